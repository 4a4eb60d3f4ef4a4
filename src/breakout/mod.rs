//! What a breakout is: learning targets, clues, and locks in a chain.

mod aside;
pub mod asks;
pub mod chain;
mod changed;
pub mod check;
mod clue;
mod differ;
mod draft;
mod finding;
mod id;
mod lock;
mod made;
mod media;
mod roles;
mod rules;
mod script;
mod search;
mod source;
mod take;
mod target;
mod texts;
pub mod weave;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use uuid::Uuid;

pub use aside::Aside;
pub use changed::Changed;
pub use clue::{Clue, ClueKind, Tool};
pub use differ::Differing;
pub use draft::{Draft, Step};
pub use finding::{Finding, Part, Place, Problem, Severity, Want};
pub use id::{fresh_id, is_id};
pub use lock::{Explain, Lock, Reply};
pub use made::Made;
pub use media::Media;
pub use roles::{LONGEST_ROLE, MOST_ROLES, name_roles, named_roles};
pub use rules::{HintRules, Rules, TimeUp, TryRules};
pub use script::reads_from_right;
pub use search::{Hit, Search};
pub use source::Source;
pub use take::Missing;
pub use target::{Standard, Target};
pub use texts::{Look, Rewrite, Role, Wording};

use crate::mechanism::{Kind, Number};
use crate::prose::may_have_maths;

/// Members of an object in the file that this version doesn't know. They are kept and written back untouched.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// Puts texts among members, each under its name; an empty one is left out.
fn put_texts(members: &mut Extra, texts: [(&str, &str); 2]) {
    for (name, text) in texts {
        if text.is_empty() {
            members.remove(name);
        } else {
            members.insert(name.into(), text.into());
        }
    }
}

/// A breakout as a teacher writes it: a story, a box with locks, and what lies behind each.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Breakout {
    /// Which breakout this is, through all its revisions.
    pub id: Uuid,
    /// How many times it was shared since it was made. A file with a higher revision carries a running game on.
    pub revision: u32,
    /// When it was last changed, as RFC 3339 text in UTC.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub modified: String,
    /// What it is called.
    pub title: String,
    /// The BCP 47 tag of the language that its text is in. Spelling rules of answers follow it.
    pub language: String,
    /// The subject, in the author's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// Whom it is for, in the author's words: "Grades 4-5".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub level: String,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The licence it is shared under, as an SPDX identifier.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub license: String,
    /// The breakouts that this one was made from, the nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub adapted_from: Vec<Source>,
    /// Read before the clock starts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub story: Vec<Clue>,
    /// What lies there from the start.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bench: Vec<Clue>,
    /// What is in the box when the hasp falls.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ending: Vec<Clue>,
    /// How many minutes the clock gives; no clock where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// What the students will be able to do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
    /// The locks, in the order in which the author lists them.
    pub locks: Vec<Arc<Lock>>,
    /// Reference cards, readable at any time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<Card>,
    /// How hints, tries and time go.
    #[serde(skip_serializing_if = "Rules::is_default")]
    pub rules: Rules,
    /// Questions to talk about afterwards.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub debrief: Vec<String>,
    /// Findings that the teacher has put aside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aside: Vec<Aside>,
    /// Pictures and sounds by name; a clue's `src` says `media:name`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub media: BTreeMap<String, Arc<Media>>,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Breakout {
    /// An empty breakout with this id, in English, at revision 1.
    pub fn new(id: Uuid) -> Self {
        Breakout {
            id,
            revision: 1,
            modified: String::new(),
            title: String::new(),
            language: "en".into(),
            subject: String::new(),
            level: String::new(),
            authors: Vec::new(),
            license: String::new(),
            adapted_from: Vec::new(),
            story: Vec::new(),
            bench: Vec::new(),
            ending: Vec::new(),
            minutes: None,
            targets: Vec::new(),
            locks: Vec::new(),
            cards: Vec::new(),
            rules: Rules::default(),
            debrief: Vec::new(),
            aside: Vec::new(),
            media: BTreeMap::new(),
            extra: Extra::new(),
        }
    }

    /// The lock with this id, if there is one.
    pub fn lock(&self, id: &str) -> Option<&Arc<Lock>> {
        self.locks.iter().find(|lock| lock.id == id)
    }

    /// What the lock with this id is called; the id where there is none.
    pub fn lock_name<'b>(&'b self, id: &'b str) -> &'b str {
        self.lock(id).map_or(id, |lock| lock.name())
    }

    /// A number lock with this title to begin with, and an id that no lock here has. It is not among them yet.
    pub fn new_lock(&self, title: String) -> Lock {
        let id = fresh_id(&title, "lock", |id| self.lock(id).is_some());
        Lock { title, ..Lock::new(id, Kind::Number(Number::default()).into()) }
    }

    /// The learning target with this id, if there is one.
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.id == id)
    }

    /// Every clue in the file: story, bench, each lock's own and what is inside it, ending.
    pub fn clues(&self) -> impl Iterator<Item = &Clue> {
        let locks = self.locks.iter().flat_map(|lock| lock.clues.iter().chain(&lock.inside));
        self.story.iter().chain(&self.bench).chain(locks).chain(&self.ending)
    }

    /// Whether there is something to find that only one of a team's two devices shows. Story and ending are read together.
    pub fn has_seats(&self) -> bool {
        let locks = self.locks.iter().flat_map(|lock| lock.clues.iter().chain(&lock.inside));
        self.bench.iter().chain(locks).any(|clue| clue.seat.is_some())
    }

    /// Whether maths may stand anywhere in it, as [`may_have_maths`] sees it.
    pub fn may_have_maths(&self) -> bool {
        let written = |texts: &[String]| texts.iter().any(|text| may_have_maths(text));
        let clues = |clues: &[Clue]| clues.iter().any(|clue| clue.text().is_some_and(may_have_maths));
        let lock = |lock: &Arc<Lock>| {
            clues(&lock.clues)
                || clues(&lock.inside)
                || written(&lock.hints)
                || lock.replies.iter().any(|reply| may_have_maths(&reply.say))
        };
        [&self.story, &self.bench, &self.ending].into_iter().any(|all| clues(all))
            || self.locks.iter().any(lock)
            || written(&self.debrief)
            || self.targets.iter().any(|target| may_have_maths(&target.statement))
            || self.cards.iter().any(|card| may_have_maths(&card.body))
    }

    /// Whether a tool of this kind must be found; where none is given anywhere, a team has it from the start.
    pub fn gives(&self, tool: Tool) -> bool {
        self.clues().any(|clue| clue.kind == ClueKind::Tool { tool })
    }
}

/// A reference card: rules, a glossary, a formula sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Card {
    /// A slug, unique among cards.
    pub id: String,
    /// Plain text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Markdown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}
