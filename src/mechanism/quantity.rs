use std::ops::RangeInclusive;

use serde::Serialize;

use super::figures::{Figure, Figures};
use super::ratio::{MOST_DIGITS, Ratio};
use super::{Spelling, Unfit};
use crate::breakout::Extra;
use crate::format::Members;

/// A number, however it is written: 3/4 = 0.75 = 75 % = ¾. It is calculated with exactly, up to 18 digits above and
/// below the stroke.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Quantity {
    /// How it has to be written.
    #[serde(skip_serializing_if = "Written::is_any")]
    pub form: Written,
    /// Answers and entries are rounded to so many decimal places (of the percentage, where the form is percent), halves
    /// away from 0: 0 to 12. Left out: not at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<u32>,
    /// What it counts. Left out: it has none, and none is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Measure>,
}

/// How a number has to be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Written {
    /// As one likes.
    #[default]
    Any,
    /// As a fraction, a mixed or a whole number.
    Fraction,
    /// Likewise, and in lowest terms.
    Simplest,
    /// As a decimal or a whole number.
    Decimal,
    /// With a percent sign.
    Percent,
}

impl Written {
    /// All forms.
    pub const ALL: [Written; 5] =
        [Written::Any, Written::Fraction, Written::Simplest, Written::Decimal, Written::Percent];

    /// What the file calls it.
    pub fn name(self) -> &'static str {
        match self {
            Written::Any => "any",
            Written::Fraction => "fraction",
            Written::Simplest => "simplest",
            Written::Decimal => "decimal",
            Written::Percent => "percent",
        }
    }

    /// Whether every form is taken.
    pub fn is_any(&self) -> bool {
        *self == Written::Any
    }
}

/// The unit of a quantity. Another unit is a wrong answer, not one that can't be.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Measure {
    /// How it is shown: `cm²`, `£`. It begins with no digit.
    pub name: String,
    /// Other ways to write it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Whether it must be written.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub needed: bool,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Quantity {
    /// The numbers of places that can be rounded to.
    pub const PLACES: RangeInclusive<u32> = 0..=12;

    /// Its settings; places beyond [`Quantity::PLACES`] mean that nothing is rounded.
    pub(super) fn read(from: &mut Members) -> Self {
        let measure = |mut from: Members| Measure {
            name: from.text("name"),
            also: from.texts("also"),
            needed: from.flag("needed"),
            extra: from.rest(),
        };
        Quantity {
            form: from.one_of("form", Written::ALL.map(|form| (form.name(), form))).unwrap_or_default(),
            places: from.whole("places", Self::PLACES),
            unit: from.object("unit", measure),
        }
    }

    /// The number in lowest terms, or as a decimal where the form or the places want one, with the unit as it is called. Every
    /// way to write it that [`Quantity::form`] takes gives the same.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let figures = Figures::of(spelling.language);
        let text = tidy(entry, spelling, figures)?;
        let (is_negative, number, word) = taken_apart(&text);
        if number.is_empty() && word.is_empty() {
            return Err(if text.is_empty() { Unfit::Empty } else { Unfit::NoNumber(text) });
        }
        let unit = self.unit_of(word, spelling, figures)?;
        // The 2 of cm2 is no number either.
        let is_unit = || key(&text).is_some_and(|text| self.spellings(spelling, figures).any(|known| known == text));
        if number.is_empty() || is_unit() {
            return Err(Unfit::NoNumber(text));
        }
        let size = self.size(figures.read(number)?)?;
        let sign = if is_negative && !size.is_zero() { "-" } else { "" };
        let percent = if self.form == Written::Percent { "%" } else { "" };
        let is_decimal = match self.form {
            Written::Decimal | Written::Percent => true,
            Written::Any => self.places.is_some(),
            Written::Fraction | Written::Simplest => false,
        };
        let shown = size.decimal(figures.decimal).filter(|_| is_decimal).unwrap_or_else(|| size.fraction());
        let space = if unit.is_empty() { "" } else { " " };
        Ok(format!("{sign}{shown}{percent}{space}{unit}"))
    }

    /// What is compared: the number, or the percentage where the form is percent.
    fn size(&self, figure: Figure) -> Result<Ratio, Unfit> {
        let Figure { is_percent, is_whole, written, .. } = figure;
        let is_decimal = written == Written::Decimal;
        let is_wanted = match self.form {
            Written::Any => true,
            Written::Fraction | Written::Simplest => !is_percent && (is_whole || !is_decimal),
            Written::Decimal => !is_percent && is_decimal,
            Written::Percent => is_percent,
        };
        if !is_wanted {
            return Err(Unfit::Form(self.form));
        }
        if self.form == Written::Simplest && written == Written::Fraction {
            return Err(Unfit::NotSimplest);
        }
        let size =
            if is_percent && self.form != Written::Percent { figure.size.hundredth() } else { Some(figure.size) };
        let rounded = size.and_then(|size| self.places.map_or(Some(size), |places| size.rounded(places)));
        rounded.ok_or(Unfit::Digits { most: MOST_DIGITS })
    }

    /// The unit that a word means: its name, or the word itself where it is another.
    fn unit_of(&self, word: &str, spelling: Spelling, figures: Figures) -> Result<String, Unfit> {
        let Some(unit) = &self.unit else {
            return if word.is_empty() { Ok(String::new()) } else { Err(Unfit::Stranger(word.to_owned())) };
        };
        let name = match spelt(&unit.name, spelling, figures) {
            Some(_) => unit.name.trim().to_owned(),
            None => String::new(),
        };
        if word.is_empty() {
            return if unit.needed { Err(Unfit::NoUnit) } else { Ok(name) };
        }
        let word = key(word).ok_or_else(|| Unfit::Stranger(word.to_owned()))?;
        let is_it = self.spellings(spelling, figures).any(|known| known == word);
        Ok(if is_it && !name.is_empty() { name } else { word })
    }

    /// The spellings of the unit.
    fn spellings<'q>(&'q self, spelling: Spelling<'q>, figures: Figures) -> impl Iterator<Item = String> + 'q {
        let all = self.unit.iter().flat_map(|unit| std::iter::once(&unit.name).chain(&unit.also));
        all.filter_map(move |text| spelt(text, spelling, figures))
    }
}

