use crate::mechanism::{Unfit, Written};
use crate::say;

/// Why an entry cannot be an answer of a further kind, and what to do.
pub(super) fn unfit(why: &Unfit) -> String {
    match why {
        Unfit::TooShort { least } => say!(unfit.too_short, least = least),
        Unfit::Taken(what) => say!(unfit.taken, what = what),
        Unfit::Beyond { what, from, to } => say!(unfit.beyond, what = what, from = from, to = to),
        Unfit::OffGrid { what, step } => say!(unfit.off_grid, what = what, step = step),
        Unfit::NoPair => say!(unfit.no_pair).to_owned(),
        Unfit::NoTime(what) => say!(unfit.no_time, what = what),
        Unfit::NoDate(what) => say!(unfit.no_date, what = what),
        Unfit::NoYear => say!(unfit.no_year).to_owned(),
        Unfit::TwoDates(what) => say!(unfit.two_dates, what = what),
        Unfit::NoOctave(what) => say!(unfit.no_octave, what = what),
        Unfit::Twice(what) => say!(unfit.twice, what = what),
        Unfit::Ambiguous(what) => say!(unfit.ambiguous, what = what),
        Unfit::Loose(what) => say!(unfit.loose, what = what),
        Unfit::NoNumber(what) => say!(unfit.no_number, what = what),
        Unfit::Mark { decimal } => say!(unfit.mark, decimal = decimal),
        Unfit::Digits { most } => say!(unfit.digits, most = most),
        Unfit::ZeroBelow => say!(unfit.zero_below).to_owned(),
        Unfit::Improper => say!(unfit.improper).to_owned(),
        Unfit::Form(Written::Decimal) => say!(unfit.as_decimal).to_owned(),
        Unfit::Form(Written::Percent) => say!(unfit.as_percent).to_owned(),
        Unfit::Form(_) => say!(unfit.as_fraction).to_owned(),
        Unfit::NotSimplest => say!(unfit.not_simplest).to_owned(),
        Unfit::NoUnit => say!(unfit.no_unit).to_owned(),
        Unfit::Empty
        | Unfit::Length { .. }
        | Unfit::Stranger(_)
        | Unfit::TooLong { .. }
        | Unfit::OnlyOne
        | Unfit::NewerKind => String::new(),
    }
}
