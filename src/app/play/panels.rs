use std::time::Duration;

use leptos::prelude::*;

use super::clue::ClueView;
use super::sitting::Sitting;
use crate::app::later;
use crate::app::mechanisms::in_words;
use crate::app::parts::{Dialog, Prose};
use crate::play::{Action, Attempt, Checked, LockState, check};
use crate::say;

/// How long fingers rest before what they typed is stored.
const REST: Duration = Duration::from_millis(600);

/// The entry of the notebook; one for the whole team.
const NOTES: &str = "notes";

/// The team's notebook.
#[component]
pub(super) fn Notebook(sitting: Sitting, open: RwSignal<bool>) -> impl IntoView {
    view! { <Dialog id="notebook" title=say!(play.notebook) open=open side=true>{move || later::rare("", move |rare| (rare.notebook)(sitting))}</Dialog> }
}

/// Its notes, and what it tried.
pub(super) fn notebook(sitting: Sitting) -> AnyView {
    let note = move || sitting.game.with(|game| game.progress().note(NOTES).unwrap_or_default().to_owned());
    let typed = RwSignal::new(untrack(note));
    // What another tab wrote comes in where nothing was typed here since it was stored.
    Effect::new(move |before: Option<String>| {
        let now = note();
        if before.is_some_and(|before| typed.with_untracked(|typed| *typed == before)) {
            typed.set(now.clone());
        }
        now
    });
    let mut write = written_soon(move |text| sitting.act(Action::Note { entry: NOTES.into(), text }));
    let tried = move || {
        sitting.game.with(|game| {
            let mut tried = Vec::new();
            for lock in &game.breakout().locks {
                for attempt in game.progress().attempts(&lock.id) {
                    let later = tried.partition_point(|(_, other): &(_, &Attempt)| other.at >= attempt.at);
                    tried.insert(later, (lock, attempt));
                }
            }
            let lines = tried.into_iter().map(|(lock, attempt)| {
                let reply = match check(lock, &attempt.answer, game.spelling()) {
                    Checked::Misses { reply: Some(reply), .. } => {
                        lock.replies.get(reply).map(|reply| view! { <Prose text=reply.say.clone()/> }.into_any())
                    }
                    _ => None,
                };
                view! {
                    <li>
                        <b>{in_words(&lock.mechanism.kind, &attempt.answer)}</b><span>{lock.title.clone()}</span>
                        <div class="quiet">{reply.unwrap_or_else(|| say!(play.not_yet).into_any())}</div>
                    </li>
                }
                .into_any()
            });
            lines.collect_view().into_any()
        })
    };
    view! {
        <div class="inside">
            <div class="field">
                <label for="notes">{say!(play.our_notes)}</label>
                <textarea class="notes" id="notes" rows="9" prop:value=move || typed.get()
                    on:input:target=move |event| { let text = event.target().value(); typed.set(text.clone()); write(text) }></textarea>
                <small>{say!(play.notes_kept)}</small>
            </div>
            <section><h3 class="label">{say!(play.tried_so_far)}</h3><ul class="tried" role="list">{move || tried()}</ul></section>
        </div>
    }
    .into_any()
}

/// Stores what is typed when the fingers rest, and at the latest when its place closes: a killed browser loses a word, not
/// a page.
pub(super) fn written_soon(write: impl Fn(String) + Clone + Send + Sync + 'static) -> impl FnMut(String) {
    let waiting = StoredValue::new_local(None::<(TimeoutHandle, String)>);
    let last = write.clone();
    on_cleanup(move || {
        if let Some((handle, text)) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
            last(text);
        }
    });
    move |text: String| {
        let write = write.clone();
        let store = move || {
            if let Some((_, text)) = waiting.try_update_value(Option::take).flatten() {
                write(text);
            }
        };
        let handle = set_timeout_with_handle(store, REST).ok();
        let before =
            waiting.try_update_value(|waiting| std::mem::replace(waiting, handle.map(|handle| (handle, text))));
        if let Some((handle, _)) = before.flatten() {
            handle.clear();
        }
    }
}

