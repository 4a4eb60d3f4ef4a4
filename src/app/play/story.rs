use leptos::prelude::*;

use super::clue::{ClueView, aloud};
use super::members::members;
use super::sitting::Sitting;
use super::{Next, Phase};
use crate::app::browser;
use crate::app::parts::{Icon, Prose, when};
use crate::breakout::Clue;
use crate::play::Action;
use crate::say;

/// The story, one paper after the other; before the clock starts.
#[component]
pub(super) fn Story(sitting: Sitting, next: Next) -> impl IntoView {
    if let Some(form) = sitting.words(Some(Callback::new(move |()| next.run(Phase::Story(sitting))))) {
        return form;
    }
    let breakout = sitting.game.with_untracked(|game| game.breakout().clone());
    if breakout.story.is_empty() {
        next.run(Phase::Lid(sitting));
        return ().into_any();
    }
    let at = RwSignal::new(0);
    let last = breakout.story.len() - 1;
    // With the team's own words in it, wherever those are given.
    let story = Memo::new(move |_| sitting.game.with(|game| game.breakout().story.clone()));
    let sheet = move || story.read().get(at.get()).cloned().map(|clue| paper(sitting, clue)).into_any();
    let on = move |_| {
        browser::hush();
        if at.get_untracked() < last { at.update(|at| *at += 1) } else { next.run(Phase::Lid(sitting)) }
    };
    let label = move || if at.get() < last { say!(play.read_on) } else { say!(play.look_in) };
    view! {
        <div class="play">
            <div class="lamp" aria-hidden="true"></div>
            <Top sitting/>
            <main class="stage">{move || sheet()}<p class="row"><button class="go" type="button" on:click=on>{move || label()}</button></p></main>
        </div>
    }
    .into_any()
}

/// A paper that is read by itself.
pub(super) fn paper(sitting: Sitting, clue: Clue) -> AnyView {
    let breakout = sitting.game.with_untracked(|game| game.breakout().clone());
    let (words, language) = (aloud(&clue), breakout.language.clone());
    view! {
        <article class="sheet ear">
            <div class="page"><ClueView clue breakout/></div>
            <footer class="foot"><ReadAloud words=Signal::stored(words) language/></footer>
        </article>
    }
    .into_any()
}

/// The targets, engraved inside the lid: read together, then out of sight.
#[component]
pub(super) fn Lid(sitting: Sitting, next: Next) -> impl IntoView {
    let targets = sitting.game.with_untracked(|game| game.breakout().targets.clone());
    let closes = RwSignal::new(false);
    let who = RwSignal::new(0);
    let begin = move || {
        sitting.act(Action::Start);
        next.run(Phase::Table(sitting));
    };
    let intro = if targets.is_empty() { say!(play.lid_empty) } else { say!(play.lid_intro) };
    view! {
        <div class="play">
            <div class="lamp" aria-hidden="true"></div>
            <Top sitting/>
            <main class="stage">
                <section class="open-box" class:closes=closes on:animationend=move |_| if closes.get_untracked() { begin() }>
                    <div class="board">
                        <h2 class="label">{say!(play.lid)}</h2>
                        <p>{intro}</p>
                        <ul class="targets" role="list">
                            {targets.into_iter().map(|target| view! { <li><Prose text=target.statement/></li> }.into_any()).collect_view()}
                        </ul>
                    </div>
                    <div class="rim" aria-hidden="true"></div>
                </section>
                <p class="row">
                    <button class="ghost" type="button" on:click=move |_| who.update(|who| *who += 1)>{say!(play.who)}</button>
                    <button class="go" type="button" disabled=closes on:click=move |_| closes.set(true)>{say!(play.close_lid)}</button>
                </p>
                {members(sitting, who)}
            </main>
        </div>
    }
}

/// The line at the top of the quiet screens.
#[component]
pub(super) fn Top(sitting: Sitting) -> impl IntoView {
    let (title, team) =
        sitting.game.with_untracked(|game| (game.breakout().title.clone(), game.journal().team.clone()));
    let way_back = sitting.rehearsal.then(|| back_to_building(sitting));
    view! { <header class="top"><h1>{title}</h1><span class="team">{team}</span>{way_back}</header> }
}

/// Where a draft is tried: the way back to it.
pub(super) fn back_to_building(sitting: Sitting) -> AnyView {
    let draft = sitting.game.with_untracked(|game| game.breakout().id);
    view! { <a class="ghost" href=format!("#/build/{draft}")>{say!(play.back_to_building)}</a> }.into_any()
}

/// Reads words aloud with the browser's own voice; says so where there is none.
#[component]
pub(super) fn ReadAloud(#[prop(into)] words: Signal<String>, language: String) -> impl IntoView {
    let mute = RwSignal::new(false);
    let speak = move |_| mute.set(!browser::speak(&words.get_untracked(), &language));
    view! {
        <button class="ghost" type="button" on:click=speak><Icon name="i-speak"/>{say!(play.read_aloud)}</button>
        {when(move || mute.get(), || view! { <span class="quiet" role="status">{say!(play.no_voice)}</span> }.into_any())}
    }
}
