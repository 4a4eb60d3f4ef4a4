use leptos::prelude::*;

use crate::say;

/// What the padlock is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shackle {
    /// It hangs closed.
    #[default]
    Closed,
    /// It was tried and holds: it rattles once.
    Rattles,
    /// A try is being checked.
    Checking,
    /// It takes no try for a while.
    Cooling,
    /// It is open.
    Sprung,
}

/// The padlock, with a widget on its face plate.
#[component]
pub fn Padlock(
    /// The kind of mechanism, as the file calls it.
    #[prop(into)]
    kind: String,
    /// The name engraved on it.
    #[prop(into)]
    name: Signal<String>,
    /// What it is doing.
    #[prop(into)]
    shackle: Signal<Shackle>,
    /// A short shackle, where there is little room: the studio's, to set the answer.
    #[prop(optional)]
    low: bool,
    /// The widget.
    children: Children,
) -> impl IntoView {
    let is = move |state| move || shackle.get() == state;
    let engraved = if low {
        view! { <p class="engraved">{name}</p> }.into_any()
    } else {
        view! { <h2 class="engraved" id="lock-name">{name}</h2> }.into_any()
    };
    view! {
        <div
            class="padlock"
            class:low=low
            class:rattle=is(Shackle::Rattles)
            class:checking=is(Shackle::Checking)
            class:cooling=is(Shackle::Cooling)
            class:sprung=is(Shackle::Sprung)
            data-kind=kind
            role="group"
            aria-labelledby=(!low).then_some("lock-name")
            aria-label=low.then_some(say!(mechanism.set_answer))
        >
            <div class="shackle" aria-hidden="true"><div class="bow"></div></div>
            <div class="case">
                <div class="plate">{children()}</div>
                {engraved}
            </div>
        </div>
    }
}
