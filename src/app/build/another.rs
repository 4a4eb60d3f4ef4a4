//! A copy for another class: made here, and what is left to change in it, until it is changed or ticked.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::arrival::copy;
use super::authors;
use super::bench::Bench;
use super::editor::title_words;
use crate::app::mechanisms::said;
use crate::app::parts::Icon;
use crate::app::store::{Store, drafts, settings};
use crate::app::{browser, spelling};
use crate::breakout::{Breakout, Clue};
use crate::recast::{Before, Left, Mention, Why, deal_anyway, left, recast};
use crate::say;

/// The setting that holds the answers that a copy had before.
fn before_setting(id: &str) -> String {
    format!("recast-{id}")
}

/// The setting that holds what of a copy's list was ticked.
fn ticked_setting(id: &str) -> String {
    format!("recast-ticked-{id}")
}

/// Copy for another class.
#[component]
pub(super) fn Another(bench: Bench, store: Store) -> impl IntoView {
    let id = bench.peek(|breakout| breakout.id.to_string());
    let title = move || bench.read(|breakout| title_words(&breakout.title));
    let before = settings::get(&before_setting(&id)).map(|text| Before::read(&text));
    let is_copy = before.is_some();
    let offered = RwSignal::new(String::new());
    let list = before.map(|before| view! { <Checklist bench id=id.clone() before offered/> }.into_any());
    // Pressed twice it is made once: it is gone to when it is kept.
    let making = StoredValue::new(false);
    let make = move |_| {
        if making.try_update_value(|making| std::mem::replace(making, true)) == Some(true) {
            return;
        }
        let words = lines(offered);
        let (made, before) = bench.peek(|breakout| {
            let made = recast(breakout, &words, spelling(&breakout.language), &mut browser::chance());
            let title = say!(recast.copy_title, title = title_words(&breakout.title));
            (Breakout { title, ..own(made) }, Before::of(breakout))
        });
        spawn_local(async move {
            let id = made.id.to_string();
            settings::set(&before_setting(&id), &before.text());
            // Where it can't be kept the studio says so, and it is there for this sitting.
            let _ = store.put(drafts::records(&made, &[])).await;
            making.try_set_value(false);
            browser::go(&format!("/build/{id}/another"));
        });
    };
    let form = move || {
        if bench.read(|breakout| breakout.locks.is_empty()) {
            return view! { <p class="notice">{say!(recast.nothing)}</p> }.into_any();
        }
        view! {
            <section class="leaf" aria-labelledby="make-h">
                <header><h2 class="label" id="make-h">{if is_copy { say!(recast.again) } else { say!(recast.title) }}</h2></header>
                <p>{say!(recast.words)}</p>
                <div class="field">
                    <label for="offered">{say!(recast.offered)}</label>
                    <textarea id="offered" rows="3" spellcheck="false" prop:value=move || offered.get() on:input:target=move |event| offered.set(event.target().value())></textarea>
                    <small>{say!(recast.offered_help)}</small>
                </div>
                <p class="row"><button class=if is_copy { "ghost" } else { "go" } type="button" on:click=make>{if is_copy { say!(recast.again) } else { say!(recast.make) }}</button></p>
            </section>
        }
        .into_any()
    };
    view! {
        <div class="home narrow studio-home">
            <header>
                <a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a>
                <a class="ghost" href=format!("#/build/{id}")>{say!(build.back_to_building)}</a>
            </header>
            <main class="home-main" id="main">
                <section><h1>{move || if is_copy { title() } else { say!(recast.heading, title = title()) }}</h1></section>
                {list}
                {form}
            </main>
        </div>
    }
}

fn lines(offered: RwSignal<String>) -> Vec<String> {
    offered.with_untracked(|text| text.lines().map(str::to_owned).collect())
}

