use std::sync::Arc;

use leptos::prelude::*;

use super::bench::{Bench, Place};
use super::clues::Clues;
use super::lists::{Add, Leaf, More, TextField, moved};
use super::lock_type::LockType;
use super::marks::MarkedLine;
use super::weaving;
use crate::app::browser;
use crate::app::later::{fetch, missing_part, show, shown};
use crate::app::mechanisms::said;
use crate::app::parts::{Icon, rung_name};
use crate::app::spelling;
use crate::app::unfit::unfit;
use crate::breakout::weave::weaves;
use crate::breakout::{Reply, Target, chain, fresh_id};
use crate::prose::plain;
use crate::say;

/// One lock, in the order in which a teacher thinks.
#[component]
pub(super) fn LockPage(bench: Bench, lock: String, attempt: Callback<Option<String>>) -> impl IntoView {
    let id = StoredValue::new(lock.clone());
    let title = move || bench.lock(&id.get_value(), |lock| lock.title.clone());
    let name = move |title: String| bench.change_lock("title", &id.get_value(), |lock| lock.title = title);
    view! {
        <header class="lock-head">
            <h2 class="vh">{title}</h2>
            <input class="in-place" id="name" type="text" autocomplete="off" aria-label=say!(build.lock_name) placeholder=say!(build.lock_name)
                prop:value=title on:input:target=move |event| name(event.target().value())/>
            <button class="ghost" type="button" on:click=move |_| attempt.run(Some(id.get_value()))>{say!(build.try_here)}</button>
            <LockMenu bench lock=id attempt/>
        </header>
        <dl class="facts"><Targets bench lock=id/><After bench lock=id/></dl>
        <div class="parts">
            <Clues bench place=Place::On(lock.clone()) title=say!(build.clues) empty=say!(build.no_clues)/>
            <div class="beside"><LockType bench lock=lock.clone()/><Pieces bench lock=id/></div>
            <Replies bench lock=id/>
            <Hints bench lock=id/>
            <Clues bench place=Place::Inside(lock) title=say!(build.inside) empty=say!(build.no_inside)/>
        </div>
    }
}

type Id = StoredValue<String>;

fetch!(tools, fetch_weaving -> fn(Bench, String) -> AnyView, weaving::panel);

/// How the lock's answer is dealt out as pieces: fetched where it is, or when somebody wants to.
#[component]
fn Pieces(bench: Bench, lock: Id) -> impl IntoView {
    let begun = RwSignal::new(false);
    let is_shown = Memo::new(move |_| begun.get() || bench.lock(&lock.get_value(), weaves));
    let can = Memo::new(move |_| bench.lock(&lock.get_value(), |lock| lock.mechanism.kind.is_typed()));
    let panel = move || {
        let coming = async move {
            let panel = fetch_weaving().await.ok()?;
            if begun.try_get_untracked() == Some(true) {
                browser::focus("order-dots");
            }
            Some(show(move || panel(bench, lock.get_value())))
        };
        shown(Box::pin(coming), missing_part)
    };
    let begin = Callback::new(move |()| begun.set(true));
    move || match (is_shown.get(), can.get()) {
        (true, _) => panel(),
        (false, true) => view! { <div class="adds"><Add word=say!(weave.offer) add=begin/></div> }.into_any(),
        (false, false) => ().into_any(),
    }
}

