//! Alphabets that stand against each other: Caesar's is moved on, Atbash's turned round.

use super::marks::unmarked;
use super::{key, latin};

/// By how many letters Caesar's alphabet is moved on: 1 to 25, so that something is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift(u8);

impl Shift {
    /// A is B.
    pub const FIRST: Shift = Shift(1);

    /// None unless it is from 1 to 25.
    pub fn new(letters: u8) -> Option<Self> {
        (1..26).contains(&letters).then_some(Shift(letters))
    }

    /// 1 to 25.
    pub fn letters(self) -> u8 {
        self.0
    }
}

/// Each letter moved on by so many; all else stays. Written so that Markdown leaves it alone.
pub(super) fn caesar(text: &str, shift: Shift) -> String {
    unmarked(&moved(text, shift.0))
}

/// A for Z, B for Y; all else stays. Written so that Markdown leaves it alone.
pub(super) fn atbash(text: &str) -> String {
    unmarked(&text.chars().map(turned).collect::<String>())
}

/// Each letter of the clue, and below it the one that is meant.
pub(super) fn caesar_key(shift: Shift) -> String {
    against(|letter| moved(&letter.to_string(), 26 - shift.0))
}

/// The same.
pub(super) fn atbash_key() -> String {
    against(|letter| turned(letter).to_string())
}

fn against(meant: impl Fn(char) -> String) -> String {
    let pairs: Vec<_> = latin::letters().map(|letter| (letter, meant(letter))).collect();
    key::tables(&pairs, 7)
}

fn moved(text: &str, by: u8) -> String {
    text.chars().map(|letter| latin::place(letter).map_or(letter, |place| latin::at(place + by))).collect()
}

fn turned(letter: char) -> char {
    latin::place(letter).map_or(letter, |place| latin::at(25 - place))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn decode(shown: &str, shift: Shift) -> String {
        moved(shown, 26 - shift.letters())
    }

    pub fn turn(shown: &str) -> String {
        shown.chars().map(turned).collect()
    }

    #[test]
    fn a_shift_hides_something() {
        assert_eq!(Shift::new(0), None);
        assert_eq!(Shift::new(26), None);
        assert!(caesar_key(Shift::FIRST).starts_with("| A | B | C"));
        assert!(caesar_key(Shift::FIRST).contains("\n| Z | A | B"));
    }
}
