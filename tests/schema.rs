//! `puzzles/breakout.schema.json` is what the types say and the reader takes, and every shipped file keeps to it.
//! `UPDATE=1 cargo test --no-default-features --test schema` writes it anew.

mod support;

use std::error::Error;
use std::fs;

use jsonschema::Validator;
use latchwork::breakout::asks::Asker;
use latchwork::breakout::weave::Weaver;
use latchwork::breakout::{Problem, check};
use latchwork::format::{read, schema, write};
use latchwork::maths;
use latchwork::mechanism::Spelling;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::any_breakout;
use support::json::{odd_values, pointers, slip, whole_file};
use uuid::Uuid;

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

fn validator() -> Validator {
    jsonschema::validator_for(&schema()).expect("it is a schema")
}

/// Whether schema and reader say the same of a file: what the one refuses the other finds fault with.
fn agree(validator: &Validator, file: &Value) -> Result<(), String> {
    let refused: Vec<String> =
        validator.iter_errors(file).map(|error| format!("{}: {error}", error.instance_path())).collect();
    let opened = read(file.to_string().as_bytes(), Uuid::nil()).map_err(|refused| refused.to_string())?;
    let mut found = opened.findings;
    found.extend(check::check(&opened.breakout, Spelling::native("en"), Some(maths::fault)));
    let form = |text: &str, form| (Spelling::native("en").form)(text, form);
    found.extend(Weaver::new(form).faults(&opened.breakout));
    found.extend(Asker::new().faults(&opened.breakout));
    let of_form = |problem: &Problem| {
        matches!(problem, Problem::WrongValue { .. } | Problem::BadId(_) | Problem::NoKind | Problem::NoMechanism)
    };
    let misread: Vec<_> = found.iter().filter(|finding| of_form(&finding.problem)).collect();
    // A tool that is no text is taken for one of a newer version.
    let of_tool = |problem: &Problem| matches!(problem, Problem::NewerKind(kind) if kind == "tool");
    let is_odd = !misread.is_empty() || found.iter().any(|finding| of_tool(&finding.problem));
    match (refused.is_empty(), misread.is_empty()) {
        (true, false) => Err(format!("the schema takes what is found: {misread:?}")),
        (false, _) if !is_odd => Err(format!("nothing is found of what the schema refuses: {refused:?}")),
        _ => Ok(()),
    }
}

#[test]
fn what_the_schema_refuses_is_found_whichever_member_becomes_odd() {
    let (validator, file) = (validator(), sound_file());
    assert!(validator.is_valid(&file));
    for pointer in pointers(&file) {
        for value in odd_values() {
            let mut odd = file.clone();
            *odd.pointer_mut(&pointer).expect("it stands there") = value.clone();
            assert_eq!(agree(&validator, &odd), Ok(()), "{value} at {pointer}");
        }
        let mut without = file.clone();
        take_out(&mut without, &pointer);
        assert_eq!(agree(&validator, &without), Ok(()), "without {pointer}");
    }
}

/// The whole file without what only a newer version knows.
fn sound_file() -> Value {
    let mut file = whole_file();
    for list in ["/bench", "/locks"] {
        if let Some(Value::Array(things)) = file.pointer_mut(list) {
            things.retain(|thing| !["later", "later-tool", "shadow"].iter().any(|id| thing["id"] == **id));
        }
    }
    file
}

fn take_out(file: &mut Value, pointer: &str) {
    let Some((parent, name)) = pointer.rsplit_once('/') else { return };
    match file.pointer_mut(parent) {
        Some(Value::Object(members)) => drop(members.remove(name)),
        Some(Value::Array(list)) => drop(list.remove(name.parse().expect("an index"))),
        _ => {}
    }
}

#[test]
fn numbers_have_the_limits_that_the_guide_tells() {
    let (validator, file) = (validator(), whole_file());
    for (pointer, least, most) in [
        ("/revision", 1, u64::from(u32::MAX)),
        ("/minutes", 1, 1440),
        ("/bench/0/seat", 1, 2),
        ("/locks/3/need", 1, 10_000),
        ("/locks/0/mechanism/wheels", 1, 10),
        ("/locks/1/mechanism/wheels", 1, 12),
        ("/locks/10/mechanism/places", 0, 12),
        ("/rules/hints/after_tries", 0, 1000),
        ("/rules/hints/after_seconds", 0, 86_400),
        ("/rules/hints/cards", 0, 1000),
        ("/rules/tries/free", 0, 1000),
        ("/rules/tries/wait_seconds", 0, 3600),
    ] {
        let numbers = [(least as i64 - 1, false), (least as i64, true), (most as i64, true), (most as i64 + 1, false)];
        for (number, is_taken) in numbers {
            let mut with = file.clone();
            *with.pointer_mut(pointer).expect("it stands there") = number.into();
            let opened = read(with.to_string().as_bytes(), Uuid::nil()).expect("it was refused");
            assert_eq!(validator.is_valid(&with), is_taken, "schema: {number} at {pointer}");
            assert_eq!(opened.findings.is_empty(), is_taken, "reader: {number} at {pointer}");
        }
    }
}

