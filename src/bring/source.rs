use super::gift::{self, Piece};
use super::{Column, Fit, Layout, MOST_ROWS, Question, Refusal, Row, Table, Terms, fits, question};

/// What was pasted or opened, row by row.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// A table, and how it is read.
    Table {
        /// The table.
        table: Table,
        /// How it is read: this can be changed, and all outcomes follow.
        layout: Layout,
    },
    /// A file of Moodle's GIFT.
    Gift {
        /// Its pieces, [`MOST_ROWS`] at most.
        pieces: Vec<Piece>,
        /// How many more there were.
        left_out: usize,
    },
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is a heading, or stands above the headings.
    Heading,
    /// It has nothing that is wanted.
    Blank,
    /// It becomes a lock.
    Lock {
        /// Its question.
        question: Box<Question>,
        /// The locks that fit it, the best first; there is at least one.
        fits: Vec<Fit>,
    },
    /// It can't become one.
    Refused(Refusal),
}

impl Source {
    /// Reads text: as GIFT where it looks like that, else as a table. `truth` are the words for true and false.
    pub fn read(text: &str, truth: [&str; 2]) -> Self {
        if gift::is_gift(text) {
            return Source::gift(text, truth);
        }
        let mut table = Table::read(text);
        let layout = Layout::of(&table);
        table.cut(layout.headings);
        Source::Table { table, layout }
    }

    /// Reads text as GIFT, whatever it looks like.
    pub fn gift(text: &str, truth: [&str; 2]) -> Self {
        let mut pieces = gift::read(text, truth);
        let left_out = pieces.len().saturating_sub(MOST_ROWS);
        pieces.truncate(MOST_ROWS);
        Source::Gift { pieces, left_out }
    }

    /// How many rows have an outcome.
    pub fn len(&self) -> usize {
        match self {
            Source::Table { table, .. } => table.rows.len(),
            Source::Gift { pieces, .. } => pieces.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether nothing parts its rows into columns, as in a list with a question and its answer on each line.
    pub fn is_list(&self) -> bool {
        matches!(self, Source::Table { table, .. } if table.width() == 1)
    }

    /// How many rows beyond the most there were.
    pub fn left_out(&self) -> usize {
        match self {
            Source::Table { table, .. } => table.left_out,
            Source::Gift { left_out, .. } => *left_out,
        }
    }

    /// Which row of the table, or line of the file, a row is, both from 1. Beyond the last there is none: 0.
    pub fn number(&self, at: usize) -> usize {
        match self {
            Source::Table { table, .. } => table.rows.get(at).map_or(0, |row| row.number),
            Source::Gift { pieces, .. } => pieces.get(at).map_or(0, |piece| piece.line),
        }
    }

    /// What becomes of a row, from 0. Beyond the last there is nothing: blank.
    pub fn outcome(&self, at: usize, terms: Terms) -> Outcome {
        match self {
            Source::Table { layout, .. } if at < layout.headings => Outcome::Heading,
            Source::Table { table, layout } => match table.rows.get(at) {
                Some(row) if !is_blank(row, layout) => {
                    let has_decimal_commas = table.has_decimal_commas || terms.has_decimal_commas;
                    sorted(question(row, layout), Terms { has_decimal_commas, ..terms })
                }
                _ => Outcome::Blank,
            },
            Source::Gift { pieces, .. } => match pieces.get(at) {
                Some(piece) => sorted(piece.found.clone(), terms),
                None => Outcome::Blank,
            },
        }
    }
}

/// Whether a row has nothing in a column that is wanted.
fn is_blank(row: &Row, layout: &Layout) -> bool {
    let is_wanted = |at: usize| layout.columns.get(at) != Some(&Column::Skip);
    !(0..row.width()).any(|at| is_wanted(at) && !row.cell(at).is_empty())
}

fn sorted(question: Result<Question, Refusal>, terms: Terms) -> Outcome {
    let question = match question {
        Ok(question) => question,
        Err(refusal) => return Outcome::Refused(refusal),
    };
    match fits(&question, terms) {
        // Spaces and marks alone are no answer.
        fits if fits.is_empty() => Outcome::Refused(Refusal::NoAnswer),
        fits => Outcome::Lock { question: Box::new(question), fits },
    }
}
