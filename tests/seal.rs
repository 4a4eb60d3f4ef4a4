//! Student copies: a team that plays one notices nothing, and whoever opens the file learns nothing.

mod support;

use std::error::Error;
use std::sync::Arc;

use latchwork::breakout::{Breakout, Clue, ClueKind, Lock, Media, Reply, chain, name_roles, named_roles};
use latchwork::format;
use latchwork::mechanism::{Kind, Mechanism, Nearly, Number, Spelling, Text};
use latchwork::play::{Action, Checked, Effect, Game, Journal, Said, check};
use latchwork::seal::{Cost, Sealing, Unsealable, read, seal};
use proptest::prelude::*;
use rand::rngs::ChaCha20Rng;
use rand::{RngExt, SeedableRng};
use serde_json::Value;
use support::chains::{chain as any_chain, lock};
use support::sealed::{act, as_seen, cheap, form, sealed, student_copy, try_on, try_phrase};
use support::{any_breakout, chains, sound_breakout};
use uuid::Uuid;

const T: u64 = 1_800_000_000_000;
const PHRASE: &str = "Brass Owl";

fn begun(breakout: Arc<Breakout>) -> Game {
    let journal = Journal::new(Uuid::from_u128(9), breakout.id, "Team");
    Game::new(breakout, journal, Uuid::from_u128(1), form)
}

/// Acts as the page does with an open breakout.
fn act_open(game: &mut Game, action: Action, now: u64) -> Option<Said> {
    let reaction = game.act(action, now);
    reaction.events.into_iter().for_each(|event| game.apply(event));
    let mut said = reaction.said;
    for Effect::Check { lock, entry } in reaction.effects {
        let breakout = game.breakout().clone();
        let checked = check(breakout.lock(&lock).expect("there is no such lock"), &entry, game.spelling());
        said = act_open(game, Action::Checked { lock, checked }, now).or(said);
    }
    said
}

/// One breakout played twice, open and sealed, by teams that do the same.
fn plays_alike(breakout: &Breakout, actions: &[Action], seed: u64) {
    let mut copy = student_copy(breakout, breakout.rules.teacher_key.as_deref(), seed);
    let (mut open, mut shut) = (begun(Arc::new(breakout.clone())), begun(copy.breakout().clone()));
    for (action, now) in actions.iter().zip((T..).step_by(7000)) {
        let said = act_open(&mut open, action.clone(), now);
        assert_eq!(act(&mut shut, &mut copy, action.clone(), now), said, "{action:?}");
        assert_eq!(shut.journal(), open.journal(), "{action:?}");
        shut.take_up(copy.breakout().clone());
        assert_eq!(shut.progress(), open.progress());
        let clues = |game: &Game| -> Vec<Clue> {
            game.progress().found(game.breakout()).iter().map(|found| as_seen(found.clue)).collect()
        };
        assert_eq!(clues(&shut), clues(&open), "{action:?}");
        if open.progress().finished().is_none() {
            // With the ending goes what says that there is a light in a place that nobody opened.
            assert_eq!(shut.progress().has_light(shut.breakout()), open.progress().has_light(breakout), "{action:?}");
        }
        assert_eq!(shut.breakout().has_seats(), breakout.has_seats(), "{action:?}");
        assert_eq!(shut.breakout().rules.teacher_key.is_some(), breakout.rules.teacher_key.is_some());
        for lock in &breakout.locks {
            if chain::is_reached(lock, |id| open.progress().is_open(id)) {
                let found = shut.breakout().lock(&lock.id).expect("it is there");
                assert_eq!((&found.title, &found.hints), (&lock.title, &lock.hints));
                assert_eq!(shut.rungs(&lock.id, now), open.rungs(&lock.id, now));
            }
        }
        if open.progress().finished().is_some() {
            let ending: Vec<Clue> = breakout.ending.iter().map(as_seen).collect();
            assert_eq!(shut.breakout().ending, ending);
        }
    }
}

/// What teams try: answers, expected mistakes, what is nearly right, nonsense.
fn entries(lock: &Lock, text: &str) -> Vec<String> {
    let mut entries: Vec<String> =
        lock.answers.iter().flat_map(|it| [it.to_uppercase(), it.replace('\'', "")]).collect();
    entries.extend(lock.replies.iter().map(|reply| reply.answer.clone()));
    entries.push(text.to_owned());
    entries
}

fn action(breakout: &Breakout, (what, which, text): &(usize, prop::sample::Index, String)) -> Action {
    let lock = which.get(&breakout.locks);
    let (id, answer) = (lock.id.clone(), lock.answers.first().cloned().unwrap_or_default());
    match what {
        0..=3 => Action::Try { lock: id, entry: answer },
        4 | 5 => Action::Try { lock: id, entry: which.get(&entries(lock, text)).clone() },
        6 => Action::Hint { lock: id },
        7 => Action::Help { lock: id, phrase: if text.is_empty() { PHRASE.into() } else { text.clone() } },
        8 => Action::SpendCard { lock: id },
        _ => Action::Recover { answers: vec![text.clone(), answer] },
    }
}

