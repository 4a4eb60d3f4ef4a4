use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::one::Room;
use super::words::team_word;
use crate::app::later;
use crate::app::own::{Own, Taken, amiss_words, name};
use crate::app::parts::when;
use crate::app::spelling;
use crate::breakout::{Breakout, Lock, Made};
use crate::mechanism::Kind;
use crate::report::{Amiss, Members, Report, amiss, is_begun, tidied};
use crate::say;

/// A team's own lock, on its card.
#[derive(Clone)]
struct Handed {
    /// The journal that it came with.
    journal: Uuid,
    /// Who made it, in words.
    who: String,
    lock: Arc<Lock>,
}

/// Whether a team of the class made a lock.
pub(super) fn is_one(report: &Report) -> bool {
    report.teams.iter().any(|team| team.members.made.as_deref().is_some_and(is_begun))
}

/// The locks that teams made for the next class: to be looked at, added to the breakout with one tap, or put aside.
#[component]
pub(super) fn OwnView(room: Room, report: Arc<Report>) -> impl IntoView {
    let is_strange = report
        .teams
        .iter()
        .filter_map(|team| team.members.made.as_deref())
        .any(|lock| matches!(lock.mechanism.kind, Kind::Unknown { .. }));
    let fetched = RwSignal::new(None::<Option<Own>>);
    let draft = RwSignal::new(None::<Arc<Breakout>>);
    let id = report.breakout.id;
    spawn_local(async move {
        // They may be of kinds that the breakout has none of.
        if is_strange {
            later::kinds().await;
        }
        let own = later::own().await;
        if let Some(own) = &own {
            let found = (own.draft)(id, room.store).await;
            draft.try_set(found.map(Arc::new));
        }
        fetched.try_set(Some(own));
    });
    move || match fetched.get() {
        None => ().into_any(),
        Some(None) => view! { <p class="notice bad" role="alert">{say!(own.not_arrived)}</p> }.into_any(),
        Some(Some(own)) => all(room, &report, own, draft),
    }
}

fn all(room: Room, report: &Arc<Report>, own: Own, draft: RwSignal<Option<Arc<Breakout>>>) -> AnyView {
    let breakout = report.breakout.clone();
    let handed: Vec<Handed> = room.class.with_untracked(|class| {
        let of = |(journal, team): (&crate::play::Journal, &crate::report::Team)| {
            // Read anew: their kinds may have come meanwhile.
            let members = Members::of(journal);
            let lock = members.made.as_deref().map(|lock| tidied(lock, &breakout)).filter(is_begun)?;
            let named = !team.label.name.is_empty();
            let who = who(named.then(|| team_word(&team.label)), &members);
            Some(Handed { journal: journal.id, who, lock: Arc::new(lock) })
        };
        class.teams.iter().zip(&report.teams).filter_map(of).collect()
    });
    let is_aside = move |id: Uuid| room.header.with(|header| header.aside.contains(&id));
    let put = move |id: Uuid, aside: bool| room.put_aside(id, aside);
    let shown = StoredValue::new(handed);
    let card = move |handed: Handed| {
        let (id, breakout) = (handed.journal, breakout.clone());
        when(move || !is_aside(id), {
            let handed = StoredValue::new(handed);
            let breakout = StoredValue::new(breakout);
            move || {
                one(room, breakout.get_value(), handed.get_value(), own, draft, Callback::new(move |()| put(id, true)))
            }
        })
    };
    let cards = shown.get_value().into_iter().map(card).collect_view();
    let aside = move || {
        let aside: Vec<Handed> = shown.get_value().into_iter().filter(|handed| is_aside(handed.journal)).collect();
        (!aside.is_empty()).then(|| {
            let count = aside.len();
            let line = |handed: Handed| {
                let (id, name) = (handed.journal, name(&handed.lock));
                view! { <li class="row"><span><b>{name}</b>" "{handed.who}</span><button class="ghost" type="button" on:click=move |_| put(id, false)>{say!(own.take_back)}</button></li> }.into_any()
            };
            let lines = aside.into_iter().map(line).collect_view();
            view! { <details class="own-aside"><summary>{say!(own.aside_list, n = count)}</summary><ul role="list">{lines}</ul></details> }.into_any()
        })
    };
    view! { <p class="quiet">{say!(own.view_why)}</p><div class="own-locks">{cards}</div>{move || aside()} }.into_any()
}

