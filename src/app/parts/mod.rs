//! Small views that several screens share.

pub mod credit;
mod dialog;
mod icon;
mod open_file;
mod padlock;
mod prose;
mod rule_words;
mod rung;
mod sure;
mod trouble;
mod trouble_page;
mod when;

pub use dialog::Dialog;
pub use icon::Icon;
pub use open_file::{OpenFile, Picked, ask, pick};
pub use padlock::{Padlock, Shackle};
pub use prose::{Prose, code_of};
pub use rule_words::{after, hint_words, time_words, try_words};
pub use rung::rung_name;
pub use sure::Sure;
pub use trouble::{Trouble, refusal};
pub use trouble_page::TroublePage;
pub use when::when;
