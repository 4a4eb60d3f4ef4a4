//! The weaver: the answer of one lock, dealt out as pieces inside others, with an order that students can find.
//!
//! What is dealt is the lock's first answer: its digits, its letters, or its words where it has several. A piece lies on a
//! *slip*, a clue inside another lock. Pieces lie only where every team finds all of them before it comes to the woven
//! lock: in locks that all must open first, or, where any two of four are enough, in so many of the four that any two have
//! them. Where they lie depends on ids alone, and so nothing jumps about when something else changes.
//!
//! The members `weave` of a lock and `piece` of a clue are the teacher's and no team's: they stand among what play doesn't
//! know, and a student copy has none of them. All that reads them is here, so that a page which only plays carries nothing
//! of it.

mod answer;
mod dealt;
mod faults;
mod follow;
mod members;
mod order;
mod places;
mod slip;

use thiserror::Error;

pub use dealt::{Dealt, Piece, deal};
pub use follow::{deal_again, tell};
pub use members::Weave;
pub use order::Order;
pub(super) use slip::take;

use super::{Breakout, Clue, Finding, Lock};
use crate::mechanism::{Form, Spelling};

/// So many pieces are dealt at most: nobody lays out more.
pub const MOST_PIECES: usize = 12;

/// Why an answer can't be dealt out.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Undealt {
    /// Only digits, letters and words are: those of number, letter and text locks.
    #[error("such a lock's answer has no pieces")]
    Kind,
    /// The lock has no answer that it takes.
    #[error("there is no answer")]
    NoAnswer,
    /// The answer has no two digits, letters or words.
    #[error("the answer is too short")]
    Short,
    /// No team gets to the lock.
    #[error("no team gets to the lock")]
    Unreached,
    /// Fewer than two places surely come before the lock, whatever way a team takes.
    #[error("too few locks surely come before it")]
    Few,
    /// Pieces lie in several locks at once, since not all are needed: no lock's name or place tells where a piece belongs.
    #[error("the order needs a lock of its own for each piece")]
    Shared,
    /// Two of the locks have names that stand in no order, such as the same name.
    #[error("two locks stand in no order: {first}, {second}")]
    Alike {
        /// The one's name.
        first: String,
        /// The other's.
        second: String,
    },
    /// The sentence has fewer than two words, or two that begin alike.
    #[error("the words of the sentence don't begin each in its own way")]
    Sentence,
}

/// What brings text into a form.
pub type Former = fn(&str, Form) -> String;

/// The weaver, for whoever edits: follows each change, and says what is wrong. A page gets it with the code that it needs.
#[derive(Clone, Copy)]
pub struct Weaver {
    form: Former,
    follow: fn(&mut Breakout, &Breakout, Former),
    faults: fn(&Breakout, Spelling) -> Vec<Finding>,
}

impl Weaver {
    /// With what brings text into a form.
    pub fn new(form: Former) -> Self {
        Weaver { form, follow: follow::follow, faults: faults::faults }
    }

    /// Deals anew what a change concerns; what it doesn't is left alone.
    pub fn follow(self, breakout: &mut Breakout, before: &Breakout) {
        (self.follow)(breakout, before, self.form);
    }

    /// What is wrong with woven locks and with pieces.
    pub fn faults(self, breakout: &Breakout) -> Vec<Finding> {
        (self.faults)(breakout, Spelling { language: &breakout.language, form: self.form })
    }
}

/// Whether a lock's answer is dealt out.
pub fn weaves(lock: &Lock) -> bool {
    lock.extra.contains_key(members::WEAVE)
}

/// Whether a clue is a piece, or tells how pieces go together.
pub fn is_piece(clue: &Clue) -> bool {
    clue.extra.contains_key(members::PIECE)
}

/// Whether a lock's answer is dealt out, and nothing that hangs on the lock asks for it but by its pieces: then it can be
/// another as well.
pub fn is_told_by_pieces(breakout: &Breakout, lock: &Lock, spelling: Spelling) -> bool {
    lock.clues.iter().all(is_piece) && is_dealt(breakout, lock, spelling)
}

/// Whether a lock's answer is dealt out, and can be.
pub fn is_dealt(breakout: &Breakout, lock: &Lock, spelling: Spelling) -> bool {
    let at = breakout.locks.iter().position(|other| other.id == lock.id);
    let is_dealt = |at: usize| Weave::of(lock).is_some_and(|weave| deal(breakout, at, &weave, spelling).is_ok());
    at.is_some_and(is_dealt)
}

/// Whether anything in it is woven, or a piece of something.
pub fn is_woven(breakout: &Breakout) -> bool {
    breakout.locks.iter().any(|lock| {
        let mut clues = lock.clues.iter().chain(&lock.inside);
        weaves(lock) || clues.any(is_piece)
    })
}
