//! Breakouts for properties: any that a file could hold, and sound ones that can be played to their end.

#![allow(dead_code)]

pub mod chains;
pub mod json;
pub mod playing;
pub mod sealed;

use std::sync::Arc;

use latchwork::breakout::{
    Aside, Breakout, Card, Clue, ClueKind, Explain, Extra, HintRules, Lock, Media, Reply, Rules, Source, Standard,
    Target, TimeUp, Tool, TryRules,
};
use latchwork::mechanism::{
    Axis, Choice, Clock, Colour, Date, Direction, Field, FillIn, Further, Item, Key, Kind, Letters, Mark, Match,
    Measure, Mechanism, Number, Order, Part, Pattern, Point, Quantity, Shape, Sort, Spacing, Strict, Swatch, Switches,
    Tap, Text, Tune, Unit, Written, cut,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

/// Members that no version knows.
pub fn extra() -> impl Strategy<Value = Extra> {
    let value = prop_oneof![
        Just(json!(null)),
        Just(json!({})),
        Just(json!([1, { "deep": [true, []] }])),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::from)
    ];
    btree_map("x-[a-z]{1,4}|unread|[a-z]~/", value, 0..3).prop_map(|members| members.into_iter().collect())
}

fn text() -> impl Strategy<Value = String> {
    ".{0,9}"
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn id() -> impl Strategy<Value = String> {
    "[a-z0-9][a-z0-9-]{0,6}"
}

fn ids() -> impl Strategy<Value = Vec<String>> {
    vec(id(), 0..3)
}

/// Any clue.
pub fn clue() -> impl Strategy<Value = Clue> {
    let kind = prop_oneof![
        text().prop_map(|body| ClueKind::Text { body }),
        text().prop_map(|body| ClueKind::Ink { body }),
        (text(), text()).prop_map(|(src, alt)| ClueKind::Image { src, alt }),
        (text(), text()).prop_map(|(src, transcript)| ClueKind::Audio { src, transcript }),
        (text(), text()).prop_map(|(say, setup)| ClueKind::Room { say, setup }),
        Just(ClueKind::Tool { tool: Tool::BlackLight }),
        Just(ClueKind::Unknown { kind: "tool".into() }),
        Just(ClueKind::Unknown { kind: "hologram".into() }),
    ];
    (id(), kind, text(), option::of(text()), option::of(1u8..=2), extra()).prop_map(
        |(id, kind, title, language, seat, mut extra)| {
            if kind == (ClueKind::Unknown { kind: "tool".into() }) {
                extra.insert("tool".into(), json!("tuning_fork"));
            }
            Clue { id, kind, title, language, seat, extra }
        },
    )
}

fn clues() -> impl Strategy<Value = Vec<Clue>> {
    vec(clue(), 0..3)
}

fn kind() -> impl Strategy<Value = Kind> {
    let strict = any::<[bool; 3]>()
        .prop_flat_map(|[case, accents, punctuation]| {
            extra().prop_map(move |extra| Strict { case, accents, punctuation, extra })
        })
        .boxed();
    let swatch = (id(), text(), prop::sample::select(Mark::ALL.to_vec()), extra())
        .prop_map(|(id, name, mark, extra)| Swatch { id, name, mark, extra });
    let part = (text(), any::<bool>(), extra()).prop_map(|(text, tap, extra)| Part { text, tap, extra });
    let item = (id(), text(), extra()).prop_map(|(id, label, extra)| Item { id, label, extra }).boxed();
    let field = (text(), strict.clone(), extra()).prop_map(|(label, strict, extra)| Field { label, strict, extra });
    let measure = (text(), texts(), any::<bool>(), extra()).prop_map(|(name, also, needed, extra)| Measure {
        name,
        also,
        needed,
        extra,
    });
    let quantity = (prop::sample::select(Written::ALL.to_vec()), option::of(Quantity::PLACES), option::of(measure));
    let items = vec(item.clone(), 0..3);
    let two = || (items.clone(), items.clone());
    let axis = (Axis::ENDS, Axis::ENDS, prop::sample::select(Spacing::ALL.to_vec()), extra())
        .prop_map(|(from, to, step, extra)| Axis { from, to, step, extra })
        .boxed();
    prop_oneof![
        Number::WHEELS.prop_map(|wheels| Kind::Number(Number { wheels })),
        (Letters::WHEELS, texts()).prop_map(|(wheels, alphabet)| Kind::Letters(Letters { wheels, alphabet })),
        strict.prop_map(|strict| Kind::Text(Text { strict })),
        prop_oneof![Just(4), Just(8)].prop_map(|ways| Kind::Direction(Direction { ways })),
        vec(swatch, 0..3).prop_map(|palette| Kind::Colour(Colour { palette })),
        vec(prop::sample::select(Mark::ALL.to_vec()), 0..4)
            .prop_map(|shapes| Kind::from(Further::Shape(Shape { shapes }))),
        texts().prop_map(|labels| Kind::from(Further::Switches(Switches { labels }))),
        Pattern::SIZES.prop_map(|size| Kind::from(Further::Pattern(Pattern { size }))),
        (axis.clone(), axis, Point::COUNT, any::<bool>())
            .prop_map(|(x, y, count, ordered)| Kind::from(Further::Point(Point { x, y, count, ordered }))),
        prop::sample::select(&Clock::HOURS).prop_map(|hours| Kind::from(Further::Clock(Clock { hours }))),
        Just(Kind::from(Further::Date(Date {}))),
        (key(), key()).prop_map(|(first, last)| Kind::from(Further::Tune(Tune { first, last }))),
        (any::<bool>(), vec(item, 0..3)).prop_map(|(many, options)| Kind::Choice(Choice { many, options })),
        (prop::sample::select(Unit::ALL.to_vec()), vec(part, 0..3))
            .prop_map(|(unit, parts)| Kind::from(Further::Tap(Tap { unit, parts }))),
        items.clone().prop_map(|items| Kind::from(Further::Order(Order { items }))),
        two().prop_map(|(bins, items)| Kind::from(Further::Sort(Sort { bins, items }))),
        two().prop_map(|(left, right)| Kind::from(Further::Match(Match { left, right }))),
        quantity.prop_map(|(form, places, unit)| Kind::from(Further::Quantity(Quantity { form, places, unit }))),
        vec(field, 0..3).prop_map(|fields| Kind::from(Further::Form(FillIn { fields }))),
        Just(Kind::Unknown { kind: "sundial".into() }),
    ]
}

fn key() -> impl Strategy<Value = Key> {
    Key::MIDI.prop_map(|midi| Key::new(midi).unwrap())
}

/// Any lock.
pub fn lock() -> impl Strategy<Value = Lock> {
    let mechanism = (kind(), extra()).prop_map(|(kind, extra)| Mechanism { kind, extra });
    let reply = (text(), text(), extra()).prop_map(|(answer, say, extra)| Reply { answer, say, extra });
    let explain = option::of(Just(Explain::After));
    let chain = (id(), ids(), ids(), option::of(1u32..4));
    let opening = (mechanism, texts(), vec(reply, 0..3), texts(), explain);
    (chain, text(), opening, clues(), clues(), extra()).prop_map(
        |((id, targets, after, need), title, (mechanism, answers, replies, hints, explain), clues, inside, extra)| {
            Lock { id, title, targets, after, need, clues, mechanism, answers, replies, hints, explain, inside, extra }
        },
    )
}

fn target() -> impl Strategy<Value = Target> {
    let standard = (text(), text(), text(), extra()).prop_map(|(framework, code, uri, extra)| Standard {
        framework,
        code,
        uri,
        extra,
    });
    (id(), text(), option::of(standard), extra()).prop_map(|(id, statement, standard, extra)| Target {
        id,
        statement,
        standard,
        extra,
    })
}

fn rules() -> impl Strategy<Value = Rules> {
    let hints = (0..=1000u32, 0..=86_400u32, 0..=1000u32, any::<bool>(), extra()).prop_map(
        |(after_tries, after_seconds, cards, neighbour, extra)| HintRules {
            after_tries,
            after_seconds,
            cards,
            neighbour,
            extra,
        },
    );
    let tries = (0..=1000u32, 0..=3600u32, extra()).prop_map(|(free, wait_seconds, extra)| TryRules {
        free,
        wait_seconds,
        extra,
    });
    let time_up = prop_oneof![Just(TimeUp::KeepGoing), Just(TimeUp::Stop)];
    let some = (hints, tries, time_up, option::of(text()), extra())
        .prop_map(|(hints, tries, time_up, teacher_key, extra)| Rules { hints, tries, time_up, teacher_key, extra });
    prop_oneof![Just(Rules::default()), some]
}

/// Whatever a file could hold, sound or not: each member of the types is named here, so that none is forgotten.
pub fn any_breakout() -> impl Strategy<Value = Breakout> {
    let source = (text(), text(), texts(), text(), extra()).prop_map(|(id, title, authors, license, extra)| Source {
        id,
        title,
        authors,
        license,
        extra,
    });
    let card = (id(), text(), text(), extra()).prop_map(|(id, title, body, extra)| Card { id, title, body, extra });
    let media = (text(), text(), text(), extra())
        .prop_map(|(media_type, data, credit, extra)| Arc::new(Media { media_type, data: data.into(), credit, extra }));
    let cover =
        ((any::<u128>(), 1..=u32::MAX, text(), text(), ".{1,5}"), (text(), text(), texts(), text(), vec(source, 0..2)));
    let things = (clues(), clues(), clues(), option::of(1..=1440u32));
    let aside = (text(), text(), texts(), text(), extra()).prop_map(|(problem, place, about, reason, extra)| Aside {
        problem,
        place,
        about,
        reason,
        extra,
    });
    let afterwards = (texts(), vec(aside, 0..2));
    let more = (vec(card, 0..3), rules(), afterwards, btree_map(text(), media, 0..3), extra());
    (cover, things, vec(target(), 0..3), vec(lock().prop_map(Arc::new), 0..4), more).prop_map(
        |(cover, (story, bench, ending, minutes), targets, locks, (cards, rules, (debrief, aside), media, extra))| {
            let ((id, revision, modified, title, language), (subject, level, authors, license, adapted_from)) = cover;
            Breakout {
                id: Uuid::from_u128(id),
                revision,
                modified,
                title,
                language,
                subject,
                level,
                authors,
                license,
                adapted_from,
                story,
                bench,
                ending,
                minutes,
                targets,
                locks,
                cards,
                rules,
                debrief,
                aside,
                media,
                extra,
            }
        },
    )
}

/// A mechanism with an answer of its own.
pub fn solvable() -> impl Strategy<Value = (Kind, String)> {
    prop_oneof![
        "[0-9]{1,4}".prop_map(|answer| (Kind::Number(Number { wheels: answer.len() as u32 }), answer)),
        "[A-Z]{1,5}"
            .prop_map(|answer| (Kind::Letters(Letters { wheels: answer.len() as u32, alphabet: Vec::new() }), answer)),
        "[a-z]{1,6} [a-z]{1,6}".prop_map(|answer| (Kind::Text(Text::default()), answer)),
        prop::collection::vec(prop_oneof![Just("up"), Just("left"), Just("down")], 1..5)
            .prop_map(|steps| (Kind::Direction(Direction::default()), steps.join(" "))),
        prop::collection::vec(prop_oneof![Just("red"), Just("blue")], 1..5)
            .prop_map(|steps| (Kind::Colour(Colour::default()), steps.join(" "))),
        prop::collection::vec(prop_oneof![Just("star"), Just("ring"), Just("bar")], 2..5)
            .prop_map(|steps| (Kind::from(Further::Shape(Shape::default())), steps.join(" "))),
        "[01]{5,7}".prop_map(|answer| {
            (Kind::from(Further::Switches(Switches { labels: answer.chars().map(String::from).collect() })), answer)
        }),
        Pattern::SIZES.prop_map(|size| (Kind::from(Further::Pattern(Pattern { size })), "1 2 6 5".to_owned())),
        (-5..=5, -5..=5).prop_map(|(x, y)| (Kind::from(Further::Point(Point::default())), format!("({x}, {y})"))),
        (0..24, 0..60).prop_map(|(hour, minute)| (
            Kind::from(Further::Clock(Clock { hours: 12 })),
            format!("{hour}.{minute:02}")
        )),
        (1000..2100, 1..=12, 1..=28)
            .prop_map(|(year, month, day)| (Kind::from(Further::Date(Date {})), format!("{year}-{month}-{day}"))),
        "([CDFGA]#?|[EB])4( ([CDFGA]#?|[EB])4){1,4}"
            .prop_map(|answer| (Kind::from(Further::Tune(Tune::default())), answer)),
        Just((
            Kind::Choice(Choice { many: true, options: vec![Item::new("a", "A"), Item::new("b", "B")] }),
            "a b".to_owned()
        )),
        Just((Kind::from(Further::Order(Order::default())), "c a d b".to_owned())),
        Just((Kind::from(Further::Sort(Sort::default())), "y=a,c x=b,d,e".to_owned())),
        Just((Kind::from(Further::Match(Match::default())), "a=2 b=1 c=4 d=3".to_owned())),
        "[1-9]{1,3}/[1-9]{1,3}".prop_map(|answer| (Kind::from(Further::Quantity(Quantity::default())), answer)),
        Just((Kind::from(Further::Form(FillIn::default())), "Cat\nDog".to_owned())),
        Just((
            Kind::from(Further::Tap(Tap { unit: Unit::Word, parts: cut("She ran home.", Unit::Word) })),
            "1 3".to_owned()
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
    let rules = (1u32..4, 0u32..300, 0u32..3, any::<bool>(), 0u32..4, 0u32..20, any::<bool>());
    (prop::collection::vec(lock, 1..8), rules).prop_map(
        |(locks, (tries, seconds, cards, neighbour, free, wait, stop))| {
            let mut breakout = Breakout::new(Uuid::from_u128(7));
            breakout.title = "Sound".into();
            breakout.bench = vec![Clue::new("page", ClueKind::Text { body: "Begin.".into() })];
            breakout.minutes = Some(30);
            breakout.rules = Rules {
                hints: HintRules { after_tries: tries, after_seconds: seconds, cards, neighbour, extra: Extra::new() },
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
        },
    )
}
