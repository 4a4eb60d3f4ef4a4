//! What a student copy gives away to whoever opens it with other tools: nothing of what is sealed.

mod support;

use std::collections::{HashMap, HashSet};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use latchwork::breakout::Breakout;
use latchwork::format::{self, read, to_link, write};
use latchwork::mechanism::{Choice, Further, Item, Kind, Match, Mechanism, Order, Sort, Spelling};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rand::rngs::ChaCha20Rng;
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};
use support::chains::{self, lock};
use support::json::{pointers, whole_file};
use support::sealed::{sealed, student_copy, try_on, try_phrase};
use uuid::Uuid;

/// Where the allow-list lets a text of `whole.json` stand in clear, said once more: `*` is any index or name.
const CLEAR: &[&str] = &[
    "/id",
    "/revision",
    "/modified",
    "/title",
    "/language",
    "/subject",
    "/level",
    "/authors/*",
    "/license",
    "/minutes",
    "/asks/*/id",
    "/asks/*/say",
    "/asks/*/otherwise",
    "/story/*/id",
    "/story/*/kind",
    "/story/*/body",
    "/story/*/title",
    "/story/*/language",
    "/bench/*/id",
    "/bench/*/kind",
    "/bench/*/title",
    "/bench/*/language",
    "/bench/*/seat",
    "/bench/0/body",
    "/bench/1/body",
    "/bench/*/src",
    "/bench/*/alt",
    "/bench/*/transcript",
    "/bench/*/say",
    "/targets/*/id",
    "/targets/*/statement",
    "/locks/*/id",
    "/locks/*/after/*",
    "/locks/*/need",
    // The one lock that is there from the start.
    "/locks/0/title",
    "/locks/0/targets/*",
    "/locks/0/explain",
    "/locks/0/clues/*/id",
    "/locks/0/clues/*/kind",
    "/locks/0/clues/*/body",
    "/locks/0/mechanism/kind",
    "/locks/0/mechanism/wheels",
    // Merely wrapped, as everybody is told.
    "/locks/0/hints/*",
    "/cards/*/id",
    "/cards/*/title",
    "/cards/*/body",
    "/rules/hints/after_tries",
    "/rules/hints/after_seconds",
    "/rules/hints/cards",
    "/rules/hints/neighbour",
    "/rules/tries/free",
    "/rules/tries/wait_seconds",
    "/rules/roles/*",
    "/rules/time_up",
    "/debrief/*",
    // Both hang on the bench.
    "/media/*/type",
    "/media/*/data",
    "/media/*/credit",
];

fn may_be_clear(pointer: &str) -> bool {
    let parts = |text: &str| text.split('/').map(str::to_owned).collect::<Vec<_>>();
    let pointer = parts(pointer);
    CLEAR.iter().map(|clear| parts(clear)).any(|clear| {
        clear.len() == pointer.len() && clear.iter().zip(&pointer).all(|(clear, part)| clear == "*" || clear == part)
    })
}

/// A breakout with a canary in each text and number that is to be sealed, and the canaries by place.
fn with_canaries(seed: u64) -> (Breakout, HashMap<String, String>) {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let mut file = whole_file();
    // A picture that only a sealed clue shows, one that none shows, and what came from elsewhere.
    file["media"]["map"] = json!({ "type": "image/png", "data": "UklGRg==", "credit": "own drawing" });
    file["media"]["spare"] = json!({ "type": "image/png", "data": "UklGRg==", "credit": "own drawing" });
    let plan = json!({ "id": "plan", "kind": "image", "src": "media:map", "alt": "a map" });
    file["locks"][0]["inside"].as_array_mut().expect("it is a list").push(plan);
    file["locks"][2]["replies"] = json!([{ "answer": "Go!", "say": "The other sign." }]);
    file["locks"][2]["inside"] = json!([{ "id": "under", "kind": "room", "say": "Look up.", "setup": "Tape it." }]);
    file["locks"][2]["clues"] =
        json!([{ "id": "page-2", "kind": "text", "body": "Read it aloud.", "title": "A page" }]);
    let mut canaries = HashMap::new();
    for pointer in pointers(&file) {
        let is_leaf = file.pointer(&pointer).is_some_and(|value| value.is_string() || value.is_number());
        let media = ["/media/map", "/media/spare"].iter().any(|medium| pointer.starts_with(medium));
        // Of another kind it would be another thing.
        let is_kind = pointer.ends_with("/kind") || pointer == "/locks/0/inside/1/src";
        if !is_leaf || is_kind || (may_be_clear(&pointer) && !media) {
            continue;
        }
        let canary: String = (0..20).map(|_| char::from(b"bcdfghjkmnpqrstvwxz"[rng.random_range(0..19)])).collect();
        let mut other = file.clone();
        *other.pointer_mut(&pointer).expect("it stands there") = canary.clone().into();
        // Where only some words or numbers may stand, there is no place for one.
        if read(other.to_string().as_bytes(), Uuid::nil()).expect("it was refused").findings.is_empty() {
            file = other;
            canaries.insert(pointer, canary);
        }
    }
    (read(file.to_string().as_bytes(), Uuid::nil()).expect("it was refused").breakout, canaries)
}

