//! The bin: what was thrown away, for thirty days.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::arrival::copy;
use super::editor::title_words;
use super::start::locks_words;
use crate::app::awaited::awaited;
use crate::app::browser;
use crate::app::parts::Icon;
use crate::app::store::Store;
use crate::app::store::bin::{self, Binned, KEPT};
use crate::say;

const DAY: u64 = Duration::from_hours(24).as_millis() as u64;

/// The page of what was thrown away.
#[component]
pub(super) fn Bin(store: Store) -> impl IntoView {
    let changed = RwSignal::new(0);
    let told = RwSignal::new(String::new());
    let found = awaited(move || {
        changed.track();
        async move { bin::list(store, browser::now()).await }
    });
    let done = move |words: String| {
        told.set(words);
        changed.update(|n| *n += 1);
    };
    let restore = Callback::new(move |binned: Binned| {
        spawn_local(async move {
            let title = title_words(&binned.breakout.title);
            bin::restore(store, binned, copy).await;
            done(say!(bin.restored, title = title));
        });
    });
    let empty = Callback::new(move |binned: Vec<Binned>| {
        spawn_local(async move {
            for one in &binned {
                bin::empty(store, one).await;
            }
            let titles: Vec<String> = binned.iter().map(|one| title_words(&one.breakout.title)).collect();
            done(say!(bin.gone, titles = titles.join(", ")));
        });
    });
    let sure = RwSignal::new(false);
    let list = move |found: Vec<Binned>| {
        if found.is_empty() {
            return view! { <p class="quiet">{say!(bin.empty)}</p> }.into_any();
        }
        let all = StoredValue::new(found.clone());
        view! {
            <ul class="lines" role="list">{found.into_iter().map(|binned| line(binned, restore, empty)).collect_view()}</ul>
            <p class="row">
                {move || if sure.get() {
                    view! {
                        <span>{say!(bin.sure)}</span>
                        <button class="ghost danger" type="button" on:click=move |_| { sure.set(false); empty.run(all.get_value()); }>{say!(bin.empty_it)}</button>
                        <button class="ghost" type="button" on:click=move |_| sure.set(false)>{say!(bin.leave)}</button>
                    }.into_any()
                } else {
                    view! { <button class="ghost" type="button" on:click=move |_| sure.set(true)><Icon name="i-bin"/>{say!(bin.empty_all)}</button> }.into_any()
                }}
            </p>
        }
        .into_any()
    };
    view! {
        <div class="home narrow studio-home">
            <header>
                <a class="mark" href="#/build"><Icon name="lock-here"/>{say!(build.library)}</a>
            </header>
            <main class="home-main" id="main">
                <section>
                    <h1>{say!(bin.title)}</h1>
                    <p>{say!(bin.words)}</p>
                    <p class="quiet" role="status">{told}</p>
                    {move || found.get().map(list)}
                </section>
            </main>
        </div>
    }
}

fn line(binned: Binned, restore: Callback<Binned>, empty: Callback<Vec<Binned>>) -> AnyView {
    let name = title_words(&binned.breakout.title);
    let lain = browser::now().saturating_sub(binned.at) / DAY;
    let left = (KEPT.as_millis() as u64 / DAY).saturating_sub(lain);
    let when =
        say!(bin.size, locks = locks_words(binned.breakout.locks.len()), day = browser::date(binned.at), left = left);
    let (back, gone) = (say!(bin.restore_this, title = name), say!(bin.forget_this, title = name));
    let binned = StoredValue::new(binned);
    view! {
        <li>
            <div><b>{name}</b><small>{when}</small></div>
            <button class="ghost" type="button" aria-label=back on:click=move |_| restore.run(binned.get_value())>{say!(bin.restore)}</button>
            <button class="icon" type="button" aria-label=gone.clone() title=gone on:click=move |_| empty.run(vec![binned.get_value()])><Icon name="i-bin"/></button>
        </li>
    }
    .into_any()
}
