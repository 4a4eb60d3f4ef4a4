use leptos::prelude::*;

/// A drawing of the sprite in index.html, by its id.
#[component]
pub fn Icon(
    /// `i-menu`, `lock-open`, `m-circle` ...
    name: &'static str,
) -> impl IntoView {
    view! { <svg aria-hidden="true"><use href=format!("#{name}")/></svg> }
}
