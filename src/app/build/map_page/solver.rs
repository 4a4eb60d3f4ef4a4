use std::collections::HashMap;

use leptos::prelude::*;

use super::maps::{Maps, name};
use crate::breakout::Breakout;
use crate::breakout::chain::{self, Shortest};
use crate::prose::plain;
use crate::say;

/// What is shown among the rest of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lit {
    Whole,
    Shortest,
    Longest,
    /// The locks on every route.
    Every,
    /// The locks nobody needs.
    Spare,
    /// The locks that serve a target.
    Target(String),
    /// A route that leads past a target.
    Past(String),
}

/// What a solver sees, by ids.
#[derive(Clone, PartialEq)]
pub(super) struct Walk {
    shortest: Shortest,
    shortest_way: Vec<String>,
    longest_way: Vec<String>,
    needed: Vec<String>,
    spare: Vec<String>,
    /// Those that no team can open.
    unreached: Vec<String>,
    targets: Vec<Goal>,
}

/// How routes meet a target.
#[derive(Clone, PartialEq)]
struct Goal {
    id: String,
    statement: String,
    is_served: bool,
    on_shortest: bool,
    on_longest: bool,
    /// A route that leads past it, where there is one.
    past: Option<Vec<String>>,
}

/// Of more locks than so many the first and the last are named.
const MOST_NAMED: usize = 8;

/// So many targets are looked at: each is a walk through the chain, and no class has so many.
const MOST_TARGETS: usize = 100;

impl Walk {
    /// Walks a chain; none where no team can finish.
    pub fn of(breakout: &Breakout) -> Option<Self> {
        let routes = chain::routes(breakout)?;
        let ids = |locks: &[&crate::breakout::Lock]| locks.iter().map(|lock| lock.id.clone()).collect::<Vec<_>>();
        let serves = |lock: &crate::breakout::Lock, target: &str| lock.targets.iter().any(|id| id == target);
        let goal = |target: &crate::breakout::Target| Goal {
            id: target.id.clone(),
            statement: plain(&target.statement),
            is_served: breakout.locks.iter().any(|lock| serves(lock, &target.id)),
            on_shortest: routes.shortest_way.iter().any(|lock| serves(lock, &target.id)),
            on_longest: routes.longest_way.iter().any(|lock| serves(lock, &target.id)),
            past: chain::past(breakout, &target.id).map(|way| ids(&way)),
        };
        let longest_way = ids(&routes.longest_way);
        let unreached = breakout.locks.iter().map(|lock| &lock.id).filter(|id| !longest_way.contains(id));
        Some(Walk {
            shortest: routes.shortest,
            shortest_way: ids(&routes.shortest_way),
            needed: ids(&routes.needed),
            spare: ids(&routes.spare),
            unreached: unreached.cloned().collect(),
            targets: breakout.targets.iter().take(MOST_TARGETS).map(goal).collect(),
            longest_way,
        })
    }
}

/// The locks that are shown, and where they stand on a route; none where all are.
pub(super) fn shown(
    maps_links: &[super::maps::Link],
    walk: Option<&Walk>,
    lit: &Lit,
) -> Option<HashMap<String, Option<usize>>> {
    let way = |ids: &[String]| ids.iter().enumerate().map(|(at, id)| (id.clone(), Some(at + 1))).collect();
    let all = |ids: &[String]| ids.iter().map(|id| (id.clone(), None)).collect();
    match (lit, walk) {
        (Lit::Target(target), _) => {
            let serving = maps_links.iter().filter(|(.., targets)| targets.contains(target));
            Some(serving.map(|(id, ..)| (id.clone(), None)).collect())
        }
        (Lit::Whole, _) | (_, None) => None,
        (Lit::Shortest, Some(walk)) => Some(way(&walk.shortest_way)),
        (Lit::Longest, Some(walk)) => Some(way(&walk.longest_way)),
        (Lit::Every, Some(walk)) => Some(all(&walk.needed)),
        (Lit::Spare, Some(walk)) => Some(all(&walk.spare)),
        (Lit::Past(target), Some(walk)) => {
            walk.targets.iter().find(|goal| goal.id == *target)?.past.as_deref().map(way)
        }
    }
}

/// How long a route is, in words.
fn length(count: usize) -> String {
    if count == 1 { say!(map.one_lock).to_owned() } else { say!(map.n_locks, n = count) }
}

