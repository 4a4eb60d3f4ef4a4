//! Latchwork: breakouts for learning.
//!
//! Everything here but `app` is plain Rust that knows no browser, no clock and no ambient chance:
//!
//! - [`breakout`]: what a breakout is (targets, locks, clues, the chain), what is wrong with it, how it is edited
//! - [`bring`]: what a teacher already has, tables and GIFT, into locks
//! - [`by_name`]: the order in which a person puts names
//! - [`cipher`]: secrets into clues
//! - [`lesson`]: the clock that a teacher runs
//! - [`maths`]: LaTeX into MathML that holds nothing but what is allowed
//! - [`mechanism`]: one file per kind of lock
//! - [`media`]: pictures and sounds as they are picked, and how they are looked at
//! - [`paper`]: cards, pages and real locks
//! - [`play`]: actions in, events and effects out
//! - [`prose`]: the Markdown of clues, hints and stories, read into blocks
//! - [`qr`]: addresses that a camera reads
//! - [`recast`]: a copy for another class, with answers that do not travel
//! - [`report`]: many journals into what each target's learning looks like
//! - [`seal`]: student copies, in which what lies behind a lock needs its answer (in a browser with the feature `seal`)
//! - [`standards`]: what learning targets can belong to, to pick from
//! - [`share`]: which way of handing a breakout on is best
//! - [`mod@format`]: the only place that reads and writes JSON
//! - `app` (feature `app`): the page

pub mod breakout;
pub mod bring;
pub mod by_name;
pub mod cipher;
pub mod format;
pub mod lesson;
pub mod maths;
pub mod mechanism;
pub mod media;
pub mod ordered;
pub mod paper;
pub mod play;
pub mod prose;
pub mod qr;
pub mod recast;
pub mod report;
pub mod share;
pub mod standards;

#[cfg(any(not(target_family = "wasm"), feature = "seal"))]
pub mod seal;

#[cfg(feature = "app")]
pub mod app;
