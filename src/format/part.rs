//! A part of a breakout: a breakout that has only what the part reveals, without a header of its own. Members that mean
//! what an absent one does are left out, so that a part is as short as what it says.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::Members;
use super::read::breakout;
use crate::breakout::{Breakout, Lock};
use crate::mechanism::{Kind, Mechanism};

/// The members of a part.
pub(super) fn write(part: &Breakout) -> Map<String, Value> {
    let mut members = members(part);
    if let Some(Value::Array(locks)) = members.get_mut("locks") {
        let usual = self::members(&Lock::new("", Mechanism::from(Kind::Unknown { kind: String::new() })));
        locks.iter_mut().filter_map(Value::as_object_mut).for_each(|lock| leave_out(lock, &usual));
    }
    leave_out(&mut members, &self::members(&Breakout::new(Uuid::nil())));
    members
}

/// A part from its members. What can't be read is kept as in any breakout, and is nothing that a team could mend.
pub(super) fn read(members: Map<String, Value>) -> Breakout {
    breakout(Members::new(members, "", &mut Vec::new()), Uuid::nil())
}

fn leave_out(members: &mut Map<String, Value>, usual: &Map<String, Value>) {
    members.retain(|name, value| usual.get(name) != Some(value));
}

fn members(thing: &impl serde::Serialize) -> Map<String, Value> {
    match serde_json::to_value(thing) {
        Ok(Value::Object(members)) => members,
        // Of what was read from JSON, JSON can be made.
        _ => Map::new(),
    }
}
