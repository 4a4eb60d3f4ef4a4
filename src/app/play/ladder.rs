use leptos::prelude::*;

use super::seldom::Seldom;
use super::sitting::Sitting;
use crate::app::browser;
use crate::app::parts::{Icon, Prose, rung_name, when};
use crate::play::{Action, Rung};
use crate::say;

/// The hint ladder of the lock on the bench, and the rung that is being read.
#[component]
pub(super) fn Ladder(sitting: Sitting) -> impl IntoView {
    let reading = RwSignal::new(None::<usize>);
    let rungs = Memo::new(move |_| {
        let (lock, now) = (sitting.lock.get(), sitting.now.get());
        sitting.game.with(|game| game.rungs(&lock, now))
    });
    let count = Memo::new(move |_| rungs.with(Vec::len));
    Effect::new(move |_| {
        sitting.lock.track();
        reading.set(None);
    });
    view! {
        {move || reading.get().map(|rung| view! { <Slip sitting rung rungs reading/> }.into_any()).into_any()}
        {move || match count.get() {
            0 => ().into_any(),
            count => {
                let steps = (0..count).map(|rung| view! { <li><Step sitting rung rungs reading/></li> }.into_any()).collect_view();
                view! { <ol class="ladder" role="list" aria-label=say!(play.hints)>{steps}</ol> }.into_any()
            }
        }}
    }
}

/// Which hint of the lock on the bench a rung is, from 0; none: the neighbour.
fn hint(sitting: Sitting, rung: usize) -> Option<usize> {
    let lock = sitting.lock.get();
    match sitting.game.with(|game| game.progress().neighbour(game.breakout(), &lock)) {
        Some(place) if place == rung => None,
        Some(place) if place < rung => Some(rung - 1),
        _ => Some(rung),
    }
}

#[component]
fn Step(sitting: Sitting, rung: usize, rungs: Memo<Vec<Rung>>, reading: RwSignal<Option<usize>>) -> impl IntoView {
    let name = move || match hint(sitting, rung) {
        Some(hint) => rung_name(hint).into_any(),
        None => Seldom::Rung.view(),
    };
    let state = Memo::new(move |_| rungs.with(|rungs| rungs.get(rung).cloned().unwrap_or(Rung::Beyond)));
    let class = move || match state.get() {
        Rung::Taken => "rung taken",
        Rung::Free => "rung free",
        Rung::Waits { .. } | Rung::Beyond => "rung wait",
    };
    let small = move || match state.get() {
        Rung::Taken => say!(play.rung_taken).to_owned(),
        Rung::Free => say!(play.rung_free).to_owned(),
        Rung::Waits { seconds, .. } => say!(play.rung_in, time = minutes(seconds)),
        Rung::Beyond => say!(play.rung_later).to_owned(),
    };
    let press = move |_| match state.get_untracked() {
        Rung::Beyond => {}
        Rung::Free => {
            sitting.act(Action::Hint { lock: sitting.lock.get_untracked() });
            reading.set(Some(rung));
            browser::focus("slip");
        }
        Rung::Taken | Rung::Waits { .. } => {
            reading.update(|at| *at = if *at == Some(rung) { None } else { Some(rung) });
            browser::focus("slip");
        }
    };
    view! {
        <button
            class=class
            id=format!("rung-{rung}")
            type="button"
            aria-expanded=move || (reading.get() == Some(rung)).to_string()
            aria-disabled=move || (state.get() == Rung::Beyond).then_some("true")
            on:click=press
        >{move || name()}<small class="num">{move || small()}</small></button>
    }
}

/// What a rung says: its hint, or when it is free.
#[component]
fn Slip(sitting: Sitting, rung: usize, rungs: Memo<Vec<Rung>>, reading: RwSignal<Option<usize>>) -> impl IntoView {
    let lock = sitting.lock.get_untracked();
    let hint = untrack(|| hint(sitting, rung));
    let words = sitting.game.with_untracked(|game| {
        game.breakout().lock(&lock).and_then(|lock| lock.hints.get(hint?).cloned()).unwrap_or_default()
    });
    let (words, lock) = (StoredValue::new(words), StoredValue::new(lock));
    let is_taken = Memo::new(move |_| rungs.with(|rungs| rungs.get(rung) == Some(&Rung::Taken)));
    let cards = move || sitting.game.with(|game| game.progress().cards_left(game.breakout())) as usize;
    let waits = move || match rungs.with(|rungs| rungs.get(rung).cloned()) {
        Some(Rung::Waits { tries, seconds }) if browser::is_one(tries as usize) => {
            say!(play.waits_one, time = minutes(seconds))
        }
        Some(Rung::Waits { tries, seconds }) => say!(play.waits, tries = tries, time = minutes(seconds)),
        _ => String::new(),
    };
    let spend = move |_| {
        sitting.act(Action::SpendCard { lock: lock.get_value() });
        // The button goes.
        browser::focus("slip");
    };
    let close = move |_| {
        reading.set(None);
        browser::focus_on(format!("rung-{rung}"));
    };
    view! {
        <div class="slip" id="slip" tabindex="-1" role="status">
            {move || if is_taken.get() {
                match hint {
                    Some(_) => view! { <Prose text=words.get_value()/> }.into_any(),
                    None => Seldom::Ask(sitting).view(),
                }
            } else {
                view! {
                    <div>
                        // It ticks: it is read, and not told each second.
                        <p class="num" role="timer">{move || waits()}</p>
                        {when(move || cards() != 0, move || view! {
                            <button class="ghost" type="button" on:click=spend>{move || say!(play.spend_card, cards = cards())}</button>
                        }.into_any())}
                    </div>
                }.into_any()
            }}
            <button class="icon" type="button" aria-label=say!(app.close) on:click=close><Icon name="i-close"/></button>
        </div>
    }
}

/// Seconds as minutes and seconds.
fn minutes(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
