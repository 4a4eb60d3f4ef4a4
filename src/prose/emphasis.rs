//! Which `*`, `_` and `~` belong together, by CommonMark's rules.

use super::spans::{Piece, merge};
use super::{DEPTH, Span};

/// Signs that may begin or end an emphasis.
#[derive(Clone, Copy)]
pub(super) struct Run {
    sign: char,
    count: usize,
    length: usize,
    opens: bool,
    closes: bool,
}

impl Run {
    /// A run of signs between two letters; none: the text begins or ends there.
    pub(super) fn new(sign: char, count: usize, before: Option<char>, after: Option<char>) -> Self {
        let (before, after) = (Beside::of(before), Beside::of(after));
        let left = after == Beside::Letter || (after == Beside::Sign && before != Beside::Letter);
        let right = before == Beside::Letter || (before == Beside::Sign && after != Beside::Letter);
        let (opens, closes) = match sign {
            '_' => (left && (!right || before == Beside::Sign), right && (!left || after == Beside::Sign)),
            '~' => (left && count <= 2, right && count <= 2),
            _ => (left, right),
        };
        Run { sign, count, length: count, opens, closes }
    }

    fn fits(self, closer: Run) -> bool {
        let thirds = (self.closes || closer.opens) && (self.length + closer.length).is_multiple_of(3);
        let is_odd = thirds && !(self.length.is_multiple_of(3) && closer.length.is_multiple_of(3));
        self.sign == closer.sign && self.opens && if self.sign == '~' { self.count == closer.count } else { !is_odd }
    }

    fn text(self) -> Span {
        Span::Text(self.sign.to_string().repeat(self.count))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Space,
    Sign,
    Letter,
}

impl Beside {
    fn of(letter: Option<char>) -> Self {
        match letter {
            None => Beside::Space,
            Some(letter) if letter.is_whitespace() => Beside::Space,
            Some(letter) if letter.is_alphanumeric() => Beside::Letter,
            Some(_) => Beside::Sign,
        }
    }
}

/// Joins runs into emphasis; what is left of them is text. Each span comes with how many stand in each other there.
pub(super) fn resolve(pieces: Vec<Piece>) -> Vec<(Span, usize)> {
    let mut done: Vec<Piece> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Run(run) if run.closes => close(&mut done, run),
            piece => done.push(piece),
        }
    }
    done.into_iter().map(settled).collect()
}

fn settled(piece: Piece) -> (Span, usize) {
    match piece {
        Piece::Span(span, depth) => (span, depth),
        Piece::Run(run) => (run.text(), 0),
        Piece::Bracket { is_image } => (Span::Text(if is_image { "![" } else { "[" }.into()), 0),
    }
}

fn depth(piece: &Piece) -> usize {
    if let Piece::Span(_, depth) = piece { *depth } else { 0 }
}

/// Matches the runs before a closing one, nearest first, until it is used up.
fn close(done: &mut Vec<Piece>, mut closer: Run) {
    while closer.count > 0 {
        let opener = done.iter().enumerate().rev().find_map(|(at, piece)| match piece {
            Piece::Run(run) if run.fits(closer) => Some((at, *run)),
            _ => None,
        });
        let Some((at, mut opener)) = opener else { break };
        let depth = done[at..].iter().map(depth).max().unwrap_or(0);
        if depth >= DEPTH {
            break;
        }
        let inner: Vec<_> = done.drain(at + 1..).map(settled).collect();
        done.pop();
        let words = merge(inner.into_iter().map(|(span, _)| span).collect());
        let used = if closer.sign == '~' { closer.count } else { opener.count.min(closer.count).min(2) };
        let span = match (closer.sign, used) {
            ('~', _) => Span::Struck(words),
            (_, 2) => Span::Strong(words),
            _ => Span::Emphasis(words),
        };
        opener.count -= used;
        closer.count -= used;
        if opener.count > 0 {
            done.push(Piece::Run(opener));
        }
        done.push(Piece::Span(span, depth + 1));
    }
    if closer.count > 0 {
        done.push(Piece::Run(closer));
    }
}
