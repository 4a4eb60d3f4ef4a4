/// How much of a page a card takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Half of its width and half of its height.
    Quarter,
    /// Half of its height.
    Half,
    /// All of it.
    Whole,
}

/// What stands side by side on a page, cards counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// One or two quarters.
    Quarters(usize, Option<usize>),
    /// A half.
    Half(usize),
    /// A whole page.
    Whole(usize),
}

/// Cards on as few pages as they fit on: each goes to the first page that has room for it.
pub fn pages(slots: impl IntoIterator<Item = Slot>) -> Vec<Vec<Row>> {
    let mut pages: Vec<Vec<Row>> = Vec::new();
    for (card, slot) in slots.into_iter().enumerate() {
        if slot == Slot::Quarter
            && let Some(Row::Quarters(_, beside @ None)) =
                pages.iter_mut().flatten().find(|row| matches!(row, Row::Quarters(_, None)))
        {
            *beside = Some(card);
            continue;
        }
        let row = match slot {
            Slot::Quarter => Row::Quarters(card, None),
            Slot::Half => Row::Half(card),
            Slot::Whole => Row::Whole(card),
        };
        let has_room = |page: &&mut Vec<Row>| page.len() == 1 && !matches!(page[..], [Row::Whole(_)]);
        match pages.iter_mut().find(has_room).filter(|_| slot != Slot::Whole) {
            Some(page) => page.push(row),
            None => pages.push(vec![row]),
        }
    }
    pages
}

/// Strips of so many units in their order, on pages of `room` units each. What is higher than a page has one of its own.
pub fn strips(heights: &[usize], room: usize) -> Vec<Vec<usize>> {
    let (mut pages, mut left): (Vec<Vec<usize>>, usize) = (Vec::new(), 0);
    for (strip, height) in heights.iter().enumerate() {
        match pages.last_mut().filter(|_| *height <= left) {
            Some(page) => page.push(strip),
            None => {
                pages.push(vec![strip]);
                left = room;
            }
        }
        left = left.saturating_sub(*height);
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_card_fills_the_first_gap_that_it_fits_into() {
        let slots = [Slot::Quarter, Slot::Whole, Slot::Half, Slot::Quarter, Slot::Half, Slot::Quarter];
        let seen = pages(slots);
        let first = vec![Row::Quarters(0, Some(3)), Row::Half(2)];
        assert_eq!(seen, [first, vec![Row::Whole(1)], vec![Row::Half(4), Row::Quarters(5, None)]]);
        assert_eq!(pages([]), Vec::<Vec<Row>>::new());
    }

    #[test]
    fn strips_stay_in_their_order() {
        assert_eq!(strips(&[1, 2, 2, 1, 9, 1], 5), [vec![0, 1, 2], vec![3], vec![4], vec![5]]);
    }

    proptest! {
        #[test]
        fn every_card_is_on_one_page_and_no_page_is_too_full(
            slots in prop::collection::vec(prop::sample::select(vec![Slot::Quarter, Slot::Half, Slot::Whole]), 0..40),
        ) {
            let pages = pages(slots.iter().copied());
            let mut seen = Vec::new();
            for page in &pages {
                let mut quarters = 0;
                for row in page {
                    quarters += if matches!(row, Row::Whole(_)) { 4 } else { 2 };
                    let (here, slot) = match *row {
                        Row::Quarters(one, other) => (Some(one).into_iter().chain(other).collect::<Vec<_>>(), Slot::Quarter),
                        Row::Half(one) => (vec![one], Slot::Half),
                        Row::Whole(one) => (vec![one], Slot::Whole),
                    };
                    prop_assert!(here.iter().all(|card| slots[*card] == slot));
                    seen.extend(here);
                }
                prop_assert!(quarters <= 4 && quarters > 0);
            }
            seen.sort();
            prop_assert_eq!(seen, (0..slots.len()).collect::<Vec<_>>());
            // No gap of a quarter but one, no gap of a half but one.
            let open = pages.iter().flatten().filter(|row| matches!(row, Row::Quarters(_, None))).count();
            let halves = pages.iter().filter(|page| page.len() == 1 && !matches!(page[0], Row::Whole(_))).count();
            prop_assert!(open <= 1 && halves <= 1, "{} open, {} halves", open, halves);
        }

        #[test]
        fn every_strip_is_on_one_page(heights in prop::collection::vec(1..7usize, 0..30)) {
            let pages = strips(&heights, 5);
            prop_assert_eq!(pages.concat(), (0..heights.len()).collect::<Vec<_>>());
            for page in pages {
                prop_assert!(page.len() == 1 || page.iter().map(|strip| heights[*strip]).sum::<usize>() <= 5);
            }
        }
    }
}
