use std::sync::Arc;

use leptos::prelude::*;

use super::bench::{AsSet, Bench};
use crate::app::browser;
use crate::app::spelling;
use crate::breakout::Lock;
use crate::mechanism::Kind;
use crate::say;
use crate::seal::{Strength, Time};

/// How long the lock stands up in a student copy, as its answer is set; nothing while it has none.
#[component]
pub(super) fn InStudentCopy(bench: Bench, lock: AsSet) -> impl IntoView {
    let told = move |lock: Arc<Lock>| {
        let language = bench.peek(|breakout| breakout.language.clone());
        let answer = lock.mechanism.canonical(lock.answers.first()?, spelling(&language)).ok()?;
        let strength = Strength::of(lock.mechanism.possible(&answer));
        // That takes hours: it is news where all that can be set takes longer.
        let is_spelt = matches!(lock.mechanism.kind, Kind::Letters(_))
            && matches!(strength, Strength::Tried(_, Time::Days(_) | Time::Years(_)) | Strength::BeyondCount);
        let sentences = [
            Some(words(strength)),
            is_spelt.then(|| say!(strength.spelt).to_owned()),
            (lock.needed() > 0).then(|| say!(strength.behind).to_owned()),
        ];
        Some(sentences.into_iter().flatten().collect::<Vec<_>>().join(" "))
    };
    move || {
        lock.get()
            .and_then(told)
            .map(|words| view! { <p class="in-copy">{say!(strength.in_copy)}" "{words}</p> }.into_any())
    }
}

fn words(strength: Strength) -> String {
    match strength {
        Strength::Tried(1, _) => say!(strength.one_answer).to_owned(),
        Strength::Tried(count, time) => say!(strength.tried, n = browser::number(count), time = time_words(time)),
        Strength::BeyondCount => say!(strength.beyond_count).to_owned(),
        Strength::Typed => say!(strength.typed).to_owned(),
    }
}

fn time_words(time: Time) -> String {
    let many = |n: u64, one: &str, many: fn(String) -> String| {
        if browser::is_one(n as usize) { one.to_owned() } else { many(browser::number(n)) }
    };
    match time {
        Time::Seconds(n) => many(n, say!(strength.a_second), |n| say!(strength.seconds, n = n)),
        Time::Minutes(n) => many(n, say!(strength.a_minute), |n| say!(strength.minutes, n = n)),
        Time::Hours(n) => many(n, say!(strength.an_hour), |n| say!(strength.hours, n = n)),
        Time::Days(n) => many(n, say!(strength.a_day), |n| say!(strength.days, n = n)),
        Time::Years(n) => many(n, say!(strength.a_year), |n| say!(strength.years, n = n)),
    }
}
