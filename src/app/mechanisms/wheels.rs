use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::browser;
use crate::mechanism::Form;
use crate::say;

/// How far a finger moves to turn a wheel by one face, in CSS pixels.
const FACE: i32 = 36;

/// Wheels that turn: by buttons, keys, typing, a finger, and by the mouse wheel where one of them has the keyboard.
#[component]
pub(super) fn WheelsWidget(
    /// `number` or `letters`.
    class: &'static str,
    /// How many wheels.
    count: usize,
    /// What each wheel shows, in order.
    faces: Vec<String>,
    /// What is set to begin with; the first face where there is none.
    begun: Vec<String>,
    entry: RwSignal<String>,
    /// What Enter does.
    submit: Callback<()>,
) -> impl IntoView {
    let set: Vec<RwSignal<usize>> = (0..count)
        .map(|wheel| RwSignal::new(begun.get(wheel).and_then(|face| faces.iter().position(|f| f == face)).unwrap_or(0)))
        .collect();
    let joint = if faces.iter().all(|face| face.chars().count() == 1) { "" } else { " " };
    let faces = StoredValue::new(faces);
    let wheels = StoredValue::new(set.clone());
    let write = move || {
        let shown: Vec<String> = wheels.with_value(|wheels| {
            faces.with_value(|faces| wheels.iter().filter_map(|at| faces.get(at.get_untracked()).cloned()).collect())
        });
        entry.set(shown.join(joint));
    };
    write();
    view! {
        <div class=format!("wheels {class}") dir="auto" data-n=count.to_string() role="group" aria-label=say!(mechanism.wheels, count = count)>
            {set.into_iter().enumerate().map(|(index, at)| view! { <Wheel index count faces at submit written=write/> }.into_any()).collect_view()}
        </div>
    }
}

#[component]
fn Wheel(
    index: usize,
    count: usize,
    faces: StoredValue<Vec<String>>,
    at: RwSignal<usize>,
    submit: Callback<()>,
    /// Called when a face was set.
    written: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let size = faces.with_value(Vec::len).max(1);
    let face = move |offset: usize| {
        faces.with_value(|faces| faces.get((at.get() + offset) % size).cloned().unwrap_or_default())
    };
    let turn = RwSignal::new("");
    let roller: NodeRef<html::Div> = NodeRef::new();
    let dragged = StoredValue::new(None::<Drag>);

    let turn_to = move |to: usize, way: &'static str| {
        at.set(to % size);
        // Another value each time, so that the turn is played again.
        let again = turn.get_untracked().ends_with('a');
        turn.set(match (way, again) {
            ("up", true) => "up-b",
            ("up", false) => "up-a",
            (_, true) => "down-b",
            (_, false) => "down-a",
        });
        written();
    };
    let on = move || turn_to(at.get_untracked() + 1, "up");
    let back = move || turn_to(at.get_untracked() + size - 1, "down");

    let typed = move |event: &KeyboardEvent| {
        let capital = |text: &str| browser::form(text, Form::Upper);
        let key = capital(&browser::form(&event.key(), Form::Nfkc));
        let found = faces.with_value(|faces| faces.iter().position(|face| capital(face) == key));
        let Some(found) = found else { return false };
        turn_to(found, if found >= at.get_untracked() { "up" } else { "down" });
        if let Some(roller) = roller.get_untracked() {
            focus_next(&roller);
        }
        true
    };
    let key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowUp" => on(),
            "ArrowDown" => back(),
            "Home" => turn_to(0, "down"),
            "End" => turn_to(size - 1, "up"),
            "Enter" => submit.run(()),
            _ if typed(&event) => {}
            _ => return,
        }
        event.prevent_default();
    };
    // Whoever only scrolls past turns nothing.
    let has_keyboard = move || {
        let wheels = roller.get_untracked().and_then(|roller| roller.closest(".wheels").ok().flatten());
        wheels.is_some_and(|wheels| wheels.matches(":focus-within").unwrap_or(false))
    };
    let wheel = move |event: WheelEvent| {
        if !has_keyboard() {
            return;
        }
        event.prevent_default();
        if event.delta_y() > 0.0 { on() } else { back() }
    };
    let grasp = move |event: PointerEvent| {
        dragged.set_value(Some(Drag { from: event.client_y(), moved: false }));
    };
    let drag = move |event: PointerEvent| {
        let Some(mut drag) = dragged.get_value() else { return };
        let way = event.client_y() - drag.from;
        if way.abs() >= FACE {
            drag = Drag { from: event.client_y(), moved: true };
            dragged.set_value(Some(drag));
            if way < 0 { on() } else { back() }
        }
    };
    let release = move |_: PointerEvent| dragged.set_value(None);
    // A drag that turned the wheel ends in a click on one of its halves, which must not turn it once more.
    let click = move |turn: bool| {
        move |_| {
            if dragged.get_value().is_some_and(|drag| drag.moved) {
                return;
            }
            if turn { on() } else { back() }
        }
    };
    let number = index + 1;
    view! {
        <div
            class="wheel"
            on:wheel=wheel
            on:pointerdown=grasp
            on:pointermove=drag
            on:pointerleave=release
            on:click=move |_| dragged.set_value(None)
        >
            <div
                class="roller"
                role="spinbutton"
                tabindex="0"
                node_ref=roller
                data-turn=move || turn.get()
                aria-label=say!(mechanism.wheel_of, number = number, count = count)
                aria-valuenow=move || at.get().to_string()
                aria-valuemin="0"
                aria-valuemax=(size - 1).to_string()
                aria-valuetext=move || face(0)
                on:keydown=key
            >
                <b class="prev" aria-hidden="true">{move || face(size - 1)}</b>
                <b class="now" aria-hidden="true">{move || face(0)}</b>
                <b class="next" aria-hidden="true">{move || face(1)}</b>
            </div>
            <button class="up" type="button" tabindex="-1" aria-label=say!(mechanism.wheel_back, number = number) on:click=click(false)></button>
            <button class="down" type="button" tabindex="-1" aria-label=say!(mechanism.wheel_on, number = number) on:click=click(true)></button>
        </div>
    }
}

/// A finger on a wheel.
#[derive(Clone, Copy)]
struct Drag {
    from: i32,
    moved: bool,
}

fn focus_next(roller: &HtmlElement) {
    let next = roller
        .parent_element()
        .and_then(|wheel| wheel.next_element_sibling())
        .and_then(|wheel| wheel.first_element_child())
        .and_then(|roller| roller.dyn_into::<HtmlElement>().ok());
    if let Some(next) = next {
        let _ = next.focus();
    }
}
