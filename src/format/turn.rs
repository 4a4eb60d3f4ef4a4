//! A clue or a lock turned into another kind, without losing what its author wrote.
//!
//! Turning is done with the members that the file has. What only the kind before knew stays as a member that this kind
//! doesn't know, and is taken up again by one that does: what is turned and turned back is as it was.

use rand::Rng;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Members, read};
use crate::breakout::{Clue, ClueKind, Lock};
use crate::mechanism::{Choice, Further, Item, Kind, Letters, Mechanism, Number, Spelling, dealt_id};

/// The kinds of clue that are made of words: each can be turned into another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// A paper to read.
    Text,
    /// Writing that shows under the black light alone.
    Ink,
    /// Something in the room.
    Room,
}

impl Words {
    /// What the file calls the kind, and the member that its words stand in.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Words::Text => ("text", "body"),
            Words::Ink => ("ink", "body"),
            Words::Room => ("room", "say"),
        }
    }

    fn of(kind: &ClueKind) -> Option<Self> {
        match kind {
            ClueKind::Text { .. } => Some(Words::Text),
            ClueKind::Ink { .. } => Some(Words::Ink),
            ClueKind::Room { .. } => Some(Words::Room),
            _ => None,
        }
    }
}

/// The clue as one of these kinds. A clue that is not made of words stays as it is.
pub fn clue(clue: &Clue, into: Words) -> Clue {
    let Some(from) = Words::of(&clue.kind).filter(|from| *from != into) else { return clue.clone() };
    let mut members = members(clue);
    let ((_, before), (kind, after)) = (from.names(), into.names());
    if before != after {
        // Where a member of the other name stands already, the two change places.
        let (words, other) = (members.remove(before), members.remove(after));
        put(&mut members, after, words);
        put(&mut members, before, other);
    }
    put(&mut members, "kind", Some(kind.into()));
    read::clue(Members::new(members, "", &mut Vec::new()))
}

/// Gives a lock other settings of its kind. Where a text to tap is cut otherwise, what was tapped in it stays tapped.
pub fn settings(lock: &mut Lock, kind: Kind) {
    let before = std::mem::replace(&mut lock.mechanism.kind, kind);
    let (Kind::Further(from), Kind::Further(to)) = (&before, &lock.mechanism.kind.clone()) else { return };
    if let (Further::Tap(from), Further::Tap(to)) = (from.kind(), to.kind()) {
        let carry = |answer: &mut String| {
            if let Some(carried) = from.carried(answer, to) {
                *answer = carried;
            }
        };
        entries(lock).for_each(carry);
    }
}

/// Gives a lock a mechanism of this kind, with these settings where it has none from before. Wheels are made to fit the
/// first answer where they can; what doesn't fit the new kind stays as it is written. Where options are chosen, each
/// answer and each likely mistake is the option that says it.
/// New options and items have ids by `chance`.
pub fn lock(lock: &mut Lock, into: &Kind, spelling: Spelling, chance: &mut impl Rng) {
    if lock.mechanism.kind.name() == into.name() {
        return;
    }
    let own = lock.mechanism.clone();
    let is_answered = entries(lock).any(|entry| own.canonical(entry, spelling).is_ok());
    let turned = turned(&lock.mechanism, &into.dealt(chance), is_answered);
    let before = std::mem::replace(&mut lock.mechanism, turned);
    if let Kind::Choice(choice) = &before.kind {
        let said = |answer: &mut String| {
            let id = before.canonical(answer, spelling);
            let chosen = choice.options.iter().find(|option| id.as_ref() == Ok(&option.id));
            if let Some(option) = chosen.filter(|option| !option.label.is_empty()) {
                answer.clone_from(&option.label);
            }
        };
        entries(lock).for_each(said);
    }
    let mut mechanism = lock.mechanism.clone();
    if let Kind::Choice(choice) = &mut mechanism.kind {
        let before = lock.mechanism.clone();
        // An answer of this very lock, from before it was turned away and back.
        let is_own = |answer: &str| {
            let Kind::Choice(Choice { options, .. }) = &before.kind else { return false };
            let is_said = |id: &str| options.iter().any(|option| option.id == id && !option.label.is_empty());
            before.canonical(answer, spelling).is_ok() && answer.split(' ').all(is_said)
        };
        for answer in entries(lock).filter(|answer| !answer.is_empty()) {
            if let Some(option) = choice.options.iter().find(|option| option.label == *answer) {
                answer.clone_from(&option.id);
            } else if !is_own(answer) {
                *answer = choose(&mut choice.options, answer, chance);
            }
        }
    }
    lock.mechanism = mechanism;
    if let Some(answer) = lock.answers.first() {
        fit(&mut lock.mechanism, answer, spelling);
    }
}

