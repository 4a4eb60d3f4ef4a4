use serde::Serialize;

use super::{Form, Possible, Spelling, Unfit};

/// A day of the Gregorian calendar, in the years 1 to 9999.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Date {}

/// The names of months, by language. English ones are understood everywhere.
const MONTHS: [(&str, &str); 4] = [
    ("de", "januar februar märz april mai juni juli august september oktober november dezember"),
    ("fr", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    ("es", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    ("en", "january february march april may june july august september october november december"),
];

/// What may stand in a date besides its numbers and its month: of the 18th, le 1er, del.
const SMALL: [&str; 11] = ["st", "nd", "rd", "th", "the", "of", "de", "del", "le", "er", "den"];

/// Which number comes first, where the year is the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
    /// Both are in use, or neither.
    Either,
}

impl Order {
    /// The order of a language, by its BCP 47 tag.
    fn of(language: &str) -> Self {
        let language = language.to_ascii_lowercase();
        let mut tags = language.split('-');
        let primary = tags.next().unwrap_or_default();
        // After the script, where there is one.
        let place = tags.find(|tag| tag.len() == 2 || tag.len() == 3 && tag.bytes().all(|byte| byte.is_ascii_digit()));
        match (primary, place) {
            ("en", Some("us")) => Order::MonthFirst,
            (_, Some("us"))
            | ("en", None | Some("ca" | "ph"))
            | ("hu" | "ja" | "ko" | "lt" | "mn" | "zh" | "und" | "", _) => Order::Either,
            _ => Order::DayFirst,
        }
    }
}

impl Date {
    /// The day as `1815-06-18`, by the Gregorian calendar. A year has more than two digits; without a word for the month, the
    /// language of the file decides its order.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        // Small letters as they are everywhere: an English month keeps its i in a Turkish file.
        let text = (spelling.form)(&spelling.normal(entry), Form::Lower);
        let text = text.trim();
        if text.is_empty() {
            return Err(Unfit::Empty);
        }
        let none = || Unfit::NoDate(text.to_owned());
        let (numbers, month) = parts(text, spelling.language).ok_or_else(none)?;
        let is_year = |number: &str| number.len() > 2;
        let date = match (numbers.as_slice(), month) {
            ([year, day] | [day, year], Some(month)) if is_year(year) && !is_year(day) => day_of(year, month, day),
            ([year, month, day], None) if is_year(year) => day_of(year, number(month), day),
            ([day, month, year], None) if is_year(year) => {
                let (day_first, month_first) = (day_of(year, number(month), day), day_of(year, number(day), month));
                match Order::of(spelling.language) {
                    Order::DayFirst => day_first,
                    Order::MonthFirst => month_first,
                    Order::Either if day_first.is_some() && month_first.is_some() && day_first != month_first => {
                        return Err(Unfit::TwoDates(text.to_owned()));
                    }
                    Order::Either => day_first.or(month_first),
                }
            }
            // 18150618.
            ([all], None) if all.len() == 8 => {
                let (year, rest) = all.split_at_checked(4).unwrap_or_default();
                let (month, day) = rest.split_at_checked(2).unwrap_or_default();
                day_of(year, number(month), day)
            }
            ([_] | [_, _], Some(_)) | ([_, _] | [_, _, _], None) => {
                let is_long = numbers.iter().any(|number| is_year(number));
                return Err(if is_long { none() } else { Unfit::NoYear });
            }
            _ => None,
        };
        date.ok_or_else(none)
    }

    /// Each day of the years 1 to 9999.
    pub(super) fn possible(&self) -> Possible {
        // The days of the years 1 to 9999.
        Possible::Exactly(9_999 * 365 + 9_999 / 4 - 9_999 / 100 + 9_999 / 400)
    }
}

