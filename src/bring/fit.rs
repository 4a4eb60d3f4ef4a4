use std::collections::BTreeSet;

use super::steps::steps;
use super::units::unit;
use super::{Key, Offer, Question, build};
use crate::mechanism::{
    Choice, Clock, Colour, Date, Direction, Further, Item, Kind, Letters, Match, Measure, Mechanism, Number, Order,
    Quantity, Sort, Spelling, Text,
};

/// A lock that fits a question, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The lock's kind with its settings. The ids of what it offers are not dealt yet.
    pub kind: Kind,
    /// Why it fits.
    pub reason: Reason,
}

/// Why a lock fits a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The answer has so many digits.
    Digits(usize),
    /// The answer is true or false.
    Truth,
    /// The answer is a fraction.
    Fraction,
    /// The answer is a percentage.
    Percentage,
    /// The answer is a number with more than digits.
    Number,
    /// The answer is a number with this unit.
    Unit(String),
    /// The answer is a number that is rounded to so many decimal places.
    Rounded(u32),
    /// The answer is a time of day.
    Time,
    /// The answer is a date.
    Day,
    /// The answer is so many things in order.
    Steps(usize),
    /// The answer is made of directions.
    Directions,
    /// The answer is made of colours.
    Colours,
    /// The answer is one word of so many letters.
    Letters(usize),
    /// The answer is words.
    Words,
    /// There are so many right answers.
    Several(usize),
    /// There are so many options.
    Options(usize),
    /// There are so many options, and all that are right must be chosen.
    AllOf(usize),
    /// So many things belong to one each.
    Pairs(usize),
    /// So many things belong to fewer others.
    Groups(usize),
}

/// What fitting depends on.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    /// How the breakout's language is spelt.
    pub spelling: Spelling<'a>,
    /// Its words for true and false.
    pub truth: [&'a str; 2],
}

/// The longest word that gets wheels without being asked.
const LONG_WORD: usize = 7;

/// The locks that fit a question, the best first, one of a kind: each opens with the question's answers. None where it has
/// no answer.
pub fn fits(question: &Question, terms: Terms) -> Vec<Fit> {
    let mut found = match &question.key {
        Key::Written { right, places, .. } => written(right, *places, terms),
        Key::Offered { many, options } => offered(*many, options, terms),
        Key::Paired { pairs, decoys } => vec![paired(pairs, decoys)],
    };
    found.retain(|fit| opens(fit, &question.key, terms.spelling));
    found
}

/// Whether each of the answers opens the lock.
fn opens(fit: &Fit, key: &Key, spelling: Spelling) -> bool {
    let mechanism = Mechanism::from(fit.kind.clone());
    let answers = build::answers(&fit.kind, key);
    !answers.is_empty() && answers.iter().all(|answer| mechanism.canonical(answer, spelling).is_ok())
}

fn offered(many: bool, options: &[Offer], terms: Terms) -> Vec<Fit> {
    let labels = options.iter().map(|option| option.label.as_str());
    let kind = Kind::Choice(Choice { many, options: items("o", labels) });
    let reason = if many { Reason::AllOf(options.len()) } else { Reason::Options(options.len()) };
    let mut found = vec![Fit { kind, reason }];
    if !many {
        let right: Vec<String> =
            options.iter().filter(|option| option.is_right).map(|option| option.label.clone()).collect();
        found.extend(written(&right, None, terms).into_iter().filter(|fit| fit.kind.name() != "choice"));
    }
    found
}

fn paired(pairs: &[(String, String)], decoys: &[String]) -> Fit {
    let left = items("l", pairs.iter().map(|(one, _)| one.as_str()));
    let others: Vec<&str> = pairs.iter().map(|(_, other)| other.as_str()).collect();
    let mut groups = Vec::new();
    for other in others.iter().copied().chain(decoys.iter().map(String::as_str)) {
        if !groups.contains(&other) {
            groups.push(other);
        }
    }
    let right = items("r", groups.iter().copied());
    if groups.len() == others.len() + decoys.len() {
        Fit { kind: Further::Match(Match { left, right }).into(), reason: Reason::Pairs(pairs.len()) }
    } else {
        Fit { kind: Further::Sort(Sort { bins: right, items: left }).into(), reason: Reason::Groups(pairs.len()) }
    }
}

