use std::collections::HashMap;
use std::sync::Arc;

use uuid::Uuid;

use super::blob::Bond;
use super::read::are_sound;
use super::sealing::{Gate, all};
use super::shares::{self, SHARE, Share};
use super::slots::{self, Opens};
use super::{Cost, Derivation, Key, names, phrase_of};
use crate::breakout::{Breakout, Lock, Reply, chain};
use crate::format::sealed::{self, Fastened, Original, Sealed, Works};
use crate::format::{self, Opened};
use crate::mechanism::{Nearly, Spelling};
use crate::play::{Checked, check};

/// A student copy, and what of it was found out so far.
#[derive(Clone, Debug)]
pub struct StudentCopy {
    breakout: Arc<Breakout>,
    cost: Cost,
    bond: Bond,
    locks: Vec<Fastened>,
    ending: Option<Vec<u8>>,
    original: Option<Original>,
    /// Where each lock stands, by id.
    places: HashMap<String, usize>,
    /// The key of each lock that is open.
    keys: Vec<Option<Key>>,
    /// The shares of each lock's key that were found.
    shares: Vec<Vec<Share>>,
    /// The open locks, in the order in which they were opened.
    order: Vec<usize>,
}

/// What must be derived to know what an entry means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The slow step.
    pub derivation: Derivation,
    lock: usize,
    typed: Typed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Typed {
    /// A canonical answer.
    Answer(String),
    /// The teacher's phrase, as it was typed.
    Phrase(String),
}

/// What opened a lock: a cache, which may be thrown away. The team then types its answer again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The lock's id.
    pub lock: String,
    /// The lock's key: of use with this very file alone.
    pub key: Key,
    /// Which of its answers, from 0, with the canonical answer itself; none where the teacher's phrase opened it. It opens
    /// the lock again where a corrected file has the same answer.
    pub answer: Option<(usize, String)>,
}

impl StudentCopy {
    /// A copy of which nothing was found out yet. Its parts fit one another: there is something sealed for each lock.
    pub(super) fn of(mut sealed: Sealed, cost: Cost, places: HashMap<String, usize>) -> Self {
        let count = sealed.locks.len();
        // There is a teacher's key, and nothing that is typed is it until it opened a lock.
        sealed.breakout.rules.teacher_key = sealed.original.as_ref().map(|_| String::new());
        StudentCopy {
            breakout: Arc::new(sealed.breakout),
            cost,
            bond: Bond::to(&sealed.clear),
            locks: sealed.locks,
            ending: sealed.ending,
            original: sealed.original,
            places,
            keys: vec![None; count],
            shares: vec![Vec::new(); count],
            order: Vec::new(),
        }
    }

    /// What is known of the breakout. It grows: a lock that can be reached gets its face, one that is open what is inside
    /// it, and each the answers and replies that were found. What else was sealed is not there.
    pub fn breakout(&self) -> &Arc<Breakout> {
        &self.breakout
    }

    /// Whether a lock is there: its face is known, and it can be tried. One that others lead to is not before they are open
    /// here, whatever a journal from another device says.
    pub fn is_there(&self, lock: &str) -> bool {
        self.works(lock).is_some()
    }

    /// Whether a lock is open: what is inside it is known.
    pub fn is_open(&self, lock: &str) -> bool {
        self.key(lock).is_some()
    }

    /// What must be derived to know what this entry means on this lock. None where [`check`] tells it already: it cannot
    /// be an answer, was found before, or the lock is not there yet.
    pub fn ask(&self, lock: &str, entry: &str, spelling: Spelling) -> Option<Question> {
        let (at, found, works) = self.works(lock)?;
        let answer = match check(found, entry, spelling) {
            Checked::Misses { answer, reply: None, .. } => answer,
            _ => return None,
        };
        let derivation = Derivation::of_answer(self.cost, &works.salt, &answer);
        Some(Question { derivation, lock: at, typed: Typed::Answer(answer) })
    }

