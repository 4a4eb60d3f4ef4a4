use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::clue::name;
use super::ladder::Ladder;
use super::sitting::{News, Sitting};
use super::{Next, Phase};
use crate::app::mechanisms::Widget;
use crate::app::parts::{Icon, Padlock, Prose, Shackle, when};
use crate::app::unfit::unfit;
use crate::app::{browser, later};
use crate::breakout::Lock;
use crate::mechanism::Nearly;
use crate::play::{Action, Checked, From, LockState, Said};
use crate::say;

/// The lock on the bench: its padlock, the try, what it answers, its hints; or what slides out of it.
#[component]
pub(super) fn Station(
    sitting: Sitting,
    next: Next,
    /// What is said after the last lock, and on the button that leads on, where that is not the box's lid.
    #[prop(optional)]
    last: Option<[&'static str; 2]>,
) -> impl IntoView {
    let owner = Owner::current();
    // What is set on each lock stays there while others are looked at.
    let entries = StoredValue::new(HashMap::<String, RwSignal<String>>::new());
    let entry_of = move |lock: &str| {
        let known = entries.with_value(|entries| entries.get(lock).copied());
        known.unwrap_or_else(|| {
            let make = || RwSignal::new(String::new());
            let entry = owner.as_ref().map_or_else(make, |owner| owner.with(make));
            entries.update_value(|entries| {
                entries.insert(lock.to_owned(), entry);
            });
            entry
        })
    };
    // What is found out about a sealed lock while it is tried changes nothing of its face.
    let lock = Memo::new_with_compare(
        move |_| {
            let id = sitting.lock.get();
            let lock = sitting.game.with(|game| game.breakout().lock(&id).cloned());
            lock.filter(|lock| sitting.state(&lock.id) != LockState::OutOfReach)
        },
        |before, after| !has_same_face(before, after),
    );
    view! {
        <aside class="station" aria-label=say!(play.the_lock)>
            {move || lock.get().map(|lock| {
                let entry = entry_of(&lock.id);
                view! { <OneLock sitting next lock entry last/> }.into_any()
            }).into_any()}
        </aside>
    }
}

fn has_same_face(before: Option<&Option<Arc<Lock>>>, after: Option<&Option<Arc<Lock>>>) -> bool {
    match (before, after) {
        (Some(Some(before)), Some(Some(after))) => {
            (&before.id, &before.title, &before.mechanism) == (&after.id, &after.title, &after.mechanism)
        }
        (before, after) => before == after,
    }
}

#[component]
fn OneLock(
    sitting: Sitting,
    next: Next,
    lock: Arc<Lock>,
    entry: RwSignal<String>,
    #[prop(optional_no_strip)] last: Option<[&'static str; 2]>,
) -> impl IntoView {
    let id = StoredValue::new(lock.id.clone());
    let state = Memo::new(move |_| sitting.state(&id.get_value()));
    let is_checking = Memo::new(move |_| sitting.checking.with(|lock| id.with_value(|id| lock.as_ref() == Some(id))));
    let is_open = move || matches!(state.get(), LockState::Open(_));
    let cooling = Memo::new(move |_| {
        let now = sitting.now.get();
        sitting.game.with(|game| id.with_value(|id| game.progress().cooling(game.breakout(), id, now)))
    });
    let (explains, lift) = (lock.explain.is_some(), last.map_or(say!(play.lift_lid), |[_, lift]| lift));
    let rattles = RwSignal::new(false);
    let news = RwSignal::new(false);
    Effect::new(move |_| {
        // What cannot be an answer was no try: nothing moves.
        rattles.set(matches!(sitting.news.get(), News::Missed(_) | News::Said(Said::TriedBefore { .. })));
        news.update(|odd| *odd = !*odd && sitting.news.get_untracked() != News::None);
    });
    // A screen reader tells only what differs from what was there: the same news once more has one more sign, which is not seen.
    let again = move || news.get().then_some("\u{a0}");
    let shackle = Signal::derive(move || match (is_open(), rattles.get(), cooling.get()) {
        (true, ..) => Shackle::Sprung,
        (false, true, _) => Shackle::Rattles,
        (false, false, _) if is_checking.get() => Shackle::Checking,
        (false, false, Some(_)) => Shackle::Cooling,
        _ => Shackle::Closed,
    });
    let attempt = Callback::new(move |()| {
        if cooling.get_untracked().is_none() && state.get_untracked() == LockState::Reached {
            rattles.set(false);
            let (lock, entry) = (id.get_value(), entry.get_untracked());
            if untrack(|| sitting.is_shut_again(&lock)) {
                sitting.reopen(lock, entry);
            } else {
                sitting.act(Action::Try { lock, entry });
            }
        }
    });
    let label = move || match cooling.get() {
        _ if is_checking.get() => say!(play.checking).to_owned(),
        Some(seconds) => say!(play.cooling, seconds = seconds),
        None => say!(play.try_it).to_owned(),
    };
    let cools = Memo::new(move |_| cooling.get().is_some());
    let inside = Memo::new(move |_| {
        let from = From::Inside(id.get_value());
        let pages = sitting.pages().into_iter().filter(|page| page.from == from);
        pages.map(|page| (page.clue.id.clone(), name(&page.clue))).collect::<Vec<_>>()
    });
    let folded = Memo::new(move |_| {
        let seen = sitting.seen.get();
        inside.with(|inside| inside.iter().find(|(id, _)| !seen.contains(id)).cloned())
    });
    let is_through = Memo::new(move |_| sitting.game.with(|game| game.progress().finished().is_some()));
    let said = move || {
        if is_open() {
            let more = match folded.with(Option::is_some) {
                true => say!(play.something_inside),
                false if is_through.get() => last.map_or(say!(play.hasp_free), |[words, _]| words),
                false => "",
            };
            return view! { <strong>{say!(play.open)}</strong>" "{more} }.into_any();
        }
        sitting.game.with(|game| {
            let lock = id.with_value(|id| game.breakout().lock(id).cloned());
            lock.map(|lock| answer(sitting, &lock, cools)).into_any()
        })
    };
    // Each team finds things in an order of its own, the same on all its devices.
    let seed = sitting.game.with_untracked(|game| game.journal().id.as_u64_pair().1);
    view! {
        <Padlock kind=lock.mechanism.kind.name() name=lock.title.clone() shackle=shackle on:animationend=move |_| rattles.set(false)>
            <Widget kind=lock.mechanism.kind.clone() seed=Some(seed) entry=entry submit=attempt/>
        </Padlock>
        {when(move || !is_open(), move || view! {
            <button class="go" type="button" aria-disabled=move || cools.get().then_some("true") on:click=move |_| attempt.run(())>{move || label()}</button>
        }.into_any())}
        // It stays when the lock opens: what is told in a place that was not there before, no screen reader hears.
        <div class="say" id="news" role="status">{move || said()}{move || again()}</div>
        {move || if is_open() {
            view! { <Reveal sitting next lock=id folded is_through lift explains/> }.into_any()
        } else {
            view! { <Ladder sitting/> }.into_any()
        }}
    }
}

/// What the lock answers: kind, and what to do next. That it cools is told, and that it does no longer; the seconds are not.
fn answer(sitting: Sitting, lock: &Lock, cools: Memo<bool>) -> AnyView {
    let (warns, has_cooled, wait) = sitting.game.with(|game| {
        let (progress, rules) = (game.progress(), &game.breakout().rules.tries);
        let has_cooled = progress.attempts(&lock.id).len() > rules.free as usize;
        (progress.warns(game.breakout(), &lock.id), has_cooled, rules.wait_seconds)
    });
    let warned = move || match (cools.get(), has_cooled) {
        (true, _) => say!(play.cools, seconds = wait),
        (false, true) => format!("{} {}", say!(play.ready), say!(play.warns, seconds = wait)),
        (false, false) => say!(play.warns, seconds = wait),
    };
    let warning = move || warns.then(|| view! { <p class="quiet">{move || warned()}</p> }.into_any());
    match sitting.news.get() {
        News::Missed(checked) => {
            view! { <strong>{say!(play.not_yet)}</strong>" "{missed(lock, &checked)}{warning()} }.into_any()
        }
        News::Said(Said::TriedBefore { answer }) => {
            let again = sitting.check(&lock.id, &answer).map(|again| missed(lock, &again));
            view! { <strong>{say!(play.tried_before)}</strong>" "{again}{warning()} }.into_any()
        }
        News::Said(Said::Unfit(why)) => {
            view! { <p class="unfit"><strong>{say!(play.cannot_be)}</strong>" "{unfit(&why)}" "{say!(play.no_try)}</p> }
                .into_any()
        }
        News::Said(Said::NotChecked) => say!(play.not_checked).into_any(),
        News::None if sitting.is_shut_again(&lock.id) => {
            view! { <p>{sitting.shut_again_words(&lock.id)}</p> }.into_any()
        }
        News::Said(Said::TimeIsUp) => say!(play.time_up_stop).into_any(),
        News::Said(Said::NoHint | Said::NoCard) => say!(play.no_hint).into_any(),
        News::Said(Said::NothingFits { answers }) => say!(play.nothing_fits, answers = answers.join(", ")).into_any(),
        News::Said(_) | News::None | News::Opened => warning().into_any(),
    }
}

fn missed(lock: &Lock, checked: &Checked) -> AnyView {
    match checked {
        Checked::Misses { reply: Some(reply), .. } => {
            lock.replies.get(*reply).map(|reply| view! { <Prose text=reply.say.clone()/> }.into_any()).into_any()
        }
        Checked::Misses { nearly: Some(Nearly::Accents), .. } => say!(play.nearly_accents).into_any(),
        Checked::Misses { nearly: Some(Nearly::Punctuation), .. } => say!(play.nearly_punctuation).into_any(),
        _ => say!(play.look_again).into_any(),
    }
}

/// What slides out of an open lock: folded things, until the team unfolds them; then the way on.
#[component]
fn Reveal(
    sitting: Sitting,
    next: Next,
    lock: StoredValue<String>,
    /// What still lies folded in it: its id and its name.
    folded: Memo<Option<(String, String)>>,
    is_through: Memo<bool>,
    /// What the button says after the last lock.
    lift: &'static str,
    explains: bool,
) -> impl IntoView {
    let on = Memo::new(move |_| {
        sitting.game.with(|game| {
            let is_waiting = |lock: &&Arc<Lock>| sitting.state(&lock.id) == LockState::Reached;
            game.breakout().locks.iter().find(is_waiting).map(|lock| (lock.id.clone(), lock.title.clone()))
        })
    });
    let unfold = move |_| {
        if let Some((id, _)) = folded.get_untracked() {
            sitting.sound.tick();
            sitting.clue.set(Some(id));
            browser::focus("clue");
        }
    };
    // Whoever opened it from the keyboard goes on from there: the button that was pressed is gone.
    if sitting.news.get_untracked() == News::Opened {
        browser::focus("onward");
    }
    let what = move || {
        match folded.get() {
        Some((_, name)) => view! {
            <button class="folded" id="onward" type="button" on:click=unfold>
                <Icon name="folded-paper"/>
                <span class="go">{say!(play.unfold)}</span>
                <span class="vh">{name}</span>
            </button>
        }
        .into_any(),
        None if is_through.get() => view! {
            <button class="go" id="onward" type="button" on:click=move |_| next.run(Phase::Finale(sitting))>{lift}</button>
        }
        .into_any(),
        None => on.get().map(|(id, title)| view! {
            <button class="go" id="onward" type="button" on:click=move |_| { sitting.take_up(&id); browser::focus("clue") }>{say!(play.next_lock, lock = title)}</button>
        }.into_any()).into_any(),
    }
    };
    let explain = explains.then(|| later::rare("", move |rare| (rare.explain)(sitting, lock)));
    view! { <div class="reveal">{explain}{move || what()}</div> }
}
