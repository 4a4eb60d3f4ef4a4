use std::sync::Arc;

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

/// A QR code: of the students' address where it fits, else of the one where the teacher has put the file.
pub(super) fn code(copy: &StudentCopy, hosted: Hosted) -> AnyView {
    let breakout = copy.of.clone();
    if let Some(link) = copy.link.as_deref().filter(|_| fits(copy)) {
        let dense = (copy.length > COMFORTABLE).then(|| view! { <p class="quiet">{say!(share.dense)}</p> }.into_any());
        return view! { {dense}{drawn(&breakout.title, link)} }.into_any();
    }
    let title: Arc<str> = breakout.title.as_str().into();
    view! {
        <p>{say!(share.code_needs)}</p>
        {address(breakout.id, breakout.revision, hosted)}
        {move || hosted.get().map(|address| drawn(&title, &address))}
    }
    .into_any()
}

fn drawn(title: &str, address: &str) -> AnyView {
    match Code::of(address) {
        Some(code) => poster(title.to_owned(), address.to_owned(), code),
        None => view! { <p class="notice warn">{say!(share.no_code)}</p> }.into_any(),
    }
}
