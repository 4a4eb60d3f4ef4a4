//! What others have of each draft: what it said when it was shared last, and under which revision; a setting of this device.

use crate::app::store::settings;
use crate::breakout::Breakout;
use crate::format::fingerprint;

fn setting(breakout: &Breakout) -> String {
    format!("shared-{}", breakout.id)
}

/// What others have of it, in words that tell it from all else.
fn said(breakout: &Breakout) -> String {
    format!("{} {}", breakout.revision, fingerprint(breakout))
}

/// Whether others have it as it is now.
pub(super) fn is_remembered(breakout: &Breakout) -> bool {
    settings::get(&setting(breakout)) == Some(said(breakout))
}

/// Remembers that others have it as it is now.
pub(super) fn remember(breakout: &Breakout) {
    settings::set(&setting(breakout), &said(breakout));
}

/// The revision under which it can be shared as it is now: the next one where others have it otherwise.
pub(super) fn revision(breakout: &Breakout) -> u32 {
    let shared = settings::get(&setting(breakout)).unwrap_or_default();
    let Some((revision, said)) = shared.split_once(' ') else { return breakout.revision };
    let revision: u32 = revision.parse().unwrap_or_default();
    let next = if said == fingerprint(breakout) { revision } else { revision.saturating_add(1) };
    next.max(breakout.revision)
}
