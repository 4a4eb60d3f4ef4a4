//! The sealed file: no byte of it changes unnoticed, and one that is made to do harm does none.

mod support;

use latchwork::breakout::{Breakout, Clue, ClueKind, Reply};
use latchwork::format::{self, MOST_BYTES};
use latchwork::mechanism::Spelling;
use latchwork::seal::{Refused, StudentCopy, read};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::chains::{self, lock};
use support::sealed::{sealed, try_on, try_phrase, with_digest};

const PHRASE: &str = "brass owl";

/// A start, one that needs it, and one that needs two of three.
fn breakout() -> Breakout {
    let mut some = lock("some", &["a", "b", "c"]);
    some.need = Some(2);
    let mut locks = vec![lock("a", &[]), lock("b", &[]), lock("c", &["a"]), some];
    locks.iter_mut().for_each(|lock| lock.inside = vec![chains::text(format!("in-{}", lock.id))]);
    chains::breakout(locks)
}

fn file() -> Value {
    serde_json::from_str(&sealed(&breakout(), Some(PHRASE), 1)).expect("it is JSON")
}

/// A file as someone wrote it who knows how its digest is made.
fn forged(change: impl FnOnce(&mut Value)) -> Result<StudentCopy, Refused> {
    let mut file = file();
    file.as_object_mut().expect("it is an object").remove("digest");
    change(&mut file);
    let text = file.to_string();
    read(with_digest(&format!("{},\"digest\":\"\"}}", text.strip_suffix('}').expect("it is an object"))).as_bytes())
}

fn misshapen(at: &str) -> Option<Refused> {
    Some(Refused::Misshapen { at: at.into() })
}

#[test]
fn every_flipped_bit_is_noticed() {
    let file = sealed(&chains::breakout(vec![lock("a", &[]), lock("b", &["a"])]), None, 1).into_bytes();
    assert!(read(&file).is_ok());
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut changed = file.clone();
            changed[at] ^= 1 << bit;
            assert!(read(&changed).is_err(), "bit {bit} of byte {at}: {}", String::from_utf8_lossy(&changed));
        }
    }
}

