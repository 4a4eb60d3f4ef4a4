use std::sync::Arc;

use crate::app::later::Coming;
use crate::breakout::Breakout;
use crate::format::Opened;
use crate::mechanism::Nearly;
use crate::seal::NoMemory;

/// A breakout to be played, open or sealed.
#[derive(Clone)]
pub struct Playable {
    /// What is known of it.
    pub breakout: Arc<Breakout>,
    /// What finds out more, where it is a student copy.
    pub seal: Option<Seal>,
}

impl Playable {
    /// A student copy, as far as it is known.
    pub fn sealed(seal: Seal) -> Self {
        Playable { breakout: seal.breakout(), seal: Some(seal) }
    }

    /// It for another team, who has found nothing yet.
    pub fn fresh(&self) -> Self {
        self.seal.as_ref().map_or_else(|| self.clone(), |seal| Playable::sealed(seal.fresh()))
    }
}

/// A student copy in the hands of one team.
pub type Seal = Arc<dyn Sealed + Send + Sync>;

/// What a student copy tells while it is played. What takes time is done beside the page.
pub trait Sealed {
    /// The same copy, of which nothing was found yet.
    fn fresh(&self) -> Seal;

    /// What is known of the breakout. It grows with what is asked: a lock that can be reached, what is inside an open one,
    /// answers and replies that were found.
    fn breakout(&self) -> Arc<Breakout>;

    /// Whether a lock's face is known, so that it can be tried.
    fn is_there(&self, lock: &str) -> bool;

    /// Whether a lock is open here, and what is inside it known.
    fn is_open(&self, lock: &str) -> bool;

    /// What alone keeps a canonical answer from being right, where asking told it.
    fn nearly(&self, lock: &str, answer: &str) -> Option<Nearly>;

    /// Finds out what an entry means on a lock.
    fn ask(&self, lock: String, entry: String) -> Coming<Result<(), NoMemory>>;

    /// Finds out whether this is the teacher's phrase, and opens the lock where it is.
    fn ask_phrase(&self, lock: String, phrase: String) -> Coming<Result<(), NoMemory>>;

    /// Tries these entries wherever they can be tried, as long as they open something.
    fn ask_all(&self, entries: Vec<String>) -> Coming<Result<(), NoMemory>>;

    /// What opened its locks, as a record.
    fn found(&self) -> String;

    /// Opens its locks as such a record says. In a copy that was corrected since, each whose answer still fits.
    fn recall(&self, found: String) -> Coming<()>;

    /// The whole original; none where the phrase is another.
    fn original(&self, phrase: String) -> Coming<Result<Option<Opened>, NoMemory>>;
}
