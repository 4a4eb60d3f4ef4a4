//! What a teacher already has, made into locks: tables and Moodle's GIFT.
//!
//! Bytes become text ([`decode()`]), text becomes a [`Source`], and each row of it has an [`Outcome`]: a [`Question`] with the
//! locks that fit it, the best first, or why it can't become one. Nothing is dropped: every row has an outcome.
//! [`build()`] then makes a chain of what was chosen.

mod bare;
mod build;
mod decode;
mod fit;
pub mod gift;
mod headings;
mod layout;
mod lists;
mod no_table;
mod plain;
mod question;
mod records;
mod refusal;
mod row;
mod sized;
mod source;
mod steps;
mod tabbed;
mod title;
mod units;

pub use bare::bare;
pub use build::{Made, build, left_out};
pub use decode::{Encoding, decode};
pub use fit::{Fit, Reason, Terms, fits};
pub use layout::{Column, Layout};
pub use no_table::{NoTable, table_or_not};
pub use question::{Doubt, Key, Offer, Question};
pub use records::{MOST_COLUMNS, MOST_ROWS, Row, Table};
pub use refusal::{MOST_LETTERS, Refusal};
pub use row::question;
pub use source::{Outcome, Source};
pub use tabbed::{Spread, tabbed};
