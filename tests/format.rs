//! The puzzle file: what goes round stays whole, and bad input is refused or opened with findings.

mod support;

use latchwork::breakout::{Finding, Place, check};
use latchwork::format::{self, MOST_BYTES, Refused, from_link, read, to_link, write};
use latchwork::mechanism::Spelling;
use latchwork::play::{Event, Journal, What};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use support::any_breakout;
use uuid::Uuid;

const FRESH: Uuid = Uuid::from_u128(1);

fn file(members: Value) -> Vec<u8> {
    let mut file = json!({ "format": "latchwork.breakout", "version": 1, "id": "0b6d2f5e-6a0c-4f0e-9d53-6f6b0c6f2a11",
        "revision": 1, "title": "T", "language": "en", "locks": [] });
    if let (Value::Object(file), Value::Object(members)) = (&mut file, members) {
        file.extend(members);
    }
    file.to_string().into_bytes()
}

fn refused(bytes: &[u8]) -> Refused {
    read(bytes, FRESH).expect_err("it was opened")
}

fn findings(members: Value) -> Vec<Finding> {
    let opened = read(&file(members), FRESH).expect("it was refused");
    let mut findings = opened.findings;
    findings.extend(check::check(&opened.breakout, Spelling::native("en")));
    findings
}

/// Every text, number and word anywhere in a value.
fn leaves(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|entry| leaves(entry, into)),
        Value::Object(members) => members.values().for_each(|entry| leaves(entry, into)),
        leaf => into.push(leaf.to_string()),
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(breakout in any_breakout()) {
        let opened = read(write(&breakout).as_bytes(), FRESH).unwrap();
        prop_assert_eq!(&opened.breakout, &breakout);
        prop_assert!(opened.findings.is_empty(), "{:?}", opened.findings);
        prop_assert_eq!(from_link(&to_link(&breakout), FRESH).unwrap().breakout, breakout);
    }

    #[test]
    fn nothing_is_lost_whatever_a_member_becomes(breakout in any_breakout(), at in any::<prop::sample::Index>(), into in 0..4usize) {
        let mut value: Value = serde_json::from_str(&write(&breakout)).unwrap();
        let mut pointers = Vec::new();
        pointers_of(&value, String::new(), &mut pointers);
        pointers.retain(|pointer| pointer != "/format" && pointer != "/version");
        let pointer = pointers[at.index(pointers.len())].clone();
        *value.pointer_mut(&pointer).unwrap() = [json!(null), json!("odd"), json!(-1.5), json!({"odd": ["odd"]})][into].clone();
        let opened = read(value.to_string().as_bytes(), FRESH).unwrap();
        let written: Value = serde_json::from_str(&write(&opened.breakout)).unwrap();
        let (mut before, mut after) = (Vec::new(), Vec::new());
        leaves(&value, &mut before);
        leaves(&written, &mut after);
        // An empty text is what an absent one means.
        before.retain(|leaf| leaf != "\"\"");
        for leaf in before {
            prop_assert!(after.contains(&leaf), "{leaf} at {pointer} is lost: {written}");
        }
    }

    #[test]
    fn no_bytes_and_no_link_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), link in "\\PC{0,60}") {
        let _ = read(&bytes, FRESH);
        let _ = from_link(&link, FRESH);
        let _ = format::journal::read(&bytes);
    }
}

fn pointers_of(value: &Value, here: String, into: &mut Vec<String>) {
    let members: Vec<(String, &Value)> = match value {
        Value::Array(list) => list.iter().enumerate().map(|(index, entry)| (index.to_string(), entry)).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, entry)| (name.replace('~', "~0").replace('/', "~1"), entry)).collect()
        }
        _ => Vec::new(),
    };
    for (name, entry) in members {
        let pointer = format!("{here}/{name}");
        pointers_of(entry, pointer.clone(), into);
        into.push(pointer);
    }
}

