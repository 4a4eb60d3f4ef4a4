use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Breakout, Clue, ClueKind, Extra, Lock, Source, Tool, asks, chain, fresh_id, weave};

/// What locks need that does not come along when they alone are taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// The ids of those with invisible ink, where the black light lies elsewhere.
    pub in_the_dark: Vec<String>,
    /// The ids of those that nothing hangs on: what they are opened with lies elsewhere.
    pub without_clue: Vec<String>,
    /// The ids of those that come after locks that stay behind: what is inside those may be needed.
    pub behind: Vec<String>,
}

impl Breakout {
    /// What these of its locks need that lies elsewhere in it.
    pub fn missing_for(&self, ids: &[String]) -> Missing {
        let is_taken = |id: &String| ids.contains(id);
        let taken: Vec<&Arc<Lock>> = self.locks.iter().filter(|lock| is_taken(&lock.id)).collect();
        let of = |is_meant: &dyn Fn(&Lock) -> bool| -> Vec<String> {
            taken.iter().filter(|lock| is_meant(lock)).map(|lock| lock.id.clone()).collect()
        };
        let is_light = |clue: &Clue| clue.kind == ClueKind::Tool { tool: Tool::BlackLight };
        let comes_along = taken.iter().any(|lock| things(lock).any(is_light));
        let is_dark = |lock: &Lock| things(lock).any(|clue| matches!(clue.kind, ClueKind::Ink { .. }));
        Missing {
            in_the_dark: if self.gives(Tool::BlackLight) && !comes_along { of(&is_dark) } else { Vec::new() },
            without_clue: of(&|lock| lock.clues.iter().all(is_light)),
            behind: of(&|lock| lock.after.iter().any(|id| !is_taken(id) && self.lock(id).is_some_and(holds_something))),
        }
    }

    /// Takes these locks of another breakout, in its order, behind the last of its own; gives their ids here. How they
    /// hang among each other stays, also where a lock between them stays behind. Learning targets that say the same are one,
    /// pictures, sounds and what a team is asked for come along, and whoever wrote them is named among those that it was made from.
    pub fn take_locks(&mut self, from: &Breakout, ids: &[String]) -> Vec<String> {
        let end: Vec<String> = chain::last(self).map(|lock| lock.id.clone()).collect();
        let mut source = from.clone();
        for lock in from.locks.iter().filter(|lock| !ids.contains(&lock.id)) {
            chain::delete(&mut source, &lock.id);
        }
        let mut renamed = BTreeMap::new();
        let mut taken: Vec<String> = self.locks.iter().map(|lock| lock.id.clone()).collect();
        for lock in &source.locks {
            let id = free(&lock.id, "lock", &mut taken);
            renamed.entry(lock.id.clone()).or_insert(id);
        }
        asks::take(self, &mut source);
        let targets = self.take_targets(&source);
        let media = self.take_media(&source);
        let mut clues: Vec<String> = self.clues().map(|clue| clue.id.clone()).collect();
        let mut ours = Vec::new();
        for lock in source.locks {
            let mut lock = Lock::clone(&lock);
            lock.id = renamed.get(&lock.id).cloned().unwrap_or(lock.id);
            // What names no lock there must name none here.
            lock.after = lock
                .after
                .iter()
                .map(|id| renamed.get(id).cloned().unwrap_or_else(|| free(id, "lock", &mut taken.clone())))
                .collect();
            if lock.after.is_empty() {
                lock.after.clone_from(&end);
                lock.need = None;
            }
            lock.targets =
                lock.targets.iter().map(|id| targets.get(id).cloned().unwrap_or_else(|| id.clone())).collect();
            lock.fresh_clues(&mut clues);
            lock.inside.iter_mut().for_each(|clue| weave::take(clue, &renamed));
            for clue in lock.clues.iter_mut().chain(&mut lock.inside) {
                if let ClueKind::Image { src, .. } | ClueKind::Audio { src, .. } = &mut clue.kind
                    && let Some(name) = src.strip_prefix("media:").and_then(|name| media.get(name))
                {
                    *src = format!("media:{name}");
                }
                if from.language != self.language {
                    clue.language.get_or_insert_with(|| from.language.clone());
                }
            }
            ours.push(lock.id.clone());
            self.locks.push(Arc::new(lock));
        }
        if !ours.is_empty() {
            self.credit(from);
        }
        ours
    }

