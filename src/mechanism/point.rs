use std::ops::RangeInclusive;

use serde::{Serialize, Serializer};
use serde_json::Number;

use super::{Possible, Spelling, Unfit};
use crate::breakout::Extra;
use crate::format::Members;

/// Points on a coordinate plane, none of them twice.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Point {
    /// From left to right.
    pub x: Axis,
    /// From below to above.
    pub y: Axis,
    /// How many points: 1 to 20.
    #[serde(skip_serializing_if = "is_one")]
    pub count: u32,
    /// Whether it matters which comes first.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ordered: bool,
}

/// An axis of a coordinate plane. Points lie on it at the multiples of its step.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Axis {
    /// One end: -1000 to 1000.
    pub from: i32,
    /// The other end, likewise.
    pub to: i32,
    /// How far apart points lie.
    #[serde(skip_serializing_if = "Spacing::is_one")]
    #[cfg_attr(not(target_family = "wasm"), schemars(with = "Number"))]
    pub step: Spacing,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// How far apart the points of an axis lie, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spacing {
    hundredths: i64,
}

fn is_one(count: &u32) -> bool {
    *count == 1
}

impl Spacing {
    /// All steps.
    pub const ALL: [Spacing; 12] = [
        Spacing { hundredths: 10 },
        Spacing { hundredths: 20 },
        Spacing { hundredths: 25 },
        Spacing { hundredths: 50 },
        Spacing { hundredths: 100 },
        Spacing { hundredths: 200 },
        Spacing { hundredths: 500 },
        Spacing { hundredths: 1_000 },
        Spacing { hundredths: 2_000 },
        Spacing { hundredths: 2_500 },
        Spacing { hundredths: 5_000 },
        Spacing { hundredths: 10_000 },
    ];

    /// The step of whole numbers.
    pub const ONE: Spacing = Spacing { hundredths: 100 };

    /// As it is written: `0.25`.
    pub fn name(self) -> String {
        decimal(self.hundredths)
    }

    /// Whether points lie at whole numbers.
    pub fn is_one(&self) -> bool {
        *self == Spacing::ONE
    }
}

impl Serialize for Spacing {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        Number::from_string_unchecked(self.name()).serialize(into)
    }
}

impl Default for Axis {
    fn default() -> Self {
        Axis { from: -5, to: 5, step: Spacing::ONE, extra: Extra::new() }
    }
}

impl Axis {
    /// Where an axis can end.
    pub const ENDS: RangeInclusive<i32> = -1000..=1000;

    fn read(mut from: Members) -> Self {
        let default = Axis::default();
        Axis {
            from: from.signed("from", Self::ENDS).unwrap_or(default.from),
            to: from.signed("to", Self::ENDS).unwrap_or(default.to),
            step: from.one_decimal("step", Spacing::ALL.map(|step| (step.name(), step))).unwrap_or(default.step),
            extra: from.rest(),
        }
    }

    /// Its ends in hundredths, the lower first, whichever way round they are given.
    fn ends(&self) -> (i64, i64) {
        let (from, to) = (i64::from(self.from) * 100, i64::from(self.to) * 100);
        (from.min(to), from.max(to))
    }

    /// How many points lie on it.
    fn count(&self) -> u64 {
        let multiples = self.multiples();
        (multiples.end() - multiples.start() + 1).unsigned_abs()
    }

    /// The points that lie on it, from the lower end to the upper: which multiples of its step.
    pub fn multiples(&self) -> RangeInclusive<i64> {
        let (least, most) = self.ends();
        let step = self.step.hundredths;
        (least - 1).div_euclid(step) + 1..=most.div_euclid(step)
    }

    /// A point of it as it is written, by which multiple of the step it is.
    pub fn at(&self, multiple: i64) -> String {
        decimal(multiple * self.step.hundredths)
    }

    /// Which multiple of its step a number is, where it is a point of it.
    pub fn multiple(&self, number: &str) -> Option<i64> {
        self.coordinate(number).ok().map(|hundredths| hundredths / self.step.hundredths)
    }

    /// The hundredths of a coordinate on it.
    fn coordinate(&self, number: &str) -> Result<i64, Unfit> {
        let what = || number.to_owned();
        let (hundredths, is_finer) = hundredths(number).ok_or_else(|| Unfit::Stranger(what()))?;
        let (least, most) = self.ends();
        if !(least..=most).contains(&hundredths) {
            return Err(Unfit::Beyond { what: what(), from: decimal(least), to: decimal(most) });
        }
        if is_finer || hundredths % self.step.hundredths != 0 {
            return Err(Unfit::OffGrid { what: what(), step: self.step.name() });
        }
        Ok(hundredths)
    }
}

