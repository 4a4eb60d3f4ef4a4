use std::sync::Arc;

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Spot;
use super::asks::Asks;
use super::authors;
use super::bench::{Bench, Place};
use super::clues::Clues;
use super::find::FindPage;
use super::lists::{Add, Leaf, More, TextField, moved};
use super::marks::{Markdown, MarkedLine};
use super::rules::RulesPage;
use super::standards::{self, For, Picker};
use super::taking::TakePage;
use super::versions::VersionsPage;
use crate::app::browser;
use crate::app::named::{call, get, set};
use crate::app::parts::credit;
use crate::app::parts::{Icon, Prose};
use crate::app::store::Store;
use crate::breakout::{Breakout, Card, Standard, Target, fresh_id};
use crate::prose::plain;
use crate::say;

/// The pages about the whole breakout, by their name in the address.
fn pages() -> [(Spot, &'static str, &'static str); 6] {
    [
        (Spot::Targets, "targets", say!(build.targets)),
        (Spot::Story, "story", say!(build.story)),
        (Spot::Cards, "cards", say!(build.cards)),
        (Spot::Rules, "rules", say!(build.rules)),
        (Spot::Debrief, "debrief", say!(build.debrief)),
        (Spot::About, "about", say!(build.about)),
    ]
}

/// A page about the whole breakout.
#[component]
pub(super) fn WholePage(bench: Bench, store: Store, spot: Spot) -> impl IntoView {
    let id = bench.peek(|breakout| breakout.id);
    let name = match spot {
        Spot::Find => Some(say!(find.title)),
        Spot::Take => Some(say!(take.title)),
        Spot::Versions => Some(say!(versions.title)),
        _ => pages().into_iter().find(|(own, ..)| *own == spot).map(|(_, _, name)| name),
    };
    let links = pages().map(|(own, page, name)| {
        let is_here = own == spot;
        view! { <a href=format!("#/build/{id}/{page}") aria-current=is_here.then_some("page")>{name}</a> }
    });
    show_current(".pages");
    let page = match spot {
        Spot::Story => view! { <StoryPage bench/> }.into_any(),
        Spot::Cards => view! { <CardsPage bench/> }.into_any(),
        Spot::Rules => view! { <RulesPage bench/> }.into_any(),
        Spot::Debrief => view! { <DebriefPage bench/> }.into_any(),
        Spot::About => view! { <AboutPage bench/> }.into_any(),
        Spot::Find => view! { <FindPage bench/> }.into_any(),
        Spot::Take => view! { <TakePage bench store/> }.into_any(),
        Spot::Versions => view! { <VersionsPage bench store/> }.into_any(),
        _ => view! { <TargetsPage bench/> }.into_any(),
    };
    view! {
        <h2 class="vh">{name}</h2>
        <nav class="pages" aria-label=say!(build.whole)>{links}</nav>
        {page}
    }
}

/// On a phone a list of links is a strip: the one to where we are is moved into sight.
fn show_current(strip: &'static str) {
    request_animation_frame(move || {
        let strip = document().query_selector(strip).ok().flatten();
        let current = strip.as_ref().and_then(|strip| strip.query_selector("[aria-current]").ok().flatten());
        let current = current.and_then(|current| current.dyn_into::<web_sys::HtmlElement>().ok());
        if let (Some(current), Some(strip)) = (current, strip) {
            let middle = current.offset_left() + current.offset_width() / 2;
            strip.set_scroll_left(middle - strip.client_width() / 2);
        }
    });
}

