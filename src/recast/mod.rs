//! A copy for another class: the same breakout with answers that do not travel.
//!
//! Where a clue remembers which cipher hides an answer ([`Ciphered`]), the lock gets another
//! answer of the same length, and the clue hides that one; an answer that only its pieces give is dealt out anew. All else is the teacher's to change. What that is follows from the
//! copy as it is and from the answers that it had ([`Before`]): whatever was changed meanwhile is off the list.

mod answer;
mod before;
mod members;
mod mentions;
mod secret;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use rand::Rng;

use crate::breakout::{Breakout, Clue, ClueKind, Lock, weave};
use crate::cipher::Cipher;
use crate::mechanism::Spelling;

pub use before::Before;
pub use members::Ciphered;
pub use mentions::Mention;

/// Something that the teacher changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The lock that it is about, by id.
    pub lock: String,
    /// Why.
    pub why: Why,
}

impl Left {
    /// What tells it from all others of a copy.
    pub fn key(&self) -> String {
        let why = match &self.why {
            Why::NoCipher | Why::Pieces | Why::Changed | Why::Several | Why::Shared | Why::Kind | Why::NoWord => {
                "answer".to_owned()
            }
            Why::Names(Mention::Clue(id)) => format!("clue {id}"),
            Why::Names(Mention::Hint(lock, rung)) => format!("hint {lock} {rung}"),
            Why::Names(Mention::Reply(lock)) => format!("reply {lock}"),
            Why::Names(Mention::Card(id)) => format!("card {id}"),
            Why::Names(Mention::Debrief(n)) => format!("debrief {n}"),
            Why::Replies => "replies".to_owned(),
        };
        format!("{}: {why}", self.lock)
    }
}

/// Why something is left to the teacher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No clue hides its answer by the cipher bench, and its pieces are not all that tells it.
    NoCipher,
    /// Its pieces tell it, and a clue of its own may ask for it as well: [`deal_anyway`] deals another.
    Pieces,
    /// A clue hid it by the cipher bench, but its text was changed since.
    Changed,
    /// It opens with several answers.
    Several,
    /// The same clue hides the answer of another lock.
    Shared,
    /// Answers of this kind are not dealt.
    Kind,
    /// There is no other word of that length that the cipher carries.
    NoWord,
    /// It has another answer, and something still names the one before.
    Names(Mention),
    /// It has another answer, and replies to mistakes that were likely before.
    Replies,
}

/// Where a secret is: a clue, by its place among all, and which of its ciphers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Hidden {
    clue: usize,
    at: usize,
}

/// Deals other answers. Words come from those that the teacher `offered`, and else from a small list where the breakout is in
/// English.
pub fn recast(breakout: &Breakout, offered: &[String], spelling: Spelling, chance: &mut impl Rng) -> Breakout {
    let mut made = breakout.clone();
    let mut taken = BTreeSet::new();
    let hides = all_hiding(breakout, spelling);
    let words = words::of(offered, spelling.language);
    for (at, lock) in breakout.locks.iter().enumerate() {
        let Ok((answer, hidden)) = &hides[at] else { continue };
        let avoid = |answer: &str| taken.contains(answer) || is_mistake(lock, answer, spelling);
        let Some(next) = answer::another(lock, answer, &words, avoid, spelling, chance) else { continue };
        let Some(changed) = changed(&made, lock, answer, &next, hidden, spelling) else { continue };
        let mut clues = all_clues(&mut made);
        for (place, clue) in changed {
            if let Some(there) = clues.get_mut(place) {
                **there = clue;
            }
        }
        if let Ok(canonical) = lock.mechanism.canonical(&next, spelling) {
            taken.insert(canonical);
        }
        if let Some(lock) = made.locks.get_mut(at) {
            Arc::make_mut(lock).answers = vec![next];
        }
    }
    weave::deal_again(&mut made, spelling.form);
    made
}

