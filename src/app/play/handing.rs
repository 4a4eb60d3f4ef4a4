//! The end of a team's way: what it hands in, looked at before it is, and a keepsake.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ending::{Debrief, Learnt, credit};
use super::members::{handed as of_members, looking_back};
use super::own::{self, OwnLock};
use super::sitting::Sitting;
use crate::app::browser;
use crate::app::mechanisms::further;
use crate::app::parts::{Icon, when};
use crate::format::{hand_in as file, pack, squeeze};
use crate::play::{How, Journal, LockState, Progress};
use crate::qr::Code;
use crate::report::{Handed, Members, hand_in, is_alone, split};
use crate::say;

/// All that comes after the papers in the box: what was learnt, what to talk about and look back at, then both. A team that is
/// not through may go back, and the next one may come.
pub(super) fn closing(sitting: Sitting, back: Callback<()>, leave: Callback<()>) -> AnyView {
    let is_through = sitting.game.with_untracked(|game| game.progress().finished().is_some());
    let back = (!is_through).then(|| {
        view! { <section class="part"><button class="ghost" type="button" on:click=move |_| back.run(())>{say!(class.back)}</button></section> }
            .into_any()
    });
    let handing = (!sitting.rehearsal).then(|| view! { <HandIn sitting/> }.into_any());
    // Whoever is not through could try answers on it.
    let own = (is_through && !sitting.rehearsal).then(|| {
        further::arrive();
        view! { <OwnLock sitting/> }.into_any()
    });
    let word = sitting
        .game
        .with_untracked(|game| if is_alone(game.journal()) { say!(team.next_alone) } else { say!(play.next_team) });
    let leave = (!sitting.rehearsal).then(|| {
        view! { <section class="part"><button class="ghost" type="button" on:click=move |_| leave.run(())>{word}</button></section> }
            .into_any()
    });
    let home = (!sitting.rehearsal).then(|| view! { <p><a href="#/">{say!(end.home)}</a></p> }.into_any());
    let breakout = sitting.game.with_untracked(|game| game.breakout().clone());
    view! {
        {back}
        <Learnt sitting/>
        <Debrief sitting/>
        {looking_back(sitting)}
        {own}
        {handing}
        <Keepsake sitting/>
        {credit(&breakout)}
        {leave}
        {home}
    }
    .into_any()
}

/// What is handed in, and the ways in which it is.
#[component]
fn HandIn(sitting: Sitting) -> impl IntoView {
    let (names, own) = (RwSignal::new(true), RwSignal::new(true));
    let said = RwSignal::new(None::<String>);
    let codes = RwSignal::new(None::<usize>);
    let handed = Memo::new(move |_| {
        let handed = sitting.game.with(|game| hand_in(game.breakout(), game.journal(), game.spelling(), names.get()));
        if own.get() { handed } else { handed.without_own() }
    });
    let names_word = sitting
        .game
        .with_untracked(|game| if is_alone(game.journal()) { say!(team.hand_name_alone) } else { say!(class.names) });
    let written = move || handed.with_untracked(|handed| file::write(&handed.journal));
    let save = move |_| {
        let (title, team) = handed.with_untracked(|handed| {
            (sitting.game.with_untracked(|game| game.breakout().title.clone()), handed.journal.team.clone())
        });
        let name = browser::file_name(&format!("{title} {team}"), "hand-in.json");
        // Where the browser refuses a download it says so itself.
        let _ = browser::download(&name, "application/json", &written());
        codes.set(None);
        said.set(Some(say!(end.saved, name = name)));
    };
    let copy = move |_| {
        let link = format!("{}#/class/z/{}", browser::page_address(), pack(&written()));
        spawn_local(async move {
            let done = browser::copy(&link).await;
            let words = if done { say!(class.link_copied) } else { say!(class.link_not_copied) };
            codes.try_set(None);
            said.try_set(Some(words.to_owned()));
        });
    };
    let show_codes = move |_| {
        said.set(None);
        codes.set(Some(0));
    };
    let code = move || {
        let at = codes.get()?;
        let parts = split(&squeeze(&handed.with(|handed| file::write(&handed.journal))))?;
        let at = at % parts.len();
        let drawn = Code::of(parts.get(at)?)?;
        let size = drawn.size();
        let words = say!(class.code_of, n = at + 1, of = parts.len());
        let next = (parts.len() > 1).then(|| {
            view! { <button class="ghost" type="button" on:click=move |_| codes.set(Some(at + 1))>{say!(class.code_next)}</button> }.into_any()
        });
        Some(
            view! {
                <figure class="code">
                    <svg viewBox=format!("0 0 {size} {size}") shape-rendering="crispEdges" role="img" aria-label=words.clone()>
                        <rect fill="#fff" width=size.to_string() height=size.to_string()/><path fill="#000" d=drawn.path()/>
                    </svg>
                    <figcaption class="row"><span role="status">{words}</span>{next}</figcaption>
                </figure>
            }
            .into_any(),
        )
    };
    view! {
        <section class="part" aria-labelledby="hand-in">
            <h2 id="hand-in" tabindex="-1">{say!(class.hand_in)}</h2>
            <p>{say!(class.hand_in_why)}</p>
            <label class="tick"><input type="checkbox" prop:checked=move || names.get() on:change:target=move |event| names.set(event.target().checked())/>{names_word}</label>
            {own::along(handed, own)}
            <div class="sheet handed">
                <h3>{say!(class.you_hand_in)}</h3>
                {move || handed.with(|handed| told(sitting, handed))}
                <details><summary>{say!(class.hand_raw)}</summary><pre tabindex="0">{move || handed.with(|handed| file::write(&handed.journal))}</pre></details>
            </div>
            <div class="row">
                <button class="go small" type="button" on:click=save>{say!(class.save_hand_in)}</button>
                <button class="ghost" type="button" on:click=copy>{say!(class.copy_hand_in)}</button>
                <button class="ghost" type="button" on:click=show_codes>{say!(class.show_codes)}</button>
            </div>
            <p class="quiet" role="status">{move || said.get()}</p>
            {when(move || codes.get().is_some(), move || view! { {move || code()} }.into_any())}
        </section>
    }
}

