use std::collections::BTreeSet;

use super::lists::{asks_order, listed};
use super::steps::steps;
use super::units::unit;
use super::{Key, Offer, Question, build, sized};
use crate::mechanism::{
    Choice, Clock, Colour, Date, Direction, Further, Item, Kind, Letters, Match, Measure, Mechanism, Number, Order,
    Quantity, Shape, Sort, Spelling, Text,
};

/// A lock that fits a question, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The lock's kind with its settings. The ids of what it offers are not dealt yet.
    pub kind: Kind,
    /// Why it fits.
    pub reason: Reason,
    /// What is right in place of what the question has, where its answer is read in another way.
    pub key: Option<Key>,
}

impl Fit {
    fn new(kind: impl Into<Kind>, reason: Reason) -> Self {
        Fit { kind: kind.into(), reason, key: None }
    }

    /// A question as this lock asks it.
    pub fn question(&self, question: &Question) -> Question {
        Question { key: self.key.clone().unwrap_or_else(|| question.key.clone()), ..question.clone() }
    }
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
    /// The answer is this number, written with a comma before its decimals.
    Comma(String),
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
    /// The answer is made of shapes.
    Shapes,
    /// The answer is so many points of a plane.
    Points(u32),
    /// The answer is so many notes.
    Notes(usize),
    /// The answer is one word of so many letters.
    Letters(usize),
    /// The answer is words.
    Words,
    /// There are so many right answers.
    Several(usize),
    /// What could be several answers is this one.
    Whole(String),
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
    /// Whether numbers have a comma before their decimals, as in tables that semicolons part.
    pub has_decimal_commas: bool,
}

/// The longest word that gets wheels without being asked.
const LONG_WORD: usize = 7;

/// The locks that fit a question, the best first: each opens with the question's answers, or with those that it has in their
/// place. None where it has no answer.
pub fn fits(question: &Question, terms: Terms) -> Vec<Fit> {
    let mut found = match &question.key {
        Key::Written { right, places: Some(places), .. } => rounded(right, *places),
        Key::Written { right, .. } => {
            let is_order = asks_order(&question.ask);
            let mut found = written(right, is_order, terms);
            found.extend(otherwise(question, right, is_order));
            found
        }
        Key::Offered { many, options } => {
            let mut found = offered(*many, options, terms);
            found.extend(as_one(question, options));
            found
        }
        Key::Paired { pairs, decoys } => vec![paired(pairs, decoys)],
    };
    found.retain(|fit| opens(fit, fit.key.as_ref().unwrap_or(&question.key), terms.spelling));
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
    let mut found = vec![Fit::new(kind, reason)];
    if !many {
        let right: Vec<String> =
            options.iter().filter(|option| option.is_right).map(|option| option.label.clone()).collect();
        found.extend(written(&right, false, terms).into_iter().filter(|fit| fit.kind.name() != "choice"));
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
        Fit::new(Further::Match(Match { left, right }), Reason::Pairs(pairs.len()))
    } else {
        Fit::new(Further::Sort(Sort { bins: right, items: left }), Reason::Groups(pairs.len()))
    }
}

fn rounded(right: &[String], places: u32) -> Vec<Fit> {
    let kind = Further::Quantity(Quantity { places: Some(places), ..Quantity::default() });
    right.first().map(|_| Fit::new(kind, Reason::Rounded(places))).into_iter().collect()
}

fn written(right: &[String], is_order: bool, terms: Terms) -> Vec<Fit> {
    let Some(answer) = right.first().map(String::as_str) else { return Vec::new() };
    let is_digits = answer.bytes().all(|byte| byte.is_ascii_digit());
    let has_digit = answer.contains(|c: char| c.is_numeric());
    let is_word = !answer.contains(char::is_whitespace);
    let letters = answer.chars().count();
    let has_marks = steps(answer).is_some();
    // Whether a kind is the best guess where it fits, or one among others.
    let candidates = [
        (is_order, order(right, true, terms).filter(|_| !has_marks && is_order)),
        (is_digits, number(answer)),
        (true, truth(answer, terms)),
        (true, quantity(answer).filter(|_| has_digit)),
        (terms.has_decimal_commas, comma(right)),
        (has_digit, clock(answer).filter(|_| !is_digits)),
        (true, Some(Fit::new(Further::Date(Date {}), Reason::Day)).filter(|_| !is_digits)),
        (true, point(answer, terms)),
        (letters > 6, tune(answer, terms)),
        (true, order(right, false, terms).filter(|_| has_marks)),
        (!is_word, Some(Fit::new(Kind::Direction(Direction::default()), Reason::Directions))),
        (!is_word, Some(Fit::new(Kind::Colour(Colour::default()), Reason::Colours))),
        (!is_word, Some(Fit::new(Further::Shape(Shape::default()), Reason::Shapes))),
        ((2..=LONG_WORD).contains(&letters), word(answer).filter(|_| is_word)),
        (true, Some(Fit::new(Kind::Text(Text::default()), words(right)))),
        (false, order(right, false, terms).filter(|_| !has_marks && !is_order)),
    ];
    let (mut best, mut also) = (Vec::new(), Vec::new());
    for (is_best, fit) in candidates {
        if is_best { &mut best } else { &mut also }.extend(fit);
    }
    best.extend(also);
    best
}

