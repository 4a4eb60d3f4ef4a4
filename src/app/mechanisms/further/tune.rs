use leptos::prelude::*;
use web_sys::{AudioContext, OscillatorType};

use crate::app::mechanisms::tape::{Tape, press, steps};
use crate::app::parts::Icon;
use crate::app::tone::note;
use crate::mechanism::{Key, Tune};
use crate::say;

/// How long a note sounds, and how long after another it begins, in seconds.
const NOTE: (f64, f64) = (0.6, 0.45);

/// Keys of a piano: each sounds when it is pressed, and the whole can be heard again.
#[component]
pub(super) fn TuneWidget(tune: Tune, entry: RwSignal<String>) -> impl IntoView {
    let context = StoredValue::new_local(None::<AudioContext>);
    let sound = move |keys: &[Key]| {
        if context.with_value(Option::is_none) {
            context.set_value(AudioContext::new().ok());
        }
        context.with_value(|context| {
            let Some(context) = context else { return };
            for (at, key) in keys.iter().enumerate() {
                note(context, at as f64 * NOTE.1, NOTE.0, pitch(*key), OscillatorType::Triangle);
            }
        });
    };
    let hear = move |_| {
        let keys: Vec<Key> =
            entry.with_untracked(|entry| steps(entry).iter().filter_map(|name| Key::named(name)).collect());
        sound(&keys);
    };
    let draw = |step: &str| view! { <li class="num">{shown(step)}</li> }.into_any();
    let key = move |key: Key| {
        let name = key.name();
        let is_black = name.contains('#');
        let words = shown(&name);
        let play = move |_| {
            press(entry, &name);
            sound(&[key]);
        };
        view! { <button class="piano" class:black=is_black type="button" on:click=play><span>{words}</span></button> }
            .into_any()
    };
    view! {
        <Tape entry=entry empty=say!(mechanism.press_keys) draw=draw/>
        <div class="keys" role="group" aria-label=say!(mechanism.piano) tabindex="-1">{tune.keys().map(key).collect_view()}</div>
        <button class="hear option" type="button" on:click=hear><Icon name="i-speak"/>{say!(mechanism.hear)}</button>
    }
}

/// How high a key sounds, in hertz: A4 has 440, and each octave doubles.
fn pitch(key: Key) -> f32 {
    440.0 * ((f32::from(key.midi()) - 69.0) / 12.0).exp2()
}

/// A key's name as musicians write it.
pub fn shown(name: &str) -> String {
    name.replace('#', "♯")
}
