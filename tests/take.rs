//! Locks taken from another breakout: they hang together as they did, bring what they show, and nothing of ours changes.

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use latchwork::breakout::{Breakout, Clue, ClueKind, Lock, Media, Missing, Severity, Target, chain, check};
use latchwork::maths;
use latchwork::mechanism::Spelling;
use proptest::prelude::*;
use serde_json::json;
use support::chains::{breakout, ink, light, lock, text};
use support::playing::played;
use support::sound_breakout;
use uuid::Uuid;

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn picture(id: &str, name: &str) -> Clue {
    Clue::new(id, ClueKind::Image { src: format!("media:{name}"), alt: "A picture".into() })
}

fn with_media(mut breakout: Breakout, media: &[(&str, &str)]) -> Breakout {
    for (name, data) in media {
        breakout.media.insert((*name).into(), Arc::new(Media { data: (*data).into(), ..Media::default() }));
    }
    breakout
}

fn afters(breakout: &Breakout) -> Vec<(&str, Vec<&str>)> {
    breakout.locks.iter().map(|lock| (lock.id.as_str(), lock.after.iter().map(String::as_str).collect())).collect()
}

#[test]
fn they_join_the_end_and_hang_as_they_did() {
    let mut ours = breakout(vec![lock("a", &[]), lock("b", &["a"]), lock("c", &["a"])]);
    let from =
        breakout(vec![lock("a", &[]), lock("x", &["a"]), lock("y", &["x"]), lock("z", &["x", "y"]), lock("w", &[])]);
    // In the order of the file, and past the one that stays behind.
    assert_eq!(ours.take_locks(&from, &ids(&["z", "a", "y", "w"])), ["a-2", "y", "z", "w"]);
    let taken = [("a-2", vec!["b", "c"]), ("y", vec!["a-2"]), ("z", vec!["y"]), ("w", vec!["b", "c"])];
    assert_eq!(afters(&ours)[3..], taken);
    let mut empty = breakout(vec![]);
    empty.take_locks(&from, &ids(&["y"]));
    assert_eq!(afters(&empty), [("y", vec![])]);
    let before = empty.clone();
    assert_eq!(empty.take_locks(&from, &ids(&["nobody"])), [""; 0]);
    assert_eq!(empty, before);
}

#[test]
fn how_many_are_needed_stays_where_there_are_still_more() {
    let need = |need, taken: &[&str]| {
        let mut last = lock("last", &["a", "b", "c"]);
        last.need = Some(need);
        let mut ours = breakout(vec![]);
        ours.take_locks(&breakout(vec![lock("a", &[]), lock("b", &[]), lock("c", &[]), last]), &ids(taken));
        ours.lock("last").and_then(|lock| lock.need)
    };
    assert_eq!(need(2, &["a", "b", "c", "last"]), Some(2));
    assert_eq!(need(2, &["a", "b", "last"]), None);
    assert_eq!(need(1, &["a", "b", "last"]), Some(1));
}

#[test]
fn targets_that_say_the_same_are_one() {
    let target = |id: &str, statement: &str| Target { id: id.into(), statement: statement.into(), ..Target::default() };
    let mut ours = breakout(vec![lock("a", &[])]);
    ours.targets.push(target("second", "I can count."));
    let mut from = breakout(vec![lock("b", &[]), lock("c", &[])]);
    from.targets =
        vec![target("target", "I can count. "), target("second", "I can read."), target("third", "I can sing.")];
    Arc::make_mut(&mut from.locks[0]).targets = ids(&["target", "second", "gone"]);
    ours.take_locks(&from, &ids(&["b"]));
    assert_eq!(ours.locks[1].targets, ["second", "second-2", "gone"]);
    let statements: Vec<&str> = ours.targets.iter().map(|target| target.statement.as_str()).collect();
    assert_eq!(statements, ["I can wait my turn.", "I can count.", "I can read."]);
}

