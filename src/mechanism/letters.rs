use serde::Serialize;

use super::{Possible, Spelling, Unfit};
use crate::format::Members;

/// Wheels with letters. Case never counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Letters {
    /// How many wheels: 1 to 12.
    pub wheels: u32,
    /// What each wheel shows, in order, where that is not A to Z. A letter may be several characters: Welsh `ll`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alphabet: Vec<String>,
}

impl Default for Letters {
    fn default() -> Self {
        Letters { wheels: 4, alphabet: Vec::new() }
    }
}

impl Letters {
    /// The numbers of wheels that there can be.
    pub const WHEELS: std::ops::RangeInclusive<u32> = 1..=12;

    /// Its settings; a number of wheels beyond [`Letters::WHEELS`] means the default.
    pub(super) fn read(from: &mut Members) -> Self {
        let wheels = from.whole("wheels", Self::WHEELS).unwrap_or(Letters::default().wheels);
        Letters { wheels, alphabet: from.texts("alphabet") }
    }

    /// What each wheel shows, in order.
    pub fn letters(&self) -> Vec<String> {
        if self.alphabet.is_empty() { ('A'..='Z').map(String::from).collect() } else { self.alphabet.clone() }
    }

    /// The letters of an entry, each as the wheels show it: the longest that fits is taken first, and a space keeps
    /// apart what could be one.
    ///
    /// # Errors
    /// [`Unfit::Stranger`] with the character where no letter fits.
    pub fn spell(&self, entry: &str, spelling: Spelling) -> Result<Vec<String>, Unfit> {
        if self.alphabet.is_empty() && entry.is_ascii() && !spelling.has_dotless() {
            return spell_plain(entry);
        }
        let mut letters: Vec<(String, String)> =
            self.letters().into_iter().map(|letter| (spelling.fold(&letter), letter)).collect();
        letters.retain(|(folded, _)| !folded.is_empty());
        let folded = spelling.fold(entry);
        let mut rest = folded.trim_start();
        let mut spelt = Vec::new();
        while let Some(first) = rest.chars().next() {
            let fitting = letters.iter().filter(|(letter, _)| rest.starts_with(letter.as_str()));
            let Some((found, letter)) = fitting.max_by_key(|(letter, _)| letter.len()) else {
                return Err(Unfit::Stranger(first.to_string()));
            };
            spelt.push(letter.clone());
            rest = rest[found.len()..].trim_start();
        }
        Ok(spelt)
    }

    /// A letter for each wheel, as the alphabet has it; with spaces between them where one is longer than a character.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let spelt = self.spell(entry, spelling)?;
        let (want, got) = (self.wheels as usize, spelt.len());
        if got == 0 {
            return Err(Unfit::Empty);
        }
        if want != got {
            return Err(Unfit::Length { want, got });
        }
        let single = self.alphabet.iter().all(|letter| letter.chars().count() == 1);
        Ok(spelt.join(if single { "" } else { " " }))
    }

    /// Each letter on each wheel.
    pub(super) fn possible(&self) -> Possible {
        let letters = if self.alphabet.is_empty() { ('A'..='Z').count() } else { self.alphabet.len() };
        Possible::Exactly((letters as u64).saturating_pow(self.wheels))
    }
}

/// The same for the letters from A to Z, which most locks have.
fn spell_plain(entry: &str) -> Result<Vec<String>, Unfit> {
    let letter = |c: char| match c.is_ascii_alphabetic() {
        true => Ok(c.to_ascii_uppercase().to_string()),
        false => Err(Unfit::Stranger(c.to_string())),
    };
    entry.chars().filter(|c| !c.is_whitespace()).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENGLISH: Spelling = Spelling::native("en");

    #[test]
    fn case_never_counts() {
        let lock = Letters::default();
        assert_eq!(lock.canonical("mean", ENGLISH), Ok("MEAN".into()));
        assert_eq!(lock.canonical("me4n", ENGLISH), Err(Unfit::Stranger("4".into())));
        assert_eq!(lock.canonical("means", ENGLISH), Err(Unfit::Length { want: 4, got: 5 }));
        assert_eq!(lock.possible(), Possible::Exactly(456_976));
    }

    #[test]
    fn a_letter_may_be_two_characters() {
        let welsh = Letters { wheels: 3, alphabet: ["a", "l", "ll", "n"].map(String::from).to_vec() };
        let spelling = Spelling::native("cy");
        assert_eq!(welsh.canonical("LLAN", spelling), Ok("ll a n".into()));
        assert_eq!(welsh.canonical("l l a", spelling), Ok("l l a".into()));
        assert_eq!(welsh.canonical("lla", spelling), Err(Unfit::Length { want: 3, got: 2 }));
    }

    proptest! {
        #[test]
        fn plain_letters_are_spelt_as_all_others_are(entry in "[ -~\\t]{0,9}") {
            let spelt_out = Letters { alphabet: ('A'..='Z').map(String::from).collect(), ..Letters::default() };
            prop_assert_eq!(Letters::default().spell(&entry, ENGLISH), spelt_out.spell(&entry, ENGLISH));
        }
    }

    #[test]
    fn an_alphabet_of_nothing_is_no_trap() {
        let odd = Letters { wheels: 1, alphabet: vec![String::new()] };
        assert_eq!(odd.canonical("a", ENGLISH), Err(Unfit::Stranger("a".into())));
    }
}
