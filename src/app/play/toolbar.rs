use leptos::prelude::*;

use super::sitting::Sitting;
use crate::app::parts::{Icon, when};
use crate::say;

/// How the team is doing, for the teacher to see across the room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lamp {
    #[default]
    Working,
    Come,
    Need,
}

impl Lamp {
    const ALL: [Lamp; 3] = [Lamp::Working, Lamp::Come, Lamp::Need];

    /// Its class.
    pub fn class(self) -> &'static str {
        match self {
            Lamp::Working => "working",
            Lamp::Come => "come",
            Lamp::Need => "need",
        }
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Lamp::Working => say!(lamp.working),
            Lamp::Come => say!(lamp.come),
            Lamp::Need => say!(lamp.need),
        }
    }

    /// Its shape.
    pub fn shape(self) -> &'static str {
        match self {
            Lamp::Working => "s-working",
            Lamp::Come => "s-come",
            Lamp::Need => "s-need",
        }
    }
}

/// The edge of the screen, as the lamp has it.
#[component]
pub(super) fn Edge(lamp: RwSignal<Lamp>) -> impl IntoView {
    let sign = move || {
        let lamp = lamp.get();
        (lamp != Lamp::Working).then(|| view! { <Icon name=lamp.shape()/><b>{lamp.word()}</b> }.into_any()).into_any()
    };
    view! { <div class="lamp" aria-hidden="true">{move || sign()}</div> }
}

/// The toolbox and the lamp.
#[component]
pub(super) fn Toolbar(
    sitting: Sitting,
    lamp: RwSignal<Lamp>,
    notebook: RwSignal<bool>,
    cards: RwSignal<bool>,
) -> impl IntoView {
    let has_light = move || sitting.game.with(|game| game.progress().has_light(game.breakout()));
    let has_cards = sitting.game.with_untracked(|game| !game.breakout().cards.is_empty());
    view! {
        <footer class="toolbar">
            <div class="tools" role="group" aria-label=say!(play.toolbox)>
                {when(has_light, move || view! {
                    <button class="tool light" type="button" aria-pressed=move || sitting.light.get().to_string()
                        on:click=move |_| sitting.light.update(|light| *light = !*light)>
                        <Icon name="i-torch"/><span>{say!(clue.black_light)}</span>
                    </button>
                }.into_any())}
                <Tool drawing="i-notebook" word=say!(play.notebook) open=notebook/>
                {has_cards.then(|| view! { <Tool drawing="i-cards" word=say!(play.cards) open=cards/> }.into_any())}
            </div>
            <fieldset class="lamps">
                <legend class="vh">{say!(lamp.ask)}</legend>
                {Lamp::ALL.map(|this| view! {
                    <label class=this.class() class:on=move || lamp.get() == this>
                        <input type="radio" name="lamp" aria-label=this.word() prop:checked=move || lamp.get() == this on:change=move |_| lamp.set(this)/>
                        <Icon name=this.shape()/><span>{this.word()}</span>
                    </label>
                }.into_any()).into_iter().collect_view()}
            </fieldset>
        </footer>
    }
}

#[component]
fn Tool(drawing: &'static str, word: &'static str, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <button class="tool" type="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
            <Icon name=drawing/><span>{word}</span>
        </button>
    }
}