/// An entry in one form of its letters and marks, with single spaces and no full stop at its end.
fn tidy(entry: &str, spelling: Spelling, figures: Figures) -> Result<String, Unfit> {
    // In NFKC, 1¾ and 1³⁄₄ would become 13/4, and 5² would become 52.
    let is_raised = |c: char| matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹');
    let mut spaced = String::new();
    for (at, c) in entry.char_indices() {
        if spaced.ends_with(char::is_numeric) && !spaced.ends_with(is_raised) {
            let after = entry.get(at..).unwrap_or_default().trim_start_matches(is_raised);
            if matches!(c, '¼'..='¾' | '⅐'..='⅟' | '↉') || is_raised(c) && after.starts_with(['⁄', '/']) {
                spaced.push(' ');
            } else if is_raised(c) {
                return Err(Unfit::Stranger(c.to_string()));
            }
        }
        spaced.push(c);
    }
    let folded: String = spelling.fold(&spaced).chars().map(|c| figures.plain(c)).collect();
    let words = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(words.trim_end_matches(['.', ' ']).to_owned())
}

/// Whether a number may begin with it.
fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '/' | '%' | ' ')
}

/// Whether it is negative, the number without its sign, and the unit on either side of it.
fn taken_apart(text: &str) -> (bool, &str, &str) {
    let signed = |text: &str| text.starts_with(['-', '+']);
    let negative = |text: &str| text.starts_with('-');
    let bare = |text| if signed(text) { text.get(1..).unwrap_or_default().trim_start() } else { text };
    let rest = bare(text);
    if rest.starts_with(is_figure) {
        let end = rest.find(|c| !is_figure(c)).unwrap_or(rest.len());
        let (number, word) = rest.split_at(end);
        return (negative(text), number.trim(), word);
    }
    let Some(digit) = rest.find(|c: char| c.is_ascii_digit()) else { return (negative(text), "", rest) };
    // In £.5 the point is the number's, in Rs.5 the unit's.
    let (before, _) = rest.split_at(digit);
    let unpointed = before.strip_suffix(['.', ',']);
    let before = unpointed.filter(|before| !before.ends_with(char::is_alphabetic)).unwrap_or(before);
    let number = rest.get(before.len()..).unwrap_or_default();
    match before.trim_end().strip_suffix(['-', '+']).filter(|_| !signed(text)) {
        Some(word) => (before.trim_end().ends_with('-'), number, word),
        None => (negative(text), number, before.trim_end()),
    }
}

