use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::Spot;
use super::bench::Bench;
use crate::app::browser;
use crate::app::parts::Icon;
use crate::breakout::{Breakout, Lock, Place, Severity, chain, fresh_id};
use crate::mechanism::{Kind, Mechanism, Number};
use crate::say;

/// The chain at the side: as a list, or as a map to look at.
#[component]
pub(super) fn Chain(
    bench: Bench,
    lock: Memo<Option<String>>,
    spot: Memo<Spot>,
    tried: RwSignal<bool>,
) -> impl IntoView {
    let as_map = RwSignal::new(false);
    let id = bench.peek(|breakout| breakout.id.to_string());
    let ids = Memo::new(move |_| {
        bench.read(|breakout| breakout.locks.iter().map(|lock| lock.id.clone()).collect::<Vec<_>>())
    });
    let page = move |name: &'static str, here: Spot, word: &'static str, drawing: &'static str| {
        view! {
            <a class="whole" href=format!("#/build/{id}/{name}") aria-current=move || (spot.get() == here && lock.get().is_none()).then_some("page")>
                <Icon name=drawing/><span>{word}</span>
            </a>
        }
    };
    view! {
        <nav class="chain" aria-label=say!(build.chain)>
            {page("whole", Spot::Whole, say!(build.whole), "i-target")}
            {page("story", Spot::Story, say!(build.story), "i-letter")}
            {page("cards", Spot::Cards, say!(build.cards), "i-cards")}
            {page("rules", Spot::Rules, say!(build.rules), "i-key")}
            <div class="chain-head">
                <h2 class="label">{say!(build.chain)}</h2>
                <div class="either" role="radiogroup" aria-label=say!(build.chain_as)>
                    <label class:on=move || !as_map.get()><input type="radio" name="chain-as" prop:checked=move || !as_map.get() on:change=move |_| as_map.set(false)/>{say!(build.list)}</label>
                    <label class:on=move || as_map.get()><input type="radio" name="chain-as" prop:checked=move || as_map.get() on:change=move |_| as_map.set(true)/>{say!(build.map)}</label>
                </div>
            </div>
            <Show when=move || as_map.get() fallback=move || view! {
                <ol class="chain-list" role="list">
                    <For each=move || ids.get() key=|id| id.clone() let:id><li><Line bench id lock tried/></li></For>
                </ol>
            }><Map bench lock tried/></Show>
            <button class="add" type="button" on:click=move |_| add_lock(bench)><Icon name="i-plus"/>{say!(build.add_lock)}</button>
        </nav>
    }
}

/// Adds a lock at the end of the chain and goes to it.
fn add_lock(bench: Bench) {
    let id = bench.peek(|breakout| {
        fresh_id(&say!(build.new_lock, n = breakout.locks.len() + 1), "lock", |id| breakout.lock(id).is_some())
    });
    bench.change("add lock", |breakout| {
        let mut lock = Lock::new(id.clone(), Mechanism::from(Kind::Number(Number::default())));
        lock.title = say!(build.new_lock, n = breakout.locks.len() + 1);
        lock.after = breakout.locks.last().map(|last| last.id.clone()).into_iter().collect();
        breakout.locks.push(Arc::new(lock));
    });
    bench.peek(|breakout| browser::go(&format!("/build/{}/lock/{id}", breakout.id)));
}

/// The worst that the checks found about a lock.
fn health(bench: Bench, id: &str) -> Option<Severity> {
    bench.findings.with(|findings| {
        let of_lock = findings.iter().filter(|finding| matches!(&finding.place, Place::Lock(lock, _) if lock == id));
        of_lock.map(|finding| finding.problem.severity()).min()
    })
}

#[component]
fn Badge(bench: Bench, #[prop(into)] id: String, tried: RwSignal<bool>) -> impl IntoView {
    move || {
        let health = if tried.get() { health(bench, &id) } else { None };
        health.map(|severity| {
            let (class, word) = match severity {
                Severity::ToFix => ("badge fix", say!(build.to_fix)),
                Severity::CouldBeBetter => ("badge better", say!(build.could_be_better)),
            };
            view! { <span class=class><span class="vh">{word}</span></span> }
        })
    }
}

