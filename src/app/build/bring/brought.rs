//! What a teacher brings: pasted, opened or dropped, and what is chosen for it.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::DragEvent;

use super::super::editor::{NOT_YET, keep, tried_setting};
use super::super::{shapes, weaving};
use super::sorting::{Sorted, Sorting, truth};
use super::words;
use crate::app::parts::{Picked, Trouble, pick};
use crate::app::store::{Store, settings};
use crate::app::{browser, opening, spelling};
use crate::breakout::Breakout;
use crate::breakout::chain::Shape;
use crate::breakout::weave::Order;
use crate::bring::{Encoding, Made, NoTable, Source, build, decode, table_or_not};
use crate::say;

/// What was brought and has not become locks yet, with what was chosen for it.
#[derive(Clone, Default)]
struct Left {
    text: String,
    file: String,
    is_windows: bool,
    shape: Shape,
    with_pieces: Option<bool>,
    sorted: Option<Sorted>,
    chosen: Vec<Option<usize>>,
}

thread_local! {
    /// What was left here last: going back and coming again takes none of it away.
    static LEFT: RefCell<Left> = RefCell::default();
}

/// What is brought.
#[derive(Clone, Copy)]
pub(super) struct Brought {
    /// What was pasted.
    pub text: RwSignal<String>,
    /// The name of the file that was opened; empty where it was pasted.
    pub file: RwSignal<String>,
    /// Whether the file was in Windows' letters.
    pub is_windows: RwSignal<bool>,
    /// Why a file could not be taken.
    pub trouble: RwSignal<Option<Trouble>>,
    /// What was pasted that is no table.
    pub stranger: RwSignal<Option<NoTable>>,
    /// The shape of the chain to be.
    pub shape: RwSignal<Shape>,
    /// Whether the last answer is dealt out, where it can be.
    pub with_pieces: RwSignal<Option<bool>>,
    /// What becomes of it.
    pub sorting: Sorting,
}

impl Brought {
    /// What was left here last.
    pub fn left() -> Self {
        let left = LEFT.with_borrow(Left::clone);
        let brought = Brought {
            text: RwSignal::new(left.text),
            file: RwSignal::new(left.file),
            is_windows: RwSignal::new(left.is_windows),
            trouble: RwSignal::new(None),
            stranger: RwSignal::new(None),
            shape: RwSignal::new(left.shape),
            with_pieces: RwSignal::new(left.with_pieces),
            sorting: Sorting::new(left.sorted, left.chosen),
        };
        // It was left before it was sorted.
        if brought.sorting.sorted.with_untracked(Option::is_none) {
            brought.text.with_untracked(|text| brought.take(text));
        }
        Effect::new(move |_| brought.remember());
        brought
    }

    fn remember(self) {
        let (file, sorted, is_busy) = (self.file.get(), self.sorting.sorted.get(), self.sorting.busy.read().is_some());
        // Of a file that is not sorted yet nothing is kept: it is still there.
        LEFT.set(Left {
            text: self.text.get(),
            file: if is_busy { String::new() } else { file },
            is_windows: self.is_windows.get(),
            shape: self.shape.get(),
            with_pieces: self.with_pieces.get(),
            sorted: sorted.filter(|_| !is_busy),
            chosen: self.sorting.chosen.get(),
        });
    }

    fn take(self, pasted: &str) {
        let what = table_or_not(pasted).err();
        self.sorting.take(if what.is_none() { Some(Source::read(pasted, truth())) } else { None });
        self.stranger.set(what);
    }

    /// Takes what is pasted or typed in place of what was there.
    pub fn paste(self, pasted: String) {
        self.take(&pasted);
        if self.stranger.with_untracked(Option::is_none) && !pasted.trim().is_empty() {
            self.trouble.set(None);
        }
        self.file.set(String::new());
        self.is_windows.set(false);
        self.text.set(pasted);
    }

    /// Takes a file in place of what was there; says so where it can't.
    pub fn open(self, picked: Picked) {
        let decoded = opening::bytes(&picked).and_then(|bytes| {
            let found = decode(bytes).and_then(|found| table_or_not(&found.0).map(|()| found));
            found.map_err(|what| words::no_table(what).within(&picked.name))
        });
        match decoded {
            Ok((found, _)) if found.trim().is_empty() => self.trouble.set(Some(words::nothing().within(&picked.name))),
            Ok((found, encoding)) => {
                let is_gift = picked.name.to_lowercase().ends_with(".gift");
                let read = if is_gift { Source::gift } else { Source::read };
                self.sorting.take(Some(read(&found, truth())));
                self.is_windows.set(encoding == Encoding::Windows1252);
                self.text.set(String::new());
                self.stranger.set(None);
                self.trouble.set(None);
                self.file.set(picked.name);
            }
            Err(why) => self.trouble.set(Some(why)),
        }
    }

    /// Takes a file that is dropped.
    pub fn drop(self, event: &DragEvent) {
        let dropped = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        // The button took it already.
        if let Some(dropped) = dropped.filter(|_| !event.default_prevented()) {
            event.prevent_default();
            spawn_local(async move {
                let picked = pick(dropped).await;
                // Who left meanwhile took along what would take it.
                if self.text.try_with_untracked(|_| ()).is_some() {
                    self.open(picked);
                }
            });
        }
    }

    /// Whether the last lock's answer is to be dealt out, where it can be: as the teacher says, or as the shape lends itself.
    pub fn wants_pieces(self) -> bool {
        self.with_pieces.get().unwrap_or_else(|| shapes::is_woven(self.shape.get()))
    }

    /// Whether the last question's answer is a number or a word, and can be dealt out.
    pub fn can_weave(self) -> bool {
        self.sorting.sorted.track();
        self.sorting.chosen.track();
        self.sorting.questions().last().is_some_and(|(_, kind)| kind.is_typed())
    }

    /// Makes a breakout of it, and goes there.
    pub fn make(self, store: Store) {
        let mut breakout = Breakout::new(browser::fresh_id());
        let name = |n| say!(build.new_lock, n = n);
        let shape = self.shape.get_untracked();
        let Made { locks, targets } =
            build(&self.sorting.questions(), shape, name, spelling(&breakout.language), &mut browser::chance());
        breakout.minutes = Some(40);
        (breakout.locks, breakout.targets) = (locks, targets);
        if untrack(move || self.wants_pieces()) {
            let last = breakout.locks.last().filter(|lock| weaving::can(lock)).map(|lock| lock.id.clone());
            if let Some(last) = last {
                weaving::weave(&mut breakout, &last, Order::default(), "");
            }
        }
        settings::set(&tried_setting(&breakout.id.to_string()), NOT_YET);
        spawn_local(async move {
            keep(breakout, store).await;
            LEFT.set(Left::default());
        });
    }
}
