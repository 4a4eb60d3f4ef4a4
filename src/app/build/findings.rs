use leptos::prelude::*;

use super::bench::Bench;
use crate::app::browser;
use crate::app::parts::Icon;
use crate::app::unfit::unfit;
use crate::breakout::{Breakout, Finding, Place, Problem, Severity, Want};
use crate::say;

/// What the checks found, from the first try on; each leads to its place.
#[component]
pub(super) fn Findings(bench: Bench, tried: RwSignal<bool>) -> impl IntoView {
    let of = move |severity: Severity| {
        bench.findings.with(|findings| {
            findings.iter().filter(|finding| finding.problem.severity() == severity).cloned().collect::<Vec<_>>()
        })
    };
    let count = move |severity: Severity| of(severity).len();
    view! {
        <Show when=move || tried.get()>
            <Show when=move || !bench.findings.read().is_empty() fallback=|| view! { <p class="all-well"><Icon name="i-check"/>{say!(build.all_well)}</p> }>
                <details class="findings" open>
                    <summary>
                        <span><span class="badge fix" aria-hidden="true"></span>{move || say!(build.to_fix_n, n = count(Severity::ToFix))}</span>
                        <span><span class="badge better" aria-hidden="true"></span>{move || say!(build.better_n, n = count(Severity::CouldBeBetter))}</span>
                    </summary>
                    <Group bench severity=Severity::ToFix title=say!(build.to_fix) of=Signal::derive(move || of(Severity::ToFix))/>
                    <Group bench severity=Severity::CouldBeBetter title=say!(build.could_be_better) of=Signal::derive(move || of(Severity::CouldBeBetter))/>
                </details>
            </Show>
        </Show>
    }
}

#[component]
fn Group(bench: Bench, severity: Severity, title: &'static str, of: Signal<Vec<Finding>>) -> impl IntoView {
    let class = if severity == Severity::ToFix { "badge fix" } else { "badge better" };
    view! {
        <Show when=move || !of.read().is_empty()>
            <h3 class="label">{title}</h3>
            <ul role="list">
                {move || of.get().into_iter().map(|finding| {
                    let (place, words) = bench.read(|breakout| (place(breakout, &finding.place), words(breakout, &finding.problem)));
                    let target = bench.peek(|breakout| address(breakout, &finding.place));
                    view! {
                        <li><button type="button" on:click=move |_| browser::go(&target)>
                            <span class=class aria-hidden="true"></span><span><b>{place}</b>{words}</span>
                        </button></li>
                    }
                }).collect_view()}
            </ul>
        </Show>
    }
}

/// Where a place is edited.
fn address(breakout: &Breakout, place: &Place) -> String {
    let page = match place {
        Place::Lock(lock, _) => format!("lock/{lock}"),
        Place::Clue(_) => "story".to_owned(),
        Place::Breakout | Place::Member(_) | Place::Target(_) => "whole".to_owned(),
    };
    format!("/build/{}/{page}", breakout.id)
}

/// The name of a place.
fn place(breakout: &Breakout, place: &Place) -> String {
    match place {
        Place::Breakout => say!(build.whole).to_owned(),
        Place::Member(pointer) => say!(finding.in_file, pointer = pointer),
        Place::Target(id) => breakout.target(id).map_or_else(|| id.clone(), |target| target.statement.clone()),
        Place::Lock(id, _) => breakout
            .lock(id)
            .filter(|lock| !lock.title.is_empty())
            .map_or_else(|| id.clone(), |lock| lock.title.clone()),
        Place::Clue(id) => {
            let clue = breakout.clues().find(|clue| clue.id == *id).filter(|clue| !clue.title.is_empty());
            clue.map_or_else(|| id.clone(), |clue| clue.title.clone())
        }
    }
}

/// What a finding says: what is wrong, and what to do.
fn words(breakout: &Breakout, problem: &Problem) -> String {
    let title = |id: &String| breakout.lock(id).map_or_else(|| id.clone(), |lock| lock.title.clone());
    match problem {
        Problem::NoLocks => say!(finding.no_locks).into(),
        Problem::WrongValue { want } => say!(finding.wrong_value, want = wanted(want)),
        Problem::SameId(id) => say!(finding.same_id, id = id),
        Problem::BadId(id) => say!(finding.bad_id, id = id),
        Problem::Dangling(id) => say!(finding.dangling, id = title(id)),
        Problem::NewerKind(kind) => say!(finding.newer_kind, kind = kind),
        Problem::Circle => say!(finding.circle).into(),
        Problem::NeverReached => say!(finding.never_reached).into(),
        Problem::NeedsTooMany => say!(finding.needs_too_many).into(),
        Problem::NoAnswer => say!(finding.no_answer).into(),
        Problem::Refused { answer, why } => say!(finding.refused, answer = answer, why = unfit(why)),
        Problem::ReplyOpens(answer) => say!(finding.reply_opens, answer = answer),
        Problem::NoClue => say!(finding.no_clue).into(),
        Problem::LightTooLate => say!(finding.light_too_late).into(),
        Problem::NoAlt => say!(finding.no_alt).into(),
        Problem::NoTranscript => say!(finding.no_transcript).into(),
        Problem::UnservedTarget => say!(finding.unserved_target).into(),
        Problem::NoTarget => say!(finding.no_target).into(),
        Problem::NoHint => say!(finding.no_hint).into(),
        Problem::NoTitle => say!(finding.no_title).into(),
        Problem::QuicklyGuessed(count) => say!(finding.quickly_guessed, count = count),
        Problem::Untitled => say!(finding.untitled).into(),
    }
}

fn wanted(want: &Want) -> String {
    match want {
        Want::Text => say!(finding.want_text).into(),
        Want::Flag => say!(finding.want_flag).into(),
        Want::Whole(from, to) => say!(finding.want_whole, from = from, to = to),
        Want::List => say!(finding.want_list).into(),
        Want::Object => say!(finding.want_object).into(),
        Want::OneOf(words) => say!(finding.want_one_of, words = words.join(", ")),
        Want::Uuid => say!(finding.want_uuid).into(),
    }
}
