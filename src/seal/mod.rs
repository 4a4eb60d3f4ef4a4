//! Student copies: what lies behind a lock can't be read without its answer, on any machine, with no server.
//!
//! `README.md` beside this file says in plain words what that protects from, and what not. The scheme in short: each lock
//! has a key; *slots* hold it, one for each answer, each sealed under what a slow derivation makes of the answer. The key
//! opens what is inside. A lock that comes after others, slots and all, is sealed under the keys of those others, or under
//! a key that is shared among them where some are enough.
//!
//! Sealing is [`seal`], or [`Sealing`] step by step. [`StudentCopy`] is a sealed file that is being opened: its breakout
//! grows with what a team finds out, answers and replies too, so that [`play`](crate::play) goes on as with an open one.
//! The only slow step is a [`Derivation`]: plain bytes in, a key out, wherever there is time for it.

mod blob;
mod clear;
mod copy;
mod derive;
mod digest;
mod names;
mod pack;
mod read;
mod sealing;
mod shares;
mod slots;
mod strength;

pub use blob::Key;
pub use copy::{Found, Question, StudentCopy};
pub use derive::{Cost, Derivation, NoMemory};
pub use read::{Refused, read};
pub use sealing::{MOST_ENTRIES, Sealing, Unsealable, seal};
pub use strength::{Strength, TRIES, Time};

use crate::mechanism::{Kind, Mechanism, Spelling, Text};

/// The teacher's phrase as it counts: typed in any way, it is taken like the answer of a text lock.
fn phrase_of(phrase: &str, spelling: Spelling) -> Option<String> {
    Mechanism::from(Kind::Text(Text::default())).canonical(phrase, spelling).ok()
}
