use leptos::prelude::*;
use leptos::task::spawn_local;

use super::way::leading;
use crate::app::browser;
use crate::app::parts::Icon;
use crate::say;

/// A line of text to copy. `before` is done first.
pub(super) fn copied(
    id: &'static str,
    label: &'static str,
    text: Signal<String>,
    leads: Signal<bool>,
    before: impl Fn() + 'static,
) -> AnyView {
    let told = RwSignal::new("");
    let copy = move |_| {
        before();
        let text = text.get_untracked();
        spawn_local(async move {
            told.set(if browser::copy(&text).await { say!(home.copied) } else { say!(build.select_and_copy) })
        });
    };
    view! {
        <div class="address">
            <input id=id type="text" readonly aria-label=label prop:value=text on:focus:target=|event| event.target().select()/>
            <button class=move || leading(leads.get()) type="button" on:click=copy><Icon name="i-copy"/>{say!(build.copy)}</button>
            <span role="status">{told}</span>
        </div>
    }
    .into_any()
}