/// A text lock that reads the answer in another way: several that were read in one cell as the one that stands there, and a
/// list with commas as several.
fn otherwise(question: &Question, right: &[String], is_order: bool) -> Option<Fit> {
    let text = |reason, key| Fit { kind: Kind::Text(Text::default()), reason, key: Some(key) };
    if !question.as_one.is_empty() {
        return Some(text(Reason::Whole(question.as_one.clone()), Key::answer(&question.as_one)));
    }
    let [answer] = right else { return None };
    let parts = listed(answer, false).filter(|_| !is_order && steps(answer).is_none())?;
    Some(text(Reason::Several(parts.len()), Key::any(parts)))
}

/// A choice of one, whose right option is the answer as it stands there, where several were read in it.
fn as_one(question: &Question, options: &[Offer]) -> Option<Fit> {
    let label = Some(question.as_one.clone()).filter(|label| !label.is_empty())?;
    let wrong = options.iter().filter(|option| !option.is_right).cloned();
    let whole = Offer { label: label.clone(), is_right: true, ..Offer::default() };
    let options: Vec<Offer> = std::iter::once(whole).chain(wrong).collect();
    let labels = options.iter().map(|option| option.label.as_str());
    let kind = Kind::Choice(Choice { many: false, options: items("o", labels) });
    Some(Fit { kind, reason: Reason::Whole(label), key: Some(Key::Offered { many: false, options }) })
}

fn words(right: &[String]) -> Reason {
    if right.len() > 1 { Reason::Several(right.len()) } else { Reason::Words }
}

fn number(answer: &str) -> Option<Fit> {
    let digits = answer.chars().count();
    let is_short = Number::WHEELS.contains(&(digits as u32));
    is_short.then(|| Fit::new(Kind::Number(Number { wheels: digits as u32 }), Reason::Digits(digits)))
}

fn word(answer: &str) -> Option<Fit> {
    let letters = answer.chars().count();
    let is_short = Letters::WHEELS.contains(&(letters as u32));
    let kind = Kind::Letters(Letters { wheels: letters as u32, alphabet: Vec::new() });
    is_short.then(|| Fit::new(kind, Reason::Letters(letters)))
}

fn truth(answer: &str, terms: Terms) -> Option<Fit> {
    let answer = terms.spelling.fold(answer);
    let right = terms.truth.iter().position(|word| terms.spelling.fold(word) == answer)?;
    // What is right comes first: see `build::answers`.
    let labels = [terms.truth[right], terms.truth[1 - right]];
    let kind = Kind::Choice(Choice { many: false, options: items("o", labels.into_iter()) });
    Some(Fit::new(kind, Reason::Truth))
}

fn quantity(answer: &str) -> Option<Fit> {
    let unit = unit(answer);
    let reason = match unit {
        Some(unit) => Reason::Unit(unit.to_owned()),
        None if answer.contains('%') => Reason::Percentage,
        None if answer.contains(['/', '⁄', '¼', '½', '¾']) => Reason::Fraction,
        None => Reason::Number,
    };
    Some(Fit::new(Further::Quantity(measured(unit)), reason))
}

fn measured(unit: Option<&str>) -> Quantity {
    let measure = |name: &str| Measure { name: name.to_owned(), ..Measure::default() };
    Quantity { unit: unit.map(measure), ..Quantity::default() }
}

/// A number with a comma before its decimals, which would be none in English.
fn comma(right: &[String]) -> Option<Fit> {
    let [answer] = right else { return None };
    let (whole, rest) = answer.split_once(',')?;
    let decimals = rest.chars().take_while(char::is_ascii_digit).count();
    let digits = whole.trim_start_matches(|c: char| !c.is_ascii_digit()).replace([' ', '.'], "");
    // Three would be thousands, and what stands behind a second comma is a list.
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || matches!(decimals, 0 | 3) || rest[decimals..].contains(|c: char| c.is_ascii_digit() || c == ',') {
        return None;
    }
    let before = &whole[..whole.len() - whole.trim_start_matches(|c: char| !c.is_ascii_digit()).len()];
    let number = format!("{before}{digits}.{rest}");
    let kind = Further::Quantity(measured(unit(&number)));
    Some(Fit { kind: kind.into(), reason: Reason::Comma(number.clone()), key: Some(Key::answer(&number)) })
}

fn point(answer: &str, terms: Terms) -> Option<Fit> {
    sized::point(answer, terms.spelling).map(|(point, count)| Fit::new(Further::Point(point), Reason::Points(count)))
}

fn tune(answer: &str, terms: Terms) -> Option<Fit> {
    sized::tune(answer, terms.spelling).map(|(tune, count)| Fit::new(Further::Tune(tune), Reason::Notes(count)))
}

