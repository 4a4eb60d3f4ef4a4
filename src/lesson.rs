//! The clock of a lesson, as its teacher runs it: it goes by the time of day, so that a page that was closed meanwhile has lost
//! nothing of it, and it can stand still.

use crate::play::Millis;

/// A clock that can stand still.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// How long it went before it last stood still, in milliseconds.
    before: Millis,
    /// Since when it goes, where it does.
    since: Option<Millis>,
    /// How many minutes the teacher added to those of the breakout.
    more: u32,
}

impl Clock {
    /// Whether it goes.
    pub fn goes(self) -> bool {
        self.since.is_some()
    }

    /// Whether it went at all.
    pub fn is_begun(self) -> bool {
        self.goes() || self.before > 0
    }

    /// How long it went until now, in milliseconds. A device's clock that was set back takes nothing away from what it went before.
    pub fn spent(self, now: Millis) -> Millis {
        self.before.saturating_add(self.since.map_or(0, |since| now.saturating_sub(since)))
    }

    /// The same clock, going.
    pub fn started(self, now: Millis) -> Self {
        Clock { since: self.since.or(Some(now)), ..self }
    }

    /// The same clock, standing still.
    pub fn stopped(self, now: Millis) -> Self {
        Clock { before: self.spent(now), since: None, ..self }
    }

    /// The same clock with so many minutes more; a day at most.
    pub fn with_more(self, minutes: u32) -> Self {
        Clock { more: self.more.saturating_add(minutes).min(24 * 60), ..self }
    }

    /// How much of these minutes is left, in milliseconds: below 0 where they are over.
    pub fn left(self, minutes: u32, now: Millis) -> i64 {
        let all = (i64::from(minutes) + i64::from(self.more)) * 60_000;
        all.saturating_sub(i64::try_from(self.spent(now)).unwrap_or(i64::MAX))
    }

    /// How many of so many locks a team has open by now that opens one after the other at an even pace.
    pub fn even_pace(self, minutes: u32, locks: usize, now: Millis) -> usize {
        let all = (u128::from(minutes) + u128::from(self.more)) * 60_000;
        let open = (u128::from(self.spent(now)) * locks as u128).checked_div(all).unwrap_or_default();
        usize::try_from(open).unwrap_or(locks).min(locks)
    }

    /// As a record.
    pub fn write(self) -> String {
        let since = self.since.map(|since| since.to_string()).unwrap_or_default();
        format!("{} {} {since}", self.before, self.more)
    }

    /// From a record; a fresh one where it is none.
    pub fn read(record: &str) -> Self {
        let mut numbers = record.split(' ').map(|number| number.parse().ok());
        let mut next = || numbers.next().flatten();
        let (before, more, since) = (next(), next(), next());
        let more = more.and_then(|more: u64| u32::try_from(more).ok());
        Clock { before: before.unwrap_or_default(), more: more.unwrap_or_default(), since }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MINUTE: Millis = 60_000;

    #[test]
    fn it_stands_still_and_goes_on() {
        assert!(!Clock::default().with_more(5).is_begun());
        let clock = Clock::default().started(10 * MINUTE);
        assert!(clock.is_begun());
        let clock = clock.stopped(15 * MINUTE);
        assert_eq!((clock.goes(), clock.is_begun(), clock.spent(99 * MINUTE)), (false, true, 5 * MINUTE));
        let clock = clock.started(20 * MINUTE).started(90 * MINUTE);
        assert_eq!((clock.goes(), clock.spent(22 * MINUTE)), (true, 7 * MINUTE));
        assert_eq!(clock.left(10, 22 * MINUTE), 3 * 60_000);
        assert_eq!(clock.left(5, 22 * MINUTE), -2 * 60_000);
        assert_eq!(clock.with_more(5).left(5, 22 * MINUTE), 3 * 60_000);
        // Set back by a day: what it went before is there.
        assert_eq!(clock.spent(0), 5 * MINUTE);
    }

    #[test]
    fn an_even_pace_opens_one_lock_after_the_other() {
        let clock = Clock::default().started(0);
        let open = |minute| clock.even_pace(40, 8, minute * MINUTE);
        assert_eq!([0, 4, 5, 12, 39, 40, 400].map(open), [0, 0, 1, 2, 7, 8, 8]);
        assert_eq!(clock.even_pace(0, 8, MINUTE), 0);
        assert_eq!(clock.even_pace(40, 0, MINUTE), 0);
    }

    proptest! {
        #[test]
        fn it_comes_back_from_its_record(before: u64, more in 0..1441u32, since: Option<u64>, now: u64) {
            let clock = Clock { before, more, since };
            prop_assert_eq!(Clock::read(&clock.write()), clock);
            prop_assert_eq!(clock.stopped(now).spent(0), clock.spent(now));
        }

        #[test]
        fn no_record_is_refused(record in "\\PC{0,30}") {
            let clock = Clock::read(&record);
            prop_assert_eq!(Clock::read(&clock.write()), clock);
        }
    }
}
