use super::html;
use crate::bring::Doubt;
use crate::bring::plain::markdown;

/// The marks that a backslash makes letters, each with what stands in its place until all is taken apart: characters that Unicode
/// leaves to private use.
const ESCAPED: [(char, char); 7] = [
    (':', '\u{f0000}'),
    ('#', '\u{f0001}'),
    ('=', '\u{f0002}'),
    ('{', '\u{f0003}'),
    ('}', '\u{f0004}'),
    ('~', '\u{f0005}'),
    ('n', '\u{f0006}'),
];

/// A text in which escaped marks are no marks.
pub(super) fn hidden(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().filter(|_| letter == '\\');
        let escaped = next.and_then(|next| ESCAPED.iter().find(|(mark, _)| *mark == next));
        match escaped {
            Some((_, stand_in)) => out.push(*stand_in),
            None if next == Some('\\') => out.push('\\'),
            None => {
                out.push(letter);
                continue;
            }
        }
        letters.next();
    }
    out
}

/// A part of such a text as it was meant.
pub(super) fn shown(text: &str) -> String {
    let meant = |c: char| match ESCAPED.iter().find(|(_, stand_in)| *stand_in == c) {
        Some(('n', _)) => '\n',
        Some((mark, _)) => *mark,
        None => c,
    };
    text.chars().map(meant).collect::<String>().trim().to_owned()
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Words among which there may be HTML.
    Moodle,
    /// Words and nothing else.
    Plain,
    /// Markdown.
    Markdown,
}

impl Format {
    /// What a text says that its format is, and the text; `usual` where it doesn't.
    pub(super) fn of(text: &str, usual: Format) -> (Format, &str) {
        let text = text.trim();
        let named = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        match named {
            Some(("html" | "moodle", rest)) => (Format::Moodle, rest),
            Some(("plain", rest)) => (Format::Plain, rest),
            Some(("markdown", rest)) => (Format::Markdown, rest),
            _ => (usual, text),
        }
    }

    /// A text as Markdown.
    pub(super) fn markdown(self, text: &str, doubts: &mut Vec<Doubt>) -> String {
        match self {
            Format::Markdown => shown(text),
            _ => markdown(&self.plain(text, doubts)),
        }
    }

    /// A text as plain words.
    pub(super) fn plain(self, text: &str, doubts: &mut Vec<Doubt>) -> String {
        let text = shown(text);
        if self != Format::Moodle {
            return text;
        }
        let (words, is_whole) = html::words(&text);
        if !is_whole {
            doubts.push(Doubt::Markup);
        }
        // As Moodle's filters for maths are written.
        words.replace(r"\(", "$").replace(r"\)", "$")
    }
}
