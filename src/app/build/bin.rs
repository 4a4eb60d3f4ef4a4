//! The bin: what was thrown away, for thirty days.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::arrival::copy;
use super::editor::title_words;
use super::start::locks_words;
use crate::app::awaited::awaited;
use crate::app::browser;
use crate::app::parts::{Icon, Sure};
use crate::app::store::Store;
use crate::app::store::bin::{self, Binned, KEPT};
use crate::play::Millis;
use crate::say;

const DAY: u64 = Duration::from_hours(24).as_millis() as u64;
/// The page's heading: the keyboard goes there when the last line is gone.
const HEAD: &str = "bin-h";

/// What can be done with a line; beginnings of its buttons' ids.
const BACK: &str = "back";
const GONE: &str = "gone";

/// The page of what was thrown away.
#[component]
pub(super) fn Bin(store: Store) -> impl IntoView {
    let changed = RwSignal::new(0);
    let told = RwSignal::new(String::new());
    let found = awaited(move || {
        changed.track();
        async move { bin::list(store, browser::now()).await }
    });
    let lines = move || found.get().unwrap_or_default();
    let done = move |words: String| {
        told.set(words);
        changed.update(|n| *n += 1);
    };
    // The keyboard goes to the same button of the next line, or of the one before.
    let pass_on = move |button: &'static str, from: &Binned| {
        let neighbour = found.with_untracked(|lines| {
            let lines = lines.as_deref().unwrap_or_default();
            let at = lines.iter().position(|line| key(line) == key(from))?;
            lines.get(at + 1).or_else(|| lines.get(at.checked_sub(1)?)).map(|line| id(button, line))
        });
        browser::focus_on(neighbour.unwrap_or_else(|| HEAD.to_owned()));
    };
    let restore = Callback::new(move |binned: Binned| {
        pass_on(BACK, &binned);
        spawn_local(async move {
            let title = title_words(&binned.breakout.title);
            bin::restore(store, binned, copy).await;
            done(say!(bin.restored, title = title));
        });
    });
    let asked = RwSignal::new(Vec::<Binned>::new());
    let asks = RwSignal::new(false);
    let ask = Callback::new(move |binned: Vec<Binned>| {
        asked.set(binned);
        asks.set(true);
    });
    let titles = |binned: &[Binned]| {
        let titles: Vec<String> = binned.iter().map(|one| title_words(&one.breakout.title)).collect();
        titles.join(", ")
    };
    let empty = move || {
        let binned = asked.get_untracked();
        match binned.as_slice() {
            [one] => pass_on(GONE, one),
            _ => browser::focus(HEAD),
        }
        spawn_local(async move {
            for one in &binned {
                bin::empty(store, one).await;
            }
            done(say!(bin.gone, titles = titles(&binned)));
        });
    };
    let question = move || {
        asked.with(|asked| match asked.as_slice() {
            [one] => say!(bin.sure_one, title = title_words(&one.breakout.title)),
            more => say!(bin.sure_all, n = more.len()),
        })
    };
    let what = move || {
        asked.with(|asked| match asked.as_slice() {
            [_] => say!(bin.sure_one_what).to_owned(),
            more => say!(bin.sure_all_what, titles = titles(more)),
        })
    };
    let is_empty = Memo::new(move |_| found.with(|lines| lines.as_ref().map(Vec::is_empty)));
    let list = move || {
        let Some(is_empty) = is_empty.get() else { return ().into_any() };
        if is_empty {
            return view! { <p class="quiet">{say!(bin.empty)}</p> }.into_any();
        }
        view! {
            <ul class="lines" role="list"><For each=lines key=key children=move |binned| line(binned, restore, ask)/></ul>
            <p class="row"><button class="ghost" type="button" on:click=move |_| ask.run(lines())><Icon name="i-bin"/>{say!(bin.empty_all)}</button></p>
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
                    <h1 id=HEAD tabindex="-1">{say!(bin.title)}</h1>
                    <p>{say!(bin.words)}</p>
                    <p class="quiet" role="status">{told}</p>
                    {list}
                </section>
            </main>
            <Sure id="sure-bin" open=asks title=Signal::derive(question) what=Signal::derive(what) on_sure=empty/>
        </div>
    }
}

/// What a line is known by: a breakout can lie in the bin twice.
fn key(binned: &Binned) -> (Millis, Uuid) {
    (binned.at, binned.breakout.id)
}

/// The id of a line's button.
fn id(button: &str, binned: &Binned) -> String {
    format!("{button}-{}-{}", binned.at, binned.breakout.id)
}

fn line(binned: Binned, restore: Callback<Binned>, ask: Callback<Vec<Binned>>) -> AnyView {
    let name = title_words(&binned.breakout.title);
    let lain = browser::now().saturating_sub(binned.at) / DAY;
    let left = (KEPT.as_millis() as u64 / DAY).saturating_sub(lain);
    let when =
        say!(bin.size, locks = locks_words(binned.breakout.locks.len()), day = browser::date(binned.at), left = left);
    let (back, gone) = (say!(bin.restore_this, title = name), say!(bin.forget_this, title = name));
    let (back_id, gone_id) = (id(BACK, &binned), id(GONE, &binned));
    let binned = StoredValue::new(binned);
    view! {
        <li>
            <div><b>{name}</b><small>{when}</small></div>
            <button class="ghost" type="button" id=back_id aria-label=back on:click=move |_| restore.run(binned.get_value())>{say!(bin.restore)}</button>
            <button class="icon" type="button" id=gone_id aria-label=gone.clone() title=gone on:click=move |_| ask.run(vec![binned.get_value()])><Icon name="i-bin"/></button>
        </li>
    }
    .into_any()
}
