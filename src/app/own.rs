//! The lock that a team makes for the next class: what is fetched for it, and what is said of it at the end of play and in the
//! class alike.

use std::sync::Arc;

use leptos::prelude::*;
use uuid::Uuid;

use super::later::Coming;
use super::store::Store;
use super::unfit::unfit;
use crate::breakout::{Breakout, Lock, Made};
use crate::report::Amiss;
use crate::say;

/// What is fetched.
#[derive(Clone, Copy)]
pub struct Own {
    /// The bench for the one lock of a breakout; takes the lock as often as it changes.
    pub bench: fn(Breakout, Callback<Arc<Lock>>) -> AnyView,
    /// Such a lock as a teacher looks at it.
    pub card: fn(&Breakout, &Lock) -> AnyView,
    /// The draft that locks of this breakout's teams go into, where there is one.
    pub draft: fn(Uuid, Store) -> Coming<Option<Breakout>>,
    /// Takes one into the draft, or into a new one; none where another tab has the draft and does not answer.
    pub take: Take,
}

/// Takes a lock of such a team at a breakout, with who made it and the line that says so.
pub type Take = fn(Arc<Breakout>, Arc<Lock>, Made, String, Store) -> Coming<Option<Taken>>;

/// What became of a lock that was to be taken into a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The draft as it is now.
    pub draft: Breakout,
    /// The lock's id there.
    pub id: String,
    /// Whether it was there already.
    pub was_there: bool,
    /// Whether the draft is kept on this device.
    pub is_kept: bool,
}

/// What such a lock is called.
pub fn name(lock: &Lock) -> String {
    if lock.title.trim().is_empty() { say!(own.untitled).to_owned() } else { lock.title.clone() }
}

/// Why it can't be in a breakout as it is.
pub fn amiss_words(why: &Amiss) -> String {
    match why {
        Amiss::Newer => say!(own.amiss_newer).to_owned(),
        Amiss::NoAnswer => say!(own.amiss_no_answer).to_owned(),
        Amiss::Refused { answer, why } => say!(own.amiss_refused, answer = answer, why = unfit(why)),
        Amiss::TooLong => say!(own.amiss_too_long).to_owned(),
    }
}
