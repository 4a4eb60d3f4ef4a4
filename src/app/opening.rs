//! Opening a breakout: a file that someone picked, or one that came in another way.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::app::parts::{Picked, Trouble, refusal};
use crate::app::shared::{Playable, Seal};
use crate::app::store::{Shelf, Store};
use crate::app::{browser, later};
use crate::breakout::Lock;
use crate::format::{self, Opened, Refused, sealed};
use crate::mechanism::Kind;
use crate::say;

/// Opens a file to play it: keeps it on this device and goes to its address. What can't be opened is said on a page of
/// its own, and everything else stays as it was.
pub fn to_play(picked: Picked, store: Store, refused: RwSignal<Option<Trouble>>) {
    spawn_local(async move {
        let opened = match bytes(&picked) {
            Ok(file) => playable(file, browser::fresh_id()).await.map_err(|trouble| trouble.within(&picked.name)),
            Err(trouble) => Err(trouble),
        };
        match opened {
            Ok(playable) => {
                let id = playable.breakout.id.to_string();
                let file = picked.bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
                // Where it can't be kept the page says so, and the breakout is there for this sitting.
                let _ = store.put(vec![(Shelf::Opened, id.clone(), file)]).await;
                let place = format!("/play/id/{id}");
                play_at(&place);
            }
            Err(trouble) => match later::carried(picked.bytes.unwrap_or_default(), store).await {
                Some(Ok(place)) => play_at(&place),
                carried => refused.set(Some(carried.and_then(Result::err).unwrap_or(trouble))),
            },
        }
    });
}

fn play_at(place: &str) {
    // The same address again: what is played there is corrected, or carried on.
    if browser::fragment() == place { browser::reload() } else { browser::go(place) }
}

/// What is in a file that someone picked.
pub fn bytes(picked: &Picked) -> Result<&[u8], Trouble> {
    picked.bytes.as_deref().ok_or_else(|| Trouble {
        what: say!(refused.unreadable).into(),
        place: picked.name.clone(),
        remedy: say!(refused.again).into(),
    })
}

/// A breakout to be played from its file, open or sealed. `fresh` is its id where the file has none.
pub async fn playable(file: &[u8], fresh: Uuid) -> Result<Playable, Trouble> {
    match format::read(file, fresh) {
        Err(Refused::NotOurs { format: Some(format) }) if format == sealed::FORMAT => {
            unseal(file).await.map(Playable::sealed)
        }
        Err(refused) => Err(refusal(&refused)),
        Ok(opened) => {
            let opened = with_kinds(opened, &|| format::read(file, fresh)).await?;
            Ok(Playable { breakout: Arc::new(opened.breakout), seal: None })
        }
    }
}

/// A student copy from its file. What is behind its locks nobody knows yet: so the further kinds are there from the start.
pub async fn unseal(file: &[u8]) -> Result<Seal, Trouble> {
    let arrived = later::kinds().await;
    let shared = later::shared().await.filter(|_| arrived).ok_or_else(|| not_arrived(String::new()))?;
    (shared.unseal)(file)
}

/// A breakout that was read, and read once more where it has a kind of lock whose code is fetched first. With that comes what
/// only some breakouts show.
pub async fn with_kinds(opened: Opened, read: &dyn Fn() -> Result<Opened, Refused>) -> Result<Opened, Trouble> {
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

/// A part of the page, or a file of it, did not arrive.
pub fn not_arrived(place: String) -> Trouble {
    Trouble { what: say!(refused.not_arrived).into(), place, remedy: say!(refused.not_arrived_remedy).into() }
}
