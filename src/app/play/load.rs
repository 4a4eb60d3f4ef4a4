use std::sync::Arc;

use uuid::Uuid;

use crate::app::browser;
use crate::app::parts::{Trouble, refusal};
use crate::app::route::Source;
use crate::app::shipped;
use crate::app::store::{Shelf, Store};
use crate::app::{later, maths};
use crate::breakout::{Breakout, Lock, chain};
use crate::format::{Opened, Refused, read};
use crate::mechanism::Kind;
use crate::play::Journal;
use crate::say;

use super::teams;

/// What an address led to.
pub(super) enum Loaded {
    /// It can't be played.
    Refused(Trouble),
    /// A breakout; who plays is not known yet.
    Fresh(Arc<Breakout>),
    /// The team that played last on this device, where it left off, with the chair before which the device stands.
    Running(Arc<Breakout>, Journal, usize),
    /// A draft to try, with the answers that come before the chosen lock.
    Rehearsal(Arc<Breakout>, Vec<String>),
}

pub(super) async fn load(source: &Source, store: Store) -> Loaded {
    let breakout = match fetch(source, store).await {
        Ok(opened) => Arc::new(opened.breakout),
        Err(trouble) => return Loaded::Refused(trouble),
    };
    maths::prepare(&breakout);
    if let Source::Draft(_, from) = source {
        let answers = from.as_ref().map(|lock| before(&breakout, lock)).unwrap_or_default();
        return Loaded::Rehearsal(breakout, answers);
    }
    let last = teams::last(store, breakout.id).await;
    let header = teams::teams(store, breakout.id).await.into_iter().find(|header| Some(header.id) == last);
    match header {
        Some(header) => Loaded::Running(breakout, teams::load(store, &header).await, header.chair),
        None => Loaded::Fresh(breakout),
    }
}

async fn fetch(source: &Source, store: Store) -> Result<Opened, Trouble> {
    let fresh = browser::fresh_id();
    match source {
        Source::Link(link) => {
            let unpack = later::link().await.ok_or_else(|| not_arrived(String::new()))?;
            with_kinds(|| unpack(link, fresh)).await
        }
        Source::Shipped(slug) => {
            let path = shipped::path(slug).ok_or_else(not_there)?;
            let bytes = browser::fetch(&path).await.ok_or_else(|| not_arrived(path))?;
            with_kinds(|| read(&bytes, fresh)).await
        }
        Source::Opened(id) => {
            let text = store.get(Shelf::Opened, id).await.ok_or_else(not_there)?;
            // A file without an id has the one that it was given when it was opened.
            let fresh = Uuid::try_parse(id).unwrap_or(fresh);
            with_kinds(|| read(text.as_bytes(), fresh)).await
        }
        Source::Draft(id, _) => {
            let text = store.get(Shelf::Drafts, id).await.ok_or_else(not_there)?;
            with_kinds(|| read(text.as_bytes(), fresh)).await
        }
    }
}

/// Reads a breakout, and once more where it has a kind of lock whose code is fetched first. With that comes what only some
/// breakouts show.
async fn with_kinds(read: impl Fn() -> Result<Opened, Refused>) -> Result<Opened, Trouble> {
    let opened = read().map_err(|refused| refusal(&refused))?;
    let breakout = &opened.breakout;
    let is_further = |lock: &Arc<Lock>| matches!(lock.mechanism.kind, Kind::Further(_) | Kind::Unknown { .. });
    if !(breakout.rules.hints.neighbour || breakout.has_seats() || breakout.locks.iter().any(is_further)) {
        return Ok(opened);
    }
    if !later::kinds().await {
        return Err(not_arrived(String::new()));
    }
    read().map_err(|refused| refusal(&refused))
}

fn not_arrived(place: String) -> Trouble {
    Trouble { what: say!(refused.not_arrived).into(), place, remedy: say!(refused.not_arrived_remedy).into() }
}

fn not_there() -> Trouble {
    Trouble {
        what: say!(refused.not_there).into(),
        place: String::new(),
        remedy: say!(refused.not_there_remedy).into(),
    }
}

/// An answer for each lock that stands in an earlier layer of the chain than this one.
fn before(breakout: &Breakout, lock: &str) -> Vec<String> {
    let layers = chain::layers(breakout);
    let own = layers.iter().position(|layer| layer.iter().any(|other| other.id == lock)).unwrap_or(0);
    layers[..own].iter().flatten().filter_map(|lock| lock.answers.first().cloned()).collect()
}
