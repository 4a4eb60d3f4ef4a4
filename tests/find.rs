//! Find and replace: every text is met once, what is found is what is replaced, and nothing else changes.

mod support;

use std::sync::Arc;

use latchwork::breakout::{Breakout, Clue, ClueKind, Hit, Lock, Media, Part, Place, Reply, Role, Search};
use latchwork::format::{read, write};
use latchwork::mechanism::{
    Choice, Further, Item, Kind, Letters, Mechanism, Number, Order, Spelling, Tap, Text, Unit, cut,
};
use proptest::prelude::*;
use serde_json::Value;
use support::json::{pointers, whole_file};
use support::{any_breakout, lock as any_lock};
use uuid::Uuid;

const ENGLISH: Spelling = Spelling::native("en");

fn search(words: &str) -> Search {
    Search { words: words.into(), ..Search::default() }
}

fn exactly(words: &str) -> Search {
    Search { case: true, ..search(words) }
}

fn lock(id: &str, kind: impl Into<Kind>, answers: &[&str]) -> Lock {
    let mut lock = Lock::new(id, Mechanism::from(kind.into()));
    lock.answers = answers.iter().map(|answer| (*answer).to_owned()).collect();
    lock
}

fn with(locks: Vec<Lock>) -> Breakout {
    let mut breakout = Breakout::new(Uuid::nil());
    breakout.locks = locks.into_iter().map(Arc::new).collect();
    breakout
}

/// Replaces all that is found, but for what had better stay.
fn replaced(breakout: &Breakout, search: &Search, with: &str) -> (Breakout, usize) {
    let hits = breakout.find(search, ENGLISH);
    let spoilt = breakout.spoilt(&hits, search, with, ENGLISH);
    assert_eq!(hits.len(), spoilt.len());
    let chosen: Vec<&Hit> = hits.iter().zip(spoilt).filter(|(_, stays)| !stays).map(|(hit, _)| hit).collect();
    let mut new = breakout.clone();
    let count = new.replace(&chosen, search, with, ENGLISH);
    (new, count)
}

fn found(words: &str, in_text: &str, search: Search) -> Vec<String> {
    let mut breakout = Breakout::new(Uuid::nil());
    breakout.subject = in_text.into();
    let search = Search { words: words.into(), ..search };
    breakout.find(&search, ENGLISH).into_iter().map(|hit| hit.found).collect()
}

#[test]
fn words_are_found_however_they_are_spelt() {
    let any = Search::default();
    let case = Search { case: true, ..any.clone() };
    let whole = Search { whole: true, ..any.clone() };
    assert_eq!(found("gate", "The Gate, the gatepost, GATE", any.clone()), ["Gate", "gate", "GATE"]);
    assert_eq!(found("gate", "The Gate, the gatepost, GATE", case.clone()), ["gate"]);
    assert_eq!(found("gate", "The Gate, the gatepost, GATE", whole.clone()), ["Gate", "GATE"]);
    assert_eq!(found("?", "Why? Why not?", whole.clone()), ["?", "?"]);
    assert_eq!(found("owl", "Slowly, owl! Owls howl.", whole.clone()), ["owl"]);
    // Where no space parts words there is no telling.
    assert_eq!(found("門", "城門の前", whole.clone()), ["門"]);
    // An accent is part of its letter, whichever way it is written; half a letter is not found.
    assert_eq!(found("café", "Cafe\u{301} and caf\u{e9} and cafe", any.clone()), ["Cafe\u{301}", "caf\u{e9}"]);
    assert_eq!(found("cafe", "cafe\u{301}", any.clone()), [""; 0]);
    assert_eq!(found("caf\u{e9}", "cafe\u{301}", case.clone()), ["cafe\u{301}"]);
    assert_eq!(found("strasse", "Die Straße", any.clone()), ["Straße"]);
    assert_eq!(found("s", "ß", any.clone()), [""; 0]);
    assert_eq!(found("don't", "They don\u{2019}t.", case.clone()), ["don\u{2019}t"]);
    assert_eq!(found("aa", "aaaa a", any.clone()), ["aa", "aa"]);
    assert_eq!(found("", "anything", any), [""; 0]);
    let mut turkish = Breakout::new(Uuid::nil());
    turkish.subject = "ısı".into();
    let turkish = |words: &str| turkish.find(&search(words), Spelling::native("tr")).len();
    assert_eq!((turkish("ISI"), turkish("isi")), (1, 0));
}

