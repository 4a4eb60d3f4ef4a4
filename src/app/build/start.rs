use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::arrival::{Arrival, copy};
use super::chain::badge;
use super::editor::{RefusedNotice, download, keep, title_words};
use super::findings::{count, tally_words};
use super::lists::{More, Toast};
use super::questions::Questions;
use super::shared;
use super::stuck::{Stuck, stuck_notice};
use super::unread::unread as unread_lines;
use crate::app::awaited::awaited;
use crate::app::opening::not_arrived;
use crate::app::parts::{Dialog, Icon, OpenFile, TroublePage, refusal};
use crate::app::shipped::{self, SHIPPED};
use crate::app::store::{Store, bin, drafts};
use crate::app::{browser, maths, spelling};
use crate::breakout::{Breakout, Severity, check};
use crate::format;
use crate::say;

/// The first ten minutes: three ways to begin, and the teacher's own library.
#[component]
pub(super) fn Start(
    store: Store,
    /// A breakout that the address holds.
    link: Option<String>,
) -> impl IntoView {
    let arrival = match link {
        Some(link) => {
            let arrival = Arrival::of_address(store);
            arrival.link(link);
            arrival
        }
        None => Arrival::of_files(store, None),
    };
    let adapting = RwSignal::new(false);
    let empty = move |_| {
        spawn_local(async move {
            let mut breakout = Breakout::new(browser::fresh_id());
            breakout.minutes = Some(40);
            keep(breakout, store).await;
        });
    };
    view! {
        <div class="home studio-home">
            <header>
                <a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a>
                <nav class="row"><a class="ghost" href="#/locks">{say!(locks.title)}</a><a class="ghost" href="#/">{say!(build.home)}</a></nav>
            </header>
            <main class="home-main" id="main">
                <RefusedNotice trouble=arrival.trouble/>
                <section aria-labelledby="new-h">
                    <h1 id="new-h">{say!(build.begin)}</h1>
                    <div class="doors three">
                        <a class="door" href="#/build/bring"><b>{say!(bring.title)}</b><span>{say!(bring.words)}</span><Icon name="k-text"/></a>
                        <button class="door" type="button" aria-haspopup="dialog" on:click=move |_| adapting.set(true)><b>{say!(build.adapt)}</b><span>{say!(build.adapt_words)}</span><Icon name="i-copy"/></button>
                        <button class="door" type="button" on:click=empty><b>{say!(build.empty)}</b><span>{say!(build.empty_words)}</span><Icon name="lock-here"/></button>
                    </div>
                </section>
                <section aria-labelledby="drafts-h">
                    <div class="row spread">
                        <h2 id="drafts-h">{say!(build.library)}</h2>
                        <OpenFile label=say!(build.open) icon="i-open" on_file=move |picked| arrival.file(picked)/>
                    </div>
                    <Library store/>
                </section>
            </main>
            <Questions arrival/>
            <Dialog id="adapt" title=Signal::stored(say!(build.adapt).to_owned()) open=adapting wide=true>
                <div class="inside">
                    <p>{say!(build.adapt_intro)}</p>
                    <ul class="lines" role="list">
                        {SHIPPED.iter().map(|shipped| view! {
                            <li>
                                <div><b>{shipped.title}</b><small>{format!("{}, {}; {}", shipped.subject, shipped.level, say!(play.size_minutes, locks = shipped.locks, minutes = shipped.minutes))}</small></div>
                                <a class="ghost" href=format!("#/build/adapt/{}", shipped.slug) aria-label=say!(home.adapt_this, title = shipped.title)>{say!(home.adapt)}</a>
                            </li>
                        }).collect_view()}
                    </ul>
                </div>
            </Dialog>
        </div>
    }
}

