use leptos::prelude::*;
use leptos::reactive::computed::Selector;

use crate::app::browser;
use crate::mechanism::Item;
use crate::say;

/// Where each item lies: in which slot, or still outside.
type Places = Vec<Option<usize>>;

/// Items to put into slots: pick one, then press the slot. Sorting and matching differ in how many a slot takes.
#[component]
pub(super) fn PlaceWidget(
    /// Where they go.
    slots: Vec<Item>,
    /// What goes there, in the order in which the team finds it.
    items: Vec<Item>,
    /// A slot takes one item only.
    single: bool,
    entry: RwSignal<String>,
) -> impl IntoView {
    let places = RwSignal::new(read(&slots, &items, &entry.get_untracked()));
    let picked = RwSignal::new(None::<usize>);
    let selected = StoredValue::new(Selector::new(move || picked.get()));
    let said = RwSignal::new(String::new());
    let (count, slot_count) = (items.len(), slots.len());
    let name = |list: &[Item], at: usize| list.get(at).map(|item| item.label.clone()).unwrap_or_default();
    let labels = StoredValue::new((slots.clone(), items.clone()));
    let item_name = move |item: usize| labels.with_value(|(_, items)| name(items, item));
    let slot_name = move |slot: usize| labels.with_value(|(slots, _)| name(slots, slot));
    let write =
        move || entry.set(labels.with_value(|(slots, items)| places.with_untracked(|at| written(slots, items, at))));
    let outside =
        move || places.with(|places| (0..count).filter(|item| places.get(*item) == Some(&None)).collect::<Vec<_>>());
    let inside = move |slot: usize| {
        places.with(|places| (0..count).filter(|item| places.get(*item) == Some(&Some(slot))).collect::<Vec<_>>())
    };
    let put = move |item: usize, slot: Option<usize>| {
        places.update(|places| {
            if single && slot.is_some() {
                places.iter_mut().filter(|place| **place == slot).for_each(|place| *place = None);
            }
            if let Some(place) = places.get_mut(item) {
                *place = slot;
            }
        });
        picked.set(None);
        write();
        said.set(match slot {
            Some(slot) => say!(mechanism.put_in, what = item_name(item), place = slot_name(slot)),
            None => say!(mechanism.put_back, what = item_name(item)),
        });
        // On to the next that lies outside; the last one leaves the keyboard on what was pressed.
        match (slot, untrack(outside).first()) {
            (Some(_), Some(next)) => browser::focus_on(format!("item-{next}")),
            (Some(slot), None) => browser::focus_on(format!("slot-{slot}")),
            (None, _) => browser::focus_on(format!("item-{item}")),
        }
    };
    let chip = move |item: usize| {
        let is_picked = move || selected.with_value(|selected| selected.selected(&Some(item)));
        let press = move |_| {
            let placed = places.with_untracked(|places| places.get(item).copied().flatten());
            match (picked.get_untracked() == Some(item), placed) {
                (true, Some(_)) => put(item, None),
                (true, None) => picked.set(None),
                (false, _) => picked.set(Some(item)),
            }
        };
        view! {
            <button class="option chip" class:on=is_picked type="button" id=format!("item-{item}") aria-pressed=move || is_picked().to_string() on:click=press>{item_name(item)}</button>
        }
        .into_any()
    };
    let slot = move |slot: usize| {
        let label = move || match picked.get() {
            Some(item) => say!(mechanism.put_here, what = item_name(item), place = slot_name(slot)),
            None => slot_name(slot),
        };
        let press = move |_| {
            if let Some(item) = picked.get_untracked() {
                put(item, Some(slot));
            }
        };
        view! {
            <li class="slot" class:ready=move || picked.get().is_some()>
                <button type="button" id=format!("slot-{slot}") aria-label=label aria-disabled=move || picked.get().is_none().then_some("true") on:click=press><b>{slot_name(slot)}</b></button>
                <div class="within"><For each=move || inside(slot) key=|item: &usize| *item children=chip/></div>
            </li>
        }
        .into_any()
    };
    let help = if single { say!(mechanism.match_help) } else { say!(mechanism.sort_help) };
    view! {
        <p class="plate-label" id="place-help">{help}</p>
        <div class="within outside" role="group" aria-labelledby="place-help">
            <For each=outside key=|item: &usize| *item children=chip/>
        </div>
        <ul class="slots" class:pairs=single role="list">{(0..slot_count).map(slot).collect_view()}</ul>
        <p class="vh" role="status">{said}</p>
    }
}

/// Where an entry puts the items.
fn read(slots: &[Item], items: &[Item], entry: &str) -> Places {
    let mut places = vec![None; items.len()];
    for (slot, words) in entry.split_whitespace().filter_map(|word| word.split_once('=')) {
        let slot = slots.iter().position(|known| known.id == slot);
        for word in words.split(',') {
            let item = items.iter().position(|item| item.id == word);
            if let Some(place) = item.and_then(|item| places.get_mut(item)) {
                *place = slot;
            }
        }
    }
    places
}

/// The entry that puts the items there.
fn written(slots: &[Item], items: &[Item], places: &Places) -> String {
    let mut written = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        let within = items.iter().zip(places).filter(|(_, place)| **place == Some(at));
        let within: Vec<&str> = within.map(|(item, _)| item.id.as_str()).collect();
        if !within.is_empty() {
            written.push(format!("{}={}", slot.id, within.join(",")));
        }
    }
    written.join(" ")
}
