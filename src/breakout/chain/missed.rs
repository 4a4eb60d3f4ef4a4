use std::collections::HashMap;

use super::{Links, Team};
use crate::breakout::Breakout;

/// So many targets that stand on no lock which all must open are looked at: each is a walk through the chain, and no
/// class has so many.
const MOST_TARGETS: usize = 100;

/// The targets that a team can miss though it finishes, by place in the breakout's list: each is served by locks that
/// can be opened, and some way leads past them all. None where no team can finish.
pub fn missed(breakout: &Breakout, links: &Links) -> Vec<usize> {
    let team = Team::to_the_end(breakout, links);
    let opened = team.clone().opened();
    let mut serving: HashMap<&str, Vec<usize>> = HashMap::new();
    for lock in &opened {
        breakout.locks[*lock].targets.iter().for_each(|target| serving.entry(target).or_default().push(*lock));
    }
    let is_needed = surely_needed(breakout, links);
    serving.retain(|_, locks| !locks.iter().any(|lock| is_needed[*lock]));
    if serving.is_empty() || !team.clone().finds_without(&[]) {
        return Vec::new();
    }
    let locks = |(at, id): (usize, &str)| Some((at, serving.get(id)?));
    let targets = breakout.targets.iter().map(|target| target.id.as_str()).enumerate().filter_map(locks);
    targets.take(MOST_TARGETS).filter(|(_, locks)| team.clone().finds_without(locks)).map(|(at, _)| at).collect()
}

/// For each lock, whether all must open it: it is one of the last, or one that needs all before it comes after it. There
/// may be more of them.
fn surely_needed(breakout: &Breakout, links: &Links) -> Vec<bool> {
    let is_last = |lock: &usize| links.after[*lock].iter().all(|after| after == lock);
    let mut next: Vec<usize> = (0..breakout.locks.len()).filter(is_last).collect();
    let mut is_needed = vec![false; breakout.locks.len()];
    while let Some(lock) = next.pop() {
        if !std::mem::replace(&mut is_needed[lock], true) && breakout.locks[lock].needed() >= links.before[lock].len() {
            next.extend(&links.before[lock]);
        }
    }
    is_needed
}
