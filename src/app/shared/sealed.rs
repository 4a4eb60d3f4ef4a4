use std::sync::Arc;

use leptos::prelude::{AnyView, Callback};
use uuid::Uuid;

use crate::app::later::Coming;
use crate::app::play::{Sitting, Typing};
use crate::app::store::Store;
use crate::breakout::Breakout;
use crate::format::Opened;
use crate::mechanism::Nearly;
use crate::play::{Action, Journal};
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

    /// Sits down with a team: what it tried has its replies again, as soon as they are found.
    fn sit(&self, sitting: Sitting);

    /// Opens what another tab of the same team has opened.
    fn hear(&self, sitting: Sitting);

    /// Finds out what must be known before an action is done, and lets the team have it; false where the device can't.
    fn ask(&self, sitting: Sitting, action: Action) -> Coming<bool>;

    /// Sets an entry on a lock that the team has open and that is sealed here, and tells what came of it. It is no try.
    fn reopen(&self, sitting: Sitting, lock: String, entry: String);

    /// Adds an answer from the team's paper. One that fits no lock that can be reached waits for those that follow.
    fn add(&self, typing: Typing);

    /// Whether whoever types this may carry a journal on, as [`admits`](crate::play::admits) has it.
    fn admits(&self, journal: Journal, entry: String) -> Coming<bool>;

    /// Opens its locks as the team of a journal had them on this device. In a copy that was corrected since, each whose answer
    /// still fits.
    fn recall(&self, store: Store, journal: Uuid) -> Coming<()>;

    /// Where the breakout asks a team for words: what asks for them before the story, until they are given; `begin` goes on. Without
    /// it, what changes them.
    fn words(&self, _sitting: Sitting, _begin: Option<Callback<()>>) -> Option<AnyView> {
        None
    }

    /// The whole original; none where the phrase is another.
    fn original(&self, phrase: String) -> Coming<Result<Option<Opened>, NoMemory>>;
}
