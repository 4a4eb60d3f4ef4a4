//! The tools that building and testing need: taken from PATH where their version fits, else put into `target/tools`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Cmd, Failed};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";
/// The oldest Node that the browser tests run on.
const NODE: u32 = 20;

/// Where missing tools go.
fn folder() -> PathBuf {
    PathBuf::from("target/tools")
}

/// Everything that building needs is there.
pub struct Tools {
    /// A script for Node.
    pub wasm_opt: PathBuf,
    /// A program.
    pub esbuild: PathBuf,
}

impl Tools {
    /// Finds or installs what building needs.
    pub fn for_building() -> Result<Self, Failed> {
        wasm_target()?;
        trunk()?;
        wasm_bindgen()?;
        let modules = from_npm()?;
        Ok(Tools { wasm_opt: modules.join("binaryen/bin/wasm-opt"), esbuild: modules.join("esbuild/bin/esbuild") })
    }

    /// A command that finds the tools.
    pub fn with(&self, command: Cmd) -> Cmd {
        let own = folder().join("bin");
        let mut paths = vec![std::path::absolute(&own).unwrap_or(own)];
        paths.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let paths = env::join_paths(paths);
        let command = command.env("TRUNK_OFFLINE", "true").env("NO_COLOR", "true");
        match paths {
            Ok(paths) => command.env("PATH", paths),
            Err(_) => command,
        }
    }
}

fn wasm_target() -> Result<(), Failed> {
    let sysroot = Cmd::new("rustc").args(&["--print", "sysroot"]).says().unwrap_or_default();
    if Path::new(&sysroot).join("lib/rustlib/wasm32-unknown-unknown").exists() {
        return Ok(());
    }
    println!("xtask: the app is WebAssembly, so Rust needs that target (seconds)");
    Cmd::new("rustup").args(&["target", "add", "wasm32-unknown-unknown"]).run()
}

fn installed(name: &str) -> String {
    folder().join("bin").join(name).to_string_lossy().into_owned()
}

/// Whether a program is there in this version; `0.21.` is any that starts so.
fn is_version(program: &str, version: &str) -> bool {
    let fits = |word: &str| word == version || version.ends_with('.') && word.starts_with(version);
    Cmd::new(program).arg("--version").says().is_some_and(|line| line.split(' ').any(fits))
}

fn trunk() -> Result<(), Failed> {
    if is_version("trunk", "0.21.") || is_version(&installed("trunk"), "0.21.") {
        return Ok(());
    }
    println!("xtask: trunk {TRUNK} builds the page; it is compiled once into target/tools (some four minutes)");
    let version = format!("={TRUNK}");
    install(&["trunk", "--locked", "--version", &version, "--no-default-features", "--features", "rustls"])
}

fn wasm_bindgen() -> Result<(), Failed> {
    let version = locked("wasm-bindgen")?;
    if is_version("wasm-bindgen", &version) || is_version(&installed("wasm-bindgen"), &version) {
        return Ok(());
    }
    println!("xtask: wasm-bindgen {version} (as in Cargo.lock) is compiled once into target/tools (a minute or two)");
    // Not --locked: its own lock file names a version that was withdrawn.
    let version = format!("={version}");
    install(&["wasm-bindgen-cli", "--version", &version])
}

/// A tool that runs for a second needs no optimising: this compiles in a third of the time.
fn install(what: &[&str]) -> Result<(), Failed> {
    let root = folder().to_string_lossy().into_owned();
    let command = Cmd::new("cargo").arg("install").args(what).args(&["--root", &root]);
    let settings = [("LTO", "off"), ("OPT_LEVEL", "0"), ("CODEGEN_UNITS", "16"), ("DEBUG", "0")];
    let quick =
        |command: Cmd, (name, value): (&str, &str)| command.env(&format!("CARGO_PROFILE_RELEASE_{name}"), value);
    settings.into_iter().fold(command, quick).run()
}

