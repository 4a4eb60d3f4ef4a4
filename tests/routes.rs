//! The solver's view: what it says of a chain's routes is what trying them all shows.

mod support;

use std::sync::Arc;

use latchwork::breakout::chain::{self, Shortest, routes};
use latchwork::breakout::{Breakout, Lock, Target};
use proptest::prelude::*;
use support::chains::{breakout, chain, lock};

/// Every set of locks that a team can have opened when it finishes, by trying all.
fn tried(breakout: &Breakout) -> Vec<Vec<&str>> {
    let locks = &breakout.locks;
    let last: Vec<&str> = chain::last(breakout).map(|lock| lock.id.as_str()).collect();
    let mut tried = Vec::new();
    for set in 0..1u32 << locks.len() {
        let may = |at: usize| set & 1 << at != 0;
        let mut open: Vec<&str> = Vec::new();
        let next = |open: &[&str]| {
            let is_next =
                |lock: &&Lock| !open.contains(&lock.id.as_str()) && chain::is_reached(lock, |id| open.contains(&id));
            let allowed = locks.iter().enumerate().filter(|(at, _)| may(*at)).map(|(_, lock)| &**lock);
            allowed.into_iter().find(is_next).map(|lock| lock.id.as_str())
        };
        while let Some(id) = next(&open) {
            open.push(id);
        }
        let is_whole = open.len() == set.count_ones() as usize;
        if is_whole && !last.is_empty() && last.iter().all(|id| open.contains(id)) {
            open.sort_unstable();
            tried.push(open);
        }
    }
    tried
}

/// Those of which no part is a route.
fn least<'r, 'b>(routes: &'r [Vec<&'b str>]) -> Vec<&'r Vec<&'b str>> {
    let has_smaller = |route: &Vec<&str>| {
        routes.iter().any(|other| other.len() < route.len() && other.iter().all(|id| route.contains(id)))
    };
    routes.iter().filter(|route| !has_smaller(route)).collect()
}

fn ids<'b>(locks: &[&'b Lock]) -> Vec<&'b str> {
    locks.iter().map(|lock| lock.id.as_str()).collect()
}

