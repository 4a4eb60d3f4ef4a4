//! What a teacher writes: the part of Markdown that a clue needs, read into blocks.
//!
//! Paragraphs, headings, lists, quotes, code, tables, rules; strong, emphasised and struck words, code, links, line
//! breaks. It reads these as CommonMark and its tables do. HTML stays what it is: letters. Nothing is refused, and what
//! is nested deeper than [`DEPTH`] is read as words.
//!
//! Maths stands in `$...$`, and in `$$...$$` where it has a line of its own, by the rule of Pandoc's `tex_math_dollars`:
//! no space just within single dollars and no digit behind them, so that "$5 and $6" stays words; `\$` is always a dollar.

mod blocks;
mod emphasis;
mod grade;
mod line;
mod list;
mod maths;
mod plain;
mod spans;
mod table;

pub use grade::grade;
pub use maths::{maths, may_have_maths};
pub use plain::plain;

/// How deep blocks stand in blocks, and spans in spans, at most.
pub const DEPTH: usize = 12;

/// Longer texts, in bytes, are one paragraph without marks: nobody wrote them for a clue.
pub const LENGTH: usize = 50_000;

/// A part of a text that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// Words that are no paragraph of their own: in a list without gaps.
    Words(Vec<Span>),
    /// A heading.
    Heading {
        /// 1 to 6.
        level: usize,
        /// Its words.
        words: Vec<Span>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Lines that stand as they are, each with its end.
    Code(String),
    /// A list.
    List {
        /// The first number; none: it has no numbers.
        start: Option<u32>,
        /// What stands at each point.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// The cells of its head.
        head: Vec<Vec<Span>>,
        /// The cells of each row, as many as the head has.
        rows: Vec<Vec<Vec<Span>>>,
    },
    /// A line across.
    Rule,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Text(String),
    /// Letters that stand as they are.
    Code(String),
    /// Emphasised.
    Emphasis(Vec<Span>),
    /// Strongly emphasised.
    Strong(Vec<Span>),
    /// Struck out.
    Struck(Vec<Span>),
    /// A link; whether its address may be followed is for the page to judge.
    Link {
        /// The address, as written.
        to: String,
        /// What is shown.
        words: Vec<Span>,
    },
    /// Maths.
    Maths {
        /// LaTeX, as written; it may be wrong.
        source: String,
        /// Whether it has a line of its own.
        display: bool,
    },
    /// The line ends here.
    Break,
}

/// Reads a text.
pub fn read(text: &str) -> Vec<Block> {
    if text.len() > LENGTH {
        return vec![Block::Paragraph(vec![Span::Text(text.to_owned())])];
    }
    let text = text.replace('\t', "    ");
    let lines: Vec<&str> = text.lines().collect();
    blocks::read(&lines, 0)
}
