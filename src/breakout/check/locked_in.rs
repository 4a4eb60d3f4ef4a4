use super::reach::is_clue;
use crate::breakout::chain::Links;
use crate::breakout::weave::{is_piece, weaves};
use crate::breakout::{Breakout, Clue, Lock};
use crate::mechanism::{Further, Kind};

/// The locks that have no clue but what lies inside themselves, as far as a file tells.
///
/// No clue names its lock, so they are counted: a lock without a clue of its own takes up one of those that a team can have
/// found elsewhere by then, on the bench, on a card, inside another lock, or beside another's first. Locks are opened as
/// long as one is left, those first that give more than they take. Where none is left and all that remain would take one,
/// those are told that hold something. They come in no order.
pub(super) fn locked_in(breakout: &Breakout, links: &Links) -> Vec<usize> {
    let mut told = Vec::new();
    let mut missing: Vec<usize> = breakout.locks.iter().map(|lock| lock.needed()).collect();
    let mut left = breakout.bench.iter().filter(|clue| is_clue(clue)).count() + breakout.cards.len();
    // Those that take no clue, that take one and hold another, and that only take one.
    let mut reached = [const { Vec::new() }; 3];
    let reach = |lock: usize, left: &mut usize, reached: &mut [Vec<usize>; 3]| {
        let own = breakout.locks[lock].clues.iter().filter(|clue| is_clue(clue)).count();
        *left += own.saturating_sub(1);
        let takes = own == 0 && !asks_itself(&breakout.locks[lock]);
        reached[if !takes { 0 } else { 1 + usize::from(held(&breakout.locks[lock]).next().is_none()) }].push(lock);
    };
    missing
        .iter()
        .enumerate()
        .filter(|(_, missing)| **missing == 0)
        .for_each(|(lock, _)| reach(lock, &mut left, &mut reached));
    loop {
        let opened = match &mut reached {
            [free, ..] if !free.is_empty() => free.pop(),
            [_, holding, taking] if left > 0 => holding.pop().or_else(|| taking.pop()).inspect(|_| left -= 1),
            [free, holding, taking] => {
                told.extend_from_slice(holding);
                free.append(holding);
                free.append(taking);
                free.pop()
            }
        };
        let Some(opened) = opened else { break };
        left += held(&breakout.locks[opened]).count();
        for follower in &links.after[opened] {
            missing[*follower] = missing[*follower].wrapping_sub(1);
            if missing[*follower] == 0 {
                reach(*follower, &mut left, &mut reached);
            }
        }
    }
    told
}

/// What can be learnt from what is inside a lock, but for pieces of another's answer.
pub(super) fn held(lock: &Lock) -> impl Iterator<Item = &Clue> {
    lock.inside.iter().filter(|clue| is_clue(clue) && !is_piece(clue))
}

/// Whether a lock says itself what it wants: by a question for a name, by what it offers, or since its answer lies elsewhere
/// in pieces.
fn asks_itself(lock: &Lock) -> bool {
    let offers = match &lock.mechanism.kind {
        Kind::Choice(_) | Kind::Unknown { .. } => true,
        Kind::Further(further) => {
            matches!(
                further.kind(),
                Further::Order(_) | Further::Sort(_) | Further::Match(_) | Further::Tap(_) | Further::Form(_)
            )
        }
        _ => false,
    };
    offers || weaves(lock) || lock.title.contains('?')
}
