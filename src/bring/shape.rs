use crate::breakout::Lock;

/// How the locks hang together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// One after the other.
    #[default]
    Line,
    /// Three ways from the start that meet in the last lock.
    ThreeDoors,
}

/// Puts locks into a chain of this shape.
pub(super) fn chain(locks: &mut [Lock], shape: Shape) {
    let ids: Vec<String> = locks.iter().map(|lock| lock.id.clone()).collect();
    let last = locks.len().saturating_sub(1);
    for (index, lock) in locks.iter_mut().enumerate() {
        lock.after = match shape {
            Shape::Line => ids.get(index.wrapping_sub(1)).cloned().into_iter().collect(),
            // Three ways side by side; the last lock comes after the end of each.
            Shape::ThreeDoors if index == last => ids[index.saturating_sub(3)..index].to_vec(),
            Shape::ThreeDoors => ids.get(index.wrapping_sub(3)).cloned().into_iter().collect(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mechanism::{Kind, Mechanism, Number};

    #[test]
    fn three_doors_meet_in_the_last_lock() {
        let lock = |n: usize| Lock::new(format!("lock-{n}"), Mechanism::from(Kind::Number(Number::default())));
        let mut locks: Vec<Lock> = (1..=7).map(lock).collect();
        chain(&mut locks, Shape::ThreeDoors);
        assert_eq!(locks[3].after, ["lock-1"]);
        assert_eq!(locks[6].after, ["lock-4", "lock-5", "lock-6"]);
        assert!(locks[..3].iter().all(|lock| lock.after.is_empty()));
    }
}
