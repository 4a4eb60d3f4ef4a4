use super::{Column, Fit, Layout, Question, Refusal, Table, Terms, fits, question};

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
    /// Reads text.
    pub fn read(text: &str) -> Self {
        let table = Table::read(text);
        let layout = Layout::of(&table);
        Source::Table { table, layout }
    }

    /// How many rows have an outcome.
    pub fn len(&self) -> usize {
        match self {
            Source::Table { table, .. } => table.rows.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What becomes of a row, from 0. Beyond the last there is nothing: blank.
    pub fn outcome(&self, at: usize, terms: Terms) -> Outcome {
        let Source::Table { table, layout } = self;
        let Some(row) = table.rows.get(at) else { return Outcome::Blank };
        let is_wanted = |at: usize| layout.columns.get(at) != Some(&Column::Skip);
        let is_blank = !(0..row.width()).any(|at| is_wanted(at) && !row.cell(at).is_empty());
        match at {
            at if at < layout.headings => Outcome::Heading,
            _ if is_blank => Outcome::Blank,
            _ => sorted(question(row, layout), terms),
        }
    }
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
