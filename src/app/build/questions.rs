//! What is asked of a breakout that comes into the library.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::arrival::{Arrival, Question};
use super::authors;
use super::editor::title_words;
use crate::app::browser;
use crate::app::later::{Coming, fetch, missing_part, show, shown};
use crate::app::parts::Dialog;
use crate::app::parts::credit;
use crate::app::shared::Seal;
use crate::breakout::{Breakout, Differing};
use crate::say;
use crate::seal::NoMemory;

/// Asks what there is to ask. Closing it leaves all as it is.
#[component]
pub(super) fn Questions(arrival: Arrival) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(arrival.question.read().is_some()));
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is && arrival.question.read_untracked().is_some() {
            arrival.cancel();
        }
        is
    });
    let title = Signal::derive(move || {
        arrival.question.with(|question| match question {
            Some(Question::WhichOne { ours, .. }) => say!(arrival.known, title = title_words(&ours.title)),
            Some(Question::WhoseIsIt(_)) => say!(arrival.is_it_yours).to_owned(),
            Some(Question::Phrase(_)) => say!(arrival.student_copy).to_owned(),
            None => String::new(),
        })
    });
    view! {
        <Dialog id="arrival" title open>
            {move || arrival.question.get().map(|question| asked_soon(arrival, question))}
        </Dialog>
    }
}

fetch!(tools, fetch_asked -> fn(Arrival, Question) -> AnyView, asked);

/// It is seldom that something is asked.
fn asked_soon(arrival: Arrival, question: Question) -> AnyView {
    let coming = async move {
        let asked = fetch_asked().await.ok()?;
        browser::styled("works.css").await;
        Some(show(move || asked(arrival, question.clone())))
    };
    shown(Box::pin(coming), missing_part)
}

fn asked(arrival: Arrival, question: Question) -> AnyView {
    match question {
        Question::WhichOne { ours, theirs } => which_one(arrival, &ours, theirs),
        Question::WhoseIsIt(theirs) => whose_is_it(arrival, theirs),
        Question::Phrase(seal) => phrase(arrival, seal),
    }
}

/// Two versions side by side: one of them, or both.
fn which_one(arrival: Arrival, ours: &Breakout, theirs: Arc<Breakout>) -> AnyView {
    let beside = if authors::is_by_others(&theirs) {
        say!(arrival.adapt_beside, names = theirs.authors.join(", "))
    } else {
        say!(arrival.keep_both_words).to_owned()
    };
    let (versions, differences) = (versions(ours, &theirs), differences(&ours.differing(&theirs)));
    let other = theirs.clone();
    let both = answer(arrival, theirs, |arrival, theirs| Box::pin(async move { arrival.keep_both(&theirs).await }));
    view! {
        <div class="inside">
            <p>{say!(arrival.which)}</p>
            {versions}
            {differences}
            {choice(say!(arrival.replace), say!(arrival.replace_words).to_owned())}
            {choice(say!(arrival.keep_both), beside)}
        </div>
        <div class="acts">
            <button class="ghost" type="button" on:click=move |_| arrival.cancel()>{say!(arrival.cancel)}</button>
            <button class="ghost" type="button" on:click=move |_| arrival.replace(&other)>{say!(arrival.replace)}</button>
            <button class="go small" type="button" on:click=both>{say!(arrival.keep_both)}</button>
        </div>
    }
    .into_any()
}

/// What pressing an answer does, once however often it is pressed.
fn answer(
    arrival: Arrival,
    theirs: Arc<Breakout>,
    act: fn(Arrival, Arc<Breakout>) -> Coming<()>,
) -> impl Fn(MouseEvent) + Send + Sync + 'static {
    move |_| {
        if arrival.is_answered_now() {
            spawn_local(act(arrival, theirs.clone()));
        }
    }
}

/// What a button does.
fn choice(name: &'static str, words: String) -> AnyView {
    view! { <p class="choice"><b>{name}</b>" "{words}</p> }.into_any()
}

/// What each version has on its face.
fn versions(ours: &Breakout, theirs: &Breakout) -> AnyView {
    let changed = |breakout: &Breakout| match browser::moment(&breakout.modified) {
        Some(at) => browser::date_and_time(at),
        None => say!(build.none).to_owned(),
    };
    let row = |name: &'static str, say: &dyn Fn(&Breakout) -> String| {
        let (ours, theirs) = (say(ours), say(theirs));
        let differs = ours != theirs;
        view! { <tr><th scope="row">{name}</th><td>{ours}</td><td class:other=differs>{theirs}</td></tr> }.into_any()
    };
    view! {
        <table class="versions">
            <thead><tr><td></td><th scope="col">{say!(arrival.ours)}</th><th scope="col">{say!(arrival.theirs)}</th></tr></thead>
            <tbody>
                {row(say!(arrival.title), &|breakout| title_words(&breakout.title))}
                {row(say!(arrival.revision), &|breakout| breakout.revision.to_string())}
                {row(say!(arrival.changed_on), &changed)}
                {row(say!(arrival.locks), &|breakout| breakout.locks.len().to_string())}
            </tbody>
        </table>
    }
    .into_any()
}

