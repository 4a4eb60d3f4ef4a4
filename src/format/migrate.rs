use serde_json::{Map, Value};

use super::open::header;
use super::{FORMAT, Refused, VERSION};

/// Brings the members of a file from one version to the next.
type Step = fn(&mut Map<String, Value>);

/// The steps from version 1 to 2, from 2 to 3, and so on.
const STEPS: &[Step] = &[];

/// Takes header and version off a file and brings it to the newest version, step by step.
///
/// # Errors
/// Where it is not a breakout, or one from the future.
pub(super) fn migrate(file: Value) -> Result<Map<String, Value>, Refused> {
    migrate_by(STEPS, file)
}

fn migrate_by(steps: &[Step], file: Value) -> Result<Map<String, Value>, Refused> {
    let (mut members, version) = header(file, FORMAT, steps.len() as u64 + 1)?;
    for step in &steps[(version - 1) as usize..] {
        step(&mut members);
    }
    Ok(members)
}

const _: () = assert!(STEPS.len() as u64 + 1 == VERSION, "a new version comes with its step");

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const RENAME: Step = |members| {
        if let Some(name) = members.remove("name") {
            members.insert("title".into(), name);
        }
    };
    const SHOUT: Step = |members| {
        if let Some(Value::String(title)) = members.get_mut("title") {
            *title = title.to_uppercase();
        }
    };

    #[test]
    fn each_file_takes_the_steps_that_it_lacks() {
        let migrated = |version: u64, name: &str| {
            let file = json!({ "format": FORMAT, "version": version, name: "gate" });
            migrate_by(&[RENAME, SHOUT], file).map(Value::Object)
        };
        assert_eq!(migrated(1, "name"), Ok(json!({ "title": "GATE" })));
        assert_eq!(migrated(2, "title"), Ok(json!({ "title": "GATE" })));
        assert_eq!(migrated(3, "title"), Ok(json!({ "title": "gate" })));
        assert_eq!(migrated(4, "title"), Err(Refused::TooNew { version: 4 }));
        assert_eq!(migrated(0, "title"), Err(Refused::NoVersion));
    }
}
