//! A journal as a file, and its parts as records.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::event::{from_members, to_members};
use super::read::refusal;
use super::{MOST_BYTES, Refused};
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
}

/// The file of a journal.
pub fn write(journal: &Journal) -> String {
    let mut file = journal.extra.clone();
    file.insert("format".into(), FORMAT.into());
    file.insert("version".into(), VERSION.into());
    file.insert("id".into(), journal.id.to_string().into());
    file.insert("breakout".into(), journal.breakout.to_string().into());
    file.insert("team".into(), journal.team.as_str().into());
    let events = journal.events().map(|event| Value::Object(to_members(event))).collect();
    file.insert("events".into(), Value::Array(events));
    Value::Object(file).to_string()
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
    journal(value).ok_or_else(|| Refused::NotOurs { format: Some(FORMAT.into()) })
}

fn journal(file: Value) -> Option<Journal> {
    let Value::Object(mut file) = file else { return None };
    let (id, breakout) = (id(&file, "id")?, id(&file, "breakout")?);
    let team = file.remove("team");
    let Some(Value::Array(events)) = file.remove("events") else { return None };
    ["format", "version", "id", "breakout"].into_iter().for_each(|name| drop(file.remove(name)));
    let mut journal = Journal::new(id, breakout, team.as_ref().and_then(Value::as_str).unwrap_or_default());
    journal.extra = file;
    for event in events {
        if let Value::Object(members) = event
            && let Some(event) = from_members(members)
        {
            journal.insert(event);
        }
    }
    Some(journal)
}

fn id(members: &Map<String, Value>, name: &str) -> Option<Uuid> {
    Uuid::try_parse(members.get(name)?.as_str()?).ok()
}

/// One event as a record.
pub fn write_event(event: &Event) -> String {
    Value::Object(to_members(event)).to_string()
}

/// An event from its record; none where it cannot be read.
pub fn read_event(record: &str) -> Option<Event> {
    from_members(serde_json::from_str(record).ok()?)
}

/// A header as a record.
pub fn write_header(header: &Header) -> String {
    let mut members = Map::new();
    members.insert("id".into(), header.id.to_string().into());
    members.insert("breakout".into(), header.breakout.to_string().into());
    members.insert("team".into(), header.team.as_str().into());
    members.insert("open".into(), header.open.into());
    members.insert("finished".into(), header.finished.into());
    members.insert("last".into(), header.last.into());
    Value::Object(members).to_string()
}

/// A header from its record; none where it cannot be read.
pub fn read_header(record: &str) -> Option<Header> {
    let members: Map<String, Value> = serde_json::from_str(record).ok()?;
    Some(Header {
        id: id(&members, "id")?,
        breakout: id(&members, "breakout")?,
        team: members.get("team")?.as_str()?.to_owned(),
        open: usize::try_from(members.get("open")?.as_u64()?).ok()?,
        finished: members.get("finished")?.as_bool()?,
        last: members.get("last")?.as_u64()?,
    })
}
