//! Questions that a teacher already has: pasted, opened or dropped, looked at as locks, and made into a draft.

mod columns;
mod preview;
mod sorting;
mod words;

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::DragEvent;

use super::chain::badge;
use super::editor::{NOT_YET, RefusedNotice, keep, tried_setting};
use super::{shapes, weaving};
use crate::app::later::dressed;
use crate::app::parts::{Icon, OpenFile, Picked, Trouble, pick};
use crate::app::store::{Store, settings};
use crate::app::{browser, opening, spelling};
use crate::breakout::chain::Shape;
use crate::breakout::weave::Order;
use crate::breakout::{Breakout, Severity};
use crate::bring::{Encoding, MOST_ROWS, Made, NoTable, Source, build, decode, table_or_not};
use crate::say;

use preview::Preview;
use sorting::{Sorted, Sorting, truth};

/// What can be opened.
const FILES: &str = ".csv,.tsv,.tab,.txt,.gift,text/csv,text/tab-separated-values,text/plain";

/// What was brought and has not become locks yet, with what was chosen for it.
#[derive(Clone)]
struct Left {
    text: String,
    file: String,
    is_windows: bool,
    shape: Shape,
    with_pieces: bool,
    sorted: Option<Sorted>,
    chosen: Vec<Option<usize>>,
}

impl Default for Left {
    fn default() -> Self {
        Left {
            text: String::new(),
            file: String::new(),
            is_windows: false,
            shape: Shape::default(),
            with_pieces: true,
            sorted: None,
            chosen: Vec::new(),
        }
    }
}

thread_local! {
    /// What was left here last: going back and coming again takes none of it away.
    static LEFT: RefCell<Left> = RefCell::default();
}

/// Bring questions, look at what becomes of them, choose a shape.
#[component]
pub(super) fn Bring(store: Store) -> impl IntoView {
    dressed("works.css", move || view! { <Page store/> }.into_any())
}

