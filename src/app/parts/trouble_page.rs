use leptos::prelude::*;

use super::{Icon, OpenFile, Trouble};
use crate::app::store::Store;
use crate::app::{browser, opening};
use crate::say;

/// What happened, where, and what to do. The keyboard goes there.
#[component]
pub fn TroublePage(
    /// What is said.
    trouble: Trouble,
    /// What is kept on the device, where another file can be opened to be played.
    #[prop(optional)]
    store: Option<Store>,
) -> impl IntoView {
    let refused = expect_context::<RwSignal<Option<Trouble>>>();
    browser::focus("trouble");
    let other = store.map(|store| {
        view! { <p><OpenFile label=say!(play.open_file) on_file=move |picked| opening::to_play(picked, store, refused)/></p> }.into_any()
    });
    view! {
        <div class="home narrow">
            <header><a class="mark" href="#/" on:click=move |_| refused.set(None)><Icon name="lock-here"/>{say!(app.name)}</a></header>
            <main class="sheet trouble"><h1 id="trouble" tabindex="-1">{say!(refused.title)}</h1>{trouble.words()}{other}</main>
        </div>
    }
}
