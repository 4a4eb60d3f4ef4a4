//! A teacher's drafts: a record of text each, their pictures and sounds apart, so that saving writes the words alone.

use std::cmp::Reverse;
use std::sync::Arc;

use super::versions::{self, Why};
use super::{Record, Shelf, Store};
use crate::app::browser;
use crate::breakout::Breakout;
use crate::{format, ordered};

/// A picture's or sound's name, and its bytes in base64.
pub type Kept = (String, Arc<str>);

/// The records that keep a draft, its own the last. Media that lie on their shelf as they are, `kept`, are left out.
pub fn records(breakout: &Breakout, kept: &[Kept]) -> Vec<Record> {
    let id = breakout.id.to_string();
    let is_kept =
        |name: &str, data: &Arc<str>| kept.iter().any(|(other, same)| other == name && Arc::ptr_eq(same, data));
    let apart = breakout.media.iter().filter(|(name, media)| !media.data.is_empty() && !is_kept(name, &media.data));
    let mut records: Vec<Record> =
        apart.map(|(name, media)| (Shelf::Media, key(&id, name), media.data.as_ref().to_owned())).collect();
    records.push((Shelf::Drafts, id, format::write(&breakout.apart())));
    records
}

/// The id and the text of a draft that is refused.
pub type Unread = (String, String);

/// All drafts that can be read, without their pictures and sounds, the latest first; and those that can't.
pub async fn all(store: Store) -> (Vec<Breakout>, Vec<Unread>) {
    let (mut drafts, mut unread) = (Vec::new(), Vec::new());
    for (id, text) in store.list(Shelf::Drafts, "").await {
        match format::read(text.as_bytes(), browser::fresh_id()) {
            Ok(opened) => ordered::put(&mut drafts, opened.breakout, |draft| Reverse(draft.modified.clone())),
            Err(_) => unread.push((id, text)),
        }
    }
    (drafts, unread)
}

/// What [`join`] found on the shelf.
#[derive(Default)]
pub struct Found {
    /// What the draft shows.
    pub kept: Vec<Kept>,
    /// The names of what it shows no more.
    pub unclaimed: Vec<String>,
}

/// The pictures and sounds that lie on a draft's shelf.
pub async fn media(store: Store, id: &str) -> Vec<Kept> {
    let found = store.list(Shelf::Media, &key(id, "")).await;
    let named = |(key, data): (String, String)| (key.get(id.len() + 1..).unwrap_or_default().to_owned(), data.into());
    found.into_iter().map(named).collect()
}

/// Gives a draft its pictures and sounds. One that holds them itself, as drafts once did, stays as it is.
pub async fn join(store: Store, breakout: &mut Breakout) -> Found {
    let id = breakout.id.to_string();
    let mut found = Found::default();
    for (name, data) in media(store, &id).await {
        if breakout.join(&name, data.clone()) { found.kept.push((name, data)) } else { found.unclaimed.push(name) }
    }
    found
}

/// Where this tab could not keep what it has of a draft, and another has saved the draft since: what was saved stands, and what
/// this tab has becomes a saved version, under this name.
pub async fn settle(store: Store, id: String, name: &str) {
    let Some(ours) = store.unkept(Shelf::Drafts, &id) else { return };
    let read = |text: String| Some(format::read(text.as_bytes(), id.parse().ok()?).ok()?.breakout);
    let (Some(mut ours), Some(kept)) = (read(ours), store.kept(Shelf::Drafts, &id).await.and_then(read)) else {
        return;
    };
    let (Some(at), Some(saved)) = (browser::moment(&ours.modified), browser::moment(&kept.modified)) else { return };
    if saved > at {
        join(store, &mut ours).await;
        // Where there is no room for it, it is there for this sitting, as it was.
        let _ = store.put(versions::records(&ours, at, Why::Named, name)).await;
        store.forget_unkept(Shelf::Drafts, &id);
        store.forget_unkept(Shelf::Media, &key(&id, ""));
    }
}

/// Takes pictures and sounds off a draft's shelf.
pub async fn sweep(store: Store, id: &str, names: &[String]) {
    for name in names {
        store.remove(Shelf::Media, &key(id, name)).await;
    }
}

/// Takes a draft away, with all that is its own.
pub async fn forget(store: Store, id: &str) {
    store.remove(Shelf::Drafts, id).await;
    for (key, _) in store.list(Shelf::Media, &key(id, "")).await {
        store.remove(Shelf::Media, &key).await;
    }
}

fn key(id: &str, name: &str) -> String {
    format!("{id}/{name}")
}
