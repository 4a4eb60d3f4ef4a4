use leptos::prelude::*;
use web_sys::{AudioContext, OscillatorType};

use crate::app::store::settings;
use crate::app::tone::note;

const SETTING: &str = "sound";

/// The sounds of a lock, made by the browser. Off until wanted, and never the only sign of anything.
#[derive(Clone, Copy)]
pub struct Sound {
    /// Whether they are wanted.
    pub on: RwSignal<bool>,
    context: StoredValue<Option<AudioContext>, LocalStorage>,
}

impl Sound {
    /// As they were left on this device.
    pub fn new() -> Self {
        let on = settings::get(SETTING).as_deref() == Some("on");
        Sound { on: RwSignal::new(on), context: StoredValue::new_local(None) }
    }

    /// Switches them on or off.
    pub fn switch(self) {
        self.on.update(|on| *on = !*on);
        settings::set(SETTING, if self.on.get_untracked() { "on" } else { "off" });
        self.tick();
    }

    /// A small click.
    pub fn tick(self) {
        self.play(&[(0.0, 0.03, 1400.0)], OscillatorType::Square);
    }

    /// A lock that holds.
    pub fn rattle(self) {
        self.play(&[(0.0, 0.05, 180.0), (0.08, 0.05, 160.0), (0.16, 0.06, 140.0)], OscillatorType::Sawtooth);
    }

    /// Nothing moved: what was entered cannot be an answer.
    pub fn thud(self) {
        self.play(&[(0.0, 0.12, 95.0)], OscillatorType::Sine);
    }

    /// A shackle that springs.
    pub fn spring(self) {
        self.play(&[(0.0, 0.05, 300.0), (0.06, 0.12, 880.0), (0.16, 0.3, 1320.0)], OscillatorType::Triangle);
    }

    /// Plays notes of (begin in seconds, length in seconds, hertz); silent where the browser has no sound.
    fn play(self, notes: &[(f64, f64, f32)], kind: OscillatorType) {
        if !self.on.get_untracked() {
            return;
        }
        if self.context.with_value(Option::is_none) {
            self.context.set_value(AudioContext::new().ok());
        }
        self.context.with_value(|context| {
            let Some(context) = context else { return };
            for (begin, length, pitch) in notes {
                note(context, *begin, *length, *pitch, kind);
            }
        });
    }
}
