//! Breakouts that are sealed, and teams that play them so.

use latchwork::breakout::{Breakout, Clue, ClueKind, Extra};
use latchwork::mechanism::{Form, Spelling};
use latchwork::play::{Action, Checked, Effect, Game, Said, check};
use latchwork::seal::{Cost, Question, StudentCopy, read, seal};
use rand::SeedableRng;
use rand::rngs::ChaCha20Rng;
use sha2::{Digest, Sha256};

/// What a derivation costs where it is not what is tested.
pub fn cheap() -> Cost {
    Cost::new(8, 1).expect("it is bearable")
}

/// How text is brought into a form.
pub fn form(text: &str, form: Form) -> String {
    (Spelling::native("en").form)(text, form)
}

/// A breakout sealed, with chance from this seed.
pub fn sealed(breakout: &Breakout, phrase: Option<&str>, seed: u64) -> String {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    seal(breakout, phrase, cheap(), form, &mut rng, |_, _| {}).expect("it was not sealed")
}

/// The same, opened by nobody yet.
pub fn student_copy(breakout: &Breakout, phrase: Option<&str>, seed: u64) -> StudentCopy {
    read(sealed(breakout, phrase, seed).as_bytes()).expect("it was refused")
}

/// The file with the digest that it should have.
pub fn with_digest(file: &str) -> String {
    use base64::Engine;
    let at = file.rfind(",\"digest\":").expect("it has none");
    let digest = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(Sha256::digest(&file[..at]));
    format!("{},\"digest\":\"{digest}\"}}", &file[..at])
}

/// Tries an entry on a lock, as the page does, and tells what came of it.
pub fn try_on(copy: &mut StudentCopy, lock: &str, entry: &str) -> Checked {
    let language = copy.breakout().language.clone();
    let spelling = Spelling { language: &language, form };
    let nearly = copy.ask(lock, entry, spelling).and_then(|question| answered(copy, &question));
    let mut checked = check(copy.breakout().lock(lock).expect("there is no such lock"), entry, spelling);
    if let Checked::Misses { nearly: unknown, .. } = &mut checked {
        *unknown = unknown.or(nearly);
    }
    checked
}

/// Tries a phrase on a lock.
pub fn try_phrase(copy: &mut StudentCopy, lock: &str, phrase: &str) {
    let language = copy.breakout().language.clone();
    if let Some(question) = copy.ask_phrase(lock, phrase, Spelling { language: &language, form }) {
        answered(copy, &question);
    }
}

fn answered(copy: &mut StudentCopy, question: &Question) -> Option<latchwork::mechanism::Nearly> {
    let key = question.derivation.run().expect("there is memory enough");
    copy.learn(question, &key)
}

/// Acts as the page will with a student copy: asks it before play decides, carries effects out, applies what is stored.
pub fn act(game: &mut Game, copy: &mut StudentCopy, action: Action, now: u64) -> Option<Said> {
    match &action {
        Action::Help { lock, phrase } => try_phrase(copy, lock, phrase),
        Action::Recover { answers } => recover(copy, answers),
        _ => {}
    }
    game.take_up(copy.breakout().clone());
    let reaction = game.act(action, now);
    reaction.events.into_iter().for_each(|event| game.apply(event));
    let mut said = reaction.said;
    for Effect::Check { lock, entry } in reaction.effects {
        let checked = try_on(copy, &lock, &entry);
        said = act(game, copy, Action::Checked { lock, checked }, now).or(said);
    }
    said
}

/// Tries all answers on all locks, as long as there are more.
fn recover(copy: &mut StudentCopy, answers: &[String]) {
    loop {
        let before = copy.breakout().clone();
        for lock in &before.locks {
            answers.iter().for_each(|answer| drop(try_on(copy, &lock.id, answer)));
        }
        if *copy.breakout() == before {
            return;
        }
    }
}

/// A clue as a team may see it.
pub fn as_seen(clue: &Clue) -> Clue {
    let mut seen = Clue { extra: Extra::new(), ..clue.clone() };
    if let ClueKind::Room { setup, .. } = &mut seen.kind {
        setup.clear();
    }
    seen
}
