//! Lists in order, for few things or such as come nearly so. The library's own sort is quicker with many, and weighs a
//! kilobyte or two on a page for each kind of thing: here that is the more.

/// Puts one into a list that is in order of `key`, behind its equals.
pub fn put<T, K: Ord>(list: &mut Vec<T>, one: T, key: impl Fn(&T) -> K) {
    let at = list.partition_point(|other| key(other) <= key(&one));
    list.insert(at, one);
}

/// All of these in order of `key`, equals as they came.
pub fn by<T, K: Ord>(these: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut list = Vec::new();
    these.into_iter().for_each(|one| put(&mut list, one, &key));
    list
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_order_that_a_stable_sort_gives(list in proptest::collection::vec((0_u8..9, any::<u16>()), 0..40)) {
            let mut sorted = list.clone();
            sorted.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(super::by(list, |(key, _)| *key), sorted);
        }
    }
}
