//! Where in a text a word stands.

use std::ops::Range;

use crate::breakout::{Part, Place, Role, is_id};
use crate::prose::{self, Block, LENGTH, Span};

/// How a text takes words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// As Markdown.
    Markdown,
    /// As plain text.
    Plain,
}

/// How a text of this role takes words; none where it takes none.
pub(super) fn takes(place: &Place, role: Role) -> Option<Takes> {
    match role {
        Role::Body | Role::Say | Role::Reply | Role::Hint | Role::Question => Some(Takes::Markdown),
        Role::Alt | Role::Transcript | Role::Setup => Some(Takes::Plain),
        Role::Title if !matches!(place, Place::Breakout | Place::Lock(_, Part::Title)) => Some(Takes::Plain),
        _ => None,
    }
}

/// Something between braces that stands for a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Where it is in the text, with its braces.
    pub at: Range<usize>,
    /// What stands between them.
    pub id: String,
}

/// The places of a text in which a word stands, or would if it were asked for.
pub(super) fn spots(text: &str, takes: Takes) -> Vec<Spot> {
    let spots = braced(text, takes);
    if takes == Takes::Plain || spots.is_empty() {
        return spots;
    }
    // What is code or maths or an address only a reader of Markdown knows: so it reads the text with a mark in each place.
    let Some(marked) = marked(text, &spots, |_| [""; 2]) else { return Vec::new() };
    let (mut in_words, mut in_addresses) = (Vec::new(), Vec::new());
    let mut blocks = prose::read(&marked);
    walk(&mut blocks, &mut |words| in_words.extend(words.chars()), &mut |to| in_addresses.extend(to.chars()));
    let mut at = 0;
    let mut spots = spots;
    spots.retain(|_| {
        at += 1;
        mark(at - 1).is_some_and(|mark| in_words.contains(&mark) && !in_addresses.contains(&mark))
    });
    spots
}

fn braced(text: &str, takes: Takes) -> Vec<Spot> {
    let mut spots = Vec::new();
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find('{')) {
        let start = from + found;
        from = start + 1;
        let before = &text[..start];
        let backslashes = before.len() - before.trim_end_matches('\\').len();
        if takes == Takes::Markdown && backslashes % 2 == 1 {
            continue;
        }
        let Some(id) = text[from..].split_once('}').map(|(id, _)| id).filter(|id| is_id(id)) else { continue };
        from += id.len() + 1;
        spots.push(Spot { at: start..from, id: id.to_owned() });
    }
    spots
}

/// The letter that marks a place: one of Tangut, in which nobody has written for five hundred years. None where there are more
/// places than letters.
pub(super) fn mark(at: usize) -> Option<char> {
    char::from_u32(0x1_7000 + u32::try_from(at).ok()?).filter(is_mark)
}

fn is_mark(letter: &char) -> bool {
    ('\u{17000}'..='\u{187f7}').contains(letter)
}

/// A text with a mark in each of these places, `beside` which stand such signs as at the ends of what will stand there; none
/// where it has such letters already, or is longer than what is read as Markdown.
pub(super) fn marked(text: &str, spots: &[Spot], beside: impl Fn(usize) -> [&'static str; 2]) -> Option<String> {
    if text.len() > LENGTH || text.chars().any(|letter| is_mark(&letter)) {
        return None;
    }
    let around = |at: usize| {
        let [before, after] = beside(at);
        mark(at).map(|mark| format!("{before}{mark}{after}"))
    };
    let marks: Option<Vec<String>> = (0..spots.len()).map(around).collect();
    Some(with(text, spots, &marks?))
}

/// A text with something else in these places.
pub(super) fn with(text: &str, spots: &[Spot], instead: &[String]) -> String {
    let mut out = String::new();
    let mut from = 0;
    for (spot, instead) in spots.iter().zip(instead) {
        out.push_str(&text[from..spot.at.start]);
        out.push_str(instead);
        from = spot.at.end;
    }
    out.push_str(&text[from..]);
    out
}

/// Walks through the words of a text that was read, and through its addresses.
pub(super) fn walk(blocks: &mut [Block], words: &mut dyn FnMut(&mut String), address: &mut dyn FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Paragraph(spans) | Block::Words(spans) | Block::Heading { words: spans, .. } => {
                walk_spans(spans, words, address);
            }
            Block::Quote(blocks) => walk(blocks, words, address),
            Block::List { items, .. } => items.iter_mut().for_each(|item| walk(item, words, address)),
            Block::Table { head, rows } => {
                let cells = head.iter_mut().chain(rows.iter_mut().flatten());
                cells.for_each(|cell| walk_spans(cell, words, address));
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn walk_spans(spans: &mut [Span], words: &mut dyn FnMut(&mut String), address: &mut dyn FnMut(&str)) {
    for span in spans {
        match span {
            Span::Text(text) => words(text),
            Span::Emphasis(inner) | Span::Strong(inner) | Span::Struck(inner) => walk_spans(inner, words, address),
            Span::Link { to, words: inner } => {
                address(to);
                walk_spans(inner, words, address);
            }
            Span::Code(_) | Span::Maths { .. } | Span::Break => {}
        }
    }
}
