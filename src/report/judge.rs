use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::breakout::Breakout;
use crate::format::from_list;
use crate::mechanism::{Further, Kind, Nearly, Possible, Spelling};
use crate::play::{Checked, check};
use crate::prose::plain;

/// A word of fewer letters is too near to other words to be told from them.
const LONG_ENOUGH: usize = 4;

/// What can be said of a wrong try, once for all teams that made it.
pub(super) struct Judge<'b> {
    pub breakout: Arc<Breakout>,
    spelling: Spelling<'b>,
    /// For each lock, what was said of an answer.
    said: Vec<HashMap<String, Said>>,
    /// The words that stand in the breakout, folded; made when they are first wanted.
    words: Option<HashSet<String>>,
}

/// What can be said of a wrong try from its answer alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// It opens the lock by now: the breakout was corrected.
    pub opens: bool,
    /// Which reply of the lock answers it, from 0.
    pub reply: Option<usize>,
    /// What alone keeps it from being right.
    pub nearly: Option<Nearly>,
    /// Whether it looks like a slip of typing: only accents or punctuation differ, or one key of a word that stands nowhere in
    /// the breakout; and the author wrote no reply to it.
    pub looks_typed: bool,
}

impl<'b> Judge<'b> {
    /// Judges answers to this breakout as it is now.
    pub fn of(breakout: &Arc<Breakout>, spelling: Spelling<'b>) -> Self {
        let said = vec![HashMap::new(); breakout.locks.len()];
        Judge { breakout: breakout.clone(), spelling, said, words: None }
    }

    /// What is to be said of an answer, canonical when it was given, to the lock at this place. Each is looked at once.
    pub fn say(&mut self, lock: usize, answer: &str) -> Said {
        if let Some(said) = self.said[lock].get(answer) {
            return *said;
        }
        let said = self.look(lock, answer);
        self.said[lock].insert(answer.to_owned(), said);
        said
    }

    /// How many answers someone who guesses would have to try at a lock.
    pub fn possible(&self, lock: usize) -> Possible {
        let lock = &self.breakout.locks[lock];
        let answer = lock.answers.iter().find_map(|answer| lock.mechanism.canonical(answer, self.spelling).ok());
        lock.mechanism.possible(&answer.unwrap_or_default())
    }

    fn look(&mut self, at: usize, answer: &str) -> Said {
        let lock = self.breakout.locks[at].clone();
        match check(&lock, answer, self.spelling) {
            Checked::Opens { .. } => Said { opens: true, ..Said::default() },
            Checked::Unfit(_) => Said::default(),
            Checked::Misses { reply, nearly, .. } => {
                let mut is_near =
                    || nearly.is_some() || lock.answers.iter().any(|right| self.is_one_key_off(at, answer, right));
                let looks_typed = reply.is_none() && is_near();
                Said { opens: false, reply, nearly, looks_typed }
            }
        }
    }

    /// Whether one key makes the difference between a try and an answer that were both typed.
    fn is_one_key_off(&mut self, at: usize, tried: &str, right: &str) -> bool {
        let mechanism = &self.breakout.locks[at].mechanism;
        let Ok(right) = mechanism.canonical(right, self.spelling) else { return false };
        let is_form = match &mechanism.kind {
            Kind::Text(_) => false,
            Kind::Further(further) => match further.kind() {
                Further::Form(_) => true,
                _ => return false,
            },
            _ => return false,
        };
        let fields = |text: &str| if is_form { from_list(text) } else { Some(vec![text.to_owned()]) };
        let (Some(tried), Some(right)) = (fields(tried), fields(&right)) else { return false };
        let words = |fields: &[String]| -> Vec<Vec<String>> {
            fields.iter().map(|field| field.split_whitespace().map(str::to_owned).collect()).collect()
        };
        let (tried, right) = (words(&tried), words(&right));
        let lengths = |fields: &[Vec<String>]| fields.iter().map(Vec::len).collect::<Vec<_>>();
        if lengths(&tried) != lengths(&right) {
            return false;
        }
        let pairs = tried.iter().flatten().zip(right.iter().flatten());
        let mut differing = pairs.filter(|(tried, right)| tried != right);
        let (Some((tried, right)), None) = (differing.next(), differing.next()) else { return false };
        let is_word = |word: &str| word.chars().all(|c| !c.is_numeric());
        right.chars().count() >= LONG_ENOUGH
            && is_word(tried)
            && is_word(right)
            && is_one_key(tried, right)
            && !self.stands_there(tried)
    }

    /// Whether a word stands anywhere in what teams read: then it was chosen, not mistyped.
    fn stands_there(&mut self, word: &str) -> bool {
        let word = self.spelling.fold(word);
        if self.words.is_none() {
            self.words = Some(words_of(&self.breakout, self.spelling));
        }
        self.words.as_ref().is_some_and(|words| words.contains(&word))
    }
}

fn words_of(breakout: &Breakout, spelling: Spelling) -> HashSet<String> {
    let mut words = HashSet::new();
    let mut read = |text: &str| {
        let text = spelling.fold(&plain(text));
        words.extend(text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').map(str::to_owned));
    };
    breakout.clues().filter_map(|clue| clue.text()).for_each(&mut read);
    breakout.cards.iter().for_each(|card| read(&card.body));
    breakout.targets.iter().for_each(|target| read(&target.statement));
    for lock in &breakout.locks {
        lock.hints.iter().for_each(|hint| read(hint));
        lock.replies.iter().for_each(|reply| read(&reply.say));
    }
    words
}

/// Whether one key makes the difference: one more, one less, another one, or two that were swapped (Damerau, 1964).
fn is_one_key(tried: &str, right: &str) -> bool {
    let (tried, right): (Vec<char>, Vec<char>) = (tried.chars().collect(), right.chars().collect());
    let before = tried.iter().zip(&right).take_while(|(one, other)| one == other).count();
    let (tried, right) = (&tried[before..], &right[before..]);
    let after = tried.iter().rev().zip(right.iter().rev()).take_while(|(one, other)| one == other).count();
    match (&tried[..tried.len() - after], &right[..right.len() - after]) {
        ([_], []) | ([], [_]) | ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_is_one_more_one_less_another_or_two_swapped() {
        for tried in ["behnd", "behiind", "behond", "ebhind", "behidn", "behindd", "ehind"] {
            assert!(is_one_key(tried, "behind"), "{tried}");
        }
        for tried in ["behind", "bhnd", "dniheb", "", "beihdn", "hebind"] {
            assert!(!is_one_key(tried, "behind"), "{tried}");
        }
    }
}
