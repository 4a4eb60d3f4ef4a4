//! Standards to pick from: lists of codes with short paraphrases, which ship as data beside the page, and how they are
//! searched.

mod query;
mod search;

pub use search::{Filter, search};

/// The files that ship, by their name in `standards/`, in the order in which they are offered.
pub const FILES: [&str; 4] = ["ccss-language", "ccss-maths", "england-english", "england-maths"];

/// A list of standards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// What a target's standard says whose it is: "CCSS".
    pub framework: String,
    /// What the list is called.
    pub name: String,
    /// What its grades are.
    pub stage: Stage,
    /// Whose it is, to be shown with it.
    pub credit: String,
    /// Its standards, in their own order.
    pub standards: Vec<Listed>,
}

/// What a curriculum counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Grades of the United States.
    Grade,
    /// Years of England: each is the grade before.
    Year,
}

/// A standard in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its code, or, where the curriculum has none, where to look for it.
    pub code: String,
    /// What a student can do, as plain text that goes on from "I can".
    pub says: String,
    /// The part of the curriculum that it stands in.
    pub area: String,
    /// The grades or years that it is for, as its curriculum counts.
    pub grades: Vec<u32>,
}

impl Stage {
    /// The grade of the United States that a grade of this stage is.
    pub fn grade(self, own: u32) -> u32 {
        match self {
            Stage::Grade => own,
            Stage::Year => own.saturating_sub(1),
        }
    }
}
