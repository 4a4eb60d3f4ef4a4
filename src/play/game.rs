use std::collections::HashSet;
use std::sync::Arc;

use uuid::Uuid;

use super::{Action, Checked, Effect, Event, Journal, LockState, Millis, Progress, Reaction, Rung, Said, What, check};
use crate::breakout::{Breakout, Lock, TimeUp};
use crate::mechanism::{Form, Kind, Mechanism, Spelling, Text};

/// A team at a breakout, on one page load.
#[derive(Clone)]
pub struct Game {
    breakout: Arc<Breakout>,
    journal: Journal,
    progress: Progress,
    writer: Uuid,
    form: fn(&str, Form) -> String,
    next: u32,
    clock: u64,
    checking: HashSet<String>,
    /// Locks whose opening is decided and not yet applied.
    opening: HashSet<String>,
}

impl Game {
    /// Carries a journal on. `writer` is new with each page load; `form` as in [`Spelling`].
    pub fn new(breakout: Arc<Breakout>, journal: Journal, writer: Uuid, form: fn(&str, Form) -> String) -> Self {
        let progress = Progress::fold(&breakout, &journal);
        let clock = journal.clock();
        let (checking, opening) = (HashSet::new(), HashSet::new());
        Game { breakout, journal, progress, writer, form, next: 0, clock, checking, opening }
    }

    /// The breakout.
    pub fn breakout(&self) -> &Arc<Breakout> {
        &self.breakout
    }

    /// Takes up a breakout of which more is known than before, or in which something was corrected.
    pub fn take_up(&mut self, breakout: Arc<Breakout>) {
        self.progress = Progress::fold(&breakout, &self.journal);
        self.breakout = breakout;
    }

