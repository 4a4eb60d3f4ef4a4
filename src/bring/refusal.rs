/// The most letters that an answer may have: a team has to type it.
pub const MOST_LETTERS: usize = 200;

/// Why a row can't become a lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has no question.
    NoQuestion,
    /// It has no answer.
    NoAnswer,
    /// A quote in it is never closed, so nobody knows where its cells end.
    OpenQuote,
    /// It has something in a column that nobody said the meaning of.
    TooManyColumns(usize),
    /// Its answer has so many letters, more than [`MOST_LETTERS`].
    LongAnswer(usize),
    /// Nothing says which of its options is right.
    NoneRight,
    /// The option that is called right is none of those that it has.
    NoSuchOption(String),
    /// It gives one option alone: there is nothing to choose.
    OneOption,
    /// Its pairs are fewer than two, or the same thing stands in two of them.
    Pairs,
    /// It is a category: Moodle sorts questions by them.
    Category,
    /// It is a text to read, and no question.
    NoTask,
    /// It is an essay, which nobody but a person can mark.
    Essay,
    /// It takes any number from one to another, which no lock does.
    Range(String),
    /// All its things go with the same one: there is nothing to sort.
    OneGroup,
    /// Nothing stands between its brackets that opens a lock.
    NothingGiven,
    /// It has no number where one should stand.
    NoNumber(String),
    /// All its answers have a `*` for anything, which no lock takes.
    Wildcard,
    /// A `{` in it is never closed.
    Unclosed,
    /// Curly brackets stand in its answers, or behind them.
    Braces,
    /// Its answers are written in a way that is not understood.
    NotUnderstood,
}
