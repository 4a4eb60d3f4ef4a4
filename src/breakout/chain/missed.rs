use std::collections::HashMap;

use super::{Links, Team};
use crate::breakout::Breakout;

/// The targets that a team can miss though it finishes, by place in the breakout's list: each is served by locks that
/// can be opened, and some way leads past them all. None where no team can finish.
pub fn missed(breakout: &Breakout, links: &Links) -> Vec<usize> {
    let team = Team::to_the_end(breakout, links);
    if !team.clone().finds_without(&[]) {
        return Vec::new();
    }
    let opened = team.clone().opened();
    let mut may_miss = vec![false; breakout.locks.len()];
    opened.iter().for_each(|lock| may_miss[*lock] = true);
    team.clone().needs(&opened).into_iter().for_each(|lock| may_miss[lock] = false);

    let mut serving: HashMap<&str, Vec<usize>> = HashMap::new();
    for lock in opened {
        breakout.locks[lock].targets.iter().for_each(|target| serving.entry(target).or_default().push(lock));
    }
    let is_missed = |locks: &Vec<usize>| locks.iter().all(|lock| may_miss[*lock]) && team.clone().finds_without(locks);
    let targets = breakout.targets.iter().enumerate();
    targets.filter(|(_, target)| serving.get(target.id.as_str()).is_some_and(is_missed)).map(|(at, _)| at).collect()
}
