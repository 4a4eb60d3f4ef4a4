use std::ops::RangeInclusive;

use serde::Serialize;

use super::{Possible, Spelling, Unfit};
use crate::format::Members;

/// A line drawn through cells, as on a phone: no cell twice, and passing straight over an unused cell takes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Pattern {
    /// How many cells a side has: 3 to 5. Cells count row by row, from 1.
    pub size: u32,
}

impl Default for Pattern {
    fn default() -> Self {
        Pattern { size: 3 }
    }
}

/// The fewest cells of a pattern: as many as phones want. With three, the default size has 320 and looks like a slip.
const LEAST: usize = 4;

/// How many patterns have 4, 5, 6 ... cells, for each size. There are more than `u64` holds where a row ends early.
const COUNTS: [&[u64]; 3] = [
    &[1_624, 7_152, 26_016, 72_912, 140_704, 140_704],
    &[
        16_880,
        154_680,
        1_331_944,
        10_690_096,
        79_137_824,
        533_427_944,
        3_221_413_136,
        17_068_504_632,
        77_129_797_424,
        285_415_667_080,
        811_404_606_344,
        1_577_602_537_520,
        1_577_602_537_520,
    ],
    &[
        93_152,
        1_358_672,
        19_174_112,
        261_248_096,
        3_428_210_784,
        43_204_201_184,
        521_228_609_960,
        5_997_417_693_032,
        65_535_547_847_624,
        676_723_725_539_208,
        6_565_193_302_733_456,
        59_430_577_133_902_360,
        497_901_801_810_470_176,
        3_822_405_780_773_768_432,
    ],
];

impl Pattern {
    /// The sizes that there can be.
    pub const SIZES: RangeInclusive<u32> = 3..=5;

    /// Its settings; a size beyond [`Pattern::SIZES`] means the default.
    pub(super) fn read(from: &mut Members) -> Self {
        Pattern { size: from.whole("size", Self::SIZES).unwrap_or(Pattern::default().size) }
    }

    /// The cells that lie straight between two others, in order.
    fn between(&self, from: u32, to: u32) -> impl Iterator<Item = u32> + use<> {
        let place = |cell: u32| (cell.saturating_sub(1) / self.size, cell.saturating_sub(1) % self.size);
        let ((row, column), (to_row, to_column)) = (place(from), place(to));
        let parts = common(row.abs_diff(to_row), column.abs_diff(to_column));
        let size = self.size;
        let part = move |from: u32, to: u32, part: u32| (from * (parts - part) + to * part) / parts;
        (1..parts).map(move |at| part(row, to_row, at) * size + part(column, to_column, at) + 1)
    }

    /// The cells of a line that goes on to one more, and takes what it passes over; as it was where it has been there.
    pub fn drawn_on(&self, cells: &[u32], to: u32) -> Vec<u32> {
        let mut drawn = cells.to_vec();
        if cells.contains(&to) || !(1..=self.size * self.size).contains(&to) {
            return drawn;
        }
        if let Some(from) = cells.last() {
            drawn.extend(self.between(*from, to).filter(|cell| !cells.contains(cell)));
        }
        drawn.push(to);
        drawn
    }

