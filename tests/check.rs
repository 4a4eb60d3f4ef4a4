//! The checks: each fault is found, once, at its place; what is sound is left alone; and play agrees.

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use latchwork::breakout::check::Remedy;
use latchwork::breakout::{Breakout, Clue, ClueKind, Finding, Lock, Part, Place, Problem, Severity, Target, check};
use latchwork::format::{read, write};
use latchwork::maths::{self, Fault as Wrong};
use latchwork::mechanism::{Spelling, Unfit};
use latchwork::play::LockState;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::chains::{breakout, chain, ink, light, lock, text};
use support::playing::played;
use support::{any_breakout, sound_breakout};
use uuid::Uuid;

fn found(breakout: &Breakout) -> Vec<Finding> {
    check::check(breakout, Spelling::native(&breakout.language), Some(maths::fault))
}

fn to_fix(breakout: &Breakout) -> Vec<Finding> {
    found(breakout).into_iter().filter(|finding| finding.problem.severity() == Severity::ToFix).collect()
}

fn at(id: &str, part: Part, problem: Problem) -> Finding {
    Finding { place: Place::Lock(id.into(), part), problem }
}

/// A file in which nothing is wrong.
fn file() -> Value {
    let lock = |id: &str, after: Value| {
        json!({ "id": id, "title": id, "targets": ["t"], "after": after,
            "clues": [{ "id": format!("on-{id}"), "kind": "text", "body": "b" }],
            "mechanism": { "kind": "number", "wheels": 3 }, "answers": ["123"],
            "replies": [{ "answer": "321", "say": "Turn it round." }], "hints": ["h"],
            "inside": [{ "id": format!("in-{id}"), "kind": "text", "body": "b" }] })
    };
    json!({ "format": "latchwork.breakout", "version": 1, "id": "0b6d2f5e-6a0c-4f0e-9d53-6f6b0c6f2a11", "title": "T",
        "story": [{ "id": "s", "kind": "text", "body": "b" }], "bench": [{ "id": "p", "kind": "text", "body": "b" }],
        "ending": [{ "id": "e", "kind": "text", "body": "b" }], "targets": [{ "id": "t", "statement": "I can" }],
        "locks": [lock("a", json!([])), lock("b", json!(["a"])), lock("c", json!(["a", "b"]))],
        "cards": [{ "id": "k", "title": "K" }],
        "media": { "photo": { "type": "image/webp", "data": "" } } })
}

/// The file with members replaced (or appended to a list, by `-`), opened.
fn with(changes: &[(&str, Value)]) -> Breakout {
    let mut file = file();
    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
        match file.pointer_mut(parent) {
            Some(Value::Object(members)) => drop(members.insert(name.into(), value.clone())),
            Some(Value::Array(list)) if name == "-" => list.push(value.clone()),
            Some(Value::Array(list)) => list[name.parse::<usize>().expect("an index")] = value.clone(),
            _ => panic!("{parent} is not there"),
        }
    }
    read(file.to_string().as_bytes(), Uuid::nil()).expect("it was refused").breakout
}

/// So many options to choose from.
fn options(count: usize) -> Value {
    (0..count).map(|n| json!({ "id": format!("o{n}"), "label": format!("Option {n}") })).collect()
}

#[test]
fn what_is_well_has_no_finding() {
    assert_eq!(found(&with(&[])), []);
}

/// A text for whoever has been at school for 14 years.
fn hard() -> String {
    "A suspicious traveller carefully opened the heavy wooden gate yesterday. ".repeat(3)
}

