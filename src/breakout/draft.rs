use std::sync::Arc;

use super::asks::Asker;
use super::weave::Weaver;
use super::{Breakout, Changed};

/// Changes of one thing that follow each other more quickly than this, in milliseconds, are undone together.
const BURST: u64 = 2000;

/// A breakout that is being written, with every step back.
///
/// Locks are shared between steps, so a step costs what it changed.
#[derive(Clone)]
pub struct Draft {
    present: Arc<Breakout>,
    past: Vec<Arc<Breakout>>,
    future: Vec<Arc<Breakout>>,
    burst: Option<(String, u64)>,
    weaver: Option<Weaver>,
    asker: Option<Asker>,
}

impl Draft {
    /// Begins with a breakout as it is.
    pub fn new(breakout: Breakout) -> Self {
        Draft {
            present: Arc::new(breakout),
            past: Vec::new(),
            future: Vec::new(),
            burst: None,
            weaver: None,
            asker: None,
        }
    }

    /// From now on the pieces of woven locks follow each change.
    pub fn weave_with(&mut self, weaver: Weaver) {
        self.weaver = Some(weaver);
    }

    /// From now on this says what is wrong with what teams are asked for.
    pub fn ask_with(&mut self, asker: Asker) {
        self.asker = Some(asker);
    }

    /// What says it.
    pub fn asker(&self) -> Option<Asker> {
        self.asker
    }

    /// The weaver that it follows.
    pub fn weaver(&self) -> Option<Weaver> {
        self.weaver
    }

    /// As it is now.
    pub fn breakout(&self) -> &Arc<Breakout> {
        &self.present
    }

    /// Whether it is what was saved so, whenever that was.
    pub fn is_at(&self, saved: &Breakout) -> bool {
        let now = Breakout { modified: saved.modified.clone(), ..(*self.present).clone() };
        now == *saved
    }

    /// Changes it. `what` names the thing that is changed: a burst of changes of the same thing is one step back.
    /// `now` is in milliseconds. What changes nothing is no step. A picture or sound goes with the last clue that showed
    /// it, and comes back with that; so do the pieces of a woven lock.
    pub fn change(&mut self, what: &str, now: u64, change: impl FnOnce(&mut Breakout)) {
        let mut next = (*self.present).clone();
        change(&mut next);
        next.forget_unshown(&self.present);
        if let Some(weaver) = self.weaver {
            weaver.follow(&mut next, &self.present);
        }
        if Changed::between(&self.present, &next).is_none() {
            return;
        }
        let before = std::mem::replace(&mut self.present, Arc::new(next));
        let goes_on = self.burst.as_ref().is_some_and(|(last, at)| last == what && now.saturating_sub(*at) < BURST);
        if !goes_on {
            self.past.push(before);
        }
        self.future.clear();
        self.burst = Some((what.to_owned(), now));
    }

    /// Counts on to this revision, where it is a later one. No step leads back behind it: what was shared is out there.
    pub fn raise(&mut self, revision: u32) {
        for step in self.past.iter_mut().chain(&mut self.future).chain([&mut self.present]) {
            let step = Arc::make_mut(step);
            step.revision = step.revision.max(revision);
        }
        self.burst = None;
    }

    /// Takes the last step back; nothing happens where there is none.
    pub fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.present, before));
            self.burst = None;
        }
    }

    /// Takes the last undone step again; nothing happens where there is none.
    pub fn redo(&mut self) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.present, after));
            self.burst = None;
        }
    }

    /// What the step changed that can be taken back, where there is one.
    pub fn undoes(&self) -> Option<Changed> {
        self.past.last().map(|before| step(before, &self.present))
    }

    /// What the undone step changed that can be taken again, where there is one.
    pub fn redoes(&self) -> Option<Changed> {
        self.future.last().map(|after| step(&self.present, after))
    }

    /// All steps that can be taken back, the last one first.
    pub fn steps(&self) -> Vec<Changed> {
        let states: Vec<&Arc<Breakout>> = self.past.iter().chain([&self.present]).collect();
        states.windows(2).rev().map(|pair| step(pair[0], pair[1])).collect()
    }
}

