use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Spot;
use super::bench::{Bench, Saved};
use super::chain::Chain;
use super::findings::Findings;
use super::lock_page::LockPage;
use super::pages::{CardsPage, RulesPage, StoryPage, WholePage};
use super::ready::Ready;
use crate::app::browser;
use crate::app::home::{TroublePage, read};
use crate::app::parts::{Icon, OpenFile, Picked, Trouble, refusal};
use crate::app::store::{Shelf, Store, settings};
use crate::format;
use crate::say;

/// A draft being written.
#[component]
pub(super) fn Editor(id: String, store: Store, spot: Memo<Spot>) -> impl IntoView {
    let loaded = {
        let id = id.clone();
        LocalResource::new(move || {
            let id = id.clone();
            async move { store.get(Shelf::Drafts, &id).await }
        })
    };
    move || {
        loaded.get().map(|text| {
            let opened = text.map(|text| format::read(text.as_bytes(), browser::fresh_id()));
            match opened {
                Some(Ok(opened)) => view! { <Desk bench=Bench::new(opened.breakout, store) store spot/> }.into_any(),
                Some(Err(refused)) => view! { <TroublePage trouble=refusal(&refused)/> }.into_any(),
                None => view! { <TroublePage trouble=gone()/> }.into_any(),
            }
        })
    }
}

fn gone() -> Trouble {
    Trouble { what: say!(build.gone).into(), place: String::new(), remedy: say!(build.gone_remedy).into() }
}

/// The setting that says that a draft was tried as a team: from then on findings are shown.
fn tried_setting(id: &str) -> String {
    format!("tried-{id}")
}

