//! Opening a file that someone picked.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::browser;
use crate::app::parts::{Picked, Trouble, refusal};
use crate::app::store::{Shelf, Store};
use crate::format;
use crate::say;

/// Opens a file to play it: keeps it on this device and goes to its address. What can't be opened is said on a page of
/// its own, and everything else stays as it was.
pub fn to_play(picked: Picked, store: Store, refused: RwSignal<Option<Trouble>>) {
    spawn_local(async move {
        match read(&picked) {
            Ok(opened) => {
                let id = opened.breakout.id.to_string();
                let file = picked.bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
                // Where it can't be kept the page says so, and the breakout is there for this sitting.
                let _ = store.put(vec![(Shelf::Opened, id.clone(), file)]).await;
                browser::go(&format!("/play/id/{id}"));
            }
            Err(trouble) => refused.set(Some(trouble)),
        }
    });
}

/// Reads a file that someone picked.
pub fn read(picked: &Picked) -> Result<format::Opened, Trouble> {
    let bytes = picked.bytes.as_ref().ok_or_else(|| Trouble {
        what: say!(refused.unreadable).into(),
        place: picked.name.clone(),
        remedy: say!(refused.again).into(),
    })?;
    format::read(bytes, browser::fresh_id()).map_err(|refused| {
        let trouble = refusal(&refused);
        let place =
            if trouble.place.is_empty() { picked.name.clone() } else { format!("{}: {}", picked.name, trouble.place) };
        Trouble { place, ..trouble }
    })
}
