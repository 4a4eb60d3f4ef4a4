//! What goes round stays whole: nothing that an author or a team wrote is lost, whatever it was.

mod support;

use std::collections::BTreeSet;

use latchwork::breakout::{Clue, ClueKind, Extra, Lock, Problem, Reply};
use latchwork::format::journal::{self, Header};
use latchwork::format::turn::{self, Words};
use latchwork::format::{self, Refused, read, to_link, unpack, write};
use latchwork::mechanism::{Choice, Item, Kind, Letters, Mechanism, Number, Spelling};
use latchwork::play::{Event, Journal, What};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use rand::SeedableRng;
use rand::rngs::Xoshiro128PlusPlus;
use serde_json::{Value, json};
use support::any_breakout;
use support::json::{Slip, lost, odd_values, pointers, slip, whole_file};
use uuid::Uuid;

const FRESH: Uuid = Uuid::from_u128(1);

/// What the file is once it was opened and saved.
fn saved(file: &Value) -> Value {
    let opened = read(file.to_string().as_bytes(), FRESH).expect("it was refused");
    serde_json::from_str(&write(&opened.breakout)).expect("it is JSON")
}

#[test]
fn a_file_with_every_member_is_sound_and_stays_as_it_is() {
    let file = whole_file();
    let opened = read(file.to_string().as_bytes(), FRESH).expect("it was refused");
    assert_eq!(opened.findings, []);
    assert_eq!(saved(&file), file);
}

/// The names of all members that the schema knows.
fn known(schema: &Value, into: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::Object(properties)) = members.get("properties") {
                into.extend(properties.keys().cloned());
            }
            members.values().for_each(|member| known(member, into));
        }
        Value::Array(list) => list.iter().for_each(|entry| known(entry, into)),
        _ => {}
    }
}

