use leptos::prelude::*;

use super::{FIELD, Sought};
use crate::app::build::bench::Bench;
use crate::app::{browser, spelling};
use crate::breakout::{Hit, Search};
use crate::say;

/// What is looked for, where it stands, and what is to be done to it.
#[derive(Clone, Copy)]
pub(super) struct Seeking {
    pub bench: Bench,
    pub sought: RwSignal<(Search, String)>,
    /// Whether what had better stay is replaced, too.
    pub also: RwSignal<bool>,
    /// What was done to the last of what was sought, and what that was.
    done: RwSignal<Option<(Search, String)>>,
    /// Whether nothing takes its place.
    pub deletes: Memo<bool>,
    pub hits: Memo<Vec<Hit>>,
    /// Which of the hits had better stay.
    pub spoilt: Memo<Vec<bool>>,
}

impl Seeking {
    pub fn new(bench: Bench) -> Self {
        let Sought(sought) = expect_context::<Sought>();
        let hits = Memo::new(move |_| {
            sought.with(|(search, _)| bench.read(|breakout| breakout.find(search, spelling(&breakout.language))))
        });
        let spoilt = Memo::new(move |_| {
            sought.with(|(search, with)| {
                let spoilt = |hits: &Vec<Hit>| {
                    bench.read(|breakout| breakout.spoilt(hits, search, with, spelling(&breakout.language)))
                };
                hits.with(spoilt)
            })
        });
        Seeking {
            bench,
            sought,
            also: RwSignal::new(false),
            done: RwSignal::new(None),
            deletes: Memo::new(move |_| sought.with(|(_, with)| with.is_empty())),
            hits,
            spoilt,
        }
    }

    /// Whether this hit is left alone when all are replaced.
    fn stays(self, at: usize) -> bool {
        let by_hand = self.hits.with(|hits| hits.get(at).is_some_and(|hit| hit.by_hand));
        by_hand || (!self.also.get() && self.spoilt.with(|spoilt| spoilt.get(at) == Some(&true)))
    }

    /// How many are replaced when all are.
    pub fn many(self) -> usize {
        (0..self.hits.with(Vec::len)).filter(|at| !self.stays(*at)).count()
    }

    /// How many had better stay.
    pub fn risky(self) -> usize {
        self.spoilt.with(|spoilt| spoilt.iter().filter(|spoilt| **spoilt).count())
    }

    /// Replaces those that are chosen, by place: one step back for all of them.
    fn replace(self, chosen: impl Fn(usize) -> bool) {
        let (search, with) = self.sought.get_untracked();
        let hits = self.hits.get_untracked();
        let chosen: Vec<&Hit> = hits.iter().enumerate().filter(|(at, _)| chosen(*at)).map(|(_, hit)| hit).collect();
        let words = match with.is_empty() {
            true => counted(chosen.len(), say!(find.deleted_one).to_owned(), |n| say!(find.deleted, n = n)),
            false => counted(chosen.len(), say!(find.replaced_one).to_owned(), |n| say!(find.replaced, n = n)),
        };
        self.done.set(Some((search.clone(), format!("{words}."))));
        self.bench.take(words, |breakout| {
            let language = breakout.language.clone();
            breakout.replace(&chosen, &search, &with, spelling(&language));
        });
    }

    pub fn replace_all(self) {
        self.replace(|at| !untrack(|| self.stays(at)));
        browser::focus(FIELD);
    }

    pub fn replace_one(self, at: usize) {
        self.replace(|other| other == at);
        // The next one takes its place.
        let next = if at < self.hits.with_untracked(Vec::len) { format!("hit-{at}") } else { FIELD.to_owned() };
        browser::focus_on(next);
    }

    /// What a button does to all that were found, or to those that don't stay.
    pub fn acting(self, one: &str, all: fn(String) -> String, some: fn(String, String) -> String) -> String {
        let (count, of) = (self.many(), self.hits.with(Vec::len));
        if count < of {
            return some(browser::number(count as u64), browser::number(of as u64));
        }
        counted(count, one.to_owned(), all)
    }

    /// What was found, or what was done.
    pub fn told(self) -> String {
        let count = self.hits.with(Vec::len);
        match self.sought.with(|(search, _)| search.words.is_empty()) {
            true => String::new(),
            false if count == 0 => {
                let is_of_this = |of: &Search| self.sought.with(|(now, _)| now == of);
                let was = self.done.with(|done| done.as_ref().filter(|(of, _)| is_of_this(of)).cloned());
                was.map_or_else(|| self.sought.with(|(search, _)| nowhere(self.bench, search)), |(_, words)| words)
            }
            false => counted(count, say!(find.one).to_owned(), |n| say!(find.found, n = n)),
        }
    }
}

/// Why nothing was found.
fn nowhere(bench: Bench, search: &Search) -> String {
    let loose = Search { whole: false, ..search.clone() };
    let within = bench.peek(|breakout| breakout.find(&loose, spelling(&breakout.language)).len());
    match (search.whole && within > 0, search.whole || search.case) {
        (true, _) => say!(find.within, n = browser::number(within as u64)),
        (false, true) => say!(find.none_ticked).to_owned(),
        (false, false) => say!(find.none).to_owned(),
    }
}

pub(super) fn counted(count: usize, one: String, many: impl Fn(String) -> String) -> String {
    if browser::is_one(count) { one } else { many(browser::number(count as u64)) }
}