fn clock(answer: &str) -> Option<Fit> {
    let has_halves = answer.to_ascii_lowercase().contains('m');
    Some(Fit::new(Further::Clock(Clock { hours: if has_halves { 12 } else { 24 } }), Reason::Time))
}

/// The things that an answer puts in order: what its arrows or numbers say, else the parts of a list; or several answers, which
/// may have been meant as such.
fn order(right: &[String], is_asked: bool, terms: Terms) -> Option<Fit> {
    let steps = match right {
        [answer] => steps(answer).or_else(|| listed(answer, is_asked))?,
        several => several.to_vec(),
    };
    let apart: BTreeSet<String> = steps.iter().map(|step| terms.spelling.fold(step)).collect();
    let kind = Further::Order(Order { items: items("i", steps.iter().map(String::as_str)) });
    // Of two there are only two orders.
    (steps.len() > 2 && apart.len() == steps.len()).then(|| Fit::new(kind, Reason::Steps(steps.len())))
}

/// Items with these labels, and ids that hold until others are dealt.
fn items<'l>(id: &str, labels: impl Iterator<Item = &'l str>) -> Vec<Item> {
    labels.enumerate().map(|(at, label)| Item::new(&format!("{id}{at}"), label)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: Terms =
        Terms { spelling: Spelling::native("en"), truth: ["True", "False"], has_decimal_commas: false };

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
            ("(3,-2)", "point", Reason::Points(1)),
            ("(0.5, 2) (1, 1)", "point", Reason::Points(2)),
            ("star circle square", "shape", Reason::Shapes),
            ("circle", "letters", Reason::Letters(6)),
            ("C4 E4 G4", "tune", Reason::Notes(3)),
            ("F#2, A3, C6", "tune", Reason::Notes(3)),
            ("A4 paper", "text", Reason::Words),
            ("mouse, cat, horse", "text", Reason::Words),
            ("1,5", "text", Reason::Words),
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

    fn asked(ask: &str, answer: &str) -> Vec<(String, Reason)> {
        let question = Question { ask: ask.to_owned(), key: Key::answer(answer), ..Question::default() };
        fits(&question, TERMS).into_iter().map(|fit| (fit.kind.name().to_owned(), fit.reason)).collect()
    }

    #[test]
    fn a_list_is_an_order_where_one_is_asked_for_and_may_be_one_elsewhere() {
        for answer in
            ["mouse, cat, horse", "1, 3, 7", "1,3,7", "a; b; c", "Mercury | Venus | Earth", "up, left and down"]
        {
            assert_eq!(
                asked("Put in order: small to large", answer)[0],
                ("order".into(), Reason::Steps(3)),
                "{answer}"
            );
        }
        let text = |reason| ("text".to_owned(), reason);
        let order = ("order".to_owned(), Reason::Steps(3));
        let all = [text(Reason::Words), order.clone(), text(Reason::Several(3))];
        assert_eq!(asked("Which three live in a field?", "mouse, cat, horse"), all);
        assert_eq!(asked("Put them in order.", "look it up"), [text(Reason::Words)]);
        assert_eq!(asked("Put them in order.", "seed > shoot > leaf")[0], order);
        assert_eq!(asked("Which come in order?", "2, 1")[0].0, "text");
    }

    #[test]
    fn a_comma_before_decimals_makes_a_number_where_the_table_says_so() {
        let commas = Terms { has_decimal_commas: true, ..TERMS };
        for (answer, number, unit) in [
            ("1,5", "1.5", None),
            ("-0,25", "-0.25", None),
            ("3,5 cm", "3.5 cm", Some("cm")),
            ("€3,50", "€3.50", Some("€")),
        ] {
            let question = Question { key: Key::answer(answer), ..Question::default() };
            let fit = fits(&question, commas).remove(0);
            let Kind::Further(further) = &fit.kind else { panic!("{answer}") };
            let Further::Quantity(quantity) = further.kind() else { panic!("{answer}") };
            assert_eq!(quantity.unit.as_ref().map(|unit| unit.name.as_str()), unit, "{answer}");
            assert_eq!(
                (fit.reason.clone(), fit.question(&question).key.words()),
                (Reason::Comma(number.into()), number.into())
            );
            // Elsewhere it is offered.
            assert!(fits(&question, TERMS).iter().any(|fit| fit.reason == Reason::Comma(number.into())), "{answer}");
        }
        for other in ["1,5,7", "1,500", "red, white", "1, 5", "x,5"] {
            let question = Question { key: Key::answer(other), ..Question::default() };
            let found = fits(&question, commas);
            assert!(!found.iter().any(|fit| matches!(fit.reason, Reason::Comma(_))), "{other}");
        }
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
        let one = Question { as_one: "4 | 8".into(), key: both(["4", "8"]), ..Question::default() };
        let last = fits(&one, TERMS).pop().unwrap();
        assert_eq!((last.kind.name(), last.question(&one).key.words()), ("text", "4 | 8".to_owned()));
    }
}
