use super::missed::missed;
use super::shortest::shortest;
use super::spare::spare;
use super::{Links, Team};
use crate::breakout::{Breakout, Lock, Target};

/// What a solver sees who walks the chain on all its ways. A route is what a team has opened when it finishes.
#[derive(Clone, Debug, PartialEq)]
pub struct Routes<'b> {
    /// How many locks the shortest route has.
    pub shortest: Shortest,
    /// Those locks, in an order in which a team can open them.
    pub shortest_way: Vec<&'b Lock>,
    /// How many locks the longest route has: a team may open all that it can.
    pub longest: usize,
    /// Those locks, in an order in which a team can open them.
    pub longest_way: Vec<&'b Lock>,
    /// The locks on every route, in the breakout's order.
    pub needed: Vec<&'b Lock>,
    /// Locks that can be opened and surely help no team to get anywhere, in the breakout's order. Where ways join again
    /// in a tangle, one may be missing here.
    pub spare: Vec<&'b Lock>,
    /// The targets that have locks, and a route without any of them, in the breakout's order.
    pub missed: Vec<&'b Target>,
}

/// The length of the shortest route, in locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortest {
    /// So many.
    Exactly(usize),
    /// There is one of so many; there are too many ways to look at all.
    AtMost(usize),
}

/// Walks the chain; none where no team can finish.
pub fn routes(breakout: &Breakout) -> Option<Routes<'_>> {
    let links = Links::of(breakout);
    let team = Team::to_the_end(breakout, &links);
    if !team.clone().finds_without(&[]) {
        return None;
    }
    let opened = team.clone().opened();
    let needed = team.clone().needs(&opened);
    let locks = |mut places: Vec<usize>| {
        places.sort_unstable();
        places.into_iter().map(|lock| &*breakout.locks[lock]).collect()
    };
    let (length, shortest) = shortest(breakout, &links, &opened);
    Some(Routes {
        shortest: length,
        shortest_way: in_order(breakout, team.clone().opened_among(&shortest)),
        longest: opened.len(),
        longest_way: in_order(breakout, opened.clone()),
        spare: locks(spare(breakout, &links, &opened, &needed)),
        needed: locks(needed),
        missed: missed(breakout, &links).into_iter().map(|target| &breakout.targets[target]).collect(),
    })
}

/// A route that leads past every lock that serves a target, in an order in which a team can open its locks; none where
/// every team comes by one, or where nobody can finish.
pub fn past<'b>(breakout: &'b Breakout, target: &str) -> Option<Vec<&'b Lock>> {
    let links = Links::of(breakout);
    let locks = breakout.locks.iter().enumerate();
    let serving: Vec<usize> =
        locks.filter(|(_, lock)| lock.targets.iter().any(|id| id == target)).map(|(lock, _)| lock).collect();
    let team = Team::to_the_end(breakout, &links);
    team.clone().finds_without(&serving).then(|| in_order(breakout, team.opened_without(&serving)))
}

fn in_order(breakout: &Breakout, opened: Vec<usize>) -> Vec<&Lock> {
    opened.into_iter().map(|lock| &*breakout.locks[lock]).collect()
}
