use serde::Serialize;

use super::{Clue, Extra};
use crate::mechanism::Mechanism;

/// A lock in the chain: when it can be reached, what opens it, and what is inside.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Lock {
    /// A slug, unique among locks.
    pub id: String,
    /// Plain text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Ids of the learning targets that it serves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<String>,
    /// Ids of the locks that come before it; none: it is there from the start.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// How many of those must be open; left out: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub need: Option<u32>,
    /// What hangs on it: found as soon as it can be reached.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clues: Vec<Clue>,
    /// How it is worked.
    pub mechanism: Mechanism,
    /// Every answer that opens it, in the author's own spelling.
    pub answers: Vec<String>,
    /// What to say to mistakes that the author expects.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<Reply>,
    /// The hint ladder, the gentlest first, as Markdown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
    /// Whether the team is asked how it knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<Explain>,
    /// What is found when it opens.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inside: Vec<Clue>,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Lock {
    /// A lock with this id and mechanism that is there from the start and has nothing else yet.
    pub fn new(id: impl Into<String>, mechanism: Mechanism) -> Self {
        Lock {
            id: id.into(),
            title: String::new(),
            targets: Vec::new(),
            after: Vec::new(),
            need: None,
            clues: Vec::new(),
            mechanism,
            answers: Vec::new(),
            replies: Vec::new(),
            hints: Vec::new(),
            explain: None,
            inside: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// What it is called: its title, or its id where it has none.
    pub fn name(&self) -> &str {
        if self.title.is_empty() { &self.id } else { &self.title }
    }

    /// How many of the locks in `after` must be open before this one can be reached.
    pub fn needed(&self) -> usize {
        self.need.map_or(self.after.len(), |need| need as usize)
    }
}

/// What to say to a mistake that the author expects.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Reply {
    /// The mistake, in the author's own spelling.
    pub answer: String,
    /// Kind words that say what to look at, as Markdown.
    pub say: String,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// When the team is asked how it knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Explain {
    /// After the lock has opened.
    After,
}
