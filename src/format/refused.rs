/// Why a file was not opened at all. Nothing of it was taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is larger than [`MOST_BYTES`](super::MOST_BYTES).
    #[error("{bytes} bytes are too many")]
    TooBig {
        /// How large it is.
        bytes: usize,
    },
    /// It is no text in UTF-8.
    #[error("not UTF-8 text")]
    NotText,
    /// It is no JSON.
    #[error("not JSON at line {line}, column {column}")]
    NotJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// It ends in the middle.
    #[error("ends in the middle, at line {line}")]
    CutOff {
        /// From 1.
        line: usize,
    },
    /// Its lists and objects stand too deep in one another.
    #[error("nested too deep")]
    TooDeep,
    /// It is JSON of another kind; what it calls itself, where it does.
    #[error("not a breakout")]
    NotOurs {
        /// Its `format`.
        format: Option<String>,
    },
    /// A newer version wrote it.
    #[error("version {version} is too new")]
    TooNew {
        /// Its `version`.
        version: u64,
    },
    /// Its version is none.
    #[error("no version")]
    NoVersion,
    /// A link that lost some of its characters.
    #[error("not a whole link")]
    BrokenLink,
}
