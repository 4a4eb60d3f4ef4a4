//! What holds for every kind of lock, whatever is entered.

mod support;

use std::collections::BTreeSet;

use latchwork::format::read;
use latchwork::mechanism::{Mechanism, Possible, Spelling};
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
