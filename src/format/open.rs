//! What files of ours have in common: text, JSON, and a header that says what they are.

use serde_json::{Map, Value};

use super::members::whole;
use super::{MOST_BYTES, Refused};

/// The JSON value of a file.
///
/// # Errors
/// Where it is too big, no text or no JSON.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooBig { bytes: bytes.len() });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refused::NotText)?;
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| refusal(&error))
}

/// Takes the header off a file that calls itself `format`, and gives its other members and its version, 1 to `newest`.
///
/// # Errors
/// Where it is of another kind, or from the future.
pub(super) fn header(file: Value, format: &str, newest: u64) -> Result<(Map<String, Value>, u64), Refused> {
    let Value::Object(mut members) = file else { return Err(Refused::NotOurs { format: None }) };
    let called = members.remove("format");
    let called = called.as_ref().and_then(Value::as_str);
    if called != Some(format) {
        return Err(Refused::NotOurs { format: called.map(str::to_owned) });
    }
    match members.remove("version").as_ref().and_then(whole) {
        None | Some(0) => Err(Refused::NoVersion),
        Some(version) if version > newest => Err(Refused::TooNew { version }),
        Some(version) => Ok((members, version)),
    }
}

fn refusal(error: &serde_json::Error) -> Refused {
    let (line, column) = (error.line(), error.column());
    if error.is_eof() {
        return Refused::CutOff { line };
    }
    // serde_json tells this error apart by its words alone.
    if error.to_string().starts_with("recursion limit") {
        return Refused::TooDeep;
    }
    Refused::NotJson { line, column }
}
