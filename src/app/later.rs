//! What is fetched when it is wanted: screens, the further kinds of lock, what unpacks an address, so that a student's
//! first visit carries none of them.
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
use crate::app::mechanisms::further;
use crate::app::parts::Icon;
use crate::app::store::Store;
use crate::format::{Opened, Refused, from_link};
use crate::say;

/// What shows a screen.
type Screen = fn(Store) -> AnyView;
type Fetched = Result<Screen, SplitLoaderError>;

/// An async function that fetches the module of a screen, where it has one of its own, and gives the screen.
macro_rules! screen {
    ($module:ident, $name:ident, $component:ident) => {
        #[cfg(split)]
        #[allow(unsafe_code)]
        #[leptos::wasm_split::wasm_split($module, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name() -> Fetched {
            Ok(|store| view! { <$component store/> }.into_any())
        }

        #[cfg(not(split))]
        async fn $name() -> Fetched {
            Ok(|store| view! { <$component store/> }.into_any())
        }
    };
}

screen!(home, fetch_home, Home);
screen!(home, fetch_check, CheckPage);
screen!(studio, fetch_studio, Studio);

#[cfg(split)]
#[allow(unsafe_code)]
#[leptos::wasm_split::wasm_split(kinds, wasm_split_path = leptos::wasm_split, fallible)]
fn fetch_kinds() -> Result<(), SplitLoaderError> {
    further::arrive();
    Ok(())
}

#[cfg(not(split))]
async fn fetch_kinds() -> Result<(), SplitLoaderError> {
    further::arrive();
    Ok(())
}

/// Fetches the further kinds of lock, so that they can be read and worked; false where they did not arrive.
pub async fn kinds() -> bool {
    fetch_kinds().await.is_ok()
}

/// What opens a breakout that is in an address.
type Unpack = fn(&str, Uuid) -> Result<Opened, Refused>;

#[cfg(split)]
#[allow(unsafe_code)]
#[leptos::wasm_split::wasm_split(link, wasm_split_path = leptos::wasm_split, fallible)]
fn fetch_link() -> Result<Unpack, SplitLoaderError> {
    Ok(from_link)
}

#[cfg(not(split))]
async fn fetch_link() -> Result<Unpack, SplitLoaderError> {
    Ok(from_link)
}

/// Fetches what unpacks an address; none where it did not arrive.
pub async fn link() -> Option<Unpack> {
    fetch_link().await.ok()
}

/// Home.
pub fn home(store: Store) -> AnyView {
    later(store, fetch_home())
}

/// The device's own check.
pub fn check(store: Store) -> AnyView {
    later(store, fetch_check())
}

/// The studio.
pub fn studio(store: Store) -> AnyView {
    later(store, fetch_studio())
}

/// A screen as soon as it is there; where it doesn't come, what to do.
fn later(store: Store, fetched: impl Future<Output = Fetched> + 'static) -> AnyView {
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