#[component]
fn LockMenu(bench: Bench, lock: Id, attempt: Callback<Option<String>>) -> impl IntoView {
    let shift = move |later: bool| {
        bench.change("move lock", |breakout| {
            if let Some(index) = lock.with_value(|id| breakout.locks.iter().position(|lock| lock.id == *id)) {
                moved(&mut breakout.locks, index, later);
            }
        });
    };
    let double = move || {
        if let Some(id) = lock.with_value(|id| double(bench, id)) {
            bench.peek(|breakout| browser::go(&format!("/build/{}/lock/{id}", breakout.id)));
        }
    };
    let delete = move || lock.with_value(|id| delete(bench, id));
    view! {
        <More label=say!(build.more_lock)>
            <li><button type="button" on:click=move |_| attempt.run(Some(lock.get_value()))><Icon name="i-key"/>{say!(build.try_here)}</button></li>
            <li class="apart"><button type="button" on:click=move |_| shift(false)><Icon name="i-up"/>{say!(build.earlier)}</button></li>
            <li><button type="button" on:click=move |_| shift(true)><Icon name="i-down"/>{say!(build.later)}</button></li>
            <li><button type="button" on:click=move |_| double()><Icon name="i-copy"/>{say!(build.duplicate)}</button></li>
            <li class="apart"><button class="danger" type="button" on:click=move |_| delete()><Icon name="i-bin"/>{say!(build.delete)}</button></li>
        </More>
    }
}

/// Puts a copy of a lock behind it, and gives the copy's id; none where the lock is gone.
pub(super) fn double(bench: Bench, id: &str) -> Option<String> {
    let title = say!(build.copy_of, title = bench.lock(id, |lock| lock.title.clone()));
    let mut own = None;
    bench.act(String::new(), |breakout| own = breakout.double(id, title));
    own
}

/// Takes a lock away, and says so beside a way back.
pub(super) fn delete(bench: Bench, id: &str) {
    let title = bench.lock(id, |lock| lock.title.clone());
    bench.take(say!(build.deleted, title = title), |breakout| chain::delete(breakout, id));
}

#[component]
fn Targets(bench: Bench, lock: Id) -> impl IntoView {
    let chosen = Memo::new(move |_| bench.lock(&lock.get_value(), |lock| lock.targets.clone()));
    let name = move |id: &str| bench.read(|breakout| breakout.target(id).map(label)).unwrap_or_else(|| id.to_owned());
    let drop_target = move |id: String| {
        bench.change_lock("targets", &lock.get_value(), |lock| lock.targets.retain(|other| *other != id))
    };
    let add = move |id: String| bench.change_lock("targets", &lock.get_value(), |lock| lock.targets.push(id));
    let others = move || {
        bench.read(|breakout| {
            let free = breakout.targets.iter().filter(|target| chosen.with(|chosen| !chosen.contains(&target.id)));
            free.map(|target| (target.id.clone(), label(target))).collect::<Vec<_>>()
        })
    };
    let create = move || {
        let id = bench.peek(|breakout| fresh_id("target", "target", |id| breakout.target(id).is_some()));
        bench.change("add target", |breakout| {
            breakout.targets.push(Target { id: id.clone(), statement: say!(build.i_can).into(), ..Target::default() });
            if let Some(lock) = lock.with_value(|id| breakout.locks.iter_mut().find(|lock| lock.id == *id)) {
                Arc::make_mut(lock).targets.push(id.clone());
            }
        });
        bench.peek(|breakout| browser::go(&format!("/build/{}/targets", breakout.id)));
    };
    view! {
        <dt class="label">{say!(build.targets)}</dt>
        <dd>
            {move || chosen.get().into_iter().map(|id| {
                let words = name(&id);
                view! {
                    <span class="chip target with">{words.clone()}
                        <button type="button" aria-label=say!(build.take_away, what = words) on:click=move |_| drop_target(id.clone())><Icon name="i-close"/></button>
                    </span>
                }
            }).collect_view()}
            <More label=say!(build.add_target) word=say!(build.target) icon="i-plus" id="add-target" start=true>
                {move || others().into_iter().map(|(id, words)| view! {
                    <li><button type="button" on:click=move |_| add(id.clone())>{words}</button></li>
                }).collect_view()}
                <li class="apart"><button type="button" on:click=move |_| create()><Icon name="i-plus"/>{say!(build.new_target)}</button></li>
            </More>
        </dd>
    }
}

/// A target as a chip names it.
fn label(target: &Target) -> String {
    let code = target.standard.as_ref().map(|standard| standard.code.as_str()).filter(|code| !code.is_empty());
    match code {
        Some(code) => format!("{} \u{b7} {code}", plain(&target.statement)),
        None => plain(&target.statement),
    }
}

