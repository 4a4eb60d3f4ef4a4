use crate::mechanism::Possible;

/// Tries a second on one core, as `README.md` says that it was measured.
pub const TRIES: u64 = 40;

// In seconds.
const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;
const YEAR: u64 = 365 * DAY + 6 * HOUR;

/// How a sealed lock stands up to someone who tries all answers with a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// There are so many, and all are tried in this time.
    Tried(u64, Time),
    /// There are more than anybody tries.
    BeyondCount,
    /// Whatever can be typed is one: only what stands on a list can be tried.
    Typed,
}

/// How long something takes, rounded to what a person compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Time {
    Seconds(u64),
    Minutes(u64),
    Hours(u64),
    Days(u64),
    Years(u64),
}

impl Strength {
    /// That of a lock with so many answers, from when all that comes before it is open.
    pub fn of(possible: Possible) -> Self {
        match possible {
            Possible::Exactly(u64::MAX) => Strength::BeyondCount,
            Possible::Exactly(count) => Strength::Tried(count, Time::of(count.div_ceil(TRIES))),
            Possible::Countless => Strength::Typed,
        }
    }
}

impl Time {
    fn of(seconds: u64) -> Self {
        let rounded = |size: u64| (seconds + size / 2) / size;
        match seconds {
            0..MINUTE => Time::Seconds(seconds.max(1)),
            MINUTE..HOUR => Time::Minutes(rounded(MINUTE)),
            HOUR..DAY => Time::Hours(rounded(HOUR)),
            DAY..YEAR => Time::Days(rounded(DAY)),
            YEAR.. => Time::Years(rounded(YEAR)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_rounded_to_one_unit() {
        let told = |count| Strength::of(Possible::Exactly(count));
        for (seconds, time) in [
            (1, Time::Seconds(1)),
            (59, Time::Seconds(59)),
            (60, Time::Minutes(1)),
            (61, Time::Minutes(1)),
            (7200, Time::Hours(2)),
            (86_400 * 400, Time::Years(1)),
        ] {
            assert_eq!(told(seconds * TRIES), Strength::Tried(seconds * TRIES, time));
        }
        assert_eq!(told(1), Strength::Tried(1, Time::Seconds(1)));
        assert_eq!(told(u64::MAX), Strength::BeyondCount);
        assert_eq!(Strength::of(Possible::Countless), Strength::Typed);
    }
}
