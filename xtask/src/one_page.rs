//! The player as one file, for a disk without a network. A student copy is put into it by the Share sheet.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use zopfli::{Format, Options, compress};

use crate::run::{Cmd, Failed};
use crate::tools::Tools;

/// What stands where the student copy will be.
const PLACE: &str = "LATCHWORK-BREAKOUT";

/// The styles that a player may want, after those of the page.
const STYLES: [&str; 9] = [
    "front.css",
    "handing.css",
    "own.css",
    "team.css",
    "words.css",
    "kinds.css",
    "closely.css",
    "maths.css",
    "rtl.css",
];

/// Puts `one-page.html` beside a built page. `parts` are the modules that a player may want.
pub fn make(tools: &Tools, folder: &str, parts: &[String]) -> Result<(), Failed> {
    let read = |name: &str| {
        let path = format!("{folder}/{name}");
        fs::read(&path).map_err(|error| Failed(format!("{path}: {error}")))
    };
    let text = |name: &str| Ok(String::from_utf8_lossy(&read(name)?).into_owned());
    let index = text("index.html")?;
    let (script_name, style_name) = (linked(&index, ".js")?, linked(&index, ".css")?);
    let module = script_name.replace(".js", "_bg.wasm");

    let mut style = text(&style_name)?;
    for name in STYLES {
        style += &text(name)?;
    }
    let style = with_fonts(&style, &read)?;
    let script = bundle(tools, folder, &script_name)?;

    let turner = ["turner_bg.wasm", "turner.js", "turn.js"].map(str::to_owned);
    let mut packed = part("page.css", style.as_bytes())?;
    for name in parts.iter().chain([&module]).chain(&turner) {
        packed += &part(name, &read(name)?)?;
    }
    // Packed as an address packs it.
    packed += &format!("<script type=\"text/plain\" data-part=\"breakout.json\">{PLACE}</script>");

    let body = between(&index, "<body>", "</body>")?;
    // A link that names a style and no more says that it is there already.
    let styled: String = STYLES.iter().map(|name| format!("<link href=\"{name}\">")).collect();
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>Latchwork</title>\
         {styled}</head><body>{body}{packed}\
         <script type=\"module\" data-js=\"{script_name}\" data-wasm=\"{module}\" data-turner>{script}</script></body></html>\n",
        policy = policy(&script),
    );
    let path = format!("{folder}/one-page.html");
    fs::write(&path, page).map_err(|error| Failed(format!("{path}: {error}")))
}

/// Only the one script of the page runs, and nothing is asked for.
fn policy(script: &str) -> String {
    format!(
        "default-src 'none'; script-src 'sha256-{}' 'wasm-unsafe-eval'; worker-src blob:; font-src data:; \
         img-src data: blob:; media-src data: blob:; base-uri 'none'; form-action 'none'",
        STANDARD.encode(Sha256::digest(script))
    )
}

/// A part of the page, packed as tightly as it can be unpacked anywhere, in letters. `data-bytes` is how many bytes those stand for.
fn part(name: &str, bytes: &[u8]) -> Result<String, Failed> {
    let mut packed = Vec::new();
    compress(Options::default(), Format::Deflate, bytes, &mut packed)
        .map_err(|error| Failed(format!("{name}: {error}")))?;
    let (count, letters) = (packed.len(), letters(&packed));
    Ok(format!("<script type=\"text/plain\" data-part=\"{name}\" data-bytes=\"{count}\">{letters}</script>"))
}

/// So many letters there are: all of ASCII that can be seen, from `!` on, but for `<`, which could end a script.
const LETTERS: u32 = 91;

/// Bytes as letters, two for each 13 bits, the lowest first: 91 x 91 is just more than 2 to the 13th. A twelfth shorter than
/// base64.
fn letters(bytes: &[u8]) -> String {
    let letter = |at: u32| char::from((b'!'..=b'~').filter(|byte| *byte != b'<').nth(at as usize).unwrap_or(b'!'));
    let letters: Vec<char> = (0..LETTERS).map(letter).collect();
    let (mut text, mut held, mut bits) = (String::with_capacity(bytes.len() * 5 / 4), 0u32, 0);
    let mut push = |pair: u32| text.extend([letters[(pair / LETTERS) as usize], letters[(pair % LETTERS) as usize]]);
    for byte in bytes {
        held |= u32::from(*byte) << bits;
        bits += 8;
        if bits >= 13 {
            push(held & 0x1fff);
            held >>= 13;
            bits -= 13;
        }
    }
    if bits > 0 {
        push(held);
    }
    text
}

/// The page's script and `one-page.js` as one.
fn bundle(tools: &Tools, folder: &str, script: &str) -> Result<String, Failed> {
    let (entry, out) = (format!("{folder}/one-page-entry.js"), format!("{folder}/one-page-bundle.js"));
    let failed = |path: &str, error: std::io::Error| Failed(format!("{path}: {error}"));
    let code = fs::read_to_string("one-page.js").map_err(|error| failed("one-page.js", error))?;
    fs::write(&entry, code.replace("./page.js", &format!("./{script}"))).map_err(|error| failed(&entry, error))?;
    let args = ["--bundle", "--minify", "--format=esm", "--log-level=warning"];
    let outfile = format!("--outfile={out}");
    Cmd::new(tools.esbuild.to_string_lossy()).args(&[&entry]).args(&args).args(&[&outfile]).run()?;
    let bundle = fs::read_to_string(&out).map_err(|error| failed(&out, error))?;
    for path in [&entry, &out] {
        fs::remove_file(path).map_err(|error| failed(path, error))?;
    }
    // What ends a script may stand in none.
    Ok(bundle.trim_end().replace("</script", "<\\/script"))
}

/// Styles with the fonts in them that they name.
fn with_fonts(style: &str, read: &impl Fn(&str) -> Result<Vec<u8>, Failed>) -> Result<String, Failed> {
    let mut parts = style.split("url(");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (address, rest) = part.split_once(')').ok_or_else(|| Failed("a style ends in the middle".into()))?;
        let name = address.trim_matches(['"', '\'']).trim_start_matches("./");
        let address = if name.ends_with(".woff2") {
            format!("data:font/woff2;base64,{}", STANDARD.encode(read(name)?))
        } else {
            address.to_owned()
        };
        whole += &format!("url({address}){rest}");
    }
    Ok(whole)
}

/// The name of the one file with this ending that a page links.
fn linked(page: &str, ending: &str) -> Result<String, Failed> {
    let names = page.split(['"', '\'']).filter_map(|value| value.strip_prefix("./"));
    let mut names = names.filter(|name| name.starts_with("page-") && name.ends_with(ending));
    names.next().map(str::to_owned).ok_or_else(|| Failed(format!("index.html links no page-*{ending}")))
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> Result<&'t str, Failed> {
    let part = text.split_once(from).and_then(|(_, rest)| rest.split_once(to));
    part.map(|(part, _)| part).ok_or_else(|| Failed(format!("index.html has no {from}")))
}
