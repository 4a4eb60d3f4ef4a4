use leptos::prelude::*;

use super::Dialog;
use crate::say;

/// Asks whether something is to be deleted.
#[component]
pub fn Sure(
    /// Its panel's id.
    id: &'static str,
    /// Whether it asks.
    open: RwSignal<bool>,
    /// The question.
    title: Signal<String>,
    /// What goes.
    what: Signal<String>,
    /// Does it.
    on_sure: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let sure = move |_| {
        open.set(false);
        on_sure();
    };
    view! {
        <Dialog id=id title=title open=open>
            <div class="inside"><p>{what}</p></div>
            <div class="acts">
                <button class="ghost" type="button" on:click=move |_| open.set(false)>{say!(sure.keep)}</button>
                <button class="go small sure" type="button" on:click=sure>{say!(sure.delete)}</button>
            </div>
        </Dialog>
    }
}
