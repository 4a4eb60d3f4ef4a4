//! Play: what must hold whatever a team does and in whatever order its events arrive.

mod support;

use std::sync::Arc;

use latchwork::breakout::{Breakout, Clue, ClueKind, Lock, TimeUp, Tool, chain};
use latchwork::mechanism::{Form, Kind, Mechanism, Number, Spelling};
use latchwork::play::{
    Action, Checked, Effect, Event, Game, How, Journal, LockState, Progress, Rung, Said, What, admits, check,
};
use proptest::prelude::*;
use support::{any_breakout, sound_breakout};
use uuid::Uuid;

const T: u64 = 1_800_000_000_000;
const SECOND: u64 = 1000;

fn form(text: &str, form: Form) -> String {
    (Spelling::native("en").form)(text, form)
}

fn game_of(breakout: &Breakout, writer: u128) -> Game {
    let journal = Journal::new(Uuid::from_u128(9), breakout.id, "Team");
    Game::new(Arc::new(breakout.clone()), journal, Uuid::from_u128(writer), form)
}

/// Acts as the page does: carries effects out and applies what is stored.
fn act(game: &mut Game, action: Action, now: u64) -> Option<Said> {
    let reaction = game.act(action, now);
    reaction.events.into_iter().for_each(|event| game.apply(event));
    let mut said = reaction.said;
    for Effect::Check { lock, entry } in reaction.effects {
        let breakout = game.breakout().clone();
        let found = breakout.lock(&lock).expect("a lock that isn't there was checked");
        let checked = check(found, &entry, game.spelling());
        said = act(game, Action::Checked { lock, checked }, now).or(said);
    }
    said
}

fn attempt(game: &mut Game, lock: &str, entry: &str, now: u64) -> Option<Said> {
    act(game, Action::Try { lock: lock.into(), entry: entry.into() }, now)
}

/// Anything that a person could do to this breakout.
fn actions() -> impl Strategy<Value = Vec<(usize, usize, String, u64)>> {
    prop::collection::vec((0..9usize, 0..8usize, "\\PC{0,6}", 0..200_000u64), 0..40)
}

fn action(breakout: &Breakout, (what, which, text, _): &(usize, usize, String, u64)) -> Action {
    let lock = breakout.locks.get(*which).map_or_else(|| text.clone(), |lock| lock.id.clone());
    let answer = breakout.lock(&lock).and_then(|lock| lock.answers.first().cloned()).unwrap_or_default();
    match what {
        0 => Action::Pause,
        1 => Action::Resume,
        2 => Action::Try { lock, entry: text.clone() },
        3 | 4 => Action::Try { lock, entry: answer },
        5 => Action::Hint { lock },
        6 => Action::SpendCard { lock },
        7 => Action::Help { lock, phrase: if text.len() > 3 { "brass owl".into() } else { text.clone() } },
        _ => Action::Recover { answers: vec![text.clone(), answer] },
    }
}

/// A game in which someone did all that, and when it was done.
fn played(breakout: &Breakout, actions: &[(usize, usize, String, u64)]) -> (Game, u64) {
    let mut game = game_of(breakout, 1);
    act(&mut game, Action::Start, T);
    let mut now = T;
    for step in actions {
        now += step.3;
        act(&mut game, action(breakout, step), now);
    }
    (game, now)
}

