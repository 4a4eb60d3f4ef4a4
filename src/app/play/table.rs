use leptos::html;
use leptos::prelude::*;

use super::already::Already;
use super::boxed::TheBox;
use super::desk::Desk;
use super::members::members;
use super::panels::{Cards, Notebook, StoryAgain, TeachersKey};
use super::seldom::Seldom;
use super::sitting::Sitting;
use super::station::Station;
use super::story::back_to_building;
use super::toolbar::{Edge, Lamp, Toolbar};
use super::tray::Tray;
use super::{Next, Phase};
use crate::app::parts::{Dialog, Icon, when};
use crate::app::store::settings::Last;
use crate::app::{browser, later};
use crate::breakout::TimeUp;
use crate::play::Action;
use crate::say;

/// The workbench: the box, the clue, the lock, the toolbox.
#[component]
pub(super) fn Table(sitting: Sitting, next: Next) -> impl IntoView {
    let lamp = RwSignal::new(Lamp::default());
    if !sitting.rehearsal {
        let title = sitting.game.with_untracked(|game| game.breakout().title.clone());
        Last { title, place: browser::fragment() }.keep();
    }
    let (notebook, cards) = (RwSignal::new(false), RwSignal::new(false));
    let recover = Callback::new(move |answers| sitting.act(Action::Recover { answers }));
    let playable = StoredValue::new(sitting.playable());
    let (already, story, key) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let who = RwSignal::new(0);
    let (carry, leaving) = (RwSignal::new(false), RwSignal::new(false));
    let leave = Callback::new(move |()| {
        sitting.act(Action::Pause);
        sitting.leave();
        next.run(Phase::Arrive(sitting.playable().fresh()));
    });
    let carry_title =
        Signal::derive(move || if leaving.get() { say!(play.close_for_today) } else { say!(carry.title) }.to_owned());
    let carrying = move || {
        let leave = leaving.get().then_some(leave);
        later::rare("", move |rare| (rare.carrying)(sitting, leave))
    };
    view! {
        <a class="skip" href="#desk" on:click=|event| { event.prevent_default(); browser::focus("clue") }>{say!(play.to_clue)}</a>
        <div class="play table" data-lamp=move || lamp.get().class()>
            <Edge lamp/>
            <Header sitting next already story key who carry leaving/>
            <Notices sitting next carry leaving/>
            <section class="shelf" aria-label=say!(play.what_you_have)><TheBox sitting/><Tray sitting/></section>
            <Desk sitting/>
            <Station sitting next/>
            <Toolbar sitting lamp notebook cards/>
            <Notebook sitting open=notebook/>
            <Cards sitting open=cards/>
            <StoryAgain sitting open=story/>
            <TeachersKey sitting open=key/>
            <Dialog id="carry" title=carry_title open=carry>{move || carrying()}</Dialog>
            <Already open=already playable=playable give=recover/>
        </div>
    }
}

#[component]
fn Header(
    sitting: Sitting,
    next: Next,
    already: RwSignal<bool>,
    story: RwSignal<bool>,
    key: RwSignal<bool>,
    who: RwSignal<usize>,
    carry: RwSignal<bool>,
    leaving: RwSignal<bool>,
) -> impl IntoView {
    let (title, team) =
        sitting.game.with_untracked(|game| (game.breakout().title.clone(), game.journal().team.clone()));
    let open = move || {
        let of = sitting.game.with(|game| game.breakout().locks.len());
        say!(play.open_of, open = sitting.open_count(), of = of)
    };
    view! {
        <header class="top">
            <h1>{title}</h1>
            <span class="team">{team}</span>
            {members(sitting, who)}
            <div class="now num"><span>{move || open()}</span><Clock sitting/></div>
            <Menu sitting next already story key who carry leaving/>
        </header>
    }
}

/// The quiet clock: whole minutes, and none where the breakout has no time.
#[component]
fn Clock(sitting: Sitting) -> impl IntoView {
    let left = Memo::new(move |_| {
        let now = sitting.now.get();
        sitting.game.with(|game| game.left(now)).map(|left| (left.max(0) + 59_999) / 60_000)
    });
    view! { {move || left.get().map(|minutes| view! { <span>{say!(play.minutes_left, minutes = minutes)}</span> }.into_any()).into_any()} }
}

