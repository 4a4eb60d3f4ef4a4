//! The puzzle file: the only place that knows JSON.

mod carried;
pub mod class;
mod event;
mod fingerprint;
pub mod found;
pub mod hand_in;
pub mod journal;
mod limits;
mod link;
mod members;
mod migrate;
mod named;
mod open;
mod part;
mod quick;
mod read;
mod refused;
pub mod report;
#[cfg(not(target_family = "wasm"))]
mod schema;
pub mod sealed;
pub mod standards;
mod texts;
pub(crate) mod told;
pub mod turn;
pub mod unread;
mod write;

pub use carried::{LONGEST, from_carried, to_carried};
pub use fingerprint::fingerprint;
pub use link::{pack, squeeze, to_link, unpack, unsqueeze};
pub use members::Members;
pub use named::named;
pub use read::{Opened, read};
pub use refused::Refused;
#[cfg(not(target_family = "wasm"))]
pub use schema::schema;
pub use texts::{as_list, from_list};
pub use write::{write, write_compact};

/// What a puzzle file calls itself.
pub const FORMAT: &str = "latchwork.breakout";

/// The version that is written, and the newest that can be read.
pub const VERSION: u64 = 1;

/// The most bytes of a file that are looked at: 16 MiB.
pub const MOST_BYTES: usize = 16 << 20;
