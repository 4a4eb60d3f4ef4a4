use leptos::prelude::*;

use super::{Icon, Trouble};
use crate::say;

/// What happened, where, and what to do.
#[component]
pub fn TroublePage(
    /// What is said.
    trouble: Trouble,
) -> impl IntoView {
    view! {
        <div class="home narrow">
            <header><span class="mark"><Icon name="lock-here"/>{say!(app.name)}</span></header>
            <main class="sheet trouble"><h1>{say!(refused.title)}</h1>{trouble.words()}</main>
        </div>
    }
}