    /// Puts a second one like it behind a lock, with this title; gives its id, and none where there is no such lock.
    pub fn double(&mut self, id: &str, title: String) -> Option<String> {
        let index = self.locks.iter().position(|lock| lock.id == id)?;
        let mut copy = Lock::clone(self.locks.get(index)?);
        let mut taken: Vec<String> = self.locks.iter().map(|lock| lock.id.clone()).collect();
        let own = free(id, "lock", &mut taken);
        copy.id.clone_from(&own);
        copy.title = title;
        copy.fresh_clues(&mut self.clues().map(|clue| clue.id.clone()).collect());
        self.locks.insert(index + 1, Arc::new(copy));
        Some(own)
    }

    /// Its learning targets that the locks of `source` serve, here: what each is called there and here.
    fn take_targets(&mut self, source: &Breakout) -> BTreeMap<String, String> {
        let mut renamed = BTreeMap::new();
        let mut taken: Vec<String> = self.targets.iter().map(|target| target.id.clone()).collect();
        let is_served = |id: &String| source.locks.iter().any(|lock| lock.targets.contains(id));
        for target in source.targets.iter().filter(|target| is_served(&target.id)) {
            if renamed.contains_key(&target.id) {
                continue;
            }
            let same = self.targets.iter().find(|own| own.statement.trim() == target.statement.trim());
            let id = match same {
                Some(own) => own.id.clone(),
                None => {
                    let mut own = target.clone();
                    own.id = free(&target.id, "target", &mut taken);
                    self.targets.push(own.clone());
                    own.id
                }
            };
            renamed.insert(target.id.clone(), id);
        }
        // What names no target there must name none here.
        for id in source.locks.iter().flat_map(|lock| &lock.targets) {
            if !renamed.contains_key(id) {
                renamed.insert(id.clone(), free(id, "target", &mut taken));
            }
        }
        renamed
    }

    /// The media that the locks of `source` show, here: what each is called there and here. One with the same bytes is
    /// there already.
    fn take_media(&mut self, source: &Breakout) -> BTreeMap<String, String> {
        let mut renamed = BTreeMap::new();
        for name in source.locks.iter().flat_map(|lock| things(lock)).filter_map(|clue| clue.kind.media()) {
            if renamed.contains_key(name) {
                continue;
            }
            let medium = source.media.get(name);
            let own = self.media.get(name);
            let is_same = own.zip(medium).is_some_and(|(own, other)| Arc::ptr_eq(own, other) || own == other);
            let is_free = own.is_none() && !renamed.values().any(|other| other == name);
            let here = match is_same || is_free {
                true => name.to_owned(),
                false => fresh_id(name, "media", |id| {
                    self.media.contains_key(id) || renamed.values().any(|other| other == id)
                }),
            };
            if let Some(medium) = medium.filter(|_| !is_same) {
                self.media.insert(here.clone(), medium.clone());
            }
            renamed.insert(name.to_owned(), here);
        }
        renamed
    }

    /// Names another breakout, and what that was made from, among those that it was made from, where somebody else wrote
    /// them.
    fn credit(&mut self, from: &Breakout) {
        let itself = Source {
            id: from.id.to_string(),
            title: from.title.clone(),
            authors: from.authors.clone(),
            license: from.license.clone(),
            extra: Extra::new(),
        };
        let own = self.id.to_string();
        for source in std::iter::once(&itself).chain(&from.adapted_from) {
            let is_by_others = source.authors.iter().any(|author| !self.authors.contains(author));
            let is_named = |known: &Source| known.id == source.id && known.title == source.title;
            if is_by_others && source.id != own && !self.adapted_from.iter().any(is_named) {
                self.adapted_from.push(source.clone());
            }
        }
    }
}

impl Lock {
    /// Gives its clues ids that none of `taken` is, which they join.
    fn fresh_clues(&mut self, taken: &mut Vec<String>) {
        for clue in self.clues.iter_mut().chain(&mut self.inside) {
            clue.id = free(&clue.id, "clue", taken);
        }
    }
}

/// The id itself where it is free, or one like it; it is taken then.
fn free(id: &str, fallback: &str, taken: &mut Vec<String>) -> String {
    let is_taken = |id: &str| taken.iter().any(|taken| taken == id);
    let free = if is_taken(id) { fresh_id(id, fallback, is_taken) } else { id.to_owned() };
    taken.push(free.clone());
    free
}

/// All that hangs on a lock or is inside.
fn things(lock: &Lock) -> impl Iterator<Item = &Clue> {
    lock.clues.iter().chain(&lock.inside)
}

fn holds_something(lock: &Arc<Lock>) -> bool {
    !lock.inside.is_empty()
}
