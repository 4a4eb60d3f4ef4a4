//! The last lock is the team's own: made for the next class, tried, kept in the journal, and handed in.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::Next;
use super::desk::Desk;
use super::sitting::Sitting;
use super::station::Station;
use crate::app::browser;
use crate::app::later::{self, missing_part, show, shown};
use crate::app::mechanisms::{kind_word, said};
use crate::app::own::{amiss_words, name};
use crate::app::parts::{Icon, when};
use crate::app::shared::Playable;
use crate::breakout::{Breakout, Clue, ClueKind, Lock, Tool};
use crate::mechanism::{Kind, Mechanism, Number};
use crate::play::{Action, Journal};
use crate::prose::plain;
use crate::report::{Handed, HeldBack, Members, Told, amiss, held_back, is_begun};
use crate::say;

/// How long after a change the lock is kept, while its makers go on: each time is an event that stays.
const REST: Duration = Duration::from_secs(10);

/// Where the team is with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// It lies there.
    Shut,
    /// It is being written.
    Writing,
    /// It is being tried.
    Trying,
}

/// The lock that the team made, as its journal has it.
fn made(sitting: Sitting) -> Option<Lock> {
    let made = sitting.game.try_with_untracked(|game| Members::of(game.journal()).made)?;
    made.map(|lock| *lock).filter(is_begun)
}

/// A lock to begin with.
fn blank(breakout: &Breakout) -> Lock {
    let mut lock = Lock::new("own", Mechanism::from(Kind::Number(Number::default())));
    if let [target] = breakout.targets.as_slice() {
        lock.targets.push(target.id.clone());
    }
    lock
}

/// The card of a team that is through, and what it opens into.
#[component]
pub(super) fn OwnLock(sitting: Sitting) -> impl IntoView {
    // One page that holds all that it has, holds nothing of the studio.
    if document().query_selector("script[data-part]").is_ok_and(|part| part.is_some()) {
        return ().into_any();
    }
    let stage = RwSignal::new(Stage::Shut);
    // As it is now, kept or not yet.
    let draft = RwSignal::new(made(sitting));
    let waiting = StoredValue::new_local(None::<TimeoutHandle>);
    let keep = move || {
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        let Some(lock) = draft.try_get_untracked().flatten() else { return };
        let before = made(sitting);
        if before.as_ref() != Some(&lock) && (before.is_some() || is_begun(&lock)) {
            sitting.act(Action::Tell { told: Told::Made { lock: Box::new(lock) }.event() });
        }
    };
    let wrote = Callback::new(move |lock: Arc<Lock>| {
        draft.set(Some((*lock).clone()));
        if waiting.with_value(Option::is_none) {
            waiting.set_value(set_timeout_with_handle(keep, REST).ok());
        }
    });
    let leaving = ["visibilitychange", "pagehide"].map(|event| window_event_listener_untyped(event, move |_| keep()));
    on_cleanup(move || {
        keep();
        leaving.into_iter().for_each(|listener| listener.remove());
    });
    let go = move |to: Stage| {
        keep();
        stage.set(to);
        browser::focus(match to {
            Stage::Shut => HEAD,
            Stage::Writing => "name",
            Stage::Trying => "clue",
        });
    };
    let tried = RwSignal::new(false);
    let view = move || match stage.get() {
        Stage::Shut => card(sitting, draft, tried, Callback::new(go)),
        Stage::Writing => {
            tried.set(false);
            bench(sitting, draft, wrote, Callback::new(go))
        }
        Stage::Trying => {
            let opened = Callback::new(move |()| {
                tried.set(true);
                go(Stage::Shut);
            });
            trial(sitting, draft.get_untracked(), opened, Callback::new(move |()| go(Stage::Writing)))
        }
    };
    view! {
        <section class="part own" class:open=move || stage.get() != Stage::Shut aria-labelledby=HEAD>
            <h2 id=HEAD tabindex="-1">{say!(own.title)}</h2>
            {move || view()}
        </section>
    }
    .into_any()
}

/// The id of the heading.
const HEAD: &str = "own-lock";

type Go = Callback<Stage>;

