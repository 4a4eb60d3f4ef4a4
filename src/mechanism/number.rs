use serde::Serialize;

use super::{Possible, Spelling, Unfit};
use crate::format::Members;

/// Wheels with the digits 0 to 9. Leading zeros count.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Number {
    /// How many wheels: 1 to 10.
    pub wheels: u32,
}

impl Default for Number {
    fn default() -> Self {
        Number { wheels: 4 }
    }
}

impl Number {
    /// The numbers of wheels that there can be.
    pub const WHEELS: std::ops::RangeInclusive<u32> = 1..=10;

    /// Its settings; a number of wheels beyond [`Number::WHEELS`] means the default.
    pub(super) fn read(from: &mut Members) -> Self {
        Number { wheels: from.whole("wheels", Self::WHEELS).unwrap_or(Number::default().wheels) }
    }

    /// A digit from 0 to 9 for each wheel, without spaces.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let digits: String = spelling.normal(entry).chars().filter(|c| !c.is_whitespace()).collect();
        if digits.is_empty() {
            return Err(Unfit::Empty);
        }
        if let Some(stranger) = digits.chars().find(|c| !c.is_ascii_digit()) {
            return Err(Unfit::Stranger(stranger.to_string()));
        }
        let (want, got) = (self.wheels as usize, digits.len());
        if want == got { Ok(digits) } else { Err(Unfit::Length { want, got }) }
    }

    /// Each digit on each wheel.
    pub(super) fn possible(&self) -> Possible {
        Possible::Exactly(10u64.saturating_pow(self.wheels))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Spelling = Spelling::native("en");

    #[test]
    fn an_answer_is_a_digit_for_each_wheel() {
        let lock = Number { wheels: 4 };
        assert_eq!(lock.canonical(" 0 0 4２", ENGLISH), Ok("0042".into()));
        assert_eq!(lock.canonical("", ENGLISH), Err(Unfit::Empty));
        assert_eq!(lock.canonical("42", ENGLISH), Err(Unfit::Length { want: 4, got: 2 }));
        assert_eq!(lock.canonical("4x62", ENGLISH), Err(Unfit::Stranger("x".into())));
        assert_eq!(lock.possible(), Possible::Exactly(10_000));
    }
}
