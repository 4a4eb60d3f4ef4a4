use leptos::prelude::*;

use crate::app::mechanisms::in_words;
use crate::app::parts::Prose;
use crate::breakout::Lock;
use crate::mechanism::Nearly;
use crate::play::{Checked, Game, How, LockState, Rung, check};
use crate::say;

/// What a team did at a lock as steps on the way: each try with the reply that it got, and what opened it. Nothing where it
/// never came within reach.
pub(super) fn steps(game: &Game, lock: &Lock) -> Option<AnyView> {
    let state = game.progress().state(&lock.id);
    if state == LockState::OutOfReach {
        return None;
    }
    let attempts = game.progress().attempts(&lock.id);
    let step = |attempt: &crate::play::Attempt| {
        let words = in_words(&lock.mechanism.kind, &attempt.answer);
        view! { <li><b>{words}</b>{reply(game, lock, &attempt.answer)}</li> }.into_any()
    };
    let steps = attempts.iter().map(step).collect_view();
    let hints = game.rungs(&lock.id, 0).iter().filter(|rung| matches!(rung, Rung::Taken)).count();
    let hints = (hints > 0).then(|| view! { <li class="quiet">{say!(team.step_hints, n = hints)}</li> }.into_any());
    let end = match state {
        LockState::Open(How::Helped) => say!(team.step_helped).to_owned(),
        LockState::Open(How::Answer(with)) => match opened(game, lock, with) {
            Some(answer) if attempts.is_empty() => say!(team.step_at_once, answer = answer),
            Some(answer) => say!(team.step_open, answer = answer),
            None => say!(team.step_opened).to_owned(),
        },
        _ => say!(team.step_shut).to_owned(),
    };
    let is_open = matches!(state, LockState::Open(_));
    Some(
        view! {
            <section class="way">
                <h4>{lock.title.clone()}</h4>
                <ol role="list">{steps}{hints}<li class:opened=is_open>{end}</li></ol>
            </section>
        }
        .into_any(),
    )
}

/// What was said to a try, where something was.
fn reply(game: &Game, lock: &Lock, answer: &str) -> Option<AnyView> {
    let said = match check(lock, answer, game.spelling()) {
        Checked::Misses { reply: Some(reply), .. } => {
            let say = lock.replies.get(reply)?.say.clone();
            view! { <div class="reply"><Prose text=say/></div> }.into_any()
        }
        Checked::Misses { nearly: Some(Nearly::Accents), .. } => {
            view! { <p class="reply">{say!(play.nearly_accents)}</p> }.into_any()
        }
        Checked::Misses { nearly: Some(Nearly::Punctuation), .. } => {
            view! { <p class="reply">{say!(play.nearly_punctuation)}</p> }.into_any()
        }
        _ => return None,
    };
    Some(said)
}

/// The answer that opened a lock, in words; none where this device doesn't know it.
fn opened(game: &Game, lock: &Lock, with: usize) -> Option<String> {
    let answer = lock.mechanism.canonical(lock.answers.get(with)?, game.spelling()).ok()?;
    Some(in_words(&lock.mechanism.kind, &answer))
}
