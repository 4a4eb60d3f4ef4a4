use serde_json::Value;
use uuid::Uuid;

use super::members::whole;
use crate::breakout::Extra;
use crate::play::{Event, What};

/// An event as the file has it.
pub(super) fn to_value(event: &Event) -> Value {
    let mut members = event.extra.clone();
    members.extend(own(event));
    Value::Object(members)
}

/// An event from what the file has; that itself, where nobody can say who wrote it, or when.
pub(super) fn from_value(value: Value) -> Result<Event, Value> {
    let Some(mut event) = value.as_object().and_then(bare) else { return Err(value) };
    if let Value::Object(mut members) = value {
        let own = names(&event.what);
        members.retain(|name, _| !OF_ALL.contains(&name.as_str()) && !own.contains(&name.as_str()));
        event.extra = members;
    }
    Ok(event)
}

/// What every event has.
const OF_ALL: [&str; 4] = ["writer", "n", "after", "at"];

/// What an event has of its own, by name.
fn names(what: &What) -> &'static [&'static str] {
    match what {
        What::Started { .. } => &["event", "revision"],
        What::Paused | What::Resumed | What::Finished => &["event"],
        What::Tried { .. } => &["event", "lock", "answer"],
        What::Opened { .. } => &["event", "lock", "with"],
        What::Hinted { .. } => &["event", "lock", "rung", "card"],
        What::Asked { .. } => &["event", "lock", "card"],
        What::Helped { .. } => &["event", "lock"],
        What::Explained { .. } => &["event", "lock", "text"],
        What::Noted { .. } => &["event", "entry", "text"],
        What::Reflected { .. } => &["event", "question", "text"],
        What::Unknown => &[],
    }
}

/// The members of an event that this version knows.
///
/// By hand, as is reading: what serde derives for them weighs as much as a third of Leptos, and every visit loads it.
fn own(event: &Event) -> Extra {
    let mut members = match &event.what {
        What::Started { revision } => of("started", [("revision", (*revision).into())]),
        What::Paused => of("paused", []),
        What::Resumed => of("resumed", []),
        What::Tried { lock, answer } => of("tried", [("lock", text(lock)), ("answer", text(answer))]),
        What::Opened { lock, with } => of("opened", [("lock", text(lock)), ("with", (*with).into())]),
        What::Hinted { lock, rung, card } => {
            of("hinted", [("lock", text(lock)), ("rung", (*rung).into()), ("card", (*card).into())])
        }
        What::Asked { lock, card } => of("asked", [("lock", text(lock)), ("card", (*card).into())]),
        What::Helped { lock } => of("helped", [("lock", text(lock))]),
        What::Explained { lock, text: words } => of("explained", [("lock", text(lock)), ("text", text(words))]),
        What::Noted { entry, text: words } => of("noted", [("entry", text(entry)), ("text", text(words))]),
        What::Reflected { question, text: words } => {
            of("reflected", [("question", (*question).into()), ("text", text(words))])
        }
        What::Finished => of("finished", []),
        What::Unknown => Extra::new(),
    };
    members.insert("writer".into(), Value::String(event.writer.to_string()));
    members.insert("n".into(), event.n.into());
    members.insert("after".into(), event.after.into());
    members.insert("at".into(), event.at.into());
    members
}

/// An event without what this version doesn't know.
fn bare(members: &Extra) -> Option<Event> {
    let writer = Uuid::try_parse(members.get("writer")?.as_str()?).ok()?;
    let n = u32::try_from(whole(members.get("n")?)?).ok()?;
    let after = whole(members.get("after")?)?;
    let at = whole(members.get("at")?)?;
    let kind = members.get("event").and_then(Value::as_str);
    let what = kind.and_then(|kind| what(kind, &mut { members })).unwrap_or(What::Unknown);
    Some(Event { writer, n, after, at, what, extra: Extra::new() })
}

/// Where an event's own members are taken from: none where they are not what they should be.
pub(super) trait Parts {
    fn text(&mut self, name: &str) -> Option<String>;
    fn whole(&mut self, name: &str) -> Option<usize>;
    /// False where it is left out.
    fn flag(&mut self, name: &str) -> Option<bool>;
}

impl Parts for &Extra {
    fn text(&mut self, name: &str) -> Option<String> {
        self.get(name).and_then(Value::as_str).map(str::to_owned)
    }

    fn whole(&mut self, name: &str) -> Option<usize> {
        usize::try_from(whole(self.get(name)?)?).ok()
    }

    fn flag(&mut self, name: &str) -> Option<bool> {
        self.get(name).map_or(Some(false), Value::as_bool)
    }
}

/// What an event of this kind says; none where this version doesn't know the kind, or a member is not what it should be.
pub(super) fn what(kind: &str, of: &mut impl Parts) -> Option<What> {
    Some(match kind {
        "started" => What::Started { revision: u32::try_from(of.whole("revision")?).ok()? },
        "paused" => What::Paused,
        "resumed" => What::Resumed,
        "tried" => What::Tried { lock: of.text("lock")?, answer: of.text("answer")? },
        "opened" => What::Opened { lock: of.text("lock")?, with: of.whole("with")? },
        "hinted" => What::Hinted { lock: of.text("lock")?, rung: of.whole("rung")?, card: of.flag("card")? },
        "asked" => What::Asked { lock: of.text("lock")?, card: of.flag("card")? },
        "helped" => What::Helped { lock: of.text("lock")? },
        "explained" => What::Explained { lock: of.text("lock")?, text: of.text("text")? },
        "noted" => What::Noted { entry: of.text("entry")?, text: of.text("text")? },
        "reflected" => What::Reflected { question: of.whole("question")?, text: of.text("text")? },
        "finished" => What::Finished,
        _ => return None,
    })
}

fn of<const N: usize>(kind: &str, own: [(&str, Value); N]) -> Extra {
    let mut members = Extra::new();
    members.insert("event".into(), text(kind));
    own.into_iter().for_each(|(name, value)| drop(members.insert(name.into(), value)));
    members
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}