/// How a text might stand in a file, cut to what is sure to be there: twelve bytes of it.
fn disguises(canary: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = canary.as_bytes().to_vec();
    let mut disguises = vec![
        ("plain", bytes.clone()),
        ("reversed", bytes.iter().rev().copied().collect()),
        ("UTF-16LE", canary.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("UTF-16BE", canary.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ("hex", bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect()),
        ("HEX", bytes.iter().flat_map(|byte| format!("{byte:02X}").into_bytes()).collect()),
    ];
    for (offset, name) in [(0, "base64"), (1, "base64, one on"), (2, "base64, two on")] {
        // What stands before it changes its first letters.
        let letters = STANDARD_NO_PAD.encode([vec![b'_'; offset], bytes.clone()].concat());
        disguises.push((name, letters.into_bytes()[4..24].to_vec()));
    }
    disguises.iter_mut().for_each(|(_, bytes)| bytes.truncate(12));
    disguises
}

/// A file, all bytes that its texts stand for, and all that these unpack to.
fn layers(file: &str) -> Vec<Vec<u8>> {
    let mut layers = vec![file.as_bytes().to_vec()];
    let mut texts = Vec::new();
    collect(&serde_json::from_str(file).unwrap_or_default(), &mut texts);
    texts.push(file.to_owned());
    for text in texts {
        let unlettered = URL_SAFE_NO_PAD.decode(&text).or_else(|_| STANDARD_NO_PAD.decode(&text));
        layers.push(text.into_bytes());
        if let Ok(bytes) = unlettered {
            layers.extend(decompress_to_vec_with_limit(&bytes, 1 << 24));
            layers.push(bytes);
        }
    }
    layers
}

fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|entry| collect(entry, texts)),
        Value::Object(members) => members.iter().for_each(|(name, entry)| {
            texts.push(name.clone());
            collect(entry, texts);
        }),
        _ => {}
    }
}

