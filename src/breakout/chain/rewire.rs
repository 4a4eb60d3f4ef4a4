//! The chain rewired: which lock opens after which.

use std::collections::VecDeque;
use std::sync::Arc;

use super::{Links, Team};
use crate::breakout::{Breakout, Lock};

/// Why a lock can't open after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is the same lock.
    Itself,
    /// It does already.
    Already,
    /// One of the two is no longer there.
    Gone,
    /// It would come before itself: these locks, by id, come one after the other, from the one that was to wait to the one
    /// that it was to wait for.
    Circle(Vec<String>),
}

/// Whether `lock` may open after `before`, by their ids.
pub fn may_connect(breakout: &Breakout, before: &str, lock: &str) -> Result<(), Refused> {
    let place = |id: &str| breakout.locks.iter().position(|lock| lock.id == id).ok_or(Refused::Gone);
    let (upper, lower) = (place(before)?, place(lock)?);
    if upper == lower {
        return Err(Refused::Itself);
    }
    if breakout.locks[lower].after.iter().any(|id| id == before) {
        return Err(Refused::Already);
    }
    match way(&Links::of(breakout), lower, upper) {
        Some(way) => Err(Refused::Circle(way.into_iter().map(|lock| breakout.locks[lock].id.clone()).collect())),
        None => Ok(()),
    }
}

/// The shortest way from a lock to one that opens after it, both with it.
fn way(links: &Links, from: usize, to: usize) -> Option<Vec<usize>> {
    let mut came_from = vec![None; links.after.len()];
    let mut next = VecDeque::from([from]);
    while let Some(lock) = next.pop_front() {
        if lock == to {
            let mut way = vec![to];
            while let Some(before) = way.last().and_then(|last| came_from[*last]) {
                way.push(before);
            }
            way.reverse();
            return Some(way);
        }
        for follower in &links.after[lock] {
            if *follower != from && came_from[*follower].is_none() {
                came_from[*follower] = Some(lock);
                next.push_back(*follower);
            }
        }
    }
    None
}

/// Lets `lock` open after `before`, too. How many of them are enough stays as it was; where all are needed, this one is.
pub fn connect(breakout: &mut Breakout, before: &str, lock: &str) -> Result<(), Refused> {
    may_connect(breakout, before, lock)?;
    change(breakout, lock, |lock| lock.after.push(before.to_owned()));
    Ok(())
}

/// Lets `lock` no longer open after `before`. Where fewer are left than were enough, all are needed.
pub fn disconnect(breakout: &mut Breakout, before: &str, lock: &str) {
    change(breakout, lock, |lock| {
        lock.after.retain(|id| id != before);
        settle(lock);
    });
}

/// Puts a new lock right behind another in the list; it opens after that.
pub fn right_after(breakout: &mut Breakout, before: &str, mut new: Lock) {
    new.after = vec![before.to_owned()];
    let place = breakout.locks.iter().position(|lock| lock.id == before);
    breakout.locks.insert(place.map_or(breakout.locks.len(), |place| place + 1), Arc::new(new));
}

/// Puts a new lock between two of which one opens after the other.
pub fn between(breakout: &mut Breakout, before: &str, lock: &str, mut new: Lock) {
    let own = new.id.clone();
    new.after = vec![before.to_owned()];
    let place = breakout.locks.iter().position(|other| other.id == lock);
    change(breakout, lock, |lock| lock.after.iter_mut().filter(|id| *id == before).for_each(|id| id.clone_from(&own)));
    breakout.locks.insert(place.unwrap_or(breakout.locks.len()), Arc::new(new));
}

/// Takes a lock away. Those that opened after it open after what it opened after, so that the chain stays whole: one that
/// opened after nothing else waits as it did, and another takes over what does not come before it anyway.
pub fn delete(breakout: &mut Breakout, id: &str) {
    let Some(place) = breakout.locks.iter().position(|lock| lock.id == id) else { return };
    let gone = breakout.locks.remove(place);
    let mut taken_over = Vec::new();
    for (at, other) in breakout.locks.iter_mut().enumerate() {
        if !other.after.iter().any(|before| before == id) {
            continue;
        }
        let other = Arc::make_mut(other);
        other.after.retain(|before| before != id);
        let waits_as_it = other.after.is_empty();
        for before in gone.after.iter().filter(|before| **before != other.id && *before != id) {
            if !other.after.contains(before) {
                other.after.push(before.clone());
                taken_over.extend((!waits_as_it).then_some((at, before)));
            }
        }
        if waits_as_it {
            other.need = gone.need;
        }
        settle(other);
    }
    for (at, before) in taken_over {
        let with = breakout.locks[at].clone();
        let lock = Arc::make_mut(&mut breakout.locks[at]);
        lock.after.retain(|other| other != before);
        settle(lock);
        if !comes_anyway(breakout, before, at) {
            breakout.locks[at] = with;
        }
    }
}

/// Whether a lock can be opened, and by no team that hasn't opened `before`.
fn comes_anyway(breakout: &Breakout, before: &str, lock: usize) -> bool {
    let Some(before) = breakout.locks.iter().position(|other| other.id == before) else { return false };
    let links = Links::of(breakout);
    let team = Team::new(breakout, &links, |_| false);
    team.clone().opened().contains(&lock) && !team.opened_without(&[before]).contains(&lock)
}

fn change(breakout: &mut Breakout, id: &str, change: impl FnOnce(&mut Lock)) {
    if let Some(lock) = breakout.locks.iter_mut().find(|lock| lock.id == id) {
        change(Arc::make_mut(lock));
    }
}

/// "Any three of three" is all of them.
fn settle(lock: &mut Lock) {
    lock.need = lock.need.filter(|need| (*need as usize) < lock.after.len());
}
