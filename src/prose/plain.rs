use super::maths::spoken;
use super::{Block, Span, read};

/// A text as it is read aloud: without marks, a line for each block.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    blocks(&read(text), &mut out);
    out.trim().to_owned()
}

fn blocks(all: &[Block], out: &mut String) {
    for block in all {
        match block {
            Block::Paragraph(words) | Block::Words(words) | Block::Heading { words, .. } => line(words, out),
            Block::Quote(inner) => blocks(inner, out),
            Block::Code(code) => out.push_str(code),
            Block::List { items, .. } => items.iter().for_each(|item| blocks(item, out)),
            Block::Table { head, rows } => {
                row(head, out);
                rows.iter().for_each(|cells| row(cells, out));
            }
            Block::Rule => {}
        }
    }
}

fn row(cells: &[Vec<Span>], out: &mut String) {
    for (at, cell) in cells.iter().enumerate() {
        out.push_str(if at > 0 { ", " } else { "" });
        spans(cell, out);
    }
    out.push('\n');
}

fn line(words: &[Span], out: &mut String) {
    spans(words, out);
    out.push('\n');
}

fn spans(all: &[Span], out: &mut String) {
    for span in all {
        match span {
            Span::Text(text) | Span::Code(text) => out.push_str(text),
            Span::Emphasis(words) | Span::Strong(words) | Span::Struck(words) | Span::Link { words, .. } => {
                spans(words, out);
            }
            Span::Maths { source, .. } => out.push_str(&spoken(source)),
            Span::Break => out.push('\n'),
        }
    }
}
