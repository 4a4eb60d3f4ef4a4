use super::{LONGEST_TEXT, cleaned};
use crate::breakout::{Breakout, Clue, ClueKind, Extra, Lock, fresh_id};
use crate::mechanism::{Kind, Spelling, Unfit};

/// The most bytes, as JSON, of a lock that a team made: a hand-in must still go into a few codes.
pub const LONGEST_LOCK: usize = 6000;

/// So many clues, hints, replies and answers of such a lock are taken at most.
const MOST: usize = 6;

/// The most characters of an answer of such a lock.
const LONGEST_ANSWER: usize = 200;

/// Why the lock that a team made does not go along with what it hands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldBack {
    /// These words of it, an answer or a label, open a lock of the breakout.
    Opens(String),
    /// This label is a name, and names are left out.
    Named(String),
    /// It is longer than [`LONGEST_LOCK`].
    TooLong,
}

/// Why a lock that a team made can't be in a breakout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amiss {
    /// It is of a newer version, or of no kind at all.
    Newer,
    /// It has no answer yet.
    NoAnswer,
    /// What should open it can't be set on it.
    Refused {
        /// As its makers spelt it.
        answer: String,
        /// Why not.
        why: Unfit,
    },
    /// It is longer than [`LONGEST_LOCK`].
    TooLong,
}

/// Whether there is anything to a lock yet.
pub fn is_begun(lock: &Lock) -> bool {
    let is_said = |clue: &Clue| clue.text().is_some_and(|text| !text.trim().is_empty());
    !lock.title.trim().is_empty()
        || lock.answers.iter().any(|answer| !answer.trim().is_empty())
        || lock.clues.iter().chain(&lock.inside).any(is_said)
        || !lock.hints.is_empty()
        || !lock.replies.is_empty()
}

/// Of a lock that a team made for this breakout what such a lock may have, and nothing else: a name as it can be shown, targets
/// that there are, papers and ink, answers, replies and hints, none of them without end. Where it lies in a chain, pictures, and
/// what no version knows are left out, whoever wrote the file.
pub fn tidied(lock: &Lock, breakout: &Breakout) -> Lock {
    let mut own = Lock::new(fresh_id(&lock.title, "lock", |_| false), lock.mechanism.clone());
    // What a kind of lock had that it was before stays among those members.
    if !matches!(own.mechanism.kind, Kind::Unknown { .. }) {
        own.mechanism.extra.clear();
    }
    own.title = cleaned(&lock.title);
    for target in &breakout.targets {
        if lock.targets.contains(&target.id) {
            own.targets.push(target.id.clone());
        }
    }
    let mut ids: Vec<String> = Vec::new();
    let mut papers = |clues: &[Clue]| {
        let mut kept = Vec::new();
        for clue in clues {
            let kind = match &clue.kind {
                ClueKind::Text { body } => ClueKind::Text { body: short(body, LONGEST_TEXT) },
                ClueKind::Ink { body } => ClueKind::Ink { body: short(body, LONGEST_TEXT) },
                _ => continue,
            };
            if kept.len() < MOST {
                let id = fresh_id("paper", "paper", |id| ids.iter().any(|other| other == id));
                ids.push(id.clone());
                kept.push(Clue { title: cleaned(&clue.title), ..Clue::new(id, kind) });
            }
        }
        kept
    };
    own.clues = papers(&lock.clues);
    own.inside = papers(&lock.inside);
    own.answers.extend(lock.answers.iter().take(MOST).map(|answer| short(answer, LONGEST_ANSWER)));
    own.hints.extend(lock.hints.iter().take(MOST).map(|hint| short(hint, LONGEST_TEXT)));
    for reply in lock.replies.iter().take(MOST) {
        let mut reply = reply.clone();
        reply.answer = short(&reply.answer, LONGEST_ANSWER);
        reply.say = short(&reply.say, LONGEST_TEXT);
        reply.extra = Extra::new();
        own.replies.push(reply);
    }
    own
}

fn short(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// What keeps a lock from being played, if anything does.
pub fn amiss(lock: &Lock, spelling: Spelling) -> Option<Amiss> {
    if let Kind::Unknown { .. } = lock.mechanism.kind {
        return Some(Amiss::Newer);
    }
    if is_too_long(lock) {
        return Some(Amiss::TooLong);
    }
    if lock.answers.iter().all(|answer| answer.trim().is_empty()) {
        return Some(Amiss::NoAnswer);
    }
    lock.answers.iter().find_map(|answer| {
        let why = lock.mechanism.canonical(answer, spelling).err()?;
        Some(Amiss::Refused { answer: answer.clone(), why })
    })
}

/// Whether a lock is longer than [`LONGEST_LOCK`].
pub fn is_too_long(lock: &Lock) -> bool {
    // A lock always is JSON.
    serde_json::to_string(lock).map_or(usize::MAX, |text| text.len()) > LONGEST_LOCK
}
