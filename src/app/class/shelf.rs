//! Classes as this device keeps them: a header each, and each hand-in apart.

use std::sync::Arc;

use uuid::Uuid;

use crate::app::store::{Record, Shelf, Store, drafts};
use crate::app::{browser, opening, shipped};
use crate::breakout::Breakout;
use crate::format::class::{Header, read_header, write_header};
use crate::format::{self, hand_in};
use crate::play::Journal;
use crate::report::Class;
use crate::say;

/// The classes of this device, the one that something last came into first, each with the journals of its teams.
pub(super) async fn classes(store: Store) -> Vec<(Header, Vec<String>)> {
    let records = store.list(Shelf::Classes, "").await;
    // A hand-in lies behind its class: it has an id and a breakout as well, and is no class.
    let (hand_ins, classes): (Vec<_>, Vec<_>) = records.iter().partition(|(key, _)| key.contains('/'));
    let teams = |class: &str| {
        let behind = hand_ins.iter().filter_map(|(key, _)| key.split_once('/'));
        behind.filter(|(of, _)| *of == class).map(|(_, journal)| journal.to_owned()).collect()
    };
    let class = |(key, record): &(String, String)| Some((read_header(record)?, teams(key)));
    let mut classes: Vec<(Header, Vec<String>)> = classes.into_iter().filter_map(class).collect();
    classes.sort_by_key(|(header, _)| std::cmp::Reverse(header.last));
    classes
}

/// The classes of this device, the one that something last came into first.
pub(super) async fn headers(store: Store) -> Vec<Header> {
    classes(store).await.into_iter().map(|(header, _)| header).collect()
}

/// A class with its hand-ins; none where it isn't there.
pub(super) async fn load(store: Store, id: &str) -> Option<(Header, Class)> {
    let records = store.list(Shelf::Classes, id).await;
    let header = records.iter().find(|(key, _)| key == id).and_then(|(_, record)| read_header(record))?;
    let mut class = Class::new(header.breakout);
    for (_, record) in records.iter().filter(|(key, _)| key != id) {
        class.take_file(record.as_bytes());
    }
    class.sort();
    Some((header, class))
}

/// Keeps a class's header, and these of its hand-ins.
pub(super) async fn keep(store: Store, header: &Header, journals: &[Journal]) {
    let mut records: Vec<Record> = journals.iter().map(|journal| record(header.id, journal)).collect();
    records.push((Shelf::Classes, header.id.to_string(), write_header(header)));
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
    for (key, _) in store.list(Shelf::Classes, &format!("{class}/")).await {
        store.remove(Shelf::Classes, &key).await;
    }
}

/// Takes a class off the shelf, with all its hand-ins.
pub(super) async fn forget(store: Store, class: Uuid) {
    for (key, _) in store.list(Shelf::Classes, &class.to_string()).await {
        store.remove(Shelf::Classes, &key).await;
    }
}

fn record(class: Uuid, journal: &Journal) -> Record {
    (Shelf::Classes, format!("{class}/{}", journal.id), hand_in::write(journal))
}

/// A breakout with its answers, where this device has it: a draft, a shipped one, or one that was opened.
pub(super) async fn breakout(store: Store, id: Uuid) -> Option<Arc<Breakout>> {
    let key = id.to_string();
    if let Some(record) = store.get(Shelf::Drafts, &key).await
        && let Some(mut draft) = read(record.as_bytes()).await
    {
        drafts::join(store, &mut draft).await;
        return Some(Arc::new(draft));
    }
    if let Some(record) = store.get(Shelf::Opened, &key).await
        && let Some(opened) = read(record.as_bytes()).await
    {
        return Some(Arc::new(opened));
    }
    let shipped = shipped::SHIPPED.iter().find(|shipped| shipped.id == key)?;
    let file = browser::fetch(&shipped::path(shipped.slug)?).await?;
    read(&file).await.map(Arc::new)
}

/// A breakout from its file; none where that is a student copy, or none at all.
pub(super) async fn read(file: &[u8]) -> Option<Breakout> {
    let read = || format::read(file, Uuid::nil());
    let opened = read().ok()?;
    Some(opening::with_kinds(opened, &read).await.ok()?.breakout)
}
