use super::{Record, Shelf};

/// Records of this sitting, sorted by shelf and key, each key once.
#[derive(Clone, Default)]
pub(super) struct Memory(Vec<Record>);

impl Memory {
    /// Keeps records, in place of those with the same keys.
    pub fn put(&mut self, records: &[Record]) {
        for record in records {
            match self.place(record.0, &record.1) {
                Ok(place) => self.0[place].2.clone_from(&record.2),
                Err(place) => self.0.insert(place, record.clone()),
            }
        }
    }

    /// Those of a shelf whose key begins with `prefix`.
    pub fn records(&self, shelf: Shelf, prefix: &str) -> Vec<Record> {
        let mut found = self.0.clone();
        found.retain(|(of, key, _)| *of == shelf && key.starts_with(prefix));
        found
    }

    /// Removes a record, where there is one.
    pub fn remove(&mut self, shelf: Shelf, key: &str) {
        if let Ok(place) = self.place(shelf, key) {
            self.0.remove(place);
        }
    }

    /// Where the record with this key is, or else would be.
    fn place(&self, shelf: Shelf, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(of, other, _)| of.cmp(&shelf).then_with(|| other.as_str().cmp(key)))
    }
}
