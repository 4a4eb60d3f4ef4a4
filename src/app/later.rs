//! What is fetched when it is wanted: screens, the further kinds of lock, maths, what opens student copies, what only pictures
//! and sounds need, so that a student's first visit carries none of them.
//!
//! A release is one program cut into modules: the first is all that play needs, and what is fetched here lies in the others.
//! `xtask` makes the cut after the compiler is done; while developing there is none. They are few: what some of them share
//! is a piece of its own, one for each set of those that share it.
//!
//! - `home`: home and the device's check.
//! - `studio`: building a breakout, lock by lock.
//! - `tools`: what is about a breakout as a whole, what a teacher does not do at once (picking pictures and sounds, say), every
//!   lock type, the classes, and the bench on which a team makes a lock of its own.
//! - `kinds`: the further kinds of lock, what else only some breakouts show, and what a team seldom needs.
//! - `maths`: what reads and draws it.
//! - `shared`: what was handed on, in an address or sealed.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::app::browser;
use crate::app::build::Studio;
use crate::app::build::own::OWN;
use crate::app::build::picker::{self, Take, Wanted};
use crate::app::class::ClassPage;
use crate::app::home::{CheckPage, Home};
use crate::app::locks::LocksPage;
use crate::app::maths;
use crate::app::mechanisms::further;
use crate::app::opening::not_arrived;
use crate::app::own::Own;
use crate::app::parts::{Icon, Trouble};
use crate::app::play::load::Loaded;
use crate::app::play::rare::{RARE, Rare};
use crate::app::play::seldom;
use crate::app::route::Source;
use crate::app::shared::{Playable, SHARED, Shared};
use crate::app::store::Store;
use crate::breakout::{Breakout, Clue};
use crate::say;

/// How long after a team sat down what it needs later is fetched: by then what it reads first is there.
const SOON: Duration = Duration::from_secs(2);

/// Something out of a module, or why that did not arrive.
pub type Fetched<T> = Result<T, SplitLoaderError>;

/// Something on its way.
pub type Coming<T> = Pin<Box<dyn Future<Output = T>>>;

/// An async function that fetches a thing with the module that it lies in, where it has one of its own.
macro_rules! fetch {
    ($module:ident, $name:ident -> $thing:ty, $given:expr) => {
        #[cfg(split)]
        #[allow(unsafe_code)]
        #[leptos::wasm_split::wasm_split($module, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name() -> $crate::app::later::Fetched<$thing> {
            Ok($given)
        }

        #[cfg(not(split))]
        async fn $name() -> $crate::app::later::Fetched<$thing> {
            Ok($given)
        }
    };
}
pub(crate) use fetch;

/// What shows a screen.
type Screen = fn(Store) -> AnyView;

fetch!(home, fetch_home -> Screen, |store| view! { <Home store/> }.into_any());
fetch!(home, fetch_check -> Screen, |store| view! { <CheckPage store/> }.into_any());
fetch!(tools, fetch_locks -> Screen, |store| view! { <LocksPage store/> }.into_any());
fetch!(tools, fetch_class -> Screen, |store| view! { <ClassPage store/> }.into_any());
fetch!(studio, fetch_studio -> Screen, |store| view! { <Studio store/> }.into_any());
fetch!(kinds, fetch_kinds -> (), {
    further::arrive();
    seldom::arrive();
});
fetch!(maths, fetch_maths -> (), maths::arrive());
fetch!(shared, fetch_shared -> Shared, SHARED);
fetch!(kinds, fetch_rare -> &'static Rare, &RARE);
fetch!(tools, fetch_own -> Own, OWN);
fetch!(tools, fetch_picker -> fn(Wanted, Take, Callback<()>) -> AnyView, picker::picker);

/// Fetches the further kinds of lock, so that they can be read and worked, with what else only some breakouts show; false
/// where they did not arrive.
pub async fn kinds() -> bool {
    fetch_kinds().await.is_ok()
}

/// Fetches what opens a breakout that was handed on; none where it did not arrive.
pub async fn shared() -> Option<Shared> {
    fetch_shared().await.ok()
}

/// Fetches what reads maths. Where it does not arrive, maths stays as it was typed.
pub async fn maths() {
    let _ = fetch_maths().await;
}

/// Home.
pub fn home(store: Store) -> AnyView {
    screen(store, "home.css", Box::pin(fetch_home()))
}

/// The device's own check.
pub fn check(store: Store) -> AnyView {
    screen(store, "home.css", Box::pin(fetch_check()))
}

/// Every lock type.
pub fn locks(store: Store) -> AnyView {
    screen(store, "locks.css", Box::pin(fetch_locks()))
}

/// The classes.
pub fn class(store: Store) -> AnyView {
    screen(store, "class.css", Box::pin(fetch_class()))
}

/// The studio.
pub fn studio(store: Store) -> AnyView {
    screen(store, "build.css", Box::pin(fetch_studio()))
}

/// A screen, once its code and its sheet are there. Where the sheet does not arrive it is shown without.
fn screen(store: Store, sheet: &'static str, fetched: Coming<Fetched<Screen>>) -> AnyView {
    browser::add_style(sheet);
    let coming = async move {
        let screen = fetched.await.ok()?;
        browser::styled(sheet).await;
        Some(show(move || screen(store)))
    };
    shown(Box::pin(coming), missing)
}

/// A page, once its sheet is there. Where that does not arrive it is shown without.
pub fn dressed(sheet: &'static str, page: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let coming = async move {
        browser::styled(sheet).await;
        Some(show(page))
    };
    shown(Box::pin(coming), missing_part)
}

