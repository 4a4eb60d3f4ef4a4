//! Says that the bin has no room for a draft: it stays, or is deleted for good.

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::app::later::{fetch, missing_part, show, shown};
use crate::app::parts::when;
use crate::app::store::{Store, bin};
use crate::say;

/// The title and id of a draft that the bin has no room for, while there is one.
pub(super) type Stuck = RwSignal<Option<(String, Uuid)>>;

/// How often the library was changed.
type Changed = RwSignal<i32>;

fetch!(tools, fetch_notice -> fn(Stuck, Changed, Store) -> AnyView, notice);

/// The notice, fetched when it is wanted.
pub(super) fn stuck_notice(stuck: Stuck, changed: Changed, store: Store) -> AnyView {
    let coming = move || {
        let coming = async move {
            let notice = fetch_notice().await.ok()?;
            Some(show(move || notice(stuck, changed, store)))
        };
        shown(Box::pin(coming), missing_part)
    };
    when(move || stuck.read().is_some(), coming)
}

fn notice(stuck: Stuck, changed: Changed, store: Store) -> AnyView {
    let words = move || stuck.get().map(|(title, _)| say!(build.not_deleted, title = title));
    let for_good = move |_| {
        let Some((_, id)) = stuck.get_untracked() else { return };
        stuck.set(None);
        spawn_local(async move {
            bin::throw_for_good(store, id).await;
            changed.update(|n| *n += 1);
        });
    };
    view! {
        <div class="notice bad" role="alert">
            <span>{words}</span>
            <button class="ghost danger" type="button" on:click=for_good>{say!(build.delete_for_good)}</button>
            <button class="ghost" type="button" on:click=move |_| stuck.set(None)>{say!(build.keep_it)}</button>
        </div>
    }
    .into_any()
}
