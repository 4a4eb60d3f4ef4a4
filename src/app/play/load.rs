use std::sync::Arc;

use leptos::prelude::*;
use uuid::Uuid;

use crate::app::opening::{not_arrived, playable, with_kinds};
use crate::app::parts::{Trouble, refusal, when};
use crate::app::route::Source;
use crate::app::shared::{Playable, Progress};
use crate::app::store::{Shelf, Store, drafts};
use crate::app::{browser, later, maths, shipped};
use crate::breakout::{Breakout, chain};
use crate::format::read;
use crate::play::Journal;
use crate::say;

use super::teams;

/// What an address led to.
pub enum Loaded {
    /// It can't be played.
    Refused(Trouble),
    /// A breakout; who plays is not known yet.
    Fresh(Playable),
    /// The team that played last on this device, where it left off, with the chair before which the device stands.
    Running(Playable, Journal, usize),
    /// A draft to try, with the answers that come before the chosen lock.
    Rehearsal(Arc<Breakout>, Vec<String>),
}

/// Loads what an address names. `progress` is told how much of it has come, where it is fetched from another host.
pub(super) async fn load(source: &Source, store: Store, progress: RwSignal<Option<Progress>>) -> Loaded {
    if let Source::Draft(id, from) = source {
        let loaded = later::rehearsal(id.clone(), from.clone(), store).await;
        return loaded.unwrap_or_else(|| Loaded::Refused(not_arrived(String::new())));
    }
    let playable = match fetch(source, store, progress).await {
        Ok(playable) => playable,
        Err(trouble) => return Loaded::Refused(trouble),
    };
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

async fn fetch(source: &Source, store: Store, progress: RwSignal<Option<Progress>>) -> Result<Playable, Trouble> {
    let fresh = browser::fresh_id();
    match source {
        Source::Link(link) => {
            let shared = later::shared().await.ok_or_else(|| not_arrived(String::new()))?;
            let file = (shared.unpack)(link).map_err(|refused| refusal(&refused))?;
            playable(&file, fresh).await
        }
        Source::From(address) => {
            let shared = later::shared().await.ok_or_else(|| not_arrived(String::new()))?;
            let file = (shared.fetch)(address.clone(), progress).await?;
            playable(&file, fresh).await.map_err(|trouble| trouble.within(address))
        }
        Source::Shipped(slug) => {
            let path = shipped::path(slug).ok_or_else(not_there)?;
            let file = browser::fetch(&path).await.ok_or_else(|| not_arrived(path))?;
            playable(&file, fresh).await
        }
        Source::Opened(id) => {
            let text = store.get(Shelf::Opened, id).await.ok_or_else(not_there)?;
            // A file without an id has the one that it was given when it was opened.
            playable(text.as_bytes(), Uuid::try_parse(id).unwrap_or(fresh)).await
        }
        // It has a way of its own.
        Source::Draft(..) => Err(not_there()),
    }
}

/// Loads a draft, with an answer for each lock that comes before the one to begin with.
pub(super) async fn rehearsal(id: String, from: Option<String>, store: Store) -> Loaded {
    match draft(&id, store).await {
        Ok(breakout) => {
            maths::prepare(&breakout);
            let answers = from.map(|lock| before(&breakout, &lock)).unwrap_or_default();
            Loaded::Rehearsal(Arc::new(breakout), answers)
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

fn not_there() -> Trouble {
    Trouble {
        what: say!(refused.not_there).into(),
        place: String::new(),
        remedy: say!(refused.not_there_remedy).into(),
    }
}

/// What is shown while a breakout is on its way: nothing, where that is soon.
pub(super) fn loading(progress: RwSignal<Option<Progress>>) -> AnyView {
    when(
        move || progress.with(Option::is_some),
        move || {
            let come = move || progress.get().map_or(0, |progress| progress.come);
            let of = progress.with_untracked(|progress| progress.and_then(|progress| progress.of));
            let words = move || say!(play.fetching, come = browser::number(come().div_ceil(1000) as u64));
            view! {
                <main class="stage coming">
                    <p role="status">{say!(play.on_its_way)}</p>
                    <progress aria-label=say!(play.on_its_way) max=of.map(|of| of.to_string()) prop:value=move || of.map(|_| come() as f64)></progress>
                    <p class="quiet num">{words}</p>
                </main>
            }
            .into_any()
        },
    )
}

/// An answer for each lock that stands in an earlier layer of the chain than this one.
fn before(breakout: &Breakout, lock: &str) -> Vec<String> {
    let layers = chain::layers(breakout);
    let own = layers.iter().position(|layer| layer.iter().any(|other| other.id == lock)).unwrap_or(0);
    layers[..own].iter().flatten().filter_map(|lock| lock.answers.first().cloned()).collect()
}
