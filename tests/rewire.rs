//! The chain rewired: no circle ever comes of it, nothing else changes, and what is refused says why.

mod support;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use latchwork::breakout::chain::{self, Links, Refused};
use latchwork::breakout::{Breakout, Lock};
use proptest::prelude::*;
use support::chains::{breakout, chain, lock};

fn id(at: usize) -> String {
    format!("lock-{at}")
}

fn after<'b>(breakout: &'b Breakout, id: &str) -> &'b [String] {
    breakout.lock(id).map_or(&[], |lock| &lock.after)
}

fn need(breakout: &Breakout, id: &str) -> Option<u32> {
    breakout.lock(id).and_then(|lock| lock.need)
}

fn circles(breakout: &Breakout) -> Vec<Vec<usize>> {
    chain::circles(&Links::of(breakout))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn what_is_connected_makes_no_circle_and_what_is_refused_would(breakout in chain(), before in 0..8usize, own in 0..8usize) {
        let (before, own) = (id(before), id(own));
        let mut then = breakout.clone();
        match chain::connect(&mut then, &before, &own) {
            Ok(()) => {
                prop_assert_eq!(circles(&then).len(), circles(&breakout).len());
                prop_assert_eq!(after(&then, &own).last(), Some(&before));
                prop_assert_eq!(then.lock(&own).map(|lock| lock.needed() > 0), breakout.lock(&own).map(|lock| lock.need != Some(0)));
                chain::disconnect(&mut then, &before, &own);
                prop_assert_eq!(after(&then, &own), after(&breakout, &own));
            }
            Err(why) => {
                prop_assert_eq!(&then, &breakout);
                match why {
                    Refused::Gone => prop_assert!(breakout.lock(&before).is_none() || breakout.lock(&own).is_none()),
                    Refused::Itself => prop_assert_eq!(&before, &own),
                    Refused::Already => prop_assert!(after(&breakout, &own).contains(&before)),
                    Refused::Circle(way) => {
                        prop_assert_eq!((way.first(), way.last()), (Some(&own), Some(&before)));
                        prop_assert!(way.windows(2).all(|pair| after(&breakout, &pair[1]).contains(&pair[0])));
                    }
                }
            }
        }
    }

    #[test]
    fn whatever_is_deleted_what_was_ordered_stays_so(breakout in chain(), gone in 0..7usize) {
        let mut then = breakout.clone();
        chain::delete(&mut then, &id(gone));
        prop_assert!(then.lock(&id(gone)).is_none());
        prop_assert_eq!(then.locks.len(), breakout.locks.len().saturating_sub(usize::from(gone < breakout.locks.len())));
        prop_assert!(then.locks.iter().all(|lock| breakout.lock(&lock.id).is_some_and(|before| before.id == lock.id)));
        prop_assert!(!then.locks.iter().any(|lock| lock.after.contains(&id(gone)) && gone < breakout.locks.len()));
        if circles(&breakout).is_empty() {
            prop_assert!(circles(&then).is_empty());
        }
        prop_assert!(then.locks.iter().all(|lock| lock.need.is_none_or(|need| (need as usize) < lock.after.len() || breakout.lock(&lock.id).is_some_and(|own| own.need == lock.need))));
    }
}

