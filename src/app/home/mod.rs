//! Home, the device's check, and what is said when something can't be opened.

mod check;
mod trouble;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::browser;
use crate::app::parts::{Icon, OpenFile, Picked, Trouble, refusal};
use crate::app::shipped::{SHIPPED, Shipped};
use crate::app::store::settings::Last;
use crate::app::store::{Shelf, Store};
use crate::format;
use crate::say;

pub use check::CheckPage;
pub use trouble::TroublePage;

/// Opens a file to play it: keeps it on this device and goes to its address. What can't be opened is said on a page of
/// its own, and everything else stays as it was.
pub fn open_to_play(picked: Picked, store: Store, refused: RwSignal<Option<Trouble>>) {
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

/// Home: play, build, and the shipped breakouts.
#[component]
pub fn Home(
    /// What is kept on the device.
    store: Store,
) -> impl IntoView {
    let refused = expect_context::<RwSignal<Option<Trouble>>>();
    document().set_title(say!(app.name));
    view! {
        <div class="home">
            <header>
                <h1 class="mark"><Icon name="lock-here"/>{say!(app.name)}</h1>
                <nav class="row"><a class="ghost" href="#/check">{say!(home.check)}</a></nav>
            </header>
            <main id="main" class="home-main">
                {Last::kept().map(|last| view! {
                    <section aria-labelledby="last-h">
                        <h2 id="last-h">{say!(home.last)}</h2>
                        <ul class="lines" role="list">
                            <li><span><b>{last.title}</b></span><a class="go small" href=format!("#{}", last.place)>{say!(home.go_on)}</a></li>
                        </ul>
                    </section>
                })}
                <div class="doors">
                    <a class="door" href="#/build"><b>{say!(home.build)}</b><span>{say!(home.build_words)}</span><Icon name="lock-here"/></a>
                    <div class="door">
                        <b>{say!(home.play)}</b><span>{say!(home.play_words)}</span>
                        <OpenFile label=say!(play.open_file) on_file=move |picked| open_to_play(picked, store, refused)/>
                    </div>
                </div>
                <section aria-labelledby="ours-h">
                    <h2 id="ours-h">{say!(home.ours)}</h2>
                    <ul class="cards" role="list">{SHIPPED.iter().map(|shipped| view! { <Card shipped=*shipped/> }).collect_view()}</ul>
                </section>
            </main>
        </div>
    }
}

#[component]
fn Card(shipped: Shipped) -> impl IntoView {
    let copied = RwSignal::new(None::<bool>);
    let address = format!("{}#/play/{}", browser::page_address(), shipped.slug);
    let shown = StoredValue::new(address);
    let copy = move |_| {
        spawn_local(async move { copied.set(Some(browser::copy(&shown.get_value()).await)) });
    };
    let told = move || match copied.get() {
        None => String::new(),
        Some(true) => say!(home.copied).to_owned(),
        Some(false) => say!(home.copy_by_hand, address = shown.get_value()),
    };
    view! {
        <li class="breakout">
            <div class="band" aria-hidden="true">
                <div class="hasp"></div>
                <div class="hanging">{(0..shipped.locks.min(9)).map(|_| view! { <Icon name="lock-here"/> }).collect_view()}</div>
            </div>
            <div class="about">
                <h3>{shipped.title}</h3>
                <p>{say!(play.size_minutes, locks = shipped.locks, minutes = shipped.minutes)}</p>
                <p class="row"><span class="chip">{shipped.subject}</span><span class="chip">{shipped.level}</span></p>
            </div>
            <div class="acts">
                <a class="ghost" href=format!("#/play/{}", shipped.slug) aria-label=say!(home.play_this, title = shipped.title)>{say!(home.play)}</a>
                <a class="ghost" href=format!("#/build/adapt/{}", shipped.slug) aria-label=say!(home.adapt_this, title = shipped.title)>{say!(home.adapt)}</a>
                <button class="ghost" type="button" aria-label=say!(home.copy_this, title = shipped.title) on:click=copy>{say!(home.copy)}</button>
                <p class="quiet" role="status">{told}</p>
            </div>
        </li>
    }
}
