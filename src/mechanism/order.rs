use std::collections::BTreeSet;

use serde::Serialize;

use super::words::{Names, words};
use super::{Item, Possible, Spelling, Unfit};
use crate::format::Members;

/// Items to put in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Order {
    /// What is put in order.
    pub items: Vec<Item>,
}

impl Default for Order {
    fn default() -> Self {
        Order { items: ["a", "b", "c", "d"].map(|id| Item::new(id, "")).to_vec() }
    }
}

impl Order {
    /// Its settings; left out, there are no items.
    pub(super) fn read(from: &mut Members) -> Self {
        Order { items: from.list("items", Item::read) }
    }

    /// The ids of all items as they are put, a space between them, each once.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let mut names = Names::of(&self.items, spelling);
        let mut placed = BTreeSet::new();
        let mut ids = Vec::new();
        for word in words(entry) {
            let id = names.find(word)?;
            if !placed.insert(id) {
                return Err(Unfit::Twice(word.to_owned()));
            }
            ids.push(id);
        }
        let (want, got) = (self.items.len(), ids.len());
        match got {
            0 => Err(Unfit::Empty),
            _ if want == got => Ok(ids.join(" ")),
            _ => Err(Unfit::Length { want, got }),
        }
    }

    /// Each order of all items.
    pub(super) fn possible(&self) -> Possible {
        Possible::arrangements(self.items.len(), self.items.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENGLISH: Spelling = Spelling::native("en");

    fn lock(ids: &[&str]) -> Order {
        Order { items: ids.iter().map(|id| Item::new(id, &format!("the {id}"))).collect() }
    }

    #[test]
    fn all_items_stand_once_each() {
        let mut lock = lock(&["a", "b", "c"]);
        lock.items[0].label = "Seed".into();
        assert_eq!(lock.canonical("C, seed b", ENGLISH), Ok("c a b".into()));
        assert_eq!(lock.canonical("c a", ENGLISH), Err(Unfit::Length { want: 3, got: 2 }));
        assert_eq!(lock.canonical("c a SEED b", ENGLISH), Err(Unfit::Twice("SEED".into())));
        assert_eq!(lock.canonical("c a d", ENGLISH), Err(Unfit::Stranger("d".into())));
        assert_eq!(lock.canonical("", ENGLISH), Err(Unfit::Empty));
    }

    #[test]
    fn every_answer_that_is_counted_is_reached() {
        let ids = ["a", "b", "c", "d"];
        for count in 0..=ids.len() {
            let lock = lock(&ids[..count]);
            let mut answers = BTreeSet::new();
            for entry in 0..4usize.pow(count as u32) {
                let entry: Vec<&str> = (0..count).map(|at| ids[entry / 4usize.pow(at as u32) % 4]).collect();
                answers.extend(lock.canonical(&entry.join(" "), ENGLISH));
            }
            assert_eq!(lock.possible(), Possible::Exactly(answers.len() as u64), "{count}");
        }
        let many = Order { items: vec![Item::default(); 10_000] };
        assert_eq!(many.possible(), Possible::Exactly(u64::MAX));
    }

    proptest! {
        #[test]
        fn a_canonical_answer_is_its_own(entry in "(\\PC|[a-c] ){0,12}", labels in "\\PC{3}") {
            let mut lock = lock(&["a", "b", "c"]);
            lock.items.iter_mut().zip(labels.chars()).for_each(|(item, label)| item.label = label.into());
            if let Ok(answer) = lock.canonical(&entry, ENGLISH) {
                prop_assert_eq!(lock.canonical(&answer, ENGLISH), Ok(answer));
            }
        }
    }
}
