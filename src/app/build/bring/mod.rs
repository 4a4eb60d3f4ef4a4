//! Questions that a teacher already has: pasted, opened or dropped, looked at as locks, and made into a draft.

mod brought;
mod clipboard;
mod columns;
mod preview;
mod sorting;
mod words;

use leptos::prelude::*;

use super::chain::badge;
use super::editor::RefusedNotice;
use super::shapes;
use crate::app::later::dressed;
use crate::app::parts::{Icon, OpenFile, Picked, Trouble};
use crate::app::store::Store;
use crate::breakout::Severity;
use crate::bring::MOST_ROWS;
use crate::say;

use brought::Brought;
use preview::Preview;
use sorting::{Counts, Sorting};

/// What can be opened.
const FILES: &str = ".csv,.tsv,.tab,.txt,.gift,text/csv,text/tab-separated-values,text/plain";

/// Bring questions, look at what becomes of them, choose a shape.
#[component]
pub(super) fn Bring(store: Store) -> impl IntoView {
    dressed("works.css", move || view! { <Page store/> }.into_any())
}

#[component]
fn Page(store: Store) -> impl IntoView {
    let brought = Brought::left();
    let sorting = brought.sorting;
    let counts = Memo::new(move |_| sorting.counts());
    let is_there = Memo::new(move |_| sorting.sorted.read().is_some());
    let told = move || match (is_there.get(), brought.stranger.get()) {
        (_, Some(what)) => words::no_table(what).what,
        (true, None) => [vec![words::make(counts.get().locks)], tally(counts.get()).to_vec()].concat().join(". "),
        (false, None) => String::new(),
    };
    view! {
        <div class="home studio-home">
            <header>
                <a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a>
                <a class="ghost" href="#/build">{say!(build.back)}</a>
            </header>
            <main class="home-main" id="main" on:dragover=|event| event.prevent_default() on:drop=move |event| brought.drop(&event)>
                <section><h1>{say!(bring.title)}</h1><p>{say!(bring.intro)}</p></section>
                <RefusedNotice trouble=brought.trouble/>
                <Ways brought/>
                {move || sorting.busy.get().map(|(n, of)| view! { <Progress n of/> })}
                <Outcome brought is_there/>
                <p class="vh" role="status">{told}</p>
                <Show when=move || is_there.get()><Making brought counts store/></Show>
            </main>
        </div>
    }
}

/// The ways in which questions come.
#[component]
fn Ways(brought: Brought) -> impl IntoView {
    view! {
        <div class="bring">
            <div class="field">
                <label for="pasted">{say!(bring.label)}</label>
                <textarea id="pasted" rows=move || if brought.file.read().is_empty() { 6 } else { 2 } spellcheck="false" placeholder=say!(bring.example)
                    prop:value=move || brought.text.get() on:input:target=move |event| brought.paste(event.target().value())
                    on:paste:target=move |event| if let Some(table) = clipboard::table(&event) {
                        event.prevent_default();
                        let field = event.target();
                        clipboard::put(&field, table);
                        brought.paste(field.value());
                    }></textarea>
                <small>{say!(bring.help)}</small>
            </div>
            <div class="row">
                <OpenFile label=say!(bring.open) icon="i-open" accept=FILES on_file=move |picked: Picked| brought.open(picked)/>
                <small class="quiet">{say!(bring.open_words)}</small>
            </div>
        </div>
    }
}

/// What becomes of them, or why nothing does.
#[component]
fn Outcome(brought: Brought, is_there: Memo<bool>) -> impl IntoView {
    let sorting = brought.sorting;
    let heading = move || match brought.file.get() {
        file if file.is_empty() => say!(bring.becomes).to_owned(),
        file => say!(bring.of_file, file = file),
    };
    let preview = move || {
        sorting.reading.track();
        let is_list =
            sorting.sorted.with_untracked(|sorted| sorted.as_ref().is_some_and(|sorted| sorted.source.is_list()));
        if is_there.get() && is_list {
            view! { <p class="notice warn"><span>{say!(bring.is_list)}</span></p> }.into_any()
        } else if is_there.get() {
            view! { <Preview sorting/> }.into_any()
        } else {
            view! { <p class="empty quiet">{say!(bring.empty)}</p> }.into_any()
        }
    };
    view! {
        <section class="outcome" aria-labelledby="seen-h" hidden=move || !is_there.get() && sorting.busy.get().is_some()>
            <h2 id="seen-h" class="label">{heading}</h2>
            {move || brought.is_windows.get().then(|| view! { <p class="notice warn"><span>{say!(bring.windows)}</span></p> })}
            {move || left_out(sorting)}
            {move || brought.stranger.get().map(|what| {
                let Trouble { what, remedy, .. } = words::no_table(what);
                view! { <p class="notice warn"><span>{what}" "{remedy}</span></p> }
            })}
            {preview}
        </section>
    }
}

/// The shape of the chain, and the button that makes it.
#[component]
fn Making(brought: Brought, counts: Memo<Counts>, store: Store) -> impl IntoView {
    let count = Signal::derive(move || counts.get().locks);
    let can_weave = Memo::new(move |_| brought.can_weave());
    let pieces = move || {
        if can_weave.get() {
            return Some(view! {
                <label class="tick"><input type="checkbox" prop:checked=move || brought.wants_pieces() on:change:target=move |event| brought.with_pieces.set(Some(event.target().checked()))/>
                    {say!(shapes.last_with_pieces)}</label>
            }
            .into_any());
        }
        shapes::is_woven(brought.shape.get())
            .then(|| view! { <p class="quiet">{say!(shapes.no_pieces)}</p> }.into_any())
    };
    let others = move || {
        let [refused, left, blank] = tally(counts.get());
        [
            (!refused.is_empty())
                .then(|| view! { <span class="tally">{badge(Severity::ToFix)}{refused}</span> }.into_any()),
            (!left.is_empty()).then(|| view! { <span class="tally quiet">{left}</span> }.into_any()),
            (!blank.is_empty()).then(|| view! { <span class="tally quiet">{blank}</span> }.into_any()),
        ]
    };
    view! {
        {shapes::cards(brought.shape, count)}
        {pieces}
        <div class="row">
            <button class="go" type="button" disabled=move || count.get() == 0 on:click=move |_| brought.make(store)>{move || words::make(count.get())}</button>
            {others}
        </div>
    }
}

/// What becomes of the rows that become no lock.
fn tally(counts: Counts) -> [String; 3] {
    words::tally(counts.refused, counts.left, counts.blank)
}

/// How far the rows are looked at.
#[component]
fn Progress(n: usize, of: usize) -> impl IntoView {
    let words = say!(bring.sorting, n = words::number(n), of = words::number(of));
    view! {
        <p class="sorting"><label for="sorting">{words}</label><progress id="sorting" max=of value=n></progress></p>
    }
}

/// Says what was beyond the most rows.
fn left_out(sorting: Sorting) -> Option<AnyView> {
    let count = sorting.sorted.with(|sorted| sorted.as_ref().map_or(0, |sorted| sorted.source.left_out()));
    (count > 0).then(|| {
        let words = say!(bring.left_out, most = words::number(MOST_ROWS), n = words::number(count));
        view! { <p class="notice warn"><span>{words}</span></p> }.into_any()
    })
}
