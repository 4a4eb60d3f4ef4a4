//! Words that teams are asked for: written beside the story, and put into any text by a button.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::bench::Bench;
use super::findings::place;
use super::lists::{Leaf, TextField};
use super::marks::{Asked, selection};
use crate::app::browser;
use crate::app::parts::Icon;
use crate::breakout::asks::{Ask, Asker, MOST, Words};
use crate::breakout::fresh_id;
use crate::say;

/// From now on what is wrong with asks is told, and texts have a button for each.
pub(super) fn follow(asked: Asked) {
    asked.bench.ask_with(Asker::new());
    asked.shown.try_set(Some((buttons, |breakout, clue| Words::stand_ins(breakout).in_clue(clue))));
}

/// Something to ask for: a button, an id, a question, a word.
fn ideas() -> [(&'static str, &'static str, &'static str, &'static str); 4] {
    [
        (say!(asks.a_place), "place", say!(asks.place_question), say!(asks.place_word)),
        (say!(asks.an_animal), "animal", say!(asks.animal_question), say!(asks.animal_word)),
        (say!(asks.a_name), "name", say!(asks.name_question), say!(asks.name_word)),
        (say!(asks.something), "word", "", ""),
    ]
}

/// What teams are asked for, edited.
#[component]
pub(super) fn Asks(bench: Bench) -> impl IntoView {
    let count = Memo::new(move |_| bench.read(|breakout| Ask::all(breakout).len()));
    let add = move |id: &'static str, say: &'static str, otherwise: &'static str| {
        let at = count.get_untracked();
        bench.change("add ask", |breakout| {
            let asks = Ask::all(breakout);
            let id = fresh_id(id, "word", |id| asks.iter().any(|ask| ask.id == id));
            Ask { id, say: say.into(), otherwise: otherwise.into() }.add(breakout);
        });
        browser::focus_on(format!("ask-{at}-say"));
    };
    let idea = move |(label, id, say, otherwise): (&'static str, &'static str, &'static str, &'static str)| {
        view! { <button class="add" type="button" on:click=move |_| add(id, say, otherwise)><Icon name="i-plus"/>{label}</button> }
            .into_any()
    };
    let adds = move || match count.get() < MOST {
        true => {
            view! { <div class="adds" role="group" aria-label=say!(asks.ask_for)>{ideas().map(idea)}</div> }.into_any()
        }
        false => view! { <p class="quiet">{say!(asks.ask_most)}</p> }.into_any(),
    };
    view! {
        <Leaf id="asks" title=say!(asks.asks)>
            <p class="quiet">{say!(asks.asks_words)}</p>
            {move || (0..count.get()).map(|at| view! { <One bench at/> }.into_any()).collect_view()}
            {move || adds()}
        </Leaf>
    }
}

