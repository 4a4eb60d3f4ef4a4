use super::{key, latin};

/// Of what [`latin::carried`] gave: a hyphen between letters, a stroke between words.
pub(super) fn encode(text: &str) -> String {
    latin::written(text, sign, "-", " / ")
}

/// Each letter and its number.
pub(super) fn key() -> String {
    let pairs: Vec<_> = latin::letters().filter_map(|letter| Some((letter, sign(letter)?))).collect();
    key::tables(&pairs, 7)
}

fn sign(letter: char) -> Option<String> {
    latin::place(letter).map(|place| (place + 1).to_string())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn decode(shown: &str) -> String {
        let letter = |number: &str| latin::at(number.parse::<u8>().unwrap() - 1);
        let word = |word: &str| word.split('-').map(letter).collect::<String>();
        shown.split(" / ").map(word).collect::<Vec<_>>().join(" ")
    }
}
