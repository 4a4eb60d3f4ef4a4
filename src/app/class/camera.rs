//! Collecting codes with the camera, where the browser reads codes.

use std::time::Duration;

use js_sys::{Array, Object, Promise, Reflect};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::app::named::{call, get, make, set};
use crate::app::parts::when;
use crate::say;

/// How often the camera's picture is looked at.
const OFTEN: Duration = Duration::from_millis(250);

/// Whether the browser reads codes and may have a camera.
pub(super) fn is_there() -> bool {
    let devices = get(&window().navigator(), "mediaDevices");
    Reflect::has(&window(), &"BarcodeDetector".into()).unwrap_or(false) && !devices.is_undefined()
}

/// A button that starts and stops the camera; each code that it sees goes to `see`.
#[component]
pub(super) fn Camera(see: Callback<String>) -> impl IntoView {
    let video: NodeRef<html::Video> = NodeRef::new();
    let stream = StoredValue::new_local(None::<JsValue>);
    let running = RwSignal::new(false);
    let refused = RwSignal::new(false);
    let stop = move || {
        if let Some(stream) = stream.try_update_value(Option::take).flatten() {
            let_go(&stream);
        }
        running.try_set(false);
    };
    let start = move || {
        refused.set(false);
        spawn_local(async move {
            match begin().await {
                Ok(begun) => {
                    let mut begun = Some(begun);
                    stream.try_update_value(|stream| {
                        if stream.is_none() {
                            *stream = begun.take();
                        }
                    });
                    // Left meanwhile, or pressed twice.
                    begun.iter().for_each(let_go);
                    running.try_set(true);
                }
                Err(_) => drop(refused.try_set(true)),
            }
        });
    };
    Effect::new(move |_| {
        let (Some(video), Some(stream)) = (video.get(), stream.get_value()) else { return };
        set(&video, "muted", &true.into());
        set(&video, "playsInline", &true.into());
        // By itself: a promise to play is broken when the picture is taken away.
        set(&video, "autoplay", &true.into());
        set(&video, "srcObject", &stream);
    });
    let looking = StoredValue::new(false);
    let detector = StoredValue::new_local(None::<JsValue>);
    let look = move || {
        let Some(video) = video.get_untracked().filter(|_| !looking.get_value()) else { return };
        looking.set_value(true);
        spawn_local(async move {
            if detector.get_value().is_none() {
                let formats = Object::new();
                set(&formats, "formats", &Array::of1(&"qr_code".into()));
                detector.set_value(make("BarcodeDetector", &[formats.into()]).ok());
            }
            if let Some(detector) = detector.get_value()
                && let Ok(promise) = call(&detector, "detect", &[video.into()])
                && let Ok(found) = JsFuture::from(Promise::from(promise)).await
            {
                for code in Array::from(&found).iter() {
                    if let Some(text) = get(&code, "rawValue").as_string() {
                        see.try_run(text);
                    }
                }
            }
            looking.try_set_value(false);
        });
    };
    if let Ok(handle) = set_interval_with_handle(
        move || {
            if running.get_untracked() {
                look()
            }
        },
        OFTEN,
    ) {
        on_cleanup(move || {
            handle.clear();
            stop();
        });
    }
    let press = move |_| if running.get_untracked() { stop() } else { start() };
    let word = move || if running.get() { say!(class.camera_stop) } else { say!(class.camera) };
    view! {
        <button class="ghost" type="button" on:click=press>{word}</button>
        {when(move || refused.get(), || view! { <p role="alert">{say!(class.camera_refused)}</p> }.into_any())}
        {when(move || running.get(), move || view! { <video class="camera" node_ref=video aria-label=say!(class.camera_sees)></video> }.into_any())}
    }
}

async fn begin() -> Result<JsValue, JsValue> {
    let (wanted, facing) = (Object::new(), Object::new());
    set(&facing, "facingMode", &"environment".into());
    set(&wanted, "video", &facing);
    let devices = get(&window().navigator(), "mediaDevices");
    JsFuture::from(Promise::from(call(&devices, "getUserMedia", &[wanted.into()])?)).await
}

fn let_go(stream: &JsValue) {
    if let Ok(tracks) = call(stream, "getTracks", &[]) {
        for track in Array::from(&tracks).iter() {
            // What has stopped by itself refuses.
            let _ = call(&track, "stop", &[]);
        }
    }
}
