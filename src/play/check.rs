use crate::breakout::{Breakout, Lock};
use crate::mechanism::{Nearly, Spelling, Unfit};

/// What came of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It opens the lock.
    Opens {
        /// With which of its answers, from 0.
        with: usize,
    },
    /// It could have been the answer, and isn't.
    Misses {
        /// The canonical answer that it was.
        answer: String,
        /// Which of the lock's replies answers it, from 0.
        reply: Option<usize>,
        /// What alone keeps it from being right, where that is worth telling.
        nearly: Option<Nearly>,
    },
    /// It cannot be an answer.
    Unfit(Unfit),
}

impl Checked {
    /// Whether it opens the lock.
    pub fn opens(&self) -> bool {
        matches!(self, Checked::Opens { .. })
    }
}

/// Whether an entry opens any lock of a breakout, as far as its answers are known.
pub fn opens_any(breakout: &Breakout, entry: &str, spelling: Spelling) -> bool {
    breakout.locks.iter().any(|lock| check(lock, entry, spelling).opens())
}

/// Checks an entry against a lock whose answers are known.
pub fn check(lock: &Lock, entry: &str, spelling: Spelling) -> Checked {
    let canonical = |text: &str| lock.mechanism.canonical(text, spelling);
    let answer = match canonical(entry) {
        Ok(answer) => answer,
        Err(unfit) => return Checked::Unfit(unfit),
    };
    let is_it = |text: &str| canonical(text).as_deref() == Ok(answer.as_str());
    if let Some(with) = lock.answers.iter().position(|text| is_it(text)) {
        return Checked::Opens { with };
    }
    let reply = lock.replies.iter().position(|reply| is_it(&reply.answer));
    let nearly = lock
        .answers
        .iter()
        .find_map(|text| canonical(text).ok().and_then(|right| lock.mechanism.nearly(&answer, &right)));
    Checked::Misses { answer, reply, nearly }
}
