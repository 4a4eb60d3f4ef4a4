//! Cuts the program into modules: what a student's first visit needs, and the screens of `src/app/later.rs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::Options;

use crate::run::{Cmd, Failed};
use crate::tools::Tools;

/// The modules that are fetched while a breakout is played, whatever is in it.
const PLAYED: [&str; 3] = ["kinds", "maths", "shared"];

/// Puts the modules of the release's program in place of the one that trunk put into a folder, and says which of them may be
/// wanted by a player.
pub fn split(tools: &Tools, folder: &str) -> Result<Vec<String>, Failed> {
    let page = page(folder)?;
    let program = target()?.join("wasm32-unknown-unknown/release/page.wasm");
    let modules = program.with_file_name("modules");
    let within = |name: &str| modules.join(name).to_string_lossy().into_owned();
    let (main, parts) = (within("main.wasm"), within("parts.js"));
    emptied(&modules)?;
    let (names, played) = cut(&program, &modules)?;

    let mut script = read_text(&parts)?;
    for name in &names {
        // The modules belong to one another: all have the page's hash in their name.
        let named = format!("{page}-{name}");
        script = script.replace(&format!("\"./{name}\""), &format!("\"./{named}\""));
        move_file(&within(name), &format!("{folder}/{named}"))?;
    }
    fs::write(&parts, script).map_err(|error| Failed(format!("{parts}: {error}")))?;

    let bindgen = ["--target=web", "--keep-lld-exports", "--no-demangle", "--keep-debug", "--no-typescript"];
    let places = ["--out-name=page", "--out-dir", &modules.to_string_lossy(), &main];
    tools.with(Cmd::new("wasm-bindgen").args(&bindgen).args(&places)).run()?;
    move_file(&within("page_bg.wasm"), &format!("{folder}/{page}_bg.wasm"))?;
    let (entry, script) = (within("entry.js"), format!("--outfile={folder}/{page}.js"));
    // One script in place of two: the second would be asked for only when the first has come. Of what it offers the page
    // calls one thing.
    fs::write(&entry, "export { default } from './page.js';").map_err(|error| Failed(format!("{entry}: {error}")))?;
    let bundle = [
        &entry,
        "--bundle",
        "--format=esm",
        "--allow-overwrite",
        "--log-override:duplicate-object-key=silent",
        &script,
    ];
    Cmd::new(tools.esbuild.to_string_lossy()).args(&bundle).run()?;
    Ok(played.iter().map(|name| format!("{page}-{name}")).collect())
}

/// Cuts a program, and says what the modules beside `main.wasm` are called, and which of them a player may want. `parts.js`
/// loads them.
fn cut(program: &Path, modules: &Path) -> Result<(Vec<String>, BTreeSet<String>), Failed> {
    let whole = fs::read(program).map_err(|error| Failed(format!("{}: {error}", program.display())))?;
    let main = modules.join("main.wasm");
    let mut options = Options::new(&whole);
    options.output_dir = modules;
    options.main_out_path = &main;
    options.link_name = "./parts.js";
    options.main_module = "./page.js";
    let cut = wasm_split_cli_support::transform(options);
    let cut = cut.map_err(|error| Failed(format!("{} could not be cut: {error:?}", program.display())))?;
    let names = cut.split_modules.iter().filter_map(|path| path.file_name());
    let names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    let stems: Vec<&String> = PLAYED.iter().filter_map(|name| cut.prefetch_map.get(*name)).flatten().collect();
    let is_played =
        |name: &&String| stems.iter().any(|stem| name.trim_end_matches(".wasm") == stem.trim_end_matches(".wasm"));
    let played = names.iter().filter(is_played).cloned().collect();
    Ok((names, played))
}

/// The name of the page's script without its ending, as trunk chose it.
fn page(folder: &str) -> Result<String, Failed> {
    let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    let mut names = names.filter_map(|name| name.to_str()?.strip_suffix(".js").map(str::to_owned));
    names.find(|name| name.starts_with("page-")).ok_or_else(|| Failed(format!("{folder}: trunk made no page-*.js")))
}

/// Cargo's target folder: this very program lies in it.
fn target() -> Result<PathBuf, Failed> {
    let program = std::env::current_exe().map_err(|error| Failed(format!("xtask does not find itself: {error}")))?;
    program.ancestors().nth(2).map(Path::to_owned).ok_or_else(|| Failed("xtask lies in no target folder".into()))
}

/// An empty folder in place of whatever was there.
fn emptied(folder: &Path) -> Result<(), Failed> {
    let failed = |error: std::io::Error| Failed(format!("{}: {error}", folder.display()));
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    fs::create_dir_all(folder).map_err(failed)
}

fn read_text(path: &str) -> Result<String, Failed> {
    fs::read_to_string(path).map_err(|error| Failed(format!("{path}: {error}")))
}

fn move_file(from: &str, to: &str) -> Result<(), Failed> {
    // Copied, since the two may lie on different disks.
    fs::copy(from, to).and_then(|_| fs::remove_file(from)).map_err(|error| Failed(format!("{from} to {to}: {error}")))
}
