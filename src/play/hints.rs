use super::progress::LockProgress;
use super::{Millis, Progress};
use crate::breakout::Breakout;

/// A rung of a lock's hint ladder, as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rung {
    /// It was taken, and can be read.
    Taken,
    /// It can be taken.
    Free,
    /// It is the next; free after so many more wrong tries or so much more active time, whichever comes first.
    Waits {
        /// Wrong tries.
        tries: u32,
        /// Seconds.
        seconds: u32,
    },
    /// Those before it come first.
    Beyond,
}

impl Progress {
    /// The rungs of a lock's ladder when `active` is the active time.
    pub fn rungs(&self, breakout: &Breakout, lock: &str, active: Millis) -> Vec<Rung> {
        let Some(found) = breakout.lock(lock) else { return Vec::new() };
        let empty = LockProgress::default();
        let progress = self.of(lock).unwrap_or(&empty);
        let neighbour = self.neighbour(breakout, lock);
        let taken = progress.hints().min(found.hints.len()) + usize::from(progress.asked.is_some());
        let rung = |index| match index {
            _ if index < taken => Rung::Taken,
            _ if index == taken && progress.is_waiting() => next(breakout, progress, active),
            _ => Rung::Beyond,
        };
        (0..found.hints.len() + usize::from(neighbour.is_some())).map(rung).collect()
    }

    /// Which rung of a lock's ladder, from 0, sends one of the team to a neighbour, where there is one: the one after the
    /// first hint, or after those that the team has already when a correction brings the rule. Once it was taken it stays
    /// where it is.
    pub fn neighbour(&self, breakout: &Breakout, lock: &str) -> Option<usize> {
        let (found, progress) = (breakout.lock(lock)?, self.of(lock));
        let place = match progress.and_then(|progress| progress.asked) {
            Some(hints) => hints,
            None if breakout.rules.hints.neighbour => progress.map_or(0, LockProgress::hints).max(1),
            None => return None,
        };
        Some(place.min(found.hints.len()))
    }

    /// How many hint cards the team has left.
    pub fn cards_left(&self, breakout: &Breakout) -> u32 {
        breakout.rules.hints.cards.saturating_sub(self.cards_spent)
    }
}

fn next(breakout: &Breakout, progress: &LockProgress, active: Millis) -> Rung {
    let rules = &breakout.rules.hints;
    let since = progress.rungs.last().copied().or(progress.reached).unwrap_or_default();
    let misses = progress.attempts.len().saturating_sub(since.attempts) as u32;
    let seconds = u32::try_from(active.saturating_sub(since.active) / 1000).unwrap_or(u32::MAX);
    let (tries, seconds) = (rules.after_tries.saturating_sub(misses), rules.after_seconds.saturating_sub(seconds));
    if tries == 0 || seconds == 0 { Rung::Free } else { Rung::Waits { tries, seconds } }
}