impl Default for Point {
    fn default() -> Self {
        Point { x: Axis::default(), y: Axis::default(), count: 1, ordered: false }
    }
}

impl Point {
    /// The numbers of points that there can be.
    pub const COUNT: RangeInclusive<u32> = 1..=20;

    /// Its settings; what can't be read means the default.
    pub(super) fn read(from: &mut Members) -> Self {
        Point {
            x: from.object("x", Axis::read).unwrap_or_default(),
            y: from.object("y", Axis::read).unwrap_or_default(),
            count: from.whole("count", Self::COUNT).unwrap_or(1),
            ordered: from.flag("ordered"),
        }
    }

    /// So many points as `(3,-2) (0,4)`, from left to right and bottom to top, or as they stand where [`Point::ordered`]. Each
    /// lies at multiples of the steps, and none stands there twice.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let text = spelling.normal(entry).replace(['−', '–'], "-");
        if text.chars().all(|c| is_between(c) || c == ',') {
            return Err(Unfit::Empty);
        }
        let want = self.count as usize;
        let is_whole = |numbers: &Vec<String>| numbers.len() == 2 * want;
        // A comma comes before the second number, as in canonical answers, wherever that makes sense; else, as half the
        // world has it, before decimals.
        let plain = numbers(&text, false);
        let other = || numbers(&text, true).filter(is_whole);
        let numbers = plain.clone().filter(is_whole).or_else(other).or(plain).ok_or(Unfit::NoPair)?;
        let got = numbers.len() / 2;
        if want != got {
            return Err(Unfit::Length { want, got });
        }
        let mut points: Vec<(i64, i64)> = Vec::new();
        for pair in numbers.chunks(2) {
            let [x, y] = pair else { return Err(Unfit::NoPair) };
            let point = (self.x.coordinate(x)?, self.y.coordinate(y)?);
            if points.contains(&point) {
                return Err(Unfit::Taken(shown(&point)));
            }
            let place = if self.ordered { points.len() } else { points.partition_point(|before| *before < point) };
            points.insert(place, point);
        }
        Ok(points.iter().map(shown).collect::<Vec<_>>().join(" "))
    }

    /// Each choice of so many points; where [`Point::ordered`], in each order.
    pub(super) fn possible(&self) -> Possible {
        let points = u128::from(self.x.count()) * u128::from(self.y.count());
        let mut ways = 1;
        for taken in 0..u128::from(self.count) {
            ways *= points.saturating_sub(taken);
            if !self.ordered {
                // Always whole: it is the number of choices of so many points.
                ways /= taken + 1;
            }
            // With so few points to take, there are never fewer ways with one more.
            if ways > u64::MAX.into() {
                return Possible::Exactly(u64::MAX);
            }
        }
        Possible::Exactly(ways as u64)
    }
}

/// What may stand between numbers, but a comma.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ';' | '|' | '(' | ')')
}

/// The numbers of an entry, two for each point, with points before their decimals. None where there are others.
fn numbers(text: &str, has_decimal_commas: bool) -> Option<Vec<String>> {
    let mut numbers = vec![String::new()];
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let last = numbers.last_mut()?;
        let is_decimal = has_decimal_commas
            && last.ends_with(|c: char| c.is_ascii_digit())
            && rest.peek().is_some_and(char::is_ascii_digit);
        match c {
            ',' if is_decimal => last.push('.'),
            c if c == ',' || is_between(c) => {
                if !last.is_empty() {
                    numbers.push(String::new());
                }
                // Brackets hold whole points.
                if matches!(c, '(' | ')') && numbers.len() % 2 == 0 {
                    return None;
                }
            }
            c => last.push(c),
        }
    }
    numbers.retain(|number| !number.is_empty());
    // No step is so fine: 1,000 is a thousand.
    let is_thousand = |number: &String| number.split_once('.').is_some_and(|(_, decimals)| decimals.len() > 2);
    let is_sound = numbers.len() % 2 == 0 && !(has_decimal_commas && numbers.iter().any(is_thousand));
    is_sound.then_some(numbers)
}

