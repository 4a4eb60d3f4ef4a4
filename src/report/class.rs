use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::by_name;
use crate::format::{Refused, hand_in, journal::write_event};
use crate::play::{Event, Journal, What};

/// The hand-ins of one class at one breakout, each team once.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Which breakout.
    pub breakout: Uuid,
    /// What the teams handed in, in the order in which they first did.
    pub teams: Vec<Journal>,
}

/// What came of a file or link that was given in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A team of which nothing was known, at this place.
    New(usize),
    /// More of a team that was known, at this place: so many events are news.
    More {
        /// The team's place.
        team: usize,
        /// How many events are news; 0 where only its name is.
        events: usize,
    },
    /// What was known already, of the team at this place.
    Known(usize),
    /// It is of another breakout.
    OtherBreakout {
        /// Which one.
        breakout: Uuid,
        /// Its title; empty where the hand-in doesn't say.
        title: String,
        /// The team's name, as it stands there.
        team: String,
    },
    /// It was not opened.
    Refused(Refused),
}

impl Class {
    /// A class of which nobody has handed in anything yet.
    pub fn new(breakout: Uuid) -> Self {
        Class { breakout, teams: Vec::new() }
    }

    /// Takes a file in: a hand-in, or a journal as a device saves it.
    pub fn take_file(&mut self, bytes: &[u8]) -> Outcome {
        match hand_in::read(bytes) {
            Ok(journal) => self.take(journal),
            Err(refused) => Outcome::Refused(refused),
        }
    }

    /// Takes a journal in.
    pub fn take(&mut self, journal: Journal) -> Outcome {
        if journal.breakout != self.breakout {
            let title = hand_in::title(&journal).to_owned();
            return Outcome::OtherBreakout { breakout: journal.breakout, title, team: journal.team };
        }
        let Some(team) = self.teams.iter().position(|known| known.id == journal.id) else {
            self.teams.push(journal);
            return Outcome::New(self.teams.len() - 1);
        };
        let before = &self.teams[team];
        if *before == journal {
            return Outcome::Known(team);
        }
        let both = union(before, &journal);
        if both == *before {
            return Outcome::Known(team);
        }
        let events = both.events().count() - before.events().count();
        self.teams[team] = both;
        Outcome::More { team, events }
    }

    /// Takes all of another class in, which may have some of the same teams.
    pub fn merge(&mut self, other: Class) -> Vec<Outcome> {
        other.teams.into_iter().map(|journal| self.take(journal)).collect()
    }

    /// Puts the teams into the order of their names, "Team 9" before "Team 10".
    pub fn sort(&mut self) {
        self.teams.sort_by_cached_key(|journal| (Name(super::cleaned(&journal.team).to_lowercase()), journal.id));
    }

    /// Takes a team out.
    pub fn remove(&mut self, journal: Uuid) {
        self.teams.retain(|known| known.id != journal);
    }
}

/// A team's name, in its place among others. Those that differ in leading zeros alone are two.
#[derive(PartialEq, Eq)]
struct Name(String);

impl Ord for Name {
    fn cmp(&self, other: &Self) -> Ordering {
        by_name::compare(&self.0, &other.0).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What two hand-ins of one journal say together, whichever came first. Of two events with one stamp that differ, one was
/// handed in with less, or somebody changed it by hand: what is known counts before what is not, and then the one whose
/// record sorts higher.
fn union(one: &Journal, other: &Journal) -> Journal {
    let team = one.team.clone().max(other.team.clone());
    let mut stamps: HashMap<(u64, Uuid, u32), Event> = HashMap::new();
    for event in one.events().chain(other.events()) {
        match stamps.get_mut(&event.stamp()) {
            Some(known) if rank(known) < rank(event) => *known = event.clone(),
            Some(_) => {}
            None => drop(stamps.insert(event.stamp(), event.clone())),
        }
    }
    let mut events: Vec<Event> = stamps.into_values().collect();
    events.sort_by_key(Event::stamp);
    let mut both = Journal::new(one.id, one.breakout, &team);
    for event in events {
        both.insert(event);
    }
    // Which of two unknown members is right nobody can say: each is kept, once.
    let names: HashSet<&String> = one.extra.keys().chain(other.extra.keys()).collect();
    for name in names {
        let values = [one.extra.get(name), other.extra.get(name)].into_iter().flatten();
        if let Some(value) = values.max_by_key(|value| value.to_string()) {
            both.extra.insert(name.clone(), value.clone());
        }
    }
    both
}

fn rank(event: &Event) -> (bool, bool, String) {
    let is_told = !matches!(&event.what, What::Tried { answer, .. } if answer.is_empty());
    (event.what != What::Unknown, is_told, write_event(event))
}
