//! One clue of a draft, where it lies.

use leptos::prelude::*;

use super::super::bench::{Bench, Place};
use super::super::lists::moved;
use crate::breakout::{Breakout, Clue};

/// A clue in its place: read and changed there.
#[derive(Clone, Copy)]
pub(in crate::app::build) struct Held {
    /// What it is part of.
    pub bench: Bench,
    place: StoredValue<Place>,
    id: StoredValue<String>,
    /// As it is now; none where it is gone.
    pub clue: Memo<Option<Clue>>,
}

impl Held {
    /// The clue with this id.
    pub fn new(bench: Bench, place: StoredValue<Place>, id: String) -> Self {
        let id = StoredValue::new(id);
        let clue = Memo::new(move |_| {
            bench.read(|breakout| {
                let find =
                    |place: &Place| id.with_value(|id| place.of(breakout).iter().find(|clue| clue.id == *id).cloned());
                place.with_value(find)
            })
        });
        Held { bench, place, id, clue }
    }

    /// Its id.
    pub fn id(self) -> String {
        self.id.get_value()
    }

    /// Whether this is its id.
    pub fn is(self, id: &str) -> bool {
        self.id.with_value(|own| own == id)
    }

    /// Whether it is read with others, and nothing is to be found there with a lamp or from a chair.
    pub fn is_read(self) -> bool {
        self.place.with_value(|place| matches!(place, Place::Story | Place::Ending))
    }

    /// Reads it; what `T` is by default where it is gone.
    pub fn read<T: Default>(self, read: impl FnOnce(&Clue) -> T) -> T {
        self.clue.with(|clue| clue.as_ref().map(read).unwrap_or_default())
    }

    /// Changes it. Changes of the same `what` in one burst are undone together.
    pub fn change(self, what: &str, change: impl FnOnce(&mut Clue)) {
        self.bench.change(&format!("{}/{what}", self.id()), |breakout| self.within(breakout, change));
    }

    /// Changes it within a breakout that is being changed.
    pub fn within(self, breakout: &mut Breakout, change: impl FnOnce(&mut Clue)) {
        self.place.with_value(|place| {
            place.change(breakout, |clues| {
                if let Some(clue) = clues.iter_mut().find(|clue| self.is(&clue.id)) {
                    change(clue);
                }
            });
        });
    }

    /// Moves it among those of its place.
    pub fn move_on(self, later: bool) {
        self.bench.change("move clue", |breakout| {
            self.place.with_value(|place| {
                place.change(breakout, |clues| {
                    if let Some(at) = clues.iter().position(|clue| self.is(&clue.id)) {
                        moved(clues, at, later);
                    }
                });
            });
        });
    }

    /// Takes it away, and says so in these words beside a way back.
    pub fn delete(self, words: String) {
        let keep = |clue: &Clue| !self.is(&clue.id);
        self.bench
            .take(words, |breakout| self.place.with_value(|place| place.change(breakout, |clues| clues.retain(keep))));
    }
}