/// How a unit's name is compared. None for what can be no unit.
fn spelt(name: &str, spelling: Spelling, figures: Figures) -> Option<String> {
    tidy(name, spelling, figures).ok().and_then(|name| key(&name))
}

/// What a unit's spellings have in common: cm^2 is cm². None for what can be no unit.
fn key(word: &str) -> Option<String> {
    let plain = word.replace('^', "").split_whitespace().collect::<Vec<_>>().join(" ");
    let key = plain.trim_end_matches(['.', ' ']);
    (!key.is_empty() && !key.starts_with(|c| is_figure(c) || matches!(c, '-' | '+'))).then(|| key.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answer(lock: &Quantity, language: &str, entry: &str) -> Result<String, Unfit> {
        lock.canonical(entry, Spelling::native(language))
    }

    fn any(language: &str, entry: &str) -> Result<String, Unfit> {
        answer(&Quantity::default(), language, entry)
    }

    fn form(form: Written) -> Quantity {
        Quantity { form, ..Quantity::default() }
    }

    fn same(language: &str, entries: &[&str], canonical: &str) {
        for entry in entries {
            assert_eq!(any(language, entry).as_deref(), Ok(canonical), "{entry} in {language}");
        }
    }

    #[test]
    fn one_number_has_many_spellings() {
        let three_quarters = [
            "3/4",
            "0.75",
            "75%",
            "75 %",
            "¾",
            "6/8",
            "３／４",
            ".75",
            "0.750",
            "3 / 4",
            "3⁄4",
            "³⁄₄",
            "%75",
            "0 3/4",
            "+3/4",
            "0·75",
            "75/100.",
        ];
        same("en", &three_quarters, "3/4");
        same("de", &["3/4", "0,75", "75 %", "75,0%", ",75"], "3/4");
        same("en", &["1 3/4", "1¾", "1 ¾", "1³⁄₄", "7/4", "1.75", "175%", "1 75/100"], "7/4");
        same("en", &["-3", "−3", "–3", "- 3", "‑3.0", "-300%", "-6/2", "⁻3"], "-3");
        same("en", &["-1 3/4", "−1¾"], "-7/4");
        same("en", &["0", "-0", "0/5", "0%", "0.000", "000"], "0");
        same("ar", &["٣/٤", "٠٫٧٥", "٧٥٪"], "3/4");
        same("hi", &["३/४"], "3/4");
        same("en", &["1000/3", "1 000/3", "1,000/3"], "1000/3");
        same("en", &["1 1/3 %", "4/300"], "1/75");
    }

    #[test]
    fn groups_and_decimals_follow_the_language() {
        same("en", &["1000", "1 000", "1,000", "1'000", "1’000", "1\u{202f}000", "1,000.00", "1000."], "1000");
        same("de", &["1000", "1 000", "1.000", "1’000", "1.000,0"], "1000");
        same("fr", &["1\u{202f}234\u{202f}567,5"], "2469135/2");
        same("de", &["1,000"], "1");
        same("en", &["1.000"], "1");
        same("de-CH", &["1'234.5"], "2469/2");
        same("es-MX", &["1,234.5"], "2469/2");
        same("es", &["1.234,5"], "2469/2");
        same("en-IN", &["12,34,567", "1,234,567"], "1234567");
        for (language, entry) in [
            ("en", "0,75"),
            ("en", "1,00"),
            ("en", "0,750"),
            ("en", "12,34,567"),
            ("en", "1,2345"),
            ("en", "1.5.2"),
            ("en", "1,000'000"),
        ] {
            assert_eq!(any(language, entry), Err(Unfit::Mark { decimal: '.' }), "{entry}");
        }
        for entry in ["0.75", "1.5", "1,2,3"] {
            assert_eq!(any("de", entry), Err(Unfit::Mark { decimal: ',' }), "{entry}");
        }
    }

    #[test]
    fn what_is_no_number_says_why() {
        for (entry, why) in [
            ("", Unfit::Empty),
            (" ", Unfit::Empty),
            (".", Unfit::Empty),
            ("-", Unfit::NoNumber("-".into())),
            ("%", Unfit::NoNumber("%".into())),
            ("/", Unfit::NoNumber("/".into())),
            ("1/0", Unfit::ZeroBelow),
            ("1 5/4", Unfit::Improper),
            ("1 2", Unfit::NoNumber("1 2".into())),
            ("3/4/5", Unfit::NoNumber("3/4/5".into())),
            ("1.5/2", Unfit::NoNumber("1.5/2".into())),
            ("3/", Unfit::NoNumber("3/".into())),
            ("/3", Unfit::NoNumber("/3".into())),
            ("5²", Unfit::Stranger("²".into())),
            ("5^2", Unfit::Stranger("^2".into())),
            ("x = 5", Unfit::Stranger("x =".into())),
            ("5 apples", Unfit::Stranger("apples".into())),
            ("--5", Unfit::Stranger("-".into())),
            ("1234567890123456789", Unfit::Digits { most: 18 }),
            ("1/1234567890123456789", Unfit::Digits { most: 18 }),
            ("0.123456789012345678", Unfit::Digits { most: 18 }),
            ("400000000000000000 1/3", Unfit::Digits { most: 18 }),
        ] {
            assert_eq!(any("en", entry), Err(why), "{entry}");
        }
        same("en", &["999999999999999999", "000000000000000000000999999999999999999"], "999999999999999999");
    }

    #[test]
    fn a_form_is_kept_to() {
        let is = |lock: &Quantity, entry: &str| answer(lock, "en", entry);
        let odd = |form| Err(Unfit::Form(form));
        let fraction = form(Written::Fraction);
        assert_eq!(is(&fraction, "6/8"), Ok("3/4".into()));
        assert_eq!(is(&fraction, "2"), Ok("2".into()));
        assert_eq!(is(&fraction, "0.75"), odd(Written::Fraction));
        assert_eq!(is(&fraction, "2.0"), odd(Written::Fraction));
        assert_eq!(is(&fraction, "75%"), odd(Written::Fraction));
        let simplest = form(Written::Simplest);
        for entry in ["3/4", "¾", "7/4", "1 3/4", "2"] {
            assert!(is(&simplest, entry).is_ok(), "{entry}");
        }
        for entry in ["6/8", "4/2", "2/1", "1 2/4", "0/4", "30/40"] {
            assert_eq!(is(&simplest, entry), Err(Unfit::NotSimplest), "{entry}");
        }
        assert_eq!(is(&simplest, "0.75"), odd(Written::Simplest));
        let decimal = form(Written::Decimal);
        assert_eq!(is(&decimal, "0.750"), Ok("0.75".into()));
        assert_eq!(answer(&decimal, "de", "1.000,750"), Ok("1000,75".into()));
        assert_eq!(is(&decimal, "3"), Ok("3".into()));
        assert_eq!(is(&decimal, "3/4"), odd(Written::Decimal));
        let percent = form(Written::Percent);
        assert_eq!(is(&percent, "%12.50"), Ok("12.5%".into()));
        assert_eq!(is(&percent, "33 1/3 %"), Ok("100/3%".into()));
        assert_eq!(is(&percent, "0.75"), odd(Written::Percent));
    }

    #[test]
    fn places_round_halves_away_from_zero() {
        let lock = |form, places| Quantity { form, places: Some(places), unit: None };
        let is = |lock: &Quantity, entry: &str| answer(lock, "en", entry).unwrap();
        let two = lock(Written::Any, 2);
        for (entry, shown) in [
            ("3.14159", "3.14"),
            ("2/3", "0.67"),
            ("-2/3", "-0.67"),
            ("0.005", "0.01"),
            ("-0.005", "-0.01"),
            ("-0.004", "0"),
            ("66.6%", "0.67"),
        ] {
            assert_eq!(is(&two, entry), shown, "{entry}");
        }
        assert_eq!(is(&lock(Written::Any, 0), "2.5"), "3");
        assert_eq!(is(&lock(Written::Percent, 1), "66.66%"), "66.7%");
        assert_eq!(is(&lock(Written::Fraction, 2), "2/3"), "67/100");
    }

    #[test]
    fn a_unit_stands_on_either_side_and_another_is_a_miss() {
        let unit = |name: &str, also: &[&str], needed| Quantity {
            unit: Some(Measure {
                name: name.into(),
                also: also.iter().map(|also| String::from(*also)).collect(),
                needed,
                ..Measure::default()
            }),
            ..Quantity::default()
        };
        let is = |lock: &Quantity, entry: &str| answer(lock, "en", entry);
        let area = unit("cm²", &["sq cm", "square centimetres"], true);
        for entry in ["12cm2", "12 cm²", "12.0 CM^2.", "24/2 sq cm", "12 Square  Centimetres", "12㎠"] {
            assert_eq!(is(&area, entry), Ok("12 cm²".into()), "{entry}");
        }
        assert_eq!(is(&area, "12 cm"), Ok("12 cm".into()));
        assert_eq!(is(&area, "12"), Err(Unfit::NoUnit));
        assert_eq!(is(&area, "cm²"), Err(Unfit::NoNumber("cm2".into())));
        let money = unit("£", &["pounds", "GBP"], false);
        for entry in ["£4.50", "4.50", "£ 4.5", "4½ pounds", "GBP 4.50", "450%"] {
            assert_eq!(is(&money, entry), Ok("9/2 £".into()), "{entry}");
        }
        for entry in ["-£.50", "£-.50", "-0.50", "−50% £"] {
            assert_eq!(is(&money, entry), Ok("-1/2 £".into()), "{entry}");
        }
        assert_eq!(is(&money, "$5"), Ok("5 $".into()));
        assert_eq!(is(&money, "£5 p"), Err(Unfit::NoNumber("5 p".into())));
        assert_eq!(is(&unit("Rs", &[], false), "Rs.500"), Ok("500 Rs".into()));
        assert_eq!(is(&unit("km/h", &[], false), "60 km/h"), Ok("60 km/h".into()));
        assert_eq!(is(&unit("°C", &[], false), "-3 ℃"), Ok("-3 °C".into()));
        assert_eq!(is(&unit("5 mm", &[], false), "3"), Ok("3".into()));
    }

    proptest! {
        #[test]
        fn equal_numbers_are_equal_however_they_are_written(above in 0..100_000u64, below in 1..1000u64, times in 1..1000u64, is_negative: bool) {
            let sign = if is_negative { "−" } else { "" };
            let canonical = any("en", &format!("{sign}{above}/{below}"));
            prop_assert_eq!(any("en", &format!("{sign}{}/{}", above * times, below * times)), canonical.clone());
            prop_assert_eq!(any("de", &format!("{sign}{} {}/{below}", above / below, above % below)), canonical.clone());
            prop_assert_eq!(any("en", &format!("{sign}{}/{below} %", above * 100)), canonical);
            let (whole, rest) = (above / 1000, above % 1000);
            let decimal = any("en", &format!("{sign}{above}/1000"));
            prop_assert_eq!(any("en", &format!("{sign}{whole}.{rest:03}")), decimal.clone());
            prop_assert_eq!(any("de", &format!("{sign}{whole},{rest:03}")), decimal);
        }

        #[test]
        fn rounding_is_nearest_and_halves_go_away_from_zero(thousandths in -100_000..100_000i64) {
            let lock = Quantity { form: Written::Any, places: Some(1), unit: None };
            let tenths = (thousandths.abs() + 50) / 100 * thousandths.signum();
            let sign = if thousandths < 0 { "-" } else { "" };
            let entry = format!("{sign}{}.{:03}", thousandths.abs() / 1000, thousandths.abs() % 1000);
            prop_assert_eq!(answer(&lock, "en", &entry), answer(&lock, "en", &format!("{tenths}/10")));
        }

        #[test]
        fn a_canonical_answer_is_its_own(
            entry in "(\\PC|[0-9]{1,9}|[-−+.,'/% ½¾²³⁄^£]|cm|1 3/4|Rs\\.){0,8}",
            form in prop::sample::select(Written::ALL.to_vec()),
            places in prop::option::of(Quantity::PLACES),
            name in prop::option::of("cm²|£|Rs\\.|(\\PC|[0-9. ^²]){0,4}"),
            needed: bool,
            language in "en|de|en-IN|tr|ar|el",
        ) {
            let unit = name.map(|name| Measure { name, also: vec!["cm".into()], needed, ..Measure::default() });
            let lock = Quantity { form, places, unit };
            if let Ok(canonical) = answer(&lock, &language, &entry) {
                prop_assert_eq!(answer(&lock, &language, &canonical), Ok(canonical));
            }
        }
    }
}
