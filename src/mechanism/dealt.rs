use rand::{Rng, RngExt};

use super::{Further, Item, Kind};

/// Without vowels, and with a figure between them: so they spell no word, and no number.
const LETTERS: &[u8] = b"bcdfghjkmnpqrstvwxz";
const FIGURES: &[u8] = b"23456789";

/// A short id that `taken` doesn't hold yet, dealt by chance: it says nothing of when and where its item was written, for
/// in a student copy it stands in clear.
pub fn dealt_id(rng: &mut impl Rng, taken: impl Fn(&str) -> bool) -> String {
    let mut id = String::new();
    while id.len() < 3 || taken(&id) {
        let from = [LETTERS, FIGURES][id.len() % 2];
        id.push(char::from(from[rng.random_range(0..from.len())]));
    }
    id
}

impl Kind {
    /// The same with new ids for all that it offers to choose, sort, match or put in order.
    pub fn dealt(&self, rng: &mut impl Rng) -> Kind {
        let mut ids: Vec<String> = Vec::new();
        let mut deal = |items: &mut [Item]| {
            for item in items {
                item.id = dealt_id(rng, |id| ids.iter().any(|other| other == id));
                ids.push(item.id.clone());
            }
        };
        let mut kind = self.clone();
        match &mut kind {
            Kind::Choice(choice) => deal(&mut choice.options),
            Kind::Further(fetched) => {
                let mut further = fetched.kind().clone();
                match &mut further {
                    Further::Order(order) => deal(&mut order.items),
                    Further::Sort(sort) => [&mut sort.bins, &mut sort.items].into_iter().for_each(|items| deal(items)),
                    Further::Match(pairs) => {
                        [&mut pairs.left, &mut pairs.right].into_iter().for_each(|items| deal(items))
                    }
                    _ => return kind,
                }
                return Kind::from(further);
            }
            _ => {}
        }
        kind
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rand::SeedableRng;
    use rand::rngs::Xoshiro128PlusPlus;

    use super::*;
    use crate::breakout::is_id;

    fn rng(seed: u64) -> Xoshiro128PlusPlus {
        Xoshiro128PlusPlus::seed_from_u64(seed)
    }

    #[test]
    fn ids_are_short_and_no_words() {
        let mut rng = rng(1);
        for _ in 0..1000 {
            let id = dealt_id(&mut rng, |_| false);
            assert!(is_id(&id) && id.len() == 3, "{id}");
            assert!(!id.contains(['a', 'e', 'i', 'o', 'u', 'y']) && id.parse::<f64>().is_err(), "{id}");
        }
    }

    #[test]
    fn however_many_there_are_no_two_are_the_same() {
        let (mut rng, mut ids) = (rng(2), BTreeSet::new());
        for _ in 0..20_000 {
            let id = dealt_id(&mut rng, |id| ids.contains(id));
            assert!(is_id(&id) && ids.insert(id));
        }
    }

    #[test]
    fn all_items_of_a_lock_get_ids_of_their_own_that_differ_from_lock_to_lock() {
        let ids = |kind: &Kind| match kind {
            Kind::Choice(choice) => choice.options.iter().map(|option| option.id.clone()).collect(),
            Kind::Further(further) => further.ids(),
            _ => Vec::new(),
        };
        for kind in Kind::all() {
            let (one, other) = (kind.dealt(&mut rng(3)), kind.dealt(&mut rng(4)));
            assert_eq!(one.name(), kind.name());
            if !matches!(kind.name(), "choice" | "order" | "sort" | "match") {
                assert_eq!(one, kind);
                continue;
            }
            let (before, one, other) = (ids(&kind), ids(&one), ids(&other));
            assert_eq!(one.iter().collect::<BTreeSet<_>>().len(), before.len(), "{}", kind.name());
            assert!(one != other && !one.iter().any(|id| before.contains(id)), "{one:?}");
        }
    }
}