/// Deals another answer to a lock whose answer lies in pieces, whatever its own clues ask for; false where there is none.
pub fn deal_anyway(
    breakout: &mut Breakout,
    lock: &str,
    offered: &[String],
    spelling: Spelling,
    chance: &mut impl Rng,
) -> bool {
    let Some(at) = breakout.locks.iter().position(|other| other.id == lock) else { return false };
    let lock = breakout.locks[at].clone();
    let answer = lock.answers.iter().find_map(|answer| lock.mechanism.canonical(answer, spelling).ok());
    let words = words::of(offered, spelling.language);
    let avoid = |answer: &str| is_mistake(&lock, answer, spelling);
    let next = answer.and_then(|answer| answer::another(&lock, &answer, &words, avoid, spelling, chance));
    let Some(next) = next else { return false };
    Arc::make_mut(&mut breakout.locks[at]).answers = vec![next];
    weave::deal_again(breakout, spelling.form);
    true
}

/// Whether an answer is a mistake that is expected.
fn is_mistake(lock: &Lock, answer: &str, spelling: Spelling) -> bool {
    let is_it = |entry: &String| lock.mechanism.canonical(entry, spelling).as_deref() == Ok(answer);
    lock.replies.iter().any(|reply| is_it(&reply.answer))
}

/// What is left to the teacher in a copy, as it is now. What was changed since is left no more.
pub fn left(copy: &Breakout, before: &Before, spelling: Spelling) -> Vec<Left> {
    let hides = all_hiding(copy, spelling);
    let mut left = Vec::new();
    for (at, lock) in copy.locks.iter().enumerate() {
        let mut leave = |why| left.push(Left { lock: lock.id.clone(), why });
        let Some(old) = before.answers(&lock.id) else { continue };
        if old.iter().all(|answer| !is_answer(lock, answer, spelling)) {
            let mentions = old.iter().flat_map(|answer| mentions::of(copy, answer, spelling));
            mentions.for_each(|mention| leave(Why::Names(mention)));
            if !lock.replies.is_empty() {
                leave(Why::Replies);
            }
            continue;
        }
        match &hides[at] {
            Err(why) => leave(why.clone()),
            Ok(_) if !answer::is_dealt(lock) => leave(Why::Kind),
            Ok(_) => leave(Why::NoWord),
        }
    }
    left
}

/// Whether a lock opens with what once was an answer.
fn is_answer(lock: &Lock, once: &str, spelling: Spelling) -> bool {
    let canonical = |answer: &str| lock.mechanism.canonical(answer, spelling).unwrap_or_else(|_| answer.to_owned());
    lock.answers.iter().any(|answer| canonical(answer) == canonical(once))
}

/// Where each lock's answer is hidden; no two of them in the same secret.
fn all_hiding(breakout: &Breakout, spelling: Spelling) -> Vec<Result<(String, Vec<Hidden>), Why>> {
    let alone: Vec<_> = breakout.locks.iter().map(|lock| hiding(breakout, lock, spelling)).collect();
    let is_shared = |at: usize| {
        let Ok((_, hidden)) = &alone[at] else { return false };
        let mut others = alone.iter().enumerate().filter(|(other, _)| *other != at);
        others.any(|(_, other)| other.as_ref().is_ok_and(|(_, other)| other.iter().any(|it| hidden.contains(it))))
    };
    let shared: Vec<bool> = (0..alone.len()).map(is_shared).collect();
    alone.into_iter().zip(shared).map(|(found, is_shared)| if is_shared { Err(Why::Shared) } else { found }).collect()
}

