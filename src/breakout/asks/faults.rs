use std::collections::BTreeSet;

use super::members::misread;
use super::spots::{Takes, spots, takes};
use super::{Ask, MOST};
use crate::breakout::{Breakout, Finding, Place, Problem, Role, is_id};

/// What can be wrong with words that are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskFault {
    /// Its question is missing.
    NoQuestion,
    /// It has no word that stands where a team gives none.
    NoWord,
    /// It stands in no text.
    Unused,
    /// Nobody is asked for what stands between these braces.
    NotAsked,
    /// It stands in an answer or a mistake that is expected: no team can type what others chose.
    InAnswer,
    /// It stands where no word is put in: in a name, a learning target, an option.
    NoPlace,
    /// There are more than so many.
    TooMany,
    /// The word that stands where a team gives none is the answer of a lock.
    IsAnswer,
}

impl AskFault {
    /// What it is called in the file where it is put aside; none where it can't be.
    pub(in crate::breakout) fn name(self) -> Option<&'static str> {
        Some(match self {
            AskFault::NoQuestion => "no_question",
            AskFault::NoWord => "no_word",
            AskFault::Unused => "unused",
            AskFault::NotAsked => "not_asked",
            AskFault::NoPlace => "no_place",
            AskFault::TooMany => "too_many",
            AskFault::IsAnswer => "is_answer",
            AskFault::InAnswer => return None,
        })
    }
}

/// The reader of asks, for whoever edits: says what is wrong with them. A page gets it with the code that it needs.
#[derive(Clone, Copy)]
pub struct Asker(fn(&Breakout) -> Vec<Finding>);

impl Asker {
    /// It, with its code.
    pub fn new() -> Self {
        Asker(faults)
    }

    /// What is wrong with what is asked for, and with what stands between braces. Where nothing is asked for, braces are braces.
    pub fn faults(self, breakout: &Breakout) -> Vec<Finding> {
        (self.0)(breakout)
    }
}

impl Default for Asker {
    fn default() -> Self {
        Asker::new()
    }
}

fn faults(breakout: &Breakout) -> Vec<Finding> {
    if !super::asks(breakout) {
        return Vec::new();
    }
    let mut findings = misread(breakout);
    let asks = Ask::all(breakout);
    let own = |at: usize| Place::Member(format!("/asks/{at}"));
    let mut add = |place, problem| findings.push(Finding { place, problem });
    let mut unused: BTreeSet<&str> = asks.iter().map(|ask| ask.id.as_str()).collect();
    let mut wrong = Vec::new();
    let folded = |text: &str| text.trim().to_lowercase();
    let mut answers = BTreeSet::new();
    breakout.texts(&mut |place, role, _, text| {
        if role == Role::Answer {
            answers.insert(folded(text));
        }
        if !text.contains('{') {
            return;
        }
        let takes = takes(place, role);
        for spot in spots(text, takes.unwrap_or(Takes::Plain)) {
            let is_asked = asks.iter().any(|ask| ask.id == spot.id);
            let fault = match (takes, is_asked, role) {
                (Some(_), true, _) => {
                    unused.remove(spot.id.as_str());
                    continue;
                }
                (Some(_), false, _) => AskFault::NotAsked,
                (None, false, _) => continue,
                (None, true, Role::Answer | Role::Mistake) => AskFault::InAnswer,
                (None, true, _) => AskFault::NoPlace,
            };
            let finding = Finding { place: place.clone(), problem: Problem::Asked(spot.id, fault) };
            if !wrong.contains(&finding) {
                wrong.push(finding);
            }
        }
    });
    let mut ids = BTreeSet::new();
    for (at, ask) in Ask::written(breakout).into_iter().enumerate() {
        let fault = |fault| Problem::Asked(ask.id.clone(), fault);
        if !is_id(&ask.id) {
            add(own(at), Problem::BadId(ask.id));
            continue;
        }
        if !ids.insert(ask.id.clone()) {
            add(own(at), Problem::SameId(ask.id));
            continue;
        }
        if ids.len() > MOST {
            add(own(at), fault(AskFault::TooMany));
            continue;
        }
        if ask.say.trim().is_empty() {
            add(own(at), fault(AskFault::NoQuestion));
        }
        if super::word(&ask.otherwise).is_empty() {
            add(own(at), fault(AskFault::NoWord));
        } else if answers.contains(&folded(&ask.otherwise)) {
            add(own(at), fault(AskFault::IsAnswer));
        }
        if unused.contains(ask.id.as_str()) {
            add(own(at), fault(AskFault::Unused));
        }
    }
    findings.extend(wrong);
    findings
}