/// What keeps the lock from being played or handed in, in words.
fn faults(sitting: Sitting, lock: &Lock) -> Vec<String> {
    sitting.game.with_untracked(|game| {
        let amiss = amiss(lock, game.spelling()).map(|why| amiss_words(&why));
        // What is too long is told once.
        let held = held_back(game.breakout(), lock, game.spelling()).filter(|why| *why != HeldBack::TooLong);
        amiss.into_iter().chain(held.map(|why| held_words(&why))).collect()
    })
}

fn held_words(why: &HeldBack) -> String {
    match why {
        HeldBack::Opens(words) => say!(own.held_opens, words = words),
        HeldBack::Named(words) => say!(own.held_named, words = words),
        HeldBack::TooLong => say!(own.held_too_long).to_owned(),
    }
}

/// The lock as it lies there: to be begun, or gone on with.
fn card(sitting: Sitting, draft: RwSignal<Option<Lock>>, tried: RwSignal<bool>, go: Go) -> AnyView {
    let Some(lock) = draft.get_untracked().filter(is_begun) else {
        return view! {
            <p>{say!(own.why)}</p>
            <button class="go" type="button" on:click=move |_| go.run(Stage::Writing)><Icon name="lock-here"/>{say!(own.begin)}</button>
        }
        .into_any();
    };
    let faults = faults(sitting, &lock);
    let is_ready = sitting.game.with_untracked(|game| amiss(&lock, game.spelling()).is_none());
    let faults = faults.into_iter().map(|words| view! { <p class="notice warn"><span>{words}</span></p> }.into_any());
    let faults = faults.collect_view();
    let opened = tried
        .get_untracked()
        .then(|| view! { <p class="notice good" role="status"><span>{say!(own.it_opens)}</span></p> }.into_any());
    view! {
        <div class="sheet own-card">
            <Icon name=if is_ready { "lock-open" } else { "lock-here" }/>
            <div><p class="label">{kind_word(&lock.mechanism.kind)}</p><h3>{name(&lock)}</h3><p class="quiet">{say!(own.is_kept)}</p></div>
        </div>
        {opened}{faults}
        <div class="row">
            <button class="go small" type="button" on:click=move |_| go.run(Stage::Writing)>{say!(own.go_on)}</button>
            {is_ready.then(|| view! { <button class="ghost" type="button" on:click=move |_| go.run(Stage::Trying)>{say!(own.try_it_out)}</button> }.into_any())}
        </div>
    }
    .into_any()
}

/// The studio's bench for it, fetched when it is wanted.
fn bench(sitting: Sitting, draft: RwSignal<Option<Lock>>, wrote: Callback<Arc<Lock>>, go: Go) -> AnyView {
    let breakout = sitting.game.with_untracked(|game| game.breakout().clone());
    let lock = draft.get_untracked().unwrap_or_else(|| blank(&breakout));
    let own = StoredValue::new(breakout.with_only(browser::fresh_id(), lock));
    let there = RwSignal::new(false);
    let coming = async move {
        let fetched = later::own().await;
        there.try_set(true);
        let bench = fetched?.bench;
        browser::focus("name");
        Some(show(move || bench(own.get_value(), wrote)))
    };
    let bench = shown(Box::pin(coming), missing_part);
    let is_ready = Memo::new(move |_| {
        draft
            .with(|lock| {
                let lock = lock.as_ref()?;
                sitting.game.with_untracked(|game| amiss(lock, game.spelling()).is_none()).then_some(())
            })
            .is_some()
    });
    let held = Memo::new(move |_| {
        draft.with(|lock| {
            let lock = lock.as_ref()?;
            let held = sitting.game.with_untracked(|game| held_back(game.breakout(), lock, game.spelling()))?;
            Some(held_words(&held))
        })
    });
    view! {
        {when(move || !there.get(), || view! { <p role="status">{say!(own.loading)}</p> }.into_any())}
        {bench}
        <div role="status">{move || held.get().map(|words| view! { <p class="notice warn"><span>{words}</span></p> }.into_any())}</div>
        <div class="row">
            <button class="go small" type="button" on:click=move |_| go.run(Stage::Shut)>{say!(own.done)}</button>
            {when(move || is_ready.get(), move || view! { <button class="ghost" type="button" on:click=move |_| go.run(Stage::Trying)>{say!(own.try_it_out)}</button> }.into_any())}
            {when(move || !is_ready.get(), || view! { <small class="quiet">{say!(own.not_ready)}</small> }.into_any())}
        </div>
    }
    .into_any()
}