/// The numbers of a date in small letters, and its month where that has a name. None where there is anything else.
fn parts<'t>(text: &'t str, language: &str) -> Option<(Vec<&'t str>, Option<u32>)> {
    let (mut numbers, mut found) = (Vec::new(), None);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_alike = |c: char| match first {
            first if first.is_ascii_digit() => c.is_ascii_digit(),
            first if is_between(first) => is_between(c),
            _ => c.is_alphabetic() && !is_between(c),
        };
        let (part, more) = rest.split_at(rest.find(|c| !is_alike(c)).unwrap_or(rest.len()));
        match part {
            // Neither a digit nor a letter.
            "" => return None,
            // Before Christ, years have no such numbers.
            "-" if rest.len() == text.len() => return None,
            number if first.is_ascii_digit() => numbers.push(number),
            between if between.starts_with(is_between) || SMALL.contains(&between) => {}
            word if found.is_none() => found = Some(month(word, language)?),
            _ => return None,
        }
        rest = more;
    }
    Some((numbers, found))
}

/// What may stand between the parts of a date, year, month and day of Chinese, Japanese and Korean among them.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '/' | '.' | ',' | '年' | '月' | '日' | '년' | '월' | '일')
}

/// The number of a month by its name, or by its first letters: three at least.
fn month(word: &str, language: &str) -> Option<u32> {
    let primary = language.split('-').next().unwrap_or_default();
    let is_short = word.chars().count() < 3;
    let known = MONTHS.iter().filter(|(own, _)| own.eq_ignore_ascii_case(primary) || *own == "en");
    let mut found = known.filter_map(|(_, names)| {
        let mut fitting = (1..).zip(names.split(' ')).filter(|(_, name)| name.starts_with(word) && !is_short);
        // In French, jui could be June or July.
        fitting.next().filter(|_| fitting.next().is_none())
    });
    found.next().map(|(month, _)| month)
}

/// A number of few digits.
fn number(digits: &str) -> u32 {
    if digits.len() > 4 { 0 } else { digits.parse().unwrap_or_default() }
}

