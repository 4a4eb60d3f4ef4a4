/// Places on a line from 0 to `end`, in ascending order, moved so far apart that each stands at least `gap` behind the one before, or
/// where so many find no room, as far as there is. In all they are moved as little as can be (by the sum of squares: pooling of
/// adjacent violators, Ayer and others 1955), and what stands apart already stays.
pub fn apart(places: &[u64], gap: u64, end: u64) -> Vec<u64> {
    let steps = places.len().saturating_sub(1) as u64;
    let gap = end.checked_div(steps).map_or(gap, |most| most.min(gap));
    // Less its gaps, what is in order is apart.
    let less = |at: usize| i128::from(places[at]) - at as i128 * i128::from(gap);
    let mut pools: Vec<(i128, i128)> = Vec::new();
    for at in 0..places.len() {
        let (mut sum, mut count) = (less(at), 1);
        while let Some((before, of)) = pools.last().copied().filter(|(before, of)| before * count > sum * of) {
            pools.pop();
            (sum, count) = (sum + before, count + of);
        }
        pools.push((sum, count));
    }
    let most = i128::from(end) - i128::from(steps) * i128::from(gap);
    let moved = pools.iter().flat_map(|(sum, count)| {
        let place = sum.div_euclid(*count).clamp(0, most.max(0));
        (0..*count).map(move |_| place)
    });
    let apart = moved.enumerate().map(|(at, place)| place + at as i128 * i128::from(gap));
    apart.map(|place| u64::try_from(place).unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::apart;

    #[test]
    fn those_that_stand_close_make_room_and_the_others_stay() {
        assert!(apart(&[], 28, 576).is_empty());
        assert_eq!(apart(&[3], 28, 576), [3]);
        assert_eq!(apart(&[100, 300, 302, 500], 28, 576), [100, 287, 315, 500]);
        // At the ends they go inwards.
        assert_eq!(apart(&[0, 1, 2], 28, 576), [0, 28, 56]);
        assert_eq!(apart(&[575, 576], 28, 576), [548, 576]);
        // More than there is room for.
        assert_eq!(apart(&[9, 9, 9], 28, 20), [0, 10, 20]);
    }

    proptest! {
        #[test]
        fn all_have_room_and_keep_their_order(mut places in prop::collection::vec(0..=576_u64, 0..40), gap in 0..40_u64) {
            places.sort_unstable();
            let moved = apart(&places, gap, 576);
            prop_assert_eq!(moved.len(), places.len());
            let room = 576_u64.checked_div(places.len().saturating_sub(1) as u64).map_or(gap, |room| room.min(gap));
            for pair in moved.windows(2) {
                prop_assert!(pair[1] >= pair[0] + room);
            }
            prop_assert!(moved.iter().all(|place| *place <= 576));
            if places.windows(2).all(|pair| pair[1] - pair[0] >= gap) {
                prop_assert_eq!(moved, places);
            }
        }
    }
}
