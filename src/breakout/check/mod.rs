//! What is wrong with a breakout: findings, each with its place. A breakout with findings can always be saved.
//!
//! One fault is one finding, at the place where it is mended: what merely follows from it is not told.

mod lock;
mod reach;
mod team;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Breakout, Clue, ClueKind, Finding, Lock, Part, Place, Problem, is_id};
use crate::maths::Reader;
use crate::mechanism::Spelling;
use crate::prose;

use lock::{lock, of_clue};
use reach::{Reach, is_ink};

/// Everything that is wrong, in the order of the file. Without a reader of maths nothing is said of maths.
pub fn check(breakout: &Breakout, spelling: Spelling, maths: Option<Reader>) -> Vec<Finding> {
    walk(breakout, maths, |_, locked| lock(locked, spelling, maths))
}

/// What was found about each lock on its own, kept while someone builds: a lock that is still the same is not looked at
/// again.
#[derive(Clone, Debug, Default)]
pub struct Known {
    language: String,
    has_maths: bool,
    locks: Vec<(Arc<Lock>, Vec<Finding>)>,
}

impl Known {
    /// The same as [`check`].
    pub fn check(&mut self, breakout: &Breakout, spelling: Spelling, maths: Option<Reader>) -> Vec<Finding> {
        let mut before = std::mem::take(&mut self.locks);
        if self.language != spelling.language || self.has_maths != maths.is_some() {
            spelling.language.clone_into(&mut self.language);
            self.has_maths = maths.is_some();
            before.clear();
        }
        walk(breakout, maths, |index, locked| {
            let own = match before.get(index).filter(|(known, _)| Arc::ptr_eq(known, locked)) {
                Some((_, findings)) => findings.clone(),
                None => lock(locked, spelling, maths),
            };
            self.locks.push((locked.clone(), own.clone()));
            own
        })
    }
}

/// Walks through the file; `own` tells what is wrong with a lock on its own.
fn walk(
    breakout: &Breakout,
    maths: Option<Reader>,
    own: impl FnMut(usize, &Arc<Lock>) -> Vec<Finding>,
) -> Vec<Finding> {
    let reach = Reach::of(breakout);
    let mut walk = Walk { breakout, maths, list: Vec::new(), clues: BTreeSet::new(), is_dark: !reach.has_light };
    if breakout.title.trim().is_empty() {
        walk.add(Place::Breakout, Problem::Untitled);
    }
    walk.loose(&breakout.story, Walk::out_of_light);
    walk.loose(&breakout.bench, Walk::ink);
    walk.loose(&breakout.ending, Walk::out_of_light);
    walk.targets();
    walk.locks(reach, own);
    let mut ids = BTreeSet::new();
    for card in &breakout.cards {
        let place = || Place::Card(card.id.clone());
        walk.find(place(), of_id(&card.id, &mut ids));
        walk.find(place(), of_text(&card.body, maths));
    }
    for question in &breakout.debrief {
        walk.find(Place::Debrief, of_text(question, maths));
    }
    walk.list
}

/// Whether an id is none, or stood before among those of its kind.
fn of_id<'b>(id: &'b str, before: &mut BTreeSet<&'b str>) -> Option<Problem> {
    match is_id(id) {
        false => Some(Problem::BadId(id.to_owned())),
        true => (!before.insert(id)).then(|| Problem::SameId(id.to_owned())),
    }
}

/// The first maths in a text that can't be read.
fn of_text(text: &str, maths: Option<Reader>) -> Option<Problem> {
    let fault = maths?;
    prose::maths(text).into_iter().find_map(|source| fault(&source).map(|why| Problem::Maths { source, why }))
}

/// A walk through the file, from its first member to its last.
struct Walk<'b> {
    breakout: &'b Breakout,
    maths: Option<Reader>,
    list: Vec<Finding>,
    /// The ids of the clues that were passed.
    clues: BTreeSet<&'b str>,
    /// Whether ink that a team finds can never be read; told where the first lies.
    is_dark: bool,
}

