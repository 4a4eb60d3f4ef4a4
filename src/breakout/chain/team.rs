use std::collections::HashSet;

use super::{Links, last};
use crate::breakout::{Breakout, Lock};

/// A team that opens whatever it can, but for the locks that it leaves alone, and looks for something.
#[derive(Clone)]
pub(in crate::breakout) struct Team<'l> {
    links: &'l Links,
    /// For each lock, how many more of those before it must open; below 0 where more than enough are.
    missing: Vec<i64>,
    left_alone: Vec<bool>,
    /// For each lock, whether what is looked for is found there.
    gives: Vec<bool>,
    /// In the order in which they were opened.
    open: Vec<usize>,
    found: usize,
    /// How many of those places it must find.
    wanted: usize,
}

impl<'l> Team<'l> {
    /// A team that has opened nothing yet and leaves every lock alone.
    pub fn new(breakout: &Breakout, links: &'l Links, gives: impl Fn(&Lock) -> bool) -> Self {
        Team {
            links,
            missing: breakout.locks.iter().map(|lock| lock.needed() as i64).collect(),
            left_alone: vec![true; breakout.locks.len()],
            gives: breakout.locks.iter().map(|lock| gives(lock)).collect(),
            open: Vec::new(),
            found: 0,
            wanted: 1,
        }
    }

    /// A team that looks for the end: it must open all last locks.
    pub fn to_the_end(breakout: &Breakout, links: &'l Links) -> Self {
        let last: HashSet<&str> = last(breakout).map(|lock| lock.id.as_str()).collect();
        let mut team = Team::new(breakout, links, |lock| last.contains(lock.id.as_str()));
        // Where there is no last lock there is no end.
        team.wanted = team.gives.iter().filter(|is_last| **is_last).count().max(1);
        team
    }

    /// The same team, which must open this lock, too. It wasn't looked for before.
    pub fn wanting(mut self, lock: usize) -> Self {
        self.gives[lock] = true;
        self.wanted += 1;
        self
    }

    /// Every lock that can be opened.
    pub fn opened(self) -> Vec<usize> {
        self.opened_without(&[])
    }

    /// Every lock that can be opened while `shut` are left alone.
    pub fn opened_without(mut self, shut: &[usize]) -> Vec<usize> {
        self.take_on_all_but(&[shut]);
        self.open
    }

    /// Those of these locks that can be opened with no others.
    pub fn opened_among(mut self, locks: &[usize]) -> Vec<usize> {
        self.take_on(locks.iter().copied());
        self.open
    }

    /// Whether it finds what it looks for while `shut` are left alone.
    pub fn finds_without(mut self, shut: &[usize]) -> bool {
        self.take_on_all_but(&[shut]);
        self.has_found()
    }

    /// Those of `locks` without which the team never finds what it looks for, though it opens all others.
    pub fn needs(self, locks: &[usize]) -> Vec<usize> {
        self.needs_without(locks, &[])
    }

    /// The same while `shut` are left alone.
    pub fn needs_without(mut self, locks: &[usize], shut: &[usize]) -> Vec<usize> {
        self.take_on_all_but(&[locks, shut]);
        let mut needed = Vec::new();
        self.halve(locks, &mut needed);
        needed
    }

    fn has_found(&self) -> bool {
        self.found >= self.wanted
    }

    fn take_on_all_but(&mut self, shut: &[&[usize]]) {
        let mut is_shut = vec![false; self.missing.len()];
        shut.iter().copied().flatten().for_each(|lock| is_shut[*lock] = true);
        self.take_on((0..is_shut.len()).filter(|lock| !is_shut[*lock]));
    }

    /// Opens all but one lock, for each of `locks` in turn: half of them are opened while the others are looked at, so
    /// that each lock is opened a few times, not once for each of the others.
    fn halve(&mut self, locks: &[usize], needed: &mut Vec<usize>) {
        if self.has_found() || locks.is_empty() {
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
