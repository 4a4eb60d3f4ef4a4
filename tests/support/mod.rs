//! Breakouts for properties: any that a file could hold, and sound ones that can be played to their end.

#![allow(dead_code)]

pub mod chains;
pub mod playing;

use std::sync::Arc;

use latchwork::breakout::{
    Breakout, Card, Clue, ClueKind, Extra, HintRules, Lock, Reply, Rules, Target, TimeUp, Tool, TryRules,
};
use latchwork::mechanism::{Choice, Colour, Direction, Item, Kind, Letters, Mechanism, Number, Text};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

/// Members that no version knows.
pub fn extra() -> impl Strategy<Value = Extra> {
    let value = prop_oneof![Just(json!(null)), Just(json!([1, {"deep": true}])), ".{0,8}".prop_map(Value::from)];
    prop::collection::btree_map("x-[a-z]{1,4}", value, 0..3).prop_map(|members| members.into_iter().collect())
}

fn id() -> impl Strategy<Value = String> {
    "[a-z0-9][a-z0-9-]{0,6}"
}

fn clue() -> impl Strategy<Value = Clue> {
    let kind = prop_oneof![
        ".{0,20}".prop_map(|body| ClueKind::Text { body }),
        ".{0,20}".prop_map(|body| ClueKind::Ink { body }),
        (".{0,9}", ".{0,9}").prop_map(|(src, alt)| ClueKind::Image { src, alt }),
        (".{0,9}", ".{0,9}").prop_map(|(src, transcript)| ClueKind::Audio { src, transcript }),
        (".{0,9}", ".{0,9}").prop_map(|(say, setup)| ClueKind::Room { say, setup }),
        Just(ClueKind::Tool { tool: Tool::BlackLight }),
        Just(ClueKind::Unknown { kind: "hologram".into() }),
    ];
    (id(), kind, ".{0,9}", prop::option::of(1u8..=2), extra()).prop_map(|(id, kind, title, seat, extra)| Clue {
        title,
        seat,
        extra,
        ..Clue::new(id, kind)
    })
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Number::WHEELS.prop_map(|wheels| Kind::Number(Number { wheels })),
        Letters::WHEELS.prop_map(|wheels| Kind::Letters(Letters { wheels, alphabet: Vec::new() })),
        Just(Kind::Text(Text::default())),
        prop_oneof![Just(4), Just(8)].prop_map(|ways| Kind::Direction(Direction { ways })),
        Just(Kind::Colour(Colour::default())),
        any::<bool>()
            .prop_map(|many| Kind::Choice(Choice { many, options: vec![Item::new("a", "A"), Item::new("b", "B")] })),
        Just(Kind::Unknown { kind: "sundial".into() }),
    ]
}

fn lock() -> impl Strategy<Value = Lock> {
    let parts = (id(), ".{0,9}", kind(), prop::collection::vec(".{0,9}", 0..3), prop::collection::vec(id(), 0..3));
    let more = (
        prop::option::of(0u32..4),
        prop::collection::vec(clue(), 0..2),
        prop::collection::vec(".{0,9}", 0..4),
        extra(),
    );
    (parts, more).prop_map(|((id, title, kind, answers, after), (need, clues, hints, extra))| Lock {
        title,
        answers: answers.clone(),
        after,
        need,
        inside: clues.clone(),
        clues,
        hints,
        replies: answers.into_iter().map(|answer| Reply { answer, say: "look".into(), ..Reply::default() }).collect(),
        extra,
        ..Lock::new(id, Mechanism::from(kind))
    })
}

