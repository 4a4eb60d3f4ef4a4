//! What a team hands in, as a file.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::event;
use super::journal::{self, id};
use super::open::{header, parse};
use super::quick::Quick;
use super::{MOST_BYTES, Members, Refused};
use crate::breakout::{Extra, Want};
use crate::play::{Event, Journal};

/// What a hand-in calls itself.
pub const FORMAT: &str = "latchwork.hand-in";

/// The version that is written, and the newest that can be read.
pub const VERSION: u64 = 1;

/// The file of a journal that [`hand_in`](crate::report::hand_in) made.
pub fn write(journal: &Journal) -> String {
    to_value(journal).to_string()
}

/// The file of a hand-in, as JSON. The journal holds what is told, and nothing else.
pub(super) fn to_value(journal: &Journal) -> Value {
    journal::value_as(journal, FORMAT, VERSION)
}

/// Opens a hand-in, or a journal as a device saves it, whose order need not be its own. What can't be read of it, events
/// that are none, and those with the stamp of another, are kept under `unread`.
///
/// # Errors
/// Why it was refused.
pub fn read(bytes: &[u8]) -> Result<Journal, Refused> {
    let file = match one_by_one(bytes) {
        Some(file) => file,
        None => whole(parse(bytes)?),
    };
    journal_of(file)
}

/// A hand-in from such JSON.
///
/// # Errors
/// [`Refused`]: it is no hand-in, or one of a newer version.
pub(super) fn from_value(file: Value) -> Result<Journal, Refused> {
    journal_of(whole(file))
}

/// A file, its events apart from it; none where it has no list of them.
struct File {
    rest: Value,
    events: Option<Vec<Result<Event, Value>>>,
}

fn whole(mut file: Value) -> File {
    let is_list = file.get("events").is_some_and(Value::is_array);
    let list = file.as_object_mut().filter(|_| is_list).and_then(|members| members.remove("events"));
    let events = match list {
        Some(Value::Array(list)) => Some(list.into_iter().map(event::from_value).collect()),
        _ => None,
    };
    File { rest: file, events }
}

fn journal_of(File { rest, events: each }: File) -> Result<Journal, Refused> {
    let is_journal = rest.get("format").and_then(Value::as_str) == Some(journal::FORMAT);
    let (format, version) = if is_journal { (journal::FORMAT, journal::VERSION) } else { (FORMAT, VERSION) };
    let (mut members, _) = header(rest, format, version)?;
    let (Some(id), Some(breakout)) = (id(&members, "id"), id(&members, "breakout")) else {
        return Err(Refused::NotOurs { format: Some(format.into()) });
    };
    ["id", "breakout"].into_iter().for_each(|name| drop(members.remove(name)));
    let mut findings = Vec::new();
    let mut from = Members::new(members, "", &mut findings);
    let mut journal = Journal::new(id, breakout, &from.text("team"));
    if let Some(other) = from.raw("events") {
        from.unread::<()>("events", other, Want::List);
    }
    let mut events = Vec::new();
    for (index, event) in each.into_iter().flatten().enumerate() {
        match event {
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

/// A file whose events are made one by one, while it is read. All of its JSON at once is some thirty pieces of memory for
/// each event, and what stays of them lies scattered among what goes: with thousands of events a team that takes longer
/// than all the rest. None where something is not as we write it: whoever reads it whole can say what it means.
fn one_by_one(bytes: &[u8]) -> Option<File> {
    struct Each(Vec<Event>);

    struct AsList;

    impl<'de> Visitor<'de> for AsList {
        type Value = Each;

        fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
            to.write_str("events")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Each, A::Error> {
            let mut each = Vec::new();
            while let Some(Quick(event)) = list.next_element()? {
                each.push(event);
            }
            Ok(Each(each))
        }
    }

    impl<'de> Deserialize<'de> for Each {
        fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            from.deserialize_seq(AsList)
        }
    }

    struct AsFile;

    impl<'de> Visitor<'de> for AsFile {
        type Value = File;

        fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
            to.write_str("a file")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<File, A::Error> {
            let (mut rest, mut events) = (Extra::new(), None);
            while let Some(name) = members.next_key::<String>()? {
                if name == "events" {
                    events = Some(members.next_value::<Each>()?.0.into_iter().map(Ok).collect());
                } else {
                    rest.insert(name, members.next_value()?);
                }
            }
            Ok(File { rest: Value::Object(rest), events })
        }
    }

    if bytes.len() > MOST_BYTES {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let mut reader = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
    let file = reader.deserialize_map(AsFile).ok()?;
    reader.end().ok()?;
    Some(file)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_by_one_or_as_a_whole_a_file_says_the_same() {
        let id = "00000000-0000-4000-8000-000000000001";
        let event =
            format!(r#"{{"writer":"{id}","n":0,"after":1,"at":9,"event":"tried","lock":"a","answer":"b","more":[1]}}"#);
        let file = |events: &str| {
            let head = format!(r#""format":"{FORMAT}","version":1,"id":"{id}","breakout":"{id}","team":"Owls""#);
            format!(r#"{{{head}{events}}}"#)
        };
        let other = |what: &str| format!(r#","events":[{{"writer":"{id}","n":0,"after":1,"at":9{what}}}]"#);
        for (events, is_quick) in [
            (String::new(), true),
            (r#","events":[]"#.into(), true),
            (format!(r#","events":[{event},{event}],"else":1.50"#), true),
            (format!(r#","events":[],"events":[{event}]"#), true),
            (other(""), true),
            (other(r#","event":"sang","with":3,"more":[1.50],"lock":{}"#), true),
            (other(r#","event":"hinted","lock":"a","rung":1,"card":true,"with":2"#), true),
            (other(r#","event":"opened","lock":"a","with":1,"text":"more\n""#), true),
            (other(r#","event":"made","lock":{"id":"a"}"#), true),
            (other(r#","event":"opened","lock":"a""#), false),
            (other(r#","event":"opened","lock":"a","with":1.0"#), false),
            (other(r#","event":"opened","lock":7,"with":1"#), false),
            (other(r#","event":"hinted","lock":"a","rung":1,"card":null"#), false),
            (other(r#","event":"paused","event":"resumed""#), false),
            (other(r#","event":7"#), false),
            (other(r#","\u0065vent":"paused""#), false),
            (format!(r#","events":[{event},7,{{}},{event}],"else":1.50"#), false),
            (format!(r#","events":[{}]"#, event.replace(r#""n":0"#, r#""n":-1"#)), false),
            (format!(r#","events":[{}]"#, event.replace(id, "nobody")), false),
            (r#","events":null"#.into(), false),
            (r#","events":{"0":1}"#.into(), false),
            (r#","events":[1"#.into(), false),
        ] {
            let text = file(&events);
            assert_eq!(one_by_one(text.as_bytes()).is_some(), is_quick, "{text}");
            assert_eq!(read(text.as_bytes()), parse(text.as_bytes()).and_then(from_value), "{text}");
        }
    }
}
