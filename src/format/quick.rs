//! An event, made while it is read. As a JSON value first, it would be some thirty pieces of memory, and most of the time that a
//! class takes to open.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;
use uuid::Uuid;

use super::event::{Parts, what};
use crate::breakout::Extra;
use crate::play::{Event, What};

/// An event as a file has it. Whatever is not as we write it is an error, also what [`from_value`](super::event::from_value) would
/// take: whoever reads the file as a whole can say what it means.
pub(super) struct Quick(pub Event);

impl<'de> Deserialize<'de> for Quick {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(AsEvent)
    }
}

struct AsEvent;

impl<'de> Visitor<'de> for AsEvent {
    type Value = Quick;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("an event")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Quick, A::Error> {
        let (mut writer, mut n, mut after, mut at) = (None::<&str>, None, None, None);
        let mut rest = Rest::default();
        while let Some(name) = members.next_key::<&str>()? {
            let is_first = match name {
                "writer" => writer.replace(members.next_value()?).is_none(),
                "n" => n.replace(members.next_value::<u32>()?).is_none(),
                "after" => after.replace(members.next_value::<u64>()?).is_none(),
                "at" => at.replace(members.next_value::<u64>()?).is_none(),
                "event" => rest.event.replace(members.next_value()?).is_none(),
                "with" | "rung" | "revision" | "question" => rest.put(name, Piece::Whole(members.next_value()?)),
                _ => rest.put(name, Piece::Value(members.next_value()?)),
            };
            if !is_first {
                return Err(A::Error::custom("twice"));
            }
        }
        let (Some(n), Some(after), Some(at)) = (n, after, at) else { return Err(A::Error::custom("no stamp")) };
        let writer = writer.and_then(|writer| Uuid::try_parse(writer).ok());
        let writer = writer.ok_or_else(|| A::Error::custom("nobody"))?;
        let what = match rest.event {
            Some(kind) => what(kind, &mut rest),
            None => None,
        };
        if what.is_none() && rest.is_taken {
            return Err(A::Error::custom("half an event"));
        }
        let is_known = what.is_some();
        let what = what.unwrap_or(What::Unknown);
        Ok(Quick(Event { writer, n, after, at, what, extra: rest.extra(is_known) }))
    }
}

/// What an event has beside its stamp.
#[derive(Default)]
struct Rest<'de> {
    event: Option<&'de str>,
    members: Vec<(&'de str, Piece)>,
    is_taken: bool,
}

enum Piece {
    Whole(u64),
    Value(Value),
}

impl<'de> Rest<'de> {
    /// Keeps a member, and tells whether it is the first of its name.
    fn put(&mut self, name: &'de str, piece: Piece) -> bool {
        let is_first = self.members.iter().all(|(known, _)| *known != name);
        self.members.push((name, piece));
        is_first
    }

    fn take(&mut self, name: &str) -> Option<Piece> {
        let place = self.members.iter().position(|(known, _)| *known == name)?;
        self.is_taken = true;
        Some(self.members.swap_remove(place).1)
    }

    /// What nobody took.
    fn extra(self, is_known: bool) -> Extra {
        let mut extra = Extra::new();
        if let Some(event) = self.event.filter(|_| !is_known) {
            extra.insert("event".into(), event.into());
        }
        for (name, piece) in self.members {
            let value = match piece {
                Piece::Whole(whole) => whole.into(),
                Piece::Value(value) => value,
            };
            extra.insert(name.to_owned(), value);
        }
        extra
    }
}

impl Parts for Rest<'_> {
    fn text(&mut self, name: &str) -> Option<String> {
        match self.take(name)? {
            Piece::Value(Value::String(text)) => Some(text),
            _ => None,
        }
    }

    fn whole(&mut self, name: &str) -> Option<usize> {
        match self.take(name)? {
            Piece::Whole(whole) => usize::try_from(whole).ok(),
            Piece::Value(_) => None,
        }
    }

    fn flag(&mut self, name: &str) -> Option<bool> {
        match self.take(name) {
            None => Some(false),
            Some(Piece::Value(value)) => value.as_bool(),
            Some(Piece::Whole(_)) => None,
        }
    }
}
