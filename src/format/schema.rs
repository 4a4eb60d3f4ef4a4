//! The JSON Schema of puzzle files: made from the types, and narrowed to what the reader takes.

use std::ops::RangeInclusive;

use serde_json::{Map, Value, json};

use super::limits::*;
use super::write::File;
use super::{FORMAT, VERSION};
use crate::breakout::weave::Order;
use crate::breakout::{LONGEST_ROLE, MOST_ROLES};
use crate::mechanism::{Axis, Clock, Direction, Letters, Number, Pattern, Point, Quantity, Spacing};

/// Members that must be there; any other may be left out and then means its default.
const REQUIRED: [&str; 6] = ["format", "version", "id", "kind", "mechanism", "tool"];

/// What [`is_id`](crate::breakout::is_id) takes.
const ID: &str = "^[a-z0-9][a-z0-9-]{0,31}$";

/// The objects with an id of that kind.
const WITH_ID: [&str; 6] = ["Card", "Clue", "Item", "Lock", "Swatch", "Target"];

/// A key of a tune.
const KEY: &str = "^([CDFGA]#?|[EB])[1-7]$";

/// The members that take some numbers only.
const LIMITS: [(&str, RangeInclusive<u32>); 14] = [
    ("/properties/revision", REVISION),
    ("/properties/minutes", MINUTES),
    ("/$defs/Clue/properties/seat", SEAT),
    ("/$defs/Lock/properties/need", NEED),
    ("/$defs/Number/properties/wheels", Number::WHEELS),
    ("/$defs/Letters/properties/wheels", Letters::WHEELS),
    ("/$defs/Quantity/properties/places", Quantity::PLACES),
    ("/$defs/Pattern/properties/size", Pattern::SIZES),
    ("/$defs/Point/properties/count", Point::COUNT),
    ("/$defs/HintRules/properties/after_tries", AFTER_TRIES),
    ("/$defs/HintRules/properties/after_seconds", AFTER_SECONDS),
    ("/$defs/HintRules/properties/cards", CARDS),
    ("/$defs/TryRules/properties/free", FREE),
    ("/$defs/TryRules/properties/wait_seconds", WAIT_SECONDS),
];

/// The JSON Schema of puzzle files. What it refuses, the reader or the checks find fault with; what it takes, they read
/// as it stands.
pub fn schema() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<File<'static>>().to_value();
    narrow(&mut schema);
    let mut say = |pointer: &str, words: Value| {
        if let Some(Value::Object(members)) = schema.pointer_mut(pointer) {
            members.extend(words.as_object().cloned().unwrap_or_default());
        }
    };
    say("", json!({ "title": "Latchwork breakout" }));
    say("/properties/format", json!({ "const": FORMAT }));
    say("/properties/version", json!({ "const": VERSION }));
    say("/properties/id", json!({ "pattern": "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$" }));
    for name in WITH_ID {
        say(&format!("/$defs/{name}/properties/id"), json!({ "pattern": ID }));
    }
    for (pointer, range) in LIMITS {
        say(pointer, json!({ "minimum": range.start(), "maximum": range.end() }));
    }
    for end in ["from", "to"] {
        let limits = json!({ "minimum": Axis::ENDS.start(), "maximum": Axis::ENDS.end() });
        say(&format!("/$defs/Axis/properties/{end}"), limits);
    }
    say("/$defs/Clock/properties/hours", json!({ "enum": Clock::HOURS }));
    say("/$defs/Axis/properties/step", json!({ "enum": Spacing::ALL }));
    for end in ["first", "last"] {
        say(&format!("/$defs/Tune/properties/{end}"), json!({ "pattern": KEY }));
    }
    say("/$defs/Direction/properties/ways", json!({ "enum": Direction::WAYS }));
    say("/$defs/Clue/properties", json!({ "ciphers": ciphers() }));
    say("/$defs/Rules/properties", json!({ "roles": roles() }));
    say("/$defs/Lock/properties", json!({ "weave": weave() }));
    say("/$defs/Clue/properties", json!({ "piece": piece() }));
    say("/$defs/Lock/properties", json!({ "made": made() }));
    say("/properties", json!({ "asks": asks() }));
    further_kinds(&mut schema);
    for name in ["Clue", "Mechanism"] {
        newer_kinds(&mut schema, name);
    }
    newer_tools(&mut schema);
    schema
}

/// What the cipher bench hid in a clue's text. It stands among what play doesn't know; what can't be read there hides nothing.
fn ciphers() -> Value {
    json!({ "description": "What the cipher bench hid in its text, each with its cipher and secret: a copy for another class hides something else there." })
}

/// The roles of a team, likewise: what is no short text there is dealt to nobody.
fn roles() -> Value {
    let words = format!(
        "What members of a team do in turns, as a list of at most {MOST_ROLES} short texts, each of at most {LONGEST_ROLE} characters; left out: they read, write, turn the lock and watch the clock."
    );
    json!({ "description": words })
}

