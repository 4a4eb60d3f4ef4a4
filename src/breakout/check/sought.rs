use super::about::{About, is_english};
use super::readable::words;
use crate::breakout::Lock;
use crate::mechanism::Kind;

/// What asks.
const ASKS: [&str; 13] = [
    "which",
    "what",
    "find",
    "spot",
    "name",
    "write",
    "choose",
    "pick",
    "copy",
    "underline",
    "circle",
    "identify",
    "tap",
];

/// What is asked for, of all that a text has.
const NAMES: [&str; 17] = [
    "word",
    "words",
    "noun",
    "nouns",
    "verb",
    "verbs",
    "adjective",
    "adverb",
    "pronoun",
    "preposition",
    "conjunction",
    "determiner",
    "article",
    "subject",
    "object",
    "phrase",
    "clause",
];

/// Whether the clues of a lock ask in English for a word that stands in them: "Which word is the adverb? The dog barked
/// loudly." There it is found, and nowhere given away.
pub(super) fn seeks_word(lock: &Lock, about: About) -> bool {
    let seeks = |text: &str| {
        let text = text.to_ascii_lowercase();
        let has = |some: &[&str]| words(&text).any(|word| some.contains(&word));
        has(&ASKS) && has(&NAMES)
    };
    matches!(lock.mechanism.kind, Kind::Text(_) | Kind::Letters(_))
        && is_english(about.spelling.language)
        && lock.clues.iter().filter_map(|clue| clue.text()).any(seeks)
}
