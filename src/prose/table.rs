use super::blocks::Taken;
use super::line::{indent, interrupts, is_blank};
use super::{Block, Span, spans};

/// Reads the table that begins here: a head, a line of dashes with as many cells, and rows.
pub(super) fn read(lines: &[&str]) -> Option<Taken> {
    let (head, dashes) = (lines.first()?, lines.get(1)?);
    if !head.contains('|') || indent(head) >= 4 || !is_dashes(dashes) {
        return None;
    }
    let head = cells(head);
    if head.len() != cells(dashes).len() {
        return None;
    }
    let is_row = |line: &&&str| !is_blank(line) && !interrupts(line);
    let rows: Vec<_> = lines.iter().skip(2).take_while(is_row).map(|line| row(line, head.len())).collect();
    let taken = rows.len() + 2;
    Some((Block::Table { head: head.iter().map(|cell| spans::read(cell)).collect(), rows }, taken))
}

fn is_dashes(line: &str) -> bool {
    let is_cell = |cell: &String| {
        let bare = cell.strip_prefix(':').unwrap_or(cell);
        let bare = bare.strip_suffix(':').unwrap_or(bare);
        !bare.is_empty() && bare.chars().all(|letter| letter == '-')
    };
    line.contains(['|', '-']) && indent(line) < 4 && cells(line).iter().all(is_cell)
}

fn row(line: &str, width: usize) -> Vec<Vec<Span>> {
    let mut cells: Vec<_> = cells(line).iter().take(width).map(|cell| spans::read(cell)).collect();
    cells.resize(width, Vec::new());
    cells
}

/// The cells of a line; `\|` is no border.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '|' => cells.push(String::new()),
            '\\' if letters.next_if_eq(&'|').is_some() => push(&mut cells, "|"),
            '\\' => {
                push(&mut cells, "\\");
                letters.next().into_iter().for_each(|letter| push(&mut cells, letter.encode_utf8(&mut [0; 4])));
            }
            _ => push(&mut cells, letter.encode_utf8(&mut [0; 4])),
        }
    }
    if cells.len() > 1 && cells.last().is_some_and(|cell| is_blank(cell)) {
        cells.pop();
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

fn push(cells: &mut [String], text: &str) {
    if let Some(cell) = cells.last_mut() {
        cell.push_str(text);
    }
}
