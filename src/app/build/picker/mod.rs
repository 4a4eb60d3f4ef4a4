//! A picture or a sound is picked: chosen, dropped, pasted, photographed or recorded. Fetched when it is first wanted, among
//! what a teacher does not do at once.

mod picture;
mod recorder;
mod sound;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Blob, DataTransfer, DragEvent, Element, Event, File};

use crate::app::browser;
use crate::app::named::{call, get};
use crate::app::parts::Icon;
use crate::breakout::Media;
use crate::media::{MOST_PICTURE, MOST_SECONDS, MOST_SOUND, Refused};
use crate::say;

use recorder::Recorder;

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A picture.
    Picture,
    /// A sound.
    Sound,
}

/// What was picked, as a breakout keeps it.
#[derive(Clone, Debug)]
pub struct Picked {
    /// Which of the two it is.
    pub wanted: Wanted,
    /// The file's name.
    pub file: String,
    /// It, made smaller.
    pub media: Media,
    /// What was done to it, in words; may be empty.
    pub said: String,
}

/// Takes what was picked, or says why it can't.
pub type Take = Callback<Picked, Result<(), Refused>>;

/// The button's id: the keyboard goes there.
pub const CHOOSE: &str = "pick";

/// A zone to pick in. While it is there, whatever is dropped on the page or pasted comes here.
pub fn picker(wanted: Wanted, take: Take, cancel: Callback<()>) -> AnyView {
    view! { <Picker wanted take cancel/> }.into_any()
}

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
enum State {
    Ready,
    Working,
    Refused(String),
}