#[test]
fn what_is_not_ours_is_refused_with_its_reason() {
    assert_eq!(refused(b"hello"), Refused::NotJson { line: 1, column: 1 });
    assert_eq!(refused(&[0xff, 0xfe]), Refused::NotText);
    assert_eq!(refused(b"[1, 2]"), Refused::NotOurs { format: None });
    assert_eq!(refused(br#"{"format": "h5p"}"#), Refused::NotOurs { format: Some("h5p".into()) });
    assert_eq!(refused(br#"{"format": "latchwork.breakout"}"#), Refused::NoVersion);
    assert_eq!(refused(&file(json!({ "version": 2 }))), Refused::TooNew { version: 2 });
    let whole = file(json!({}));
    assert_eq!(refused(&whole[..whole.len() / 2]), Refused::CutOff { line: 1 });
    assert_eq!(refused(&vec![b' '; 50 << 20]), Refused::TooBig { bytes: 50 << 20 });
    assert_eq!(refused(format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)).as_bytes()), Refused::TooDeep);
    assert!(read(&[b"\xef\xbb\xbf".as_slice(), &whole].concat(), FRESH).is_ok(), "a byte order mark is no harm");
}

#[test]
fn a_link_cannot_unpack_to_more_than_a_file_may_have() {
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b' '; MOST_BYTES + 1], 9);
    let link = base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, bomb);
    assert!(matches!(from_link(&link, FRESH), Err(Refused::TooBig { .. })));
}

#[test]
fn odd_files_are_opened_with_findings() {
    let at = |members: Value, pointer: &str| {
        let place = Place::Member(pointer.into());
        let found = findings(members);
        assert!(found.iter().any(|finding| finding.place == place), "{pointer} is not among {found:?}");
    };
    at(json!({ "title": 5 }), "/title");
    at(json!({ "locks": {} }), "/locks");
    at(json!({ "locks": [7] }), "/locks/0");
    at(json!({ "locks": [{ "id": "a", "answers": "1" }] }), "/locks/0/answers");
    at(
        json!({ "locks": [{ "id": "a", "mechanism": { "kind": "number", "wheels": 99 } }] }),
        "/locks/0/mechanism/wheels",
    );
    at(json!({ "rules": { "tries": { "free": "many" } } }), "/rules/tries/free");
    at(json!({ "id": "gate" }), "/id");
    at(json!({ "media": { "a/b": 1 } }), "/media/a~1b");
}

#[test]
fn markup_in_any_text_stays_text() {
    let script = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    let lock = json!({ "id": "a", "title": script, "mechanism": { "kind": "text" }, "answers": [script], "hints": [script],
        "clues": [{ "id": "c", "kind": "text", "title": script, "body": script }] });
    let opened = read(&file(json!({ "title": script, "locks": [lock] })), FRESH).expect("it was refused");
    assert!(opened.findings.is_empty());
    assert_eq!(opened.breakout.title, script);
    assert_eq!(opened.breakout.locks[0].hints, [script]);
}

#[test]
fn a_journal_goes_round_with_events_of_the_future() {
    let mut journal = Journal::new(Uuid::from_u128(2), Uuid::from_u128(3), "The Commas");
    let mut future = Map::new();
    future.insert("event".into(), json!("danced"));
    future.insert("with".into(), json!(["joy"]));
    // It is one of ours, but without what ours says: kept as it is.
    let mut partial = Map::new();
    partial.insert("event".into(), json!("opened"));
    let text = || "a".to_owned();
    let kinds = [
        What::Started { revision: 1 },
        What::Paused,
        What::Resumed,
        What::Tried { lock: text(), answer: "1".into() },
        What::Opened { lock: text(), with: 2 },
        What::Hinted { lock: text(), rung: 1, card: true },
        What::Helped { lock: text() },
        What::Explained { lock: text(), text: "because".into() },
        What::Noted { entry: text(), text: "note".into() },
        What::Reflected { question: 3, text: "so".into() },
        What::Finished,
        What::Unknown(future),
        What::Unknown(partial),
    ];
    for (n, what) in kinds.into_iter().enumerate() {
        journal.insert(Event { writer: FRESH, n: n as u32, after: n as u64, at: 5, what });
    }
    assert_eq!(format::journal::read(format::journal::write(&journal).as_bytes()), Ok(journal));
    assert_eq!(
        format::journal::read(&file(json!({}))),
        Err(Refused::NotOurs { format: Some("latchwork.breakout".into()) })
    );
}