/// What is handed in, in words.
fn told(sitting: Sitting, handed: &Handed) -> AnyView {
    let breakout = sitting.game.with_untracked(|game| game.breakout().clone());
    let progress = Progress::fold(&breakout, &handed.journal);
    let mut lines: Vec<String> = Vec::new();
    let team = handed.journal.team.as_str();
    let is_alone = sitting.game.with_untracked(|game| is_alone(game.journal()));
    let nameless = if is_alone { say!(team.no_name_alone) } else { say!(class.no_team_name) };
    lines.push(if team.is_empty() { nameless.to_owned() } else { team.to_owned() });
    for lock in &breakout.locks {
        let mut tries = 0;
        for event in handed.journal.events() {
            tries += usize::from(matches!(&event.what, crate::play::What::Tried { lock: of, .. } if *of == lock.id));
        }
        let hints = handed.journal.events().filter(|event| is_rung(&event.what, &lock.id)).count();
        let state = match progress.state(&lock.id) {
            LockState::Open(How::Answer(_)) => say!(class.state_open),
            LockState::Open(How::Helped) => say!(class.state_key),
            _ if tries + hints > 0 => say!(class.state_shut),
            _ => continue,
        };
        lines.push(say!(class.hand_tries, lock = lock.title, n = tries, hints = hints, state = state));
        let explained = progress.explained(&lock.id).filter(|text| !text.trim().is_empty());
        lines.extend(explained.map(|text| say!(team.hand_explained, text = text)));
    }
    for question in 0..breakout.debrief.len() {
        lines.extend(progress.reflection(question).filter(|text| !text.trim().is_empty()).map(str::to_owned));
    }
    lines.extend(of_members(&breakout, &handed.journal, is_alone));
    lines.extend(Members::of(&handed.journal).own_words().map(|words| say!(asks.handed, words = words)));
    lines.extend(own::handed_words(handed, &breakout));
    if handed.tries > 0 {
        lines.push(say!(class.hand_withheld, n = handed.tries));
    }
    if handed.texts > 0 {
        lines.push(say!(class.hand_left_out, n = handed.texts));
    }
    lines.push(say!(class.hand_times).to_owned());
    view! { <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect_view()}</ul> }.into_any()
}

fn is_rung(what: &crate::play::What, lock: &str) -> bool {
    use crate::play::What::{Asked, Hinted};
    matches!(what, Hinted { lock: of, .. } | Asked { lock: of, .. } if of == lock)
}

/// Whose keepsake it is, where the journal says more than a team's name, or has none.
fn keeper(journal: &Journal) -> Option<String> {
    match (journal.team.as_str(), is_alone(journal)) {
        ("", true) => {
            let name = Members::of(journal).members.into_iter().next().map(|member| member.name);
            Some(name.filter(|name| !name.is_empty()).unwrap_or_else(|| say!(team.keepsake_alone).to_owned()))
        }
        ("", false) => Some(say!(play.a_team).to_owned()),
        _ => None,
    }
}

/// A card to print.
#[component]
fn Keepsake(sitting: Sitting) -> impl IntoView {
    let (title, team, words) = sitting.game.with_untracked(|game| {
        let (open, of) = (game.progress().open_count(game.breakout()), game.breakout().locks.len());
        let date = browser::date(game.progress().finished().unwrap_or_else(browser::now));
        let words = match open == of {
            true if browser::is_one(of) => say!(end.keepsake_one, date = date),
            true => say!(play.keepsake_all, of = of, date = date),
            false => say!(play.keepsake, open = open, of = of, date = date),
        };
        (game.breakout().title.clone(), game.journal().team.clone(), words)
    });
    let team = sitting.game.with_untracked(|game| keeper(game.journal())).unwrap_or(team);
    let print = move |_| {
        // A browser without a printer says so itself.
        let _ = window().print();
    };
    view! {
        <section class="part" aria-labelledby="keep">
            <h2 id="keep" tabindex="-1">{say!(play.keepsake_title)}</h2>
            <div class="sheet keepsake prints"><Icon name="lock-open"/><p class="label">{title}</p><h3>{team}</h3><p>{words}</p></div>
            <button class="go" type="button" on:click=print><Icon name="i-print"/>{say!(play.print)}</button>
        </section>
    }
}
