use std::collections::HashMap;

use super::Report;
use crate::breakout::Clue;

/// A mistake that teams share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The place of the lock in the breakout.
    pub lock: usize,
    /// The canonical answer.
    pub answer: String,
    /// The places of the teams that made it.
    pub teams: Vec<usize>,
    /// Which reply of the lock it got, from 0.
    pub reply: Option<usize>,
}

impl Mistake {
    /// The clue that it is about: the first that hangs on the lock and says something.
    pub fn clue<'r>(&self, report: &'r Report) -> Option<&'r Clue> {
        let lock = report.breakout.locks.get(self.lock)?;
        lock.clues.iter().find(|clue| clue.text().is_some()).or(lock.clues.first())
    }
}

/// The mistakes of two teams or more at these locks, those of most teams first; then in the order of locks and answers.
pub(super) fn mistakes(report: &Report, locks: &[usize], most: usize) -> Vec<Mistake> {
    let mut found: HashMap<(usize, &str), Mistake> = HashMap::new();
    for (team, of) in report.teams.iter().enumerate() {
        for lock in locks.iter().copied() {
            let Some(on) = of.locks.get(lock) else { continue };
            for wrong in on.wrong.iter().filter(|wrong| !wrong.is_slip) {
                let Some(answer) = wrong.answer.as_deref() else { continue };
                let fresh = || Mistake { lock, answer: answer.to_owned(), teams: Vec::new(), reply: wrong.reply };
                found.entry((lock, answer)).or_insert_with(fresh).teams.push(team);
            }
        }
    }
    let mut shared: Vec<Mistake> = found.into_values().filter(|mistake| mistake.teams.len() > 1).collect();
    shared.sort_by(|one, other| {
        let place = |mistake: &Mistake| (std::cmp::Reverse(mistake.teams.len()), mistake.lock);
        place(one).cmp(&place(other)).then_with(|| one.answer.cmp(&other.answer))
    });
    shared.truncate(most);
    shared
}