#[component]
fn TargetsPage(bench: Bench) -> impl IntoView {
    let ids = Memo::new(move |_| {
        bench.read(|breakout| breakout.targets.iter().map(|target| target.id.clone()).collect::<Vec<_>>())
    });
    let add = Callback::new(move |()| {
        let id = bench.peek(|breakout| fresh_id("target", "target", |id| breakout.target(id).is_some()));
        let field = format!("{id}-statement");
        bench.change("add target", |breakout| {
            breakout.targets.push(Target { id, statement: say!(build.i_can).into(), ..Target::default() });
        });
        browser::focus_on(field);
    });
    let (picking, picked_for) = (RwSignal::new(false), RwSignal::new(None));
    view! {
        <Leaf id="targets" title=say!(build.can_do)>
            <p class="quiet">{say!(build.can_do_words)}</p>
            <ul class="goals" role="list"><For each=move || ids.get() key=|id| id.clone() let:id><Goal bench id picking picked_for/></For></ul>
            <div class="adds"><Add word=Signal::derive(move || if ids.read().is_empty() { say!(build.first_target) } else { say!(build.another_target) }) add/>{standards::button(picking, picked_for, None)}</div>
            <Picker bench open=picking target=picked_for/>
        </Leaf>
    }
}

/// One learning target: what it says, its standard, and the locks that serve it.
#[component]
fn Goal(bench: Bench, id: String, picking: RwSignal<bool>, picked_for: RwSignal<For>) -> impl IntoView {
    let own = StoredValue::new(id.clone());
    let read = move |read: fn(&Target) -> String| {
        move || bench.read(|breakout| own.with_value(|id| breakout.target(id).map(read).unwrap_or_default()))
    };
    let change = move |what: &str, change: &dyn Fn(&mut Target)| {
        bench.change(&format!("{}/{what}", own.get_value()), |breakout| {
            if let Some(target) = own.with_value(|id| breakout.targets.iter_mut().find(|target| target.id == *id)) {
                change(target);
            }
        });
    };
    let standard = move |change_standard: &dyn Fn(&mut Standard)| {
        change("standard", &|target| {
            let standard = target.standard.get_or_insert_with(Standard::default);
            change_standard(standard);
            if *standard == Standard::default() {
                target.standard = None;
            }
        });
    };
    let shift = move |later: bool| {
        bench.change("move target", |breakout| {
            let index = own.with_value(|id| breakout.targets.iter().position(|target| target.id == *id));
            if let Some(index) = index {
                moved(&mut breakout.targets, index, later);
            }
        });
    };
    let delete = move || {
        let words = untrack(read(|target| plain(&target.statement)));
        bench.take(say!(build.deleted, title = words), |breakout| {
            let id = own.get_value();
            breakout.targets.retain(|target| target.id != id);
            for lock in breakout.locks.iter_mut().filter(|lock| lock.targets.contains(&id)) {
                Arc::make_mut(lock).targets.retain(|target| *target != id);
            }
        });
    };
    let serving = Memo::new(move |_| {
        bench.read(|breakout| {
            let locks = breakout.locks.iter().filter(|lock| own.with_value(|id| lock.targets.contains(id)));
            locks.map(|lock| (lock.id.clone(), lock.title.clone())).collect::<Vec<_>>()
        })
    });
    let breakout = bench.peek(|breakout| breakout.id);
    let served = move || {
        let locks = serving.get();
        if locks.is_empty() {
            return view! { <b class="badge better"></b>{say!(build.not_served)} }.into_any();
        }
        let links = locks.into_iter().map(|(id, title)| {
            view! { <a class="chip" href=format!("#/build/{breakout}/lock/{id}")>{title}</a> }
        });
        view! { <span class="quiet">{say!(build.met_at)}</span>{links.collect_view()} }.into_any()
    };
    view! {
        <li>
            <MarkedLine id=format!("{id}-statement") label=say!(build.statement) value=Signal::derive(read(|target| target.statement.clone()))
                write=Callback::new(move |text: String| change("statement", &|target| target.statement.clone_from(&text)))/>
            <More label=say!(build.more_target)>
                <li><button type="button" on:click=move |_| shift(false)><Icon name="i-up"/>{say!(build.earlier)}</button></li>
                <li><button type="button" on:click=move |_| shift(true)><Icon name="i-down"/>{say!(build.later)}</button></li>
                <li class="apart"><button class="danger" type="button" on:click=move |_| delete()><Icon name="i-bin"/>{say!(build.delete)}</button></li>
            </More>
            <div class="code">
                <label>{say!(build.standard)}
                    <input class="in-place" type="text" size="8" autocomplete="off" placeholder=say!(build.none) prop:value=read(|target| target.standard.as_ref().map(|standard| standard.framework.clone()).unwrap_or_default())
                        on:input:target=move |event| standard(&|standard| standard.framework = event.target().value())/></label>
                <label>{say!(build.code)}
                    <input class="in-place" type="text" size="10" autocomplete="off" placeholder=say!(build.none) prop:value=read(|target| target.standard.as_ref().map(|standard| standard.code.clone()).unwrap_or_default())
                        on:input:target=move |event| standard(&|standard| standard.code = event.target().value())/></label>
                {standards::button(picking, picked_for, Some(id.clone()))}
            </div>
            <p class="served">{served}</p>
        </li>
    }
}