#[component]
fn After(bench: Bench, lock: Id) -> impl IntoView {
    let before = Memo::new(move |_| bench.lock(&lock.get_value(), |lock| lock.after.clone()));
    let need = Memo::new(move |_| {
        bench.lock(&lock.get_value(), |lock| lock.need.filter(|need| (*need as usize) < lock.after.len()))
    });
    let title = move |id: &str| bench.chain.with(|breakout| breakout.lock_name(id).to_owned());
    let change = move |change: &dyn Fn(&mut Vec<String>)| {
        bench.change_lock("after", &lock.get_value(), |lock| {
            change(&mut lock.after);
            lock.need = lock.need.filter(|need| (*need as usize) < lock.after.len());
        });
    };
    let others = move || {
        let own = lock.get_value();
        bench.chain.with(|breakout| {
            let free = breakout
                .locks
                .iter()
                .filter(|other| other.id != own && before.with(|before| !before.contains(&other.id)));
            free.map(|other| (other.id.clone(), other.title.clone())).collect::<Vec<_>>()
        })
    };
    let choose =
        move |value: String| bench.change_lock("need", &lock.get_value(), |lock| lock.need = value.parse().ok());
    view! {
        <dt class="label">{say!(build.opens_after)}</dt>
        <dd>
            {move || before.read().is_empty().then(|| view! { <span class="quiet">{say!(build.from_start)}</span> })}
            {move || {
                let count = before.read().len();
                (count > 1).then(|| view! {
                    <select aria-label=say!(build.how_many) on:change:target=move |event| choose(event.target().value())>
                        <option value="all" selected=need.get().is_none()>{say!(build.all_of)}</option>
                        {(1..count as u32).map(|n| view! { <option value=n.to_string() selected=need.get() == Some(n)>{say!(build.any_of, n = n)}</option> }).collect_view()}
                    </select>
                })
            }}
            {move || before.get().into_iter().map(|id| {
                let words = title(&id);
                view! {
                    <span class="chip with">{words.clone()}
                        <button type="button" aria-label=say!(build.take_away, what = words) on:click=move |_| change(&|after| after.retain(|other| *other != id))><Icon name="i-close"/></button>
                    </span>
                }
            }).collect_view()}
            <More label=say!(build.add_after) word=say!(build.lock) icon="i-plus" id="add-after" start=true>
                {move || others().into_iter().map(|(id, words)| view! {
                    <li><button type="button" on:click=move |_| change(&|after| after.push(id.clone()))>{words}</button></li>
                }).collect_view()}
            </More>
        </dd>
    }
}

/// The rungs that there always are to write on.
const RUNGS: usize = 3;

/// The ladder of hints: [`RUNGS`] rungs to write on, and as many as the lock has.
#[component]
pub(super) fn Hints(bench: Bench, lock: Id) -> impl IntoView {
    let count = Memo::new(move |_| bench.lock(&lock.get_value(), |lock| lock.hints.len()).max(RUNGS));
    let rung = move |index: usize| {
        let value = Signal::derive(move || {
            bench.lock(&lock.get_value(), |lock| lock.hints.get(index).cloned().unwrap_or_default())
        });
        let write = move |text: String| {
            bench.change_lock(&format!("hint {index}"), &lock.get_value(), |lock| {
                if lock.hints.len() <= index {
                    lock.hints.resize(index + 1, String::new());
                }
                if let Some(hint) = lock.hints.get_mut(index) {
                    *hint = text;
                }
                while lock.hints.last().is_some_and(String::is_empty) {
                    lock.hints.pop();
                }
            });
        };
        let id = format!("hint-{index}");
        view! {
            <li>
                <label for=id.clone()>{rung_name(index)}</label>
                <MarkedLine id placeholder=rung_help(index) value write=Callback::new(write)/>
            </li>
        }
    };
    view! {
        <Leaf id="hints" title=say!(build.hints)>
            <ol class="rungs" role="list">{move || (0..count.get()).map(rung).collect_view()}</ol>
            {move || bench.read(|breakout| breakout.rules.hints.neighbour).then(|| view! {
                <p class="quiet">{say!(build.neighbour_here)}</p>
            })}
        </Leaf>
    }
}

