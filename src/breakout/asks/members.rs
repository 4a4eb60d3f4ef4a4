use serde_json::{Map, Value};

use super::{Ask, MOST};
use crate::breakout::{Breakout, Extra, Finding, Look, Place, Role, is_id, put_texts};
use crate::format::Members;

/// The member of a breakout.
pub(super) const ASKS: &str = "asks";

impl Ask {
    /// What a breakout asks for: of those with the same id the first, and no more than [`MOST`].
    pub fn all(breakout: &Breakout) -> Vec<Ask> {
        let mut asks: Vec<Ask> = Vec::new();
        for ask in Ask::written(breakout) {
            if is_id(&ask.id) && asks.len() < MOST && asks.iter().all(|other| other.id != ask.id) {
                asks.push(ask);
            }
        }
        asks
    }

    /// All that stands there, whatever it is.
    pub(super) fn written(breakout: &Breakout) -> Vec<Ask> {
        let list = breakout.extra.get(ASKS).and_then(Value::as_array);
        let object = |ask: &Value| ask.as_object().cloned();
        let read = |members| Ask::read(Members::new(members, "", &mut Vec::new()));
        list.into_iter().flatten().filter_map(object).map(read).collect()
    }

    fn read(mut from: Members) -> Self {
        Ask { id: from.text("id"), say: from.text("say"), otherwise: from.text("otherwise") }
    }

    /// Its members, and nothing that nobody here knows.
    fn members(&self) -> Map<String, Value> {
        let mut members = Map::new();
        self.write(&mut members);
        members
    }

    fn write(&self, members: &mut Map<String, Value>) {
        members.insert("id".into(), self.id.as_str().into());
        put_texts(members, [("say", &self.say), ("otherwise", &self.otherwise)]);
    }

    /// Asks for one more; nothing happens where [`MOST`] are there.
    pub fn add(self, breakout: &mut Breakout) {
        if Ask::all(breakout).len() < MOST {
            list(breakout, |asks| asks.push(self.members().into()));
        }
    }

    /// Writes the ask with this id anew, with members that nobody here knows left as they are.
    pub(super) fn put(&self, breakout: &mut Breakout, id: &str) {
        list(breakout, |asks| {
            if let Some(members) = asks.iter_mut().find(|ask| is(ask, id)).and_then(Value::as_object_mut) {
                self.write(members);
            }
        });
    }
}

/// Looks at what the asks say, each at its place in the list.
pub(in crate::breakout) fn texts(breakout: &Breakout, look: &mut Look) {
    for (at, ask) in Ask::all(breakout).iter().enumerate() {
        look(&place(), Role::Ask, at, &ask.say);
        look(&place(), Role::Otherwise, at, &ask.otherwise);
    }
}

/// The same, to write them anew.
pub(in crate::breakout) fn write_texts(
    breakout: &mut Breakout,
    write: &mut dyn FnMut(&Place, Role, usize, &mut String),
) {
    for (at, ask) in Ask::all(breakout).into_iter().enumerate() {
        let mut new = ask.clone();
        write(&place(), Role::Ask, at, &mut new.say);
        write(&place(), Role::Otherwise, at, &mut new.otherwise);
        if new != ask {
            new.put(breakout, &ask.id);
        }
    }
}

/// Where all of them stand.
fn place() -> Place {
    Place::Member(format!("/{ASKS}"))
}

/// Asks for this no more; all of that id go, and the list goes with its last.
pub(super) fn drop_ask(breakout: &mut Breakout, id: &str) {
    let is_empty = list(breakout, |asks| {
        asks.retain(|ask| !is(ask, id));
        asks.is_empty()
    });
    if is_empty {
        breakout.extra.remove(ASKS);
    }
}

/// Moves an ask before the one that stands before it, or behind the one behind it.
pub(super) fn shift(breakout: &mut Breakout, id: &str, later: bool) {
    list(breakout, |asks| {
        let Some(at) = asks.iter().position(|ask| is(ask, id)) else { return };
        let to = if later { at + 1 } else { at.wrapping_sub(1) };
        if to < asks.len() {
            asks.swap(at, to);
        }
    });
}

/// Changes the list, which begins where there is none; what stood in its place and is no list goes on as its first.
fn list<T>(breakout: &mut Breakout, change: impl FnOnce(&mut Vec<Value>) -> T) -> T {
    let value = breakout.extra.entry(ASKS).or_insert(Value::Null);
    let mut list = match value.take() {
        Value::Array(list) => list,
        Value::Null => Vec::new(),
        other => vec![other],
    };
    let done = change(&mut list);
    *value = list.into();
    done
}

fn is(ask: &Value, id: &str) -> bool {
    ask.get("id").and_then(Value::as_str) == Some(id)
}

/// What of it a team may see: the asks themselves, and nothing that nobody here knows.
pub fn for_teams(breakout: &Breakout) -> Extra {
    let asks: Vec<Value> = Ask::all(breakout).iter().map(|ask| ask.members().into()).collect();
    let mut extra = Extra::new();
    if !asks.is_empty() {
        extra.insert(ASKS.into(), asks.into());
    }
    extra
}

/// What can't be read of it.
pub(super) fn misread(breakout: &Breakout) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(value) = breakout.extra.get(ASKS) {
        let mut only = Map::new();
        only.insert(ASKS.to_owned(), value.clone());
        Members::new(only, "", &mut findings).list(ASKS, |from| drop(Ask::read(from)));
    }
    findings
}
