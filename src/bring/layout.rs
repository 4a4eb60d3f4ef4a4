use super::headings::named;
use super::records::MOST_ABOVE;
use super::row::picks;
use super::{Row, Table};

/// What a column of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The question.
    Question,
    /// The right answer in words.
    Answer,
    /// A wrong answer; or several, where there is one such column.
    Wrong,
    /// An answer that can be chosen, right or wrong.
    Option,
    /// Which of the options are right: their numbers, or their letters.
    Right,
    /// A hint; several columns are its rungs.
    Hint,
    /// The learning target.
    Target,
    /// The standard that the target belongs to.
    Standard,
    /// What the lock is called.
    Title,
    /// Nothing that is wanted.
    Skip,
    /// Nobody said. A row that has something there can't become a lock.
    Unclear,
}

impl Column {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Column; 11] = [
        Column::Question,
        Column::Answer,
        Column::Wrong,
        Column::Option,
        Column::Right,
        Column::Hint,
        Column::Target,
        Column::Standard,
        Column::Title,
        Column::Skip,
        Column::Unclear,
    ];
}

/// How a table is read: which rows are headings, and which column is what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// How many of its first rows are headings, or stand above them.
    pub headings: usize,
    /// What each column is.
    pub columns: Vec<Column>,
}

impl Layout {
    /// How a table is likely meant: by its headings, else by what is in its columns.
    pub fn of(table: &Table) -> Self {
        let found = table.rows.iter().take(MOST_ABOVE).position(is_headings);
        let headings = found.map_or(0, |at| at + 1);
        let rows = table.rows.get(headings..).unwrap_or_default();
        let columns = match found.and_then(|at| table.rows.get(at)) {
            Some(row) => by_headings(row, rows, table.width()),
            None => by_content(rows, table.width()),
        };
        Layout { headings, columns }
    }

    /// The columns that are this, from 0.
    pub fn all(&self, wanted: Column) -> impl Iterator<Item = usize> + '_ {
        self.columns.iter().enumerate().filter(move |(_, column)| **column == wanted).map(|(at, _)| at)
    }
}

/// Whether a row says that one column is the question and another holds answers.
fn is_headings(row: &Row) -> bool {
    let has =
        |wanted: &[Column]| row.cells.iter().filter_map(|cell| named(cell)).any(|column| wanted.contains(&column));
    has(&[Column::Question]) && has(&[Column::Answer, Column::Option, Column::Wrong])
}

fn by_headings(headings: &Row, rows: &[Row], width: usize) -> Vec<Column> {
    let named_or_not = |at: usize| match headings.cell(at) {
        _ if at >= headings.width() => Column::Unclear,
        heading => named(heading).unwrap_or(Column::Skip),
    };
    let columns = (0..width).map(named_or_not).collect();
    let mut layout = Layout { headings: 0, columns };
    let options: Vec<usize> = layout.all(Column::Option).collect();
    let answers: Vec<usize> = layout.all(Column::Answer).collect();
    // One answer to choose from is the answer.
    if let ([only], []) = (options.as_slice(), answers.as_slice()) {
        layout.columns[*only] = Column::Answer;
    }
    if options.len() > 1 {
        for at in answers {
            if says_which(at, &options, headings, rows) {
                layout.columns[at] = Column::Right;
            }
        }
    }
    layout.columns
}

/// Whether a column has numbers or letters of options in it, and not their words. Where it could be either, as with sums,
/// a heading that speaks of answers in brackets, as templates do, means numbers.
fn says_which(at: usize, options: &[usize], headings: &Row, rows: &[Row]) -> bool {
    let filled = || rows.iter().filter(|row| !row.cell(at).is_empty());
    let picked = filled().filter(|row| picks(row.cell(at), options.len()).is_some()).count();
    if headings.cell(at).contains("(s)") {
        return picked > 0;
    }
    let is_word = |row: &Row| options.iter().any(|option| row.cell(*option).eq_ignore_ascii_case(row.cell(at)));
    picked * 2 > filled().count() && !filled().all(is_word)
}

