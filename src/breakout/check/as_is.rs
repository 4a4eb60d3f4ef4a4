//! A number that stands in a lock's own clue and opens it as it is, though it is not the answer that is asked for: 0.75, where
//! three quarters are wanted as a fraction.

use crate::breakout::Lock;
use crate::mechanism::{Further, Kind, Mechanism, Quantity, Spelling, Written};

/// Such a number, where there is one.
pub(super) fn opens_as_is(lock: &Lock, spelling: Spelling) -> Option<String> {
    quantity(lock)?;
    let opens = |entry: &str| lock.mechanism.canonical(entry, spelling).ok();
    let answers: Vec<String> = lock.answers.iter().filter_map(|answer| opens(answer)).collect();
    let is_spelt_so = |number: &str| lock.answers.iter().any(|answer| answer.trim() == number);
    let texts = lock.clues.iter().filter_map(|clue| clue.text());
    let mut numbers = texts.flat_map(numbers).filter(|number| !is_spelt_so(number));
    numbers.find(|number| opens(number).is_some_and(|meant| answers.contains(&meant))).map(str::to_owned)
}

/// Demands the form in which the answer is written, where a number of a clue opens the lock as it is and that form keeps it from
/// doing so. Nothing changes where an answer or a mistake that is expected could then not be typed.
pub fn demand_form(lock: &mut Lock, spelling: Spelling) {
    if let Some(kind) = strict(lock, spelling) {
        lock.mechanism.kind = kind;
    }
}

/// The lock's kind with that form.
pub(super) fn strict(lock: &Lock, spelling: Spelling) -> Option<Kind> {
    opens_as_is(lock, spelling)?;
    let with = |form: Written| {
        let quantity = Quantity { form, ..quantity(lock)?.clone() };
        let kind = Kind::from(Further::Quantity(quantity));
        let mut strict = lock.clone();
        strict.mechanism = Mechanism { kind, ..lock.mechanism.clone() };
        let entries = lock.answers.iter().chain(lock.replies.iter().map(|reply| &reply.answer));
        let takes_all = entries.into_iter().all(|entry| strict.mechanism.canonical(entry, spelling).is_ok());
        (takes_all && opens_as_is(&strict, spelling).is_none()).then_some(strict.mechanism.kind)
    };
    [Written::Simplest, Written::Fraction, Written::Decimal, Written::Percent].into_iter().find_map(with)
}

fn quantity(lock: &Lock) -> Option<&Quantity> {
    let Kind::Further(further) = &lock.mechanism.kind else { return None };
    let Further::Quantity(quantity) = further.kind() else { return None };
    Some(quantity)
}

/// What looks like a number in a text, as it stands there.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_numeric() || matches!(c, '.' | ',' | '/' | '⁄' | '%');
    let parts = text.split(move |c: char| !is_part(c));
    parts.map(|part| part.trim_matches(['.', ',', '/'])).filter(|part| part.contains(char::is_numeric))
}
