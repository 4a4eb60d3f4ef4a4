use leptos::prelude::*;

use super::super::sitting::Sitting;
use super::roles::roles;
use super::{alone, tell};
use crate::app::parts::{Icon, Prose, when};
use crate::breakout::Target;
use crate::report::{LONGEST_NAME, MOST_MEMBERS, Members, Told, cleaned, sit_with_roles};
use crate::say;

/// How many places there always are to write on.
const PLACES: usize = 3;

/// Who is here, and what each wants to grow in. Nothing of it need be filled in.
#[component]
pub(super) fn Names(sitting: Sitting, team: Memo<Members>, open: RwSignal<bool>) -> impl IntoView {
    let is_alone = alone(sitting);
    let targets = sitting.game.with_untracked(|game| game.breakout().targets.clone());
    let has_targets = !targets.is_empty();
    // One empty place stands behind those that somebody is writing on.
    let written = RwSignal::new(0);
    let places = Memo::new(move |_| {
        let named = team.with(|team| team.members.iter().map(|member| member.place + 1).max().unwrap_or_default());
        (named.max(written.get()) + 1).max(PLACES)
    });
    // All of them stand there: a field that somebody writes on is never made anew.
    let all = 0..if is_alone { 1 } else { MOST_MEMBERS };
    let place = move |place: usize| {
        view! { <Place sitting team place written hidden=Signal::derive(move || place >= places.get())/> }.into_any()
    };
    let names = view! { <ol class="names" role="list">{all.map(place).collect_view()}</ol> };
    let names = if is_alone {
        names.into_any()
    } else {
        view! { <fieldset class="field"><legend>{say!(team.names)}</legend>{names}</fieldset> }.into_any()
    };
    let can_aim = move || is_alone || team.with(|team| team.members.iter().any(|member| !member.name.is_empty()));
    let targets = StoredValue::new(targets);
    view! {
        <div class="inside who">
            <p class="quiet">{if is_alone { say!(team.intro_alone) } else { say!(team.intro) }}</p>
            {names}
            {when(move || has_targets && can_aim(), move || view! { <Aims sitting team targets=targets.get_value()/> }.into_any())}
            {(!is_alone).then(|| view! { <RolesToo sitting team/> }.into_any())}
        </div>
        <div class="acts"><button class="go small" type="button" on:click=move |_| open.set(false)>{say!(team.done)}</button></div>
    }
}

/// One member's name, and a way to take them out.
#[component]
fn Place(
    sitting: Sitting,
    team: Memo<Members>,
    place: usize,
    written: RwSignal<usize>,
    hidden: Signal<bool>,
) -> impl IntoView {
    let is_alone = alone(sitting);
    let read = move |read: fn(&crate::report::Member) -> &String| {
        team.with(|team| team.members.iter().find(|member| member.place == place).map(|member| read(member).clone()))
            .unwrap_or_default()
    };
    let name = Memo::new(move |_| read(|member| &member.name));
    let write = move |text: String| {
        let text = cleaned(&text);
        if text == name.get_untracked() {
            return;
        }
        // Whoever is taken out leaves no aim behind; whoever plays alone keeps theirs.
        if text.is_empty() && !is_alone && !untrack(|| read(|member| &member.aim)).is_empty() {
            tell(sitting, &Told::Aim { member: place, target: String::new() });
        }
        tell(sitting, &Told::Member { member: place, name: text });
    };
    let id = format!("member-{place}");
    let label = if is_alone { say!(team.own_name).to_owned() } else { say!(team.member, n = place + 1) };
    let out = move || {
        let name = name.get();
        (!name.is_empty()).then(|| {
            let words = say!(team.out, name = name);
            view! { <button class="icon" type="button" aria-label=words on:click=move |_| write(String::new())><Icon name="i-close"/></button> }.into_any()
        })
    };
    view! {
        <li hidden=hidden>
            <label for=id.clone() class:vh=!is_alone>{label}</label>
            <input id=id type="text" autocomplete="off" maxlength=LONGEST_NAME.to_string() prop:value=move || name.get()
                on:input=move |_| written.update(|written| *written = (*written).max(place + 1))
                on:change:target=move |event| write(event.target().value())/>
            {move || (!is_alone).then(out)}
        </li>
    }
}

/// Each target, with the names of those that want to grow in it.
#[component]
fn Aims(sitting: Sitting, team: Memo<Members>, targets: Vec<Target>) -> impl IntoView {
    let is_alone = alone(sitting);
    // Those that can be put to a target; whoever plays alone needs no name for it.
    let who = Memo::new(move |_| {
        if is_alone {
            return vec![(0, say!(team.me).to_owned())];
        }
        let named =
            |member: &crate::report::Member| (!member.name.is_empty()).then(|| (member.place, member.name.clone()));
        team.with(|team| team.members.iter().filter_map(named).collect::<Vec<_>>())
    });
    let line = move |(at, target): (usize, Target)| {
        let (heading, own) = (format!("aim-{at}"), format!("aim-{at}"));
        let id = StoredValue::new(target.id);
        let chip = move |(place, name): (usize, String)| {
            let aims = move || {
                let at = |team: &Members| team.members.iter().position(|member| member.place == place);
                team.with(|team| at(team).is_some_and(|at| id.with_value(|id| team.members[at].aim == *id)))
            };
            let aims = Memo::new(move |_| aims());
            let choose = move |_| {
                let target = if aims.get_untracked() { String::new() } else { id.get_value() };
                tell(sitting, &Told::Aim { member: place, target });
            };
            view! { <button class="chip" class:on=aims type="button" aria-pressed=move || aims.get().to_string() on:click=choose>{name}</button> }
                .into_any()
        };
        view! {
            <div role="group" aria-labelledby=own>
                <div id=heading><Prose text=target.statement/></div>
                <div class="row">{move || who.get().into_iter().map(chip).collect_view()}</div>
            </div>
        }
        .into_any()
    };
    let (title, how) = if is_alone {
        (say!(team.aims_alone), say!(team.aims_alone_how))
    } else {
        (say!(team.aims), say!(team.aims_how))
    };
    view! {
        <section class="field" aria-labelledby="aims">
            <h3 id="aims">{title}</h3>
            <small>{how}</small>
            <div class="aims">{targets.into_iter().enumerate().map(line).collect_view()}</div>
        </section>
    }
}

/// Whether roles pass on, and what they are; where two have a name.
#[component]
fn RolesToo(sitting: Sitting, team: Memo<Members>) -> impl IntoView {
    let has_two = move || team.with(|team| team.members.iter().filter(|member| !member.name.is_empty()).count() > 1);
    let on = Memo::new(move |_| team.with(|team| !sit_with_roles(team).is_empty()));
    let list = move || {
        let roles = sitting.game.with_untracked(|game| roles(game.breakout()));
        let line = |(role, does): (String, &'static str)| {
            view! { <li><b>{role}</b>" "<span class="quiet">{does}</span></li> }.into_any()
        };
        view! { <p class="quiet">{say!(team.roles_why)}</p><ul class="all-roles" role="list">{roles.into_iter().map(line).collect_view()}</ul> }.into_any()
    };
    when(has_two, move || {
        view! {
            <section class="field" aria-labelledby="roles">
                <h3 id="roles">{say!(team.roles)}</h3>
                <label class="tick"><input type="checkbox" prop:checked=move || on.get()
                    on:change:target=move |event| tell(sitting, &Told::Roles { on: event.target().checked() })/>{say!(team.roles_on)}</label>
                {when(move || on.get(), list)}
            </section>
        }
        .into_any()
    })
}