/// A breakout of its own: an adaptation where somebody else wrote it.
fn own(breakout: Breakout) -> Breakout {
    if !authors::is_by_others(&breakout) {
        return copy(breakout);
    }
    let modified = browser::timestamp(browser::now());
    Breakout { authors: authors::whoever_adapts(), modified, ..breakout.adapted(browser::fresh_id()) }
}

/// What has another answer, and what is left.
#[component]
fn Checklist(bench: Bench, id: String, before: Before, offered: RwSignal<String>) -> impl IntoView {
    let setting = StoredValue::new(ticked_setting(&id));
    let ticked = RwSignal::new(setting.with_value(|name| settings::get(name)).unwrap_or_default());
    let is_ticked = move |key: &str| ticked.with(|ticked| ticked.lines().any(|line| line == key));
    let toggle = move |key: &str| {
        ticked.update(|ticked| {
            let mut keys: Vec<&str> = ticked.lines().filter(|line| *line != key).collect();
            if keys.len() == ticked.lines().count() {
                keys.push(key);
            }
            *ticked = keys.join("\n");
        });
        setting.with_value(|name| ticked.with_untracked(|ticked| settings::set(name, ticked)));
    };
    let before = StoredValue::new(before);
    let rows = Memo::new(move |_| {
        bench.read(|breakout| {
            let left = before.with_value(|before| left(breakout, before, spelling(&breakout.language)));
            left.into_iter().map(|left| Row::of(breakout, &left)).collect::<Vec<_>>()
        })
    });
    let changed = move || {
        let changed: Vec<AnyView> = bench.read(|breakout| before.with_value(|before| changed(breakout, before)));
        if changed.is_empty() {
            return view! { <p class="quiet">{say!(recast.none_changed)}</p> }.into_any();
        }
        view! { <ul class="lines" role="list">{changed}</ul> }.into_any()
    };
    let breakout = StoredValue::new(id);
    let told = RwSignal::new("");
    // Whatever its own clue asks for: the old answer is then told of where it still stands.
    let anyway = move |lock: &str| {
        let mut is_dealt = false;
        bench.act(say!(recast.anyway).into(), |breakout| {
            let language = breakout.language.clone();
            is_dealt = deal_anyway(breakout, lock, &lines(offered), spelling(&language), &mut browser::chance());
        });
        told.set(if is_dealt { say!(recast.dealt_anyway) } else { say!(recast.none_to_deal) });
        browser::focus_on(if is_dealt { "left-h" } else { "offered" }.into());
    };
    let row = move |row: Row| {
        let dealing = row.is_dealt.then(|| {
            view! { <button class="ghost" type="button" on:click=move |_| anyway(&row.id)>{say!(recast.anyway)}</button> }
                .into_any()
        });
        let (key, other) = (row.key.clone(), row.key);
        let href = breakout.with_value(|id| format!("#/build/{id}/{}", row.page));
        view! {
            <li>
                <label class="tick">
                    <input type="checkbox" prop:checked=move || is_ticked(&key) on:change=move |_| toggle(&other)/>
                    <span><b>{row.lock}</b>" "{row.words.clone()}</span>
                </label>
                {dealing}
                <a class="ghost" href=href aria-label=format!("{}: {}", say!(recast.go), row.words)>{say!(recast.go)}</a>
            </li>
        }
        .into_any()
    };
    let open = move || rows.with(|rows| rows.iter().filter(|row| !is_ticked(&row.key)).count());
    let tally = move || match open() {
        0 => say!(recast.all_done).to_owned(),
        n => say!(recast.left_n, n = n),
    };
    view! {
        <section class="leaf" aria-labelledby="changed-h">
            <header><h2 class="label" id="changed-h">{say!(recast.changed)}</h2></header>
            {changed}
        </section>
        <section class="leaf" aria-labelledby="left-h">
            <header><h2 class="label" id="left-h" tabindex="-1">{say!(recast.left)}</h2><span class="tally" role="status">{tally}</span></header>
            <p class="quiet">{say!(recast.left_words)}</p>
            <p class="quiet" role="status">{told}</p>
            <ul class="lines" role="list">{move || rows.get().into_iter().map(row).collect::<Vec<_>>()}</ul>
        </section>
    }
}

