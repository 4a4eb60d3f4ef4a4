use std::collections::BTreeMap;

use super::{Record, Shelf};

/// Records of this sitting.
#[derive(Clone, Default)]
pub(super) struct Memory(BTreeMap<(Shelf, String), String>);

impl Memory {
    pub fn put(&mut self, records: &[Record]) {
        for (shelf, key, text) in records {
            self.0.insert((*shelf, key.clone()), text.clone());
        }
    }

    pub fn records(&self, shelf: Shelf, prefix: &str) -> Vec<Record> {
        let from = (shelf, prefix.to_owned());
        let of_shelf = self.0.range(from..).take_while(|((of, key), _)| *of == shelf && key.starts_with(prefix));
        of_shelf.map(|((_, key), text)| (shelf, key.clone(), text.clone())).collect()
    }

    pub fn remove(&mut self, shelf: Shelf, key: &str) {
        self.0.remove(&(shelf, key.to_owned()));
    }
}
