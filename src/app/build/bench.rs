use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::editor::title_words;
use super::{shared, step};
use crate::app::browser;
use crate::app::store::drafts::{self, Kept};
use crate::app::store::versions::{self, Why};
use crate::app::store::{NotKept, Record, Shelf, Store, settings};
use crate::app::{maths, spelling};
use crate::breakout::asks::Asker;
use crate::breakout::weave::Weaver;
use crate::breakout::{Breakout, Clue, Draft, Finding, Lock, Severity, Step, chain, check, fresh_id};
use crate::play::Millis;
use crate::say;

/// How long after the last change a draft is saved.
const PAUSE: Duration = Duration::from_millis(500);

/// How long after the last of several changes the checks look again: whoever writes is not kept waiting at each key.
const REST: Duration = Duration::from_millis(200);

/// Whether the draft is safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Saved {
    Yes,
    Soon,
    /// For this sitting only.
    No,
}

/// How long after a version was kept the next is kept by itself, in milliseconds.
const MEANWHILE: Millis = 15 * 60 * 1000;

/// What is known of how a draft is kept.
struct Versions {
    /// What it was when it was opened, until it is changed.
    opened: Option<Arc<Breakout>>,
    /// When one was kept last.
    last: Millis,
    /// How many times the draft was put away: only the last time says whether it is safe.
    puts: Arc<AtomicU32>,
}

thread_local! {
    /// The draft that was left last, with its steps: trying it takes none away.
    static LEFT: RefCell<Option<Draft>> = const { RefCell::new(None) };
}

/// Whether steps lead back from this draft as it was left.
pub(super) fn has_steps(id: &str) -> bool {
    LEFT.with_borrow(|left| left.as_ref().is_some_and(|left| left.breakout().id.to_string() == id))
}

/// A lock for whoever reads nothing of it but how it is set: most keys don't change that.
pub(super) type AsSet = Memo<Option<Arc<Lock>>>;

/// A draft on the workbench: read, changed, undone, saved by itself.
#[derive(Clone, Copy)]
pub(super) struct Bench {
    draft: RwSignal<Draft>,
    /// Where it is saved, where it is.
    store: Option<Store>,
    /// Whether it is safe.
    pub saved: RwSignal<Saved>,
    pending: StoredValue<Option<TimeoutHandle>>,
    /// When the checks look again.
    resting: StoredValue<Option<TimeoutHandle>>,
    /// The pictures and sounds that lie on their shelf already.
    kept: StoredValue<Vec<Kept>>,
    versions: StoredValue<Versions>,
    /// What is known of each lock, as far as it is the same.
    known: StoredValue<check::Known>,
    /// The breakout as it was when its chain or a lock's name last changed, for whoever reads nothing else of it: most keys
    /// change neither, and leave all that follows it alone.
    pub chain: RwSignal<Arc<Breakout>>,
    /// What the checks found, but for what was put aside.
    pub findings: RwSignal<Vec<Finding>>,
    /// What they found that was put aside.
    pub aside: RwSignal<Vec<Finding>>,
    /// That they have looked again, whatever they found.
    pub checked: RwSignal<()>,
    /// What was just taken away, until the next change.
    pub taken: RwSignal<Option<String>>,
    /// Which step was taken back or again last, in words.
    pub stepped: RwSignal<String>,
    /// When it was last saved as a file, as RFC 3339 text.
    pub filed: RwSignal<Option<String>>,
}

/// The setting that says when a draft was last saved as a file.
fn filed_setting(id: &str) -> String {
    format!("filed-{id}")
}

