use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::breakout::{Breakout, chain};
use crate::format::hand_in::unread;
use crate::play::{AWAY, Event, How, Journal, Millis, What};

/// The 1st of January 2020: no clock of a journal stands before it.
const EARLIEST: Millis = 1_577_836_800_000;

/// A device's clock may be set right by so much without a word.
const SET_RIGHT: Millis = 60_000;

/// A clock that is further ahead of the teacher's is wrong.
const AHEAD: Millis = 24 * 3600 * 1000;

/// What one team did, as far as a report asks: a pure fold of breakout and journal that agrees with
/// [`Progress`](crate::play::Progress), takes time in proportion to the events, and knows where time went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trail {
    /// When the lid was closed, by the clock of the device that did.
    pub started: Option<Millis>,
    /// When the last locks were opened, by the clock of the device that did.
    pub finished: Option<Millis>,
    /// Active time, in milliseconds.
    pub active: Millis,
    /// How many events there are.
    pub events: usize,
    /// The locks, in the breakout's order.
    pub locks: Vec<LockTrail>,
    /// What the team wrote to a question of the debrief, counted from 0; the latest text, in the order of the questions.
    pub reflections: Vec<(usize, String)>,
    /// What is odd about the journal.
    pub odd: Vec<Odd>,
}

/// What a team did at one lock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LockTrail {
    /// Whether the team came within reach of it.
    pub reached: bool,
    /// Its wrong tries, the earliest first, none twice.
    pub misses: Vec<Miss>,
    /// How many hints were taken.
    pub hints: usize,
    /// Whether one of the team asked a neighbour.
    pub asked: bool,
    /// How it was opened, where it was.
    pub open: Option<Opening>,
    /// How the team says it knows.
    pub explained: Option<String>,
    /// Active time that went to it, in milliseconds: time is put down to the lock at which the same device did something
    /// next.
    pub active: Millis,
}

/// A wrong try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// The canonical answer that it was; none where the hand-in withholds it, for it opens a lock.
    pub answer: Option<String>,
    /// When.
    pub at: Millis,
    /// How many rungs the team had taken by then.
    pub rungs: usize,
}

/// A lock that opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// With what.
    pub how: How,
    /// When.
    pub at: Millis,
    /// Active time of the team by then, in milliseconds.
    pub active: Millis,
    /// How many rungs the team had taken by then. What another of its devices took later, not knowing, is no help.
    pub rungs: usize,
    /// How many wrong tries it had made by then.
    pub misses: usize,
}

/// What is odd about a journal. It is shown; the rest of the class is as it would be without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// It was begun with another revision of the breakout.
    Revision(u32),
    /// So many events are about locks, answers or hints that the breakout doesn't have.
    Strange(usize),
    /// So many locks were opened before they could be reached.
    TooEarly(usize),
    /// So many events could not be read, or have the stamp of another.
    Unread(usize),
    /// So many events are of a newer version.
    Newer(usize),
    /// A device's clock was set back so many times.
    ClockBack(usize),
    /// A clock stands so many days ahead of this device's.
    ClockAhead(u64),
    /// A clock stood before 2020.
    ClockOld,
    /// There is no start.
    NoStart,
}

impl Trail {
    /// The trail of a journal. `now` tells which clocks are ahead.
    pub fn of(breakout: &Breakout, journal: &Journal, now: Millis) -> Self {
        let mut fold = Fold::of(breakout);
        journal.events().for_each(|event| fold.take(event));
        fold.end(journal, now)
    }

    /// How many locks are open.
    pub fn open_count(&self) -> usize {
        self.locks.iter().filter(|lock| lock.open.is_some()).count()
    }

    /// The places of the locks that are open, in the order in which they opened.
    pub fn order(&self) -> Vec<usize> {
        let mut open: Vec<(Millis, usize)> = Vec::new();
        for (at, lock) in self.locks.iter().enumerate() {
            open.extend(lock.open.map(|opening| (opening.active, at)));
        }
        open.sort();
        open.into_iter().map(|(_, at)| at).collect()
    }
}

impl LockTrail {
    /// How many rungs of its ladder were taken, hints or the neighbour.
    pub fn rungs(&self) -> usize {
        self.hints + usize::from(self.asked)
    }
}

/// A span in which a page was there, and which lock it went to.
struct Span {
    from: Millis,
    until: Millis,
    lock: Option<usize>,
}

/// A page load, as far as its time goes.
#[derive(Default)]
struct Page {
    /// When it was there last, while it is.
    there: Option<Millis>,
    /// What its clock said last.
    clock: Millis,
    /// The places of its spans that no lock has claimed yet.
    unclaimed: Vec<usize>,
}