/// Story, bench and ending.
#[component]
fn StoryPage(bench: Bench) -> impl IntoView {
    view! {
        <div class="column parts-column">
            <Clues bench place=Place::Story title=say!(build.story_leaf) empty=say!(build.no_story)/>
            <Asks bench/>
            <Clues bench place=Place::Bench title=say!(build.bench_leaf) empty=say!(build.no_bench)/>
            <Clues bench place=Place::Ending title=say!(build.ending_leaf) empty=say!(build.no_ending)/>
        </div>
    }
}

/// Reference cards.
#[component]
fn CardsPage(bench: Bench) -> impl IntoView {
    let ids = Memo::new(move |_| {
        bench.read(|breakout| breakout.cards.iter().map(|card| card.id.clone()).collect::<Vec<_>>())
    });
    let open = RwSignal::new(None::<String>);
    let add = Callback::new(move |()| {
        let id = bench.peek(|breakout| fresh_id("card", "card", |id| breakout.cards.iter().any(|card| card.id == id)));
        open.set(Some(id.clone()));
        let field = format!("{id}-title");
        bench.change("add card", |breakout| breakout.cards.push(Card { id, ..Card::default() }));
        browser::focus_on(field);
    });
    view! {
        <div class="column parts-column">
            <Leaf id="cards" title=say!(build.reference_cards)>
                <p class="quiet">{say!(build.cards_words)}</p>
                <For each=move || ids.get() key=|id| id.clone() let:id><OneCard bench id open/></For>
                <div class="adds"><Add word=Signal::derive(move || if ids.read().is_empty() { say!(build.first_card) } else { say!(build.another_card) }) add/></div>
            </Leaf>
        </div>
    }
}

