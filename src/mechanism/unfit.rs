use super::Written;

/// Why an entry cannot be an answer of a lock. Such an entry is no try: the team rethinks its typing, not its idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is nothing in it.
    Empty,
    /// It has another number of wheels.
    Length {
        /// How many the lock has.
        want: usize,
        /// How many the entry has.
        got: usize,
    },
    /// This part of it is nothing that the lock knows.
    Stranger(String),
    /// It has more steps than a lock takes.
    TooLong {
        /// How many a lock takes.
        most: usize,
    },
    /// It has fewer steps than a lock takes.
    TooShort {
        /// How many a lock takes.
        least: usize,
    },
    /// This step of it was taken before.
    Taken(String),
    /// This part of it lies beyond what the lock has.
    Beyond {
        /// The part.
        what: String,
        /// The first that the lock has.
        from: String,
        /// The last.
        to: String,
    },
    /// This number in it lies between two points of an axis.
    OffGrid {
        /// The number.
        what: String,
        /// How far apart points lie.
        step: String,
    },
    /// The numbers in it are no pairs.
    NoPair,
    /// This is no time of day.
    NoTime(String),
    /// This is no day of the calendar.
    NoDate(String),
    /// Its year is missing, or cut short.
    NoYear,
    /// Read with the day first this is one date, with the month first another.
    TwoDates(String),
    /// This note lies in several octaves of the lock.
    NoOctave(String),
    /// It names several options where one is wanted.
    OnlyOne,
    /// This part of it stands there twice.
    Twice(String),
    /// This part of it could mean several things.
    Ambiguous(String),
    /// It doesn't say where this part of it goes.
    Loose(String),
    /// This is no number.
    NoNumber(String),
    /// Its decimal mark or what keeps its groups of digits apart is not that of the file's language.
    Mark {
        /// The decimal mark of the file's language.
        decimal: char,
    },
    /// It has more digits than a lock calculates with.
    Digits {
        /// How many a lock takes above and below the stroke of a fraction.
        most: usize,
    },
    /// It divides by 0.
    ZeroBelow,
    /// The fraction in a mixed number is not less than 1.
    Improper,
    /// It is not written in this form.
    Form(Written),
    /// It is a fraction that is not in lowest terms.
    NotSimplest,
    /// It has no unit.
    NoUnit,
    /// The lock is of a kind that a newer version knows.
    NewerKind,
}