    /// The cells of the line, with those that it passes over, a space between them: at least [`LEAST`].
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let last = self.size * self.size;
        let text = spelling.normal(entry);
        let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-');
        let mut cells: Vec<u32> = Vec::new();
        for word in text.split(is_between).filter(|word| !word.is_empty()) {
            // Where no cell has two digits, nothing need stand between them.
            let each = if last < 10 { 1 } else { word.len() };
            let mut rest = word;
            while !rest.is_empty() {
                let (number, more) = rest.split_at_checked(each).unwrap_or((rest, ""));
                rest = more;
                let digits = number.bytes().all(|byte| byte.is_ascii_digit());
                let cell = number.parse().ok().filter(|cell| digits && (1..=last).contains(cell));
                let cell = cell.ok_or_else(|| Unfit::Stranger(word.to_owned()))?;
                if cells.contains(&cell) {
                    return Err(Unfit::Taken(cell.to_string()));
                }
                cells = self.drawn_on(&cells, cell);
            }
        }
        match cells.len() {
            0 => Err(Unfit::Empty),
            LEAST.. => Ok(cells.iter().map(u32::to_string).collect::<Vec<_>>().join(" ")),
            _ => Err(Unfit::TooShort { least: LEAST }),
        }
    }

    /// The lines of up to as many cells as the answer has, none of fewer than [`LEAST`].
    pub(super) fn possible(&self, answer: &str) -> Possible {
        let lengths = (answer.split(' ').count() + 1).saturating_sub(LEAST);
        let size = self.size.saturating_sub(*Self::SIZES.start()) as usize;
        let counts = COUNTS.get(size).copied().unwrap_or_default();
        let sum = counts.iter().take(lengths).sum();
        Possible::Exactly(if lengths > counts.len() { u64::MAX } else { sum })
    }
}

