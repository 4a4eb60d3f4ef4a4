//! The bin: drafts that were thrown away, whole, for thirty days.

use std::time::Duration;

use uuid::Uuid;

use super::{NotKept, Shelf, Store, drafts, versions};
use crate::breakout::Breakout;
use crate::format;
use crate::play::Millis;

/// How long a draft lies in the bin.
pub const KEPT: Duration = Duration::from_hours(30 * 24);

/// A draft in the bin.
#[derive(Clone)]
pub struct Binned {
    /// When it was thrown away.
    pub at: Millis,
    /// What it is.
    pub breakout: Breakout,
    key: String,
}

/// Throws a draft away, with its pictures and sounds. It lies in the bin before it is gone from its shelf: one that is kept, and
/// that the bin has no room for, stays where it is.
pub async fn throw(store: Store, breakout: &Breakout, now: Millis) -> Result<(), NotKept> {
    let id = breakout.id.to_string();
    let key = format!("{now:013}/{id}");
    let binned = store.put(vec![(Shelf::Bin, key.clone(), format::write(breakout))]).await;
    // What was there for this sitting alone lies in the bin for as long.
    if binned.is_err() && store.kept(Shelf::Drafts, &id).await.is_some() {
        store.remove(Shelf::Bin, &key).await;
        return binned;
    }
    drafts::forget(store, &id).await;
    Ok(())
}

/// Throws a draft of the library out for good, with all that is its own.
pub async fn throw_for_good(store: Store, draft: Uuid) {
    let id = draft.to_string();
    drafts::forget(store, &id).await;
    versions::forget_all(store, &id).await;
}

/// What lies in the bin, the latest first. What has lain there for longer than [`KEPT`] is thrown out for good.
pub async fn list(store: Store, now: Millis) -> Vec<Binned> {
    let binned = |(at, id, key, text): (Millis, Uuid, String, String)| {
        Some(Binned { at, breakout: format::read(text.as_bytes(), id).ok()?.breakout, key })
    };
    kept(store, now).await.into_iter().filter_map(binned).collect()
}

/// How many lie there. None of them is read.
pub async fn count(store: Store, now: Millis) -> usize {
    kept(store, now).await.len()
}

/// The moment, id, key and text of each that may stay, the latest first; the others are thrown out.
async fn kept(store: Store, now: Millis) -> Vec<(Millis, Uuid, String, String)> {
    let mut kept = Vec::new();
    for (key, text) in store.list(Shelf::Bin, "").await.into_iter().rev() {
        let Some((at, id)) = key.split_once('/') else { continue };
        let (Ok(at), Ok(id)) = (at.parse(), id.parse()) else { continue };
        if now.saturating_sub(at) > KEPT.as_millis() as Millis {
            throw_out(store, &key, id).await;
        } else {
            kept.push((at, id, key, text));
        }
    }
    kept
}

/// Puts a draft back into the library. Where the library has one of its id again, `copied` makes another of it first.
pub async fn restore(store: Store, binned: Binned, copied: impl FnOnce(Breakout) -> Breakout) {
    let is_there = store.get(Shelf::Drafts, &binned.breakout.id.to_string()).await.is_some();
    let breakout = if is_there { copied(binned.breakout) } else { binned.breakout };
    // Where it can't be kept it stays in the bin, too.
    if store.put(drafts::records(&breakout, &[])).await.is_ok() {
        store.remove(Shelf::Bin, &binned.key).await;
    }
}

/// Throws a draft out for good, with its saved versions where the library has no draft of its id.
pub async fn empty(store: Store, binned: &Binned) {
    throw_out(store, &binned.key, binned.breakout.id).await;
}

async fn throw_out(store: Store, key: &str, id: Uuid) {
    store.remove(Shelf::Bin, key).await;
    let id = id.to_string();
    if store.get(Shelf::Drafts, &id).await.is_none() {
        versions::forget_all(store, &id).await;
    }
}
