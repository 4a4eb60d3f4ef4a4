use serde::Serialize;

use super::{Possible, Spelling, Unfit};
use crate::format::Members;

/// A time of day, to the minute.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Clock {
    /// 12, with am and pm, or 24. It decides how times are shown; either is understood.
    pub hours: u32,
}

impl Default for Clock {
    fn default() -> Self {
        Clock { hours: 24 }
    }
}

/// Which twelve hours of a day are meant.
#[derive(Clone, Copy, PartialEq)]
enum Half {
    /// Those before noon.
    Am,
    /// Those after it.
    Pm,
    /// The hour itself says so.
    Neither,
}

impl Clock {
    /// The numbers of hours that a dial can have.
    pub const HOURS: [u32; 2] = [12, 24];

    /// Its settings; hours other than 12 or 24 mean the default.
    pub(super) fn read(from: &mut Members) -> Self {
        Clock { hours: from.one_number("hours", Self::HOURS).unwrap_or(Clock::default().hours) }
    }

    /// The time as `07:45`, in 24 hours, whatever the clock shows.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let text = spelling.normal(entry).to_ascii_lowercase();
        match text.trim() {
            "" => Err(Unfit::Empty),
            text => time(text).ok_or_else(|| Unfit::NoTime(text.to_owned())),
        }
    }

    /// Each minute of a day.
    pub(super) fn possible(&self) -> Possible {
        Possible::Exactly(24 * 60)
    }
}

/// The time that a text in small letters means, with 24 hours.
fn time(text: &str) -> Option<String> {
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |last| last + 1);
    let (digits, word) = text.split_at_checked(end)?;
    let word: String = word.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '\'' | '’')).collect();
    let half = match word.as_str() {
        "am" | "a" | "midnight" => Half::Am,
        "pm" | "p" | "noon" => Half::Pm,
        "" | "h" | "oclock" | "uhr" => Half::Neither,
        _ => return None,
    };
    let (hour, minute) = match (digits, word.as_str()) {
        ("", "noon" | "midnight") => ("12", "00"),
        // An hour alone needs a word to be a time.
        (digits, word) => hour_and_minute(digits, !word.is_empty())?,
    };
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hour) || !is_number(minute) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    // It is noon and midnight at twelve alone.
    if matches!(word.as_str(), "noon" | "midnight") && (hour, minute) != (12, 0) {
        return None;
    }
    let hour = match half {
        Half::Neither if hour < 24 => hour,
        Half::Am if (1..=12).contains(&hour) => hour % 12,
        Half::Pm if (1..=12).contains(&hour) => hour % 12 + 12,
        _ => return None,
    };
    (minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// The digits of hour and minute, whatever stands between them.
fn hour_and_minute(digits: &str, may_be_hour: bool) -> Option<(&str, &str)> {
    let Some((hour, minute)) = digits.split_once(|c: char| !c.is_ascii_digit()) else {
        return match digits.len() {
            1 | 2 => may_be_hour.then_some((digits, "00")),
            // 745 and 0745.
            length => digits.split_at_checked(length.checked_sub(2)?),
        };
    };
    let between = digits.get(hour.len()..digits.len() - minute.len())?;
    let minute = minute.trim_start();
    // 7 : 45 and 19 h 45.
    let (between, minute) = match (between, minute.strip_prefix([':', '.', 'h'])) {
        (space, Some(rest)) if space.trim().is_empty() => (":", rest.trim_start()),
        _ => (between, minute),
    };
    (between.trim().is_empty() || matches!(between, ":" | "." | "," | "h")).then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    fn answer(entry: &str) -> Result<String, Unfit> {
        Clock::default().canonical(entry, Spelling::native("en"))
    }

    #[test]
    fn a_time_may_be_written_in_many_ways() {
        for (entries, time) in [
            (
                &[
                    "7:45 pm",
                    "7.45PM",
                    " 07:45 p.m. ",
                    "19.45",
                    "1945",
                    "19 45",
                    "19h45",
                    "19:45 Uhr",
                    "745pm",
                    "７：４５ｐｍ",
                ][..],
                "19:45",
            ),
            (&["7:45", "07:45", "0745", "745", "7.45 a.m.", "7 h 45", "7 : 45", "7,45", "745 a"][..], "07:45"),
            (&["12 am", "12:00 a.m.", "midnight", "12 midnight", "0:00", "00h00", "0 h", "0 Uhr"][..], "00:00"),
            (&["12 pm", "12 noon", "Noon", "1200", "12 o'clock", "12 O’Clock", "12h"][..], "12:00"),
            (&["12:59 am", "0059", "059"][..], "00:59"),
        ] {
            for entry in entries {
                assert_eq!(answer(entry), Ok(time.into()), "{entry}");
            }
        }
    }

    #[test]
    fn what_no_clock_shows_is_no_time() {
        for entry in [
            "7",
            "24:00",
            "7:60",
            "13 pm",
            "0:30 am",
            "7:5",
            "7:455",
            "17:45:00",
            "12345",
            "seven",
            "7:45 xm",
            "3 noon",
            "12:30 midnight",
            "-7:45",
            "7-45",
            ":45",
            "7:",
            "pm",
            "7::45",
            "7é45",
            "é",
            "007:45",
        ] {
            assert_eq!(answer(entry), Err(Unfit::NoTime(entry.into())), "{entry}");
        }
        assert_eq!(answer(" \t"), Err(Unfit::Empty));
    }

    #[test]
    fn every_answer_that_is_counted_is_reached() {
        let numbers = || (0..=60).map(|number| format!("{number:02}"));
        let written = numbers().flat_map(|hour| numbers().map(move |minute| format!("{hour}:{minute}")));
        let answers: BTreeSet<String> = written.filter_map(|entry| answer(&entry).ok()).collect();
        assert_eq!(Clock::default().possible(), Possible::Exactly(answers.len() as u64));
        let halves = |half| move |entry: String| answer(&format!("{entry} {half}")).ok();
        let written = || (1..=12).flat_map(|hour| (0..60).map(move |minute| format!("{hour}.{minute:02}")));
        let twelve: BTreeSet<String> =
            written().filter_map(halves("am")).chain(written().filter_map(halves("pm"))).collect();
        assert_eq!(twelve, answers);
    }

    proptest! {
        #[test]
        fn a_canonical_answer_is_its_own(entry in "(?s).{0,20}|[0-9]{1,2} ?[:.h, ]? ?[0-9]{0,2} ?(am|p.m.|uhr|h|noon)?") {
            if let Ok(time) = answer(&entry) {
                prop_assert_eq!(answer(&time), Ok(time));
            }
        }
    }
}
