use leptos::prelude::*;

/// A drawing of the sprite in index.html, by its id.
#[component]
pub fn Icon(
    /// `i-menu`, `lock-open`, `m-circle` ...
    #[prop(into)]
    name: Signal<&'static str>,
) -> impl IntoView {
    view! { <svg aria-hidden="true"><use href=move || format!("#{}", name.get())/></svg> }
}
