use leptos::prelude::*;

use crate::say;

/// A way to share, folded behind its name and why it is good; the best is unfolded.
pub(super) fn way(is_best: bool, name: &'static str, why: String, body: AnyView) -> AnyView {
    let best = is_best.then(|| view! { <small class="best">{say!(share.best)}</small> }.into_any());
    view! {
        <details class="rule way" open=is_best>
            <summary><b>{name}{best}</b><span class="quiet">{why}</span></summary>
            <div class="inside">{body}</div>
        </details>
    }
    .into_any()
}

/// The one button that leads, or one of the rest.
pub(super) fn leading(leads: bool) -> &'static str {
    if leads { "go small" } else { "ghost" }
}