fn rung_help(index: usize) -> &'static str {
    match index {
        0 => say!(build.rung_1),
        1 => say!(build.rung_2),
        _ => say!(build.rung_3),
    }
}

/// What the team hears for the mistakes that are expected.
#[component]
pub(super) fn Replies(bench: Bench, lock: Id) -> impl IntoView {
    let count = Memo::new(move |_| bench.lock(&lock.get_value(), |lock| lock.replies.len()));
    let write = move |index: usize, part: &'static str, change: &dyn Fn(&mut Reply)| {
        bench.change_lock(&format!("{part} {index}"), &lock.get_value(), |lock| {
            if let Some(reply) = lock.replies.get_mut(index) {
                change(reply);
            }
        });
    };
    let read = move |index: usize, read: fn(&Reply) -> &String| {
        Signal::derive(move || {
            bench.lock(&lock.get_value(), |lock| {
                lock.replies.get(index).map(|reply| read(reply).clone()).unwrap_or_default()
            })
        })
    };
    let take_away = move |index: usize| {
        bench.change_lock("take reply away", &lock.get_value(), |lock| {
            if index < lock.replies.len() {
                lock.replies.remove(index);
            }
        });
    };
    let as_set = bench.as_set(lock.get_value());
    let wrong = move |index: usize| {
        Signal::derive(move || {
            let lock = as_set.get()?;
            let answer = &lock.replies.get(index)?.answer;
            if answer.is_empty() {
                return None;
            }
            let language = bench.peek(|breakout| breakout.language.clone());
            let canonical = |answer: &String| lock.mechanism.canonical(answer, spelling(&language));
            match canonical(answer) {
                Err(why) => Some(unfit(&why)),
                Ok(answer) => {
                    let opens = |other: &String| canonical(other).is_ok_and(|other| other == answer);
                    lock.answers.iter().any(opens).then(|| say!(build.it_opens).to_owned())
                }
            }
        })
    };
    // What stands there as an answer has it is said in words.
    let meant = move |index: usize| {
        let lock = as_set.get()?;
        let answer = &lock.replies.get(index)?.answer;
        Some(bench.peek(|breakout| said(breakout, &lock, answer))).filter(|words| words != answer)
    };
    let line = move |index: usize| {
        view! {
            <li>
                <TextField id=format!("if-{index}") label=say!(build.if_they_answer) in_place=true value=read(index, |reply| &reply.answer) wrong=wrong(index)
                    write=Callback::new(move |text: String| write(index, "mistake", &|reply| reply.answer = text.clone()))/>
                {move || meant(index).map(|words| view! { <p class="quiet">{words}</p> })}
                <div class="field">
                    <label for=format!("say-{index}")>{say!(build.say)}</label>
                    <MarkedLine id=format!("say-{index}") value=read(index, |reply| &reply.say)
                        write=Callback::new(move |text: String| write(index, "reply", &|reply| reply.say = text.clone()))/>
                </div>
                <button class="icon" type="button" aria-label=say!(build.take_reply) on:click=move |_| take_away(index)><Icon name="i-close"/></button>
            </li>
        }
    };
    let add = Callback::new(move |()| {
        let field = format!("if-{}", count.get_untracked());
        bench.change_lock("add reply", &lock.get_value(), |lock| lock.replies.push(Reply::default()));
        browser::focus_on(field);
    });
    view! {
        <Leaf id="replies" title=say!(build.replies)>
            {move || if count.get() == 0 {
                view! { <p class="quiet">{say!(build.no_replies)}</p> }.into_any()
            } else {
                view! { <ul class="replies" role="list">{(0..count.get()).map(line).collect_view()}</ul> }.into_any()
            }}
            <div class="adds"><Add word=Signal::derive(move || if count.get() == 0 { say!(build.first_reply) } else { say!(build.add_reply) }) add/></div>
        </Leaf>
    }
}
