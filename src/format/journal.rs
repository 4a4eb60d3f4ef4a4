//! A journal as a file, and its parts as records.

use serde_json::Value;
use uuid::Uuid;

use super::event::{from_value, to_value};
use super::open::{header, parse};
use super::{Members, Refused};
use crate::breakout::{Extra, Want};
use crate::play::{Event, Journal, Millis};

/// What a journal file calls itself.
pub const FORMAT: &str = "latchwork.journal";

/// The version that is written, and the newest that can be read.
pub const VERSION: u64 = 1;

/// A journal without its events, as a device keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The journal's id.
    pub id: Uuid,
    /// The breakout's id.
    pub breakout: Uuid,
    /// The team's name.
    pub team: String,
    /// How many locks are open.
    pub open: usize,
    /// Whether the box is open.
    pub finished: bool,
    /// When something was last done.
    pub last: Millis,
    /// Which of the team's two chairs this device stands before, 1 or 2; 0: the team shares it. The device's own: in no file
    /// and no event.
    pub chair: usize,
    /// What this version doesn't know.
    pub extra: Extra,
}

/// The file of a journal.
pub fn write(journal: &Journal) -> String {
    value_as(journal, FORMAT, VERSION).to_string()
}

/// The same of a file that calls itself otherwise.
pub(super) fn value_as(journal: &Journal, format: &str, version: u64) -> Value {
    let mut file = journal.extra.clone();
    file.insert("format".into(), format.into());
    file.insert("version".into(), version.into());
    file.insert("id".into(), journal.id.to_string().into());
    file.insert("breakout".into(), journal.breakout.to_string().into());
    file.insert("team".into(), journal.team.as_str().into());
    let events = journal.events().map(to_value).collect();
    file.insert("events".into(), Value::Array(events));
    Value::Object(file)
}

/// Opens a journal file. What can't be read of it, and events that are none, are kept under `unread`.
///
/// # Errors
/// Why it was refused.
pub fn read(bytes: &[u8]) -> Result<Journal, Refused> {
    let (mut members, _) = header(parse(bytes)?, FORMAT, VERSION)?;
    let (Some(id), Some(breakout)) = (id(&members, "id"), id(&members, "breakout")) else {
        return Err(Refused::NotOurs { format: Some(FORMAT.into()) });
    };
    ["id", "breakout"].into_iter().for_each(|name| drop(members.remove(name)));
    // What is wrong with it is nothing that anybody could mend.
    let mut findings = Vec::new();
    let mut from = Members::new(members, "", &mut findings);
    let mut journal = Journal::new(id, breakout, &from.text("team"));
    let events = match from.raw("events") {
        Some(Value::Array(events)) => events,
        Some(other) => from.unread("events", other, Want::List).unwrap_or_default(),
        None => Vec::new(),
    };
    for (index, value) in events.into_iter().enumerate() {
        if let Err(value) = take(&mut journal, value) {
            from.unread::<()>(&format!("events/{index}"), value, Want::Object);
        }
    }
    journal.extra = from.rest();
    Ok(journal)
}

/// Takes an event in; gives back what is none, or has the stamp of another.
fn take(journal: &mut Journal, value: Value) -> Result<(), Value> {
    let event = from_value(value)?;
    if journal.event(event.stamp()).is_some_and(|known| *known != event) {
        return Err(to_value(&event));
    }
    journal.insert(event);
    Ok(())
}

/// A member that is a UUID; none where there is no such member.
pub(super) fn id(members: &Extra, name: &str) -> Option<Uuid> {
    Uuid::try_parse(members.get(name)?.as_str()?).ok()
}

/// One event as a record.
pub fn write_event(event: &Event) -> String {
    to_value(event).to_string()
}

/// An event from its record; none where it cannot be read.
pub fn read_event(record: &str) -> Option<Event> {
    from_value(serde_json::from_str(record).ok()?).ok()
}

/// A header as a record.
pub fn write_header(header: &Header) -> String {
    let mut members = Extra::new();
    members.insert("id".into(), header.id.to_string().into());
    members.insert("breakout".into(), header.breakout.to_string().into());
    members.insert("team".into(), header.team.as_str().into());
    members.insert("open".into(), header.open.into());
    members.insert("finished".into(), header.finished.into());
    members.insert("last".into(), header.last.into());
    members.insert("chair".into(), header.chair.into());
    // Apart, since the file of a journal may call anything `open` or `last`.
    members.insert("extra".into(), Value::Object(header.extra.clone()));
    Value::Object(members).to_string()
}

/// A header from its record; none where it doesn't say which journal it is, or of which breakout.
pub fn read_header(record: &str) -> Option<Header> {
    let mut members: Extra = serde_json::from_str(record).ok()?;
    let (id, breakout) = (id(&members, "id")?, id(&members, "breakout")?);
    let mut take = |name| members.remove(name).unwrap_or_default();
    Some(Header {
        id,
        breakout,
        team: take("team").as_str().unwrap_or_default().to_owned(),
        open: count(take("open")),
        finished: take("finished").as_bool().unwrap_or_default(),
        last: take("last").as_u64().unwrap_or_default(),
        chair: count(take("chair")),
        extra: match take("extra") {
            Value::Object(extra) => extra,
            _ => Extra::new(),
        },
    })
}

fn count(value: Value) -> usize {
    value.as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default()
}
