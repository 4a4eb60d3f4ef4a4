use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::browser;
use crate::app::parts::Icon;
use crate::app::store::{Shelf, Store};
use crate::say;

/// One line of the check.
#[derive(Clone, Copy)]
struct Line {
    name: &'static str,
    works: Option<bool>,
    words: [&'static str; 2],
}

/// `#/check`: what works on this device, in words for whoever runs the network.
#[component]
pub fn CheckPage(
    /// What is tried: whether it keeps anything.
    store: Store,
) -> impl IntoView {
    browser::keep_pressing();
    let storage = RwSignal::new(None);
    spawn_local(async move {
        let stored = store.put(vec![(Shelf::Opened, "check".into(), "check".into())]).await;
        store.remove(Shelf::Opened, "check").await;
        storage.set(Some(stored.is_ok()));
    });
    let voice = RwSignal::new(browser::has_voice());
    // Some browsers load their voices only after they are asked.
    set_timeout(move || voice.set(browser::has_voice()), std::time::Duration::from_millis(800));
    let lines = move || {
        [
            Line { name: say!(check.wasm), works: Some(true), words: [say!(check.wasm_ok), say!(check.wasm_ok)] },
            Line {
                name: say!(check.storage),
                works: storage.get(),
                words: [say!(check.storage_ok), say!(check.storage_not)],
            },
            Line {
                name: say!(check.voice),
                works: Some(voice.get()),
                words: [say!(check.voice_ok), say!(check.voice_not)],
            },
            Line {
                name: say!(check.sound),
                works: Some(browser::has_sound()),
                words: [say!(check.sound_ok), say!(check.sound_not)],
            },
        ]
    };
    let told = RwSignal::new("");
    let copy = move |_| {
        let text: Vec<String> = lines().map(|line| format!("{}: {}", line.name, verdict(line.works))).to_vec();
        spawn_local(async move {
            let copied = browser::copy(&text.join("\n")).await;
            told.set(if copied { say!(home.copied) } else { say!(check.not_copied) });
        });
    };
    view! {
        <div class="home narrow">
            <header><a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a></header>
            <main class="home-main">
                <section>
                    <h1>{say!(home.check)}</h1>
                    <p>{say!(check.intro)}</p>
                    <ul class="checks" role="list">{move || lines().map(line)}</ul>
                    <p class="row"><button class="ghost" type="button" on:click=copy>{say!(check.copy)}</button><span role="status">{told}</span></p>
                </section>
            </main>
        </div>
    }
}

fn line(line: Line) -> impl IntoView {
    let ok = line.works != Some(false);
    view! {
        <li class:ok=ok class:not=!ok>
            <Icon name=if ok { "i-check" } else { "i-warn" }/>
            <b>{line.name}</b>
            <span>{line.words[usize::from(!ok)]}</span>
            <em>{verdict(line.works)}</em>
        </li>
    }
}

fn verdict(works: Option<bool>) -> &'static str {
    match works {
        None => say!(check.trying),
        Some(true) => say!(check.works),
        Some(false) => say!(check.not_here),
    }
}
