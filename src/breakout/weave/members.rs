use serde_json::{Map, Value};

use super::Order;
use crate::breakout::{Breakout, Clue, Extra, Finding, Lock, put_texts};
use crate::format::Members;

/// The member of a woven lock.
pub(super) const WEAVE: &str = "weave";

/// The member of a slip, and of the clue that tells how the pieces go together.
pub(super) const PIECE: &str = "piece";

/// How a lock's answer is dealt out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weave {
    /// How students find the order of the pieces.
    pub order: Order,
    /// The sentence whose words begin as the slips are marked, for [`Order::Sentence`]; plain text.
    pub sentence: String,
    /// What a new slip is called; plain text.
    pub title: String,
}

impl Weave {
    /// How the answer of this lock is dealt out; none where it isn't. What can't be read means its default.
    pub fn of(lock: &Lock) -> Option<Self> {
        let members = lock.extra.get(WEAVE)?.as_object()?.clone();
        Some(Weave::read(Members::new(members, "", &mut Vec::new())))
    }

    /// From the members of `weave`; what can't be read means its default.
    pub(super) fn read(mut from: Members) -> Self {
        Weave {
            order: from.one_of("order", Order::ALL.map(|order| (order.name(), order))).unwrap_or_default(),
            sentence: from.text("sentence"),
            title: from.text("title"),
        }
    }

    /// Has a lock's answer dealt out so.
    pub fn put(&self, lock: &mut Lock) {
        let mut members = object(lock.extra.get(WEAVE));
        members.insert("order".into(), self.order.name().into());
        put_texts(&mut members, [("sentence", &self.sentence), ("title", &self.title)]);
        lock.extra.insert(WEAVE.into(), members.into());
    }

    /// Has it dealt out no more. Its pieces go with the change.
    pub fn stop(lock: &mut Lock) {
        lock.extra.remove(WEAVE);
    }
}

/// What a clue says of pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The id of the woven lock; empty where this is no slip but tells how they go together.
    pub of: String,
    /// What of its text was dealt, as Markdown.
    pub says: String,
}

impl Told {
    /// What a clue says; none where it says nothing of pieces.
    pub fn by(clue: &Clue) -> Option<Self> {
        let members = clue.extra.get(PIECE)?.as_object()?.clone();
        Some(Told::read(Members::new(members, "", &mut Vec::new())))
    }

    /// From the members of `piece`; what can't be read is empty.
    pub fn read(mut from: Members) -> Self {
        Told { of: from.text("of"), says: from.text("says") }
    }

    /// Has a clue say so. Members that nobody here knows stay.
    pub fn put(&self, clue: &mut Clue) {
        let mut members = object(clue.extra.get(PIECE));
        for (name, text) in [("of", &self.of), ("says", &self.says)] {
            if text.is_empty() {
                members.remove(name);
            } else {
                members.insert(name.into(), text.as_str().into());
            }
        }
        clue.extra.insert(PIECE.into(), members.into());
    }
}

/// What can't be read of the two members.
pub(super) fn misread(breakout: &Breakout) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut look = |extra: &Extra, name: &str, pointer: String, read: fn(Members)| {
        if let Some(value) = extra.get(name) {
            let mut only = Map::new();
            only.insert(name.to_owned(), value.clone());
            Members::new(only, &pointer, &mut findings).object(name, read);
        }
    };
    let mut pieces = |clues: &[Clue], list: String| {
        for (at, clue) in clues.iter().enumerate() {
            look(&clue.extra, PIECE, format!("{list}/{at}"), |from| drop(Told::read(from)));
        }
    };
    for (list, clues) in [("story", &breakout.story), ("bench", &breakout.bench), ("ending", &breakout.ending)] {
        pieces(clues, format!("/{list}"));
    }
    for (at, lock) in breakout.locks.iter().enumerate() {
        pieces(&lock.clues, format!("/locks/{at}/clues"));
        pieces(&lock.inside, format!("/locks/{at}/inside"));
    }
    for (at, lock) in breakout.locks.iter().enumerate() {
        look(&lock.extra, WEAVE, format!("/locks/{at}"), |from| drop(Weave::read(from)));
    }
    findings
}

/// The members that stand there, with those that nobody here knows.
fn object(value: Option<&Value>) -> Map<String, Value> {
    value.and_then(Value::as_object).cloned().unwrap_or_default()
}
