use super::{Before, Links, Team};
use crate::breakout::Breakout;

/// Those of the `opened` locks that surely help no team to its end, where all must open those `needed`: each lock that
/// comes after such a one is spare itself, or can be reached with what every team can open without it.
pub(super) fn spare(breakout: &Breakout, links: &Links, opened: &[usize], needed: &[usize]) -> Vec<usize> {
    let mut before = Before::of(breakout, links);
    let mut helps = vec![false; breakout.locks.len()];
    opened.iter().for_each(|lock| helps[*lock] = true);
    let mut is_sure = vec![false; breakout.locks.len()];
    Team::new(breakout, links, |_| false).opened_among(needed).into_iter().for_each(|lock| is_sure[lock] = true);
    let mut spare = Vec::new();
    // Those opened later first: mostly they come after the others.
    for lock in opened.iter().rev().copied().filter(|lock| !needed.contains(lock)) {
        let mut is_helped = |follower: &usize| {
            let others = links.before[*follower].iter().filter(|other| **other != lock);
            let without = others.filter(|other| is_sure[**other] || before.comes(**other, lock)).count();
            helps[*follower] && without < breakout.locks[*follower].needed()
        };
        if !links.after[lock].iter().any(&mut is_helped) {
            helps[lock] = false;
            spare.push(lock);
        }
    }
    spare
}
