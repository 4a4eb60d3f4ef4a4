//! What each sealed thing is called: a part of what it is bound to, so that none can stand for another. Locks and replies
//! go by their place in the breakout, from 0.

/// What comes when the last lock is open.
pub(super) const ENDING: &str = "ending";
/// The breakout itself, for the teacher's phrase.
pub(super) const ORIGINAL: &str = "original";

/// The face of a lock: what is seen once it can be reached.
pub(super) fn lock(at: usize) -> String {
    format!("lock {at}")
}

/// What is found once a lock is open.
pub(super) fn inside(lock: usize) -> String {
    format!("inside {lock}")
}

/// A reply of a lock, with its number among those of that lock.
pub(super) fn reply(lock: usize, number: usize) -> String {
    format!("reply {lock} {number}")
}

/// The share of `lock` that `before` holds.
pub(super) fn share(lock: usize, before: usize) -> String {
    format!("share {lock} {before}")
}