proptest! {
    #[test]
    fn no_order_of_actions_opens_a_lock_before_its_gate(breakout in sound_breakout(), actions in actions()) {
        let (game, _) = played(&breakout, &actions);
        let mut open: Vec<String> = Vec::new();
        for event in game.journal().events() {
            if let What::Opened { lock, .. } | What::Helped { lock } = &event.what {
                let found = breakout.lock(lock).unwrap();
                prop_assert!(chain::is_reached(found, |id| open.iter().any(|other| other == id)), "{lock} too early");
                prop_assert!(!open.contains(lock), "{lock} twice");
                open.push(lock.clone());
            }
        }
    }

    #[test]
    fn any_order_of_arrival_gives_the_same_progress(breakout in sound_breakout(), actions in actions(), order in any::<u64>()) {
        let mut game = game_of(&breakout, 1);
        act(&mut game, Action::Start, T);
        for step in &actions {
            act(&mut game, action(&breakout, step), T + step.3);
        }
        let mut events: Vec<Event> = game.journal().events().cloned().collect();
        let count = events.len();
        for index in 0..count {
            events.swap(index, (order as usize).wrapping_mul(index + 7) % count);
        }
        let mut other = game_of(&breakout, 2);
        for event in events.iter().chain(&events) {
            other.apply(event.clone());
        }
        prop_assert_eq!(other.progress(), game.progress());
        prop_assert_eq!(other.progress(), &Progress::fold(&breakout, game.journal()));
    }

    #[test]
    fn two_pages_that_hear_of_each_other_late_or_twice_agree(
        breakout in sound_breakout(),
        steps in prop::collection::vec((any::<bool>(), any::<bool>(), (0..9usize, 0..8usize, "\\PC{0,6}", 0..200_000u64)), 0..40),
        order in prop::collection::vec(any::<u32>(), 1..100),
    ) {
        let mut pages = [game_of(&breakout, 1), game_of(&breakout, 2)];
        pages.iter_mut().for_each(|page| drop(act(page, Action::Start, T)));
        for (second, hears, step) in &steps {
            let (own, other) = (usize::from(*second), usize::from(!second));
            if *hears {
                let news: Vec<Event> = pages[other].journal().events().cloned().collect();
                news.into_iter().for_each(|event| pages[own].apply(event));
            }
            act(&mut pages[own], action(&breakout, step), T + step.3);
        }
        let mut both = pages[0].journal().clone();
        both.merge(pages[1].journal().clone());
        let mut events: Vec<(u32, Event)> =
            both.events().chain(both.events()).cloned().zip(order.iter().cycle()).map(|(event, key)| (*key, event)).collect();
        events.sort_by_key(|(key, _)| *key);
        let mut late = game_of(&breakout, 3);
        for (_, event) in &events {
            late.apply(event.clone());
            pages.iter_mut().for_each(|page| page.apply(event.clone()));
        }
        let folded = Progress::fold(&breakout, &both);
        for page in pages.iter().chain([&late]) {
            prop_assert_eq!(page.journal(), &both);
            prop_assert_eq!(page.progress(), &folded);
        }
        let mut open: Vec<&String> = Vec::new();
        for event in both.events() {
            if let What::Opened { lock, .. } | What::Helped { lock } = &event.what {
                let found = breakout.lock(lock).unwrap();
                prop_assert!(chain::is_reached(found, |id| open.iter().any(|other| *other == id)), "{lock} too early");
                open.push(lock);
            }
        }
        prop_assert_eq!(chain::last(&breakout).all(|lock| folded.is_open(&lock.id)), folded.finished().is_some());
    }

    #[test]
    fn a_gap_of_eighteen_hours_frees_no_hint_and_ends_no_game(breakout in sound_breakout(), actions in actions(), goodbye in any::<bool>()) {
        let (mut game, now) = played(&breakout, &actions);
        act(&mut game, if goodbye { Action::Pause } else { Action::Resume }, now);
        let seen = |game: &Game, now| {
            let rungs: Vec<Vec<Rung>> = breakout.locks.iter().map(|lock| game.rungs(&lock.id, now)).collect();
            (rungs, game.left(now), game.progress().finished())
        };
        let before = seen(&game, now);
        let woken = now + 18 * 3600 * SECOND;
        prop_assert_eq!(&seen(&game, woken), &before);
        act(&mut game, Action::Resume, woken);
        prop_assert_eq!(&seen(&game, woken), &before);
    }

    #[test]
    fn journals_merge_by_union(breakout in sound_breakout(), mine in actions(), yours in actions()) {
        let played = |writer: u128, steps: &[(usize, usize, String, u64)]| {
            let mut game = game_of(&breakout, writer);
            act(&mut game, Action::Start, T);
            steps.iter().for_each(|step| drop(act(&mut game, action(&breakout, step), T + step.3)));
            game.journal().clone()
        };
        let (mine, yours) = (played(1, &mine), played(2, &yours));
        let merged = |mut one: Journal, other: &Journal| { one.merge(other.clone()); one };
        let both = merged(mine.clone(), &yours);
        prop_assert_eq!(&merged(yours.clone(), &mine), &both);
        prop_assert_eq!(&merged(both.clone(), &mine), &both);
        prop_assert_eq!(both.events().count(), mine.events().count() + yours.events().count());
    }

    #[test]
    fn every_sound_breakout_can_be_finished(breakout in sound_breakout()) {
        let mut game = game_of(&breakout, 1);
        act(&mut game, Action::Start, T);
        while game.progress().finished().is_none() {
            let next = breakout.locks.iter().find(|lock| game.progress().state(&lock.id) == LockState::Reached);
            let lock = next.expect("the team is stuck");
            attempt(&mut game, &lock.id, &lock.answers[0], T + SECOND);
            prop_assert!(game.progress().is_open(&lock.id), "{} holds", lock.id);
        }
        prop_assert!(chain::last(&breakout).all(|lock| game.progress().is_open(&lock.id)));
    }

    #[test]
    fn a_correction_keeps_what_was_opened(breakout in sound_breakout(), opened in 1..5usize) {
        let mut game = game_of(&breakout, 1);
        act(&mut game, Action::Start, T);
        for lock in breakout.locks.iter().take(opened) {
            attempt(&mut game, &lock.id, &lock.answers[0], T);
        }
        let mut corrected = breakout.clone();
        corrected.revision += 1;
        for lock in &mut corrected.locks {
            let lock = Arc::make_mut(lock);
            lock.mechanism = Mechanism::from(Kind::Number(Number { wheels: 2 }));
            lock.answers = vec!["42".into()];
            lock.after = Vec::new();
        }
        let later = Game::new(Arc::new(corrected), game.journal().clone(), Uuid::from_u128(5), form);
        for lock in &breakout.locks {
            prop_assert_eq!(game.progress().is_open(&lock.id), later.progress().is_open(&lock.id));
        }
    }

    #[test]
    fn nothing_that_is_typed_makes_it_panic(breakout in any_breakout(), text in "\\PC*", other in "\\PC*") {
        let mut game = game_of(&breakout, 1);
        act(&mut game, Action::Start, T);
        let locks: Vec<String> = breakout.locks.iter().map(|lock| lock.id.clone()).chain([other]).collect();
        for lock in locks {
            attempt(&mut game, &lock, &text, T);
            act(&mut game, Action::Hint { lock: lock.clone() }, 0);
            act(&mut game, Action::SpendCard { lock: lock.clone() }, u64::MAX);
            act(&mut game, Action::Help { lock, phrase: text.clone() }, T);
        }
        act(&mut game, Action::Recover { answers: vec![text] }, T);
        game.left(u64::MAX);
    }
}

