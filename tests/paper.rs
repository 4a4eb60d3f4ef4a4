//! On paper nothing is missing, nothing lies twice, and nothing lies where a team can't get at it in time.

mod support;

use std::collections::BTreeSet;
use std::fs;

use latchwork::breakout::{Breakout, ClueKind};
use latchwork::format;
use latchwork::mechanism::Spelling;
use latchwork::paper::{Card, Found, Lies, Real, cards, hints, lies_with, pages, settings};
use proptest::prelude::*;
use support::sound_breakout;

fn shipped() -> Vec<Breakout> {
    let files = fs::read_dir("puzzles").unwrap().map(|file| file.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    let files = files.filter(|path| !path.ends_with("breakout.schema.json"));
    files.map(|path| format::read(&fs::read(path).unwrap(), uuid::Uuid::nil()).unwrap().breakout).collect()
}

/// Every clue is on one card, as paper or as ink, and what is printed has a number of its own.
fn is_whole(breakout: &Breakout, cards: &[Card]) {
    let blank = |card: &&Card| matches!(card.clue.kind, ClueKind::Ink { .. });
    let papers = cards.iter().filter(|card| !blank(card)).map(|card| card.clue);
    let mut seen: Vec<_> =
        papers.chain(cards.iter().flat_map(|card| card.ink.iter().copied())).map(|clue| &clue.id).collect();
    let mut all: Vec<_> = breakout.clues().map(|clue| &clue.id).collect();
    seen.sort();
    all.sort();
    assert_eq!(seen, all);
    let numbers: Vec<usize> = cards.iter().filter_map(|card| card.number).collect();
    assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len());
    assert!(numbers.iter().all(|number| (1..=numbers.len()).contains(number)));
}

#[test]
fn all_of_a_shipped_breakout_goes_on_paper() {
    let shipped = shipped();
    assert!(shipped.len() >= 3);
    for breakout in &shipped {
        let cards = cards(breakout);
        is_whole(breakout, &cards);
        let printed = cards.iter().filter(|card| card.number.is_some());
        let pages = pages(printed.map(Card::slot));
        assert!(
            pages.len() * 4 >= cards.len() / 2 && pages.len() <= cards.len(),
            "{}: {} pages",
            breakout.title,
            pages.len()
        );
        assert_eq!(hints(breakout).len(), breakout.locks.iter().map(|lock| lock.hints.len()).sum::<usize>());
    }
}

#[test]
fn numbers_do_not_tell_the_order() {
    for breakout in shipped() {
        let numbers: Vec<_> = cards(&breakout).iter().filter_map(|card| card.number).collect();
        assert!(!numbers.is_sorted(), "{}: {numbers:?}", breakout.title);
        let again: Vec<_> = cards(&breakout).iter().filter_map(|card| card.number).collect();
        assert_eq!(numbers, again, "a corrected file must not renumber what is printed");
    }
}

#[test]
fn the_gate_is_set_out_as_a_colleague_would() {
    let all = shipped();
    let gate = all.iter().find(|breakout| breakout.title == "The Run-On Gate").unwrap();
    let cards = cards(gate);
    let letter = cards.iter().find(|card| card.clue.id == "tulls-letter").unwrap();
    assert_eq!((&letter.lies, letter.ink.len()), (&Lies::Table, 1));
    let set = settings(gate, &cards, true, Spelling::native("en"));
    assert_eq!(set[0].real, Real::Digits("5376".into()));
    assert!(
        set.iter().any(|set| set.real == Real::Card) && set.iter().any(|set| matches!(set.lies, Lies::Kept { .. }))
    );
    let without = settings(gate, &cards, false, Spelling::native("en"));
    assert!(without.iter().all(|set| set.real == Real::Card && set.remarks.is_empty()));
}

proptest! {
    #[test]
    fn what_comes_with_a_lock_lies_where_a_team_gets_at_it_in_time(breakout in sound_breakout()) {
        let cards = cards(&breakout);
        is_whole(&breakout, &cards);
        // A team opens whatever it holds the things for; in the end it holds all.
        let is_in_hand = |lies: &Lies, open: &BTreeSet<usize>| match lies {
            Lies::Table => true,
            Lies::Behind(lock) => open.contains(lock),
            Lies::Kept { until, need } => until.iter().filter(|lock| open.contains(lock)).count() >= *need,
        };
        let mut open = BTreeSet::new();
        while let Some(next) = (0..breakout.locks.len()).find(|lock| !open.contains(lock) && is_in_hand(&lies_with(&breakout, *lock), &open)) {
            let opened = |id: &str| open.iter().any(|lock: &usize| breakout.locks[*lock].id == id);
            prop_assert!(latchwork::breakout::chain::is_reached(&breakout.locks[next], opened), "not before the app does");
            open.insert(next);
        }
        prop_assert_eq!(open.len(), breakout.locks.len());
        for card in &cards {
            prop_assert!(is_in_hand(&card.lies, &open));
            if let Found::On(lock) = card.found {
                prop_assert_eq!(&card.lies, &lies_with(&breakout, lock));
            }
        }
    }
}
