use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;

use super::is;
use super::knot::Knot;
use super::lines::Lines;
use super::maps::{Chosen, Maps, knot_id};
use super::zoom::{READABLE, Zoom};
use crate::app::browser;
use crate::app::named::{call, get, number};
use crate::breakout::chain::layout::Step;
use crate::say;

/// How a wheel says that it turned by lines.
const LINES: f64 = 1.0;
/// So far a mouse moves before the map does, in CSS pixels.
const STILL: f64 = 4.0;
/// The map in its frame: moved by scrolling or by dragging the ground, worked by pointer and by keys.
#[component]
pub(super) fn Ground(maps: Maps, zoom: Zoom) -> impl IntoView {
    let drag = RwSignal::new(None);
    let size = move || maps.drawn.with(|drawn| drawn.layout.size);
    let rem = |size: i32, percent: i32| format!("calc({size}rem * {percent} / 1600)");
    let shrink = move || maps.on_paper().to_string();
    Effect::new(move |_| {
        if zoom.frame.get().is_some() && zoom.stage.get().is_some() {
            request_animation_frame(move || zoom.open());
        }
    });
    // An undone step may take what has the keyboard away: it goes on where keys begin then.
    Effect::new(move |before: Option<()>| {
        maps.drawn.track();
        if before.is_some() {
            request_animation_frame(move || {
                if zoom.fitted.try_get_value() == Some(true) {
                    zoom.fit(0);
                }
                if browser::active().is_none()
                    && let Some(Some(here)) = maps.drawn.try_with_untracked(|_| untrack(|| maps.current()))
                {
                    browser::focus_on(knot_id(&(here, 0)));
                }
            });
        }
    });
    let wheel = move |event: WheelEvent| {
        if !get(&event, "ctrlKey").is_truthy() {
            return;
        }
        event.prevent_default();
        let unit = if number(&event, "deltaMode") == LINES { 33.0 } else { 1.0 };
        let factor = 1.0 - (event.delta_y() * unit / 400.0).clamp(-0.5, 0.5);
        let percent = (f64::from(zoom.percent.get_untracked()) * factor) as i32;
        zoom.about((f64::from(event.client_x()), f64::from(event.client_y())), percent);
    };
    // Where the mouse took hold of the ground, how far that was scrolled, and whether it was moved since.
    let held = StoredValue::new(None::<([f64; 2], [f64; 2], bool)>);
    let hold = move |event: PointerEvent| {
        if !is(&event, "pointerType", "mouse") || number(&event, "button") != 0.0 {
            return;
        }
        if let Some(frame) = zoom.frame.get_untracked() {
            let scrolled = [number(&frame, "scrollLeft"), number(&frame, "scrollTop")];
            held.set_value(Some(([event.client_x().into(), event.client_y().into()], scrolled, false)));
        }
    };
    let pan = move |event: PointerEvent| {
        let Some((from, scrolled, moved)) = held.get_value() else { return };
        let by = [f64::from(event.client_x()) - from[0], f64::from(event.client_y()) - from[1]];
        if !moved && by.iter().all(|by| by.abs() < STILL) {
            return;
        }
        if let Some(frame) = zoom.frame.get_untracked() {
            if !moved {
                // Refused only for a pointer that is gone already.
                let _ = call(&frame, "setPointerCapture", &[get(&event, "pointerId")]);
                held.set_value(Some((from, scrolled, true)));
            }
            // What can't be scrolled stays.
            let _ = call(&frame, "scrollTo", &[(scrolled[0] - by[0]).into(), (scrolled[1] - by[1]).into()]);
        }
    };
    let release = move |_: PointerEvent| {
        if held.get_value().is_some_and(|(.., moved)| !moved) && maps.from.read_untracked().is_none() {
            maps.chosen.set(None);
        }
        held.set_value(None);
    };
    view! {
        <div class="ground" class:small=move || zoom.percent.get() < READABLE node_ref=zoom.frame tabindex="-1" role="application" aria-label=say!(map.chain) aria-describedby="map-keys"
            on:keydown=move |event| key(maps, zoom, &event) on:wheel=wheel
            on:pointerdown=hold on:pointermove=pan on:pointerup=release on:pointercancel=move |_| held.set_value(None)>
            <div class="extent" style=("--shrink", shrink) style=("--wide", move || size().0.to_string()) style=("--high", move || size().1.to_string())
                style:width=move || rem(size().0, zoom.percent.get()) style:height=move || rem(size().1, zoom.percent.get())>
                <div class="map-stage" node_ref=zoom.stage style:width=move || rem(size().0, 100) style:height=move || rem(size().1, 100)
                    style=("--percent", move || zoom.percent.get().to_string()) style:transform=move || format!("scale(calc({} / 100))", zoom.percent.get())>
                    <Lines maps drag/>
                    <For each=move || maps.drawn.with(|drawn| drawn.keys.clone()) key=|key| key.clone() let:key><Knot maps zoom key drag/></For>
                </div>
            </div>
        </div>
        <div class="map-foot">
            <p role="status" class:refused=move || maps.refused.get()>{maps.said}</p>
            {move || maps.said.read().is_empty().then(|| view! { <p class="quiet">{say!(map.hint)}</p> })}
            <Show when=move || maps.from.read().is_some()>
                <button class="ghost" type="button" on:click=move |_| maps.leave()>{say!(map.leave)}</button>
            </Show>
        </div>
        <p class="vh" id="map-keys">{say!(map.keys_said)}</p>
    }
}

