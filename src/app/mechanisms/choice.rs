use leptos::prelude::*;

use super::tape::steps;
use crate::mechanism::Choice;
use crate::say;

/// Options to tick.
#[component]
pub(super) fn ChoiceWidget(choice: Choice, seed: Option<u64>, entry: RwSignal<String>) -> impl IntoView {
    let many = choice.many;
    let (kind, legend) =
        if many { ("checkbox", say!(mechanism.choose_many)) } else { ("radio", say!(mechanism.choose_one)) };
    let option = move |id: String, label: String| {
        // The box itself knows whether it is ticked: among ten thousand, nothing else has to ask.
        let is_on = entry.with_untracked(|entry| steps(entry).contains(&id));
        let id = StoredValue::new(id);
        let tick = move |on: bool| {
            entry.update(|entry| {
                let id = id.get_value();
                let mut chosen = if many { steps(entry) } else { Vec::new() };
                chosen.retain(|other| *other != id);
                if on {
                    let before = chosen.partition_point(|other| *other < id);
                    chosen.insert(before, id);
                }
                *entry = chosen.join(" ");
            });
        };
        view! {
            <label class="option">
                <input type=kind name="option" prop:checked=is_on on:change:target=move |event| tick(event.target().checked())/>
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    let options = match seed {
        Some(seed) => choice.offered(seed),
        None => choice.options,
    };
    view! {
        <fieldset class="options">
            <legend class="vh">{legend}</legend>
            {options.into_iter().map(|item| option(item.id, item.label)).collect_view()}
        </fieldset>
    }
}
