//! Classes as this device keeps them: a header each, and each hand-in apart.

use std::sync::Arc;

use uuid::Uuid;

use crate::app::shipped::{SHIPPED, Shipped, path};
use crate::app::store::{Record, Shelf, Store, drafts};
use crate::app::{browser, opening};
use crate::breakout::Breakout;
use crate::format;
use crate::format::class::{Header, read_header, write_header};
use crate::report::Class;
use crate::say;

/// The classes of this device, the one that something last came into first, each with the journals of its teams. No hand-in is
/// read.
pub(super) async fn classes(store: Store) -> Vec<(Header, Vec<String>)> {
    let mut classes: Vec<(Header, Vec<String>)> = Vec::new();
    for key in store.keys(Shelf::Classes, "").await {
        // A hand-in lies behind its class.
        match key.split_once('/') {
            None => classes.extend(
                store.get(Shelf::Classes, &key).await.and_then(|record| Some((read_header(&record)?, Vec::new()))),
            ),
            Some((class, journal)) => {
                let last = classes.last_mut().filter(|(header, _)| header.id.to_string() == class);
                last.into_iter().for_each(|(_, teams)| teams.push(journal.to_owned()));
            }
        }
    }
    classes.sort_by_key(|(header, _)| std::cmp::Reverse(header.last));
    classes
}

/// The classes of this device, the one that something last came into first.
pub(super) async fn headers(store: Store) -> Vec<Header> {
    classes(store).await.into_iter().map(|(header, _)| header).collect()
}

/// A class with its hand-ins; none where it isn't there.
pub(super) async fn load(store: Store, id: &str) -> Option<(Header, Class)> {
    let header = store.get(Shelf::Classes, id).await.and_then(|record| read_header(&record))?;
    let mut class = Class::new(header.breakout);
    store.each(Shelf::Classes, &format!("{id}/"), |_, file| drop(class.take_file(&file))).await;
    class.sort();
    Some((header, class))
}

/// Keeps a class's header, and these files of its hand-ins, by journal.
pub(super) async fn keep(store: Store, header: &Header, files: Vec<(Uuid, String)>) {
    let id = header.id;
    let record = |(journal, file): (Uuid, String)| (Shelf::Classes, format!("{id}/{journal}"), file);
    let mut records: Vec<Record> = files.into_iter().map(record).collect();
    records.push((Shelf::Classes, id.to_string(), write_header(header)));
    // Where it can't be kept the page says so, and the class is there for this sitting.
    let _ = store.put(records).await;
}

/// Takes one team off the shelf.
pub(super) async fn remove(store: Store, class: Uuid, journal: Uuid) {
    store.remove(Shelf::Classes, &format!("{class}/{journal}")).await;
}

/// A new class at a breakout, as no other of it is called.
pub(super) async fn fresh(store: Store, breakout: Uuid, title: String) -> Header {
    let name = say!(class.fresh_name, title = title, date = browser::date(browser::now()));
    let taken: Vec<String> = headers(store).await.into_iter().map(|header| header.name).collect();
    let nth = |n: usize| if n == 1 { name.clone() } else { say!(class.nth, name = name, n = n) };
    let name = (1..).map(nth).find(|name| !taken.contains(name)).unwrap_or_default();
    Header { id: browser::fresh_id(), name, breakout, title, last: browser::now(), aside: Vec::new() }
}

/// Takes all hand-ins of a class off the shelf.
pub(super) async fn empty(store: Store, class: Uuid) {
    for key in store.keys(Shelf::Classes, &format!("{class}/")).await {
        store.remove(Shelf::Classes, &key).await;
    }
}

/// Takes a class off the shelf, with all its hand-ins.
pub(super) async fn forget(store: Store, class: Uuid) {
    for key in store.keys(Shelf::Classes, &class.to_string()).await {
        store.remove(Shelf::Classes, &key).await;
    }
}

/// A breakout with its answers, and its short name where it is one that comes with the app, as it came.
pub(super) type Found = (Arc<Breakout>, Option<&'static str>);

/// A breakout with its answers, where this device has it.
pub(super) async fn breakout(store: Store, id: Uuid) -> Option<Arc<Breakout>> {
    found(store, id).await.map(|(breakout, _)| breakout)
}

/// A breakout with its answers, where this device has it: a draft, or of one that comes with the app and one that was opened the newer.
/// Where neither is, it is as it came: a file may have its id and say something else.
pub(super) async fn found(store: Store, id: Uuid) -> Option<Found> {
    let key = id.to_string();
    if let Some(record) = store.get(Shelf::Drafts, &key).await
        && let Some(mut draft) = read(record.as_bytes()).await
    {
        drafts::join(store, &mut draft).await;
        return Some((Arc::new(draft), None));
    }
    let opened = match store.get(Shelf::Opened, &key).await {
        Some(record) => read(record.as_bytes()).await,
        None => None,
    };
    let shipped = match SHIPPED.iter().find(|shipped| shipped.id == key) {
        Some(known) => shipped(known).await,
        None => None,
    };
    let is_newer = |opened: &Breakout| shipped.as_ref().is_none_or(|(shipped, _)| opened.revision > shipped.revision);
    match opened.filter(is_newer) {
        Some(opened) => Some((Arc::new(opened), None)),
        None => shipped,
    }
}

/// A breakout that comes with the app, as it came.
pub(super) async fn shipped(shipped: &Shipped) -> Option<Found> {
    let file = browser::fetch(&path(shipped.slug)?).await?;
    Some((Arc::new(read(&file).await?), Some(shipped.slug)))
}

/// A breakout from its file; none where that is a student copy, or none at all.
pub(super) async fn read(file: &[u8]) -> Option<Breakout> {
    let read = || format::read(file, Uuid::nil());
    let opened = read().ok()?;
    Some(opening::with_kinds(opened, &read).await.ok()?.breakout)
}