/// What differs within, lock by lock.
pub(super) fn differences(found: &Differing) -> AnyView {
    let line = |name: &'static str, locks: &[String]| {
        (!locks.is_empty()).then(|| view! { <dt>{name}</dt><dd>{locks.join(", ")}</dd> }.into_any())
    };
    let lines = [
        line(say!(arrival.added), &found.added),
        line(say!(arrival.gone), &found.gone),
        line(say!(arrival.changed), &found.changed),
        found
            .besides
            .then(|| view! { <dt>{say!(arrival.besides)}</dt><dd>{say!(arrival.besides_words)}</dd> }.into_any()),
    ];
    if lines.iter().all(Option::is_none) {
        return view! { <p class="quiet">{say!(arrival.same_within)}</p> }.into_any();
    }
    view! { <dl class="differences">{lines.into_iter().flatten().collect_view()}</dl> }.into_any()
}

/// A student copy opens whole for whoever has the teacher's phrase, where it has one.
fn phrase(arrival: Arrival, seal: Seal) -> AnyView {
    let title = title_words(&seal.breakout().title);
    if seal.breakout().rules.teacher_key.is_none() {
        return view! {
            <div class="inside"><p>{say!(arrival.no_phrase, title = title)}</p></div>
            <div class="acts"><button class="go small" type="button" on:click=move |_| arrival.cancel()>{say!(app.close)}</button></div>
        }
        .into_any();
    }
    let (typed, told, checking) = (RwSignal::new(String::new()), RwSignal::new(""), RwSignal::new(false));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let asked = seal.original(typed.get_untracked());
        told.set("");
        checking.set(true);
        spawn_local(async move {
            let why = match asked.await {
                // Unless it was cancelled meanwhile.
                Ok(Some(opened)) if arrival.is_answered_now() => return arrival.take(opened.breakout).await,
                Ok(Some(_)) => return,
                Ok(None) => say!(play.wrong_key),
                Err(NoMemory) => say!(arrival.no_memory),
            };
            told.try_set(why);
            checking.try_set(false);
        });
    };
    browser::focus("original-phrase");
    view! {
        <form on:submit=submit>
            <div class="inside">
                <p>{say!(arrival.student_copy_words, title = title)}</p>
                <div class="field">
                    <label for="original-phrase">{say!(play.phrase)}</label>
                    <input id="original-phrase" type="password" autocomplete="off" aria-describedby="original-told" prop:value=move || typed.get()
                        on:input:target=move |event| { typed.set(event.target().value()); told.set("") }/>
                    <p class="wrong" id="original-told" role="status">{told}</p>
                    {move || checking.get().then(|| view! { <p class="quiet" role="status">{say!(play.checking)}</p> }.into_any())}
                </div>
            </div>
            <div class="acts">
                <button class="ghost" type="button" on:click=move |_| arrival.cancel()>{say!(arrival.cancel)}</button>
                <button class="go small" type="submit">{say!(arrival.open_original)}</button>
            </div>
        </form>
    }
    .into_any()
}

fn whose_is_it(arrival: Arrival, theirs: Arc<Breakout>) -> AnyView {
    let about = format!("{}{}", title_words(&theirs.title), credit::by(&theirs.authors, &theirs.license));
    let before = credit::sources(&theirs);
    let before = (!before.is_empty())
        .then(|| view! { <p class="quiet">{say!(build.adapted_from)}" "{before.join("; ")}</p> }.into_any());
    let adapt =
        answer(arrival, theirs.clone(), |arrival, theirs| Box::pin(async move { arrival.adapt(&theirs).await }));
    let claim = answer(arrival, theirs, |arrival, theirs| Box::pin(async move { arrival.claim(&theirs).await }));
    view! {
        <div class="inside">
            <p>{about}</p>
            {before}
            {choice(say!(arrival.adapt), say!(arrival.adapt_words).to_owned())}
            {choice(say!(arrival.mine), say!(arrival.mine_words).to_owned())}
        </div>
        <div class="acts">
            <button class="ghost" type="button" on:click=move |_| arrival.cancel()>{say!(arrival.cancel)}</button>
            <button class="ghost" type="button" on:click=claim>{say!(arrival.mine)}</button>
            <button class="go small" type="button" on:click=adapt>{say!(arrival.adapt)}</button>
        </div>
    }
    .into_any()
}
