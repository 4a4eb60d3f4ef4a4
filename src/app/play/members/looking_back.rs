use leptos::prelude::*;

use super::super::panels::written_soon;
use super::super::sitting::Sitting;
use super::steps::steps;
use super::{alone, of, tell};
use crate::app::browser;
use crate::app::mechanisms::in_words;
use crate::app::parts::Prose;
use crate::breakout::Breakout;
use crate::play::{Game, Journal};
use crate::prose::plain;
use crate::report::{Grown, Member, Members, Told, Topic};
use crate::say;

/// The most tries that are shown to pick from.
const MOST_TRIES: usize = 12;

/// The way back to what each wanted to grow in, with what was tried as the evidence; then what the team looks back at together.
pub fn looking_back(sitting: Sitting) -> AnyView {
    let team = of(sitting);
    // Whoever comes back to it finds the targets that there are.
    let aims = Memo::new(move |_| {
        let aim = |member: &Member| {
            let is_there = sitting.game.with_untracked(|game| game.breakout().target(&member.aim).is_some());
            is_there.then(|| (member.place, member.name.clone(), member.aim.clone()))
        };
        team.with(|team| team.members.iter().filter_map(aim).collect::<Vec<_>>())
    });
    let one =
        move |(place, name, aim): (usize, String, String)| view! { <Aim sitting team place name aim/> }.into_any();
    view! {
        <section class="part looking" aria-labelledby="looking">
            <h2 id="looking">{say!(team.back)}</h2>
            {move || aims.get().into_iter().map(one).collect_view()}
            <Changed sitting/>
            <PassOn sitting/>
        </section>
    }
    .into_any()
}

/// One member, their target, what was done at its locks, and their own word on it.
#[component]
fn Aim(sitting: Sitting, team: Memo<Members>, place: usize, name: String, aim: String) -> impl IntoView {
    let (statement, ways) = sitting.game.with_untracked(|game| {
        let statement = game.breakout().target(&aim).map(|target| target.statement.clone()).unwrap_or_default();
        let serving = game.breakout().locks.iter().filter(|lock| lock.targets.contains(&aim));
        (statement, serving.filter_map(|lock| steps(game, lock)).collect::<Vec<_>>())
    });
    let title = match (alone(sitting), name.is_empty()) {
        (true, _) => say!(team.aimed_alone).to_owned(),
        (false, true) => say!(team.aimed_nobody).to_owned(),
        (false, false) => say!(team.aimed, name = name),
    };
    let now = Memo::new(move |_| {
        team.with(|team| team.members.iter().find(|member| member.place == place).and_then(|member| member.grown))
    });
    let choice = move |how: Grown| {
        view! {
            <label class="tick">
                <input type="radio" name=format!("grown-{place}") prop:checked=move || now.get() == Some(how)
                    on:change=move |_| tell(sitting, &Told::Grown { member: place, how })/>
                {grown_word(how)}
            </label>
        }
        .into_any()
    };
    let none = ways.is_empty().then(|| view! { <p class="quiet">{say!(team.steps_none)}</p> }.into_any());
    view! {
        <article class="sheet aim">
            <h3>{title}</h3>
            <div class="aimed"><Prose text=statement/></div>
            <div class="ways"><p class="label">{say!(team.steps)}</p>{none}{ways}</div>
            <fieldset class="field"><legend>{say!(team.and_now)}</legend><div class="row grown">{[Grown::Can, Grown::Almost, Grown::NotYet].map(choice).into_iter().collect_view()}</div></fieldset>
        </article>
    }
}

fn grown_word(how: Grown) -> &'static str {
    match how {
        Grown::Can => say!(class.grown_can),
        Grown::Almost => say!(class.grown_almost),
        Grown::NotYet => say!(class.grown_not_yet),
    }
}

