use leptos::prelude::*;

use crate::app::mechanisms::tape::steps;
use crate::mechanism::Switches;
use crate::say;

/// A row of switches, each on or off.
#[component]
pub(super) fn SwitchesWidget(switches: Switches, entry: RwSignal<String>) -> impl IntoView {
    let labels = switches.row();
    let mut begun: Vec<bool> = steps(&entry.get_untracked()).iter().map(|step| step == "on").collect();
    begun.resize(labels.len(), false);
    let set = RwSignal::new(begun);
    let write = move || {
        let words = |set: &Vec<bool>| set.iter().map(|on| if *on { "on" } else { "off" }).collect::<Vec<_>>().join(" ");
        entry.set(set.with_untracked(words));
    };
    write();
    let switch = move |at: usize, label: String| {
        let is_on = move || set.with(|set| set.get(at) == Some(&true));
        let turn = move |on: bool| {
            set.update(|set| {
                if let Some(switch) = set.get_mut(at) {
                    *switch = on;
                }
            });
            write();
        };
        view! {
            <label class="option switch" class:on=is_on>
                <input type="checkbox" role="switch" prop:checked=is_on on:change:target=move |event| turn(event.target().checked())/>
                <span>{label}</span>
                <b aria-hidden="true">{move || if is_on() { say!(mechanism.on) } else { say!(mechanism.off) }}</b>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="options">
            <legend class="vh">{say!(mechanism.switches)}</legend>
            {labels.into_iter().enumerate().map(|(at, label)| switch(at, label)).collect_view()}
        </fieldset>
    }
}
