//! What is fetched when it is wanted: screens, the further kinds of lock, maths, what unpacks an address, so that a
//! student's first visit carries none of them.
//!
//! A release is one program cut into modules: the first is all that play needs, and each screen here is the root of
//! another. `xtask` makes the cut after the compiler is done; while developing there is none.

use std::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
use uuid::Uuid;

use crate::app::browser;
use crate::app::build::Studio;
use crate::app::home::{CheckPage, Home};
use crate::app::locks::LocksPage;
use crate::app::maths;
use crate::app::mechanisms::further;
use crate::app::parts::Icon;
use crate::app::play::seldom;
use crate::app::store::Store;
use crate::format::{Opened, Refused, from_link};
use crate::say;

/// What shows a screen.
type Screen = fn(Store) -> AnyView;

/// What opens a breakout that is in an address.
type Unpack = fn(&str, Uuid) -> Result<Opened, Refused>;

/// An async function that fetches a thing with the module that it lies in, where it has one of its own.
macro_rules! fetch {
    ($module:ident, $name:ident -> $thing:ty, $given:expr) => {
        #[cfg(split)]
        #[allow(unsafe_code)]
        #[leptos::wasm_split::wasm_split($module, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name() -> Result<$thing, SplitLoaderError> {
            Ok($given)
        }

        #[cfg(not(split))]
        async fn $name() -> Result<$thing, SplitLoaderError> {
            Ok($given)
        }
    };
}

fetch!(home, fetch_home -> Screen, |store| view! { <Home store/> }.into_any());
fetch!(home, fetch_check -> Screen, |store| view! { <CheckPage store/> }.into_any());
fetch!(locks, fetch_locks -> Screen, |store| view! { <LocksPage store/> }.into_any());
fetch!(studio, fetch_studio -> Screen, |store| view! { <Studio store/> }.into_any());
fetch!(kinds, fetch_kinds -> (), {
    further::arrive();
    seldom::arrive();
});
fetch!(maths, fetch_maths -> (), maths::arrive());
fetch!(link, fetch_link -> Unpack, from_link);

/// Fetches the further kinds of lock, so that they can be read and worked, with what else only some breakouts show; false
/// where they did not arrive.
pub async fn kinds() -> bool {
    fetch_kinds().await.is_ok()
}

/// Fetches what unpacks an address; none where it did not arrive.
pub async fn link() -> Option<Unpack> {
    fetch_link().await.ok()
}

/// Fetches what reads maths; false where it did not arrive.
pub async fn maths() -> bool {
    fetch_maths().await.is_ok()
}

/// Home.
pub fn home(store: Store) -> AnyView {
    later(store, fetch_home())
}

/// The device's own check.
pub fn check(store: Store) -> AnyView {
    later(store, fetch_check())
}

/// Every lock type.
pub fn locks(store: Store) -> AnyView {
    later(store, fetch_locks())
}

/// The studio.
pub fn studio(store: Store) -> AnyView {
    later(store, fetch_studio())
}

/// A screen as soon as it is there; where it doesn't come, what to do.
fn later(store: Store, fetched: impl Future<Output = Result<Screen, SplitLoaderError>> + 'static) -> AnyView {
    let arrived = RwSignal::new(None::<Option<Screen>>);
    spawn_local(async move {
        let screen = fetched.await.ok();
        arrived.try_set(Some(screen));
    });
    let shown = move || match arrived.get() {
        None => ().into_any(),
        Some(Some(screen)) => screen(store),
        Some(None) => missing(),
    };
    view! { {move || shown()} }.into_any()
}

fn missing() -> AnyView {
    view! {
        <div class="home narrow">
            <header><span class="mark"><Icon name="lock-here"/>{say!(app.name)}</span></header>
            <main class="sheet trouble">
                <h1>{say!(later.title)}</h1>
                <p>{say!(later.what)}</p>
                <button class="go" type="button" on:click=|_| browser::reload()>{say!(later.again)}</button>
            </main>
        </div>
    }
    .into_any()
}
