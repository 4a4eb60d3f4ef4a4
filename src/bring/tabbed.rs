use super::{MOST_COLUMNS, MOST_ROWS};

/// A cell of a table in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// What stands in it, each line on its own.
    pub text: String,
    /// Over how many columns it reaches, from 1.
    pub columns: usize,
    /// Over how many rows it reaches, from 1.
    pub rows: usize,
}

impl Spread {
    /// A cell with this text, its lines without spaces at their ends and without empty ones between them.
    pub fn new(text: &str, columns: usize, rows: usize) -> Self {
        let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines: Vec<String> = text.lines().map(line).filter(|line| !line.is_empty()).collect();
        Spread { text: lines.join("\n"), columns: columns.clamp(1, MOST_COLUMNS), rows: rows.clamp(1, MOST_ROWS) }
    }
}

/// A document's table as text that [`Table::read`](super::Table::read) reads: tabs between its cells, quotes round those that
/// need them. What a cell reaches over beside and below its first place is empty. None where nothing has a second column: that
/// is a list, and no table.
pub fn tabbed(rows: &[Vec<Spread>]) -> Option<String> {
    // How many rows more each column is taken by a cell above.
    let mut below: Vec<usize> = Vec::new();
    let mut lines = Vec::new();
    let mut is_table = false;
    for row in rows {
        let (mut cells, mut row) = (Vec::new(), row.iter());
        loop {
            match below.get_mut(cells.len()) {
                Some(left @ 1..) => {
                    *left -= 1;
                    cells.push(String::new());
                    continue;
                }
                _ if cells.len() >= MOST_COLUMNS => break,
                _ => {}
            }
            let Some(Spread { text, columns, rows }) = row.next() else { break };
            for at in 0..*columns {
                let place = cells.len();
                below.resize(below.len().max(place + 1), 0);
                below[place] = rows - 1;
                cells.push(if at == 0 { quoted(text) } else { String::new() });
            }
        }
        is_table |= cells.iter().skip(1).any(|cell| !cell.is_empty());
        lines.push(cells.join("\t"));
    }
    is_table.then(|| lines.join("\n"))
}

fn quoted(text: &str) -> String {
    if text.contains(['"', '\n', '\t']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bring::Table;
    use proptest::prelude::*;

    fn cell(text: &str, columns: usize, rows: usize) -> Spread {
        Spread::new(text, columns, rows)
    }

    #[test]
    fn what_reaches_further_leaves_empty_cells() {
        let rows = [
            vec![cell("a", 2, 1), cell("b", 1, 2), cell("c", 1, 1)],
            vec![cell("d", 1, 1), cell("e", 1, 1), cell("f", 1, 1)],
            vec![cell("g", 1, 1), cell("h", 1, 1)],
        ];
        assert_eq!(tabbed(&rows).as_deref(), Some("a\t\tb\tc\nd\te\t\tf\ng\th"));
        assert_eq!(tabbed(&[vec![cell("a", 1, 1)], vec![cell("b", 3, 1)]]), None);
        assert_eq!(tabbed(&[]), None);
        let wide = tabbed(&[vec![cell("a", usize::MAX, usize::MAX), cell("b", 1, 1)], vec![cell("c", 1, 1)]]);
        assert_eq!(wide, None);
    }

    #[test]
    fn lines_are_tidy() {
        assert_eq!(cell(" \n Which  gas?\n\n a\u{a0}b \n", 0, 0), cell("Which gas?\na b", 1, 1));
    }

    proptest! {
        #[test]
        fn it_is_read_as_it_was(rows in prop::collection::vec(("[a-z ,;\"\n]{0,8}x", "[a-z \"\n\t,;|]{0,8}y"), 1..9)) {
            let rows: Vec<Vec<Spread>> = rows.iter().map(|(q, a)| vec![cell(q, 1, 1), cell(a, 1, 1)]).collect();
            let read = Table::read(&tabbed(&rows).unwrap());
            let cells: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
            prop_assert_eq!(read.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect::<Vec<_>>()).collect::<Vec<_>>(), cells);
        }
    }
}
