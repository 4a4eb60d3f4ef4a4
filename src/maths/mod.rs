//! Maths: LaTeX, as teachers know it from other tools, read into MathML that holds nothing but what is allowed.
//!
//! `math-core` reads the LaTeX and gives MathML as text. That text is never taken as HTML: `tree` picks from it what is
//! allowed, and the page makes its nodes of that one by one.

mod tree;

use math_core::{LatexError, LatexToMathML, MathDisplay};

pub use tree::{ATTRIBUTES, ELEMENTS, Element, Node};

/// A longer source, in characters, is refused: nobody wrote it for a clue.
pub const LENGTH: usize = 2_000;

/// How deep groups stand in groups at most.
pub const DEPTH: usize = 50;

/// How many backslashes a source has at most: commands stand in each other without braces, too (`\sqrt\sqrt2`), and each
/// takes its part of a browser's stack.
pub const COMMANDS: usize = 100;

/// Why a source is no maths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is longer or more deeply nested than [`LENGTH`], [`DEPTH`] and [`COMMANDS`] say.
    TooLarge,
    /// There is no such command or environment, or none that is known here.
    Unknown(String),
    /// It ends too early: something is opened and never closed, or a command waits for what it works on.
    Unfinished,
    /// This part of it can't stand where it stands.
    Misplaced(String),
}

/// Tells why a source is no maths; nothing where it is. For whoever may have no maths at hand, see [`read`].
pub type Reader = fn(&str) -> Option<Fault>;

/// Why a source is no maths; nothing where it is.
pub fn fault(source: &str) -> Option<Fault> {
    read(source, false).err()
}

/// Reads maths, all of it within a `math` element; `is_display` is maths that has a line of its own.
///
/// A `%` is a per cent sign, where LaTeX begins a comment: nobody comments a clue.
///
/// # Errors
/// Why it can't be read.
pub fn read(source: &str, is_display: bool) -> Result<Element, Fault> {
    if is_large(source) {
        return Err(Fault::TooLarge);
    }
    let source = source.split(r"\%").map(|part| part.replace('%', r"\%")).collect::<Vec<_>>().join(r"\%");
    let display = if is_display { MathDisplay::Block } else { MathDisplay::Inline };
    match LatexToMathML::default().convert_with_local_state(&source, display) {
        Ok(read) => Ok(tree::read(&read.mathml, is_display)),
        Err(error) => Err(why(&source, &error)),
    }
}

fn is_large(source: &str) -> bool {
    let mut depth = 0_usize;
    let mut deepest = 0;
    for letter in source.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        deepest = deepest.max(depth);
    }
    source.chars().count() > LENGTH || deepest > DEPTH || source.matches('\\').count() > COMMANDS
}

fn why(source: &str, error: &LatexError) -> Fault {
    let part = source.get(error.0.clone()).unwrap_or_default();
    match error.label() {
        "unknown command" | "unknown environment" => Fault::Unknown(part.trim_matches(['{', '}']).to_owned()),
        _ if part.is_empty() => Fault::Unfinished,
        _ => Fault::Misplaced(part.to_owned()),
    }
}