/// What to change in the file, and the finding that comes of it.
type Fault = (Vec<(&'static str, Value)>, Place, Problem);

/// Each fault alone gives this finding and no other.
fn each(faults: Vec<Fault>) {
    let wrong = faults.into_iter().filter_map(|(changes, place, problem)| {
        let (found, wanted) = (found(&with(&changes)), Finding { place, problem });
        (found != [wanted.clone()]).then(|| format!("{changes:?}\n  wanted {wanted:?}\n  found {found:?}"))
    });
    none(wrong);
}

/// Every case of a table is looked at before it fails.
fn none(wrong: impl Iterator<Item = String>) {
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn one(pointer: &'static str, value: Value) -> Vec<(&'static str, Value)> {
    vec![(pointer, value)]
}

fn clue(id: &str) -> Place {
    Place::Clue(id.into())
}

fn target(id: &str) -> Place {
    Place::Target(id.into())
}

fn on(part: Part) -> Place {
    Place::Lock("b".into(), part)
}

fn image(src: &str, alt: &str) -> Value {
    json!({ "id": "x", "kind": "image", "src": src, "alt": alt })
}

fn audio(src: &str, words: &str) -> Value {
    json!({ "id": "x", "kind": "audio", "src": src, "transcript": words })
}

fn items(ids: &[&str]) -> Value {
    ids.iter().map(|id| json!({ "id": id, "label": id })).collect()
}

fn choice(options: &[&str]) -> Value {
    json!({ "kind": "choice", "many": true, "options": items(options) })
}

fn refused(answer: &str, why: Unfit) -> Problem {
    Problem::Refused { answer: answer.into(), why }
}

fn alike(first: &str, second: &str) -> Problem {
    Problem::Alike { first: first.into(), second: second.into() }
}

fn fraq() -> Problem {
    Problem::Maths { source: r"\fraq{3}{4}".into(), why: Wrong::Unknown(r"\fraq".into()) }
}

#[test]
fn what_the_whole_or_a_lock_lacks() {
    each(vec![
        (one("/title", json!(" ")), Place::Breakout, Problem::Untitled),
        (one("/locks", json!([])), Place::Breakout, Problem::NoLocks),
        (one("/targets/-", json!({ "id": "u", "statement": "" })), target("u"), Problem::UnservedTarget),
        (one("/locks/1/title", json!("")), on(Part::Title), Problem::NoTitle),
        (one("/locks/1/targets", json!([])), on(Part::Targets), Problem::NoTarget),
        (
            vec![
                ("/targets", json!([])),
                ("/locks/0/targets", json!([])),
                ("/locks/1/targets", json!([])),
                ("/locks/2/targets", json!([])),
            ],
            Place::Breakout,
            Problem::NoTargets,
        ),
        (one("/locks/1/hints", json!([" "])), on(Part::Hints), Problem::NoHint),
    ]);
}

#[test]
fn an_id_that_is_no_id_or_stands_twice() {
    each(vec![
        (one("/story/0/id", json!("S")), clue("S"), Problem::BadId("S".into())),
        (one("/bench/0/id", json!("s")), clue("s"), Problem::SameId("s".into())),
        (one("/locks/1/clues/0/id", json!("e")), on(Part::Clues), Problem::SameId("e".into())),
        (one("/locks/1/inside/0/id", json!("on-b")), on(Part::Inside), Problem::SameId("on-b".into())),
        (one("/targets/-", json!({ "id": "t", "statement": "" })), target("t"), Problem::SameId("t".into())),
        (one("/locks/2/id", json!("b")), on(Part::Whole), Problem::SameId("b".into())),
        (one("/locks/2/id", json!("c c")), Place::Lock("c c".into(), Part::Whole), Problem::BadId("c c".into())),
        (one("/cards/-", json!({ "id": "k" })), Place::Card("k".into()), Problem::SameId("k".into())),
        (
            vec![
                ("/locks/1/mechanism", choice(&["a", "b", "c", "d", "d"])),
                ("/locks/1/answers", json!(["a b"])),
                ("/locks/1/replies", json!([])),
            ],
            on(Part::Mechanism),
            Problem::SameId("d".into()),
        ),
        (
            vec![
                ("/locks/1/mechanism", choice(&["a", "b", "c", "d", "E"])),
                ("/locks/1/answers", json!(["a b"])),
                ("/locks/1/replies", json!([])),
            ],
            on(Part::Mechanism),
            Problem::BadId("E".into()),
        ),
        // Where all items belong in an answer, an odd id spoils it; that is not told as well.
        (
            vec![
                ("/locks/1/mechanism", json!({ "kind": "order", "items": items(&["a", "b", "c", "d", "d"]) })),
                ("/locks/1/answers", json!(["a b c d"])),
                ("/locks/1/replies", json!([])),
            ],
            on(Part::Mechanism),
            Problem::SameId("d".into()),
        ),
        (
            vec![
                (
                    "/locks/1/mechanism",
                    json!({ "kind": "sort", "bins": [{ "id": "a" }, { "id": "b" }],
                    "items": items(&["a", "c", "d", "e", "f"]) }),
                ),
                ("/locks/1/answers", json!(["a=a,c b=d,e,f"])),
                ("/locks/1/replies", json!([])),
            ],
            on(Part::Mechanism),
            Problem::SameId("a".into()),
        ),
    ]);
}

#[test]
fn maths_that_cannot_be_read_wherever_it_stands() {
    each(vec![
        (one("/story/0/body", json!("$\\fraq{3}{4}$")), clue("s"), fraq()),
        (one("/bench/0/body", json!("$\\fraq{3}{4}$")), clue("p"), fraq()),
        (one("/ending/0/body", json!("- *one $\\fraq{3}{4}$*")), clue("e"), fraq()),
        (one("/targets/0/statement", json!("I can $\\fraq{3}{4}$")), target("t"), fraq()),
        (one("/cards/0/body", json!("$$\\fraq{3}{4}$$")), Place::Card("k".into()), fraq()),
        (one("/debrief", json!(["Why $\\fraq{3}{4}$?"])), Place::Debrief, fraq()),
        (one("/locks/1/clues/0/body", json!("$1$ or $\\fraq{3}{4}$")), on(Part::Clues), fraq()),
        (one("/locks/1/replies/0/say", json!("$\\fraq{3}{4}$")), on(Part::Replies), fraq()),
        (one("/locks/1/hints/0", json!("$\\fraq{3}{4}$")), on(Part::Hints), fraq()),
        (
            one("/locks/1/inside/0", json!({ "id": "x", "kind": "ink", "body": "$\\fraq{3}{4}$" })),
            on(Part::Inside),
            fraq(),
        ),
    ]);
}

#[test]
fn a_name_of_what_is_not_there() {
    each(vec![
        (one("/locks/1/targets/-", json!("u")), on(Part::Targets), Problem::Dangling("u".into())),
        (one("/locks/1/after/-", json!("gone")), on(Part::After), Problem::Dangling("gone".into())),
        (one("/locks/1/clues/-", image("media:no", "A")), on(Part::Clues), Problem::Dangling("media:no".into())),
        (one("/ending/-", audio("photo", "A")), clue("x"), Problem::Dangling("photo".into())),
    ]);
}

#[test]
fn a_clue_that_somebody_cannot_find() {
    let ink = json!({ "id": "x", "kind": "ink", "body": "b" });
    each(vec![
        (one("/bench/-", image("media:photo", " ")), clue("x"), Problem::NoAlt),
        (one("/locks/1/inside/-", image("media:photo", "")), on(Part::Inside), Problem::NoAlt),
        (one("/locks/1/clues/-", audio("media:photo", "")), on(Part::Clues), Problem::NoTranscript),
        (one("/story/-", json!({ "id": "x", "kind": "hologram" })), clue("x"), Problem::NewerKind("hologram".into())),
        (one("/story/-", json!({ "id": "x" })), clue("x"), Problem::NoKind),
        (one("/story/-", ink.clone()), clue("x"), Problem::NeverLit),
        (one("/ending/-", ink.clone()), clue("x"), Problem::NeverLit),
    ]);
}

#[test]
fn a_mechanism_and_its_answers() {
    let short = Unfit::Length { want: 3, got: 2 };
    each(vec![
        (
            one("/locks/1/mechanism", json!({ "kind": "sundial" })),
            on(Part::Mechanism),
            Problem::NewerKind("sundial".into()),
        ),
        (one("/locks/1/mechanism", json!({})), on(Part::Mechanism), Problem::NoMechanism),
        (one("/locks/1/mechanism", json!("number")), on(Part::Mechanism), Problem::NoMechanism),
        (one("/locks/1/answers", json!([])), on(Part::Answers), Problem::NoAnswer),
        (one("/locks/1/answers", json!([" "])), on(Part::Answers), Problem::NoAnswer),
        (one("/locks/1/answers/-", json!("12")), on(Part::Answers), refused("12", short.clone())),
        (one("/locks/1/answers/-", json!("")), on(Part::Answers), refused("", Unfit::Empty)),
        (one("/locks/1/replies/0/answer", json!("12")), on(Part::Replies), refused("12", short)),
        (one("/locks/1/replies/0/answer", json!("1 2 3")), on(Part::Replies), Problem::ReplyOpens("1 2 3".into())),
        (one("/locks/1/answers/-", json!("1 2 3")), on(Part::Answers), alike("123", "1 2 3")),
        (one("/locks/1/replies/-", json!({ "answer": " 321", "say": "No." })), on(Part::Replies), alike("321", " 321")),
        (one("/locks/1/hints", json!(["It is *123*.", "h"])), on(Part::Hints), Problem::ToldAtOnce("123".into())),
        (
            vec![
                ("/locks/1/mechanism/wheels", json!(1)),
                ("/locks/1/answers", json!(["7"])),
                ("/locks/1/replies", json!([])),
            ],
            on(Part::Answers),
            Problem::QuicklyGuessed(10),
        ),
        (
            vec![
                ("/locks/1/mechanism", json!({ "kind": "shape", "shapes": ["star", "bar", "star"] })),
                ("/locks/1/answers", json!(["star bar star bar"])),
                ("/locks/1/replies", json!([])),
            ],
            on(Part::Mechanism),
            Problem::SameId("star".into()),
        ),
        (
            vec![
                (
                    "/locks/1/mechanism",
                    json!({ "kind": "colour", "palette": [{ "id": "red", "name": "Red" }, { "id": "tan", "name": "Tan" }] }),
                ),
                ("/locks/1/answers", json!(["red tan red tan"])),
                ("/locks/1/replies", json!([])),
            ],
            on(Part::Mechanism),
            Problem::SameMark { first: "Red".into(), second: "Tan".into() },
        ),
        (
            one("/locks/1/clues/0/body", json!("Read only the red letters.")),
            on(Part::Clues),
            Problem::NeedsColour("red".into()),
        ),
        (one("/story/0/body", json!("The words in blue lie.")), clue("s"), Problem::NeedsColour("blue".into())),
        (
            vec![("/level", json!("Grades 3-4")), ("/locks/1/clues/0/body", json!(hard()))],
            on(Part::Clues),
            Problem::HardToRead { grade: 14, level: 4 },
        ),
        (
            vec![("/level", json!("Year 5")), ("/story/0/body", json!(hard()))],
            clue("s"),
            Problem::HardToRead { grade: 14, level: 4 },
        ),
        (
            vec![
                ("/locks/1/mechanism", json!({ "kind": "choice", "options": options(61) })),
                ("/locks/1/answers", json!(["o60"])),
                ("/locks/1/replies", json!([])),
            ],
            on(Part::Mechanism),
            Problem::TooMany(61),
        ),
    ]);
}

/// Whoever waits for a fault is not told.
#[test]
fn a_chain_that_leads_nowhere() {
    each(vec![
        (one("/locks/1/need", json!(2)), on(Part::After), Problem::NeverReached),
        (one("/locks/1/after/-", json!("c")), on(Part::After), Problem::Circle),
        (one("/locks/1/after/-", json!("b")), on(Part::After), Problem::Circle),
        (vec![("/locks/1/after/-", json!("c")), ("/locks/1/need", json!(1))], on(Part::After), Problem::Circle),
    ]);
}

#[test]
fn what_is_found_too_late() {
    let ink = json!({ "id": "x", "kind": "ink", "body": "b" });
    each(vec![
        (
            vec![("/bench", json!([])), ("/locks/0/clues", json!([])), ("/locks/1/clues", json!([]))],
            Place::Lock("a".into(), Part::Clues),
            Problem::NoClue,
        ),
        (
            vec![
                ("/locks/1/clues", json!([ink])),
                ("/locks/1/inside/-", json!({ "id": "l", "kind": "tool", "tool": "black_light" })),
            ],
            on(Part::Clues),
            Problem::LightTooLate,
        ),
        (
            vec![("/bench/-", ink.clone()), ("/story/-", json!({ "id": "l", "kind": "tool", "tool": "black_light" }))],
            clue("x"),
            Problem::LightNeverFound,
        ),
    ]);
}

#[test]
fn each_finding_says_what_to_do() {
    let words: Value = serde_json::from_str(include_str!("../locales/en.json")).expect("no JSON");
    let findings = words["finding"].as_object().expect("no findings");
    for (name, words) in findings.iter().filter(|(name, _)| !name.starts_with("want_") && *name != "in_file") {
        let words = words.as_str().unwrap_or_default();
        assert!([". ", ": "].iter().any(|end| words.contains(end)), "{name} has no remedy: {words}");
    }
}

/// Mends a finding as the studio does.
fn mended(breakout: &Breakout, finding: &Finding) -> Breakout {
    let mut mended = breakout.clone();
    mended.mend(finding, Spelling::native("en"), |number| format!("Lock {number}"));
    mended
}

fn remedy(breakout: &Breakout, finding: &Finding) -> Option<Remedy> {
    finding.remedy(breakout, Spelling::native("en"))
}

#[test]
fn a_remedy_leaves_nothing_of_its_finding_and_makes_no_other() {
    let paper = |body: &str| json!({ "id": "x", "kind": "text", "body": body });
    let ink = json!({ "id": "x", "kind": "ink", "body": "b" });
    let lamp = json!({ "id": "l", "kind": "tool", "tool": "black_light" });
    let of = |mechanism: Value, answer: &str| {
        vec![("/locks/1/mechanism", mechanism), ("/locks/1/answers", json!([answer])), ("/locks/1/replies", json!([]))]
    };
    let colours = json!([{ "id": "red", "name": "Red" }, { "id": "tan", "name": "Tan" }, { "id": "Tan", "name": "Tan 2", "mark": "star" }]);
    let faults: Vec<(Vec<(&'static str, Value)>, Remedy)> = vec![
        (one("/locks/1/title", json!("")), Remedy::Number),
        (one("/locks/1/targets", json!([])), Remedy::ServeTarget),
        (one("/locks/1/targets/-", json!("u")), Remedy::TakeAway),
        (one("/locks/1/after/-", json!("gone")), Remedy::TakeAway),
        (one("/locks/1/answers/-", json!("1 2 3")), Remedy::TakeAway),
        (one("/locks/1/answers/-", json!("123")), Remedy::TakeAway),
        (one("/locks/1/answers/-", json!("12")), Remedy::TakeAway),
        (one("/locks/1/answers/-", json!("")), Remedy::TakeAway),
        (one("/locks/1/replies/-", json!({ "answer": "3 2 1", "say": "No." })), Remedy::TakeAway),
        (one("/locks/1/replies/-", json!({ "answer": "123", "say": "No." })), Remedy::TakeAway),
        (one("/locks/1/hints", json!(["It is 123.", "Count."])), Remedy::PutLast),
        (one("/locks/1/need", json!(2)), Remedy::AskForAll),
        (one("/locks/1/after/-", json!("c")), Remedy::LeaveCircle),
        (one("/locks/1/after/-", json!("b")), Remedy::LeaveCircle),
        (one("/story/0/id", json!("S")), Remedy::NewId),
        (one("/bench/0/id", json!("s")), Remedy::NewId),
        (one("/locks/1/clues/0/id", json!("e")), Remedy::NewId),
        (one("/locks/1/inside/0/id", json!("on-b")), Remedy::NewId),
        (one("/locks/2/id", json!("b")), Remedy::NewId),
        (one("/locks/2/id", json!("c c")), Remedy::NewId),
        (one("/cards/-", json!({ "id": "k" })), Remedy::NewId),
        (of(choice(&["a", "b", "c", "d", "d"]), "a b"), Remedy::NewId),
        (of(choice(&["a", "b", "c", "d", "E"]), "a E"), Remedy::NewId),
        (
            of(json!({ "kind": "shape", "shapes": ["star", "bar", "ring", "star"] }), "star bar star bar"),
            Remedy::TakeAway,
        ),
        (
            of(json!({ "kind": "colour", "palette": &colours.as_array().expect("a list")[..2] }), "red tan red tan"),
            Remedy::NewMark,
        ),
        (one("/story/-", ink.clone()), Remedy::MoveToBench),
        (one("/ending/-", ink.clone()), Remedy::OnPaper),
        (vec![("/bench/-", ink.clone()), ("/story/-", lamp.clone())], Remedy::LightOnBench),
        (vec![("/locks/1/clues", json!([ink])), ("/locks/1/inside/-", lamp)], Remedy::LightOnBench),
        (one("/bench/-", paper("Turn it to 123.")), Remedy::InInk),
        (one("/locks/0/clues/-", paper("Turn it to 123.")), Remedy::InInk),
        (
            vec![
                ("/media/photo-of-123", json!({ "type": "image/png" })),
                ("/bench/-", image("media:photo-of-123", "A door")),
            ],
            Remedy::NameNothing,
        ),
    ];
    none(faults.into_iter().filter_map(|(changes, wanted)| {
        let wrong = with(&changes);
        let findings = found(&wrong);
        let remedies: Vec<_> = findings.iter().map(|finding| remedy(&wrong, finding)).collect();
        let left = found(&findings.iter().fold(wrong, |right, finding| mended(&right, finding)));
        let is_well = !findings.is_empty() && remedies.iter().all(|remedy| *remedy == Some(wanted)) && left.is_empty();
        (!is_well).then(|| format!("{changes:?}\n  wanted {wanted:?}\n  found {remedies:?}\n  left {left:?}"))
    }));
}

#[test]
fn a_breakout_without_a_lock_is_given_one() {
    let empty = with(&[("/locks", json!([])), ("/targets", json!([]))]);
    assert_eq!(remedy(&empty, &found(&empty)[0]), Some(Remedy::AddLock));
    assert_eq!(mended(&empty, &found(&empty)[0]).locks[0].title, "Lock 1");
}

#[test]
fn the_only_target_is_served_by_all_locks_in_one_step() {
    let none =
        with(&[("/locks/0/targets", json!([])), ("/locks/1/targets", json!([])), ("/locks/2/targets", json!([]))]);
    let finding = found(&none).into_iter().find(|finding| finding.problem == Problem::UnservedTarget);
    let finding = finding.expect("it is told");
    assert_eq!(remedy(&none, &finding), Some(Remedy::ServedByAll));
    let served = mended(&none, &finding);
    assert!(served.locks.iter().all(|lock| lock.targets == ["t"]));
    assert_eq!(found(&served), []);
}

#[test]
fn a_target_that_is_given_an_id_is_served_by_it() {
    let bad = with(&[
        ("/targets/0/id", json!("T 1")),
        ("/locks/0/targets", json!(["T 1"])),
        ("/locks/1/targets", json!([])),
        ("/locks/2/targets", json!([])),
    ]);
    let finding = found(&bad).remove(0);
    assert_eq!(mended(&bad, &finding).locks[0].targets, ["t-1"]);
}

#[test]
fn what_needs_a_thought_has_no_button() {
    let ink = json!({ "id": "l", "kind": "tool", "tool": "black_light" });
    let paper = json!({ "id": "x", "kind": "text", "body": "Turn it to 123.", "title": "123" });
    let picture = json!({ "id": "x", "kind": "image", "src": "media:photo", "alt": "123" });
    let items = items(&["a", "b", "c", "d", "d"]);
    let faults: Vec<Vec<(&str, Value)>> = vec![
        // Its title says it, too; the light must be found first; the story has no light; the words of a picture say it.
        vec![("/bench/-", paper.clone())],
        vec![("/locks/0/clues/-", json!({ "id": "x", "kind": "text", "body": "123" })), ("/locks/2/inside/-", ink)],
        vec![("/story/-", json!({ "id": "x", "kind": "text", "body": "123" }))],
        vec![("/bench/-", picture)],
        vec![("/locks/1/answers", json!(["12"]))],
        vec![("/locks/1/hints", json!([]))],
        vec![
            ("/locks/1/targets", json!([])),
            ("/targets/-", json!({ "id": "u", "statement": "I" })),
            ("/locks/0/targets", json!(["u"])),
        ],
        vec![
            ("/locks/1/mechanism", json!({ "kind": "order", "items": items })),
            ("/locks/1/answers", json!(["a b c d"])),
            ("/locks/1/replies", json!([])),
        ],
    ];
    none(faults.into_iter().filter_map(|changes| {
        let wrong = with(&changes);
        let findings = found(&wrong);
        let has_button = findings.iter().any(|finding| remedy(&wrong, finding).is_some());
        (findings.is_empty() || has_button).then(|| format!("{changes:?}\n  found {findings:?}"))
    }));
}

#[test]
fn a_finding_is_put_aside_until_what_it_says_changes() {
    let mut breakout = with(&[
        ("/locks/1/answers", json!(["123"])),
        ("/locks/1/mechanism/wheels", json!(1)),
        ("/locks/1/replies", json!([])),
        ("/locks/1/hints", json!([])),
    ]);
    Arc::make_mut(&mut breakout.locks[1]).answers = vec!["7".into()];
    let is_aside = |breakout: &Breakout| {
        found(breakout).iter().map(|finding| breakout.why_aside(finding).map(str::to_owned)).collect::<Vec<_>>()
    };
    let [guessed, no_hint] = &found(&breakout)[..] else { panic!("two findings") };
    assert_eq!(is_aside(&breakout), [None, None]);
    breakout.put_aside(guessed, "A warm-up.");
    breakout.put_aside(guessed, "A warm-up, really.");
    assert_eq!(is_aside(&breakout), [Some("A warm-up, really.".into()), None]);
    // It stays with the file, and other answers of ten say the same.
    let saved = read(write(&breakout).as_bytes(), Uuid::nil()).expect("it was refused");
    assert_eq!((saved.findings.len(), &saved.breakout), (0, &breakout));
    Arc::make_mut(&mut breakout.locks[1]).answers = vec!["8".into()];
    assert_eq!(is_aside(&breakout)[0], Some("A warm-up, really.".into()));
    // One of six is news.
    let before = breakout.locks[1].clone();
    let options: Vec<Value> = (0..6).map(|n| json!({ "id": format!("o{n}"), "label": "O" })).collect();
    let choice = with(&[("/locks/1/mechanism", json!({ "kind": "choice", "options": options }))]);
    breakout.locks[1] = Arc::new(Lock {
        answers: vec!["o1".into()],
        mechanism: choice.locks[1].mechanism.clone(),
        ..(*before).clone()
    });
    assert_eq!(is_aside(&breakout), [None, None]);
    breakout.locks[1] = before;
    breakout.put_aside(no_hint, "");
    breakout.take_back(guessed);
    assert_eq!(is_aside(&breakout), [None, Some(String::new())]);
    breakout.take_back(no_hint);
    assert_eq!(breakout.aside, []);
}

/// Findings of all kinds: those of each fault that is known.
fn any_findings() -> impl Strategy<Value = (Breakout, Vec<Finding>)> {
    prop_oneof![any_breakout().boxed(), chain().boxed()].prop_map(|breakout| {
        let findings = found(&breakout);
        (breakout, findings)
    })
}

proptest! {
    #[test]
    fn what_leaves_a_class_stuck_can_not_be_put_aside((breakout, findings) in any_findings()) {
        let mut aside = breakout.clone();
        aside.aside.clear();
        findings.iter().for_each(|finding| aside.put_aside(finding, "so"));
        for finding in &findings {
            let is_better = finding.problem.severity() == Severity::CouldBeBetter;
            prop_assert_eq!(finding.can_be_aside(), is_better);
            prop_assert_eq!(aside.why_aside(finding).is_some(), is_better, "{:?}", finding);
        }
        // Nothing but that member is another, and all of it can come back.
        findings.iter().for_each(|finding| aside.take_back(finding));
        prop_assert_eq!(&aside.aside, &[]);
        aside.aside.clone_from(&breakout.aside);
        prop_assert_eq!(aside, breakout);
    }

    #[test]
    fn a_remedy_mends_what_it_is_for(breakout in chain()) {
        for finding in found(&breakout).iter().filter(|finding| remedy(&breakout, finding).is_some()) {
            let mended = mended(&breakout, finding);
            prop_assert!(!found(&mended).contains(finding), "{:?}", finding);
        }
    }
}

#[test]
fn an_answer_can_be_read_in_the_name_of_a_file_and_in_who_made_it() {
    let picture = json!({ "id": "x", "kind": "image", "src": "media:photo", "alt": "A door" });
    let named = json!({ "id": "x", "kind": "image", "src": "media:door-123", "alt": "A door" });
    let readable = Problem::Readable { lock: "a".into(), answer: "123".into() };
    let at_x = [("a", "123"), ("b", "123"), ("c", "123")].map(|(lock, answer)| Finding {
        place: Place::Clue("x".into()),
        problem: Problem::Readable { lock: lock.into(), answer: answer.into() },
    });
    assert_eq!(at_x[0].problem, readable);
    let credited = with(&[("/bench/-", picture.clone()), ("/media/photo/credit", json!("Studio 123"))]);
    assert_eq!(found(&credited), at_x);
    let named = with(&[("/bench/-", named), ("/media/door-123", json!({ "type": "image/webp", "data": "" }))]);
    assert_eq!(found(&named), at_x);
    // While someone builds, a credit that changes is looked at anew.
    let mut known = check::Known::default();
    let mut building = with(&[("/locks/0/clues/-", picture)]);
    assert_eq!(known.check(&building, Spelling::native("en"), None), []);
    let photo = building.media.get_mut("photo").expect("it is there");
    Arc::make_mut(photo).credit = "Studio 123".into();
    assert_eq!(known.check(&building, Spelling::native("en"), None).len(), 3);
}

#[test]
fn findings_come_in_the_order_of_the_file() {
    let everything = with(&[
        ("/title", json!("")),
        ("/story/-", json!({ "id": "i", "kind": "ink" })),
        ("/bench/0/id", json!("-")),
        ("/ending/-", json!({ "id": "n" })),
        ("/targets/-", json!({ "id": "u" })),
        ("/locks/0/after", json!(["c"])),
        ("/locks/0/hints", json!([])),
        ("/locks/0/clues/0/id", json!("e")),
        ("/locks/0/title", json!("")),
        ("/locks/1/answers", json!([])),
        ("/locks/1/targets", json!(["v"])),
        ("/cards/-", json!({ "id": "k" })),
    ]);
    let expected = [
        Finding { place: Place::Breakout, problem: Problem::Untitled },
        Finding { place: Place::Clue("i".into()), problem: Problem::NeverLit },
        Finding { place: Place::Clue("-".into()), problem: Problem::BadId("-".into()) },
        Finding { place: Place::Clue("n".into()), problem: Problem::NoKind },
        Finding { place: Place::Target("u".into()), problem: Problem::UnservedTarget },
        at("a", Part::Title, Problem::NoTitle),
        at("a", Part::After, Problem::Circle),
        at("a", Part::Clues, Problem::SameId("e".into())),
        at("a", Part::Hints, Problem::NoHint),
        at("b", Part::Targets, Problem::Dangling("v".into())),
        at("b", Part::Answers, Problem::NoAnswer),
        Finding { place: Place::Card("k".into()), problem: Problem::SameId("k".into()) },
    ];
    assert_eq!(found(&everything), expected);
}

#[test]
fn each_circle_is_told_once_and_nobody_between_or_behind() {
    let circle = |id: &str| at(id, Part::After, Problem::Circle);
    let two = breakout(vec![
        lock("between", &["a1", "a2"]),
        lock("a1", &["a2"]),
        lock("a2", &["a1"]),
        lock("b1", &["b3", "between"]),
        lock("b2", &["b1"]),
        lock("b3", &["b2"]),
        lock("behind", &["b1"]),
        lock("own", &["own", "behind"]),
    ]);
    assert_eq!(found(&two), [circle("a1"), circle("b1"), circle("own")]);
}

fn needing(mut lock: Lock, need: u32) -> Lock {
    lock.need = Some(need);
    lock
}

fn bearing(mut lock: Lock, clues: Vec<Clue>) -> Lock {
    lock.clues = clues;
    lock
}

fn holding(mut lock: Lock, inside: Vec<Clue>) -> Lock {
    lock.inside = inside;
    lock
}

#[test]
fn a_clue_counts_wherever_a_team_can_have_found_it_before() {
    let without_bench = |locks| Breakout { bench: Vec::new(), ..breakout(locks) };
    let no_clue = |id: &str| at(id, Part::Clues, Problem::NoClue);
    // On a lock beside it, or inside one.
    assert_eq!(found(&without_bench(vec![lock("a", &[]), bearing(lock("b", &[]), vec![text("t")])])), []);
    let inside = vec![lock("a", &[]), holding(lock("b", &[]), vec![text("t")])];
    assert_eq!(found(&without_bench(inside)), [no_clue("b")]);
    // Neither can be the first.
    let both = vec![holding(lock("a", &[]), vec![text("t")]), holding(lock("b", &[]), vec![text("u")])];
    assert_eq!(found(&without_bench(both)), [no_clue("a")]);
    // A lamp and an empty paper say nothing.
    let empty = Clue::new("empty", ClueKind::Text { body: "\n".into() });
    assert_eq!(found(&without_bench(vec![bearing(lock("a", &[]), vec![light("l"), empty])])), [no_clue("a")]);
}

#[test]
fn the_light_counts_wherever_a_team_can_have_found_it_before() {
    let late = |id: &str| at(id, Part::Clues, Problem::LightTooLate);
    let dark = |id: &str, after: &[&str]| bearing(lock(id, after), vec![ink(format!("ink-{id}"))]);
    let lamp = |id: &str, after: &[&str]| holding(lock(id, after), vec![light(format!("lamp-{id}"))]);
    // Beside it, or on a way of its own, however long.
    assert_eq!(found(&breakout(vec![dark("a", &[]), lamp("b", &[])])), []);
    let apart = vec![lock("start", &[]), dark("a", &["start"]), lock("b", &["start"]), lamp("c", &["b"])];
    assert_eq!(found(&breakout(apart)), []);
    // Behind it, or inside.
    assert_eq!(found(&breakout(vec![dark("a", &[]), lamp("b", &["a"])])), [late("a")]);
    let mut own = dark("a", &[]);
    own.inside = vec![light("l")];
    assert_eq!(found(&breakout(vec![own])), [late("a")]);
    // Any two of three are enough for the lamp: no single one must come before it.
    let doors = || vec![dark("a", &[]), dark("b", &[]), lock("c", &[])];
    let mut any = doors();
    any.push(needing(lamp("d", &["a", "b", "c"]), 2));
    assert_eq!(found(&breakout(any)), []);
    let mut all = doors();
    all.push(lamp("d", &["a", "b", "c"]));
    assert_eq!(found(&breakout(all)), [late("a"), late("b")]);
    // A second lamp on another way is as good.
    assert_eq!(found(&breakout(vec![dark("a", &[]), lamp("b", &["a"]), lamp("c", &[])])), []);
    // With a paper to read, the ink may be for later.
    let page = bearing(lock("a", &[]), vec![text("t"), ink("i")]);
    assert_eq!(found(&breakout(vec![page, lamp("b", &["a"])])), []);
    // Where none is given, everybody has one.
    assert_eq!(found(&breakout(vec![dark("a", &[])])), []);
}

#[test]
fn a_target_that_a_team_can_miss_is_told() {
    let missed = |doors: [&str; 3], need: Option<u32>| {
        let serving = |id: &str, after: &[&str], target: &str| {
            let mut lock = lock(id, after);
            lock.targets = vec![target.into()];
            lock
        };
        let mut locks = vec![serving("gate", &["a", "b", "c"], "gate")];
        locks[0].need = need;
        locks.extend(["a", "b", "c"].into_iter().zip(doors).map(|(id, target)| serving(id, &[], target)));
        let mut breakout = breakout(locks);
        breakout.targets = ["x", "y", "gate"]
            .map(|id| Target { id: id.into(), statement: "I can.".into(), ..Target::default() })
            .into();
        let mut found = found(&breakout);
        found.retain(|finding| finding.problem == Problem::MissedTarget);
        found.into_iter().map(|finding| finding.place).collect::<Vec<_>>()
    };
    assert_eq!(missed(["x", "y", "y"], None), []);
    assert_eq!(missed(["x", "y", "y"], Some(1)), [target("x"), target("y")]);
    assert_eq!(missed(["x", "y", "y"], Some(2)), [target("x")]);
    assert_eq!(missed(["x", "x", "x"], Some(1)), []);
    assert_eq!(missed(["x", "y", "y"], Some(4)), [], "nobody finishes");
}

/// The texts in which the answer of a lock is told of.
fn readable(breakout: &Breakout) -> Vec<Place> {
    let mut found = found(breakout);
    found.retain(|finding| matches!(finding.problem, Problem::Readable { .. }));
    found.into_iter().map(|finding| finding.place).collect()
}

fn saying(id: &str, body: &str) -> Clue {
    Clue::new(id, ClueKind::Text { body: body.into() })
}

#[test]
fn an_answer_that_can_be_read_is_told_wherever_a_team_surely_has_it_before() {
    let told = |locks, bench: &[&str]| {
        let bench = bench.iter().map(|body| saying("page", body)).collect();
        readable(&Breakout { bench, ..breakout(locks) })
    };
    let on = |id: &str, part| Place::Lock(id.into(), part);
    let page = || saying("t", "Take **123**.");
    assert_eq!(told(vec![lock("a", &[])], &["Take *123*!"]), [Place::Clue("page".into())]);
    assert_eq!(told(vec![bearing(lock("a", &[]), vec![page()])], &[]), [on("a", Part::Clues)]);
    // Inside, or behind, it is too late; on the way, or beside a lock from the start, it is not.
    assert_eq!(told(vec![holding(lock("a", &[]), vec![page()])], &[]), []);
    let mut chain = vec![lock("a", &[]), lock("b", &["a"])];
    chain[0].answers = vec!["789".into()];
    chain[1].answers = vec!["456".into()];
    let mut third = lock("c", &["a", "b"]);
    let with = |at: usize, part: fn(&mut Lock) -> &mut Vec<Clue>, third: &Lock| {
        let mut chain = chain.clone();
        chain.push(third.clone());
        part(&mut chain[at]).push(page());
        told(chain, &[])
    };
    assert_eq!(with(0, |lock| &mut lock.inside, &third), [on("a", Part::Inside)]);
    assert_eq!(with(1, |lock| &mut lock.clues, &third), [on("b", Part::Clues)]);
    third.need = Some(1);
    assert_eq!(with(1, |lock| &mut lock.inside, &third), [], "another way leads past it");
    third.after.clear();
    third.need = None;
    assert_eq!(with(0, |lock| &mut lock.clues, &third), [on("a", Part::Clues)]);
}

#[test]
fn an_answer_is_looked_for_as_its_lock_folds_it() {
    let told = |mechanism: Value, answer: &str, body: &str| {
        let changes = [
            ("/locks/1/mechanism", mechanism),
            ("/locks/1/answers", json!([answer])),
            ("/locks/1/replies", json!([{ "answer": "fox", "say": "No." }])),
            ("/locks/1/clues/0/body", json!(body)),
        ];
        !readable(&with(&changes)).is_empty()
    };
    let kind = |kind: &str| json!({ "kind": kind });
    assert!(told(kind("text"), "It’s OVER", "He said: “*it's over*”."));
    assert!(!told(kind("text"), "owl", "The fowl and the owls."));
    assert!(!told(kind("text"), "ow", "ow"), "so little says nothing");
    assert!(!told(kind("text"), "owl", "Was it the owl, or the fox?"), "a choice");
    assert!(told(json!({ "kind": "letters", "wheels": 4 }), "m e a n", "The Mean One"));
    assert!(told(kind("direction"), "up left down", "Go up, left, down."));
    assert!(!told(kind("direction"), "left", "Turn left."));
    let palette = json!([{ "id": "r", "name": "Red", "mark": "bar" }, { "id": "b", "name": "Blue", "mark": "ring" }]);
    assert!(told(json!({ "kind": "colour", "palette": palette }), "r b r", "Red, blue, red"));
    assert!(told(kind("clock"), "7:45", "at 7:45 sharp"));
    assert!(!told(json!({ "kind": "choice", "options": options(9) }), "o1", "o1"));
}

#[test]
fn a_later_hint_may_tell() {
    let hints = |hints: Value| found(&with(&[("/locks/1/hints", hints)]));
    assert_eq!(hints(json!(["Count them.", "It is 123."])), []);
}

#[test]
fn an_answer_is_looked_for_in_all_that_a_clue_shows_but_ink() {
    let told = |clue: Value| !readable(&with(&[("/bench/0", clue)])).is_empty();
    let mut titled = json!({ "id": "p", "kind": "text", "body": "b" });
    assert!(!told(titled.clone()));
    titled["title"] = json!("Room 123");
    assert!(told(titled));
    assert!(told(json!({ "id": "p", "kind": "image", "src": "media:photo", "alt": "A door with 123 on it" })));
    assert!(told(json!({ "id": "p", "kind": "image", "src": "media:door-123", "alt": "A door" })));
    assert!(told(json!({ "id": "p", "kind": "audio", "src": "media:photo", "transcript": "123" })));
    assert!(told(json!({ "id": "p", "kind": "room", "say": "123", "setup": "" })));
    assert!(!told(json!({ "id": "p", "kind": "room", "say": "b", "setup": "123" })));
    assert!(!told(json!({ "id": "p", "kind": "ink", "body": "123" })));
}

#[test]
fn ink_that_nobody_can_ever_light_is_told() {
    let never = |place| Finding { place, problem: Problem::LightNeverFound };
    let lost = |ink_at: fn(&mut Breakout), light_at: fn(&mut Breakout)| {
        let mut breakout = breakout(vec![lock("a", &[]), needing(lock("far", &["a"]), 2)]);
        ink_at(&mut breakout);
        light_at(&mut breakout);
        let mut found = found(&breakout);
        found.retain(|finding| finding.problem != Problem::NeverReached);
        found
    };
    let on_bench = |breakout: &mut Breakout| breakout.bench.push(ink("i"));
    let in_lock = |breakout: &mut Breakout| Arc::make_mut(&mut breakout.locks[0]).inside.push(ink("i"));
    let in_story = |breakout: &mut Breakout| breakout.story.push(light("l"));
    let in_ending = |breakout: &mut Breakout| breakout.ending.push(light("l"));
    let far_away = |breakout: &mut Breakout| Arc::make_mut(&mut breakout.locks[1]).clues.push(light("l"));
    let last = |breakout: &mut Breakout| Arc::make_mut(&mut breakout.locks[0]).inside.push(light("l"));
    for light_at in [in_story, in_ending, far_away] {
        assert_eq!(lost(on_bench, light_at), [never(Place::Clue("i".into()))]);
        assert_eq!(lost(in_lock, light_at), [never(Place::Lock("a".into(), Part::Inside))]);
        assert_eq!(lost(|_| (), light_at), [], "a light without ink");
    }
    assert_eq!(lost(on_bench, last), []);
}

/// Ten thousand locks, the file's most, are checked while someone types.
#[test]
#[expect(clippy::disallowed_methods, reason = "how long it takes is what is tested")]
fn a_long_chain_is_checked_at_once() {
    const COUNT: usize = 10_000;
    let long = |lock_at: fn(usize) -> Lock| {
        let breakout = breakout((0..COUNT).map(lock_at).collect());
        let begun = Instant::now();
        let found = found(&breakout);
        // A hundred times what it takes, and a tenth of what a quadratic way would.
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
        found
    };
    fn linked(at: usize, is_ring: bool) -> Lock {
        let before = format!("l{}", (at + COUNT - 1) % COUNT);
        let after: &[&str] = if at > 0 || is_ring { &[&before] } else { &[] };
        lock(format!("l{at}"), after)
    }
    assert_eq!(long(|at| linked(at, false)), []);
    assert_eq!(long(|at| linked(at, true)), [at("l0", Part::After, Problem::Circle)]);
    let dark = long(|at| {
        let mut lock = bearing(linked(at, false), vec![ink(format!("i{at}"))]);
        lock.inside.extend((at == COUNT - 1).then(|| light("l")));
        lock
    });
    assert_eq!(dark.len(), COUNT);
}

fn is_clue(clue: &Clue) -> bool {
    matches!(clue.kind, ClueKind::Text { .. } | ClueKind::Ink { .. })
}

fn is_ink(clue: &Clue) -> bool {
    matches!(clue.kind, ClueKind::Ink { .. })
}

/// The locks that have this finding.
fn told(found: &[Finding], problem: Problem) -> BTreeSet<String> {
    let of_lock = |finding: &Finding| match &finding.place {
        Place::Lock(id, _) if finding.problem == problem => Some(id.clone()),
        _ => None,
    };
    found.iter().filter_map(of_lock).collect()
}

/// The first of each group of locks that come, by some way, before each other.
fn circles(breakout: &Breakout) -> BTreeSet<String> {
    let ids: Vec<&str> = breakout.locks.iter().map(|lock| lock.id.as_str()).collect();
    let mut before: Vec<Vec<bool>> = breakout
        .locks
        .iter()
        .map(|lock| ids.iter().map(|id| lock.after.iter().any(|name| name == id)).collect())
        .collect();
    for by in 0..ids.len() {
        for from in 0..ids.len() {
            for to in 0..ids.len() {
                before[from][to] |= before[from][by] && before[by][to];
            }
        }
    }
    let is_first = |at: &usize| before[*at][*at] && !(0..*at).any(|other| before[*at][other] && before[other][*at]);
    (0..ids.len()).filter(is_first).map(|at| ids[at].to_owned()).collect()
}

/// Every place in a JSON value.
fn pointers(value: &Value, here: String, into: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            pointers(value, format!("{here}/{}", name.replace('~', "~0").replace('/', "~1")), into)
        }),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| pointers(value, format!("{here}/{at}"), into))
        }
        _ => {}
    }
    into.push(here);
}

