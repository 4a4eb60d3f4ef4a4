use std::collections::HashMap;

use uuid::Uuid;

use super::{Event, Millis, What};

/// How often a page that stays in sight says so in the journal.
pub const STILL_HERE: Millis = 4 * 60 * 1000;

/// A longer gap between two events of one page load is no active time: the lid was closed.
pub const AWAY: Millis = 10 * 60 * 1000;

/// The time in which a team was at work, on whichever page: never counted twice, never through a closed lid.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ActiveTime {
    /// Spans in their order; no two touch.
    spans: Vec<(Millis, Millis)>,
    total: Millis,
    /// When each page load was last there; those that were put away are missing.
    there: HashMap<Uuid, Millis>,
}

impl ActiveTime {
    /// Takes an event. Those of a journal come in its order, in which the clocks of two devices may disagree.
    pub fn take(&mut self, event: &Event) {
        if let Some(span) = self.since(event.writer, event.at) {
            self.add(span);
        }
        match event.what {
            What::Started { .. } | What::Resumed => {
                self.there.insert(event.writer, event.at);
            }
            What::Paused => {
                self.there.remove(&event.writer);
            }
            // A note that is stored just after the page was put away brings nobody back.
            _ => {
                if let Some(last) = self.there.get_mut(&event.writer) {
                    *last = event.at;
                }
            }
        }
    }

    /// Active time of the journal.
    pub fn total(&self) -> Millis {
        self.total
    }

    /// Active time until `now`, seen from the page load `writer`.
    pub fn until(&self, now: Millis, writer: Uuid) -> Millis {
        self.total + self.since(writer, now).map_or(0, |span| self.uncovered(span))
    }

    /// Whether this page load is there.
    pub fn is_there(&self, writer: Uuid) -> bool {
        self.there.contains_key(&writer)
    }

    fn since(&self, writer: Uuid, now: Millis) -> Option<(Millis, Millis)> {
        let last = *self.there.get(&writer)?;
        (last < now && now - last <= AWAY).then_some((last, now))
    }

    fn uncovered(&self, (start, end): (Millis, Millis)) -> Millis {
        let mut covered = 0;
        for (from, until) in &self.spans {
            covered += end.min(*until).saturating_sub(start.max(*from));
        }
        end - start - covered
    }

    fn add(&mut self, (mut start, mut end): (Millis, Millis)) {
        self.total += self.uncovered((start, end));
        self.spans.retain(|(from, until)| {
            let touches = *from <= end && *until >= start;
            if touches {
                (start, end) = (start.min(*from), end.max(*until));
            }
            !touches
        });
        let place = self.spans.partition_point(|(from, _)| *from < start);
        self.spans.insert(place, (start, end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(writer: u128, at: Millis, what: What) -> Event {
        Event { writer: Uuid::from_u128(writer), n: 0, after: 0, at, what, extra: Default::default() }
    }

    fn folded(events: &[(u128, Millis, What)]) -> ActiveTime {
        let mut active = ActiveTime::default();
        for (writer, at, what) in events {
            active.take(&event(*writer, *at, what.clone()));
        }
        active
    }

    #[test]
    fn only_time_at_work_counts() {
        let active = folded(&[
            (1, 1000, What::Resumed),
            (1, 5000, What::Paused),
            (1, 9000, What::Resumed),
            (1, 9500, What::Resumed),
        ]);
        assert_eq!(active.total(), 4500);
        assert_eq!(active.until(10_000, Uuid::from_u128(1)), 5000);
        assert_eq!(active.until(10_000, Uuid::from_u128(2)), 4500);
    }

    #[test]
    fn what_is_stored_after_a_pause_brings_nobody_back() {
        let note = What::Noted { entry: "notes".into(), text: "late".into() };
        let active = folded(&[(1, 0, What::Resumed), (1, 1000, What::Paused), (1, 1600, note)]);
        assert!(!active.is_there(Uuid::from_u128(1)));
        assert_eq!(active.until(5000, Uuid::from_u128(1)), 1000);
    }

    #[test]
    fn two_tabs_are_not_counted_twice() {
        let active = folded(&[
            (1, 0, What::Resumed),
            (2, 1000, What::Resumed),
            (1, 4000, What::Resumed),
            (2, 6000, What::Resumed),
        ]);
        assert_eq!(active.total(), 6000);
    }

    #[test]
    fn a_closed_lid_and_a_clock_that_jumps_back_count_nothing() {
        let night = 18 * 60 * 60 * 1000;
        assert_eq!(folded(&[(1, 0, What::Resumed), (1, night, What::Resumed)]).total(), 0);
        assert_eq!(folded(&[(1, 0, What::Resumed)]).until(night, Uuid::from_u128(1)), 0);
        assert_eq!(folded(&[(1, 5000, What::Resumed), (1, 1000, What::Resumed)]).total(), 0);
    }
}
