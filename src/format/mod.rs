//! The puzzle file: the only place that knows JSON.

mod members;

pub use members::Members;
