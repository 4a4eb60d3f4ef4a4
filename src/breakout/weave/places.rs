use std::collections::BTreeSet;

use super::Undealt;
use crate::breakout::Breakout;
use crate::breakout::chain::{Links, Team};

/// The places for pieces: each is a set of locks of which every team opens one before it can come to the woven lock.
///
/// A lock that all must open first is a place by itself. Where fewer than two are, and a lock on the way needs any two or
/// more of some, each of these with as many of its neighbours as may be left out is a place: any two of four locks have one
/// of any three.
///
/// # Errors
/// [`Undealt::Unreached`], and [`Undealt::Few`] where there are fewer than two places.
pub(super) fn places(breakout: &Breakout, woven: usize) -> Result<Vec<Vec<usize>>, Undealt> {
    let links = Links::of(breakout);
    let id = breakout.locks.get(woven).map(|lock| lock.id.as_str()).unwrap_or_default();
    let team = Team::new(breakout, &links, |lock| lock.id == id);
    let opened = team.clone().opened();
    if !opened.contains(&woven) {
        return Err(Undealt::Unreached);
    }
    let mut sure: Vec<usize> = team.needs(&opened);
    sure.retain(|lock| *lock != woven);
    let mut places: Vec<Vec<usize>> = sure.iter().map(|lock| vec![*lock]).collect();
    if places.len() < 2 {
        let gates = [woven].into_iter().chain(sure);
        let any = gates.filter_map(|gate| any_of(breakout, &links, gate)).next();
        places.extend(any.into_iter().flatten());
    }
    if places.len() < 2 { Err(Undealt::Few) } else { Ok(places) }
}

/// The places among the locks before one that needs at least two of them, but not all.
fn any_of(breakout: &Breakout, links: &Links, gate: usize) -> Option<Vec<Vec<usize>>> {
    let lock = breakout.locks.get(gate)?;
    let (doors, need) = (&links.before[gate], lock.needed());
    let distinct: BTreeSet<usize> = doors.iter().copied().collect();
    let is_plain = distinct.len() == doors.len() && doors.len() == lock.after.len() && !distinct.contains(&gate);
    if !is_plain || need < 2 || need >= doors.len() {
        return None;
    }
    // One more than are left out.
    let each = doors.len() - need + 1;
    let mut doors = doors.clone();
    doors.sort_by_key(|door| (chance(&lock.id, &breakout.locks[*door].id), *door));
    let place = |first: usize| (0..each).map(|at| doors[(first + at) % doors.len()]).collect();
    Some((0..doors.len()).map(place).collect())
}

/// A number that says nothing of when and where a lock was written, the same on every machine: FNV-1a in 32 bits (G. Fowler,
/// L. C. Noll, K.-P. Vo), and what ends MurmurHash3 (A. Appleby), for ids that differ in their last figure alone.
pub(super) fn chance(woven: &str, lock: &str) -> u32 {
    let bytes = woven.bytes().chain([b'/']).chain(lock.bytes());
    let mark = bytes.fold(0x811c_9dc5, |mark: u32, byte| (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let mark = (mark ^ (mark >> 16)).wrapping_mul(0x85eb_ca6b);
    let mark = (mark ^ (mark >> 13)).wrapping_mul(0xc2b2_ae35);
    mark ^ (mark >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_count_lie_in_no_order_of_their_own() {
        for woven in ["vault", "lock-7", "end"] {
            let mut ids: Vec<String> = (1..=6).map(|n| format!("lock-{n}")).collect();
            let counted = ids.clone();
            ids.sort_by_key(|id| chance(woven, id));
            assert_ne!(ids, counted, "{woven}");
            let steps = ids.windows(2).filter(|pair| pair[0] < pair[1]).count();
            assert!((1..=4).contains(&steps), "{ids:?}");
        }
    }
}
