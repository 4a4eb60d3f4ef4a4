//! Who plays: first names or initials, roles that pass on, what each wants to grow in, and the way back to that at the end. Only
//! [`members`] lies in play's first module.

mod explain;
mod looking_back;
mod names;
mod roles;
mod steps;

use leptos::prelude::*;

use super::sitting::Sitting;
use crate::app::browser;
use crate::app::later;
use crate::app::parts::Dialog;
use crate::play::{Action, What};
use crate::report::{Members, Told, is_alone};
use crate::say;

pub(super) use explain::explain;
pub(super) use looking_back::{handed, looking_back};
use names::Names;
use roles::Roles;

/// Who plays, as soon as somebody wants to say so or the journal tells of it. `open` opens the form.
pub(super) fn members(sitting: Sitting, open: RwSignal<bool>) -> AnyView {
    // Once it is there it stays, so that the keyboard goes back where it came from.
    let is_wanted = Memo::new(move |was: Option<&bool>| {
        let is_told = || sitting.game.with(|game| game.journal().events().any(|event| event.what == What::Unknown));
        was == Some(&true) || open.get() || is_told()
    });
    let shown = move || is_wanted.get().then(|| later::rare("", move |rare| (rare.members)(sitting, open)));
    view! { {move || shown()} }.into_any()
}

/// The form, and at the table who has which role.
pub(super) fn shown(sitting: Sitting, open: RwSignal<bool>) -> AnyView {
    browser::add_style("team.css");
    let team = of(sitting);
    let is_at_work = sitting.game.with_untracked(|game| game.progress().is_started());
    let roles = is_at_work.then(|| view! { <Roles sitting team/> }.into_any());
    view! {
        {roles}
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
