use serde::Serialize;

use super::{Possible, Spelling, Unfit};
use crate::format::Members;

/// A row of switches. An answer says of every one whether it is on.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Switches {
    /// What stands at each switch, in order, where that is not A to D.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
}

impl Switches {
    /// Its settings; left out, there are four switches.
    pub(super) fn read(from: &mut Members) -> Self {
        Switches { labels: from.texts("labels") }
    }

    /// What stands at each switch, in order.
    pub fn row(&self) -> Vec<String> {
        if self.labels.is_empty() { ('A'..='D').map(String::from).collect() } else { self.labels.clone() }
    }

    fn count(&self) -> usize {
        if self.labels.is_empty() { 4 } else { self.labels.len() }
    }

    /// `on` or `off` for each switch, a space between them.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let text = spelling.normal(entry).to_ascii_lowercase();
        let mut set = Vec::new();
        for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).filter(|word| !word.is_empty()) {
            match word {
                "on" => set.push("on"),
                "off" => set.push("off"),
                // As binary numbers are written.
                digits if digits.bytes().all(|digit| matches!(digit, b'0' | b'1')) => {
                    set.extend(digits.bytes().map(|digit| if digit == b'1' { "on" } else { "off" }))
                }
                stranger => return Err(Unfit::Stranger(stranger.to_owned())),
            }
        }
        let (want, got) = (self.count(), set.len());
        match got {
            0 => Err(Unfit::Empty),
            _ if want == got => Ok(set.join(" ")),
            _ => Err(Unfit::Length { want, got }),
        }
    }

    /// Each switch on or off.
    pub(super) fn possible(&self) -> Possible {
        Possible::Exactly(2u64.saturating_pow(u32::try_from(self.count()).unwrap_or(u32::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    const ENGLISH: Spelling = Spelling::native("en");

    fn lock(count: usize) -> Switches {
        Switches { labels: vec!["Lamp".into(); count] }
    }

    #[test]
    fn every_switch_is_stated() {
        let lock = lock(3);
        for entry in ["on off on", " ON,Off ; on", "101", "1 0 1", "１0\ton"] {
            assert_eq!(lock.canonical(entry, ENGLISH), Ok("on off on".into()), "{entry}");
        }
        assert_eq!(lock.canonical("on off", ENGLISH), Err(Unfit::Length { want: 3, got: 2 }));
        assert_eq!(lock.canonical("on maybe on", ENGLISH), Err(Unfit::Stranger("maybe".into())));
        assert_eq!(lock.canonical("on 102", ENGLISH), Err(Unfit::Stranger("102".into())));
        assert_eq!(lock.canonical(",", ENGLISH), Err(Unfit::Empty));
        assert_eq!(Switches::default().row(), ["A", "B", "C", "D"]);
        assert_eq!(Switches::default().canonical("1111", ENGLISH), Ok("on on on on".into()));
    }

    #[test]
    fn every_answer_that_is_counted_is_reached() {
        for count in 1..=6 {
            let mut answers = BTreeSet::new();
            for set in 0..1u32 << count {
                answers.extend(lock(count).canonical(&format!("{set:0count$b}"), ENGLISH));
            }
            assert_eq!(lock(count).possible(), Possible::Exactly(answers.len() as u64));
        }
        assert_eq!(lock(10_000).possible(), Possible::Exactly(u64::MAX));
    }

    proptest! {
        #[test]
        fn a_canonical_answer_is_its_own(entry in "(?s).{0,20}|(on|OFF|[01,; \t]){0,9}") {
            if let Ok(answer) = Switches::default().canonical(&entry, ENGLISH) {
                prop_assert_eq!(Switches::default().canonical(&answer, ENGLISH), Ok(answer));
            }
        }
    }
}
