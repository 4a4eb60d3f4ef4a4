use serde::Serialize;

use super::{Spelling, Unfit};
use crate::breakout::Extra;
use crate::format::Members;

/// A word or a sentence to type. Unless strict, capitals, spaces and punctuation at both ends don't count; accents and
/// punctuation inside do: `its` is not `it's`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Text {
    /// What is taken more strictly.
    #[serde(skip_serializing_if = "Strict::is_default")]
    pub strict: Strict,
}

/// What a text lock takes more strictly than it would.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Strict {
    /// Capitals count.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub case: bool,
    /// Nobody is told that only the accents differ.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub accents: bool,
    /// Punctuation at both ends counts too, and nobody is told that only punctuation differs.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub punctuation: bool,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Strict {
    /// What is strict; left out, nothing is.
    pub(super) fn read(mut from: Members) -> Self {
        Strict {
            case: from.flag("case"),
            accents: from.flag("accents"),
            punctuation: from.flag("punctuation"),
            extra: from.rest(),
        }
    }

    /// Whether nothing is strict.
    pub fn is_default(&self) -> bool {
        *self == Strict::default()
    }
}

/// What alone keeps an entry from being the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearly {
    /// Accents: `cafe` for `café`.
    Accents,
    /// Punctuation: `its` for `it's`.
    Punctuation,
}

impl Text {
    /// Its settings; left out, nothing is strict.
    pub(super) fn read(from: &mut Members) -> Self {
        Text { strict: from.object("strict", Strict::read).unwrap_or_default() }
    }

    /// The text with single spaces and straight quotation marks; unless strict in small letters, and without punctuation at its
    /// ends. Nothing but punctuation stays as it is.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let text = if self.strict.case { spelling.normal(entry) } else { spelling.fold(entry) };
        let text: String = text.chars().map(straight).collect();
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let bare = words.trim_matches(|c: char| c == ' ' || is_punctuation(c));
        match (words.as_str(), bare) {
            ("", _) => Err(Unfit::Empty),
            (words, "") => Ok(words.to_owned()),
            (words, _) if self.strict.punctuation => Ok(words.to_owned()),
            (_, bare) => Ok(bare.to_owned()),
        }
    }

    /// What alone keeps an entry from an answer, both of them canonical; none where that is told to nobody.
    pub(super) fn nearly(&self, entry: &str, answer: &str) -> Option<Nearly> {
        if entry == answer {
            return None;
        }
        if !self.strict.punctuation && !plain(entry).is_empty() && plain(entry) == plain(answer) {
            return Some(Nearly::Punctuation);
        }
        (!self.strict.accents && unaccented(entry) == unaccented(answer)).then_some(Nearly::Accents)
    }

    /// What a hurried team makes of an answer: no punctuation at all, or no accents at all.
    pub(super) fn hurried(answer: &str) -> [String; 2] {
        [plain(answer), unaccented(answer)]
    }
}

/// A text without its punctuation.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_punctuation(*c) && *c != '-').collect()
}

/// Quotes and apostrophes as a keyboard writes them.
pub(crate) fn straight(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '`' | '\u{b4}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' => '"',
        c => c,
    }
}

/// Marks that end or enclose a sentence. A hyphen, a sign or a symbol is none: `-3` and `5%` keep theirs.
fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '¡'
            | '¿'
            | '\''
            | '"'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
            | '–'
            | '—'
            | '。'
            | '、'
            | '،'
            | '؟'
            | '؛'
    )
}

/// Small Latin letters without their accents. A small table serves: it decides about a kind word and a clue, never
/// about an answer.
pub(crate) fn unaccented(text: &str) -> String {
    const TABLE: [(&str, char); 14] = [
        ("àáâãäåāăąǎ", 'a'),
        ("çćĉċč", 'c'),
        ("ďđ", 'd'),
        ("èéêëēĕėęě", 'e'),
        ("ĝğġģ", 'g'),
        ("ìíîïĩīĭįı", 'i'),
        ("ĺļľł", 'l'),
        ("ñńņňŉ", 'n'),
        ("òóôõöøōŏő", 'o'),
        ("ŕŗř", 'r'),
        ("śŝşšș", 's'),
        ("ţťțŧ", 't'),
        ("ùúûüũūŭůűų", 'u'),
        ("ýÿŷ", 'y'),
    ];
    let plain = |c| TABLE.iter().find(|(accented, _)| accented.contains(c)).map_or(c, |(_, plain)| *plain);
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Spelling = Spelling::native("en");

    fn answer(entry: &str) -> String {
        Text::default().canonical(entry, ENGLISH).unwrap()
    }

    #[test]
    fn spaces_case_and_punctuation_at_the_ends_do_not_count() {
        assert_eq!(answer("  Look   it up! "), "look it up");
        assert_eq!(answer("\u{201c}It\u{2019}s.\u{201d}"), "it's");
        assert_eq!(answer("?!"), "?!");
        assert_eq!(answer("-3"), "-3");
        assert_eq!(Text::default().canonical(" \t", ENGLISH), Err(Unfit::Empty));
    }

    #[test]
    fn accents_and_inner_punctuation_count_and_are_told() {
        let lock = Text::default();
        assert_eq!(lock.nearly(&answer("its"), &answer("it's")), Some(Nearly::Punctuation));
        assert_eq!(lock.nearly(&answer("cafe"), &answer("Café")), Some(Nearly::Accents));
        assert_eq!(lock.nearly(&answer("tea"), &answer("Café")), None);
        assert_eq!(lock.nearly(&answer("café"), &answer("Café")), None);
    }

    #[test]
    fn strict_is_strict() {
        let strict = Text { strict: Strict { case: true, accents: true, punctuation: true, ..Strict::default() } };
        assert_eq!(strict.canonical(" Stop! ", ENGLISH), Ok("Stop!".into()));
        assert_eq!(strict.nearly("its", "it's"), None);
        assert_eq!(strict.nearly("cafe", "café"), None);
    }
}
