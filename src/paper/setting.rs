use super::{Card, Lies, Real, Remark, lies_with, real};
use crate::breakout::Breakout;
use crate::mechanism::Spelling;

/// How a lock is set up on the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The lock, counted from 0 as the file lists them.
    pub lock: usize,
    /// What real lock fits.
    pub real: Real,
    /// What to know about it.
    pub remarks: Vec<Remark>,
    /// Where what comes with it lies: its answer card, too, where it has one.
    pub lies: Lies,
    /// The cards behind it, by their place in [`cards`](super::cards()).
    pub behind: Vec<usize>,
    /// The locks whose answer cards lie behind it.
    pub answer_cards: Vec<usize>,
}

/// Every lock with what lies behind it. `has_padlocks`: whether real ones are at hand; else every lock has an answer card.
pub fn settings(breakout: &Breakout, cards: &[Card], has_padlocks: bool, spelling: Spelling) -> Vec<Setting> {
    let mut settings: Vec<Setting> = Vec::new();
    for (lock, found) in breakout.locks.iter().enumerate() {
        let (real, remarks) = match real(found, spelling) {
            (_, remarks) if !has_padlocks => {
                (Real::Card, remarks.into_iter().filter(|remark| *remark == Remark::NoAnswer).collect())
            }
            fits => fits,
        };
        let behind = cards.iter().enumerate().filter(|(_, card)| card.lies == Lies::Behind(lock));
        let behind = behind.map(|(at, _)| at).collect();
        let lies = lies_with(breakout, lock);
        settings.push(Setting { lock, real, remarks, lies, behind, answer_cards: Vec::new() });
    }
    for lock in 0..settings.len() {
        if let (Real::Card, Lies::Behind(before)) = (&settings[lock].real, settings[lock].lies.clone())
            && let Some(before) = settings.get_mut(before)
        {
            before.answer_cards.push(lock);
        }
    }
    settings
}
