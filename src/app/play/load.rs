use std::sync::Arc;

use uuid::Uuid;

use crate::app::opening::{not_arrived, playable, with_kinds};
use crate::app::parts::{Trouble, refusal};
use crate::app::route::Source;
use crate::app::shared::{Playable, Shown};
use crate::app::store::{Shelf, Store, drafts};
use crate::app::{browser, later, maths, shipped};
use crate::breakout::asks::asks;
use crate::breakout::{Breakout, chain};
use crate::format::read;
use crate::play::Journal;
use crate::say;

use super::carry::by_link;
use super::teams;
use super::words::worded;

/// What an address led to.
pub enum Loaded {
    /// It can't be played.
    Refused(Trouble),
    /// A breakout; who plays is not known yet.
    Fresh(Playable),
    /// The team that played last on this device, where it left off, with the chair before which the device stands.
    Running(Playable, Journal, usize),
    /// A draft to try: from one lock on, with the answers that come before it.
    Rehearsal(Playable, Option<(Vec<String>, String)>),
}

/// Loads what an address names. `shown` says how much of it has come, where it is fetched from another host.
pub(super) async fn load(source: &Source, store: Store, shown: Shown) -> Loaded {
    if let Source::Draft(..) | Source::Carried(_) = source {
        let loaded = later::seldom(source.clone(), store).await;
        return loaded.unwrap_or_else(|| Loaded::Refused(not_arrived(String::new())));
    }
    let mut playable = match fetch(source, store, shown).await {
        Ok(playable) => playable,
        Err(trouble) => return Loaded::Refused(trouble),
    };
    if asks(&playable.breakout) || playable.breakout.locks.is_empty() {
        playable = match later::fit(playable).await {
            Ok(playable) => playable,
            Err(trouble) => return Loaded::Refused(trouble),
        };
    }
    let id = playable.breakout.id;
    let last = teams::last(store, id).await;
    let header = teams::teams(store, id).await.into_iter().find(|header| Some(header.id) == last);
    match header {
        Some(header) => {
            let journal = teams::load(store, &header).await;
            Loaded::Running(teams::recalled(store, &playable, header.id).await, journal, header.chair)
        }
        None => {
            maths::prepare(&playable.breakout);
            Loaded::Fresh(playable)
        }
    }
}

async fn fetch(source: &Source, store: Store, shown: Shown) -> Result<Playable, Trouble> {
    let mut fresh = browser::fresh_id();
    let file = match source {
        Source::Shipped(slug) => {
            let path = shipped::path(slug).ok_or_else(not_there)?;
            browser::fetch(&path).await.ok_or_else(|| not_arrived(path))?
        }
        Source::Opened(id) => {
            // A file without an id has the one that it was given when it was opened.
            fresh = Uuid::try_parse(id).unwrap_or(fresh);
            store.get(Shelf::Opened, id).await.ok_or_else(not_there)?.into_bytes()
        }
        Source::Link(_) | Source::From(_) => {
            let shared = later::shared().await.ok_or_else(|| not_arrived(String::new()))?;
            (shared.fetch)(source.clone(), shown).await?
        }
        // They have a way of their own.
        Source::Draft(..) | Source::Carried(_) => return Err(not_there()),
    };
    playable(&file, fresh).await.map_err(|trouble| match source {
        Source::From(address) => trouble.within(address),
        _ => trouble,
    })
}

/// Loads what few addresses name.
pub(super) async fn seldom(source: Source, store: Store) -> Loaded {
    match source {
        Source::Draft(id, from) => rehearsal(id, from, store).await,
        Source::Carried(carried) => Loaded::Refused(by_link(&carried, store).await),
        _ => Loaded::Refused(not_there()),
    }
}

/// Loads a draft, with an answer for each lock that comes before the one to begin with.
async fn rehearsal(id: String, from: Option<String>, store: Store) -> Loaded {
    match draft(&id, store).await {
        Ok(breakout) => {
            maths::prepare(&breakout);
            let from = from.map(|lock| (before(&breakout, &lock), lock));
            let has_asks = asks(&breakout);
            let playable = Playable { breakout: Arc::new(breakout), seal: None };
            Loaded::Rehearsal(if has_asks { worded(playable) } else { playable }, from)
        }
        Err(trouble) => Loaded::Refused(trouble),
    }
}

async fn draft(id: &str, store: Store) -> Result<Breakout, Trouble> {
    let text = store.get(Shelf::Drafts, id).await.ok_or_else(not_there)?;
    let read = || read(text.as_bytes(), browser::fresh_id());
    let opened = read().map_err(|refused| refusal(&refused))?;
    let mut breakout = with_kinds(opened, &read).await?.breakout;
    drafts::join(store, &mut breakout).await;
    Ok(breakout)
}

/// A breakout as a team can play it: with words where it asks for some. One without locks has nothing to open.
pub(super) fn fit(playable: Playable) -> Result<Playable, Trouble> {
    if playable.breakout.locks.is_empty() {
        let [what, remedy] = [say!(refused.no_locks), say!(refused.no_locks_remedy)].map(str::to_owned);
        return Err(Trouble { what, place: String::new(), remedy });
    }
    Ok(worded(playable))
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
