use std::sync::Arc;

use leptos::prelude::*;

use super::words::{grown_word, target_word, team_word};
use crate::report::Report;
use crate::say;

/// Members: their own aims, and how they see them afterwards. Nothing else.
#[component]
pub(super) fn MembersView(report: Arc<Report>) -> impl IntoView {
    let rows = report.teams.iter().flat_map(|team| team.members.members.iter().map(move |member| (team, member)));
    let row = |(team, member): (&crate::report::Team, &crate::report::Member)| {
        let aim = report.breakout.targets.iter().position(|target| target.id == member.aim);
        let aim = aim.map_or_else(|| say!(class.no_aim).to_owned(), |at| target_word(&report.breakout, at));
        let name = if member.name.is_empty() { (member.place + 1).to_string() } else { member.name.clone() };
        view! { <tr><th scope="row">{name}</th><td class="across" data-label=say!(class.team)>{team_word(&team.label)}</td><td class="across" data-label=say!(class.aim)>{aim}</td><td class="across" data-label=say!(class.grown)>{grown_word(member.grown)}</td></tr> }.into_any()
    };
    let rows = rows.map(row).collect_view();
    view! {
        <p class="quiet">{say!(class.members_why)}</p>
        <div class="scrolls" tabindex="0" role="region" aria-label=say!(class.members)>
            <table class="figures stacks">
                <thead><tr><th scope="col">{say!(class.member)}</th><th scope="col">{say!(class.team)}</th><th scope="col">{say!(class.aim)}</th><th scope="col">{say!(class.grown)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
