use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::reactive::computed::Selector;

use crate::app::browser;
use crate::app::mechanisms::tape::steps;
use crate::app::parts::Icon;
use crate::mechanism::Item;
use crate::say;

/// Items to put in order: pick one and say where it goes, or move it by its arrows.
#[component]
pub(super) fn OrderWidget(
    /// In the order in which the team finds them.
    items: Vec<Item>,
    entry: RwSignal<String>,
) -> impl IntoView {
    let count = items.len();
    let begun: Vec<usize> =
        steps(&entry.get_untracked()).iter().filter_map(|id| items.iter().position(|item| item.id == *id)).collect();
    let begun = if begun.len() == count { begun } else { (0..count).collect() };
    let items = StoredValue::new(items);
    // Which item lies at each place: a signal each, so that only what moves is drawn anew.
    let order = StoredValue::new(begun.into_iter().map(RwSignal::new).collect::<Vec<_>>());
    let now = move || order.with_value(|order| order.iter().map(|at| at.get_untracked()).collect::<Vec<usize>>());
    let picked = RwSignal::new(None::<usize>);
    let is_picked = Selector::new(move || picked.get());
    let said = RwSignal::new(String::new());
    let write = move || {
        entry.set(items.with_value(|items| {
            now().iter().filter_map(|at| items.get(*at).map(|item| item.id.clone())).collect::<Vec<_>>().join(" ")
        }));
    };
    if entry.with_untracked(String::is_empty) {
        write();
    }
    let label = move |place: usize| {
        let item = order.with_value(|order| order.get(place).map(|at| at.get()));
        items.with_value(|items| {
            item.and_then(|item| items.get(item)).map(|item| item.label.clone()).unwrap_or_default()
        })
    };
    let shift = move |from: usize, to: usize| {
        if from >= count || to >= count {
            return;
        }
        let mut moved = now();
        let item = moved.remove(from);
        moved.insert(to, item);
        order.with_value(|order| {
            order
                .iter()
                .zip(moved)
                .filter(|(at, item)| at.get_untracked() != *item)
                .for_each(|(at, item)| at.set(item));
        });
        picked.set(None);
        write();
        said.set(say!(mechanism.now_at, what = untrack(|| label(to)), place = to + 1, count = count));
        browser::focus_on(format!("order-{to}"));
    };
    let press = move |place: usize| match picked.get_untracked() {
        Some(from) if from == place => picked.set(None),
        Some(from) => shift(from, place),
        None => picked.set(Some(place)),
    };
    let key = move |event: KeyboardEvent, place: usize| {
        match event.key().as_str() {
            "ArrowUp" => shift(place, place.wrapping_sub(1)),
            "ArrowDown" => shift(place, place + 1),
            "Escape" => picked.set(None),
            _ => return,
        }
        event.prevent_default();
    };
    let row = move |place: usize| {
        let (is_picked, is_on) = (is_picked.clone(), is_picked.clone());
        view! {
            <li class="row">
                <button class="option" class:on=move || is_on.selected(&Some(place)) type="button" id=format!("order-{place}")
                    aria-pressed=move || is_picked.selected(&Some(place)).to_string()
                    on:click=move |_| press(place) on:keydown=move |event| key(event, place)><b class="num" aria-hidden="true">{place + 1}</b>{move || label(place)}</button>
                <button class="icon" type="button" disabled=place == 0 aria-label=move || say!(mechanism.sooner, what = label(place)) on:click=move |_| shift(place, place.wrapping_sub(1))><Icon name="i-arrow"/></button>
                <button class="icon later" type="button" disabled=place + 1 == count aria-label=move || say!(mechanism.later, what = label(place)) on:click=move |_| shift(place, place + 1)><Icon name="i-arrow"/></button>
            </li>
        }
        .into_any()
    };
    view! {
        <p class="plate-label" id="order-help">{say!(mechanism.order_help)}</p>
        <ol class="rows" role="list" aria-labelledby="order-help">{(0..count).map(row).collect_view()}</ol>
        <p class="vh" role="status">{said}</p>
    }
}
