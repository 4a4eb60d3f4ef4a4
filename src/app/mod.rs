//! The page: everything that knows a browser.
//!
//! - [`home`], [`locks`], [`play`], [`build`] and [`class`]: the screens; none imports another
//! - [`later`]: those that are fetched when they are wanted
//! - [`maths`]: formulae in texts
//! - [`mechanisms`]: one widget for each kind of lock; [`parts`]: small views that screens share
//! - [`shared`]: breakouts that were handed on: in an address, at one, sealed
//! - [`store`]: what is kept on the device; [`turner`]: keys; [`tone`]: a note; [`full_screen`]; [`own`]: a lock that a team made; [`browser`]: what the browser lends, [`named`] what is seldom asked of it; [`words`]: what the app says

pub mod awaited;
pub mod browser;
pub mod build;
pub mod class;
pub mod full_screen;
pub mod home;
pub mod later;
pub mod locks;
pub mod maths;
pub mod mechanisms;
pub mod named;
pub mod opening;
pub mod own;
pub mod parts;
pub mod play;
pub mod route;
pub mod shared;
pub mod shipped;
pub mod store;
pub mod tone;
pub mod turner;
pub mod unfit;
pub mod words;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::mechanism::Spelling;
use parts::{Trouble, TroublePage};
use play::PlayPage;
use route::Route;
use store::Store;

/// The spelling of a language, by the browser's tables.
pub fn spelling(language: &str) -> Spelling<'_> {
    Spelling { language, form: browser::form }
}

/// Opens the store and shows a page.
pub fn start<V: IntoView + 'static>(page: impl Fn(Store) -> V + Clone + Send + 'static) {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(move || {
        let store = RwSignal::new(None);
        spawn_local(async move { store.set(Some(Store::open().await)) });
        move || store.get().map(&page)
    });
}

/// The fragment, as it changes.
pub fn fragment() -> RwSignal<String> {
    let fragment = RwSignal::new(browser::fragment());
    let listener = window_event_listener_untyped("hashchange", move |_| fragment.set(browser::fragment()));
    on_cleanup(move || listener.remove());
    fragment
}

/// The page: whichever screen the address names.
#[component]
pub fn Page(
    /// What is kept on the device.
    store: Store,
) -> impl IntoView {
    let fragment = fragment();
    let refused = RwSignal::new(None::<Trouble>);
    provide_context(refused);
    Effect::new(move |_| {
        fragment.track();
        refused.set(None);
    });
    let place = Memo::new(move |_| (refused.get(), Route::parse(&fragment.get())));
    let screen = move || match place.get() {
        (Some(trouble), _) => view! { <TroublePage trouble store/> }.into_any(),
        (None, Route::Home) => later::home(store),
        (None, Route::Check) => later::check(store),
        (None, Route::Locks) => later::locks(store),
        (None, Route::Build) => later::studio(store),
        (None, Route::Class) => later::class(store),
        (None, Route::Play(source)) => view! { <PlayPage source store/> }.into_any(),
    };
    view! { {move || screen()} }
}
