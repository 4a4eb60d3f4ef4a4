use super::{key, latin};

/// Letters, digits and the marks that a sentence needs.
///
/// The bar is a heavy one, not a dash: no line ever ends within a letter, on paper it is no dot, and Windows, Apple's
/// and Google's own fonts all have it. A reference card shows the same signs, so what a screen reader calls them is the
/// same in both.
const SIGNS: [(char, &str); 40] = [
    ('A', "•▬"),
    ('B', "▬•••"),
    ('C', "▬•▬•"),
    ('D', "▬••"),
    ('E', "•"),
    ('F', "••▬•"),
    ('G', "▬▬•"),
    ('H', "••••"),
    ('I', "••"),
    ('J', "•▬▬▬"),
    ('K', "▬•▬"),
    ('L', "•▬••"),
    ('M', "▬▬"),
    ('N', "▬•"),
    ('O', "▬▬▬"),
    ('P', "•▬▬•"),
    ('Q', "▬▬•▬"),
    ('R', "•▬•"),
    ('S', "•••"),
    ('T', "▬"),
    ('U', "••▬"),
    ('V', "•••▬"),
    ('W', "•▬▬"),
    ('X', "▬••▬"),
    ('Y', "▬•▬▬"),
    ('Z', "▬▬••"),
    ('0', "▬▬▬▬▬"),
    ('1', "•▬▬▬▬"),
    ('2', "••▬▬▬"),
    ('3', "•••▬▬"),
    ('4', "••••▬"),
    ('5', "•••••"),
    ('6', "▬••••"),
    ('7', "▬▬•••"),
    ('8', "▬▬▬••"),
    ('9', "▬▬▬▬•"),
    ('.', "•▬•▬•▬"),
    (',', "▬▬••▬▬"),
    ('?', "••▬▬••"),
    ('\'', "•▬▬▬▬•"),
];

/// Of what it can carry: a space between letters, a stroke between words.
pub(super) fn encode(text: &str) -> String {
    latin::written(text, |letter| sign(letter).map(str::to_owned), " ", " / ")
}

/// Each letter, digit and mark, and its sign.
pub(super) fn key() -> String {
    key::tables(&SIGNS.map(|(letter, sign)| (letter, sign.to_owned())), 4)
}

/// What stands for a capital letter, a digit or a mark.
pub(super) fn sign(letter: char) -> Option<&'static str> {
    SIGNS.iter().find(|(own, _)| *own == letter).map(|(_, sign)| *sign)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn decode(shown: &str) -> String {
        let letter = |sign: &str| SIGNS.iter().find(|(_, own)| *own == sign).unwrap().0;
        let word = |word: &str| word.split(' ').map(letter).collect::<String>();
        shown.split(" / ").map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn no_two_signs_are_the_same() {
        for (letter, sign) in SIGNS {
            assert_eq!(SIGNS.iter().filter(|(_, other)| *other == sign).count(), 1, "{letter}");
        }
    }
}
