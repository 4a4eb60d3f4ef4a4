use leptos::ev::PointerEvent;
use leptos::prelude::*;

use super::super::chain::{after_words, badge};
use super::super::findings::{lock_name, tally_words};
use super::super::lock_type::drawing;
use super::lines::bottom;
use super::maps::{Key, Maps, knot_id};
use super::zoom::Zoom;
use crate::app::browser;
use crate::app::mechanisms::kind_word;
use crate::app::named::{call, get};
use crate::app::parts::Icon;
use crate::breakout::Severity;
use crate::say;

/// What is seen of a lock.
#[derive(Clone, Default, PartialEq)]
struct Face {
    title: String,
    icon: &'static str,
    kind: String,
    after: String,
    /// How many of how many must be open, where not all must.
    any: Option<(usize, usize)>,
}

/// How near the edge of the frame a line that is drawn moves the map on, and how far, in CSS pixels.
const EDGE: f64 = 40.0;
/// So far a tap moves at most, in CSS pixels.
const STILL: i32 = 8;
const PACE: f64 = 16.0;

/// A lock on the map, and the ring below it that lines are drawn from.
#[component]
pub(super) fn Knot(maps: Maps, zoom: Zoom, key: Key, drag: RwSignal<Option<(String, (i32, i32))>>) -> impl IntoView {
    let (html_id, id) = (knot_id(&key), StoredValue::new(key.0.clone()));
    let place = Memo::new(move |_| maps.drawn.with(|drawn| drawn.keys.iter().position(|other| *other == key)));
    let corner = Memo::new(move |_| {
        maps.drawn
            .with(|drawn| place.get().and_then(|place| Some(drawn.layout.spots.get(place)?.corner)))
            .unwrap_or_default()
    });
    let face = Memo::new(move |_| {
        maps.bench.read(|breakout| {
            let lock = place.get().and_then(|place| breakout.locks.get(place));
            lock.map(|lock| Face {
                title: lock_name(breakout, &lock.id),
                icon: drawing(&lock.mechanism.kind),
                kind: kind_word(&lock.mechanism.kind),
                after: after_words(breakout, lock),
                any: (lock.needed() < lock.after.len()).then(|| (lock.needed(), lock.after.len())),
            })
            .unwrap_or_default()
        })
    });
    let health =
        Memo::new(move |_| id.with_value(|id| maps.health.with(|health| health.get(id).copied().unwrap_or_default())));
    let number = Memo::new(move |_| {
        maps.shown.with(|shown| id.with_value(|id| shown.as_ref().map(|shown| shown.get(id).copied())))
    });
    let is_own = move |other: Option<String>| id.with_value(|id| other.as_ref() == Some(id));
    let is_chosen = Memo::new(move |_| is_own(maps.chosen_lock()));
    let has_keyboard = Memo::new(move |_| is_own(maps.current()));
    let is_from = Memo::new(move |_| is_own(maps.from.get()));
    let rem = |size: i32| format!("calc({size}rem / 16)");
    // Where the ring was pressed, in the window.
    let pressed = StoredValue::new([0; 2]);
    let begin = move |event: PointerEvent| {
        event.stop_propagation();
        event.prevent_default();
        if let Some(ring) = event.target() {
            // Refused only for a pointer that is gone already.
            let _ = call(&ring, "setPointerCapture", &[get(&event, "pointerId")]);
        }
        pressed.set_value([event.client_x(), event.client_y()]);
        drag.set(Some((id.get_value(), zoom.point(event.client_x(), event.client_y()))));
    };
    let draw = move |event: PointerEvent| {
        if drag.read_untracked().is_none() {
            return;
        }
        let (x, y) = (event.client_x(), event.client_y());
        drag.set(Some((id.get_value(), zoom.point(x, y))));
        if let Some(frame) = zoom.frame.get_untracked() {
            let bounds = frame.get_bounding_client_rect();
            let push = |at: i32, from: f64, to: f64| match f64::from(at) {
                at if at < from + EDGE => -PACE,
                at if at > to - EDGE => PACE,
                _ => 0.0,
            };
            let moved = [push(x, bounds.left(), bounds.right()), push(y, bounds.top(), bounds.bottom())];
            if moved != [0.0, 0.0] {
                // What can't be scrolled stays.
                let _ = call(&frame, "scrollBy", &moved.map(Into::into));
            }
        }
    };
    let end = move |event: PointerEvent| {
        let Some((from, _)) = drag.get_untracked() else { return };
        drag.set(None);
        let point = zoom.point(event.client_x(), event.client_y());
        let over = maps.drawn.with_untracked(|drawn| drawn.id(drawn.layout.at(point)?));
        let own = bottom(corner.get_untracked());
        let stayed = pressed.get_value();
        let is_tap = (event.client_x() - stayed[0]).abs() < STILL && (event.client_y() - stayed[1]).abs() < STILL;
        let is_near = is_tap || (point.0 - own.0).abs() < 30 && (point.1 - own.1).abs() < 30;
        match over {
            Some(over) if over != from => {
                maps.connect(&from, &over);
                maps.from.set(None);
                browser::focus_on(knot_id(&(over, 0)));
            }
            // A tap on the ring begins a connection: the next tap ends it.
            _ if is_near => {
                maps.begin(&from);
                browser::focus_on(knot_id(&(from, 0)));
            }
            _ => maps.tell(say!(map.nowhere).to_owned()),
        }
    };
    let meta = move || {
        let (fix, better) = health.get();
        let any = face
            .with(|face| face.any)
            .map(|(need, of)| view! { <span>{say!(build.any_n_of, n = need, of = of)}</span> });
        let health = match (fix, better) {
            (0, 0) => None,
            (0, better) => Some((Severity::CouldBeBetter, better)),
            (fix, _) => Some((Severity::ToFix, fix)),
        };
        let health = health.map(
            |(severity, count)| view! { <span class="health">{badge(severity)}{tally_words(severity, count)}</span> },
        );
        view! { {any}{health} }
    };
    view! {
        <div class="knot" class:chosen=is_chosen class:from=is_from
            class:lit=move || matches!(number.get(), Some(Some(_))) class:dim=move || matches!(number.get(), Some(None))
            style:left=move || rem(corner.get().0) style:top=move || rem(corner.get().1)>
            <button type="button" id=html_id tabindex=move || if has_keyboard.get() { "0" } else { "-1" } aria-pressed=move || is_chosen.get().to_string()
                on:pointerdown=|event| event.stop_propagation()
                on:focus=move |_| id.with_value(|id| maps.reach(id)) on:click=move |_| id.with_value(|id| maps.pick(id)) on:dblclick=move |_| maps.open()>
                {move || view! { <Icon name=face.with(|face| face.icon)/> }}
                <b>{move || number.get().flatten().flatten().map(|at| format!("{at}. "))}{move || face.with(|face| face.title.clone())}</b>
                <span class="vh">{move || face.with(|face| format!(", {}, {}", face.kind, face.after))}</span>
                <small>{meta}</small>
            </button>
            <span class="ring" aria-hidden="true" on:pointerdown=begin on:pointermove=draw on:pointerup=end on:pointercancel=move |_| drag.set(None)></span>
        </div>
    }
}