/// The breakout after something in its file became something else.
fn changed(breakout: &Breakout, at: prop::sample::Index, into: &Value) -> Option<Breakout> {
    let mut file: Value = serde_json::from_str(&write(breakout)).ok()?;
    let mut all = Vec::new();
    pointers(&file, String::new(), &mut all);
    *file.pointer_mut(at.get::<String>(&all))? = into.clone();
    Some(read(file.to_string().as_bytes(), Uuid::nil()).ok()?.breakout)
}

const WORDS: [&str; 7] = ["lock-0", "lock-1", "lock-2", "", "number", "123", "A"];

fn other() -> impl Strategy<Value = Value> {
    prop_oneof![
        prop::sample::select(&WORDS[..]).prop_map(Value::from),
        prop::sample::select(&WORDS[..]).prop_map(|word| json!([word])),
        (0..4u32).prop_map(Value::from),
        Just(json!(null)),
        Just(json!([])),
        Just(json!({})),
    ]
}

proptest! {
    #[test]
    fn a_sound_breakout_has_nothing_to_fix(breakout in sound_breakout()) {
        prop_assert_eq!(to_fix(&breakout), []);
    }

    #[test]
    fn what_has_nothing_to_fix_can_be_finished(breakout in chain(), sound in sound_breakout(), at in any::<prop::sample::Index>(), into in other()) {
        for breakout in [Some(breakout), changed(&sound, at, &into)].into_iter().flatten() {
            if to_fix(&breakout).is_empty() {
                prop_assert!(played(&breakout, None).progress().finished().is_some());
            }
        }
    }

    #[test]
    fn every_breakout_can_be_checked(breakout in any_breakout(), at in any::<prop::sample::Index>(), into in other()) {
        found(&breakout);
        changed(&breakout, at, &into).iter().for_each(|breakout| drop(found(breakout)));
    }

    #[test]
    fn circles_are_those_of_the_chain(breakout in chain()) {
        prop_assert_eq!(told(&found(&breakout), Problem::Circle), circles(&breakout));
    }

    /// Told is what a team meets that leaves the lock alone and opens all that it can besides.
    #[test]
    fn play_agrees_on_what_can_be_found(breakout in chain()) {
        let found = found(&breakout);
        let all = played(&breakout, None);
        let (ever, finds_ink) = (all.progress().has_light(&breakout), all.progress().found(&breakout).iter().any(|found| is_ink(found.clue)));
        let never = found.iter().filter(|finding| finding.problem == Problem::LightNeverFound).count();
        prop_assert_eq!(never, usize::from(finds_ink && !ever));

        let reached = breakout.locks.iter().filter(|lock| all.progress().state(&lock.id) != LockState::OutOfReach);
        let (mut late, mut clueless, mut begun) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        for lock in reached {
            let game = played(&breakout, Some(&lock.id));
            let is_dark = !lock.clues.is_empty() && lock.clues.iter().all(is_ink);
            if is_dark && ever && !game.progress().has_light(&breakout) {
                late.insert(lock.id.clone());
            }
            if lock.needed() == 0 {
                begun.push(lock);
                if !game.progress().found(&breakout).iter().any(|found| is_clue(found.clue)) {
                    clueless.insert(lock.id.clone());
                }
            }
        }
        prop_assert_eq!(told(&found, Problem::LightTooLate), late);
        let has_begun = breakout.bench.iter().chain(begun.iter().flat_map(|lock| &lock.clues)).any(is_clue);
        if !has_begun && clueless.is_empty() {
            clueless.extend(begun.first().map(|lock| lock.id.clone()));
        }
        prop_assert_eq!(told(&found, Problem::NoClue), clueless);
    }
}