/// The reference cards.
#[component]
pub(super) fn Cards(sitting: Sitting, open: RwSignal<bool>) -> impl IntoView {
    view! { <Dialog id="cards" title=say!(play.cards) open=open side=true>{move || later::rare("", move |rare| (rare.cards)(sitting))}</Dialog> }
}

/// Each to be unfolded.
pub(super) fn cards(sitting: Sitting) -> AnyView {
    let cards = Memo::new(move |_| sitting.game.with(|game| game.breakout().cards.clone()));
    view! {
        <div class="inside">
            {move || cards.get().into_iter().map(|card| view! {
                <details class="ref"><summary>{card.title}</summary><Prose text=card.body/></details>
            }.into_any()).collect_view()}
        </div>
    }
    .into_any()
}

/// The story, to read again.
#[component]
pub(super) fn StoryAgain(sitting: Sitting, open: RwSignal<bool>) -> impl IntoView {
    view! { <Dialog id="story" title=say!(play.story) open=open wide=true>{move || later::rare("", move |rare| (rare.story)(sitting))}</Dialog> }
}

/// All of it, with a way to change the team's own words.
pub(super) fn story_again(sitting: Sitting) -> AnyView {
    let story = Memo::new(move |_| sitting.game.with(|game| game.breakout().story.clone()));
    let papers = move || {
        let breakout = sitting.game.with_untracked(|game| game.breakout().clone());
        let paper = |clue| view! { <ClueView clue breakout=breakout.clone()/> }.into_any();
        story.get().into_iter().map(paper).collect_view().into_any()
    };
    view! { <div class="inside">{papers}{sitting.words(None)}</div> }.into_any()
}

/// The teacher types the key to open the lock on the bench.
#[component]
pub(super) fn TeachersKey(sitting: Sitting, open: RwSignal<bool>) -> impl IntoView {
    view! { <Dialog id="key" title=say!(play.teachers_key) open=open>{move || later::rare("phrase", move |rare| (rare.key)(sitting, open))}</Dialog> }
}

/// The form for it.
pub(super) fn key_form(sitting: Sitting, open: RwSignal<bool>) -> AnyView {
    let phrase = RwSignal::new(String::new());
    let asked = RwSignal::new(false);
    let lock = sitting.lock.get_untracked();
    let title = sitting
        .game
        .with_untracked(|game| game.breakout().lock(&lock).map(|lock| lock.title.clone()))
        .unwrap_or_default();
    let lock = StoredValue::new(lock);
    // The dialog closes when the lock is open, not when the phrase was typed.
    let is_open = Memo::new(move |_| matches!(sitting.state(&lock.get_value()), LockState::Open(_)));
    Effect::new(move |_| {
        if is_open.get() {
            open.set(false)
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        asked.set(true);
        sitting.act(Action::Help { lock: lock.get_value(), phrase: phrase.get_untracked() });
    };
    let wrong = move || match (asked.get(), sitting.checking.with(Option::is_some)) {
        (false, _) => "",
        (true, false) if sitting.state(&lock.get_value()) != LockState::Reached => say!(play.out_of_reach),
        (true, true) => say!(play.checking),
        (true, false) => say!(play.wrong_key),
    };
    view! {
        <form on:submit=submit>
            <div class="inside">
                <p>{say!(play.key_intro, lock = title)}</p>
                <div class="field">
                    <label for="phrase">{say!(play.phrase)}</label>
                    <input id="phrase" type="password" autocomplete="off" aria-describedby="phrase-w" aria-invalid=move || asked.get().to_string()
                        prop:value=move || phrase.get() on:input:target=move |event| { phrase.set(event.target().value()); asked.set(false) }/>
                    <p class="wrong" id="phrase-w" role="status">{move || wrong()}</p>
                </div>
            </div>
            <div class="acts">
                <button class="ghost" type="button" on:click=move |_| open.set(false)>{say!(play.not_now)}</button>
                <button class="go small" type="submit">{say!(play.open_this)}</button>
            </div>
        </form>
    }
    .into_any()
}