fn written(right: &[String], places: Option<u32>, terms: Terms) -> Vec<Fit> {
    let Some(answer) = right.first().map(String::as_str) else { return Vec::new() };
    if let Some(places) = places {
        let kind = Further::Quantity(Quantity { places: Some(places), ..Quantity::default() }).into();
        return vec![Fit { kind, reason: Reason::Rounded(places) }];
    }
    let is_digits = answer.bytes().all(|byte| byte.is_ascii_digit());
    let has_digit = answer.contains(|c: char| c.is_numeric());
    let is_word = !answer.contains(char::is_whitespace);
    let letters = answer.chars().count();
    // Whether a kind is the best guess where it fits, or one among others.
    let candidates = [
        (is_digits, number(answer)),
        (true, truth(answer, terms)),
        (true, quantity(answer).filter(|_| has_digit)),
        (has_digit, clock(answer).filter(|_| !is_digits)),
        (true, Some(Fit { kind: Further::Date(Date {}).into(), reason: Reason::Day }).filter(|_| !is_digits)),
        (true, order(answer, terms)),
        (!is_word, Some(Fit { kind: Kind::Direction(Direction::default()), reason: Reason::Directions })),
        (!is_word, Some(Fit { kind: Kind::Colour(Colour::default()), reason: Reason::Colours })),
        ((2..=LONG_WORD).contains(&letters), word(answer).filter(|_| is_word)),
        (true, Some(Fit { kind: Kind::Text(Text::default()), reason: words(right) })),
    ];
    let (mut best, mut also) = (Vec::new(), Vec::new());
    for (is_best, fit) in candidates {
        if is_best { &mut best } else { &mut also }.extend(fit);
    }
    best.extend(also);
    best
}

fn words(right: &[String]) -> Reason {
    if right.len() > 1 { Reason::Several(right.len()) } else { Reason::Words }
}

fn number(answer: &str) -> Option<Fit> {
    let digits = answer.chars().count();
    let is_short = Number::WHEELS.contains(&(digits as u32));
    is_short.then(|| Fit { kind: Kind::Number(Number { wheels: digits as u32 }), reason: Reason::Digits(digits) })
}

fn word(answer: &str) -> Option<Fit> {
    let letters = answer.chars().count();
    let is_short = Letters::WHEELS.contains(&(letters as u32));
    let kind = Kind::Letters(Letters { wheels: letters as u32, alphabet: Vec::new() });
    is_short.then_some(Fit { kind, reason: Reason::Letters(letters) })
}

fn truth(answer: &str, terms: Terms) -> Option<Fit> {
    let answer = terms.spelling.fold(answer);
    let right = terms.truth.iter().position(|word| terms.spelling.fold(word) == answer)?;
    // What is right comes first: see `build::answers`.
    let labels = [terms.truth[right], terms.truth[1 - right]];
    let kind = Kind::Choice(Choice { many: false, options: items("o", labels.into_iter()) });
    Some(Fit { kind, reason: Reason::Truth })
}

fn quantity(answer: &str) -> Option<Fit> {
    let unit = unit(answer);
    let reason = match unit {
        Some(unit) => Reason::Unit(unit.to_owned()),
        None if answer.contains('%') => Reason::Percentage,
        None if answer.contains(['/', '⁄', '¼', '½', '¾']) => Reason::Fraction,
        None => Reason::Number,
    };
    let measure = |name: &str| Measure { name: name.to_owned(), ..Measure::default() };
    let kind = Further::Quantity(Quantity { unit: unit.map(measure), ..Quantity::default() }).into();
    Some(Fit { kind, reason })
}

fn clock(answer: &str) -> Option<Fit> {
    let has_halves = answer.to_ascii_lowercase().contains('m');
    let kind = Further::Clock(Clock { hours: if has_halves { 12 } else { 24 } }).into();
    Some(Fit { kind, reason: Reason::Time })
}

fn order(answer: &str, terms: Terms) -> Option<Fit> {
    let steps = steps(answer)?;
    let apart: BTreeSet<String> = steps.iter().map(|step| terms.spelling.fold(step)).collect();
    let kind = Further::Order(Order { items: items("i", steps.iter().map(String::as_str)) }).into();
    (apart.len() == steps.len()).then_some(Fit { kind, reason: Reason::Steps(steps.len()) })
}

