//! Many journals of one breakout into what learning looks like: by target, by lock, by team.
//!
//! A team hands in what [`hand_in`] makes of its journal. A [`Class`] takes such files and says of each what it is; a
//! [`Report`] is a pure fold of breakout and class. What a [`Mark`] says and what it leaves open stands there in words.

mod apart;
mod class;
mod handing;
mod judge;
mod label;
mod mark;
mod out;
mod own;
mod roles;
mod series;
mod spread;
mod talk;
mod team;
mod told;
mod trail;

use std::sync::Arc;

pub use apart::apart;
pub use class::{Class, Outcome};
pub use handing::{Handed, LONGEST_TEXT, hand_in, held_back};
pub use label::{LONGEST_NAME, Label, cleaned, shortened};
pub use mark::{Mark, OnLock, OnTarget, Wrong};
pub use out::{Words, csv, gradebook, tabs, team_rows, try_rows};
pub use own::{Amiss, HeldBack, LONGEST_LOCK, amiss, is_begun, is_too_long, tidied};
pub use roles::{roles_of, sit_with_roles};
pub use series::{BYTES_A_CODE, Collector, Scan, split};
pub use spread::Spread;
pub use talk::Mistake;
pub use team::{Member, Members, is_alone, play_alone};
pub use told::{Grown, MOST_MEMBERS, Told, Topic};
pub use trail::{LockTrail, Miss, Odd, Opening, Trail};

use crate::breakout::Breakout;
use crate::mechanism::Spelling;
use crate::play::{Journal, Millis};
use judge::Judge;

/// What the journals of a class amount to.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The breakout that all of them are of.
    pub breakout: Arc<Breakout>,
    /// The teams, in the order of the class.
    pub teams: Vec<Team>,
}

/// One team of a class.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// What it is called on screen.
    pub label: Label,
    /// What it did.
    pub trail: Trail,
    /// How it stands with each lock of the breakout, in the breakout's order.
    pub locks: Vec<OnLock>,
    /// How it stands with each target, in the breakout's order.
    pub targets: Vec<OnTarget>,
    /// Its members, where it named any.
    pub members: Members,
}

/// How the class did at one lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockFigures {
    /// How many teams came within reach of it.
    pub reached: usize,
    /// How many opened it with an answer.
    pub answered: usize,
    /// How many had it opened by the teacher's key.
    pub helped: usize,
    /// Wrong tries of all teams but slips of typing.
    pub ideas: usize,
    /// Slips of typing of all teams.
    pub slips: usize,
    /// Hints that all teams took, and neighbours that they asked.
    pub hints: usize,
    /// Active time at it of the teams that answered it, in milliseconds; none where no team did.
    pub time: Option<Spread>,
}

impl Report {
    /// Whether a team named its members, or one picked an aim.
    pub fn names_members(&self) -> bool {
        self.teams.iter().any(|team| !team.members.members.is_empty())
    }

    /// The report on these journals. `now` tells which clocks are ahead.
    pub fn of(breakout: &Arc<Breakout>, journals: &[Journal], spelling: Spelling, now: Millis) -> Self {
        let mut judge = Judge::of(breakout, spelling);
        let labels = label::labels(journals.iter().map(|journal| journal.team.as_str()));
        let team = |(journal, label): (&Journal, Label)| {
            let trail = Trail::of(breakout, journal, now);
            let locks: Vec<OnLock> =
                trail.locks.iter().enumerate().map(|(at, lock)| mark::on_lock(&mut judge, at, lock)).collect();
            let targets = mark::on_targets(breakout, &locks);
            Team { label, trail, locks, targets, members: Members::of(journal) }
        };
        let teams = journals.iter().zip(labels).map(team).collect();
        Report { breakout: breakout.clone(), teams }
    }

    /// How the class did at the lock at this place in the breakout.
    pub fn lock(&self, at: usize) -> LockFigures {
        let mut figures = LockFigures { reached: 0, answered: 0, helped: 0, ideas: 0, slips: 0, hints: 0, time: None };
        let mut times = Vec::new();
        for team in &self.teams {
            let (Some(on), Some(trail)) = (team.locks.get(at), team.trail.locks.get(at)) else { continue };
            figures.reached += usize::from(trail.reached);
            figures.helped += usize::from(on.mark == Some(Mark::Helped));
            figures.ideas += on.ideas();
            figures.slips += on.slips();
            figures.hints += on.rungs;
            if on.mark.is_some_and(Mark::is_answered) {
                figures.answered += 1;
                times.push(trail.active);
            }
        }
        figures.time = Spread::of(times);
        figures
    }

    /// Active time of the teams that opened the box, in milliseconds; none where no team did.
    pub fn time(&self) -> Option<Spread> {
        let finished = self.teams.iter().filter(|team| team.trail.finished.is_some());
        Spread::of(finished.map(|team| team.trail.active).collect())
    }

    /// The mistakes that most teams share, at most `most`; none that only one team made.
    pub fn talk_about(&self, most: usize) -> Vec<Mistake> {
        let all: Vec<usize> = (0..self.breakout.locks.len()).collect();
        self.talk_about_at(&all, most)
    }

    /// The same of the locks at these places in the breakout.
    pub fn talk_about_at(&self, locks: &[usize], most: usize) -> Vec<Mistake> {
        talk::mistakes(self, locks, most)
    }
}