/// The lock as the next team gets it: the player's own desk and lock.
fn trial(sitting: Sitting, lock: Option<Lock>, opened: Callback<()>, back: Callback<()>) -> AnyView {
    let breakout = sitting.game.with_untracked(|game| game.breakout().clone());
    let mut own = breakout.with_only(browser::fresh_id(), lock.unwrap_or_else(|| blank(&breakout)));
    let has_ink = own.clues().any(|clue| matches!(clue.kind, ClueKind::Ink { .. }));
    if has_ink {
        own.bench.push(Clue::new("own-light", ClueKind::Tool { tool: Tool::BlackLight }));
    }
    // Its makers may look at every hint.
    (own.rules.hints.after_tries, own.rules.hints.after_seconds) = (0, 0);
    let journal = Journal::new(browser::fresh_id(), own.id, "");
    let trial = Sitting::new(Playable { breakout: Arc::new(own), seal: None }, journal, 0, sitting.store, true);
    trial.act(Action::Start);
    let next: Next = Callback::new(move |_| opened.run(()));
    let light = has_ink.then(|| {
        let is_on = move || trial.light.get();
        view! {
            <button class="ghost" type="button" aria-pressed=move || is_on().to_string() on:click=move |_| trial.light.update(|on| *on = !*on)>
                <Icon name="i-torch"/>{say!(own.light)}
            </button>
        }
        .into_any()
    });
    view! {
        <div class="row"><span class="quiet">{say!(own.trying)}</span>{light}
            <button class="ghost" type="button" on:click=move |_| back.run(())>{say!(own.back)}</button></div>
        <div class="own-table"><Desk sitting=trial attr:role="group"/><Station sitting=trial next last=[say!(end.own_opens), say!(end.own_done)]/></div>
    }
    .into_any()
}

/// Whether it goes along, where there is one.
pub(super) fn along(handed: Memo<Handed>, goes: RwSignal<bool>) -> AnyView {
    let has_one = Memo::new(move |_| handed.with(|handed| handed.own.is_some()));
    when(
        move || has_one.get() || !goes.get(),
        move || {
            view! {
                <label class="tick"><input type="checkbox" prop:checked=move || goes.get() on:change:target=move |event| goes.set(event.target().checked())/>
                    <span>{say!(own.along)}<small class="quiet own-why">{say!(own.along_why)}</small></span></label>
            }
            .into_any()
        },
    )
}

/// What is handed in of it, in words, or why nothing is.
pub(super) fn handed_words(handed: &Handed, breakout: &Breakout) -> Vec<String> {
    if let Some(why) = &handed.held_back {
        return vec![held_words(why)];
    }
    let Some(lock) = &handed.own else { return Vec::new() };
    let (title, kind) = (name(lock), kind_word(&lock.mechanism.kind));
    let answers: Vec<String> = lock.answers.iter().map(|answer| said(breakout, lock, answer)).collect();
    let mut lines = vec![match answers.iter().all(String::is_empty) {
        true => say!(own.line_unfinished, title = title, kind = kind),
        false => say!(own.line_lock, title = title, kind = kind, answer = answers.join(", ")),
    }];
    let mut say = |text: &str, words: fn(String) -> String| {
        let text = plain(text);
        if !text.is_empty() {
            lines.push(words(text));
        }
    };
    for clue in &lock.clues {
        say(clue.text().unwrap_or_default(), |text| say!(own.line_clue, text = text));
    }
    for hint in &lock.hints {
        say(hint, |text| say!(own.line_hint, text = text));
    }
    for clue in &lock.inside {
        say(clue.text().unwrap_or_default(), |text| say!(own.line_inside, text = text));
    }
    for reply in &lock.replies {
        let answer = said(breakout, lock, &reply.answer);
        lines.push(say!(own.line_reply, answer = answer, text = plain(&reply.say)));
    }
    lines
}
