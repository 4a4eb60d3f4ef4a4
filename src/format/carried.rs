//! A team's place as a part of an address: its journal, and where its breakout is played if no device knows that by itself.

use super::{Refused, journal, pack, unpack};
use crate::play::Journal;

/// Longer addresses are cut off by some of what they are sent through; up to so many characters a breakout that was opened
/// from a file goes along.
pub const LONGEST: usize = 30_000;

/// A journal as a part of an address. `place` is the fragment at which the breakout is played; of these only one that says
/// itself where it is (`/play/z/...`, `/play?from=...`) goes along.
pub fn to_carried(journal: &Journal, place: &str) -> String {
    let packed = pack(&journal::write(journal));
    match place.strip_prefix("/play").filter(|tail| is_place(tail)) {
        Some(tail) => format!("{packed}{tail}"),
        None => packed,
    }
}

/// The journal, and the fragment at which its breakout is played, where the address says it.
///
/// # Errors
/// As [`unpack`] and [`journal::read`] have them.
pub fn from_carried(carried: &str) -> Result<(Journal, Option<String>), Refused> {
    let end = carried.find(['/', '?']).unwrap_or(carried.len());
    let (packed, tail) = carried.split_at(end);
    let journal = journal::read(&unpack(packed)?)?;
    Ok((journal, is_place(tail).then(|| format!("/play{tail}"))))
}

fn is_place(tail: &str) -> bool {
    tail.starts_with("/z/") || tail.starts_with("?from=")
}
