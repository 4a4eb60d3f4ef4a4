//! A copy for another class: made here, and what is left to change in it, until it is changed or ticked.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::arrival::copy;
use super::authors;
use super::bench::Bench;
use super::editor::{FromList, title_words};
use super::findings::Way;
use super::lists::Here;
use crate::app::mechanisms::said;
use crate::app::parts::Icon;
use crate::app::store::{Shelf, Store, drafts, settings};
use crate::app::{browser, spelling};
use crate::breakout::{Breakout, Clue, Part, Place};
use crate::format;
use crate::recast::{Before, Left, Mention, Why, deal_anyway, left, recast};
use crate::say;

/// The setting that holds the answers that a copy had before.
fn before_setting(id: &str) -> String {
    format!("recast-{id}")
}

/// The setting that holds what of a copy's list was ticked.
fn ticked_setting(id: &str) -> String {
    format!("recast-ticked-{id}")
}

/// Copy for another class.
#[component]
pub(super) fn Another(bench: Bench, store: Store) -> impl IntoView {
    let id = bench.peek(|breakout| breakout.id.to_string());
    let title = move || bench.read(|breakout| title_words(&breakout.title));
    let before = settings::get(&before_setting(&id)).map(|text| Before::read(&text));
    let is_copy = before.is_some();
    let offered = RwSignal::new(String::new());
    let list = before.map(|before| view! { <Checklist bench id=id.clone() before offered/> }.into_any());
    // Pressed twice it is made once: it is gone to when it is kept.
    let making = StoredValue::new(false);
    let make = move |_| {
        if making.try_update_value(|making| std::mem::replace(making, true)) == Some(true) {
            return;
        }
        let words = offered.with_untracked(|text| lines(text));
        let (made, before) = bench.peek(|breakout| {
            let made = recast(breakout, &words, spelling(&breakout.language), &mut browser::chance());
            let title = title_words(&breakout.title);
            (Breakout { title, ..own(made) }, Before::of(breakout))
        });
        spawn_local(async move {
            let records = store.list(Shelf::Drafts, "").await;
            let opened = records.iter().filter_map(|(_, text)| format::read(text.as_bytes(), browser::fresh_id()).ok());
            let taken: Vec<String> = opened.map(|opened| opened.breakout.title).collect();
            let made = Breakout { title: for_another(&made.title, &taken), ..made };
            let id = made.id.to_string();
            settings::set(&before_setting(&id), &before.text());
            // Where it can't be kept the studio says so, and it is there for this sitting.
            let _ = store.put(drafts::records(&made, &[])).await;
            making.try_set_value(false);
            browser::go(&format!("/build/{id}/another"));
        });
    };
    // Tried, so that nobody makes a copy for nothing.
    let foretold = Memo::new(move |_| {
        let words = offered.with(|text| lines(text));
        bench.read(|breakout| {
            let made = recast(breakout, &words, spelling(&breakout.language), &mut browser::chance());
            let pairs = breakout.locks.iter().zip(&made.locks);
            (pairs.filter(|(was, is)| was.answers != is.answers).count(), breakout.locks.len())
        })
    });
    let foretold = move || match foretold.get() {
        (0, of) => say!(recast.foretold_none, of = of),
        (n, of) => say!(recast.foretold, n = n, of = of),
    };
    let form = move || {
        if bench.read(|breakout| breakout.locks.is_empty()) {
            return view! { <p class="notice">{say!(recast.nothing)}</p> }.into_any();
        }
        view! {
            <section class="leaf" aria-labelledby="make-h">
                <header><h2 class="label" id="make-h">{if is_copy { say!(recast.again) } else { say!(recast.title) }}</h2></header>
                <p>{say!(recast.words)}</p>
                <p class="notice" role="status">{foretold}</p>
                <div class="field">
                    <label for="offered">{say!(recast.offered)}</label>
                    <textarea id="offered" rows="3" spellcheck="false" prop:value=move || offered.get() on:input:target=move |event| offered.set(event.target().value())></textarea>
                    <small>{say!(recast.offered_help)}</small>
                </div>
                <p class="row"><button class=if is_copy { "ghost" } else { "go" } type="button" on:click=make>{if is_copy { say!(recast.again) } else { say!(recast.make) }}</button></p>
            </section>
        }
        .into_any()
    };
    view! {
        <div class="home narrow studio-home">
            <header>
                <a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a>
                <a class="ghost" href=format!("#/build/{id}")>{say!(build.back_to_building)}</a>
            </header>
            <main class="home-main" id="main">
                <section><h1>{move || if is_copy { title() } else { say!(recast.heading, title = title()) }}</h1></section>
                {list}
                {form}
            </main>
        </div>
    }
}

