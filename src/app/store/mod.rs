//! What is kept on the device: records of text on a few shelves.
//!
//! They lie in IndexedDB. Where that is refused (a private window, a full disk, a school's policy), everything works
//! from memory for this sitting, and [`Store::is_kept`] says that it is not kept.

pub mod bin;
mod database;
pub mod drafts;
mod memory;
pub mod settings;
pub mod versions;

use leptos::prelude::*;

use database::Database;
use memory::Memory;

/// The kinds of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// A teacher's own breakouts, by id.
    Drafts,
    /// Their pictures and sounds, by the breakout's id and their name.
    Media,
    /// Breakouts that were opened to be played, by id.
    Opened,
    /// Journals without their events, by id.
    Journals,
    /// Events, by journal's id, writer and number.
    Events,
    /// What opened the locks of student copies, by journal's id: nothing that an answer would not bring back.
    Keys,
    /// What drafts were at some moments, by the draft's id and the moment.
    Versions,
    /// Drafts that were thrown away, by the moment and their id.
    Bin,
    /// Classes, by id, and what their teams handed in, by class's and journal's id.
    Classes,
}

impl Shelf {
    const ALL: [Shelf; 9] = [
        Shelf::Drafts,
        Shelf::Media,
        Shelf::Opened,
        Shelf::Journals,
        Shelf::Events,
        Shelf::Keys,
        Shelf::Versions,
        Shelf::Bin,
        Shelf::Classes,
    ];

    fn name(self) -> &'static str {
        match self {
            Shelf::Drafts => "drafts",
            Shelf::Media => "media",
            Shelf::Opened => "opened",
            Shelf::Journals => "journals",
            Shelf::Events => "events",
            Shelf::Keys => "keys",
            Shelf::Versions => "versions",
            Shelf::Bin => "bin",
            Shelf::Classes => "classes",
        }
    }
}

/// A record: its shelf, key and text.
pub type Record = (Shelf, String, String);

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotKept;

/// Everything that is kept on this device.
#[derive(Clone, Copy)]
pub struct Store {
    database: StoredValue<Option<Database>, LocalStorage>,
    memory: StoredValue<Memory>,
    kept: RwSignal<bool>,
}

impl Store {
    /// Opens what is kept, or an empty store for this sitting.
    pub async fn open() -> Self {
        let database = Database::open().await;
        Store {
            kept: RwSignal::new(database.is_some()),
            database: StoredValue::new_local(database),
            memory: StoredValue::new(Memory::default()),
        }
    }

    /// Whether what is stored now is kept beyond this sitting.
    pub fn is_kept(self) -> bool {
        self.kept.get()
    }

    /// Stores records, all or none. When this returns they are safe, or [`Store::is_kept`] is false and they are there
    /// for this sitting.
    pub async fn put(self, records: Vec<Record>) -> Result<(), NotKept> {
        let result = match self.database.get_value() {
            Some(database) => database.put(&records).await.ok_or(NotKept),
            None => Err(NotKept),
        };
        // What is kept may be changed by another tab: nothing here may stand before it.
        self.memory.update_value(|memory| match result {
            Ok(()) => records.iter().for_each(|(shelf, key, _)| memory.remove(*shelf, key)),
            Err(NotKept) => memory.put(&records),
        });
        if self.kept.get_untracked() != result.is_ok() {
            self.kept.set(result.is_ok());
        }
        result
    }

    /// What of this record is there for this sitting alone, in place of what is kept.
    pub fn unkept(self, shelf: Shelf, key: &str) -> Option<String> {
        let records = self.memory.with_value(|memory| memory.records(shelf, key));
        records.into_iter().find(|(_, found, _)| found == key).map(|(.., text)| text)
    }

    /// What is kept of this record.
    pub async fn kept(self, shelf: Shelf, key: &str) -> Option<String> {
        let found = self.database.get_value()?.list(shelf, key, Some(1)).await?;
        found.into_iter().find(|(found, _)| found == key).map(|(_, text)| text)
    }

    /// Lets what is kept stand again, for all records whose key begins with `prefix`.
    pub fn forget_unkept(self, shelf: Shelf, prefix: &str) {
        self.memory.update_value(|memory| {
            for (_, key, _) in memory.records(shelf, prefix) {
                memory.remove(shelf, &key);
            }
        });
    }

    /// The record with this key, if there is one.
    pub async fn get(self, shelf: Shelf, key: &str) -> Option<String> {
        // What else begins so comes after it.
        self.first(shelf, key, Some(1)).await.into_iter().find(|(found, _)| found == key).map(|(_, text)| text)
    }

    /// All records whose key begins with `prefix`, by key. What was stored in this sitting is among them, even where it
    /// could not be kept.
    pub async fn list(self, shelf: Shelf, prefix: &str) -> Vec<(String, String)> {
        self.first(shelf, prefix, None).await
    }

    /// The first of them: so many of those that are kept, and all others.
    async fn first(self, shelf: Shelf, prefix: &str, count: Option<u32>) -> Vec<(String, String)> {
        let mut found = match self.database.get_value() {
            Some(database) => database.list(shelf, prefix, count).await.unwrap_or_default(),
            None => Vec::new(),
        };
        for (_, key, text) in self.memory.with_value(|memory| memory.records(shelf, prefix)) {
            match found.binary_search_by(|(other, _)| other.as_str().cmp(&key)) {
                Ok(place) => found[place].1 = text,
                Err(place) => found.insert(place, (key, text)),
            }
        }
        found
    }

    /// Hands out what [`Store::list`] gives, one after the other, as bytes: however much there is, one text at a time is in memory
    /// twice.
    pub async fn each(self, shelf: Shelf, prefix: &str, mut take: impl FnMut(String, Vec<u8>)) {
        let here = self.memory.with_value(|memory| memory.records(shelf, prefix));
        if let Some(database) = self.database.get_value() {
            let is_here = |key: &str| here.iter().any(|(_, other, _)| other == key);
            let kept = |key: String, text| {
                if !is_here(&key) {
                    take(key, text)
                }
            };
            let _ = database.each(shelf, prefix, kept).await;
        }
        here.into_iter().for_each(|(_, key, text)| take(key, text.into_bytes()));
    }

    /// The keys of those that [`Store::list`] gives. None of them is read.
    pub async fn keys(self, shelf: Shelf, prefix: &str) -> Vec<String> {
        let mut keys = match self.database.get_value() {
            Some(database) => database.keys(shelf, prefix).await.unwrap_or_default(),
            None => Vec::new(),
        };
        keys.extend(self.memory.with_value(|memory| memory.records(shelf, prefix)).into_iter().map(|(_, key, _)| key));
        keys.sort();
        keys.dedup();
        keys
    }

    /// Takes a record away.
    pub async fn remove(self, shelf: Shelf, key: &str) {
        self.memory.update_value(|memory| memory.remove(shelf, key));
        if let Some(database) = self.database.get_value() {
            // Gone already, or not removable now: it shows again next time, and nothing is lost.
            let _ = database.remove(shelf, key).await;
        }
    }
}
