use crate::bring::Refusal;
use crate::mechanism::Quantity;

/// The most digits of a number that are calculated with here.
const MOST_DIGITS: usize = 15;

/// A number that is right, and to how many decimal places it is rounded, where it is.
///
/// `3.14:0.005` and `3.135..3.145` are all that rounds to 3.14. No other tolerance is one of rounding, and no lock has it.
///
/// # Errors
/// [`Refusal::Range`] for such a tolerance, [`Refusal::NoNumber`] where there is no number.
pub(super) fn number(text: &str) -> Result<(String, Option<u32>), Refusal> {
    let text = text.trim();
    let bounds = match (text.split_once(".."), text.split_once(':')) {
        (Some((low, high)), _) => Some((Decimal::read(low), Decimal::read(high))),
        (None, Some((middle, tolerance))) => {
            let (middle, tolerance) = (Decimal::read(middle), Decimal::read(tolerance));
            Some((combined(middle, tolerance, -1), combined(middle, tolerance, 1)))
        }
        (None, None) => None,
    };
    let none = || Refusal::NoNumber(text.to_owned());
    let Some((low, high)) = bounds else {
        return Decimal::read(text).map(|_| (text.to_owned(), None)).ok_or_else(none);
    };
    let (low, high) = (low.ok_or_else(none)?, high.ok_or_else(none)?);
    let middle = combined(Some(low), Some(high), 1).ok_or_else(none)?.half();
    let tolerance = combined(Some(high), Some(low), -1).ok_or_else(none)?.half();
    match tolerance {
        Decimal { size: 0, .. } => Ok((middle.written(), None)),
        // Half of the last place that the number is written with.
        Decimal { size: 5, places: 1.. }
            if middle.places < tolerance.places && Quantity::PLACES.contains(&(tolerance.places - 1)) =>
        {
            Ok((middle.written(), Some(tolerance.places - 1)))
        }
        _ => Err(Refusal::Range(text.to_owned())),
    }
}

/// An exact decimal: `size / 10^places`, with as few places as it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Decimal {
    size: i128,
    places: u32,
}

impl Decimal {
    fn new(mut size: i128, mut places: u32) -> Self {
        while places > 0 && size % 10 == 0 {
            (size, places) = (size / 10, places - 1);
        }
        Decimal { size, places }
    }

    fn read(text: &str) -> Option<Self> {
        let (sign, digits) = match text.trim().strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, text.trim()),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let digits = format!("{whole}{part}");
        let is_number =
            !digits.is_empty() && digits.len() <= MOST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
        let size: i128 = digits.parse().ok().filter(|_| is_number)?;
        Some(Decimal::new(sign * size, part.len() as u32))
    }

    fn half(self) -> Self {
        Decimal::new(self.size * 5, self.places + 1)
    }

    fn written(self) -> String {
        let digits = format!("{:0>width$}", self.size.unsigned_abs(), width = self.places as usize + 1);
        let (whole, part) = digits.split_at(digits.len() - self.places as usize);
        let sign = if self.size < 0 { "-" } else { "" };
        if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }
}

/// One number and so many times another.
fn combined(one: Option<Decimal>, other: Option<Decimal>, times: i128) -> Option<Decimal> {
    let (one, other) = (one?, other?);
    let places = one.places.max(other.places);
    let scaled = |number: Decimal| number.size * 10i128.pow(places - number.places);
    Some(Decimal::new(scaled(one) + times * scaled(other), places))
}