/// The greatest common divisor.
fn common(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { common(b, a % b) }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use proptest::prelude::*;

    const ENGLISH: Spelling = Spelling::native("en");

    fn answer(size: u32, entry: &str) -> Result<String, Unfit> {
        Pattern { size }.canonical(entry, ENGLISH)
    }

    #[test]
    fn what_a_line_passes_over_is_taken() {
        assert_eq!(answer(3, "1 2 5 8"), Ok("1 2 5 8".into()));
        assert_eq!(answer(3, "1 3 9"), Ok("1 2 3 6 9".into()));
        assert_eq!(answer(3, "1, 9; 3-7"), Ok("1 5 9 6 3 7".into()));
        // A cell that is used already is passed over once more.
        assert_eq!(answer(3, "5 1 9 8"), Ok("5 1 9 8".into()));
        assert_eq!(answer(3, "2 1 3 6"), Ok("2 1 3 6".into()));
        // A knight's move passes over none.
        assert_eq!(answer(3, "1 6 7 2"), Ok("1 6 7 2".into()));
        assert_eq!(answer(4, "1 16"), Ok("1 6 11 16".into()));
        assert_eq!(answer(5, "1 25 5"), Ok("1 7 13 19 25 20 15 10 5".into()));
        assert_eq!(answer(5, "3 13 11 7"), Ok("3 8 13 12 11 7".into()));
    }

    #[test]
    fn cells_of_one_digit_may_stand_together() {
        assert_eq!(answer(3, "1258"), Ok("1 2 5 8".into()));
        assert_eq!(answer(3, "１２ 58"), Ok("1 2 5 8".into()));
        assert_eq!(answer(4, "1 2 5 12"), Ok("1 2 5 12".into()));
    }

    #[test]
    fn what_no_finger_can_draw_is_no_pattern() {
        assert_eq!(answer(3, "1 2 5 2"), Err(Unfit::Taken("2".into())));
        assert_eq!(answer(3, "1 3 2 5"), Err(Unfit::Taken("2".into())));
        assert_eq!(answer(3, "1 2 5"), Err(Unfit::TooShort { least: 4 }));
        assert_eq!(answer(3, "1 2 5 0"), Err(Unfit::Stranger("0".into())));
        assert_eq!(answer(3, "1 2é 5 4"), Err(Unfit::Stranger("2é".into())));
        assert_eq!(answer(4, "1 2 5 17"), Err(Unfit::Stranger("17".into())));
        assert_eq!(answer(4, "1 2 5 99999999999"), Err(Unfit::Stranger("99999999999".into())));
        assert_eq!(answer(4, "1 2 5 +8"), Err(Unfit::Stranger("+8".into())));
        assert_eq!(answer(3, " - "), Err(Unfit::Empty));
    }

    /// Calls `visit` with each pattern of at most so many cells that begins so.
    fn walk(lock: &Pattern, cells: &mut Vec<u32>, most: usize, visit: &mut impl FnMut(&[u32])) {
        if cells.len() >= LEAST {
            visit(cells);
        }
        if cells.len() == most {
            return;
        }
        for cell in 1..=lock.size * lock.size {
            let is_passed =
                cells.last().is_some_and(|from| lock.between(*from, cell).any(|passed| !cells.contains(&passed)));
            if !cells.contains(&cell) && !is_passed {
                cells.push(cell);
                walk(lock, cells, most, visit);
                cells.pop();
            }
        }
    }

    #[test]
    fn a_phone_has_389_112() {
        let lock = Pattern::default();
        let mut count = 0;
        walk(&lock, &mut Vec::new(), 9, &mut |cells| {
            count += 1;
            if cells.len() < 7 {
                let cells = cells.iter().map(u32::to_string).collect::<Vec<_>>().join(" ");
                assert_eq!(lock.canonical(&cells, ENGLISH), Ok(cells));
            }
        });
        assert_eq!(count, 389_112);
        assert_eq!(lock.possible("1 2 3 4 5 6 7 8 9"), Possible::Exactly(count));
    }

    #[test]
    fn every_entry_is_one_of_those_that_are_counted() {
        let lock = Pattern::default();
        let mut answers = BTreeSet::new();
        for entry in 0..9u32.pow(5) {
            let entry: String = (0..5).map(|at| char::from(b'1' + (entry / 9u32.pow(at) % 9) as u8)).collect();
            answers.extend([&entry, &entry[1..]].into_iter().filter_map(|entry| lock.canonical(entry, ENGLISH).ok()));
        }
        answers.retain(|answer| answer.len() < 10);
        assert_eq!(lock.possible("1 2 3 4 5"), Possible::Exactly(answers.len() as u64));
    }

    /// The number of patterns with 4, 5, 6 ... cells: how many ways lead to each set of cells and its last.
    fn counts(size: u32, most: usize) -> Vec<u64> {
        let lock = Pattern { size };
        let cells = size * size;
        let set = |cells: &mut dyn Iterator<Item = u32>| cells.fold(0u32, |set, cell| set | 1 << cell);
        let between: Vec<Vec<u32>> =
            (0..=cells).map(|from| (0..=cells).map(|to| set(&mut lock.between(from, to))).collect()).collect();
        let mut ways: BTreeMap<(u32, u32), u64> = (1..=cells).map(|cell| ((1 << cell, cell), 1)).collect();
        let mut counts = Vec::new();
        for length in 2..=most {
            let mut longer = BTreeMap::new();
            let mut count = 0;
            for ((used, last), ways) in ways {
                for cell in 1..=cells {
                    if used >> cell & 1 == 0 && between[last as usize][cell as usize] & !used == 0 {
                        count += ways;
                        if length < most {
                            *longer.entry((used | 1 << cell, cell)).or_default() += ways;
                        }
                    }
                }
            }
            ways = longer;
            counts.extend((length >= LEAST).then_some(count));
        }
        counts
    }

    #[test]
    fn larger_sizes_are_counted_too() {
        assert_eq!(counts(3, 9), COUNTS[0]);
        assert_eq!(counts(4, 16), COUNTS[1]);
        assert_eq!(counts(5, 6), COUNTS[2][..3]);
        let lock = Pattern { size: 5 };
        assert_eq!(lock.possible("1 2 3 4 5"), Possible::Exactly(93_152 + 1_358_672));
        assert_eq!(lock.possible(&["1"; 18].join(" ")), Possible::Exactly(u64::MAX));
        // None of the sums is more than fits.
        assert!(
            COUNTS.iter().all(|counts| counts.iter().try_fold(0u64, |sum, count| sum.checked_add(*count)).is_some())
        );
    }

    proptest! {
        #[test]
        fn a_canonical_answer_is_its_own(entry in "(?s).{0,20}|([0-9]{1,2}[ ,;-]){0,9}", size in Pattern::SIZES) {
            if let Ok(drawn) = answer(size, &entry) {
                prop_assert_eq!(answer(size, &drawn), Ok(drawn));
            }
        }
    }
}
