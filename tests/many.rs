//! A file may hold more than any teacher would write: its answers are still read at once.

use std::time::{Duration, Instant};

use latchwork::mechanism::{Further, Item, Kind, Match, Mechanism, Order, Sort, Spelling, Tap, Unit, cut};

const MANY: usize = 10_000;

fn items(letter: char) -> Vec<Item> {
    (0..MANY).map(|n| Item::new(&format!("{letter}{n}"), &format!("Label{letter}{n}"))).collect()
}

/// An entry with a word for each of them.
fn entry(words: impl Fn(usize) -> String) -> String {
    (0..MANY).map(words).collect::<Vec<_>>().join(" ")
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how long it takes is what is tested")]
fn ten_thousand_items_are_no_hindrance() {
    let text = "Word.  ".repeat(MANY);
    let start = Instant::now();
    let parts = cut(&text, Unit::Word);
    for unit in Unit::ALL {
        assert!(cut(&text, unit).len() > MANY);
        assert!(!cut(&"a".repeat(MANY), unit).is_empty());
    }
    let kinds = [
        (
            Kind::from(Further::Order(Order { items: items('a') })),
            [entry(|n| format!("a{n}")), entry(|n| format!("LABELA{n}"))],
        ),
        (
            Kind::from(Further::Sort(Sort { bins: items('x'), items: items('a') })),
            [entry(|n| format!("x{n}=a{n}")), entry(|n| format!("labelx{n}: labela{n}"))],
        ),
        (
            Kind::from(Further::Match(Match { left: items('a'), right: items('x') })),
            [entry(|n| format!("a{n}=x{n}")), entry(|n| format!("labela{n}=labelx{n}"))],
        ),
        (
            Kind::from(Further::Tap(Tap { unit: Unit::Word, parts })),
            [entry(|n| (n + 1).to_string()), entry(|n| format!("0{}", n + 1))],
        ),
    ];
    for (kind, entries) in kinds {
        let mechanism = Mechanism::from(kind);
        for entry in entries {
            let answer = mechanism.canonical(&entry, Spelling::native("en"));
            assert!(answer.is_ok_and(|answer| answer.split(' ').count() == MANY), "{}", mechanism.kind.name());
        }
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
