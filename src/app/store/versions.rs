//! Saved versions: what a draft was at some moments, to look at and to go back to.
//!
//! A version has its words in a record of its own; its pictures and sounds lie by what they are, once for all versions.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::{Record, Shelf, Store};
use crate::breakout::Breakout;
use crate::format;
use crate::play::Millis;

/// So many versions without a name are kept for a draft; the oldest goes first.
const MOST: usize = 30;

/// What stands in place of a medium's bytes, before what tells it from all others.
const APART: &str = "apart:";

/// Why a version was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// So it was when it was opened, before it was changed.
    Opened,
    /// It was being worked on for a while.
    Meanwhile,
    /// It was handed to others.
    Shared,
    /// Its teacher wanted it kept.
    Named,
}

impl Why {
    const ALL: [(Why, &str); 4] =
        [(Why::Opened, "opened"), (Why::Meanwhile, "meanwhile"), (Why::Shared, "shared"), (Why::Named, "named")];
}

/// A saved version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The moment it is of.
    pub at: Millis,
    /// Why it was kept.
    pub why: Why,
    /// What its teacher calls it; empty where it has no name.
    pub name: String,
    key: String,
    text: String,
}

/// The records that keep a version of a draft.
pub fn records(breakout: &Breakout, at: Millis, why: Why, name: &str) -> Vec<Record> {
    let id = breakout.id;
    let mut records = Vec::new();
    let mut words = breakout.clone();
    for media in words.media.values_mut().filter(|media| !media.data.is_empty()) {
        let digest = digest(&media.data);
        records.push((Shelf::Media, medium(&id.to_string(), &digest), media.data.as_ref().to_owned()));
        Arc::make_mut(media).data = format!("{APART}{digest}").into();
    }
    let why = Why::ALL.iter().find(|(other, _)| *other == why).map_or("named", |(_, word)| word);
    let name: String = name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    records.push((Shelf::Versions, format!("{id}/{at:013}/{why}"), format!("{name}\n{}", format::write(&words))));
    records
}

/// The saved versions of a draft, the latest first.
pub async fn list(store: Store, draft: &str) -> Vec<Version> {
    let found = store.list(Shelf::Versions, &format!("{draft}/")).await;
    found.into_iter().rev().filter_map(|(key, text)| version(key, text)).collect()
}

fn version(key: String, text: String) -> Option<Version> {
    let mut parts = key.split('/').skip(1);
    let at = parts.next()?.parse().ok()?;
    let word = parts.next()?;
    let (why, _) = Why::ALL.into_iter().find(|(_, other)| *other == word)?;
    let (name, text) = text.split_once('\n')?;
    Some(Version { at, why, name: name.to_owned(), text: text.to_owned(), key })
}

/// What a version says, with its pictures and sounds; none where it can't be read.
pub async fn whole(store: Store, version: &Version) -> Option<Breakout> {
    let mut breakout = words(version)?;
    let id = breakout.id.to_string();
    for media in breakout.media.values_mut() {
        if let Some(digest) = media.data.strip_prefix(APART) {
            let data = store.get(Shelf::Media, &medium(&id, digest)).await.unwrap_or_default();
            Arc::make_mut(media).data = data.into();
        }
    }
    Some(breakout)
}

fn words(version: &Version) -> Option<Breakout> {
    let id = version.key.split('/').next()?.parse().ok()?;
    Some(format::read(version.text.as_bytes(), id).ok()?.breakout)
}

/// Throws a version away, and the pictures and sounds that no other version of the draft has.
pub async fn forget(store: Store, draft: &str, version: &Version) {
    store.remove(Shelf::Versions, &version.key).await;
    sweep(store, draft).await;
}

/// Throws all versions of a draft away.
pub async fn forget_all(store: Store, draft: &str) {
    for key in store.keys(Shelf::Versions, &format!("{draft}/")).await {
        store.remove(Shelf::Versions, &key).await;
    }
    sweep(store, draft).await;
}

/// Throws away what is too much: the oldest without a name, and what only they showed.
pub async fn thin(store: Store, draft: &str) {
    let unnamed = list(store, draft).await.into_iter().filter(|version| version.why != Why::Named);
    let old: Vec<Version> = unnamed.skip(MOST).collect();
    for version in &old {
        store.remove(Shelf::Versions, &version.key).await;
    }
    if !old.is_empty() {
        sweep(store, draft).await;
    }
}

async fn sweep(store: Store, draft: &str) {
    let left = store.list(Shelf::Versions, &format!("{draft}/")).await.into_iter();
    let left: Option<Vec<Breakout>> = left.map(|(key, text)| words(&version(key, text)?)).collect();
    // One that a newer Latchwork kept may show any of them.
    let Some(left) = left else { return };
    let is_shown = |key: &str| {
        let mut media = left.iter().flat_map(|breakout| breakout.media.values());
        media.any(|media| media.data.strip_prefix(APART).is_some_and(|digest| medium(draft, digest) == key))
    };
    for (key, _) in store.list(Shelf::Media, &medium(draft, "")).await {
        if !is_shown(&key) {
            store.remove(Shelf::Media, &key).await;
        }
    }
}

/// Where a medium of a draft's versions lies: beside those of the draft itself, not among them.
fn medium(draft: &str, digest: &str) -> String {
    format!("{draft}~{digest}")
}

/// What tells a medium's bytes from those of all others of one draft.
fn digest(data: &str) -> String {
    let mut hasher = DefaultHasher::new();
    data.hash(&mut hasher);
    format!("{:016x}-{}", hasher.finish(), data.len())
}