/// One of them, by its place: its id is written here.
#[component]
fn One(bench: Bench, at: usize) -> impl IntoView {
    let ask = Memo::new(move |_| bench.read(|breakout| Ask::all(breakout).into_iter().nth(at).unwrap_or_default()));
    let read = move |read: fn(&Ask) -> &String| Signal::derive(move || ask.with(|ask| read(ask).clone()));
    let change = move |what: &str, change: &dyn Fn(&mut Ask)| {
        let id = ask.with_untracked(|ask| ask.id.clone());
        bench.change(&format!("ask {at}/{what}"), |breakout| Ask::rewrite(breakout, &id, change));
    };
    let uses = Memo::new(move |_| {
        let id = ask.with(|ask| ask.id.clone());
        bench.read(|breakout| Ask::uses(breakout, &id).into_iter().map(|(_, count)| count).sum::<usize>())
    });
    let used = move || match uses.get() {
        0 => say!(asks.unused_words).to_owned(),
        uses => say!(asks.used, n = uses),
    };
    let rename = move |name: String| {
        let name = name.trim().trim_matches(['{', '}']).to_owned();
        if !name.is_empty() {
            change("id", &|ask| ask.id.clone_from(&name));
        }
    };
    let shift = move |later: bool| {
        let id = ask.with_untracked(|ask| ask.id.clone());
        bench.change("move ask", |breakout| Ask::shift(breakout, &id, later));
    };
    let take = move |_| {
        let Ask { id, .. } = ask.get_untracked();
        let (own, places) = bench.peek(|breakout| {
            let mut places: Vec<String> = Vec::new();
            for (wording, _) in Ask::uses(breakout, &id) {
                let name = place(breakout, &wording.place);
                if !places.contains(&name) {
                    places.push(name);
                }
            }
            (ask.with_untracked(Ask::stand_in), places.join(", "))
        });
        let said = match places.is_empty() {
            true => say!(asks.taken_away, id = id),
            false => say!(asks.taken_away_from, id = id, instead = own, places = places),
        };
        bench.take(said, |breakout| Ask::take_away(breakout, &id));
    };
    let placeholder = move || ask.with(|ask| format!("{{{}}}", ask.id));
    let name = format!("ask-{at}-id");
    view! {
        <article class="clue ask" aria-labelledby=format!("ask-{at}-h")>
            <header>
                <h4 id=format!("ask-{at}-h")><code>{move || placeholder()}</code></h4>
                <p class="quiet">{move || used()}</p>
                <button class="icon" type="button" aria-label=say!(asks.earlier) disabled=at == 0 on:click=move |_| shift(false)><Icon name="i-up"/></button>
                <button class="icon" type="button" aria-label=say!(asks.take_away) on:click=take><Icon name="i-bin"/></button>
            </header>
            <div class="writing">
                <TextField id=format!("ask-{at}-say") label=say!(asks.question) value=read(|ask| &ask.say)
                    write=Callback::new(move |text: String| change("say", &|ask| ask.say.clone_from(&text)))/>
                <div class="two">
                    <TextField id=format!("ask-{at}-otherwise") label=say!(asks.otherwise) help=say!(asks.otherwise_help) value=read(|ask| &ask.otherwise)
                        write=Callback::new(move |text: String| change("otherwise", &|ask| ask.otherwise.clone_from(&text)))/>
                    <div class="field">
                        <label for=name.clone()>{say!(asks.name)}</label>
                        <input id=name type="text" autocomplete="off" autocapitalize="none" spellcheck="false" prop:value=move || ask.with(|ask| ask.id.clone())
                            on:change:target=move |event| {
                                rename(event.target().value());
                                // What can't be a name stands there as it is now.
                                event.target().set_value(&ask.with_untracked(|ask| ask.id.clone()));
                            }/>
                        <small>{say!(asks.name_help)}</small>
                    </div>
                </div>
                <p class="quiet">{move || say!(asks.put_in, placeholder = placeholder())}</p>
            </div>
        </article>
    }
}

/// A button for each word, beside those that format a text; none beside a learning target, which has no place for words.
fn buttons(bench: Bench, text: String, write: Callback<String>) -> AnyView {
    if text.ends_with("-statement") {
        return ().into_any();
    }
    let ids =
        Memo::new(move |_| bench.read(|breakout| Ask::all(breakout).into_iter().map(|ask| ask.id).collect::<Vec<_>>()));
    let own = StoredValue::new(text.clone());
    let button = move |id: String| {
        let what = format!("{{{id}}}");
        let label = say!(asks.put, placeholder = what);
        view! {
            <button type="button" aria-label=label.clone() title=label on:click=move |_| own.with_value(|text| put(text, write, &what))>{what.clone()}</button>
        }
        .into_any()
    };
    view! {
        <div class="of-words" role="group" aria-label=say!(asks.of_team)>{move || ids.get().into_iter().map(button).collect_view()}</div>
    }
    .into_any()
}

/// Puts a placeholder where the cursor is in a text, in place of what is selected.
fn put(id: &str, write: Callback<String>, what: &str) {
    let area = document().get_element_by_id(id).and_then(|area| area.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    let Some(area) = area else { return };
    let text = area.value();
    let (from, to) = selection(&area, &text);
    let head = format!("{}{what}", &text[..from]);
    let cursor = u32::try_from(head.encode_utf16().count()).ok();
    let changed = head + &text[to..];
    area.set_value(&changed);
    write.run(changed);
    let _ = area.focus();
    // The selection of a field that is on the page can always be set.
    let _ = area.set_selection_start(cursor);
    let _ = area.set_selection_end(cursor);
}