    /// What must be derived to know whether this is the teacher's phrase. None where the lock is open or not there yet, or
    /// there is nothing in the phrase.
    pub fn ask_phrase(&self, lock: &str, phrase: &str, spelling: Spelling) -> Option<Question> {
        let (at, _, works) = self.works(lock)?;
        let derivation = Derivation::of_phrase(self.cost, &works.salt, &phrase_of(phrase, spelling)?);
        let is_shut = self.keys[at].is_none();
        is_shut.then(|| Question { derivation, lock: at, typed: Typed::Phrase(phrase.to_owned()) })
    }

    fn works(&self, lock: &str) -> Option<(usize, &Lock, &Works)> {
        let at = *self.places.get(lock)?;
        let Fastened::There(works) = &self.locks[at] else { return None };
        Some((at, &self.breakout.locks[at], works))
    }

    fn key(&self, lock: &str) -> Option<&Key> {
        self.keys[*self.places.get(lock)?].as_ref()
    }

    /// Learns what the answer to a question is. Then [`check`] knows what an open breakout would know of this entry: but
    /// for what alone keeps it from being right, which is given back.
    pub fn learn(&mut self, question: &Question, derived: &Key) -> Option<Nearly> {
        let (at, Fastened::There(works)) = (question.lock, self.locks.get(question.lock)?) else { return None };
        let (opens, key) = slots::find(&works.slots, derived, &self.bond, at)?;
        match (opens, &question.typed) {
            (Opens::Lock(number), Typed::Answer(answer)) if self.open(at, &key) => {
                self.grow(at, |lock| lock.remember(number, answer));
            }
            (Opens::LockForTeacher, Typed::Phrase(phrase)) if self.open(at, &key) => {
                Arc::make_mut(&mut self.breakout).rules.teacher_key = Some(phrase.clone());
            }
            (Opens::Reply(number), Typed::Answer(answer)) => {
                let say = self.reply(at, number, &key)?;
                self.grow(at, |lock| {
                    lock.replies.resize_with(lock.replies.len().max(number + 1), Reply::default);
                    lock.replies[number] = Reply { answer: answer.clone(), say, ..Reply::default() };
                });
            }
            (Opens::NearlyByAccents, Typed::Answer(_)) => return Some(Nearly::Accents),
            (Opens::NearlyByPunctuation, Typed::Answer(_)) => return Some(Nearly::Punctuation),
            _ => {}
        }
        None
    }

    fn reply(&self, at: usize, number: usize, key: &Key) -> Option<String> {
        let Fastened::There(works) = &self.locks[at] else { return None };
        self.bond.unlevel(&self.bond.open(key, &names::reply(at, number), works.replies.get(number)?)?)
    }

    /// What opened each lock, in the order in which they were opened.
    pub fn found(&self) -> Vec<Found> {
        let found = |at: &usize| {
            let lock = &self.breakout.locks[*at];
            let answer = lock.answers.iter().position(|answer| !answer.is_empty());
            Some(Found {
                lock: lock.id.clone(),
                key: self.keys[*at].clone()?,
                answer: answer.map(|number| (number, lock.answers[number].clone())),
            })
        };
        self.order.iter().filter_map(found).collect()
    }

    /// Opens a lock with what opened it before, in no time, and tells whether it did. It does not in another sealing of
    /// the breakout: there [`ask`](Self::ask) with the answer, which may have been corrected since.
    pub fn recall(&mut self, found: &Found) -> bool {
        let Some(at) = self.places.get(&found.lock).copied() else { return false };
        let opens = self.keys[at].is_none() && self.open(at, &found.key);
        if let (true, Some((number, answer))) = (opens, &found.answer)
            && *number < slots::MOST_SLOTS
        {
            self.grow(at, |lock| lock.remember(*number, answer));
        }
        opens
    }

    /// What must be derived to open the whole original. None where there is none, or nothing in the phrase.
    pub fn ask_original(&self, phrase: &str, spelling: Spelling) -> Option<Derivation> {
        let salt = &self.original.as_ref()?.salt;
        Some(Derivation::of_phrase(self.cost, salt, &phrase_of(phrase, spelling)?))
    }