#[test]
fn every_member_that_the_schema_knows_stands_in_that_file() {
    let mut names = BTreeSet::new();
    known(&format::schema(), &mut names);
    let file = whole_file();
    let there: Vec<String> = pointers(&file);
    let missing: Vec<&String> = names
        .iter()
        .filter(|name| !matches!(name.as_str(), "format" | "version"))
        .filter(|name| !there.iter().any(|pointer| pointer.ends_with(&format!("/{name}"))))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn nothing_is_lost_whichever_member_becomes_odd() {
    let file = whole_file();
    for pointer in pointers(&file) {
        for value in odd_values() {
            let mut odd = file.clone();
            *odd.pointer_mut(&pointer).expect("it stands there") = value;
            let once = saved(&odd);
            assert_eq!(lost(&odd, &once), [], "at {pointer}: {once}");
            assert_eq!(saved(&once), once, "at {pointer}");
        }
    }
}

#[test]
fn what_could_not_be_read_before_stays_beside_what_can_not_be_read_now() {
    let lock = |unread: Value| {
        let mechanism = json!({ "kind": "number", "wheels": "four", "unread": unread });
        let lock = json!({ "id": "a", "mechanism": mechanism });
        let file = json!({ "format": "latchwork.breakout", "version": 1, "id": FRESH.to_string(), "locks": [lock] });
        saved(&file).pointer("/locks/0/mechanism/unread").cloned()
    };
    assert_eq!(lock(json!({ "wheels": "three" })), Some(json!({ "wheels": "three", "wheels+": "four" })));
    assert_eq!(lock(json!({ "wheels": "four" })), Some(json!({ "wheels": "four", "wheels+": "four" })));
    assert_eq!(lock(json!("mine")), Some(json!({ "unread": "mine", "wheels": "four" })));
}

#[test]
fn a_number_of_ways_that_no_lock_has_is_found() {
    for ways in [3, 5, 6, 7, 9] {
        let lock = json!({ "id": "a", "mechanism": { "kind": "direction", "ways": ways } });
        let file = json!({ "format": "latchwork.breakout", "version": 1, "id": FRESH.to_string(), "locks": [lock] });
        let opened = read(file.to_string().as_bytes(), FRESH).expect("it was refused");
        assert!(matches!(opened.findings[0].problem, Problem::WrongValue { .. }), "{ways}");
        assert_eq!(saved(&file).pointer("/locks/0/mechanism/unread/ways"), Some(&json!(ways)));
    }
}

#[test]
fn markup_in_any_text_stays_the_text_that_it_is() {
    let script = "<script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1))&amp;\u{202e}";
    let file = whole_file();
    let mut texts = 0;
    for pointer in pointers(&file) {
        let name = pointer.rsplit('/').next().unwrap_or_default();
        // Words that only say which one: another is kept under `unread`, and as a kind it is one of a newer version.
        let is_word =
            matches!(name, "mark" | "unit" | "form" | "first" | "last" | "time_up" | "explain" | "tool" | "kind")
                || pointer == "/id";
        let is_word = is_word || pointer.contains("/shapes/");
        if is_word || !file.pointer(&pointer).is_some_and(Value::is_string) {
            continue;
        }
        texts += 1;
        let mut marked = file.clone();
        *marked.pointer_mut(&pointer).expect("it stands there") = json!(script);
        let opened = read(marked.to_string().as_bytes(), FRESH).expect("it was refused");
        assert_eq!(opened.findings, [], "{pointer}");
        assert_eq!(saved(&marked), marked, "{pointer}");
        assert_eq!(
            unpack(&to_link(&opened.breakout))
                .and_then(|file| read(&file, FRESH))
                .map(|opened| write(&opened.breakout)),
            Ok(write(&opened.breakout))
        );
    }
    assert!(texts > 80, "only {texts} texts were found");
}

const ENGLISH: Spelling = Spelling::native("en");

fn chance() -> Xoshiro128PlusPlus {
    Xoshiro128PlusPlus::seed_from_u64(1)
}

/// A thing as the file has it.
fn file_of(thing: &impl serde::Serialize) -> Value {
    // By way of text, so that a member written twice is seen.
    let text = serde_json::to_string(thing).expect("it is JSON");
    let value: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(text.len(), value.to_string().len(), "a member stands twice in {text}");
    value
}

#[test]
fn what_is_set_up_in_the_room_outlives_a_turn() {
    let room = Clue::new("a", ClueKind::Room { say: "Look up.".into(), setup: "Tape it there.".into() });
    let paper = turn::clue(&room, Words::Text);
    assert_eq!(paper.kind, ClueKind::Text { body: "Look up.".into() });
    assert_eq!(turn::clue(&turn::clue(&paper, Words::Ink), Words::Room), room);
}

#[test]
fn an_answer_becomes_the_option_that_says_it_and_comes_back() {
    let mut lock = Lock::new("a", Kind::Number(Number { wheels: 4 }).into());
    lock.answers = vec!["4962".into()];
    lock.replies = vec![Reply { answer: "4926".into(), ..Reply::default() }];
    let before = lock.clone();
    turn::lock(&mut lock, &Kind::Choice(Choice::default()), ENGLISH, &mut chance());
    let Kind::Choice(choice) = &lock.mechanism.kind else { panic!("{:?}", lock.mechanism) };
    let labels: Vec<&str> = choice.options.iter().map(|option| option.label.as_str()).collect();
    let ids: Vec<&str> = choice.options.iter().map(|option| option.id.as_str()).collect();
    assert_eq!(labels, ["4962", "4926", ""]);
    assert_eq!([lock.answers[0].as_str(), lock.replies[0].answer.as_str()], ids[..2]);
    turn::lock(&mut lock, &Kind::Number(Number::default()), ENGLISH, &mut chance());
    assert_eq!(
        (lock.mechanism.kind, lock.answers, lock.replies),
        (before.mechanism.kind, before.answers, before.replies)
    );
}

#[test]
fn wheels_fit_the_answer_wherever_there_is_one_that_fits() {
    let mut lock = Lock::new("a", Kind::Text(Default::default()).into());
    lock.answers = vec!["llan".into()];
    let welsh = Letters { alphabet: ["ll", "a", "n"].map(str::to_owned).to_vec(), ..Letters::default() };
    turn::lock(&mut lock, &Kind::Letters(welsh.clone()), ENGLISH, &mut chance());
    assert_eq!(lock.mechanism.kind, Kind::Letters(Letters { wheels: 3, ..welsh }));
    turn::lock(&mut lock, &Kind::Number(Number::default()), ENGLISH, &mut chance());
    assert_eq!(lock.answers, ["llan"], "what doesn't fit waits for the teacher");
}

/// A lock of a choice, as a teacher leaves it: each option says something else.
fn chosen() -> impl Strategy<Value = (Kind, String)> {
    (2..5usize, 0..2usize, any::<bool>()).prop_map(|(options, right, many)| {
        let label = |n: usize| Item::new(&format!("o{n}"), &format!("Option {n}"));
        let answer = if many { "o0 o1".to_owned() } else { format!("o{right}") };
        (Kind::Choice(Choice { many, options: (0..options).map(label).collect() }), answer)
    })
}

/// Unknown members, some with names that another kind has.
fn taken_names() -> impl Strategy<Value = Extra> {
    let names = ["body", "say", "setup", "wheels", "alphabet", "strict", "ways", "palette", "options", "many", "x"];
    let member = (prop::sample::select(names.to_vec()), prop::sample::select(odd_values()));
    vec(member, 0..3).prop_map(|members| members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn what() -> impl Strategy<Value = (What, Extra)> {
    let text = || ".{0,9}";
    let known = prop_oneof![
        any::<u32>().prop_map(|revision| What::Started { revision }),
        Just(What::Paused),
        Just(What::Resumed),
        (text(), text()).prop_map(|(lock, answer)| What::Tried { lock, answer }),
        (text(), 0..9usize).prop_map(|(lock, with)| What::Opened { lock, with }),
        (text(), 0..9usize, any::<bool>()).prop_map(|(lock, rung, card)| What::Hinted { lock, rung, card }),
        (text(), any::<bool>()).prop_map(|(lock, card)| What::Asked { lock, card }),
        text().prop_map(|lock| What::Helped { lock }),
        (text(), text()).prop_map(|(lock, text)| What::Explained { lock, text }),
        (text(), text()).prop_map(|(entry, text)| What::Noted { entry, text }),
        (0..9usize, text()).prop_map(|(question, text)| What::Reflected { question, text }),
        Just(What::Finished),
    ];
    let newer = ("danced|opened", support::extra()).prop_map(|(event, mut extra)| {
        // One of ours, but without what ours says, is kept as it is.
        extra.insert("event".into(), event.into());
        (What::Unknown, extra)
    });
    prop_oneof![4 => (known, support::extra()), 1 => newer]
}

fn any_journal() -> impl Strategy<Value = Journal> {
    let header = (any::<u128>(), any::<u128>(), ".{0,9}", support::extra());
    (header, vec((what(), 0..3u128, 0..99u64, any::<u32>()), 0..12)).prop_map(
        |((id, breakout, team, extra), events)| {
            let mut journal = Journal::new(Uuid::from_u128(id), Uuid::from_u128(breakout), &team);
            journal.extra = extra;
            for (n, ((what, extra), writer, after, at)) in events.into_iter().enumerate() {
                journal.insert(Event {
                    writer: Uuid::from_u128(writer),
                    n: n as u32,
                    after,
                    at: at.into(),
                    what,
                    extra,
                });
            }
            journal
        },
    )
}

fn journal_file(journal: &Journal) -> Value {
    serde_json::from_str(&journal::write(journal)).expect("it is JSON")
}

#[test]
fn an_event_with_the_stamp_of_another_is_kept_apart() {
    let event = |answer: &str| json!({ "event": "tried", "lock": "a", "answer": answer, "writer": FRESH.to_string(), "n": 0, "after": 0, "at": 5 });
    let file = json!({ "format": "latchwork.journal", "version": 1, "id": FRESH.to_string(), "breakout": FRESH.to_string(),
        "team": "T", "events": [event("1"), event("1"), event("2"), { "event": "tried" }, 7] });
    let read = journal::read(file.to_string().as_bytes()).expect("it was refused");
    assert_eq!(read.events().count(), 1);
    assert_eq!(
        read.extra["unread"],
        json!({ "events/2": event("2"), "events/3": { "event": "tried" }, "events/4": 7 })
    );
}

#[test]
fn a_journal_is_refused_with_its_reason() {
    let file = |version: Value| {
        json!({ "format": "latchwork.journal", "version": version, "id": FRESH.to_string(), "breakout": FRESH.to_string(),
            "team": "T", "events": [] })
        .to_string()
    };
    assert!(journal::read(format!("\u{feff}{}", file(json!(1))).as_bytes()).is_ok(), "a byte order mark is no harm");
    assert_eq!(journal::read(file(json!(0)).as_bytes()), Err(Refused::NoVersion));
    assert_eq!(journal::read(file(json!("1")).as_bytes()), Err(Refused::NoVersion));
    assert_eq!(journal::read(file(json!(2)).as_bytes()), Err(Refused::TooNew { version: 2 }));
    assert_eq!(journal::read(&[0xff]), Err(Refused::NotText));
    let other = Some("latchwork.breakout".to_owned());
    assert_eq!(journal::read(whole_file().to_string().as_bytes()), Err(Refused::NotOurs { format: other }));
}

#[test]
fn two_journals_of_a_team_keep_what_either_knew() {
    let journal = |extra: Value| {
        let mut journal = Journal::new(FRESH, FRESH, "T");
        journal.extra.extend(extra.as_object().cloned().unwrap_or_default());
        journal
    };
    let mut one = journal(json!({ "mood": "calm", "only": 1, "unread": { "events/0": 1 } }));
    let other = journal(json!({ "mood": "loud", "too": 2, "unread": { "events/0": 2 } }));
    one.merge(other.clone());
    let both = json!({ "mood": "calm", "mood+": "loud", "only": 1, "too": 2, "unread": { "events/0": 1 }, "unread+": { "events/0": 2 } });
    assert_eq!(Value::Object(one.extra.clone()), both);
    one.merge(other);
    assert_eq!(Value::Object(one.extra), both, "once is enough");
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(breakout in any_breakout()) {
        let opened = read(write(&breakout).as_bytes(), FRESH).unwrap();
        prop_assert_eq!(&opened.breakout, &breakout);
        prop_assert!(opened.findings.is_empty(), "{:?}", opened.findings);
        prop_assert_eq!(unpack(&to_link(&breakout)).and_then(|file| read(&file, FRESH)).unwrap().breakout, breakout);
    }

    #[test]
    fn nothing_is_lost_whatever_a_careless_hand_does(breakout in any_breakout(), slips in vec(vec(slip(), 1..4), 1..4)) {
        let mut file: Value = serde_json::from_str(&write(&breakout)).unwrap();
        for slips in slips {
            let places: Vec<String> = slips.iter().map(|slip: &Slip| slip.befall(&mut file)).collect();
            let after = saved(&file);
            prop_assert_eq!(lost(&file, &after), [], "after slips at {:?} in {}: {}", places, file, after);
            file = after;
        }
    }

    #[test]
    fn a_clue_turned_and_turned_back_has_lost_nothing(mut clue in support::clue(), more in taken_names(), into in 0..3usize) {
        let words = [Words::Text, Words::Ink, Words::Room];
        let kind = match clue.kind {
            ClueKind::Text { .. } => Words::Text,
            ClueKind::Ink { .. } => Words::Ink,
            ClueKind::Room { .. } => Words::Room,
            _ => return Ok(()),
        };
        let known = file_of(&clue);
        clue.extra.extend(more.into_iter().filter(|(name, _)| known.get(name).is_none()));
        // A room without anything to set up doesn't write so.
        if kind == Words::Room {
            clue.extra.remove("setup");
        }
        let turned = turn::clue(&clue, words[into]);
        let texts = |value: &Value| { let mut lost = lost(&file_of(&clue), value); lost.retain(|(name, _)| !matches!(name.as_str(), "kind" | "say" | "body")); lost };
        prop_assert_eq!(texts(&file_of(&turned)), []);
        prop_assert_eq!(lost(&file_of(&clue), &file_of(&turn::clue(&turned, kind))), []);
    }

    #[test]
    fn a_lock_turned_and_turned_back_is_as_it_was(
        (kind, answer) in prop_oneof![3 => support::solvable(), 1 => chosen()], others in vec("[A-Z]{1,3}", 0..2), ways in vec(any::<Index>(), 1..4)
    ) {
        let mut lock = Lock::new("a", Mechanism::from(kind.clone()));
        lock.answers = vec![answer];
        // To a choice nobody can answer what is no option.
        let others = if matches!(kind, Kind::Choice(_)) { Vec::new() } else { others };
        lock.replies = others.into_iter().map(|answer| Reply { answer, ..Reply::default() }).collect();
        let before = lock.clone();
        for way in ways {
            turn::lock(&mut lock, way.get(&Kind::all()), ENGLISH, &mut chance());
            file_of(&lock);
        }
        turn::lock(&mut lock, &kind, ENGLISH, &mut chance());
        prop_assert_eq!(lock.mechanism.kind, before.mechanism.kind);
        prop_assert_eq!(lock.answers, before.answers);
        prop_assert_eq!(lock.replies, before.replies);
    }

    #[test]
    fn no_turn_of_a_lock_loses_what_a_teacher_wrote(mut lock in support::lock(), more in taken_names(), ways in vec(any::<Index>(), 1..4)) {
        let known = file_of(&lock.mechanism);
        lock.mechanism.extra.extend(more.into_iter().filter(|(name, _)| known.get(name).is_none()));
        let before = file_of(&lock);
        let own = lock.mechanism.kind.name().to_owned();
        for way in ways {
            turn::lock(&mut lock, way.get(&Kind::all()), ENGLISH, &mut chance());
        }
        let mut gone = lost(&before, &file_of(&lock));
        // Settings as they come are no words of a teacher's, and wheels fit the answer.
        let usual = Kind::all().into_iter().find(|kind| kind.name() == own).map(Mechanism::from);
        let usual = lost(&json!(usual), &json!({}));
        gone.retain(|of| !usual.contains(of));
        gone.retain(|(name, value)| !matches!(name.as_str(), "kind" | "wheels" | "ways") && value != "\"\"" && value != "[]");
        // An answer may have become the option that says it.
        let says = |value: &str| file_of(&lock.mechanism).to_string().contains(value);
        gone.retain(|(name, value)| !(matches!(name.as_str(), "answers" | "answer") && says(value)));
        prop_assert_eq!(gone, []);
    }

    #[test]
    fn a_journal_that_is_written_is_read_again(
        journal in any_journal(),
        open in 0..99usize,
        finished: bool,
        last: u64,
        chair in 0..3usize,
    ) {
        prop_assert_eq!(journal::read(journal::write(&journal).as_bytes()), Ok(journal.clone()));
        for event in journal.events() {
            let kept = journal::read_event(&journal::write_event(event));
            prop_assert_eq!(kept.as_ref(), Some(event));
        }
        let Journal { id, breakout, team, mut extra, .. } = journal;
        // A word of the header that means something else to its author.
        extra.insert("last".into(), json!("but not least"));
        let header = Header { id, breakout, team, open, finished, last, chair, extra };
        prop_assert_eq!(journal::read_header(&journal::write_header(&header)), Some(header));
    }

    #[test]
    fn nothing_of_a_team_is_lost_whatever_a_careless_hand_does(journal in any_journal(), slips in vec(slip(), 1..4)) {
        let mut file = journal_file(&journal);
        let ids = (file["id"].clone(), file["breakout"].clone());
        slips.iter().for_each(|slip| drop(slip.befall(&mut file)));
        // Without these it is nobody's journal.
        (file["id"], file["breakout"]) = ids;
        let after = journal_file(&journal::read(file.to_string().as_bytes()).expect("it was refused"));
        prop_assert_eq!(lost(&file, &after), [], "{} became {}", file, after);
    }
}
