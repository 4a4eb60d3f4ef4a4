use std::sync::Arc;

use leptos::prelude::*;
use uuid::Uuid;

use super::charts::{glyph, timeline};
use super::evidence::Evidence;
use super::one::Room;
use super::words::{lock_word, mark_word, odd_word, team_word, time};
use crate::app::parts::{Prose, Sure};
use crate::report::{Report, Team};
use crate::say;

/// Each team with its timeline.
#[component]
pub(super) fn TeamsView(room: Room, report: Arc<Report>) -> impl IntoView {
    let most = report.teams.iter().map(|team| team.trail.active).max().unwrap_or_default();
    let deleting = RwSignal::new(None::<(Uuid, String)>);
    let asks = RwSignal::new(false);
    let journals: Vec<Uuid> = room.class.with_untracked(|class| class.teams.iter().map(|journal| journal.id).collect());
    let ask = move |journal: Uuid, name: String| {
        deleting.set(Some((journal, name)));
        asks.set(true);
    };
    let cards = report.teams.iter().zip(journals).enumerate().map(|(at, (team, journal))| {
        let name = team_word(&team.label);
        let (shown, delete) = (card(&report, team, most), name.clone());
        view! {
            <article class="sheet team">
                <h3>{name}</h3>
                {shown}
                <p class="row">
                    <button class="ghost" type="button" on:click=move |_| room.look(Evidence { team: at, target: None })>{say!(class.every_try)}</button>
                    <button class="ghost danger" type="button" on:click=move |_| ask(journal, delete.clone())>{say!(class.delete_team)}</button>
                </p>
            </article>
        }
        .into_any()
    });
    let cards = cards.collect_view();
    let remove = move || {
        if let Some((journal, _)) = deleting.get_untracked() {
            room.remove(journal);
        }
    };
    let title = Signal::derive(move || {
        deleting.get().map(|(_, team)| say!(class.delete_team_sure, team = team)).unwrap_or_default()
    });
    view! {
        <div class="teams">{cards}</div>
        <Sure id="sure-team" open=asks title what=Signal::stored(say!(class.delete_what).to_owned()) on_sure=remove/>
    }
}

fn card(report: &Arc<Report>, team: &Team, most: u64) -> AnyView {
    let breakout = &report.breakout;
    let order = team.trail.order();
    let moment = |at: &usize| Some((team.trail.locks.get(*at)?.open?.active, at + 1, team.locks.get(*at)?.mark));
    let moments: Vec<_> = order.iter().filter_map(moment).collect();
    let label = say!(class.timeline, team = team_word(&team.label));
    let line = |(active, number, mark): &(u64, usize, Option<crate::report::Mark>)| {
        view! { <li>{glyph(*mark)}<span class="num">{time(*active)}</span>" "<b>{*number}" "{lock_word(breakout, number - 1)}</b>" "<small class="quiet">{mark_word(*mark)}</small></li> }
            .into_any()
    };
    let list = moments.iter().map(line).collect_view();
    let state = if team.trail.finished.is_some() {
        say!(class.box_open).to_owned()
    } else {
        say!(class.box_shut, open = team.trail.open_count(), of = breakout.locks.len())
    };
    let mut odd: Vec<String> = team.trail.odd.iter().map(|odd| odd_word(*odd, breakout.revision)).collect();
    if team.label.is_cut {
        odd.insert(0, say!(class.name_cut).to_owned());
    }
    let odd = odd.into_iter().map(|words| view! { <li class="notice warn">{words}</li> }.into_any()).collect_view();
    let said =
        team.trail.reflections.iter().filter_map(|(question, text)| Some((breakout.debrief.get(*question)?, text)));
    let said = said
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(question, text)| view! { <dt><Prose text=question.clone()/></dt><dd>{text.clone()}</dd> }.into_any());
    let said: Vec<AnyView> = said.collect();
    let changed = team.members.changed.clone().map(|text| say!(class.changed, text = text));
    let pass_on = team.members.pass_on.clone().map(|text| say!(class.pass_on, text = text));
    let back = (!said.is_empty() || changed.is_some() || pass_on.is_some()).then(|| {
        view! { <details><summary>{say!(class.looking_back)}</summary><p>{changed}</p><p>{pass_on}</p><dl class="looked-back">{said}</dl></details> }.into_any()
    });
    let words = team.members.own_words();
    let words = words.map(|words| view! { <p>{say!(asks.teams_words, words = words)}</p> }.into_any());
    view! {
        <p class="row"><span>{state}</span><span class="quiet">{say!(class.team_time, time = time(team.trail.active))}</span></p>
        <ul class="came">{odd}</ul>
        {timeline(label, &moments, most)}
        <details><summary>{say!(class.as_table)}</summary><ol class="moments" role="list">{list}</ol></details>
        {words}
        {back}
    }
    .into_any()
}
