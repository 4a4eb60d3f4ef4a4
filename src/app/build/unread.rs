//! Drafts that this Latchwork can't read, since a newer one wrote them: they stand in the library as what they are, and can be saved
//! as files.

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::app::browser;
use crate::app::later::{fetch, missing_part, show, shown};
use crate::app::parts::{Icon, refusal};
use crate::app::store::Store;
use crate::app::store::drafts::{self, Unread};
use crate::format::{self, unread};
use crate::say;

fetch!(tools, fetch_lines -> fn(Vec<Unread>, Store) -> AnyView, lines);

/// A line for each, fetched with the first.
pub(super) fn unread(drafts: Vec<Unread>, store: Store) -> AnyView {
    if drafts.is_empty() {
        return ().into_any();
    }
    let coming = async move {
        let lines = fetch_lines().await.ok()?;
        Some(show(move || lines(drafts.clone(), store)))
    };
    shown(Box::pin(coming), missing_part)
}

fn lines(drafts: Vec<Unread>, store: Store) -> AnyView {
    let lines = drafts.into_iter().map(|draft| line(draft, store)).collect_view();
    view! { <ul class="lines" role="list">{lines}</ul> }.into_any()
}

fn line((id, text): Unread, store: Store) -> AnyView {
    let title = unread::title(&text).unwrap_or_else(|| say!(unread.untitled, id = id));
    let why = match format::read(text.as_bytes(), Uuid::nil()) {
        Err(refused) => refusal(&refused).what,
        Ok(_) => String::new(),
    };
    let label = say!(unread.save_this, title = title);
    let save = move |_| {
        let (id, text) = (id.clone(), text.clone());
        let name = browser::file_name(&id, "teacher.breakout.json");
        spawn_local(async move {
            let file = unread::rejoin(&text, &drafts::media(store, &id).await);
            // Where the browser refuses a download it says so itself.
            let _ = browser::download(&name, "application/json", &file);
        });
    };
    view! {
        <li>
            <div><b>{title}</b><small>{why}" "{say!(unread.words)}</small></div>
            <button class="ghost" type="button" aria-label=label on:click=save><Icon name="i-save"/>{say!(build.save_as)}</button>
        </li>
    }
    .into_any()
}
