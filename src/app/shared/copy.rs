use std::sync::{Arc, Mutex, PoisonError};

use super::{Seal, Sealed};
use crate::app::later::Coming;
use crate::app::parts::{Trouble, refusal};
use crate::app::spelling;
use crate::app::turner::Turner;
use crate::breakout::Breakout;
use crate::format::Opened;
use crate::format::found::{Kept, read_found, write_found};
use crate::mechanism::Nearly;
use crate::play::{Checked, check};
use crate::say;
use crate::seal::{Found, Key, NoMemory, Question, Refused, StudentCopy, read};

/// A student copy, and what one team has found of it.
#[derive(Clone)]
struct Copy {
    untouched: Arc<StudentCopy>,
    held: Arc<Mutex<Held>>,
}

struct Held {
    copy: StudentCopy,
    missed: Vec<Missed>,
    /// What opened locks of the copy that this one corrects, and has not opened them here.
    left: Vec<Found>,
}

/// An answer that opens nothing and has no reply: nobody needs to ask again.
struct Missed {
    lock: String,
    answer: String,
    nearly: Option<Nearly>,
}

/// A student copy from its file.
pub(super) fn unseal(file: &[u8]) -> Result<Seal, Trouble> {
    let copy = read(file).map_err(|refused| trouble(&refused))?;
    Ok(Arc::new(Copy::of(Arc::new(copy))))
}

impl Copy {
    fn of(untouched: Arc<StudentCopy>) -> Self {
        let held = Held { copy: (*untouched).clone(), missed: Vec::new(), left: Vec::new() };
        Copy { untouched, held: Arc::new(Mutex::new(held)) }
    }

    /// Nothing that waits is done in between.
    fn with<T>(&self, act: impl FnOnce(&mut Held) -> T) -> T {
        act(&mut self.held.lock().unwrap_or_else(PoisonError::into_inner))
    }

    async fn learn(&self, question: Option<Question>) -> Result<Option<Nearly>, NoMemory> {
        let Some(question) = question else { return Ok(None) };
        let key = Turner::of_one().turn(&question.derivation).await?;
        Ok(self.with(|held| held.copy.learn(&question, &key)))
    }

    async fn try_on(&self, lock: &str, entry: &str) -> Result<(), NoMemory> {
        let question = self.with(|held| held.question(lock, entry));
        if question.is_some() {
            let nearly = self.learn(question).await?;
            self.with(|held| held.remember(lock, entry, nearly));
        }
        Ok(())
    }

    /// Opens what the corrected copy had open, wherever it can be tried now.
    async fn reopen(&self) -> Result<(), NoMemory> {
        while let Some(found) = self.with(Held::next_left) {
            if let Some((_, answer)) = &found.answer {
                self.try_on(&found.lock, answer).await?;
            }
        }
        Ok(())
    }

    async fn try_all(&self, entries: &[String]) -> Result<(), NoMemory> {
        loop {
            let mut opened = false;
            for lock in self.with(|held| held.shut()) {
                for entry in entries {
                    self.try_on(&lock, entry).await?;
                }
                opened |= self.is_open(&lock);
            }
            if !opened {
                return self.reopen().await;
            }
        }
    }
}

impl Sealed for Copy {
    fn fresh(&self) -> Seal {
        Arc::new(Copy::of(self.untouched.clone()))
    }

    fn breakout(&self) -> Arc<Breakout> {
        self.with(|held| held.copy.breakout().clone())
    }

    fn is_there(&self, lock: &str) -> bool {
        self.with(|held| held.copy.is_there(lock))
    }

    fn is_open(&self, lock: &str) -> bool {
        self.with(|held| held.copy.is_open(lock))
    }

    fn nearly(&self, lock: &str, answer: &str) -> Option<Nearly> {
        self.with(|held| held.missed(lock, answer).and_then(|missed| missed.nearly))
    }

    fn ask(&self, lock: String, entry: String) -> Coming<Result<(), NoMemory>> {
        let own = self.clone();
        Box::pin(async move {
            own.try_on(&lock, &entry).await?;
            own.reopen().await
        })
    }

    fn ask_phrase(&self, lock: String, phrase: String) -> Coming<Result<(), NoMemory>> {
        let own = self.clone();
        Box::pin(async move {
            let question = own.with(|held| {
                let language = held.copy.breakout().language.clone();
                held.copy.ask_phrase(&lock, &phrase, spelling(&language))
            });
            own.learn(question).await?;
            own.reopen().await
        })
    }

