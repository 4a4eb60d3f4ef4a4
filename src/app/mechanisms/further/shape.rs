use leptos::prelude::*;

use crate::app::mechanisms::colour::drawing;
use crate::app::mechanisms::tape::{Tape, press};
use crate::app::parts::Icon;
use crate::mechanism::{Mark, Shape};
use crate::say;

/// Shapes to press.
#[component]
pub(super) fn ShapeWidget(shape: Shape, entry: RwSignal<String>) -> impl IntoView {
    let draw = |step: &str| {
        let mark = Mark::ALL.into_iter().find(|mark| mark.name() == step);
        mark.map(|mark| {
            view! { <li><Icon name=drawing(mark)/><span class="vh">{mark_word(mark)}</span></li> }.into_any()
        })
        .into_any()
    };
    view! {
        <Tape entry=entry empty=say!(mechanism.press_shapes) draw=draw/>
        <div class="palette shapes" role="group" aria-label=say!(mechanism.shapes)>
            {shape.offered().iter().copied().map(|mark| view! {
                <button class="swatch" type="button" on:click=move |_| press(entry, mark.name())>
                    <span class="key"><Icon name=drawing(mark)/></span>{mark_word(mark)}
                </button>
            }.into_any()).collect_view()}
        </div>
    }
}

/// A shape's name on screen.
pub fn mark_word(mark: Mark) -> &'static str {
    match mark {
        Mark::Circle => say!(shape.circle),
        Mark::Square => say!(shape.square),
        Mark::Triangle => say!(shape.triangle),
        Mark::Diamond => say!(shape.diamond),
        Mark::Star => say!(shape.star),
        Mark::Cross => say!(shape.cross),
        Mark::Ring => say!(shape.ring),
        Mark::Bar => say!(shape.bar),
    }
}