/// When the team changed its mind; a try begins the sentence.
#[component]
fn Changed(sitting: Sitting) -> impl IntoView {
    let is_alone = alone(sitting);
    let (begun, tries) =
        sitting.game.with_untracked(|game| (Members::of(game.journal()).changed.unwrap_or_default(), tries(game)));
    let text = RwSignal::new(begun);
    let write = StoredValue::new_local(written_soon(move |text| {
        tell(sitting, &Told::Wrote { topic: Topic::Changed, text });
    }));
    let set = move |new: String| {
        text.set(new.clone());
        write.update_value(|write| write(new));
    };
    let pick = move |(lock, answer): (String, String)| {
        let words = say!(team.changed_button, lock = lock, answer = answer);
        let begin = if is_alone {
            say!(team.changed_start_alone, lock = lock, answer = answer)
        } else {
            say!(team.changed_start, lock = lock, answer = answer)
        };
        let begin = move |_| {
            let before = text.get_untracked();
            let before = before.trim_end();
            set(if before.is_empty() { begin.clone() } else { format!("{before}\n{begin}") });
            browser::focus("changed");
        };
        view! { <button class="chip" type="button" on:click=begin>{words}</button> }.into_any()
    };
    let picks = (!tries.is_empty()).then(|| {
        view! {
            <div role="group" aria-labelledby="picks"><small id="picks">{say!(team.changed_pick)}</small><div class="row">{tries.into_iter().map(pick).collect_view()}</div></div>
        }
        .into_any()
    });
    view! {
        <div class="field">
            <label for="changed">{if is_alone { say!(team.changed_alone) } else { say!(team.changed) }}</label>
            {picks}
            <textarea id="changed" rows="3" prop:value=move || text.get() on:input:target=move |event| set(event.target().value())></textarea>
        </div>
    }
}

/// The tries of all locks, the earliest first: the lock's name and the answer in words.
fn tries(game: &Game) -> Vec<(String, String)> {
    let mut tries = Vec::new();
    for lock in &game.breakout().locks {
        for attempt in game.progress().attempts(&lock.id) {
            tries.push((attempt.at, lock.title.clone(), in_words(&lock.mechanism.kind, &attempt.answer)));
        }
    }
    tries.sort();
    tries.into_iter().map(|(_, lock, answer)| (lock, answer)).take(MOST_TRIES).collect()
}

/// One thing to tell another class.
#[component]
fn PassOn(sitting: Sitting) -> impl IntoView {
    let begun = sitting.game.with_untracked(|game| Members::of(game.journal()).pass_on.unwrap_or_default());
    let mut write = written_soon(move |text| tell(sitting, &Told::Wrote { topic: Topic::PassOn, text }));
    view! {
        <div class="field">
            <label for="pass-on">{say!(team.tell_on)}</label>
            <textarea id="pass-on" rows="2" prop:value=begun on:input:target=move |event| write(event.target().value())></textarea>
        </div>
    }
}

/// What is handed in of members, aims and looking back, in words.
pub fn handed(breakout: &Breakout, journal: &Journal, is_alone: bool) -> Vec<String> {
    let team = Members::of(journal);
    let mut lines = Vec::new();
    for member in &team.members {
        let name = match (member.name.as_str(), is_alone) {
            ("", true) => say!(team.hand_me).to_owned(),
            ("", false) => say!(team.hand_member, n = member.place + 1),
            (name, _) => name.to_owned(),
        };
        let aim = breakout.target(&member.aim).map(|target| plain(&target.statement));
        lines.push(match (aim, member.grown) {
            (None, _) => name,
            (Some(aim), None) => say!(team.hand_aim, name = name, aim = aim),
            (Some(aim), Some(how)) => say!(team.hand_aim_grown, name = name, aim = aim, grown = grown_word(how)),
        });
    }
    let changed = team.changed.filter(|text| !text.trim().is_empty());
    lines.extend(changed.map(|text| {
        if is_alone { say!(team.hand_changed_alone, text = text) } else { say!(class.changed, text = text) }
    }));
    lines.extend(team.pass_on.filter(|text| !text.trim().is_empty()).map(|text| say!(class.pass_on, text = text)));
    lines
}
