use super::{key, latin};

/// The walls of the pens: nine in a grid, four in a cross.
///
/// Signs that the usual fonts of Windows, Apple and Google have, so that a clue is plain text: it can be copied, grows
/// with the reader's letters, is printed in black, and a screen reader calls each pen by the same name in the clue and
/// on the reference card.
const WALLS: [&str; 13] = ["┘", "⊔", "└", "⊐", "□", "⊏", "┐", "⊓", "┌", "∨", "\\>", "\\<", "∧"];

/// Of what [`latin::carried`] gave: a space between letters, a stroke between words.
pub(super) fn encode(text: &str) -> String {
    latin::written(text, sign, " ", " / ")
}

/// Each letter and its pen.
pub(super) fn key() -> String {
    let pairs: Vec<_> = latin::letters().filter_map(|letter| Some((letter, sign(letter)?))).collect();
    key::tables(&pairs, 9)
}

/// A to I in the grid, J to R the same with a dot; S to V in the cross, W to Z the same with a dot.
fn sign(letter: char) -> Option<String> {
    let place = usize::from(latin::place(letter)?);
    let (pen, dot) = match place {
        0..9 => (place, ""),
        9..18 => (place - 9, "•"),
        18..22 => (place - 9, ""),
        _ => (place - 13, "•"),
    };
    WALLS.get(pen).map(|walls| format!("{walls}{dot}"))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn decode(shown: &str) -> String {
        let is = |letter: char, shown: &str| sign(letter).unwrap().replace('\\', "") == shown;
        let letter = |sign: &str| latin::letters().find(|letter| is(*letter, sign)).unwrap();
        let word = |word: &str| word.split(' ').map(letter).collect::<String>();
        shown.split(" / ").map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn all_letters_differ() {
        let mut signs: Vec<_> = latin::letters().filter_map(sign).collect();
        signs.sort();
        signs.dedup();
        assert_eq!(signs.len(), 26);
    }
}
