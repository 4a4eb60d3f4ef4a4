use uuid::Uuid;

use super::Slot;
use super::lines::lines;
use crate::breakout::{Breakout, Clue, ClueKind, chain};
use crate::mechanism::{Item, shuffled};

/// Where in the file a clue stands. Locks are counted from 0, as the file lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// In the story.
    Story,
    /// On the bench.
    Bench,
    /// On a lock.
    On(usize),
    /// Inside a lock.
    Inside(usize),
    /// At the end.
    Ending,
}

/// Where something lies before the lesson. Locks are counted from 0, as the file lists them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lies {
    /// On the team's table.
    Table,
    /// Behind a lock.
    Behind(usize),
    /// With the teacher, who hands it over when `need` of these locks are open.
    Kept {
        /// The locks that come before it, two or more.
        until: Vec<usize>,
        /// How many of them.
        need: usize,
    },
}

/// A thing to find, on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Card<'b> {
    /// The clue. Of ink without a paper before it this is the ink itself: its sheet looks blank.
    pub clue: &'b Clue,
    /// What is written on it in invisible ink.
    pub ink: Vec<&'b Clue>,
    /// Where it stands in the file.
    pub found: Found,
    /// Where it lies before the lesson.
    pub lies: Lies,
    /// Its number, from 1; none where there is nothing to print.
    pub number: Option<usize>,
}

/// How many letters stand in a line of a quarter of a page, and in one of its whole width.
const NARROW: usize = 40;
const WIDE: usize = 88;

/// How many lines half a page holds, without title and foot.
const HALF: usize = 15;

impl Card<'_> {
    /// How large it is, by what is on it.
    pub fn slot(&self) -> Slot {
        match &self.clue.kind {
            ClueKind::Image { .. } => Slot::Half,
            ClueKind::Audio { transcript, .. } => self.fitting(transcript),
            _ => self.fitting(self.clue.text().filter(|_| !self.is_blank()).unwrap_or_default()),
        }
    }

    /// Whether its sheet looks blank: it is ink alone.
    pub fn is_blank(&self) -> bool {
        matches!(self.clue.kind, ClueKind::Ink { .. })
    }

    fn fitting(&self, text: &str) -> Slot {
        // Ink is traced by hand, so its letters are large.
        let ink = |across: usize| -> usize {
            let texts = self.ink.iter().filter_map(|ink| ink.text());
            texts.map(|text| lines(text, across * 2 / 3) * 3 / 2 + 1).sum()
        };
        Slot::of(|across| lines(text, across) + ink(across))
    }
}

impl Slot {
    /// The smallest slot that a text fits into.
    pub fn for_text(text: &str) -> Slot {
        Slot::of(|across| lines(text, across))
    }

    /// The smallest slot that so many lines fit into; `lines` says how many there are where so many letters stand in one.
    pub(super) fn of(lines: impl Fn(usize) -> usize) -> Slot {
        if lines(NARROW) <= HALF {
            Slot::Quarter
        } else if lines(WIDE) <= HALF {
            Slot::Half
        } else {
            Slot::Whole
        }
    }
}

/// Everything to find, in the order of the file: ink lies on the paper that comes before it in the same place, else on a blank
/// sheet.
pub fn cards(breakout: &Breakout) -> Vec<Card<'_>> {
    let mut cards: Vec<Card> = Vec::new();
    let places = [(Found::Story, &breakout.story), (Found::Bench, &breakout.bench)];
    let locks = breakout.locks.iter().enumerate();
    let locks = locks.flat_map(|(at, lock)| [(Found::On(at), &lock.clues), (Found::Inside(at), &lock.inside)]);
    for (found, clues) in places.into_iter().chain(locks).chain([(Found::Ending, &breakout.ending)]) {
        let lies = lies(breakout, found);
        let before = cards.len();
        for clue in clues {
            let is_ink = matches!(clue.kind, ClueKind::Ink { .. });
            match cards.get_mut(before..).and_then(|here| here.last_mut()).filter(|_| is_ink) {
                Some(card) => card.ink.push(clue),
                None => cards.push(Card {
                    clue,
                    ink: if is_ink { vec![clue] } else { Vec::new() },
                    found,
                    lies: lies.clone(),
                    number: None,
                }),
            }
        }
    }
    number(&mut cards, breakout.id);
    cards
}

/// Numbers what is printed, in an order that depends on the breakout alone and tells nothing of its chain.
fn number(cards: &mut [Card], id: Uuid) {
    let printed = cards.iter().enumerate().filter(|(_, card)| is_printed(card.clue));
    let at: Vec<Item> = printed.map(|(at, _)| Item::new(&at.to_string(), "")).collect();
    let mixed = shuffled(at, id.as_u64_pair().0);
    for (number, item) in mixed.iter().enumerate() {
        if let Some(card) = item.id.parse::<usize>().ok().and_then(|at| cards.get_mut(at)) {
            card.number = Some(number + 1);
        }
    }
}

/// A tool is a thing and no paper, and so is what stands in the room where nothing is said of it.
fn is_printed(clue: &Clue) -> bool {
    match &clue.kind {
        ClueKind::Tool { .. } => false,
        ClueKind::Room { say, .. } => !say.trim().is_empty(),
        _ => true,
    }
}

fn lies(breakout: &Breakout, found: Found) -> Lies {
    match found {
        Found::Story | Found::Bench => Lies::Table,
        Found::Inside(lock) => Lies::Behind(lock),
        Found::On(lock) => lies_with(breakout, lock),
        Found::Ending => {
            let last: Vec<&str> = chain::last(breakout).map(|lock| lock.id.as_str()).collect();
            let need = last.len();
            behind(breakout, last, need)
        }
    }
}

/// Where that lies which a team finds as soon as it can reach a lock.
pub fn lies_with(breakout: &Breakout, lock: usize) -> Lies {
    let Some(lock) = breakout.locks.get(lock) else { return Lies::Table };
    let before = lock.after.iter().filter(|id| **id != lock.id).map(String::as_str).collect();
    behind(breakout, before, lock.needed())
}

fn behind(breakout: &Breakout, ids: Vec<&str>, need: usize) -> Lies {
    let mut until: Vec<usize> = Vec::new();
    for (at, lock) in breakout.locks.iter().enumerate() {
        if ids.contains(&lock.id.as_str()) {
            until.push(at);
        }
    }
    match until[..] {
        _ if need == 0 => Lies::Table,
        [] => Lies::Table,
        [one] => Lies::Behind(one),
        _ => Lies::Kept { need: need.min(until.len()), until },
    }
}
