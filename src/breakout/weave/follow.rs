use std::sync::Arc;

use super::members::Told;
use super::{Former, Order, Weave, deal, slip};
use crate::breakout::{Breakout, Clue, Lock, fresh_id};
use crate::mechanism::Spelling;

/// Deals anew what a change concerns, and takes the pieces of a lock away that is woven no more. What its author wrote on a
/// slip stays on it: where no piece is left for such a slip it keeps its words, and gets the next that comes.
pub(super) fn follow(breakout: &mut Breakout, before: &Breakout, form: Former) {
    let woven = |lock: &Arc<Lock>| Some((lock.id.clone(), Weave::of(lock)?.title));
    let was: Vec<(String, String)> = before.locks.iter().filter_map(woven).collect();
    let is = breakout.locks.iter().any(|lock| Weave::of(lock).is_some());
    if (was.is_empty() && !is) || !is_concerned(breakout, before) {
        return;
    }
    deal_again(breakout, form);
    for (id, title) in was {
        if breakout.lock(&id).is_none_or(|lock| Weave::of(lock).is_none()) {
            forget(breakout, &id, &title);
        }
    }
}

/// Deals out every woven lock as its chain, its answer and its order have it, and puts back what was written over. Where that
/// can't be, its pieces stay as they are.
pub fn deal_again(breakout: &mut Breakout, form: Former) {
    let language = breakout.language.clone();
    let spelling = Spelling { language: &language, form };
    for woven in 0..breakout.locks.len() {
        let lock = breakout.locks[woven].clone();
        let Some(weave) = Weave::of(&lock) else { continue };
        let Ok(dealt) = deal(breakout, woven, &weave, spelling) else { continue };
        for at in 0..breakout.locks.len() {
            lay(breakout, at, &lock.id, dealt.slip(at), &weave.title);
        }
    }
}

/// Has a lock, by place in the list, hold a slip of the woven lock that says what is `wanted`, and no other.
fn lay(breakout: &mut Breakout, at: usize, woven: &str, mut wanted: Option<String>, title: &str) {
    let inside = &breakout.locks[at].inside;
    let mut slips = inside.iter().filter(|clue| slip::is_of(clue, woven));
    let is_right = match (&wanted, slips.next(), slips.next()) {
        (Some(says), Some(slip), None) => slip::shows(slip, says),
        (Some(_), ..) => false,
        (None, ..) => inside.iter().all(|clue| !slip::is_of(clue, woven) || slip::is_empty(clue)),
    };
    if is_right {
        return;
    }
    let id = fresh_id("piece", "piece", |id| breakout.clues().any(|clue| clue.id == id));
    let lock = Arc::make_mut(&mut breakout.locks[at]);
    lock.inside.retain_mut(|clue| {
        if !slip::is_of(clue, woven) {
            return true;
        }
        match wanted.take() {
            Some(says) if slip::shows(clue, &says) => true,
            Some(says) => {
                slip::say(clue, &says);
                true
            }
            None => slip::unsay(clue, title),
        }
    });
    if let Some(says) = wanted {
        lock.inside.push(slip::new(id, title, Told { of: woven.to_owned(), says }));
    }
}

/// Has a woven lock say how its pieces go together, in a clue with this title: `words` is Markdown. What its author wrote
/// there stays.
pub fn tell(breakout: &mut Breakout, woven: &str, title: &str, words: &str) {
    let id = fresh_id("pieces", "pieces", |id| breakout.clues().any(|clue| clue.id == id));
    let Some(lock) = breakout.locks.iter_mut().find(|lock| lock.id == woven) else { return };
    let lock = Arc::make_mut(lock);
    match lock.clues.iter_mut().find(|clue| slip::is_telling(clue)) {
        Some(clue) if slip::shows(clue, words) => {}
        Some(clue) => slip::say(clue, words),
        None => lock.clues.push(slip::new(id, title, Told { of: String::new(), says: words.to_owned() })),
    }
}

/// Takes the pieces of a lock away, and what tells how they go together; what its author wrote there stays.
fn forget(breakout: &mut Breakout, woven: &str, title: &str) {
    for lock in &mut breakout.locks {
        let is_own = lock.id == woven;
        let is_slip = |clue: &Clue| slip::is_of(clue, woven);
        let is_telling = |clue: &Clue| is_own && slip::is_telling(clue);
        if !lock.inside.iter().any(is_slip) && !lock.clues.iter().any(is_telling) {
            continue;
        }
        let lock = Arc::make_mut(lock);
        lock.inside.retain_mut(|clue| !is_slip(clue) || slip::free(clue, title));
        lock.clues.retain_mut(|clue| {
            let own = clue.title.clone();
            !is_telling(clue) || slip::free(clue, &own)
        });
    }
}

/// Whether anything changed that pieces hang on: the chain, an answer, names where they tell the order, the language.
fn is_concerned(breakout: &Breakout, before: &Breakout) -> bool {
    if breakout.locks.len() != before.locks.len() || breakout.language != before.language {
        return true;
    }
    let by_name = breakout.locks.iter().any(|lock| Weave::of(lock).is_some_and(|weave| weave.order == Order::Names));
    breakout.locks.iter().zip(&before.locks).any(|(now, before)| {
        if Arc::ptr_eq(now, before) {
            return false;
        }
        let (weave, woven) = (Weave::of(now), Weave::of(before));
        let is_other = (&now.id, &now.after, now.need, &weave) != (&before.id, &before.after, before.need, &woven);
        let answers = weave.is_some() && (&now.answers, &now.mechanism) != (&before.answers, &before.mechanism);
        is_other || answers || (by_name && now.title != before.title)
    })
}
