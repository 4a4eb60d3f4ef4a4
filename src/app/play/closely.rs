//! Looking at a picture closely. A student's first visit has no use for it: it is fetched, among what a team seldom needs, with
//! the first picture that a team finds.

use std::sync::{Arc, OnceLock};

use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::html;
use leptos::prelude::*;

use super::clue::name;
use crate::app::browser;
use crate::app::named::{call, number};
use crate::app::parts::Dialog;
use crate::breakout::{Breakout, Clue, ClueKind, Media};
use crate::media::{Look, STEP, fitted};
use crate::say;

/// How far an arrow key moves the picture, in CSS pixels.
const PACE: f64 = 60.0;

/// How a wheel says that it turned by lines.
const LINES: f64 = 1.0;

/// The button below a picture, and who made it.
pub(super) fn button(clue: &Clue, breakout: &Breakout) -> AnyView {
    static STYLED: OnceLock<()> = OnceLock::new();
    STYLED.get_or_init(|| browser::add_style("closely.css"));
    match (&clue.kind, breakout.shown_by(&clue.kind)) {
        (ClueKind::Image { alt, .. }, Some(media)) => {
            view! { <Button id=clue.id.clone() name=name(clue) alt=alt.clone() media=media.clone()/> }.into_any()
        }
        (ClueKind::Audio { .. }, Some(media)) => credit(media),
        _ => ().into_any(),
    }
}

/// Who made it, where that is known.
fn credit(media: &Media) -> AnyView {
    if media.credit.is_empty() {
        return ().into_any();
    }
    view! { <figcaption>{say!(closely.credit, who = media.credit)}</figcaption> }.into_any()
}

/// Opens a picture large, and says who made it.
#[component]
fn Button(id: String, name: String, alt: String, media: Arc<Media>) -> impl IntoView {
    let open = RwSignal::new(false);
    let credit = credit(&media);
    let seen = StoredValue::new((alt, media));
    view! {
        {credit}
        <p class="row">
            <button class="ghost" type="button" aria-haspopup="dialog" on:click=move |_| open.set(true)>
                <svg aria-hidden="true" viewBox="0 0 26 26"><path class="stroke" d="M3 11a8 8 0 1 0 16 0 8 8 0 1 0-16 0M17 17l6 6M11 8v6M8 11h6"/></svg>
                {say!(closely.open)}
            </button>
        </p>
        <Dialog id=format!("closely-{id}") title=Signal::stored(name) open wide=true>
            {seen.with_value(|(alt, media)| view! { <Large alt=alt.clone() media=media.clone()/> })}
        </Dialog>
    }
}

