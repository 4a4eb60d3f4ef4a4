use leptos::prelude::*;

use super::bench::{Bench, Place};
use super::clues::{Clues, Markdown};
use super::lists::{Add, Stepper, TextField};
use crate::app::parts::{Icon, Prose};
use crate::breakout::{Breakout, Card, Standard, Target, TimeUp, fresh_id};
use crate::say;

/// Title, subject, level, authors, licence, and the learning targets.
#[component]
pub(super) fn WholePage(bench: Bench) -> impl IntoView {
    let field = move |id: &'static str,
                      label: &'static str,
                      read: fn(&Breakout) -> String,
                      write: fn(&mut Breakout, String)| {
        let value = Signal::derive(move || bench.read(read));
        view! { <TextField id=id.into() label=label value=value write=Callback::new(move |text| bench.change(id, |breakout| write(breakout, text)))/> }
    };
    let minutes = Signal::derive(move || bench.read(|breakout| breakout.minutes.unwrap_or(0)));
    let set_minutes = Callback::new(move |minutes: u32| {
        bench.change("minutes", |breakout| breakout.minutes = (minutes > 0).then_some(minutes))
    });
    view! {
        <h2>{say!(build.whole)}</h2>
        <Targets bench/>
        <section class="leaf" aria-labelledby="about-h">
            <header><h3 class="label" id="about-h">{say!(build.about)}</h3></header>
            {field("subject", say!(build.subject), |breakout| breakout.subject.clone(), |breakout, text| breakout.subject = text)}
            {field("level", say!(build.level), |breakout| breakout.level.clone(), |breakout, text| breakout.level = text)}
            {field("authors", say!(build.authors), |breakout| breakout.authors.join(", "), |breakout, text| {
                breakout.authors = text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
            })}
            {field("language", say!(build.language), |breakout| breakout.language.clone(), |breakout, text| breakout.language = text)}
            {field("license", say!(build.license), |breakout| breakout.license.clone(), |breakout, text| breakout.license = text)}
            <Stepper label=say!(build.minutes) value=minutes bounds=(0, 240) step=5 write=set_minutes/>
            <p class="quiet">{move || if minutes.get() == 0 { say!(build.no_clock) } else { say!(build.clock) }}</p>
            {move || {
                let sources = bench.read(|breakout| breakout.adapted_from.iter().map(|source| source.title.clone()).collect::<Vec<_>>());
                (!sources.is_empty()).then(|| view! { <p class="quiet">{say!(build.adapted_from, titles = sources.join(", "))}</p> })
            }}
        </section>
    }
}

#[component]
fn Targets(bench: Bench) -> impl IntoView {
    let ids = Memo::new(move |_| {
        bench.read(|breakout| breakout.targets.iter().map(|target| target.id.clone()).collect::<Vec<_>>())
    });
    let line = move |id: String| {
        let own = StoredValue::new(id.clone());
        let read = move |read: fn(&Target) -> String| {
            Signal::derive(move || {
                bench.read(|breakout| own.with_value(|id| breakout.target(id).map(read).unwrap_or_default()))
            })
        };
        let change = move |what: &str, change: &dyn Fn(&mut Target)| {
            bench.change(&format!("{}/{what}", own.get_value()), |breakout| {
                if let Some(target) = own.with_value(|id| breakout.targets.iter_mut().find(|target| target.id == *id)) {
                    change(target);
                }
            });
        };
        let take_away = move |_| {
            bench.change("take target away", |breakout| {
                let id = own.get_value();
                breakout.targets.retain(|target| target.id != id);
                for lock in breakout.locks.iter_mut().filter(|lock| lock.targets.contains(&id)) {
                    std::sync::Arc::make_mut(lock).targets.retain(|target| *target != id);
                }
            });
        };
        view! {
            <li>
                <TextField id=format!("{id}-code") label=say!(build.code) value=read(|target| target.standard.as_ref().map(|standard| standard.code.clone()).unwrap_or_default())
                    write=Callback::new(move |code: String| change("code", &|target| {
                        let standard = target.standard.get_or_insert_with(Standard::default);
                        standard.code.clone_from(&code);
                        if *standard == Standard::default() {
                            target.standard = None;
                        }
                    }))/>
                <TextField id=format!("{id}-statement") label=say!(build.statement) rows=1 value=read(|target| target.statement.clone())
                    write=Callback::new(move |text: String| change("statement", &|target| target.statement.clone_from(&text)))/>
                <button class="icon" type="button" aria-label=say!(build.take_target) on:click=take_away><Icon name="i-close"/></button>
            </li>
        }
    };
    let add = Callback::new(move |()| {
        bench.change("add target", |breakout| {
            let id = fresh_id("target", "target", |id| breakout.target(id).is_some());
            breakout.targets.push(Target { id, statement: say!(build.i_can).into(), ..Target::default() });
        });
    });
    view! {
        <section class="leaf" aria-labelledby="targets-h">
            <header><h3 class="label" id="targets-h">{say!(build.targets)}</h3></header>
            <ul class="replies" role="list"><For each=move || ids.get() key=|id| id.clone() let:id>{line(id)}</For></ul>
            <div class="adds"><Add word=say!(build.new_target) add/></div>
        </section>
    }
}

/// Story, bench and ending.
#[component]
pub(super) fn StoryPage(bench: Bench) -> impl IntoView {
    view! {
        <h2>{say!(build.story)}</h2>
        <Clues bench place=Place::Story title=say!(build.story_leaf)/>
        <Clues bench place=Place::Bench title=say!(build.bench_leaf)/>
        <Clues bench place=Place::Ending title=say!(build.ending_leaf)/>
    }
}

