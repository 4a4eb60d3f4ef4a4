use uuid::Uuid;

use super::Millis;
use crate::breakout::Extra;

/// One thing that a team did, as its journal keeps it for ever.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The page load that wrote it.
    pub writer: Uuid,
    /// The how-manieth event of that writer, from 0.
    pub n: u32,
    /// Lamport clock: larger than that of every event that the writer knew.
    pub after: u64,
    /// When, by the writer's clock: for durations and display, never for order.
    pub at: Millis,
    /// What was done.
    pub what: What,
    /// What this version doesn't know.
    pub extra: Extra,
}

impl Event {
    /// What events are ordered by, on every device alike.
    pub fn stamp(&self) -> (u64, Uuid, u32) {
        (self.after, self.writer, self.n)
    }
}

/// What a team did. Answers that open a lock are in no event.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The lid was closed and the clock began.
    Started {
        /// Of the breakout.
        revision: u32,
    },
    /// The page was put away.
    Paused,
    /// The page is there (again). Also written now and then while it stays, so that a gap means absence.
    Resumed,
    /// A wrong try.
    Tried {
        /// Its id.
        lock: String,
        /// The canonical answer that it was.
        answer: String,
    },
    /// A lock was opened.
    Opened {
        /// Its id.
        lock: String,
        /// Which of its answers opened it, from 0.
        with: usize,
    },
    /// A hint was taken.
    Hinted {
        /// Its id.
        lock: String,
        /// Which of its hints, from 0.
        rung: usize,
        /// Whether a hint card was spent on it.
        card: bool,
    },
    /// The rung was taken that sends one of the team to a neighbour. It has no number: so a correction that switches the
    /// rule on or off changes nothing of the hints that a team has.
    Asked {
        /// Its id.
        lock: String,
        /// Whether a hint card was spent on it.
        card: bool,
    },
    /// The teacher's key opened a lock.
    Helped {
        /// Its id.
        lock: String,
    },
    /// The team said how it knows.
    Explained {
        /// Its id.
        lock: String,
        /// In its words.
        text: String,
    },
    /// The team wrote into its notebook; the latest text of an entry counts.
    Noted {
        /// Which entry.
        entry: String,
        /// All of it.
        text: String,
    },
    /// The team answered a question of the debrief; the latest text counts.
    Reflected {
        /// Which question, from 0.
        question: usize,
        /// All of it.
        text: String,
    },
    /// The last locks are open.
    Finished,
    /// What a newer version wrote: kept among the event's `extra`, and otherwise left alone.
    Unknown,
}