/// Whatever a file could hold, sound or not.
pub fn any_breakout() -> impl Strategy<Value = Breakout> {
    let lists =
        (prop::collection::vec(lock(), 0..5), prop::collection::vec(clue(), 0..3), prop::collection::vec(id(), 0..3));
    (any::<u128>(), ".{0,12}", lists, prop::option::of(1u32..90), extra()).prop_map(
        |(id, title, (locks, clues, ids), minutes, extra)| Breakout {
            title,
            minutes,
            story: clues.clone(),
            bench: clues,
            targets: ids
                .iter()
                .map(|id| Target { id: id.clone(), statement: "I can".into(), ..Target::default() })
                .collect(),
            cards: ids.into_iter().map(|id| Card { id, ..Card::default() }).collect(),
            locks: locks.into_iter().map(Arc::new).collect(),
            extra,
            ..Breakout::new(Uuid::from_u128(id))
        },
    )
}

/// A mechanism with an answer of its own.
fn solvable() -> impl Strategy<Value = (Kind, String)> {
    prop_oneof![
        "[0-9]{1,4}".prop_map(|answer| (Kind::Number(Number { wheels: answer.len() as u32 }), answer)),
        "[A-Z]{1,5}"
            .prop_map(|answer| (Kind::Letters(Letters { wheels: answer.len() as u32, alphabet: Vec::new() }), answer)),
        "[a-z]{1,6} [a-z]{1,6}".prop_map(|answer| (Kind::Text(Text::default()), answer)),
        prop::collection::vec(prop_oneof![Just("up"), Just("left"), Just("down")], 1..5)
            .prop_map(|steps| (Kind::Direction(Direction::default()), steps.join(" "))),
        prop::collection::vec(prop_oneof![Just("red"), Just("blue")], 1..5)
            .prop_map(|steps| (Kind::Colour(Colour::default()), steps.join(" "))),
        Just((
            Kind::Choice(Choice { many: true, options: vec![Item::new("a", "A"), Item::new("b", "B")] }),
            "a b".to_owned()
        )),
    ]
}

/// A breakout that can be played to its end: each lock comes after some of those before it.
pub fn sound_breakout() -> impl Strategy<Value = Breakout> {
    let lock = (
        solvable(),
        prop::collection::vec(any::<prop::sample::Index>(), 0..3),
        any::<prop::sample::Index>(),
        any::<bool>(),
    );
    let rules = (1u32..4, 0u32..300, 0u32..3, 0u32..4, 0u32..20, any::<bool>());
    (prop::collection::vec(lock, 1..8), rules).prop_map(|(locks, (tries, seconds, cards, free, wait, stop))| {
        let mut breakout = Breakout::new(Uuid::from_u128(7));
        breakout.title = "Sound".into();
        breakout.bench = vec![Clue::new("page", ClueKind::Text { body: "Begin.".into() })];
        breakout.minutes = Some(30);
        breakout.rules = Rules {
            hints: HintRules { after_tries: tries, after_seconds: seconds, cards, extra: Extra::new() },
            tries: TryRules { free, wait_seconds: wait, extra: Extra::new() },
            time_up: if stop { TimeUp::Stop } else { TimeUp::KeepGoing },
            teacher_key: Some("Brass Owl".into()),
            extra: Extra::new(),
        };
        for (index, ((kind, answer), before, need, all)) in locks.into_iter().enumerate() {
            let mut lock = Lock::new(format!("lock-{index}"), Mechanism::from(kind));
            lock.title = format!("Lock {index}");
            let mut after: Vec<usize> =
                before.into_iter().filter(|_| index > 0).map(|at| at.index(index.max(1))).collect();
            after.sort_unstable();
            after.dedup();
            lock.need = if all || after.is_empty() { None } else { Some(need.index(after.len()) as u32 + 1) };
            lock.after = after.into_iter().map(|at| format!("lock-{at}")).collect();
            lock.answers = vec![answer];
            lock.hints = vec!["A nudge.".into(), "A method.".into(), "Nearly all.".into()];
            lock.clues = vec![Clue::new(format!("clue-{index}"), ClueKind::Text { body: "Look.".into() })];
            lock.inside = vec![Clue::new(format!("inside-{index}"), ClueKind::Text { body: "Well done.".into() })];
            breakout.locks.push(Arc::new(lock));
        }
        breakout
    })
}