/// How a lock's answer is dealt out, which stands among what play doesn't know.
fn weave() -> Value {
    let text = |words: &str| json!({ "type": "string", "description": words });
    json!({
        "type": "object",
        "description": "Its first answer is dealt out as pieces inside the locks before it.",
        "properties": {
            "order": {
                "type": "string",
                "enum": Order::ALL.map(Order::name),
                "description": "How students find the order of the pieces; left out: `dots`.",
            },
            "sentence": text("The sentence whose words begin as the slips are marked, for the order `sentence`."),
            "title": text("What a new slip is called."),
        },
    })
}

/// Who made a lock that came from a class, likewise; what can't be read there names nobody.
fn made() -> Value {
    json!({ "description": "The team of a class that made it, `by`, and the `journal` that it was handed in with." })
}

/// What a team is asked for, likewise.
fn asks() -> Value {
    let text = |words: &str| json!({ "type": "string", "description": words });
    json!({
        "type": "array",
        "description": "Words that a team is asked for, 8 at most: `{animal}` in a text that students read stands for the word with the id `animal`.",
        "items": {
            "type": "object",
            "description": "A word that a team is asked for.",
            "properties": {
                "id": { "type": "string", "pattern": ID, "description": "What stands between the braces." },
                "say": text("The question. Plain text."),
                "otherwise": text("The word that stands there where a team gives none. Plain text."),
            },
            "required": ["id"],
        },
    })
}

/// What a clue says of pieces, likewise.
fn piece() -> Value {
    let text = |words: &str| json!({ "type": "string", "description": words });
    json!({
        "type": "object",
        "description": "It is a piece of a woven lock's answer, or tells how the pieces of its own lock go together.",
        "properties": {
            "of": text("The id of the woven lock; left out: it tells how the pieces go together."),
            "says": text("What of its text was dealt: the app writes it anew."),
        },
    })
}

/// Takes out what is true of writing alone: members that are always written, and `null`, which never is.
fn narrow(schema: &mut Value) {
    match schema {
        Value::Array(list) => list.iter_mut().for_each(narrow),
        Value::Object(members) => {
            if let Some(Value::Array(required)) = members.get_mut("required") {
                required.retain(|name| name.as_str().is_some_and(|name| REQUIRED.contains(&name)));
            }
            if members.get("required") == Some(&json!([])) {
                members.remove("required");
            }
            for name in ["type", "anyOf"] {
                not_null(members, name);
            }
            members.values_mut().for_each(narrow);
        }
        _ => {}
    }
}

fn not_null(members: &mut Map<String, Value>, name: &str) {
    let Some(Value::Array(ways)) = members.get_mut(name) else { return };
    ways.retain(|way| *way != json!("null") && *way != json!({ "type": "null" }));
    if ways.len() != 1 {
        return;
    }
    match ways.remove(0) {
        Value::Object(only) => {
            members.remove(name);
            members.extend(only);
        }
        only => drop(members.insert(name.to_owned(), only)),
    }
}

/// The further kinds stand beside the first six: for whoever writes a file there is no difference.
fn further_kinds(schema: &mut Value) {
    let further = schema.pointer_mut("/$defs").and_then(|defs| defs.as_object_mut()?.remove("Further"));
    let Some(Value::Array(further)) = further.and_then(|mut further| further.get_mut("oneOf").map(Value::take)) else {
        return;
    };
    let Some(Value::Array(kinds)) = schema.pointer_mut("/$defs/Mechanism/anyOf") else { return };
    if let Some(at) = kinds.iter().position(|kind| kind["$ref"] == "#/$defs/Further") {
        kinds.splice(at..=at, further);
    }
}

/// A kind of a newer version may hold anything, but it is none of ours.
fn newer_kinds(schema: &mut Value, name: &str) {
    let Some(Value::Array(kinds)) = schema.pointer_mut(&format!("/$defs/{name}/anyOf")) else { return };
    let ours: Vec<Value> = kinds.iter().filter_map(|kind| kind.pointer("/properties/kind/const")).cloned().collect();
    if let Some(newer) = kinds.last_mut().and_then(|kind| kind.pointer_mut("/properties/kind")) {
        newer["minLength"] = 1.into();
        newer["not"] = json!({ "enum": ours });
    }
}

/// A tool of a newer version, likewise.
fn newer_tools(schema: &mut Value) {
    let Some(Value::Object(tool)) = schema.pointer_mut("/$defs/Tool") else { return };
    if let Some(Value::Array(mut tools)) = tool.remove("oneOf") {
        tools.push(json!({ "type": "string", "description": "A tool of a newer version." }));
        tool.insert("anyOf".into(), tools.into());
    }
}
