use std::sync::Arc;

use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::Dialog;
use crate::breakout::Breakout;
use crate::mechanism::Spelling;
use crate::play::check;
use crate::say;

/// "We have opened some already": answers typed from the team's paper, without counting as tries.
#[component]
pub(super) fn Already(
    open: RwSignal<bool>,
    breakout: StoredValue<Arc<Breakout>>,
    /// Takes the answers that fit.
    give: Callback<Vec<String>>,
) -> impl IntoView {
    view! { <Dialog id="already" title=say!(play.some_open) open=open><Answers open breakout give/></Dialog> }
}

#[component]
fn Answers(open: RwSignal<bool>, breakout: StoredValue<Arc<Breakout>>, give: Callback<Vec<String>>) -> impl IntoView {
    let entry = RwSignal::new(String::new());
    let fitting = RwSignal::new(Vec::<String>::new());
    let told = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let answer = entry.get_untracked();
        let fits = breakout.with_value(|breakout| {
            let spelling = Spelling { language: &breakout.language, form: browser::form };
            breakout.locks.iter().any(|lock| check(lock, &answer, spelling).opens())
        });
        if fits {
            told.set(say!(play.already_fits, answer = answer));
            fitting.update(|fitting| fitting.push(answer));
            entry.set(String::new());
        } else {
            told.set(say!(play.already_not).to_owned());
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
                    <input id="ans" type="text" autocomplete="off" autofocus prop:value=move || entry.get()
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
}