struct Fold<'b> {
    breakout: &'b Breakout,
    places: HashMap<&'b str, usize>,
    last: Vec<usize>,
    trail: Trail,
    seen: HashSet<(usize, String)>,
    spans: Vec<Span>,
    pages: Vec<Page>,
    /// Their places, by who wrote there.
    writers: HashMap<Uuid, usize>,
    /// The one that wrote last, and its place: mostly it goes on.
    last_writer: Option<(Uuid, usize)>,
    revision: Option<u32>,
    strange: usize,
    early: usize,
    newer: usize,
    back: usize,
    latest: Millis,
    is_old: bool,
}

impl<'b> Fold<'b> {
    fn of(breakout: &'b Breakout) -> Self {
        let mut places = HashMap::new();
        for (at, lock) in breakout.locks.iter().enumerate() {
            places.entry(lock.id.as_str()).or_insert(at);
        }
        let last = chain::last(breakout).filter_map(|lock| places.get(lock.id.as_str()).copied()).collect();
        let locks = vec![LockTrail::default(); breakout.locks.len()];
        Fold {
            breakout,
            places,
            last,
            trail: Trail { locks, ..Trail::default() },
            seen: HashSet::new(),
            spans: Vec::new(),
            pages: Vec::new(),
            writers: HashMap::new(),
            last_writer: None,
            revision: None,
            strange: 0,
            early: 0,
            newer: 0,
            back: 0,
            latest: 0,
            is_old: false,
        }
    }

    fn take(&mut self, event: &Event) {
        self.trail.events += 1;
        self.time(event);
        match &event.what {
            What::Started { revision } => {
                self.trail.started = self.trail.started.or(Some(event.at));
                self.revision = self.revision.max(Some(*revision));
                self.reach();
            }
            What::Tried { lock, answer } => {
                let Some(at) = self.at(lock, event.writer) else { return };
                let is_withheld = answer.is_empty();
                if is_withheld || self.seen.insert((at, answer.clone())) {
                    let lock = &mut self.trail.locks[at];
                    let rungs = lock.rungs();
                    let answer = (!is_withheld).then(|| answer.clone());
                    lock.misses.push(Miss { answer, at: event.at, rungs });
                }
            }
            What::Opened { lock, with } => {
                let Some(at) = self.at(lock, event.writer) else { return };
                self.strange += usize::from(*with >= self.breakout.locks[at].answers.len());
                self.open(at, How::Answer(*with), event.at);
            }
            What::Helped { lock } => {
                let Some(at) = self.at(lock, event.writer) else { return };
                self.open(at, How::Helped, event.at);
            }
            What::Hinted { lock, rung, .. } => {
                let Some(at) = self.at(lock, event.writer) else { return };
                let lock = &mut self.trail.locks[at];
                lock.hints += usize::from(*rung == lock.hints);
                self.strange += usize::from(*rung >= self.breakout.locks[at].hints.len());
            }
            What::Asked { lock, .. } => {
                let Some(at) = self.at(lock, event.writer) else { return };
                self.trail.locks[at].asked = true;
            }
            What::Explained { lock, text } => {
                let Some(at) = self.at(lock, event.writer) else { return };
                self.trail.locks[at].explained = Some(text.clone());
            }
            What::Reflected { question, text } => {
                let known = self.trail.reflections.iter_mut().find(|(of, _)| of == question);
                match known {
                    Some((_, old)) => text.clone_into(old),
                    // A damaged journal may have any number of them.
                    None if *question < self.breakout.debrief.len() => {
                        self.trail.reflections.push((*question, text.clone()));
                    }
                    None => self.strange += 1,
                }
            }
            What::Finished => self.trail.finished = self.trail.finished.or(Some(event.at)),
            // In a hand-in, something that is not told has no kind at all.
            What::Unknown => {
                self.newer += usize::from(event.extra.contains_key("event") && super::Told::of(event).is_none());
            }
            What::Paused | What::Resumed | What::Noted { .. } => {}
        }
    }

    /// The place of a lock at which a page does something, which claims its time; counts what the breakout doesn't have.
    fn at(&mut self, lock: &str, writer: Uuid) -> Option<usize> {
        let Some(at) = self.places.get(lock).copied() else {
            self.strange += 1;
            return None;
        };
        let page = self.page(writer);
        for span in self.pages[page].unclaimed.drain(..) {
            self.spans[span].lock = Some(at);
        }
        Some(at)
    }

