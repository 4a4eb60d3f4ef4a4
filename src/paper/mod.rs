//! A breakout on paper: which cards there are, where each lies before the lesson, how large it is, which real lock fits.
//!
//! On a table nothing appears by itself. What a team finds as soon as a lock can be reached lies behind the lock that comes
//! before it; where several come before it, the teacher keeps it and hands it over. Boxes may stand there from the start:
//! without their cards nobody opens them. Cards are numbered in an order that tells nothing of the chain.

mod answers;
mod cards;
mod hints;
mod lines;
mod pages;
mod real;
mod setting;
mod size;

pub use answers::answer_slot;
pub use cards::{Card, Found, Lies, cards, lies_with};
pub use hints::{HintCard, hints};
pub use pages::{Row, Slot, pages, strips};
pub use real::{Real, Remark, real};
pub use setting::{Setting, settings};
pub use size::Size;