fn lines(offered: &str) -> Vec<String> {
    offered.lines().map(str::to_owned).collect()
}

/// What a copy is called: "The Gate, another class", and "The Gate, another class 2" where that is taken, also when it is
/// made from a copy.
fn for_another(title: &str, taken: &[String]) -> String {
    let ending = say!(recast.copy_title, title = "");
    let plain = title.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let first = say!(recast.copy_title, title = plain.strip_suffix(&*ending).unwrap_or(title));
    let mut name = first.clone();
    let mut n = 2;
    while taken.contains(&name) {
        name = format!("{first} {n}");
        n += 1;
    }
    name
}

/// A breakout of its own: an adaptation where somebody else wrote it.
fn own(breakout: Breakout) -> Breakout {
    if !authors::is_by_others(&breakout) {
        return copy(breakout);
    }
    let modified = browser::timestamp(browser::now());
    Breakout { authors: authors::whoever_adapts(), modified, ..breakout.adapted(browser::fresh_id()) }
}

/// What has another answer, and what is left.
#[component]
fn Checklist(bench: Bench, id: String, before: Before, offered: RwSignal<String>) -> impl IntoView {
    let setting = StoredValue::new(ticked_setting(&id));
    let ticked = RwSignal::new(setting.with_value(|name| settings::get(name)).unwrap_or_default());
    let is_ticked = move |key: &str| ticked.with(|ticked| ticked.lines().any(|line| line == key));
    let toggle = move |key: &str| {
        ticked.update(|ticked| {
            let mut keys: Vec<&str> = ticked.lines().filter(|line| *line != key).collect();
            if keys.len() == ticked.lines().count() {
                keys.push(key);
            }
            *ticked = keys.join("\n");
        });
        setting.with_value(|name| ticked.with_untracked(|ticked| settings::set(name, ticked)));
    };
    let before = StoredValue::new(before);
    let rows = Memo::new(move |_| {
        bench.read(|breakout| {
            let left = before.with_value(|before| left(breakout, before, spelling(&breakout.language)));
            left.into_iter().map(|left| Row::of(breakout, &left)).collect::<Vec<_>>()
        })
    });
    let changed = move || {
        let changed: Vec<AnyView> = bench.read(|breakout| before.with_value(|before| changed(breakout, before)));
        if changed.is_empty() {
            return view! { <p class="quiet">{say!(recast.none_changed)}</p> }.into_any();
        }
        view! { <ul class="lines" role="list">{changed}</ul> }.into_any()
    };
    let told = RwSignal::new("");
    // Whatever its own clue asks for: the old answer is then told of where it still stands.
    let anyway = move |lock: &str| {
        let mut is_dealt = false;
        bench.act(say!(recast.anyway).into(), |breakout| {
            let language = breakout.language.clone();
            is_dealt = deal_anyway(
                breakout,
                lock,
                &offered.with_untracked(|text| lines(text)),
                spelling(&language),
                &mut browser::chance(),
            );
        });
        told.set(if is_dealt { say!(recast.dealt_anyway) } else { say!(recast.none_to_deal) });
        browser::focus_on(if is_dealt { "left-h" } else { "offered" }.into());
    };
    let FromList(from_list) = expect_context();
    from_list.set(false);
    let here = use_context::<Here>();
    let row = move |row: Row| {
        let dealing = row.is_dealt.then(|| {
            view! { <button class="ghost" type="button" on:click=move |_| anyway(&row.id)>{say!(recast.anyway)}</button> }
                .into_any()
        });
        let (key, other) = (row.key.clone(), row.key);
        let (href, way) = (format!("#{}", row.way.page), row.way);
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            from_list.set(true);
            way.go(here);
        };
        view! {
            <li>
                <label class="tick">
                    <input type="checkbox" prop:checked=move || is_ticked(&key) on:change=move |_| toggle(&other)/>
                    <span><b>{row.lock}</b>" "{row.words.clone()}</span>
                </label>
                {dealing}
                <a class="ghost" href=href on:click=go aria-label=format!("{}: {}", say!(recast.go), row.words)>{say!(recast.go)}</a>
            </li>
        }
        .into_any()
    };
    let open = move || rows.with(|rows| rows.iter().filter(|row| !is_ticked(&row.key)).count());
    let tally = move || match open() {
        0 => say!(recast.all_done).to_owned(),
        n => say!(recast.left_n, n = n),
    };
    view! {
        <section class="leaf" aria-labelledby="changed-h">
            <header><h2 class="label" id="changed-h">{say!(recast.changed)}</h2></header>
            {changed}
        </section>
        <section class="leaf" aria-labelledby="left-h">
            <header><h2 class="label" id="left-h" tabindex="-1">{say!(recast.left)}</h2><span class="tally" role="status">{tally}</span></header>
            <p class="quiet">{say!(recast.left_words)}</p>
            <p class="quiet" role="status">{told}</p>
            <ul class="lines" role="list">{move || rows.get().into_iter().map(row).collect::<Vec<_>>()}</ul>
        </section>
    }
}