#[component]
fn Page(store: Store) -> impl IntoView {
    let left = LEFT.with_borrow(Left::clone);
    let text = RwSignal::new(left.text);
    let file = RwSignal::new(left.file);
    let is_windows = RwSignal::new(left.is_windows);
    let trouble = RwSignal::new(None::<Trouble>);
    // What was pasted that is no table.
    let stranger = RwSignal::new(None::<NoTable>);
    let shape = RwSignal::new(left.shape);
    let with_pieces = RwSignal::new(left.with_pieces);
    let sorting = Sorting::new(left.sorted, left.chosen);
    let take = move |pasted: &str| {
        let what = table_or_not(pasted).err();
        sorting.take(if what.is_none() { Some(Source::read(pasted, truth())) } else { None });
        stranger.set(what);
    };
    let paste = move |pasted: String| {
        take(&pasted);
        file.set(String::new());
        is_windows.set(false);
        text.set(pasted);
    };
    // It was left before it was sorted.
    if sorting.sorted.with_untracked(Option::is_none) {
        text.with_untracked(|text| take(text));
    }
    Effect::new(move |_| {
        let (file, sorted, is_busy) = (file.get(), sorting.sorted.get(), sorting.busy.read().is_some());
        // Of a file that is not sorted yet nothing is kept: it is still there.
        let left = Left {
            text: text.get(),
            file: if is_busy { String::new() } else { file },
            is_windows: is_windows.get(),
            shape: shape.get(),
            with_pieces: with_pieces.get(),
            sorted: sorted.filter(|_| !is_busy),
            chosen: sorting.chosen.get(),
        };
        LEFT.set(left);
    });
    let open = move |picked: Picked| {
        let decoded = opening::bytes(&picked).and_then(|bytes| {
            let found = decode(bytes).and_then(|found| table_or_not(&found.0).map(|()| found));
            found.map_err(|what| words::no_table(what).within(&picked.name))
        });
        match decoded {
            Ok((found, _)) if found.trim().is_empty() => trouble.set(Some(words::nothing().within(&picked.name))),
            Ok((found, encoding)) => {
                let is_gift = picked.name.to_lowercase().ends_with(".gift");
                sorting.take(Some(if is_gift { Source::gift(&found, truth()) } else { Source::read(&found, truth()) }));
                is_windows.set(encoding == Encoding::Windows1252);
                text.set(String::new());
                stranger.set(None);
                trouble.set(None);
                file.set(picked.name);
            }
            Err(why) => trouble.set(Some(why)),
        }
    };
    let drop = move |event: DragEvent| {
        let dropped = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        // The button took it already.
        if let Some(dropped) = dropped.filter(|_| !event.default_prevented()) {
            event.prevent_default();
            spawn_local(async move {
                let picked = pick(dropped).await;
                // Who left meanwhile took along what would take it.
                if text.try_with_untracked(|_| ()).is_some() {
                    open(picked);
                }
            });
        }
    };
    let make = move |_| {
        let mut breakout = Breakout::new(browser::fresh_id());
        let name = |n| say!(build.new_lock, n = n);
        let shape = shape.get_untracked();
        let Made { locks, targets } =
            build(&sorting.questions(), shape, name, spelling(&breakout.language), &mut browser::chance());
        breakout.minutes = Some(40);
        (breakout.locks, breakout.targets) = (locks, targets);
        if shapes::is_woven(shape) && with_pieces.get_untracked() {
            let last = breakout.locks.last().filter(|lock| weaving::can(lock)).map(|lock| lock.id.clone());
            if let Some(last) = last {
                weaving::weave(&mut breakout, &last, Order::default(), "");
            }
        }
        settings::set(&tried_setting(&breakout.id.to_string()), NOT_YET);
        spawn_local(async move {
            keep(breakout, store).await;
            LEFT.set(Left::default());
        });
    };
    let counts = Memo::new(move |_| sorting.counts());
    let is_there = Memo::new(move |_| sorting.sorted.read().is_some());
    let tally = move || words::tally(counts.get().refused, counts.get().left, counts.get().blank);
    let told = move || match (is_there.get(), stranger.get()) {
        (_, Some(what)) => words::no_table(what).what,
        (true, None) => [vec![words::make(counts.get().locks)], tally().to_vec()].concat().join(". "),
        (false, None) => String::new(),
    };
    // The last question's answer can be dealt out where it is a number or a word.
    let can_weave = Memo::new(move |_| {
        shape.track();
        sorting.sorted.track();
        sorting.chosen.track();
        let questions = sorting.questions();
        questions.last().is_some_and(|(_, kind)| kind.is_typed())
    });
    let pieces = move || {
        shapes::is_woven(shape.get()).then(|| match can_weave.get() {
            true => view! {
                <label class="tick"><input type="checkbox" prop:checked=with_pieces on:change:target=move |event| with_pieces.set(event.target().checked())/>
                    {say!(shapes.last_with_pieces)}</label>
            }
            .into_any(),
            false => view! { <p class="quiet">{say!(shapes.no_pieces)}</p> }.into_any(),
        })
    };
    let heading = move || match file.get() {
        file if file.is_empty() => say!(bring.becomes).to_owned(),
        file => say!(bring.of_file, file = file),
    };
    view! {
        <div class="home studio-home">
            <header>
                <a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a>
                <a class="ghost" href="#/build">{say!(build.back)}</a>
            </header>
            <main class="home-main" id="main" on:dragover=|event| event.prevent_default() on:drop=drop>
                <section><h1>{say!(bring.title)}</h1><p>{say!(bring.intro)}</p></section>
                <RefusedNotice trouble/>
                <div class="bring">
                    <div class="field">
                        <label for="pasted">{say!(bring.label)}</label>
                        <textarea id="pasted" rows=move || if file.read().is_empty() { 6 } else { 2 } spellcheck="false" placeholder=say!(bring.example)
                            prop:value=move || text.get() on:input:target=move |event| paste(event.target().value())></textarea>
                        <small>{say!(bring.help)}</small>
                    </div>
                    <div class="row">
                        <OpenFile label=say!(bring.open) icon="i-open" accept=FILES on_file=open/>
                        <small class="quiet">{say!(bring.open_words)}</small>
                    </div>
                </div>
                {move || sorting.busy.get().map(|(n, of)| view! { <Progress n of/> })}
                <section class="outcome" aria-labelledby="seen-h" hidden=move || !is_there.get() && sorting.busy.get().is_some()>
                    <h2 id="seen-h" class="label">{heading}</h2>
                    {move || is_windows.get().then(|| view! { <p class="notice warn"><span>{say!(bring.windows)}</span></p> })}
                    {move || left_out(sorting)}
                    {move || stranger.get().map(|what| {
                        let Trouble { what, remedy, .. } = words::no_table(what);
                        view! { <p class="notice warn"><span>{what}" "{remedy}</span></p> }
                    })}
                    {move || {
                        sorting.reading.track();
                        if is_there.get() {
                            view! { <Preview sorting/> }.into_any()
                        } else {
                            view! { <p class="empty quiet">{say!(bring.empty)}</p> }.into_any()
                        }
                    }}
                </section>
                <p class="vh" role="status">{told}</p>
                <Show when=move || is_there.get()>
                    {shapes::cards(shape, Signal::derive(move || counts.get().locks))}
                    {pieces}
                    <div class="row">
                        <button class="go" type="button" disabled=move || counts.get().locks == 0 on:click=make>{move || words::make(counts.get().locks)}</button>
                        {move || {
                            let [refused, left, blank] = tally();
                            [
                                (!refused.is_empty()).then(|| view! { <span class="tally">{badge(Severity::ToFix)}{refused}</span> }.into_any()),
                                (!left.is_empty()).then(|| view! { <span class="tally quiet">{left}</span> }.into_any()),
                                (!blank.is_empty()).then(|| view! { <span class="tally quiet">{blank}</span> }.into_any()),
                            ]
                        }}
                    </div>
                </Show>
            </main>
        </div>
    }
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