/// Two locks, the second after the first, with the default rules.
fn simple() -> Breakout {
    let lock = |id: &str, answer: &str, after: &[&str]| {
        let mut lock = Lock::new(id, Mechanism::from(Kind::Number(Number { wheels: 3 })));
        lock.answers = vec![answer.into()];
        lock.hints = vec!["a".into(), "b".into()];
        lock.after = after.iter().map(|id| (*id).to_owned()).collect();
        lock.clues = vec![Clue::new(format!("{id}-clue"), ClueKind::Text { body: String::new() })];
        Arc::new(lock)
    };
    let mut breakout = Breakout::new(Uuid::from_u128(7));
    breakout.locks = vec![lock("one", "111", &[]), lock("two", "222", &["one"])];
    breakout.minutes = Some(40);
    breakout
}

fn begun() -> Game {
    let mut game = game_of(&simple(), 1);
    act(&mut game, Action::Start, T);
    game
}

#[test]
fn a_wait_is_announced_before_it_strikes_and_ends() {
    let mut game = begun();
    let breakout = simple();
    for (n, wrong) in ["000", "001", "002"].into_iter().enumerate() {
        assert!(!game.progress().warns(&breakout, "one"), "before try {n}");
        assert_eq!(attempt(&mut game, "one", wrong, T), None);
        assert_eq!(game.progress().cooling(&breakout, "one", T), None);
    }
    assert!(game.progress().warns(&breakout, "one"));
    attempt(&mut game, "one", "003", T);
    assert_eq!(game.progress().cooling(&breakout, "one", T), Some(10));
    assert_eq!(attempt(&mut game, "one", "111", T + 9 * SECOND), Some(Said::Cooling { seconds: 1 }));
    attempt(&mut game, "one", "111", T + 10 * SECOND);
    assert!(game.progress().is_open("one"));
}

