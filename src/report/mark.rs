use super::LockTrail;
use super::judge::Judge;
use crate::breakout::Breakout;
use crate::mechanism::{Nearly, Possible};
use crate::play::How;

/// A lock that opened after more wrong tries than this says nothing about the reply that came last.
const FEW_TRIES: usize = 3;

/// Where chance alone would do as well in one of so many cases, it is told.
const CHANCE: u64 = 10;

/// How a lock was opened, and what it tells of a target, the most first. Each says what happened and no more: that a team
/// understands is the teacher's to say.
///
/// The mark of a lock follows from what the team did before it opened. Slips of typing don't count (see [`Wrong::is_slip`]).
/// The mark of a target is the weakest of its locks that tell something: so it never says more than the least of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Opened with an answer: no wrong try, no hint.
    AtOnce,
    /// Opened with an answer after one to three wrong tries and no hint; the last of them got a reply that the author wrote,
    /// and the next try was right.
    AfterReply,
    /// Opened with an answer after wrong tries and no hint, otherwise. Thought again or guessed: nobody can say.
    AfterTries,
    /// Opened with an answer after a hint, or after one of the team asked a neighbour.
    WithHints,
    /// The teacher's key opened it.
    Helped,
    /// Within reach, and the team tried it or took a hint; not open.
    NotYet,
}

impl Mark {
    /// All of them, the one that tells most first.
    pub const ALL: [Mark; 6] =
        [Mark::AtOnce, Mark::AfterReply, Mark::AfterTries, Mark::WithHints, Mark::Helped, Mark::NotYet];

    /// Whether the team itself found an answer.
    pub fn is_answered(self) -> bool {
        self < Mark::Helped
    }
}

/// How a team stands with one lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnLock {
    /// None where the team did nothing at it that tells anything.
    pub mark: Option<Mark>,
    /// Its wrong tries before it opened, the earliest first. Those that open the lock since a correction are left out.
    pub wrong: Vec<Wrong>,
    /// How many rungs of its ladder were taken before it opened.
    pub rungs: usize,
    /// Whether it was opened by a team that, with so many tries, would also open it by chance in one of ten cases.
    pub maybe_chance: bool,
}

/// A wrong try, and what can be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The canonical answer that it was; none where the hand-in withholds it.
    pub answer: Option<String>,
    /// Which reply of the lock it got, from 0.
    pub reply: Option<usize>,
    /// What alone keeps it from being right.
    pub nearly: Option<Nearly>,
    /// Whether it was a slip of typing. That is told only where all of this holds: the answer is typed; accents or
    /// punctuation alone differ, or one key in one word of four letters or more, and that gives no word which stands in the
    /// breakout; the author wrote no reply to it; and the next try was right, or one more slip, without a hint between. On
    /// wheels, arrows and the like nothing tells a slip from an idea, and so nothing is called one.
    pub is_slip: bool,
}

/// How a team stands with one target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnTarget {
    /// The weakest mark of its locks; none where none of them tells anything.
    pub mark: Option<Mark>,
    /// The places of its locks in the breakout, each with its mark.
    pub locks: Vec<(usize, Option<Mark>)>,
    /// Whether all that tells something may be chance.
    pub maybe_chance: bool,
}

impl OnLock {
    /// How many wrong tries were no slips of typing.
    pub fn ideas(&self) -> usize {
        self.wrong.iter().filter(|wrong| !wrong.is_slip).count()
    }

    /// How many were slips of typing.
    pub fn slips(&self) -> usize {
        self.wrong.iter().filter(|wrong| wrong.is_slip).count()
    }
}

impl OnTarget {
    /// How many of its locks tell something.
    pub fn telling(&self) -> usize {
        self.locks.iter().filter(|(_, mark)| mark.is_some()).count()
    }
}

/// How a team stands with the lock at this place.
pub(super) fn on_lock(judge: &mut Judge, at: usize, trail: &LockTrail) -> OnLock {
    let misses = trail.open.map_or(trail.misses.len(), |opening| opening.misses);
    let rungs = trail.open.map_or(trail.rungs(), |opening| opening.rungs);
    let mut wrong = Vec::new();
    let mut looks: Vec<(bool, usize)> = Vec::new();
    for miss in &trail.misses[..misses] {
        let said = miss.answer.as_deref().map(|answer| judge.say(at, answer)).unwrap_or_default();
        if said.opens {
            continue;
        }
        looks.push((said.looks_typed, miss.rungs));
        wrong.push(Wrong { answer: miss.answer.clone(), reply: said.reply, nearly: said.nearly, is_slip: false });
    }
    let is_answered = matches!(trail.open.map(|opening| opening.how), Some(How::Answer(_)));
    if is_answered {
        for (wrong, (looks_typed, rungs_then)) in wrong.iter_mut().zip(looks).rev() {
            if !looks_typed || rungs_then != rungs {
                break;
            }
            wrong.is_slip = true;
        }
    }
    let ideas = wrong.iter().filter(|wrong| !wrong.is_slip).count();
    let last = wrong.iter().rfind(|wrong| !wrong.is_slip);
    let mark = match trail.open.map(|opening| opening.how) {
        Some(How::Helped) => Some(Mark::Helped),
        Some(How::Answer(_)) if rungs > 0 => Some(Mark::WithHints),
        Some(How::Answer(_)) if ideas == 0 => Some(Mark::AtOnce),
        Some(How::Answer(_)) if ideas <= FEW_TRIES && last.is_some_and(|wrong| wrong.reply.is_some()) => {
            Some(Mark::AfterReply)
        }
        Some(How::Answer(_)) => Some(Mark::AfterTries),
        None => (trail.reached && (!wrong.is_empty() || rungs > 0)).then_some(Mark::NotYet),
    };
    let tries = wrong.len() as u64 + 1;
    let is_few = matches!(judge.possible(at), Possible::Exactly(count) if tries.saturating_mul(CHANCE) >= count);
    OnLock { mark, wrong, rungs, maybe_chance: is_answered && is_few }
}

/// How a team stands with each target, from how it stands with the locks.
pub(super) fn on_targets(breakout: &Breakout, locks: &[OnLock]) -> Vec<OnTarget> {
    let target = |id: &str| {
        let serves = |at: &usize| breakout.locks[*at].targets.iter().any(|target| target == id);
        let serving: Vec<usize> = (0..breakout.locks.len()).filter(serves).collect();
        let mut telling = serving.iter().map(|at| &locks[*at]).filter(|lock| lock.mark.is_some()).peekable();
        let maybe_chance = telling.peek().is_some() && telling.all(|lock| lock.maybe_chance);
        let locks: Vec<_> = serving.iter().map(|at| (*at, locks[*at].mark)).collect();
        OnTarget { mark: locks.iter().filter_map(|(_, mark)| *mark).max(), locks, maybe_chance }
    };
    breakout.targets.iter().map(|of| target(&of.id)).collect()
}
