use leptos::prelude::*;

use super::clue::{Page, name};
use super::sitting::Sitting;
use crate::app::browser;
use crate::play::From;
use crate::say;

/// What was found and lies loose: from the bench and from inside locks.
#[component]
pub(super) fn Tray(sitting: Sitting) -> impl IntoView {
    let found = Memo::new(move |_| loose(sitting));
    view! {
        <section class="found" aria-labelledby="found-h">
            <h2 class="label" id="found-h">{say!(play.found)}</h2>
            {move || found.get().is_empty().then(|| view! { <p class="empty">{say!(play.nothing_found)}</p> }.into_any()).into_any()}
            <ul class="tray" role="list">
                {move || found.get().into_iter().map(|page| view! { <Thing sitting page/> }.into_any()).collect_view().into_any()}
            </ul>
        </section>
    }
}

/// Loose things, without what still lies folded in an open lock.
fn loose(sitting: Sitting) -> Vec<Page> {
    let mut loose = sitting.pages();
    loose.retain(|page| match page.from {
        From::Bench => true,
        From::On(_) => false,
        From::Inside(_) => sitting.seen.with(|seen| seen.contains(&page.clue.id)),
    });
    loose
}

#[component]
fn Thing(sitting: Sitting, page: Page) -> impl IntoView {
    let id = StoredValue::new(page.clue.id.clone());
    let place = match &page.from {
        From::Bench => say!(play.from_bench).to_owned(),
        From::On(lock) | From::Inside(lock) => {
            let title = sitting.game.with_untracked(|game| game.breakout().lock(lock).map(|lock| lock.title.clone()));
            say!(play.from_inside, lock = title.unwrap_or_default())
        }
    };
    let is_here = move || sitting.clue.with(|clue| id.with_value(|id| clue.as_ref() == Some(id)));
    let is_new = move || !is_here() && sitting.seen.with(|seen| id.with_value(|id| !seen.contains(id)));
    let small = move || if is_new() { say!(play.is_new).to_owned() } else { place.clone() };
    view! {
        <li>
            <button
                class="thing"
                class:new=is_new
                type="button"
                aria-current=move || is_here().then_some("true")
                on:click=move |_| { sitting.clue.set(Some(id.get_value())); browser::focus("clue") }
            >{name(&page.clue)}<small>{move || small()}</small></button>
        </li>
    }
}
