use std::sync::Arc;

use leptos::prelude::*;

use super::charts::{glyph, marks_bar};
use super::evidence::{Evidence, mistakes_of};
use super::one::Room;
use super::words::{all_marks, mark_rule, mark_word, target_word, team_word};
use crate::app::parts::Prose;
use crate::report::{Mark, Report};
use crate::say;

/// Each target with the teams as marks.
#[component]
pub(super) fn TargetsView(room: Room, report: Arc<Report>) -> impl IntoView {
    if report.breakout.targets.is_empty() {
        return view! { <p class="quiet">{say!(class.no_targets)}</p> }.into_any();
    }
    let targets = (0..report.breakout.targets.len()).map(|at| target(room, &report, at)).collect_view();
    view! { <Rule/>{targets} }.into_any()
}

/// What the marks mean, in words.
#[component]
fn Rule() -> impl IntoView {
    let line = |mark: Option<Mark>| {
        view! { <div><dt>{glyph(mark)}{mark_word(mark)}</dt><dd>{mark_rule(mark)}</dd></div> }.into_any()
    };
    view! {
        <details class="rule">
            <summary>{say!(class.rule)}</summary>
            <dl class="mark-key">{all_marks().map(line).collect_view()}</dl>
            <p>{say!(class.rule_weakest)}</p>
            <p>{say!(class.rule_slip)}</p>
            <p>{say!(class.rule_chance)}</p>
        </details>
    }
}

fn target(room: Room, report: &Arc<Report>, at: usize) -> AnyView {
    let breakout = &report.breakout;
    let Some(of) = breakout.targets.get(at) else { return ().into_any() };
    if report.teams.iter().all(|team| team.targets.get(at).is_none_or(|on| on.locks.is_empty())) {
        return view! {
            <article class="target sheet"><h3><Prose text=of.statement.clone()/></h3><p class="quiet">{say!(class.no_target_locks)}</p></article>
        }
        .into_any();
    }
    let teams_with = |mark: Option<Mark>| -> Vec<usize> {
        (0..report.teams.len())
            .filter(|team| report.teams[*team].targets.get(at).is_some_and(|on| on.mark == mark))
            .collect()
    };
    let counts: Vec<(Option<Mark>, usize)> = all_marks().map(|mark| (mark, teams_with(mark).len())).collect();
    let told: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(mark, count)| format!("{} {count}", mark_word(*mark)))
        .collect();
    let label = say!(class.chart_marks, target = target_word(breakout, at), counts = told.join(", "));
    let team = |team: usize| {
        let of = &report.teams[team];
        let on = &of.targets[at];
        let name = team_word(&of.label);
        let label = say!(class.evidence_of, team = name, mark = mark_word(on.mark));
        let label = if on.maybe_chance { format!("{label}, {}", say!(class.chance)) } else { label };
        let chance = on.maybe_chance.then(|| view! { <b aria-hidden="true">"?"</b> }.into_any());
        view! {
            <li><button class="chip" type="button" aria-label=label on:click=move |_| room.look(Evidence { team, target: Some(at) })>
                {name}{chance}
            </button></li>
        }
        .into_any()
    };
    let row = |mark: Option<Mark>| {
        let teams = teams_with(mark);
        if teams.is_empty() {
            return ().into_any();
        }
        view! {
            <tr><th scope="row">{glyph(mark)}<span>{mark_word(mark)}</span></th><td class="num">{teams.len()}</td>
                <td><ul class="tokens" role="list">{teams.into_iter().map(team).collect_view()}</ul></td></tr>
        }
        .into_any()
    };
    let locks: Vec<usize> =
        (0..breakout.locks.len()).filter(|lock| breakout.locks[*lock].targets.contains(&of.id)).collect();
    view! {
        <article class="target sheet">
            <h3><Prose text=of.statement.clone()/></h3>
            {marks_bar(label, &counts)}
            <table class="marks">
                <thead class="vh"><tr><th scope="col">{say!(class.mark)}</th><th scope="col">{say!(class.count)}</th><th scope="col">{say!(class.teams)}</th></tr></thead>
                <tbody>{all_marks().map(row).collect_view()}</tbody>
            </table>
            {mistakes_of(report, &locks)}
        </article>
    }
    .into_any()
}