impl Bench {
    /// Puts a breakout on the workbench; `kept` are its pictures and sounds that are safe. Without a store it is saved nowhere.
    pub fn new(breakout: Breakout, kept: Vec<Kept>, store: impl Into<Option<Store>>) -> Self {
        let store = store.into();
        let left = store.and_then(|_| LEFT.take()).filter(|left| left.is_at(&breakout));
        let draft = RwSignal::new(left.unwrap_or_else(|| Draft::new(breakout)));
        let opened = draft.with_untracked(|draft| draft.breakout().clone());
        let id = opened.id.to_string();
        let is_kept = store.is_some_and(|store| store.unkept(Shelf::Drafts, &id).is_none());
        let saved = RwSignal::new(if is_kept { Saved::Yes } else { Saved::No });
        let filed = settings::get(&filed_setting(&id));
        let bench = Bench {
            draft,
            store,
            saved,
            pending: StoredValue::new(None),
            resting: StoredValue::new(None),
            kept: StoredValue::new(kept),
            versions: StoredValue::new(Versions { opened: Some(opened.clone()), last: 0, puts: Arc::default() }),
            known: StoredValue::default(),
            chain: RwSignal::new(opened),
            findings: RwSignal::default(),
            aside: RwSignal::default(),
            checked: RwSignal::new(()),
            taken: RwSignal::new(None),
            stepped: RwSignal::new(String::new()),
            filed: RwSignal::new(filed),
        };
        bench.check();
        // What reads maths may come later: then there is more to find.
        Effect::new(move |before: Option<bool>| {
            let is_there = maths::is_there();
            if before == Some(false) && is_there {
                bench.check();
            }
            is_there
        });
        // The page may be gone at once: what is not saved yet is saved now.
        let leaving = ["visibilitychange", "pagehide"]
            .map(|event| window_event_listener_untyped(event, move |_| bench.save_now()));
        on_cleanup(move || {
            forget(bench.resting);
            bench.save_now();
            if store.is_some() {
                LEFT.set(draft.try_get_untracked());
            }
            leaving.into_iter().for_each(|listener| listener.remove());
        });
        bench
    }

    /// Whether what is on it is saved: a lock on its own takes no reference cards along.
    pub fn is_of_library(self) -> bool {
        self.store.is_some()
    }

    /// Reads the breakout as it is now.
    pub fn read<T>(self, read: impl FnOnce(&Breakout) -> T) -> T {
        self.draft.with(|draft| read(draft.breakout()))
    }

    /// The same without following changes.
    pub fn peek<T>(self, read: impl FnOnce(&Breakout) -> T) -> T {
        self.draft.with_untracked(|draft| read(draft.breakout()))
    }

    /// Whether this breakout is on it; false, too, where it was left.
    pub fn has(self, id: Uuid) -> bool {
        self.draft.try_with_untracked(|draft| draft.breakout().id == id) == Some(true)
    }

    /// Reads one lock; what `T` is by default where it is gone.
    pub fn lock<T: Default>(self, id: &str, read: impl FnOnce(&Lock) -> T) -> T {
        self.read(|breakout| breakout.lock(id).map(|lock| read(lock)).unwrap_or_default())
    }

    /// One lock as it was when how it is set last changed: its lock type, answers, replies, what it comes after.
    pub fn as_set(self, id: String) -> AsSet {
        Memo::new_with_compare(
            move |_| self.read(|breakout| breakout.lock(&id).cloned()),
            |before, now| match (before, now) {
                (Some(Some(before)), Some(Some(now))) => !is_set_alike(before, now),
                _ => true,
            },
        )
    }

    /// Changes the breakout. Changes of the same `what` in one burst are undone together, and checked once they rest.
    pub fn change(self, what: &str, change: impl FnOnce(&mut Breakout)) {
        self.set(|draft| draft.change(what, browser::now(), change));
        forget(self.resting);
        self.resting.set_value(set_timeout_with_handle(move || self.check(), REST).ok());
        self.forget_taken();
        self.save_soon();
    }

    /// The same at once, by a tool: a step of its own, called by `name`, or where that is empty by what it changed.
    pub fn act(self, name: String, change: impl FnOnce(&mut Breakout)) {
        self.edit(|draft| draft.act(name, change));
        self.forget_taken();
        self.save_soon();
    }

    /// Takes something away, and says so beside a way back.
    pub fn take(self, words: String, change: impl FnOnce(&mut Breakout)) {
        self.act(words.trim_end_matches('.').to_owned(), change);
        self.taken.set(Some(words));
    }

