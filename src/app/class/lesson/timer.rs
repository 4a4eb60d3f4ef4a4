use std::time::Duration;

use leptos::prelude::*;

use super::Lesson;
use crate::app::browser;
use crate::say;

/// Where the time is below this many milliseconds it is told in colour, too.
const SOON: i64 = 5 * 60_000;

/// The clock of the lesson: what is left, or where the breakout has no minutes, what is over.
#[component]
pub(super) fn Timer(lesson: Lesson) -> impl IntoView {
    let clock = lesson.clock;
    let now = RwSignal::new(browser::now());
    if let Ok(handle) = set_interval_with_handle(move || now.set(browser::now()), Duration::from_millis(500)) {
        on_cleanup(move || handle.clear());
    }
    let (minutes, locks) = lesson.breakout.with_value(|breakout| (breakout.minutes, breakout.locks.len()));
    let left = Memo::new(move |_| {
        let (clock, now) = (clock.get(), now.get());
        match minutes {
            Some(minutes) => clock.left(minutes, now).div_euclid(1000),
            None => i64::try_from(clock.spent(now) / 1000).unwrap_or(i64::MAX),
        }
    });
    let time = move || {
        let seconds = left.get();
        let (sign, seconds) = (if seconds < 0 { "−" } else { "" }, seconds.unsigned_abs());
        format!("{sign}{}:{:02}", seconds / 60, seconds % 60)
    };
    let goes = move || clock.get().goes();
    let press = move |_| {
        let (clock, at) = (clock.get_untracked(), browser::now());
        now.set(at);
        lesson.set_clock(if clock.goes() { clock.stopped(at) } else { clock.started(at) });
    };
    let word = move || match (goes(), clock.get().is_begun()) {
        (true, _) => say!(lesson.pause),
        (false, false) => say!(lesson.start),
        (false, true) => say!(lesson.go_on),
    };
    let is_soon = move || minutes.is_some() && left.get() * 1000 <= SOON;
    let pace = Memo::new(move |_| clock.get().even_pace(minutes.unwrap_or_default(), locks, now.get()));
    let is_over = Memo::new(move |_| minutes.is_some() && left.get() < 0);
    let told = move || match minutes {
        _ if is_over.get() => say!(lesson.over).to_owned(),
        _ if !goes() && clock.get().is_begun() => say!(lesson.paused).to_owned(),
        Some(_) if goes() => say!(lesson.pace, open = pace.get(), of = locks),
        Some(_) => say!(lesson.left).to_owned(),
        None => say!(lesson.spent).to_owned(),
    };
    // Heard once, for the line beside the clock changes with each lock of the pace.
    let heard = move || is_over.get().then(|| say!(lesson.over));
    let more = move |_| lesson.set_clock(clock.get_untracked().with_more(5));
    view! {
        <section class="timer" class:soon=is_soon aria-label=say!(lesson.time)>
            <p><b class="num" role="timer">{move || time()}</b><small>{move || told()}</small></p>
            <div class="row">
                <button class="go small" type="button" on:click=press>{move || word()}</button>
                {minutes.map(|_| view! { <button class="ghost" type="button" on:click=more>{say!(lesson.more)}</button> }.into_any())}
            </div>
            <span class="vh" role="status">{heard}</span>
        </section>
    }
}
