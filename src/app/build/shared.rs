//! What each draft said when it was shared last, as a setting of this device.

use crate::app::store::settings;
use crate::breakout::Breakout;
use crate::format::fingerprint;

fn setting(breakout: &Breakout) -> String {
    format!("shared-{}", breakout.id)
}

/// Remembers that others have it as it is now.
pub(super) fn remember(breakout: &Breakout) {
    settings::set(&setting(breakout), &fingerprint(breakout));
}

/// Whether others have it as it was, and it says something else now.
pub(super) fn is_outdated(breakout: &Breakout) -> bool {
    settings::get(&setting(breakout)).is_some_and(|shared| shared != fingerprint(breakout))
}
