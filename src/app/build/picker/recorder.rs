//! Speaking into the microphone: start, stop, listen, keep it or speak once more.

use std::time::Duration;

use js_sys::{Object, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Url};

use super::{clock, most_minutes};
use crate::app::browser;
use crate::app::named::{call, get, make, set};
use crate::app::parts::Icon;
use crate::media::{BITS_A_SECOND, MOST_SECONDS};
use crate::say;

/// What browsers record as, the smallest first.
const KINDS: [&str; 2] = ["audio/webm;codecs=opus", "audio/mp4"];

/// How far a recording is.
#[derive(Clone, Debug, PartialEq)]
enum Tape {
    Empty,
    /// The browser asks for the microphone.
    Asking,
    /// So many seconds long.
    Running(u32),
    /// It can be listened to at this address.
    Full(String),
    /// Why there is none.
    Failed(&'static str),
}

/// Records, and gives what is kept to `keep`.
#[component]
pub(super) fn Recorder(keep: Callback<Blob>) -> impl IntoView {
    let tape = RwSignal::new(Tape::Empty);
    // The microphone's stream and what records it, while it runs.
    let running = StoredValue::new_local(None::<(JsValue, JsValue)>);
    let began = StoredValue::new(browser::now());
    let taken = StoredValue::new_local(None::<Blob>);
    let forget = move || {
        if let Some(Tape::Full(url)) = tape.try_get_untracked() {
            let _ = Url::revoke_object_url(&url);
        }
    };
    let stop = move || {
        if let Some((stream, recorder)) = running.try_update_value(Option::take).flatten() {
            // What has stopped by itself, with its microphone pulled out, refuses.
            let _ = call(&recorder, "stop", &[]);
            let_go(&stream);
        }
    };
    let full = move |blob: Blob| {
        if let Ok(url) = Url::create_object_url_with_blob(&blob)
            && taken.try_update_value(|taken| *taken = Some(blob)).is_some()
        {
            tape.set(Tape::Full(url));
        }
    };
    let start = move |_| {
        if matches!(tape.get_untracked(), Tape::Asking | Tape::Running(_)) {
            return;
        }
        forget();
        tape.set(Tape::Asking);
        spawn_local(async move {
            let begun = begin(full).await;
            match (begun, tape.try_get_untracked()) {
                (Ok(begun), Some(Tape::Asking)) => {
                    running.set_value(Some(begun));
                    began.set_value(browser::now());
                    tape.set(Tape::Running(0));
                }
                // Left meanwhile.
                (Ok((stream, _)), _) => let_go(&stream),
                (Err(words), _) => drop(tape.try_set(Tape::Failed(words))),
            }
        });
    };
    let tick = move || {
        let Some(Tape::Running(before)) = tape.try_get_untracked() else { return };
        let seconds = (browser::now().saturating_sub(began.get_value()) / 1000) as u32;
        if seconds != before {
            tape.set(Tape::Running(seconds));
        }
        if seconds >= MOST_SECONDS {
            stop();
        }
    };
    let ticking = set_interval_with_handle(tick, Duration::from_millis(200)).ok();
    on_cleanup(move || {
        ticking.inspect(IntervalHandle::clear);
        stop();
        forget();
    });
    let is_running = Memo::new(move |_| matches!(tape.get(), Tape::Running(_)));
    let heard = Memo::new(move |_| match tape.get() {
        Tape::Full(url) => Some(url),
        _ => None,
    });
    let label = move || if heard.read().is_some() { say!(picker.again) } else { say!(picker.record) };
    let time = move || match tape.get() {
        Tape::Running(seconds) => clock(seconds),
        _ => String::new(),
    };
    let status = move || match tape.get() {
        Tape::Asking => Some(say!(picker.asking).to_owned()),
        Tape::Running(_) => Some(say!(picker.running, minutes = most_minutes())),
        _ => None,
    };
    let failed = move || match tape.get() {
        Tape::Failed(words) => Some(view! { <span class="notice bad" role="alert">{words}</span> }),
        _ => None,
    };
    view! {
        {move || if is_running.get() {
            view! { <button class="go small" type="button" id="stop" on:click=move |_| stop()><span class="recording" aria-hidden="true"></span>{say!(picker.stop)}" "<span role="timer" class="num">{time}</span></button> }.into_any()
        } else {
            view! { <button class="ghost" type="button" on:click=start><Icon name="i-mic"/>{label}</button> }.into_any()
        }}
        <span class="quiet" role="status">{move || status()}</span>
        {move || heard.get().map(|url| view! {
            <span class="heard">
                <audio controls src=url aria-label=say!(picker.listen)></audio>
                <button class="go small" type="button" on:click=move |_| taken.with_value(|taken| taken.iter().cloned().for_each(|blob| keep.run(blob)))>{say!(picker.keep)}</button>
            </span>
        })}
        {failed}
    }
}

/// Begins to record; `full` takes the recording when it is stopped. Gives the stream and the recorder, or why there is none.
async fn begin(full: impl Fn(Blob) + 'static) -> Result<(JsValue, JsValue), &'static str> {
    let devices = get(&window().navigator(), "mediaDevices");
    let want = Object::new();
    set(&want, "audio", &true.into());
    let asked = call(&devices, "getUserMedia", &[want.into()]).ok();
    // Over plain http, and in old browsers, there is no way to ask.
    let asked: Promise = asked.ok_or(say!(picker.no_recording))?.unchecked_into();
    let stream = JsFuture::from(asked).await.map_err(|error| match get(&error, "name").as_string().as_deref() {
        Some("NotAllowedError" | "SecurityError") => say!(picker.not_allowed),
        Some("NotFoundError") => say!(picker.no_microphone),
        _ => say!(picker.microphone_busy),
    })?;
    let how = Object::new();
    set(&how, "audioBitsPerSecond", &BITS_A_SECOND.into());
    let class = get(&window(), "MediaRecorder");
    let is_known =
        |kind: &&str| call(&class, "isTypeSupported", &[(*kind).into()]).is_ok_and(|known| known.is_truthy());
    if let Some(kind) = KINDS.iter().find(|kind| is_known(kind)) {
        set(&how, "mimeType", &(*kind).into());
    }
    let recorder = make("MediaRecorder", &[stream.clone(), how.into()]);
    let begun = recorder.and_then(|recorder| {
        // All of it comes at once, when it is stopped.
        let taken = Closure::once_into_js(move |event: JsValue| {
            let data = get(&event, "data");
            if data.is_object() {
                full(data.unchecked_into());
            }
        });
        set(&recorder, "ondataavailable", &taken);
        call(&recorder, "start", &[])?;
        Ok(recorder)
    });
    match begun {
        Ok(recorder) => Ok((stream, recorder)),
        Err(_) => {
            let_go(&stream);
            Err(say!(picker.no_recording))
        }
    }
}

/// Gives the microphone back.
fn let_go(stream: &JsValue) {
    // A microphone's stream has one track.
    let track = call(stream, "getTracks", &[]).map(|tracks| get(&tracks, "0"));
    let _ = track.and_then(|track| call(&track, "stop", &[]));
}
