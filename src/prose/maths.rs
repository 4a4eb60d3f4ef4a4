use super::{Block, Span, read};

/// The sources of all maths in a text.
pub fn maths(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    // Most texts have none: they need not be read.
    if text.contains('$') {
        blocks(&read(text), &mut found);
    }
    found
}

fn blocks(all: &[Block], found: &mut Vec<String>) {
    for block in all {
        match block {
            Block::Paragraph(words) | Block::Words(words) | Block::Heading { words, .. } => spans(words, found),
            Block::Quote(inner) => blocks(inner, found),
            Block::List { items, .. } => items.iter().for_each(|item| blocks(item, found)),
            Block::Table { head, rows } => rows.iter().flatten().chain(head).for_each(|cell| spans(cell, found)),
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn spans(all: &[Span], found: &mut Vec<String>) {
    for span in all {
        match span {
            Span::Maths { source, .. } => found.push(source.clone()),
            Span::Emphasis(words) | Span::Strong(words) | Span::Struck(words) | Span::Link { words, .. } => {
                spans(words, found);
            }
            Span::Text(_) | Span::Code(_) | Span::Break => {}
        }
    }
}

/// Whether maths may stand in a text. Dollars in code, and escaped ones, may pass for some: this decides only what is
/// fetched, and costs little.
pub fn may_have_maths(text: &str) -> bool {
    text.match_indices('$').any(|(at, _)| within(&text[at..]).is_some())
}

/// The maths that begins with the first dollar of a text, whether it is set apart, and how many bytes it takes.
pub(super) fn within(text: &str) -> Option<(&str, bool, usize)> {
    let mark = mark(text);
    let inner = &text[mark.len()..];
    let mut end = 0;
    loop {
        end += inner[end..].find('$')?;
        if inner[end..].starts_with(mark) && !inner[..end].ends_with('\\') {
            break;
        }
        end += 1;
    }
    let source = inner[..end].trim();
    let display = mark == "$$";
    let is_close = source.len() == end && !inner[end + 1..].starts_with(|letter: char| letter.is_ascii_digit());
    (!source.is_empty() && (display || is_close)).then_some((source, display, end + 2 * mark.len()))
}

/// The dollars that a text begins with, as they set off maths.
pub(super) fn mark(text: &str) -> &'static str {
    if text.starts_with("$$") { "$$" } else { "$" }
}

/// What is said in place of the signs of a source.
const SAID: [(&str, &str); 7] =
    [(r"\tfrac", " "), (r"\dfrac", " "), (r"\frac", " "), ("}{", "/"), ("{", " "), ("}", " "), ("\\", " ")];

/// Maths as it is read aloud, roughly: commands by their names, and a fraction with its stroke.
pub(super) fn spoken(source: &str) -> String {
    let mut said = source.to_owned();
    for (sign, word) in SAID {
        said = said.replace(sign, word);
    }
    said.trim().to_owned()
}