/// The drafts on this device, the latest first.
#[component]
fn Library(store: Store) -> impl IntoView {
    let changed = RwSignal::new(0);
    let drafts = awaited(move || {
        changed.track();
        drafts::all(store)
    });
    let binned = awaited(move || {
        changed.track();
        bin::count(store, browser::now())
    });
    // What was thrown away last, while the page says so.
    let deleted = StoredValue::new(None::<Uuid>);
    let words = RwSignal::new(None::<String>);
    let stuck = Stuck::new(None);
    let delete = Callback::new(move |breakout: Breakout| {
        spawn_local(async move {
            let breakout = whole(breakout, store).await;
            let (title, id) = (title_words(&breakout.title), breakout.id);
            if bin::throw(store, &breakout, browser::now()).await.is_err() {
                return stuck.set(Some((title, id)));
            }
            words.set(Some(say!(build.deleted, title = title)));
            deleted.set_value(Some(id));
            changed.update(|n| *n += 1);
        });
    });
    let put = move |breakout: Breakout| {
        spawn_local(async move {
            // Where it can't be kept it is there for this sitting, as before.
            let _ = store.put(drafts::records(&breakout, &[])).await;
            changed.update(|n| *n += 1);
        });
    };
    let duplicate = Callback::new(move |breakout: Breakout| {
        spawn_local(async move {
            put(copy(whole(breakout, store).await));
        });
    });
    let save = Callback::new(move |breakout: Breakout| {
        spawn_local(async move {
            let mut breakout = whole(breakout, store).await;
            breakout.revision = shared::revision(&breakout);
            shared::remember(&breakout);
            download(&breakout);
        });
    });
    let back = Callback::new(move |()| {
        words.set(None);
        let deleted = deleted.get_value();
        spawn_local(async move {
            let mut binned = bin::list(store, browser::now()).await.into_iter();
            if let Some(last) = binned.find(|binned| Some(binned.breakout.id) == deleted) {
                bin::restore(store, last, copy).await;
            }
            changed.update(|n| *n += 1);
        });
    });
    view! {
        {move || drafts.get().map(|(drafts, unread)| if drafts.is_empty() && unread.is_empty() {
            view! { <p class="quiet">{say!(build.no_drafts)}</p> }.into_any()
        } else {
            view! {
                <ul class="lines" role="list">{drafts.into_iter().map(|breakout| draft(breakout, save, duplicate, delete)).collect_view()}</ul>
                {unread_lines(unread, store)}
                <p class="quiet">{say!(build.drafts_words)}</p>
            }
            .into_any()
        })}
        {move || binned.get().filter(|count| *count > 0).map(|count| view! {
            <p><a class="plain" href="#/build/bin"><Icon name="i-bin"/>{say!(bin.link, n = count)}</a></p>
        })}
        {stuck_notice(stuck, changed, store)}
        <Toast words undo=back/>
    }
}

/// A draft of the list with its pictures and sounds.
async fn whole(mut breakout: Breakout, store: Store) -> Breakout {
    drafts::join(store, &mut breakout).await;
    breakout
}

/// How many locks there are, in words.
pub(super) fn locks_words(count: usize) -> String {
    if browser::is_one(count) { say!(build.one_lock).to_owned() } else { say!(build.n_locks, n = count) }
}

fn draft(
    breakout: Breakout,
    save: Callback<Breakout>,
    duplicate: Callback<Breakout>,
    delete: Callback<Breakout>,
) -> impl IntoView {
    let name = title_words(&breakout.title);
    let locks = locks_words(breakout.locks.len());
    let size = match browser::moment(&breakout.modified) {
        Some(at) => say!(build.draft_size, locks = locks, day = browser::date(at)),
        None => locks,
    };
    let mut findings = check::check(&breakout, spelling(&breakout.language), maths::reader(&breakout));
    findings.retain(|finding| breakout.why_aside(finding).is_none());
    let tally = |severity: Severity| {
        let count = count(&findings, severity);
        (count > 0).then(|| view! { <span class="tally">{badge(severity)}{tally_words(severity, count)}</span> })
    };
    let (to_fix, better) = (tally(Severity::ToFix), tally(Severity::CouldBeBetter));
    let well = findings
        .is_empty()
        .then(|| view! { <span class="saved"><Icon name="i-check"/><span>{say!(build.nothing_to_fix)}</span></span> });
    let href = format!("#/build/{}", breakout.id);
    let breakout = StoredValue::new(breakout);
    view! {
        <li>
            <div><a class="draft" href=href.clone()>{name.clone()}</a><small>{size}</small></div>
            <span class="row">{to_fix}{better}{well}</span>
            <More label=say!(build.more_about, what = name)>
                <li><a href=href.clone()><Icon name="i-pencil"/>{say!(build.go_on)}</a></li>
                <li><button type="button" on:click=move |_| save.run(breakout.get_value())><Icon name="i-save"/>{say!(build.save_as)}</button></li>
                <li><button type="button" on:click=move |_| duplicate.run(breakout.get_value())><Icon name="i-copy"/>{say!(build.duplicate)}</button></li>
                <li><a href=format!("{href}/another")><Icon name="i-copy"/>{say!(recast.title)}</a></li>
                <li class="apart"><button class="danger" type="button" on:click=move |_| delete.run(breakout.get_value())><Icon name="i-bin"/>{say!(build.delete)}</button></li>
            </More>
        </li>
    }
}

/// Takes a shipped breakout as a beginning: a copy with its own id that says where it comes from.
#[component]
pub(super) fn Adapt(slug: String, store: Store) -> impl IntoView {
    // Who comes back here wants no second one.
    let arrival = Arrival::of_address(store);
    spawn_local(async move {
        let bytes = match shipped::path(&slug) {
            Some(path) => browser::fetch(&path).await,
            None => None,
        };
        let Some(bytes) = bytes else {
            arrival.trouble.set(Some(not_arrived(slug)));
            return;
        };
        match format::read(&bytes, browser::fresh_id()) {
            Ok(opened) => arrival.adapt(&opened.breakout).await,
            Err(refused) => arrival.trouble.set(Some(refusal(&refused))),
        }
    });
    move || arrival.trouble.get().map(|trouble| view! { <TroublePage trouble/> })
}
