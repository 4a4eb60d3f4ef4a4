//! The lock that a team makes for the next class: the studio's own parts, one lock of them, without what only a teacher needs;
//! such a lock as it is shown; and how it comes into a draft.

use std::sync::Arc;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;
use wasm_bindgen::prelude::*;

use super::bench::{Bench, Place};
use super::ciphers::{Ciphers, Remember};
use super::findings::Told;
use super::hold;
use super::lists::{Either, Leaf, TextField};
use super::lock_page::{Hints, Replies};
use super::lock_type::{LockType, drawing};
use super::marks::Markdown;
use super::{authors, shared};
use crate::app::mechanisms::{kind_word, said};
use crate::app::own::{Own, Taken};
use crate::app::parts::{Icon, Prose};
use crate::app::store::versions::{self, Why};
use crate::app::store::{Shelf, Store, drafts};
use crate::app::{browser, maths, spelling};
use crate::breakout::{Breakout, Clue, ClueKind, Finding, Lock, Made, Part, Place as Where, Problem, check};
use crate::format;
use crate::format::turn::{self, Words};
use crate::prose::plain;
use crate::say;

/// All of it.
pub const OWN: Own = Own {
    bench: |breakout, wrote| view! { <OwnBench breakout wrote/> }.into_any(),
    card,
    draft: |id, store| Box::pin(draft(id, store)),
    take: |breakout, lock, made, line, store| Box::pin(take(breakout, lock, made, line, store)),
};

/// Puts the studio's sheet on the page, or takes it off: elsewhere it has no say.
fn wear(is_worn: bool) {
    let sheet = document().query_selector("link[href^='build.css']");
    if let Ok(Some(sheet)) = sheet {
        // A link takes any member.
        let _ = sheet.set_attribute("media", if is_worn { "" } else { "not all" });
    }
}

/// Gives the page what the studio has from its start, while the bench is there: its sheet and its drawings.
fn dress() {
    browser::add_style("build.css");
    wear(true);
    // Whoever goes from here into the studio is dressed there already.
    on_cleanup(|| {
        let place = browser::fragment();
        wear(place.starts_with("/build") || place.starts_with("/class"));
    });
    if document().get_element_by_id("i-plus").is_some() {
        return;
    }
    spawn_local(async {
        let Some(bytes) = browser::fetch(&browser::versioned("build-icons.svg")).await else { return };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // Seldom used, and so called by its name.
        let parsed = Reflect::get(&window(), &"DOMParser".into())
            .and_then(|class| Reflect::construct(class.unchecked_ref::<Function>(), &Array::new()))
            .and_then(|parser| {
                let parse: Function = Reflect::get(&parser, &"parseFromString".into())?.unchecked_into();
                parse.call2(&parser, &text.into(), &"image/svg+xml".into())
            })
            .and_then(|parsed| Reflect::get(&parsed, &"documentElement".into()));
        if let (Ok(drawings), Some(body)) = (parsed, document().body()) {
            // Without its drawings the page says all in words.
            let _ = body.insert_before(drawings.unchecked_ref(), body.first_child().as_ref());
        }
    });
}