impl<'b> Walk<'b> {
    fn add(&mut self, place: Place, problem: Problem) {
        self.list.push(Finding { place, problem });
    }

    fn find(&mut self, place: Place, problem: Option<Problem>) {
        self.list.extend(problem.map(|problem| Finding { place, problem }));
    }

    /// Clues that hang on no lock, and what to say of ink among them.
    fn loose(&mut self, clues: &'b [Clue], ink: fn(&mut Self, Place)) {
        for clue in clues {
            let place = || Place::Clue(clue.id.clone());
            self.find(place(), of_clue(clue));
            self.find(place(), clue.text().and_then(|text| of_text(text, self.maths)));
            self.clue(clue, place);
            if is_ink(clue) {
                ink(self, place());
            }
        }
    }

    fn targets(&mut self) {
        let locks = &self.breakout.locks;
        let served: BTreeSet<&str> = locks.iter().flat_map(|lock| lock.targets.iter().map(String::as_str)).collect();
        let mut ids = BTreeSet::new();
        for target in &self.breakout.targets {
            let place = || Place::Target(target.id.clone());
            self.find(place(), of_id(&target.id, &mut ids));
            self.find(place(), of_text(&target.statement, self.maths));
            if !locks.is_empty() && !served.contains(target.id.as_str()) {
                self.add(place(), Problem::UnservedTarget);
            }
        }
    }

    fn locks(&mut self, reach: Reach, mut own: impl FnMut(usize, &Arc<Lock>) -> Vec<Finding>) {
        let breakout = self.breakout;
        if breakout.locks.is_empty() {
            self.add(Place::Breakout, Problem::NoLocks);
        }
        let targets: BTreeSet<&str> = breakout.targets.iter().map(|target| target.id.as_str()).collect();
        let locks: BTreeSet<&str> = breakout.locks.iter().map(|lock| lock.id.as_str()).collect();
        let mut ids = BTreeSet::new();
        let mut faults = reach.faults.into_iter().peekable();
        for (at, lock) in breakout.locks.iter().enumerate() {
            let first = self.list.len();
            let place = |part| Place::Lock(lock.id.clone(), part);
            self.list.extend(own(at, lock));
            self.find(place(Part::Whole), of_id(&lock.id, &mut ids));
            for (part, names, known) in [(Part::Targets, &lock.targets, &targets), (Part::After, &lock.after, &locks)] {
                for name in names.iter().filter(|name| !known.contains(name.as_str())) {
                    self.add(place(part), Problem::Dangling(name.clone()));
                }
            }
            for (part, clues) in [(Part::Clues, &lock.clues), (Part::Inside, &lock.inside)] {
                clues.iter().for_each(|clue| self.clue(clue, || place(part)));
                if reach.is_reached[at] && clues.iter().any(is_ink) {
                    self.ink(place(part));
                }
            }
            while let Some((_, part, problem)) = faults.next_if(|(of, ..)| *of == at) {
                self.add(place(part), problem);
            }
            self.list[first..].sort_by_key(|finding| match finding.place {
                Place::Lock(_, part) => part,
                _ => Part::Whole,
            });
        }
    }

    /// What only the whole file tells of a clue: whether its id is its own, and its picture or sound there.
    fn clue(&mut self, clue: &'b Clue, place: impl Fn() -> Place) {
        let problem = of_id(&clue.id, &mut self.clues);
        self.find(place(), problem);
        if let ClueKind::Image { src, .. } | ClueKind::Audio { src, .. } = &clue.kind {
            let is_there = |name: &str| self.breakout.media.contains_key(name);
            if !src.strip_prefix("media:").is_some_and(is_there) {
                self.add(place(), Problem::Dangling(src.clone()));
            }
        }
    }

    /// Ink that a team finds.
    fn ink(&mut self, place: Place) {
        if std::mem::take(&mut self.is_dark) {
            self.add(place, Problem::LightNeverFound);
        }
    }

    /// Ink where the black light doesn't work.
    fn out_of_light(&mut self, place: Place) {
        self.add(place, Problem::NeverLit);
    }
}
