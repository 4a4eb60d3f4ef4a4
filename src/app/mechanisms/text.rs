use leptos::prelude::*;

use crate::say;

/// A line to write on.
#[component]
pub(super) fn TextWidget(entry: RwSignal<String>, submit: Callback<()>) -> impl IntoView {
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            submit.run(());
        }
    };
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
                on:keydown=key
            />
            <label for="entry">{say!(mechanism.write)}</label>
        </div>
    }
}
