//! Shipped content is tested content: every breakout in `puzzles/` is sound, and its answers solve it.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::sync::Arc;

use latchwork::breakout::{Breakout, ClueKind, Target, check};
use latchwork::format::{read, write};
use latchwork::mechanism::Spelling;
use latchwork::play::{Action, Checked, Effect, Game, Journal, LockState, check as try_on};
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
        let findings = check::check(&breakout, Spelling::native(&breakout.language));
        assert!(findings.is_empty(), "{name}: {findings:?}");
        assert!(write(&breakout) == text, "{name} is not in the form that is written");
    }
    Ok(())
}

#[test]
fn each_has_what_makes_it_worth_playing() -> Result<(), Box<dyn Error>> {
    for (name, _, breakout) in shipped()? {
        let kinds: BTreeSet<&str> = breakout.locks.iter().map(|lock| lock.mechanism.kind.name()).collect();
        assert_eq!(kinds.len(), 6, "{name}: {kinds:?}");
        assert!(breakout.locks.len() >= 7, "{name}");
        let has_code = |target: &&Target| target.standard.as_ref().is_some_and(|standard| !standard.code.is_empty());
        assert!(breakout.targets.iter().filter(has_code).count() >= 3, "{name}");
        assert!(breakout.locks.iter().all(|lock| lock.hints.len() == 3 && !lock.replies.is_empty()), "{name}");
        assert!(breakout.locks.iter().any(|lock| lock.after.len() >= 3), "{name}: no lock needs three others");
        assert!(breakout.clues().any(|clue| matches!(clue.kind, ClueKind::Ink { .. })), "{name}: no invisible ink");
        assert!(!breakout.story.is_empty() && !breakout.ending.is_empty() && !breakout.debrief.is_empty(), "{name}");
        assert_eq!(breakout.license, "CC-BY-4.0", "{name}");
    }
    Ok(())
}

#[test]
fn each_is_solved_from_its_answers_and_no_reply_opens() -> Result<(), Box<dyn Error>> {
    for (name, _, breakout) in shipped()? {
        let journal = Journal::new(Uuid::nil(), breakout.id, "");
        let mut game = Game::new(Arc::new(breakout.clone()), journal, Uuid::from_u128(1), Spelling::native("en").form);
        let act = |game: &mut Game, action: Action| {
            let reaction = game.act(action, 1_800_000_000_000);
            reaction.events.into_iter().for_each(|event| game.apply(event));
            reaction.effects
        };
        act(&mut game, Action::Start);
        while game.progress().finished().is_none() {
            let next = breakout.locks.iter().find(|lock| game.progress().state(&lock.id) == LockState::Reached);
            let lock = next.ok_or_else(|| format!("{name}: the team is stuck"))?;
            for reply in &lock.replies {
                let checked = try_on(lock, &reply.answer, game.spelling());
                assert!(
                    matches!(checked, Checked::Misses { reply: Some(_), .. }),
                    "{name}, {}: {}",
                    lock.id,
                    reply.answer
                );
            }
            let action = Action::Try { lock: lock.id.clone(), entry: lock.answers[0].clone() };
            for Effect::Check { lock: id, entry } in act(&mut game, action) {
                let checked = try_on(lock, &entry, game.spelling());
                act(&mut game, Action::Checked { lock: id, checked });
            }
            assert!(game.progress().is_open(&lock.id), "{name}: {} holds", lock.id);
        }
        assert_eq!(game.progress().open_count(&breakout), breakout.locks.len(), "{name}");
    }
    Ok(())
}
