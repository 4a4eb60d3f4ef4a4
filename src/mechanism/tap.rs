use std::collections::BTreeSet;

use serde::Serialize;

use super::words::{Labels, words};
use super::{Possible, Spelling, Unfit};
use crate::breakout::Extra;
use crate::format::Members;

/// A text, cut into parts by its author, some of them to tap.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Tap {
    /// What is tapped.
    pub unit: Unit,
    /// The text, from beginning to end, spaces and all.
    pub parts: Vec<Part>,
}

/// What is tapped in a text. It decides how the parts look, and how a new text is cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Words.
    #[default]
    Word,
    /// Letters.
    Letter,
    /// Sentences.
    Sentence,
    /// The gaps between words, where a mark is missing.
    Gap,
}

impl Unit {
    /// All units.
    pub const ALL: [Unit; 4] = [Unit::Word, Unit::Letter, Unit::Sentence, Unit::Gap];

    /// What the file calls it.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Word => "word",
            Unit::Letter => "letter",
            Unit::Sentence => "sentence",
            Unit::Gap => "gap",
        }
    }
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Part {
    /// As it stands in the text.
    pub text: String,
    /// Whether it can be tapped.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub tap: bool,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Part {
    /// A part of a text.
    pub fn new(text: &str, tap: bool) -> Self {
        Part { text: text.into(), tap, extra: Extra::new() }
    }
}

impl Default for Tap {
    fn default() -> Self {
        Tap { unit: Unit::Word, parts: Vec::new() }
    }
}

impl Tap {
    /// Its settings; left out, there is no text.
    pub(super) fn read(from: &mut Members) -> Self {
        let part = |mut from: Members| Part { text: from.text("text"), tap: from.flag("tap"), extra: from.rest() };
        Tap {
            unit: from.one_of("unit", Unit::ALL.map(|unit| (unit.name(), unit))).unwrap_or_default(),
            parts: from.list("parts", part),
        }
    }

    /// What can be tapped, in the order in which answers count it, from 1.
    pub fn tappable(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.tap)
    }

    /// The numbers of what is tapped, from 1, each once and the least first, a space between them.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let texts: Vec<&str> = self.tappable().map(|part| part.text.as_str()).collect();
        let count = texts.len();
        let mut labels = Labels::of(texts, spelling);
        let mut tapped = BTreeSet::new();
        for word in words(&spelling.normal(entry)) {
            // A number always counts: it never means a part that is a number.
            let number = if word.bytes().all(|byte| byte.is_ascii_digit()) {
                word.parse().ok().filter(|number| (1..=count).contains(number))
            } else {
                Some(labels.find(word)? + 1)
            };
            tapped.insert(number.ok_or_else(|| Unfit::Stranger(word.to_owned()))?);
        }
        if tapped.is_empty() {
            return Err(Unfit::Empty);
        }
        Ok(tapped.iter().map(usize::to_string).collect::<Vec<_>>().join(" "))
    }

    /// The choices of up to as many parts as the answer has.
    pub(super) fn possible(&self, answer: &str) -> Possible {
        Possible::subsets(self.tappable().count(), answer.split(' ').count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mechanism::cut;
    use proptest::prelude::*;

    const ENGLISH: Spelling = Spelling::native("en");

    fn lock(text: &str) -> Tap {
        Tap { unit: Unit::Word, parts: cut(text, Unit::Word) }
    }

    #[test]
    fn parts_are_counted_or_named() {
        let lock = lock("She ran quickly, and he ran slowly.");
        assert_eq!(lock.canonical("7, 03", ENGLISH), Ok("3 7".into()));
        assert_eq!(lock.canonical("slowly Quickly quickly", ENGLISH), Ok("3 7".into()));
        assert_eq!(lock.canonical("ran", ENGLISH), Err(Unfit::Ambiguous("ran".into())));
        assert_eq!(lock.canonical("never", ENGLISH), Err(Unfit::Stranger("never".into())));
        assert_eq!(lock.canonical("3 8", ENGLISH), Err(Unfit::Stranger("8".into())));
        assert_eq!(lock.canonical("0", ENGLISH), Err(Unfit::Stranger("0".into())));
        assert_eq!(lock.canonical(&"9".repeat(40), ENGLISH), Err(Unfit::Stranger("9".repeat(40))));
        assert_eq!(lock.canonical(" , ", ENGLISH), Err(Unfit::Empty));
        assert_eq!(lock.possible("3 7"), Possible::Exactly(7 + 21));
    }

    #[test]
    fn a_number_counts_where_parts_are_numbers() {
        let lock = lock("3 4 7 8");
        assert_eq!(lock.canonical("4", ENGLISH), Ok("4".into()));
        assert_eq!(lock.canonical("8", ENGLISH), Err(Unfit::Stranger("8".into())));
    }

    #[test]
    fn every_answer_that_is_counted_is_reached() {
        let lock = lock("a b c d e f");
        for most in 1..=6 {
            let mut answers = BTreeSet::new();
            for taken in 1u32..64 {
                let entry: Vec<String> =
                    (0..6).filter(|at| taken >> at & 1 == 1).map(|at| (at + 1).to_string()).collect();
                if entry.len() <= most {
                    answers.insert(lock.canonical(&entry.join(" "), ENGLISH).unwrap());
                }
            }
            let longest = (1..=most).map(|at| at.to_string()).collect::<Vec<_>>().join(" ");
            assert_eq!(lock.possible(&longest), Possible::Exactly(answers.len() as u64));
        }
        assert_eq!(Tap::default().possible(""), Possible::Exactly(0));
    }

    proptest! {
        #[test]
        fn a_canonical_answer_is_its_own(text in "\\PC{0,40}", entry in "(\\PC|[0-9 ]){0,20}") {
            let lock = lock(&text);
            if let Ok(answer) = lock.canonical(&entry, ENGLISH) {
                prop_assert_eq!(lock.canonical(&answer, ENGLISH), Ok(answer));
            }
        }
    }
}
