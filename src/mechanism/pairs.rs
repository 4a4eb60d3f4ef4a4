use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::words::{Names, assigned};
use super::{Item, Possible, Spelling, Unfit};
use crate::format::Members;

/// Items to match with others, one with one. What is left over on the right is a decoy.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Match {
    /// What is matched.
    pub left: Vec<Item>,
    /// What with; at least as many. None has the id of one on the left.
    pub right: Vec<Item>,
}

impl Default for Match {
    fn default() -> Self {
        Match {
            left: ["a", "b", "c", "d"].map(|id| Item::new(id, "")).to_vec(),
            right: ["1", "2", "3", "4"].map(|id| Item::new(id, "")).to_vec(),
        }
    }
}

impl Match {
    /// Its settings; left out, there are no items on either side.
    pub(super) fn read(from: &mut Members) -> Self {
        Match { left: from.list("left", Item::read), right: from.list("right", Item::read) }
    }

    /// Each id on the left with one on the right, `a=3 b=1`, in the order of those on the left; none on the right twice.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let (mut left, mut right) = (Names::of(&self.left, spelling), Names::of(&self.right, spelling));
        let (mut pairs, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for (name, words) in assigned(&spelling.normal(entry))? {
            let from = left.find(&name)?;
            for word in words {
                let to = right.find(&word)?;
                if !taken.insert(to) {
                    return Err(Unfit::Twice(word));
                }
                if pairs.insert(from, to).is_some() {
                    return Err(Unfit::Twice(name));
                }
            }
        }
        let (want, got) = (self.left.len(), pairs.len());
        if got == 0 {
            return Err(Unfit::Empty);
        }
        if want != got {
            return Err(Unfit::Length { want, got });
        }
        // By the ids on the left, whatever their order in the file.
        Ok(pairs.iter().map(|(from, to)| format!("{from}={to}")).collect::<Vec<_>>().join(" "))
    }

    /// Each way to give all on the left one of their own on the right.
    pub(super) fn possible(&self) -> Possible {
        Possible::arrangements(self.right.len(), self.left.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENGLISH: Spelling = Spelling::native("en");

    fn lock(left: usize, right: usize) -> Match {
        let list = |ids: &[&str]| ids.iter().map(|id| Item::new(id, id)).collect();
        Match { left: list(&["a", "b", "c"][..left]), right: list(&["1", "2", "3", "4"][..right]) }
    }

    #[test]
    fn each_has_one_of_its_own() {
        let mut lock = lock(3, 4);
        lock.right[3].label = "Leaf".into();
        assert_eq!(lock.canonical("c = leaf, A:3 b→1", ENGLISH), Ok("a=3 b=1 c=4".into()));
        assert_eq!(lock.canonical("a=3 b=3 c=1", ENGLISH), Err(Unfit::Twice("3".into())));
        assert_eq!(lock.canonical("a=3 a=2 c=1", ENGLISH), Err(Unfit::Twice("a".into())));
        assert_eq!(lock.canonical("a=3,2 c=1", ENGLISH), Err(Unfit::Twice("a".into())));
        assert_eq!(lock.canonical("a=3 b= c=1", ENGLISH), Err(Unfit::Length { want: 3, got: 2 }));
        assert_eq!(lock.canonical("a=9", ENGLISH), Err(Unfit::Stranger("9".into())));
        assert_eq!(lock.canonical("a 3", ENGLISH), Err(Unfit::Loose("a".into())));
        assert_eq!(lock.canonical("", ENGLISH), Err(Unfit::Empty));
    }

    #[test]
    fn every_answer_that_is_counted_is_reached() {
        for (left, right) in [(0, 0), (0, 2), (1, 4), (2, 1), (3, 3), (3, 4)] {
            let lock = lock(left, right);
            let mut answers = BTreeSet::new();
            for way in 0..64usize {
                let pair = |at: usize| format!("{}={}", ["a", "b", "c"][at], way / 4usize.pow(at as u32) % 4 + 1);
                answers.extend(lock.canonical(&(0..left).map(pair).collect::<Vec<_>>().join(" "), ENGLISH));
            }
            assert_eq!(lock.possible(), Possible::Exactly(answers.len() as u64), "{left} {right}");
        }
    }

    proptest! {
        #[test]
        fn a_canonical_answer_is_its_own(entry in "(\\PC|[a-c1-4=:,; ]|[a-c]=[1-4] ){0,9}") {
            let lock = lock(3, 4);
            if let Ok(answer) = lock.canonical(&entry, ENGLISH) {
                prop_assert_eq!(lock.canonical(&answer, ENGLISH), Ok(answer));
            }
        }
    }
}
