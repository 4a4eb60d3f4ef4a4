use super::{direction, further};
use crate::app::spelling;
use crate::breakout::{Breakout, Lock};
use crate::mechanism::Kind;

/// A canonical answer as a person reads it: "yellow, red", "nouns: cat, dog; verbs: run".
pub fn in_words(kind: &Kind, answer: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    for step in answer.split(' ') {
        let word = match kind {
            Kind::Direction(_) => Some(direction::name(step)),
            Kind::Colour(colour) => colour.palette.iter().find(|swatch| swatch.id == step).map(|swatch| &*swatch.name),
            Kind::Choice(choice) => choice.options.iter().find(|item| item.id == step).map(|item| &*item.label),
            Kind::Further(kind) => return further::in_words(kind, answer),
            _ => return answer.to_owned(),
        };
        // A sentence's own full stop would stand before the comma.
        words.push(word.filter(|word| !word.is_empty()).map_or(step, |word| word.trim_end_matches('.')));
    }
    words.join(", ")
}

/// An answer as a person reads it; as its author wrote it where it is typed, or can't be one.
pub fn said(breakout: &Breakout, lock: &Lock, answer: &str) -> String {
    match lock.mechanism.canonical(answer, spelling(&breakout.language)) {
        Ok(canonical) if !matches!(lock.mechanism.kind, Kind::Text(_)) => in_words(&lock.mechanism.kind, &canonical),
        _ => answer.to_owned(),
    }
}
