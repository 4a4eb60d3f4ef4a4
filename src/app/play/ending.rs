use leptos::prelude::*;

use super::handing::closing;
use super::panels::written_soon;
use super::sitting::Sitting;
use super::story::{Top, paper};
use super::{Next, Phase};
use crate::app::browser;
use crate::app::parts::{Prose, credit};
use crate::breakout::Breakout;
use crate::play::Action;
use crate::prose::plain;
use crate::say;

/// What was in the box, what was learnt, what to talk about, and a keepsake.
pub(super) fn ending(sitting: Sitting, next: Next) -> AnyView {
    let breakout = sitting.game.with_untracked(|game| game.breakout().clone());
    let is_through = sitting.game.with_untracked(|game| game.progress().finished().is_some());
    let papers = is_through.then(|| breakout.ending.iter().cloned().map(|clue| paper(sitting, clue)).collect_view());
    let back = Callback::new(move |()| next.run(Phase::Table(sitting)));
    let leave = Callback::new(move |()| {
        sitting.leave();
        next.run(Phase::Arrive(sitting.playable().fresh()));
    });
    view! {
        <div class="play">
            <div class="lamp" aria-hidden="true"></div>
            <Top sitting/>
            <main class="stage">
                {contents(sitting, is_through)}
                {papers}
                {closing(sitting, back, leave)}
            </main>
        </div>
    }
    .into_any()
}

/// What stands further down, for the page is long, and a paper may end where the window does.
fn contents(sitting: Sitting, is_through: bool) -> AnyView {
    let to = |id: &'static str, word: &'static str| {
        view! { <button class="chip" type="button" on:click=move |_| browser::focus(id)>{word}</button> }.into_any()
    };
    let is_played = !sitting.rehearsal;
    view! {
        <nav class="row" aria-label=say!(end.contents)>
            {to("learnt", learnt_words(sitting))}
            {(is_through && is_played).then(|| to("own-lock", say!(end.own)))}
            {is_played.then(|| to("hand-in", say!(class.hand_in)))}
            {to("keep", say!(play.keepsake_title))}
        </nav>
    }
    .into_any()
}

/// Who wrote it, and what it was made from.
pub(super) fn credit(breakout: &Breakout) -> AnyView {
    let by = credit::by(&breakout.authors, &breakout.license);
    let sources = credit::sources(breakout);
    if by.is_empty() && sources.is_empty() {
        return ().into_any();
    }
    let before = (!sources.is_empty()).then(|| say!(play.adapted_from, sources = sources.join("; ")));
    view! { <p class="quiet">{breakout.title.clone()}{by}". "{before}</p> }.into_any()
}

/// What the first part of the end is called: of a breakout without targets nothing more can be said than what was opened.
fn learnt_words(sitting: Sitting) -> &'static str {
    match sitting.game.with_untracked(|game| game.breakout().targets.is_empty()) {
        true => say!(play.what_opened),
        false => say!(play.what_learnt),
    }
}

/// Each target with the locks that served it; where there is none, the locks that are open.
#[component]
pub(super) fn Learnt(sitting: Sitting) -> impl IntoView {
    let lines = sitting.game.with_untracked(|game| {
        let breakout = game.breakout();
        let open = breakout.locks.iter().filter(|lock| game.progress().is_open(&lock.id));
        let line = |target: &crate::breakout::Target| {
            let served = open.clone().filter(|lock| lock.targets.contains(&target.id));
            let locks: Vec<&str> = served.map(|lock| lock.title.as_str()).collect();
            let is_none = locks.is_empty();
            let locks = if is_none { say!(play.none_open).to_owned() } else { locks.join(", ") };
            view! { <li class:none=is_none><span>{plain(&target.statement)}</span><small>{locks}</small></li> }
                .into_any()
        };
        if breakout.targets.is_empty() {
            return open
                .map(|lock| view! { <li><span>{lock.title.clone()}</span></li> }.into_any())
                .collect::<Vec<_>>();
        }
        breakout.targets.iter().map(line).collect::<Vec<_>>()
    });
    view! {
        <section class="part" aria-labelledby="learnt"><h2 id="learnt" tabindex="-1">{learnt_words(sitting)}</h2><ul class="learnt" role="list">{lines}</ul></section>
    }
}

/// What its teacher wants to be talked about.
#[component]
pub(super) fn Debrief(sitting: Sitting) -> impl IntoView {
    let questions = sitting.game.with_untracked(|game| {
        let said = |index| game.progress().reflection(index).unwrap_or_default().to_owned();
        let with = |(index, question): (usize, &String)| (index, question.clone(), said(index));
        game.breakout().debrief.iter().enumerate().map(with).collect::<Vec<_>>()
    });
    if questions.is_empty() {
        return ().into_any();
    }
    let field = move |(question, words, said): (usize, String, String)| {
        let id = format!("q{question}");
        let mut write = written_soon(move |text| sitting.act(Action::Reflect { question, text }));
        view! {
            <div class="field">
                <label for=id.clone()><Prose text=words/></label>
                <textarea id=id rows="3" prop:value=said
                    on:input:target=move |event| write(event.target().value())></textarea>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="part" aria-labelledby="talk"><h2 id="talk">{say!(play.talk)}</h2>{questions.into_iter().map(field).collect_view()}</section>
    }
    .into_any()
}