#[component]
fn OneCard(bench: Bench, id: String, open: RwSignal<Option<String>>) -> impl IntoView {
    let own = StoredValue::new(id.clone());
    let read = move |read: fn(&Card) -> String| {
        Signal::derive(move || {
            bench.read(|breakout| {
                own.with_value(|id| breakout.cards.iter().find(|card| card.id == *id).map(read).unwrap_or_default())
            })
        })
    };
    let change = move |what: &str, change: &dyn Fn(&mut Card)| {
        bench.change(&format!("{}/{what}", own.get_value()), |breakout| {
            if let Some(card) = own.with_value(|id| breakout.cards.iter_mut().find(|card| card.id == *id)) {
                change(card);
            }
        });
    };
    let (title, body) = (read(|card| card.title.clone()), read(|card| card.body.clone()));
    let named = move || if title.read().is_empty() { say!(build.card).to_owned() } else { title.get() };
    let shift = move |later: bool| {
        bench.change("move card", |breakout| {
            if let Some(index) = own.with_value(|id| breakout.cards.iter().position(|card| card.id == *id)) {
                moved(&mut breakout.cards, index, later);
            }
        });
    };
    let delete = move || {
        bench.take(say!(build.deleted, title = untrack(named)), |breakout| {
            own.with_value(|id| breakout.cards.retain(|card| card.id != *id));
        });
    };
    let is_open = Memo::new(move |_| open.with(|open| own.with_value(|id| open.as_ref() == Some(id))));
    let toggle = move |_| open.set((!is_open.get_untracked()).then(|| own.get_value()));
    let (heading, writing) = (StoredValue::new(format!("{id}-h")), StoredValue::new(format!("{id}-write")));
    view! {
        <article class="clue" aria-labelledby=heading.get_value()>
            <header>
                <Icon name="i-cards"/>
                <h4 id=heading.get_value()>{named}</h4>
                <button class="add" type="button" aria-expanded=move || is_open.get().to_string() aria-controls=writing.get_value() aria-describedby=heading.get_value() on:click=toggle>
                    {move || if is_open.get() { say!(build.done) } else { say!(build.edit) }}
                </button>
                <More label=say!(build.more)>
                    <li><button type="button" on:click=move |_| shift(false)><Icon name="i-up"/>{say!(build.earlier)}</button></li>
                    <li><button type="button" on:click=move |_| shift(true)><Icon name="i-down"/>{say!(build.later)}</button></li>
                    <li class="apart"><button class="danger" type="button" on:click=move |_| delete()><Icon name="i-bin"/>{say!(build.delete)}</button></li>
                </More>
            </header>
            <Show when=move || is_open.get()>
                <div class="writing" id=writing.get_value()>
                    <TextField id=format!("{}-title", own.get_value()) label=say!(build.card_title) value=title
                        write=Callback::new(move |text: String| change("title", &|card| card.title.clone_from(&text)))/>
                    <Markdown id=format!("{}-body", own.get_value()) value=body
                        write=Callback::new(move |text: String| change("body", &|card| card.body.clone_from(&text)))/>
                </div>
                <p class="label">{say!(build.as_seen)}</p>
            </Show>
            {move || view! { <Prose text=body.get() first=5/> }}
        </article>
    }
}

/// Questions to talk about afterwards.
#[component]
fn DebriefPage(bench: Bench) -> impl IntoView {
    let count = Memo::new(move |_| bench.read(|breakout| breakout.debrief.len()));
    let change = move |what: &str, change: &dyn Fn(&mut Vec<String>)| {
        bench.change(what, |breakout| change(&mut breakout.debrief));
    };
    let line = move |index: usize| {
        let question = move || bench.read(|breakout| breakout.debrief.get(index).cloned().unwrap_or_default());
        let write = move |text: String| {
            change(&format!("question {index}"), &|questions| {
                if let Some(question) = questions.get_mut(index) {
                    question.clone_from(&text);
                }
            });
        };
        let delete = move |_| {
            bench.take(say!(build.deleted, title = plain(&untrack(question))), |breakout| {
                if index < breakout.debrief.len() {
                    breakout.debrief.remove(index);
                }
            });
        };
        view! {
            <li>
                <MarkedLine id=format!("question-{index}") label=say!(build.question_n, n = index + 1) value=Signal::derive(question) write=Callback::new(write)/>
                <button class="icon" type="button" aria-label=say!(build.question_up, n = index + 1) disabled=index == 0 on:click=move |_| change("move question", &|questions| moved(questions, index, false))><Icon name="i-up"/></button>
                <button class="icon" type="button" aria-label=say!(build.take_question, n = index + 1) on:click=delete><Icon name="i-close"/></button>
            </li>
        }
    };
    let add = Callback::new(move |()| {
        change("add question", &|questions| questions.push(String::new()));
        browser::focus_on(format!("question-{}", count.get_untracked().saturating_sub(1)));
    });
    view! {
        <Leaf id="debrief" title=say!(build.talk)>
            <p class="quiet">{say!(build.talk_words)}</p>
            <ol class="edit-list" role="list">{move || (0..count.get()).map(line).collect_view()}</ol>
            <div class="adds"><Add word=Signal::derive(move || if count.get() == 0 { say!(build.first_question) } else { say!(build.another_question) }) add/></div>
        </Leaf>
    }
}

