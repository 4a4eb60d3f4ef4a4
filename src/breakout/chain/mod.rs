//! The chain: which locks come before which.

mod before;
mod circles;
mod drawing;
pub mod layout;
mod links;
mod missed;
mod rewire;
mod routes;
mod shape;
mod shortest;
pub mod sketch;
mod spare;
mod team;

use std::collections::HashSet;
use std::sync::Arc;

use super::{Breakout, Lock};

pub(super) use before::Before;
pub use circles::circles;
pub use drawing::{Slot, drawing};
pub use links::Links;
pub(super) use missed::missed;
pub use rewire::{Refused, between, connect, delete, disconnect, may_connect, right_after};
pub use routes::{Routes, Shortest, past, routes};
pub use shape::{Shape, arrange};
pub(super) use team::Team;

/// Whether a lock can be reached when the locks in `open` are.
pub fn is_reached(lock: &Lock, open: impl Fn(&str) -> bool) -> bool {
    lock.after.iter().filter(|id| open(id)).count() >= lock.needed()
}

/// Whether two breakouts have the same locks under the same names, one after the other in the same way. Quick where both share
/// their locks.
pub fn is_same(one: &Breakout, other: &Breakout) -> bool {
    let hangs_so = |one: &Lock, other: &Lock| {
        one.id == other.id && one.title == other.title && one.after == other.after && one.need == other.need
    };
    let mut pairs = one.locks.iter().zip(&other.locks);
    one.locks.len() == other.locks.len() && pairs.all(|(one, other)| Arc::ptr_eq(one, other) || hangs_so(one, other))
}

/// The last locks: those that no other lock comes after. The box opens when all of them are open.
pub fn last(breakout: &Breakout) -> impl Iterator<Item = &Lock> {
    let mut before = HashSet::new();
    for lock in &breakout.locks {
        before.extend(lock.after.iter().filter(|id| **id != lock.id).cloned());
    }
    breakout.locks.iter().map(|lock| &**lock).filter(move |lock| !before.contains(&lock.id))
}

/// The locks in layers: those that are there from the start, those that can be reached when they are open, and so on.
/// Locks that can never be reached are in none.
pub fn layers(breakout: &Breakout) -> Vec<Vec<&Lock>> {
    let layers = Links::of(breakout).layers(breakout.locks.iter().map(|lock| lock.needed()).collect());
    layers.iter().map(|layer| layer.iter().map(|lock| &*breakout.locks[*lock]).collect()).collect()
}