/// Without headings: the question comes first, then its answer, then wrong ones.
fn by_content(rows: &[Row], width: usize) -> Vec<Column> {
    let filled = |at: usize| rows.iter().filter(|row| !row.cell(at).is_empty()).count();
    let mut wanted = vec![Column::Question, Column::Answer].into_iter();
    let mut columns: Vec<Column> = (0..width)
        .map(|at| match filled(at) {
            0 => Column::Skip,
            _ if width > 2 && counts_up(rows, at) => Column::Skip,
            few if few * 4 < rows.len() => Column::Unclear,
            _ => wanted.next().unwrap_or_else(|| if is_wordy(rows, at) { Column::Hint } else { Column::Wrong }),
        })
        .collect();
    let asks = |wanted: Column| columns.iter().position(|column| *column == wanted).map(|at| (at, questions(rows, at)));
    if let (Some((one, asked)), Some((other, answered))) = (asks(Column::Question), asks(Column::Answer))
        && answered > asked
    {
        columns.swap(one, other);
    }
    // A row with more than its neighbours says nothing about what that is.
    if columns.iter().filter(|column| **column == Column::Wrong).count() == 1 {
        let at = columns.iter().position(|column| *column == Column::Wrong).unwrap_or_default();
        if filled(at) * 2 < rows.len() {
            columns[at] = Column::Unclear;
        }
    }
    columns
}

/// How many rows ask something in a column.
fn questions(rows: &[Row], at: usize) -> usize {
    rows.iter().filter(|row| row.cell(at).ends_with('?')).count()
}

/// Whether a column has the numbers of the rows: each is one more than the one before.
fn counts_up(rows: &[Row], at: usize) -> bool {
    let numbers: Vec<Option<usize>> = rows.iter().map(|row| row.cell(at).trim_end_matches('.').parse().ok()).collect();
    rows.len() > 1 && numbers.windows(2).all(|pair| matches!(pair, [Some(one), Some(other)] if one + 1 == *other))
}

/// Whether a column has sentences in it rather than answers: more than five words in most cells.
fn is_wordy(rows: &[Row], at: usize) -> bool {
    let cells = || rows.iter().map(|row| row.cell(at)).filter(|cell| !cell.is_empty());
    cells().filter(|cell| cell.split_whitespace().count() > 5).count() * 2 > cells().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Column::*;

    fn layout(text: &str) -> (usize, Vec<Column>) {
        let Layout { headings, columns } = Layout::of(&Table::read(text));
        (headings, columns)
    }

    #[test]
    fn headings_tell() {
        assert_eq!(layout("Answer,Question,Hint 1\n4,2+2?,Count."), (1, vec![Answer, Question, Hint]));
        let template =
            "Quiz template,,,,\nAdd questions.,,,,\n,Question - max,Answer 1,Answer 2,Correct answer(s)\n1,q,3,2,2";
        assert_eq!(layout(template), (3, vec![Skip, Question, Option, Option, Right]));
        assert_eq!(layout("Question,A,B,Answer\nq,3,2,2\nr,5,6,5").1, [Question, Option, Option, Answer]);
        assert_eq!(layout("Question,A,B,Answer\nq,x,y,b\nr,x,y,A").1, [Question, Option, Option, Right]);
        assert_eq!(layout("Q,A\nq,a,stray").1, [Question, Answer, Unclear]);
    }

    #[test]
    fn without_headings_what_is_in_them_tells() {
        assert_eq!(layout("Hot or cold?,cold\nUp?,no"), (0, vec![Question, Answer]));
        assert_eq!(layout("cold,Hot or cold?\nno,Up?").1, [Answer, Question]);
        assert_eq!(layout("1,up,down\n2,left,right").1, [Skip, Question, Answer]);
        assert_eq!(layout("ask,a,b,c\nr,d,e,f").1, [Question, Answer, Wrong, Wrong]);
        assert_eq!(layout("p,a\nr,b\ns,c\nt,d\nu,e,stray").1, [Question, Answer, Unclear]);
        assert_eq!(
            layout("p,a,Look at the first word of the line\nr,b,Look at the last word of the line").1,
            [Question, Answer, Hint]
        );
        assert_eq!(layout(""), (0, vec![]));
    }
}