#[test]
fn pictures_come_along_and_share_their_bytes() {
    let mut ours =
        with_media(breakout(vec![lock("a", &[])]), &[("owl", "AAAA"), ("same", "CCCC"), ("missing", "DDDD")]);
    Arc::make_mut(&mut ours.locks[0]).clues = vec![picture("p", "owl")];
    let mut from = with_media(
        breakout(vec![lock("b", &[]), lock("c", &[])]),
        &[("owl", "BBBB"), ("same", "CCCC"), ("other", "EEEE")],
    );
    Arc::make_mut(&mut from.locks[0]).clues = vec![picture("p", "owl"), picture("q", "same"), picture("r", "missing")];
    ours.take_locks(&from, &ids(&["b"]));
    let taken = &ours.locks[1].clues;
    let shown: Vec<(&str, Option<&str>)> = taken.iter().map(|clue| (clue.id.as_str(), clue.kind.media())).collect();
    // What has no bytes there shows nothing of ours here.
    assert_eq!(shown, [("p-2", Some("owl-2")), ("q", Some("same")), ("r", Some("missing-2"))]);
    assert!(Arc::ptr_eq(&ours.media["owl-2"], &from.media["owl"]));
    assert_eq!(&*ours.media["owl"].data, "AAAA");
    assert_eq!(ours.media.keys().collect::<Vec<_>>(), ["missing", "owl", "owl-2", "same"]);
}

#[test]
fn whoever_wrote_them_is_named_once() {
    let mut from = breakout(vec![lock("b", &[])]);
    (from.id, from.authors, from.license) = (Uuid::from_u128(9), ids(&["B. Colleague"]), "CC-BY-4.0".into());
    let elder = breakout(vec![]);
    let mut ours = breakout(vec![]);
    ours.authors = ids(&["A. Teacher"]);
    ours.take_locks(&from, &ids(&["b"]));
    ours.take_locks(&from, &ids(&["b"]));
    let named: Vec<_> = ours.adapted_from.iter().map(|source| (source.id.clone(), source.authors.clone())).collect();
    assert_eq!(named, [(from.id.to_string(), ids(&["B. Colleague"]))]);
    assert_eq!(ours.adapted_from[0].license, "CC-BY-4.0");
    // Of one's own nobody need be told.
    let mut own = Breakout { authors: ids(&["A. Teacher"]), ..elder };
    own.take_locks(&Breakout { authors: ids(&["A. Teacher"]), ..from.clone() }, &ids(&["b"]));
    assert_eq!(own.adapted_from, []);
    let adapted = Breakout { authors: ids(&["A. Teacher"]), adapted_from: ours.adapted_from.clone(), ..from };
    own.take_locks(&adapted, &ids(&["b"]));
    assert_eq!(own.adapted_from, ours.adapted_from);
}

#[test]
fn what_lies_elsewhere_is_told() {
    let mut dark = lock("dark", &["lamp"]);
    dark.clues = vec![ink("writing")];
    let mut lamp = lock("lamp", &[]);
    (lamp.clues, lamp.inside) = (vec![text("page")], vec![light("light")]);
    let from = breakout(vec![lamp, dark, lock("bare", &["dark"])]);
    let missing = Missing { in_the_dark: ids(&["dark"]), without_clue: vec![], behind: ids(&["dark"]) };
    assert_eq!(from.missing_for(&ids(&["dark"])), missing);
    assert_eq!(from.missing_for(&ids(&["dark", "lamp"])), Missing::default());
    assert_eq!(from.missing_for(&ids(&["bare"])), Missing { without_clue: ids(&["bare"]), ..Missing::default() });
}

#[test]
fn a_lock_of_another_language_says_so_and_unknown_members_stay() {
    let mut from = breakout(vec![lock("b", &[])]);
    from.language = "cy".into();
    let b = Arc::make_mut(&mut from.locks[0]);
    b.clues = vec![text("page"), Clue { language: Some("fr".into()), ..text("page-fr") }];
    b.extra.insert("x".into(), json!(1));
    let mut ours = breakout(vec![]);
    ours.take_locks(&from, &ids(&["b"]));
    let languages: Vec<Option<&str>> = ours.locks[0].clues.iter().map(|clue| clue.language.as_deref()).collect();
    assert_eq!((languages, &ours.locks[0].extra["x"]), (vec![Some("cy"), Some("fr")], &json!(1)));
}

