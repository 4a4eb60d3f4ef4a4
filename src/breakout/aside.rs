use serde::Serialize;

use super::{Breakout, Extra, Finding, Part, Place, Problem};

/// A finding that the teacher has put aside, with the reason. It is known again by what it says, so it comes back where that
/// changes: another answer, a text that has become harder, an answer of fewer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Aside {
    /// What it is: `no_hint`.
    pub problem: String,
    /// Where it is: `lock/gate/hints`.
    pub place: String,
    /// What else it says: the answer that can be read, the grade that a text asks for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// Why it may stay, in the teacher's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Finding {
    /// Whether it can be put aside: what leaves a class stuck, or someone out, can not.
    pub fn can_be_aside(&self) -> bool {
        self.problem.spoken().is_some()
    }

    /// As it stands among what was put aside, where it can be.
    fn aside(&self, reason: &str) -> Option<Aside> {
        let (problem, about) = self.problem.spoken()?;
        Some(Aside {
            problem: problem.to_owned(),
            place: self.place.spoken(),
            about,
            reason: reason.to_owned(),
            extra: Extra::new(),
        })
    }
}

impl Breakout {
    /// The reason why a finding was put aside; none where it was not.
    pub fn why_aside(&self, finding: &Finding) -> Option<&str> {
        if self.aside.is_empty() {
            return None;
        }
        let own = finding.aside("")?;
        self.aside.iter().find(|aside| aside.is_same(&own)).map(|aside| aside.reason.as_str())
    }

    /// Puts a finding aside, for this reason. What can't be is left where it is.
    pub fn put_aside(&mut self, finding: &Finding, reason: &str) {
        let Some(own) = finding.aside(reason) else { return };
        match self.aside.iter_mut().find(|aside| aside.is_same(&own)) {
            Some(known) => known.reason = own.reason,
            None => self.aside.push(own),
        }
    }

    /// Takes a finding back from among those that were put aside.
    pub fn take_back(&mut self, finding: &Finding) {
        if let Some(own) = finding.aside("") {
            self.aside.retain(|aside| !aside.is_same(&own));
        }
    }
}

impl Aside {
    /// Whether it is about the same.
    fn is_same(&self, other: &Aside) -> bool {
        self.problem == other.problem && self.place == other.place && self.about == other.about
    }
}

impl Problem {
    /// What it is called in the file, and what it says; none where it can't be put aside.
    fn spoken(&self) -> Option<(&'static str, Vec<String>)> {
        Some(match self {
            Problem::UnservedTarget => ("unserved_target", Vec::new()),
            Problem::MissedTarget => ("missed_target", Vec::new()),
            Problem::NoTarget => ("no_target", Vec::new()),
            Problem::NoTargets => ("no_targets", Vec::new()),
            Problem::NoHint => ("no_hint", Vec::new()),
            Problem::LockedIn => ("locked_in", Vec::new()),
            Problem::NoTitle => ("no_title", Vec::new()),
            Problem::Untitled => ("untitled", Vec::new()),
            Problem::QuicklyGuessed(count) => ("quickly_guessed", vec![count.to_string()]),
            Problem::Readable { lock, answer } => ("readable", vec![lock.clone(), answer.clone()]),
            Problem::Alike { first, second } => ("alike", vec![first.clone(), second.clone()]),
            Problem::ToldAtOnce(answer) => ("told_at_once", vec![answer.clone()]),
            Problem::OpensAsIs(number) => ("opens_as_is", vec![number.clone()]),
            Problem::NeedsColour(colour) => ("needs_colour", vec![colour.clone()]),
            Problem::HardToRead { grade, level } => ("hard_to_read", vec![grade.to_string(), level.to_string()]),
            Problem::TooMany(count) => ("too_many", vec![count.to_string()]),
            Problem::Asked(id, fault) => ("asked", vec![id.clone(), fault.name()?.to_owned()]),
            _ => return None,
        })
    }
}

impl Place {
    /// What it is called in the file.
    fn spoken(&self) -> String {
        match self {
            Place::Breakout => "breakout".to_owned(),
            Place::Member(pointer) => format!("member{pointer}"),
            Place::Target(id) => format!("target/{id}"),
            Place::Lock(id, part) => format!("lock/{id}/{}", part.spoken()),
            Place::Clue(id) => format!("clue/{id}"),
            Place::Card(id) => format!("card/{id}"),
            Place::Debrief => "debrief".to_owned(),
        }
    }
}

impl Part {
    fn spoken(self) -> &'static str {
        match self {
            Part::Whole => "whole",
            Part::Title => "title",
            Part::Targets => "targets",
            Part::After => "after",
            Part::Clues => "clues",
            Part::Mechanism => "mechanism",
            Part::Answers => "answers",
            Part::Replies => "replies",
            Part::Hints => "hints",
            Part::Inside => "inside",
        }
    }
}
