use leptos::prelude::*;
use leptos::task::spawn_local;

use super::already::Already;
use super::clue::aloud;
use super::seldom::Seldom;
use super::sitting::Sitting;
use super::teams::{self, Header};
use super::{Next, Phase, resume};
use crate::app::parts::{Dialog, Icon, OpenFile, Trouble, when};
use crate::app::shared::Playable;
use crate::app::store::Store;
use crate::app::{browser, later, opening, spelling};
use crate::breakout::{Breakout, ClueKind};
use crate::play::{Action, Journal, Progress, admits};
use crate::report::play_alone;
use crate::say;

/// The door of a breakout: a new team, or one that has been here.
#[component]
pub(super) fn Arrive(playable: Playable, store: Store, next: Next, owner: StoredValue<Option<Owner>>) -> impl IntoView {
    let refused = expect_context::<RwSignal<Option<Trouble>>>();
    let team = RwSignal::new(String::new());
    let asked = RwSignal::new(None::<Header>);
    let asking = RwSignal::new(false);
    let already = RwSignal::new(false);
    let breakout = playable.breakout.clone();
    let title = breakout.title.clone();
    let size = size(&breakout);
    let teaser = breakout
        .story
        .iter()
        .find(|clue| matches!(clue.kind, ClueKind::Text { .. }))
        .map(|clue| first_words(&aloud(clue), &clue.title));
    let locks = breakout.locks.len();
    let id = breakout.id;
    let held = StoredValue::new(playable);

    let chair = RwSignal::new(0);
    let has_seats = breakout.has_seats();
    let sit = move |playable: Playable, journal: Journal, chair: usize| {
        teams::remember(store, id, Some(journal.id));
        browser::persist();
        // Whoever left while the journal was on its way takes the owner along.
        let sitting = owner.try_with_value(|owner| {
            let sit = || Sitting::new(playable, journal, chair, store, false);
            owner.as_ref().map(|owner| owner.with(sit))
        });
        sitting.flatten().inspect(|sitting| next.run(resume(*sitting)))
    };
    let new_journal = move || Journal::new(browser::fresh_id(), id, team.get_untracked().trim());
    let start = move |alone: bool| {
        let mut journal = new_journal();
        if alone {
            play_alone(&mut journal);
        }
        sit(held.get_value(), journal, chair.get_untracked());
    };
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        start(false);
    };
    let carry_on = move |header: Header| {
        spawn_local(async move {
            let Some(playable) = held.try_get_value() else { return };
            let playable = teams::recalled(store, &playable, header.id).await;
            sit(playable, teams::load(store, &header).await, header.chair);
        });
    };
    let here = RwSignal::new(Vec::new());
    spawn_local(async move { drop(here.try_set(teams::teams(store, id).await)) });
    let carry = Carry { header: asked, store, done: Callback::new(carry_on) };
    let again = move |header: Header| {
        if header.open > 0 {
            asked.set(Some(header));
            asking.set(true);
        } else {
            carry_on(header);
        }
    };
    let recover = Callback::new(move |answers: Vec<String>| {
        let Some(sitting) = sit(held.get_value(), new_journal(), chair.get_untracked()) else { return };
        sitting.act_all(vec![Action::Start, Action::Recover { answers }]);
        next.run(Phase::Table(sitting));
    });
    view! {
        <div class="play">
            <div class="lamp" aria-hidden="true"></div>
            <main class="stage">
                <div class="arrive">
                    <div class="chest" aria-hidden="true">
                        <div class="top-lid"></div>
                        <div class="front">
                            <div class="hasp"></div>
                            <div class="hanging">{(0..locks.min(12)).map(|_| view! { <Icon name="lock-here"/> }.into_any()).collect_view()}</div>
                        </div>
                    </div>
                    <div class="begin">
                        <h1>{title}</h1>
                        <p class="teaser">{teaser}</p>
                        <p class="quiet">{size}</p>
                        {move || Some(here.get()).filter(|teams| !teams.is_empty()).map(|teams| view! {
                            <ul class="again" role="list" aria-label=say!(play.teams_here)>
                                {teams.into_iter().map(|header| view! { <Again header locks again=Callback::new(again)/> }.into_any()).collect_view()}
                            </ul>
                        }.into_any()).into_any()}
                        <form class="begin" on:submit=begin>
                            <div class="field">
                                <label for="team">{say!(play.team_name)}</label>
                                <input id="team" type="text" autocomplete="off" maxlength="40" prop:value=move || team.get()
                                    on:input:target=move |event| team.set(event.target().value())/>
                                <small>{say!(play.team_help)}</small>
                            </div>
                            {has_seats.then(|| Seldom::Chairs(chair, None).view())}
                            <p class="row"><button class="go" type="submit">{say!(play.begin)}</button><button class="ghost" type="button" on:click=move |_| start(true)>{say!(play.alone)}</button></p>
                        </form>
                        <div class="others">
                            <button class="plain" type="button" on:click=move |_| already.set(true)>{say!(play.some_open)}</button>
                            <a class="plain" href="#/">{say!(play.home)}</a>
                            <OpenFile label=say!(play.open_file) class="plain" on_file=move |picked| opening::to_play(picked, store, refused)/>
                        </div>
                        {when(move || !store.is_kept(), || view! {
                            <p class="notice warn" role="status"><span>{say!(play.not_kept)}</span></p>
                        }.into_any())}
                    </div>
                </div>
            </main>
            <Dialog id="prove" title=say!(play.prove_title) open=asking>
                {move || later::rare("found-answer", move |rare| (rare.prove)(held, carry))}
            </Dialog>
            <Already open=already playable=held give=recover/>
        </div>
    }
}

