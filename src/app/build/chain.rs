use std::sync::Arc;

use leptos::prelude::*;

use super::Spot;
use super::bench::Bench;
use super::findings::lock_name;
use super::lists::{Add, Either};
use super::map::Map;
use super::shapes;
use crate::app::browser;
use crate::app::later::{fetch, missing_part, show, shown};
use crate::app::parts::{Icon, after};
use crate::breakout::{Breakout, Lock, Place, Severity};
use crate::say;

/// From this width on there is room for the map beside the bench.
const ROOMY: &str = "(min-width: 60em)";

/// So much of the chain is seen before and behind the lock that is worked on, in CSS pixels: its neighbours.
const AROUND: f64 = 120.0;

/// Whether the window is so now.
pub(super) fn window_is(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// The way to the whole, and the chain at the side: as a map, or as a list. Where there is no room for it, it is folded
/// behind one row that says where we are.
#[component]
pub(super) fn Chain(
    bench: Bench,
    spot: Memo<Spot>,
    lock: Memo<Option<String>>,
    tried: RwSignal<bool>,
) -> impl IntoView {
    let unfolded = RwSignal::new(false);
    Effect::new(move |_| {
        spot.track();
        lock.track();
        unfolded.set(false);
    });
    let on_whole = move || lock.read().is_none() && !matches!(spot.get(), Spot::First | Spot::Lock(_));
    let here = move || {
        bench.chain.with(|breakout| {
            let at = lock.with(|lock| breakout.locks.iter().position(|other| Some(&other.id) == lock.as_ref()));
            match at {
                Some(at) => say!(build.lock_n_of, n = at + 1, of = breakout.locks.len()),
                None if breakout.locks.is_empty() && !on_whole() => say!(build.chain).to_owned(),
                None => say!(build.whole).to_owned(),
            }
        })
    };
    let as_map = RwSignal::new(window_is(ROOMY));
    Effect::new(move |_| {
        lock.track();
        as_map.track();
        browser::within(".studio > .chain", ".chain :is(.node, .lock-line)[aria-current]".to_owned(), AROUND);
    });
    let id = bench.peek(|breakout| breakout.id.to_string());
    let is_empty = Memo::new(move |_| bench.chain.with(|breakout| breakout.locks.is_empty()));
    let chain = move || match (is_empty.get(), as_map.get()) {
        (true, _) => view! { <p class="quiet">{say!(build.no_lock_yet)}</p> }.into_any(),
        (false, true) => view! { <Map bench here=lock tried/> }.into_any(),
        (false, false) => view! { <List bench here=lock tried/> }.into_any(),
    };
    view! {
        <nav class="chain" aria-label=say!(build.the_breakout) class:unfolded=unfolded>
            <button class="fold" type="button" aria-expanded=move || unfolded.get().to_string() aria-controls="chain" on:click=move |_| unfolded.update(|is| *is = !*is)>
                {move || view! { <Icon name=if on_whole() { "i-box" } else { "lock-here" }/> }}<b>{here}</b><span>{move || if on_whole() { say!(build.all_locks) } else { say!(build.chain_and_whole) }}</span>
            </button>
            <div class="tucked" id="chain">
                <a class="whole" href=format!("#/build/{id}/targets") aria-current=move || on_whole().then_some("true")>
                    <Icon name="i-box"/><span>{say!(build.whole)}<small>{say!(build.whole_words)}</small></span>
                </a>
                <div class="chain-head">
                    <h2 class="label">{say!(build.chain)}</h2>
                    <Either name="chain-view" legend=say!(build.chain_as) choices=[(true, say!(build.map)), (false, say!(build.list))]
                        value=as_map choose=Callback::new(move |map| as_map.set(map))/>
                </div>
                {chain}
                <div class="adds">
                    <a class="add" href=format!("#/build/{id}/map")><Icon name="i-map"/>{say!(map.open)}</a>
                    <Add word=say!(build.add_lock) add=Callback::new(move |()| add_lock(bench))/>
                    <a class="add" href=format!("#/build/{id}/take")><Icon name="i-copy"/>{say!(take.short)}</a>
                    {move || (!is_empty.get()).then(|| view! { <Arrange bench word=say!(shapes.offer) class="add"/> })}
                </div>
            </div>
        </nav>
    }
}

fetch!(tools, fetch_arranging -> fn(Bench, RwSignal<bool>) -> AnyView, shapes::arranging);

/// A button that opens the shapes of a chain, which are fetched then.
#[component]
pub(super) fn Arrange(bench: Bench, word: &'static str, class: &'static str) -> impl IntoView {
    let (wanted, open) = (RwSignal::new(false), RwSignal::new(false));
    let dialog = move || {
        let coming = async move { fetch_arranging().await.ok().map(|dialog| show(move || dialog(bench, open))) };
        shown(Box::pin(coming), missing_part)
    };
    let press = move |_| {
        wanted.set(true);
        open.set(true);
    };
    view! {
        <button class=class type="button" on:click=press><Icon name="i-list"/>{word}</button>
        {move || wanted.get().then(dialog)}
    }
}

/// A lock to begin with, called by its number.
pub(super) fn new_lock(breakout: &Breakout) -> Lock {
    breakout.new_lock(say!(build.new_lock, n = breakout.locks.len() + 1))
}

/// Adds a lock at the end of the chain and goes to it.
pub(super) fn add_lock(bench: Bench) {
    let mut lock = bench.peek(new_lock);
    let id = lock.id.clone();
    bench.act(String::new(), |breakout| {
        lock.after = breakout.locks.last().map(|last| last.id.clone()).into_iter().collect();
        breakout.locks.push(Arc::new(lock));
    });
    bench.peek(|breakout| browser::go(&format!("/build/{}/lock/{id}", breakout.id)));
    browser::focus("name");
}

/// The worst that the checks found about a lock.
fn health(bench: Bench, id: &str) -> Option<Severity> {
    bench.findings.with(|findings| {
        let of_lock = findings.iter().filter(|finding| matches!(&finding.place, Place::Lock(lock, _) if lock == id));
        of_lock.map(|finding| finding.problem.severity()).min()
    })
}

/// The mark of a severity; words stand beside it.
pub(super) fn badge(severity: Severity) -> impl IntoView {
    let is_bad = severity == Severity::ToFix;
    view! { <b class="badge" class:fix=is_bad class:better=!is_bad></b> }
}

/// The mark of the worst that a lock is told of, with its word for a screen reader; none before checks were asked for.
#[component]
pub(super) fn Badge(bench: Bench, #[prop(into)] id: String, tried: RwSignal<bool>) -> impl IntoView {
    let health = Memo::new(move |_| if tried.get() { health(bench, &id) } else { None });
    move || {
        health.get().map(|severity| {
            let word = match severity {
                Severity::ToFix => say!(build.is_to_fix),
                Severity::CouldBeBetter => say!(build.is_better),
            };
            badge(severity).attr("role", "img").attr("aria-label", word)
        })
    }
}

/// "after The shed, The well", as the chain has it.
pub(super) fn after_words(breakout: &Breakout, lock: &Lock) -> String {
    after(lock, lock.after.iter().map(|id| lock_name(breakout, id)).collect())
}

#[component]
fn List(bench: Bench, here: Memo<Option<String>>, tried: RwSignal<bool>) -> impl IntoView {
    let ids = Memo::new(move |_| {
        bench.chain.with(|breakout| breakout.locks.iter().map(|lock| lock.id.clone()).collect::<Vec<_>>())
    });
    view! {
        <ol class="chain-list" role="list">
            <For each=move || ids.get() key=|id| id.clone() let:id>{view! { <li><Line bench id here tried/></li> }.into_any()}</For>
        </ol>
    }
}

#[component]
fn Line(bench: Bench, id: String, here: Memo<Option<String>>, tried: RwSignal<bool>) -> impl IntoView {
    let own = StoredValue::new(id.clone());
    let said = move |say: fn(&Breakout, &Lock) -> String| {
        bench.chain.with(|breakout| own.with_value(|id| breakout.lock(id).map(|lock| say(breakout, lock))))
    };
    let title = move || said(|breakout, lock| lock_name(breakout, &lock.id));
    let after = move || said(after_words);
    let href = bench.peek(|breakout| format!("#/build/{}/lock/{id}", breakout.id));
    let is_here = move || here.with(|here| own.with_value(|id| here.as_ref() == Some(id)));
    view! {
        <a class="lock-line" href=href aria-current=move || is_here().then_some("page")>
            <Icon name="lock-here"/><b>{title}</b><small>{after}</small><Badge bench id tried/>
        </a>
    }
}
