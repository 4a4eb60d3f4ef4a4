//! How a breakout comes into the library: from a file or an address, with a question where there is one to ask.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::bench::Bench;
use super::coming::Coming;
use super::editor::title_words;
use super::{authors, shared};
use crate::app::parts::{Picked, Trouble, refusal};
use crate::app::route::Source;
use crate::app::shared::{Seal, Shown};
use crate::app::store::{Shelf, Store, drafts};
use crate::app::{browser, later, opening};
use crate::breakout::Breakout;
use crate::format::{self, Refused, sealed};
use crate::say;

/// What is asked before a breakout becomes a draft.
#[derive(Clone)]
pub(super) enum Question {
    /// The library has it already, and it says something else there.
    WhichOne {
        /// The one of the library.
        ours: Arc<Breakout>,
        /// The one that comes.
        theirs: Arc<Breakout>,
    },
    /// Somebody else wrote it.
    WhoseIsIt(Arc<Breakout>),
    /// It is a student copy: what is the teacher's phrase?
    Phrase(Seal),
}

/// Brings breakouts into the library. Nothing is changed before its question is answered.
#[derive(Clone, Copy)]
pub(super) struct Arrival {
    store: Store,
    /// The draft that is being written here, where there is one.
    bench: Option<Bench>,
    coming: Coming,
    /// Whether somebody sent it.
    is_sent: bool,
    /// How it goes to another page.
    go: fn(&str),
    /// Why something can't come.
    pub trouble: RwSignal<Option<Trouble>>,
    /// What is asked.
    pub question: RwSignal<Option<Question>>,
}

impl Arrival {
    /// For files.
    pub fn of_files(store: Store, bench: Option<Bench>) -> Self {
        Arrival {
            store,
            bench,
            coming: expect_context(),
            is_sent: false,
            go: browser::go,
            trouble: RwSignal::new(None),
            question: RwSignal::new(None),
        }
    }

    /// For an address: where it has led is no place to come back to.
    pub fn of_address(store: Store) -> Self {
        Arrival { is_sent: true, go: browser::go_on, ..Arrival::of_files(store, None) }
    }

    /// Takes a file.
    pub fn file(self, picked: Picked) {
        spawn_local(async move {
            match opening::bytes(&picked) {
                Ok(file) => self.read(file, &picked.name).await,
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
        });
    }

    /// Takes what an address holds.
    pub fn link(self, link: String) {
        spawn_local(async move {
            let file = match later::shared().await {
                Some(shared) => (shared.fetch)(Source::Link(link), Shown::default()).await,
                None => Err(opening::not_arrived(String::new())),
            };
            match file {
                Ok(file) => self.read(&file, "").await,
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
        });
    }

    async fn read(self, file: &[u8], name: &str) {
        match format::read(file, browser::fresh_id()) {
            Ok(opened) => self.take(opened.breakout).await,
            Err(Refused::NotOurs { format: Some(format) }) if format == sealed::FORMAT => {
                match opening::unseal(file).await {
                    Ok(seal) => self.question.set(Some(Question::Phrase(seal))),
                    Err(trouble) => self.trouble.set(Some(trouble.within(name))),
                }
            }
            Err(refused) => self.trouble.set(Some(refusal(&refused).within(name))),
        }
    }

    /// Takes a breakout that can be read.
    pub async fn take(self, theirs: Breakout) {
        let theirs = Arc::new(theirs);
        match self.known(&theirs).await {
            Some(Ok(ours)) if ours.says_the_same(&theirs) => self.open(theirs.id),
            Some(Ok(ours)) => self.question.set(Some(Question::WhichOne { ours: Arc::new(ours), theirs })),
            // What can't be compared, a draft of a newer version, is not overwritten either.
            Some(Err(_)) => self.keep_both(&theirs).await,
            // What came by an address was sent by somebody.
            None if self.is_sent || authors::is_by_others(&theirs) => {
                self.question.set(Some(Question::WhoseIsIt(theirs)))
            }
            None => self.keep_as_it_is(&theirs).await,
        }
    }

    /// The one of the library with the same id, as it is now.
    async fn known(self, theirs: &Breakout) -> Option<Result<Breakout, Refused>> {
        if let Some(bench) = self.bench_of(theirs.id) {
            return Some(Ok(bench.peek(Breakout::clone)));
        }
        let text = self.store.get(Shelf::Drafts, &theirs.id.to_string()).await?;
        let mut read = format::read(text.as_bytes(), theirs.id).map(|opened| opened.breakout);
        if let Ok(ours) = &mut read {
            drafts::join(self.store, ours).await;
        }
        Some(read)
    }

    /// The bench, where this breakout is on it.
    fn bench_of(self, id: Uuid) -> Option<Bench> {
        self.bench.filter(|bench| bench.has(id))
    }

    /// Puts it in the place of ours, on the bench: so that a tab that has it there lets go of it, and it can be taken back.
    pub fn replace(self, theirs: &Arc<Breakout>) {
        match self.bench_of(theirs.id) {
            Some(bench) => {
                self.question.set(None);
                bench.replace(theirs);
            }
            None => {
                self.coming.put(theirs.clone());
                self.open(theirs.id);
            }
        }
    }

    /// Keeps both: theirs as a copy, or as an adaptation where somebody else wrote it.
    pub async fn keep_both(self, theirs: &Breakout) {
        if authors::is_by_others(theirs) {
            return self.adapt(theirs).await;
        }
        self.keep(&copy(theirs.clone())).await;
    }

    /// Makes an adaptation of somebody else's.
    pub async fn adapt(self, theirs: &Breakout) {
        let adapted = theirs.clone().adapted(browser::fresh_id());
        let modified = browser::timestamp(browser::now());
        self.keep(&Breakout { authors: authors::whoever_adapts(), modified, ..adapted }).await;
    }

    /// Takes it as one of ours.
    pub async fn claim(self, theirs: &Breakout) {
        // Of several authors nobody knows which one this is.
        if let [author] = theirs.authors.as_slice() {
            authors::remember(std::slice::from_ref(author));
        }
        self.keep_as_it_is(theirs).await;
    }

    async fn keep_as_it_is(self, theirs: &Breakout) {
        shared::remember(theirs);
        self.keep(theirs).await;
    }

    /// Puts a draft into the library and goes to it.
    async fn keep(self, breakout: &Breakout) {
        // Where it can't be kept the studio says so, and it is there for this sitting.
        let _ = self.store.put(drafts::records(breakout, &[])).await;
        self.open(breakout.id);
    }

    /// Takes the question as answered; false where it was before.
    pub fn is_answered_now(self) -> bool {
        self.question.try_update(Option::take).flatten().is_some()
    }

    fn open(self, id: Uuid) {
        self.question.set(None);
        (self.go)(&format!("/build/{id}"));
    }

    /// Leaves all as it is.
    pub fn cancel(self) {
        self.question.set(None);
        if self.bench.is_none() {
            (self.go)("/build");
        }
    }
}

/// A copy that is a breakout of its own.
pub(super) fn copy(breakout: Breakout) -> Breakout {
    Breakout {
        id: browser::fresh_id(),
        revision: 1,
        title: say!(build.copy_of, title = title_words(&breakout.title)),
        modified: browser::timestamp(browser::now()),
        ..breakout
    }
}