/// For each lock of a chain without circles that needs all before it, the ids of all that come before it.
fn ancestors(breakout: &Breakout) -> HashMap<String, HashSet<String>> {
    let mut all: HashMap<String, HashSet<String>> = HashMap::new();
    for layer in chain::layers(breakout) {
        for lock in layer {
            let before = lock.after.iter().flat_map(|id| all[id].iter().cloned().chain([id.clone()])).collect();
            all.insert(lock.id.clone(), before);
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_deleted_lock_leaves_no_link_that_another_makes_needless(breakout in chain(), gone in 0..7usize) {
        let mut breakout = breakout;
        for lock in &mut breakout.locks {
            let lock = Arc::make_mut(lock);
            lock.need = None;
            lock.after.dedup();
        }
        prop_assume!(circles(&breakout).is_empty() && !breakout.locks.iter().any(|lock| lock.after.contains(&id(7))));
        let mut then = breakout.clone();
        chain::delete(&mut then, &id(gone));
        // Whatever came before something still does, and nothing else.
        let (was, is) = (ancestors(&breakout), ancestors(&then));
        for (lock, before) in &is {
            let had: HashSet<String> = was[lock].iter().filter(|before| **before != id(gone)).cloned().collect();
            prop_assert_eq!(before, &had, "{}", lock);
        }
        for lock in &then.locks {
            let had = &breakout.lock(&lock.id).expect("it was there").after;
            let alone = had.iter().all(|before| *before == id(gone));
            for new in lock.after.iter().filter(|before| !alone && !had.contains(before)) {
                prop_assert!(!lock.after.iter().any(|other| is[other].contains(new)), "{} after {}", lock.id, new);
            }
        }
    }
}

fn doors() -> Breakout {
    let mut gate = lock("gate", &["north", "south", "well"]);
    gate.need = Some(2);
    breakout(vec![lock("north", &[]), lock("south", &[]), lock("well", &["south"]), gate, lock("vault", &["gate"])])
}

#[test]
fn a_circle_is_refused_with_the_locks_that_would_form_it() {
    let mut doors = doors();
    let way = ["south", "gate", "vault"].map(str::to_owned).to_vec();
    assert_eq!(chain::connect(&mut doors, "vault", "south"), Err(Refused::Circle(way)));
    assert_eq!(chain::connect(&mut doors, "vault", "vault"), Err(Refused::Itself));
    assert_eq!(chain::connect(&mut doors, "gate", "vault"), Err(Refused::Already));
    assert_eq!(chain::connect(&mut doors, "shed", "vault"), Err(Refused::Gone));
    assert_eq!(chain::connect(&mut doors, "north", "vault"), Ok(()));
    assert_eq!(after(&doors, "vault"), ["gate", "north"]);
}

#[test]
fn how_many_are_enough_follows_what_is_left() {
    let mut doors = doors();
    chain::disconnect(&mut doors, "north", "gate");
    assert_eq!((after(&doors, "gate").len(), need(&doors, "gate")), (2, None));
    let mut doors = self::doors();
    chain::connect(&mut doors, "vault", "north").unwrap_err();
    doors.locks.push(Arc::new(lock("shed", &[])));
    chain::connect(&mut doors, "shed", "gate").unwrap();
    assert_eq!((after(&doors, "gate").len(), need(&doors, "gate")), (4, Some(2)));
}

#[test]
fn a_new_lock_comes_behind_one_or_between_two() {
    let new = || Lock { title: "New".into(), ..lock("new", &["elsewhere"]) };
    let names = |breakout: &Breakout| breakout.locks.iter().map(|lock| lock.id.clone()).collect::<Vec<_>>();
    let mut behind = doors();
    chain::right_after(&mut behind, "south", new());
    assert_eq!(names(&behind), ["north", "south", "new", "well", "gate", "vault"]);
    assert_eq!(after(&behind, "new"), ["south"]);
    assert_eq!(after(&behind, "well"), ["south"]);
    let mut between = doors();
    chain::between(&mut between, "south", "gate", new());
    assert_eq!(names(&between), ["north", "south", "well", "new", "gate", "vault"]);
    assert_eq!(after(&between, "new"), ["south"]);
    assert_eq!(after(&between, "gate"), ["north", "new", "well"]);
    assert_eq!(need(&between, "gate"), Some(2));
}

#[test]
fn what_came_after_a_deleted_lock_comes_after_what_came_before_it() {
    let mut doors = doors();
    chain::delete(&mut doors, "gate");
    // It waits as the deleted one did.
    assert_eq!(
        (after(&doors, "vault"), need(&doors, "vault")),
        (&["north", "south", "well"].map(str::to_owned)[..], Some(2))
    );
    chain::delete(&mut doors, "south");
    assert_eq!(
        (after(&doors, "well").len(), after(&doors, "vault")),
        (0, &["north".to_owned(), "well".to_owned()][..])
    );
    chain::delete(&mut doors, "nobody");
    assert_eq!(doors.locks.len(), 3);
}

#[test]
fn a_vault_that_waits_for_the_others_takes_over_nothing_that_they_wait_for() {
    let vault = |need| Lock { need, ..lock("vault", &["one", "two", "three", "four"]) };
    let of = |vault| {
        let branch = |id| lock(id, &["door"]);
        breakout(vec![lock("door", &[]), branch("one"), branch("two"), branch("three"), branch("four"), vault])
    };
    for (before, then) in [(None, None), (Some(2), Some(2)), (Some(3), None)] {
        let mut breakout = of(vault(before));
        chain::delete(&mut breakout, "four");
        assert_eq!(
            (after(&breakout, "vault"), need(&breakout, "vault")),
            (&["one", "two", "three"].map(str::to_owned)[..], then)
        );
    }
    // One of two that stand for the rest does not.
    let mut breakout = breakout(vec![
        lock("door", &[]),
        lock("shed", &[]),
        lock("one", &["door"]),
        Lock { need: Some(1), ..lock("vault", &["shed", "one"]) },
    ]);
    chain::delete(&mut breakout, "one");
    assert_eq!(
        (after(&breakout, "vault"), need(&breakout, "vault")),
        (&["shed", "door"].map(str::to_owned)[..], Some(1))
    );
    // What waits for something that is not there keeps what it takes over.
    let mut breakout =
        self::breakout(vec![lock("door", &[]), lock("one", &["door"]), lock("vault", &["one", "nobody"])]);
    chain::delete(&mut breakout, "one");
    assert_eq!(after(&breakout, "vault"), ["nobody", "door"]);
}
