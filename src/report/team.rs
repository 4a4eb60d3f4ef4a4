use serde_json::Value;

use super::{Grown, MOST_MEMBERS, Told, Topic, cleaned};
use crate::breakout::Lock;
use crate::play::Journal;

/// The member of a journal that says that one person plays.
const ALONE: &str = "alone";

/// Has a journal say that one person plays: nothing on the page speaks of a team then.
pub fn play_alone(journal: &mut Journal) {
    journal.extra.insert(ALONE.into(), true.into());
}

/// Whether one person plays.
pub fn is_alone(journal: &Journal) -> bool {
    journal.extra.get(ALONE).and_then(Value::as_bool).unwrap_or_default()
}

/// What a team says about itself: a pure fold of its journal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Members {
    /// Those that it named or that picked an aim, in their order.
    pub members: Vec<Member>,
    /// Whether it wants no roles.
    pub no_roles: bool,
    /// When it changed its mind.
    pub changed: Option<String>,
    /// One thing to tell another class.
    pub pass_on: Option<String>,
    /// Its own words, by what was asked.
    pub words: Vec<(String, String)>,
    /// The lock that it made for the next class.
    pub made: Option<Box<Lock>>,
}

/// A member of a team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// Which one, from 0.
    pub place: usize,
    /// First name or initials, as it can be shown; empty where it was left out.
    pub name: String,
    /// The id of the target that they want to grow in; empty: none.
    pub aim: String,
    /// How they see it afterwards.
    pub grown: Option<Grown>,
}

impl Members {
    /// What a team says about itself in its journal.
    pub fn of(journal: &Journal) -> Self {
        let mut team = Members::default();
        let mut members: [Option<Member>; MOST_MEMBERS] = Default::default();
        for told in journal.events().filter_map(Told::of) {
            match told {
                Told::Member { member, name } => named(&mut members, member, |it| it.name = cleaned(&name)),
                Told::Aim { member, target } => named(&mut members, member, |it| it.aim = target),
                Told::Grown { member, how } => named(&mut members, member, |it| it.grown = Some(how)),
                Told::Roles { on } => team.no_roles = !on,
                Told::Wrote { topic: Topic::Changed, text } => team.changed = Some(text),
                Told::Wrote { topic: Topic::PassOn, text } => team.pass_on = Some(text),
                Told::Word { ask, text } => match team.words.iter_mut().find(|(of, _)| *of == ask) {
                    Some((_, word)) => *word = text,
                    None => team.words.push((ask, text)),
                },
                Told::Made { lock } => team.made = Some(lock),
            }
        }
        // Whoever has neither name nor aim was taken out again.
        let is_there = |member: &Member| !member.name.is_empty() || !member.aim.is_empty();
        team.members.extend(members.into_iter().flatten().filter(is_there));
        team
    }
}

impl Members {
    /// Its own words in one line; none where it gave none.
    pub fn own_words(&self) -> Option<String> {
        let words = self.words.iter().map(|(_, word)| cleaned(word)).filter(|word| !word.is_empty());
        let words = words.collect::<Vec<_>>().join(", ");
        (!words.is_empty()).then_some(words)
    }
}

fn named(members: &mut [Option<Member>; MOST_MEMBERS], at: usize, change: impl FnOnce(&mut Member)) {
    if let Some(member) = members.get_mut(at) {
        change(member.get_or_insert_with(|| Member { place: at, ..Member::default() }));
    }
}
