/// How many answers are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Possible {
    /// So many; counts beyond `u64::MAX` stay there.
    Exactly(u64),
    /// Whatever can be typed.
    Countless,
}

impl Possible {
    /// Up to so many answers, a team that guesses is through within a few minutes.
    pub const QUICK: u64 = 24;

    /// The number of sequences of 1 to `most` steps with `ways` choices each.
    pub(super) fn sequences(ways: usize, most: usize) -> Self {
        let count = (1..=most as u32).fold(0u64, |sum, steps| sum.saturating_add((ways as u64).saturating_pow(steps)));
        Possible::Exactly(count)
    }

    /// The number of choices of 1 to `most` things out of so many, whatever their order.
    pub(super) fn subsets(of: usize, most: usize) -> Self {
        let (mut sum, mut ways) = (0u64, 1u128);
        for taken in 1..=most.min(of) {
            // Always whole: it is the number of choices of `taken` things.
            ways = ways * (of - taken + 1) as u128 / taken as u128;
            if ways > u64::MAX.into() {
                return Possible::Exactly(u64::MAX);
            }
            sum = sum.saturating_add(ways as u64);
        }
        Possible::Exactly(sum)
    }

    /// The number of ways to put different ones out of so many in these places; none where there is no place.
    pub(super) fn arrangements(of: usize, places: usize) -> Self {
        let count =
            (0..places as u64).fold(1u64, |count, place| count.saturating_mul((of as u64).saturating_sub(place)));
        Possible::Exactly(if places == 0 { 0 } else { count })
    }

    /// The count, where a team that guesses is through with it within a few minutes.
    pub fn quick(self) -> Option<u64> {
        match self {
            Possible::Exactly(count) if count <= Self::QUICK => Some(count),
            _ => None,
        }
    }
}
