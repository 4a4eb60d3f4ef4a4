use super::ratio::{MOST_DIGITS, MOST_PLACES, Ratio, gcd};
use super::{Unfit, Written};

/// How numbers are written in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figures {
    /// Before the decimals: a point or a comma.
    pub(super) decimal: char,
    /// The other of the two, which keeps groups of digits apart. Spaces and apostrophes do so everywhere.
    group: char,
    /// Whether groups before the last may have two digits: 1,00,000.
    is_indian: bool,
}

/// A number as it was written, without its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    /// What is written before the percent sign, where there is one.
    pub(super) size: Ratio,
    /// Whether there is a percent sign.
    pub(super) is_percent: bool,
    /// Whether it is a whole number.
    pub(super) is_whole: bool,
    /// As a fraction or as a decimal; simplest where a fraction has lowest terms.
    pub(super) written: Written,
}

/// Languages that write 0,75.
const COMMA: [&str; 47] = [
    "af", "az", "be", "bg", "br", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr", "gl", "hr",
    "hu", "hy", "id", "is", "it", "ka", "kk", "lb", "lt", "lv", "mk", "nb", "nl", "nn", "no", "oc", "pl", "pt", "ro",
    "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "vi",
];

/// Places where German, Italian or Spanish is written with 0.75 all the same.
const POINT: [&str; 14] = ["419", "ch", "cu", "do", "gt", "hn", "li", "mx", "ni", "pa", "pe", "pr", "sv", "us"];

/// Languages and places that group digits by two before the last three.
const INDIAN: [&str; 15] = ["bd", "bn", "gu", "hi", "in", "kn", "lk", "ml", "mr", "np", "or", "pa", "pk", "ta", "te"];

impl Figures {
    /// The way of a language, by its BCP 47 tag.
    pub(super) fn of(language: &str) -> Self {
        let language = language.to_ascii_lowercase();
        let mut tags = language.split('-');
        let primary = tags.next().unwrap_or_default();
        let place = tags.find(|tag| tag.len() == 2 || tag.len() == 3 && tag.bytes().all(|b| b.is_ascii_digit()));
        let place = place.unwrap_or_default();
        let has_comma = COMMA.contains(&primary) && !(matches!(primary, "de" | "es" | "it") && POINT.contains(&place));
        let (decimal, group) = if has_comma { (',', '.') } else { ('.', ',') };
        // Panama and Punjabi are both called "pa".
        let is_indian = INDIAN.contains(&primary) || place != "pa" && INDIAN.contains(&place);
        Figures { decimal, group, is_indian }
    }

    /// Marks of other scripts as this language writes them on a keyboard with Latin digits.
    pub(super) fn plain(self, c: char) -> char {
        /// The zeros of scripts whose digits follow each other.
        const ZEROS: [u32; 13] =
            [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0];
        let digit = ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero).filter(|digit| *digit < 10));
        if let Some(digit) = digit.and_then(|digit| char::from_digit(digit, 10)) {
            return digit;
        }
        match c {
            '−' | '‐' | '‑' | '‒' | '–' | '—' | '➖' => '-',
            '⁄' | '∕' => '/',
            '’' | '‘' | 'ʼ' => '\'',
            '٪' => '%',
            '٫' => self.decimal,
            '٬' => self.group,
            '·' if self.decimal == '.' => '.',
            c => c,
        }
    }

    /// Reads a number without sign and unit: `3/4`, `1 3/4`, `1,000.5`, `75%`, `%75`.
    pub(super) fn read(self, text: &str) -> Result<Figure, Unfit> {
        let bare = text.strip_suffix('%').or_else(|| text.strip_prefix('%')).unwrap_or(text).trim();
        let is_percent = text.contains('%');
        let no_number = || Unfit::NoNumber(text.to_owned());
        if !bare.contains(|c: char| c.is_ascii_digit()) {
            return Err(no_number());
        }
        let Some((above, below)) = bare.split_once('/') else {
            let (digits, places) = self.decimal(bare)?;
            let size = Ratio::new(digits, 10u128.pow(places)).ok_or(Unfit::Digits { most: MOST_DIGITS })?;
            let is_whole = !bare.contains(self.decimal);
            return Ok(Figure { size, is_percent, is_whole, written: Written::Decimal });
        };
        let whole = |text: &str| match self.decimal(text.trim()) {
            Ok((whole, 0)) if !text.trim().is_empty() && !text.contains(self.decimal) => Ok(whole),
            Ok(_) | Err(Unfit::NoNumber(_)) => Err(no_number()),
            Err(why) => Err(why),
        };
        // 1 3/4 is a mixed number and 1 000/3 is not: no numerator begins with 0.
        let mixed = above.trim().rsplit_once(' ').filter(|(_, above)| *above == "0" || !above.starts_with('0'));
        let (ones, above) = match mixed {
            Some((ones, above)) => (Some(whole(ones)?), whole(above)?),
            None => (None, whole(above)?),
        };
        let below = whole(below)?;
        if below == 0 {
            return Err(Unfit::ZeroBelow);
        }
        if ones.is_some() && above >= below {
            return Err(Unfit::Improper);
        }
        let all = ones.unwrap_or_default() * below + above;
        let size = Ratio::new(all, below).ok_or(Unfit::Digits { most: MOST_DIGITS })?;
        let is_simplest = below > 1 && gcd(above, below) == 1;
        let written = if is_simplest { Written::Simplest } else { Written::Fraction };
        Ok(Figure { size, is_percent, is_whole: false, written })
    }

    /// The digits of a number as one whole number, and how many of them are decimals.
    fn decimal(self, text: &str) -> Result<(u128, u32), Unfit> {
        let (whole, decimals) = text.split_once(self.decimal).unwrap_or((text, ""));
        let whole = self.ungrouped(whole)?;
        if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(self.odd(text));
        }
        let decimals = decimals.trim_end_matches('0');
        let digits = format!("{whole}{decimals}");
        let digits = digits.trim_start_matches('0');
        if digits.len() > MOST_DIGITS || decimals.len() > MOST_PLACES as usize {
            return Err(Unfit::Digits { most: MOST_DIGITS });
        }
        // Nothing is left of 0.
        Ok((digits.parse().unwrap_or_default(), decimals.len() as u32))
    }

    /// The digits before the decimal mark, without what keeps groups of them apart.
    fn ungrouped(self, text: &str) -> Result<String, Unfit> {
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let Some(apart) = text.chars().find(|c| !c.is_ascii_digit()) else { return Ok(text.to_owned()) };
        if ![self.group, ' ', '\''].contains(&apart) {
            return Err(self.odd(text));
        }
        let groups: Vec<&str> = text.split(apart).collect();
        let last = groups.len() - 1;
        let fits = |most: usize| {
            groups.iter().enumerate().all(|(at, group)| match at {
                0 => (1..=most).contains(&group.len()) && !group.starts_with('0'),
                at if at == last => group.len() == 3,
                _ => group.len() == most,
            })
        };
        let is_grouped = groups.iter().all(|group| is_digits(group)) && (fits(3) || self.is_indian && fits(2));
        if is_grouped { Ok(groups.concat()) } else { Err(self.odd(text)) }
    }

    /// Why this is no number: most likely its marks are those of another language.
    fn odd(self, text: &str) -> Unfit {
        let has_mark = text.contains(['.', ',', '\'']) && !text.contains(['%', '/']);
        if has_mark { Unfit::Mark { decimal: self.decimal } } else { Unfit::NoNumber(text.to_owned()) }
    }
}
