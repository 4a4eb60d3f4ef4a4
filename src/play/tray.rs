use super::Progress;
use crate::breakout::{Breakout, Clue, ClueKind, Tool};

/// Where something was found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum From {
    /// On the bench.
    Bench,
    /// Hanging on a lock, by id.
    On(String),
    /// Inside a lock, by id.
    Inside(String),
}

/// Something that the team has found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<'b> {
    /// The thing.
    pub clue: &'b Clue,
    /// Where it was.
    pub from: &'b From,
}

impl Progress {
    /// What the team has found, in the order in which it did, on whichever of its devices.
    pub fn found<'b>(&'b self, breakout: &'b Breakout) -> Vec<Found<'b>> {
        let clues = |from: &'b From| -> &'b [Clue] {
            match from {
                From::Bench => &breakout.bench,
                From::On(lock) => breakout.lock(lock).map_or(&[], |lock| &lock.clues),
                From::Inside(lock) => breakout.lock(lock).map_or(&[], |lock| &lock.inside),
            }
        };
        self.places.iter().flat_map(|from| clues(from).iter().map(move |clue| Found { clue, from })).collect()
    }

    /// The part of what the team has found that a device before this chair shows, as [`Clue::is_for`] has it.
    pub fn found_from<'b>(&'b self, breakout: &'b Breakout, chair: usize) -> Vec<Found<'b>> {
        let mut found = self.found(breakout);
        found.retain(|found| found.clue.is_for(chair));
        found
    }

    /// Whether the team has the black light, on both of its devices where there are two: it found one, or there is ink to read and none to be found.
    pub fn has_light(&self, breakout: &Breakout) -> bool {
        let light = ClueKind::Tool { tool: Tool::BlackLight };
        if breakout.gives(Tool::BlackLight) {
            return self.found(breakout).iter().any(|found| found.clue.kind == light);
        }
        breakout.clues().any(|clue| matches!(clue.kind, ClueKind::Ink { .. }))
    }
}