/// "after The shed, The well", as the chain has it.
pub(super) fn after_words(breakout: &Breakout, lock: &Lock) -> String {
    if lock.after.is_empty() {
        return say!(build.from_start).to_owned();
    }
    let title = |id: &String| breakout.lock(id).map_or_else(|| id.clone(), |lock| lock.title.clone());
    let names: Vec<String> = lock.after.iter().map(title).collect();
    match lock.need {
        Some(need) if (need as usize) < lock.after.len() => {
            say!(build.after_any, need = need, locks = names.join(", "))
        }
        _ => say!(build.after_all, locks = names.join(", ")),
    }
}

#[component]
fn Line(bench: Bench, id: String, lock: Memo<Option<String>>, tried: RwSignal<bool>) -> impl IntoView {
    let own = StoredValue::new(id.clone());
    let title = move || bench.lock(&own.get_value(), |lock| lock.title.clone());
    let after =
        move || bench.read(|breakout| own.with_value(|id| breakout.lock(id).map(|lock| after_words(breakout, lock))));
    let is_here = move || lock.with(|lock| own.with_value(|own| lock.as_ref() == Some(own)));
    let href = bench.peek(|breakout| format!("#/build/{}/lock/{id}", breakout.id));
    view! {
        <a class="lock-line" href=href aria-current=move || is_here().then_some("page")>
            <Icon name="lock-here"/><b>{title}</b><small>{after}</small><Badge bench id tried/>
        </a>
    }
}

/// The chain drawn: layers from top to bottom, a line from each lock to those after it.
#[component]
fn Map(bench: Bench, lock: Memo<Option<String>>, tried: RwSignal<bool>) -> impl IntoView {
    move || bench.read(|breakout| drawn(bench, breakout, lock, tried))
}

/// The height of a layer, in hundredths of the map's width.
const LAYER: f64 = 36.0;

fn drawn(
    bench: Bench,
    breakout: &Breakout,
    here: Memo<Option<String>>,
    tried: RwSignal<bool>,
) -> impl IntoView + use<> {
    let mut layers = chain::layers(breakout);
    let placed: Vec<&str> = layers.iter().flatten().map(|lock| lock.id.as_str()).collect();
    let lost: Vec<&Lock> =
        breakout.locks.iter().map(|lock| &**lock).filter(|lock| !placed.contains(&lock.id.as_str())).collect();
    if !lost.is_empty() {
        layers.push(lost);
    }
    let mut at: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    for (depth, layer) in layers.iter().enumerate() {
        for (index, lock) in layer.iter().enumerate() {
            at.insert(&lock.id, (100.0 * (index as f64 + 0.5) / layer.len() as f64, LAYER * depth as f64));
        }
    }
    let lines: Vec<_> = breakout
        .locks
        .iter()
        .flat_map(|lock| lock.after.iter().map(move |before| (before, lock)))
        .filter_map(|(before, lock)| {
            let ((x1, y1), (x2, y2)) = (*at.get(before.as_str())?, *at.get(lock.id.as_str())?);
            let (y1, y2) = (y1 + LAYER * 0.8, y2 + 1.0);
            let some = lock.needed() < lock.after.len();
            Some(
                view! { <path class:some=some d=format!("M{x1} {y1}C{x1} {} {x2} {} {x2} {y2}", y1 + 8.0, y2 - 8.0)/> },
            )
        })
        .collect();
    let height = LAYER * layers.len() as f64;
    let id = breakout.id;
    let rows: Vec<_> = layers
        .iter()
        .map(|layer| {
            let nodes: Vec<_> = layer
                .iter()
                .map(|lock| {
                    let own = lock.id.clone();
                    view! {
                        <li>
                            <a class="node" href=format!("#/build/{id}/lock/{}", lock.id) aria-current=move || (here.get().as_ref() == Some(&own)).then_some("page")>
                                <Icon name="lock-here"/><span>{lock.title.clone()}</span><Badge bench id=lock.id.clone() tried/>
                            </a>
                        </li>
                    }
                })
                .collect();
            view! { <ol class="layer" role="list">{nodes}</ol> }
        })
        .collect();
    view! { <div class="map"><svg viewBox=format!("0 0 100 {height}") aria-hidden="true">{lines}</svg>{rows}</div> }
}
