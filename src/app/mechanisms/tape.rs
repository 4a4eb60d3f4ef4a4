use leptos::prelude::*;

use crate::app::parts::Icon;
use crate::mechanism::MOST_STEPS;
use crate::say;

/// The steps of an entry, in order.
pub(super) fn steps(entry: &str) -> Vec<String> {
    entry.split_whitespace().map(str::to_owned).collect()
}

/// Adds a step, where there is room.
pub(super) fn press(entry: RwSignal<String>, step: &str) {
    entry.update(|entry| {
        let mut steps = steps(entry);
        if steps.len() < MOST_STEPS {
            steps.push(step.to_owned());
        }
        *entry = steps.join(" ");
    });
}

/// What was pressed so far, with a way back. It doesn't show how long the answer is.
#[component]
pub(super) fn Tape(
    entry: RwSignal<String>,
    /// What it says while it is empty.
    empty: &'static str,
    /// Draws a step as a list item.
    draw: impl Fn(&str) -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let is_empty = move || entry.with(|entry| entry.trim().is_empty());
    let take_back = move |_| {
        entry.update(|entry| {
            let mut steps = steps(entry);
            steps.pop();
            *entry = steps.join(" ");
        });
    };
    view! {
        <div class="tape" role="group" aria-label=say!(mechanism.so_far)>
            {move || if is_empty() {
                view! { <p class="quiet">{empty}</p> }.into_any()
            } else {
                let items = entry.with(|entry| steps(entry).iter().map(|step| draw(step)).collect_view());
                view! { <ol class="steps" role="list">{items}</ol> }.into_any()
            }}
            <button class="icon" type="button" aria-label=say!(mechanism.take_back) disabled=is_empty on:click=take_back><Icon name="i-back"/></button>
            <button class="icon" type="button" aria-label=say!(mechanism.start_over) disabled=is_empty on:click=move |_| entry.set(String::new())>
                <Icon name="i-again"/>
            </button>
        </div>
    }
}
