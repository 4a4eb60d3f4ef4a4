//! The words for entries that cannot be answers.

use crate::app::mechanisms::further;
use crate::mechanism::Unfit;
use crate::say;

/// Why an entry cannot be an answer, and what to do.
pub fn unfit(why: &Unfit) -> String {
    match why {
        Unfit::Empty => say!(unfit.empty).to_owned(),
        Unfit::Length { want, got } => say!(unfit.length, want = want, got = got),
        Unfit::Stranger(what) => say!(unfit.stranger, what = what),
        Unfit::TooLong { most } => say!(unfit.too_long, most = most),
        Unfit::OnlyOne => say!(unfit.only_one).to_owned(),
        Unfit::NewerKind => say!(unfit.newer_kind).to_owned(),
        // Only a further kind says these, and its words come with it.
        _ => further::unfit(why),
    }
}
