//! What opened the locks of a student copy, as a device keeps it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

/// What opened one lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The lock's id.
    pub lock: String,
    /// Its key.
    pub key: Vec<u8>,
    /// Which of its answers, from 0, with the canonical answer itself; none where the teacher's phrase opened it.
    pub answer: Option<(usize, String)>,
}

/// The record of what opened locks.
pub fn write_found(found: &[Kept]) -> String {
    let one = |kept: &Kept| {
        let mut members = Map::new();
        members.insert("lock".into(), kept.lock.as_str().into());
        members.insert("key".into(), URL_SAFE_NO_PAD.encode(&kept.key).into());
        if let Some((with, answer)) = &kept.answer {
            members.insert("with".into(), (*with).into());
            members.insert("answer".into(), answer.as_str().into());
        }
        Value::Object(members)
    };
    Value::Array(found.iter().map(one).collect()).to_string()
}

/// What opened locks, from its record. What can't be read is left out: then it opens with its answer.
pub fn read_found(record: &str) -> Vec<Kept> {
    let Ok(Value::Array(found)) = serde_json::from_str(record) else { return Vec::new() };
    let one = |value: &Value| {
        let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let with = value.get("with").and_then(Value::as_u64).and_then(|with| usize::try_from(with).ok());
        let key = URL_SAFE_NO_PAD.decode(text("key")?).ok()?;
        Some(Kept { lock: text("lock")?, key, answer: with.zip(text("answer")) })
    };
    found.iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opened_locks_comes_back() {
        let kept = |lock: &str, answer| Kept { lock: lock.into(), key: vec![7; 32], answer };
        let found = vec![kept("gate", Some((1, "it's \"own\"".into()))), kept("well", None)];
        assert_eq!(read_found(&write_found(&found)), found);
    }

    #[test]
    fn a_damaged_record_is_as_good_as_none() {
        for record in ["", "{}", "[1, {}, {\"lock\": \"gate\"}, {\"lock\": \"gate\", \"key\": \"!\"}]"] {
            assert_eq!(read_found(record), [], "{record}");
        }
    }
}
