/// Something that the author should know about the breakout: where it is and what it is. The remedy stands with its
/// words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub problem: Problem,
}

/// A place in a breakout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The breakout as a whole.
    Breakout,
    /// A member of the file, as JSON Pointer (RFC 6901).
    Member(String),
    /// A learning target, by id.
    Target(String),
    /// A lock, by id, and which part of it.
    Lock(String, Part),
    /// A clue that hangs on no lock (story, bench, ending), by id.
    Clue(String),
    /// A reference card, by id.
    Card(String),
    /// The questions to talk about afterwards.
    Debrief,
}

/// A part of a lock, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of it.
    Whole,
    /// Its title.
    Title,
    /// Its learning targets.
    Targets,
    /// When it can be reached.
    After,
    /// Its own clues.
    Clues,
    /// Its mechanism.
    Mechanism,
    /// Its answers.
    Answers,
    /// Its replies.
    Replies,
    /// Its hints.
    Hints,
    /// What is inside.
    Inside,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A class would get stuck, or someone be left out.
    ToFix,
    /// It works, and could be better.
    CouldBeBetter,
}

/// What can be wrong with a breakout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no lock.
    NoLocks,
    /// A member of the file has another type or value than it should; it is kept as it was, under `unread`.
    WrongValue {
        /// What should stand there.
        want: Want,
    },
    /// Two things have the same id.
    SameId(String),
    /// This is no id: `[a-z0-9][a-z0-9-]{0,31}`.
    BadId(String),
    /// It names something that isn't there.
    Dangling(String),
    /// A kind of clue or mechanism that a newer version knows.
    NewerKind(String),
    /// A clue that doesn't say of what kind it is.
    NoKind,
    /// It has no mechanism, or one that doesn't say of what kind it is.
    NoMechanism,
    /// The locks before it go round in a circle back to it. Told once for all that stand in the circle.
    Circle,
    /// No team can get to it: it needs more locks than come before it. Those that wait for it are not told.
    NeverReached,
    /// It has no answer.
    NoAnswer,
    /// Its own mechanism refuses this answer (or expected mistake).
    Refused {
        /// As the author spelt it.
        answer: String,
        /// Why.
        why: crate::mechanism::Unfit,
    },
    /// Two of its answers (or expected mistakes) are one to the lock.
    Alike {
        /// As the author spelt the one.
        first: String,
        /// As the author spelt the other.
        second: String,
    },
    /// A mistake that is answered is at the same time an answer.
    ReplyOpens(String),
    /// An answer of a lock can be read here, and a team surely has this before that lock is open. Where only a black light
    /// shows it, it may stand.
    Readable {
        /// The lock's id.
        lock: String,
        /// The answer, as its author spelt it.
        answer: String,
    },
    /// A team has it to open before it can have found a single clue, whatever it opens first.
    NoClue,
    /// It has no clue of its own, and all that was found before has a lock of its own: its clue may be the one inside it.
    LockedIn,
    /// All that hangs on it is invisible ink, and the black light can't have been found before it opens.
    LightTooLate,
    /// Invisible ink that can be found, and never be read: the breakout gives the black light only where no team finds
    /// it (story, ending, a lock that is never reached).
    LightNeverFound,
    /// Invisible ink in the story or the ending, where the black light doesn't work.
    NeverLit,
    /// Maths that can't be read: a class sees its source.
    Maths {
        /// The source.
        source: String,
        /// Why.
        why: crate::maths::Fault,
    },
    /// A picture without words for whoever can't see it.
    NoAlt,
    /// A sound without words for whoever can't hear it.
    NoTranscript,
    /// No lock serves this target.
    UnservedTarget,
    /// Locks serve this target, and a team can finish without any of them.
    MissedTarget,
    /// It serves no target, though there is one.
    NoTarget,
    /// There is no target that locks could serve.
    NoTargets,
    /// It has no hint.
    NoHint,
    /// The first rung of its hints has this answer, and there are gentler things to say before.
    ToldAtOnce(String),
    /// It has no title.
    NoTitle,
    /// Its answer is quickly guessed: so many are possible.
    QuicklyGuessed(u64),
    /// Two of its colours have the same mark: only whoever sees colours tells them apart.
    SameMark {
        /// What the one is called.
        first: String,
        /// What the other is called.
        second: String,
    },
    /// A text that asks for more years of school than the breakout's level has, with two to spare.
    HardToRead {
        /// The grade it asks for.
        grade: u32,
        /// The highest grade that the level names.
        level: u32,
    },
    /// A text asks for what only this colour tells from the rest.
    NeedsColour(String),
    /// This number stands in its own clue and opens it, written otherwise than its answer.
    OpensAsIs(String),
    /// It has so many options, items or colours that nobody looks through them.
    TooMany(usize),
    /// Its answer is to be dealt out as pieces, and can't be.
    Undealt(super::weave::Undealt),
    /// A piece of that lock's answer lies here otherwise than it was dealt, or doesn't lie here any more.
    PieceLost(String),
    /// A word that a team is asked for, by id, or what stands for one.
    Asked(String, super::asks::AskFault),
    /// The breakout has no title.
    Untitled,
}

/// What should stand in a member of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Want {
    /// Text.
    Text,
    /// True or false.
    Flag,
    /// A whole number from one to the other.
    Whole(i64, i64),
    /// A list.
    List,
    /// An object.
    Object,
    /// One of these words.
    OneOf(Vec<String>),
    /// A key of a piano.
    Key,
    /// A UUID.
    Uuid,
}

impl Problem {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self {
            Problem::UnservedTarget
            | Problem::MissedTarget
            | Problem::NoTarget
            | Problem::NoTargets
            | Problem::NoHint
            | Problem::LockedIn
            | Problem::NoTitle
            | Problem::Untitled
            | Problem::QuicklyGuessed(_)
            | Problem::Readable { .. }
            | Problem::Alike { .. }
            | Problem::ToldAtOnce(_)
            | Problem::OpensAsIs(_)
            | Problem::HardToRead { .. }
            | Problem::NeedsColour(_)
            | Problem::TooMany(_) => Severity::CouldBeBetter,
            Problem::Asked(_, fault) if *fault != super::asks::AskFault::InAnswer => Severity::CouldBeBetter,
            _ => Severity::ToFix,
        }
    }
}