#[test]
fn a_double_stands_behind_its_like_with_clues_of_its_own() {
    let mut ours = with_media(breakout(vec![lock("a", &[]), lock("b", &["a"])]), &[("owl", "AAAA")]);
    Arc::make_mut(&mut ours.locks[0]).clues = vec![picture("p", "owl"), text("p-2")];
    assert_eq!(ours.double("a", "Copy".into()), Some("a-2".into()));
    assert_eq!(ours.double("nobody", "Copy".into()), None);
    let (own, copy) = (&ours.locks[0], &ours.locks[1]);
    assert_eq!(copy.clues.iter().map(|clue| clue.id.as_str()).collect::<Vec<_>>(), ["p-3", "p-2-2"]);
    assert_eq!((copy.title.as_str(), copy.clues[0].kind.media()), ("Copy", Some("owl")));
    assert_eq!((&copy.answers, &copy.after, &copy.mechanism), (&own.answers, &own.after, &own.mechanism));
    assert_eq!(afters(&ours)[2], ("b", vec!["a"]));
}

#[test]
fn a_lock_that_is_taken_away_leaves_the_chain_whole() {
    let mut ours = breakout(vec![lock("a", &[]), lock("b", &["a", "b"]), lock("c", &["b", "a"]), lock("d", &["b"])]);
    chain::delete(&mut ours, "b");
    assert_eq!(afters(&ours), [("a", vec![]), ("c", vec!["a"]), ("d", vec!["a"])]);
}

/// What a lock is but for its names and its place in the chain.
fn essence(lock: &Lock) -> Lock {
    let mut lock = lock.clone();
    lock.id.clear();
    (lock.after, lock.targets, lock.need) = (Vec::new(), Vec::new(), None);
    lock.clues.iter_mut().chain(&mut lock.inside).for_each(|clue| clue.id.clear());
    lock
}

proptest! {
    #[test]
    fn what_was_taken_can_be_played_to_the_end(ours in sound_breakout(), from in sound_breakout(), chosen in any::<u8>()) {
        let wanted: Vec<String> =
            from.locks.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, lock)| lock.id.clone()).collect();
        let mut both = ours.clone();
        let here = both.take_locks(&from, &wanted);
        prop_assert_eq!(here.len(), wanted.len());
        // Ours are the very same.
        prop_assert!(ours.locks.iter().zip(&both.locks).all(|(own, still)| Arc::ptr_eq(own, still)));
        prop_assert_eq!(&Breakout { locks: ours.locks.clone(), ..both.clone() }, &ours);
        // Theirs are all but the same.
        for (there, here) in wanted.iter().zip(&here) {
            let (there, here) = (from.lock(there).expect("it is there"), both.lock(here).expect("it is here"));
            prop_assert_eq!(essence(there), essence(here));
        }
        // Whoever came directly after another still does.
        for (at, there) in wanted.iter().enumerate() {
            for before in from.lock(there).expect("it is there").after.iter().filter(|id| wanted.contains(id)) {
                let before = &here[wanted.iter().position(|id| id == before).expect("it is taken")];
                prop_assert!(both.lock(&here[at]).expect("it is here").after.contains(before));
            }
        }
        let names: BTreeSet<&str> = both.locks.iter().map(|lock| lock.id.as_str()).collect();
        prop_assert_eq!(names.len(), both.locks.len());
        let found = check::check(&both, Spelling::native("en"), Some(maths::fault));
        prop_assert!(!found.iter().any(|finding| finding.problem.severity() == Severity::ToFix), "{:?}", found);
        let game = played(&both, None);
        prop_assert!(both.locks.iter().all(|lock| game.progress().is_open(&lock.id)));
        // And none of theirs can be reached before ours are open.
        if let Some(last) = ours.locks.last() {
            let game = played(&both, Some(&last.id));
            prop_assert!(here.iter().all(|lock| !game.progress().is_open(lock)));
        }
    }
}
