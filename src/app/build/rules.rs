use leptos::prelude::*;

use super::bench::Bench;
use super::lists::{Leaf, Stepper, TextField};
use super::team_rules::{ExplainRule, RolesRule};
use crate::app::parts::{hint_words, time_words, try_words};
use crate::breakout::{Breakout, TimeUp};
use crate::say;

/// Time, hints, tries and the teacher's key: sensible as they are, and each said in words.
#[component]
pub(super) fn RulesPage(bench: Bench) -> impl IntoView {
    let number = move |part: fn(&Breakout) -> u32| Signal::derive(move || bench.read(part));
    let write = move |what: &'static str, part: fn(&mut Breakout, u32)| {
        Callback::new(move |value| bench.change(what, |breakout| part(breakout, value)))
    };
    let minutes = number(|breakout| breakout.minutes.unwrap_or(0));
    let set_minutes = write("minutes", |breakout, minutes| breakout.minutes = (minutes > 0).then_some(minutes));
    let stops = Memo::new(move |_| bench.read(|breakout| breakout.rules.time_up == TimeUp::Stop));
    let time_up = move |stop: bool| {
        bench.change("time up", |breakout| breakout.rules.time_up = if stop { TimeUp::Stop } else { TimeUp::KeepGoing })
    };
    let tick = move |stop: bool, words: &'static str| {
        view! { <label class="tick"><input type="radio" name="time-up" prop:checked=move || stops.get() == stop on:change=move |_| time_up(stop)/>{words}</label> }
    };
    let (key, set_key) = teacher_key(bench);
    let neighbour = move || bench.read(|breakout| breakout.rules.hints.neighbour);
    let set_neighbour = move |on: bool| bench.change("neighbour", |breakout| breakout.rules.hints.neighbour = on);
    let told = move |words: fn(&Breakout) -> String| move || bench.read(words);
    view! {
        <Leaf id="rules" title=say!(build.rules)>
            <p class="quiet">{say!(build.rules_words)}</p>
            <div class="rules">
                <details class="rule">
                    <summary><b>{say!(build.time)}</b><span class="quiet">{told(time)}</span></summary>
                    <div class="inside">
                        <div class="set"><Stepper id="minutes-l" label=say!(build.minutes) value=minutes bounds=(0, 240) step=5 write=set_minutes/></div>
                        <fieldset><legend class="vh">{say!(build.time_up)}</legend>{tick(false, say!(build.keep_going))}{tick(true, say!(build.stop))}</fieldset>
                    </div>
                </details>
                <details class="rule">
                    <summary><b>{say!(play.hints)}</b><span class="quiet">{told(hint_words)}</span></summary>
                    <div class="inside">
                        <div class="set"><Stepper id="tries-l" label=say!(build.after_tries) bounds=(0, 20)
                            value=number(|breakout| breakout.rules.hints.after_tries) write=write("hint tries", |breakout, tries| breakout.rules.hints.after_tries = tries)/></div>
                        <div class="set"><Stepper id="seconds-l" label=say!(build.after_seconds) bounds=(0, 1200) step=30 shown=time_words
                            value=number(|breakout| breakout.rules.hints.after_seconds) write=write("hint seconds", |breakout, seconds| breakout.rules.hints.after_seconds = seconds)/></div>
                        <div class="set"><Stepper id="cards-l" label=say!(build.hint_cards) bounds=(0, 20)
                            value=number(|breakout| breakout.rules.hints.cards) write=write("hint cards", |breakout, cards| breakout.rules.hints.cards = cards)/></div>
                        <label class="tick"><input type="checkbox" aria-describedby="neighbour-w" prop:checked=neighbour on:change:target=move |event| set_neighbour(event.target().checked())/>{say!(build.neighbour)}</label>
                        <p class="quiet" id="neighbour-w">{say!(build.neighbour_words)}</p>
                    </div>
                </details>
                <details class="rule">
                    <summary><b>{say!(build.wrong_tries)}</b><span class="quiet">{told(try_words)}</span></summary>
                    <div class="inside">
                        <div class="set"><Stepper id="free-l" label=say!(build.free_tries) bounds=(0, 20)
                            value=number(|breakout| breakout.rules.tries.free) write=write("free tries", |breakout, free| breakout.rules.tries.free = free)/></div>
                        <div class="set"><Stepper id="wait-l" label=say!(build.wait_seconds) bounds=(0, 300) step=5
                            value=number(|breakout| breakout.rules.tries.wait_seconds) write=write("wait", |breakout, seconds| breakout.rules.tries.wait_seconds = seconds)/>
                            <span class="quiet">{say!(build.unit_seconds)}</span></div>
                        <p class="quiet">{say!(build.wait_words)}</p>
                    </div>
                </details>
                <details class="rule">
                    <summary><b>{say!(play.teachers_key)}</b><span class="quiet">{move || if key.read().is_empty() { say!(build.none).to_owned() } else { key.get() }}</span></summary>
                    <div class="inside"><TextField id="teacher-key".into() label=say!(play.phrase) value=key write=set_key help=say!(build.key_help)/></div>
                </details>
                <RolesRule bench/>
                <ExplainRule bench/>
            </div>
        </Leaf>
    }
}

/// The teacher's phrase, and what takes it as it is typed.
pub(super) fn teacher_key(bench: Bench) -> (Signal<String>, Callback<String>) {
    let key = Signal::derive(move || bench.read(|breakout| breakout.rules.teacher_key.clone().unwrap_or_default()));
    let set_key = Callback::new(move |key: String| {
        bench.change("teacher's key", |breakout| breakout.rules.teacher_key = (!key.trim().is_empty()).then_some(key))
    });
    (key, set_key)
}

fn time(breakout: &Breakout) -> String {
    match (breakout.minutes, breakout.rules.time_up) {
        (None, _) => say!(build.no_clock).into(),
        (Some(minutes), TimeUp::Stop) => say!(build.time_stops, minutes = minutes),
        (Some(minutes), TimeUp::KeepGoing) => say!(build.time_goes_on, minutes = minutes),
    }
}
