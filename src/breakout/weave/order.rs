use super::Undealt;
use crate::breakout::Lock;
use crate::by_name::compare;
use crate::mechanism::{Spelling, unaccented};

/// How students find the order of the pieces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Dots on the slip: one on the first, two on the second.
    #[default]
    Dots,
    /// Roman numerals on the slip.
    Numerals,
    /// A letter on the slip; a sentence on the lock has words that begin with these, in the order of the pieces.
    Sentence,
    /// The names of the locks that they were in, by the alphabet.
    Names,
    /// The places of those locks on the hasp, which is their order in the file.
    Hasp,
}

impl Order {
    /// All, the easiest to find first.
    pub const ALL: [Order; 5] = [Order::Dots, Order::Numerals, Order::Names, Order::Hasp, Order::Sentence];

    /// What the file calls it.
    pub fn name(self) -> &'static str {
        match self {
            Order::Dots => "dots",
            Order::Numerals => "numerals",
            Order::Sentence => "sentence",
            Order::Names => "names",
            Order::Hasp => "hasp",
        }
    }

    /// Whether the lock that a piece was in tells its place, and no mark on the slip.
    pub fn is_by_lock(self) -> bool {
        matches!(self, Order::Names | Order::Hasp)
    }

    /// What stands on the slip of the piece with this number, from 0, to tell its place; nothing where its lock does.
    pub(super) fn mark(self, at: usize, initials: &[String]) -> String {
        match self {
            Order::Dots => "•".repeat(at + 1),
            Order::Numerals => roman(at + 1),
            Order::Sentence => initials.get(at).cloned().unwrap_or_default(),
            Order::Names | Order::Hasp => String::new(),
        }
    }
}

/// The first letters of a sentence's words, as capitals.
///
/// # Errors
/// [`Undealt::Sentence`] where it has fewer than two words, or two that begin alike.
pub(super) fn initials(sentence: &str, spelling: Spelling) -> Result<Vec<String>, Undealt> {
    let mut initials: Vec<String> = Vec::new();
    for word in sentence.split_whitespace() {
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else { continue };
        let initial = (spelling.form)(&first.to_string(), crate::mechanism::Form::Upper);
        if initials.contains(&initial) {
            return Err(Undealt::Sentence);
        }
        initials.push(initial);
    }
    if initials.len() < 2 { Err(Undealt::Sentence) } else { Ok(initials) }
}

/// Puts locks into the order of their names.
///
/// # Errors
/// [`Undealt::Alike`] with two that stand in none.
pub(super) fn by_name(locks: &mut [(usize, &Lock)], spelling: Spelling) -> Result<(), Undealt> {
    let key = |lock: &Lock| unaccented(&spelling.fold(lock.name().trim()));
    locks.sort_by(|(_, one), (_, other)| compare(&key(one), &key(other)));
    let alike = locks.windows(2).find(|pair| compare(&key(pair[0].1), &key(pair[1].1)).is_eq());
    match alike {
        Some(pair) => Err(Undealt::Alike { first: pair[0].1.name().to_owned(), second: pair[1].1.name().to_owned() }),
        None => Ok(()),
    }
}

/// A number from 1 in Roman numerals.
fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 5] = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut numeral = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            number -= value;
            numeral.push_str(sign);
        }
    }
    numeral
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mechanism::{Kind, Mechanism, Number};

    const ENGLISH: Spelling = Spelling::native("en");

    #[test]
    fn names_stand_as_a_person_puts_them() {
        let lock = |title: &str| {
            let mut lock = Lock::new("id", Mechanism::from(Kind::Number(Number::default())));
            lock.title = title.into();
            lock
        };
        let titles = ["Lock 10", "the Well", "Éclair", "Lock 9", "Eagle", "Field", "Lock 09b"].map(lock);
        let mut locks: Vec<(usize, &Lock)> = titles.iter().enumerate().collect();
        assert_eq!(by_name(&mut locks, ENGLISH), Ok(()));
        let names: Vec<&str> = locks.iter().map(|(_, lock)| lock.name()).collect();
        assert_eq!(names, ["Eagle", "Éclair", "Field", "Lock 9", "Lock 09b", "Lock 10", "the Well"]);
        let twins = ["Gate", "gate"].map(lock);
        let mut locks: Vec<(usize, &Lock)> = twins.iter().enumerate().collect();
        assert_eq!(by_name(&mut locks, ENGLISH), Err(Undealt::Alike { first: "Gate".into(), second: "gate".into() }));
    }

    #[test]
    fn a_sentence_has_words_that_begin_each_in_its_own_way() {
        assert_eq!(initials("“Many owls” see: élan!", ENGLISH), Ok(["M", "O", "S", "É"].map(String::from).to_vec()));
        for sentence in ["", "Owl", "Seven sisters", "— … !"] {
            assert_eq!(initials(sentence, ENGLISH), Err(Undealt::Sentence), "{sentence}");
        }
    }

    #[test]
    fn numerals_are_those_on_a_clock() {
        let numerals: Vec<String> = (1..=12).map(roman).collect();
        assert_eq!(numerals.join(" "), "I II III IV V VI VII VIII IX X XI XII");
    }
}
