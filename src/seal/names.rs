//! What each sealed thing is called: a part of what it is bound to, so that none can stand for another. Locks and replies
//! go by their place in the breakout, from 0.

pub(super) const ENDING: &str = "ending";
pub(super) const ORIGINAL: &str = "original";

pub(super) fn lock(at: usize) -> String {
    format!("lock {at}")
}

pub(super) fn inside(lock: usize) -> String {
    format!("inside {lock}")
}

pub(super) fn reply(lock: usize, number: usize) -> String {
    format!("reply {lock} {number}")
}

/// The share of `lock` that `before` holds.
pub(super) fn share(lock: usize, before: usize) -> String {
    format!("share {lock} {before}")
}
