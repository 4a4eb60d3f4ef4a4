use leptos::prelude::*;

use super::on_enter;
use crate::say;

/// A line to write on.
#[component]
pub(super) fn TextWidget(entry: RwSignal<String>, submit: Callback<()>) -> impl IntoView {
    view! {
        <div class="write">
            <input
                id="entry"
                type="text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                maxlength="500"
                prop:value=move || entry.get()
                on:input:target=move |event| entry.set(event.target().value())
                on:keydown=on_enter(submit)
            />
            <label for="entry">{say!(mechanism.write)}</label>
        </div>
    }
}
