use leptos::prelude::*;

use super::super::sitting::{News, Sitting};
use super::alone;
use crate::breakout::{Breakout, named_roles};
use crate::report::{Members, roles_of, sit_with_roles};
use crate::say;

/// What a role is called, and what one does who has it; none where the teacher named it.
pub(super) fn roles(breakout: &Breakout) -> Vec<(String, &'static str)> {
    let own = named_roles(&breakout.rules);
    if !own.is_empty() {
        return own.into_iter().map(|role| (role, "")).collect();
    }
    let usual = [
        (say!(team.reader), say!(team.reader_does)),
        (say!(team.recorder), say!(team.recorder_does)),
        (say!(team.turner), say!(team.turner_does)),
        (say!(team.watcher), say!(team.watcher_does)),
    ];
    usual.into_iter().map(|(role, does)| (role.to_owned(), does)).collect()
}

/// Each role with those that have it now.
fn dealt(breakout: &Breakout, team: &Members, opened: usize) -> Vec<(String, String)> {
    let roles = roles(breakout);
    let seats = sit_with_roles(team);
    if seats.is_empty() {
        return Vec::new();
    }
    let mut dealt: Vec<(String, String)> = roles.into_iter().map(|(role, _)| (role, String::new())).collect();
    let count = dealt.len();
    for (at, member) in seats.iter().enumerate() {
        for role in roles_of(at, seats.len(), count, opened) {
            let who = &mut dealt[role].1;
            who.push_str(if who.is_empty() { "" } else { ", " });
            who.push_str(&member.name);
        }
    }
    dealt
}

/// Who has which role, quietly; when a lock has opened here they pass on, and that is said.
#[component]
pub(super) fn Roles(sitting: Sitting, team: Memo<Members>) -> impl IntoView {
    if alone(sitting) {
        return ().into_any();
    }
    let dealt = Memo::new(move |_| {
        let opened = sitting.game.with(|game| game.progress().open_count(game.breakout()));
        team.with(|team| sitting.game.with_untracked(|game| dealt(game.breakout(), team, opened)))
    });
    let passes = Memo::new(move |_| sitting.news.get() == News::Opened && !dealt.read().is_empty());
    let line = |(role, who): (String, String)| view! { <li><small>{role}</small><b>{who}</b></li> }.into_any();
    let said = move || {
        passes.get().then(|| {
            let has = dealt.get().into_iter().map(|(role, who)| say!(team.has, role = role, who = who));
            let has = has.collect::<Vec<_>>().join(" ");
            view! { <b>{say!(team.pass_on)}</b><span class="vh">" "{has}</span> }.into_any()
        })
    };
    view! {
        <div class="roles" class:passes=passes>
            <p role="status">{move || said()}</p>
            <ul role="list" aria-label=say!(team.roles)>{move || dealt.get().into_iter().map(line).collect_view()}</ul>
        </div>
    }
    .into_any()
}
