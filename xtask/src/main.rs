//! `cargo xtask serve | test | build | bench | pictures`: gets the tools that are missing, then calls the usual ones.

mod exports;
mod one_page;
mod policy;
mod run;
mod shrink;
mod split;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use run::{Cmd, Failed};
use tools::Tools;

const HELP: &str = "\
cargo xtask serve [--release]   the app on http://127.0.0.1:8080, reloaded as files change
cargo xtask test [--core|--e2e [name]]   every test: format, clippy, core, browser
cargo xtask build               dist/ for any static host, on any path
cargo xtask bench [--seal]      sizes and speed, or those of sealing alone
cargo xtask pictures [locks]    the screenshots of README.md; of every lock type, into target/pictures/";

/// The project's folder, from which all runs. Cargo says where xtask lies: what was compiled in may be another clone's.
fn root() -> PathBuf {
    let home = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    home.join("..")
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let root = root();
    if let Err(error) = std::env::set_current_dir(&root) {
        eprintln!("xtask: {}: {error}", root.display());
        return ExitCode::FAILURE;
    }
    let done = match words.as_slice() {
        ["serve", flags @ ..] => serve(flags),
        ["test"] => test(),
        ["test", "--core"] => core(),
        ["test", "--e2e", names @ ..] => build().and_then(|()| browser("test.mjs", names)),
        ["build"] => build(),
        ["bench"] => sealing().and_then(|()| build()).and_then(|()| empty()).and_then(|()| browser("bench.mjs", &[])),
        ["bench", "--seal"] => sealing(),
        ["after-trunk"] => after_trunk(),
        ["pictures", "locks"] => build().and_then(|()| browser("pictures-locks.mjs", &[])),
        ["pictures"] => build().and_then(|()| browser("pictures.mjs", &[])),
        _ => {
            println!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed(why)) => {
            eprintln!("\nxtask: {why}");
            ExitCode::FAILURE
        }
    }
}

fn serve(flags: &[&str]) -> Result<(), Failed> {
    let tools = Tools::for_building()?;
    tools.with(Cmd::new("trunk").arg("serve").args(flags)).run()
}

fn build() -> Result<(), Failed> {
    let tools = Tools::for_building()?;
    tools.with(Cmd::new("trunk").args(&["build", "--release", "--dist", "dist"])).run()?;
    policy::put("dist/index.html")
}

/// What trunk calls when it has built a page (see Trunk.toml). A release is cut into modules and made small.
fn after_trunk() -> Result<(), Failed> {
    let told = |name: &str| std::env::var(name).map_err(|_| Failed(format!("{name} is missing: trunk calls this")));
    if told("TRUNK_PROFILE")? != "release" {
        return Ok(());
    }
    let (tools, folder) = (Tools::for_building()?, told("TRUNK_STAGING_DIR")?);
    let played = split::split(&tools, &folder)?;
    shrink::shrink(&tools, &folder)?;
    one_page::make(&tools, &folder, &played)
}

/// The empty page that sizes and times are compared with.
fn empty() -> Result<(), Failed> {
    let tools = Tools::for_building()?;
    let page =
        Cmd::new("trunk").args(&["build", "--release", "--config", "xtask/empty", "--dist", "../../target/empty"]);
    tools.with(page).run()?;
    shrink::shrink(&tools, "target/empty")
}

/// How fast a sealed lock can be tried here, and a breakout sealed.
fn sealing() -> Result<(), Failed> {
    let test = ["test", "--release", "--no-default-features", "--test", "strength", "--", "--ignored", "--nocapture"];
    Cmd::new("cargo").args(&test).run()
}

fn test() -> Result<(), Failed> {
    core()?;
    let tools = Tools::for_building()?;
    let wasm = [
        "clippy",
        "--lib",
        "--bins",
        "--features",
        "turner",
        "--target",
        "wasm32-unknown-unknown",
        "--",
        "-D",
        "warnings",
    ];
    tools.with(Cmd::new("cargo").args(&wasm)).run()?;
    build()?;
    browser("test.mjs", &[])
}

fn core() -> Result<(), Failed> {
    Cmd::new("cargo").args(&["fmt", "--all", "--check"]).run()?;
    Cmd::new("cargo").args(&["clippy", "--no-default-features", "--all-targets", "--", "-D", "warnings"]).run()?;
    Cmd::new("cargo").args(&["clippy", "--package", "xtask", "--", "-D", "warnings"]).run()?;
    Cmd::new("cargo").args(&["test", "--no-default-features"]).run()
}

/// Runs one of the scripts in tests/e2e, with Node's packages, a Chromium and where possible a Firefox at hand.
fn browser(script: &str, names: &[&str]) -> Result<(), Failed> {
    let chromium = tools::browser()?;
    Cmd::new(tools::npm()).args(&["ci", "--no-audit", "--no-fund", "--prefix", "tests/e2e"]).run()?;
    let path = format!("tests/e2e/{script}");
    let node = Cmd::new("node").arg(&path).args(names).env("CHROMIUM", &chromium);
    match tools::second_browser() {
        Some(firefox) => node.env("FIREFOX", &firefox).run(),
        None => node.run(),
    }
}
