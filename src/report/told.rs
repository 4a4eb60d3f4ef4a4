use crate::breakout::Lock;
use crate::play::Event;

/// The most members that a team names.
pub const MOST_MEMBERS: usize = 6;

/// What a team says about itself. Play keeps such events as those of a newer version and folds none of them: so a student's
/// first visit loads nothing of it. [`Told::of`] and [`Told::event`] know them.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// A member's first name or initials; the latest counts, and an empty one takes the member out.
    Member {
        /// Which one, from 0 to [`MOST_MEMBERS`] - 1.
        member: usize,
        /// In their words.
        name: String,
    },
    /// The target that a member wants to grow in; the latest counts.
    Aim {
        /// Which member.
        member: usize,
        /// The target's id; empty: none.
        target: String,
    },
    /// Whether roles pass on from member to member; the latest counts, and without one they do.
    Roles {
        /// Whether they do.
        on: bool,
    },
    /// How a member sees that target afterwards; the latest counts.
    Grown {
        /// Which member.
        member: usize,
        /// In their own judgement.
        how: Grown,
    },
    /// What the team says when it looks back; the latest text of a topic counts.
    Wrote {
        /// What about.
        topic: Topic,
        /// In its words.
        text: String,
    },
    /// The team's own word for something that the breakout asks for; the latest counts.
    Word {
        /// The id of what is asked.
        ask: String,
        /// The word.
        text: String,
    },
    /// The lock that the team made for the next class; the latest counts.
    Made {
        /// The lock, with its answers: it is nobody's yet.
        lock: Box<Lock>,
    },
}

/// How a member sees a target after the breakout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grown {
    /// "Now I can."
    Can,
    /// "Almost."
    Almost,
    /// "Not yet."
    NotYet,
}

/// What a team looks back at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// When it changed its mind.
    Changed,
    /// One thing to tell another class.
    PassOn,
}

impl Told {
    /// What an event tells, where it is of this kind.
    pub fn of(event: &Event) -> Option<Self> {
        crate::format::told::read(event)
    }

    /// The members of an event that tells this: for [`Event::extra`](crate::play::Event), beside
    /// [`What::Unknown`](crate::play::What).
    pub fn event(&self) -> crate::breakout::Extra {
        crate::format::told::write(self)
    }
}
