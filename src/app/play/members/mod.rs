//! Who plays: first names or initials, roles that pass on, what each wants to grow in, and the way back to that at the end. Only
//! [`members`] lies in play's first module.

mod explain;
mod looking_back;
mod names;
mod roles;
mod steps;

use leptos::prelude::*;

use super::sitting::Sitting;
use crate::app::later;
use crate::app::parts::{Dialog, when};
use crate::play::{Action, What};
use crate::report::{Members, Told, is_alone};
use crate::say;

pub(super) use explain::explain;
pub(super) use looking_back::{handed, looking_back};
use names::Names;
use roles::Roles;

/// Who plays, as soon as somebody wants to say so or the journal tells of it. `asked` counts how often the form was wanted.
pub(super) fn members(sitting: Sitting, asked: RwSignal<usize>) -> AnyView {
    let is_told = move || sitting.game.with(|game| game.journal().events().any(|it| matches!(it.what, What::Unknown)));
    // Once it is there it stays, so that the keyboard goes back where it came from.
    when(move || asked.get() > 0 || is_told(), move || later::rare("", move |rare| (rare.members)(sitting, asked)))
}

/// The form, and at the table who has which role.
pub(super) fn shown(sitting: Sitting, asked: RwSignal<usize>) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |before: Option<usize>| {
        let asked = asked.get();
        if asked > before.unwrap_or_default() {
            open.set(true);
        }
        asked
    });
    let team = of(sitting);
    // The lid is closed before that is stored.
    let is_at_work = move || sitting.game.with(|game| game.progress().is_started());
    view! {
        {when(is_at_work, move || view! { <Roles sitting team/> }.into_any())}
        <Dialog id="who" title=say!(play.who) open wide=true><Names sitting team open/></Dialog>
    }
    .into_any()
}

/// What the journal says of the team.
fn of(sitting: Sitting) -> Memo<Members> {
    Memo::new(move |_| sitting.game.with(|game| Members::of(game.journal())))
}

/// Whether one person plays.
fn alone(sitting: Sitting) -> bool {
    sitting.game.with_untracked(|game| is_alone(game.journal()))
}

/// Writes into the journal what the team says of itself.
fn tell(sitting: Sitting, told: &Told) {
    sitting.act(Action::Tell { told: told.event() });
}
