//! The puzzle file: bad input is refused, or opened with findings.

use latchwork::breakout::{Finding, Place, check};
use latchwork::format::{self, MOST_BYTES, Refused, read, unpack};
use latchwork::maths;
use latchwork::mechanism::Spelling;
use proptest::prelude::*;
use serde_json::{Value, json};
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
    findings.extend(check::check(&opened.breakout, Spelling::native("en"), Some(maths::fault)));
    findings
}

proptest! {
    #[test]
    fn no_bytes_and_no_link_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), link in "\\PC{0,60}") {
        let _ = read(&bytes, FRESH);
        let _ = unpack(&link).and_then(|file| read(&file, FRESH));
        let _ = format::journal::read(&bytes);
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

/// A device may go back to an older Latchwork.
#[test]
fn what_is_too_new_keeps_its_title_and_gets_its_pictures_back() {
    let newer = json!({ "format": "latchwork.breakout", "version": 2, "title": "Owls", "locks": { "new": "x" }, "media": {
        "owl.webp": { "type": "image/webp", "data": "" }, "hoot.mp3": { "data": "aG9vdA==" }, "odd": 3 } });
    let newer = newer.to_string();
    assert_eq!(format::unread::title(&newer).as_deref(), Some("Owls"));
    let kept = ["owl.webp", "hoot.mp3", "odd", "none"].map(|name| (name.to_owned(), "b3ds".into()));
    let whole: Value = serde_json::from_str(&format::unread::rejoin(&newer, &kept)).expect("no JSON");
    assert_eq!(whole["media"]["owl.webp"], json!({ "type": "image/webp", "data": "b3ds" }));
    assert_eq!(whole["media"]["hoot.mp3"]["data"], "aG9vdA==");
    assert_eq!((&whole["media"]["odd"], whole["media"].get("none")), (&json!(3), None));
    assert_eq!(whole["locks"], json!({ "new": "x" }));
    // What is no JSON is saved as it is.
    assert_eq!((format::unread::title("{"), format::unread::rejoin("{", &kept)), (None, "{".to_owned()));
}

#[test]
fn a_link_cannot_unpack_to_more_than_a_file_may_have() {
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b' '; MOST_BYTES + 1], 9);
    let link = base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, bomb);
    assert!(matches!(unpack(&link).and_then(|file| read(&file, FRESH)), Err(Refused::TooBig { .. })));
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
