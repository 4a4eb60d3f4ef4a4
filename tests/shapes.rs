//! Chains put into a shape: whatever the locks were, all can be reached, one is the last, and nothing else of them changed.

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use latchwork::breakout::chain::sketch::{REACH, SIZE, sketch};
use latchwork::breakout::chain::{self, Links, Shape, Shortest, arrange, circles, routes};
use latchwork::breakout::{Breakout, Lock};
use proptest::prelude::*;
use support::chains::{breakout, lock};

/// Locks with ids of their own, whatever came before which.
fn locks() -> impl Strategy<Value = Vec<Arc<Lock>>> {
    prop::collection::vec(support::lock(), 0..40).prop_map(|locks| {
        let own = |(at, lock): (usize, Lock)| Arc::new(Lock { id: format!("lock-{at}"), ..lock });
        locks.into_iter().enumerate().map(own).collect()
    })
}

fn arranged(locks: &[Arc<Lock>], shape: Shape) -> Breakout {
    let mut breakout = breakout(Vec::new());
    breakout.locks = locks.to_vec();
    arrange(&mut breakout.locks, shape);
    breakout
}

fn any_shape() -> impl Strategy<Value = Shape> {
    prop::sample::select(&Shape::ALL)
}

proptest! {
    #[test]
    fn every_lock_is_reached_and_one_is_the_last(locks in locks(), shape in any_shape()) {
        let breakout = arranged(&locks, shape);
        prop_assert_eq!(circles(&Links::of(&breakout)), Vec::<Vec<usize>>::new());
        let reached: BTreeSet<&str> = chain::layers(&breakout).concat().into_iter().map(|lock| lock.id.as_str()).collect();
        prop_assert_eq!(reached.len(), locks.len());
        let last: Vec<&str> = chain::last(&breakout).map(|lock| lock.id.as_str()).collect();
        let expected: Vec<&str> = locks.last().map(|lock| lock.id.as_str()).into_iter().collect();
        prop_assert_eq!(last, expected);
    }

    #[test]
    fn nothing_of_a_lock_changes_but_what_comes_before_it(locks in locks(), shape in any_shape()) {
        let breakout = arranged(&locks, shape);
        prop_assert_eq!(breakout.locks.len(), locks.len());
        for (before, after) in locks.iter().zip(&breakout.locks) {
            let same = Lock { after: before.after.clone(), need: before.need, ..(**after).clone() };
            prop_assert_eq!(&same, &**before);
            prop_assert!(after.need.is_none_or(|need| (need as usize) < after.after.len() && need > 0));
        }
    }

    #[test]
    fn arranging_once_more_changes_nothing_at_all(locks in locks(), shape in any_shape(), earlier in any_shape()) {
        let once = arranged(&arranged(&locks, earlier).locks, shape);
        prop_assert_eq!(&once, &arranged(&locks, shape), "what it was before is forgotten");
        let again = arranged(&once.locks, shape);
        prop_assert!(once.locks.iter().zip(&again.locks).all(|(one, other)| Arc::ptr_eq(one, other)));
    }
}

#[test]
fn routes_are_as_long_as_a_teacher_would_count() {
    let locks: Vec<Arc<Lock>> = (0..9).map(|at| Arc::new(lock(format!("lock-{at}"), &[]))).collect();
    let lengths = |shape| routes(&arranged(&locks, shape)).map(|routes| (routes.shortest, routes.longest));
    for shape in [Shape::Line, Shape::ThreeDoors, Shape::Vault, Shape::Board] {
        assert_eq!(lengths(shape), Some((Shortest::Exactly(9), 9)), "{shape:?}: all are needed");
    }
    // Four ways of two, and the last.
    assert_eq!(lengths(Shape::Routes), Some((Shortest::Exactly(5), 9)));
}

#[test]
fn every_lock_of_a_sketch_lies_in_it_and_no_line_runs_through_one() {
    for (shape, count) in Shape::ALL.into_iter().flat_map(|shape| (0..=24).map(move |count| (shape, count))) {
        let sketch = sketch(shape, count);
        let half = sketch.width / 2.0;
        assert!(half > 3.0, "{shape:?} of {count}: locks of {}", sketch.width);
        let bounds = |(x, y): (f64, f64)| (x - half, y - REACH.0 * sketch.width, x + half, y + REACH.1 * sketch.width);
        for (at, lock) in sketch.locks.iter().enumerate() {
            let (left, top, right, bottom) = bounds(*lock);
            let is_in = left >= 0.0 && top >= 0.0 && right <= SIZE.0 - 15.0 && bottom <= SIZE.1;
            assert!(is_in, "{shape:?} of {count}: lock {at} is cut off");
            for other in &sketch.locks[..at] {
                let (to_left, above, to_right, below) = bounds(*other);
                let is_apart = left >= to_right || to_left >= right || top >= below || above >= bottom;
                assert!(is_apart, "{shape:?} of {count}: lock {at} lies on another");
            }
        }
        for line in &sketch.lines {
            assert!(line.from.0 - 1e-9 <= line.bend && line.bend < line.to.0, "{shape:?} of {count}: {line:?}");
            let (down, right) = (line.to.1 - line.from.1, line.to.0 - line.bend);
            let straight =
                (0..=50).map(|at| (line.from.0 + (line.bend - line.from.0) * f64::from(at) / 50.0, line.from.1));
            // The curve lies within the box of its ends; its diagonal is near enough to ask what it runs through.
            let curve = (0..=50)
                .map(|at| (line.bend + right * f64::from(at) / 50.0, line.from.1 + down * f64::from(at) / 50.0));
            for (x, y) in straight.chain(curve) {
                let is_on = |lock: &(f64, f64)| {
                    let (left, top, right, bottom) = bounds(*lock);
                    x > left + 1e-9 && x < right - 1e-9 && y > top && y < bottom
                };
                assert!(!sketch.locks.iter().any(is_on), "{shape:?} of {count}: {line:?} runs through a lock");
            }
        }
    }
}
