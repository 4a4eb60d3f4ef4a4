use super::{MOST_LETTERS, Refusal};
use crate::breakout::Reply;

/// A question that was brought, ready to become a lock.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// What the lock is called, as plain text; may be empty.
    pub title: String,
    /// What is asked, as Markdown.
    pub ask: String,
    /// What is right and what isn't.
    pub key: Key,
    /// The answer as it is written, where several were read in it; else empty.
    pub as_one: String,
    /// The hints, the gentlest first, as Markdown.
    pub hints: Vec<String>,
    /// What is said when it is solved, as Markdown.
    pub told: Vec<String>,
    /// The learning target that it serves, as Markdown; may be empty.
    pub target: String,
    /// The standard that this belongs to: `CCSS L.4.1.f`; may be empty.
    pub standard: String,
    /// What somebody should look at.
    pub doubts: Vec<Doubt>,
}

impl Question {
    /// The same, where a team can read it and type its answer.
    pub(super) fn checked(self) -> Result<Self, Refusal> {
        let letters = match &self.key {
            Key::Written { right, .. } => right.iter().map(|answer| answer.chars().count()).max(),
            Key::Offered { options, .. } => options.iter().map(|option| option.label.chars().count()).max(),
            Key::Paired { .. } => None,
        };
        match letters {
            _ if self.ask.is_empty() => Err(Refusal::NoQuestion),
            Some(letters) if letters > MOST_LETTERS => Err(Refusal::LongAnswer(letters)),
            _ => Ok(self),
        }
    }
}

/// What is right and what isn't.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// The answer is written.
    Written {
        /// Every right one.
        right: Vec<String>,
        /// To how many decimal places an answer is rounded, where it is.
        places: Option<u32>,
        /// What is said to a mistake.
        replies: Vec<Reply>,
    },
    /// The answer is chosen.
    Offered {
        /// Whether all that are right have to be chosen; else any one of them will do.
        many: bool,
        /// What can be chosen.
        options: Vec<Offer>,
    },
    /// Each of some things has its own.
    Paired {
        /// Which belong together.
        pairs: Vec<(String, String)>,
        /// What belongs to none.
        decoys: Vec<String>,
    },
}

impl Default for Key {
    fn default() -> Self {
        Key::answer("")
    }
}

impl Key {
    /// One written answer.
    pub fn answer(right: &str) -> Self {
        Key::any(vec![right.to_owned()])
    }

    /// Written answers of which any is right.
    pub fn any(right: Vec<String>) -> Self {
        Key::Written { right, places: None, replies: Vec::new() }
    }

    /// What is right, as somebody reads it.
    pub fn words(&self) -> String {
        let words: Vec<String> = match self {
            Key::Written { right, .. } => right.clone(),
            Key::Offered { options, .. } => {
                options.iter().filter(|option| option.is_right).map(|option| option.label.clone()).collect()
            }
            Key::Paired { pairs, .. } => pairs.iter().map(|(one, other)| format!("{one} → {other}")).collect(),
        };
        words.join("; ")
    }
}

/// Something that can be chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offer {
    /// Plain text.
    pub label: String,
    /// Whether it is right.
    pub is_right: bool,
    /// What is said to whoever chooses it, as Markdown; may be empty.
    pub say: String,
}

/// What somebody should look at in a question that can become a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A cell is a formula of a spreadsheet, or an error of one: here it is a text and nothing more.
    Formula,
    /// A quote was never closed.
    OpenQuote,
    /// Its answer was none of its options, and was added to them.
    Added,
    /// An option stood in it twice, and is offered once.
    Twice,
    /// Some of its letters could not be read.
    LostLetters,
    /// Answers that are worth a part of the marks are wrong here.
    PartMarks,
    /// What is said to any answer but those that are named is left out.
    Wildcard,
    /// Right answers with a `*` for any letters are left out.
    AnyLetters,
    /// Pictures, links and the like were left out.
    Markup,
}
