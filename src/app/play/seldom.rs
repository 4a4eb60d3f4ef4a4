//! What only some breakouts show: the neighbour on the ladder, the two chairs. Its code comes with the further kinds of lock.

use std::sync::OnceLock;

use leptos::prelude::*;

use super::sitting::Sitting;
use crate::app::parts::Icon;
use crate::report::is_alone;
use crate::say;

/// Something that few breakouts show.
pub(super) enum Seldom {
    /// What the rung is called that sends someone to a neighbour.
    Rung,
    /// What that rung says.
    Ask(Sitting),
    /// The choice of the chair before which this device stands, 1 or 2; 0: the team shares it. At the table it is another
    /// chair than before.
    Chairs(RwSignal<usize>, Option<Sitting>),
    /// Whose half a clue is: 1 or 2.
    Chair(u8),
    /// The clues on the desk are the other chair's: their names.
    Other(Vec<String>),
}

static SHOWN: OnceLock<fn(Seldom) -> AnyView> = OnceLock::new();

/// From now on this can be shown. For the module that has its code.
pub fn arrive() {
    SHOWN.get_or_init(|| shown);
}

impl Seldom {
    /// Shows it. Whoever has read a breakout that needs it has its code, too.
    pub fn view(self) -> AnyView {
        SHOWN.get().map(|shown| shown(self)).into_any()
    }
}

fn shown(what: Seldom) -> AnyView {
    match what {
        Seldom::Rung => view! { <Icon name="i-neighbour"/>{say!(play.neighbour)} }.into_any(),
        Seldom::Ask(sitting) => {
            let is_alone = sitting.game.with_untracked(|game| is_alone(game.journal()));
            view! { <p>{if is_alone { say!(team.ask_alone) } else { say!(play.ask_neighbour) }}</p> }.into_any()
        }
        Seldom::Chairs(chair, sitting) => chairs(chair, sitting),
        Seldom::Chair(seat) => view! { <p class="label">{word(seat)}</p> }.into_any(),
        Seldom::Other(names) => view! {
            <div class="sheet ear" id="clue" tabindex="0"><p class="page">{say!(play.other_half, what = names.join(", "))}</p></div>
        }
        .into_any(),
    }
}

fn chairs(chair: RwSignal<usize>, sitting: Option<Sitting>) -> AnyView {
    let tick = move |this: usize| {
        let choose = move |_| {
            chair.set(this);
            if let Some(sitting) = sitting {
                sitting.moved();
            }
        };
        view! { <label class="tick"><input type="radio" name="chair" prop:checked=move || chair.get() == this on:change=choose/>{option(this)}</label> }
            .into_any()
    };
    view! {
        <fieldset class="chairs">
            <legend>{say!(play.chairs)}</legend>
            {tick(0)}{tick(1)}{tick(2)}
            <small>{say!(play.chairs_why)}</small>
        </fieldset>
    }
    .into_any()
}

/// What can be said of this device.
fn option(chair: usize) -> &'static str {
    match chair {
        0 => say!(play.one_device),
        1 => say!(end.chair_1),
        _ => say!(end.chair_2),
    }
}

/// What a chair is called.
fn word(chair: u8) -> &'static str {
    if chair == 1 { say!(play.chair_1) } else { say!(play.chair_2) }
}
