use std::collections::HashMap;

use uuid::Uuid;

use super::active::ActiveTime;
use super::{Event, From, Journal, Millis, What};
use crate::breakout::{Breakout, chain};

/// How far a team is: a pure fold of breakout and journal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    started: Option<Millis>,
    finished: Option<Millis>,
    locks: HashMap<String, LockProgress>,
    pub(super) places: Vec<From>,
    pub(super) cards_spent: u32,
    notes: Vec<(String, String)>,
    reflections: Vec<(usize, String)>,
    active: ActiveTime,
    last: Option<(u64, Uuid, u32)>,
}

/// How far a team is with one lock.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LockProgress {
    pub reached: Option<Mark>,
    pub open: Option<(How, Millis)>,
    pub attempts: Vec<Attempt>,
    /// When each rung was taken.
    pub rungs: Vec<Mark>,
    /// How many hints it had when it asked a neighbour, where it did.
    pub asked: Option<usize>,
    pub explained: Option<String>,
}

impl LockProgress {
    /// Whether it can be tried.
    pub fn is_waiting(&self) -> bool {
        self.reached.is_some() && self.open.is_none()
    }

    /// How many of its hints were taken.
    pub fn hints(&self) -> usize {
        self.rungs.len() - usize::from(self.asked.is_some())
    }
}

/// A moment in a lock's history.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Mark {
    /// Active time.
    pub active: Millis,
    /// Wrong tries before it.
    pub attempts: usize,
}

/// A wrong try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The canonical answer that it was.
    pub answer: String,
    /// When.
    pub at: Millis,
}

/// How a lock was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// With one of its answers, from 0.
    Answer(usize),
    /// With the teacher's key.
    Helped,
}

/// Where a lock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockState {
    /// Only its outline is seen.
    OutOfReach,
    /// It can be tried.
    Reached,
    /// It is open.
    Open(How),
}

impl Progress {
    /// The progress that a journal amounts to.
    pub fn fold(breakout: &Breakout, journal: &Journal) -> Self {
        let mut progress = Progress::default();
        for event in journal.events() {
            progress.take(breakout, event);
        }
        progress
    }

    /// Whether an event comes after all that were taken, so that taking it alone is enough.
    pub(super) fn precedes(&self, event: &Event) -> bool {
        self.last.is_none_or(|last| last < event.stamp())
    }

    /// Takes an event that comes after all that were taken.
    pub(super) fn take(&mut self, breakout: &Breakout, event: &Event) {
        self.last = Some(event.stamp());
        self.active.take(event);
        match &event.what {
            What::Started { .. } => {
                if self.started.is_none() {
                    self.started = Some(event.at);
                    self.places.push(From::Bench);
                }
                self.reach(breakout);
            }
            What::Tried { lock, answer } => {
                let attempts = &mut self.locks.entry(lock.clone()).or_default().attempts;
                if attempts.iter().all(|attempt| attempt.answer != *answer) {
                    attempts.push(Attempt { answer: answer.clone(), at: event.at });
                }
            }
            What::Opened { lock, with } => self.open(breakout, lock, How::Answer(*with), event.at),
            What::Helped { lock } => self.open(breakout, lock, How::Helped, event.at),
            What::Hinted { lock, rung, card } => self.climb(lock, Some(*rung), *card),
            What::Asked { lock, card } => self.climb(lock, None, *card),
            What::Explained { lock, text } => {
                self.locks.entry(lock.clone()).or_default().explained = Some(text.clone())
            }
            What::Noted { entry, text } => latest(&mut self.notes, entry, text),
            What::Reflected { question, text } => latest(&mut self.reflections, question, text),
            What::Finished => self.finished = self.finished.or(Some(event.at)),
            What::Paused | What::Resumed | What::Unknown => {}
        }
    }

    /// A rung is taken: a hint by its number, or else the neighbour. What another page took already is not taken twice.
    fn climb(&mut self, lock: &str, hint: Option<usize>, card: bool) {
        let active = self.active.total();
        let progress = self.locks.entry(lock.to_owned()).or_default();
        let hints = progress.hints();
        match hint {
            Some(hint) if hint != hints => return,
            None if progress.asked.is_some() => return,
            Some(_) => {}
            None => progress.asked = Some(hints),
        }
        progress.rungs.push(Mark { active, attempts: progress.attempts.len() });
        self.cards_spent += u32::from(card);
    }

    /// What was opened stays open, even where a correction would no longer allow it.
    fn open(&mut self, breakout: &Breakout, lock: &str, how: How, at: Millis) {
        let progress = self.locks.entry(lock.to_owned()).or_default();
        if progress.open.is_some() {
            return;
        }
        progress.open = Some((how, at));
        if progress.reached.is_none() {
            progress.reached = Some(Mark::default());
            self.places.push(From::On(lock.to_owned()));
        }
        self.places.push(From::Inside(lock.to_owned()));
        self.reach(breakout);
        // Not left to the event alone: a correction may take the last locks away, or two pages open one each.
        if self.finished.is_none() && self.is_through(breakout, &[]) {
            self.finished = Some(at);
        }
    }