/// What a key does on the map.
fn key(maps: Maps, zoom: Zoom, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(here) = untrack(|| maps.current()) else { return };
    let walk = |step: Step| {
        let next = maps.drawn.with_untracked(|drawn| drawn.id(drawn.layout.step(drawn.place(&here)?, step)?));
        if let Some(next) = next {
            maps.show(&next);
        }
    };
    let end = |last: bool| {
        let ends = maps.drawn.with_untracked(|drawn| {
            let (first, end) = drawn.layout.ends()?;
            drawn.id(if last { end } else { first })
        });
        if let Some(end) = ends {
            maps.show(&end);
        }
    };
    let line = untrack(|| maps.chosen_line());
    match event.key().as_str() {
        "ArrowUp" => walk(Step::Up),
        "ArrowDown" => walk(Step::Down),
        "ArrowLeft" => walk(Step::Left),
        "ArrowRight" => walk(Step::Right),
        "Home" => end(false),
        "End" => end(true),
        "c" | "C" => maps.begin(&here),
        "l" | "L" => maps.next_line(&here),
        "n" | "N" => match line {
            Some((before, lock)) => maps.add(&before, Some(&lock)),
            None => maps.add(&here, None),
        },
        "d" | "D" => maps.double(&here),
        "Enter" => match maps.from.get_untracked() {
            Some(from) if from == here => maps.leave(),
            Some(from) => maps.connect(&from, &here),
            None => maps.open(),
        },
        "Escape" if maps.from.read_untracked().is_some() => maps.leave(),
        "Escape" if line.is_some() => maps.show(&here),
        "Delete" | "Backspace" => match (line, maps.from.get_untracked()) {
            (Some((before, lock)), _) => {
                maps.disconnect(&before, &lock);
                maps.show(&lock);
            }
            (None, Some(from)) => maps.disconnect_if(&from, &here),
            (None, None) => maps.delete(&here),
        },
        "+" | "=" => zoom.step(true),
        "-" => zoom.step(false),
        "0" => zoom.fit(0),
        _ => return,
    }
    event.prevent_default();
    // What a key does here it does nowhere else.
    event.stop_propagation();
}

impl Maps {
    /// Where keys begin: at what is chosen, or else at the first lock.
    pub fn current(self) -> Option<String> {
        let first = || self.drawn.with(|drawn| drawn.id(drawn.layout.ends()?.0));
        match self.chosen_line() {
            Some((_, lock)) => Some(lock),
            None => self.chosen_lock().or_else(first),
        }
    }

    /// Opens the lock that is chosen on its page.
    pub fn open(self) {
        if let Some(lock) = untrack(|| self.chosen_lock()) {
            browser::go(&format!("/build/{}/lock/{lock}", self.bench.peek(|breakout| breakout.id)));
        }
    }

    /// Chooses the next of the lines that come to a lock, and says which it is.
    fn next_line(self, lock: &str) {
        let before = self.links.with_untracked(|links| {
            let link = links.iter().find(|(id, ..)| id == lock);
            link.map(|(_, after, ..)| after.clone()).unwrap_or_default()
        });
        let before: Vec<String> =
            before.into_iter().filter(|id| untrack(|| self.drawn.with(|drawn| drawn.place(id))).is_some()).collect();
        let now = untrack(|| self.chosen_line()).and_then(|(now, _)| before.iter().position(|id| *id == now));
        let next = now.map_or(0, |now| now + 1);
        match before.get(next).or(before.first()) {
            Some(next) => {
                self.from.set(None);
                self.chosen.set(Some(Chosen::Line(next.clone(), lock.to_owned())));
                self.tell(say!(
                    map.line_chosen,
                    before = untrack(|| self.name(next)),
                    lock = untrack(|| self.name(lock))
                ));
            }
            None => self.tell(say!(map.no_line, lock = untrack(|| self.name(lock)))),
        }
    }

    /// Takes the line away that a connection would make, where there is one.
    fn disconnect_if(self, before: &str, lock: &str) {
        let is_there = self.links.with_untracked(|links| {
            links.iter().any(|(id, after, ..)| id == lock && after.iter().any(|id| id == before))
        });
        if is_there {
            self.disconnect(before, lock);
        }
    }
}
