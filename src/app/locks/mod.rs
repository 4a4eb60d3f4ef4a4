//! Every lock type, to look at and to try: for teachers who choose one, and for whoever works on its widget.

mod examples;
mod one;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::parts::Icon;
use crate::app::store::Store;
use crate::app::{browser, later};
use crate::say;

use examples::shelves;
use one::OneLock;

/// How a lock is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nobody has touched it.
    Fresh,
    /// Its answer is set, and not tried.
    Set,
    /// It was tried in vain.
    Refused,
    /// It takes no try for a while.
    Cooling,
    /// It is open.
    Open,
}

/// `#/locks`: each lock type with an example that really works.
#[component]
pub fn LocksPage(
    /// What is kept on the device: nothing of this page.
    store: Store,
) -> impl IntoView {
    let _ = store;
    browser::keep_pressing();
    document().set_title(&say!(locks.tab_title, title = say!(locks.title)));
    // Widgets of the further kinds come with the kinds.
    let there = RwSignal::new(None::<bool>);
    spawn_local(async move {
        there.try_set(Some(later::kinds().await));
    });
    let state = RwSignal::new(State::Fresh);
    let direction = RwSignal::new("ltr");
    Effect::new(move |_| browser::turn(direction.get()));
    on_cleanup(|| browser::turn("ltr"));
    let shown = move || {
        match there.get() {
        None => ().into_any(),
        Some(false) => view! { <p class="notice bad" role="alert">{say!(later.title)}" "{say!(later.what)}</p> }.into_any(),
        Some(true) => shelves()
            .into_iter()
            .map(|shelf| {
                let id = shelf.id;
                view! {
                    <section aria-labelledby=id>
                        <h2 id=id>{shelf.title}</h2>
                        <ul class="exhibits" role="list">
                            {shelf.examples.into_iter().map(|example| view! { <OneLock example chosen=state/> }.into_any()).collect_view()}
                        </ul>
                    </section>
                }
                .into_any()
            })
            .collect_view()
            .into_any(),
    }
    };
    view! {
        <div class="home locks-page">
            <header>
                <a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a>
                <nav class="row"><a class="ghost" href="#/build">{say!(locks.build)}</a></nav>
            </header>
            <main id="main" class="home-main">
                <section>
                    <h1>{say!(locks.title)}</h1>
                    <p class="intro">{say!(locks.intro)}</p>
                    <div class="row">
                        <Choices name="state" legend=say!(locks.state) choices=&STATES value=state/>
                        <Choices name="direction" legend=say!(locks.direction) choices=&DIRECTIONS value=direction/>
                    </div>
                </section>
                {move || shown()}
            </main>
        </div>
    }
}

const STATES: [(State, &str); 5] = [
    (State::Fresh, say!(locks.fresh)),
    (State::Set, say!(locks.set)),
    (State::Refused, say!(locks.refused)),
    (State::Cooling, say!(locks.cooling)),
    (State::Open, say!(locks.open)),
];

const DIRECTIONS: [(&str, &str); 2] = [("ltr", say!(locks.from_left)), ("rtl", say!(locks.from_right))];

/// One of a few.
#[component]
fn Choices<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    legend: &'static str,
    choices: &'static [(T, &'static str)],
    value: RwSignal<T>,
) -> impl IntoView {
    let choice = move |(choice, word): (T, &'static str)| {
        let is_on = move || value.get() == choice;
        view! { <label class="chip" class:on=is_on><input type="radio" name=name prop:checked=is_on on:change=move |_| value.set(choice)/>{word}</label> }
            .into_any()
    };
    view! { <fieldset class="choices"><legend class="label">{legend}</legend>{choices.iter().copied().map(choice).collect_view()}</fieldset> }
}
