use super::emphasis::{self, Run};
use super::{DEPTH, Span, maths};

/// Longer addresses are words.
const ADDRESS: usize = 2_000;

/// A part of a line while it is being read.
pub(super) enum Piece {
    /// It is what it is, and so many spans stand in each other there.
    Span(Span, usize),
    /// Signs that may emphasise.
    Run(Run),
    /// `[` or `![`, until its `]` is found.
    Bracket { is_image: bool },
}

/// Reads the spans of a paragraph, whose lines end with `\n`.
pub(super) fn read(text: &str) -> Vec<Span> {
    let mut reader = Reader { text, at: 0, pieces: Vec::new(), words: String::new() };
    while let Some(letter) = reader.rest().chars().next() {
        reader.step(letter);
    }
    reader.flush();
    merge(emphasis::resolve(reader.pieces).into_iter().map(|(span, _)| span).collect())
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    pieces: Vec<Piece>,
    words: String,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self, letter: char) {
        match letter {
            '\\' => self.escape(),
            '\n' => self.line_end(),
            '`' => self.code(),
            '*' | '_' | '~' => self.run(letter),
            '!' if self.rest().starts_with("![") => self.open(2, true),
            '[' => self.open(1, false),
            ']' => self.close(),
            '<' => self.address(),
            '&' => self.entity(),
            '$' => self.maths(),
            _ => self.word(letter),
        }
    }

    fn word(&mut self, letter: char) {
        self.words.push(letter);
        self.at += letter.len_utf8();
    }

    fn flush(&mut self) {
        if !self.words.is_empty() {
            self.pieces.push(Piece::Span(Span::Text(std::mem::take(&mut self.words)), 0));
        }
    }

    fn push(&mut self, piece: Piece, bytes: usize) {
        self.flush();
        self.pieces.push(piece);
        self.at += bytes;
    }

    fn escape(&mut self) {
        match self.rest().chars().nth(1) {
            Some('\n') => self.push(Piece::Span(Span::Break, 0), 2),
            Some(sign) if sign.is_ascii_punctuation() => {
                self.words.push(sign);
                self.at += 2;
            }
            _ => self.word('\\'),
        }
    }

    /// Two spaces at its end break the line.
    fn line_end(&mut self) {
        let breaks = self.words.ends_with("  ");
        self.words.truncate(self.words.trim_end_matches(' ').len());
        if breaks {
            self.push(Piece::Span(Span::Break, 0), 1);
        } else {
            self.words.push(' ');
            self.at += 1;
        }
    }

    fn code(&mut self) {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches('`').len();
        let inner = &rest[length..];
        let Some(end) = run_of(inner, length) else {
            self.words.push_str(&rest[..length]);
            self.at += length;
            return;
        };
        let code = inner[..end].replace('\n', " ");
        let bare =
            code.strip_prefix(' ').and_then(|code| code.strip_suffix(' ')).filter(|code| !code.trim().is_empty());
        let code = bare.unwrap_or(&code).to_owned();
        self.push(Piece::Span(Span::Code(code), 0), length + end + length);
    }

    fn run(&mut self, sign: char) {
        let rest = self.rest();
        let count = rest.len() - rest.trim_start_matches(sign).len();
        let before = self.text[..self.at].chars().next_back();
        let after = rest[count..].chars().next();
        self.push(Piece::Run(Run::new(sign, count, before, after)), count);
    }

    fn open(&mut self, bytes: usize, is_image: bool) {
        self.push(Piece::Bracket { is_image }, bytes);
    }

    /// Makes a link of all since the last `[`, where an address follows; an image leaves its words.
    fn close(&mut self) {
        let opened = self.pieces.iter().rposition(|piece| matches!(piece, Piece::Bracket { .. }));
        let Some(opened) = opened else { return self.word(']') };
        self.flush();
        let inner = self.pieces.split_off(opened + 1);
        let is_image = matches!(self.pieces.pop(), Some(Piece::Bracket { is_image: true }));
        let spans = emphasis::resolve(inner);
        let depth = spans.iter().map(|(_, depth)| *depth).max().unwrap_or(0);
        let has_link = spans.iter().any(|(span, _)| holds_link(span));
        match address(&self.rest()[1..]).filter(|_| is_image || (!has_link && depth < DEPTH)) {
            Some((_, bytes)) if is_image => {
                self.pieces.extend(spans.into_iter().map(|(span, depth)| Piece::Span(span, depth)));
                self.at += 1 + bytes;
            }
            Some((to, bytes)) => {
                let words = merge(spans.into_iter().map(|(span, _)| span).collect());
                self.push(Piece::Span(Span::Link { to, words }, depth + 1), 1 + bytes);
            }
            None => {
                let sign = if is_image { "![" } else { "[" };
                self.pieces.push(Piece::Span(Span::Text(sign.into()), 0));
                self.pieces.extend(spans.into_iter().map(|(span, depth)| Piece::Span(span, depth)));
                self.word(']');
            }
        }
    }

    /// `<https://...>`
    fn address(&mut self) {
        let inner = &self.rest()[1..];
        let end = inner.bytes().take(ADDRESS).position(|byte| matches!(byte, b'>' | b'<' | b' ' | b'\n'));
        let address = end.filter(|end| inner.as_bytes()[*end] == b'>').map(|end| &inner[..end]);
        match address.filter(|address| has_scheme(address)) {
            Some(address) => {
                let words = vec![Span::Text(address.to_owned())];
                self.push(Piece::Span(Span::Link { to: address.to_owned(), words }, 1), address.len() + 2);
            }
            None => self.word('<'),
        }
    }

    fn maths(&mut self) {
        let rest = self.rest();
        match maths::within(rest) {
            Some((source, display, bytes)) => {
                self.push(Piece::Span(Span::Maths { source: source.to_owned(), display }, 0), bytes);
            }
            None => {
                let mark = maths::mark(rest);
                self.words.push_str(mark);
                self.at += mark.len();
            }
        }
    }

    /// The few letters that have a name in every text, and any by its number.
    fn entity(&mut self) {
        let name = self.rest()[1..].split_once(';').map(|(name, _)| name).filter(|name| name.len() < 8);
        let letter = name.and_then(|name| match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "nbsp" => Some('\u{a0}'),
            _ => numbered(name),
        });
        match (letter, name) {
            (Some(letter), Some(name)) => {
                self.words.push(letter);
                self.at += name.len() + 2;
            }
            _ => self.word('&'),
        }
    }
}