/// A button to look at a picture closely, as soon as it is there: without it the picture is as it is.
pub fn closely(clue: Clue, breakout: Arc<Breakout>) -> AnyView {
    let coming = async move {
        let button = fetch_rare().await.ok()?.button;
        Some(show(move || button(&clue, &breakout)))
    };
    shown(Box::pin(coming), || ().into_any())
}

/// What a team seldom needs, with what dresses it; none where either did not arrive.
async fn dressed_rare() -> Option<&'static Rare> {
    let rare = fetch_rare().await.ok()?;
    (rare.dressed)().await.then_some(rare)
}

/// Fetches what a team needs sooner or later while it reads, so that it is there when the line is not.
pub fn ahead() {
    set_timeout(|| spawn_local(async { _ = dressed_rare().await }), SOON);
}

/// A form that a team seldom needs, as soon as it is there; the keyboard goes to the field with this id,
/// where there is one. Where it does not arrive it can be fetched once more.
pub fn rare(field: &'static str, form: impl Fn(&'static Rare) -> AnyView + Send + Sync + 'static) -> AnyView {
    rare_form(field, Box::new(form))
}

/// Once, whatever the form is.
fn rare_form(field: &'static str, form: Box<dyn Fn(&'static Rare) -> AnyView + Send + Sync>) -> AnyView {
    let (form, arrived) = (StoredValue::new(form), RwSignal::new(Arrived::None));
    let fetch = move |()| {
        spawn_local(async move {
            let come = dressed_rare().await.map(|rare| {
                browser::focus(field);
                show(move || form.with_value(|form| form(rare)))
            });
            arrived.try_set(Some(come));
        });
    };
    fetch(());
    view_of(arrived, Box::new(move || missing_with(Callback::new(fetch))))
}

/// Takes in a place that a team saved as a file, and gives where it is played; none where the file is none, or what reads it did
/// not arrive.
pub async fn carried(file: Vec<u8>, store: Store) -> Option<Result<String, Trouble>> {
    (fetch_rare().await.ok()?.carry)(file, store).await
}

/// A breakout as a team can play it: with words where it asks for some.
pub async fn fit(playable: Playable) -> Result<Playable, Trouble> {
    let rare = fetch_rare().await.map_err(|_| not_arrived(String::new()))?;
    (rare.fit)(playable)
}

/// A draft to be tried, or a place that is carried on; none where what loads it did not arrive.
pub async fn seldom(source: Source, store: Store) -> Option<Loaded> {
    Some((fetch_rare().await.ok()?.seldom)(source, store).await)
}

/// A zone to pick a picture or a sound in, as soon as it is there; the keyboard goes there.
pub fn picker(wanted: Wanted, take: Take, cancel: Callback<()>) -> AnyView {
    let coming = async move {
        let picker = fetch_picker().await.ok()?;
        browser::focus(picker::CHOOSE);
        Some(show(move || picker(wanted, take, cancel)))
    };
    shown(Box::pin(coming), missing_part)
}

/// What a team's own lock is made with; none where it did not arrive.
pub async fn own() -> Option<Own> {
    fetch_own().await.ok()
}

/// What shows something, once its module is there.
pub type Show = Box<dyn Fn() -> AnyView + Send + Sync>;

/// What shows so.
pub fn show(show: impl Fn() -> AnyView + Send + Sync + 'static) -> Show {
    Box::new(show)
}

/// Shows what is on its way as soon as it is there, and `missing` where it does not come.
pub fn shown(coming: Coming<Option<Show>>, missing: fn() -> AnyView) -> AnyView {
    let arrived = RwSignal::new(Arrived::None);
    spawn_local(async move {
        let show = coming.await;
        arrived.try_set(Some(show));
    });
    view_of(arrived, Box::new(missing))
}

/// What has come, once something has: none where it does not come.
pub type Arrived = Option<Option<Show>>;

/// Shows what has arrived, and `missing` where it does not come.
pub fn view_of(arrived: RwSignal<Arrived>, missing: Show) -> AnyView {
    let shown = move || {
        arrived.with(|arrived| match arrived {
            None => ().into_any(),
            Some(Some(show)) => show(),
            Some(None) => missing(),
        })
    };
    view! { {move || shown()} }.into_any()
}

/// Says on a page of the studio that a part of it did not arrive.
pub fn missing_part() -> AnyView {
    missing_with(Callback::new(|()| browser::reload()))
}

/// Says so, with a way to have it once more.
fn missing_with(again: Callback<()>) -> AnyView {
    view! {
        <p class="notice bad" role="alert"><span>{say!(later.title)}". "{say!(later.what)}</span>
            <button class="ghost" type="button" on:click=move |_| again.run(())>{say!(later.again)}</button></p>
    }
    .into_any()
}

/// Says on a page of its own that it did not arrive.
pub fn missing() -> AnyView {
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
