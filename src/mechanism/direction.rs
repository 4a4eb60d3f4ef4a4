use serde::Serialize;

use super::{MOST_STEPS, Possible, Spelling, Unfit};
use crate::format::Members;

/// A sequence of arrows. How long it is isn't shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Direction {
    /// 4, or 8 with the diagonals.
    pub ways: u32,
}

impl Default for Direction {
    fn default() -> Self {
        Direction { ways: 4 }
    }
}

/// One arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The word for it in answers.
    pub word: &'static str,
    /// The arrow.
    pub arrow: char,
}

/// The four ways, then the diagonals.
const STEPS: [Step; 8] = [
    Step { word: "up", arrow: '↑' },
    Step { word: "right", arrow: '→' },
    Step { word: "down", arrow: '↓' },
    Step { word: "left", arrow: '←' },
    Step { word: "up-right", arrow: '↗' },
    Step { word: "down-right", arrow: '↘' },
    Step { word: "down-left", arrow: '↙' },
    Step { word: "up-left", arrow: '↖' },
];

impl Direction {
    /// The numbers of ways that there can be.
    pub const WAYS: [u32; 2] = [4, 8];

    /// Its settings; other ways than 4 or 8 mean the default.
    pub(super) fn read(from: &mut Members) -> Self {
        Direction { ways: from.one_number("ways", Self::WAYS).unwrap_or(Direction::default().ways) }
    }

    /// The arrows that this lock has.
    pub fn steps(&self) -> &'static [Step] {
        if self.ways == 4 { &STEPS[..4] } else { &STEPS }
    }

    /// The steps in words, a space between them: 1 to [`MOST_STEPS`], and only those that the lock has.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        // NFKC leaves arrows alone; spaces between them are optional.
        let spaced =
            STEPS.iter().fold(spelling.fold(entry), |text, step| text.replace(step.arrow, &format!(" {} ", step.word)));
        let mut words = Vec::new();
        for word in spaced.split([' ', ',', ';']).map(str::trim).filter(|word| !word.is_empty()) {
            let step = self.steps().iter().find(|step| step.word == word);
            words.push(step.ok_or_else(|| Unfit::Stranger(word.to_owned()))?.word);
        }
        match words.len() {
            0 => Err(Unfit::Empty),
            1..=MOST_STEPS => Ok(words.join(" ")),
            _ => Err(Unfit::TooLong { most: MOST_STEPS }),
        }
    }

    /// The sequences of up to as many steps as the answer has: whoever guesses begins with the short ones.
    pub(super) fn possible(&self, answer: &str) -> Possible {
        Possible::sequences(self.steps().len(), answer.split(' ').count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Spelling = Spelling::native("en");

    #[test]
    fn words_and_arrows_are_the_same() {
        let lock = Direction::default();
        assert_eq!(lock.canonical("Up, left  down", ENGLISH), Ok("up left down".into()));
        assert_eq!(lock.canonical("↑←↓", ENGLISH), Ok("up left down".into()));
        assert_eq!(lock.canonical("up-left", ENGLISH), Err(Unfit::Stranger("up-left".into())));
        assert_eq!(Direction { ways: 8 }.canonical("↖", ENGLISH), Ok("up-left".into()));
        assert_eq!(lock.canonical(&"up ".repeat(21), ENGLISH), Err(Unfit::TooLong { most: 20 }));
        assert_eq!(lock.possible("up left"), Possible::Exactly(4 + 16));
    }
}