/// One lock on a bench that no library knows.
#[component]
fn OwnBench(breakout: Breakout, wrote: Callback<Arc<Lock>>) -> impl IntoView {
    dress();
    provide_context(maths::TellFaults);
    let bench = Bench::new(breakout, Vec::new(), None);
    let Some(id) = bench.peek(|breakout| breakout.locks.first().map(|lock| lock.id.clone())) else {
        return ().into_any();
    };
    let lock = Memo::new(move |_| bench.read(|breakout| breakout.locks.first().cloned()));
    Effect::new(move |begun: Option<()>| {
        let lock = lock.get();
        if begun.is_some()
            && let Some(lock) = lock
        {
            wrote.run(lock);
        }
    });
    let own = StoredValue::new(id.clone());
    let read = move |read: fn(&Lock) -> String| Signal::derive(move || bench.lock(&own.get_value(), read));
    let name =
        Callback::new(move |title: String| bench.change_lock("title", &own.get_value(), |lock| lock.title = title));
    let targets = bench.peek(|breakout| {
        breakout.targets.iter().map(|target| (target.id.clone(), plain(&target.statement))).collect::<Vec<_>>()
    });
    let target = move |(id, words): (String, String)| {
        let target = StoredValue::new(id);
        let serves = move |lock: &Lock| target.with_value(|id| lock.targets.contains(id));
        let is_on = move || bench.lock(&own.get_value(), serves);
        let set = move |on: bool| {
            bench.change_lock("targets", &own.get_value(), |lock| {
                target.with_value(|id| {
                    lock.targets.retain(|other| other != id);
                    if on {
                        lock.targets.push(id.clone());
                    }
                });
            });
        };
        view! { <label class="tick"><input type="checkbox" prop:checked=is_on on:change:target=move |event| set(event.target().checked())/>{words}</label> }.into_any()
    };
    let has_targets = !targets.is_empty();
    let targets = targets.into_iter().map(target).collect_view();
    let inside = Callback::new(move |text: String| {
        bench.change_lock("inside", &own.get_value(), |lock| write_inside(lock, text));
    });
    view! {
        <div class="parts own-parts">
            <Leaf id="about" title=say!(own.name_and_targets)>
                <TextField id="name".to_owned() label=say!(own.name) value=read(|lock| lock.title.clone()) write=name/>
                {has_targets.then(|| view! {
                    <fieldset class="field"><legend>{say!(own.targets)}</legend>{targets}</fieldset>
                }.into_any())}
            </Leaf>
            <Leaf id="clues" title=say!(own.clue)><Paper bench lock=own/></Leaf>
            <div class="beside">
                <LockType bench lock=id plain=true/>
                <Replies bench lock=own/>
            </div>
            <Hints bench lock=own/>
            <Leaf id="inside" title=say!(own.inside)>
                <TextField id="inside-text".to_owned() label=say!(own.inside_label) rows=3 value=read(|lock| inside_of(lock).to_owned()) write=inside/>
            </Leaf>
            <Advice bench/>
        </div>
    }
    .into_any()
}

fn inside_of(lock: &Lock) -> &str {
    lock.inside.first().and_then(Clue::text).unwrap_or_default()
}

fn write_inside(lock: &mut Lock, text: String) {
    match lock.inside.first_mut().map(|clue| &mut clue.kind) {
        Some(ClueKind::Text { body }) if !text.is_empty() => *body = text,
        _ if text.is_empty() => lock.inside.clear(),
        _ => lock.inside = vec![Clue::new("own-inside", ClueKind::Text { body: text })],
    }
}

type Id = StoredValue<String>;

/// The one paper that leads to the answer, as it is written and as the next team will see it.
#[component]
fn Paper(bench: Bench, lock: Id) -> impl IntoView {
    let clue = Memo::new(move |_| bench.lock(&lock.get_value(), |lock| lock.clues.first().cloned()));
    let change = move |what: &str, change: &dyn Fn(&mut Clue)| {
        bench.change(what, |breakout| {
            Place::On(lock.get_value()).change(breakout, |clues| {
                if clues.is_empty() {
                    clues.push(Clue::new(PAPER, ClueKind::Text { body: String::new() }));
                }
                if let Some(clue) = clues.first_mut() {
                    change(clue);
                }
            });
        });
    };
    let body = move |clue: &Option<Clue>| clue.as_ref().and_then(Clue::text).unwrap_or_default().to_owned();
    let text = Signal::derive(move || clue.with(body));
    let write = Callback::new(move |text: String| {
        change("paper", &|clue| {
            if let ClueKind::Text { body } | ClueKind::Ink { body } = &mut clue.kind {
                body.clone_from(&text);
            }
        });
    });
    let is_ink = Memo::new(move |_| {
        clue.with(|clue| matches!(clue.as_ref().map(|clue| &clue.kind), Some(ClueKind::Ink { .. })))
    });
    let choose = Callback::new(move |ink: bool| {
        let into = if ink { Words::Ink } else { Words::Text };
        change("ink", &|clue| *clue = turn::clue(clue, into));
    });
    let language = Signal::derive(move || bench.read(|breakout| breakout.language.clone()));
    let remember = Callback::new(move |remember: Remember| change("paper", &|clue| remember(clue)));
    let preview = move || {
        let text = text.get();
        (!text.trim().is_empty()).then(|| {
            view! { <div class="prose" class:uv=is_ink dir=browser::direction(&language.get()) lang=language.get()><Prose text=text first=5/></div> }
                .into_any()
        })
    };
    view! {
        <div class="writing">
            <Markdown id=PAPER.to_owned() value=text write/>
            <Ciphers bench id=PAPER.to_owned() language write remember/>
        </div>
        <Either name="ink" legend=say!(own.how_written) choices=[(false, say!(own.in_plain)), (true, say!(own.in_ink))] value=is_ink choose/>
        <div class="clue">{preview}</div>
    }
}

