//! The chain: which locks come before which.

use std::collections::{BTreeMap, BTreeSet};

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
    let mut followers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, lock) in breakout.locks.iter().enumerate() {
        for before in &lock.after {
            followers.entry(before).or_default().push(index);
        }
    }
    let mut missing: Vec<usize> = breakout.locks.iter().map(|lock| lock.needed()).collect();
    let mut layer: Vec<usize> = (0..missing.len()).filter(|index| missing[*index] == 0).collect();
    let mut layers = Vec::new();
    while !layer.is_empty() {
        let mut next = Vec::new();
        for index in &layer {
            // Each opens those after it once, even where two locks have the same id.
            for follower in followers.remove(breakout.locks[*index].id.as_str()).unwrap_or_default() {
                if missing[follower] > 0 {
                    missing[follower] -= 1;
                    if missing[follower] == 0 {
                        next.push(follower);
                    }
                }
            }
        }
        next.sort_unstable();
        layers.push(layer.iter().map(|index| &*breakout.locks[*index]).collect());
        layer = next;
    }
    layers
}
