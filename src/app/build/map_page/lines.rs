use std::collections::HashMap;
use std::fmt::Write as _;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::maps::{Chosen, Maps};
use crate::breakout::chain::layout::LOCK;

/// The lines of the map, and the one that is being drawn.
#[component]
pub(super) fn Lines(maps: Maps, drag: RwSignal<Option<(String, (i32, i32))>>) -> impl IntoView {
    let size = move || {
        let (wide, high) = maps.drawn.with(|drawn| drawn.layout.size);
        format!("0 0 {wide} {high}")
    };
    // What is being drawn: to where the pointer is, or to the lock that has the keyboard.
    let drawing = move || {
        let (from, to) = match drag.get() {
            Some(drag) => drag,
            None => {
                let from = maps.from.get()?;
                let aim = maps.chosen_lock().filter(|aim| *aim != from)?;
                (from, maps.drawn.with(|drawn| Some(top(drawn.layout.spots.get(drawn.place(&aim)?)?.corner)))?)
            }
        };
        let begin = maps.drawn.with(|drawn| Some(bottom(drawn.layout.spots.get(drawn.place(&from)?)?.corner)))?;
        Some(path(&[begin, to]))
    };
    view! {
        <svg class="lines" viewBox=size aria-hidden="true">
            <defs>
                <marker id="map-end" viewBox="0 0 10 10" refX="9" refY="5" markerUnits="userSpaceOnUse" markerWidth="11" markerHeight="11" orient="auto"><path d="M0 0L10 5L0 10z"></path></marker>
            </defs>
            {move || maps.drawn.with(|drawn| drawn.layout.lines.iter().filter_map(|line| {
                Some(one(maps, drawn.id(line.before)?, drawn.id(line.lock)?, &line.points, line.closes))
            }).collect_view())}
            {move || drawing().map(|d| view! { <path class="drawing" d=d marker-end="url(#map-end)"></path> })}
        </svg>
    }
}

fn one(maps: Maps, before: String, lock: String, points: &[(i32, i32)], closes: bool) -> AnyView {
    let d = path(points);
    let own = StoredValue::new((before, lock));
    let is_chosen = Memo::new(move |_| {
        own.with_value(|(before, lock)| {
            maps.chosen.with(|chosen| matches!(chosen, Some(Chosen::Line(b, l)) if b == before && l == lock))
        })
    });
    let some = move || {
        own.with_value(|(_, lock)| {
            maps.links.with(|links| {
                let link = links.iter().find(|(id, ..)| id == lock);
                link.is_some_and(|(_, after, need, _)| need.is_some_and(|need| (need as usize) < after.len()))
            })
        })
    };
    let lit = move |wanted: bool| {
        let both = |shown: &HashMap<String, Option<usize>>| {
            own.with_value(|(before, lock)| shown.contains_key(before) && shown.contains_key(lock))
        };
        maps.shown.with(|shown| shown.as_ref().is_some_and(|shown| both(shown) == wanted))
    };
    let choose = move |event: MouseEvent| {
        event.stop_propagation();
        maps.from.set(None);
        own.with_value(|(before, lock)| maps.chosen.set(Some(Chosen::Line(before.clone(), lock.clone()))));
    };
    view! {
        <g class="line" class:chosen=is_chosen class:some=some class:closes=closes class:lit=move || lit(true) class:dim=move || lit(false)
            on:pointerdown=|event| event.stop_propagation() on:click=choose>
            <path class="reach" d=d.clone()></path>
            <path class="seen" d=d marker-end="url(#map-end)"></path>
        </g>
    }
    .into_any()
}

/// Where lines leave a lock, and where they come to it.
pub(super) fn bottom((x, y): (i32, i32)) -> (i32, i32) {
    (x + LOCK.0 / 2, y + LOCK.1)
}

fn top((x, y): (i32, i32)) -> (i32, i32) {
    (x + LOCK.0 / 2, y)
}

/// A line through these points: straight along and down, and a curve wherever it goes aside.
fn path(points: &[(i32, i32)]) -> String {
    let mut path = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        // Writing into a string never fails.
        let _ = match at.checked_sub(1).and_then(|at| points.get(at)) {
            None => write!(path, "M{x} {y}"),
            Some((from, above)) if from == x || above == y => write!(path, "L{x} {y}"),
            Some((from, above)) => {
                let half = (above + y) / 2;
                write!(path, "C{from} {half} {x} {half} {x} {y}")
            }
        };
    }
    path
}
