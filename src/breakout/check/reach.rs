use super::locked_in::locked_in;
use crate::breakout::chain::{self, Links, Team};
use crate::breakout::{Breakout, Clue, ClueKind, Lock, Part, Problem, Tool};
use crate::ordered;

/// What the chain and the places of things do to the locks.
pub(super) struct Reach {
    /// What is wrong, by lock.
    pub faults: Vec<(usize, Part, Problem)>,
    /// Whether a team can get to each lock.
    pub is_reached: Vec<bool>,
    /// Whether a team can have the black light at some time.
    pub has_light: bool,
}

impl Reach {
    /// Follows the chain of a breakout.
    pub fn of(breakout: &Breakout, links: &Links) -> Self {
        let all = Team::new(breakout, links, |_| false).opened();
        let mut is_reached = vec![false; breakout.locks.len()];
        all.iter().for_each(|lock| is_reached[*lock] = true);
        let from_the_start = !breakout.gives(Tool::BlackLight) || breakout.bench.iter().any(is_light);
        let has_light = from_the_start || all.iter().any(|lock| things(&breakout.locks[*lock]).any(is_light));

        let circles = chain::circles(links);
        let circles = circles.iter().filter_map(|circle| Some((*circle.first()?, Part::After, Problem::Circle)));
        let clueless = clueless(breakout, links, &all);
        let locked_in = if clueless.is_empty() { locked_in(breakout, links) } else { Vec::new() };
        let clueless = clueless.into_iter().map(|lock| (lock, Part::Clues, Problem::NoClue));
        let locked_in = locked_in.into_iter().map(|lock| (lock, Part::Clues, Problem::LockedIn));
        let late = if has_light && !from_the_start { too_dark(breakout, links, &all) } else { Vec::new() };
        let late = late.into_iter().map(|lock| (lock, Part::Clues, Problem::LightTooLate));
        let faults = ordered::by(circles.chain(clueless).chain(locked_in).chain(late), |(lock, ..)| *lock);
        Reach { faults, is_reached, has_light }
    }
}

/// The locks that a team must open before it can have found a clue. Where there is one at the start there are none;
/// otherwise those from the start are told, not those that wait for them.
fn clueless(breakout: &Breakout, links: &Links, reached: &[usize]) -> Vec<usize> {
    let begun: Vec<usize> = reached.iter().copied().filter(|lock| breakout.locks[*lock].needed() == 0).collect();
    let hanging = begun.iter().flat_map(|lock| &breakout.locks[*lock].clues);
    if breakout.bench.iter().chain(hanging).any(is_clue) {
        return Vec::new();
    }
    let mut clueless = Team::new(breakout, links, |lock| things(lock).any(is_clue)).needs(&begun);
    if clueless.is_empty() {
        // Each could be opened with what lies in another: none can be the first.
        clueless.extend(begun.first());
    }
    clueless
}

/// The locks with nothing but ink that a team must open before it can have found the black light.
fn too_dark(breakout: &Breakout, links: &Links, reached: &[usize]) -> Vec<usize> {
    let is_dark = |lock: &usize| {
        let clues = &breakout.locks[*lock].clues;
        !clues.is_empty() && clues.iter().all(is_ink)
    };
    let dark: Vec<usize> = reached.iter().copied().filter(is_dark).collect();
    Team::new(breakout, links, |lock| things(lock).any(is_light)).needs(&dark)
}

/// Whether this is invisible ink.
pub(super) fn is_ink(clue: &Clue) -> bool {
    matches!(clue.kind, ClueKind::Ink { .. })
}

fn is_light(clue: &Clue) -> bool {
    clue.kind == ClueKind::Tool { tool: Tool::BlackLight }
}

/// Whether something can be learnt from it: a tool alone says nothing, and neither does an empty paper.
pub(super) fn is_clue(clue: &Clue) -> bool {
    match clue.text() {
        Some(text) => !text.trim().is_empty(),
        None => !matches!(clue.kind, ClueKind::Tool { .. }),
    }
}

/// All that is found where a lock is reached and opened.
fn things(lock: &Lock) -> impl Iterator<Item = &Clue> {
    lock.clues.iter().chain(&lock.inside)
}
