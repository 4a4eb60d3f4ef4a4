use leptos::prelude::*;

use super::State;
use super::examples::Example;
use crate::app::mechanisms::{Widget, guess_words, kind_word};
use crate::app::parts::{Padlock, Shackle};
use crate::app::spelling;
use crate::app::unfit::unfit;
use crate::mechanism::Mechanism;
use crate::say;

/// How long a lock cools here, in seconds: as in a breakout whose teacher changed nothing.
const COOLS: u32 = 10;

/// What the order of options, items and bins depends on in a breakout is the team. Here it is this.
const SEED: u64 = 3;

/// A lock type: what it is good for, a small example, and the lock itself.
#[component]
pub(super) fn OneLock(example: Example, chosen: RwSignal<State>) -> impl IntoView {
    let mechanism = Mechanism::from(example.kind.clone());
    let answer = mechanism.canonical(example.answer, spelling("en")).unwrap_or_default();
    let word = guess_words(mechanism.possible(&answer));
    let is_quick = mechanism.possible(&answer).quick().is_some();
    let name = mechanism.kind.name().to_owned();
    let heading = format!("lock-{name}");
    let title = kind_word(&mechanism.kind);
    let (good, clue) = (example.good, example.clue);
    let worked = move || view! { <Worked example=example.clone() state=chosen.get()/> };
    view! {
        <li class="exhibit" data-kind=name aria-labelledby=heading>
            <div class="about">
                <h3 id=heading.clone()>{title}</h3>
                <p>{good}</p>
                <p class="guess" class:quick=is_quick>{word}</p>
                <p class="sheet ear"><span class="label">{say!(play.clue)}</span>{clue}</p>
            </div>
            {worked}
        </li>
    }
}

/// The lock in a state, and from then on as it is worked.
#[component]
fn Worked(example: Example, state: State) -> impl IntoView {
    let entry = RwSignal::new(
        match state {
            State::Fresh | State::Cooling => "",
            State::Set | State::Open => example.answer,
            State::Refused => example.wrong,
        }
        .to_owned(),
    );
    let state = RwSignal::new(state);
    let rattles = RwSignal::new(state.get_untracked() == State::Refused);
    let mechanism = StoredValue::new(Mechanism::from(example.kind.clone()));
    let canonical = move |entry: &str| mechanism.with_value(|mechanism| mechanism.canonical(entry, spelling("en")));
    let shackle = Signal::derive(move || match (state.get(), rattles.get()) {
        (State::Open, _) => Shackle::Sprung,
        (State::Cooling, _) => Shackle::Cooling,
        (_, true) => Shackle::Rattles,
        _ => Shackle::Closed,
    });
    let attempt = Callback::new(move |()| match state.get_untracked() {
        State::Cooling => {}
        State::Open => state.set(State::Set),
        _ => {
            rattles.set(false);
            let opens = entry.with_untracked(|entry| canonical(entry)) == canonical(example.answer);
            state.set(if opens { State::Open } else { State::Refused });
            rattles.set(!opens);
        }
    });
    let label = move || match state.get() {
        State::Cooling => say!(play.cooling, seconds = COOLS),
        State::Open => say!(locks.lock_again).to_owned(),
        _ => say!(play.try_it).to_owned(),
    };
    // What was wrong is said of what was tried, however the lock is turned then.
    let tried = Memo::new(move |_| (state.get() == State::Refused).then(|| canonical(&entry.get_untracked())));
    let said = move || match (state.get(), tried.get()) {
        (State::Open, _) => view! { <strong>{say!(play.open)}</strong> }.into_any(),
        (State::Refused, Some(Err(why))) => {
            view! { <strong>{say!(play.cannot_be)}</strong>" "{unfit(&why)} }.into_any()
        }
        (State::Refused, _) => view! { <strong>{say!(play.not_yet)}</strong>" "{say!(play.look_again)} }.into_any(),
        _ => ().into_any(),
    };
    let is_cooling = move || state.get() == State::Cooling;
    view! {
        <div class="worked">
            <Padlock kind=example.kind.name() name="" shackle=shackle low=say!(play.the_lock) on:animationend=move |_| rattles.set(false)>
                <Widget kind=example.kind.clone() seed=Some(SEED) entry=entry submit=attempt/>
            </Padlock>
            <button class="go small" type="button" aria-disabled=move || is_cooling().then_some("true") on:click=move |_| attempt.run(())>{move || label()}</button>
            <p class="say" role="status">{move || said()}</p>
        </div>
    }
}
