use super::Undealt;
use crate::breakout::Lock;
use crate::mechanism::{Kind, Spelling, Unit, cut};

/// What an answer is dealt out as, and what joins it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Units {
    /// Digits, letters or words, in their order.
    pub list: Vec<String>,
    /// What stands between them.
    pub joint: &'static str,
}

impl Units {
    /// Those of a lock's first answer.
    ///
    /// # Errors
    /// Where it has none that can be dealt out.
    pub fn of(lock: &Lock, spelling: Spelling) -> Result<Self, Undealt> {
        let answer = lock.answers.first().map(|answer| answer.trim()).unwrap_or_default();
        let canonical = || lock.mechanism.canonical(answer, spelling).map_err(|_| Undealt::NoAnswer);
        let units = match &lock.mechanism.kind {
            Kind::Number(_) => Units { list: canonical()?.chars().map(String::from).collect(), joint: "" },
            Kind::Letters(letters) => {
                canonical()?;
                let list = letters.spell(answer, spelling).map_err(|_| Undealt::NoAnswer)?;
                // Where a letter is several characters a space keeps apart what could be one.
                let is_single = letters.alphabet.iter().all(|letter| letter.chars().count() == 1);
                Units { list, joint: if is_single { "" } else { " " } }
            }
            Kind::Text(_) => {
                canonical()?;
                let words: Vec<String> = answer.split_whitespace().map(str::to_owned).collect();
                match &words[..] {
                    [word] => Units { list: letters(word), joint: "" },
                    _ => Units { list: words, joint: " " },
                }
            }
            _ => return Err(Undealt::Kind),
        };
        if units.list.len() < 2 { Err(Undealt::Short) } else { Ok(units) }
    }
}

/// The letters of a word, each with the marks that belong to it: nobody lays out an apostrophe by itself.
fn letters(word: &str) -> Vec<String> {
    let mut letters: Vec<String> = Vec::new();
    for part in cut(word, Unit::Letter) {
        match letters.last_mut() {
            Some(last) if !part.tap => last.push_str(&part.text),
            _ => letters.push(part.text),
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mechanism::{Letters, Mechanism, Number, Text};

    const ENGLISH: Spelling = Spelling::native("en");

    fn units(kind: Kind, answer: &str) -> Result<Vec<String>, Undealt> {
        let mut lock = Lock::new("a", Mechanism::from(kind));
        lock.answers = vec![answer.into()];
        Units::of(&lock, ENGLISH).map(|units| units.list)
    }

    fn parts(list: &[&str]) -> Result<Vec<String>, Undealt> {
        Ok(list.iter().map(|part| (*part).to_owned()).collect())
    }

    #[test]
    fn digits_letters_and_words() {
        assert_eq!(units(Kind::Number(Number { wheels: 4 }), " 49 62"), parts(&["4", "9", "6", "2"]));
        let welsh = Letters { wheels: 3, alphabet: ["a", "ll", "l", "n"].map(String::from).to_vec() };
        assert_eq!(units(Kind::Letters(welsh), "LLAN"), parts(&["ll", "a", "n"]));
        assert_eq!(units(Kind::Text(Text::default()), "it's"), parts(&["i", "t'", "s"]));
        assert_eq!(units(Kind::Text(Text::default()), "cafe\u{301}"), parts(&["c", "a", "f", "e\u{301}"]));
        assert_eq!(units(Kind::Text(Text::default()), " Look  behind you "), parts(&["Look", "behind", "you"]));
    }

    #[test]
    fn what_cannot_be_dealt_says_why() {
        assert_eq!(units(Kind::Number(Number { wheels: 4 }), "49"), Err(Undealt::NoAnswer));
        assert_eq!(units(Kind::Number(Number { wheels: 1 }), "4"), Err(Undealt::Short));
        assert_eq!(units(Kind::Text(Text::default()), " "), Err(Undealt::NoAnswer));
        assert_eq!(units(Kind::Direction(Default::default()), "up up"), Err(Undealt::Kind));
    }
}