fn shortest(length_of: Shortest) -> String {
    match length_of {
        Shortest::Exactly(count) => length(count),
        Shortest::AtMost(count) => say!(map.at_most, locks = length(count)),
    }
}

impl Maps {
    /// Shows some locks among the rest, and says which.
    fn light(self, lit: Lit) {
        let words = self.walk.with_untracked(|walk| {
            let names = |ids: &[String]| {
                let mut names: Vec<String> =
                    self.bench.peek(|breakout| ids.iter().map(|id| name(breakout, id)).collect());
                // The rest is seen on the map.
                if names.len() > MOST_NAMED {
                    names.splice(3..names.len() - 1, ["…".to_owned()]);
                }
                names.join(", ")
            };
            let walk = walk.as_ref()?;
            Some(match &lit {
                Lit::Shortest => {
                    say!(map.shortest_is, length = shortest(walk.shortest), locks = names(&walk.shortest_way))
                }
                Lit::Longest => {
                    say!(map.longest_is, length = length(walk.longest_way.len()), locks = names(&walk.longest_way))
                }
                Lit::Every => say!(map.every_is, locks = names(&walk.needed)),
                Lit::Spare if walk.spare.is_empty() => say!(map.no_spare).to_owned(),
                Lit::Spare => say!(map.spare_is, locks = names(&walk.spare)),
                Lit::Past(target) => {
                    let goal = walk.targets.iter().find(|goal| goal.id == *target)?;
                    say!(map.past_is, target = goal.statement, locks = names(goal.past.as_deref()?))
                }
                Lit::Whole | Lit::Target(_) => String::new(),
            })
        });
        self.tell(words.unwrap_or_default());
        self.lit.set(lit);
    }
}

/// Chooses what is shown among the rest.
#[component]
pub(super) fn Shown(maps: Maps) -> impl IntoView {
    let targets = Memo::new(move |_| {
        maps.bench.read(|breakout| {
            breakout.targets.iter().map(|target| (target.id.clone(), plain(&target.statement))).collect::<Vec<_>>()
        })
    });
    let is_open = Memo::new(move |_| maps.walk.with(Option::is_some));
    let value = move || match maps.lit.get() {
        Lit::Whole => "whole".to_owned(),
        Lit::Shortest => "shortest".to_owned(),
        Lit::Longest => "longest".to_owned(),
        Lit::Every => "every".to_owned(),
        Lit::Spare => "spare".to_owned(),
        Lit::Target(id) => format!("target {id}"),
        Lit::Past(_) => "past".to_owned(),
    };
    let choose = move |value: String| {
        maps.light(match (value.as_str(), value.strip_prefix("target ")) {
            (_, Some(target)) => Lit::Target(target.to_owned()),
            ("shortest", _) => Lit::Shortest,
            ("longest", _) => Lit::Longest,
            ("every", _) => Lit::Every,
            ("spare", _) => Lit::Spare,
            _ => Lit::Whole,
        });
    };
    let option = move |own: &'static str, word: &'static str| {
        view! { <option value=own prop:selected=move || value() == own disabled=move || !is_open.get()>{word}</option> }
    };
    view! {
        <div class="map-shown">
            <label for="map-shown">{say!(map.show)}</label>
            <select id="map-shown" on:change:target=move |event| choose(event.target().value())>
                <option value="whole" prop:selected=move || value() == "whole">{say!(map.whole)}</option>
                {option("shortest", say!(map.shortest))}{option("longest", say!(map.longest))}{option("every", say!(map.every))}{option("spare", say!(map.spare))}
                {move || matches!(maps.lit.get(), Lit::Past(_)).then(|| view! { <option value="past" prop:selected=true>{say!(map.a_way_past)}</option> })}
                {move || {
                    let targets = targets.get();
                    (!targets.is_empty()).then(|| view! {
                        <optgroup label=say!(build.targets)>
                            {targets.into_iter().map(|(id, words)| {
                                let own = format!("target {id}");
                                view! { <option value=own.clone() prop:selected=move || value() == own>{words}</option> }
                            }).collect_view()}
                        </optgroup>
                    })
                }}
            </select>
        </div>
    }
}

