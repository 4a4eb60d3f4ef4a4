//! Shipped content is tested content: every breakout in `puzzles/` is sound, and its answers solve it.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::sync::Arc;

use latchwork::breakout::asks::Asker;
use latchwork::breakout::{Breakout, Clue, ClueKind, Lock, Reply, Target, Tool, chain, check};
use latchwork::format::{journal, read, write};
use latchwork::maths;
use latchwork::mechanism::{Kind, Spelling};
use latchwork::play::{Checked, LockState, Progress, check as try_on};
use support::playing::{attempt, begun, played};
use uuid::Uuid;

/// A shipped file: its name, its text, and what it holds.
type Shipped = (String, String, Breakout);

fn shipped() -> Result<Vec<Shipped>, Box<dyn Error>> {
    let mut shipped = Vec::new();
    for entry in fs::read_dir("puzzles")? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".json") && !name.ends_with(".schema.json") {
            let text = fs::read_to_string(&path)?;
            let opened = read(text.as_bytes(), Uuid::nil())?;
            assert!(opened.findings.is_empty(), "{name}: {:?}", opened.findings);
            shipped.push((name, text, opened.breakout));
        }
    }
    assert!(shipped.len() >= 2, "only {} breakouts are shipped", shipped.len());
    Ok(shipped)
}

#[test]
fn the_checks_find_nothing_and_files_are_as_we_would_write_them() -> Result<(), Box<dyn Error>> {
    for (name, text, breakout) in shipped()? {
        let mut findings = check::check(&breakout, Spelling::native(&breakout.language), Some(maths::fault));
        findings.extend(Asker::new().faults(&breakout));
        assert!(findings.is_empty(), "{name}: {findings:?}");
        assert!(write(&breakout) == text, "{name} is not in the form that is written");
    }
    Ok(())
}

