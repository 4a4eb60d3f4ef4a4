//! By which names this device's teachers go: so that a breakout of somebody else's is told from one of their own.

use crate::app::spelling;
use crate::app::store::settings;
use crate::breakout::Breakout;

const SETTING: &str = "our-authors";

/// The names that are known, the latest last.
pub(super) fn ours() -> Vec<String> {
    settings::get(SETTING).map(|names| names.lines().map(str::to_owned).collect()).unwrap_or_default()
}

/// Whether somebody else wrote a breakout.
pub(super) fn is_by_others(breakout: &Breakout) -> bool {
    breakout.is_by_others(&ours(), spelling(&breakout.language))
}

/// Remembers these names as ours.
pub(super) fn remember(names: &[String]) {
    let mut ours = ours();
    for name in names {
        ours.retain(|other| other != name);
        ours.push(name.clone());
    }
    settings::set(SETTING, &ours.join("\n"));
}

/// Who adapts a breakout here: nobody can say where several share the device.
pub(super) fn whoever_adapts() -> Vec<String> {
    let ours = ours();
    if ours.len() == 1 { ours } else { Vec::new() }
}
