use leptos::prelude::*;

use super::sitting::Sitting;
use crate::app::browser;
use crate::app::parts::Icon;
use crate::play::LockState;
use crate::say;

/// The box with its hasp, and every lock that hangs from it.
#[component]
pub(super) fn TheBox(sitting: Sitting) -> impl IntoView {
    let locks = sitting
        .game
        .with_untracked(|game| game.breakout().locks.iter().map(|lock| lock.id.clone()).collect::<Vec<_>>());
    // The lock in hand is in sight, also where the box is longer than its place, and it begins at its shackle.
    Effect::new(move |_| {
        sitting.lock.track();
        browser::from_top(".station", ".mini[aria-current]", "nearest");
    });
    view! {
        <section class="box" aria-labelledby="box-h">
            <h2 class="label" id="box-h">{say!(play.the_box)}</h2>
            <div class="lid">
                <div class="hasp" aria-hidden="true"></div>
                <ul class="locks" role="list">
                    {locks.into_iter().map(|id| view! { <Mini sitting id/> }.into_any()).collect_view()}
                </ul>
            </div>
        </section>
    }
}

#[component]
fn Mini(sitting: Sitting, id: String) -> impl IntoView {
    let id = StoredValue::new(id);
    let state = Memo::new(move |_| sitting.state(&id.get_value()));
    // In a student copy it is known when the lock can be reached.
    let title =
        move || sitting.game.with(|game| id.with_value(|id| game.breakout().lock(id).map(|lock| lock.title.clone())));
    let is_here = move || id.with_value(|id| sitting.lock.with(|lock| lock == id));
    let is_new = move || {
        state.get() == LockState::Reached
            && !is_here()
            && id.with_value(|id| sitting.seen.with(|seen| !seen.contains(id)))
    };
    let class = move || match state.get() {
        LockState::OutOfReach => "mini away",
        LockState::Reached => "mini here",
        LockState::Open(_) => "mini open",
    };
    let drawing = move || match state.get() {
        LockState::OutOfReach => "lock-away",
        LockState::Reached => "lock-here",
        LockState::Open(_) => "lock-open",
    };
    let take = move |_| {
        if state.get_untracked() != LockState::OutOfReach {
            sitting.take_up(&id.get_value());
        }
    };
    let words = move || match state.get() {
        LockState::OutOfReach => view! { <span class="vh">{say!(play.out_of_reach)}</span> }.into_any(),
        LockState::Reached => {
            view! { <span>{title()}</span><span class="vh">{say!(play.within_reach)}</span> }.into_any()
        }
        LockState::Open(_) => view! { <span>{title()}</span><span class="vh">{say!(play.is_open)}</span> }.into_any(),
    };
    view! {
        <li>
            <button
                class=class
                class:new=is_new
                type="button"
                aria-current=move || is_here().then_some("true")
                aria-disabled=move || (state.get() == LockState::OutOfReach).then_some("true")
                tabindex=move || (state.get() == LockState::OutOfReach).then_some("-1")
                on:click=take
            >
                {move || view! { <Icon name=drawing()/> }.into_any()}
                {move || words()}
            </button>
        </li>
    }
}
