use uuid::Uuid;

use super::{Event, How, LockState, Progress};
use crate::breakout::{Breakout, Extra};
use crate::mechanism::Spelling;

/// What one team did in one breakout: an append-only set of events in one order.
#[derive(Clone, Debug, PartialEq)]
pub struct Journal {
    /// Which journal this is, on every device that carries it on.
    pub id: Uuid,
    /// The breakout that it belongs to.
    pub breakout: Uuid,
    /// The team's name; may be empty.
    pub team: String,
    /// What this version doesn't know.
    pub extra: Extra,
    /// Sorted by stamp, each stamp once.
    events: Vec<Event>,
}

impl Journal {
    /// An empty journal.
    pub fn new(id: Uuid, breakout: Uuid, team: &str) -> Self {
        Journal { id, breakout, team: team.to_owned(), extra: Extra::new(), events: Vec::new() }
    }

    /// The events in their order.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = &Event> {
        self.events.iter()
    }

    /// The event with this stamp, if there is one.
    pub fn event(&self, stamp: (u64, Uuid, u32)) -> Option<&Event> {
        self.events.get(self.place(stamp).ok()?)
    }

    /// Adds an event, and tells whether it was new.
    pub fn insert(&mut self, event: Event) -> bool {
        let place = self.place(event.stamp());
        if let Err(place) = place {
            self.events.insert(place, event);
        }
        place.is_err()
    }

    /// Where the event with this stamp is, or else would be.
    fn place(&self, stamp: (u64, Uuid, u32)) -> Result<usize, usize> {
        self.events.binary_search_by_key(&stamp, Event::stamp)
    }

    /// Adds all that another journal of the same team has.
    pub fn merge(&mut self, other: Journal) {
        for event in other.events {
            self.insert(event);
        }
        for (mut name, value) in other.extra {
            while self.extra.get(&name).is_some_and(|known| *known != value) {
                name.push('+');
            }
            self.extra.insert(name, value);
        }
    }

    /// The highest Lamport clock in it; 0 where it is empty.
    pub fn clock(&self) -> u64 {
        self.events.last().map_or(0, |event| event.after)
    }
}

/// Whether whoever gives this entry may carry the journal on: it opens a lock that the team has answered, or the team has
/// answered none yet. Nobody need know the answer of a lock that the teacher's key opened.
pub fn admits(breakout: &Breakout, progress: &Progress, entry: &str, spelling: Spelling) -> bool {
    let is_answered = |id: &str| matches!(progress.state(id), LockState::Open(How::Answer(_)));
    let mut answered = breakout.locks.iter().filter(|lock| is_answered(&lock.id)).peekable();
    answered.peek().is_none() || answered.any(|lock| super::check(lock, entry, spelling).opens())
}
