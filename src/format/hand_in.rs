//! What a team hands in, as a file.

use serde_json::Value;

use super::event;
use super::journal::{self, id};
use super::open::{header, parse};
use super::{Members, Refused};
use crate::breakout::Want;
use crate::play::Journal;

/// What a hand-in calls itself.
pub const FORMAT: &str = "latchwork.hand-in";

/// The version that is written, and the newest that can be read.
pub const VERSION: u64 = 1;

/// The file of a journal that [`hand_in`](crate::report::hand_in) made.
pub fn write(journal: &Journal) -> String {
    to_value(journal).to_string()
}

pub(super) fn to_value(journal: &Journal) -> Value {
    journal::value_as(journal, FORMAT, VERSION)
}

/// Opens a hand-in, or a journal as a device saves it, whose order need not be its own. What can't be read of it, events
/// that are none, and those with the stamp of another, are kept under `unread`.
///
/// # Errors
/// Why it was refused.
pub fn read(bytes: &[u8]) -> Result<Journal, Refused> {
    from_value(parse(bytes)?)
}

pub(super) fn from_value(file: Value) -> Result<Journal, Refused> {
    let is_journal = file.get("format").and_then(Value::as_str) == Some(journal::FORMAT);
    let (format, version) = if is_journal { (journal::FORMAT, journal::VERSION) } else { (FORMAT, VERSION) };
    let (mut members, _) = header(file, format, version)?;
    let (Some(id), Some(breakout)) = (id(&members, "id"), id(&members, "breakout")) else {
        return Err(Refused::NotOurs { format: Some(format.into()) });
    };
    ["id", "breakout"].into_iter().for_each(|name| drop(members.remove(name)));
    let mut findings = Vec::new();
    let mut from = Members::new(members, String::new(), &mut findings);
    let mut journal = Journal::new(id, breakout, &from.text("team"));
    let values = match from.raw("events") {
        Some(Value::Array(events)) => events,
        Some(other) => from.unread("events", other, Want::List).unwrap_or_default(),
        None => Vec::new(),
    };
    let mut events = Vec::with_capacity(values.len());
    for (index, value) in values.into_iter().enumerate() {
        match event::from_value(value) {
            Ok(event) => events.push((index, event)),
            Err(value) => drop(from.unread::<()>(&format!("events/{index}"), value, Want::Object)),
        }
    }
    // In their own order each is put behind the last, however many there are; of two with one stamp the first counts.
    events.sort_by_key(|(_, event)| event.stamp());
    for (index, event) in events {
        if journal.event(event.stamp()).is_some_and(|known| *known != event) {
            from.unread::<()>(&format!("events/{index}"), event::to_value(&event), Want::Object);
        } else {
            journal.insert(event);
        }
    }
    journal.extra = from.rest();
    Ok(journal)
}

/// The bytes of a hand-in from a link, or from what stands in it behind `/z/`.
///
/// # Errors
/// As [`unpack`](super::unpack) has them.
pub fn from_link(link: &str) -> Result<Vec<u8>, Refused> {
    super::unpack(link.trim().rsplit("/z/").next().unwrap_or_default())
}

/// The title of the breakout that a hand-in says it is of; empty where it says none.
pub fn title(journal: &Journal) -> &str {
    journal.extra.get("title").and_then(Value::as_str).unwrap_or_default()
}

/// How many events of a file could not be read.
pub fn unread(journal: &Journal) -> usize {
    let unread = journal.extra.get("unread").and_then(Value::as_object);
    unread.map_or(0, |unread| unread.keys().filter(|name| name.starts_with("events")).count())
}
