//! The steps of writing in words: what "Undo" takes back, and where that is seen.

use leptos::prelude::*;

use super::bench::Bench;
use crate::app::browser;
use crate::app::parts::Icon;
use crate::breakout::{Breakout, Changed, Part, Step};
use crate::say;

/// What a step did.
pub(super) fn words(step: &Step) -> String {
    match &step.changed {
        Changed::Gone(names) => say!(undo.gone, locks = names.join(", ")),
        _ if !step.name.is_empty() => step.name.clone(),
        Changed::Title => say!(undo.title).into(),
        Changed::Story => say!(undo.story).into(),
        Changed::Bench => say!(undo.bench).into(),
        Changed::Ending => say!(undo.ending).into(),
        Changed::Targets => say!(undo.targets).into(),
        Changed::Cards => say!(undo.cards).into(),
        Changed::Rules => say!(undo.rules).into(),
        Changed::Debrief => say!(undo.debrief).into(),
        Changed::Aside => say!(undo.aside).into(),
        Changed::Media => say!(undo.media).into(),
        Changed::About => say!(undo.about).into(),
        Changed::Order => say!(undo.order).into(),
        Changed::Chain => say!(undo.chain).into(),
        Changed::Added(names) => say!(undo.added, locks = names.join(", ")),
        Changed::Lock { name, part, .. } => match part {
            Part::Whole => say!(undo.lock, lock = name),
            Part::Title => say!(undo.lock_title, lock = name),
            Part::Targets => say!(undo.lock_targets, lock = name),
            Part::After => say!(undo.lock_after, lock = name),
            Part::Clues => say!(undo.lock_clues, lock = name),
            Part::Mechanism => say!(undo.lock_type, lock = name),
            Part::Answers => say!(undo.lock_answer, lock = name),
            Part::Replies => say!(undo.lock_replies, lock = name),
            Part::Hints => say!(undo.lock_hints, lock = name),
            Part::Inside => say!(undo.lock_inside, lock = name),
        },
        Changed::Several => say!(undo.several).into(),
    }
}

/// Goes where a step that concerns one page is seen: whoever takes it back from elsewhere sees what that did.
pub(super) fn show(breakout: &Breakout, changed: &Changed) {
    let page = match changed {
        Changed::Story | Changed::Bench | Changed::Ending => "story".into(),
        Changed::Targets => "targets".into(),
        Changed::Cards => "cards".into(),
        Changed::Rules => "rules".into(),
        Changed::Debrief => "debrief".into(),
        Changed::About => "about".into(),
        Changed::Lock { id, .. } => format!("lock/{id}"),
        _ => return,
    };
    let address = format!("/build/{}/{page}", breakout.id);
    let here = browser::fragment();
    // The map shows what a lock opens after, and its name.
    let on_map = here == format!("/build/{}/map", breakout.id)
        && matches!(changed, Changed::Lock { part: Part::After | Part::Title, .. });
    // The first lock is there without being named.
    let is_first = here == format!("/build/{}", breakout.id)
        && breakout.locks.first().is_some_and(|lock| page == format!("lock/{}", lock.id));
    if here != address && !is_first && !on_map {
        browser::go(&address);
    }
}

/// The buttons that take a step back and again. Each is called by the step.
#[component]
pub(super) fn Steps(bench: Bench) -> impl IntoView {
    let undoes = Memo::new(move |_| bench.undoes().map(|step| words(&step)));
    let redoes = Memo::new(move |_| bench.redoes().map(|step| words(&step)));
    let undo = move || undoes.get().map_or_else(|| say!(build.undo).to_owned(), |what| say!(undo.undo, what = what));
    let redo = move || redoes.get().map_or_else(|| say!(build.redo).to_owned(), |what| say!(undo.redo, what = what));
    view! {
        <button class="icon" type="button" aria-label=undo title=undo disabled=move || undoes.read().is_none() on:click=move |_| bench.undo()><Icon name="i-undo"/></button>
        <button class="icon" type="button" aria-label=redo title=redo disabled=move || redoes.read().is_none() on:click=move |_| bench.redo()><Icon name="i-redo"/></button>
        <p class="vh" role="status">{bench.stepped}</p>
    }
}