#[test]
fn what_is_known_of_a_lock_holds_for_one_language_only() {
    let text = json!({ "kind": "text" });
    let mut titles = with(&[("/locks/0/mechanism", text), ("/locks/0/answers", json!(["TITLE"]))]);
    Arc::make_mut(&mut titles.locks[0]).replies[0].answer = "title".into();
    let mut known = check::Known::default();
    let mut now = |breakout: &Breakout| known.check(breakout, Spelling::native(&breakout.language), Some(maths::fault));
    assert_eq!(now(&titles), [at("a", Part::Replies, Problem::ReplyOpens("title".into()))]);
    // A Turkish I is no capital of i.
    titles.language = "tr".into();
    assert_eq!(now(&titles), []);
    titles.language = "en".into();
    assert_eq!(now(&titles), found(&titles));
}

#[test]
fn a_text_is_hard_for_a_grade_in_english_alone() {
    let mut wrong = with(&[("/locks/1/clues/0/body", json!(hard()))]);
    let mut known = check::Known::default();
    let mut now = |breakout: &Breakout| known.check(breakout, Spelling::native(&breakout.language), None).len();
    assert_eq!(now(&wrong), 0);
    wrong.level = "Grade 11".into();
    assert_eq!(now(&wrong), 1);
    wrong.level = "Grade 12".into();
    assert_eq!(now(&wrong), 0, "the margin");
    wrong.level = "Grade 4".into();
    assert_eq!(now(&wrong), 1);
    wrong.language = "fr".into();
    assert_eq!(now(&wrong), 0);
    wrong.language = "en-GB".into();
    assert_eq!(now(&wrong), 1);
    Arc::make_mut(&mut wrong.locks[1]).clues[0].language = Some("fr".into());
    assert_eq!(now(&wrong), 0);
}