/// What a step changed. One that was typed and typed back again is there without a name of its own.
fn step(before: &Breakout, after: &Breakout) -> Changed {
    Changed::between(before, after).unwrap_or(Changed::Several)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::breakout::{Clue, ClueKind, Media};

    fn title(draft: &mut Draft, now: u64, title: &str) {
        draft.change("title", now, |breakout| breakout.title = title.to_owned());
    }

    #[test]
    fn a_burst_of_typing_is_one_step() {
        let mut draft = Draft::new(Breakout::new(uuid::Uuid::nil()));
        title(&mut draft, 0, "T");
        title(&mut draft, 500, "Th");
        title(&mut draft, 9000, "The");
        draft.change("level", 9100, |breakout| breakout.level = "4".into());
        assert_eq!(draft.steps(), [Changed::About, Changed::Title, Changed::Title]);
        draft.undo();
        assert_eq!((draft.undoes(), draft.redoes()), (Some(Changed::Title), Some(Changed::About)));
        assert_eq!((draft.breakout().title.as_str(), draft.breakout().level.as_str()), ("The", ""));
        draft.undo();
        assert_eq!(draft.breakout().title, "Th");
        draft.undo();
        assert_eq!(draft.breakout().title, "");
        assert_eq!(draft.undoes(), None);
        draft.redo();
        draft.redo();
        assert_eq!(draft.breakout().title, "The");
    }

    #[test]
    fn a_picture_goes_and_comes_back_with_the_last_clue_that_shows_it() {
        let mut draft = Draft::new(Breakout::new(uuid::Uuid::nil()));
        let show = |id: &str| Clue::new(id, ClueKind::Image { src: "media:owl".into(), alt: String::new() });
        draft.change("add", 0, |breakout| {
            breakout.media.insert("owl".into(), Arc::new(Media { data: "AAAA".into(), ..Media::default() }));
            breakout.media.insert("unnamed".into(), Arc::default());
            breakout.bench = vec![show("one"), show("two")];
        });
        draft.change("take one", 0, |breakout| drop(breakout.bench.remove(0)));
        assert!(draft.breakout().media.contains_key("owl"));
        draft.change("take two", 0, |breakout| breakout.bench.clear());
        // What no clue ever showed is the file's own affair.
        assert_eq!(draft.breakout().media.keys().collect::<Vec<_>>(), ["unnamed"]);
        draft.undo();
        assert_eq!(&*draft.breakout().media["owl"].data, "AAAA");
        draft.undo();
        draft.undo();
        assert!(draft.breakout().media.is_empty());
        draft.redo();
        assert_eq!(draft.breakout().bench.len(), 2);
        assert!(draft.breakout().media.contains_key("owl"));
    }

    #[test]
    fn no_step_leads_back_behind_a_revision_that_was_shared() {
        let mut draft = Draft::new(Breakout::new(uuid::Uuid::nil()));
        title(&mut draft, 0, "one");
        title(&mut draft, 9000, "two");
        draft.undo();
        draft.raise(2);
        // It is no step of its own, and none before it goes on behind it.
        title(&mut draft, 9100, "three");
        for (step, revision, name) in
            [(Draft::undo as fn(&mut Draft), 2, "one"), (Draft::undo, 2, ""), (Draft::redo, 2, "one")]
        {
            step(&mut draft);
            assert_eq!((draft.breakout().revision, draft.breakout().title.as_str()), (revision, name));
        }
        draft.raise(1);
        assert_eq!(draft.breakout().revision, 2);
    }

    #[test]
    fn what_changes_nothing_is_no_step_and_a_change_ends_redoing() {
        let mut draft = Draft::new(Breakout::new(uuid::Uuid::nil()));
        title(&mut draft, 0, "");
        assert_eq!(draft.undoes(), None);
        title(&mut draft, 0, "a");
        draft.undo();
        title(&mut draft, 9000, "b");
        assert_eq!(draft.redoes(), None);
    }
}
