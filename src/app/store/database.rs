use idb::{DatabaseEvent, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query, Transaction, TransactionMode};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbTransaction};

use super::{Record, Shelf};
use crate::app::named;

const NAME: &str = "latchwork";
/// Raised with each new shelf: what lies on the others stays.
const VERSION: u32 = 5;

/// The records in IndexedDB. Every method gives none where the browser refuses.
#[derive(Clone)]
pub(super) struct Database(IdbDatabase);

impl Database {
    /// Opens it, and makes the shelves that are missing.
    pub async fn open() -> Option<Self> {
        let mut request = Factory::new().ok()?.open(NAME, Some(VERSION)).ok()?;
        request.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            for shelf in Shelf::ALL {
                if !database.store_names().iter().any(|name| name == shelf.name()) {
                    // Where this fails the opening fails too.
                    let _ = database.create_object_store(shelf.name(), ObjectStoreParams::new());
                }
            }
        });
        let database: IdbDatabase = request.await.ok()?.into();
        // A newer page in another tab waits until this one lets go; what comes here then is said to be for this sitting.
        Reflect::set(&database, &"onversionchange".into(), &Reflect::get(&database, &"close".into()).ok()?).ok()?;
        Some(Database(database))
    }

    /// Stores records in one transaction, all or none, in place of those with the same keys.
    pub async fn put(&self, records: &[Record]) -> Option<()> {
        let mut names: Vec<&str> = records.iter().map(|(shelf, ..)| shelf.name()).collect();
        names.dedup();
        let strict = self.strict(&names)?;
        let transaction = Transaction::from(strict.clone());
        for (shelf, key, text) in records {
            let store = transaction.object_store(shelf.name()).ok()?;
            store.put(&text.as_str().into(), Some(&key.as_str().into())).ok()?;
        }
        // Without this it is given up when the page is left before all is answered, and with it what was written last.
        // A browser that doesn't know it commits by itself. It was left out of IndexedDB 2 and is back in 3.
        #[allow(deprecated)]
        let _ = strict.commit();
        transaction.await.ok()?.is_committed().then_some(())
    }

    /// The first records whose key begins with `prefix`, so many of them or all.
    pub async fn list(&self, shelf: Shelf, prefix: &str, count: Option<u32>) -> Option<Vec<(String, String)>> {
        let store = self.to_read(shelf)?;
        let range = || range(prefix);
        let (keys, texts) = (store.get_all_keys(range(), count).ok()?, store.get_all(range(), count).ok()?);
        let (keys, texts) = (keys.await.ok()?, texts.await.ok()?);
        Some(
            keys.into_iter().zip(texts).filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect(),
        )
    }

    /// Hands out all of them, as bytes. The browser makes those of a text much faster than what is generated to.
    pub async fn each(&self, shelf: Shelf, prefix: &str, mut take: impl FnMut(String, Vec<u8>)) -> Option<()> {
        let store = self.to_read(shelf)?;
        let (keys, texts) = (store.get_all_keys(range(prefix), None).ok()?, store.get_all(range(prefix), None).ok()?);
        let (keys, texts) = (keys.await.ok()?, texts.await.ok()?);
        let encoder = named::make("TextEncoder", &[]).ok()?;
        for (key, text) in keys.into_iter().zip(texts) {
            let bytes = Uint8Array::from(named::call(&encoder, "encode", &[text]).ok()?).to_vec();
            take(key.as_string()?, bytes);
        }
        Some(())
    }

    /// The keys that begin with `prefix`.
    pub async fn keys(&self, shelf: Shelf, prefix: &str) -> Option<Vec<String>> {
        let keys = self.to_read(shelf)?.get_all_keys(range(prefix), None).ok()?.await.ok()?;
        Some(keys.into_iter().filter_map(|key| key.as_string()).collect())
    }

    fn to_read(&self, shelf: Shelf) -> Option<ObjectStore> {
        let database = idb::Database::from(self.0.clone());
        let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadOnly).ok()?;
        transaction.object_store(shelf.name()).ok()
    }

    /// Removes a record, where there is one.
    pub async fn remove(&self, shelf: Shelf, key: &str) -> Option<()> {
        let transaction = Transaction::from(self.strict(&[shelf.name()])?);
        transaction.object_store(shelf.name()).ok()?.delete(Query::Key(key.into())).ok()?;
        transaction.await.ok()?.is_committed().then_some(())
    }

    /// A transaction that is done only when the disk has it: without this Chromium may lose the last seconds to a crash.
    /// The library knows no options, so the browser is called directly.
    fn strict(&self, names: &[&str]) -> Option<IdbTransaction> {
        let names: Array = names.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).ok()?;
        let open: Function = Reflect::get(&self.0, &"transaction".into()).ok()?.dyn_into().ok()?;
        let transaction = open.call3(&self.0, &names, &"readwrite".into(), &options).ok()?;
        transaction.dyn_into().ok()
    }
}

/// All keys that begin with `prefix`.
fn range(prefix: &str) -> Option<Query> {
    // Keys are of ASCII, so this comes after them.
    let end = format!("{prefix}\u{ffff}");
    Some(Query::KeyRange(KeyRange::bound(&prefix.into(), &end.as_str().into(), None, None).ok()?))
}
