//! An empty Leptos page: what every page made with it pays at least.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <button id="ready">"Ready"</button> });
}
