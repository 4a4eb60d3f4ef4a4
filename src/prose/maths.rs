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

/// The maths that a text begins with, up to the mark that ends it.
pub(super) fn within<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let mut escaped = false;
    let end = text.char_indices().find(|(at, letter)| {
        let ends = !escaped && text[*at..].starts_with(mark);
        escaped = !escaped && *letter == '\\';
        ends
    });
    let (source, after) = text.split_at(end?.0);
    let after = &after[mark.len()..];
    let is_close = !source.starts_with(char::is_whitespace)
        && !source.ends_with(char::is_whitespace)
        && !after.starts_with(|letter: char| letter.is_ascii_digit());
    (!source.trim().is_empty() && (mark == "$$" || is_close)).then_some(source)
}

/// Commands that nobody says.
const SILENT: [&str; 6] = ["frac", "tfrac", "dfrac", "text", "left", "right"];

/// Maths as it is read aloud, roughly: commands by their names, and a fraction with its stroke.
pub(super) fn spoken(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        match letter {
            '\\' => {
                let end = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
                let (name, after) = rest.split_at(end);
                out.push(' ');
                if !name.is_empty() && !SILENT.contains(&name) {
                    out.push_str(name);
                    out.push(' ');
                }
                rest = after;
            }
            '}' if rest.starts_with('{') => out.push('/'),
            '{' => {}
            '}' | '&' => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
