use std::io::Read;

use csv::{ReaderBuilder, StringRecord, Trim};

/// The most rows of a table that are taken.
pub const MOST_ROWS: usize = 5_000;

/// How many rows may stand above those that become locks: headings, and what templates explain.
pub(super) const MOST_ABOVE: usize = 20;

/// The most columns of a table that are looked at.
pub const MOST_COLUMNS: usize = 40;

/// A table as it was pasted or opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its rows that have something in them: of those that are no headings [`MOST_ROWS`] at most.
    pub rows: Vec<Row>,
    /// How many have nothing in them.
    pub blank: usize,
    /// How many more there were.
    pub left_out: usize,
    /// Whether semicolons part its columns: where spreadsheets do so, a comma stands before decimals.
    pub has_decimal_commas: bool,
}

/// A row with something in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which row of the table it is, from 1; empty ones are counted.
    pub number: usize,
    /// What stands in its cells, without spaces at their ends.
    pub cells: Vec<String>,
    /// A quote in it is never closed, and was read as a letter.
    pub is_open: bool,
}

impl Row {
    /// What stands in a column, from 0; empty where there is none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// How many columns it reaches over.
    pub fn width(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)
    }
}

impl Table {
    /// Reads text with a mark between its columns: a tab, a semicolon or a comma, whichever parts the most rows; or a table of
    /// Markdown, with bars.
    pub fn read(text: &str) -> Self {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut table = Table::default();
        if let Some(rows) = barred(&text) {
            (1..).zip(rows).for_each(|(number, cells)| table.take(Row { number, cells, is_open: false }));
            return table;
        }
        let mark = delimiter(&text);
        table.has_decimal_commas = mark == b';';
        let mut records = Records::of(&text, mark);
        let mut number = 0;
        while let Some(Record { skipped, cells, is_open }) = records.next() {
            number += skipped + 1;
            table.blank += skipped;
            table.take(Row { number, cells, is_open });
        }
        table
    }

    fn take(&mut self, row: Row) {
        match self.rows.len() {
            _ if row.width() == 0 => self.blank += 1,
            most if most == MOST_ROWS + MOST_ABOVE => self.left_out += 1,
            _ => self.rows.push(row),
        }
    }

    /// Leaves out what comes behind the first [`MOST_ROWS`] after so many headings.
    pub(super) fn cut(&mut self, headings: usize) {
        let behind = self.rows.len().saturating_sub(headings + MOST_ROWS);
        self.left_out += behind;
        self.rows.truncate(self.rows.len() - behind);
    }

    /// How many columns its widest row has, [`MOST_COLUMNS`] at most.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Row::width).max().unwrap_or_default().min(MOST_COLUMNS)
    }
}

/// The cells of a table in Markdown: each line begins with a bar, and the second underlines the headings.
fn barred(text: &str) -> Option<Vec<Vec<String>>> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_rule = |line: &str| line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    if !lines.get(1).is_some_and(|line| is_rule(line)) || !lines.iter().all(|line| line.starts_with('|')) {
        return None;
    }
    Some(lines.into_iter().filter(|line| !is_rule(line)).map(cells).collect())
}

/// The cells of such a line; a bar behind a backslash is a letter.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut letters) = (vec![String::new()], line.strip_prefix('|').unwrap_or(line).chars().peekable());
    while let Some(letter) = letters.next() {
        match (letter, cells.last_mut()) {
            ('\\', Some(cell)) if letters.next_if_eq(&'|').is_some() => cell.push('|'),
            ('|', _) => cells.push(String::new()),
            (letter, Some(cell)) => cell.push(letter),
            _ => {}
        }
    }
    cells.into_iter().map(|cell| cell.replace("<br>", "\n").trim().to_owned()).collect()
}

/// The mark between columns: one that parts every row, else the one that parts the most. A cell of several lines, each with a
/// comma, would be more rows to the comma.
fn delimiter(text: &str) -> u8 {
    const ENOUGH: u64 = 1 << 16;
    let parted = |mark: u8| {
        let head = text.as_bytes().take(ENOUGH);
        let widths = reader(head, mark).into_byte_records().take(100).flatten().map(|record| record.len());
        widths.fold((true, 0), |(all, count), width| (all && width > 1, count + usize::from(width > 1)))
    };
    let marks = [b'\t', b';', b','].map(|mark| (mark, parted(mark)));
    let of_all = marks.iter().find(|(_, (all, count))| *all && *count > 0);
    // Of two that part as many the first is taken.
    let of_most = || marks.iter().rev().max_by_key(|(_, (_, count))| *count);
    of_all.or_else(of_most).map_or(b'\t', |(mark, _)| *mark)
}

