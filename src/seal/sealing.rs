use std::collections::{HashMap, HashSet};

use rand::CryptoRng;

use super::blob::Bond;
use super::derive::salt;
use super::shares::{self, MOST_SHARES};
use super::slots::{self, MOST_SLOTS, Opens};
use super::{Cost, Derivation, Key, NoMemory, clear, digest, names, phrase_of};
use crate::breakout::{Breakout, Lock, chain};
use crate::format::sealed::{self, Clear, Fastened, Original, Works};
use crate::format::write_compact;
use crate::mechanism::{Form, Nearly, Spelling};

/// The most answers and replies that a lock may have: with two near misses for each, and the phrase, they fit its slots.
pub const MOST_ENTRIES: usize = MOST_SLOTS / 3 - 1;

/// Why a breakout can't be sealed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsealable {
    /// Two of its locks have this id: nobody could say which of them is meant.
    #[error("two locks are called {0}")]
    SameId(String),
    /// There are more answers and replies on this lock than a sealed one takes.
    #[error("lock {0} has too many answers and replies")]
    TooManyAnswers(String),
    /// More locks come before this one, of which some are enough, than a key can be shared among.
    #[error("too many locks come before {0}")]
    TooManyBefore(String),
    /// There is nothing in the teacher's phrase.
    #[error("the teacher's phrase is empty")]
    EmptyPhrase,
    /// The device has not enough memory.
    #[error(transparent)]
    NoMemory(#[from] NoMemory),
}

/// Seals a breakout: the text of a student copy. `phrase` is the teacher's; `form` as in [`Spelling`]; `step` hears how
/// many derivations are done, and of how many.
///
/// # Errors
/// [`Unsealable`].
pub fn seal(
    breakout: &Breakout,
    phrase: Option<&str>,
    cost: Cost,
    form: fn(&str, Form) -> String,
    rng: &mut impl CryptoRng,
    mut step: impl FnMut(usize, usize),
) -> Result<String, Unsealable> {
    let sealing = Sealing::begin(breakout, phrase, cost, form, rng)?;
    let count = sealing.derivations().len();
    let mut keys = Vec::with_capacity(count);
    for derivation in sealing.derivations() {
        step(keys.len(), count);
        keys.push(derivation.run()?);
    }
    step(count, count);
    Ok(sealing.finish(&keys, rng))
}

/// A breakout that is being sealed. What takes time are its derivations: they may be done anywhere, one by one.
pub struct Sealing<'b> {
    breakout: &'b Breakout,
    clear: Breakout,
    cost: Cost,
    locks: Vec<Fastening>,
    /// What is salted with for the original, where there is a phrase.
    original: Option<Vec<u8>>,
    derivations: Vec<Derivation>,
}

/// Sealed shares, each with the id of the lock that holds it.
type Shares = Vec<(String, Vec<u8>)>;

/// A lock that is being sealed.
struct Fastening {
    key: Key,
    salt: Vec<u8>,
    /// What each of its derivations will open, with the key that the slot holds. Its derivations stand in this order
    /// among those of all locks.
    slots: Vec<(Opens, Key)>,
    /// The key of each of its replies. Where an entry is answered by what stands before it, no slot holds it.
    replies: Vec<Key>,
}