/// Items with these labels, and ids that hold until others are dealt.
fn items<'l>(id: &str, labels: impl Iterator<Item = &'l str>) -> Vec<Item> {
    labels.enumerate().map(|(at, label)| Item::new(&format!("{id}{at}"), label)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: Terms = Terms { spelling: Spelling::native("en"), truth: ["True", "False"] };

    fn kinds(key: Key) -> Vec<String> {
        let question = Question { key, ..Question::default() };
        fits(&question, TERMS).iter().map(|fit| fit.kind.name().to_owned()).collect()
    }

    fn first(answer: &str) -> (String, Reason) {
        let question = Question { key: Key::answer(answer), ..Question::default() };
        let fit = fits(&question, TERMS).remove(0);
        (fit.kind.name().to_owned(), fit.reason)
    }

    #[test]
    fn the_lock_fits_the_answer() {
        for (answer, kind, reason) in [
            ("42", "number", Reason::Digits(2)),
            ("007", "number", Reason::Digits(3)),
            ("12345678901", "quantity", Reason::Number),
            ("3/4", "quantity", Reason::Fraction),
            ("1 ½", "quantity", Reason::Fraction),
            ("0.75", "quantity", Reason::Number),
            ("-3", "quantity", Reason::Number),
            ("1,000", "quantity", Reason::Number),
            ("75 %", "quantity", Reason::Percentage),
            ("5 cm", "quantity", Reason::Unit("cm".into())),
            ("12 cm2", "quantity", Reason::Unit("cm2".into())),
            ("£3.50", "quantity", Reason::Unit("£".into())),
            ("7:45 pm", "clock", Reason::Time),
            ("19:45", "clock", Reason::Time),
            ("18 June 1815", "date", Reason::Day),
            ("1815-06-18", "date", Reason::Day),
            ("seed > shoot > flower", "order", Reason::Steps(3)),
            ("1) seed 2) shoot 3) flower", "order", Reason::Steps(3)),
            ("1. seed; 2. shoot; 3. flower", "order", Reason::Steps(3)),
            ("cold", "letters", Reason::Letters(4)),
            ("true", "choice", Reason::Truth),
            ("up left down", "direction", Reason::Directions),
            ("red blue", "colour", Reason::Colours),
            ("its own nest", "text", Reason::Words),
            ("photosynthesis", "text", Reason::Words),
            ("caf\u{e9}", "text", Reason::Words),
            ("7 Up", "text", Reason::Words),
            ("03/04/2020", "text", Reason::Words),
            ("x > 5", "text", Reason::Words),
            ("noon", "letters", Reason::Letters(4)),
        ] {
            assert_eq!(first(answer), (kind.to_owned(), reason), "{answer}");
        }
    }

    #[test]
    fn what_would_fit_too_is_offered() {
        assert_eq!(kinds(Key::answer("42")), ["number", "quantity", "text"]);
        assert_eq!(kinds(Key::answer("noon")), ["letters", "text", "clock"]);
        assert_eq!(kinds(Key::answer("butterfly")), ["text", "letters"]);
        assert_eq!(kinds(Key::answer("")), [""; 0]);
    }

    #[test]
    fn options_pairs_and_several_answers_have_their_own() {
        let offer = |label: &str, is_right| Offer { label: label.into(), is_right, say: String::new() };
        let options = vec![offer("cold", true), offer("hot", false)];
        assert_eq!(kinds(Key::Offered { many: false, options: options.clone() }), ["choice", "letters", "text"]);
        assert_eq!(kinds(Key::Offered { many: true, options }), ["choice"]);
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        let pairs = vec![pair("cat", "kitten"), pair("dog", "puppy")];
        assert_eq!(kinds(Key::Paired { pairs: pairs.clone(), decoys: vec!["cub".into()] }), ["match"]);
        let pairs = [pairs, vec![pair("hound", "puppy")]].concat();
        assert_eq!(kinds(Key::Paired { pairs, decoys: Vec::new() }), ["sort"]);
        let both = |right: [&str; 2]| Key::Written {
            right: right.map(String::from).to_vec(),
            places: None,
            replies: Vec::new(),
        };
        assert_eq!(kinds(both(["4", "four"])), ["text"]);
        assert_eq!(kinds(both(["4", "8"])), ["number", "quantity", "text"]);
    }
}
