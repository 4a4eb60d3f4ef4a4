//! A journal as a file, and its parts as records.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::read::refusal;
use super::{MOST_BYTES, Refused};
use crate::breakout::Extra;
use crate::play::{Event, Journal};

/// What a journal file calls itself.
pub const FORMAT: &str = "latchwork.journal";

/// The version that is written, and the newest that can be read.
pub const VERSION: u64 = 1;

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u64,
    id: Uuid,
    breakout: Uuid,
    #[serde(default)]
    team: String,
    events: Vec<Value>,
    #[serde(flatten)]
    extra: Extra,
}

/// The file of a journal.
pub fn write(journal: &Journal) -> String {
    let file = File {
        format: FORMAT.into(),
        version: VERSION,
        id: journal.id,
        breakout: journal.breakout,
        team: journal.team.clone(),
        events: journal.events().filter_map(|event| serde_json::to_value(event).ok()).collect(),
        extra: journal.extra.clone(),
    };
    serde_json::to_string(&file).unwrap_or_default()
}

/// Opens a journal file. Events that cannot be read are left out.
///
/// # Errors
/// Why it was refused.
pub fn read(bytes: &[u8]) -> Result<Journal, Refused> {
    if bytes.len() > MOST_BYTES {
        return Err(Refused::TooBig { bytes: bytes.len() });
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|error| refusal(&error))?;
    let format = value.get("format").and_then(Value::as_str);
    if format != Some(FORMAT) {
        return Err(Refused::NotOurs { format: format.map(str::to_owned) });
    }
    match value.get("version").and_then(Value::as_u64) {
        None => return Err(Refused::NoVersion),
        Some(version) if version > VERSION => return Err(Refused::TooNew { version }),
        Some(_) => {}
    }
    let file: File = serde_json::from_value(value).map_err(|_| Refused::NotOurs { format: Some(FORMAT.into()) })?;
    let mut journal = Journal::new(file.id, file.breakout, &file.team);
    journal.extra = file.extra;
    for event in file.events.into_iter().filter_map(|event| serde_json::from_value::<Event>(event).ok()) {
        journal.insert(event);
    }
    Ok(journal)
}

/// One event as a record.
pub fn write_event(event: &Event) -> String {
    serde_json::to_string(event).unwrap_or_default()
}

/// An event from its record; none where it cannot be read.
pub fn read_event(record: &str) -> Option<Event> {
    serde_json::from_str(record).ok()
}