#[component]
fn Desk(bench: Bench, store: Store, spot: Memo<Spot>) -> impl IntoView {
    let id = bench.peek(|breakout| breakout.id.to_string());
    let tried = RwSignal::new(settings::get(&tried_setting(&id)).is_some());
    let id = StoredValue::new(id);
    Effect::new(move |_| {
        if spot.get() == Spot::Ready {
            tried.set(true);
        }
    });
    // A lock that was taken away leaves the first one on the bench.
    let lock = Memo::new(move |_| {
        let wanted = spot.get();
        bench.read(|breakout| match wanted {
            Spot::Lock(id) if breakout.lock(&id).is_some() => Some(id),
            Spot::Lock(_) | Spot::First => breakout.locks.first().map(|lock| lock.id.clone()),
            _ => None,
        })
    });
    let attempt = move |_| {
        settings::set(&id.with_value(|id| tried_setting(id)), "yes");
        bench.save_now();
        let from = lock.get_untracked().map(|lock| format!("/{lock}")).unwrap_or_default();
        browser::go(&format!("/play/try/{}{from}", id.get_value()));
    };
    let keys = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let command = event.ctrl_key() || event.meta_key();
        match (command, event.shift_key(), event.key().to_ascii_lowercase().as_str()) {
            (true, false, "z") => bench.undo(),
            (true, true, "z") | (true, false, "y") => bench.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    let page = move || match (lock.get(), spot.get()) {
        (Some(lock), _) => view! { <LockPage bench lock/> }.into_any(),
        (None, Spot::Story) => view! { <StoryPage bench/> }.into_any(),
        (None, Spot::Cards) => view! { <CardsPage bench/> }.into_any(),
        (None, Spot::Rules) => view! { <RulesPage bench/> }.into_any(),
        (None, Spot::Ready) => view! { <Ready bench/> }.into_any(),
        (None, _) => view! { <WholePage bench/> }.into_any(),
    };
    view! {
        <div class="studio">
            <header class="studio-top">
                <Menu bench store/>
                <input class="in-place" aria-label=say!(build.title) placeholder=say!(build.untitled)
                    prop:value=move || bench.read(|breakout| breakout.title.clone())
                    on:input:target=move |event| { let title = event.target().value(); bench.change("title", |breakout| breakout.title = title) }/>
                <SavedSign bench/>
                <button class="icon" type="button" aria-label=say!(build.undo) disabled=move || !bench.can_undo() on:click=move |_| bench.undo()><Icon name="i-undo"/></button>
                <button class="icon" type="button" aria-label=say!(build.redo) disabled=move || !bench.can_redo() on:click=move |_| bench.redo()><Icon name="i-redo"/></button>
                <button class="ghost" type="button" on:click=attempt>{say!(build.try_it)}</button>
                <a class="go small" href=format!("#/build/{}/ready", id.get_value())>{say!(build.ready)}</a>
            </header>
            <Chain bench lock spot tried/>
            <Findings bench tried/>
            <main class="work">{page}</main>
        </div>
    }
}

#[component]
fn SavedSign(bench: Bench) -> impl IntoView {
    let words = move || match bench.saved.get() {
        Saved::Yes => say!(build.saved),
        Saved::Soon => say!(build.saving),
        Saved::No => say!(build.not_saved),
    };
    view! {
        <p class="saved" role="status" class:saving=move || bench.saved.get() == Saved::Soon class:not=move || bench.saved.get() == Saved::No>
            <Icon name=Signal::derive(move || if bench.saved.get() == Saved::No { "i-warn" } else { "i-check" })/><span>{words}</span>
        </p>
    }
}

#[component]
fn Menu(bench: Bench, store: Store) -> impl IntoView {
    let open = RwSignal::new(false);
    let save = move |_| {
        open.set(false);
        save_file(bench);
    };
    let trouble = RwSignal::new(None::<Trouble>);
    let take = move |picked: Picked| {
        open.set(false);
        open_draft(picked, store, trouble);
    };
    view! {
        <nav class="menu start" on:keydown=move |event| if event.key() == "Escape" { open.set(false) }>
            <button class="icon" type="button" aria-label=say!(play.menu) aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                <Icon name="i-menu"/>
            </button>
            <ul role="list" hidden=move || !open.get()>
                <li><button type="button" on:click=save>{say!(build.save_as)}</button></li>
                <li><OpenFile label=say!(build.open) class="plain" on_file=take/></li>
                <li><a href="#/build">{say!(build.library)}</a></li>
                <li class="apart"><a href="#/">{say!(build.home)}</a></li>
            </ul>
        </nav>
        <Show when=move || trouble.read().is_some()>
            <div class="notice bad" role="alert">
                <div><p><strong>{say!(refused.title)}</strong></p>{move || trouble.get().map(Trouble::words)}</div>
                <button class="ghost" type="button" on:click=move |_| trouble.set(None)>{say!(app.close)}</button>
            </div>
        </Show>
    }
}

/// Hands the teacher the file: the teacher's copy, with all answers.
pub(super) fn save_file(bench: Bench) {
    bench.peek(|breakout| {
        let mut breakout = breakout.clone();
        breakout.modified = browser::timestamp(browser::now());
        // Where the browser refuses a download it says so itself.
        let _ = browser::download(&browser::file_name(&breakout.title, "breakout.json"), &format::write(&breakout));
    });
}

/// Opens a file as a draft. One with the same id as a draft of the library becomes a copy: nothing is overwritten.
pub(super) fn open_draft(picked: Picked, store: Store, trouble: RwSignal<Option<Trouble>>) {
    spawn_local(async move {
        match read(&picked) {
            Ok(opened) => {
                let mut breakout = opened.breakout;
                if store.get(Shelf::Drafts, &breakout.id.to_string()).await.is_some() {
                    breakout.id = browser::fresh_id();
                    breakout.title = say!(build.copy_of, title = breakout.title);
                }
                keep(breakout, store).await;
            }
            Err(found) => trouble.set(Some(found)),
        }
    });
}

/// Puts a new draft into the library and goes to it.
pub(super) async fn keep(breakout: crate::breakout::Breakout, store: Store) {
    let record = super::bench::record(&breakout);
    // Where it can't be kept the studio says so, and it is there for this sitting.
    let _ = store.put(vec![record]).await;
    browser::go(&format!("/build/{}", breakout.id));
}