/// The version of a package in Cargo.lock.
fn locked(package: &str) -> Result<String, Failed> {
    let lock = fs::read_to_string("Cargo.lock").map_err(|error| Failed(format!("Cargo.lock: {error}")))?;
    let entry = lock.split("[[package]]").find(|entry| entry.contains(&format!("name = \"{package}\"\n")));
    let version = entry.and_then(|entry| entry.split("version = \"").nth(1)).and_then(|rest| rest.split('"').next());
    version.map(str::to_owned).ok_or_else(|| Failed(format!("Cargo.lock has no {package}")))
}

/// The folder with what comes from npm, each in just this version.
fn from_npm() -> Result<PathBuf, Failed> {
    node()?;
    let modules = folder().join("node_modules");
    let packages = [("binaryen", BINARYEN), ("esbuild", ESBUILD)];
    let is_there = |(package, version): (&str, &str)| {
        let about = fs::read_to_string(modules.join(package).join("package.json")).unwrap_or_default();
        about.contains(&format!("\"version\": \"{version}\""))
    };
    if !packages.into_iter().all(is_there) {
        println!("xtask: npm's binaryen and esbuild make modules, scripts and styles a fifth smaller (seconds)");
        let root = folder().to_string_lossy().into_owned();
        fs::create_dir_all(&root).map_err(|error| Failed(format!("{root}: {error}")))?;
        // All at once: npm takes away what it was not asked for.
        let wanted = packages.map(|(package, version)| format!("{package}@{version}"));
        Cmd::new(npm())
            .args(&["install", "--no-audit", "--no-fund", "--no-save", "--prefix", &root])
            .args(&wanted.each_ref().map(String::as_str))
            .run()?;
    }
    Ok(modules)
}

/// npm's name on this platform.
pub fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn node() -> Result<(), Failed> {
    if !has_node() {
        package("nodejs npm")?;
    }
    if has_node() {
        return Ok(());
    }
    Err(Failed(format!("no Node {NODE} with npm: install Node {NODE} or newer (nodejs.org), then run this again")))
}

/// Whether Node is there, new enough, and npm with it.
fn has_node() -> bool {
    let version = Cmd::new("node").arg("--version").says().unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    major.is_some_and(|major| major >= NODE) && Cmd::new(npm()).arg("--version").says().is_some()
}

/// A Chromium for the browser tests.
pub fn browser() -> Result<PathBuf, Failed> {
    if let Some(found) = find_browser() {
        return Ok(found);
    }
    package("chromium")?;
    find_browser().ok_or_else(|| {
        Failed("no Chromium: install Chromium or Chrome, or set CHROMIUM to its path, then run this again".into())
    })
}

/// A Firefox, where there is one or it can be had without a question: a few tests want a second engine.
pub fn second_browser() -> Option<PathBuf> {
    let find = || {
        let usual =
            ["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"];
        find("FIREFOX", &["firefox-esr", "firefox"], &usual)
    };
    find().or_else(|| {
        // Where it can't be had, its tests say that they were left out.
        let _ = package("firefox-esr");
        find()
    })
}

fn find_browser() -> Option<PathBuf> {
    let usual = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];
    find("CHROMIUM", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"], &usual)
}

/// A program: what a variable says, one of these names on the PATH, or one of these paths.
fn find(variable: &str, names: &[&str], paths: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    let on_path = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    let named = env::var_os(variable).map(PathBuf::from);
    named.into_iter().chain(on_path).chain(paths.iter().map(PathBuf::from)).find(|path| path.exists())
}

/// Installs a system package where that needs no question: with apt, as root. Elsewhere nothing happens.
fn package(names: &str) -> Result<(), Failed> {
    let is_root = Cmd::new("id").arg("-u").says().as_deref() == Some("0");
    if !is_root || Cmd::new("apt-get").arg("--version").says().is_none() {
        return Ok(());
    }
    println!("xtask: {names} is missing and is installed with apt (a minute)");
    Cmd::new("apt-get").args(&["update", "--quiet"]).run()?;
    Cmd::new("apt-get")
        .args(&["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(&names.split(' ').collect::<Vec<_>>())
        .run()
}