#[test]
fn a_clock_that_was_set_back_keeps_no_lock_cooling() {
    let mut game = begun();
    for wrong in ["000", "001", "002", "003"] {
        attempt(&mut game, "one", wrong, T);
    }
    assert_eq!(game.progress().cooling(&simple(), "one", T - 3600 * SECOND), None);
}

#[test]
fn the_same_miss_twice_and_what_cannot_be_an_answer_are_no_tries() {
    let mut game = begun();
    attempt(&mut game, "one", "000", T);
    assert_eq!(attempt(&mut game, "one", "0 0 0", T), Some(Said::TriedBefore { answer: "000".into() }));
    assert!(matches!(attempt(&mut game, "one", "0x0", T), Some(Said::Unfit(_))));
    assert_eq!(game.progress().attempts("one").len(), 1);
    assert_eq!(attempt(&mut game, "two", "222", T), Some(Said::OutOfReach));
}

#[test]
fn hints_come_by_tries_by_time_or_for_a_card() {
    let hint = || Action::Hint { lock: "one".into() };
    let mut tries = begun();
    assert_eq!(act(&mut tries, hint(), T), Some(Said::NoHint));
    attempt(&mut tries, "one", "000", T);
    assert_eq!(tries.rungs("one", T)[0], Rung::Waits { tries: 1, seconds: 120 });
    attempt(&mut tries, "one", "001", T);
    assert_eq!(act(&mut tries, hint(), T), None);
    assert_eq!(tries.rungs("one", T), [Rung::Taken, Rung::Waits { tries: 2, seconds: 120 }]);

    let mut time = begun();
    assert_eq!(time.rungs("one", T + 119 * SECOND)[0], Rung::Waits { tries: 2, seconds: 1 });
    assert_eq!(act(&mut time, hint(), T + 120 * SECOND), None);

    let mut card = begun();
    assert_eq!(act(&mut card, Action::SpendCard { lock: "one".into() }, T), None);
    assert_eq!(card.rungs("one", T)[0], Rung::Taken);
    assert_eq!(card.progress().cards_left(&simple()), 1);
}

/// The simple breakout with the rung that sends someone to a neighbour, and so many hints on its first lock.
fn neighbourly(on: bool, hints: usize) -> Breakout {
    let mut breakout = simple();
    breakout.rules.hints.neighbour = on;
    Arc::make_mut(&mut breakout.locks[0]).hints = ["a", "b", "c", "d"].map(str::to_owned)[..hints].to_vec();
    breakout
}

/// The same team with a corrected file, on another page load.
fn corrected(game: &Game, breakout: &Breakout) -> Game {
    let writer = Uuid::from_u128(100 + game.journal().events().count() as u128);
    Game::new(Arc::new(breakout.clone()), game.journal().clone(), writer, form)
}

fn climb(game: &mut Game) -> Option<Said> {
    act(game, Action::SpendCard { lock: "one".into() }, T)
}

/// The rungs that were taken: numbers of hints, and `n` for the neighbour.
fn climbed(game: &Game) -> String {
    let place = game.progress().neighbour(game.breakout(), "one");
    let taken = game.rungs("one", T).into_iter().enumerate().filter(|(_, rung)| *rung == Rung::Taken);
    taken
        .map(|(at, _)| match place {
            Some(place) if place == at => 'n',
            Some(place) if place < at => char::from(b'0' + at as u8 - 1),
            _ => char::from(b'0' + at as u8),
        })
        .collect()
}

