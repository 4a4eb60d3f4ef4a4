use std::collections::BTreeSet;

use crate::breakout::Lock;
use crate::mechanism::{Further, Kind, Spelling};

/// What one can buy that a lock's answer fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Real {
    /// A padlock with wheels of digits, and what they are set to.
    Digits(String),
    /// A padlock with wheels of letters, and what they are set to.
    Letters(String),
    /// A padlock that is pushed up, down, left and right; its steps are the canonical answer.
    Directions(String),
    /// None: the team writes on a card, and the teacher looks at it.
    Card,
}

/// What a teacher should know before a real lock is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Its answer is shorter than the wheels of any padlock: so many zeros stand in front.
    Zeros(usize),
    /// Wheels of letters have about ten each: not every word can be set.
    Letters,
    /// The clock's time is set as four digits.
    Time,
    /// It has so many answers, and a real lock opens with the first alone.
    OneOf(usize),
    /// A lock with colours will do where it has these.
    Colours,
    /// It has no answer that its lock can take.
    NoAnswer,
}

/// How many wheels padlocks have.
const WHEELS: std::ops::RangeInclusive<usize> = 3..=5;

/// Which real lock fits a lock, and what to know about it. The first answer that it takes is what it is set to.
pub fn real(lock: &Lock, spelling: Spelling) -> (Real, Vec<Remark>) {
    let mut answers = BTreeSet::new();
    let mut first = None;
    for answer in &lock.answers {
        if let Ok(answer) = lock.mechanism.canonical(answer, spelling)
            && answers.insert(answer.clone())
        {
            first.get_or_insert(answer);
        }
    }
    let Some(answer) = first else { return (Real::Card, vec![Remark::NoAnswer]) };
    let (real, mut remarks) = fitting(&lock.mechanism.kind, &answer);
    if real != Real::Card && answers.len() > 1 {
        remarks.push(Remark::OneOf(answers.len()));
    }
    (real, remarks)
}

fn fitting(kind: &Kind, answer: &str) -> (Real, Vec<Remark>) {
    let none = (Real::Card, Vec::new());
    let is_fit = |text: &str, is_face: fn(&char) -> bool| {
        WHEELS.contains(&text.chars().count()) && text.chars().all(|face| is_face(&face))
    };
    let digits = |text: &str| is_fit(text, char::is_ascii_digit).then(|| (Real::Digits(text.to_owned()), Vec::new()));
    let letters = |text: &str| {
        let text = text.to_uppercase();
        is_fit(&text, char::is_ascii_uppercase).then_some((Real::Letters(text), vec![Remark::Letters]))
    };
    match kind {
        Kind::Number(_) => {
            let zeros = WHEELS.start().saturating_sub(answer.len());
            if zeros == 0 {
                return digits(answer).unwrap_or(none);
            }
            (Real::Digits(format!("{}{answer}", "0".repeat(zeros))), vec![Remark::Zeros(zeros)])
        }
        Kind::Letters(_) => letters(answer).unwrap_or(none),
        Kind::Text(_) => digits(answer).or_else(|| letters(answer)).unwrap_or(none),
        Kind::Direction(_) if answer.split(' ').all(|step| !step.contains('-')) => {
            (Real::Directions(answer.to_owned()), Vec::new())
        }
        Kind::Colour(_) => (Real::Card, vec![Remark::Colours]),
        Kind::Further(further) => match further.kind() {
            Further::Quantity(_) => digits(answer).unwrap_or(none),
            Further::Clock(_) => match digits(&answer.replace(':', "")) {
                Some((real, _)) => (real, vec![Remark::Time]),
                None => none,
            },
            _ => none,
        },
        _ => none,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mechanism::{Clock, Colour, Direction, Letters, Mechanism, Number, Quantity, Text};

    fn fits(kind: Kind, answers: &[&str]) -> (Real, Vec<Remark>) {
        let mut lock = Lock::new("lock", Mechanism::from(kind));
        lock.answers = answers.iter().map(|answer| (*answer).to_owned()).collect();
        real(&lock, Spelling::native("en"))
    }

    #[test]
    fn each_lock_gets_the_padlock_that_its_answer_fits() {
        let number = |wheels, answer: &str| fits(Kind::Number(Number { wheels }), &[answer]);
        assert_eq!(number(4, "0554"), (Real::Digits("0554".into()), vec![]));
        assert_eq!(number(2, "45"), (Real::Digits("045".into()), vec![Remark::Zeros(1)]));
        assert_eq!(number(6, "123456"), (Real::Card, vec![]));
        let word = |wheels, answer: &str| fits(Kind::Letters(Letters { wheels, alphabet: vec![] }), &[answer]);
        let lamp = (Real::Letters("LAMP".into()), vec![Remark::Letters]);
        assert_eq!(word(4, "lamp"), lamp);
        assert_eq!(word(6, "candle"), (Real::Card, vec![]));
        assert_eq!(fits(Kind::Text(Text::default()), &["Lamp"]), lamp);
        assert_eq!(fits(Kind::Text(Text::default()), &["look behind you"]), (Real::Card, vec![]));
        assert_eq!(fits(Kind::Text(Text::default()), &["é à"]), (Real::Card, vec![]));
        assert_eq!(
            fits(Kind::from(Further::Quantity(Quantity::default())), &["1815"]),
            (Real::Digits("1815".into()), vec![])
        );
        assert_eq!(fits(Kind::from(Further::Quantity(Quantity::default())), &["3/4"]), (Real::Card, vec![]));
        let clock = fits(Kind::from(Further::Clock(Clock { hours: 12 })), &["7:45 pm"]);
        assert_eq!(clock, (Real::Digits("1945".into()), vec![Remark::Time]));
        let steps = |ways, answer: &str| fits(Kind::Direction(Direction { ways }), &[answer]);
        assert_eq!(steps(4, "up left").0, Real::Directions("up left".into()));
        assert_eq!(steps(8, "up-right down").0, Real::Card);
        assert_eq!(fits(Kind::Colour(Colour::default()), &[]), (Real::Card, vec![Remark::NoAnswer]));
    }

    #[test]
    fn of_several_answers_a_real_lock_takes_the_first_that_fits_it() {
        let number = Kind::Number(Number { wheels: 4 });
        let set = fits(number.clone(), &["12", "0554", "1754", "0554"]);
        assert_eq!(set, (Real::Digits("0554".into()), vec![Remark::OneOf(2)]));
        assert_eq!(fits(number, &["", "x"]), (Real::Card, vec![Remark::NoAnswer]));
    }
}
