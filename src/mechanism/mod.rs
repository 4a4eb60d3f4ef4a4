//! How locks are worked: one file per kind, each with its settings, its canonical answer and how many there can be.
//!
//! Whatever a lock looks like, it opens with an *answer*: one canonical string. [`Mechanism::canonical`] turns the
//! author's spelling and the team's entry alike into it. Everything else knows canonical answers alone.

mod choice;
mod clock;
mod colour;
mod cut;
mod date;
mod dealt;
mod direction;
mod figures;
mod form;
pub mod further;
mod letters;
mod mend;
mod number;
mod order;
mod pairs;
mod pattern;
mod point;
mod possible;
mod quantity;
mod ratio;
mod shape;
mod shuffled;
mod sort;
mod spelling;
mod switches;
mod tap;
mod text;
mod tune;
mod unfit;
mod words;

use serde::Serialize;

pub use choice::{Choice, Item};
pub use clock::Clock;
pub use colour::{Colour, Mark, Swatch};
pub use cut::cut;
pub use date::Date;
pub use dealt::dealt_id;
pub use direction::{Direction, Step};
pub use form::{Field, FillIn};
pub use further::{Fetched, Further};
pub use letters::Letters;
pub use number::Number;
pub use order::Order;
pub use pairs::Match;
pub use pattern::Pattern;
pub use point::{Axis, Point, Spacing};
pub use possible::Possible;
pub use quantity::{Measure, Quantity, Written};
pub use shape::Shape;
pub use shuffled::shuffled;
pub use sort::Sort;
pub use spelling::{Form, Spelling};
pub use switches::Switches;
pub use tap::{Part, Tap, Unit};
pub use text::{Nearly, Strict, Text};
pub(crate) use text::{straight, unaccented};
pub use tune::{Key, Tune};
pub use unfit::Unfit;

use crate::breakout::Extra;
use crate::format::Members;

/// The longest sequence of steps that a lock takes.
pub const MOST_STEPS: usize = 20;

/// How a lock is worked, as the file has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Mechanism {
    /// The kind with its settings.
    #[serde(flatten)]
    pub kind: Kind,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The kinds of lock.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// Wheels with digits.
    Number(Number),
    /// Wheels with letters.
    Letters(Letters),
    /// A word or a sentence to type.
    Text(Text),
    /// A sequence of arrows.
    Direction(Direction),
    /// A sequence of colours.
    Colour(Colour),
    /// One or several of some options.
    Choice(Choice),
    /// One of the further kinds.
    #[serde(untagged)]
    #[cfg_attr(not(target_family = "wasm"), schemars(with = "Further"))]
    Further(Fetched),
    /// A kind of a newer version: its settings are among the mechanism's `extra`.
    #[serde(untagged)]
    Unknown {
        /// What the file calls it.
        kind: String,
    },
}

impl Kind {
    /// One of each kind with its default settings, in the order in which they are offered.
    pub fn all() -> Vec<Kind> {
        let mut all = vec![
            Kind::Number(Number::default()),
            Kind::Letters(Letters::default()),
            Kind::Text(Text::default()),
            Kind::Direction(Direction::default()),
            Kind::Colour(Colour::default()),
            Kind::Choice(Choice::default()),
        ];
        all.extend(Further::all().map(Kind::from));
        all
    }

    /// Whether an answer is signs in a row, as one types them: digits, letters or words. Steps and options are set, and a
    /// quantity or a form is more than its signs.
    pub fn is_typed(&self) -> bool {
        matches!(self, Kind::Number(_) | Kind::Letters(_) | Kind::Text(_))
    }

    /// What the file calls it.
    pub fn name(&self) -> &str {
        match self {
            Kind::Number(_) => "number",
            Kind::Letters(_) => "letters",
            Kind::Text(_) => "text",
            Kind::Direction(_) => "direction",
            Kind::Colour(_) => "colour",
            Kind::Choice(_) => "choice",
            Kind::Further(further) => further.name(),
            Kind::Unknown { kind } => kind,
        }
    }
}

impl From<Further> for Kind {
    fn from(kind: Further) -> Self {
        Kind::Further(kind.into())
    }
}

impl From<Kind> for Mechanism {
    fn from(kind: Kind) -> Self {
        Mechanism { kind, extra: Extra::new() }
    }
}

impl Mechanism {
    /// Reads a mechanism; a kind that this version doesn't know is kept as it is.
    pub fn read(mut from: Members) -> Self {
        let name = from.text("kind");
        let kind = match name.as_str() {
            "number" => Kind::Number(Number::read(&mut from)),
            "letters" => Kind::Letters(Letters::read(&mut from)),
            "text" => Kind::Text(Text::read(&mut from)),
            "direction" => Kind::Direction(Direction::read(&mut from)),
            "colour" => Kind::Colour(Colour::read(&mut from)),
            "choice" => Kind::Choice(Choice::read(&mut from)),
            _ => match further::read(&name, &mut from) {
                Some(further) => Kind::Further(further),
                None => Kind::Unknown { kind: name },
            },
        };
        Mechanism { kind, extra: from.rest() }
    }