#[test]
fn asking_a_neighbour_is_a_rung_after_the_first_and_free_as_others_are() {
    let mut game = game_of(&neighbourly(true, 2), 1);
    act(&mut game, Action::Start, T);
    let ask = || Action::Hint { lock: "one".into() };
    let waits = Rung::Waits { tries: 2, seconds: 120 };
    assert_eq!(game.rungs("one", T), [waits.clone(), Rung::Beyond, Rung::Beyond]);
    act(&mut game, ask(), T + 120 * SECOND);
    assert_eq!(act(&mut game, ask(), T + 120 * SECOND), Some(Said::NoHint));
    assert_eq!(game.rungs("one", T + 120 * SECOND)[1], waits);
    assert_eq!(act(&mut game, ask(), T + 240 * SECOND), None);
    assert_eq!(climbed(&game), "0n");
    assert_eq!(act(&mut game, ask(), T + 300 * SECOND), Some(Said::NoHint));
    assert_eq!(climb(&mut game), None);
    assert_eq!(climbed(&game), "0n1");
    assert_eq!(game.progress().cards_left(game.breakout()), 1);
    assert_eq!(climb(&mut game), Some(Said::NoHint), "the ladder ends");
    let written: Vec<What> = game.journal().events().skip(1).map(|event| event.what.clone()).collect();
    let lock = || "one".to_owned();
    assert_eq!(
        written,
        [
            What::Hinted { lock: lock(), rung: 0, card: false },
            What::Asked { lock: lock(), card: false },
            What::Hinted { lock: lock(), rung: 1, card: true },
        ]
    );
}

#[test]
fn a_lock_without_hints_has_that_rung_alone() {
    let mut game = game_of(&neighbourly(true, 0), 1);
    act(&mut game, Action::Start, T);
    assert_eq!(game.rungs("one", T).len(), 1);
    assert_eq!(climb(&mut game), None);
    assert_eq!(climbed(&game), "n");
    assert_eq!(neighbourly(false, 0).locks[0].hints.len(), game_of(&neighbourly(false, 0), 1).rungs("one", T).len());
}

#[test]
fn a_neighbour_that_a_correction_brings_comes_after_the_rungs_that_the_team_has() {
    for (hints, before) in [(0, ""), (1, "0"), (2, "01"), (3, "012")] {
        let mut first = game_of(&neighbourly(false, 3), 1);
        act(&mut first, Action::Start, T);
        act(&mut first, Action::Resume, T);
        (0..hints.min(2)).for_each(|_| drop(climb(&mut first)));
        if hints == 3 {
            act(&mut first, Action::Hint { lock: "one".into() }, T + 120 * SECOND);
        }
        assert_eq!(climbed(&first), before);
        let mut rules = neighbourly(true, 3);
        rules.rules.hints.cards = 9;
        let mut then = corrected(&first, &rules);
        assert_eq!(climbed(&then), before, "nothing is lost or given away");
        assert_eq!(then.rungs("one", T).len(), 4);
        while climb(&mut then).is_none() {}
        let after = ["0n12", "0n12", "01n2", "012n"][hints];
        assert_eq!(climbed(&then), after);
        // Off again, what was asked was asked; on again it is not asked twice, nor where hints come and go.
        for (on, hints) in [(false, 3), (true, 3), (true, 4), (true, 1)] {
            let later = corrected(&then, &neighbourly(on, hints));
            let stays: String =
                after.chars().filter(|rung| *rung == 'n' || (*rung as usize - '0' as usize) < hints).collect();
            assert_eq!(climbed(&later), stays, "{on} {hints}");
        }
    }
}

