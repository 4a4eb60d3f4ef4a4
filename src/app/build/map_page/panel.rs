use leptos::prelude::*;

use super::super::chain::badge;
use super::super::findings::Told;
use super::maps::{Maps, knot_id, name};
use crate::app::browser;
use crate::app::mechanisms::kind_word;
use crate::app::parts::Icon;
use crate::breakout::Place;
use crate::prose::plain;
use crate::say;

/// What is chosen, and what can be done with it.
#[component]
pub(super) fn Panel(maps: Maps) -> impl IntoView {
    let chosen = Memo::new(move |_| (maps.chosen_lock(), maps.chosen_line()));
    move || match chosen.get() {
        (Some(lock), _) => view! { <OfLock maps lock/> }.into_any(),
        (None, Some((before, lock))) => view! { <OfLine maps before lock/> }.into_any(),
        (None, None) => view! { <Help/> }.into_any(),
    }
}

#[component]
fn OfLock(maps: Maps, lock: String) -> impl IntoView {
    let id = StoredValue::new(lock);
    let bench = maps.bench;
    let title = move || id.with_value(|id| maps.name(id));
    let kind = move || {
        bench.read(|breakout| id.with_value(|id| breakout.lock(id).map(|lock| kind_word(&lock.mechanism.kind))))
    };
    let page = format!("#/build/{}/lock/{}", bench.peek(|breakout| breakout.id), id.get_value());
    let told = move || {
        let of_lock = |place: &Place| id.with_value(|id| matches!(place, Place::Lock(lock, _) if lock == id));
        let told = |finding: &crate::breakout::Finding| {
            let words = bench.read(|breakout| Told::new(breakout, finding)).words;
            view! { <li>{badge(finding.problem.severity())}<span>{words}</span></li> }
        };
        bench
            .findings
            .with(|findings| findings.iter().filter(|finding| of_lock(&finding.place)).map(told).collect_view())
    };
    let before = Memo::new(move |_| bench.lock(&id.get_value(), |lock| lock.after.clone()));
    let need = Memo::new(move |_| {
        bench.lock(&id.get_value(), |lock| lock.need.filter(|need| (*need as usize) < lock.after.len()))
    });
    let chip = move |before: String| {
        let words = maps.name(&before);
        view! {
            <span class="chip with">{words.clone()}
                <button type="button" aria-label=say!(build.take_away, what = words) on:click=move |_| id.with_value(|id| maps.disconnect(&before, id))><Icon name="i-close"/></button>
            </span>
        }
    };
    let choose = move |value: String| id.with_value(|id| maps.set_need(id, value.parse().ok()));
    let count = Memo::new(move |_| before.read().len());
    let how_many = move || {
        let count = count.get();
        (count > 1).then(|| view! {
            <select aria-label=say!(build.how_many) on:change:target=move |event| choose(event.target().value())>
                <option value="all" prop:selected=move || need.get().is_none()>{say!(build.all_of)}</option>
                {(1..count as u32).map(|n| view! { <option value=n.to_string() prop:selected=move || need.get() == Some(n)>{say!(build.any_of, n = n)}</option> }).collect_view()}
            </select>
        })
    };
    let then = move || {
        let names = maps.links.with(|links| {
            let own = links.iter().filter(|(_, after, ..)| id.with_value(|id| after.contains(id)));
            own.map(|(id, ..)| maps.name(id)).collect::<Vec<_>>()
        });
        (!names.is_empty())
            .then(|| view! { <div><dt class="label">{say!(map.leads_to)}</dt><dd>{names.join(", ")}</dd></div> })
    };
    let targets = move || {
        let names = bench.read(|breakout| {
            let target =
                |id: &String| breakout.target(id).map_or_else(|| id.clone(), |target| plain(&target.statement));
            id.with_value(|id| breakout.lock(id).map(|lock| lock.targets.iter().map(target).collect::<Vec<_>>()))
                .unwrap_or_default()
        });
        let names = if names.is_empty() { vec![say!(map.no_target).to_owned()] } else { names };
        names.into_iter().map(|name| view! { <dd>{name}</dd> }).collect_view()
    };
    let is_from = Memo::new(move |_| maps.from.with(|from| id.with_value(|id| from.as_ref() == Some(id))));
    let connect = move |_| {
        if is_from.get_untracked() {
            maps.leave();
        } else {
            id.with_value(|id| maps.begin(id));
            to_the_map(id.get_value());
        }
    };
    // Where another lock is aimed at, this is the end of the connection.
    let end = move || maps.from.get().filter(|_| !is_from.get());
    view! {
        <section class="leaf" aria-labelledby="chosen-h">
            <header><h3 id="chosen-h">{title}</h3><span class="quiet">{kind}</span></header>
            <ul class="told" role="list">{told}</ul>
            <dl>
                <div>
                    <dt class="label">{say!(build.opens_after)}</dt>
                    <dd class="chips">
                        {move || before.read().is_empty().then(|| view! { <span class="quiet">{say!(build.from_start)}</span> })}
                        {how_many}
                        {move || before.get().into_iter().map(chip).collect_view()}
                    </dd>
                </div>
                {then}
                <div><dt class="label">{say!(build.targets)}</dt>{targets}</div>
            </dl>
            <div class="map-acts">
                {move || end().map(|from| {
                    let words = say!(map.connect_here, lock = maps.name(&from));
                    view! { <button class="go small" type="button" on:click=move |_| id.with_value(|id| maps.connect(&from, id))>{words}</button> }
                })}
                <a class="ghost" href=page><Icon name="i-pencil"/>{say!(map.open_lock)}</a>
                <button class="ghost" type="button" aria-pressed=move || is_from.get().to_string() on:click=connect><Icon name="i-link"/>{say!(map.connect)}</button>
                <button class="ghost" type="button" on:click=move |_| id.with_value(|id| maps.add(id, None))><Icon name="i-plus"/>{say!(map.add)}</button>
                <button class="ghost" type="button" on:click=move |_| id.with_value(|id| maps.double(id))><Icon name="i-copy"/>{say!(build.duplicate)}</button>
                <button class="ghost" type="button" on:click=move |_| id.with_value(|id| maps.delete(id))><Icon name="i-bin"/>{say!(build.delete)}</button>
            </div>
        </section>
    }
}