#[test]
fn what_is_no_whole_student_copy_is_refused_with_its_reason() {
    let whole = sealed(&breakout(), None, 1);
    let refused = |bytes: &[u8]| read(bytes).err();
    let of_file = |refused| Some(Refused::File(refused));
    assert_eq!(refused(b"hello"), of_file(format::Refused::NotJson { line: 1, column: 1 }));
    let open = format::write(&breakout());
    let format = Some("latchwork.breakout".into());
    assert_eq!(refused(open.as_bytes()), of_file(format::Refused::NotOurs { format }));
    for cut in [1, 10, whole.len() / 2, whole.len() - 1] {
        assert_eq!(refused(&whole.as_bytes()[..cut]), of_file(format::Refused::CutOff { line: 1 }), "at {cut}");
    }
    let newer = whole.replace("\"version\":1", "\"version\":2");
    assert_eq!(refused(newer.as_bytes()), of_file(format::Refused::TooNew { version: 2 }));
    let bytes = MOST_BYTES + 1;
    assert_eq!(refused(&vec![b' '; bytes]), of_file(format::Refused::TooBig { bytes }));
    assert_eq!(refused(whole.replace("\"Chain\"", "\"Chains\"").as_bytes()), Some(Refused::Changed));
    assert_eq!(refused(whole.replace(",\"digest\"", ", \"digest\"").as_bytes()), Some(Refused::Changed));
    assert_eq!(refused(br#"{"format":"latchwork.sealed","version":1}"#), misshapen("/clear"));
    let again = format!("\u{feff}{whole}\r\n");
    assert!(read(again.as_bytes()).is_ok(), "what a mail program adds is no harm");
}

#[test]
fn a_file_that_asks_for_too_much_is_refused() {
    assert!(forged(|_| {}).is_ok());
    for (memory, passes) in [(4 << 20, 1), (8, 1_000_000), (0, 1), (8, 0)] {
        let refused = forged(|file| file["clear"]["cost"] = json!({ "memory": memory, "passes": passes })).err();
        assert_eq!(refused, Some(Refused::TooDear { memory, passes }));
    }
    let memory = forged(|file| file["clear"]["cost"]["memory"] = json!(1u64 << 40)).err();
    assert_eq!(memory, misshapen("/clear/cost/memory"));
    let slots = "A".repeat(68 * 10_000);
    assert_eq!(forged(|file| file["locks"][0]["slots"] = json!(slots)).err(), Some(Refused::TooManySlots("a".into())));
}

#[test]
fn shares_and_locks_that_point_nowhere_are_refused() {
    let share = file()["locks"][3]["shares"]["a"].clone();
    for name in ["nowhere", "some"] {
        let stray = forged(|file| file["locks"][3]["shares"][name] = share.clone());
        assert_eq!(stray.err(), Some(Refused::StrayShare("some".into())));
    }
    let all = forged(|file| file["locks"][2]["shares"] = json!({ "a": share }));
    assert_eq!(all.err(), Some(Refused::StrayShare("c".into())), "all are needed: there is nothing to share");
    let many: Vec<String> = (0..256).map(|n| format!("n{n}")).collect();
    let many = forged(|file| file["clear"]["breakout"]["locks"][3]["after"] = json!(many));
    assert_eq!(many.err(), misshapen("/locks/3"));
    let one_less = |file: &mut Value| drop(file["locks"].as_array_mut().expect("it is a list").pop());
    assert_eq!(forged(one_less).err(), misshapen("/locks"));
    let twice = forged(|file| file["clear"]["breakout"]["locks"][1]["id"] = json!("a"));
    assert_eq!(twice.err(), misshapen("/locks/0"));
    let later = forged(|file| file["locks"].as_array_mut().expect("it is a list").swap(0, 2));
    assert_eq!(later.err(), misshapen("/locks/0"));
    assert_eq!(forged(|file| file["locks"][1] = json!([])).err(), misshapen("/locks/1"));
    assert_eq!(forged(|file| file["locks"][1]["salt"] = json!("AA")).err(), misshapen("/locks/1"));
    assert_eq!(forged(|file| file["locks"][1]["slots"] = json!("AAAA")).err(), misshapen("/locks/1"));
    assert_eq!(forged(|file| file["locks"][1]["inside"] = json!("*")).err(), misshapen("/locks/1/inside"));
    assert_eq!(forged(|file| file["locks"][1]["replies"] = json!(["A", 1])).err(), misshapen("/locks/1/replies/0"));
    assert_eq!(forged(|file| file["clear"]["hints"]["a"] = json!("AAAA")).err(), misshapen("/clear/hints/a"));
    assert_eq!(forged(|file| file["ending"] = json!(1)).err(), misshapen("/ending"));
    assert_eq!(forged(|file| file["original"] = json!({ "salt": "AA" })).err(), misshapen("/original/sealed"));
}

#[test]
fn what_is_moved_to_another_place_does_not_open() {
    let opens = |copy: Result<StudentCopy, Refused>, lock: &str| {
        let mut copy = copy.expect("it was refused");
        try_on(&mut copy, lock, chains::ANSWER).opens()
    };
    assert!(opens(forged(|_| {}), "b"));
    // A slot alone, and a slot with the salt that it was made for.
    for members in [&["slots"][..], &["slots", "salt"], &["slots", "salt", "inside", "replies"]] {
        let moved = forged(|file| {
            for member in members {
                file["locks"][1][*member] = file["locks"][0][*member].clone();
            }
        });
        assert!(!opens(moved, "b"), "{members:?}");
    }
    assert!(!opens(forged(|file| file["locks"][0]["inside"] = file["locks"][1]["inside"].clone()), "a"));
    // What is sealed in one file opens in no other.
    let other: Value = serde_json::from_str(&sealed(&breakout(), None, 2)).expect("it is JSON");
    assert!(opens(forged(|file| file["locks"][0] = other["locks"][0].clone()), "a"), "the clear parts are the same");
    let mut story = breakout();
    story.title.push('!');
    let other: Value = serde_json::from_str(&sealed(&story, None, 2)).expect("it is JSON");
    assert!(!opens(forged(|file| file["locks"][0] = other["locks"][0].clone()), "a"));
    // Nor where a word of the clear part is another.
    assert!(!opens(forged(|file| file["clear"]["breakout"]["title"] = json!("Chains")), "a"));
    assert!(!opens(forged(|file| file["clear"]["more"] = json!(1)), "a"));
    assert!(!opens(forged(|file| file["clear"]["cost"]["passes"] = json!(2)), "a"));
}

#[test]
fn a_lock_that_needs_some_opens_with_any_of_them_and_no_fewer() {
    let breakout = breakout();
    for (first, second) in [("a", "b"), ("b", "a"), ("a", "c")] {
        let mut copy = read(sealed(&breakout, None, 3).as_bytes()).expect("it was refused");
        assert!(try_on(&mut copy, first, chains::ANSWER).opens());
        assert!(!copy.is_there("some"), "{first} alone is enough");
        assert!(try_on(&mut copy, second, chains::ANSWER).opens());
        assert!(copy.is_there("some"), "{first} and {second} are not enough");
        assert_eq!(copy.breakout().lock("some").map(|lock| lock.title.as_str()), Some("Lock"));
    }
    // Where a share is missing or broken, the lock stays shut and nothing else does.
    for share in [json!("AAAA"), file()["locks"][3]["shares"]["b"].clone()] {
        let mut copy = forged(|file| file["locks"][3]["shares"]["a"] = share).expect("it was refused");
        ["a", "b"].iter().for_each(|lock| assert!(try_on(&mut copy, lock, chains::ANSWER).opens()));
        assert!(!copy.is_there("some"));
        assert!(try_on(&mut copy, "c", chains::ANSWER).opens());
    }
}

/// A file may hold more than any teacher would write, and its digest be right: it is still read at once.
#[test]
#[expect(clippy::disallowed_methods, reason = "how long it takes is what is tested")]
fn hundreds_of_locks_are_no_hindrance() {
    let many: Vec<_> = (0..600).map(|n| lock(format!("n{n}"), &[])).collect();
    let mut breakout = chains::breakout(many);
    for at in 1..600 {
        let lock = std::sync::Arc::make_mut(&mut breakout.locks[at]);
        lock.after = (at.saturating_sub(9)..at).map(|before| format!("n{before}")).collect();
        lock.need = (at % 2 == 1).then_some(1);
    }
    let file = sealed(&breakout, None, 1);
    let start = std::time::Instant::now();
    let mut copy = read(file.as_bytes()).expect("it was refused");
    (0..20).for_each(|at| assert!(try_on(&mut copy, &format!("n{at}"), chains::ANSWER).opens(), "n{at}"));
    assert!(start.elapsed() < std::time::Duration::from_secs(10), "{:?}", start.elapsed());
}

/// As a teacher writes them in ten minutes: a question each, three hints, a mistake that is expected, something inside.
#[test]
fn seven_locks_of_text_fit_a_link() {
    let questions = [
        "The torn page says: \"Wherever the willow bends, dig one pace to the west.\" Which word of it has two syllables?",
        "Count the commas in the notice on the door. How many of them stand where a full stop belongs?",
        "Ada bought nine apples, gave a third of them to Tom and ate one herself. How many does she carry home?",
        "Which of the captain's three letters is the only one that was written before the storm came up?",
        "Read the bill once more: what did the lamp cost when the oil is taken off, in pence?",
        "The map shows the well, the mill and the old bridge. Which of them lies furthest from the gate?",
        "Put the first letters of all papers that you found together. What do they spell?",
    ];
    let mut locks = Vec::new();
    for (at, question) in questions.iter().enumerate() {
        let mut lock = lock(format!("lock-{at}"), &[]);
        lock.after = (0..at).map(|before| format!("lock-{before}")).next_back().into_iter().collect();
        lock.clues = vec![Clue::new(format!("clue-{at}"), ClueKind::Text { body: (*question).into() })];
        lock.hints = vec![
            "Read it aloud, slowly, and stop at every mark.".into(),
            format!("Look at the words around the {at}th line: what do they have in common?"),
            "Write all of them down and cross out what can't be.".into(),
        ];
        let say = format!("That is what it looks like at first. Is it what line {at} says, too?");
        lock.replies = vec![Reply { answer: "321".into(), say, ..Reply::default() }];
        lock.inside = vec![chains::text(format!("in-{at}"))];
        locks.push(lock);
    }
    let mut breakout = chains::breakout(locks);
    breakout.story = vec![chains::text("letter")];
    let packed = miniz_oxide::deflate::compress_to_vec(sealed(&breakout, None, 1).as_bytes(), 9);
    let letters = packed.len().div_ceil(3) * 4;
    assert!(letters < 8000, "{letters} characters");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }

    /// A file whose digest is right, with anything in any place: whatever is then tried, nothing panics.
    #[test]
    fn no_forged_file_makes_it_panic(at: prop::sample::Index, value in prop::sample::select(support::json::odd_values())) {
        let copy = forged(|file| {
            let pointers = support::json::pointers(file);
            *file.pointer_mut(at.get::<String>(&pointers)).expect("it stands there") = value;
        });
        if let Ok(mut copy) = copy {
            let ids: Vec<String> = copy.breakout().locks.iter().map(|lock| lock.id.clone()).collect();
            for id in &ids {
                try_on(&mut copy, id, chains::ANSWER);
                try_phrase(&mut copy, id, PHRASE);
            }
            if let Some(derivation) = copy.ask_original(PHRASE, Spelling::native("en")) {
                let _ = copy.original(&derivation.run().expect("there is memory enough"));
            }
            let found = copy.found();
            prop_assert!(found.iter().all(|found| !copy.recall(found)));
        }
    }
}
