//! Play: actions in, events and effects out.
//!
//! [`Game::act`] decides what an action leads to and changes nothing that counts: it gives events to store and effects
//! to carry out. Once an event is stored, [`Game::apply`] takes it. Progress is a pure fold of breakout and journal, so
//! whoever has both has the whole game, and two journals of one team merge by union. Time comes in as an argument.

mod action;
mod active;
mod check;
mod event;
mod game;
mod hints;
mod journal;
mod progress;
mod tray;

pub use action::{Action, Effect, Reaction, Said};
pub use active::{AWAY, STILL_HERE};
pub use check::{Checked, check, opens_any};
pub use event::{Event, What};
pub use game::Game;
pub use hints::Rung;
pub use journal::{Journal, admits};
pub use progress::{Attempt, How, LockState, Progress};
pub use tray::{Found, From};

/// Milliseconds since 1970 in UTC.
pub type Millis = u64;
