//! Turns `locales/en.json` into words that are checked when they are compiled, and `puzzles/` into the list of shipped
//! breakouts.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales/en.json");
    println!("cargo::rerun-if-changed=puzzles");
    println!("cargo::rustc-check-cfg=cfg(split)");
    if env::var("PROFILE")? == "release" && env::var("CARGO_CFG_TARGET_FAMILY")? == "wasm" {
        // A release is cut into modules (see xtask/src/split.rs), and for that the linker has to say what needs what.
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg-bin=page=--emit-relocs");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("words.rs"), words(Path::new("locales/en.json"))?)?;
    fs::write(out.join("shipped.rs"), shipped(Path::new("puzzles"))?)?;
    Ok(())
}

/// A module for each object and a function for each text. A text with places to fill, `{open} of {of}`, takes a
/// struct of the same name with those fields: a missing or a mistyped one does not compile.
fn words(path: &Path) -> Result<String, Box<dyn Error>> {
    let words: Value = serde_json::from_slice(&fs::read(path)?)?;
    let mut code = String::new();
    for (name, value) in words.as_object().ok_or("the words are no object")? {
        word(&mut code, name, value)?;
    }
    Ok(code)
}

fn word(code: &mut String, name: &str, value: &Value) -> Result<(), Box<dyn Error>> {
    match value {
        Value::Object(words) => {
            writeln!(code, "pub mod {name} {{")?;
            for (name, value) in words {
                word(code, name, value)?;
            }
            writeln!(code, "}}")?;
        }
        Value::String(text) => {
            let places = places(text);
            if places.is_empty() {
                let text = text.replace("{{", "{").replace("}}", "}");
                writeln!(code, "pub const fn {name}() -> &'static str {{ {text:?} }}")?;
            } else {
                let fields: String =
                    places.iter().map(|place| format!("pub {place}: &'a dyn std::fmt::Display, ")).collect();
                let given: String = places.iter().map(|place| format!("{place} = it.{place}, ")).collect();
                writeln!(code, "pub struct {name}<'a> {{ {fields} }}")?;
                writeln!(code, "pub fn {name}(it: {name}<'_>) -> String {{ format!({text:?}, {given}) }}")?;
            }
        }
        _ => return Err(format!("the word {name} is neither text nor an object").into()),
    }
    Ok(())
}

/// The names in braces, each once.
fn places(text: &str) -> Vec<&str> {
    let mut places: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).filter(|name| !name.is_empty()).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// What the cards of the home page say about each file in `puzzles/`, as a list of `Shipped`.
fn shipped(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".json") && !name.ends_with(".schema.json") {
            paths.push(path);
        }
    }
    paths.sort();
    let mut code = String::from("&[\n");
    for path in paths {
        let file: Value = serde_json::from_slice(&fs::read(&path)?)?;
        let text = |name: &str| file[name].as_str().unwrap_or_default().to_owned();
        writeln!(
            code,
            "Shipped {{ slug: {:?}, id: {:?}, title: {:?}, subject: {:?}, level: {:?}, minutes: {}, locks: {} }},",
            path.file_stem().unwrap_or_default().to_string_lossy(),
            text("id"),
            text("title"),
            text("subject"),
            text("level"),
            file["minutes"].as_u64().unwrap_or_default(),
            file["locks"].as_array().map_or(0, Vec::len),
        )?;
    }
    code.push(']');
    Ok(code)
}