fn reader<R: Read>(from: R, delimiter: u8) -> csv::Reader<R> {
    let mut settings = ReaderBuilder::new();
    settings.has_headers(false).flexible(true).delimiter(delimiter).trim(Trim::All).from_reader(from)
}

/// A row as it is read.
struct Record {
    /// How many empty lines lie before it.
    skipped: usize,
    cells: Vec<String>,
    is_open: bool,
}

/// Reads text with plain line ends row by row, and goes on after the line of a quote that is never closed.
struct Records<'t> {
    text: &'t str,
    delimiter: u8,
    reader: csv::Reader<&'t [u8]>,
    /// Where in the text the reader began.
    base: usize,
}

impl<'t> Records<'t> {
    fn of(text: &'t str, delimiter: u8) -> Self {
        Records { text, delimiter, reader: reader(text.as_bytes(), delimiter), base: 0 }
    }

    fn next(&mut self) -> Option<Record> {
        let rest = self.text.get(self.at()..)?;
        let skipped = rest.len() - rest.trim_start_matches('\n').len();
        let start = self.at() + skipped;
        let mut record = StringRecord::new();
        if !self.reader.read_record(&mut record).unwrap_or(false) {
            return None;
        }
        let written = self.text.get(start..self.at()).unwrap_or_default().trim_end_matches('\n');
        let cells = || record.iter().map(str::to_owned).collect();
        Some(match quotes(written, self.delimiter) {
            Quotes::Well => Record { skipped, cells: cells(), is_open: false },
            Quotes::Inside => Record { skipped, cells: loosely(written, self.delimiter), is_open: false },
            Quotes::Open => {
                let line = written.split('\n').next().unwrap_or_default();
                record = alone(line, self.delimiter);
                self.go_on_from(start + line.len());
                Record { skipped, cells: record.iter().map(str::to_owned).collect(), is_open: true }
            }
        })
    }

    /// How far in the text it has read.
    fn at(&self) -> usize {
        self.base + self.reader.position().byte() as usize
    }

    fn go_on_from(&mut self, line_end: usize) {
        let rest = self.text.get(line_end + 1..).unwrap_or_default();
        self.base = self.text.len() - rest.len();
        self.reader = reader(rest.as_bytes(), self.delimiter);
    }
}

/// How the quotes of a row stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// As they should.
    Well,
    /// Some stand as letters within a cell that has quotes round it, and are not doubled.
    Inside,
    /// One that was meant for the first line alone is never closed, or by a quote that opens another cell.
    Open,
}

fn quotes(written: &str, delimiter: u8) -> Quotes {
    let ends_cell = |c: char| c == '\n' || c == char::from(delimiter);
    let (mut is_quoted, mut is_inside, mut before) = (false, false, '\n');
    let mut letters = written.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if !is_quoted => is_quoted = ends_cell(before),
            '"' if letters.next_if_eq(&'"').is_some() => {}
            '"' => {
                is_quoted = false;
                is_inside |= letters.peek().is_some_and(|next| !ends_cell(*next) && !next.is_whitespace());
            }
            _ => {}
        }
        before = letter;
    }
    match is_inside {
        true if written.contains('\n') => Quotes::Open,
        true => Quotes::Inside,
        false if is_quoted => Quotes::Open,
        false => Quotes::Well,
    }
}

/// The cells of a line in which a cell's quotes end where the cell does, and those within it are letters.
fn loosely(line: &str, delimiter: u8) -> Vec<String> {
    let mark = char::from(delimiter);
    let (mut cells, mut rest) = (Vec::new(), Some(line));
    while let Some(text) = rest {
        let text = text.trim_start_matches([' ', '\u{a0}']);
        let is_end = |at: &usize| {
            let behind = text[at + 1..].trim_start_matches(' ');
            behind.is_empty() || behind.starts_with(mark)
        };
        let close =
            text.starts_with('"').then(|| text.match_indices('"').map(|(at, _)| at).skip(1).find(is_end)).flatten();
        let (cell, behind) = match close {
            Some(close) => (text[1..close].replace("\"\"", "\""), text[close + 1..].trim_start_matches(' ')),
            None => {
                let end = text.find(mark).unwrap_or(text.len());
                (text[..end].to_owned(), &text[end..])
            }
        };
        cells.push(cell.trim().to_owned());
        rest = behind.strip_prefix(mark);
    }
    cells
}

