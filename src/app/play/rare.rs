//! What a team seldom needs, and fetches when it does.

use leptos::prelude::*;

use super::Next;
use super::already::{Give, answers};
use super::arrive::{Carry, prove};
use super::carry::{Carried, carry};
use super::carrying::carrying;
use super::closely::button;
use super::ending::ending;
use super::finale::finale;
use super::front::front;
use super::load::{Loaded, fit, seldom};
use super::members::{explain, shown};
use super::panels::{cards, key_form, notebook, story_again};
use super::sitting::Sitting;
use crate::app::browser;
use crate::app::later::Coming;
use crate::app::parts::Trouble;
use crate::app::route::Source;
use crate::app::shared::Playable;
use crate::app::store::Store;
use crate::breakout::{Breakout, Clue};

/// What is fetched.
pub struct Rare {
    /// Adds the sheets that dress what is here; false where one did not arrive.
    pub dressed: fn() -> Coming<bool>,
    /// The button below a picture, and who made it.
    pub button: fn(&Clue, &Breakout) -> AnyView,
    /// Loads a draft, to be tried from a lock on, or a place that is carried on.
    pub seldom: fn(Source, Store) -> Coming<Loaded>,
    /// The form for answers from the team's paper.
    pub answers: fn(StoredValue<Playable>, Give) -> AnyView,
    /// The hasp falls, and the lid lifts.
    pub finale: fn(Sitting, Next) -> AnyView,
    /// What was in the box, what a team looks back at and hands in, and its keepsake.
    pub ending: fn(Sitting, Next) -> AnyView,
    /// The ways in which a team carries on elsewhere; with a way to leave where it closes the lid.
    pub carrying: fn(Sitting, Option<Callback<()>>) -> AnyView,
    /// The team's notebook, with what it tried.
    pub notebook: fn(Sitting) -> AnyView,
    /// The reference cards.
    pub cards: fn(Sitting) -> AnyView,
    /// What makes all of it large, for a whole class at one screen.
    pub front: fn() -> AnyView,
    /// Takes in a place that a team saved as a file.
    pub carry: fn(Vec<u8>, Store) -> Coming<Carried>,
    /// The story, to read again.
    pub story: fn(Sitting) -> AnyView,
    /// The form for the teacher's key.
    pub key: fn(Sitting, RwSignal<bool>) -> AnyView,
    /// Who plays, at the lid and at the table: names, roles, aims.
    pub members: fn(Sitting, RwSignal<usize>) -> AnyView,
    /// Asks how the team knows, at a lock that it has open.
    pub explain: fn(Sitting, StoredValue<String>) -> AnyView,
    /// The form for an answer that shows whose journal it is.
    pub prove: fn(StoredValue<Playable>, Carry) -> AnyView,
    /// A breakout as a team can play it: with words where it asks for some.
    pub fit: fn(Playable) -> Result<Playable, Trouble>,
}

/// All of it.
pub static RARE: Rare = Rare {
    dressed: || Box::pin(dressed()),
    button,
    seldom: |source, store| Box::pin(seldom(source, store)),
    answers,
    finale,
    ending,
    carrying,
    notebook,
    cards,
    front,
    carry,
    story: story_again,
    key: key_form,
    members: shown,
    explain,
    prove,
    fit,
};

/// The sheets of what is here, but for those that only some breakouts or pictures need.
async fn dressed() -> bool {
    for sheet in ["handing.css", "team.css", "own.css"] {
        if !browser::styled(sheet).await {
            return false;
        }
    }
    true
}
