use rand::SeedableRng;
use rand::rngs::Xoshiro128PlusPlus;
use rand::seq::SliceRandom;

/// Things in an order that depends on `seed` alone, on every machine: what a team is offered stands elsewhere on the
/// neighbours' screen.
pub fn shuffled<T>(mut things: Vec<T>, seed: u64) -> Vec<T> {
    things.shuffle(&mut Xoshiro128PlusPlus::seed_from_u64(seed));
    things
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_order_is_the_same_on_every_machine() {
        assert_eq!(shuffled((1..=8).collect(), 7), [5, 6, 3, 1, 8, 7, 2, 4]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_doubled(count in 0..40usize, seed: u64) {
            let mut all = shuffled((0..count).collect::<Vec<_>>(), seed);
            all.sort();
            prop_assert_eq!(all, (0..count).collect::<Vec<_>>());
        }
    }

    #[test]
    fn most_neighbours_see_another_order() {
        let orders: std::collections::BTreeSet<_> =
            (0..30).map(|seed| shuffled((0..6).collect::<Vec<_>>(), seed)).collect();
        assert!(orders.len() > 25, "{} orders", orders.len());
    }
}
