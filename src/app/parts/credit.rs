//! What a breakout says of those who made it, and those before it.

use crate::breakout::{Breakout, Source};
use crate::say;

/// Each breakout that this one was made from, the nearest first: its title, its authors, its licence.
pub fn sources(breakout: &Breakout) -> Vec<String> {
    breakout.adapted_from.iter().map(source).collect()
}

fn source(source: &Source) -> String {
    format!("{}{}", source.title, by(&source.authors, &source.license))
}

/// By whom something is, and under which licence; nothing where neither is known.
pub fn by(authors: &[String], license: &str) -> String {
    let names = if authors.is_empty() { String::new() } else { say!(build.by, names = authors.join(", ")) };
    if license.is_empty() { names } else { format!("{names} ({license})") }
}