    fn reach(&mut self, breakout: &Breakout) {
        let active = self.active.total();
        for lock in &breakout.locks {
            let is_new = self.of(&lock.id).is_none_or(|progress| progress.reached.is_none());
            if is_new && chain::is_reached(lock, |id| self.is_open(id)) {
                let progress = self.locks.entry(lock.id.clone()).or_default();
                progress.reached = Some(Mark { active, attempts: progress.attempts.len() });
                self.places.push(From::On(lock.id.clone()));
            }
        }
    }

    /// What happened at a lock; none where nothing did.
    pub(super) fn of(&self, lock: &str) -> Option<&LockProgress> {
        self.locks.get(lock)
    }

    /// Whether the lid was closed and the clock began.
    pub fn is_started(&self) -> bool {
        self.started.is_some()
    }

    /// When the last locks were opened, by the clock of the device that did.
    pub fn finished(&self) -> Option<Millis> {
        self.finished
    }

    /// When the lid was closed, by the clock of the device that did.
    pub fn started(&self) -> Option<Millis> {
        self.started
    }

    /// Whether a lock is open.
    pub fn is_open(&self, lock: &str) -> bool {
        self.of(lock).is_some_and(|progress| progress.open.is_some())
    }

    /// Where a lock stands.
    pub fn state(&self, lock: &str) -> LockState {
        match self.of(lock) {
            Some(LockProgress { open: Some((how, _)), .. }) => LockState::Open(*how),
            Some(LockProgress { reached: Some(_), .. }) => LockState::Reached,
            _ => LockState::OutOfReach,
        }
    }

    /// How many of the breakout's locks are open.
    pub fn open_count(&self, breakout: &Breakout) -> usize {
        breakout.locks.iter().filter(|lock| self.is_open(&lock.id)).count()
    }

    /// Whether the last locks are all open when those in `more` are too.
    pub(super) fn is_through(&self, breakout: &Breakout, more: &[&str]) -> bool {
        let mut last = chain::last(breakout).peekable();
        last.peek().is_some() && last.all(|lock| self.is_open(&lock.id) || more.contains(&lock.id.as_str()))
    }

    /// The wrong tries on a lock, the earliest first.
    pub fn attempts(&self, lock: &str) -> &[Attempt] {
        self.of(lock).map_or(&[], |progress| &progress.attempts)
    }

    /// What stands in an entry of the notebook.
    pub fn note(&self, entry: &str) -> Option<&str> {
        self.notes.iter().find(|(of, _)| of == entry).map(|(_, text)| text.as_str())
    }

    /// What the team wrote to a question of the debrief, counted from 0.
    pub fn reflection(&self, question: usize) -> Option<&str> {
        self.reflections.iter().find(|(of, _)| *of == question).map(|(_, text)| text.as_str())
    }

    /// How the team says it knows.
    pub fn explained(&self, lock: &str) -> Option<&str> {
        self.of(lock)?.explained.as_deref()
    }

    /// For how many more seconds a lock cools after a wrong try; none where it doesn't.
    pub fn cooling(&self, breakout: &Breakout, lock: &str, now: Millis) -> Option<u32> {
        let rules = &breakout.rules.tries;
        let attempts = self.attempts(lock);
        let last = attempts.last().filter(|_| attempts.len() > rules.free as usize && !self.is_open(lock))?;
        // A clock that was set back must not keep a lock cooling.
        let passed = now.checked_sub(last.at)?;
        let left = (Millis::from(rules.wait_seconds) * 1000).checked_sub(passed).filter(|left| *left > 0)?;
        u32::try_from(left.div_ceil(1000)).ok()
    }

    /// Whether the next wrong try lets the lock cool: said before it happens.
    pub fn warns(&self, breakout: &Breakout, lock: &str) -> bool {
        let rules = &breakout.rules.tries;
        rules.wait_seconds > 0 && self.attempts(lock).len() >= rules.free as usize && !self.is_open(lock)
    }

    /// Active time until `now`, seen from the page load `writer`.
    pub fn active(&self, now: Millis, writer: Uuid) -> Millis {
        self.active.until(now, writer)
    }

    /// Whether the page load `writer` is there, not put away.
    pub fn is_there(&self, writer: Uuid) -> bool {
        self.active.is_there(writer)
    }
}

/// Keeps the latest text of each key.
fn latest<K: Clone + PartialEq>(texts: &mut Vec<(K, String)>, key: &K, text: &str) {
    match texts.iter_mut().find(|(of, _)| of == key) {
        Some((_, old)) => text.clone_into(old),
        None => texts.push((key.clone(), text.to_owned())),
    }
}
