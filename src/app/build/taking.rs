//! Taking locks from another breakout.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bench::Bench;
use super::chain::after_words;
use super::editor::{RefusedNotice, title_words};
use super::lists::Leaf;
use super::start::locks_words;
use crate::app::awaited::awaited;
use crate::app::browser;
use crate::app::opening::{bytes, not_arrived};
use crate::app::parts::{OpenFile, Picked, Trouble, refusal};
use crate::app::shipped::{self, SHIPPED};
use crate::app::store::{Shelf, Store, drafts};
use crate::breakout::{Breakout, Missing};
use crate::format;
use crate::say;

/// The page: where from, then which locks.
#[component]
pub(super) fn TakePage(bench: Bench, store: Store) -> impl IntoView {
    let taking =
        Taking { store, from: RwSignal::new(None), chosen: RwSignal::new(Vec::new()), trouble: RwSignal::new(None) };
    let Taking { from, trouble, .. } = taking;
    let ours = bench.peek(|breakout| breakout.id);
    let library = awaited(move || async move {
        let (mut drafts, _) = drafts::all(store).await;
        drafts.retain(|draft| draft.id != ours && !draft.locks.is_empty());
        drafts
    });
    let sources = move || {
        view! {
            <h4 id="take-mine" tabindex="-1">{say!(build.library)}</h4>
            {move || library.get().map(|drafts| taking.drafts(drafts))}
            <h4>{say!(take.ready_made)}</h4>
            {taking.ready()}
            <div class="row"><OpenFile label=say!(take.open) icon="i-open" on_file=move |picked| taking.of_file(&picked)/></div>
        }
        .into_any()
    };
    let again = move |_| {
        from.set(None);
        browser::focus("take-mine");
    };
    let chosen_one = move || {
        view! { <div class="row"><button class="ghost" type="button" on:click=again>{say!(take.other)}</button></div> }
            .into_any()
    };
    view! {
        <div class="column parts-column">
            <RefusedNotice trouble/>
            <Leaf id="take" title=say!(take.title)>
                <p>{say!(take.intro)}</p>
                {move || if from.read().is_some() { chosen_one() } else { sources() }}
            </Leaf>
            {move || from.get().map(|from| locks(bench, from, taking.chosen))}
        </div>
    }
}

/// Where locks are taken from.
#[derive(Clone, Copy)]
struct Taking {
    store: Store,
    /// The other breakout, once there is one.
    from: RwSignal<Option<Arc<Breakout>>>,
    /// Its locks that are ticked, by id.
    chosen: RwSignal<Vec<String>>,
    trouble: RwSignal<Option<Trouble>>,
}

impl Taking {
    fn show(self, read: Result<Breakout, Trouble>) {
        match read {
            Ok(breakout) => {
                self.chosen.try_set(Vec::new());
                self.from.try_set(Some(Arc::new(breakout)));
                browser::focus("take-from");
            }
            Err(found) => drop(self.trouble.try_set(Some(found))),
        }
    }

    fn of_library(self, id: String) {
        spawn_local(async move {
            let read = match self.store.get(Shelf::Drafts, &id).await {
                Some(text) => read(text.as_bytes()),
                None => Err(not_arrived(id)),
            };
            match read {
                Ok(mut breakout) => {
                    drafts::join(self.store, &mut breakout).await;
                    self.show(Ok(breakout));
                }
                Err(found) => self.show(Err(found)),
            }
        });
    }

    fn of_shipped(self, slug: &'static str) {
        spawn_local(async move {
            let file = match shipped::path(slug) {
                Some(path) => browser::fetch(&path).await,
                None => None,
            };
            self.show(file.map_or_else(|| Err(not_arrived(slug.to_owned())), |file| read(&file)));
        });
    }

    fn of_file(self, picked: &Picked) {
        self.show(bytes(picked).and_then(|file| read(file).map_err(|trouble| trouble.within(&picked.name))));
    }

    fn drafts(self, drafts: Vec<Breakout>) -> AnyView {
        let line = |draft: Breakout| {
            let id = draft.id.to_string();
            source(title_words(&draft.title), locks_words(draft.locks.len()), move || self.of_library(id.clone()))
        };
        match drafts.is_empty() {
            true => view! { <p class="quiet">{say!(take.no_other)}</p> }.into_any(),
            false => {
                view! { <ul class="sources" role="list">{drafts.into_iter().map(line).collect_view()}</ul> }.into_any()
            }
        }
    }