fn actions() -> impl Strategy<Value = Vec<(usize, prop::sample::Index, String)>> {
    prop::collection::vec((0..10usize, any::<prop::sample::Index>(), "\\PC{0,3}"), 1..40)
}

/// A second answer and two expected mistakes on each lock.
fn with_replies(breakout: &mut Breakout) {
    for lock in &mut breakout.locks {
        let lock = Arc::make_mut(lock);
        let said = |answer: &str, say: &str| Reply { answer: answer.into(), say: say.into(), ..Reply::default() };
        let other: String = lock.answers[0].chars().rev().collect();
        lock.replies =
            vec![said(&other, "The other way round?"), said("up left", "Further."), said(&lock.answers[0], "")];
        lock.answers.extend([lock.answers[0].clone(), "124".into()]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn a_sealed_breakout_gives_the_same_journal(mut breakout in sound_breakout(), steps in actions(), seed: u64) {
        with_replies(&mut breakout);
        let mut actions = vec![Action::Start];
        actions.extend(steps.iter().map(|step| action(&breakout, step)));
        plays_alike(&breakout, &actions, seed);
    }

    #[test]
    fn whatever_the_gates_are(breakout in any_chain(), steps in actions(), seed: u64) {
        prop_assume!(!breakout.locks.is_empty());
        // That none are needed no file can say.
        let mut breakout = breakout;
        breakout.locks.iter_mut().for_each(|lock| Arc::make_mut(lock).need = lock.need.filter(|need| *need > 0));
        breakout.rules.teacher_key = Some(PHRASE.into());
        breakout.ending = vec![chains::text("in-the-box")];
        let mut actions = vec![Action::Start];
        actions.extend(steps.iter().map(|step| action(&breakout, step)));
        plays_alike(&breakout, &actions, seed);
    }

    #[test]
    fn whatever_a_file_holds_can_be_sealed_and_its_original_comes_back(breakout in any_breakout(), seed: u64) {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let text = match seal(&breakout, Some(PHRASE), cheap(), form, &mut rng, |_, _| {}) {
            Err(Unsealable::SameId(_)) => return Ok(()),
            text => text.unwrap(),
        };
        let copy = read(text.as_bytes());
        prop_assert!(copy.is_ok(), "{:?}", copy.err());
        let copy = copy.unwrap();
        let derivation = copy.ask_original(" brass  OWL", Spelling { language: &breakout.language, form }).unwrap();
        let opened = copy.original(&derivation.run().unwrap()).unwrap();
        prop_assert_eq!(opened.breakout, breakout);
    }
}

fn shipped() -> Result<Vec<Breakout>, Box<dyn Error>> {
    let mut shipped = Vec::new();
    for entry in std::fs::read_dir("puzzles")? {
        let name = entry?.path();
        let is_schema = name.to_string_lossy().ends_with(".schema.json");
        if name.extension().is_some_and(|ending| ending == "json") && !is_schema {
            shipped.push(format::read(&std::fs::read(name)?, Uuid::nil())?.breakout);
        }
    }
    assert!(shipped.len() >= 2);
    Ok(shipped)
}

/// A mechanism as the file has it, its lists by their ids.
fn listed(mechanism: &Mechanism) -> Value {
    let mut value = serde_json::to_value(mechanism).expect("it is JSON");
    for list in value.as_object_mut().into_iter().flatten().filter_map(|(_, value)| value.as_array_mut()) {
        list.sort_by_key(|item| item["id"].to_string());
    }
    value
}

#[test]
fn every_shipped_breakout_plays_alike() -> Result<(), Box<dyn Error>> {
    for mut breakout in shipped()? {
        breakout.rules.teacher_key = Some(PHRASE.into());
        let mut actions = vec![Action::Start];
        // Once through it, by the order of the file: each mistake, a hint, then each answer.
        for lock in breakout.locks.iter().chain(&breakout.locks) {
            let entries = entries(lock, "nothing of it").into_iter().chain(lock.answers.iter().rev().cloned());
            actions.extend(entries.map(|entry| Action::Try { lock: lock.id.clone(), entry }));
            actions.push(Action::Hint { lock: lock.id.clone() });
        }
        plays_alike(&breakout, &actions, 1);
        let mut copy = student_copy(&breakout, None, 2);
        breakout.locks.iter().for_each(|lock| drop(try_on(&mut copy, &lock.id, &lock.answers[0])));
        assert_eq!(copy.found().len(), breakout.locks.len(), "{}", breakout.title);
        assert_eq!(copy.breakout().ending.len(), breakout.ending.len(), "{}", breakout.title);
        for (lock, found) in breakout.locks.iter().zip(&copy.breakout().locks) {
            assert_eq!(listed(&lock.mechanism), listed(&found.mechanism));
        }
        let shown = |breakout: &Breakout| -> Vec<String> { breakout.media.keys().cloned().collect() };
        assert_eq!(shown(copy.breakout()), shown(&breakout), "{}", breakout.title);
    }
    Ok(())
}

fn of_text(id: &str, answer: &str, after: &[&str]) -> Lock {
    let mut lock = lock(id, after);
    lock.mechanism = Mechanism::from(Kind::Text(Text::default()));
    lock.answers = vec![answer.into()];
    lock.inside = vec![chains::text(format!("in-{id}"))];
    lock
}

#[test]
fn a_try_is_answered_as_an_open_breakout_answers_it() {
    let mut gate = of_text("gate", "It's café time", &[]);
    gate.answers.push("tea".into());
    gate.replies = vec![Reply { answer: "its coffee".into(), say: "Nearly the drink.".into(), ..Reply::default() }];
    let breakout = chains::breakout(vec![gate]);
    let mut copy = student_copy(&breakout, None, 1);
    let open = |entry: &str| check(&breakout.locks[0], entry, Spelling::native("en"));
    for entry in
        ["", "coffee", "its café time", "it's cafe time", "ITS COFFEE", "its coffee!", "tea", "it’s  café time."]
    {
        assert_eq!(try_on(&mut copy, "gate", entry), open(entry), "{entry}");
    }
    assert!(matches!(open("its café time"), Checked::Misses { nearly: Some(Nearly::Punctuation), .. }));
    assert_eq!(copy.breakout().locks[0].replies[0].say, "Nearly the drink.");
}

#[test]
fn what_was_found_opens_again_without_a_derivation() {
    let breakout =
        chains::breakout(vec![of_text("a", "owl", &[]), of_text("b", "elm", &["a"]), of_text("c", "ash", &["b"])]);
    let mut copy = student_copy(&breakout, Some(PHRASE), 1);
    try_on(&mut copy, "a", "owl");
    try_phrase(&mut copy, "b", "brass owl!");
    let found = copy.found();
    assert_eq!(found.iter().map(|found| found.lock.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    let mut again = student_copy(&breakout, Some(PHRASE), 1);
    assert!(!again.recall(&found[1]), "a lock that is not there yet was opened");
    assert!(found.iter().all(|found| again.recall(found)));
    assert!(!again.recall(&found[0]), "it is open already");
    assert_eq!(again.found(), found);
    assert_eq!(again.breakout().locks, copy.breakout().locks);
    assert_eq!(again.breakout().lock("c").unwrap().title, "Lock");
}

#[test]
fn in_a_corrected_copy_an_answer_that_still_fits_is_not_asked_for() {
    let mut breakout =
        chains::breakout(vec![of_text("a", "owl", &[]), of_text("b", "elm", &["a"]), of_text("c", "ash", &[])]);
    let mut copy = student_copy(&breakout, None, 1);
    ["a", "b", "c"].iter().zip(["owl", "elm", "ash"]).for_each(|(lock, entry)| drop(try_on(&mut copy, lock, entry)));
    breakout.revision += 1;
    Arc::make_mut(&mut breakout.locks[2]).answers = vec!["oak".into()];
    let mut corrected = student_copy(&breakout, None, 2);
    for found in copy.found() {
        assert!(!corrected.recall(&found), "a key of another sealing opened {}", found.lock);
        let (_, answer) = found.answer.expect("it was answered");
        assert_eq!(try_on(&mut corrected, &found.lock, &answer).opens(), found.lock != "c", "{}", found.lock);
    }
    assert_eq!(corrected.breakout().lock("b").unwrap().inside.len(), 1);
}

#[test]
fn the_phrase_is_no_answer_and_an_answer_no_phrase() {
    let breakout = chains::breakout(vec![of_text("a", "owl", &[])]);
    let mut copy = student_copy(&breakout, Some(PHRASE), 1);
    try_on(&mut copy, "a", PHRASE);
    try_phrase(&mut copy, "a", "owl");
    assert_eq!(copy.found(), []);
    assert_eq!(copy.breakout().rules.teacher_key.as_deref(), Some(""), "what it is was told");
    let english = Spelling::native("en");
    let wrong = copy.ask_original("owl", english).unwrap();
    assert_eq!(copy.original(&wrong.run().unwrap()), None);
    assert_eq!(copy.ask_original("...", english).map(|derivation| derivation.secret), Some(b"phrase ...".to_vec()));
    assert_eq!(student_copy(&breakout, None, 1).ask_original(PHRASE, english), None);
}

#[test]
fn what_cannot_be_sealed_is_told() {
    let seal = |breakout: &Breakout, phrase: Option<&str>| {
        seal(breakout, phrase, cheap(), form, &mut ChaCha20Rng::seed_from_u64(1), |_, _| {}).err()
    };
    let breakout = chains::breakout(vec![lock("a", &[]), lock("a", &[])]);
    assert_eq!(seal(&breakout, None), Some(Unsealable::SameId("a".into())));
    let mut many = lock("a", &[]);
    many.mechanism = Mechanism::from(Kind::Number(Number { wheels: 4 }));
    many.answers = (0..341).map(|answer| format!("{answer:04}")).collect();
    assert_eq!(seal(&chains::breakout(vec![many]), None), Some(Unsealable::TooManyAnswers("a".into())));
    let names: Vec<String> = (0..256).map(|n| format!("a{n}")).collect();
    let mut last = lock("last", &names.iter().map(String::as_str).collect::<Vec<_>>());
    let mut locks: Vec<Lock> = names.iter().map(|name| lock(name, &[])).collect();
    locks.push(last.clone());
    assert_eq!(seal(&chains::breakout(locks.clone()), None), None);
    last.need = Some(2);
    locks[256] = last;
    assert_eq!(seal(&chains::breakout(locks), None), Some(Unsealable::TooManyBefore("last".into())));
    assert_eq!(seal(&chains::breakout(vec![lock("a", &[])]), Some("  ")), Some(Unsealable::EmptyPhrase));
}

#[test]
fn a_bar_can_follow_the_sealing() {
    let breakout = chains::breakout(vec![lock("a", &[]), lock("b", &["a"])]);
    let mut steps = Vec::new();
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    seal(&breakout, Some(PHRASE), cheap(), form, &mut rng, |done, of| steps.push((done, of))).unwrap();
    assert_eq!(steps, (0..=5).map(|done| (done, 5)).collect::<Vec<_>>());
}

/// What a file is really sealed with, once.
#[test]
fn with_the_usual_cost_it_opens_as_well() {
    let breakout = chains::breakout(vec![of_text("a", "owl", &[])]);
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let sealing = Sealing::begin(&breakout, None, Cost::USUAL, form, &mut rng).unwrap();
    let keys: Vec<_> = sealing.derivations().iter().map(|derivation| derivation.run().unwrap()).collect();
    let mut copy = read(sealing.finish(&keys, &mut rng).as_bytes()).unwrap();
    assert!(!try_on(&mut copy, "a", "elm").opens());
    assert!(try_on(&mut copy, "a", "Owl").opens());
    assert_eq!(copy.breakout().locks[0].inside.len(), 1);
}

#[test]
fn a_picture_that_stands_in_clear_is_not_sealed_as_well() {
    let image = |id: &str, src: &str| Clue::new(id, ClueKind::Image { src: src.into(), alt: "a map".into() });
    let mut gate = of_text("gate", "owl", &[]);
    gate.inside = vec![image("again", "media:map")];
    let mut breakout = chains::breakout(vec![gate]);
    breakout.bench.push(image("map", "media:map"));
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let data: String = (0..20_000).map(|_| char::from(rng.random_range(b'a'..=b'z'))).collect();
    breakout.media.insert("map".into(), Arc::new(Media { data: data.into(), ..Media::default() }));
    assert!(sealed(&breakout, None, 1).len() < 24_000);
    breakout.bench.pop();
    let mut copy = student_copy(&breakout, None, 1);
    assert!(copy.breakout().media.is_empty());
    try_on(&mut copy, "gate", "owl");
    assert_eq!(copy.breakout().media, breakout.media);
}

#[test]
fn a_student_copy_has_the_roles_of_a_team_and_nothing_else_that_play_does_not_know() {
    let mut breakout = chains::breakout(vec![of_text("a", "owl", &[])]);
    name_roles(&mut breakout.rules, vec!["Map keeper".into(), "Scribe".into()]);
    breakout.rules.extra.insert("later".into(), "secret".into());
    let copy = student_copy(&breakout, None, 1);
    assert_eq!(named_roles(&copy.breakout().rules), ["Map keeper", "Scribe"]);
    assert!(!copy.breakout().rules.extra.contains_key("later"));
}

#[test]
fn two_sealings_differ_though_nothing_else_does() {
    let breakout = chains::breakout(vec![of_text("a", "owl", &[])]);
    assert_eq!(sealed(&breakout, None, 1), sealed(&breakout, None, 1));
    assert_ne!(sealed(&breakout, None, 1), sealed(&breakout, None, 2));
}
