/// The size of an exact number: `above / below`, in lowest terms.
///
/// Both stay below 10^18, so that every step between fits into 128 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ratio {
    above: u128,
    below: u128,
}

/// The most digits that a number has above or below its stroke.
pub(super) const MOST_DIGITS: usize = 18;

/// The most digits behind the decimal mark.
pub(super) const MOST_PLACES: u32 = 17;

impl Ratio {
    /// `above / below`; none where either has too many digits even in lowest terms, or `below` is 0.
    pub(super) fn new(above: u128, below: u128) -> Option<Self> {
        let common = gcd(above, below).max(1);
        let most = 10u128.pow(MOST_DIGITS as u32);
        let (above, below) = (above / common, below / common);
        (below > 0 && above < most && below < most).then_some(Ratio { above, below })
    }

    /// Whether it is 0.
    pub(super) fn is_zero(self) -> bool {
        self.above == 0
    }

    /// A hundredth of it. None where that gets too many digits.
    pub(super) fn hundredth(self) -> Option<Self> {
        Ratio::new(self.above, 100 * self.below)
    }

    /// Rounded to so many decimal places (17 at most), halves away from 0. None where it gets too many digits.
    pub(super) fn rounded(self, places: u32) -> Option<Self> {
        let unit = 10u128.pow(places.min(MOST_PLACES));
        Ratio::new((2 * self.above * unit + self.below) / (2 * self.below), unit)
    }

    /// `3/4`, or `3`.
    pub(super) fn fraction(self) -> String {
        let Ratio { above, below } = self;
        if below == 1 { above.to_string() } else { format!("{above}/{below}") }
    }

    /// `0.75`, with this decimal mark; none where it never ends or has too many digits.
    pub(super) fn decimal(self, mark: char) -> Option<String> {
        let places = (0..=MOST_PLACES).find(|places| 10u128.pow(*places) % self.below == 0)?;
        let digits = (self.above * (10u128.pow(places) / self.below)).to_string();
        if digits.len() > MOST_DIGITS {
            return None;
        }
        let padded = format!("{digits:0>width$}", width = places as usize + 1);
        let (whole, rest) = padded.split_at(padded.len() - places as usize);
        Some(if rest.is_empty() { whole.to_owned() } else { format!("{whole}{mark}{rest}") })
    }
}

/// The largest number that divides both; 0 where both are 0.
pub(super) fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let rounded = |above, below, places| Ratio::new(above, below).unwrap().rounded(places).unwrap().decimal('.');
        for (above, below, places, shown) in [
            (1, 2, 0, "1"),
            (5, 2, 0, "3"),
            (2, 3, 2, "0.67"),
            (1, 3, 4, "0.3333"),
            (5, 1000, 2, "0.01"),
            (49, 100, 0, "0"),
        ] {
            assert_eq!(rounded(above, below, places).as_deref(), Some(shown));
        }
    }

    #[test]
    fn what_is_too_long_is_none() {
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(Ratio::new(10u128.pow(18), 1), None);
        assert_eq!(Ratio::new(10u128.pow(36), 10u128.pow(20)).map(Ratio::fraction), Some("10000000000000000".into()));
        assert_eq!(Ratio::new(1, 3).unwrap().decimal('.'), None);
        assert_eq!(Ratio::new(10u128.pow(17), 3).unwrap().rounded(12), None);
    }

    proptest! {
        #[test]
        fn a_decimal_is_what_it_was_made_of(whole in 0..10u128.pow(9), places in 0..=9u32) {
            let ratio = Ratio::new(whole, 10u128.pow(places)).unwrap();
            let shown = ratio.decimal(',').unwrap();
            let (before, after) = shown.split_once(',').unwrap_or((&shown, ""));
            prop_assert!(!after.ends_with('0') && !before.is_empty());
            let digits: u128 = format!("{before}{after}").parse().unwrap();
            prop_assert_eq!(Ratio::new(digits, 10u128.pow(after.len() as u32)), Some(ratio));
            prop_assert_eq!(ratio.rounded(places), Some(ratio));
        }
    }
}
