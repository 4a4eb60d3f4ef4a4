//! All of the screen for the page, where the browser allows that.

use leptos::prelude::*;

use super::named::{call, get};

/// Whether the browser allows it.
pub fn is_there() -> bool {
    get(&document(), "fullscreenEnabled").is_truthy()
}

/// Takes all of the screen, or gives it back. Where the browser refuses, the page stays as it is.
pub fn switch() {
    let _ = match get(&document(), "fullscreenElement").is_truthy() {
        true => call(&document(), "exitFullscreen", &[]),
        false => call(&get(&document(), "documentElement"), "requestFullscreen", &[]),
    };
}