impl<'b> Sealing<'b> {
    /// Begins to seal a breakout. See [`seal`].
    ///
    /// # Errors
    /// [`Unsealable`].
    pub fn begin(
        breakout: &'b Breakout,
        phrase: Option<&str>,
        cost: Cost,
        form: fn(&str, Form) -> String,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, Unsealable> {
        let spelling = Spelling { language: &breakout.language, form };
        let phrase = match phrase {
            Some(phrase) => Some(phrase_of(phrase, spelling).ok_or(Unsealable::EmptyPhrase)?),
            None => None,
        };
        let mut sealing = Sealing {
            breakout,
            clear: clear::clear(breakout),
            cost,
            locks: Vec::new(),
            original: None,
            derivations: Vec::new(),
        };
        let mut ids = HashSet::new();
        for lock in &breakout.locks {
            if !ids.insert(lock.id.as_str()) {
                return Err(Unsealable::SameId(lock.id.clone()));
            }
            if matches!(Gate::of(lock), Gate::Some(_)) && lock.after.len() > MOST_SHARES {
                return Err(Unsealable::TooManyBefore(lock.id.clone()));
            }
            if lock.answers.len() + lock.replies.len() > MOST_ENTRIES {
                return Err(Unsealable::TooManyAnswers(lock.id.clone()));
            }
            let fastening = sealing.fasten(lock, phrase.as_deref(), spelling, rng);
            sealing.locks.push(fastening);
        }
        if let Some(phrase) = phrase {
            let salt = salt(rng);
            sealing.derivations.push(Derivation::of_phrase(cost, &salt, &phrase));
            sealing.original = Some(salt);
        }
        Ok(sealing)
    }

    /// A lock with a slot for each entry that means something. An entry that cannot be an answer opens nothing here, as it
    /// opens nothing in an open breakout.
    fn fasten(&mut self, lock: &Lock, phrase: Option<&str>, spelling: Spelling, rng: &mut impl CryptoRng) -> Fastening {
        let (key, salt) = (Key::random(rng), salt(rng));
        let mut fastening = Fastening { key: key.clone(), salt, slots: Vec::new(), replies: Vec::new() };
        let mut taken: Vec<String> = Vec::new();
        let mut add = |entry: String, opens: Opens, key: Key| {
            // What opens the lock is no mistake, and what has a reply is told that.
            if !taken.contains(&entry) {
                self.derivations.push(Derivation::of_answer(self.cost, &fastening.salt, &entry));
                fastening.slots.push((opens, key));
                taken.push(entry);
            }
        };
        let canonical = |entry: &str| lock.mechanism.canonical(entry, spelling).ok();
        let mut near = Vec::new();
        for (at, answer) in lock.answers.iter().enumerate() {
            if let Some(answer) = canonical(answer) {
                near.extend(lock.mechanism.near_misses(&answer, spelling));
                add(answer, Opens::Lock(at), key.clone());
            }
        }
        for (at, reply) in lock.replies.iter().enumerate() {
            let own = Key::random(rng);
            if let Some(entry) = canonical(&reply.answer) {
                add(entry, Opens::Reply(at), own.clone());
            }
            fastening.replies.push(own);
        }
        for (entry, nearly) in near {
            let opens = match nearly {
                Nearly::Accents => Opens::NearlyByAccents,
                Nearly::Punctuation => Opens::NearlyByPunctuation,
            };
            add(entry, opens, Key::random(rng));
        }
        if let Some(phrase) = phrase {
            self.derivations.push(Derivation::of_phrase(self.cost, &fastening.salt, phrase));
            fastening.slots.push((Opens::LockForTeacher, key));
        }
        fastening
    }

    /// What is to be derived, in this order.
    pub fn derivations(&self) -> &[Derivation] {
        &self.derivations
    }

    /// The text of the sealed file, from the keys that the derivations gave. A slot whose key is missing is not written.
    pub fn finish(self, derived: &[Key], rng: &mut impl CryptoRng) -> String {
        let clear = sealed::clear(self.cost.memory(), self.cost.passes(), &self.clear);
        let bond = Bond::to(&Clear::of(&clear));
        let mut derived = derived.iter();
        let mut locks = Vec::new();
        for (at, lock) in self.breakout.locks.iter().enumerate() {
            let works = self.works(at, lock, &mut derived, &bond, rng);
            locks.push(match self.gate(lock, &bond, at, rng) {
                None => Fastened::There(works),
                Some((key, shares)) => {
                    let later = sealed::write_later(&clear::later(self.breakout, lock, &self.clear), &works);
                    Fastened::Later { sealed: bond.seal_text(&key, &names::lock(at), &later), shares }
                }
            });
        }
        let original = self.original.as_ref().zip(derived.next()).map(|(salt, key)| Original {
            salt: salt.clone(),
            sealed: bond.seal_text(key, names::ORIGINAL, &write_compact(self.breakout)),
        });
        let last: Vec<&str> = chain::last(self.breakout).map(|lock| lock.id.as_str()).collect();
        let ending = sealed::write_part(&clear::ending(self.breakout, &self.clear));
        let ending = all(&last, |id| self.key(id)).map(|key| bond.seal_text(&key, names::ENDING, &ending));
        digest::ended(sealed::write(&clear, &locks, ending.as_deref(), original.as_ref()))
    }

    fn works<'k>(
        &self,
        at: usize,
        lock: &Lock,
        derived: &mut impl Iterator<Item = &'k Key>,
        bond: &Bond,
        rng: &mut impl CryptoRng,
    ) -> Works {
        let Fastening { key, salt, slots, replies } = &self.locks[at];
        let slots: Vec<_> = derived
            .take(slots.len())
            .zip(slots)
            .map(|(derived, (opens, key))| (derived.clone(), *opens, key.clone()))
            .collect();
        let said: Vec<&str> = lock.replies.iter().map(|reply| reply.say.as_str()).collect();
        let level = bond.level(&said);
        let replies = replies.iter().zip(&level).enumerate();
        let replies = replies.map(|(number, (key, said))| bond.seal(key, &names::reply(at, number), said)).collect();
        let inside = sealed::write_part(&clear::inside(self.breakout, lock, &self.clear));
        Works {
            salt: salt.clone(),
            slots: slots::seal(&slots, bond, at, rng),
            replies,
            inside: bond.seal_text(key, &names::inside(at), &inside),
        }
    }