#[component]
fn Again(header: Header, locks: usize, again: Callback<Header>) -> impl IntoView {
    let name = if header.team.is_empty() { say!(play.no_name).to_owned() } else { header.team.clone() };
    let open = header.open;
    view! {
        <li>
            <button class="ghost" type="button" on:click=move |_| again.run(header.clone())>
                <span>{say!(play.continue_as)}" "<b>{name}</b></span>
                <small class="quiet num">{say!(play.open_of, open = open, of = locks)}</small>
            </button>
        </li>
    }
}

/// Who carries a journal on.
#[derive(Clone, Copy)]
pub struct Carry {
    /// The journal that is asked about.
    header: RwSignal<Option<Header>>,
    store: Store,
    done: Callback<Header>,
}

/// Asks for an answer that the team has found, so that nobody carries another team's breakout on.
pub(super) fn prove(playable: StoredValue<Playable>, Carry { header, store, done }: Carry) -> AnyView {
    let entry = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let prove = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(header) = header.get_untracked() else { return };
        let (entry, playable) = (entry.get_untracked(), playable.get_value());
        spawn_local(async move {
            let journal = teams::load(store, &header).await;
            let playable = teams::recalled(store, &playable, header.id).await;
            let admitted = match playable.seal {
                Some(seal) => seal.admits(journal, entry).await,
                None => {
                    let breakout = &playable.breakout;
                    admits(breakout, &Progress::fold(breakout, &journal), &entry, spelling(&breakout.language))
                }
            };
            if admitted {
                done.try_run(header);
            } else {
                wrong.try_set(true);
            }
        });
    };
    view! {
        <form on:submit=prove>
            <div class="inside">
                <p>{say!(play.prove)}</p>
                <div class="field">
                    <label for="found-answer">{say!(play.answer_found)}</label>
                    <input id="found-answer" type="text" autocomplete="off" prop:value=move || entry.get()
                        aria-invalid=move || wrong.get().to_string() aria-describedby="found-wrong"
                        on:input:target=move |event| { entry.set(event.target().value()); wrong.set(false) }/>
                    <p class="wrong" id="found-wrong" role="status">{move || wrong.get().then(|| say!(play.prove_wrong))}</p>
                </div>
            </div>
            <div class="acts"><button class="go small" type="submit">{say!(play.carry_on)}</button></div>
        </form>
    }
    .into_any()
}

fn size(breakout: &Breakout) -> String {
    let locks = breakout.locks.len();
    match breakout.minutes {
        Some(minutes) => say!(play.size_minutes, locks = locks, minutes = minutes),
        None => say!(play.size, locks = locks),
    }
}

/// The first sentence or two of a story.
fn first_words(text: &str, title: &str) -> String {
    let text = text.trim_start_matches(title).trim_start_matches('.').trim();
    let line = text.lines().find(|line| line.len() > 20).unwrap_or(text);
    let end = line
        .char_indices()
        .skip(60)
        .find(|(_, c)| matches!(c, '.' | '!' | '?'))
        .map_or(line.len(), |(at, c)| at + c.len_utf8());
    line[..end].to_owned()
}