/// A lock, and the clues that it is solved from.
type Solved = (&'static str, &'static [&'static str]);

/// What each lock is solved from: the clues that a team needs for it, wherever they lie.
const SOLVED_FROM: &[(&str, &[Solved])] = &[
    (
        "run-on-gate.json",
        &[
            ("letter", &["letter-tag", "tulls-letter"]),
            ("shed", &["labels"]),
            ("well", &["chalk", "beads"]),
            ("lane", &["signs", "map"]),
            ("ferry", &["ferry-tag", "ferry-page"]),
            ("gate", &["notices", "notice-ink"]),
            ("clerk", &["crisp-notes", "map"]),
            ("tull", &["last-tag", "back-of-letter", "first-note", "second-note", "third-note"]),
        ],
    ),
    (
        "island-nobody-found.json",
        &[
            ("bill", &["harbour-bill"]),
            ("lamp", &["lamp-log", "lanterns"]),
            ("depths", &["lead-line"]),
            ("poster", &["the-poster"]),
            ("corner", &["torn-corner"]),
            ("ship", &["the-question", "skua-log", "chart"]),
            ("boat", &["mooring", "empty-page-ink", "chart"]),
            ("tide", &["last-lock", "falling-water", "todays-tide", "the-rock"]),
        ],
    ),
    (
        "owl-at-midnight.json",
        &[
            ("door", &["door-plate"]),
            ("bell", &["bell-rope"]),
            ("yard", &["yard-points"]),
            ("lanterns", &["lantern-rack"]),
            ("announcement", &["roll"]),
            ("coal", &["tender"]),
            ("trunk", &["trunk-voice"]),
            ("logbook", &["torn-log"]),
            ("luggage", &["trolleys"]),
            ("tickets", &["ticket-tin"]),
            ("signals", &["flag-left", "flag-right"]),
            ("label", &["schoolbook"]),
            ("fuses", &["fuse-box", "station-clock"]),
            ("track", &["rails"]),
            ("plaque", &["plaque-text", "blank-label-ink"]),
            ("map", &["squared-map"]),
            ("timetable", &["small-print", "station-clock"]),
            ("whistle", &["recording"]),
            ("departure", &["gate", "departure-board", "word-one", "word-two", "word-three"]),
        ],
    ),
];

fn is_written(text: &str) -> bool {
    !text.trim().is_empty()
}

#[test]
fn each_has_what_makes_it_worth_playing() -> Result<(), Box<dyn Error>> {
    for (name, _, breakout) in shipped()? {
        let kinds: BTreeSet<&str> = breakout.locks.iter().map(|lock| lock.mechanism.kind.name()).collect();
        let first_six = BTreeSet::from(["number", "letters", "text", "direction", "colour", "choice"]);
        assert!(kinds.is_superset(&first_six), "{name}");
        assert!(breakout.locks.len() >= 7, "{name}");
        let has_code = |target: &&Target| target.standard.as_ref().is_some_and(|it| is_written(&it.code));
        assert!(breakout.targets.iter().filter(has_code).count() >= 3, "{name}");
        let has_ladder = |lock: &Lock| lock.hints.len() == 3 && lock.hints.iter().all(|hint| is_written(hint));
        let replies = |lock: &Lock| lock.replies.iter().any(|reply: &Reply| is_written(&reply.say));
        for lock in &breakout.locks {
            assert!(has_ladder(lock) && replies(lock), "{name}: {}", lock.id);
        }
        let followers =
            |id: &str| breakout.locks.iter().filter(|lock| lock.after.iter().any(|name| name == id)).count();
        assert!(breakout.locks.iter().any(|lock| followers(&lock.id) >= 2), "{name} has no branch");
        let last: Vec<&Lock> = chain::last(&breakout).collect();
        assert!(last.len() == 1 && last[0].needed() >= 3, "{name}: no last lock that needs three others");
        assert!(!breakout.story.is_empty() && !breakout.ending.is_empty() && !breakout.debrief.is_empty(), "{name}");
        assert_eq!(breakout.license, "CC-BY-4.0", "{name}");
    }
    Ok(())
}

#[test]
fn one_is_a_tour_of_every_kind() -> Result<(), Box<dyn Error>> {
    let every: BTreeSet<String> = Kind::all().iter().map(|kind| kind.name().to_owned()).collect();
    let has_all = |breakout: &Breakout| {
        every == breakout.locks.iter().map(|lock| lock.mechanism.kind.name().to_owned()).collect()
    };
    let shipped = shipped()?;
    let (name, _, tour) = shipped.iter().find(|(_, _, breakout)| has_all(breakout)).ok_or("there is no tour")?;
    let has = |is: fn(&ClueKind) -> bool| tour.clues().any(|clue| is(&clue.kind));
    assert!(has(|kind| matches!(kind, ClueKind::Text { .. })), "{name}");
    assert!(has(|kind| matches!(kind, ClueKind::Ink { .. })), "{name}");
    assert!(has(|kind| matches!(kind, ClueKind::Image { .. })), "{name}");
    assert!(has(|kind| matches!(kind, ClueKind::Audio { .. })), "{name}");
    assert!(has(|kind| matches!(kind, ClueKind::Room { .. })), "{name}");
    assert!(has(|kind| matches!(kind, ClueKind::Tool { .. })), "{name}");
    assert!(tour.clues().any(|clue| clue.seat == Some(1)) && tour.clues().any(|clue| clue.seat == Some(2)), "{name}");
    Ok(())
}

#[test]
fn each_leads_from_clue_to_clue() -> Result<(), Box<dyn Error>> {
    for (name, _, breakout) in shipped()? {
        let solved = SOLVED_FROM.iter().find(|(file, _)| *file == name);
        let (_, locks) = solved.ok_or_else(|| format!("say in SOLVED_FROM what {name} is solved from"))?;
        let told: Vec<&str> = locks.iter().map(|(lock, _)| *lock).collect();
        let there: Vec<&str> = breakout.locks.iter().map(|lock| lock.id.as_str()).collect();
        assert_eq!(told, there, "{name}");

        let (mut elsewhere, mut uses, mut ink) = (0, BTreeMap::<&str, usize>::new(), 0);
        for (lock, clues) in *locks {
            let own =
                |id: &&&str| breakout.lock(lock).is_some_and(|lock| lock.clues.iter().any(|clue| clue.id == **id));
            elsewhere += usize::from(clues.iter().any(|id| !own(&id)));
            for id in *clues {
                *uses.entry(id).or_default() += 1;
                let clue = breakout.clues().find(|clue| clue.id == *id).ok_or_else(|| format!("{name} has no {id}"))?;
                assert!(comes_before(&breakout, clue, lock), "{name}: {id} can be found too late for {lock}");
                if matches!(clue.kind, ClueKind::Ink { .. }) {
                    ink += 1;
                    let light = breakout.clues().find(|clue| clue.kind == ClueKind::Tool { tool: Tool::BlackLight });
                    let light = light.ok_or_else(|| format!("{name} has no black light"))?;
                    assert!(comes_before(&breakout, light, lock), "{name}: the light can be found too late for {lock}");
                }
            }
        }
        assert!(elsewhere >= 2, "{name}: clues lie elsewhere for {elsewhere} locks only");
        assert!(uses.values().any(|uses| *uses >= 2), "{name}: nothing is used twice");
        assert!(ink > 0, "{name}: no invisible ink is needed");
    }
    Ok(())
}

/// Whether whoever gets to a lock has found this, whatever was opened before.
fn comes_before(breakout: &Breakout, clue: &Clue, lock: &str) -> bool {
    let lies_in = |clues: &[Clue]| clues.iter().any(|other| other.id == clue.id);
    lies_in(&breakout.bench)
        || breakout.lock(lock).is_some_and(|lock| lies_in(&lock.clues))
        || breakout.locks.iter().filter(|other| lies_in(&other.clues) || lies_in(&other.inside)).any(|other| {
            other.id != lock && played(breakout, Some(&other.id)).progress().state(lock) == LockState::OutOfReach
        })
}

/// A journal keeps what was tried; which reply that got follows from it, on any device and after any time.
#[test]
fn each_reply_is_there_again_from_the_journal() -> Result<(), Box<dyn Error>> {
    for (name, _, mut breakout) in shipped()? {
        let spelling = Spelling::native(&breakout.language);
        for lock in &mut breakout.locks {
            let lock = Arc::make_mut(lock);
            (lock.after, lock.need) = (Vec::new(), None);
        }
        breakout.rules.tries.wait_seconds = 0;
        let mut game = begun(&breakout);
        for lock in &breakout.locks {
            lock.replies.iter().for_each(|reply| attempt(&mut game, &lock.id, &reply.answer));
        }
        let kept = journal::read(journal::write(game.journal()).as_bytes())?;
        let progress = Progress::fold(&breakout, &kept);
        for lock in &breakout.locks {
            let said = progress.attempts(&lock.id).iter().map(|tried| try_on(lock, &tried.answer, spelling));
            let replies = said.map(|checked| match checked {
                Checked::Misses { reply, .. } => reply,
                _ => None,
            });
            let expected: Vec<Option<usize>> = (0..lock.replies.len()).map(Some).collect();
            assert_eq!(replies.collect::<Vec<_>>(), expected, "{name}, {}", lock.id);
        }
    }
    Ok(())
}

#[test]
fn each_is_solved_from_its_answers_and_no_reply_opens() -> Result<(), Box<dyn Error>> {
    for (name, _, breakout) in shipped()? {
        let spelling = Spelling::native(&breakout.language);
        for lock in &breakout.locks {
            for (at, reply) in lock.replies.iter().enumerate() {
                let checked = try_on(lock, &reply.answer, spelling);
                let is_replied = matches!(checked, Checked::Misses { reply: Some(said), .. } if said == at);
                assert!(is_replied, "{name}, {}: {}", lock.id, reply.answer);
            }
            for answer in &lock.answers {
                assert!(try_on(lock, answer, spelling).opens(), "{name}, {}: {answer}", lock.id);
            }
        }
        let game = played(&breakout, None);
        assert!(game.progress().finished().is_some(), "{name}: the team is stuck");
        assert_eq!(game.progress().open_count(&breakout), breakout.locks.len(), "{name}");
        assert!(game.progress().has_light(&breakout), "{name}: nobody finds the light");
    }
    Ok(())
}
