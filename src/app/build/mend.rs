use leptos::prelude::*;

use crate::app::browser;
use crate::mechanism::{Part, Tap};
use crate::say;

/// The cut of a text to tap, mended by hand: a part is chosen, then joined with the next one, divided between two of its
/// letters, or left to be read only.
#[component]
pub(super) fn Mend(now: Signal<Tap>, write: Callback<Tap>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let chosen = RwSignal::new(None::<usize>);
    let shown = move || is_open.get().then(|| view! { <Parts now chosen/> <One now chosen write/> });
    view! {
        <details class="wide mend" hidden=move || now.with(|tap| tap.parts.is_empty()) on:toggle=move |_| is_open.update(|open| *open = !*open)>
            <summary class="add">{say!(build.mend)}</summary>
            <p class="quiet">{say!(build.mend_help)}</p>
            {shown}
        </details>
    }
}

/// All parts, one behind another.
#[component]
fn Parts(now: Signal<Tap>, chosen: RwSignal<Option<usize>>) -> impl IntoView {
    let part = move |(at, part): (usize, &Part)| {
        let is_on = move || chosen.get() == Some(at);
        view! {
            <button class="part" class:tap=part.tap type="button" id=format!("part-{at}") aria-pressed=move || is_on().to_string()
                on:click=move |_| chosen.update(|chosen| *chosen = (*chosen != Some(at)).then_some(at))>{words(&part.text)}</button>
        }
        .into_any()
    };
    view! {
        <div class="parts" dir="auto" role="group" aria-label=say!(build.parts)>
            {move || now.with(|tap| tap.parts.iter().enumerate().map(part).collect_view())}
        </div>
    }
}

/// What can be done with the chosen part.
#[component]
fn One(now: Signal<Tap>, chosen: RwSignal<Option<usize>>, write: Callback<Tap>) -> impl IntoView {
    // The keyboard stays on the part, which is made anew.
    let mend = move |at: usize, mended: Tap| {
        write.run(mended);
        browser::focus_on(format!("part-{at}"));
    };
    let tools = move |at: usize| {
        let (part, next) = now.with(|tap| (tap.parts.get(at).cloned(), tap.parts.get(at + 1).cloned()));
        let part = part?;
        let letters = part.letters();
        let joined = next.map(|next| {
            let word = say!(build.join, next = words(&next.text));
            view! { <button class="ghost" type="button" on:click=move |_| mend(at, now.with_untracked(|tap| tap.joined(at)))>{word}</button> }
                .into_any()
        });
        let between = |count: usize| {
            let (before, after) = letters.split_at(count);
            let label = say!(build.divide_at, before = words(&before.concat()), after = words(&after.concat()));
            view! { <button class="ghost" type="button" on:click=move |_| mend(at, now.with_untracked(|tap| tap.divided(at, count)))>{label}</button> }
                .into_any()
        };
        let is_tap = part.tap;
        let set = move |tap: bool| write.run(now.with_untracked(|now| now.tappable_at(at, tap)));
        Some(view! {
            <div class="one" role="group" aria-label=words(&part.text)>
                <label class="tick"><input type="checkbox" prop:checked=is_tap on:change:target=move |event| set(event.target().checked())/>{say!(build.can_be_tapped)}</label>
                <div class="row">{joined}{(1..letters.len().min(MOST_LETTERS)).map(between).collect_view()}</div>
            </div>
        })
    };
    move || chosen.get().and_then(tools)
}

/// As many letters as a word may have that is divided here; nobody looks through the gaps of a sentence.
const MOST_LETTERS: usize = 24;

/// A part's text; what is not seen has a name.
fn words(text: &str) -> String {
    match text {
        "" => say!(build.no_space).to_owned(),
        text if text.trim().is_empty() => say!(build.space).to_owned(),
        text => text.to_owned(),
    }
}
