use leptos::prelude::*;

use super::{Covered, Lesson};
use crate::app::mechanisms::{kind_word, said};
use crate::app::parts::{Prose, after, hint_words, rung_name};
use crate::breakout::{Breakout, Clue, ClueKind, Lock, Tool};
use crate::prose::plain;
use crate::say;

/// A lock as its teacher needs it: the answer, what to say, what teams will answer, what is behind it.
#[component]
pub(super) fn LockPage(lesson: Lesson, at: usize) -> impl IntoView {
    let breakout = lesson.breakout.get_value();
    let Some(lock) = breakout.locks.get(at).cloned() else { return ().into_any() };
    let number = |id: &String| breakout.locks.iter().position(|other| other.id == *id).map(|at| (at + 1).to_string());
    let reached = after(&lock, lock.after.iter().filter_map(number).collect());
    let targets = breakout.targets.iter().filter(|target| lock.targets.contains(&target.id));
    let targets = targets.map(|target| view! { <li>{plain(&target.statement)}</li> }.into_any()).collect_view();
    let answers: Vec<String> = lock.answers.iter().map(|answer| said(&breakout, &lock, answer)).collect();
    let answers = StoredValue::new(answers.join("; "));
    let clues = StoredValue::new(lock.clues.clone());
    let room = lock.clues.iter().chain(&lock.inside).filter_map(set_up).collect::<Vec<_>>();
    view! {
        <article class="lesson-lock">
            <header>
                <p class="label">{say!(lesson.lock_of, n = at + 1, of = breakout.locks.len())}" · "{kind_word(&lock.mechanism.kind)}" · "{reached}</p>
                <h2>{lock.title.clone()}</h2>
                <ul class="aims" role="list">{targets}</ul>
            </header>
            <Covered lesson word=say!(lesson.answer) alone=true><p class="answer">{answers.get_value()}</p></Covered>
            {hints(lesson, &breakout, &lock)}
            {replies(lesson, &breakout, &lock)}
            <section aria-labelledby="behind-h">
                <h3 id="behind-h">{say!(lesson.behind)}</h3>
                {behind(&breakout, &lock)}
            </section>
            {(!room.is_empty()).then(|| view! { <section><h3>{say!(lesson.room)}</h3><ul class="plain-list">{room}</ul></section> }.into_any())}
            {(!clues.with_value(Vec::is_empty)).then(|| view! {
                <details class="covered"><summary>{say!(lesson.clues)}</summary><div>{clues.get_value().iter().map(clue).collect_view()}</div></details>
            }.into_any())}
        </article>
    }
    .into_any()
}

/// The hints, to be said aloud: each covered, with a tick once it was said.
fn hints(lesson: Lesson, breakout: &Breakout, lock: &Lock) -> AnyView {
    if lock.hints.is_empty() {
        return view! { <section><h3>{say!(lesson.say)}</h3><p class="quiet">{say!(lesson.no_hints)}</p></section> }
            .into_any();
    }
    let rung = |(at, hint): (usize, &String)| {
        let hint = StoredValue::new(hint.clone());
        let name = StoredValue::new(format!("{}/{at}", lock.id));
        let is_said = move || name.with_value(|name| lesson.said.with(|said| said.contains(name)));
        let label = say!(lesson.said_this, hint = rung_name(at));
        view! {
            <li class:done=is_said>
                <Covered lesson word=rung_name(at)><Prose text=hint.get_value()/></Covered>
                <label class="tick"><input type="checkbox" aria-label=label prop:checked=is_said
                    on:change:target=move |event| name.with_value(|name| lesson.tick(name, event.target().checked()))/>{say!(lesson.said)}</label>
            </li>
        }
        .into_any()
    };
    let rungs = lock.hints.iter().enumerate().map(rung).collect_view();
    let neighbour = breakout.rules.hints.neighbour.then(|| format!(" {}", say!(sheet.neighbour)));
    view! {
        <section aria-labelledby="say-h">
            <h3 id="say-h">{say!(lesson.say)}</h3>
            <p class="quiet">{say!(lesson.in_play, rule = hint_words(breakout))}{neighbour}</p>
            <ol class="to-say" role="list">{rungs}</ol>
        </section>
    }
    .into_any()
}

/// What teams will answer, and what the lock says to it.
fn replies(lesson: Lesson, breakout: &Breakout, lock: &Lock) -> Option<AnyView> {
    if lock.replies.is_empty() {
        return None;
    }
    let each = lock.replies.iter().map(|reply| (said(breakout, lock, &reply.answer), reply.say.clone()));
    let each = StoredValue::new(each.collect::<Vec<_>>());
    let line = |(answer, say): (String, String)| {
        view! { <div><dt>{say!(lesson.they_answer)}" "<b>{answer}</b></dt><dd><Prose text=say/></dd></div> }.into_any()
    };
    let word = say!(lesson.mistakes, n = lock.replies.len());
    Some(
        view! {
            <Covered lesson word=word><dl class="mistakes-list">{each.get_value().into_iter().map(line).collect_view()}</dl></Covered>
        }
        .into_any(),
    )
}

/// What is inside, and what can be tried then.
fn behind(breakout: &Breakout, lock: &Lock) -> AnyView {
    let things = lock.inside.iter().map(|clue| view! { <li>{name(clue)}</li> }.into_any()).collect_view();
    let next: Vec<String> = breakout
        .locks
        .iter()
        .enumerate()
        .filter(|(_, other)| other.after.contains(&lock.id))
        .map(|(at, other)| format!("{}, {}", at + 1, other.title))
        .collect();
    let next = if next.is_empty() { say!(lesson.last).to_owned() } else { say!(lesson.then, locks = next.join("; ")) };
    view! { <ul class="plain-list">{things}<li>{next}</li></ul> }.into_any()
}

/// What a thing is called.
fn name(clue: &Clue) -> String {
    match &clue.kind {
        ClueKind::Tool { tool: Tool::BlackLight } => say!(clue.black_light).to_owned(),
        _ if !clue.title.is_empty() => clue.title.clone(),
        ClueKind::Image { alt, .. } if !alt.is_empty() => alt.clone(),
        _ => {
            let text = plain(clue.text().unwrap_or_default());
            let short: String = text.chars().take(60).collect();
            if short.len() < text.len() { format!("{short}…") } else { short }
        }
    }
}

fn clue(clue: &Clue) -> AnyView {
    let title = (!clue.title.is_empty()).then(|| view! { <h4>{clue.title.clone()}</h4> }.into_any());
    let words = match &clue.kind {
        ClueKind::Image { alt, .. } => alt.clone(),
        ClueKind::Audio { transcript, .. } => transcript.clone(),
        _ => clue.text().unwrap_or_default().to_owned(),
    };
    let ink =
        matches!(clue.kind, ClueKind::Ink { .. }).then(|| view! { <p class="label">{say!(lesson.ink)}</p> }.into_any());
    view! { <div class="sheet">{ink}{title}<Prose text=words first=5/></div> }.into_any()
}

/// What is to be set up in the room for a clue.
pub(super) fn set_up(clue: &Clue) -> Option<AnyView> {
    let ClueKind::Room { say, setup } = &clue.kind else { return None };
    let words = if setup.is_empty() { plain(say) } else { setup.clone() };
    Some(view! { <li>{words}</li> }.into_any())
}