fn numbered(name: &str) -> Option<char> {
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(number) => u32::from_str_radix(number, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|letter| *letter != '\0')
}

/// Where a run of exactly so many backticks begins.
fn run_of(text: &str, length: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text.get(at..)?.find('`') {
        let start = at + found;
        let rest = &text[start..];
        let count = rest.len() - rest.trim_start_matches('`').len();
        if count == length {
            return Some(start);
        }
        at = start + count;
    }
    None
}

/// The address of `(address "title")`, and how many bytes that is.
fn address(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('(')?;
    let start = inner.len() - inner.trim_start().len();
    let rest = &inner[start..];
    let (to, end) = if let Some(angled) = rest.strip_prefix('<') {
        let end = angled.find(['>', '\n', '<']).filter(|end| angled.as_bytes()[*end] == b'>')?;
        (&angled[..end], end + 2)
    } else {
        let mut open = 0usize;
        let mut end = rest.len();
        let mut letters = rest.char_indices();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '\\' => drop(letters.next()),
                '(' => open += 1,
                ')' if open > 0 => open -= 1,
                ')' | ' ' | '\n' => {
                    end = at;
                    break;
                }
                _ if at > ADDRESS => return None,
                _ => {}
            }
        }
        if open > 0 {
            return None;
        }
        (&rest[..end], end)
    };
    let after = rest.get(end..)?;
    let gap = after.len() - after.trim_start().len();
    let after = &after[gap..];
    let title = match after.chars().next()? {
        ')' => 0,
        sign @ ('"' | '\'') if gap > 0 => after[1..].find(sign)? + 2,
        _ => return None,
    };
    let behind = after.get(title..)?;
    let space = behind.len() - behind.trim_start().len();
    behind[space..].starts_with(')').then(|| (unescaped(to), 1 + start + end + gap + title + space + 1))
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = if letter == '\\' { letters.next_if(char::is_ascii_punctuation) } else { None };
        out.push(escaped.unwrap_or(letter));
    }
    out
}

fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        (2..=32).contains(&scheme.len())
            && scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte))
    })
}

fn holds_link(span: &Span) -> bool {
    match span {
        Span::Link { .. } => true,
        Span::Emphasis(words) | Span::Strong(words) | Span::Struck(words) => words.iter().any(holds_link),
        Span::Text(_) | Span::Code(_) | Span::Maths { .. } | Span::Break => false,
    }
}

/// Words beside words are one text.
pub(super) fn merge(spans: Vec<Span>) -> Vec<Span> {
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match (merged.last_mut(), span) {
            (Some(Span::Text(before)), Span::Text(text)) => before.push_str(&text),
            (_, span) => merged.push(span),
        }
    }
    merged
}