proptest! {
    #[test]
    fn no_correction_takes_a_rung_away_or_gives_one_twice(
        breakout in sound_breakout(),
        spells in prop::collection::vec((any::<bool>(), actions()), 1..4),
    ) {
        let (mut journal, mut now) = (Journal::new(Uuid::from_u128(9), breakout.id, "Team"), T);
        for (writer, (on, actions)) in spells.iter().enumerate() {
            let mut revision = breakout.clone();
            revision.rules.hints.neighbour = *on;
            let mut game = Game::new(Arc::new(revision), journal, Uuid::from_u128(writer as u128 + 1), form);
            let taken = |game: &Game| -> Vec<usize> {
                let count = |lock: &Arc<Lock>| game.rungs(&lock.id, T).iter().filter(|rung| **rung == Rung::Taken).count();
                breakout.locks.iter().map(count).collect()
            };
            act(&mut game, Action::Start, now);
            for step in actions {
                now += step.3;
                let before = taken(&game);
                act(&mut game, action(&breakout, step), now);
                prop_assert!(taken(&game).iter().zip(&before).all(|(now, before)| now >= before));
                for lock in &breakout.locks {
                    let rungs = game.rungs(&lock.id, now);
                    let first = rungs.iter().take_while(|rung| **rung == Rung::Taken).count();
                    prop_assert!(!rungs[first..].contains(&Rung::Taken), "{:?}", rungs);
                }
            }
            journal = game.journal().clone();
        }
        for lock in &breakout.locks {
            let rungs = journal.events().filter_map(|event| match &event.what {
                What::Hinted { lock: of, rung, .. } if *of == lock.id => Some(Some(*rung)),
                What::Asked { lock: of, .. } if *of == lock.id => Some(None),
                _ => None,
            });
            let mut rungs: Vec<Option<usize>> = rungs.collect();
            let count = rungs.len();
            rungs.sort();
            rungs.dedup();
            prop_assert_eq!(rungs.len(), count, "a rung twice on {}", lock.id);
        }
    }
}

#[test]
fn a_night_with_the_lid_closed_frees_no_hint_and_ends_nothing() {
    let night = T + 18 * 3600 * SECOND;
    for says_goodbye in [true, false] {
        let mut game = begun();
        if says_goodbye {
            act(&mut game, Action::Pause, T + 5 * SECOND);
        }
        let next = Game::new(game.breakout().clone(), game.journal().clone(), Uuid::from_u128(2), form);
        for mut woken in [game, next] {
            assert!(matches!(woken.rungs("one", night)[0], Rung::Waits { seconds: 115.., .. }));
            act(&mut woken, Action::Resume, night);
            assert!(matches!(woken.rungs("one", night)[0], Rung::Waits { seconds: 115.., .. }));
            assert!(woken.left(night).is_some_and(|left| left > 39 * 60 * 1000));
        }
    }
}

#[test]
fn a_breakout_that_stops_takes_no_try_when_its_time_is_up() {
    let mut breakout = simple();
    breakout.rules.time_up = TimeUp::Stop;
    breakout.minutes = Some(1);
    breakout.rules.teacher_key = Some("brass owl".into());
    let mut game = game_of(&breakout, 1);
    act(&mut game, Action::Start, T);
    assert_eq!(attempt(&mut game, "one", "111", T + 61 * SECOND), Some(Said::TimeIsUp));
    let help = Action::Help { lock: "one".into(), phrase: "brass owl".into() };
    assert_eq!(act(&mut game, help, T + 61 * SECOND), None, "a teacher's key always opens");
    let answers = vec!["222".into()];
    assert_eq!(act(&mut game, Action::Recover { answers }, T + 62 * SECOND), None, "so does what was opened before");
    breakout.rules.time_up = TimeUp::KeepGoing;
    let mut game = game_of(&breakout, 1);
    act(&mut game, Action::Start, T);
    attempt(&mut game, "one", "111", T + 61 * SECOND);
    assert!(game.progress().is_open("one"));
}

#[test]
fn the_teachers_key_opens_one_lock_and_says_so() {
    let mut breakout = simple();
    breakout.rules.teacher_key = Some("Brass owl!".into());
    let mut game = game_of(&breakout, 1);
    act(&mut game, Action::Start, T);
    let help = |phrase: &str| Action::Help { lock: "one".into(), phrase: phrase.into() };
    assert_eq!(act(&mut game, help("tin owl"), T), Some(Said::WrongKey));
    assert_eq!(act(&mut game, help(" BRASS  OWL"), T), None);
    assert_eq!(game.progress().state("one"), LockState::Open(How::Helped));
    assert_eq!(act(&mut begun(), help(""), T), Some(Said::WrongKey), "no key, and nothing typed");
}