/// Whether a team can open these one after the other.
fn is_walked(way: &[&Lock]) -> bool {
    (0..way.len()).all(|at| chain::is_reached(way[at], |id| way[..at].iter().any(|lock| lock.id == id)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_solver_sees_what_trying_all_shows(mut breakout in chain(), targets in prop::collection::vec(0..3usize, 7)) {
        let target = breakout.targets[0].clone();
        breakout.targets = ["t0", "t1", "t2"].map(|id| Target { id: id.into(), ..target.clone() }).into();
        for (lock, target) in breakout.locks.iter_mut().zip(targets) {
            Arc::make_mut(lock).targets = vec![format!("t{target}")];
        }
        let all = tried(&breakout);
        let Some(seen) = routes(&breakout) else {
            prop_assert!(all.is_empty());
            return Ok(());
        };
        prop_assert_eq!(Some(seen.shortest), all.iter().map(Vec::len).min().map(Shortest::Exactly));
        prop_assert_eq!(Some(seen.longest), all.iter().map(Vec::len).max());
        for (way, length) in [(&seen.shortest_way, seen.shortest), (&seen.longest_way, Shortest::Exactly(seen.longest))] {
            prop_assert!(is_walked(way));
            let mut way = ids(way);
            way.sort_unstable();
            prop_assert_eq!(Shortest::Exactly(way.len()), length);
            prop_assert!(all.contains(&way));
        }
        let names = breakout.locks.iter().map(|lock| lock.id.as_str());
        let on_all: Vec<&str> = names.filter(|id| all.iter().all(|route| route.contains(id))).collect();
        prop_assert_eq!(ids(&seen.needed), on_all);

        let longest: Vec<&str> = all.iter().max_by_key(|route| route.len()).cloned().unwrap_or_default();
        let least = least(&all);
        let helps_none = |id: &&str| !least.iter().any(|route| route.contains(id));
        let spare: Vec<&str> = longest.iter().copied().filter(helps_none).collect();
        prop_assert_eq!(ids(&seen.spare), spare);

        let serving = |target: &str, id: &str| breakout.lock(id).is_some_and(|lock| lock.targets.iter().any(|name| name == target));
        let is_missed = |target: &str| longest.iter().any(|id| serving(target, id)) && all.iter().any(|route| !route.iter().any(|id| serving(target, id)));
        let missed: Vec<&str> = seen.missed.iter().map(|target| target.id.as_str()).collect();
        let expected: Vec<&str> = ["t0", "t1", "t2"].into_iter().filter(|target| is_missed(target)).collect();
        prop_assert_eq!(missed, expected);
        for target in ["t0", "t1", "t2"] {
            let past = chain::past(&breakout, target);
            prop_assert_eq!(past.is_some(), all.iter().any(|route| !route.iter().any(|id| serving(target, id))));
            prop_assert!(past.iter().all(|way| is_walked(way) && !ids(way).iter().any(|id| serving(target, id))));
        }
    }
}

fn needing(id: &str, after: &[&str], need: u32) -> Lock {
    let mut lock = lock(id, after);
    lock.need = Some(need);
    lock
}

#[test]
fn a_route_is_chosen_where_any_are_enough() {
    let doors = breakout(vec![
        lock("a", &[]),
        lock("a2", &["a"]),
        lock("b", &[]),
        lock("c", &[]),
        lock("c2", &["c"]),
        needing("gate", &["a2", "b", "c2"], 2),
        lock("end", &["gate"]),
    ]);
    let seen = routes(&doors).expect("nobody finishes");
    assert_eq!((seen.shortest, seen.longest), (Shortest::Exactly(5), 7));
    // "b" and one of the two longer ways: which of them is all the same.
    assert!(
        [["a", "b", "a2", "gate", "end"], ["b", "c", "c2", "gate", "end"]]
            .contains(&ids(&seen.shortest_way).try_into().unwrap())
    );
    assert_eq!(ids(&seen.needed), ["gate", "end"]);
    assert_eq!(ids(&seen.spare), [""; 0]);
}

#[test]
fn a_lock_that_helps_nobody_is_seen() {
    let detour = breakout(vec![lock("a", &[]), lock("b", &["a"]), needing("end", &["a", "b"], 1)]);
    let seen = routes(&detour).expect("nobody finishes");
    assert_eq!(ids(&seen.spare), ["b"]);
    assert_eq!(seen.shortest, Shortest::Exactly(2));
}

#[test]
fn where_nobody_finishes_there_is_no_route() {
    assert_eq!(routes(&breakout(vec![])), None);
    assert_eq!(routes(&breakout(vec![lock("a", &["b"]), lock("b", &["a"])])), None);
    assert_eq!(routes(&breakout(vec![lock("a", &[]), needing("b", &["a"], 2)])), None);
}

/// Treasure vaults in a row, each with so many doors of which so many are enough.
fn vaults(count: usize, doors: usize, need: u32) -> Breakout {
    let mut locks = vec![lock("start", &[])];
    for vault in 0..count {
        let before = locks[locks.len() - 1].id.clone();
        let names: Vec<String> = (0..doors).map(|door| format!("door-{vault}-{door}")).collect();
        locks.extend(names.iter().map(|name| lock(name, &[&before])));
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        locks.push(needing(&format!("vault-{vault}"), &names, need));
    }
    breakout(locks)
}

#[test]
fn many_ways_are_looked_at_and_too_many_told_of() {
    let shortest = |count, doors, need| routes(&vaults(count, doors, need)).map(|seen| seen.shortest);
    assert_eq!(shortest(1, 4, 2), Some(Shortest::Exactly(4)));
    assert_eq!(shortest(1, 10, 5), Some(Shortest::Exactly(7)));
    assert_eq!(shortest(3, 3, 1), Some(Shortest::Exactly(7)));
    assert_eq!(shortest(3, 4, 2), Some(Shortest::Exactly(10)));
    assert_eq!(shortest(12, 6, 3), Some(Shortest::AtMost(49)));
}