    /// The whole original, as the teacher shared it; none where the phrase was another.
    pub fn original(&self, derived: &Key) -> Option<Opened> {
        let original = self.original.as_ref()?;
        let file = self.bond.open_text(derived, names::ORIGINAL, &original.sealed)?;
        format::read(&file, Uuid::nil()).ok()
    }

    /// Opens a lock with its key, and all that the open locks lead to; tells whether the key was its own.
    fn open(&mut self, at: usize, key: &Key) -> bool {
        if self.keys[at].as_ref() == Some(key) {
            return true;
        }
        let Fastened::There(works) = &self.locks[at] else { return false };
        let part = self.bond.open_text(key, &names::inside(at), &works.inside);
        let Some(part) = part.and_then(|text| sealed::read_part(&text)) else { return false };
        self.keys[at] = Some(key.clone());
        self.order.push(at);
        self.take_media(&part);
        self.grow(at, |lock| lock.inside = part.bench);
        for later in 0..self.locks.len() {
            self.reach(later, at, key);
        }
        self.end();
        true
    }

    /// Takes what the key of `opened` gives of a lock that comes after it, and opens that where it is enough.
    fn reach(&mut self, later: usize, opened: usize, key: &Key) -> Option<()> {
        let Fastened::Later { sealed, shares } = &self.locks[later] else { return None };
        let lock = &self.breakout.locks[later];
        let under = match Gate::of(lock) {
            Gate::All => all(&lock.after, |id| self.key(id))?,
            Gate::Some(need) => {
                let id = &self.breakout.locks[opened].id;
                let what = names::share(later, opened);
                let (_, share) = shares.iter().find(|(holder, _)| holder == id)?;
                let found = self.bond.open(&Key::expand(&key.0, &what), &what, share)?;
                let found = found.chunks_exact(SHARE).filter_map(|share| Share::try_from(share).ok());
                self.shares[later].extend(found);
                shares::join(self.shares[later].get(..need)?)?
            }
            Gate::Open | Gate::Never => return None,
        };
        let text = self.bond.open_text(&under, &names::lock(later), sealed)?;
        let (part, works) = sealed::read_later(&text)?;
        let face = part.locks.first()?;
        // Who sealed it may have been no friend. What stood in clear stays.
        are_sound(&works, &lock.id, "").ok()?;
        let mut found = Lock::clone(face);
        found.id.clone_from(&lock.id);
        found.after.clone_from(&lock.after);
        found.need = lock.need;
        found.inside.clone_from(&lock.inside);
        self.grow(later, |lock| *lock = found);
        self.take_media(&part);
        self.locks[later] = Fastened::There(works);
        Some(())
    }

    /// Finds the ending where the last locks are open.
    fn end(&mut self) -> Option<()> {
        let last: Vec<&str> = chain::last(&self.breakout).map(|lock| lock.id.as_str()).collect();
        let key = all(&last, |id| self.key(id))?;
        let text = self.bond.open_text(&key, names::ENDING, &self.ending.take()?)?;
        let part = sealed::read_part(&text)?;
        self.take_media(&part);
        Arc::make_mut(&mut self.breakout).ending = part.ending;
        Some(())
    }

    fn take_media(&mut self, part: &Breakout) {
        let known = &mut Arc::make_mut(&mut self.breakout).media;
        for (name, medium) in &part.media {
            known.entry(name.clone()).or_insert_with(|| medium.clone());
        }
    }

    fn grow(&mut self, at: usize, change: impl FnOnce(&mut Lock)) {
        if let Some(lock) = Arc::make_mut(&mut self.breakout).locks.get_mut(at) {
            change(Arc::make_mut(lock));
        }
    }
}

impl Lock {
    /// Keeps an answer at its place among those that are not known.
    fn remember(&mut self, number: usize, answer: &str) {
        self.answers.resize_with(self.answers.len().max(number + 1), String::new);
        answer.clone_into(&mut self.answers[number]);
    }
}
