use leptos::prelude::*;

use crate::app::parts::Dialog;
use crate::app::shared::Playable;
use crate::app::{later, spelling};
use crate::breakout::Breakout;
use crate::play::opens_any;
use crate::say;

/// Who takes the answers that fit.
#[derive(Clone, Copy)]
pub struct Give {
    /// Closes the form.
    pub open: RwSignal<bool>,
    /// Takes them.
    pub give: Callback<Vec<String>>,
}

/// "We have opened some already": answers typed from the team's paper, without counting as tries.
#[component]
pub(super) fn Already(
    open: RwSignal<bool>,
    playable: StoredValue<Playable>,
    /// Takes the answers that fit.
    give: Callback<Vec<String>>,
) -> impl IntoView {
    let give = Give { open, give };
    view! {
        <Dialog id="already" title=say!(play.some_open) open=open>{move || later::rare("ans", move |rare| (rare.answers)(playable, give))}</Dialog>
    }
}

/// What the team types, and what is said of it.
#[derive(Clone, Copy, Default)]
pub struct Typing {
    /// What is being typed.
    pub entry: RwSignal<String>,
    /// Those that fit a lock.
    pub fitting: RwSignal<Vec<String>>,
    /// Those that fit none yet.
    pub waiting: StoredValue<Vec<String>>,
    /// What is said of the last one.
    pub told: RwSignal<String>,
}

/// Adds an answer to an open breakout.
pub(super) fn add(breakout: &Breakout, Typing { entry, fitting, told, .. }: Typing) {
    let answer = entry.get_untracked();
    let spelling = spelling(&breakout.language);
    if opens_any(breakout, &answer, spelling) {
        told.set(say!(play.already_fits, answer = answer));
        fitting.update(|fitting| fitting.push(answer));
        entry.set(String::new());
    } else {
        told.set(say!(play.already_not).to_owned());
    }
}

/// The form for answers from the team's paper.
pub(super) fn answers(playable: StoredValue<Playable>, Give { open, give }: Give) -> AnyView {
    let typing = Typing::default();
    let Typing { entry, fitting, told, .. } = typing;
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Playable { breakout, seal } = playable.get_value();
        match seal {
            Some(seal) => seal.add(typing),
            None => self::add(&breakout, typing),
        }
    };
    let done = move |_| {
        open.set(false);
        give.run(fitting.get_untracked());
    };
    view! {
        <form on:submit=add>
            <div class="inside">
                <p>{say!(play.already_intro)}</p>
                <div class="field">
                    <label for="ans">{say!(play.answer_found)}</label>
                    <input id="ans" type="text" autocomplete="off" prop:value=move || entry.get()
                        on:input:target=move |event| entry.set(event.target().value())/>
                </div>
                <p role="status">{told}</p>
            </div>
            <div class="acts">
                <button class="ghost" type="submit">{say!(play.already_add)}</button>
                <button class="go small" type="button" disabled=move || fitting.read().is_empty() on:click=done>{say!(play.already_done)}</button>
            </div>
        </form>
    }
    .into_any()
}