    /// Puts another version in its place, and says so beside a way back.
    pub fn replace(self, other: &Breakout) {
        let (title, revision) = self.peek(|breakout| (title_words(&breakout.title), breakout.revision));
        self.take(say!(arrival.replaced, title = title), |breakout| *breakout = other.clone());
        // Whichever was shared later: its number is taken.
        self.edit(|draft| draft.raise(revision.max(other.revision)));
        if other.revision >= revision {
            shared::remember(other);
        }
    }

    /// For whoever is about to hand it to others: gives it the revision that it is shared under, and remembers that they have
    /// it as it is now.
    pub fn share(self) {
        let (before, revision) = self.peek(|breakout| (breakout.revision, shared::revision(breakout)));
        if revision > before {
            self.edit(|draft| draft.raise(revision));
            self.save_soon();
        }
        if !self.peek(shared::is_remembered) {
            spawn_local(self.keep_version(Why::Shared, String::new()));
        }
        self.peek(shared::remember);
    }

    /// From now on what is wrong with what teams are asked for is told.
    pub fn ask_with(self, asker: Asker) {
        self.edit(|draft| draft.ask_with(asker));
    }

    /// From now on the pieces of woven locks follow each change.
    pub fn weave_with(self, weaver: Weaver) {
        self.edit(|draft| draft.weave_with(weaver));
    }

    /// Changes the draft, and checks it.
    fn edit(self, edit: impl FnOnce(&mut Draft)) {
        if self.set(edit) {
            self.check();
        }
    }

    /// Changes the draft, and what follows it at once; false where it was left meanwhile.
    fn set(self, set: impl FnOnce(&mut Draft)) -> bool {
        if self.draft.try_update(set).is_none() {
            return false;
        }
        let now = self.draft.with_untracked(|draft| draft.breakout().clone());
        if !self.chain.with_untracked(|before| chain::is_same(before, &now)) {
            self.chain.set(now);
        }
        true
    }

    /// Checks what waits to be checked: somebody turns to another page, and may look at all of it.
    pub fn check_now(self) {
        if self.resting.with_value(Option::is_some) {
            self.check();
        }
    }

    /// Looks at what the checks find now.
    fn check(self) {
        forget(self.resting);
        let (findings, aside) = untrack(|| self.draft.with(|draft| found(draft, self.known)));
        for (told, now) in [(self.findings, findings), (self.aside, aside)] {
            if told.with_untracked(|before| *before != now) {
                told.set(now);
            }
        }
        self.checked.set(());
    }

    fn forget_taken(self) {
        if self.taken.with_untracked(Option::is_some) {
            self.taken.set(None);
        }
    }

    /// Changes one lock.
    pub fn change_lock(self, what: &str, id: &str, change: impl FnOnce(&mut Lock)) {
        self.change(&format!("{id}/{what}"), |breakout| {
            if let Some(lock) = breakout.locks.iter_mut().find(|lock| lock.id == id) {
                change(Arc::make_mut(lock));
            }
        });
    }

    /// Takes the last step back, and shows where that was.
    pub fn undo(self) {
        self.take_step(Draft::undo, self.draft.with_untracked(Draft::undoes), |what| say!(undo.undone, what = what));
    }

    /// Takes the last undone step again, and shows where that was.
    pub fn redo(self) {
        self.take_step(Draft::redo, self.draft.with_untracked(Draft::redoes), |what| say!(undo.redone, what = what));
    }

    fn take_step(self, take: fn(&mut Draft), step: Option<Step>, words: fn(&str) -> String) {
        let Some(step) = step else { return };
        self.edit(take);
        self.forget_taken();
        self.save_soon();
        self.stepped.set(words(&step::words(&step)));
        self.peek(|breakout| step::show(breakout, &step.changed));
    }

    /// Takes so many steps back at once.
    pub fn undo_steps(self, count: usize) {
        self.edit(|draft| (0..count).for_each(|_| draft.undo()));
        self.forget_taken();
        self.save_soon();
    }

    /// The step that can be taken back.
    pub fn undoes(self) -> Option<Step> {
        self.draft.with(Draft::undoes)
    }

    /// The undone step that can be taken again.
    pub fn redoes(self) -> Option<Step> {
        self.draft.with(Draft::redoes)
    }