/// The id of the paper's clue, and of the field that it is written in.
const PAPER: &str = "own-paper";

/// What a friend would say who looks at the lock before it is handed in.
#[component]
fn Advice(bench: Bench) -> impl IntoView {
    let advice = Memo::new(move |_| {
        let findings = bench.findings.get();
        bench.peek(|breakout| advice(breakout, &findings))
    });
    view! {
        <Leaf id="advice" title=say!(own.friend)>
            <div role="status">
                {move || match advice.get() {
                    none if none.is_empty() => view! { <p class="all-well"><Icon name="i-check"/>{say!(own.all_well)}</p> }.into_any(),
                    some => view! { <ul class="advice">{some.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul> }.into_any(),
                }}
            </div>
        </Leaf>
    }
}

/// What the checks say of the one lock of a breakout.
fn advice(breakout: &Breakout, findings: &[Finding]) -> Vec<String> {
    let ours = findings.iter().filter(|finding| matches!(finding.place, Where::Lock(..)));
    ours.map(|finding| match (&finding.problem, &finding.place) {
        (Problem::NoClue, _) => say!(own.no_clue).to_owned(),
        (Problem::Readable { .. }, Where::Lock(_, Part::Clues)) => say!(own.readable).to_owned(),
        _ => Told::new(breakout, finding).words,
    })
    .collect()
}

fn card(breakout: &Breakout, lock: &Lock) -> AnyView {
    browser::add_style("own.css");
    let own = breakout.with_only(breakout.id, lock.clone());
    let spelling = spelling(&breakout.language);
    let findings = check::check(&own, spelling, maths::reader(&own));
    let advice = advice(&own, &findings);
    let target = |id: &String| breakout.target(id).map(|target| plain(&target.statement));
    let targets: Vec<String> = lock.targets.iter().filter_map(target).collect();
    let targets = targets.into_iter().map(|words| view! { <span class="chip">{words}</span> }.into_any());
    let targets = targets.collect_view();
    let answers: Vec<String> = lock.answers.iter().map(|answer| said(breakout, lock, answer)).collect();
    let paper = |clue: &Clue| {
        let text = clue.text().unwrap_or_default().to_owned();
        let is_ink = matches!(clue.kind, ClueKind::Ink { .. });
        view! { <div class="clue"><div class="prose" class:uv=is_ink><Prose text first=5/></div></div> }.into_any()
    };
    let clues = lock.clues.iter().map(paper).collect_view();
    let reply = |reply: &crate::breakout::Reply| {
        let answer = said(breakout, lock, &reply.answer);
        view! { <li><b>{say!(own.if_they_answer, answer = answer)}</b>" "<Prose text=reply.say.clone() first=5/></li> }
            .into_any()
    };
    let hint = |hint: &String| view! { <li><Prose text=hint.clone() first=5/></li> }.into_any();
    let rest = [lock.replies.len(), lock.hints.len(), lock.inside.len()].iter().any(|count| *count > 0);
    let rest = rest.then(|| {
        let hints = lock.hints.iter().map(hint).collect_view();
        let replies = lock.replies.iter().map(reply).collect_view();
        let inside = lock.inside.iter().map(paper).collect_view();
        view! {
            <details><summary>{say!(own.rest)}</summary>
                <ol>{hints}</ol><ul>{replies}</ul>
                {(!lock.inside.is_empty()).then(|| view! { <p class="label">{say!(own.inside)}</p> })}{inside}
            </details>
        }
        .into_any()
    });
    let advice = (!advice.is_empty()).then(|| {
        let advice = advice.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
        view! { <p class="label">{say!(own.checks)}</p><ul class="advice">{advice}</ul> }.into_any()
    });
    let kind = lock.mechanism.kind.clone();
    let opens =
        (!answers.is_empty()).then(|| view! { <p>{say!(own.opens_with)}" "<b>{answers.join(", ")}</b></p> }.into_any());
    view! {
        <p class="row own-kind"><Icon name=drawing(&kind)/><span class="label">{kind_word(&kind)}</span></p>
        <p class="row">{targets}</p>
        <div lang=breakout.language.clone() dir=browser::direction(&breakout.language)>{clues}</div>
        {opens}{rest}{advice}
    }
    .into_any()
}

/// The draft of this breakout; else the one that was adapted from it and changed last.
async fn draft(id: Uuid, store: Store) -> Option<Breakout> {
    let read = |text: &str| format::read(text.as_bytes(), browser::fresh_id()).ok().map(|opened| opened.breakout);
    if let Some(text) = store.get(Shelf::Drafts, &id.to_string()).await {
        return read(&text);
    }
    let id = id.to_string();
    let records = store.list(Shelf::Drafts, "").await;
    // Reading all would take long where there are many.
    let named = records.iter().filter(|(_, text)| text.contains(&id));
    let is_of = |draft: &Breakout| draft.adapted_from.first().is_some_and(|source| source.id == id);
    named.filter_map(|(_, text)| read(text)).filter(is_of).max_by(|a, b| a.modified.cmp(&b.modified))
}

async fn take(breakout: Arc<Breakout>, lock: Arc<Lock>, made: Made, line: String, store: Store) -> Option<Taken> {
    if let Some(draft) = draft(breakout.id, store).await {
        let id = draft.id.to_string();
        return hold::alone_with(&id, async move { put(draft, true, &lock, made, &line, store).await }).await;
    }
    // As whatever comes into the library: what somebody else wrote becomes an adaptation.
    let new = if authors::is_by_others(&breakout) {
        Breakout { authors: authors::whoever_adapts(), ..(*breakout).clone().adapted(browser::fresh_id()) }
    } else {
        shared::remember(&breakout);
        (*breakout).clone()
    };
    Some(put(new, false, &lock, made, &line, store).await)
}

/// Puts the lock into a draft; one that is in the library already is read anew, and kept as it was as a version.
async fn put(draft: Breakout, is_known: bool, lock: &Lock, made: Made, line: &str, store: Store) -> Taken {
    let mut draft = draft;
    let mut kept = Vec::new();
    if is_known {
        // Another tab may have saved it meanwhile.
        if let Some(text) = store.get(Shelf::Drafts, &draft.id.to_string()).await
            && let Ok(opened) = format::read(text.as_bytes(), draft.id)
        {
            draft = opened.breakout;
        }
        kept = drafts::join(store, &mut draft).await.kept;
    }
    let before = draft.clone();
    let taken = draft.take_made(lock, made, line);
    let was_there = taken.is_err();
    let (Ok(id) | Err(id)) = taken;
    if was_there {
        return Taken { draft, id, was_there, is_kept: true };
    }
    draft.modified = browser::timestamp(browser::now());
    let mut records = drafts::records(&draft, &kept);
    let mut version = Vec::new();
    if is_known {
        let at = browser::moment(&before.modified).unwrap_or_else(browser::now);
        version = versions::records(&before, at, Why::Opened, "");
    }
    let mut result = store.put(version.iter().chain(&records).cloned().collect()).await;
    if result.is_err() && !version.is_empty() {
        // What there is room for is the draft itself.
        result = store.put(std::mem::take(&mut records)).await;
    }
    Taken { draft, id, was_there, is_kept: result.is_ok() }
}
