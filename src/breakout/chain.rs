//! The chain: which locks come before which.

use std::collections::BTreeSet;

use super::{Breakout, Lock};

/// Whether a lock can be reached when the locks in `open` are.
pub fn is_reached(lock: &Lock, open: impl Fn(&str) -> bool) -> bool {
    lock.after.iter().filter(|id| open(id)).count() >= lock.needed()
}

/// The last locks: those that no other lock comes after. The box opens when all of them are open.
pub fn last(breakout: &Breakout) -> impl Iterator<Item = &Lock> {
    let before: BTreeSet<&str> = breakout
        .locks
        .iter()
        .flat_map(|lock| lock.after.iter().filter(|id| **id != lock.id).map(String::as_str))
        .collect();
    breakout.locks.iter().map(|lock| &**lock).filter(move |lock| !before.contains(lock.id.as_str()))
}

/// The locks in layers: those that are there from the start, those that can be reached when they are open, and so on.
/// Locks that can never be reached are in none.
pub fn layers(breakout: &Breakout) -> Vec<Vec<&Lock>> {
    let mut open: BTreeSet<&str> = BTreeSet::new();
    let mut waiting: Vec<&Lock> = breakout.locks.iter().map(|lock| &**lock).collect();
    let mut layers = Vec::new();
    loop {
        let (layer, rest): (Vec<&Lock>, Vec<&Lock>) =
            waiting.into_iter().partition(|lock| is_reached(lock, |id| open.contains(id)));
        if layer.is_empty() {
            return layers;
        }
        open.extend(layer.iter().map(|lock| lock.id.as_str()));
        layers.push(layer);
        waiting = rest;
    }
}
