use crate::play::Millis;

/// How figures of a class spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// How many there are, 1 or more.
    pub count: usize,
    /// The smallest.
    pub least: Millis,
    /// A quarter of them are at most this.
    pub lower: Millis,
    /// Half of them are at most this.
    pub median: Millis,
    /// Three quarters of them are at most this.
    pub upper: Millis,
    /// The largest.
    pub most: Millis,
}

impl Spread {
    /// The spread of these; none where there are none. Between two figures, quartiles lie in proportion (Hyndman and Fan
    /// 1996, type 7, which spreadsheets call QUARTILE.INC), rounded down.
    pub fn of(mut figures: Vec<Millis>) -> Option<Self> {
        figures.sort_unstable();
        let (least, most) = (*figures.first()?, *figures.last()?);
        let quarter = |quarters: usize| {
            let place = (figures.len() - 1) * quarters;
            let below = figures[place / 4];
            let above = figures.get(place / 4 + 1).copied().unwrap_or(below);
            let part = u128::from(above - below) * (place % 4) as u128 / 4;
            // It is at most what lies between two figures.
            below + u64::try_from(part).unwrap_or_default()
        };
        Some(Spread { count: figures.len(), least, lower: quarter(1), median: quarter(2), upper: quarter(3), most })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn five(figures: &[Millis]) -> Option<[Millis; 5]> {
        Spread::of(figures.to_vec()).map(|it| [it.least, it.lower, it.median, it.upper, it.most])
    }

    #[test]
    fn quartiles_are_those_of_a_spreadsheet() {
        assert_eq!(five(&[]), None);
        assert_eq!(five(&[7]), Some([7; 5]));
        assert_eq!(five(&[40, 10]), Some([10, 17, 25, 32, 40]));
        assert_eq!(five(&[1, 2, 3, 4, 5]), Some([1, 2, 3, 4, 5]));
        assert_eq!(five(&[80, 20, 40, 60]), Some([20, 35, 50, 65, 80]));
        assert_eq!(
            five(&[0, Millis::MAX]),
            Some([0, Millis::MAX / 4, Millis::MAX / 2, Millis::MAX / 4 * 3 + 2, Millis::MAX])
        );
    }

    proptest! {
        #[test]
        fn they_stand_in_their_order(figures in prop::collection::vec(any::<u64>(), 1..30)) {
            let Some(found) = five(&figures) else { panic!("there are some") };
            prop_assert!(found.is_sorted(), "{found:?}");
        }
    }
}
