use super::routes::Shortest;
use super::{Links, Team};
use crate::breakout::Breakout;

/// So many looks are taken. Any two of four take 11, any five of ten 503, any two of four three times over 431.
const MOST_LOOKS: usize = 1_000;

/// The shortest route, where `known` is one: how long it is, and its locks.
///
/// To find it among all is as hard as to cover a set with the fewest of some others, so this is branch and bound: all
/// that must be opened is a lower bound, and where that alone is not enough, a lock that might help is once opened and
/// once left shut.
pub(super) fn shortest(breakout: &Breakout, links: &Links, known: &[usize]) -> (Shortest, Vec<usize>) {
    let mut best = known.to_vec();
    let mut ways = vec![(Team::to_the_end(breakout, links), Vec::new())];
    for _ in 0..MOST_LOOKS {
        let Some((team, shut)) = ways.pop() else { return (Shortest::Exactly(best.len()), best) };
        if !team.clone().finds_without(&shut) {
            continue;
        }
        let opened = team.clone().opened_without(&shut);
        let needed = team.clone().needs_without(&opened, &shut);
        if needed.len() >= best.len() {
            continue;
        }
        let mut is_needed = vec![false; links.after.len()];
        needed.iter().for_each(|lock| is_needed[*lock] = true);
        let others: Vec<usize> = opened.into_iter().filter(|lock| !is_needed[*lock]).collect();
        if team.clone().finds_without(&[&shut[..], &others].concat()) {
            best = needed;
            continue;
        }
        let lacks_more = |follower: &usize| {
            let has = links.before[*follower].iter().filter(|lock| is_needed[**lock]).count();
            is_needed[*follower] && has < breakout.locks[*follower].needed()
        };
        let leads_on = |lock: &&usize| links.after[**lock].iter().any(lacks_more);
        let Some(next) = others.iter().find(leads_on).or(others.first()) else { continue };
        ways.push((team.clone(), [&shut[..], &[*next]].concat()));
        ways.push((team.wanting(*next), shut));
    }
    let length = best.len();
    (if ways.is_empty() { Shortest::Exactly(length) } else { Shortest::AtMost(length) }, best)
}
