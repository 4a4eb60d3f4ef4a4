use super::lines::lines;
use crate::breakout::Breakout;

/// A rung of a hint ladder, on a card that is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HintCard<'b> {
    /// Its lock, counted from 0 as the file lists them.
    pub lock: usize,
    /// Which rung it is, from 1.
    pub rung: usize,
    /// How many the lock has.
    pub of: usize,
    /// What it says, as Markdown.
    pub says: &'b str,
}

/// How many letters stand in a line of half a strip.
const ACROSS: usize = 42;

/// How many lines stand in a strip of one unit, and how many more in each further one.
const FIRST: usize = 3;
const FURTHER: usize = 5;

impl HintCard<'_> {
    /// How high its strip is, in eighths of a page.
    pub fn height(&self) -> usize {
        1 + lines(self.says, ACROSS).saturating_sub(FIRST).div_ceil(FURTHER)
    }
}

/// Every hint of every lock.
pub fn hints(breakout: &Breakout) -> Vec<HintCard<'_>> {
    let mut cards = Vec::new();
    for (lock, found) in breakout.locks.iter().enumerate() {
        let of = found.hints.len();
        for (at, says) in found.hints.iter().enumerate() {
            cards.push(HintCard { lock, rung: at + 1, of, says });
        }
    }
    cards
}
