use std::sync::Arc;

use crate::breakout::Lock;

/// How the locks hang together: an author's pattern for a whole chain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// One after the other.
    #[default]
    Line,
    /// Three ways from the start that meet in the last lock.
    ThreeDoors,
    /// The first lock opens the way to many, and the last needs all of these.
    Vault,
    /// Four ways from the start, of which two are enough for the last lock.
    Routes,
    /// All are there from the start but the last, which needs them all.
    Board,
}

/// How many ways [`Shape::Routes`] has.
const ROUTES: usize = 4;

/// How many of these a team needs.
const NEEDED: u32 = 2;

impl Shape {
    /// All, the simplest first.
    pub const ALL: [Shape; 5] = [Shape::Line, Shape::ThreeDoors, Shape::Vault, Shape::Routes, Shape::Board];

    /// The locks before one of `count` locks, by place in their order, and how many of them must be open where that is
    /// not all. Where there are too few locks for a shape there are fewer ways in it: of two locks the second always comes
    /// after the first, and one alone is there from the start.
    pub fn before(self, count: usize, at: usize) -> (Vec<usize>, Option<u32>) {
        let is_last = at + 1 == count;
        let all_before = (0..at).collect();
        match self {
            Shape::Line => (at.checked_sub(1).into_iter().collect(), None),
            Shape::ThreeDoors => (ways(3, is_last, at), None),
            Shape::Vault if is_last && count > 2 => ((1..at).collect(), None),
            Shape::Vault => (if at == 0 { Vec::new() } else { vec![0] }, None),
            Shape::Routes => {
                let before = ways(ROUTES, is_last, at);
                let need = (before.len() > NEEDED as usize).then_some(NEEDED);
                (before, need)
            }
            Shape::Board => (if is_last { all_before } else { Vec::new() }, None),
        }
    }
}

/// Ways side by side; the last lock comes after the end of each.
fn ways(ways: usize, is_last: bool, at: usize) -> Vec<usize> {
    if is_last { (at.saturating_sub(ways)..at).collect() } else { at.checked_sub(ways).into_iter().collect() }
}

/// Puts locks, in their order, into a chain of this shape. Nothing of them changes but what comes before each, and a lock
/// that stands so already is left as it is.
pub fn arrange(locks: &mut [Arc<Lock>], shape: Shape) {
    let ids: Vec<String> = locks.iter().map(|lock| lock.id.clone()).collect();
    for (at, lock) in locks.iter_mut().enumerate() {
        let (before, need) = shape.before(ids.len(), at);
        let after: Vec<String> = before.into_iter().filter_map(|at| ids.get(at).cloned()).collect();
        if lock.after != after || lock.need != need {
            let lock = Arc::make_mut(lock);
            (lock.after, lock.need) = (after, need);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(shape: Shape, count: usize) -> Vec<(Vec<usize>, Option<u32>)> {
        (0..count).map(|at| shape.before(count, at)).collect()
    }

    fn all(before: &[&[usize]]) -> Vec<(Vec<usize>, Option<u32>)> {
        before.iter().map(|before| (before.to_vec(), None)).collect()
    }

    #[test]
    fn each_shape_is_what_it_is_called() {
        assert_eq!(shape(Shape::Line, 3), all(&[&[], &[0], &[1]]));
        assert_eq!(shape(Shape::ThreeDoors, 7), all(&[&[], &[], &[], &[0], &[1], &[2], &[3, 4, 5]]));
        assert_eq!(shape(Shape::Vault, 5), all(&[&[], &[0], &[0], &[0], &[1, 2, 3]]));
        assert_eq!(shape(Shape::Board, 4), all(&[&[], &[], &[], &[0, 1, 2]]));
        let routes = shape(Shape::Routes, 7);
        assert_eq!(routes[..6], all(&[&[], &[], &[], &[], &[0], &[1]]));
        assert_eq!(routes[6], (vec![2, 3, 4, 5], Some(2)));
    }

    #[test]
    fn with_few_locks_a_shape_has_fewer_ways() {
        for shape in Shape::ALL {
            assert_eq!(self::shape(shape, 0), []);
            assert_eq!(self::shape(shape, 1), all(&[&[]]), "{shape:?}");
            assert_eq!(self::shape(shape, 2), all(&[&[], &[0]]), "{shape:?}");
        }
        assert_eq!(shape(Shape::Vault, 3), shape(Shape::Line, 3));
        assert_eq!(shape(Shape::Routes, 3), all(&[&[], &[], &[0, 1]]), "of two ways both are needed");
        assert_eq!(shape(Shape::Routes, 4)[3], (vec![0, 1, 2], Some(2)));
    }
}
