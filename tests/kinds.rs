//! What holds for every kind of lock, whatever is entered.

mod support;

use std::collections::BTreeSet;

use latchwork::format::read;
use latchwork::mechanism::{Colour, Direction, Kind, Letters, Mechanism, Number, Possible, Spelling};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use support::json::whole_file;
use uuid::Uuid;

/// A mechanism of each kind with settings of its own, and an answer of it.
fn locks() -> Vec<(Mechanism, String)> {
    let opened = read(whole_file().to_string().as_bytes(), Uuid::from_u128(1)).expect("it was refused");
    let locks = opened.breakout.locks.into_iter();
    locks.filter_map(|lock| Some((lock.mechanism.clone(), lock.answers.first()?.clone()))).collect()
}

/// An answer with some of its letters taken away, doubled, or replaced by odd ones.
fn worn(answer: &str, slips: &[(Index, &str)]) -> String {
    let mut letters: Vec<String> = answer.chars().map(String::from).collect();
    for (at, odd) in slips {
        if !letters.is_empty() {
            let at = at.index(letters.len());
            letters.splice(at..=at, [(*odd).to_owned()]);
        }
    }
    letters.concat()
}

const ODD: [&str; 24] = [
    "",
    " ",
    "  ",
    "0",
    "9",
    "99999999999999999999999999",
    "-",
    "−",
    "/",
    ",",
    ".",
    "%",
    "=",
    "(",
    ")",
    ":",
    "\"",
    "[",
    "½",
    "é",
    "e\u{301}",
    "İ",
    "ß",
    "👩🏽‍🚀",
];

proptest! {
    #[test]
    fn a_slip_of_the_pen_is_an_answer_of_its_own_or_none(
        slips in prop::collection::vec((any::<Index>(), select(&ODD[..])), 0..4),
        language in select(&["en", "tr", "de", "cy", "ar", "fr", "nonsense"][..]),
    ) {
        let spelling = Spelling::native(language);
        for (mechanism, answer) in locks() {
            let entry = worn(&answer, &slips);
            if let Ok(canonical) = mechanism.canonical(&entry, spelling) {
                prop_assert_eq!(mechanism.canonical(&canonical, spelling), Ok(canonical.clone()), "{}", entry);
                let _ = mechanism.possible(&canonical);
            }
        }
    }
}

/// The tokens of some number of places, in every way.
fn sequences(tokens: &[&str], places: usize) -> Vec<Vec<String>> {
    (0..places).fold(vec![Vec::new()], |all, _| {
        let longer = |start: &Vec<String>| {
            let start = start.clone();
            tokens.iter().map(move |token| [start.clone(), vec![(*token).to_owned()]].concat()).collect::<Vec<_>>()
        };
        all.iter().flat_map(longer).collect()
    })
}

#[test]
fn every_answer_that_is_counted_can_be_given() {
    let spelling = Spelling::native("en");
    let mut seen = Vec::new();
    for (mechanism, answer) in locks() {
        let entries: Vec<String> = match mechanism.kind.name() {
            "switches" => sequences(&["on", "off"], 5).iter().map(|words| words.join(" ")).collect(),
            "order" => sequences(&["a", "b", "c", "d", "e"], 5).iter().map(|words| words.join(" ")).collect(),
            "choice" => sequences(&["a", "b", "c", "d", "e", ""], 5).iter().map(|words| words.join(" ")).collect(),
            "match" => sequences(&["1", "2", "3", "4"], 3)
                .iter()
                .map(|to| format!("a={} b={} c={}", to[0], to[1], to[2]))
                .collect(),
            "clock" => (0..24 * 60).map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60)).collect(),
            _ => continue,
        };
        seen.push(mechanism.kind.name().to_owned());
        let answers: BTreeSet<String> =
            entries.iter().filter_map(|entry| mechanism.canonical(entry, spelling).ok()).collect();
        let answer = mechanism.canonical(&answer, spelling).expect("its own answer fits");
        let count = Possible::Exactly(answers.len() as u64);
        assert_eq!(mechanism.possible(&answer), count, "{}", mechanism.kind.name());
    }
    assert_eq!(seen.len(), 5, "{seen:?}");
}

/// Wheels and steps: whatever can be turned or pressed is an answer, and as many are counted.
#[test]
fn as_many_are_counted_as_can_be_turned_or_pressed() {
    let spelling = Spelling::native("cy");
    let welsh = ["a", "l", "ll", "👩‍👩‍👧‍👦"];
    let letters = Letters { wheels: 3, alphabet: welsh.map(String::from).to_vec() };
    let digits: Vec<String> = (0..10).map(|digit| digit.to_string()).collect();
    let digits: Vec<&str> = digits.iter().map(String::as_str).collect();
    let ways: Vec<&str> = Direction { ways: 8 }.steps().iter().map(|step| step.word).collect();
    let colour = Colour::default();
    let ids: Vec<&str> = colour.palette.iter().map(|swatch| swatch.id.as_str()).collect();
    let cases: [(Kind, &[&str], std::ops::RangeInclusive<usize>); 4] = [
        (Kind::Number(Number { wheels: 3 }), &digits, 3..=3),
        (Kind::Letters(letters), &welsh, 3..=3),
        (Kind::Direction(Direction { ways: 8 }), &ways, 1..=3),
        (Kind::Colour(colour.clone()), &ids, 1..=3),
    ];
    for (kind, tokens, lengths) in cases {
        let mechanism = Mechanism::from(kind);
        let joint = if mechanism.kind.name() == "number" { "" } else { " " };
        let mut answers = BTreeSet::new();
        for entry in lengths.flat_map(|length| sequences(tokens, length)) {
            let answer = mechanism.canonical(&entry.join(joint), spelling);
            let answer = answer.unwrap_or_else(|why| panic!("{entry:?}: {why:?}"));
            // What the widget gives for an answer is the answer.
            assert_eq!(answer, entry.join(joint));
            answers.insert(answer);
        }
        let longest = answers.iter().max_by_key(|answer| answer.split(' ').count()).expect("there are some");
        assert_eq!(mechanism.possible(longest), Possible::Exactly(answers.len() as u64), "{}", mechanism.kind.name());
    }
}
