//! Home, and the device's check.

mod check;
mod games;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::browser;
use crate::app::opening;
use crate::app::parts::{Icon, OpenFile, Trouble};
use crate::app::shipped::{SHIPPED, Shipped};
use crate::app::store::Store;
use crate::say;

pub use check::CheckPage;
use games::Game;

/// Home: play, build, and the shipped breakouts.
#[component]
pub fn Home(
    /// What is kept on the device.
    store: Store,
) -> impl IntoView {
    let refused = expect_context::<RwSignal<Option<Trouble>>>();
    browser::keep_pressing();
    document().set_title(say!(app.name));
    // What is known at once is there at once.
    let games = RwSignal::new(Vec::from_iter(Game::last()));
    spawn_local(async move {
        let all = games::games(store).await;
        games.try_set(all);
    });
    view! {
        <div class="home">
            <header>
                <h1 class="mark"><Icon name="lock-here"/>{say!(app.name)}</h1>
                <nav class="row"><a class="ghost" href="#/locks">{say!(locks.title)}</a><a class="ghost" href="#/check">{say!(home.check)}</a></nav>
            </header>
            <main id="main" class="home-main">
                {move || {
                    let lines = games.get().into_iter().map(line).collect_view();
                    (!games.read().is_empty()).then(|| view! {
                        <section aria-labelledby="last-h">
                            <h2 id="last-h">{say!(home.last)}</h2>
                            <ul class="lines" role="list">{lines}</ul>
                        </section>
                    }.into_any())
                }}
                <div class="doors">
                    <a class="door" href="#/build"><b>{say!(home.build)}</b><span>{say!(home.build_words)}</span><Icon name="lock-here"/></a>
                    <a class="door" href="#/class"><b>{say!(home.class)}</b><span>{say!(home.class_words)}</span><Icon name="lock-open"/></a>
                    <div class="door">
                        <b>{say!(home.play)}</b><span>{say!(home.play_words)}</span>
                        <OpenFile label=say!(play.open_file) on_file=move |picked| opening::to_play(picked, store, refused)/>
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

/// A game that was begun here.
fn line(game: Game) -> AnyView {
    let (class, word, label) = if game.is_done {
        ("ghost", say!(home.again), say!(home.again_at, title = game.title))
    } else {
        ("go small", say!(home.go_on), say!(home.go_on_with, title = game.title))
    };
    view! {
        <li><span><b>{game.title}</b><small>{game.about}</small></span><a class=class href=format!("#{}", game.place) aria-label=label>{word}</a></li>
    }
    .into_any()
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
                <div class="hanging">{(0..shipped.locks.min(12)).map(|_| view! { <Icon name="lock-here"/> }).collect_view()}</div>
            </div>
            <div class="about">
                <h3>{shipped.title}</h3>
                <p>{say!(play.size_minutes, locks = shipped.locks, minutes = shipped.minutes)}</p>
                <p class="row"><span class="chip">{shipped.subject}</span><span class="chip">{shipped.level}</span></p>
            </div>
            <div class="acts">
                <a class="go small" href=format!("#/play/{}", shipped.slug) aria-label=say!(home.play_this, title = shipped.title)>{say!(home.play)}</a>
                <a class="ghost" href=format!("#/build/adapt/{}", shipped.slug) aria-label=say!(home.adapt_this, title = shipped.title)>{say!(home.adapt)}</a>
                <a class="ghost" href=format!("#/class/lesson/{}", shipped.slug) aria-label=say!(lesson.with_this, title = shipped.title)>{say!(lesson.open)}</a>
                <button class="plain" type="button" aria-label=say!(home.copy_this, title = shipped.title) on:click=copy>{say!(home.copy)}</button>
                <span class="quiet" role="status">{told}</span>
            </div>
        </li>
    }
}