    /// The journal.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// How far the team is.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The spelling of the breakout's language.
    pub fn spelling(&self) -> Spelling<'_> {
        Spelling { language: &self.breakout.language, form: self.form }
    }

    /// Active time until `now`.
    pub fn active(&self, now: Millis) -> Millis {
        self.progress.active(now, self.writer)
    }

    /// Milliseconds left on the clock, negative once time is up; none where there is no clock.
    pub fn left(&self, now: Millis) -> Option<i64> {
        let given = i64::from(self.breakout.minutes?) * 60_000;
        Some(given - i64::try_from(self.active(now)).unwrap_or(i64::MAX))
    }

    /// The rungs of a lock's hint ladder.
    pub fn rungs(&self, lock: &str, now: Millis) -> Vec<Rung> {
        self.progress.rungs(&self.breakout, lock, self.active(now))
    }

    /// Whether a try on this lock is being checked.
    pub fn is_checking(&self, lock: &str) -> bool {
        self.checking.contains(lock)
    }

    /// Whether this page load is there, not put away.
    pub fn is_there(&self) -> bool {
        self.progress.is_there(self.writer)
    }

    /// Takes an event that is stored, from this page load or another.
    pub fn apply(&mut self, event: Event) {
        self.clock = self.clock.max(event.after);
        if let What::Opened { lock, .. } | What::Helped { lock } = &event.what {
            self.opening.remove(lock);
        }
        let in_order = self.progress.precedes(&event);
        if !self.journal.insert(event.clone()) {
            return;
        }
        if in_order {
            self.progress.take(&self.breakout, &event);
        } else {
            self.progress = Progress::fold(&self.breakout, &self.journal);
        }
    }

    /// Decides what an action leads to. Nothing counts until its events are stored and applied.
    pub fn act(&mut self, action: Action, now: Millis) -> Reaction {
        match action {
            Action::Start if self.progress.is_started() => self.write(now, [What::Resumed]),
            Action::Start => {
                let revision = self.breakout.revision;
                self.write(now, [What::Started { revision }])
            }
            Action::Pause if self.is_there() => self.write(now, [What::Paused]),
            Action::Pause => Reaction::default(),
            Action::Resume => self.write(now, [What::Resumed]),
            Action::Try { lock, entry } => self.attempt(lock, entry, now),
            Action::Checked { lock, checked } => self.checked(lock, checked, now),
            Action::NotChecked { lock } => {
                self.checking.remove(&lock);
                say(Said::NotChecked)
            }
            Action::Hint { lock } => self.hint(lock, false, now),
            Action::SpendCard { lock } => self.hint(lock, true, now),
            Action::Help { lock, phrase } => self.help(lock, &phrase, now),
            Action::Explain { lock, text } => self.write(now, [What::Explained { lock, text }]),
            Action::Note { entry, text } => self.write(now, [What::Noted { entry, text }]),
            Action::Reflect { question, text } => self.write(now, [What::Reflected { question, text }]),
            Action::Tell { told } => {
                let mut reaction = self.write(now, [What::Unknown]);
                reaction.events.iter_mut().for_each(|event| event.extra.clone_from(&told));
                reaction
            }
            Action::Recover { answers } => self.recover(answers, now),
        }
    }

    fn attempt(&mut self, lock: String, entry: String, now: Millis) -> Reaction {
        if let Some(said) = self.refuses(&lock, now) {
            return say(said);
        }
        self.checking.insert(lock.clone());
        Reaction { effects: vec![Effect::Check { lock, entry }], ..Reaction::default() }
    }

    /// Why a lock takes no try now.
    fn refuses(&self, lock: &str, now: Millis) -> Option<Said> {
        match self.progress.state(lock) {
            LockState::OutOfReach => return Some(Said::OutOfReach),
            LockState::Open(_) => return Some(Said::AlreadyOpen),
            LockState::Reached => {}
        }
        if self.breakout.lock(lock).is_none() {
            return Some(Said::OutOfReach);
        }
        if self.breakout.rules.time_up == TimeUp::Stop && self.left(now).is_some_and(|left| left <= 0) {
            return Some(Said::TimeIsUp);
        }
        if self.checking.contains(lock) || self.opening.contains(lock) {
            return Some(Said::Checking);
        }
        let seconds = self.progress.cooling(&self.breakout, lock, now)?;
        Some(Said::Cooling { seconds })
    }

    fn checked(&mut self, lock: String, checked: Checked, now: Millis) -> Reaction {
        if !self.checking.remove(&lock) || self.progress.is_open(&lock) {
            return Reaction::default();
        }
        match checked {
            Checked::Opens { with } => {
                let whats = self.open(&[lock], |lock| What::Opened { lock, with });
                self.write(now, whats)
            }
            Checked::Misses { answer, .. } => {
                if self.progress.attempts(&lock).iter().any(|attempt| attempt.answer == answer) {
                    return say(Said::TriedBefore { answer });
                }
                self.write(now, [What::Tried { lock, answer }])
            }
            Checked::Unfit(unfit) => say(Said::Unfit(unfit)),
        }
    }

    fn hint(&mut self, lock: String, card: bool, now: Millis) -> Reaction {
        let rungs = self.rungs(&lock, now);
        let next = rungs.iter().position(|rung| matches!(rung, Rung::Free | Rung::Waits { .. }));
        let Some(rung) = next else { return say(Said::NoHint) };
        // A card is never spent on what is free.
        let card = card && rungs[rung] != Rung::Free;
        if card && self.progress.cards_left(&self.breakout) == 0 {
            return say(Said::NoCard);
        }
        if !card && rungs[rung] != Rung::Free {
            return say(Said::NoHint);
        }
        let neighbour = self.progress.neighbour(&self.breakout, &lock);
        if neighbour == Some(rung) {
            return self.write(now, [What::Asked { lock, card }]);
        }
        let rung = rung - usize::from(neighbour.is_some_and(|before| before < rung));
        self.write(now, [What::Hinted { lock, rung, card }])
    }

    fn help(&mut self, lock: String, phrase: &str, now: Millis) -> Reaction {
        match self.progress.state(&lock) {
            LockState::OutOfReach => return say(Said::OutOfReach),
            LockState::Open(_) => return say(Said::AlreadyOpen),
            LockState::Reached => {}
        }
        let phrases = Mechanism::from(Kind::Text(Text::default()));
        let folded = |phrase: &str| phrases.canonical(phrase, self.spelling()).ok();
        let key = self.breakout.rules.teacher_key.as_deref().and_then(folded);
        if key.is_none() || key != folded(phrase) {
            return say(Said::WrongKey);
        }
        let whats = self.open(&[lock], |lock| What::Helped { lock });
        self.write(now, whats)
    }

    fn recover(&mut self, mut answers: Vec<String>, now: Millis) -> Reaction {
        answers.retain(|answer| !answer.trim().is_empty());
        let opens = |lock: &Lock, entry: &str| match check(lock, entry, self.spelling()) {
            Checked::Opens { with } => Some(with),
            _ => None,
        };
        let mut opened: Vec<(String, usize)> = Vec::new();
        loop {
            let is_open = |id: &str| {
                self.progress.is_open(id) || self.opening.contains(id) || opened.iter().any(|(lock, _)| lock == id)
            };
            let in_reach = |lock: &&Arc<Lock>| {
                self.progress.is_started() && !is_open(&lock.id) && crate::breakout::chain::is_reached(lock, is_open)
            };
            let fits = |lock: &Arc<Lock>| {
                answers.iter().find_map(|entry| opens(lock, entry)).map(|with| (lock.id.clone(), with))
            };
            let Some(next) = self.breakout.locks.iter().filter(in_reach).find_map(fits) else {
                // On paper an answer may stand for two locks, or for one that is open already.
                let locks = || self.breakout.locks.iter().filter(|lock| is_open(&lock.id));
                answers.retain(|entry| locks().all(|lock| opens(lock, entry).is_none()));
                break;
            };
            opened.push(next);
        }
        let locks: Vec<String> = opened.iter().map(|(lock, _)| lock.clone()).collect();
        let mut withs = opened.into_iter().map(|(_, with)| with);
        let whats = self.open(&locks, |lock| What::Opened { lock, with: withs.next().unwrap_or_default() });
        let mut reaction = self.write(now, whats);
        reaction.said = (!answers.is_empty()).then_some(Said::NothingFits { answers });
        reaction
    }

    /// What opens these locks, and ends the breakout where they are the last.
    fn open(&mut self, locks: &[String], mut with: impl FnMut(String) -> What) -> Vec<What> {
        let mut whats: Vec<What> =
            locks.iter().filter(|lock| self.opening.insert((*lock).clone())).map(|lock| with(lock.clone())).collect();
        let opening: Vec<&str> = self.opening.iter().map(String::as_str).collect();
        if !whats.is_empty() && self.progress.finished().is_none() && self.progress.is_through(&self.breakout, &opening)
        {
            whats.push(What::Finished);
        }
        whats
    }

    fn write(&mut self, now: Millis, whats: impl IntoIterator<Item = What>) -> Reaction {
        let events = whats.into_iter().map(|what| {
            let n = self.next;
            self.next += 1;
            // A damaged journal may hold the highest clock there is; `n` then keeps the order.
            self.clock = self.clock.saturating_add(1);
            Event { writer: self.writer, n, after: self.clock, at: now, what, extra: Default::default() }
        });
        Reaction { events: events.collect(), ..Reaction::default() }
    }
}

fn say(said: Said) -> Reaction {
    Reaction { said: Some(said), ..Reaction::default() }
}