    fn ready(self) -> AnyView {
        let lines = SHIPPED.iter().map(|shipped| {
            let size = format!("{}, {}; {}", shipped.subject, shipped.level, locks_words(shipped.locks as usize));
            source(shipped.title.to_owned(), size, move || self.of_shipped(shipped.slug))
        });
        view! { <ul class="sources" role="list">{lines.collect_view()}</ul> }.into_any()
    }
}

fn read(file: &[u8]) -> Result<Breakout, Trouble> {
    let opened = format::read(file, browser::fresh_id());
    opened.map(|opened| opened.breakout).map_err(|refused| refusal(&refused))
}

/// A breakout to take from.
fn source(title: String, size: String, choose: impl Fn() + 'static) -> AnyView {
    view! { <li><button type="button" class="source" on:click=move |_| choose()><b>{title}</b><small>{size}</small></button></li> }
        .into_any()
}

/// The locks of the other one, to be ticked.
fn locks(bench: Bench, from: Arc<Breakout>, chosen: RwSignal<Vec<String>>) -> AnyView {
    let title = title_words(&from.title);
    let all: Vec<String> = from.locks.iter().map(|lock| lock.id.clone()).collect();
    let tick = |at: usize, id: String, name: String, after: String| {
        let own = StoredValue::new(id);
        let is_on = move || own.with_value(|id| chosen.with(|chosen| chosen.contains(id)));
        let set = move |on: bool| {
            chosen.update(|chosen| {
                chosen.retain(|other| own.with_value(|id| other != id));
                if on {
                    chosen.push(own.get_value());
                }
            });
        };
        view! {
            <li><label class="tick"><input type="checkbox" id=format!("take-{at}") prop:checked=is_on on:change:target=move |event| set(event.target().checked())/>
                <span><b>{name}</b><small>{after}</small></span></label></li>
        }
        .into_any()
    };
    let lines = from.locks.iter().enumerate();
    let lines = lines.map(|(at, lock)| tick(at, lock.id.clone(), lock.name().to_owned(), after_words(&from, lock)));
    let lines = lines.collect_view();
    let (other, source) = (from.clone(), from.clone());
    let needs = move || needs(&other, &other.missing_for(&chosen.read()));
    let take = move |_| {
        let ids = chosen.get_untracked();
        let mut first = None;
        let words = say!(take.taken, locks = locks_words(ids.len()), title = title_words(&source.title));
        bench.take(words, |breakout| first = breakout.take_locks(&source, &ids).into_iter().next());
        if let Some(first) = first {
            bench.peek(|breakout| browser::go(&format!("/build/{}/lock/{first}", breakout.id)));
            browser::focus("work");
        }
    };
    let is_none = move || chosen.read().is_empty();
    view! {
        <section class="leaf" aria-labelledby="take-from">
            <header>
                <h3 class="label" id="take-from" tabindex="-1">{say!(take.which, title = title)}</h3>
                <span class="row">
                    <button type="button" class="add" on:click=move |_| chosen.set(all.clone())>{say!(take.all)}</button>
                    <button type="button" class="add" on:click=move |_| chosen.set(Vec::new())>{say!(take.none)}</button>
                </span>
            </header>
            <ul class="ticks" role="list">{lines}</ul>
            <div role="status">{needs}</div>
            <p class="row"><button type="button" class="go" disabled=is_none on:click=take>
                {move || if is_none() { say!(take.take).to_owned() } else { say!(take.take_n, locks = locks_words(chosen.read().len())) }}
            </button></p>
        </section>
    }
    .into_any()
}

/// What the ticked ones need that lies elsewhere.
fn needs(from: &Breakout, missing: &Missing) -> Option<AnyView> {
    let names = |ids: &[String]| {
        let name = |id: &String| from.lock(id).map_or_else(|| id.clone(), |lock| lock.name().to_owned());
        ids.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let said = |ids: &[String], words: fn(&str) -> String| (!ids.is_empty()).then(|| words(&names(ids)));
    let all = [
        said(&missing.in_the_dark, |locks| say!(take.in_the_dark, locks = locks)),
        said(&missing.without_clue, |locks| say!(take.without_clue, locks = locks)),
        said(&missing.behind, |locks| say!(take.behind, locks = locks)),
    ];
    let all: Vec<AnyView> = all
        .into_iter()
        .flatten()
        .map(|words| view! { <p class="notice warn"><span>{words}</span></p> }.into_any())
        .collect();
    (!all.is_empty()).then(|| all.into_any())
}
