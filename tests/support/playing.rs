//! A team that plays a breakout from its answers.

use std::sync::Arc;

use latchwork::breakout::Breakout;
use latchwork::mechanism::Spelling;
use latchwork::play::{Action, Effect, Game, Journal, LockState, check};
use uuid::Uuid;

/// A team that has just begun.
pub fn begun(breakout: &Breakout) -> Game {
    let journal = Journal::new(Uuid::nil(), breakout.id, "");
    let mut game = Game::new(Arc::new(breakout.clone()), journal, Uuid::from_u128(1), Spelling::native("en").form);
    act(&mut game, Action::Start);
    game
}

/// A team that has opened all that can be opened, but for the lock that it leaves alone.
pub fn played(breakout: &Breakout, leaving: Option<&str>) -> Game {
    let mut game = begun(breakout);
    let next = |game: &Game| {
        let mut locks = breakout.locks.iter().filter(|lock| leaving != Some(lock.id.as_str()));
        locks.find(|lock| game.progress().state(&lock.id) == LockState::Reached)
    };
    while let Some(lock) = next(&game) {
        let answer = lock.answers.iter().find(|answer| !answer.trim().is_empty());
        act(&mut game, Action::Try { lock: lock.id.clone(), entry: answer.cloned().unwrap_or_default() });
        if !game.progress().is_open(&lock.id) {
            break;
        }
    }
    game
}

/// Tries an entry on a lock.
pub fn attempt(game: &mut Game, lock: &str, entry: &str) {
    act(game, Action::Try { lock: lock.into(), entry: entry.into() });
}

/// Acts as the page does: carries effects out and applies what is stored.
fn act(game: &mut Game, action: Action) {
    let reaction = game.act(action, 1_800_000_000_000);
    reaction.events.into_iter().for_each(|event| game.apply(event));
    for Effect::Check { lock: id, entry } in reaction.effects {
        let breakout = game.breakout().clone();
        let Some(lock) = breakout.lock(&id) else { continue };
        let checked = check(lock, &entry, game.spelling());
        act(game, Action::Checked { lock: id, checked });
    }
}
