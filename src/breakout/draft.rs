use std::sync::Arc;

use super::asks::Asker;
use super::weave::Weaver;
use super::{Breakout, Changed};

/// Changes of one thing that follow each other more quickly than this, in milliseconds, are undone together.
const BURST: u64 = 2000;

/// A step of writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it changed.
    pub changed: Changed,
    /// What it was called by the tool that took it; empty where somebody wrote.
    pub name: String,
}

/// A breakout that is being written, with every step back.
///
/// Locks are shared between steps, so a step costs what it changed. Each state stands with the name of the step that led
/// away from it, or to it where that was taken back.
#[derive(Clone)]
pub struct Draft {
    present: Arc<Breakout>,
    past: Vec<(Arc<Breakout>, String)>,
    future: Vec<(Arc<Breakout>, String)>,
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
        let goes_on = self.burst.as_ref().is_some_and(|(last, at)| last == what && now.saturating_sub(*at) < BURST);
        if self.step(String::new(), goes_on, change) {
            self.burst = Some((what.to_owned(), now));
        }
    }

    /// The same at once, by a tool: a step of its own, however soon after another. It is called by `name`, and where that is
    /// empty by what it changed.
    pub fn act(&mut self, name: String, change: impl FnOnce(&mut Breakout)) {
        if self.step(name, false, change) {
            self.burst = None;
        }
    }

    /// Whether there was a change. One that goes on with the last step is no step of its own.
    fn step(&mut self, name: String, goes_on: bool, change: impl FnOnce(&mut Breakout)) -> bool {
        let mut next = (*self.present).clone();
        change(&mut next);
        next.forget_unshown(&self.present);
        if let Some(weaver) = self.weaver {
            weaver.follow(&mut next, &self.present);
        }
        if Changed::between(&self.present, &next).is_none() {
            return false;
        }
        let before = std::mem::replace(&mut self.present, Arc::new(next));
        if !goes_on {
            self.past.push((before, name));
        }
        self.future.clear();
        true
    }

    /// Counts on to this revision, where it is a later one. No step leads back behind it: what was shared is out there.
    pub fn raise(&mut self, revision: u32) {
        let others = self.past.iter_mut().chain(&mut self.future).map(|(step, _)| step);
        for step in others.chain([&mut self.present]) {
            let step = Arc::make_mut(step);
            step.revision = step.revision.max(revision);
        }
        self.burst = None;
    }

    /// Takes the last step back; nothing happens where there is none.
    pub fn undo(&mut self) {
        if let Some((before, name)) = self.past.pop() {
            self.future.push((std::mem::replace(&mut self.present, before), name));
            self.burst = None;
        }
    }

    /// Takes the last undone step again; nothing happens where there is none.
    pub fn redo(&mut self) {
        if let Some((after, name)) = self.future.pop() {
            self.past.push((std::mem::replace(&mut self.present, after), name));
            self.burst = None;
        }
    }

    /// The step that can be taken back, where there is one.
    pub fn undoes(&self) -> Option<Step> {
        self.past.last().map(|(before, name)| step(before, &self.present, name))
    }

    /// The undone step that can be taken again, where there is one.
    pub fn redoes(&self) -> Option<Step> {
        self.future.last().map(|(after, name)| step(&self.present, after, name))
    }

    /// All steps that can be taken back, the last one first.
    pub fn steps(&self) -> Vec<Step> {
        let mut after = &self.present;
        let mut steps = Vec::new();
        for (before, name) in self.past.iter().rev() {
            steps.push(step(before, after, name));
            after = before;
        }
        steps
    }
}

/// A step. What was typed and typed back again is there without a name of its own.
fn step(before: &Breakout, after: &Breakout, name: &str) -> Step {
    Step { changed: Changed::between(before, after).unwrap_or(Changed::Several), name: name.to_owned() }
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
        let wrote = |changed| Step { changed, name: String::new() };
        assert_eq!(draft.steps(), [Changed::About, Changed::Title, Changed::Title].map(wrote));
        draft.undo();
        assert_eq!((draft.undoes(), draft.redoes()), (Some(wrote(Changed::Title)), Some(wrote(Changed::About))));
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
    fn what_a_tool_does_is_a_step_of_its_own_with_its_name() {
        let mut draft = Draft::new(Breakout::new(uuid::Uuid::nil()));
        title(&mut draft, 0, "T");
        for level in ["4", "5"] {
            draft.act(format!("Grade {level}"), |breakout| breakout.level = level.into());
        }
        // Nor does writing go on with it, or with what was written before.
        title(&mut draft, 1, "Th");
        draft.act(String::new(), |_| {});
        let names = |draft: &Draft| draft.steps().into_iter().map(|step| step.name).collect::<Vec<_>>();
        assert_eq!(names(&draft), ["", "Grade 5", "Grade 4", ""]);
        draft.undo();
        draft.undo();
        assert_eq!(draft.breakout().level, "4");
        let name = |step: Option<Step>| step.map(|step| step.name).unwrap_or_default();
        assert_eq!((name(draft.undoes()), name(draft.redoes())), ("Grade 4".into(), "Grade 5".into()));
        draft.redo();
        assert_eq!((draft.breakout().level.as_str(), &names(&draft)[0]), ("5", &"Grade 5".to_owned()));
        assert_eq!(draft.undoes().map(|step| step.changed), Some(Changed::About));
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
