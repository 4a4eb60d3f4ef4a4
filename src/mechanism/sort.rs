use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::words::{Names, assigned};
use super::{Item, Possible, Spelling, Unfit};
use crate::breakout::is_id;
use crate::format::Members;

/// Items to sort into bins.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Sort {
    /// Where they go. A bin may stay empty.
    pub bins: Vec<Item>,
    /// What is sorted. No item has the id of a bin.
    pub items: Vec<Item>,
}

impl Default for Sort {
    fn default() -> Self {
        Sort {
            bins: ["x", "y"].map(|id| Item::new(id, "")).to_vec(),
            items: ["a", "b", "c", "d", "e"].map(|id| Item::new(id, "")).to_vec(),
        }
    }
}

impl Sort {
    /// Its settings; left out, there are no bins and no items.
    pub(super) fn read(from: &mut Members) -> Self {
        Sort { bins: from.list("bins", Item::read), items: from.list("items", Item::read) }
    }

    /// Each bin with the items in it, `noun=a,c verb=b`, both in the order of their ids. Each item is in one bin.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let (mut bins, mut items) = (Names::of(&self.bins, spelling), Names::of(&self.items, spelling));
        let mut bin_of = BTreeMap::new();
        for (name, words) in assigned(&spelling.normal(entry))? {
            let bin = bins.find(&name)?;
            for word in words {
                if bin_of.insert(items.find(&word)?, bin).is_some() {
                    return Err(Unfit::Twice(word));
                }
            }
        }
        let (want, got) = (self.items.len(), bin_of.len());
        if got == 0 {
            return Err(Unfit::Empty);
        }
        if want != got {
            return Err(Unfit::Length { want, got });
        }
        // By their ids, whatever their order in the file.
        let mut sorted: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for bin in self.bins.iter().filter(|bin| is_id(&bin.id)) {
            sorted.insert(&bin.id, Vec::new());
        }
        for (item, bin) in bin_of {
            sorted.entry(bin).or_default().push(item);
        }
        let written = sorted.into_iter().map(|(bin, items)| format!("{bin}={}", items.join(",")));
        Ok(written.collect::<Vec<_>>().join(" "))
    }

    /// Each item in each bin; none without an item.
    pub(super) fn possible(&self) -> Possible {
        let bins: BTreeSet<&str> = self.bins.iter().map(|bin| bin.id.as_str()).collect();
        let items = self.items.len() as u32;
        Possible::Exactly(if items == 0 { 0 } else { (bins.len() as u64).saturating_pow(items) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENGLISH: Spelling = Spelling::native("en");

    fn lock(bins: &[&str], items: &[&str]) -> Sort {
        let list = |ids: &[&str]| ids.iter().map(|id| Item::new(id, id)).collect();
        Sort { bins: list(bins), items: list(items) }
    }

    #[test]
    fn bins_and_items_stand_by_their_ids() {
        let mut lock = lock(&["noun", "verb", "adj"], &["a", "b", "c"]);
        lock.items[1].label = "Run".into();
        assert_eq!(lock.canonical("verb=b noun=c,a", ENGLISH), Ok("adj= noun=a,c verb=b".into()));
        assert_eq!(lock.canonical("Verb: run; NOUN: c a", ENGLISH), Ok("adj= noun=a,c verb=b".into()));
        assert_eq!(lock.canonical("noun=a noun=b,c", ENGLISH), Ok("adj= noun=a,b,c verb=".into()));
        assert_eq!(lock.canonical("noun=a verb=b", ENGLISH), Err(Unfit::Length { want: 3, got: 2 }));
        assert_eq!(lock.canonical("noun=a,b,c verb=a", ENGLISH), Err(Unfit::Twice("a".into())));
        assert_eq!(lock.canonical("b noun=a", ENGLISH), Err(Unfit::Loose("b".into())));
        assert_eq!(lock.canonical("pronoun=a", ENGLISH), Err(Unfit::Stranger("pronoun".into())));
        assert_eq!(lock.canonical("noun=", ENGLISH), Err(Unfit::Empty));
    }

    #[test]
    fn every_answer_that_is_counted_is_reached() {
        for (bins, items) in [(0, 2), (1, 3), (2, 3), (3, 3), (3, 0)] {
            let lock = lock(&["x", "y", "z"][..bins], &["a", "b", "c"][..items]);
            let mut answers = BTreeSet::new();
            for way in 0..27usize {
                let put =
                    |at: usize| format!("{}={}", ["x", "y", "z"][way / 3usize.pow(at as u32) % 3], ["a", "b", "c"][at]);
                let entry: Vec<String> = (0..items).map(put).collect();
                answers.extend(lock.canonical(&entry.join(" "), ENGLISH));
            }
            assert_eq!(lock.possible(), Possible::Exactly(answers.len() as u64), "{bins} {items}");
        }
    }

    proptest! {
        #[test]
        fn a_canonical_answer_is_its_own(entry in "(\\PC|[xy=:,; ]|[xy]=[a-c] |[a-c] ){0,12}", odd in "\\PC{0,3}") {
            let lock = lock(&["x", &odd, "y"], &["a", "b", "c"]);
            if let Ok(answer) = lock.canonical(&entry, ENGLISH) {
                prop_assert_eq!(lock.canonical(&answer, ENGLISH), Ok(answer));
            }
        }
    }
}