/// A line whose quotes are letters.
fn alone(line: &str, delimiter: u8) -> StringRecord {
    let mut record = StringRecord::new();
    let mut settings = ReaderBuilder::new();
    settings.has_headers(false).flexible(true).delimiter(delimiter).trim(Trim::All).quoting(false);
    // A line in memory is always there, and always text.
    let _ = settings.from_reader(line.as_bytes()).read_record(&mut record);
    record
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        Table::read(text).rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn columns_are_parted_by_what_parts_the_most_rows() {
        assert_eq!(cells("What is 6 x 7?\t42"), [["What is 6 x 7?", "42"]]);
        assert_eq!(cells("\"Yes, or no?\",yes"), [["Yes, or no?", "yes"]]);
        assert_eq!(cells("q;3,5\nr;4,5"), [["q", "3,5"], ["r", "4,5"]]);
        assert_eq!(cells("One; two?,a\nThree?,b"), [["One; two?", "a"], ["Three?", "b"]]);
        assert_eq!(
            cells("\"Tom ran, Ann sat.\nWho ran, then?\"\tTom, not Ann"),
            [["Tom ran, Ann sat.\nWho ran, then?", "Tom, not Ann"]]
        );
    }

    #[test]
    fn a_row_keeps_its_number_whatever_lies_between() {
        let table = Table::read("a,b\r\n\r\n,,\r\n\n\"c\nd\",e\r\n\r\n");
        let rows: Vec<_> = table.rows.iter().map(|row| (row.number, row.cell(0))).collect();
        assert_eq!(rows, [(1, "a"), (5, "c\nd")]);
        assert_eq!((table.blank, table.left_out), (3, 0));
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_own_row_alone() {
        let table = Table::read("a,\"open\nb,shut\nc,\"well\nshut\"\n5\" pipe,yes\n");
        let rows: Vec<_> = table.rows.iter().map(|row| (row.cells.join("|"), row.is_open)).collect();
        let expected = [("a|\"open", true), ("b|shut", false), ("c|well\nshut", false), ("5\" pipe|yes", false)];
        assert_eq!(rows, expected.map(|(cells, is_open)| (cells.to_owned(), is_open)));
        let open = Table::read("a,b\n\"never,closed\nc,d\ne,f");
        assert_eq!(open.rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>(), [2, 2, 2, 2]);
    }

    #[test]
    fn quotes_within_a_cell_are_letters() {
        for (row, read) in [
            ("\"Say \"hi\" now\",hi", &["Say \"hi\" now", "hi"][..]),
            ("\"Say \"hi, you\" now\", hi", &["Say \"hi, you\" now", "hi"]),
            ("\"Who said \"\"yes\"\" to \"no\"x?\",\"a,b\",", &["Who said \"yes\" to \"no\"x?", "a,b", ""]),
        ] {
            let table = Table::read(&format!("q,a\n{row}\nr,b"));
            assert_eq!(
                (&table.rows[1].cells[..], table.rows[1].is_open, table.rows.len()),
                (&read.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>()[..], false, 3),
                "{row}"
            );
        }
        // The last line, too, may be one that is never closed.
        let table = Table::read("q,a\nE?,\"unclosed, 5");
        assert_eq!((table.rows[1].is_open, table.rows[1].cells.len()), (true, 3));
    }

    #[test]
    fn what_is_too_much_is_counted() {
        let mut table = Table::read(&"q,a\n".repeat(MOST_ROWS + MOST_ABOVE + 3));
        assert_eq!((table.rows.len(), table.left_out), (MOST_ROWS + MOST_ABOVE, 3));
        table.cut(2);
        assert_eq!((table.rows.len(), table.left_out), (MOST_ROWS + 2, MOST_ABOVE + 1));
    }

    #[test]
    fn a_table_of_markdown_is_parted_at_its_bars() {
        let table = "| Question | Answer |\n|:--|---|\n\n| Hot, or cold? | a \\| b |\n| Up? |\n";
        assert_eq!(cells(table).concat(), ["Question", "Answer", "", "Hot, or cold?", "a | b", "", "Up?", ""]);
        assert_eq!(cells("| a, b").concat(), ["| a", "b"]);
        assert!(Table::read("a;b").has_decimal_commas && !Table::read("a,b").has_decimal_commas);
    }

    proptest! {
        #[test]
        fn no_row_gets_lost(text in "([a\",;\t\r\n]|\\PC){0,60}") {
            let table = Table::read(&text);
            let kept: usize = table.rows.len() + table.blank + table.left_out;
            prop_assert!(table.rows.last().is_none_or(|last| last.number <= kept));
        }

        #[test]
        fn a_well_written_table_is_read_as_it_is(rows in prop::collection::vec(("[a-z \"\n]{0,6}x", "[a-z \"\n,]{0,6}y"), 1..9)) {
            let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
            let text: String = rows.iter().map(|(q, a)| format!("{},{}\n", quoted(q), quoted(a))).collect();
            let read = cells(&text);
            let trimmed: Vec<Vec<String>> = rows.iter().map(|(q, a)| vec![q.trim().into(), a.trim().into()]).collect();
            prop_assert_eq!(read, trimmed);
        }
    }
}