/// What is asked for now is chosen on the map: it comes into sight with what is said below it, and the keyboard to its lock.
fn to_the_map(lock: String) {
    browser::focus_on(knot_id(&(lock, 0)));
    if let Ok(Some(sheet)) = document().query_selector(".map-sheet") {
        browser::into_sight(&sheet);
    }
}

#[component]
fn OfLine(maps: Maps, before: String, lock: String) -> impl IntoView {
    let ends = StoredValue::new((before, lock));
    let title = move || {
        ends.with_value(|(before, lock)| {
            maps.bench.read(|breakout| say!(map.line, before = name(breakout, before), lock = name(breakout, lock)))
        })
    };
    let take = move |_| {
        ends.with_value(|(before, lock)| {
            maps.disconnect(before, lock);
            maps.show(lock);
        })
    };
    view! {
        <section class="leaf" aria-labelledby="chosen-h">
            <header><h3 id="chosen-h">{title}</h3></header>
            <p>{move || ends.with_value(|(before, lock)| maps.bench.read(|breakout| say!(map.line_words, before = name(breakout, before), lock = name(breakout, lock))))}</p>
            <div class="map-acts">
                <button class="ghost" type="button" on:click=take><Icon name="i-close"/>{say!(map.take_line)}</button>
                <button class="ghost" type="button" on:click=move |_| ends.with_value(|(before, lock)| maps.add(before, Some(lock)))><Icon name="i-plus"/>{say!(map.add_between)}</button>
            </div>
        </section>
    }
}

/// How the map is worked.
#[component]
fn Help() -> impl IntoView {
    let keys = [
        (say!(map.key_arrows), say!(map.do_arrows)),
        ("C", say!(map.do_c)),
        ("Enter", say!(map.do_enter)),
        ("L", say!(map.do_l)),
        ("N", say!(map.do_n)),
        ("D", say!(map.do_d)),
        (say!(map.key_delete), say!(map.do_delete)),
        ("+ − 0", say!(map.do_zoom)),
    ];
    let row = |(key, does): (&'static str, &'static str)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div> };
    view! {
        <section class="leaf" aria-labelledby="chosen-h">
            <header><h3 class="label" id="chosen-h">{say!(map.how)}</h3></header>
            <p>{say!(map.how_words)}</p>
            <details><summary>{say!(map.keys)}</summary><dl class="map-keys">{keys.map(row)}</dl></details>
        </section>
    }
}