/// Reference cards.
#[component]
pub(super) fn CardsPage(bench: Bench) -> impl IntoView {
    let ids = Memo::new(move |_| {
        bench.read(|breakout| breakout.cards.iter().map(|card| card.id.clone()).collect::<Vec<_>>())
    });
    let card = move |id: String| {
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
        let take_away = move |_| {
            bench.change("take card away", |breakout| own.with_value(|id| breakout.cards.retain(|card| card.id != *id)))
        };
        let body = read(|card| card.body.clone());
        view! {
            <section class="leaf" aria-label=say!(build.card)>
                <TextField id=format!("{id}-title") label=say!(build.card_title) value=read(|card| card.title.clone())
                    write=Callback::new(move |text: String| change("title", &|card| card.title.clone_from(&text)))/>
                <div class="writing"><Markdown id=format!("{id}-body") value=body write=Callback::new(move |text: String| change("body", &|card| card.body.clone_from(&text)))/></div>
                <p class="label">{say!(build.as_seen)}</p>
                {move || view! { <Prose text=body.get()/> }}
                <div class="adds"><button class="add" type="button" on:click=take_away><Icon name="i-bin"/>{say!(build.take_card)}</button></div>
            </section>
        }
    };
    let add = Callback::new(move |()| {
        bench.change("add card", |breakout| {
            let id = fresh_id("card", "card", |id| breakout.cards.iter().any(|card| card.id == id));
            breakout.cards.push(Card { id, ..Card::default() });
        });
    });
    view! {
        <h2>{say!(build.cards)}</h2>
        <p class="quiet">{say!(build.cards_words)}</p>
        <For each=move || ids.get() key=|id| id.clone() let:id>{card(id)}</For>
        <div class="adds"><Add word=say!(build.add_card) add/></div>
    }
}

/// Hints, tries, time, the teacher's key and the debrief.
#[component]
pub(super) fn RulesPage(bench: Bench) -> impl IntoView {
    let number = move |what: &'static str,
                       label: &'static str,
                       bounds: (u32, u32),
                       step: u32,
                       part: fn(&mut Breakout) -> &mut u32| {
        let value = Signal::derive(move || bench.read(|breakout| *part(&mut breakout.clone())));
        view! { <Stepper label=label value=value bounds=bounds step=step write=Callback::new(move |value| bench.change(what, |breakout| *part(breakout) = value))/> }
    };
    let key = Signal::derive(move || bench.read(|breakout| breakout.rules.teacher_key.clone().unwrap_or_default()));
    let set_key = Callback::new(move |key: String| {
        bench.change("teacher's key", |breakout| breakout.rules.teacher_key = (!key.trim().is_empty()).then_some(key))
    });
    let debrief = Signal::derive(move || bench.read(|breakout| breakout.debrief.join("\n")));
    let set_debrief = Callback::new(move |text: String| {
        bench.change("debrief", |breakout| {
            breakout.debrief =
                if text.trim().is_empty() { Vec::new() } else { text.split('\n').map(str::to_owned).collect() }
        });
    });
    let stops = move || bench.read(|breakout| breakout.rules.time_up == TimeUp::Stop);
    let time_up = move |stop: bool| {
        bench.change("time up", |breakout| breakout.rules.time_up = if stop { TimeUp::Stop } else { TimeUp::KeepGoing })
    };
    view! {
        <h2>{say!(build.rules)}</h2>
        <section class="leaf" aria-labelledby="key-h">
            <header><h3 class="label" id="key-h">{say!(play.teachers_key)}</h3></header>
            <TextField id="teacher-key".into() label=say!(build.key) value=key write=set_key help=say!(build.key_help)/>
        </section>
        <section class="leaf" aria-labelledby="debrief-h">
            <header><h3 class="label" id="debrief-h">{say!(build.debrief)}</h3></header>
            <TextField id="debrief".into() label=say!(build.debrief_label) value=debrief write=set_debrief rows=4/>
        </section>
        <details class="leaf">
            <summary>{say!(build.sensible)}</summary>
            <h3 class="label">{say!(play.hints)}</h3>
            {number("hint tries", say!(build.after_tries), (0, 20), 1, |breakout| &mut breakout.rules.hints.after_tries)}
            {number("hint seconds", say!(build.after_seconds), (0, 1200), 30, |breakout| &mut breakout.rules.hints.after_seconds)}
            {number("hint cards", say!(build.hint_cards), (0, 20), 1, |breakout| &mut breakout.rules.hints.cards)}
            <h3 class="label">{say!(build.wrong_tries)}</h3>
            {number("free tries", say!(build.free_tries), (0, 20), 1, |breakout| &mut breakout.rules.tries.free)}
            {number("wait", say!(build.wait_seconds), (0, 300), 5, |breakout| &mut breakout.rules.tries.wait_seconds)}
            <h3 class="label">{say!(build.time_up)}</h3>
            <div class="either" role="radiogroup" aria-label=say!(build.time_up)>
                <label class:on=move || !stops()><input type="radio" name="time-up" prop:checked=move || !stops() on:change=move |_| time_up(false)/>{say!(build.keep_going)}</label>
                <label class:on=stops><input type="radio" name="time-up" prop:checked=stops on:change=move |_| time_up(true)/>{say!(build.stop)}</label>
            </div>
        </details>
    }
}
