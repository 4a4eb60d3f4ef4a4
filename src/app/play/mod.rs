//! Play: one breakout and nothing else.

mod already;
mod arrive;
mod boxed;
mod carry;
mod carrying;
mod closely;
mod clue;
mod desk;
mod ending;
mod finale;
mod front;
mod handing;
mod ladder;
pub(super) mod load;
mod members;
mod own;
mod panels;
pub mod rare;
pub mod seldom;
mod sitting;
mod sound;
mod station;
mod story;
mod table;
mod teams;
mod toolbar;
mod tray;
mod words;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::parts::{Trouble, TroublePage};
use crate::app::route::Source;
use crate::app::shared::{Playable, Shown};
use crate::app::store::Store;
use crate::app::{browser, later};
use crate::play::{Action, Journal};
use crate::say;

pub use already::Typing;
use arrive::Arrive;
use load::Loaded;
pub use sitting::{News, Sitting};
use story::{Lid, Story};
use table::Table;

/// Where a team is.
#[derive(Clone)]
pub enum Phase {
    /// The breakout is on its way; from another host it is shown how far.
    Loading(Shown),
    /// It can't be played.
    Trouble(Trouble),
    /// At the door: who is playing?
    Arrive(Playable),
    /// Reading the story.
    Story(Sitting),
    /// Reading the targets inside the lid.
    Lid(Sitting),
    /// At work.
    Table(Sitting),
    /// The hasp falls.
    Finale(Sitting),
    /// What was in the box, and what was learnt.
    Ending(Sitting),
}

/// Moves on to another phase.
pub type Next = Callback<Phase>;

/// A student's address.
#[component]
pub fn PlayPage(
    /// Where the breakout comes from.
    source: Source,
    /// What is kept on the device.
    store: Store,
) -> impl IntoView {
    browser::keep_pressing();
    on_cleanup(|| browser::turn("ltr"));
    let shown = Shown::default();
    let phase = RwSignal::new(Phase::Loading(shown));
    // Whoever leaves while the breakout is on its way takes the signal along.
    let next = Callback::new(move |to| {
        phase.try_set(to);
        browser::keep_keyboard();
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
    // Sittings outlive the screens that make them. Whoever left takes it along.
    let owner = StoredValue::new(Owner::current());
    spawn_local(async move {
        let loaded = load::load(&source, store, shown).await;
        owner.try_with_value(|owner| {
            if let Some(owner) = owner {
                owner.with(|| phase.try_set(first(loaded, store)));
            }
        });
    });
    let screen = move || match phase.get() {
        Phase::Loading(shown) => shown.view(),
        Phase::Trouble(trouble) => view! { <TroublePage trouble store/> }.into_any(),
        Phase::Arrive(playable) => view! { <Arrive playable store next owner/> }.into_any(),
        Phase::Story(sitting) => view! { <Story sitting next/> }.into_any(),
        Phase::Lid(sitting) => view! { <Lid sitting next/> }.into_any(),
        Phase::Table(sitting) => view! { <Table sitting next/> }.into_any(),
        Phase::Finale(sitting) => later::rare("", move |rare| (rare.finale)(sitting, next)),
        Phase::Ending(sitting) => later::rare("", move |rare| (rare.ending)(sitting, next)),
    };
    view! { {move || screen()} }
}

fn first(loaded: Loaded, store: Store) -> Phase {
    match loaded {
        Loaded::Refused(trouble) => Phase::Trouble(trouble),
        Loaded::Fresh(playable) => Phase::Arrive(entitled(playable)),
        Loaded::Running(playable, journal, chair) => {
            resume(Sitting::new(entitled(playable), journal, chair, store, false))
        }
        Loaded::Rehearsal(playable, from) => rehearse(entitled(playable), from, store),
    }
}

/// Gives the browser's tab the breakout's title, and the page the direction in which its language is read.
fn entitled(playable: Playable) -> Playable {
    let breakout = &playable.breakout;
    browser::turn(browser::direction(&breakout.language));
    document().set_title(if breakout.title.is_empty() { say!(app.name) } else { &breakout.title });
    playable
}

/// Where a journal was left.
fn resume(sitting: Sitting) -> Phase {
    let (started, finished) =
        sitting.game.with_untracked(|game| (game.progress().is_started(), game.progress().finished().is_some()));
    match (started, finished) {
        (false, _) => Phase::Story(sitting),
        (true, false) => {
            if !document().hidden() {
                sitting.act(Action::Resume);
            }
            Phase::Table(sitting)
        }
        (true, true) if sitting.has_all() => Phase::Ending(sitting),
        (true, true) => Phase::Table(sitting),
    }
}

/// Tries a draft as a team: from the story on, or with one lock in front and those before it opened by their answers.
fn rehearse(playable: Playable, from: Option<(Vec<String>, String)>, store: Store) -> Phase {
    let journal = Journal::new(browser::fresh_id(), playable.breakout.id, "");
    let sitting = Sitting::new(playable, journal, 0, store, true);
    let Some((answers, lock)) = from else { return Phase::Story(sitting) };
    sitting.act_all(vec![Action::Start, Action::Recover { answers }]);
    sitting.take_up(&lock);
    Phase::Table(sitting)
}
