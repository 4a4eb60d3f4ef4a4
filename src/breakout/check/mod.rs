//! What is wrong with a breakout: findings, each with its place. A breakout with findings can always be saved.
//!
//! One fault is one finding, at the place where it is mended: what merely follows from it is not told.

mod about;
mod as_is;
mod colour;
mod lock;
mod locked_in;
mod reach;
mod readable;
mod remedy;
mod sought;

use std::collections::HashSet;
use std::sync::Arc;

use super::chain::{self, Before, Links};
use super::{Breakout, Clue, ClueKind, Finding, Lock, Part, Place, Problem, is_id};
use crate::maths::Reader;
use crate::mechanism::Spelling;
use crate::{ordered, prose};

use about::About;
pub use about::grades;
pub use as_is::demand_form;
use colour::of_colour;
use lock::{Own, of_clue, of_reading};
use reach::{Reach, is_ink};
use readable::{Secrets, Words};
use sought::seeks_word;

pub use remedy::{Remedy, Says};

/// Everything that is wrong, in the order of the file. Without a reader of maths nothing is said of maths.
pub fn check(breakout: &Breakout, spelling: Spelling, maths: Option<Reader>) -> Vec<Finding> {
    Known::default().check(breakout, spelling, maths)
}

/// What was found about each lock on its own, kept while someone builds: a lock that is still the same is not looked at
/// again.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The language, whether there was a reader of maths, the grade, and who made the pictures and sounds.
    about: (String, bool, Option<u32>, Vec<(String, String)>),
    locks: Vec<(Arc<Lock>, Own)>,
}

impl Known {
    /// The same as [`check`].
    pub fn check(&mut self, breakout: &Breakout, spelling: Spelling, maths: Option<Reader>) -> Vec<Finding> {
        let about = About::of(breakout, spelling, maths);
        let now = (spelling.language.to_owned(), maths.is_some(), about.grade, about.credits());
        if self.about != now {
            self.about = now;
            self.locks.clear();
        }
        self.locks.truncate(breakout.locks.len());
        self.locks.reserve(breakout.locks.len() - self.locks.len());
        for (at, lock) in breakout.locks.iter().enumerate() {
            match self.locks.get_mut(at) {
                Some((known, _)) if Arc::ptr_eq(known, lock) => {}
                Some(known) => *known = (lock.clone(), Own::of(lock, about)),
                None => self.locks.push((lock.clone(), Own::of(lock, about))),
            }
        }
        walk(breakout, about, &self.locks)
    }
}

/// Walks through the file, knowing each lock.
fn walk<'b>(breakout: &'b Breakout, about: About<'b>, known: &'b [(Arc<Lock>, Own)]) -> Vec<Finding> {
    let links = Links::of(breakout);
    let reach = Reach::of(breakout, &links);
    let mut walk = Walk {
        breakout,
        about,
        list: Vec::with_capacity(known.iter().map(|(_, own)| own.findings.len()).sum()),
        clues: HashSet::with_capacity(breakout.locks.iter().map(|lock| lock.clues.len() + lock.inside.len()).sum()),
        secrets: Secrets::of(known.iter().map(|(_, own)| &own.secret)),
        before: Before::of(breakout, &links),
        is_dark: !reach.has_light,
    };
    if breakout.title.trim().is_empty() {
        walk.add(Place::Breakout, Problem::Untitled);
    }
    walk.loose(&breakout.story, Loose::Story);
    walk.loose(&breakout.bench, Loose::Bench);
    walk.loose(&breakout.ending, Loose::Ending);
    walk.targets(&links);
    walk.locks(reach, known);
    let mut ids = HashSet::new();
    for card in &breakout.cards {
        let place = || Place::Card(card.id.clone());
        walk.find(place(), of_id(&card.id, &mut ids));
        walk.find(place(), of_text(&card.body, about.maths));
    }
    for question in &breakout.debrief {
        walk.find(Place::Debrief, of_text(question, about.maths));
    }
    walk.list
}

/// Whether an id is none, or stood before among those of its kind.
fn of_id<'b>(id: &'b str, before: &mut HashSet<&'b str>) -> Option<Problem> {
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

/// Where clues lie that hang on no lock.
#[derive(Clone, Copy, PartialEq)]
enum Loose {
    Story,
    Bench,
    Ending,
}