/// The locks that have another answer, each with both.
fn changed(breakout: &Breakout, before: &Before) -> Vec<AnyView> {
    let one = |lock: &std::sync::Arc<crate::breakout::Lock>| {
        let old = before.answers(&lock.id)?;
        let words = |answers: &[String]| {
            answers.iter().map(|answer| said(breakout, lock, answer)).collect::<Vec<_>>().join("; ")
        };
        let (old, new) = (words(old), words(&lock.answers));
        let title = lock.title.clone();
        (old != new).then(|| {
            let aloud = say!(recast.was_now_aloud, before = old, after = new);
            view! { <li><div><b>{title}</b></div><span aria-hidden="true">{say!(recast.was_now, before = old, after = new)}</span><span class="vh">{aloud}</span></li> }
                .into_any()
        })
    };
    breakout.locks.iter().filter_map(one).collect()
}

/// A line of the list.
#[derive(Clone, PartialEq)]
struct Row {
    key: String,
    id: String,
    lock: String,
    /// Whether its answer lies in pieces, and can be another at the press of a button.
    is_dealt: bool,
    words: String,
    /// Where it is changed: the page's name in the address.
    page: String,
}

impl Row {
    fn of(breakout: &Breakout, left: &Left) -> Self {
        let title = |id: &str| breakout.lock(id).map(|lock| lock.title.clone()).unwrap_or_default();
        let lock_page = |id: &str| format!("lock/{id}");
        let (words, page) = match &left.why {
            Why::NoCipher => (say!(recast.no_cipher).to_owned(), lock_page(&left.lock)),
            Why::Pieces => (say!(recast.pieces).to_owned(), lock_page(&left.lock)),
            Why::Changed => (say!(recast.text_changed).to_owned(), lock_page(&left.lock)),
            Why::Several => (say!(recast.several).to_owned(), lock_page(&left.lock)),
            Why::Shared => (say!(recast.shared).to_owned(), lock_page(&left.lock)),
            Why::Kind => (say!(recast.kind).to_owned(), lock_page(&left.lock)),
            Why::NoWord => (say!(recast.no_word).to_owned(), lock_page(&left.lock)),
            Why::Replies => (say!(recast.replies).to_owned(), lock_page(&left.lock)),
            Why::Names(Mention::Hint(lock, n)) => (say!(recast.names_hint, n = n, lock = title(lock)), lock_page(lock)),
            Why::Names(Mention::Reply(lock)) => (say!(recast.names_reply, lock = title(lock)), lock_page(lock)),
            Why::Names(Mention::Card(id)) => {
                let card = breakout.cards.iter().find(|card| card.id == *id);
                let title = card.map(|card| card.title.clone()).unwrap_or_default();
                (say!(recast.names_card, title = title), "cards".to_owned())
            }
            Why::Names(Mention::Debrief(n)) => (say!(recast.names_debrief, n = n), "debrief".to_owned()),
            Why::Names(Mention::Clue(id)) => {
                let is_it = |clue: &Clue| clue.id == *id;
                let title =
                    breakout.clues().find(|clue| is_it(clue)).map(|clue| clue.title.clone()).unwrap_or_default();
                let holds =
                    |lock: &&std::sync::Arc<crate::breakout::Lock>| lock.clues.iter().chain(&lock.inside).any(is_it);
                let page = breakout.locks.iter().find(holds).map_or("story".to_owned(), |lock| lock_page(&lock.id));
                (say!(recast.names_clue, title = title), page)
            }
        };
        Row {
            key: left.key(),
            id: left.lock.clone(),
            lock: title(&left.lock),
            is_dealt: left.why == Why::Pieces,
            words,
            page,
        }
    }
}
