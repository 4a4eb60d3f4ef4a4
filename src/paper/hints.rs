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
    /// What it says, as Markdown; none: it sends one of the team to a neighbour.
    pub says: Option<&'b str>,
}

/// How many letters stand in a line of half a strip, and how many lines in a strip of one unit.
const ACROSS: usize = 38;
const DOWN: usize = 6;

impl HintCard<'_> {
    /// How high its strip is, in fifths of a page.
    pub fn height(&self) -> usize {
        lines(self.says.unwrap_or_default(), ACROSS).div_ceil(DOWN).max(1)
    }
}

/// Every rung of every lock. The neighbour is asked after the first hint, as on screen.
pub fn hints(breakout: &Breakout) -> Vec<HintCard<'_>> {
    let mut cards = Vec::new();
    for (lock, found) in breakout.locks.iter().enumerate() {
        let mut says: Vec<Option<&str>> = found.hints.iter().map(|hint| Some(hint.as_str())).collect();
        if breakout.rules.hints.neighbour {
            says.insert(1.min(says.len()), None);
        }
        let of = says.len();
        for (at, says) in says.into_iter().enumerate() {
            cards.push(HintCard { lock, rung: at + 1, of, says });
        }
    }
    cards
}
