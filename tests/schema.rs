//! `puzzles/breakout.schema.json` is what the types say, and every shipped file keeps to it.
//! `UPDATE=1 cargo test --no-default-features --test schema` writes it anew.

use std::error::Error;
use std::fs;

use serde_json::{Value, json};

const PATH: &str = "puzzles/breakout.schema.json";

#[test]
fn the_schema_is_what_the_types_say() -> Result<(), Box<dyn Error>> {
    let made = serde_json::to_string_pretty(&latchwork::format::schema())? + "\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(PATH, &made)?;
    }
    assert!(fs::read_to_string(PATH)? == made, "{PATH} is not what the types say: run this test with UPDATE=1");
    Ok(())
}

#[test]
fn it_takes_every_shipped_file_and_no_odd_one() -> Result<(), Box<dyn Error>> {
    let schema: Value = serde_json::from_str(&fs::read_to_string(PATH)?)?;
    let validator = jsonschema::validator_for(&schema)?;
    let mut files = 0;
    for entry in fs::read_dir("puzzles")? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.ends_with(".json") || name.ends_with(".schema.json") {
            continue;
        }
        let file: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let errors: Vec<String> =
            validator.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        files += 1;
    }
    assert!(files >= 2, "only {files} shipped files were found");
    let lock = json!({ "id": "a", "mechanism": { "kind": "number", "wheels": 4 }, "answers": "1234" });
    let odd = json!({ "format": "latchwork.breakout", "version": 1, "id": "0b6d2f5e-6a0c-4f0e-9d53-6f6b0c6f2a11",
        "revision": 1, "title": "t", "language": "en", "locks": [lock] });
    assert!(!validator.is_valid(&odd), "answers that are no list");
    assert!(!validator.is_valid(&json!({ "format": "other", "version": 1 })), "another format");
    Ok(())
}