#[test]
fn what_takes_its_place_has_capitals_where_it_had_them() {
    let mut breakout = Breakout::new(Uuid::nil());
    breakout.subject = "the gate, The Gate, THE GATE, a gAte".into();
    assert_eq!(replaced(&breakout, &search("gate"), "door").0.subject, "the door, The Door, THE DOOR, a door");
    assert_eq!(replaced(&breakout, &search("gate"), "Door").0.subject, "the Door, The Door, THE Door, a Door");
    assert_eq!(replaced(&breakout, &exactly("Gate"), "door").0.subject, "the gate, The door, THE GATE, a gAte");
    assert_eq!(replaced(&breakout, &search("gate, "), "").0.subject, "the The THE a gAte");
}

/// The strings of the file that are no texts of their author's: what only says which one, and what is not for people.
fn is_no_text(pointer: &str, file: &Value) -> bool {
    let steps: Vec<&str> = pointer.split('/').collect();
    let name = steps.last().copied().unwrap_or_default();
    let parent = steps.len().checked_sub(2).map(|at| steps[at]).unwrap_or_default();
    let is_known = matches!(
        name,
        "id" | "kind"
            | "type"
            | "data"
            | "src"
            | "mark"
            | "form"
            | "language"
            | "modified"
            | "license"
            | "uri"
            | "tool"
            | "explain"
            | "time_up"
            | "teacher_key"
            | "first"
            | "last"
    );
    let is_listed = matches!(parent, "after" | "alphabet" | "shapes") || (parent == "targets" && steps.len() > 3);
    let of_lock = steps.iter().take(3).copied().collect::<Vec<_>>().join("/");
    let kind = file.pointer(&format!("{of_lock}/mechanism/kind")).and_then(Value::as_str).unwrap_or_default();
    let is_answer = parent == "answers" || name == "answer";
    let has_words = ["number", "letters", "text", "quantity", "form", "clock", "date"].contains(&kind);
    let is_unit_of_tap = name == "unit" && kind == "tap";
    is_known
        || is_listed
        || is_unit_of_tap
        || (is_answer && !has_words)
        // A team's roles are few words, in a place of their own.
        || ["/adapted_from", "/aside", "/rules/roles"].iter().any(|start| pointer.starts_with(start))
        // What a tool of the studio remembers of how it made a clue, and who made a lock.
        || ["/ciphers/", "/weave/", "/piece/", "/made/"].iter().any(|tool| pointer.contains(tool))
}

#[test]
fn every_text_of_a_file_is_met_once_and_nothing_else() {
    let file = whole_file();
    let strings: Vec<String> = pointers(&file)
        .into_iter()
        .filter(|pointer| file.pointer(pointer).is_some_and(Value::is_string))
        // Members that no version knows, and what hangs on a clue of a kind that none knows.
        .filter(|pointer| !pointer.contains("/x/") && !pointer.ends_with("/x") && pointer != "/bench/5/body")
        .filter(|pointer| pointer != "/locks/12/mechanism/wheels" && !pointer.contains("/unread"))
        .collect();
    let (none, texts): (Vec<_>, Vec<_>) = strings.into_iter().partition(|pointer| is_no_text(pointer, &file));
    assert!(none.len() > 50 && texts.len() > 50);
    let mut breakout = read(file.to_string().as_bytes(), Uuid::nil()).expect("it was refused").breakout;
    let mut met = 0;
    breakout.rewrite(&mut |_, _, _, text| {
        met += usize::from(!text.is_empty());
        Some(format!("{text}~"))
    });
    let new: Value = serde_json::from_str(&write(&breakout)).expect("it is JSON");
    let text = |file: &Value, pointer: &str| file.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    for pointer in &texts {
        let (was, is) = (text(&file, pointer).unwrap_or_default(), text(&new, pointer));
        assert_eq!(is, Some(format!("{was}~")), "{pointer}");
    }
    for pointer in &none {
        assert_eq!(text(&new, pointer), text(&file, pointer), "{pointer}");
    }
    assert_eq!(met, texts.iter().filter(|pointer| text(&file, pointer) != Some(String::new())).count());
}

#[test]
fn an_answer_that_would_become_impossible_stays() {
    let mut number = lock("number", Kind::Number(Number { wheels: 2 }), &["45"]);
    number.title = "Forty-five is 45".into();
    number.replies = vec![Reply { answer: "54".into(), say: "Not 45?".into(), ..Reply::default() }];
    let breakout = with(vec![number, lock("word", Kind::Text(Text::default()), &["45 men"])]);
    let (new, count) = replaced(&breakout, &search("45"), "fifty");
    assert_eq!(count, 3);
    assert_eq!(new.locks[0].answers, ["45"]);
    assert_eq!(
        (new.locks[0].title.as_str(), new.locks[0].replies[0].say.as_str()),
        ("Forty-five is fifty", "Not fifty?")
    );
    assert_eq!(new.locks[1].answers, ["fifty men"]);
    // Another number fits.
    assert_eq!(replaced(&breakout, &search("45"), "61").0.locks[0].answers, ["61"]);
    // One that was chosen is replaced all the same.
    let (hits, mut all) = (breakout.find(&search("45"), ENGLISH), breakout.clone());
    assert_eq!(all.replace(&hits.iter().collect::<Vec<_>>(), &search("45"), "fifty", ENGLISH), 4);
    assert_eq!(all.locks[0].answers, ["fifty"]);
    let letters = with(vec![lock("letters", Kind::Letters(Letters { wheels: 4, alphabet: Vec::new() }), &["LAMP"])]);
    assert_eq!(replaced(&letters, &search("lamp"), "lantern").1, 0);
    assert_eq!(replaced(&letters, &search("lamp"), "door").0.locks[0].answers, ["DOOR"]);
}

