use leptos::prelude::*;

use super::bench::Bench;
use super::chain::after_words;
use super::lock_type::{kind_word, shown};
use crate::app::parts::{Prose, plain_text};
use crate::app::spelling;
use crate::breakout::{Breakout, Clue, ClueKind, Lock, chain};
use crate::say;

/// The Teacher's Sheet: all that a substitute needs, on a page or two.
#[component]
pub(super) fn TeachersSheet(bench: Bench) -> impl IntoView {
    move || bench.read(sheet)
}

fn sheet(breakout: &Breakout) -> AnyView {
    let about: Vec<String> =
        [breakout.subject.clone(), breakout.level.clone()].into_iter().filter(|text| !text.is_empty()).collect();
    let minutes = breakout.minutes.map(|minutes| say!(sheet.minutes, minutes = minutes));
    let targets = breakout.targets.iter().map(|target| {
        let code = target.standard.as_ref().map(|standard| format!("{} {}", standard.framework, standard.code).trim().to_owned());
        let locks: Vec<&str> = breakout.locks.iter().filter(|lock| lock.targets.contains(&target.id)).map(|lock| lock.title.as_str()).collect();
        view! { <li>{plain_text(&target.statement)}<small>{code.unwrap_or_default()}" "{say!(sheet.met_in, locks = locks.join(", "))}</small></li> }
    });
    let setup: Vec<(String, String)> = breakout.clues().filter_map(in_room).collect();
    let layers = chain::layers(breakout).into_iter().map(|layer| {
        let names: Vec<&str> = layer.iter().map(|lock| lock.title.as_str()).collect();
        view! { <li>{names.join("  +  ")}</li> }
    });
    let key = match &breakout.rules.teacher_key {
        Some(key) => say!(sheet.key, key = key),
        None => say!(sheet.no_key).to_owned(),
    };
    view! {
        <article class="teachers-sheet" lang=breakout.language.clone()>
            <header>
                <h1>{breakout.title.clone()}</h1>
                <p>{about.join(", ")}" "{minutes}</p>
            </header>
            <section><h2>{say!(sheet.targets)}</h2><ul>{targets.collect_view()}</ul></section>
            <section>
                <h2>{say!(sheet.before)}</h2>
                <ul>
                    <li>{say!(sheet.before_devices)}</li>
                    {setup.into_iter().map(|(setup, says)| view! { <li>{setup}<small>{say!(sheet.screen_says, words = says)}</small></li> }).collect_view()}
                </ul>
            </section>
            <section><h2>{say!(sheet.chain)}</h2><ol>{layers.collect_view()}</ol></section>
            <section>
                <h2>{say!(sheet.locks)}</h2>
                {breakout.locks.iter().map(|lock| one(breakout, lock)).collect_view()}
            </section>
            <section>
                <h2>{say!(sheet.stuck)}</h2>
                <ul>
                    <li>{say!(sheet.stuck_lamp)}</li>
                    <li>{say!(sheet.stuck_read)}</li>
                    <li>{say!(sheet.stuck_hint)}</li>
                    <li>{key}</li>
                    <li>{say!(sheet.stuck_device)}</li>
                </ul>
            </section>
            {(!breakout.debrief.is_empty()).then(|| view! {
                <section><h2>{say!(sheet.debrief)}</h2><ul>{breakout.debrief.iter().map(|question| view! { <li>{plain_text(question)}</li> }).collect_view()}</ul></section>
            })}
        </article>
    }
    .into_any()
}

/// What to put in the room for a clue, and what the screen says.
fn in_room(clue: &Clue) -> Option<(String, String)> {
    match &clue.kind {
        ClueKind::Room { say, setup } => Some((setup.clone(), plain_text(say))),
        _ => None,
    }
}

fn one(breakout: &Breakout, lock: &Lock) -> impl IntoView + use<> {
    let canonical = |answer: &String| {
        lock.mechanism.canonical(answer, spelling(&breakout.language)).unwrap_or_else(|_| answer.clone())
    };
    let answers: Vec<String> =
        lock.answers.iter().map(|answer| shown(&lock.mechanism.kind, &canonical(answer))).collect();
    let inside: Vec<String> = lock
        .inside
        .iter()
        .map(|clue| if clue.title.is_empty() { clue.id.clone() } else { clue.title.clone() })
        .collect();
    let hints: Vec<_> = lock.hints.iter().map(|hint| view! { <li><Prose text=hint.clone()/></li> }).collect();
    let replies: Vec<_> = lock
        .replies
        .iter()
        .map(|reply| view! { <li>{say!(sheet.if_answer, answer = reply.answer)}" "{plain_text(&reply.say)}</li> })
        .collect();
    view! {
        <div class="sheet-lock">
            <h3>{lock.title.clone()}<small>{kind_word(&lock.mechanism.kind)}", "{after_words(breakout, lock)}</small></h3>
            <p class="sheet-answer"><span class="label">{say!(build.answer)}</span>" "<b>{answers.join(say!(sheet.or))}</b></p>
            {(!hints.is_empty()).then(|| view! { <p class="label">{say!(sheet.hints)}</p><ol>{hints}</ol> })}
            {(!replies.is_empty()).then(|| view! { <ul>{replies}</ul> })}
            {(!inside.is_empty()).then(|| view! { <p><span class="label">{say!(build.inside)}</span>" "{inside.join(", ")}</p> })}
        </div>
    }
}
