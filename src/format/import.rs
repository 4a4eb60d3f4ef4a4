//! Questions that a teacher already has: two columns, pasted.

use std::sync::Arc;

use rand::Rng;

use crate::breakout::{Clue, ClueKind, Lock, fresh_id};
use crate::mechanism::{Choice, Colour, Direction, Item, Kind, Letters, Mechanism, Number, Spelling, Text};

/// A pasted row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which row it is, from 1; empty ones are not counted.
    pub number: usize,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// What keeps it from becoming a lock.
    pub trouble: Option<RowTrouble>,
}

/// Why a row can't become a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowTrouble {
    /// It has a question and no answer.
    NoAnswer,
    /// It has an answer and no question.
    NoQuestion,
    /// It has more than two columns.
    TooManyColumns(usize),
}

/// How the locks hang together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// One after the other.
    #[default]
    Line,
    /// Three ways from the start that meet in the last lock.
    ThreeDoors,
}

/// The rows of pasted text: columns by tab (from a spreadsheet), else by comma or semicolon with quotes.
pub fn rows(text: &str) -> Vec<Row> {
    let delimiter =
        [b'\t', b';', b','].into_iter().find(|mark| text.bytes().any(|byte| byte == *mark)).unwrap_or(b'\t');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    // Text in memory is always UTF-8 and rows may differ in length, so no record is refused.
    for record in reader.records().flatten() {
        let cells: Vec<&str> = record.iter().collect();
        let used = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let (question, answer) =
            (cells.first().copied().unwrap_or_default(), cells.get(1).copied().unwrap_or_default());
        let trouble = match (question, answer) {
            _ if used == 0 => continue,
            _ if used > 2 => Some(RowTrouble::TooManyColumns(used)),
            ("", _) => Some(RowTrouble::NoQuestion),
            (_, "") => Some(RowTrouble::NoAnswer),
            _ => None,
        };
        let number = rows.len() + 1;
        rows.push(Row { number, question: question.to_owned(), answer: answer.to_owned(), trouble });
    }
    rows
}

/// The mechanism that fits an answer.
pub fn fitting(answer: &str, spelling: Spelling) -> Kind {
    let is_number = Kind::Number(Number { wheels: answer.chars().count() as u32 });
    let letters = Kind::Letters(Letters { wheels: answer.chars().count() as u32, alphabet: Vec::new() });
    let fits = |kind: &Kind| Mechanism::from(kind.clone()).canonical(answer, spelling).is_ok();
    let many = answer.split_whitespace().count() > 1;
    let candidates = [
        (Number::WHEELS.contains(&(answer.chars().count() as u32)), is_number),
        (many, Kind::Direction(Direction::default())),
        (many, Kind::Colour(Colour::default())),
        (!many && (2..=7).contains(&answer.chars().count()), letters),
    ];
    let found = candidates.into_iter().find(|(may, kind)| *may && fits(kind));
    found.map_or_else(|| Kind::Text(Text::default()), |(_, kind)| kind)
}

/// A mechanism of another kind that takes this answer as well as it can.
pub fn fitted(kind: &Kind, answer: &str) -> Kind {
    let length = answer.chars().filter(|c| !c.is_whitespace()).count() as u32;
    match kind {
        Kind::Number(_) => {
            Kind::Number(Number { wheels: length.clamp(*Number::WHEELS.start(), *Number::WHEELS.end()) })
        }
        Kind::Letters(_) => Kind::Letters(Letters {
            wheels: length.clamp(*Letters::WHEELS.start(), *Letters::WHEELS.end()),
            alphabet: Vec::new(),
        }),
        Kind::Choice(_) => Kind::Choice(Choice {
            many: false,
            options: vec![Item::new("a", answer), Item::new("b", ""), Item::new("c", "")],
        }),
        other => other.clone(),
    }
}