#[test]
fn an_answer_by_label_goes_on_to_mean_what_it_meant() {
    let items = || vec![Item::new("a", "cat"), Item::new("b", "dog"), Item::new("c", "owl")];
    let breakout = with(vec![
        lock("order", Further::Order(Order { items: items() }), &["owl cat dog"]),
        lock("choice", Kind::Choice(Choice { many: true, options: items() }), &["a b"]),
    ]);
    let (new, count) = replaced(&breakout, &search("cat"), "kitten");
    assert_eq!(count, 2);
    assert_eq!(
        (&new.locks[0].answers[..], &new.locks[1].answers[..]),
        (&["c a b".to_owned()][..], &["a b".to_owned()][..])
    );
    // Ids are never touched.
    assert_eq!(replaced(&breakout, &exactly("a b"), "x").1, 0);
}

#[test]
fn a_text_that_is_tapped_is_read_as_one_and_replaced_within_its_parts() {
    let tap = |text: &str| Further::Tap(Tap { unit: Unit::Word, parts: cut(text, Unit::Word) });
    let breakout = with(vec![lock("tap", tap("She ran home, ran away."), &["2"])]);
    let hits = breakout.find(&search("ran home"), ENGLISH);
    assert_eq!(hits.iter().map(|hit| (hit.found.as_str(), hit.by_hand)).collect::<Vec<_>>(), [("ran home", true)]);
    assert_eq!(replaced(&breakout, &search("ran home"), "went").1, 0);
    let hits = breakout.find(&search("ran"), ENGLISH);
    assert_eq!((hits.len(), hits[1].before.as_str(), hits[1].after.as_str()), (2, "She ran home, ", " away."));
    let (new, count) = replaced(&breakout, &search("ran"), "walked");
    assert_eq!((count, &new.locks[0].answers[..]), (2, &["2".to_owned()][..]));
    let Kind::Further(further) = &new.locks[0].mechanism.kind else { panic!("another lock") };
    let Further::Tap(tap) = further.kind() else { panic!("another lock") };
    assert_eq!(tap.parts.iter().map(|part| part.text.as_str()).collect::<String>(), "She walked home, walked away.");
}

#[test]
fn who_made_a_picture_is_found_where_it_is_shown() {
    let mut breakout = with(vec![lock("door", Kind::Text(Text::default()), &["owl"])]);
    let picture = |id: &str| Clue::new(id, ClueKind::Image { src: "media:owl".into(), alt: "An owl".into() });
    Arc::make_mut(&mut breakout.locks[0]).inside =
        vec![Clue::new("x", ClueKind::Text { body: String::new() }), picture("p")];
    let owl = Media { credit: "Owl by E. Owl".into(), data: "AAAA".into(), ..Media::default() };
    breakout.media.insert("owl".into(), Arc::new(owl));
    let hits = breakout.find(&search("owl"), ENGLISH);
    let credit = hits.iter().filter(|hit| hit.wording.role == Role::Credit).map(|hit| &hit.wording);
    let place = Place::Lock("door".into(), Part::Inside);
    assert_eq!(credit.map(|wording| (&wording.place, wording.at)).collect::<Vec<_>>(), [(&place, 1), (&place, 1)]);
    let (new, count) = replaced(&breakout, &search("owl"), "fox");
    assert_eq!((count, new.media["owl"].credit.as_str()), (4, "Fox by E. Fox"));
    assert!(Arc::ptr_eq(&new.media["owl"].data, &breakout.media["owl"].data));
}

