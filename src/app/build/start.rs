use leptos::prelude::*;
use leptos::task::spawn_local;

use super::editor::{keep, open_draft};
use crate::app::browser;
use crate::app::home::TroublePage;
use crate::app::parts::{Icon, OpenFile, Trouble, refusal};
use crate::app::shipped::{self, SHIPPED};
use crate::app::store::{Shelf, Store};
use crate::breakout::{Breakout, Source};
use crate::format;
use crate::say;

/// The first ten minutes: three ways to begin, and the teacher's own library.
#[component]
pub(super) fn Start(store: Store) -> impl IntoView {
    let trouble = RwSignal::new(None::<Trouble>);
    let empty = move |_| {
        spawn_local(async move {
            let mut breakout = Breakout::new(browser::fresh_id());
            breakout.minutes = Some(40);
            keep(breakout, store).await;
        });
    };
    view! {
        <div class="home">
            <header><a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a></header>
            <main id="main" class="home-main">
                <h1>{say!(build.begin)}</h1>
                <div class="doors">
                    <a class="door" href="#/build/paste"><b>{say!(build.paste)}</b><span>{say!(build.paste_words)}</span><Icon name="lock-here"/></a>
                    <button class="door" type="button" on:click=empty><b>{say!(build.empty)}</b><span>{say!(build.empty_words)}</span><Icon name="lock-away"/></button>
                </div>
                <Show when=move || trouble.read().is_some()>
                    <div class="notice bad" role="alert"><div><p><strong>{say!(refused.title)}</strong></p>{move || trouble.get().map(Trouble::words)}</div></div>
                </Show>
                <section aria-labelledby="drafts-h">
                    <h2 id="drafts-h">{say!(build.library)}</h2>
                    <Library store/>
                    <p class="row"><OpenFile label=say!(build.open) on_file=move |picked| open_draft(picked, store, trouble)/></p>
                </section>
                <section aria-labelledby="adapt-h">
                    <h2 id="adapt-h">{say!(build.adapt)}</h2>
                    <ul class="lines" role="list">
                        {SHIPPED.iter().map(|shipped| view! {
                            <li>
                                <span><b>{shipped.title}</b><small>{say!(play.size_minutes, locks = shipped.locks, minutes = shipped.minutes)}</small></span>
                                <a class="ghost" href=format!("#/build/adapt/{}", shipped.slug) aria-label=say!(home.adapt_this, title = shipped.title)>{say!(home.adapt)}</a>
                            </li>
                        }).collect_view()}
                    </ul>
                </section>
            </main>
        </div>
    }
}

/// The drafts on this device, the latest first.
#[component]
fn Library(store: Store) -> impl IntoView {
    let changed = RwSignal::new(0);
    let drafts = LocalResource::new(move || {
        changed.track();
        async move {
            let records = store.list(Shelf::Drafts, "").await;
            let opened = records.iter().filter_map(|(_, text)| format::read(text.as_bytes(), browser::fresh_id()).ok());
            let mut drafts: Vec<Breakout> = opened.map(|opened| opened.breakout).collect();
            drafts.sort_by(|a, b| b.modified.cmp(&a.modified));
            drafts
        }
    });
    let deleted = RwSignal::new(None::<Breakout>);
    let delete = move |breakout: Breakout| {
        spawn_local(async move {
            store.remove(Shelf::Drafts, &breakout.id.to_string()).await;
            deleted.set(Some(breakout));
            changed.update(|n| *n += 1);
        });
    };
    let back = move |_| {
        let Some(breakout) = deleted.get_untracked() else { return };
        spawn_local(async move {
            // Where it can't be kept it is there for this sitting, as before.
            let _ = store.put(vec![super::bench::record(&breakout)]).await;
            deleted.set(None);
            changed.update(|n| *n += 1);
        });
    };
    view! {
        {move || drafts.get().map(|drafts| if drafts.is_empty() {
            view! { <p class="quiet">{say!(build.no_drafts)}</p> }.into_any()
        } else {
            view! { <ul class="lines" role="list">{drafts.into_iter().map(|breakout| draft(breakout, Callback::new(delete))).collect_view()}</ul> }.into_any()
        })}
        <div class="toasts">
            {move || deleted.get().map(|breakout| view! {
                <div class="toast" role="status"><span>{say!(build.deleted, title = title(&breakout))}</span><button class="plain" type="button" on:click=back>{say!(build.undo)}</button></div>
            })}
        </div>
    }
}

fn title(breakout: &Breakout) -> String {
    if breakout.title.is_empty() { say!(build.untitled).to_owned() } else { breakout.title.clone() }
}

fn draft(breakout: Breakout, delete: Callback<Breakout>) -> impl IntoView {
    let name = title(&breakout);
    let (locks, day) = (breakout.locks.len(), breakout.modified.get(..10).unwrap_or_default().to_owned());
    let href = format!("#/build/{}", breakout.id);
    view! {
        <li>
            <span><b>{name.clone()}</b><small>{say!(build.draft_size, locks = locks, day = day)}</small></span>
            <a class="ghost" href=href aria-label=say!(build.go_on_with, title = name)>{say!(build.go_on)}</a>
            <button class="icon" type="button" aria-label=say!(build.delete_draft, title = name) on:click=move |_| delete.run(breakout.clone())><Icon name="i-bin"/></button>
        </li>
    }
}

/// Takes a shipped breakout as a beginning: a copy with its own id that says where it comes from.
#[component]
pub(super) fn Adapt(slug: String, store: Store) -> impl IntoView {
    let trouble = RwSignal::new(None::<Trouble>);
    spawn_local(async move {
        let bytes = match shipped::path(&slug) {
            Some(path) => browser::fetch(&path).await,
            None => None,
        };
        let Some(bytes) = bytes else {
            trouble.set(Some(Trouble {
                what: say!(refused.not_arrived).into(),
                place: slug,
                remedy: say!(refused.not_arrived_remedy).into(),
            }));
            return;
        };
        match format::read(&bytes, browser::fresh_id()) {
            Ok(opened) => {
                let mut breakout = opened.breakout;
                let source = Source {
                    id: breakout.id.to_string(),
                    title: breakout.title.clone(),
                    authors: breakout.authors.clone(),
                    license: breakout.license.clone(),
                    ..Source::default()
                };
                breakout.adapted_from.insert(0, source);
                breakout.id = browser::fresh_id();
                breakout.revision = 1;
                keep(breakout, store).await;
            }
            Err(refused) => trouble.set(Some(refusal(&refused))),
        }
    });
    move || trouble.get().map(|trouble| view! { <TroublePage trouble/> })
}