    /// All steps of this sitting that can be taken back, the last one first.
    pub fn steps(self) -> Vec<Step> {
        self.draft.with(Draft::steps)
    }

    /// Remembers that it is saved as a file now.
    pub fn filed_now(self) {
        let now = browser::timestamp(browser::now());
        settings::set(&filed_setting(&self.peek(|breakout| breakout.id.to_string())), &now);
        self.filed.set(Some(now));
    }

    /// When it was last saved as a file, in words.
    pub fn filed_words(self) -> String {
        match self.filed.get().as_deref().and_then(browser::moment) {
            Some(at) => say!(build.filed, date = browser::date(at)),
            None => say!(build.never_filed).to_owned(),
        }
    }

    /// An id for a new clue.
    pub fn clue_id(self, stem: &str) -> String {
        self.peek(|breakout| fresh_id(stem, "clue", |id| breakout.clues().any(|clue| clue.id == id)))
    }

    fn save_soon(self) {
        if self.store.is_none() {
            return;
        }
        self.saved.set(Saved::Soon);
        forget(self.pending);
        self.pending.set_value(set_timeout_with_handle(move || self.save_now(), PAUSE).ok());
    }

    /// Saves what is not saved yet, and tries again what could not be.
    pub fn save_now(self) {
        if let Some(unsaved) = self.unsaved() {
            spawn_local(async move {
                // The sign beside the title says what came of it.
                let _ = self.put(unsaved).await;
            });
        }
    }

    /// The same, and comes back when it is safe: the page may be left then. Else it says so.
    pub async fn save(self) -> Result<(), NotKept> {
        // What is changed meanwhile is saved, too.
        while let Some(unsaved) = self.unsaved() {
            self.put(unsaved).await?;
        }
        Ok(())
    }

    /// Keeps it as it is now as a version.
    pub async fn keep_version(self, why: Why, name: String) {
        let now = browser::now();
        self.versions.update_value(|versions| versions.last = now);
        let records = self.peek(|breakout| versions::records(breakout, now, why, &name));
        if let Some(store) = self.store {
            // Where nothing can be kept the studio says so.
            let _ = store.put(records).await;
        }
    }

    /// The records of a version that it is time to keep.
    fn due(self, breakout: &Breakout) -> Vec<Record> {
        let now = browser::now();
        let due = self.versions.try_update_value(|versions| {
            if let Some(opened) = versions.opened.take() {
                versions.last = now;
                let is_blank = opened.locks.is_empty() && opened.story.is_empty() && opened.targets.is_empty();
                let at = browser::moment(&opened.modified).unwrap_or(now);
                return (!is_blank).then(|| versions::records(&opened, at, Why::Opened, ""));
            }
            let is_time = now.saturating_sub(versions.last) > MEANWHILE;
            is_time.then(|| {
                versions.last = now;
                versions::records(breakout, now, Why::Meanwhile, "")
            })
        });
        due.flatten().unwrap_or_default()
    }

    fn unsaved(self) -> Option<Unsaved> {
        self.store?;
        if self.saved.try_get_untracked()? == Saved::Yes {
            return None;
        }
        forget(self.pending);
        let puts = self.versions.try_with_value(|versions| versions.puts.clone())?;
        let number = puts.fetch_add(1, Ordering::Relaxed) + 1;
        self.draft.try_with_untracked(|draft| {
            let mut breakout = (**draft.breakout()).clone();
            breakout.modified = browser::timestamp(browser::now());
            let records = self.kept.try_with_value(|kept| drafts::records(&breakout, kept)).unwrap_or_default();
            let version = self.due(&breakout);
            let media = breakout.media.into_iter().map(|(name, media)| (name, media.data.clone()));
            Unsaved { records, version, media: media.collect(), number, puts }
        })
    }

