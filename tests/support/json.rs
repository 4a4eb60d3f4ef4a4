//! Files as they stand, and what a careless hand makes of them.

use proptest::prelude::*;
use serde_json::{Value, json};

/// A file in which each member stands, and an unknown one beside them wherever one can.
pub fn whole_file() -> Value {
    serde_json::from_str(include_str!("whole.json")).expect("it is JSON")
}

/// The JSON Pointers of all members and entries, but those of format and version.
pub fn pointers(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(value, String::new(), &mut |pointer, _| found.push(pointer.to_owned()));
    found.retain(|pointer| !matches!(pointer.as_str(), "" | "/format" | "/version"));
    found
}

fn walk(value: &Value, here: String, visit: &mut impl FnMut(&str, &Value)) {
    visit(&here, value);
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, entry)| walk(entry, format!("{here}/{index}"), visit))
        }
        Value::Object(members) => members.iter().for_each(|(name, entry)| {
            walk(entry, format!("{here}/{}", name.replace('~', "~0").replace('/', "~1")), visit)
        }),
        _ => {}
    }
}

/// Every text, number, word and empty list or object in a value, with the name that it goes by; sorted.
fn leaves(value: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(value, String::new(), &mut |pointer, value| {
        let leaf = match value {
            Value::Array(list) if !list.is_empty() => return,
            Value::Object(members) if !members.is_empty() || pointer.ends_with("/unread") => return,
            // 4.0 and 4 are one number.
            Value::Number(number) => number.as_f64().unwrap_or_default().to_string(),
            leaf => leaf.to_string(),
        };
        // What could not be read goes by the path to it, with a sign behind it where the name was taken.
        let path = pointer.replace("~1", "/").replace("~0", "~");
        let mut names = path.split('/').map(|part| part.trim_end_matches('+'));
        let name = names.rfind(|name| name.parse::<usize>().is_err()).unwrap_or_default();
        found.push((name.to_owned(), leaf));
    });
    found.sort();
    found
}

/// What stands in `before` and not, or not as often, in `after`.
pub fn lost(before: &Value, after: &Value) -> Vec<(String, String)> {
    let mut there = leaves(after);
    let mut lost = leaves(before);
    lost.retain(|leaf| match there.binary_search(leaf) {
        Ok(at) => {
            there.remove(at);
            false
        }
        Err(_) => true,
    });
    lost
}

/// Values that are wrong nearly everywhere.
pub fn odd_values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!("odd one"),
        json!(-1.5),
        json!(5),
        json!(6.0),
        json!(u64::MAX),
        json!(1e300),
        json!({ "odd": ["odd", {}] }),
        json!([["odd"], null]),
        json!([{ "odd": false }]),
    ]
}

/// One thing that a careless hand does to a file.
#[derive(Clone, Debug)]
pub struct Slip {
    at: prop::sample::Index,
    value: Value,
    /// The name of a member that is added; none: what stands there is overwritten.
    added: Option<&'static str>,
}

impl Slip {
    /// Does it, and says where.
    pub fn befall(&self, file: &mut Value) -> String {
        let pointers = pointers(file);
        let pointer = pointers[self.at.index(pointers.len())].clone();
        match (self.added, file.pointer_mut(&pointer)) {
            (Some(name), Some(Value::Object(members))) if !members.contains_key(name) => {
                members.insert(name.to_owned(), self.value.clone());
            }
            (None, Some(place)) => *place = self.value.clone(),
            _ => {}
        }
        pointer
    }
}

/// Any slip.
pub fn slip() -> impl Strategy<Value = Slip> {
    let added =
        prop::option::of(prop::sample::select(vec!["odd", "unread", "kind", "wheels", "strict", "title", "a~/b"]));
    (any::<prop::sample::Index>(), prop::sample::select(odd_values()), added).prop_map(|(at, value, added)| Slip {
        at,
        value,
        added,
    })
}
