use crate::breakout::chain::{self, Links};
use crate::breakout::{Breakout, Clue, ClueKind, Lock, Part, Problem, Tool};

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
    pub fn of(breakout: &Breakout) -> Self {
        let links = Links::of(breakout);
        let circles = chain::circles(&links);
        let mut faults: Vec<_> = circles.iter().map(|circle| (circle[0], Part::After, Problem::Circle)).collect();
        let all = Team::new(breakout, &links, |_| false).opened();
        let mut is_reached = vec![false; breakout.locks.len()];
        all.iter().for_each(|lock| is_reached[*lock] = true);

        let begun: Vec<usize> = all.iter().copied().filter(|lock| breakout.locks[*lock].needed() == 0).collect();
        let shows = |lock: &usize| breakout.locks[*lock].clues.iter().any(is_clue);
        if !breakout.bench.iter().any(is_clue) && !begun.iter().any(shows) {
            let mut stuck = Team::new(breakout, &links, |lock| things(lock).any(is_clue)).needs(&begun);
            if stuck.is_empty() {
                // Each could be opened with what lies in another: none can be the first.
                stuck.extend(begun.first());
            }
            faults.extend(stuck.into_iter().map(|lock| (lock, Part::Clues, Problem::NoClue)));
        }

        let lit = |lock: &usize| things(&breakout.locks[*lock]).any(is_light);
        let from_the_start = !breakout.gives(Tool::BlackLight) || breakout.bench.iter().any(is_light);
        let has_light = from_the_start || all.iter().any(lit);
        if has_light && !from_the_start {
            let dark = |lock: &&usize| {
                let clues = &breakout.locks[**lock].clues;
                !clues.is_empty() && clues.iter().all(is_ink)
            };
            let dark: Vec<usize> = all.iter().filter(dark).copied().collect();
            let late = Team::new(breakout, &links, |lock| things(lock).any(is_light)).needs(&dark);
            faults.extend(late.into_iter().map(|lock| (lock, Part::Clues, Problem::LightTooLate)));
        }
        faults.sort_by_key(|(lock, ..)| *lock);
        Reach { faults, is_reached, has_light }
    }
}

/// Whether this is invisible ink.
pub(super) fn is_ink(clue: &Clue) -> bool {
    matches!(clue.kind, ClueKind::Ink { .. })
}

fn is_light(clue: &Clue) -> bool {
    clue.kind == ClueKind::Tool { tool: Tool::BlackLight }
}

/// Whether something can be learnt from it: a tool alone says nothing, and neither does an empty paper.
fn is_clue(clue: &Clue) -> bool {
    match &clue.kind {
        ClueKind::Text { body: text } | ClueKind::Ink { body: text } | ClueKind::Room { say: text, .. } => {
            !text.trim().is_empty()
        }
        ClueKind::Tool { .. } => false,
        ClueKind::Image { .. } | ClueKind::Audio { .. } | ClueKind::Unknown { .. } => true,
    }
}

/// All that is found where a lock is reached and opened.
fn things(lock: &Lock) -> impl Iterator<Item = &Clue> {
    lock.clues.iter().chain(&lock.inside)
}

/// A team that opens whatever it can, but for the locks that it leaves alone, and looks for something.
struct Team<'l> {
    links: &'l Links,
    /// For each lock, how many more of those before it must open; below 0 where more than enough are.
    missing: Vec<i64>,
    left_alone: Vec<bool>,
    /// For each lock, whether what is looked for is found there.
    gives: Vec<bool>,
    /// In the order in which they were opened.
    open: Vec<usize>,
    found: usize,
}

impl<'l> Team<'l> {
    /// A team that has opened nothing yet and leaves every lock alone.
    fn new(breakout: &Breakout, links: &'l Links, gives: impl Fn(&Lock) -> bool) -> Self {
        Team {
            links,
            missing: breakout.locks.iter().map(|lock| lock.needed() as i64).collect(),
            left_alone: vec![true; breakout.locks.len()],
            gives: breakout.locks.iter().map(|lock| gives(lock)).collect(),
            open: Vec::new(),
            found: 0,
        }
    }

    /// Every lock that can be opened.
    fn opened(mut self) -> Vec<usize> {
        self.take_on(0..self.missing.len());
        self.open
    }

    /// Those of `locks` without which the team never finds what it looks for, though it opens all others.
    fn needs(mut self, locks: &[usize]) -> Vec<usize> {
        let mut is_asked = vec![false; self.missing.len()];
        locks.iter().for_each(|lock| is_asked[*lock] = true);
        self.take_on((0..is_asked.len()).filter(|lock| !is_asked[*lock]));
        let mut needed = Vec::new();
        self.halve(locks, &mut needed);
        needed
    }

    /// Opens all but one lock, for each of `locks` in turn: half of them are opened while the others are looked at, so
    /// that each lock is opened a few times, not once for each of the others.
    fn halve(&mut self, locks: &[usize], needed: &mut Vec<usize>) {
        if self.found > 0 || locks.is_empty() {
            return;
        }
        if let [one] = locks {
            needed.push(*one);
            return;
        }
        let (first, second) = locks.split_at(locks.len() / 2);
        for (now, others) in [(first, second), (second, first)] {
            let before = self.open.len();
            self.take_on(others.iter().copied());
            self.halve(now, needed);
            self.undo(before, others);
        }
    }

    /// No longer leaves these locks alone, and opens all that it can.
    fn take_on(&mut self, locks: impl Iterator<Item = usize>) {
        let mut next = self.open.len();
        for lock in locks {
            self.left_alone[lock] = false;
            if self.missing[lock] <= 0 {
                self.open.push(lock);
            }
        }
        while let Some(lock) = self.open.get(next).copied() {
            next += 1;
            self.found += usize::from(self.gives[lock]);
            for follower in &self.links.after[lock] {
                self.missing[*follower] -= 1;
                if self.missing[*follower] == 0 && !self.left_alone[*follower] {
                    self.open.push(*follower);
                }
            }
        }
    }

    /// As it was when so many were open and these locks were left alone.
    fn undo(&mut self, open: usize, locks: &[usize]) {
        for lock in self.open.drain(open..) {
            self.found -= usize::from(self.gives[lock]);
            self.links.after[lock].iter().for_each(|follower| self.missing[*follower] += 1);
        }
        locks.iter().for_each(|lock| self.left_alone[*lock] = true);
    }
}
