use serde_json::Value;
use uuid::Uuid;

use crate::breakout::Extra;
use crate::play::{Event, What};

/// The members of an event.
///
/// By hand, as is reading: what serde derives for them weighs as much as a third of Leptos, and every visit loads it.
pub(super) fn to_members(event: &Event) -> Extra {
    let mut members = match &event.what {
        What::Started { revision } => of("started", [("revision", (*revision).into())]),
        What::Paused => of("paused", []),
        What::Resumed => of("resumed", []),
        What::Tried { lock, answer } => of("tried", [("lock", text(lock)), ("answer", text(answer))]),
        What::Opened { lock, with } => of("opened", [("lock", text(lock)), ("with", (*with).into())]),
        What::Hinted { lock, rung, card } => {
            of("hinted", [("lock", text(lock)), ("rung", (*rung).into()), ("card", (*card).into())])
        }
        What::Helped { lock } => of("helped", [("lock", text(lock))]),
        What::Explained { lock, text: words } => of("explained", [("lock", text(lock)), ("text", text(words))]),
        What::Noted { entry, text: words } => of("noted", [("entry", text(entry)), ("text", text(words))]),
        What::Reflected { question, text: words } => {
            of("reflected", [("question", (*question).into()), ("text", text(words))])
        }
        What::Finished => of("finished", []),
        What::Unknown(members) => members.clone(),
    };
    members.insert("writer".into(), Value::String(event.writer.to_string()));
    members.insert("n".into(), event.n.into());
    members.insert("after".into(), event.after.into());
    members.insert("at".into(), event.at.into());
    members
}

/// An event from its members; none where nobody can say who wrote it, or when.
pub(super) fn from_members(mut members: Extra) -> Option<Event> {
    let writer = Uuid::try_parse(members.get("writer")?.as_str()?).ok()?;
    let n = u32::try_from(members.get("n")?.as_u64()?).ok()?;
    let after = members.get("after")?.as_u64()?;
    let at = members.get("at")?.as_u64()?;
    let what = what(&members).unwrap_or_else(|| {
        ["writer", "n", "after", "at"].into_iter().for_each(|name| drop(members.remove(name)));
        What::Unknown(members)
    });
    Some(Event { writer, n, after, at, what })
}

fn what(members: &Extra) -> Option<What> {
    let text = |name| members.get(name).and_then(Value::as_str).map(str::to_owned);
    let whole = |name| usize::try_from(members.get(name)?.as_u64()?).ok();
    Some(match members.get("event")?.as_str()? {
        "started" => What::Started { revision: u32::try_from(whole("revision")?).ok()? },
        "paused" => What::Paused,
        "resumed" => What::Resumed,
        "tried" => What::Tried { lock: text("lock")?, answer: text("answer")? },
        "opened" => What::Opened { lock: text("lock")?, with: whole("with")? },
        "hinted" => {
            let card = members.get("card").and_then(Value::as_bool).unwrap_or_default();
            What::Hinted { lock: text("lock")?, rung: whole("rung")?, card }
        }
        "helped" => What::Helped { lock: text("lock")? },
        "explained" => What::Explained { lock: text("lock")?, text: text("text")? },
        "noted" => What::Noted { entry: text("entry")?, text: text("text")? },
        "reflected" => What::Reflected { question: whole("question")?, text: text("text")? },
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