    async fn put(self, Unsaved { records, version, media, number, puts }: Unsaved) -> Result<(), NotKept> {
        let Some(store) = self.store else { return Err(NotKept) };
        let is_last = || puts.load(Ordering::Relaxed) == number;
        let mut result = store.put(records.iter().chain(&version).cloned().collect()).await;
        if result.is_err() && !version.is_empty() && is_last() {
            // What there is room for is the draft itself.
            result = store.put(records).await;
        }
        if result.is_ok() {
            // What an undone step took away lies there as before.
            self.kept.try_update_value(|kept| {
                kept.retain(|(name, _)| !media.iter().any(|(other, _)| other == name));
                kept.extend(media);
            });
        }
        // The bench may have been left meanwhile, or something else changed that is not saved yet.
        if self.pending.try_with_value(Option::is_none) == Some(true) && is_last() {
            self.saved.try_set(if result.is_ok() { Saved::Yes } else { Saved::No });
        }
        result
    }
}

/// What waits is not done.
fn forget(waiting: StoredValue<Option<TimeoutHandle>>) {
    waiting.try_update_value(|waiting| {
        if let Some(handle) = waiting.take() {
            handle.clear();
        }
    });
}

fn is_set_alike(one: &Lock, other: &Lock) -> bool {
    one.mechanism == other.mechanism
        && one.answers == other.answers
        && one.replies == other.replies
        && one.needed() == other.needed()
}

/// What is saved together.
struct Unsaved {
    records: Vec<Record>,
    version: Vec<Record>,
    media: Vec<Kept>,
    /// Which time it is, and how many there were.
    number: u32,
    puts: Arc<AtomicU32>,
}

/// What the checks find, the worst first, and what of it was put aside.
fn found(draft: &Draft, known: StoredValue<check::Known>) -> (Vec<Finding>, Vec<Finding>) {
    let breakout = draft.breakout();
    let checked =
        known.try_update_value(|known| known.check(breakout, spelling(&breakout.language), maths::reader(breakout)));
    let mut findings = checked.unwrap_or_default();
    findings.extend(draft.weaver().map(|weaver| weaver.faults(breakout)).unwrap_or_default());
    findings.extend(draft.asker().map(|asker| asker.faults(breakout)).unwrap_or_default());
    let (mut worst, rest): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|finding| finding.problem.severity() == Severity::ToFix);
    worst.extend(rest);
    worst.into_iter().partition(|finding| breakout.why_aside(finding).is_none())
}

/// Where clues lie that are edited in the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Story,
    Bench,
    Ending,
    On(String),
    Inside(String),
}

impl Place {
    /// What tells this place from all others.
    pub fn key(&self) -> String {
        match self {
            Place::Story => "story".into(),
            Place::Bench => "bench".into(),
            Place::Ending => "ending".into(),
            Place::On(lock) => format!("on/{lock}"),
            Place::Inside(lock) => format!("inside/{lock}"),
        }
    }

    /// The clues of this place.
    pub fn of<'b>(&self, breakout: &'b Breakout) -> &'b [Clue] {
        match self {
            Place::Story => &breakout.story,
            Place::Bench => &breakout.bench,
            Place::Ending => &breakout.ending,
            Place::On(lock) => breakout.lock(lock).map_or(&[], |lock| &lock.clues),
            Place::Inside(lock) => breakout.lock(lock).map_or(&[], |lock| &lock.inside),
        }
    }

    /// Changes the clues of this place.
    pub fn change(&self, breakout: &mut Breakout, change: impl FnOnce(&mut Vec<Clue>)) {
        let mut lock = |id: &str, inside: bool, change: &mut dyn FnMut(&mut Vec<Clue>)| {
            if let Some(lock) = breakout.locks.iter_mut().find(|lock| lock.id == id) {
                let lock = Arc::make_mut(lock);
                change(if inside { &mut lock.inside } else { &mut lock.clues });
            }
        };
        let mut change = Some(change);
        let mut once = |clues: &mut Vec<Clue>| {
            if let Some(change) = change.take() {
                change(clues);
            }
        };
        match self {
            Place::On(id) => lock(id, false, &mut once),
            Place::Inside(id) => lock(id, true, &mut once),
            Place::Story => once(&mut breakout.story),
            Place::Bench => once(&mut breakout.bench),
            Place::Ending => once(&mut breakout.ending),
        }
    }
}
