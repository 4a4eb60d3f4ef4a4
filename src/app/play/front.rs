//! One breakout on the screen at the front, for a whole class: all of it so large that it is read from the last row. The root
//! has a class and a sheet of its own for it; `boot.js` gives it both when the page is loaded again.

use leptos::prelude::*;

use crate::app::store::settings;
use crate::app::{browser, full_screen};
use crate::say;

/// The buttons that switch it, for the menu.
pub(super) fn front() -> AnyView {
    let on = RwSignal::new(settings::get(settings::FRONT).as_deref() == Some("yes"));
    let switch = move |_| {
        on.update(|on| *on = !*on);
        let is_on = on.get_untracked();
        settings::set(settings::FRONT, if is_on { "yes" } else { "no" });
        browser::add_style("front.css");
        if let Some(root) = document().document_element() {
            // `front` is a name that no element refuses.
            let _ = root.class_list().toggle_with_force("front", is_on);
        }
    };
    let word = move || if on.get() { say!(front.off) } else { say!(front.on) };
    view! {
        <button type="button" on:click=switch>{move || word()}</button>
        {full_screen::is_there().then(|| view! { <button type="button" on:click=|_| full_screen::switch()>{say!(front.fill)}</button> }.into_any())}
    }
    .into_any()
}