#[component]
fn Picker(wanted: Wanted, take: Take, cancel: Callback<()>) -> impl IntoView {
    let state = RwSignal::new(State::Ready);
    let over = RwSignal::new(false);
    let pick = move |file: String, blob: Blob| {
        if state.get_untracked() == State::Working {
            return;
        }
        state.set(State::Working);
        spawn_local(async move {
            let made = match wanted {
                Wanted::Picture => picture::smaller(&blob).await,
                Wanted::Sound => sound::as_it_is(&blob).await,
            };
            // Whoever left meanwhile wants it no more.
            if state.try_get_untracked() != Some(State::Working) {
                return;
            }
            let take = |(media, said)| take.try_run(Picked { wanted, file: file.clone(), media, said });
            let taken = made.and_then(|made| take(made).unwrap_or(Ok(())));
            if let Err(refused) = taken {
                state.try_set(State::Refused(words(wanted, &file, refused)));
            }
        });
    };
    let pick_file = Callback::new(move |file: File| pick(file.name(), file.into()));
    let dropped = move |event: DragEvent| {
        over.set(false);
        if let Some(file) = first(event.data_transfer()) {
            event.prevent_default();
            pick_file.run(file);
        }
    };
    // A file that misses the zone would take the place of the page.
    let drag = window_event_listener(leptos::ev::dragover, move |event| {
        // Text goes where it is let go.
        if has_files(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    let away = window_event_listener(leptos::ev::dragleave, move |_| over.set(false));
    let drop = window_event_listener(leptos::ev::drop, dropped);
    let paste = window_event_listener_untyped("paste", move |event: Event| {
        let pasted = get(&event, "clipboardData");
        // Word processors put a picture beside the text that is copied: in a field the text is meant.
        let is_text = call(&pasted, "getData", &["text/plain".into()]).is_ok_and(|text| text.is_truthy());
        let in_field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let in_field = in_field.is_some_and(|target| target.matches("input, textarea").unwrap_or(false));
        let pasted = pasted.is_object().then(|| pasted.unchecked_into::<DataTransfer>());
        if let Some(file) = first(pasted).filter(|_| !(is_text && in_field)) {
            event.prevent_default();
            pick_file.run(file);
        }
    });
    on_cleanup(move || {
        drag.remove();
        away.remove();
        drop.remove();
        paste.remove();
    });
    let (title, choose, help, accept) = match wanted {
        Wanted::Picture => (say!(picker.picture), say!(picker.choose_picture), say!(picker.picture_help), "image/*"),
        Wanted::Sound => (say!(picker.sound), say!(picker.choose_sound), say!(picker.sound_help), "audio/*"),
    };
    let has_camera = wanted == Wanted::Picture && is_hand_held();
    let keep = Callback::new(move |blob: Blob| pick(say!(picker.recording).to_owned(), blob));
    let working = move || state.get() == State::Working;
    let status = move || {
        working().then(|| match wanted {
            Wanted::Picture => say!(picker.shrinking),
            Wanted::Sound => say!(picker.reading),
        })
    };
    let wrong = move || match state.get() {
        State::Refused(words) => Some(view! { <p class="notice bad" role="alert">{words}</p> }),
        _ => None,
    };
    view! {
        <div class="picker" class:over=over role="group" aria-label=title>
            <p class="row">
                <FileButton id=CHOOSE icon=if wanted == Wanted::Picture { "i-picture" } else { "i-speak" } label=choose accept on_file=pick_file/>
                {has_camera.then(|| view! { <FileButton id="photograph" icon="i-camera" label=say!(picker.photograph) accept camera=true on_file=pick_file/> })}
                {(wanted == Wanted::Sound).then(|| view! { <Recorder keep/> })}
            </p>
            <p class="quiet">{help}</p>
            <p class="quiet" role="status">{status}</p>
            {wrong}
            <p class="adds"><button class="add" type="button" on:click=move |_| cancel.run(())>{say!(play.not_now)}</button></p>
        </div>
    }
}

/// A button that opens a file, or the camera.
#[component]
fn FileButton(
    id: &'static str,
    icon: &'static str,
    label: &'static str,
    accept: &'static str,
    #[prop(optional)] camera: bool,
    on_file: Callback<File>,
) -> impl IntoView {
    let input: NodeRef<html::Input> = NodeRef::new();
    let changed = move |_| {
        let Some(input) = input.get() else { return };
        let file = input.files().and_then(|files| files.get(0));
        // So that the same file can be picked again.
        input.set_value("");
        file.into_iter().for_each(|file| on_file.run(file));
    };
    view! {
        <button class="ghost" type="button" id=id on:click=move |_| if let Some(input) = input.get() { input.click() }><Icon name=icon/>{label}</button>
        <input class="vh" type="file" accept=accept capture=camera.then_some("environment") tabindex="-1" aria-hidden="true" node_ref=input on:change=changed/>
    }
}

fn has_files(event: &DragEvent) -> bool {
    let kinds = get(&get(event, "dataTransfer"), "types");
    call(&kinds, "includes", &["Files".into()]).is_ok_and(|has| has.is_truthy())
}

fn first(data: Option<DataTransfer>) -> Option<File> {
    data?.files()?.get(0)
}

/// A device that is held in a hand has a camera to photograph with.
fn is_hand_held() -> bool {
    window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|list| list.matches())
}

/// What happened, and what to do.
fn words(wanted: Wanted, file: &str, refused: Refused) -> String {
    let megabytes = |bytes: u64| browser::number(bytes / 1_000_000);
    match (refused, wanted) {
        (Refused::TooLarge { .. }, Wanted::Picture) => {
            say!(picker.picture_too_large, file = file, most = megabytes(MOST_PICTURE))
        }
        (Refused::TooLarge { .. }, Wanted::Sound) => {
            say!(picker.sound_too_large, file = file, most = megabytes(MOST_SOUND))
        }
        (Refused::Stranger, Wanted::Picture) => say!(picker.no_picture, file = file),
        (Refused::Stranger, Wanted::Sound) => say!(picker.no_sound, file = file),
        (Refused::Unreadable, Wanted::Picture) => say!(picker.bad_picture, file = file),
        (Refused::Unreadable, Wanted::Sound) => say!(picker.bad_sound, file = file),
        (Refused::NoRoom, _) => say!(picker.no_room, file = file),
    }
}

/// So many seconds, as "1:07".
fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// How many bytes, in kB.
fn kilobytes(bytes: usize) -> String {
    browser::number(bytes.div_ceil(1000) as u64)
}

/// How long one may record, in words.
fn most_minutes() -> u32 {
    MOST_SECONDS / 60
}