/// All that is written as an entry of the lock.
fn entries(lock: &mut Lock) -> impl Iterator<Item = &mut String> {
    lock.answers.iter_mut().chain(lock.replies.iter_mut().map(|reply| &mut reply.answer))
}

fn turned(mechanism: &Mechanism, into: &Kind, is_answered: bool) -> Mechanism {
    let mut members = members(mechanism);
    // Settings as they come are nobody's words: they need not be kept.
    let usual = Kind::all().into_iter().find(|kind| kind.name() == mechanism.kind.name());
    for (name, value) in usual.map(|kind| self::members(&Mechanism::from(kind))).unwrap_or_default() {
        let is_usual = |own: &Value| nameless(own) == nameless(&value);
        if members.get(&name).is_some_and(|own| is_usual(own) && !(is_answered && has_items(own))) {
            members.remove(&name);
        }
    }
    members.remove("kind");
    for (name, value) in self::members(&Mechanism::from(into.clone())) {
        if !members.contains_key(&name) {
            members.insert(name, value);
        }
    }
    Mechanism::read(Members::new(members, "", &mut Vec::new()))
}

/// Whether a setting is a list of items. An answer names them by their ids: it needs the very same again.
fn has_items(setting: &Value) -> bool {
    setting.get(0).is_some_and(|item| item.get("id").is_some() && item.get("label").is_some())
}

/// A setting without the ids in its list, which are chance's and nobody's words either.
fn nameless(setting: &Value) -> Value {
    let mut nameless = setting.clone();
    let items = nameless.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut);
    items.for_each(|item| drop(item.remove("id")));
    nameless
}

/// Gives it as many wheels as the answer needs, where it has wheels and some number of them takes the answer.
fn fit(mechanism: &mut Mechanism, answer: &str, spelling: Spelling) {
    let takes = |mechanism: &Mechanism| mechanism.canonical(answer, spelling).is_ok();
    let numbers = match mechanism.kind {
        Kind::Number(_) => Number::WHEELS,
        Kind::Letters(_) => Letters::WHEELS,
        _ => return,
    };
    if takes(mechanism) {
        return;
    }
    for number in numbers {
        let mut fitted = mechanism.clone();
        if let Kind::Number(Number { wheels }) | Kind::Letters(Letters { wheels, .. }) = &mut fitted.kind {
            *wheels = number;
        }
        if takes(&fitted) {
            *mechanism = fitted;
            return;
        }
    }
}

/// The id of an option that says this: of one that said nothing yet, or of another one.
fn choose(options: &mut Vec<Item>, said: &str, chance: &mut impl Rng) -> String {
    if let Some(option) = options.iter_mut().find(|option| option.label.is_empty()) {
        said.clone_into(&mut option.label);
        return option.id.clone();
    }
    let id = dealt_id(chance, |id| options.iter().any(|option| option.id == id));
    options.push(Item::new(&id, said));
    id
}

/// The members that the file has for a thing.
fn members(thing: &impl Serialize) -> Map<String, Value> {
    // Of what was read from JSON, JSON can be made.
    let text = serde_json::to_string(thing).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn put(members: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        members.insert(name.to_owned(), value);
    }
}