/// What a solver sees who walks the chain on all its ways.
#[component]
pub(super) fn Solver(maps: Maps) -> impl IntoView {
    let is_empty = Memo::new(move |_| maps.links.read().is_empty());
    let body = move || match maps.walk.get() {
        _ if is_empty.get() => view! { <p class="quiet">{say!(map.no_locks)}</p> }.into_any(),
        None => {
            let page = format!("#/build/{}/ready", maps.bench.peek(|breakout| breakout.id));
            view! { <p>{say!(map.no_route)}" "<a href=page>{say!(map.no_route_which)}</a></p> }.into_any()
        }
        Some(walk) => seen(maps, walk),
    };
    view! {
        <section class="leaf solver" aria-labelledby="solver-h">
            <header><h3 class="label" id="solver-h">{say!(map.solver)}</h3></header>
            {body}
        </section>
    }
}

fn seen(maps: Maps, walk: Walk) -> AnyView {
    let show = move |lit: Lit| {
        let own = lit.clone();
        let is_on = Memo::new(move |_| maps.lit.with(|lit| *lit == own));
        let toggle = move |_| maps.light(if is_on.get_untracked() { Lit::Whole } else { lit.clone() });
        (is_on, toggle)
    };
    let route = move |lit: Lit, what: &'static str, length: String| {
        let (is_on, toggle) = show(lit);
        view! { <li><span>{what}</span><b>{length}</b><button class="add" type="button" aria-pressed=move || is_on.get().to_string() aria-label=say!(map.show_it, what = what) on:click=toggle>{say!(map.show_short)}</button></li> }
    };
    let breakout = maps.bench.peek(|breakout| breakout.id);
    let links = |ids: &[String]| {
        let one = |id: &String| view! { <li><a href=format!("#/build/{breakout}/lock/{id}")>{maps.name(id)}</a></li> };
        view! { <ul role="list">{ids.iter().map(one).collect_view()}</ul> }
    };
    let spare = if walk.spare.is_empty() {
        view! { <p>{say!(map.no_spare)}</p> }.into_any()
    } else {
        view! { <p>{say!(map.spare_words)}</p>{links(&walk.spare)} }.into_any()
    };
    let unreached =
        (!walk.unreached.is_empty()).then(|| view! { <h4>{say!(map.unreached)}</h4>{links(&walk.unreached)} });
    let row = move |goal: &Goal| {
        let met = |is: bool| if is { say!(map.met) } else { say!(map.not_met) };
        let rest = match (goal.is_served, &goal.past) {
            (false, _) => view! { <td colspan="3">{say!(map.unserved)}</td> }.into_any(),
            (true, past) => {
                let every = past.as_ref().map(|_| {
                    let (is_on, toggle) = show(Lit::Past(goal.id.clone()));
                    view! { <button class="add" type="button" aria-pressed=move || is_on.get().to_string() aria-label=say!(map.show_past, target = goal.statement) on:click=toggle>{say!(map.not_met)}</button> }
                });
                let word = past.is_none().then(|| say!(map.met));
                view! { <td>{met(goal.on_shortest)}</td><td>{met(goal.on_longest)}</td><td>{every}{word}</td> }
                    .into_any()
            }
        };
        view! { <tr><th scope="row">{goal.statement.clone()}</th>{rest}</tr> }
    };
    let targets = (!walk.targets.is_empty()).then(|| {
        view! {
            <h4 id="goals-h">{say!(build.targets)}</h4>
            <table aria-labelledby="goals-h">
                <thead><tr><td></td><th scope="col">{say!(map.col_shortest)}</th><th scope="col">{say!(map.col_longest)}</th><th scope="col">{say!(map.col_every)}</th></tr></thead>
                <tbody>{walk.targets.iter().map(row).collect_view()}</tbody>
            </table>
        }
    });
    view! {
        <ul class="routes" role="list">
            {route(Lit::Shortest, say!(map.shortest), shortest(walk.shortest))}
            {route(Lit::Longest, say!(map.longest), length(walk.longest_way.len()))}
            {route(Lit::Every, say!(map.every), length(walk.needed.len()))}
        </ul>
        {matches!(walk.shortest, Shortest::AtMost(_)).then(|| view! { <p class="quiet">{say!(map.too_many)}</p> })}
        <h4>{say!(map.spare)}</h4>
        {spare}
        {unreached}
        {targets}
    }
    .into_any()
}
