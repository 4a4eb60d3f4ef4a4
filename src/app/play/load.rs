use std::sync::Arc;

use uuid::Uuid;

use crate::app::browser;
use crate::app::parts::{Trouble, refusal};
use crate::app::route::Source;
use crate::app::shipped;
use crate::app::store::{Shelf, Store};
use crate::breakout::{Breakout, chain};
use crate::format::{Opened, Refused, from_link, read};
use crate::play::Journal;
use crate::say;

use super::teams;

/// What an address led to.
pub(super) enum Loaded {
    /// It can't be played.
    Refused(Trouble),
    /// A breakout; who plays is not known yet.
    Fresh(Arc<Breakout>),
    /// The team that played last on this device, where it left off.
    Running(Arc<Breakout>, Journal),
    /// A draft to try, with the answers that come before the chosen lock.
    Rehearsal(Arc<Breakout>, Vec<String>),
}

pub(super) async fn load(source: &Source, store: Store) -> Loaded {
    let breakout = match fetch(source, store).await {
        Ok(opened) => Arc::new(opened.breakout),
        Err(trouble) => return Loaded::Refused(trouble),
    };
    if let Source::Draft(_, from) = source {
        let answers = from.as_ref().map(|lock| before(&breakout, lock)).unwrap_or_default();
        return Loaded::Rehearsal(breakout, answers);
    }
    let last = teams::last(store, breakout.id).await;
    let header = teams::teams(store, breakout.id).await.into_iter().find(|header| Some(header.id) == last);
    match header {
        Some(header) => Loaded::Running(breakout, teams::load(store, &header).await),
        None => Loaded::Fresh(breakout),
    }
}

async fn fetch(source: &Source, store: Store) -> Result<Opened, Trouble> {
    let fresh = browser::fresh_id();
    let opened: Result<Opened, Refused> = match source {
        Source::Link(link) => from_link(link, fresh),
        Source::Shipped(slug) => {
            let path = shipped::path(slug).ok_or_else(not_there)?;
            let bytes = browser::fetch(&path).await.ok_or_else(|| Trouble {
                what: say!(refused.not_arrived).into(),
                place: path,
                remedy: say!(refused.not_arrived_remedy).into(),
            })?;
            read(&bytes, fresh)
        }
        Source::Opened(id) => {
            let text = store.get(Shelf::Opened, id).await.ok_or_else(not_there)?;
            // A file without an id has the one that it was given when it was opened.
            read(text.as_bytes(), Uuid::try_parse(id).unwrap_or(fresh))
        }
        Source::Draft(id, _) => {
            let text = store.get(Shelf::Drafts, id).await.ok_or_else(not_there)?;
            read(text.as_bytes(), fresh)
        }
    };
    opened.map_err(|refused| refusal(&refused))
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
