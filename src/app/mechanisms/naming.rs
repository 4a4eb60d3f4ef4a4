//! What a kind of lock is called, and how quickly it is guessed, in words.

use crate::app::browser;
use crate::mechanism::{Further, Kind, Possible};
use crate::say;

/// A kind's name on screen.
pub fn kind_word(kind: &Kind) -> String {
    match kind {
        Kind::Number(_) => say!(kind.number).into(),
        Kind::Letters(_) => say!(kind.letters).into(),
        Kind::Text(_) => say!(kind.text).into(),
        Kind::Direction(_) => say!(kind.direction).into(),
        Kind::Colour(_) => say!(kind.colour).into(),
        Kind::Choice(_) => say!(kind.choice).into(),
        Kind::Further(further) => further_word(further.kind()).into(),
        Kind::Unknown { kind } if kind.is_empty() => say!(kind.none).into(),
        Kind::Unknown { kind } => kind.clone(),
    }
}

fn further_word(kind: &Further) -> &'static str {
    match kind {
        Further::Tap(_) => say!(kind.tap),
        Further::Quantity(_) => say!(kind.quantity),
        Further::Order(_) => say!(kind.order),
        Further::Sort(_) => say!(kind.sort),
        Further::Match(_) => say!(kind.pairs),
        Further::Form(_) => say!(kind.form),
        Further::Shape(_) => say!(kind.shape),
        Further::Switches(_) => say!(kind.switches),
        Further::Pattern(_) => say!(kind.pattern),
        Further::Point(_) => say!(kind.point),
        Further::Clock(_) => say!(kind.clock),
        Further::Date(_) => say!(kind.date),
        Further::Tune(_) => say!(kind.tune),
    }
}

/// "1 in N", and how quickly that is guessed.
pub fn guess_words(possible: Possible) -> String {
    let Possible::Exactly(count) = possible else { return say!(build.cannot_guess).to_owned() };
    let count = browser::number(count);
    match possible.quick() {
        Some(_) => say!(build.quick_guess, count = count),
        None => say!(build.slow_guess, count = count),
    }
}