/// Which canaries are found in a file, and how they are disguised.
fn sung(file: &str, canaries: &HashMap<String, String>) -> HashSet<(String, &'static str)> {
    let mut known: HashMap<Vec<u8>, Vec<(String, &'static str)>> = HashMap::new();
    for (pointer, canary) in canaries {
        for (name, bytes) in disguises(canary) {
            known.entry(bytes).or_default().push((pointer.clone(), name));
        }
    }
    let layers = layers(file);
    let windows = layers.iter().flat_map(|layer| layer.windows(12));
    windows.filter_map(|window| known.get(window)).flatten().cloned().collect()
}

#[test]
fn nothing_that_is_sealed_is_found_in_the_file() {
    for seed in 0..4 {
        let (breakout, canaries) = with_canaries(seed);
        assert!(canaries.len() > 200, "only {} canaries", canaries.len());
        for kind in [
            "answers",
            "replies",
            "hints",
            "clues",
            "inside",
            "mechanism",
            "ending",
            "adapted_from",
            "standard",
            "setup",
            "teacher_key",
            "/x",
            "unread",
            "media",
        ] {
            assert!(canaries.keys().any(|pointer| pointer.contains(kind)), "no canary in {kind}");
        }
        for phrase in [None, breakout.rules.teacher_key.as_deref()] {
            let found = sung(&sealed(&breakout, phrase, seed), &canaries);
            assert!(found.is_empty(), "{found:?}");
        }
    }
}

/// With every lock open there are still no answers, and nothing that is a teacher's alone.
#[test]
fn what_the_teachers_phrase_opens_lock_by_lock_is_what_a_team_may_see() {
    let (breakout, canaries) = with_canaries(1);
    let phrase = breakout.rules.teacher_key.clone().expect("there is one");
    let mut copy = student_copy(&breakout, Some(&phrase), 1);
    breakout.locks.iter().for_each(|lock| try_phrase(&mut copy, &lock.id, &phrase));
    // No team sees a lock without what comes before it, and a canary is no lock.
    let open = copy.found().len();
    assert!(open > 10, "only {open} locks are open");
    let found = sung(&write(copy.breakout()), &canaries);
    let is_theirs = |pointer: &str| {
        let teachers = ["/answers/", "/replies/", "/adapted_from/", "/standard/", "/setup", "/x", "/spare/", "/unread"];
        !teachers.iter().any(|part| pointer.contains(part))
    };
    let strays: Vec<_> = found.iter().filter(|(at, _)| !is_theirs(at) && at != "/rules/teacher_key").collect();
    assert!(strays.is_empty(), "{strays:?}");
    for part in ["/hints/", "/title", "/clues/", "/inside/", "/mechanism/", "/media/map/"] {
        assert!(found.iter().any(|(at, _)| at.contains(part)), "{part} was not found");
    }
}

/// Who looks for canaries must be able to find them.
#[test]
fn in_an_open_file_however_it_is_packed_they_are_found() {
    let (breakout, canaries) = with_canaries(1);
    let all = |file: &str, disguise: &str| {
        let found = sung(file, &canaries);
        canaries.keys().all(|pointer| found.contains(&(pointer.clone(), disguise)))
    };
    let text = write(&breakout);
    assert!(all(&text, "plain"));
    assert!(all(&to_link(&breakout), "plain"));
    assert!(all(&json!({ "a": [URL_SAFE_NO_PAD.encode(compress_to_vec(text.as_bytes(), 9))] }).to_string(), "plain"));
    assert!(all(&text.chars().rev().collect::<String>(), "reversed"));
    let utf16 = |bytes: Vec<u8>| json!({ "a": STANDARD_NO_PAD.encode(bytes) }).to_string();
    assert!(all(&utf16(text.encode_utf16().flat_map(u16::to_le_bytes).collect()), "UTF-16LE"));
    assert!(all(&utf16(text.encode_utf16().flat_map(u16::to_be_bytes).collect()), "UTF-16BE"));
    let hex = |text: &str| text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert!(all(&hex(&text), "hex") && all(&hex(&text).to_uppercase(), "HEX"));
    let found = sung(&STANDARD_NO_PAD.encode(&text), &canaries);
    let is_found = |pointer: &String| found.iter().any(|(at, name)| at == pointer && name.starts_with("base64"));
    assert!(canaries.keys().all(is_found));
}

#[test]
fn whatever_stands_in_clear_is_on_the_list() {
    let file = whole_file();
    let breakout = read(file.to_string().as_bytes(), Uuid::nil()).expect("it was refused").breakout;
    let text: Value = serde_json::from_str(&sealed(&breakout, Some("brass owl"), 1)).expect("it is JSON");
    let clear = &text["clear"]["breakout"];
    let strays: Vec<String> = pointers(clear)
        .into_iter()
        .filter(|pointer| clear.pointer(pointer).is_some_and(|value| !value.is_object() && !value.is_array()))
        .filter(|pointer| !may_be_clear(pointer))
        // The stand-in that says that there is a black light somewhere.
        .filter(|pointer| !pointer.starts_with("/ending/0/"))
        .collect();
    assert!(strays.is_empty(), "{strays:?}");
    assert_eq!(clear["ending"], json!([{ "id": "somewhere", "kind": "tool", "tool": "black_light" }]));
    let missing: Vec<String> = pointers(&file)
        .into_iter()
        .filter(|pointer| file.pointer(pointer).is_some_and(|value| !value.is_object() && !value.is_array()))
        .filter(|pointer| may_be_clear(pointer) && !pointer.contains("/hints/") && clear.pointer(pointer).is_none())
        .filter(|pointer| !pointer.ends_with("/unread"))
        .collect();
    // What means its default is left out.
    assert_eq!(missing, Vec::<String>::new());
}

/// A lock that is there from the start stands in clear. What it offers is put in order, sorted or matched: the order in which
/// its author wrote that may be its answer.
#[test]
fn the_clear_part_is_the_same_in_whatever_order_items_were_written() {
    let item = |id: &str| Item::new(id, &format!("the {id}"));
    let written = |ids: [&str; 4]| ids.map(item).to_vec();
    let kinds = |ids: [&str; 4]| {
        let bins = [ids[1], ids[0]].map(|id| item(&format!("bin-{id}"))).to_vec();
        let left = ["k2f", "c9w"].map(item).to_vec();
        [
            Kind::Choice(Choice { many: false, options: written(ids) }),
            Kind::from(Further::Order(Order { items: written(ids) })),
            Kind::from(Further::Sort(Sort { bins, items: written(ids) })),
            Kind::from(Further::Match(Match { left, right: written(ids) })),
        ]
    };
    let clear = |kind: &Kind| {
        let mut first = lock("first", &[]);
        first.mechanism = Mechanism::from(kind.clone());
        first.answers = vec!["nothing".into()];
        let file = write(student_copy(&chains::breakout(vec![first]), None, 1).breakout());
        serde_json::from_str::<Value>(&file).expect("it is JSON")["locks"][0].clone()
    };
    let (one, other) = (kinds(["t4k", "b7n", "r3d", "m5s"]), kinds(["b7n", "t4k", "m5s", "r3d"]));
    for (one, other) in one.iter().zip(&other) {
        assert_ne!(one, other);
        assert_eq!(clear(one), clear(other), "{}", one.name());
    }
}

/// An answer, too, is the same however items stand in the file: so it can be tried on a student copy.
#[test]
fn no_answer_depends_on_the_order_in_which_items_were_written() {
    let whole = read(whole_file().to_string().as_bytes(), Uuid::nil()).expect("it was refused").breakout;
    let mut turned = whole_file();
    for lock in turned["locks"].as_array_mut().expect("it is a list") {
        for name in ["options", "items", "bins", "left", "right", "palette"] {
            lock["mechanism"][name].as_array_mut().into_iter().for_each(|list| list.reverse());
        }
    }
    let turned = read(turned.to_string().as_bytes(), Uuid::nil()).expect("it was refused").breakout;
    for (lock, turned) in whole.locks.iter().zip(&turned.locks) {
        let english = Spelling::native("en");
        for entry in lock.answers.iter().chain(lock.replies.iter().map(|reply| &reply.answer)) {
            let answers = [lock, turned].map(|lock| lock.mechanism.canonical(entry, english));
            assert_eq!(answers[0], answers[1], "{}", lock.id);
        }
    }
}

/// All bytes of a sealed file that are under a key.
fn ciphertext(file: &str) -> Vec<Vec<u8>> {
    let mut file: Value = serde_json::from_str(file).expect("it is JSON");
    file.as_object_mut()
        .expect("it is an object")
        .retain(|name, _| matches!(name.as_str(), "locks" | "ending" | "original"));
    let mut texts = Vec::new();
    collect(&file, &mut texts);
    texts.iter().filter_map(|text| URL_SAFE_NO_PAD.decode(text).ok()).filter(|bytes| bytes.len() >= 16).collect()
}

#[test]
fn two_sealings_and_two_locks_share_no_ciphertext() {
    let mut locks: Vec<_> = (0..4).map(|n| lock(format!("lock-{n}"), &[])).collect();
    locks.push(lock("some", &["lock-0", "lock-1", "lock-2"]));
    locks.push(lock("all", &["lock-0", "lock-1"]));
    locks[4].need = Some(2);
    for lock in &mut locks {
        lock.inside = vec![chains::text("same")];
    }
    let breakout = chains::breakout(locks);
    let mut seen = HashSet::new();
    for seed in 0..3 {
        let blobs = ciphertext(&sealed(&breakout, Some("brass owl"), seed));
        assert!(blobs.len() > 15);
        for window in blobs.iter().flat_map(|blob| blob.chunks_exact(8)) {
            assert!(seen.insert(window.to_vec()), "twice: {window:?}");
        }
    }
}

/// A lock's slots can be tried only by whoever opened what comes before it.
#[test]
fn of_a_later_lock_nothing_is_there_to_be_tried() {
    let breakout = chains::breakout(vec![lock("a", &[]), lock("b", &["a"])]);
    let text: Value = serde_json::from_str(&sealed(&breakout, None, 1)).expect("it is JSON");
    let members: Vec<&String> = text["locks"][1].as_object().expect("it is an object").keys().collect();
    assert_eq!(members, ["sealed"]);
    let mut copy = student_copy(&breakout, None, 1);
    let english = Spelling::native("en");
    assert_eq!(copy.ask("b", chains::ANSWER, english), None);
    assert!(try_on(&mut copy, "a", chains::ANSWER).opens());
    assert!(try_on(&mut copy, "b", chains::ANSWER).opens());
    assert!(format::sealed::read(b"{}").is_err());
}
