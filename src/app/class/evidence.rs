use std::sync::Arc;

use leptos::prelude::*;

use super::charts::glyph;
use super::one::Room;
use super::words::{answer_word, lock_word, mark_word, opened_word, target_word, team_word, time};
use crate::app::parts::{Dialog, Prose};
use crate::mechanism::Nearly;
use crate::play::How;
use crate::report::{Report, Wrong};
use crate::say;

/// What is looked at closely: one team at the locks of a target, or at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Evidence {
    pub team: usize,
    pub target: Option<usize>,
}

/// What a mark was drawn from.
#[component]
pub(super) fn EvidencePanel(room: Room) -> impl IntoView {
    let title = Signal::derive(move || {
        let (Some(evidence), Some(report)) = (room.evidence.get(), room.report.get()) else { return String::new() };
        let Some(team) = report.teams.get(evidence.team) else { return String::new() };
        let team = team_word(&team.label);
        let target = evidence.target.map(|target| target_word(&report.breakout, target));
        target.map_or(team.clone(), |target| say!(class.evidence, team = team, target = target))
    });
    let inside = move || {
        let (Some(evidence), Some(report)) = (room.evidence.get(), room.report.get()) else { return ().into_any() };
        let Some(team) = report.teams.get(evidence.team) else { return ().into_any() };
        let locks: Vec<usize> = match evidence.target.and_then(|target| team.targets.get(target)) {
            Some(on) => on.locks.iter().map(|(lock, _)| *lock).collect(),
            None => (0..report.breakout.locks.len()).collect(),
        };
        let about = evidence.target.and_then(|target| team.targets.get(target)).map(|on| {
            let words = say!(class.of_locks, n = on.telling(), of = on.locks.len());
            view! { <p class="row">{glyph(on.mark)}<b>{mark_word(on.mark)}</b><span class="quiet">{words}</span></p> }
                .into_any()
        });
        let each = locks.into_iter().map(|lock| of_lock(&report, evidence.team, lock)).collect_view();
        view! { <div class="inside evidence" tabindex="0" role="group" aria-labelledby="evidence-h">{about}{each}</div> }.into_any()
    };
    view! { <Dialog id="evidence" title=title open=room.looking wide=true>{move || inside()}</Dialog> }
}

/// What a team did at one lock.
fn of_lock(report: &Arc<Report>, team: usize, lock: usize) -> AnyView {
    let breakout = &report.breakout;
    let of = &report.teams[team];
    let (Some(on), Some(trail)) = (of.locks.get(lock), of.trail.locks.get(lock)) else { return ().into_any() };
    let wrong = on.wrong.iter().map(|wrong| of_try(report, lock, wrong)).collect_view();
    let end = match trail.open.map(|opening| opening.how) {
        Some(How::Answer(with)) => say!(class.opened_with, answer = opened_word(breakout, lock, with)),
        Some(How::Helped) => say!(class.opened_key).to_owned(),
        None if !trail.reached => say!(class.not_reached).to_owned(),
        None if on.mark.is_none() => say!(class.untried).to_owned(),
        None => say!(class.not_open).to_owned(),
    };
    let figures = (on.mark.is_some()).then(|| {
        let hints = (on.rungs > 0).then(|| view! { <span>{say!(class.hints_taken, n = on.rungs)}</span> }.into_any());
        let chance = on.maybe_chance.then(|| view! { <span>"? "{say!(class.chance)}</span> }.into_any());
        view! { <p class="row quiet"><span>{say!(class.time_at, time = time(trail.active))}</span>{hints}{chance}</p> }
            .into_any()
    });
    let explained =
        trail.explained.clone().map(|text| view! { <p>{say!(class.explained, text = text)}</p> }.into_any());
    view! {
        <section>
            <h3 class="row">{glyph(on.mark)}{lock_word(breakout, lock)}<small class="quiet">{mark_word(on.mark)}</small></h3>
            {figures}
            <ol class="tries">{wrong}<li><b>{end}</b></li></ol>
            {explained}
        </section>
    }
    .into_any()
}

fn of_try(report: &Arc<Report>, lock: usize, wrong: &Wrong) -> AnyView {
    let answer = wrong.answer.as_deref();
    let answer = answer.map_or_else(|| say!(class.withheld).to_owned(), |it| answer_word(&report.breakout, lock, it));
    let slip = wrong.is_slip.then(|| view! { <span class="chip">{say!(class.slip)}</span> }.into_any());
    let nearly = wrong.nearly.map(|nearly| match nearly {
        Nearly::Accents => say!(class.nearly_accents),
        Nearly::Punctuation => say!(class.nearly_punctuation),
    });
    let reply = wrong.reply.and_then(|reply| report.breakout.locks.get(lock)?.replies.get(reply));
    let reply = match reply {
        Some(reply) => view! { <div class="reply"><Prose text=reply.say.clone()/></div> }.into_any(),
        None => view! { <small class="quiet">{nearly.unwrap_or(say!(class.no_reply))}</small> }.into_any(),
    };
    view! { <li><b>{answer}</b>" "{slip}{reply}</li> }.into_any()
}

/// The wrong answers that most teams gave at these locks, with the reply that they got; nothing where no two teams did.
pub(super) fn mistakes_of(report: &Arc<Report>, locks: &[usize]) -> AnyView {
    let shared = report.talk_about_at(locks, 3);
    if shared.is_empty() {
        return ().into_any();
    }
    let line = |mistake: &crate::report::Mistake| {
        let answer = answer_word(&report.breakout, mistake.lock, &mistake.answer);
        let words = say!(class.by_teams, answer = answer, n = mistake.teams.len());
        let reply = mistake.reply.and_then(|reply| report.breakout.locks.get(mistake.lock)?.replies.get(reply));
        let reply = match reply {
            Some(reply) => view! { <div class="reply"><Prose text=reply.say.clone()/></div> }.into_any(),
            None => view! { <small class="quiet">{say!(class.no_reply)}</small> }.into_any(),
        };
        view! { <li><small class="quiet">{lock_word(&report.breakout, mistake.lock)}</small>" "<b>{words}</b>{reply}</li> }.into_any()
    };
    view! {
        <details class="shared"><summary>{say!(class.commonest)}</summary><ul class="tries" role="list">{shared.iter().map(line).collect_view()}</ul></details>
    }
    .into_any()
}
