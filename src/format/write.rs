use serde::Serialize;

use super::{FORMAT, VERSION};
use crate::breakout::Breakout;

/// A breakout with the header that a file has.
#[derive(Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub(super) struct File<'b> {
    format: &'static str,
    version: u64,
    #[serde(flatten)]
    breakout: &'b Breakout,
}

impl<'b> File<'b> {
    fn of(breakout: &'b Breakout) -> Self {
        File { format: FORMAT, version: VERSION, breakout }
    }
}

/// The file of a breakout, for a person to read: members in a steady order, indented, absent where they mean their
/// default.
pub fn write(breakout: &Breakout) -> String {
    text(serde_json::to_string_pretty(&File::of(breakout))) + "\n"
}

/// The same on one line.
pub fn write_compact(breakout: &Breakout) -> String {
    text(serde_json::to_string(&File::of(breakout)))
}

/// Writing into memory what has only text for keys cannot fail.
fn text(written: serde_json::Result<String>) -> String {
    written.unwrap_or_default()
}
