use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::tape::{Tape, press};
use crate::app::parts::Icon;
use crate::mechanism::Direction;
use crate::say;

/// Arrows to press, with the mouse, a finger or the arrow keys.
#[component]
pub(super) fn DirectionWidget(direction: Direction, entry: RwSignal<String>) -> impl IntoView {
    let draw = |step: &str| {
        view! { <li class=format!("to-{step}")><Icon name="i-arrow"/><span class="vh">{name(step)}</span></li> }
            .into_any()
    };
    let key = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowUp" => "up",
            "ArrowDown" => "down",
            "ArrowLeft" => "left",
            "ArrowRight" => "right",
            _ => return,
        };
        event.prevent_default();
        press(entry, step);
    };
    view! {
        <Tape entry=entry empty=say!(mechanism.press_arrows) draw=draw/>
        <div class="pad" role="group" aria-label=say!(mechanism.arrows) on:keydown=key>
            <span class="hub" aria-hidden="true"></span>
            {direction.steps().iter().map(|step| view! {
                <button class=format!("key to-{}", step.word) type="button" aria-label=name(step.word) on:click=move |_| press(entry, step.word)>
                    <Icon name="i-arrow"/>
                </button>
            }.into_any()).collect_view()}
        </div>
    }
}

/// The word for an arrow.
pub(super) fn name(step: &str) -> &'static str {
    match step {
        "up" => say!(step.up),
        "down" => say!(step.down),
        "left" => say!(step.left),
        "right" => say!(step.right),
        "up-left" => say!(step.up_left),
        "up-right" => say!(step.up_right),
        "down-left" => say!(step.down_left),
        _ => say!(step.down_right),
    }
}
