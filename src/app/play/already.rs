use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::browser;
use crate::app::parts::Dialog;
use crate::app::shared::Playable;
use crate::breakout::Breakout;
use crate::mechanism::Spelling;
use crate::play::check;
use crate::say;

/// "We have opened some already": answers typed from the team's paper, without counting as tries.
#[component]
pub(super) fn Already(
    open: RwSignal<bool>,
    playable: StoredValue<Playable>,
    /// Takes the answers that fit.
    give: Callback<Vec<String>>,
) -> impl IntoView {
    view! { <Dialog id="already" title=say!(play.some_open) open=open><Answers open playable give/></Dialog> }
}

#[component]
fn Answers(open: RwSignal<bool>, playable: StoredValue<Playable>, give: Callback<Vec<String>>) -> impl IntoView {
    let entry = RwSignal::new(String::new());
    let fitting = RwSignal::new(Vec::<String>::new());
    // Of a student copy: what may open a lock that is found later.
    let waiting = StoredValue::new(Vec::<String>::new());
    let told = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Playable { breakout, seal } = playable.get_value();
        let answer = entry.get_untracked();
        if answer.trim().is_empty() {
            return;
        }
        spawn_local(async move {
            let mut answers = waiting.get_value();
            answers.push(answer.clone());
            let is_sealed = seal.is_some();
            let breakout = match seal {
                None => breakout,
                Some(seal) => {
                    told.set(say!(play.checking).to_owned());
                    // Where there is no memory for it, it fits nothing yet.
                    let _ = seal.ask_all(answers.clone()).await;
                    seal.breakout()
                }
            };
            let fit: Vec<String> = answers.iter().filter(|answer| fits(&breakout, answer)).cloned().collect();
            answers.retain(|answer| is_sealed && !fit.contains(answer));
            waiting.try_set_value(answers);
            told.try_set(match (fit.is_empty(), is_sealed) {
                (false, _) => say!(play.already_fits, answer = fit.join(", ")),
                (true, false) => say!(play.already_not).to_owned(),
                (true, true) => say!(play.already_not_yet, answer = answer),
            });
            if is_sealed || !fit.is_empty() {
                entry.try_set(String::new());
            }
            fitting.try_update(|fitting| fitting.extend(fit));
        });
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

fn fits(breakout: &Breakout, answer: &str) -> bool {
    let spelling = Spelling { language: &breakout.language, form: browser::form };
    breakout.locks.iter().any(|lock| check(lock, answer, spelling).opens())
}