/// Locks from rows and the mechanisms chosen for them, in a shape. `name` gives a lock's title by its number, from 1; options
/// and items have ids by `chance`.
pub fn locks(
    rows: &[(Row, Kind)],
    shape: Shape,
    name: impl Fn(usize) -> String,
    chance: &mut impl Rng,
) -> Vec<Arc<Lock>> {
    let mut locks: Vec<Lock> = Vec::new();
    for (index, (row, kind)) in rows.iter().enumerate() {
        let title = name(index + 1);
        let id = fresh_id(&title, "lock", |id| locks.iter().any(|lock| lock.id == id));
        let mut lock = Lock::new(id.clone(), Mechanism::from(kind.dealt(chance)));
        lock.title = title;
        lock.clues = vec![Clue::new(format!("{id}-clue"), ClueKind::Text { body: row.question.clone() })];
        lock.answers = vec![match &lock.mechanism.kind {
            // The option that says the answer is the first.
            Kind::Choice(Choice { options, .. }) => options.first().map(|option| option.id.clone()).unwrap_or_default(),
            _ => row.answer.clone(),
        }];
        locks.push(lock);
    }
    chained(&mut locks, shape);
    locks.into_iter().map(Arc::new).collect()
}

fn chained(locks: &mut [Lock], shape: Shape) {
    let ids: Vec<String> = locks.iter().map(|lock| lock.id.clone()).collect();
    let last = locks.len().saturating_sub(1);
    for (index, lock) in locks.iter_mut().enumerate() {
        lock.after = match shape {
            Shape::Line => ids.get(index.wrapping_sub(1)).cloned().into_iter().collect(),
            // Three ways side by side; the last lock comes after the end of each.
            Shape::ThreeDoors if index == last => ids[index.saturating_sub(3)..index].to_vec(),
            Shape::ThreeDoors => ids.get(index.wrapping_sub(3)).cloned().into_iter().collect(),
        };
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand::rngs::Xoshiro128PlusPlus;

    use super::*;

    const ENGLISH: Spelling = Spelling::native("en");

    #[test]
    fn two_columns_from_a_spreadsheet_or_with_commas() {
        let pasted = rows("What is 6 x 7?\t42\n\nOpposite of hot?\tcold\n");
        assert_eq!(pasted.len(), 2);
        assert_eq!(
            (pasted[1].number, pasted[1].question.as_str(), pasted[1].answer.as_str()),
            (2, "Opposite of hot?", "cold")
        );
        assert_eq!(rows("\"Yes, or no?\",yes")[0].question, "Yes, or no?");
    }

    #[test]
    fn ragged_rows_say_why() {
        let troubles: Vec<_> = rows("a\tb\tc\nq\n\tx\n").into_iter().map(|row| row.trouble).collect();
        let expected = [RowTrouble::TooManyColumns(3), RowTrouble::NoAnswer, RowTrouble::NoQuestion];
        assert_eq!(troubles, expected.map(Some));
    }

    #[test]
    fn the_mechanism_fits_the_answer() {
        for (answer, kind) in [
            ("42", "number"),
            ("cold", "letters"),
            ("up left down", "direction"),
            ("red blue", "colour"),
            ("its own nest", "text"),
            ("caf\u{e9}", "text"),
            ("12345678901", "text"),
        ] {
            assert_eq!(fitting(answer, ENGLISH).name(), kind, "{answer}");
        }
    }

    fn chance() -> Xoshiro128PlusPlus {
        Xoshiro128PlusPlus::seed_from_u64(1)
    }

    #[test]
    fn an_option_says_the_answer_and_its_id_does_not() {
        let choice = fitted(&Kind::Choice(Choice::default()), "cold");
        let rows = ["hot", "cold"].map(|answer| {
            (Row { number: 1, question: "q".into(), answer: answer.into(), trouble: None }, fitted(&choice, answer))
        });
        let locks = locks(&rows, Shape::Line, |n| format!("Lock {n}"), &mut chance());
        for (lock, answer) in locks.iter().zip(["hot", "cold"]) {
            let Kind::Choice(Choice { options, .. }) = &lock.mechanism.kind else { panic!("{lock:?}") };
            let right = options.iter().find(|option| option.id == lock.answers[0]);
            assert_eq!(right.map(|option| option.label.as_str()), Some(answer));
        }
        assert_ne!(locks[0].answers, locks[1].answers);
    }

    #[test]
    fn three_doors_meet_in_the_last_lock() {
        let row = |n: usize| {
            (Row { number: n, question: "q".into(), answer: "42".into(), trouble: None }, fitting("42", ENGLISH))
        };
        let rows: Vec<_> = (1..=7).map(row).collect();
        let locks = locks(&rows, Shape::ThreeDoors, |n| format!("Lock {n}"), &mut chance());
        assert_eq!(locks[3].after, ["lock-1"]);
        assert_eq!(locks[6].after, ["lock-4", "lock-5", "lock-6"]);
        assert!(locks[..3].iter().all(|lock| lock.after.is_empty()));
    }
}
