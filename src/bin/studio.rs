//! The studio.
fn main() {}
