use leptos::prelude::*;

use super::copied::copied;
use crate::say;

/// What a class puts into its own page. `address` is the students'; none where it is too long for that.
pub(super) fn frame(title: String, address: Signal<Option<String>>) -> AnyView {
    let text = move |address: String| {
        let (title, address) = (escaped(&title), escaped(&address));
        let text = format!(
            r#"<iframe src="{address}" title="{title}" width="100%" height="800" allow="fullscreen"></iframe>"#
        );
        view! {
            <p>{say!(share.frame_words)}</p>
            {copied("frame", say!(share.frame_text), Signal::stored(text), Signal::stored(false), || ())}
        }
        .into_any()
    };
    let frame = move || match address.get() {
        Some(address) => text(address),
        None => view! { <p>{say!(share.frame_needs)}</p> }.into_any(),
    };
    view! { {move || frame()} }.into_any()
}

/// Text as it stands in an attribute of HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
