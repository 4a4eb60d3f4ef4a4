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

/// A place in a drawing of the chain: a lock, or a line that passes a layer on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot<'b> {
    /// The lock; none where a line passes.
    pub lock: Option<&'b Lock>,
    /// The places in the layer above that lines come from.
    pub from: Vec<usize>,
}

/// The chain as it is drawn: each lock below all those that come before it, each line from one layer to the next.
/// Locks that wait for each other in a circle lie in the last layer.
pub fn drawing(breakout: &Breakout) -> Vec<Vec<Slot<'_>>> {
    struct Open<'b> {
        id: &'b str,
        lock: Option<&'b Lock>,
        from: Vec<&'b str>,
    }
    let mut layers: Vec<Vec<Open>> = Vec::new();
    let mut placed: BTreeSet<&str> = BTreeSet::new();
    let mut waiting: Vec<&Lock> = breakout.locks.iter().map(|lock| &**lock).collect();
    while !waiting.is_empty() {
        let is_there = |id: &&String| breakout.lock(id).is_some();
        let (layer, rest): (Vec<&Lock>, Vec<&Lock>) = waiting
            .into_iter()
            .partition(|lock| lock.after.iter().filter(is_there).all(|id| placed.contains(id.as_str())));
        let (layer, rest) = if layer.is_empty() { (rest, Vec::new()) } else { (layer, rest) };
        let mut opened: Vec<Open> = Vec::new();
        for lock in &layer {
            let from = lock.after.iter().map(String::as_str).filter(|id| placed.contains(id)).collect();
            opened.push(Open { id: &lock.id, lock: Some(lock), from });
        }
        placed.extend(layer.iter().map(|lock| lock.id.as_str()));
        layers.push(opened);
        waiting = rest;
    }
    for below in (1..layers.len()).rev() {
        let (above, below) = layers.split_at_mut(below);
        let Some(above) = above.last_mut() else { continue };
        for id in below[0].iter().flat_map(|slot| &slot.from) {
            if !above.iter().any(|slot| slot.id == *id) {
                above.push(Open { id, lock: None, from: vec![id] });
            }
        }
    }
    let mut drawn: Vec<Vec<Slot>> = Vec::new();
    let mut above: Vec<&str> = Vec::new();
    for layer in layers {
        let mut slots: Vec<(&str, Slot)> = layer
            .into_iter()
            .map(|slot| {
                let from = slot.from.iter().filter_map(|id| above.iter().position(|other| other == id)).collect();
                (slot.id, Slot { lock: slot.lock, from })
            })
            .collect();
        // Each near the middle of those it comes from, so that few lines cross.
        slots.sort_by_key(|(_, slot)| (2 * slot.from.iter().sum::<usize>()).checked_div(slot.from.len()));
        above = slots.iter().map(|(id, _)| *id).collect();
        drawn.push(slots.into_iter().map(|(_, slot)| slot).collect());
    }
    drawn
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::mechanism::{Kind, Mechanism};

    fn chain(locks: &[(&str, &[&str])]) -> Breakout {
        let mut breakout = Breakout::new(uuid::Uuid::nil());
        for (id, after) in locks {
            let mut lock = Lock::new(*id, Mechanism::from(Kind::all()[0].clone()));
            lock.after = after.iter().map(|id| (*id).to_owned()).collect();
            breakout.locks.push(Arc::new(lock));
        }
        breakout
    }

    fn shape(breakout: &Breakout) -> Vec<Vec<(&str, Vec<usize>)>> {
        let name = |slot: Slot<'_>| (breakout.locks.iter().find(|lock| slot.lock == Some(lock)), slot.from);
        drawing(breakout)
            .into_iter()
            .map(|layer| {
                layer.into_iter().map(name).map(|(lock, from)| (lock.map_or("", |lock| &lock.id), from)).collect()
            })
            .collect()
    }

    #[test]
    fn a_long_line_passes_the_layers_between() {
        let breakout = chain(&[("a", &[]), ("b", &["a"]), ("c", &["b", "a", "gone"])]);
        assert_eq!(
            shape(&breakout),
            [vec![("a", vec![])], vec![("b", vec![0]), ("", vec![0])], vec![("c", vec![0, 1])]]
        );
    }

    #[test]
    fn a_lock_lies_below_the_middle_of_those_before_it() {
        let breakout = chain(&[("a", &[]), ("b", &[]), ("c", &["b"]), ("d", &["a"])]);
        assert_eq!(shape(&breakout)[1], [("d", vec![0]), ("c", vec![1])]);
    }

    #[test]
    fn a_circle_lies_last() {
        let breakout = chain(&[("x", &["y"]), ("y", &["x", "a"]), ("a", &[]), ("own", &["own"])]);
        assert_eq!(shape(&breakout), [vec![("a", vec![])], vec![("x", vec![]), ("own", vec![]), ("y", vec![0])]]);
    }
}