/// A date, where there is one.
fn day_of(year: &str, month: u32, day: &str) -> Option<String> {
    let (year, day) = (number(year), number(day));
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (year > 0 && (1..=last).contains(&day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    fn answer(language: &str, entry: &str) -> Result<String, Unfit> {
        Date::default().canonical(entry, Spelling::native(language))
    }

    #[test]
    fn a_year_that_comes_first_settles_it() {
        for entry in [
            "1815-06-18",
            "1815/6/18",
            "1815.06.18",
            " 1815 6 18 ",
            "18150618",
            "１８１５-０６-１８",
            "1815年6月18日",
            "1815년 6월 18일",
        ] {
            for language in ["en", "en-US", "en-GB", "de", "ja", ""] {
                assert_eq!(answer(language, entry), Ok("1815-06-18".into()), "{entry} in {language}");
            }
        }
    }

    #[test]
    fn a_month_with_a_name_settles_it() {
        for entry in [
            "18 June 1815",
            "June 18, 1815",
            "18th of june 1815",
            "the 18th of June, 1815",
            "Jun 18 1815",
            "18. JUN. 1815",
            "18-Jun-1815",
            "18june1815",
            "1815 June 18",
        ] {
            for language in ["en", "en-US", "en-GB", "de-AT", "tr"] {
                assert_eq!(answer(language, entry), Ok("1815-06-18".into()), "{entry} in {language}");
            }
        }
        assert_eq!(answer("de", "3. März 1815"), Ok("1815-03-03".into()));
        assert_eq!(answer("de-AT", "3. Okt. 1815"), Ok("1815-10-03".into()));
        assert_eq!(answer("fr", "1er août 1815"), Ok("1815-08-01".into()));
        assert_eq!(answer("fr", "1 AOÛT 1815"), Ok("1815-08-01".into()));
        assert_eq!(answer("fr", "le 2 mars 1815"), Ok("1815-03-02".into()));
        assert_eq!(answer("es", "18 de junio de 1815"), Ok("1815-06-18".into()));
        assert_eq!(answer("tr", "APRIL 3 1815"), Ok("1815-04-03".into()));
        assert_eq!(answer("en", "25 December 800"), Ok("0800-12-25".into()));
        for (language, entry) in
            [("fr", "2 jui 1815"), ("en", "2 ju 1815"), ("en", "2 agosto 1815"), ("en", "2 maybe 1815")]
        {
            assert_eq!(answer(language, entry), Err(Unfit::NoDate(entry.into())), "{entry} in {language}");
        }
    }

    #[test]
    fn numbers_have_the_order_of_the_language() {
        for language in ["en-GB", "en-AU", "de", "fr-CA", "cy", "pt-BR"] {
            assert_eq!(answer(language, "6/7/1815"), Ok("1815-07-06".into()), "{language}");
            assert_eq!(answer(language, "6/18/1815"), Err(Unfit::NoDate("6/18/1815".into())), "{language}");
        }
        for language in ["en-US", "en-Latn-US", "EN-us"] {
            assert_eq!(answer(language, "6/7/1815"), Ok("1815-06-07".into()), "{language}");
            assert_eq!(answer(language, "18/6/1815"), Err(Unfit::NoDate("18/6/1815".into())), "{language}");
        }
        // English has two orders: where no place decides, only what both read alike, or one of them alone can read.
        for language in ["en", "en-CA", "es-US", "hu"] {
            assert_eq!(answer(language, "6/7/1815"), Err(Unfit::TwoDates("6/7/1815".into())), "{language}");
            assert_eq!(answer(language, "7.7.1815"), Ok("1815-07-07".into()), "{language}");
            assert_eq!(answer(language, "6/18/1815"), Ok("1815-06-18".into()), "{language}");
            assert_eq!(answer(language, "18/6/1815"), Ok("1815-06-18".into()), "{language}");
        }
    }

    #[test]
    fn a_year_is_written_in_full() {
        for entry in ["18/6/15", "18 June 79", "June 18", "6/18", "15-06-18"] {
            assert_eq!(answer("en", entry), Err(Unfit::NoYear), "{entry}");
        }
        assert_eq!(answer("en", "24 August 0079"), Ok("0079-08-24".into()));
    }

    #[test]
    fn what_no_calendar_has_is_no_date() {
        for entry in [
            "1815-02-29",
            "1900-02-29",
            "1815-04-31",
            "1815-13-01",
            "1815-00-10",
            "1815-01-00",
            "0000-01-01",
            "10000-01-01",
            "1815",
            "June",
            "June 1815",
            "June July 1815",
            "18 June 1815 3",
            "1815-06-18-3",
            "18 Juno 1815",
            "tomorrow",
            "44 BC",
            "-0044-03-15",
            "1815+06+18",
            "1815-6-18th!",
            "99999999",
            "1815-06-99999999999",
            "-",
            "½",
            "ⅷ",
        ] {
            let answer = answer("en", entry);
            assert!(matches!(answer, Err(Unfit::NoDate(_))), "{entry}: {answer:?}");
        }
        assert_eq!(answer("en", " \t"), Err(Unfit::Empty));
        assert_eq!(answer("en", "2000-02-29"), Ok("2000-02-29".into()));
        assert_eq!(answer("en", "1816-02-29"), Ok("1816-02-29".into()));
    }

    #[test]
    fn every_answer_that_is_counted_is_reached() {
        let mut count = 0;
        for year in 1..=9999u32 {
            let first = format!("{year:04}");
            // The calendar repeats itself after 400 years.
            let repeats = if (401..=9600).contains(&year) { 0 } else { 31 };
            let mut own = BTreeSet::new();
            for (month, day) in (1..=12).flat_map(|month| (1..=repeats).map(move |day| (month, day))) {
                own.extend(day_of(&first, month, &day.to_string()));
            }
            if year % 100 < 5 {
                assert!(own.iter().all(|date| answer("en", date).as_ref() == Ok(date)));
            }
            count += own.len() as u64;
        }
        let cycle = 400 * 365 + 97;
        assert_eq!(Date::default().possible(), Possible::Exactly(count + 23 * cycle));
    }

    proptest! {
        #[test]
        fn a_canonical_answer_is_its_own(
            entry in "(?s).{0,20}|[0-9]{1,4}[ ./-]([0-9]{1,2}|June|août)[ ./-][0-9]{1,4}",
            language in prop::sample::select(vec!["en", "en-US", "fr", "ja", "tr", ""]),
        ) {
            if let Ok(date) = answer(language, &entry) {
                prop_assert_eq!(answer(language, &date), Ok(date));
            }
        }
    }
}