/// Who made a lock: the team and its members, as far as they gave their names.
fn who(team: Option<String>, members: &Members) -> String {
    let names: Vec<&str> = members.members.iter().map(|it| it.name.as_str()).filter(|name| !name.is_empty()).collect();
    let names = names.join(", ");
    match team {
        // Whoever plays alone is the team.
        Some(team) if names.is_empty() || names == team => team,
        Some(team) => say!(own.team_and_names, team = team, names = names),
        None if names.is_empty() => say!(own.nobody_named).to_owned(),
        None => names,
    }
}

/// What became of a tap.
#[derive(Clone, PartialEq)]
enum Told {
    Nothing,
    Adding,
    Done(String),
}

fn one(
    room: Room,
    breakout: Arc<Breakout>,
    handed: Handed,
    own: Own,
    draft: RwSignal<Option<Arc<Breakout>>>,
    aside: Callback<()>,
) -> AnyView {
    let amiss = amiss(&handed.lock, spelling(&breakout.language));
    let title = name(&handed.lock);
    // What is far too long is not drawn.
    let drawn = (!matches!(amiss, Some(Amiss::TooLong))).then(|| (own.card)(&breakout, &handed.lock));
    let can = amiss.is_none();
    let amiss = amiss.map(|why| {
        view! { <p class="notice warn"><span>{say!(own.cannot)}" "{amiss_words(&why)}</span></p> }.into_any()
    });
    let line = RwSignal::new(say!(own.line, who = handed.who));
    let told = RwSignal::new(Told::Nothing);
    let key = handed.journal.to_string();
    let there = {
        let key = key.clone();
        Memo::new(move |_| {
            draft.with(|draft| {
                let draft = draft.as_ref()?;
                Some((draft.id, draft.title.clone(), draft.made_with(&key)?.to_owned()))
            })
        })
    };
    let made = Made { by: handed.who.clone(), journal: key.clone() };
    let field = format!("line-{key}");
    let label = field.clone();
    let lock = handed.lock.clone();
    let add = move |_| {
        if told.get_untracked() == Told::Adding {
            return;
        }
        told.set(Told::Adding);
        let (breakout, lock, made, line) = (breakout.clone(), lock.clone(), made.clone(), line.get_untracked());
        let was_new = draft.with_untracked(Option::is_none);
        spawn_local(async move {
            let title = draft.try_with_untracked(|draft| draft.as_ref().map(|draft| draft.title.clone())).flatten();
            let taken = (own.take)(breakout, lock, made, line, room.store).await;
            let words = match taken {
                None => say!(own.busy, title = title.unwrap_or_default()),
                Some(Taken { draft: now, was_there, is_kept, .. }) => {
                    let title = now.title.clone();
                    draft.try_set(Some(Arc::new(now)));
                    match (was_there, is_kept, was_new) {
                        (true, ..) => say!(own.there, title = title),
                        (_, false, _) => say!(own.not_kept, title = title),
                        (.., true) => say!(own.added_new, title = title),
                        _ => say!(own.added, title = title),
                    }
                }
            };
            told.try_set(Told::Done(words));
        });
    };
    let (add_label, aside_label) = (say!(own.add_which, title = title), say!(own.aside_which, title = title));
    let words = move || match told.get() {
        Told::Nothing => there.get().map(|(_, title, _)| say!(own.there, title = title)).unwrap_or_default(),
        Told::Adding => say!(own.adding).to_owned(),
        Told::Done(words) => words,
    };
    let acts = StoredValue::new((add_label, aside_label));
    let add = StoredValue::new(add);
    view! {
        <article class="sheet own-lock">
            <header><h3>{title}</h3><p class="quiet">{say!(own.made_by, who = handed.who)}</p></header>
            {drawn}{amiss}
            {can.then(|| view! {
                <div class="field" hidden=move || there.read().is_some()>
                    <label for=label>{say!(own.line_label)}</label>
                    <input id=field type="text" maxlength="200" prop:value=move || line.get() on:input:target=move |event| line.set(event.target().value())/>
                </div>
            }.into_any())}
            <p role="status">{move || words()}</p>
            {move || match there.get() {
                Some((draft, _, lock)) => view! { <p class="row"><a class="ghost" href=format!("#/build/{draft}/lock/{lock}")>{say!(own.open)}</a></p> }.into_any(),
                None => view! {
                    <p class="row">
                        {can.then(|| view! { <button class="go small" type="button" aria-label=acts.get_value().0 on:click=move |event| add.with_value(|add| add(event))>{say!(own.add)}</button> }.into_any())}
                        <button class="ghost" type="button" aria-label=acts.get_value().1 on:click=move |_| aside.run(())>{say!(own.aside)}</button>
                    </p>
                }.into_any(),
            }}
        </article>
    }
    .into_any()
}