    /// The place of a page.
    fn page(&mut self, writer: Uuid) -> usize {
        if let Some((_, place)) = self.last_writer.filter(|(last, _)| *last == writer) {
            return place;
        }
        let place = *self.writers.entry(writer).or_insert(self.pages.len());
        if place == self.pages.len() {
            self.pages.push(Page::default());
        }
        self.last_writer = Some((writer, place));
        place
    }

    /// As active time is reckoned in play.
    fn time(&mut self, event: &Event) {
        let (place, at) = (self.page(event.writer), event.at);
        let page = &mut self.pages[place];
        if let Some(last) = page.there
            && last < at
            && at - last <= AWAY
        {
            page.unclaimed.push(self.spans.len());
            self.spans.push(Span { from: last, until: at, lock: None });
        }
        page.there = match event.what {
            What::Started { .. } | What::Resumed => Some(at),
            What::Paused => None,
            _ => page.there.map(|_| at),
        };
        self.back += usize::from(at.saturating_add(SET_RIGHT) < page.clock);
        page.clock = at;
        self.latest = self.latest.max(at);
        self.is_old |= at < EARLIEST;
    }

    fn open(&mut self, at: usize, how: How, when: Millis) {
        let lock = &mut self.trail.locks[at];
        if lock.open.is_some() {
            return;
        }
        self.early += usize::from(!lock.reached);
        lock.reached = true;
        // Active time is known at the end.
        lock.open = Some(Opening { how, at: when, active: 0, rungs: lock.rungs(), misses: lock.misses.len() });
        self.reach();
        let is_open = |at: &usize| self.trail.locks[*at].open.is_some();
        if self.trail.finished.is_none() && !self.last.is_empty() && self.last.iter().all(is_open) {
            self.trail.finished = Some(when);
        }
    }

    fn reach(&mut self) {
        for (at, lock) in self.breakout.locks.iter().enumerate() {
            if self.trail.locks[at].reached {
                continue;
            }
            let is_open = |id: &str| self.places.get(id).is_some_and(|at| self.trail.locks[*at].open.is_some());
            self.trail.locks[at].reached = chain::is_reached(lock, is_open);
        }
    }

    fn end(mut self, journal: &Journal, now: Millis) -> Trail {
        let covered = self.spend();
        for lock in &mut self.trail.locks {
            if let Some(opening) = &mut lock.open {
                opening.active = until(&covered, opening.at);
            }
        }
        let revision = self.revision.filter(|revision| *revision != self.breakout.revision);
        let ahead = self.latest.saturating_sub(now);
        self.trail.odd.extend(revision.map(Odd::Revision));
        let count = |count: usize, odd: fn(usize) -> Odd| (count > 0).then(|| odd(count));
        self.trail.odd.extend(count(self.strange, Odd::Strange));
        self.trail.odd.extend(count(self.early, Odd::TooEarly));
        self.trail.odd.extend(count(unread(journal), Odd::Unread));
        self.trail.odd.extend(count(self.newer, Odd::Newer));
        self.trail.odd.extend(count(self.back, Odd::ClockBack));
        self.trail.odd.extend((ahead > AHEAD).then(|| Odd::ClockAhead(ahead.div_ceil(AHEAD))));
        self.trail.odd.extend(self.is_old.then_some(Odd::ClockOld));
        self.trail.odd.extend(self.trail.started.is_none().then_some(Odd::NoStart));
        self.trail.reflections.sort();
        self.trail
    }

    /// Puts each moment down once, and gives the spans that do not touch, in their order, each with the time before it.
    fn spend(&mut self) -> Vec<(Millis, Millis, Millis)> {
        self.spans.sort_by_key(|span| span.from);
        let mut covered: Vec<(Millis, Millis, Millis)> = Vec::new();
        for span in &self.spans {
            let known = covered.last().map_or(0, |(_, until, _)| *until);
            let from = span.from.max(known);
            let spent = span.until.saturating_sub(from);
            if spent == 0 {
                continue;
            }
            if let Some(lock) = span.lock {
                self.trail.locks[lock].active += spent;
            }
            match covered.last_mut() {
                Some((_, until, _)) if *until == from => *until = span.until,
                _ => covered.push((from, span.until, self.trail.active)),
            }
            self.trail.active += spent;
        }
        covered
    }
}

/// Active time until a moment.
fn until(covered: &[(Millis, Millis, Millis)], moment: Millis) -> Millis {
    let after = covered.partition_point(|(from, _, _)| *from <= moment);
    let Some((from, until, before)) = after.checked_sub(1).and_then(|at| covered.get(at)) else { return 0 };
    before + moment.min(*until) - from
}
