//! Mirror writing: the text from its end to its beginning.
//!
//! The letters themselves are not turned: those that Unicode has turned are few, missing in many fonts, and nonsense to
//! a screen reader, where a text that runs backwards can be spelt out by everyone. Who wants the real thing prints the
//! page mirrored and hands out a mirror.

use super::marks::unmarked;
use super::{Uncarried, latin};
use crate::mechanism::Spelling;

/// The secret as typed, a single space between words. Signs that join with a neighbour (combining accents, emoji of
/// several code points, Indic vowels) and scripts that run from right to left would arrive as something else.
pub(super) fn carried(secret: &str, spelling: Spelling) -> Result<String, Uncarried> {
    let text = latin::spaced(&spelling.normal(secret));
    match text.chars().find(|sign| !stands_alone(*sign)) {
        Some(sign) => Err(Uncarried::Sign(sign)),
        None => Ok(text),
    }
}

/// From its end to its beginning, written so that Markdown leaves it alone.
pub(super) fn encode(text: &str) -> String {
    unmarked(&text.chars().rev().collect::<String>())
}

fn stands_alone(sign: char) -> bool {
    !sign.is_control()
        && matches!(
            sign,
            '\0'..='\u{2ff}'
                | '\u{370}'..='\u{482}'
                | '\u{48a}'..='\u{58f}'
                | '\u{1e00}'..='\u{1fff}'
                | '\u{2010}'..='\u{2027}'
                | '\u{2030}'..='\u{205e}'
                | '\u{2070}'..='\u{20cf}'
                | '\u{2100}'..='\u{2bff}'
                | '\u{3001}'..='\u{3029}'
                | '\u{3040}'..='\u{3098}'
                | '\u{309b}'..='\u{30ff}'
                | '\u{3400}'..='\u{9fff}'
        )
        && sign != '\u{ad}'
}
