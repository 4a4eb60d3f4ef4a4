//! What a breakout asks a team for: words of its own, a place, an animal, a name, that then stand in story and clues.
//!
//! `{animal}` in a text stands for the word that is asked for under the id `animal`. An id that is not asked for stays as it
//! was typed, and so does everything in code, in maths, in an address and behind a backslash. Words stand in what students
//! read; never in an answer, an option or what a lock is made of, for no answer may depend on a word, and never in the names
//! of the breakout, of a lock or a target, by which teams and teachers speak of them.
//!
//! The member `asks` stands among what play's first module doesn't know: all that reads it is here.

mod change;
mod door;
mod faults;
mod fill;
mod members;
mod spots;
mod take;
mod word;

pub use door::at_the_door;
pub use faults::{AskFault, Asker};
pub use fill::Words;
pub use members::for_teams;
pub(super) use members::{texts, write_texts};
pub(super) use take::take;
pub use word::{LONGEST, typed, word};

use std::borrow::Cow;

use super::{Breakout, Place};

/// The most words that a breakout asks for.
pub const MOST: usize = 8;

/// A word that a team is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// What stands between the braces: an [id](super::is_id).
    pub id: String,
    /// The question, in the teacher's words; plain text.
    pub say: String,
    /// The word that stands there where a team gives none, on paper and while somebody builds; plain text.
    pub otherwise: String,
}

impl Ask {
    /// The word that stands there where a team gives none. An ask without one has its id.
    pub fn stand_in(&self) -> String {
        let own = word(&self.otherwise);
        if own.is_empty() { self.id.clone() } else { own }
    }
}

/// A breakout as it stands on paper and for whoever speaks of it: with the teacher's words, where it asks for any.
pub fn with_stand_ins(breakout: &Breakout) -> Cow<'_, Breakout> {
    if asks(breakout) { Cow::Owned(Words::stand_ins(breakout).put(breakout)) } else { Cow::Borrowed(breakout) }
}

/// Has a text in which no words are put in say the teacher's word where this placeholder stands.
pub(super) fn say_own(breakout: &mut Breakout, at: &Place, id: &str) {
    let words = Words::stand_ins(breakout);
    let Some(word) = words.get(id) else { return };
    let placeholder = format!("{{{id}}}");
    breakout.rewrite(&mut |place, role, _, text| {
        let is_meant = place == at && spots::takes(place, role).is_none() && text.contains(&placeholder);
        is_meant.then(|| text.replace(&placeholder, word))
    });
}

/// Whether a breakout asks a team for words.
pub fn asks(breakout: &Breakout) -> bool {
    breakout.extra.contains_key(members::ASKS)
}