    /// What a lock that comes after others is sealed under, and the shares of it that those others hold; none for a lock
    /// that is there from the start. Where nothing that is opened leads to it, nobody has the key.
    fn gate(&self, lock: &Lock, bond: &Bond, at: usize, rng: &mut impl CryptoRng) -> Option<(Key, Shares)> {
        let need = match Gate::of(lock) {
            Gate::Open => return None,
            Gate::Never => return Some((Key::random(rng), Vec::new())),
            Gate::All => {
                let key = all(&lock.after, |id| self.key(id)).unwrap_or_else(|| Key::random(rng));
                return Some((key, Vec::new()));
            }
            Gate::Some(need) => need,
        };
        let key = Key::random(rng);
        let mut of_lock: HashMap<&str, Vec<u8>> = HashMap::new();
        for (id, share) in lock.after.iter().zip(shares::split(&key, need, lock.after.len() as u8, rng)) {
            of_lock.entry(id).or_default().extend(share);
        }
        let mut shares = Vec::new();
        for (before, other) in self.breakout.locks.iter().enumerate() {
            if let Some(share) = of_lock.get(other.id.as_str()) {
                let what = names::share(at, before);
                let under = Key::expand(&self.locks[before].key.0, &what);
                shares.push((other.id.clone(), bond.seal(&under, &what, share)));
            }
        }
        Some((key, shares))
    }

    fn key(&self, id: &str) -> Option<&Key> {
        let at = self.breakout.locks.iter().position(|lock| lock.id == id)?;
        Some(&self.locks[at].key)
    }
}

/// What must be open before a lock can be reached.
pub(super) enum Gate {
    /// Nothing.
    Open,
    /// All that come before it.
    All,
    /// So many of those that come before it.
    Some(usize),
    /// More than come before it.
    Never,
}

impl Gate {
    /// What keeps this lock from being reached at once.
    pub fn of(lock: &Lock) -> Self {
        match (lock.needed(), lock.after.len()) {
            (0, _) => Gate::Open,
            (need, count) if need == count => Gate::All,
            (need, count) if need < count => Gate::Some(need),
            _ => Gate::Never,
        }
    }
}

/// The key that takes those of all these locks; none where one of them isn't there, or there are none.
pub(super) fn all<'k>(ids: &[impl AsRef<str>], key: impl Fn(&str) -> Option<&'k Key>) -> Option<Key> {
    let keys: Option<Vec<&Key>> = ids.iter().map(|id| key(id.as_ref())).collect();
    keys.filter(|keys| !keys.is_empty()).map(|keys| Key::together(&keys))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sealed::read;
    use crate::mechanism::{Kind, Mechanism, Text};
    use rand::SeedableRng;
    use rand::rngs::ChaCha20Rng;
    use std::sync::Arc;

    /// Whoever has fewer keys than are needed has nothing, whatever program they use.
    #[test]
    fn one_share_of_two_opens_nothing() {
        let lock = |id: &str, after: &[&str]| {
            let mut lock = Lock::new(id, Mechanism::from(Kind::Text(Text::default())));
            lock.after = after.iter().map(|id| (*id).to_owned()).collect();
            lock.need = (!after.is_empty()).then_some(2);
            Arc::new(lock)
        };
        let mut breakout = Breakout::new(uuid::Uuid::nil());
        breakout.locks = vec![lock("a", &[]), lock("b", &[]), lock("c", &[]), lock("last", &["a", "b", "c"])];
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let form = Spelling::native("en").form;
        let sealing = Sealing::begin(&breakout, None, Cost::USUAL, form, &mut rng).unwrap();
        let keys: Vec<Key> = sealing.locks.iter().map(|lock| lock.key.clone()).collect();
        let file = read(sealing.finish(&[], &mut rng).as_bytes()).unwrap();
        let bond = Bond::to(&file.clear);
        let Fastened::Later { sealed, shares } = &file.locks[3] else { panic!("it is there from the start") };
        let share = |at: usize| {
            let what = names::share(3, at);
            bond.open(&Key::expand(&keys[at].0, &what), &what, &shares[at].1).unwrap().try_into().unwrap()
        };
        let opens = |found: &[shares::Share]| {
            shares::join(found).is_some_and(|key| bond.open_text(&key, &names::lock(3), sealed).is_some())
        };
        assert!(opens(&[share(0), share(1)]) && opens(&[share(2), share(0)]));
        assert!((0..3).all(|at| !opens(&[share(at)])));
    }
}