#[test]
fn maths_is_told_of_once_it_can_be_read() {
    let wrong = with(&[("/locks/1/hints/0", json!("Take $\\frac{3}{4$.")), ("/bench/0/body", json!("$x$ costs $5"))]);
    assert!(wrong.may_have_maths());
    let mut known = check::Known::default();
    let mut now = |maths| known.check(&wrong, Spelling::native("en"), maths);
    assert_eq!(now(None), []);
    let unfinished = Problem::Maths { source: r"\frac{3}{4".into(), why: Wrong::Unfinished };
    assert_eq!(now(Some(maths::fault)), [at("b", Part::Hints, unfinished)]);
    assert_eq!(now(None), []);
    assert!(!with(&[("/bench/0/body", json!("from $5 to $6"))]).may_have_maths());
}

proptest! {
    #[test]
    fn what_is_known_from_before_changes_no_finding(mut breakout in any_breakout(), other in any_breakout(), at: prop::sample::Index) {
        let mut known = check::Known::default();
        known.check(&breakout, Spelling::native(&breakout.language), Some(maths::fault));
        if let (Some(lock), false) = (other.locks.first(), breakout.locks.is_empty()) {
            let at = at.index(breakout.locks.len());
            breakout.locks.insert(at, lock.clone());
        }
        prop_assert_eq!(known.check(&breakout, Spelling::native(&breakout.language), Some(maths::fault)), found(&breakout));
    }
}
