//! The smallest and the largest number that a member takes, for the reader and the schema alike.

use std::ops::RangeInclusive;

/// Counted from 1.
pub(super) const REVISION: RangeInclusive<u32> = 1..=u32::MAX;
/// A day at most.
pub(super) const MINUTES: RangeInclusive<u32> = 1..=1440;
/// The two chairs of a team.
pub(super) const SEAT: RangeInclusive<u32> = 1..=2;
/// Locks. None is no `need` at all; more than there are is a finding, not a limit.
pub(super) const NEED: RangeInclusive<u32> = 1..=10_000;
/// Wrong tries.
pub(super) const AFTER_TRIES: RangeInclusive<u32> = 0..=1000;
/// A day at most.
pub(super) const AFTER_SECONDS: RangeInclusive<u32> = 0..=86_400;
/// Hint cards, for all locks together.
pub(super) const CARDS: RangeInclusive<u32> = 0..=1000;
/// Wrong tries.
pub(super) const FREE: RangeInclusive<u32> = 0..=1000;
/// An hour at most.
pub(super) const WAIT_SECONDS: RangeInclusive<u32> = 0..=3600;