/// The hundredths of a number, and whether it is finer than that. None where it is no number.
fn hundredths(number: &str) -> Option<(i64, bool)> {
    let bare = number.strip_prefix(['-', '+']).unwrap_or(number);
    let (whole, decimals) = bare.split_once('.').unwrap_or((bare, ""));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + decimals.len() == 0 || !is_number(whole) || !is_number(decimals) {
        return None;
    }
    let digits = |digits: &str| {
        digits.bytes().fold(0i64, |sum, byte| sum.saturating_mul(10).saturating_add(i64::from(byte - b'0')))
    };
    let (first, finer) = decimals.split_at_checked(2).unwrap_or((decimals, ""));
    let tenths = if first.len() == 1 { 10 } else { 1 };
    let sum = digits(whole).saturating_mul(100).saturating_add(digits(first) * tenths);
    Some((if number.starts_with('-') { -sum } else { sum }, finer.bytes().any(|byte| byte != b'0')))
}

/// Hundredths as a decimal number.
fn decimal(hundredths: i64) -> String {
    let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
    match (size / 100, size % 100) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, tenths) if tenths % 10 == 0 => format!("{sign}{whole}.{}", tenths / 10),
        (whole, rest) => format!("{sign}{whole}.{rest:02}"),
    }
}

fn shown((x, y): &(i64, i64)) -> String {
    format!("({},{})", decimal(*x), decimal(*y))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    const ENGLISH: Spelling = Spelling::native("en");

    fn axis(from: i32, to: i32, step: &str) -> Axis {
        let step = Spacing::ALL.into_iter().find(|known| known.name() == step).unwrap();
        Axis { from, to, step, extra: Extra::new() }
    }

    fn lock(count: u32, ordered: bool, step: &str) -> Point {
        Point { x: axis(-5, 5, step), y: axis(-5, 5, step), count, ordered }
    }

    fn one(entry: &str) -> Result<String, Unfit> {
        lock(1, false, "1").canonical(entry, ENGLISH)
    }

    #[test]
    fn a_point_may_be_written_in_many_ways() {
        for entry in [
            "(3,-2)",
            "3 -2",
            "3; -2",
            " ( 3 | −2 ) ",
            "3,-2",
            "3\t–2",
            "（３，－２）",
            "(+3, -2.0)",
            "03 -02.000",
            "3;-2",
        ] {
            assert_eq!(one(entry), Ok("(3,-2)".into()), "{entry}");
        }
        assert_eq!(one("-0 0"), Ok("(0,0)".into()));
    }

    #[test]
    fn what_is_no_point_says_why() {
        let beyond = |what: &str| Unfit::Beyond { what: what.into(), from: "-5".into(), to: "5".into() };
        let off = |what: &str, step: &str| Unfit::OffGrid { what: what.into(), step: step.into() };
        assert_eq!(one(" ( , ) "), Err(Unfit::Empty));
        assert_eq!(one("3"), Err(Unfit::NoPair));
        assert_eq!(one("(3) (2)"), Err(Unfit::NoPair));
        assert_eq!(one("(3,2"), Ok("(3,2)".into()));
        assert_eq!(one("(3,2) (1,1)"), Err(Unfit::Length { want: 1, got: 2 }));
        assert_eq!(one("three 2"), Err(Unfit::Stranger("three".into())));
        assert_eq!(one("3 --2"), Err(Unfit::Stranger("--2".into())));
        assert_eq!(one("3 ."), Err(Unfit::Stranger(".".into())));
        assert_eq!(one("3 6"), Err(beyond("6")));
        assert_eq!(one("99999999999999999999999 1"), Err(beyond("99999999999999999999999")));
        assert_eq!(one("0.5 1"), Err(off("0.5", "1")));
        assert_eq!(lock(1, false, "0.25").canonical("0.5 0.3", ENGLISH), Err(off("0.3", "0.25")));
        assert_eq!(lock(1, false, "0.25").canonical("0.2501 0", ENGLISH), Err(off("0.2501", "0.25")));
        assert_eq!(lock(2, false, "1").canonical("(1,2) (1,2)", ENGLISH), Err(Unfit::Taken("(1,2)".into())));
    }

    #[test]
    fn decimals_are_exact() {
        let lock = lock(1, false, "0.1");
        assert_eq!(lock.canonical("(0.3, -0.70)", ENGLISH), Ok("(0.3,-0.7)".into()));
        assert_eq!(lock.canonical(".1 -.1", ENGLISH), Ok("(0.1,-0.1)".into()));
        assert_eq!(self::lock(1, false, "0.25").canonical("(0.75 -1.250)", ENGLISH), Ok("(0.75,-1.25)".into()));
        assert_eq!(Spacing::ALL.map(Spacing::name)[..5], ["0.1", "0.2", "0.25", "0.5", "1"]);
    }

    #[test]
    fn commas_may_stand_before_decimals() {
        let lock = |count| lock(count, true, "0.5");
        for entry in ["(0,5; 2)", "0,5 2", "0,5, 2", "(0,5|2,0)"] {
            assert_eq!(lock(1).canonical(entry, ENGLISH), Ok("(0.5,2)".into()), "{entry}");
        }
        assert_eq!(lock(2).canonical("(0,5 2) (1,5 -3,5)", ENGLISH), Ok("(0.5,2) (1.5,-3.5)".into()));
        // With two to find, these are two.
        assert_eq!(lock(2).canonical("0,5 1,5", ENGLISH), Ok("(0,5) (1,5)".into()));
        assert_eq!(lock(1).canonical("0,5 1,5", ENGLISH), Ok("(0.5,1.5)".into()));
        let thousands = Point { x: axis(0, 1000, "1"), y: axis(0, 1000, "1"), count: 1, ordered: false };
        assert_eq!(thousands.canonical("1,000, 2", ENGLISH), Err(Unfit::NoPair));
        assert_eq!(thousands.canonical("1000 2", ENGLISH), Ok("(1000,2)".into()));
    }

    #[test]
    fn the_order_counts_where_it_should() {
        let entry = "(3,-2) (-1,4) (-1,-4)";
        assert_eq!(lock(3, true, "1").canonical(entry, ENGLISH), Ok(entry.into()));
        assert_eq!(lock(3, false, "1").canonical(entry, ENGLISH), Ok("(-1,-4) (-1,4) (3,-2)".into()));
    }

    #[test]
    fn every_answer_that_is_counted_is_reached() {
        // The ends of an axis may stand the other way round, and need not be multiples of its step.
        for (x, y) in [
            (axis(1, -1, "1"), axis(0, 1, "0.5")),
            (axis(-3, 4, "2"), axis(7, 7, "1")),
            (axis(1, 4, "5"), axis(0, 9, "1")),
        ] {
            let numbers: Vec<String> = (-20..40).map(|quarters| decimal(quarters * 25)).collect();
            let pairs: Vec<String> =
                numbers.iter().flat_map(|x| numbers.iter().map(move |y| format!("({x},{y})"))).collect();
            let mut lock = Point { x, y, count: 1, ordered: false };
            let points: Vec<&String> = pairs.iter().filter(|point| lock.canonical(point, ENGLISH).is_ok()).collect();
            assert_eq!(lock.possible(), Possible::Exactly(points.len() as u64), "{lock:?}");
            for (count, ordered) in [(2, false), (2, true), (3, false), (3, true)] {
                (lock.count, lock.ordered) = (count, ordered);
                let mut answers = BTreeSet::new();
                for entry in 0..points.len().pow(count) {
                    let at = |place: u32| points[entry / points.len().pow(place) % points.len()].as_str();
                    answers.extend(lock.canonical(&(0..count).map(at).collect::<String>(), ENGLISH));
                }
                assert_eq!(lock.possible(), Possible::Exactly(answers.len() as u64), "{lock:?}");
            }
        }
        assert_eq!(Point::default().possible(), Possible::Exactly(121));
        let most = Point { x: axis(-1000, 1000, "0.1"), y: axis(-1000, 1000, "0.1"), count: 20, ordered: true };
        assert_eq!(most.possible(), Possible::Exactly(u64::MAX));
        assert_eq!(Point { ordered: false, ..most }.possible(), Possible::Exactly(u64::MAX));
    }

    proptest! {
        #[test]
        fn a_canonical_answer_is_its_own(
            entry in "(?s).{0,20}|([(]?-?[0-9]{1,2}([.,][05]{1,2})?[,;| ) ]{1,2}){0,6}",
            count in 1..4u32,
            ordered: bool,
            step in prop::sample::select(Spacing::ALL.to_vec()),
        ) {
            let lock = lock(count, ordered, &step.name());
            if let Ok(answer) = lock.canonical(&entry, ENGLISH) {
                prop_assert_eq!(lock.canonical(&answer, ENGLISH), Ok(answer));
            }
        }

        #[test]
        fn whatever_lies_on_the_plane_can_be_written(x in -50..=50i64, y in -50..=50i64) {
            let point = shown(&(x * 10, y * 10));
            prop_assert_eq!(lock(1, false, "0.1").canonical(&point, ENGLISH), Ok(point));
        }
    }
}
