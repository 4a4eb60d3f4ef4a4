use std::sync::Arc;

use serde_json::Value;
use uuid::Uuid;

use super::chain::{self, Before, Links};
use super::{Breakout, Clue, ClueKind, Extra, Lock, Tool, fresh_id};

/// The member of a lock. It stands among what play doesn't know: a page that only plays carries nothing of it, and a student
/// copy has none of it. What students see of it is the line on its paper.
const MADE: &str = "made";

/// Who made a lock that came from a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The team, in plain text.
    pub by: String,
    /// The id of the journal that it was handed in with; empty where it says none.
    pub journal: String,
}

impl Made {
    /// Who made a lock; none where it came from no class.
    pub fn of(lock: &Lock) -> Option<Self> {
        let members = lock.extra.get(MADE)?.as_object()?;
        let text = |name: &str| members.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        Some(Made { by: text("by"), journal: text("journal") })
    }

    fn put(self, lock: &mut Lock) {
        let mut members = Extra::new();
        members.insert("by".into(), self.by.into());
        if !self.journal.is_empty() {
            members.insert("journal".into(), self.journal.into());
        }
        lock.extra.insert(MADE.into(), Value::Object(members));
    }
}

impl Breakout {
    /// The lock here that came with this journal, by id.
    pub fn made_with(&self, journal: &str) -> Option<&str> {
        let is_it = |lock: &&Arc<Lock>| Made::of(lock).is_some_and(|made| made.journal == journal);
        (!journal.is_empty()).then(|| self.locks.iter().find(is_it).map(|lock| lock.id.as_str())).flatten()
    }

    /// A breakout with this id that has this lock alone, and what the lock needs of this one: language, level, targets.
    pub fn with_only(&self, id: Uuid, lock: Lock) -> Breakout {
        let mut own = Breakout::new(id);
        own.title.clone_from(&self.title);
        own.language.clone_from(&self.language);
        own.level.clone_from(&self.level);
        own.targets.clone_from(&self.targets);
        own.locks.push(Arc::new(lock));
        own
    }

    /// Takes a lock that a team made, behind the last ones: the box opens after it. Locks of several teams lie beside each
    /// other. `line`, plain text, says on its paper who made it. Ink comes with a black light where the team would have none.
    /// Gives the lock's id here, and where a lock of this journal is here already its id and no other.
    ///
    /// # Errors
    /// The id of the lock that is here already.
    pub fn take_made(&mut self, lock: &Lock, made: Made, line: &str) -> Result<String, String> {
        if let Some(known) = self.made_with(&made.journal) {
            return Err(known.to_owned());
        }
        let (after, need) = self.end();
        let mut source = Breakout::new(self.id);
        source.language.clone_from(&self.language);
        source.targets.clone_from(&self.targets);
        source.locks.push(Arc::new(lock.clone()));
        let id = self.take_locks(&source, std::slice::from_ref(&lock.id)).into_iter().next().unwrap_or_default();
        let paper = self.free_clue("made-by");
        let targets: Vec<String> = self.targets.iter().map(|target| target.id.clone()).collect();
        self.change_lock(&id, |lock| {
            (lock.after, lock.need) = (after, need);
            lock.targets.retain(|target| targets.contains(target));
            sign(lock, line, paper);
            made.put(lock);
        });
        if self.is_dark(&id) {
            let light = Clue::new(self.free_clue("black-light"), ClueKind::Tool { tool: Tool::BlackLight });
            self.change_lock(&id, |lock| lock.clues.insert(0, light));
        }
        Ok(id)
    }

    /// Whether a lock has ink, and a team may come to it without the black light.
    fn is_dark(&self, id: &str) -> bool {
        let is_light = |clue: &Clue| clue.kind == ClueKind::Tool { tool: Tool::BlackLight };
        let is_ink = |clue: &Clue| matches!(clue.kind, ClueKind::Ink { .. });
        let Some(at) = self.locks.iter().position(|lock| lock.id == id) else { return false };
        // Where none gives the light, whoever finds ink has it.
        if !self.gives(Tool::BlackLight) || !self.locks[at].clues.iter().any(is_ink) {
            return false;
        }
        let links = Links::of(self);
        let mut before = Before::of(self, &links);
        let gives = |lock: &Lock| lock.clues.iter().chain(&lock.inside).any(is_light);
        let mut others = (0..self.locks.len()).filter(|other| gives(&self.locks[*other]));
        !self.bench.iter().any(is_light) && !others.any(|other| before.comes(other, at))
    }

    /// What a lock comes after that is to come last: beside those that teams made, where all that come last are such.
    fn end(&self) -> (Vec<String>, Option<u32>) {
        let last: Vec<&Lock> = chain::last(self).collect();
        match last.split_first() {
            Some((first, rest))
                if Made::of(first).is_some()
                    && rest.iter().all(|lock| {
                        Made::of(lock).is_some() && (&lock.after, lock.need) == (&first.after, first.need)
                    }) =>
            {
                (first.after.clone(), first.need)
            }
            _ => (last.iter().map(|lock| lock.id.clone()).collect(), None),
        }
    }

    fn free_clue(&self, stem: &str) -> String {
        fresh_id(stem, "clue", |id| self.clues().any(|clue| clue.id == id))
    }

    fn change_lock(&mut self, id: &str, change: impl FnOnce(&mut Lock)) {
        if let Some(lock) = self.locks.iter_mut().find(|lock| lock.id == id) {
            change(Arc::make_mut(lock));
        }
    }
}

/// Says on a lock's first paper who made it, or on one of its own where it has none.
fn sign(lock: &mut Lock, line: &str, paper: String) {
    if line.trim().is_empty() {
        return;
    }
    let line = format!("*{}*", escaped(line.trim()));
    let body = lock.clues.iter_mut().find_map(|clue| match &mut clue.kind {
        ClueKind::Text { body } => Some(body),
        _ => None,
    });
    match body {
        Some(body) if body.trim().is_empty() => *body = line,
        Some(body) => *body = format!("{}\n\n{line}", body.trim_end()),
        None => lock.clues.insert(0, Clue::new(paper, ClueKind::Text { body: line })),
    }
}

/// Plain text as Markdown that shows it as it is: whatever could be a mark has a backslash before it.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
