use leptos::prelude::*;

use super::address::{Hosted, address};
use super::making::StudentCopy;
use super::poster::poster;
use crate::qr::{COMFORTABLE, Code, MOST};
use crate::say;

/// Whether the students' address itself stands in the code.
pub(super) fn fits(copy: &StudentCopy) -> bool {
    copy.length <= MOST
}

/// A QR code: of where the teacher has put the file, else of the students' address where it fits.
pub(super) fn code(copy: &StudentCopy, hosted: Hosted) -> AnyView {
    let breakout = copy.of.clone();
    let own = copy.link.clone().filter(|_| fits(copy));
    let why = match &own {
        Some(own) if own.len() <= COMFORTABLE => None,
        Some(_) => Some(say!(share.dense)),
        None => Some(say!(share.code_needs)),
    };
    let field = why.map(|why| {
        let field = address(breakout.id, breakout.revision, hosted);
        view! { <p>{why}</p>{field} }.into_any()
    });
    let drawn = move || {
        let address = hosted.get().or_else(|| own.as_deref().map(str::to_owned))?;
        Some(drawn(&breakout.title, &address))
    };
    view! { {field}{move || drawn()} }.into_any()
}

fn drawn(title: &str, address: &str) -> AnyView {
    match Code::of(address) {
        Some(code) => poster(title.to_owned(), address.to_owned(), code),
        None => view! { <p class="notice warn">{say!(share.no_code)}</p> }.into_any(),
    }
}