    fn ask_all(&self, entries: Vec<String>) -> Coming<Result<(), NoMemory>> {
        let own = self.clone();
        Box::pin(async move { own.try_all(&entries).await })
    }

    fn found(&self) -> String {
        self.with(|held| {
            let kept = |found: &Found| Kept {
                lock: found.lock.clone(),
                key: found.key.to_bytes().to_vec(),
                answer: found.answer.clone(),
            };
            let found = held.copy.found();
            write_found(&found.iter().chain(&held.left).map(kept).collect::<Vec<_>>())
        })
    }

    fn recall(&self, found: String) -> Coming<()> {
        let own = self.clone();
        Box::pin(async move {
            own.with(|held| {
                for kept in read_found(&found) {
                    let Ok(key) = <[u8; Key::BYTES]>::try_from(kept.key) else { continue };
                    let found = Found { lock: kept.lock, key: Key::from_bytes(key), answer: kept.answer };
                    let is_known = held.copy.is_open(&found.lock) || held.left.contains(&found);
                    if !is_known && !held.copy.recall(&found) {
                        held.left.push(found);
                    }
                }
            });
            // Without the memory for it they stay as they are, and open again with their answers.
            let _ = own.reopen().await;
        })
    }

    fn original(&self, phrase: String) -> Coming<Result<Option<Opened>, NoMemory>> {
        let own = self.clone();
        Box::pin(async move {
            let copy = &own.untouched;
            let language = copy.breakout().language.clone();
            let Some(derivation) = copy.ask_original(&phrase, spelling(&language)) else { return Ok(None) };
            let key = Turner::of_one().turn(&derivation).await?;
            Ok(copy.original(&key))
        })
    }
}

impl Held {
    /// What must be derived to know what an entry means; none where it is known.
    fn question(&self, lock: &str, entry: &str) -> Option<Question> {
        let breakout = self.copy.breakout();
        let spelling = spelling(&breakout.language);
        match check(breakout.lock(lock)?, entry, spelling) {
            Checked::Misses { answer, .. } if self.missed(lock, &answer).is_some() => None,
            _ => self.copy.ask(lock, entry, spelling),
        }
    }

    /// Remembers an entry that opened nothing and has no reply.
    fn remember(&mut self, lock: &str, entry: &str, nearly: Option<Nearly>) {
        let breakout = self.copy.breakout();
        let checked = breakout.lock(lock).map(|found| check(found, entry, spelling(&breakout.language)));
        if let Some(Checked::Misses { answer, reply: None, .. }) = checked {
            self.missed.push(Missed { lock: lock.to_owned(), answer, nearly });
        }
    }

    fn missed(&self, lock: &str, answer: &str) -> Option<&Missed> {
        self.missed.iter().find(|missed| missed.lock == lock && missed.answer == answer)
    }

    /// Takes out what may open a lock that can be tried and is shut.
    fn next_left(&mut self) -> Option<Found> {
        let copy = &self.copy;
        self.left.retain(|found| !copy.is_open(&found.lock));
        let next = self.left.iter().position(|found| copy.is_there(&found.lock))?;
        Some(self.left.remove(next))
    }

    /// The locks that can be tried and are shut.
    fn shut(&self) -> Vec<String> {
        let is_shut = |lock: &String| self.copy.is_there(lock) && !self.copy.is_open(lock);
        self.copy.breakout().locks.iter().map(|lock| lock.id.clone()).filter(is_shut).collect()
    }
}

/// The words for a student copy that was refused.
fn trouble(refused: &Refused) -> Trouble {
    let (what, place, remedy) = match refused {
        Refused::File(refused) => return refusal(refused),
        Refused::Changed => (say!(refused.changed), String::new(), say!(refused.again)),
        Refused::TooDear { memory, passes } => {
            let cost = say!(refused.costs, memory = memory.div_ceil(1024), passes = passes);
            (say!(refused.too_dear), cost, say!(refused.ask_whom))
        }
        Refused::TooManySlots(lock) => {
            (say!(refused.too_many_slots), say!(refused.lock, lock = lock), say!(refused.ask_whom))
        }
        Refused::StrayShare(lock) => {
            (say!(refused.stray_share), say!(refused.lock, lock = lock), say!(refused.ask_whom))
        }
        Refused::Misshapen { at } => (say!(refused.misshapen), at.clone(), say!(refused.ask_whom)),
    };
    Trouble { what: what.into(), place, remedy: remedy.into() }
}