/// Breakouts with the words that are looked for, and some that are nearly those, in many of their texts.
fn wordy() -> impl Strategy<Value = Breakout> {
    let words = prop::sample::select(vec!["owl", "Owl", "OWLS", "an owl's", "o wl", "é", "e\u{301}", "12", ""]);
    (any_breakout(), prop::collection::vec(words, 1..40)).prop_map(|(mut breakout, words)| {
        let mut at = 0;
        breakout.rewrite(&mut |_, _, _, text| {
            at += 1;
            (at % 3 != 0).then(|| format!("{text}{}{}", words[at % words.len()], words[at * 7 % words.len()]))
        });
        // Two things with one name are a fault of their own, and none knows which is meant.
        for (at, lock) in breakout.locks.iter_mut().enumerate() {
            Arc::make_mut(lock).id = format!("lock-{at}");
        }
        let clues = breakout.story.iter_mut().chain(&mut breakout.bench).chain(&mut breakout.ending);
        clues.enumerate().for_each(|(at, clue)| clue.id = format!("clue-{at}"));
        breakout.targets.iter_mut().enumerate().for_each(|(at, target)| target.id = format!("target-{at}"));
        breakout.cards.iter_mut().enumerate().for_each(|(at, card)| card.id = format!("card-{at}"));
        breakout
    })
}

fn any_search() -> impl Strategy<Value = Search> {
    let words = prop::sample::select(vec!["owl", "l", "\u{e9}", "1", "s", " "]);
    (words, any::<bool>(), any::<bool>()).prop_map(|(words, case, whole)| Search { words: words.into(), case, whole })
}

fn texts(breakout: &Breakout) -> Vec<String> {
    let mut texts = Vec::new();
    breakout.texts(&mut |_, _, _, text| texts.push(text.to_owned()));
    texts
}

proptest! {
    #[test]
    fn what_is_not_written_anew_stays_and_stays_shared(breakout in any_breakout()) {
        let mut new = breakout.clone();
        new.rewrite(&mut |_, _, _, _| None);
        prop_assert_eq!(&new, &breakout);
        prop_assert!(new.locks.iter().zip(&breakout.locks).all(|(new, old)| Arc::ptr_eq(new, old)));
        new.rewrite(&mut |_, _, _, text| Some(text.to_owned()));
        prop_assert_eq!(&new, &breakout);
    }

    #[test]
    fn reading_and_writing_meet_the_same_texts(lock in any_lock()) {
        let breakout = with(vec![lock]);
        let mut met = Vec::new();
        breakout.clone().rewrite(&mut |place, role, at, text| { met.push((place.clone(), role, at, text.to_owned())); None });
        let mut read = Vec::new();
        breakout.texts(&mut |place, role, at, text| read.push((place.clone(), role, at, text.to_owned())));
        prop_assert_eq!(&met, &read);
        let mut new = breakout.clone();
        let mut count = 0;
        new.rewrite(&mut |_, _, _, _| { count += 1; Some(count.to_string()) });
        prop_assert_eq!(texts(&new), (1..=count).map(|count| count.to_string()).collect::<Vec<_>>());
    }

    #[test]
    fn as_many_are_replaced_as_were_found(breakout in wordy(), search in any_search(), with in "[xX]?") {
        let hits = breakout.find(&search, ENGLISH);
        let by_hand = hits.iter().filter(|hit| hit.by_hand).count();
        let mut new = breakout.clone();
        let count = new.replace(&hits.iter().collect::<Vec<_>>(), &search, &with, ENGLISH);
        prop_assert_eq!(count, hits.len() - by_hand);
        // What changed is a text that had a hit, and no other text lost a letter.
        let hit_texts = texts(&breakout).iter().zip(texts(&new)).filter(|(was, is)| *was != is).count();
        prop_assert!(hit_texts <= count);
        let (old, new_file): (Value, Value) = (serde_json::from_str(&write(&breakout)).unwrap(), serde_json::from_str(&write(&new)).unwrap());
        let changed = pointers(&old).into_iter().filter(|pointer| {
            let (was, is) = (old.pointer(pointer), new_file.pointer(pointer));
            was.is_some_and(Value::is_string) && was != is
        });
        // Answers that name a label are pinned; all else that changed held a hit.
        prop_assert!(changed.filter(|pointer| !pointer.contains("answer")).count() <= count);
        prop_assert_eq!(breakout.media.keys().collect::<Vec<_>>(), new.media.keys().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_replaced_by_itself_changes_nothing(breakout in wordy(), search in any_search()) {
        let mut new = breakout.clone();
        for hit in breakout.find(&search, ENGLISH) {
            new.replace(&[&hit], &Search { case: true, ..search.clone() }, &hit.found, ENGLISH);
        }
        prop_assert_eq!(new, breakout);
    }

    #[test]
    fn what_stays_keeps_each_lock_as_solvable_as_it_was(breakout in wordy(), search in any_search(), with in "[a-z3]{0,2}") {
        let (new, _) = replaced(&breakout, &search, &with);
        for (was, is) in breakout.locks.iter().zip(&new.locks) {
            for (old, new) in was.answers.iter().zip(&is.answers) {
                if was.mechanism.canonical(old, ENGLISH).is_ok() {
                    prop_assert!(is.mechanism.canonical(new, ENGLISH).is_ok(), "{:?} {} {}", is.mechanism, old, new);
                }
            }
        }
    }
}
