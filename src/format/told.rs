//! What a team says about itself, in the events of a journal that play itself folds nothing of.

use serde_json::Value;

use super::Members;
use super::members::whole;
use crate::breakout::Extra;
use crate::play::{Event, What};
use crate::report::{Grown, MOST_MEMBERS, Told, Topic};

/// What an event tells.
pub(crate) fn read(event: &Event) -> Option<Told> {
    if event.what != What::Unknown {
        return None;
    }
    let members = &event.extra;
    let text = |name: &str| members.get(name).and_then(Value::as_str).map(str::to_owned);
    let member = || {
        let member = usize::try_from(whole(members.get("member")?)?).ok()?;
        (member < MOST_MEMBERS).then_some(member)
    };
    Some(match members.get("event")?.as_str()? {
        "named" => Told::Member { member: member()?, name: text("name")? },
        "aimed" => Told::Aim { member: member()?, target: text("target")? },
        "roles" => Told::Roles { on: members.get("on")?.as_bool()? },
        "grown" => Told::Grown { member: member()?, how: named(&GROWN, &text("how")?)? },
        "wrote" => Told::Wrote { topic: named(&TOPICS, &text("about")?)?, text: text("text")? },
        "worded" => Told::Word { ask: text("ask")?, text: text("text")? },
        "made" => {
            let mut findings = Vec::new();
            let lock = members.get("lock")?.as_object()?.clone();
            Told::Made { lock: Box::new(super::read::lock(Members::new(lock, "", &mut findings))) }
        }
        _ => return None,
    })
}

/// The members of an event that tells this.
pub(crate) fn write(told: &Told) -> Extra {
    let of = |kind: &str, own: Vec<(&str, Value)>| {
        let mut members = Extra::new();
        members.insert("event".into(), kind.into());
        own.into_iter().for_each(|(name, value)| drop(members.insert(name.into(), value)));
        members
    };
    match told {
        Told::Member { member, name } => {
            of("named", vec![("member", (*member).into()), ("name", name.as_str().into())])
        }
        Told::Aim { member, target } => {
            of("aimed", vec![("member", (*member).into()), ("target", target.as_str().into())])
        }
        Told::Roles { on } => of("roles", vec![("on", (*on).into())]),
        Told::Grown { member, how } => {
            of("grown", vec![("member", (*member).into()), ("how", name_of(&GROWN, *how).into())])
        }
        Told::Wrote { topic, text } => {
            of("wrote", vec![("about", name_of(&TOPICS, *topic).into()), ("text", text.as_str().into())])
        }
        Told::Word { ask, text } => of("worded", vec![("ask", ask.as_str().into()), ("text", text.as_str().into())]),
        // A lock always is JSON.
        Told::Made { lock } => of("made", vec![("lock", serde_json::to_value(lock).unwrap_or_default())]),
    }
}

const GROWN: [(&str, Grown); 3] = [("can", Grown::Can), ("almost", Grown::Almost), ("not_yet", Grown::NotYet)];

const TOPICS: [(&str, Topic); 2] = [("changed", Topic::Changed), ("pass_on", Topic::PassOn)];

fn named<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    names.iter().find(|(known, _)| *known == name).map(|(_, meaning)| *meaning)
}

fn name_of<T: PartialEq>(names: &[(&'static str, T)], meaning: T) -> &'static str {
    names.iter().find(|(_, known)| *known == meaning).map_or("", |(name, _)| name)
}
