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
    /// It names several options where one is wanted.
    OnlyOne,
    /// This part of it stands there twice.
    Twice(String),
    /// This part of it could mean several things.
    Ambiguous(String),
    /// It doesn't say where this part of it goes.
    Loose(String),
    /// The lock is of a kind that a newer version knows.
    NewerKind,
}
