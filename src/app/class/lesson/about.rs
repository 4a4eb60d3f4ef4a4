use leptos::prelude::*;

use super::lock::set_up;
use super::{Covered, Lesson};
use crate::app::parts::{Icon, Prose, hint_words, try_words};
use crate::say;

/// The lesson itself: what to set up, what the lamps mean, how the key works, how time goes.
#[component]
pub(super) fn Before(lesson: Lesson) -> impl IntoView {
    let breakout = lesson.breakout.get_value();
    let room: Vec<AnyView> = breakout.clues().filter_map(set_up).collect();
    let room = (!room.is_empty()).then(|| {
        view! { <section aria-labelledby="room-h"><h3 id="room-h">{say!(lesson.room)}</h3><ul class="plain-list">{room}</ul></section> }
            .into_any()
    });
    let lamp = |drawing: &'static str, class: &'static str, word: &'static str, what: &'static str| {
        view! { <div class=class><dt><Icon name=drawing/>{word}</dt><dd>{what}</dd></div> }.into_any()
    };
    let lamps = [
        lamp("s-working", "working", say!(lamp.working), say!(lesson.working)),
        lamp("s-come", "come", say!(lamp.come), say!(lesson.come)),
        lamp("s-need", "need", say!(lamp.need), say!(lesson.need)),
    ];
    let key = breakout.rules.teacher_key.clone().filter(|key| !key.is_empty()).map(|key| {
        let key = StoredValue::new(key);
        view! {
            <section aria-labelledby="key-h">
                <h3 id="key-h">{say!(sheet.key)}</h3>
                <p>{say!(lesson.key_how)}</p>
                <Covered lesson word=say!(lesson.key) alone=true><p class="answer">{key.get_value()}</p></Covered>
                <p class="quiet">{say!(sheet.key_after)}</p>
            </section>
        }
        .into_any()
    });
    let locks = breakout.locks.len();
    let plan = breakout.minutes.filter(|_| locks > 0).map(|minutes| {
        let seconds = minutes as usize * 60 / locks;
        let each = match (seconds / 60, seconds % 60) {
            (m, 0) => say!(lesson.each_minutes, m = m),
            (m, s) => say!(lesson.each_time, m = m, s = s),
        };
        view! { <p>{say!(lesson.plan, minutes = minutes, locks = locks, each = each)}</p> }.into_any()
    });
    let goes = move || lesson.clock.get().goes();
    view! {
        <article>
            <h2>{say!(lesson.title)}</h2>
            {room}
            <section aria-labelledby="lamp-h"><h3 id="lamp-h">{say!(lesson.lamps)}</h3><p>{say!(lesson.lamps_words)}</p><dl class="lamps-key">{lamps}</dl></section>
            <section aria-labelledby="stuck-h"><h3 id="stuck-h">{say!(sheet.stuck)}</h3><p>{say!(sheet.stuck_ask)}</p>
                <p class="quiet">{say!(sheet.stuck_rules, hints = hint_words(&breakout), tries = try_words(&breakout))}</p></section>
            {key}
            <section aria-labelledby="front-h"><h3 id="front-h">{say!(lesson.front)}</h3><p>{say!(lesson.front_words)}</p>
                <p><button class="ghost" type="button" on:click=move |_| lesson.play_at_front()>{say!(lesson.play_front)}</button></p></section>
            <section aria-labelledby="plan-h"><h3 id="plan-h">{say!(lesson.plan_title)}</h3>{plan}<p>{say!(lesson.plan_words)}</p>
                <p class="row"><button class="ghost" type="button" disabled=goes on:click=move |_| lesson.begin_anew()>{say!(lesson.anew)}</button><span class="quiet">{say!(lesson.anew_words)}</span></p></section>
        </article>
    }
}

/// What comes when the box is open, or time is up.
#[component]
pub(super) fn Afterwards(lesson: Lesson) -> impl IntoView {
    let breakout = lesson.breakout.get_value();
    let questions =
        breakout.debrief.iter().map(|question| view! { <li><Prose text=question.clone()/></li> }.into_any());
    let talk = (!breakout.debrief.is_empty()).then(|| {
        view! { <section aria-labelledby="talk-h"><h3 id="talk-h">{say!(build.talk)}</h3><ul class="to-say" role="list">{questions.collect_view()}</ul></section> }
            .into_any()
    });
    view! {
        <article>
            <h2>{say!(lesson.afterwards)}</h2>
            {talk}
            <section><p>{say!(lesson.hand_in)}</p><p><a class="ghost" href="#/class">{say!(lesson.to_class)}</a></p></section>
        </article>
    }
}
