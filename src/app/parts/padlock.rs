use leptos::prelude::*;

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
    /// What it is called where it stands among others: its shackle is short, and its name no heading.
    #[prop(optional)]
    low: Option<&'static str>,
    /// The widget.
    children: Children,
) -> impl IntoView {
    let is = move |state| move || shackle.get() == state;
    let engraved = if low.is_some() {
        view! { <p class="engraved">{name}</p> }.into_any()
    } else {
        view! { <h2 class="engraved" id="lock-name">{name}</h2> }.into_any()
    };
    view! {
        <div
            class="padlock"
            class:low=low.is_some()
            class:rattle=is(Shackle::Rattles)
            class:checking=is(Shackle::Checking)
            class:cooling=is(Shackle::Cooling)
            class:sprung=is(Shackle::Sprung)
            data-kind=kind
            role="group"
            aria-labelledby=low.is_none().then_some("lock-name")
            aria-label=low
        >
            <div class="shackle" aria-hidden="true"><div class="bow"></div></div>
            <div class="case">
                <div class="plate">{children()}</div>
                {engraved}
            </div>
        </div>
    }
}
