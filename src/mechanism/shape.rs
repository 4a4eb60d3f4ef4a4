use serde::Serialize;

use super::{MOST_STEPS, Mark, Possible, Spelling, Unfit};
use crate::format::Members;

/// A sequence of shapes. How long it is isn't shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Shape {
    /// The buttons, each shape once, where not all are offered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shapes: Vec<Mark>,
}

/// The signs that people type for shapes.
const SIGNS: [(char, Mark); 14] = [
    ('●', Mark::Circle),
    ('■', Mark::Square),
    ('□', Mark::Square),
    ('▲', Mark::Triangle),
    ('△', Mark::Triangle),
    ('◆', Mark::Diamond),
    ('◇', Mark::Diamond),
    ('★', Mark::Star),
    ('☆', Mark::Star),
    ('✕', Mark::Cross),
    ('×', Mark::Cross),
    ('○', Mark::Ring),
    ('◯', Mark::Ring),
    ('▬', Mark::Bar),
];

impl Shape {
    /// Its settings; left out, it has all shapes.
    pub(super) fn read(from: &mut Members) -> Self {
        Shape { shapes: from.words("shapes", Mark::ALL.map(|mark| (mark.name(), mark))) }
    }

    /// The shapes that this lock has, in order.
    pub fn offered(&self) -> &[Mark] {
        if self.shapes.is_empty() { &Mark::ALL } else { &self.shapes }
    }

    /// The names of the shapes, a space between them: 1 to [`MOST_STEPS`], and only those that the lock has.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        // Spaces between signs are optional.
        let signed = |text: String, (sign, mark): &(char, Mark)| text.replace(*sign, &format!(" {} ", mark.name()));
        let spaced = SIGNS.iter().fold(spelling.normal(entry).to_ascii_lowercase(), signed);
        let mut names = Vec::new();
        let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
        for word in spaced.split(is_between).filter(|word| !word.is_empty()) {
            let mark = self.offered().iter().find(|mark| mark.name() == word);
            names.push(mark.ok_or_else(|| Unfit::Stranger(word.to_owned()))?.name());
        }
        match names.len() {
            0 => Err(Unfit::Empty),
            1..=MOST_STEPS => Ok(names.join(" ")),
            _ => Err(Unfit::TooLong { most: MOST_STEPS }),
        }
    }

    /// The sequences of up to as many shapes as the answer has: whoever guesses begins with the short ones.
    pub(super) fn possible(&self, answer: &str) -> Possible {
        Possible::sequences(self.offered().len(), answer.split(' ').count())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    const ENGLISH: Spelling = Spelling::native("en");

    #[test]
    fn words_and_signs_are_the_same() {
        let lock = Shape::default();
        assert_eq!(lock.canonical(" Star, circle\tSQUARE ", ENGLISH), Ok("star circle square".into()));
        assert_eq!(lock.canonical("★●■", ENGLISH), Ok("star circle square".into()));
        assert_eq!(lock.canonical("star; pentagon", ENGLISH), Err(Unfit::Stranger("pentagon".into())));
        assert_eq!(lock.canonical(" , ", ENGLISH), Err(Unfit::Empty));
        assert_eq!(lock.canonical(&"star ".repeat(20), ENGLISH), Ok(["star"; 20].join(" ")));
        assert_eq!(lock.canonical(&"star ".repeat(21), ENGLISH), Err(Unfit::TooLong { most: 20 }));
        // The words are the file's own, whatever its language makes of an I.
        assert_eq!(lock.canonical("TRIANGLE ring", Spelling::native("tr")), Ok("triangle ring".into()));
    }

    #[test]
    fn only_what_is_offered_is_taken() {
        let lock = Shape { shapes: vec![Mark::Star, Mark::Ring] };
        assert_eq!(lock.canonical("ring star", ENGLISH), Ok("ring star".into()));
        assert_eq!(lock.canonical("ring bar", ENGLISH), Err(Unfit::Stranger("bar".into())));
        assert_eq!(lock.possible("ring star star"), Possible::Exactly(2 + 4 + 8));
        assert_eq!(Shape::default().possible("ring star"), Possible::Exactly(8 + 64));
    }

    #[test]
    fn every_answer_that_is_counted_is_reached() {
        let lock = Shape { shapes: vec![Mark::Star, Mark::Ring, Mark::Bar] };
        let mut answers = BTreeSet::new();
        for entry in 0..4usize.pow(3) {
            let entry: Vec<&str> = (0..3).map(|at| ["", "star", "ring", "bar"][entry >> (2 * at) & 3]).collect();
            answers.extend(lock.canonical(&entry.join(" "), ENGLISH));
        }
        assert_eq!(lock.possible("bar bar bar"), Possible::Exactly(answers.len() as u64));
    }

    proptest! {
        #[test]
        fn a_canonical_answer_is_its_own(entry in "(?s).{0,20}|(star|BAR|×|◯|[ ,;\\.]){0,24}", turkish: bool) {
            let spelling = Spelling::native(if turkish { "tr" } else { "en" });
            if let Ok(answer) = Shape::default().canonical(&entry, spelling) {
                prop_assert_eq!(Shape::default().canonical(&answer, spelling), Ok(answer));
            }
        }
    }
}