/// Settings of one lock each: whether schema and reader take them.
#[test]
fn settings_have_the_limits_that_the_guide_tells() {
    let validator = validator();
    let id = Uuid::nil().to_string();
    for (settings, is_taken) in [
        (json!({ "kind": "pattern", "size": 2 }), false),
        (json!({ "kind": "pattern", "size": 3 }), true),
        (json!({ "kind": "pattern", "size": 5 }), true),
        (json!({ "kind": "pattern", "size": 6 }), false),
        (json!({ "kind": "point", "x": { "from": -1000, "to": 1000.0, "step": 0.25 }, "count": 20 }), true),
        (json!({ "kind": "point", "y": { "to": 0, "step": 2.0 }, "count": 1 }), true),
        (json!({ "kind": "point", "x": { "from": -1001 } }), false),
        (json!({ "kind": "point", "x": { "to": 1001 } }), false),
        (json!({ "kind": "point", "x": { "to": 2.5 } }), false),
        (json!({ "kind": "point", "x": { "step": 0.3 } }), false),
        (json!({ "kind": "point", "x": { "step": "0.5" } }), false),
        (json!({ "kind": "point", "count": 0 }), false),
        (json!({ "kind": "point", "count": 21 }), false),
        (json!({ "kind": "clock", "hours": 12 }), true),
        (json!({ "kind": "clock", "hours": 13 }), false),
        (json!({ "kind": "shape", "shapes": ["star", "bar"] }), true),
        (json!({ "kind": "shape", "shapes": ["star", "pentagon"] }), false),
        (json!({ "kind": "tune", "first": "C#1", "last": "B7" }), true),
        (json!({ "kind": "tune", "first": "C8" }), false),
        (json!({ "kind": "tune", "first": "E#4" }), false),
        (json!({ "kind": "tune", "first": "Db4" }), false),
        (json!({ "kind": "tune", "last": 60 }), false),
        (json!({ "kind": "switches", "labels": ["Lamp", 2] }), false),
    ] {
        let locks = json!([{ "id": "a", "mechanism": settings }]);
        let file = json!({ "format": "latchwork.breakout", "version": 1, "id": id, "locks": locks });
        let opened = read(file.to_string().as_bytes(), Uuid::nil()).expect("it was refused");
        assert_eq!(validator.is_valid(&file), is_taken, "schema: {settings}");
        assert_eq!(opened.findings.is_empty(), is_taken, "reader: {settings}");
    }
}

#[test]
fn what_may_be_left_out_is_left_out() {
    let validator = validator();
    let id = Uuid::nil().to_string();
    let smallest = json!({ "format": "latchwork.breakout", "version": 1, "id": id, "locks": [
        { "id": "a", "mechanism": { "kind": "number" } },
        { "id": "b", "mechanism": { "kind": "direction" }, "clues": [{ "id": "c", "kind": "image" }] },
    ], "rules": { "hints": { "cards": 1 }, "tries": {} } });
    let errors: Vec<String> = validator.iter_errors(&smallest).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(read(smallest.to_string().as_bytes(), Uuid::nil()).map(|opened| opened.findings), Ok(Vec::new()));
    for file in [whole_file(), sound_file()] {
        assert!(validator.is_valid(&file));
    }
}

proptest! {
    #[test]
    fn what_is_written_validates(breakout in any_breakout()) {
        let validator = validator();
        let file: Value = serde_json::from_str(&write(&breakout)).unwrap();
        let errors: Vec<String> = validator.iter_errors(&file).map(|error| error.to_string()).collect();
        prop_assert!(errors.is_empty(), "{:?} of {}", errors, file);
    }

    #[test]
    fn schema_and_reader_agree_on_what_a_careless_hand_does(breakout in any_breakout(), slips in vec(slip(), 1..4)) {
        let mut file: Value = serde_json::from_str(&write(&breakout)).unwrap();
        slips.iter().for_each(|slip| drop(slip.befall(&mut file)));
        prop_assert_eq!(agree(&validator(), &file), Ok(()), "{}", file);
    }
}
