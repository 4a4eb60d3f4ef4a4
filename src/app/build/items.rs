use leptos::prelude::*;

use super::lists::{Add, moved};
use crate::app::browser;
use crate::app::parts::Icon;
use crate::mechanism::{Item, dealt_id};
use crate::say;

/// A list of labels, one below another: options, items, bins.
#[component]
pub(super) fn Items(
    legend: &'static str,
    /// On the button that adds one.
    add_word: &'static str,
    #[prop(into)] items: Signal<Vec<Item>>,
    /// Takes the list as it was changed.
    set: Callback<Vec<Item>>,
    /// Items of the same lock in other lists: no two have the same id.
    #[prop(optional, into)]
    others: Option<Signal<Vec<Item>>>,
) -> impl IntoView {
    // Made once a change: each line reads it.
    let items = Memo::new(move |_| items.get());
    let count = Memo::new(move |_| items.with(Vec::len));
    let change = move |change: &dyn Fn(&mut Vec<Item>)| {
        let mut changed = items.get_untracked();
        change(&mut changed);
        set.run(changed);
    };
    let label =
        move |index: usize| items.with(|items| items.get(index).map(|item| item.label.clone()).unwrap_or_default());
    let line = move |index: usize| {
        let write = move |label: String| {
            change(&|items| {
                if let Some(item) = items.get_mut(index) {
                    item.label.clone_from(&label)
                }
            })
        };
        let take = move |_| {
            change(&|items| {
                if index < items.len() {
                    items.remove(index);
                }
            })
        };
        view! {
            <li>
                <input type="text" aria-label=format!("{legend} {}", index + 1) prop:value=move || label(index) on:input:target=move |event| write(event.target().value())/>
                <button class="icon" type="button" aria-label=say!(build.earlier) disabled=index == 0 on:click=move |_| change(&|items| moved(items, index, false))><Icon name="i-up"/></button>
                <button class="icon" type="button" aria-label=say!(build.take_option, n = index + 1) on:click=take><Icon name="i-close"/></button>
            </li>
        }
    };
    let add = Callback::new(move |()| {
        change(&|items| {
            let mut all = items.clone();
            all.extend(others.map(|others| others.get_untracked()).unwrap_or_default());
            let id = dealt_id(&mut browser::chance(), |id| all.iter().any(|item| item.id == id));
            items.push(Item::new(&id, ""));
        })
    });
    view! {
        <fieldset class="wide">
            <legend class="label">{legend}</legend>
            <ul class="edit-list" role="list">{move || (0..count.get()).map(line).collect_view()}</ul>
            <Add word=add_word add/>
        </fieldset>
    }
}
