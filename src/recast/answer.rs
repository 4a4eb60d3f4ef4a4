use rand::{Rng, RngExt};

use crate::breakout::Lock;
use crate::mechanism::{Further, Kind, Spelling};

/// As often is chance asked for another answer that may be taken.
const TRIES: usize = 200;

/// Whether answers of its kind are dealt.
pub(super) fn is_dealt(lock: &Lock) -> bool {
    match &lock.mechanism.kind {
        Kind::Number(_) | Kind::Letters(_) | Kind::Text(_) | Kind::Direction(_) => true,
        Kind::Further(further) => matches!(further.kind(), Further::Quantity(_)),
        _ => false,
    }
}

/// Another answer of the same length, as its author would write it. `avoid` knows, by canonical answer, what it must not be.
pub(super) fn another(
    lock: &Lock,
    answer: &str,
    words: &[String],
    avoid: impl Fn(&str) -> bool,
    spelling: Spelling,
    chance: &mut impl Rng,
) -> Option<String> {
    let is_new = |next: &str| {
        lock.mechanism.canonical(next, spelling).is_ok_and(|canonical| canonical != answer && !avoid(&canonical))
    };
    let is_number = answer.chars().all(|digit| digit.is_ascii_digit());
    let mut rolled = |may_lead: bool| {
        let mut roll = || number(answer.len(), may_lead, chance);
        (0..TRIES).map(|_| roll()).find(|next| is_new(next))
    };
    match &lock.mechanism.kind {
        Kind::Number(_) => rolled(answer.starts_with('0')),
        Kind::Text(_) if is_number => rolled(answer.starts_with('0')),
        Kind::Further(further) if matches!(further.kind(), Further::Quantity(_)) && is_number => rolled(false),
        Kind::Letters(_) | Kind::Text(_) => {
            let style = lock.answers.first().map_or("", |first| first);
            let length = answer.chars().filter(|letter| *letter != ' ').count();
            let fitting = words.iter().filter(|word| word.chars().count() == length && is_new(word));
            let fitting: Vec<&String> = fitting.collect();
            match fitting.len() {
                0 => None,
                count => Some(dressed(fitting[chance.random_range(0..count)], style)),
            }
        }
        Kind::Direction(direction) => {
            let steps = direction.steps();
            let count = answer.split(' ').count();
            let mut step = || steps[chance.random_range(0..steps.len())].word;
            let mut walk = || (0..count).map(|_| step()).collect::<Vec<_>>().join(" ");
            (0..TRIES).map(|_| walk()).find(|next| is_new(next))
        }
        _ => None,
    }
}

/// So many digits, not all the same where there are several.
fn number(length: usize, may_lead: bool, chance: &mut impl Rng) -> String {
    loop {
        let mut digits = String::new();
        for at in 0..length {
            let least = u8::from(at == 0 && !may_lead && length > 1);
            digits.push(char::from(b'0' + chance.random_range(least..10)));
        }
        let first = digits.chars().next();
        if length < 2 || digits.chars().any(|digit| Some(digit) != first) {
            return digits;
        }
    }
}

/// A word in capitals, small letters or with a capital at its beginning, as another is.
pub(super) fn dressed(word: &str, like: &str) -> String {
    let mut letters = like.chars().filter(|letter| letter.is_alphabetic());
    let (first, second) = (letters.next(), letters.next());
    match (first.is_some_and(char::is_uppercase), second.is_some_and(char::is_uppercase)) {
        (true, true) => word.to_uppercase(),
        (true, false) => {
            let mut letters = word.chars();
            let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
            first + &letters.as_str().to_lowercase()
        }
        _ => word.to_lowercase(),
    }
}