/// The locks that have another answer, each with both.
fn changed(breakout: &Breakout, before: &Before) -> Vec<AnyView> {
    let one = |lock: &std::sync::Arc<crate::breakout::Lock>| {
        let old = before.answers(&lock.id)?;
        let words = |answers: &[String]| {
            answers.iter().map(|answer| said(breakout, lock, answer)).collect::<Vec<_>>().join("; ")
        };
        let (old, new) = (words(old), words(&lock.answers));
        let title = lock.title.clone();
        (old != new).then(|| {
            let aloud = say!(recast.was_now_aloud, before = old, after = new);
            view! { <li><div><b>{title}</b></div><span aria-hidden="true">{say!(recast.was_now, before = old, after = new)}</span><span class="vh">{aloud}</span></li> }
                .into_any()
        })
    };
    breakout.locks.iter().filter_map(one).collect()
}

/// A line of the list.
#[derive(Clone, PartialEq)]
struct Row {
    key: String,
    id: String,
    lock: String,
    /// Whether its answer lies in pieces, and can be another at the press of a button.
    is_dealt: bool,
    words: String,
    /// Where it is changed.
    way: Way,
}

impl Row {
    fn of(breakout: &Breakout, left: &Left) -> Self {
        let title = |id: &str| breakout.lock(id).map(|lock| lock.title.clone()).unwrap_or_default();
        let part = |id: &str, part: Part| Way::to(breakout, &Place::Lock(id.to_owned(), part));
        let answer = || part(&left.lock, Part::Answers);
        let (words, way) = match &left.why {
            Why::NoCipher => (say!(recast.no_cipher).to_owned(), answer()),
            Why::Pieces => (say!(recast.pieces).to_owned(), answer()),
            Why::Changed => (say!(recast.text_changed).to_owned(), answer()),
            Why::Several => (say!(recast.several).to_owned(), answer()),
            Why::Shared => (say!(recast.shared).to_owned(), answer()),
            Why::Kind => (say!(recast.kind).to_owned(), answer()),
            Why::NoWord => (say!(recast.no_word).to_owned(), answer()),
            Why::Replies => (say!(recast.replies).to_owned(), part(&left.lock, Part::Replies)),
            Why::Names(Mention::Hint(lock, n)) => {
                let field = Some(format!("hint-{}", n.saturating_sub(1)));
                (say!(recast.names_hint, n = n, lock = title(lock)), Way { field, ..part(lock, Part::Hints) })
            }
            Why::Names(Mention::Reply(lock)) => {
                (say!(recast.names_reply, lock = title(lock)), part(lock, Part::Replies))
            }
            Why::Names(Mention::Card(id)) => {
                let card = breakout.cards.iter().find(|card| card.id == *id);
                let title = card.map(|card| card.title.clone()).unwrap_or_default();
                (say!(recast.names_card, title = title), Way::to(breakout, &Place::Card(id.clone())))
            }
            Why::Names(Mention::Debrief(n)) => {
                let field = Some(format!("question-{}", n.saturating_sub(1)));
                (say!(recast.names_debrief, n = n), Way { field, ..Way::to(breakout, &Place::Debrief) })
            }
            Why::Names(Mention::Clue(id)) => {
                let is_it = |clue: &Clue| clue.id == *id;
                let title =
                    breakout.clues().find(|clue| is_it(clue)).map(|clue| clue.title.clone()).unwrap_or_default();
                let of_lock = breakout.locks.iter().find_map(|lock| {
                    let place = [(&lock.clues, Part::Clues), (&lock.inside, Part::Inside)];
                    let (_, its) = place.into_iter().find(|(clues, _)| clues.iter().any(is_it))?;
                    Some(part(&lock.id, its))
                });
                let way = of_lock.unwrap_or_else(|| Way::to(breakout, &Place::Clue(id.clone())));
                (say!(recast.names_clue, title = title), way)
            }
        };
        Row {
            key: left.key(),
            id: left.lock.clone(),
            lock: title(&left.lock),
            is_dealt: left.why == Why::Pieces,
            words,
            way,
        }
    }
}
