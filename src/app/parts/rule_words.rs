use crate::app::browser;
use crate::breakout::{Breakout, Lock};
use crate::say;

/// When the next hint is free, in words.
pub fn hint_words(breakout: &Breakout) -> String {
    let rules = &breakout.rules.hints;
    let time = time_words(rules.after_seconds);
    let free = if browser::is_one(rules.after_tries as usize) {
        say!(build.hint_after_one, time = time)
    } else {
        say!(build.hint_after, tries = rules.after_tries, time = time)
    };
    let free = match rules.cards {
        0 => free,
        cards if browser::is_one(cards as usize) => say!(build.with_card, free = free),
        cards => say!(build.with_cards, free = free, cards = cards),
    };
    if rules.neighbour { say!(build.with_neighbour, free = free) } else { free }
}

/// When a lock cools, in words.
pub fn try_words(breakout: &Breakout) -> String {
    let rules = &breakout.rules.tries;
    if rules.wait_seconds == 0 {
        say!(build.never_cools).into()
    } else {
        say!(build.cools, free = rules.free, seconds = rules.wait_seconds)
    }
}

/// When a lock can be tried, in words; `names` is what the locks before it are called.
pub fn after(lock: &Lock, names: Vec<String>) -> String {
    if names.is_empty() {
        return say!(build.from_start).to_owned();
    }
    match lock.need {
        Some(need) if (need as usize) < names.len() => say!(build.after_any, need = need, locks = names.join(", ")),
        _ => say!(build.after_all, locks = names.join(", ")),
    }
}

/// A stretch of time in words.
pub fn time_words(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => say!(build.n_seconds, n = seconds),
        (minutes, 0) if browser::is_one(minutes as usize) => say!(build.one_minute).to_owned(),
        (minutes, 0) => say!(build.n_minutes, n = minutes),
        (minutes, seconds) => say!(build.minutes_and, minutes = minutes, seconds = seconds),
    }
}
