//! A note, made by the browser.

use web_sys::{AudioContext, OscillatorType};

/// Plays a note that begins so many seconds from now, lasts so many, and has so many hertz. None where the browser refuses.
pub fn note(context: &AudioContext, begin: f64, length: f64, pitch: f32, kind: OscillatorType) -> Option<()> {
    let (voice, volume) = (context.create_oscillator().ok()?, context.create_gain().ok()?);
    let at = context.current_time() + begin;
    voice.set_type(kind);
    voice.frequency().set_value(pitch);
    volume.gain().set_value_at_time(0.08, at).ok()?;
    volume.gain().exponential_ramp_to_value_at_time(0.001, at + length).ok()?;
    voice.connect_with_audio_node(&volume).ok()?.connect_with_audio_node(&context.destination()).ok()?;
    voice.start_with_when(at).ok()?;
    voice.stop_with_when(at + length).ok()
}
