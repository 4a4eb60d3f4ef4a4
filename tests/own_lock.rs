//! The lock that a team makes for the next class: what of it is handed in, and how it joins a breakout.

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use latchwork::breakout::{Breakout, Clue, ClueKind, Finding, Lock, Made, Problem, Reply, Target, check, is_id};
use latchwork::format::{self, hand_in as file};
use latchwork::mechanism::{Choice, Item, Kind, Mechanism, Number, Spelling, Text};
use latchwork::play::{Event, Journal, What, opens_any};
use latchwork::prose::plain;
use latchwork::report::{
    Amiss, HeldBack, LONGEST_LOCK, LONGEST_NAME, LONGEST_TEXT, Members, Told, amiss, hand_in, is_begun, tidied,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::chains::{self, ink, light};
use support::playing::played;
use support::sound_breakout;
use uuid::Uuid;

const ENGLISH: Spelling = Spelling::native("en");

fn grammar() -> Breakout {
    format::read(include_bytes!("../puzzles/run-on-gate.json"), Uuid::nil()).expect("it is shipped").breakout
}

fn own(answer: &str) -> Lock {
    let mut lock = Lock::new("ours", Mechanism::from(Kind::Number(Number { wheels: answer.len() as u32 })));
    lock.title = "The owl’s nest".into();
    lock.answers = vec![answer.into()];
    lock.clues = vec![Clue::new("paper", ClueKind::Text { body: "How many owls sit in three nests of seven?".into() })];
    lock.hints = vec!["Times.".into()];
    lock
}

/// A journal that tells of these locks, one after the other.
fn journal(breakout: &Breakout, locks: &[Lock]) -> Journal {
    let mut journal = Journal::new(Uuid::from_u128(9), breakout.id, "Owls");
    let mut tell = |n: usize, told: Told| {
        let (writer, n) = (Uuid::from_u128(5), n as u32);
        let (what, extra) = (What::Unknown, told.event());
        journal.insert(Event { writer, n, after: u64::from(n), at: 1_800_000_000_000, what, extra });
    };
    tell(0, Told::Member { member: 0, name: "Ada".into() });
    for (n, lock) in locks.iter().enumerate() {
        tell(n + 1, Told::Made { lock: Box::new(lock.clone()) });
    }
    journal
}

/// What the teacher has of it.
fn handed(breakout: &Breakout, locks: &[Lock]) -> (Option<Lock>, Option<HeldBack>) {
    let handed = hand_in(breakout, &journal(breakout, locks), ENGLISH, true);
    let read = file::read(file::write(&handed.journal).as_bytes()).expect("it was just written");
    assert_eq!(read, handed.journal);
    let made = Members::of(&read).made.map(|lock| *lock);
    assert_eq!(made.as_ref(), handed.own.as_deref());
    (made, handed.held_back)
}

#[test]
fn it_goes_along_as_it_is_now_with_its_answer() {
    let breakout = grammar();
    let (mut first, mut last) = (own("20"), own("21"));
    first.title = "Too early".into();
    last.targets = vec!["joining".into(), "no-such-target".into()];
    last.replies = vec![Reply { answer: "10".into(), say: "That is plus.".into(), ..Reply::default() }];
    let (made, held_back) = handed(&breakout, &[first.clone(), last.clone()]);
    assert_eq!(held_back, None);
    let made = made.expect("it goes along");
    assert_eq!(
        (made.title.as_str(), &*made.answers, &*made.targets),
        ("The owl’s nest", &["21".to_owned()][..], &["joining".to_owned()][..])
    );
    assert_eq!((&made.replies, &made.hints, made.clues[0].text()), (&last.replies, &last.hints, last.clues[0].text()));
    let all = hand_in(&breakout, &journal(&breakout, &[first, last]), ENGLISH, true);
    assert!(!file::write(&all.journal).contains("Too early"), "what it was before stays with the team");
    let times = all.journal.events().count();
    let without = all.without_own();
    let text = file::write(&without.journal);
    assert!(!text.contains("nest") && !text.contains("21\""), "{text}");
    assert_eq!((without.journal.events().count(), without.own), (times, None));
    assert_eq!(Members::of(&without.journal).members[0].name, "Ada");
}

#[test]
fn no_answer_of_the_breakout_goes_with_it() {
    let breakout = grammar();
    // The gate's answer, as an answer, as a mistake that is expected, and as what is to choose.
    let mut mistaken = own("21");
    mistaken.mechanism = Mechanism::from(Kind::Text(Text::default()));
    mistaken.replies = vec![Reply { answer: "Lamp".into(), say: "Warm.".into(), ..Reply::default() }];
    let mut chosen = own("a");
    let options = vec![Item::new("a", "an owl"), Item::new("b", "look behind you")];
    chosen.mechanism = Mechanism::from(Kind::Choice(Choice { many: false, options }));
    for (lock, said) in [(own("1356"), "1356"), (mistaken, "Lamp"), (chosen, "look behind you")] {
        let (made, held_back) = handed(&breakout, &[lock]);
        assert_eq!((made, held_back), (None, Some(HeldBack::Opens(said.into()))));
    }
    // In what it says, as in all that a team says.
    let mut told = own("21");
    told.hints = vec!["Not LAMP, as in the shed.".into()];
    let (made, _) = handed(&breakout, &[told.clone()]);
    assert_eq!(made.expect("it goes along").hints, ["Not …, as in the shed."]);
    // Nor a name, where names are left out.
    told.title = "Ada’s nest".into();
    told.hints = vec!["Ask Ada.".into()];
    let nameless = hand_in(&breakout, &journal(&breakout, &[told.clone()]), ENGLISH, false);
    let lock = nameless.own.expect("it goes along");
    assert_eq!(lock.hints, ["Ask …."]);
    let options = vec![Item::new("a", "an owl"), Item::new("b", "Ada")];
    told.mechanism = Mechanism::from(Kind::Choice(Choice { many: false, options }));
    told.answers = vec!["a".into()];
    let nameless = hand_in(&breakout, &journal(&breakout, &[told]), ENGLISH, false);
    assert_eq!((nameless.own, nameless.held_back), (None, Some(HeldBack::Named("Ada".into()))));
}

#[test]
fn one_that_is_taken_back_or_is_too_long_stays() {
    let breakout = grammar();
    let blank = Lock::new("ours", Mechanism::from(Kind::Number(Number { wheels: 4 })));
    assert!(!is_begun(&blank) && is_begun(&own("21")));
    assert_eq!(handed(&breakout, &[own("21"), blank]), (None, None));
    let mut long = own("21");
    long.hints = vec!["words ".repeat(350); 4];
    assert_eq!(handed(&breakout, &[long.clone()]), (None, Some(HeldBack::TooLong)));
    assert_eq!(amiss(&long, ENGLISH), Some(Amiss::TooLong));
    // However long it is, the rest goes along.
    long.hints = vec!["words ".repeat(100_000); 40];
    assert_eq!(handed(&breakout, &[long]).1, Some(HeldBack::TooLong));
}

/// A hand-in's event that tells of whatever this is.
fn told(lock: Value) -> Option<Lock> {
    let event = json!({ "writer": Uuid::from_u128(5), "n": 0, "after": 0, "at": 0, "event": "made", "lock": lock });
    let text = json!({ "format": file::FORMAT, "version": 1, "id": Uuid::from_u128(9), "breakout": grammar().id, "team": "Owls", "events": [event] });
    let journal = file::read(text.to_string().as_bytes()).expect("the rest is as it should be");
    assert_eq!(journal.team, "Owls");
    Members::of(&journal).made.map(|lock| *lock)
}

#[test]
fn what_is_broken_or_hostile_is_shown_for_what_it_is() {
    let breakout = grammar();
    assert_eq!(told(json!("a lock")), None);
    let shown = |lock: Value| {
        let lock = tidied(&told(lock).expect("it is a lock"), &breakout);
        let why = amiss(&lock, ENGLISH);
        (lock, why)
    };
    assert_eq!(shown(json!({})).1, Some(Amiss::Newer));
    assert_eq!(shown(json!({ "mechanism": { "kind": "sundial" }, "answers": ["noon"] })).1, Some(Amiss::Newer));
    assert_eq!(
        shown(json!({ "mechanism": { "kind": "number", "wheels": 2 }, "answers": [] })).1,
        Some(Amiss::NoAnswer)
    );
    let (_, why) = shown(json!({ "mechanism": { "kind": "number", "wheels": 2 }, "answers": ["owl"] }));
    assert!(matches!(why, Some(Amiss::Refused { answer, .. }) if answer == "owl"));
    let (lock, why) = shown(json!({
        "id": "../gate", "title": format!("{}\u{202e}<img src=x onerror=alert(1)>", "L".repeat(5000)), "after": ["gate"], "need": 9,
        "mechanism": { "kind": "number", "wheels": 2, "more": "x".repeat(9) }, "answers": ["21"], "made": { "by": "the head" }, "weave": {},
        "targets": ["joining", "joining", "nothing", "x".repeat(5000)], "explain": "after",
        "clues": [
            { "id": "letter", "kind": "image", "src": "media:photo" }, { "id": "letter", "kind": "tool", "tool": "black_light" },
            { "id": "letter", "kind": "text", "body": "<script>alert(1)</script>", "seat": 1, "language": "xx\"onload", "piece": {} },
            { "id": "letter", "kind": "ink", "body": "x".repeat(9000) }],
        "hints": ["a", "b", "c", "d", "e", "f", "g", "h"],
        "inside": [{ "id": "letter", "kind": "room", "say": "Look.", "setup": "Put it there." }],
    }));
    assert_eq!(why, None);
    assert!(lock.title.chars().count() <= LONGEST_NAME && is_id(&lock.id));
    assert_eq!((lock.after.len(), lock.need, lock.explain), (0, None, None));
    assert!(lock.extra.is_empty() && lock.mechanism.extra.is_empty());
    assert_eq!((lock.targets, lock.hints.len(), lock.inside.len()), (vec!["joining".to_owned()], 6, 0));
    let texts: Vec<_> = lock.clues.iter().map(|clue| clue.text().unwrap_or_default()).collect();
    assert_eq!((texts[0], texts[1].len(), texts.len()), ("<script>alert(1)</script>", LONGEST_TEXT, 2));
    assert!(lock.clues.iter().all(|clue| clue.seat.is_none() && clue.language.is_none() && clue.extra.is_empty()));
    assert_ne!(lock.clues[0].id, lock.clues[1].id);
    // More than anybody could look at is never looked at.
    let many: Vec<Value> = (0..2000).map(|n| json!({ "id": format!("o{n}"), "label": "x" })).collect();
    let (lock, why) = shown(json!({ "mechanism": { "kind": "choice", "options": many }, "answers": ["o1"] }));
    assert_eq!(why, Some(Amiss::TooLong));
    assert!(serde_json::to_string(&lock).is_ok_and(|text| text.len() > LONGEST_LOCK));
}

#[test]
fn it_can_be_looked_at_alone_by_what_it_needs() {
    let breakout = Breakout { level: "Grade 5".into(), language: "en-GB".into(), ..grammar() };
    let alone = breakout.with_only(Uuid::from_u128(3), own("21"));
    assert_eq!((alone.id, alone.locks.len(), alone.lock_name("ours")), (Uuid::from_u128(3), 1, "The owl’s nest"));
    assert_eq!(
        (&alone.level, &alone.language, &alone.targets),
        (&breakout.level, &breakout.language, &breakout.targets)
    );
    assert!(alone.bench.is_empty() && alone.story.is_empty() && alone.lock("letter").is_none());
    assert_eq!(alone.lock_name("letter"), "letter", "what is not there goes by its id");
    assert_eq!(breakout.new_lock("Letter".into()).id, "letter-2", "an id of its own");
}

fn made(by: &str, journal: u128) -> Made {
    Made { by: by.into(), journal: Uuid::from_u128(journal).to_string() }
}

#[test]
fn it_lies_behind_the_last_under_its_makers_names_and_once() {
    let mut breakout = grammar();
    let last: Vec<String> = ["gate", "tull"].iter().map(|id| (*id).to_owned()).collect();
    let end: Vec<String> = latchwork::breakout::chain::last(&breakout).map(|lock| lock.id.clone()).collect();
    assert!(end.iter().all(|id| last.contains(id)), "{end:?}");
    let mut first = own("21");
    first.id = "gate".into();
    first.targets = vec!["joining".into()];
    let line = "A lock by *Owls* & <b>Ada</b>";
    let id = breakout.take_made(&first, made("Owls", 1), line).expect("it is new");
    assert_eq!(id, "gate-2");
    let taken = breakout.lock(&id).expect("it is there").clone();
    assert_eq!((&taken.after, taken.need, &*taken.targets), (&end, None, &["joining".to_owned()][..]));
    assert_eq!(Made::of(&taken), Some(made("Owls", 1)));
    let body = taken.clues[0].text().expect("it is a paper");
    assert!(body.starts_with("How many owls sit"));
    assert!(plain(body).ends_with(line), "{body}");
    assert_eq!(breakout.take_made(&own("22"), made("Owls", 1), line), Err("gate-2".into()));
    // The next team's lies beside it.
    let second = breakout.take_made(&own("23"), made("Newts", 2), "A lock by Newts").expect("it is new");
    assert_eq!(breakout.lock(&second).expect("it is there").after, end);
    // It is written and read, and a student copy has what its paper says, not who handed it in.
    let text = format::write(&breakout);
    let read = format::read(text.as_bytes(), Uuid::nil()).expect("it was written").breakout;
    assert_eq!(read, breakout);
    assert_eq!(read.adapted_from.len(), grammar().adapted_from.len());
}

#[test]
fn ink_can_be_read_wherever_the_lock_comes() {
    let mut dark = own("21");
    dark.clues = vec![ink("ours")];
    let with = |mut breakout: Breakout| {
        let id = breakout.take_made(&dark, made("Owls", 1), "By Owls").expect("it is new");
        let kinds: Vec<bool> = breakout
            .lock(&id)
            .expect("it is there")
            .clues
            .iter()
            .map(|clue| matches!(clue.kind, ClueKind::Tool { .. }))
            .collect();
        let is_light = |finding: &Finding| matches!(finding.problem, Problem::LightTooLate | Problem::LightNeverFound);
        let found = check::check(&breakout, ENGLISH, None);
        assert!(!found.iter().any(is_light), "{found:?}");
        kinds
    };
    let chain = || chains::breakout(vec![chains::lock("a", &[]), chains::lock("b", &["a"])]);
    // Where none gives the light, whoever finds ink has it; the ink lies on the paper with the names.
    assert_eq!(with(chain()), [false, false]);
    let mut lit = chain();
    lit.bench.push(light("lamp"));
    assert_eq!(with(lit), [false, false]);
    // It lies where nobody must come by.
    let mut side = chains::lock("side", &[]);
    side.inside = vec![light("lamp")];
    let mut end = chains::lock("end", &["b", "side"]);
    end.need = Some(1);
    let aside = chains::breakout(vec![chains::lock("b", &[]), side, end]);
    assert_eq!(with(aside), [true, false, false]);
}

fn hostile() -> impl Strategy<Value = Lock> {
    (support::lock(), support::solvable()).prop_map(|(mut lock, (kind, answer))| {
        lock.mechanism = Mechanism::from(kind);
        lock.answers = vec![answer];
        lock
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever a team handed in: a breakout that can be played to its end can be played to its end with the lock, and nothing
    /// else of it changes.
    #[test]
    fn no_lock_of_a_team_spoils_a_breakout(breakout in sound_breakout(), locks in prop::collection::vec(hostile(), 1..4), line in "\\PC{0,20}") {
        let mut with = breakout.clone();
        let mut ours = BTreeSet::new();
        for (n, lock) in locks.iter().enumerate() {
            let lock = tidied(lock, &with);
            if amiss(&lock, ENGLISH).is_none() {
                let id = with.take_made(&lock, made("Owls", n as u128), &line).expect("it is new");
                prop_assert!(ours.insert(id.clone()));
                prop_assert_eq!(&with.lock(&id).expect("it is there").answers, &lock.answers);
            }
        }
        prop_assert_eq!(&with.locks[..breakout.locks.len()], &breakout.locks[..]);
        let is_whole = |breakout: &Breakout| {
            let game = played(breakout, None);
            game.progress().finished().is_some() && game.progress().open_count(breakout) == breakout.locks.len()
        };
        prop_assert!(!is_whole(&breakout) || is_whole(&with));
        let mut ids = BTreeSet::new();
        for id in with.locks.iter().map(|lock| &lock.id) {
            prop_assert!(ids.insert(id.clone()) && is_id(id));
        }
        let mut ids = BTreeSet::new();
        for clue in with.clues() {
            prop_assert!(ids.insert(clue.id.clone()) && is_id(&clue.id));
        }
    }

    /// Whatever a team made: no word of what is handed in of it opens a lock of the breakout, in whatever way its words stand
    /// beside each other; and it opens with the same answers as before.
    #[test]
    fn no_handed_in_lock_gives_an_answer_away(breakout in sound_breakout(), mut lock in hostile(), which: prop::sample::Index) {
        let mut breakout = breakout;
        breakout.targets.push(Target { id: "target".into(), ..Target::default() });
        let answer = which.get(&breakout.locks).answers[0].clone();
        lock.hints = vec![format!("It is {answer} there.")];
        lock.title = answer.clone();
        let (made, held_back) = handed(&breakout, &[lock.clone()]);
        prop_assert_eq!(made.is_none(), held_back.is_some());
        if let Some(made) = made {
            prop_assert_eq!(&made.answers, &lock.answers);
            let mut texts = vec![made.title.clone()];
            texts.extend(made.hints.iter().cloned());
            texts.extend(made.clues.iter().chain(&made.inside).filter_map(|clue| clue.text().map(str::to_owned)));
            texts.extend(made.replies.iter().map(|reply| reply.say.clone()));
            // Steps are an answer as a whole: "up" lies in nearly all.
            let answers = made.answers.iter().chain(made.replies.iter().map(|reply| &reply.answer));
            for answer in answers {
                prop_assert!(!opens_any(&breakout, answer, ENGLISH), "{}", answer);
            }
            for text in texts {
                let words: Vec<&str> = text.split_whitespace().collect();
                for from in 0..words.len() {
                    for until in from + 1..=words.len() {
                        let slice = words[from..until].join(" ");
                        prop_assert!(!opens_any(&breakout, &slice, ENGLISH), "{}", slice);
                    }
                }
            }
        }
    }
}

#[test]
fn two_devices_that_both_write_at_it_agree() {
    let breakout = Arc::new(grammar());
    let mut one = Journal::new(Uuid::from_u128(9), breakout.id, "Owls");
    let mut two = one.clone();
    let tell = |journal: &mut Journal, writer: u128, after: u64, answer: &str| {
        let (what, extra) = (What::Unknown, Told::Made { lock: Box::new(own(answer)) }.event());
        journal.insert(Event { writer: Uuid::from_u128(writer), n: 0, after, at: 0, what, extra });
    };
    tell(&mut one, 1, 3, "21");
    tell(&mut two, 2, 4, "22");
    let (mut merged, mut other) = (one.clone(), two.clone());
    for event in two.events() {
        merged.insert(event.clone());
    }
    for event in one.events() {
        other.insert(event.clone());
    }
    assert_eq!(merged, other);
    assert_eq!(Members::of(&merged).made.expect("it is there").answers, ["22"]);
}
