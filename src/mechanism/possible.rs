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

    /// The count, where a team that guesses is through with it within a few minutes.
    pub fn quick(self) -> Option<u64> {
        match self {
            Possible::Exactly(count) if count <= Self::QUICK => Some(count),
            _ => None,
        }
    }
}