/// A walk through the file, from its first member to its last.
struct Walk<'b> {
    breakout: &'b Breakout,
    about: About<'b>,
    list: Vec<Finding>,
    /// The ids of the clues that were passed.
    clues: HashSet<&'b str>,
    /// What should stand in no clue.
    secrets: Secrets<'b>,
    /// What is found before a lock is open.
    before: Before<'b>,
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

    /// Clues that hang on no lock.
    fn loose(&mut self, clues: &'b [Clue], lie: Loose) {
        for clue in clues {
            let place = || Place::Clue(clue.id.clone());
            self.find(place(), of_clue(clue));
            self.find(place(), clue.text().and_then(|text| of_text(text, self.about.maths)));
            self.find(place(), of_reading(clue, self.about));
            self.find(place(), of_colour(clue, self.about));
            self.clue(clue, place);
            match lie {
                Loose::Bench if is_ink(clue) => self.ink(place()),
                Loose::Story | Loose::Ending if is_ink(clue) => self.add(place(), Problem::NeverLit),
                _ => {}
            }
            if lie != Loose::Ending {
                self.readable(&Words::on([clue], self.about), place(), |_, _| true);
            }
        }
    }

    fn targets(&mut self, links: &Links) {
        let locks = &self.breakout.locks;
        let served: HashSet<&str> = locks.iter().flat_map(|lock| lock.targets.iter().map(String::as_str)).collect();
        let mut missed = chain::missed(self.breakout, links).into_iter().peekable();
        let mut ids = HashSet::new();
        if self.breakout.targets.is_empty() && !locks.is_empty() && served.is_empty() {
            self.add(Place::Breakout, Problem::NoTargets);
        }
        for (at, target) in self.breakout.targets.iter().enumerate() {
            let place = || Place::Target(target.id.clone());
            self.find(place(), of_id(&target.id, &mut ids));
            self.find(place(), of_text(&target.statement, self.about.maths));
            if !locks.is_empty() && !served.contains(target.id.as_str()) {
                self.add(place(), Problem::UnservedTarget);
            }
            if missed.next_if_eq(&at).is_some() {
                self.add(place(), Problem::MissedTarget);
            }
        }
    }

    fn locks(&mut self, reach: Reach, known: &'b [(Arc<Lock>, Own)]) {
        let breakout = self.breakout;
        if breakout.locks.is_empty() {
            self.add(Place::Breakout, Problem::NoLocks);
        }
        let targets: HashSet<&str> = breakout.targets.iter().map(|target| target.id.as_str()).collect();
        let locks: HashSet<&str> = breakout.locks.iter().map(|lock| lock.id.as_str()).collect();
        let mut ids = HashSet::with_capacity(locks.len());
        let mut faults = reach.faults.into_iter().peekable();
        for (at, (lock, own)) in known.iter().enumerate() {
            let first = self.list.len();
            let place = |part| Place::Lock(lock.id.clone(), part);
            // Where there is none, that is told once.
            let is_told = |finding: &&Finding| finding.problem != Problem::NoTarget || !targets.is_empty();
            self.list.extend(own.findings.iter().filter(is_told).cloned());
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
            let is_found = |before: &mut Before, other| other == at || lock.needed() == 0 || before.comes(at, other);
            self.readable(&own.title, place(Part::Title), is_found);
            let about = self.about;
            self.readable(&own.clues, place(Part::Clues), |before, other| {
                is_found(before, other) && !(other == at && seeks_word(lock, about))
            });
            self.readable(&own.inside, place(Part::Inside), |before, other| before.comes(at, other));
            while let Some((_, part, problem)) = faults.next_if(|(of, ..)| *of == at) {
                self.add(place(part), problem);
            }
            if self.list.len() < first + 2 {
                continue;
            }
            let of_lock = self.list.split_off(first);
            self.list.extend(ordered::by(of_lock, |finding| match finding.place {
                Place::Lock(_, part) => part,
                _ => Part::Whole,
            }));
        }
    }

    /// What only the whole file tells of a clue: whether its id is its own, and its picture or sound there.
    fn clue(&mut self, clue: &'b Clue, place: impl Fn() -> Place) {
        let problem = of_id(&clue.id, &mut self.clues);
        self.find(place(), problem);
        let is_there = || clue.kind.media().is_some_and(|name| self.breakout.media.contains_key(name));
        if let ClueKind::Image { src, .. } | ClueKind::Audio { src, .. } = &clue.kind
            && !is_there()
        {
            self.add(place(), Problem::Dangling(src.clone()));
        }
    }

    /// Ink that a team finds.
    fn ink(&mut self, place: Place) {
        if std::mem::take(&mut self.is_dark) {
            self.add(place, Problem::LightNeverFound);
        }
    }

    /// The answers that a team reads in a place which it surely finds before their locks are open.
    fn readable(&mut self, text: &Words, place: Place, before: impl Fn(&mut Before<'b>, usize) -> bool) {
        let mut told = HashSet::new();
        for (lock, answer) in self.secrets.told_by(text) {
            if before(&mut self.before, lock) && told.insert(lock) {
                let lock = self.breakout.locks[lock].id.clone();
                let problem = Problem::Readable { lock, answer: answer.to_owned() };
                self.list.push(Finding { place: place.clone(), problem });
            }
        }
    }
}