#[test]
fn answers_from_paper_open_in_any_order_and_count_no_tries() {
    let mut game = begun();
    let answers = vec!["222".into(), "999".into(), " 111".into()];
    let said = act(&mut game, Action::Recover { answers }, T);
    assert_eq!(said, Some(Said::NothingFits { answers: vec!["999".into()] }));
    assert!(game.progress().finished().is_some());
    assert!(game.progress().attempts("one").is_empty());
}

#[test]
fn an_answer_from_paper_opens_every_lock_in_reach_that_it_fits() {
    let mut breakout = simple();
    Arc::make_mut(&mut breakout.locks[1]).answers = vec!["111".into()];
    let mut game = game_of(&breakout, 1);
    act(&mut game, Action::Start, T);
    assert_eq!(act(&mut game, Action::Recover { answers: vec!["111".into()] }, T), None);
    assert!(game.progress().finished().is_some());
}

#[test]
fn an_answer_from_paper_to_a_lock_that_is_open_already_is_not_turned_down() {
    let mut game = begun();
    attempt(&mut game, "one", "111", T);
    let answers = vec!["111".into(), "222".into()];
    assert_eq!(act(&mut game, Action::Recover { answers: answers.clone() }, T), None);
    assert_eq!(act(&mut game, Action::Recover { answers }, T), None, "nor when all are");
    let opened = game.journal().events().filter(|event| matches!(event.what, What::Opened { .. })).count();
    assert_eq!(opened, 2, "none was opened twice");
}

#[test]
fn one_check_is_in_flight_and_two_answers_at_once_open_once() {
    let mut game = begun();
    let attempt = || Action::Try { lock: "one".into(), entry: "111".into() };
    assert_eq!(game.act(attempt(), T).effects.len(), 1);
    assert_eq!(game.act(attempt(), T).said, Some(Said::Checking));
    let opens = || Action::Checked { lock: "one".into(), checked: Checked::Opens { with: 0 } };
    assert_eq!(game.act(opens(), T).events.len(), 1);
    assert_eq!(game.act(opens(), T).events.len(), 0);
    assert_eq!(game.act(attempt(), T).said, Some(Said::Checking), "decided, and not stored yet");
}

#[test]
fn a_correction_that_takes_the_last_lock_away_ends_the_breakout() {
    let mut game = begun();
    attempt(&mut game, "one", "111", T + SECOND);
    assert_eq!(game.progress().finished(), None);
    let mut corrected = simple();
    corrected.locks.truncate(1);
    let later = Game::new(Arc::new(corrected), game.journal().clone(), Uuid::from_u128(2), form);
    assert_eq!(later.progress().finished(), Some(T + SECOND));
}

#[test]
fn two_pages_that_open_one_last_lock_each_end_the_breakout() {
    let mut breakout = simple();
    Arc::make_mut(&mut breakout.locks[1]).after = Vec::new();
    let mut mine = game_of(&breakout, 1);
    act(&mut mine, Action::Start, T);
    let mut yours = Game::new(mine.breakout().clone(), mine.journal().clone(), Uuid::from_u128(2), form);
    attempt(&mut mine, "one", "111", T + SECOND);
    attempt(&mut yours, "two", "222", T + SECOND);
    let (my_events, your_events): (Vec<Event>, Vec<Event>) =
        (mine.journal().events().cloned().collect(), yours.journal().events().cloned().collect());
    your_events.into_iter().for_each(|event| mine.apply(event));
    my_events.into_iter().for_each(|event| yours.apply(event));
    assert_eq!(mine.progress(), yours.progress());
    assert!(mine.progress().finished().is_some());
}

#[test]
fn the_highest_clock_there_is_stops_nothing() {
    let mut journal = begun().journal().clone();
    journal.insert(Event {
        writer: Uuid::from_u128(3),
        n: 0,
        after: u64::MAX,
        at: T,
        what: What::Resumed,
        extra: Default::default(),
    });
    let mut game = Game::new(Arc::new(simple()), journal, Uuid::from_u128(4), form);
    attempt(&mut game, "one", "111", T);
    attempt(&mut game, "two", "222", T);
    assert!(game.progress().finished().is_some());
}

