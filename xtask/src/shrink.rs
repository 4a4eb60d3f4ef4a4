//! Makes a built page as small as it gets.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use crate::exports;
use crate::run::{Cmd, Failed};
use crate::tools::Tools;

/// What rustc uses of WebAssembly, and every browser since 2022 has. All that wasm-opt knows would be too much for them.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What is worth doing after the compiler has made the code small: more makes it shorter, and longer once compressed.
/// Functions that stand beside their likes compress better, and their names say who these are; then the names go.
const PASSES: [&str; 5] =
    ["-O1", "--dae-optimizing", "--duplicate-function-elimination", "--reorder-functions-by-name", "--strip-debug"];

/// Makes all in a folder smaller: modules, scripts, styles.
pub fn shrink(tools: &Tools, folder: &str) -> Result<(), Failed> {
    for module in files(folder, "wasm") {
        if let Some(name) = module.strip_suffix("_bg.wasm") {
            exports::take_off(&module)?;
            number_imports(&module, &format!("{name}.js"))?;
        }
        let wasm_opt = tools.wasm_opt.to_string_lossy().into_owned();
        let args =
            [wasm_opt.as_str()].into_iter().chain(PASSES).chain(FEATURES).chain([module.as_str(), "-o", &module]);
        Cmd::new("node").args(&args.collect::<Vec<_>>()).run()?;
    }
    let esbuild = |file: &str, args: &[&str]| {
        let out = format!("--outfile={file}");
        let always = [file, "--minify", "--allow-overwrite", "--log-level=warning", &out];
        Cmd::new(tools.esbuild.to_string_lossy()).args(&always).args(args).run()
    };
    for script in files(folder, "js") {
        // The turner's scripts know each other by what they call global.
        let is_global = script.rsplit('/').next().is_some_and(|name| name.starts_with("turn"));
        esbuild(&script, if is_global { &[] } else { &["--format=esm"] })?;
    }
    for style in files(folder, "css") {
        esbuild(&style, &["--bundle", "--external:*.woff2"])?;
    }
    Ok(())
}

fn files(folder: &str, ending: &str) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|found| found == ending));
    paths.map(|path: PathBuf| path.to_string_lossy().into_owned()).collect()
}

/// How many hexadecimal digits wasm-bindgen puts behind the name of an import.
const HASH: usize = 16;

/// Puts numbers in place of the hashes in the names of a module's imports: hashes do not compress, and the module and its
/// script have to agree on the names, whatever they are.
fn number_imports(module: &str, script: &str) -> Result<(), Failed> {
    let failed = |path: &str, error: std::io::Error| Failed(format!("{path}: {error}"));
    let mut code = fs::read(script).map_err(|error| failed(script, error))?;
    let mut binary = fs::read(module).map_err(|error| failed(module, error))?;
    let mut numbers = HashMap::new();
    for at in hashes(&code) {
        let number = numbers.len();
        numbers.entry(code[at..at + HASH].to_vec()).or_insert(number);
    }
    for bytes in [&mut code, &mut binary] {
        for at in hashes(bytes) {
            if let Some(number) = numbers.get(&bytes[at..at + HASH]) {
                bytes[at..at + HASH].copy_from_slice(format!("{number:0HASH$}").as_bytes());
            }
        }
    }
    fs::write(script, code).map_err(|error| failed(script, error))?;
    fs::write(module, binary).map_err(|error| failed(module, error))
}

/// Where hashes begin: after `_`, and nothing of a name behind them.
fn hashes(bytes: &[u8]) -> Vec<usize> {
    let is_hex = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
    let is_hash = |part: &[u8]| {
        part[0] == b'_'
            && part[1..=HASH].iter().all(is_hex)
            && part.get(HASH + 1).is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_')
    };
    (0..bytes.len().saturating_sub(HASH)).filter(|at| is_hash(&bytes[*at..])).map(|at| at + 1).collect()
}
