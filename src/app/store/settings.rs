//! Settings and what was open last, through gloo-storage. Where storage is refused they hold for this page.

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::window;
use serde::{Deserialize, Serialize};

/// The setting that says whether play is large here, for a whole class at one screen: `yes`. `boot.js` reads it, too.
pub const FRONT: &str = "front";

/// Keeps a setting; nothing happens where storage is refused.
pub fn set(name: &str, value: &str) {
    if is_allowed() {
        // A full disk: the setting is a comfort, not work.
        let _ = LocalStorage::set(name, value);
    }
}

/// A setting, if it was kept.
pub fn get(name: &str) -> Option<String> {
    if is_allowed() { LocalStorage::get(name).ok() } else { None }
}

/// gloo-storage panics where the browser refuses storage, so it is asked first.
fn is_allowed() -> bool {
    matches!(window().local_storage(), Ok(Some(_)))
}

/// What was open last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Last {
    /// Its title.
    pub title: String,
    /// Where it is: a fragment.
    pub place: String,
}

impl Last {
    const NAME: &str = "last";

    /// Keeps it.
    pub fn keep(self) {
        if is_allowed() {
            // A comfort, not work.
            let _ = LocalStorage::set(Self::NAME, self);
        }
    }

    /// What was kept.
    pub fn kept() -> Option<Self> {
        if is_allowed() { LocalStorage::get(Self::NAME).ok() } else { None }
    }
}
