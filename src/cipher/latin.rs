use super::Uncarried;
use crate::mechanism::{Spelling, unaccented};

/// The alphabet that most ciphers know.
pub(super) fn letters() -> impl Iterator<Item = char> {
    'A'..='Z'
}

/// The place of a letter in the alphabet, from 0 to 25.
pub(super) fn place(letter: char) -> Option<u8> {
    letter.is_ascii_uppercase().then(|| letter as u8 - b'A')
}

/// The letter at a place, counted round the alphabet.
pub(super) fn at(place: u8) -> char {
    char::from(b'A' + place % 26)
}

/// The secret in capitals from A to Z and whatever else `may` stand there, a single space between words.
pub(super) fn carried(secret: &str, spelling: Spelling, may: fn(char) -> bool) -> Result<String, Uncarried> {
    let plain = unaccented(&spelling.fold(secret)).replace('æ', "ae").replace('œ', "oe");
    let capitals = spaced(&plain.to_ascii_uppercase());
    match capitals.chars().find(|sign| !(sign.is_ascii_uppercase() || *sign == ' ' || may(*sign))) {
        Some(sign) => Err(Uncarried::Sign(sign)),
        None => Ok(capitals),
    }
}

/// A single space between words.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The signs of each letter, with something between letters and something between words.
pub(super) fn written(text: &str, sign: impl Fn(char) -> Option<String>, between: &str, words: &str) -> String {
    let word = |word: &str| word.chars().filter_map(&sign).collect::<Vec<_>>().join(between);
    text.split(' ').map(word).collect::<Vec<_>>().join(words)
}