/// A picture that is moved and brought closer: with fingers, a wheel, keys and buttons.
#[component]
fn Large(alt: String, media: Arc<Media>) -> impl IntoView {
    let frame: NodeRef<html::Div> = NodeRef::new();
    let picture: NodeRef<html::Img> = NodeRef::new();
    let look = RwSignal::new(Look::WHOLE);
    let fingers = StoredValue::new(Vec::<Finger>::new());
    // Kept in its frame, whatever was done.
    let set = move |next: Look| {
        let (Some(frame), Some(picture)) = (frame.get_untracked(), picture.get_untracked()) else { return };
        let size = (number(&frame, "clientWidth"), number(&frame, "clientHeight"));
        let own = (number(&picture, "naturalWidth"), number(&picture, "naturalHeight"));
        look.set(next.held(fitted(own, size), size));
    };
    let zoom = move |factor: f64| set(look.get_untracked().zoomed(factor, 0.0, 0.0));
    let pan = move |x: f64, y: f64| set(look.get_untracked().moved(x, y));
    // From the middle of the frame.
    let place = move |x: i32, y: i32| {
        let bounds = frame.get_untracked().map(|frame| frame.get_bounding_client_rect());
        bounds.map_or((0.0, 0.0), |bounds| {
            let middle = (bounds.left() + bounds.width() / 2.0, bounds.top() + bounds.height() / 2.0);
            (f64::from(x) - middle.0, f64::from(y) - middle.1)
        })
    };
    let wheel = move |event: WheelEvent| {
        event.prevent_default();
        let (x, y) = place(event.client_x(), event.client_y());
        // Mice tell notches as a hundred pixels or three lines, touchpads a few pixels at a time.
        let unit = if number(&event, "deltaMode") == LINES { 33.0 } else { 1.0 };
        let factor = 1.0 - (event.delta_y() * unit / 400.0).clamp(-0.5, 0.5);
        set(look.get_untracked().zoomed(factor, x, y));
    };
    let down = move |event: PointerEvent| {
        event.prevent_default();
        if let Some(frame) = frame.get_untracked() {
            // Refused only for a finger that is gone already.
            let _ = call(&frame, "setPointerCapture", &[finger(&event).into()]);
        }
        let (x, y) = place(event.client_x(), event.client_y());
        fingers.update_value(|fingers| {
            fingers.retain(|(id, ..)| *id != finger(&event));
            fingers.push((finger(&event), x, y));
        });
    };
    let drag = move |event: PointerEvent| {
        let before = fingers.with_value(|fingers| grip(fingers));
        let (x, y) = place(event.client_x(), event.client_y());
        fingers.update_value(|fingers| {
            fingers.iter_mut().filter(|(id, ..)| *id == finger(&event)).for_each(|held| {
                *held = (finger(&event), x, y);
            });
        });
        let after = fingers.with_value(|fingers| grip(fingers));
        if let (Some(before), Some(after)) = (before, after) {
            let moved = look.get_untracked().moved(after.x - before.x, after.y - before.y);
            set(moved.zoomed(after.spread / before.spread, after.x, after.y));
        }
    };
    let up = move |event: PointerEvent| {
        fingers.update_value(|fingers| fingers.retain(|(id, ..)| *id != finger(&event)));
    };
    let keys = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "+" | "=" => zoom(STEP),
            "-" => zoom(1.0 / STEP),
            "0" => set(Look::WHOLE),
            "ArrowLeft" => pan(PACE, 0.0),
            "ArrowRight" => pan(-PACE, 0.0),
            "ArrowUp" => pan(0.0, PACE),
            "ArrowDown" => pan(0.0, -PACE),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    let transform = move || {
        let Look { scale, x, y } = look.get();
        // Whole numbers: what writes others is as long as all the rest of this module.
        format!(
            "translate({}px, {}px) scale(calc({} / 1000))",
            x.round() as i32,
            y.round() as i32,
            (scale * 1000.0).round() as i32
        )
    };
    let percent = move || say!(closely.percent, n = (look.get().scale * 100.0).round() as i32);
    view! {
        <div class="looking" node_ref=frame class:closer=move || { look.get().scale > 1.0 }
            on:wheel=wheel on:pointerdown=down on:pointermove=drag on:pointerup=up on:pointercancel=up>
            <img src=media.address() alt=alt draggable="false" node_ref=picture style:transform=transform/>
        </div>
        <div class="acts">
            <p class="quiet">{say!(closely.help)}</p>
            <button class="ghost" type="button" aria-label=say!(closely.farther) on:click=move |_| zoom(1.0 / STEP)>"−"</button>
            <output class="num" aria-label=say!(closely.size)>{percent}</output>
            <button class="ghost" type="button" aria-label=say!(closely.closer) on:click=move |_| zoom(STEP)>"+"</button>
            <button class="ghost" type="button" on:click=move |_| set(Look::WHOLE)>{say!(closely.whole)}</button>
        </div>
    }
}

/// A finger's number, and where it is.
type Finger = (f64, f64, f64);

fn finger(event: &PointerEvent) -> f64 {
    number(event, "pointerId")
}

/// Where fingers hold: their middle, and how far apart they are.
struct Grip {
    x: f64,
    y: f64,
    spread: f64,
}

/// How one finger or the first two hold; one has a spread that never changes.
fn grip(fingers: &[Finger]) -> Option<Grip> {
    match fingers {
        [] => None,
        [(_, x, y)] => Some(Grip { x: *x, y: *y, spread: 1.0 }),
        [(_, x, y), (_, other_x, other_y), ..] => {
            let (wide, high) = (other_x - x, other_y - y);
            let spread = (wide * wide + high * high).sqrt().max(1.0);
            Some(Grip { x: (x + other_x) / 2.0, y: (y + other_y) / 2.0, spread })
        }
    }
}
