use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::{Seal, Sealed};
use crate::app::later::Coming;
use crate::app::parts::{Trouble, refusal};
use crate::app::play::{News, Sitting, Typing};
use crate::app::store::{Shelf, Store};
use crate::app::turner::Turner;
use crate::app::{maths, spelling};
use crate::breakout::{Breakout, Lock};
use crate::format::Opened;
use crate::format::found::{Kept, read_found, write_found};
use crate::mechanism::Nearly;
use crate::play::{Action, Checked, Journal, Progress, Said, admits, check, opens_any};
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

    async fn try_phrase(&self, lock: &str, phrase: &str) -> Result<(), NoMemory> {
        let question = self.with(|held| {
            let language = held.copy.breakout().language.clone();
            held.copy.ask_phrase(lock, phrase, spelling(&language))
        });
        self.learn(question).await.map(drop)
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
                return Ok(());
            }
        }
    }

    fn fits(&self, answer: &str) -> bool {
        let breakout = self.breakout();
        opens_any(&breakout, answer, spelling(&breakout.language))
    }

    /// Lets a team have what is known now, and keeps what opened its locks.
    async fn tell(&self, sitting: Sitting) {
        // What the team has may be wrapped: with its own words in it.
        let breakout = sitting.seal().map_or_else(|| self.breakout(), |seal| seal.breakout());
        let known = sitting.game.try_with_untracked(|game| (game.breakout().clone(), game.journal().id));
        let Some((_, journal)) = known.filter(|(known, _)| !Arc::ptr_eq(known, &breakout)) else { return };
        maths::prepare(&breakout);
        // Whatever can't be kept, the answers bring back.
        let _ = sitting.store.put(vec![(Shelf::Keys, journal.to_string(), self.with(|held| held.record()))]).await;
        sitting.game.try_update(|game| game.take_up(breakout));
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

    fn sit(&self, sitting: Sitting) {
        let own = self.clone();
        let tried = sitting.game.with_untracked(|game| {
            let answers = |lock: &Arc<Lock>| {
                let attempts = game.progress().attempts(&lock.id).iter();
                attempts.map(|attempt| (lock.id.clone(), attempt.answer.clone())).collect::<Vec<_>>()
            };
            game.breakout().locks.iter().flat_map(answers).collect::<Vec<_>>()
        });
        spawn_local(async move {
            for (lock, answer) in tried {
                // Without the memory for it the notebook says less.
                let _ = own.try_on(&lock, &answer).await;
            }
            own.tell(sitting).await;
        });
    }

    fn hear(&self, sitting: Sitting) {
        let own = self.clone();
        spawn_local(async move {
            let Some(journal) = sitting.game.try_with_untracked(|game| game.journal().id) else { return };
            own.recall(sitting.store, journal).await;
            own.tell(sitting).await;
        });
    }

    fn ask(&self, sitting: Sitting, action: Action) -> Coming<bool> {
        let own = self.clone();
        Box::pin(async move {
            let lock = match &action {
                Action::Try { lock, .. } | Action::Help { lock, .. } => Some(lock.clone()),
                Action::Recover { .. } => None,
                _ => return true,
            };
            sitting.checking.try_set(lock);
            let asked = match action {
                Action::Try { lock, entry } => own.try_on(&lock, &entry).await,
                Action::Help { lock, phrase } => own.try_phrase(&lock, &phrase).await,
                Action::Recover { answers } => own.try_all(&answers).await,
                _ => Ok(()),
            };
            let asked = asked.and(own.reopen().await);
            own.tell(sitting).await;
            sitting.checking.try_set(None);
            asked.is_ok()
        })
    }

    fn reopen(&self, sitting: Sitting, lock: String, entry: String) {
        let asked = self.ask(sitting, Action::Try { lock: lock.clone(), entry: entry.clone() });
        spawn_local(async move {
            let checked = if asked.await { sitting.check(&lock, &entry) } else { None };
            match checked {
                Some(checked) => sitting.tell(checked, true),
                None => drop(sitting.news.try_set(News::Said(Said::NotChecked))),
            }
        });
    }

    fn add(&self, typing: Typing) {
        let own = self.clone();
        let Typing { entry, fitting, waiting, told } = typing;
        let answer = entry.get_untracked();
        waiting.update_value(|waiting| waiting.push(answer.clone()));
        entry.set(String::new());
        told.set(say!(play.checking).to_owned());
        spawn_local(async move {
            // Without the memory for it they open nothing yet.
            let _ = own.try_all(&waiting.try_get_value().unwrap_or_default()).await;
            let Some(answers) = waiting.try_update_value(std::mem::take) else { return };
            let (fit, left): (Vec<String>, _) = answers.into_iter().partition(|answer| own.fits(answer));
            waiting.set_value(left);
            told.set(match fit.as_slice() {
                [] => say!(play.already_not_yet, answer = answer),
                [one] => say!(play.already_fits, answer = one),
                several => say!(play.already_fit, answers = several.join(", ")),
            });
            fitting.update(|fitting| fitting.extend(fit));
        });
    }

    fn admits(&self, journal: Journal, entry: String) -> Coming<bool> {
        let own = self.clone();
        Box::pin(async move {
            // The device may have kept nothing of what the team found.
            let _ = own.try_all(std::slice::from_ref(&entry)).await;
            let breakout = own.breakout();
            let progress = Progress::fold(&breakout, &journal);
            admits(&breakout, &progress, &entry, spelling(&breakout.language))
        })
    }

    fn recall(&self, store: Store, journal: Uuid) -> Coming<()> {
        let own = self.clone();
        Box::pin(async move {
            let Some(record) = store.get(Shelf::Keys, &journal.to_string()).await else { return };
            own.with(|held| held.recall(&record));
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
    /// What opened locks, as it is kept.
    fn record(&self) -> String {
        let kept = |found: &Found| Kept {
            lock: found.lock.clone(),
            key: found.key.to_bytes().to_vec(),
            answer: found.answer.clone(),
        };
        write_found(&self.copy.found().iter().chain(&self.left).map(kept).collect::<Vec<_>>())
    }

    /// Opens locks with what was kept.
    fn recall(&mut self, record: &str) {
        for kept in read_found(record) {
            let Ok(key) = <[u8; Key::BYTES]>::try_from(kept.key) else { continue };
            let found = Found { lock: kept.lock, key: Key::from_bytes(key), answer: kept.answer };
            let is_known = self.copy.is_open(&found.lock) || self.left.contains(&found);
            if !is_known && !self.copy.recall(&found) {
                self.left.push(found);
            }
        }
    }

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
