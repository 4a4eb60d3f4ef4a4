use leptos::prelude::*;

use super::tape::{Tape, press};
use crate::app::parts::Icon;
use crate::mechanism::{Colour, Mark};
use crate::say;

/// Colours to press, each with its mark and its name.
#[component]
pub(super) fn ColourWidget(colour: Colour, entry: RwSignal<String>) -> impl IntoView {
    let palette = StoredValue::new(colour.palette.clone());
    let draw = move |step: &str| {
        let swatch = palette.with_value(|palette| palette.iter().find(|swatch| swatch.id == step).cloned());
        swatch
            .map(|swatch| {
                view! { <li>{bead(&swatch.id, swatch.mark)}<span class="vh">{swatch.name}</span></li> }.into_any()
            })
            .into_any()
    };
    view! {
        <Tape entry=entry empty=say!(mechanism.press_colours) draw=draw/>
        <div class="palette" role="group" aria-label=say!(mechanism.colours)>
            {colour.palette.into_iter().map(|swatch| {
                let bead = bead(&swatch.id, swatch.mark);
                view! {
                    <button class="swatch" type="button" on:click=move |_| press(entry, &swatch.id)>{bead}{swatch.name.clone()}</button>
                }.into_any()
            }).collect_view()}
        </div>
    }
}

/// A colour with its mark on it.
pub fn bead(id: &str, mark: Mark) -> impl IntoView + use<> {
    view! { <span class=format!("bead c-{id}")><Icon name=drawing(mark)/></span> }
}

/// A mark's drawing.
pub fn drawing(mark: Mark) -> &'static str {
    match mark {
        Mark::Circle => "m-circle",
        Mark::Square => "m-square",
        Mark::Triangle => "m-triangle",
        Mark::Diamond => "m-diamond",
        Mark::Star => "m-star",
        Mark::Cross => "m-cross",
        Mark::Ring => "m-ring",
        Mark::Bar => "m-bar",
    }
}