/// The one answer of a lock, canonical, and where it is hidden.
fn hiding(breakout: &Breakout, lock: &Lock, spelling: Spelling) -> Result<(String, Vec<Hidden>), Why> {
    let mut answers = BTreeSet::new();
    for answer in &lock.answers {
        if let Ok(answer) = lock.mechanism.canonical(answer, spelling) {
            answers.insert(answer);
        }
    }
    let mut hidden = Vec::new();
    let mut is_changed = false;
    for (place, clue) in breakout.clues().enumerate() {
        for (at, ciphered) in Ciphered::of(clue).into_iter().enumerate() {
            let Some(ciphered) = ciphered else { continue };
            let names = answers.iter().any(|answer| secret::names(&ciphered.secret, lock, answer, spelling));
            if !names {
                continue;
            }
            match written(clue, &ciphered, of_clue(clue, spelling)) {
                Some(_) => hidden.push(Hidden { clue: place, at }),
                None => is_changed = true,
            }
        }
    }
    match answers.pop_first() {
        _ if is_changed => Err(Why::Changed),
        Some(_) if !answers.is_empty() => Err(Why::Several),
        Some(answer) if !hidden.is_empty() || weave::is_told_by_pieces(breakout, lock, spelling) => {
            Ok((answer, hidden))
        }
        Some(_) if weave::is_dealt(breakout, lock, spelling) => Err(Why::Pieces),
        _ => Err(Why::NoCipher),
    }
}

/// How a clue is spelt: it may have a language of its own.
fn of_clue<'a>(clue: &'a Clue, spelling: Spelling<'a>) -> Spelling<'a> {
    Spelling { language: clue.language.as_deref().unwrap_or(spelling.language), ..spelling }
}

/// What one of a clue's ciphers wrote into its text, where it still stands there as it was put, and once.
fn written(clue: &Clue, ciphered: &Ciphered, spelling: Spelling) -> Option<String> {
    let written = ciphered.cipher.encode(&ciphered.secret, spelling).ok()?;
    (clue.text()?.matches(&written).count() == 1).then_some(written)
}

/// The clues that hide an answer, each with its place among all, hiding another one. None where a cipher cannot carry it.
fn changed(
    breakout: &Breakout,
    lock: &Lock,
    answer: &str,
    next: &str,
    hidden: &[Hidden],
    spelling: Spelling,
) -> Option<Vec<(usize, Clue)>> {
    let mut changed: Vec<(usize, Clue)> = Vec::new();
    for Hidden { clue: place, at } in hidden {
        let clue = match changed.iter().find(|(other, _)| other == place) {
            Some((_, clue)) => clue.clone(),
            None => breakout.clues().nth(*place)?.clone(),
        };
        let own = of_clue(&clue, spelling);
        let ciphered = Ciphered::of(&clue).into_iter().nth(*at)??;
        let before = written(&clue, &ciphered, own)?;
        let secret = secret::replaced(&ciphered.secret, lock, answer, next, spelling)?;
        let after = ciphered.cipher.encode(&secret, own).ok()?;
        // Read rightly it gives the new answer, or a team would stand before a lock that it cannot open.
        let arrives = ciphered.cipher.carries(&secret, own).ok()?;
        let canonical = lock.mechanism.canonical(next, spelling).ok()?;
        if ciphered.cipher != Cipher::Acrostic && !secret::names(&arrives, lock, &canonical, spelling) {
            return None;
        }
        let mut clue = clue.clone();
        let body = body(&mut clue.kind)?;
        *body = body.replacen(&before, &after, 1);
        Ciphered::hide(&mut clue, *at, secret)?;
        changed.retain(|(other, _)| other != place);
        changed.push((*place, clue));
    }
    Some(changed)
}

fn body(kind: &mut ClueKind) -> Option<&mut String> {
    match kind {
        ClueKind::Text { body } | ClueKind::Ink { body } | ClueKind::Room { say: body, .. } => Some(body),
        _ => None,
    }
}

/// Every clue in the order of [`Breakout::clues`].
fn all_clues(breakout: &mut Breakout) -> Vec<&mut Clue> {
    let mut all: Vec<&mut Clue> = breakout.story.iter_mut().chain(&mut breakout.bench).collect();
    for lock in &mut breakout.locks {
        let lock = Arc::make_mut(lock);
        all.extend(lock.clues.iter_mut().chain(&mut lock.inside));
    }
    all.extend(&mut breakout.ending);
    all
}