/// Subject, level, authors, language, licence, and what it was adapted from.
#[component]
fn AboutPage(bench: Bench) -> impl IntoView {
    let field = move |(id, label, help): (&'static str, &'static str, &'static str),
                      read: fn(&Breakout) -> String,
                      write: fn(&mut Breakout, String)| {
        let value = Signal::derive(move || bench.read(read));
        let write = Callback::new(move |text| bench.change(id, |breakout| write(breakout, text)));
        view! { <TextField id=id.into() label value write help/> }
    };
    let before = StoredValue::new(bench.peek(|breakout| breakout.authors.clone()));
    let typed = RwSignal::new(before.with_value(|names| names.join("; ")));
    // What is being typed stays as it is typed: a semicolon at its end, say.
    let names = move || {
        let authors = bench.read(|breakout| breakout.authors.clone());
        if names_in(&typed.read()) == authors { typed.get() } else { authors.join("; ") }
    };
    let write = move |text: String| {
        bench.change("authors", |breakout| breakout.authors = names_in(&text));
        typed.set(text);
    };
    // Whoever writes a name here goes by it; those that stood here before need not be here.
    let written = move |text: String| {
        let mut names = names_in(&text);
        before.with_value(|before| names.retain(|name| !before.contains(name)));
        authors::remember(&names);
    };
    let sources = move || {
        let line = bench.read(credit::sources).into_iter().map(|source| view! { <li>{source}</li> }).collect_view();
        (!line.is_empty()).then(|| {
            view! { <div class="descent"><p class="label" id="descent-h">{say!(build.adapted_from)}</p><ol aria-labelledby="descent-h">{line}</ol></div> }
        })
    };
    view! {
        <Leaf id="about" title=say!(build.about_this)>
            <div class="two">
                {field(("subject", say!(build.subject), ""), |breakout| breakout.subject.clone(), |breakout, text| breakout.subject = text)}
                {field(("level", say!(build.level), ""), |breakout| breakout.level.clone(), |breakout, text| breakout.level = text)}
                <div class="field">
                    <label for="authors">{say!(build.authors)}</label>
                    <input id="authors" type="text" autocomplete="off" prop:value=names on:input:target=move |event| write(event.target().value()) on:change:target=move |event| written(event.target().value())/>
                    <small>{say!(build.authors_help)}</small>
                </div>
                <div>
                    {field(("language", say!(build.language), say!(build.language_help)), |breakout| breakout.language.clone(), |breakout, text| breakout.language = text)}
                    <small role="status">{move || language_name(&bench.read(|breakout| breakout.language.clone()))}</small>
                </div>
                {field(("license", say!(build.license), say!(build.license_help)), |breakout| breakout.license.clone(), |breakout, text| breakout.license = text)}
            </div>
            {sources}
        </Leaf>
    }
}

/// What the page's language calls a language, by its tag; none where no language has that tag.
fn language_name(tag: &str) -> Option<String> {
    let options = js_sys::Object::new();
    set(&options, "type", &"language".into());
    let with = Array::of2(&Array::of1(&browser::LANGUAGE.into()), &options);
    let class = get(&get(&window(), "Intl"), "DisplayNames");
    let names = call(&get(&window(), "Reflect"), "construct", &[class, with.into()]).ok()?;
    call(&names, "of", &[tag.into()]).ok()?.as_string().filter(|name| name != tag)
}

/// The names in a line, with semicolons between them.
fn names_in(line: &str) -> Vec<String> {
    line.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