    /// The one canonical answer that `entry` means. Canonical answers are their own.
    ///
    /// # Errors
    /// Why `entry` cannot be an answer of this lock.
    pub fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        match &self.kind {
            Kind::Number(number) => number.canonical(entry, spelling),
            Kind::Letters(letters) => letters.canonical(entry, spelling),
            Kind::Text(text) => text.canonical(entry, spelling),
            Kind::Direction(direction) => direction.canonical(entry, spelling),
            Kind::Colour(colour) => colour.canonical(entry, spelling),
            Kind::Choice(choice) => choice.canonical(entry, spelling),
            Kind::Further(further) => further.canonical(entry, spelling),
            Kind::Unknown { .. } => Err(Unfit::NewerKind),
        }
    }

    /// How many answers someone who guesses would have to try. Where a lock doesn't show how long its answer is, those
    /// as long as the canonical `answer` or shorter are counted: a guesser starts with them.
    pub fn possible(&self, answer: &str) -> Possible {
        match &self.kind {
            Kind::Number(number) => number.possible(),
            Kind::Letters(letters) => letters.possible(),
            Kind::Text(_) | Kind::Unknown { .. } => Possible::Countless,
            Kind::Direction(direction) => direction.possible(answer),
            Kind::Colour(colour) => colour.possible(answer),
            Kind::Choice(choice) => choice.possible(),
            Kind::Further(further) => further.possible(answer),
        }
    }

    /// What alone keeps `entry` from being `answer`, where it is worth telling. Both are canonical.
    pub fn nearly(&self, entry: &str, answer: &str) -> Option<Nearly> {
        match &self.kind {
            Kind::Text(text) => text.nearly(entry, answer),
            Kind::Further(further) => further.nearly(entry, answer),
            _ => None,
        }
    }

    /// The likeliest entries that are [`nearly`](Self::nearly) `answer`, canonical, each with what alone keeps it from
    /// being right: for whoever will not know the answer when an entry comes.
    pub fn near_misses(&self, answer: &str, spelling: Spelling) -> Vec<(String, Nearly)> {
        let hurried = match &self.kind {
            Kind::Text(_) => Text::hurried(answer),
            Kind::Further(further) => match further.kind() {
                Further::Form(form) => form.hurried(answer),
                _ => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        let mut near = Vec::new();
        for entry in hurried {
            if let Ok(entry) = self.canonical(&entry, spelling)
                && let Some(nearly) = self.nearly(&entry, answer)
            {
                near.push((entry, nearly));
            }
        }
        near
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENGLISH: Spelling = Spelling::native("en");

    proptest! {
        #[test]
        fn a_canonical_answer_is_its_own(entry in "\\PC{0,40}", kind: prop::sample::Index, turkish: bool) {
            let mechanism = Mechanism::from(kind.get(&Kind::all()).clone());
            let spelling = Spelling::native(if turkish { "tr" } else { "en" });
            if let Ok(answer) = mechanism.canonical(&entry, spelling) {
                prop_assert_eq!(mechanism.canonical(&answer, spelling), Ok(answer));
            }
        }
    }

    #[test]
    fn near_misses_are_what_a_hurried_team_types() {
        let near = |kind: Kind, answer: &str| Mechanism::from(kind).near_misses(answer, ENGLISH);
        let (its, cafe) = (("its".to_owned(), Nearly::Punctuation), ("cafe".to_owned(), Nearly::Accents));
        assert_eq!(near(Kind::Text(Text::default()), "it's"), [its]);
        assert_eq!(near(Kind::Text(Text::default()), "café"), [cafe]);
        assert_eq!(near(Kind::Text(Text::default()), "owl"), []);
        let form = Kind::from(Further::Form(FillIn::default()));
        let both = [(r#"["its","cafe"]"#.to_owned(), Nearly::Accents)];
        assert_eq!(near(form.clone(), r#"["it's","owl"]"#), [(r#"["its","owl"]"#.to_owned(), Nearly::Punctuation)]);
        assert_ne!(near(form, r#"["it's","café"]"#), both);
        assert_eq!(near(Kind::Number(Number::default()), "1234"), []);
    }

    #[test]
    fn a_newer_kind_takes_no_entry() {
        let mechanism = Mechanism::from(Kind::Unknown { kind: "sundial".into() });
        assert_eq!(mechanism.canonical("noon", ENGLISH), Err(Unfit::NewerKind));
    }
}