#[component]
fn Menu(
    sitting: Sitting,
    next: Next,
    already: RwSignal<bool>,
    story: RwSignal<bool>,
    key: RwSignal<bool>,
    who: RwSignal<usize>,
    carry: RwSignal<bool>,
    leaving: RwSignal<bool>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let (has_story, has_key, has_seats) = sitting.game.with_untracked(|game| {
        let breakout = game.breakout();
        (!breakout.story.is_empty(), breakout.rules.teacher_key.is_some(), breakout.has_seats())
    });
    let button: NodeRef<html::Button> = NodeRef::new();
    let close = move || {
        open.set(false);
        // What was chosen is gone; a panel that opens now gives the keyboard back to the button.
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let choose = move |act: &dyn Fn()| {
        close();
        act();
    };
    let take_along = move |leaves: bool| {
        leaving.set(leaves);
        carry.set(true);
    };
    let hand_in = move || {
        next.run(Phase::Ending(sitting));
        browser::focus("hand-in");
    };
    let rehearsal = sitting.rehearsal;
    view! {
        <nav class="menu" on:keydown=move |event| if event.key() == "Escape" && open.get_untracked() { close() }>
            <button class="icon" type="button" node_ref=button aria-label=say!(play.menu) aria-expanded=move || open.get().to_string() aria-controls="menu"
                on:click=move |_| open.update(|open| *open = !*open)><Icon name="i-menu"/></button>
            {when(move || open.get(), move || view! {
                <ul id="menu" role="list">
                    {has_story.then(|| view! {
                        <li><button type="button" on:click=move |_| choose(&|| story.set(true))>{say!(play.story_again)}</button></li>
                    }.into_any())}
                    <li><button type="button" on:click=move |_| choose(&|| who.update(|who| *who += 1))>{say!(play.who)}</button></li>
                    <li><button type="button" on:click=move |_| choose(&|| already.set(true))>{say!(play.some_open)}</button></li>
                    <li><button type="button" on:click=move |_| choose(&|| sitting.sound.switch())>
                        {move || if sitting.sound.on.get() { say!(play.sound_off) } else { say!(play.sound_on) }}</button></li>
                    <li class="apart">{later::rare("", |rare| (rare.front)())}</li>
                    {has_seats.then(|| view! {
                        <li class="apart">{Seldom::Chairs(sitting.chair, Some(sitting)).view()}</li>
                    }.into_any())}
                    {has_key.then(|| view! {
                        <li><button type="button" on:click=move |_| choose(&|| key.set(true))>{say!(play.teachers_key)}</button></li>
                    }.into_any())}
                    {(!rehearsal).then(|| view! {
                        <li><button type="button" on:click=move |_| choose(&|| take_along(false))>{say!(carry.title)}</button></li>
                        <li><button type="button" on:click=move |_| choose(&hand_in)>{say!(play.hand_in)}</button></li>
                        <li class="apart"><button type="button" on:click=move |_| choose(&|| take_along(true))>{say!(play.close_for_today)}</button></li>
                        <li><a href="#/">{say!(play.home)}</a></li>
                    }.into_any())}
                </ul>
            }.into_any())}
        </nav>
    }
}

/// What the team must know: nothing is kept, time is up, this is a try-out.
#[component]
fn Notices(sitting: Sitting, next: Next, carry: RwSignal<bool>, leaving: RwSignal<bool>) -> impl IntoView {
    let time_up = move || {
        let now = sitting.now.get();
        sitting.game.with(|game| game.left(now).is_some_and(|left| left <= 0) && game.progress().finished().is_none())
    };
    let stops = sitting.game.with_untracked(|game| game.breakout().rules.time_up == TimeUp::Stop);
    let told = RwSignal::new(false);
    view! {
        {sitting.rehearsal.then(|| view! {
            <div class="notice" role="status"><span>{say!(play.rehearsal)}</span>{back_to_building(sitting)}</div>
        }.into_any())}
        {when(move || !sitting.is_kept(), move || view! {
            <div class="notice warn" role="status"><span>{say!(play.not_kept)}</span>
                <button class="ghost" type="button" on:click=move |_| { leaving.set(false); carry.set(true) }>{say!(carry.title)}</button></div>
        }.into_any())}
        {when(move || time_up() && !told.get(), move || view! {
            <div class="notice" role="status">
                <span>{if stops { say!(play.time_up_stop) } else { say!(play.time_up) }}</span>
                {if stops {
                    view! { <button class="ghost" type="button" on:click=move |_| next.run(Phase::Ending(sitting))>{say!(play.what_learnt)}</button> }.into_any()
                } else {
                    view! { <button class="ghost" type="button" on:click=move |_| told.set(true)>{say!(play.keep_going)}</button> }.into_any()
                }}
            </div>
        }.into_any())}
    }
}
