//! A cut that is mended by hand: `U.S.` is one word, and the n't of don't may be one.

use std::ops::Range;

use super::cut;
use super::tap::{Part, Tap, Unit};

impl Tap {
    /// With the part `at` and the one behind it as one. It can be tapped where one of them could. As it is where none is
    /// behind it.
    pub fn joined(&self, at: usize) -> Tap {
        let mut mended = self.clone();
        if at + 1 < mended.parts.len() {
            let next = mended.parts.remove(at + 1);
            if let Some(part) = mended.parts.get_mut(at) {
                part.text.push_str(&next.text);
                part.tap |= next.tap;
                for (name, value) in next.extra {
                    part.extra.entry(name).or_insert(value);
                }
            }
        }
        mended
    }

    /// With the part `at` as two, the first with so many of its letters. Both can be tapped where it could. As it is where
    /// one of them would have none.
    pub fn divided(&self, at: usize, letters: usize) -> Tap {
        let mut mended = self.clone();
        let Some(part) = mended.parts.get_mut(at) else { return mended };
        let length: usize = part.letters().iter().take(letters).map(String::len).sum();
        if length > 0 && length < part.text.len() {
            let rest = Part { text: part.text.split_off(length), ..part.clone() };
            mended.parts.insert(at + 1, rest);
        }
        mended
    }

    /// With the part `at` to tap, or not.
    pub fn tappable_at(&self, at: usize, tap: bool) -> Tap {
        let mut mended = self.clone();
        if let Some(part) = mended.parts.get_mut(at) {
            part.tap = tap;
        }
        mended
    }

    /// An answer of this lock, as it is on the same text in another cut: what lies where something was tapped. None where
    /// the text is another one, or nothing of it can be tapped now.
    pub fn carried(&self, answer: &str, to: &Tap) -> Option<String> {
        let text = |tap: &Tap| tap.parts.iter().map(|part| part.text.as_str()).collect::<String>();
        let numbers: Option<Vec<usize>> = answer.split(' ').map(|number| number.parse().ok()).collect();
        let numbers = numbers.filter(|_| self.unit == to.unit && text(self) == text(to))?;
        let tapped: Vec<Range<usize>> =
            self.places().enumerate().filter(|(at, _)| numbers.contains(&(at + 1))).map(|(_, place)| place).collect();
        let meets = |place: &Range<usize>| {
            tapped.iter().any(|other| other == place || other.start.max(place.start) < other.end.min(place.end))
        };
        let carried: Vec<String> =
            to.places().enumerate().filter(|(_, place)| meets(place)).map(|(at, _)| (at + 1).to_string()).collect();
        (!carried.is_empty()).then(|| carried.join(" "))
    }

    /// Where in the text each part to tap lies.
    fn places(&self) -> impl Iterator<Item = Range<usize>> {
        let mut end = 0;
        self.parts.iter().filter_map(move |part| {
            let start = end;
            end += part.text.len();
            part.tap.then_some(start..end)
        })
    }
}

impl Part {
    /// Its letters, each with the marks on it: where it can be divided.
    pub fn letters(&self) -> Vec<String> {
        cut(&self.text, Unit::Letter).into_iter().map(|part| part.text).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lock(text: &str) -> Tap {
        Tap { unit: Unit::Word, parts: cut(text, Unit::Word) }
    }

    /// The parts, with those to tap in brackets.
    fn shown(tap: &Tap) -> String {
        let part = |part: &Part| if part.tap { format!("[{}]", part.text) } else { part.text.clone() };
        tap.parts.iter().map(part).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn parts_are_joined_and_divided() {
        let lock = lock("We don't!");
        assert_eq!(shown(&lock), "[We]| |[don't]|!");
        assert_eq!(shown(&lock.divided(2, 2)), "[We]| |[do]|[n't]|!");
        assert_eq!(shown(&lock.divided(2, 2).joined(2)), shown(&lock));
        assert_eq!(shown(&lock.joined(0).joined(0)), "[We don't]|!");
        assert_eq!(shown(&lock.tappable_at(2, false)), "[We]| |don't|!");
        for none in [lock.divided(2, 0), lock.divided(2, 5), lock.divided(9, 1), lock.joined(3), lock.joined(9)] {
            assert_eq!(none, lock);
        }
    }

    #[test]
    fn a_letter_is_never_divided() {
        let lock = Tap { unit: Unit::Word, parts: vec![Part::new("e\u{301}a👩‍👩‍👧‍👦", true)] };
        assert_eq!(shown(&lock.divided(0, 1)), "[e\u{301}]|[a👩‍👩‍👧‍👦]");
        assert_eq!(shown(&lock.divided(0, 2)), "[e\u{301}a]|[👩‍👩‍👧‍👦]");
        assert_eq!(lock.divided(0, 3), lock);
    }

    #[test]
    fn what_was_tapped_stays_tapped() {
        let lock = lock("We don't, they do");
        assert_eq!(shown(&lock), "[We]| |[don't]|, |[they]| |[do]");
        assert_eq!(lock.carried("2 4", &lock.divided(2, 2)), Some("2 3 5".into()));
        assert_eq!(lock.carried("2 4", &lock.joined(0).joined(0)), Some("1 3".into()));
        assert_eq!(lock.carried("2 4", &lock.tappable_at(0, false)), Some("1 3".into()));
        assert_eq!(lock.carried("2", &lock.tappable_at(2, false)), None);
        assert_eq!(lock.carried("2", &super::tests::lock("Another text")), None);
        assert_eq!(lock.carried("don't", &lock), None);
    }

    proptest! {
        #[test]
        fn a_mended_cut_has_the_same_text(text in "(\\PC|[a-z .,']){0,30}", at in 0usize..12, letters in 0usize..6, gap: bool) {
            let unit = if gap { Unit::Gap } else { Unit::Word };
            let lock = Tap { unit, parts: cut(&text, unit) };
            let count = lock.tappable().count();
            let all = (1..=count).map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
            for mended in [lock.joined(at), lock.divided(at, letters)] {
                prop_assert_eq!(mended.parts.iter().map(|part| part.text.as_str()).collect::<String>(), text.as_str());
                prop_assert_eq!(mended.carried(&all, &lock).is_some(), count > 0);
            }
            if count > 0 {
                prop_assert_eq!(lock.carried(&all, &lock), Some(all));
            }
        }
    }
}
