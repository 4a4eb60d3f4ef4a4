use super::{Checked, Event};
use crate::breakout::Extra;
use crate::mechanism::Unfit;

/// What a person does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Closes the lid and begins.
    Start,
    /// Puts the page away.
    Pause,
    /// Is there (again).
    Resume,
    /// Tries an entry on a lock.
    Try {
        /// Its id.
        lock: String,
        /// What the team set or typed.
        entry: String,
    },
    /// An [`Effect::Check`] came back.
    Checked {
        /// Its id.
        lock: String,
        /// With this.
        checked: Checked,
    },
    /// An [`Effect::Check`] could not be carried out.
    NotChecked {
        /// The lock's id.
        lock: String,
    },
    /// Takes the next rung of a lock's hint ladder, a hint or the neighbour, which must be free.
    Hint {
        /// Its id.
        lock: String,
    },
    /// Takes the next rung for a hint card.
    SpendCard {
        /// Its id.
        lock: String,
    },
    /// The teacher types the key to open one lock.
    Help {
        /// Its id.
        lock: String,
        /// What was typed.
        phrase: String,
    },
    /// Says how the team knows.
    Explain {
        /// Its id.
        lock: String,
        /// In its words.
        text: String,
    },
    /// Writes into the notebook.
    Note {
        /// Which entry.
        entry: String,
        /// All of it.
        text: String,
    },
    /// Answers a question of the debrief.
    Reflect {
        /// Which, from 0.
        question: usize,
        /// All of it.
        text: String,
    },
    /// Tells something about itself, of which play folds nothing: the members of the event.
    Tell {
        /// As [`Told::event`](crate::report::Told::event) gives them.
        told: Extra,
    },
    /// Types answers from its paper, to be where it was on another device. Wrong ones don't count as tries.
    Recover {
        /// In any order.
        answers: Vec<String>,
    },
}

/// What the page is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Check an entry and come back with [`Action::Checked`] or [`Action::NotChecked`].
    Check {
        /// The lock's id.
        lock: String,
        /// The entry.
        entry: String,
    },
}

/// What an action leads to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reaction {
    /// To be stored and then applied, in this order.
    pub events: Vec<Event>,
    /// To be carried out.
    pub effects: Vec<Effect>,
    /// News for the team that is in no event.
    pub said: Option<Said>,
}

/// News for the team that is in no event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The entry cannot be an answer; it was no try.
    Unfit(Unfit),
    /// The same answer was tried before; it doesn't count again.
    TriedBefore {
        /// The canonical answer.
        answer: String,
    },
    /// The lock is still cooling.
    Cooling {
        /// For so many seconds.
        seconds: u32,
    },
    /// The lock can't be reached (yet), or isn't there.
    OutOfReach,
    /// The lock is open.
    AlreadyOpen,
    /// The last try on this lock is still being checked.
    Checking,
    /// The device could not check the entry; it was no try.
    NotChecked,
    /// Time is up, and the breakout stops there.
    TimeIsUp,
    /// That isn't the teacher's key, or there is none.
    WrongKey,
    /// The next rung isn't free yet, or there is none.
    NoHint,
    /// No hint card is left.
    NoCard,
    /// None of these answers opens a lock that is open or in reach.
    NothingFits {
        /// Those that fit none.
        answers: Vec<String>,
    },
}
