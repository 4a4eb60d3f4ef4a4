use leptos::prelude::*;

use crate::app::mechanisms::tape::steps;
use crate::mechanism::{Part, Tap, Unit};
use crate::say;

/// A text whose words, letters, sentences or gaps are tapped.
#[component]
pub(super) fn TapWidget(tap: Tap, entry: RwSignal<String>) -> impl IntoView {
    let is_gap = tap.unit == Unit::Gap;
    let is_empty = tap.tappable().next().is_none();
    let begun: Vec<usize> =
        entry.with_untracked(|entry| steps(entry).iter().filter_map(|step| step.parse().ok()).collect());
    let toggle = move |number: usize| {
        entry.update(|entry| {
            let mut tapped: Vec<usize> = steps(entry).iter().filter_map(|step| step.parse().ok()).collect();
            match tapped.binary_search(&number) {
                Ok(at) => drop(tapped.remove(at)),
                Err(at) => tapped.insert(at, number),
            }
            *entry = tapped.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
        });
    };
    let button = |number: usize, part: &Part, before: &str| {
        let is_on = RwSignal::new(begun.contains(&number));
        let press = move |_| {
            is_on.update(|on| *on = !*on);
            toggle(number);
        };
        let label = is_gap.then(|| match before.split_whitespace().next_back() {
            Some(last) => say!(mechanism.gap_after, word = last),
            None => say!(mechanism.gap_first).to_owned(),
        });
        let text = if is_gap { String::new() } else { part.text.clone() };
        view! {
            <button class="bit" class:gap=is_gap type="button" aria-label=label aria-pressed=move || is_on.get().to_string() on:click=press>{text}</button>
        }
        .into_any()
    };
    let (mut number, mut before) = (0, String::new());
    let mut parts = Vec::new();
    for part in &tap.parts {
        parts.push(if part.tap {
            number += 1;
            button(number, part, &before)
        } else {
            view! { <span>{part.text.clone()}</span> }.into_any()
        });
        before.push_str(&part.text);
    }
    let legend = match tap.unit {
        Unit::Word => say!(mechanism.tap_words),
        Unit::Letter => say!(mechanism.tap_letters),
        Unit::Sentence => say!(mechanism.tap_sentences),
        Unit::Gap => say!(mechanism.tap_gaps),
    };
    if is_empty {
        return view! { <p class="quiet">{say!(mechanism.no_text)}</p> }.into_any();
    }
    view! {
        <p class="plate-label" id="tap-label">{legend}</p>
        <div class=format!("bits {}", tap.unit.name()) dir="auto" role="group" aria-labelledby="tap-label">{parts}</div>
    }
    .into_any()
}