#[test]
fn a_lock_that_the_teachers_key_opened_shuts_nobody_out() {
    let mut breakout = simple();
    breakout.rules.teacher_key = Some("brass owl".into());
    let mut game = game_of(&breakout, 1);
    act(&mut game, Action::Start, T);
    act(&mut game, Action::Help { lock: "one".into(), phrase: "brass owl".into() }, T);
    let spelling = Spelling::native("en");
    assert!(admits(&breakout, game.progress(), "", spelling), "there is no answer that the team found");
    attempt(&mut game, "two", "222", T);
    assert!(admits(&breakout, game.progress(), "222", spelling));
    assert!(!admits(&breakout, game.progress(), "111", spelling));
}

/// The simple breakout with clues of both chairs in each place.
fn for_two() -> Breakout {
    let mut breakout = simple();
    let seated = |place: &str| {
        let clue = |seat: Option<u8>| Clue {
            seat,
            ..Clue::new(format!("{place}-{}", seat.unwrap_or_default()), ClueKind::Text { body: String::new() })
        };
        [None, Some(2), Some(1)].map(clue).to_vec()
    };
    breakout.bench = seated("bench");
    let first = Arc::make_mut(&mut breakout.locks[0]);
    (first.clues, first.inside) = (seated("on"), seated("in"));
    breakout
}

#[test]
fn each_chair_sees_its_half_and_one_device_sees_both() {
    let breakout = for_two();
    assert!(breakout.has_seats() && !simple().has_seats());
    let mut game = game_of(&breakout, 1);
    act(&mut game, Action::Start, T);
    attempt(&mut game, "one", "111", T);
    let seen = |chair| {
        let found = game.progress().found_from(&breakout, chair);
        found.iter().map(|found| found.clue.id.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(seen(0), "bench-0 bench-2 bench-1 on-0 on-2 on-1 in-0 in-2 in-1 two-clue");
    assert_eq!(seen(1), "bench-0 bench-1 on-0 on-1 in-0 in-1 two-clue");
    assert_eq!(seen(2), "bench-0 bench-2 on-0 on-2 in-0 in-2 two-clue");
}

#[test]
fn story_and_ending_have_no_chairs_and_the_light_is_the_teams() {
    let mut breakout = simple();
    let seated = |kind: ClueKind| Clue { seat: Some(1), ..Clue::new("seated", kind) };
    breakout.story = vec![seated(ClueKind::Text { body: String::new() })];
    breakout.ending = breakout.story.clone();
    assert!(!breakout.has_seats());
    breakout.bench = vec![seated(ClueKind::Tool { tool: Tool::BlackLight })];
    assert!(breakout.has_seats());
    let mut game = game_of(&breakout, 1);
    act(&mut game, Action::Start, T);
    assert!(game.progress().has_light(&breakout));
    assert!(game.progress().found_from(&breakout, 2).iter().all(|found| found.clue.id != "seated"));
}

proptest! {
    #[test]
    fn the_two_halves_are_the_whole(breakout in any_breakout(), actions in actions()) {
        let (game, _) = played(&breakout, &actions);
        let whole = game.progress().found(&breakout);
        prop_assert_eq!(&game.progress().found_from(&breakout, 0), &whole);
        let halves = [1, 2].map(|chair| game.progress().found_from(&breakout, chair));
        for found in &whole {
            let chairs = halves.iter().filter(|half| half.contains(found)).count();
            prop_assert_eq!(chairs, if found.clue.seat.is_some() { 1 } else { 2 });
        }
    }
}

#[test]
fn who_carries_a_journal_on_knows_an_answer_that_it_found() {
    let mut game = begun();
    let breakout = simple();
    let spelling = Spelling::native("en");
    assert!(admits(&breakout, game.progress(), "", spelling), "nothing to give away yet");
    attempt(&mut game, "one", "111", T);
    assert!(admits(&breakout, game.progress(), "1 1 1", spelling));
    assert!(!admits(&breakout, game.progress(), "222", spelling), "not found yet");
}
