//! One widget for each kind of lock, used by play and build alike: what a hand does becomes an entry.

mod choice;
mod colour;
mod direction;
pub mod further;
mod in_words;
mod naming;
mod tape;
mod text;
mod wheels;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::mechanism::Kind;
use crate::say;

use choice::ChoiceWidget;
use colour::ColourWidget;
pub use colour::{bead, drawing};
use direction::DirectionWidget;
pub use in_words::{in_words, said};
pub use naming::{guess_words, kind_word};
use text::TextWidget;
use wheels::WheelsWidget;

/// Does it where Enter is pressed on a line, and no letter is being put together.
fn on_enter(submit: Callback<()>) -> impl Fn(KeyboardEvent) + Copy + 'static {
    move |event| {
        if event.key() == "Enter" && !event.is_composing() {
            submit.run(());
        }
    }
}

/// The widget of a mechanism. It begins with what `entry` has, where that fits, and keeps `entry` as its hand is moved.
#[component]
pub fn Widget(
    /// The mechanism's kind and settings.
    kind: Kind,
    /// What is set or typed: an entry that the mechanism understands.
    entry: RwSignal<String>,
    /// What the order of options, items and bins depends on; as the file has them where there is nothing.
    seed: Option<u64>,
    /// What Enter does where something is typed.
    #[prop(into)]
    submit: Callback<()>,
) -> impl IntoView {
    match kind {
        Kind::Number(number) => {
            let digits = (0..10).map(|digit: u8| digit.to_string()).collect();
            let begun = entry.get_untracked().chars().map(String::from).collect();
            view! { <WheelsWidget class="number" count=number.wheels as usize faces=digits begun=begun entry=entry submit=submit/> }
                .into_any()
        }
        Kind::Letters(letters) => {
            let spelling = super::spelling("en");
            let begun = letters.spell(&entry.get_untracked(), spelling).unwrap_or_default();
            let faces = letters.letters();
            // A face of several signs is written small.
            let class = if faces.iter().any(|face| face.chars().count() > 2) { "letters long" } else { "letters" };
            view! { <WheelsWidget class=class count=letters.wheels as usize faces=faces begun=begun entry=entry submit=submit/> }
                .into_any()
        }
        Kind::Text(_) => view! { <TextWidget entry=entry submit=submit/> }.into_any(),
        Kind::Direction(direction) => view! { <DirectionWidget direction=direction entry=entry/> }.into_any(),
        Kind::Colour(colour) => view! { <ColourWidget colour=colour entry=entry/> }.into_any(),
        Kind::Further(kind) => further::shown(&kind, entry, seed, submit),
        Kind::Choice(choice) => view! { <ChoiceWidget choice=choice seed=seed entry=entry/> }.into_any(),
        Kind::Unknown { kind } if kind.is_empty() => view! { <p class="quiet">{say!(mechanism.none)}</p> }.into_any(),
        Kind::Unknown { kind } => view! { <p class="quiet">{say!(mechanism.newer, kind = kind)}</p> }.into_any(),
    }
}
