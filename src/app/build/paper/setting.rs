//! The setting-out sheet: what a teacher needs to turn a pile of cards and locks into a breakout.

use leptos::prelude::*;

use super::Job;
use crate::app::build::chain::after_words;
use crate::app::build::editor::title_words;
use crate::app::mechanisms::{in_words, said};
use crate::breakout::{ClueKind, Lock, Tool};
use crate::paper::{Card, Found, Lies, Real, Remark, Setting};
use crate::prose::plain;
use crate::say;

/// The sheet: what is needed, how it is laid out, what the teacher keeps, what is done in the room, and what opens each lock.
pub(super) fn sheet(job: &Job) -> AnyView {
    let boxes = (!job.settings.is_empty()).then(|| boxes(job));
    view! {
        <article class="p-setting" lang=job.breakout.language.clone()>
            <header><p class="label">{say!(paper.setting)}</p><h2>{title_words(&job.breakout.title)}</h2></header>
            <div class="p-two">{needs(job)}{steps(job)}{table(job)}{kept(job)}{room(job)}</div>
            {boxes}
        </article>
    }
    .into_any()
}

fn section(title: &'static str, inside: AnyView) -> AnyView {
    view! { <section><h3>{title}</h3>{inside}</section> }.into_any()
}

fn ticks(lines: Vec<String>) -> AnyView {
    let lines: Vec<AnyView> = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
    view! { <ul class="p-ticks">{lines}</ul> }.into_any()
}

/// What one can buy, in words.
fn lock_word(real: &Real) -> String {
    match real {
        Real::Digits(set) => say!(paper.digits_lock, n = set.chars().count()),
        Real::Letters(set) => say!(paper.letters_lock, n = set.chars().count()),
        Real::Directions(_) => say!(paper.direction_lock).to_owned(),
        Real::Card => say!(paper.card_lock).to_owned(),
    }
}

fn has_ink(job: &Job) -> bool {
    job.cards.iter().any(|card| !card.ink.is_empty())
}

/// What each team needs on its table.
fn needs(job: &Job) -> AnyView {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for setting in &job.settings {
        let what = lock_word(&setting.real);
        match counts.iter_mut().find(|(other, _)| *other == what) {
            Some((_, count)) => *count += 1,
            None => counts.push((what, 1)),
        }
    }
    let padlocks = job.settings.iter().filter(|setting| setting.real != Real::Card).count();
    if padlocks > 0 {
        counts.push((say!(paper.lock_box).to_owned(), padlocks));
    }
    let mut lines: Vec<String> = counts.into_iter().map(|(what, n)| say!(paper.so_many, n = n, what = what)).collect();
    if has_ink(job) {
        lines.push(say!(paper.torch).to_owned());
        lines.push(say!(paper.ink_pen).to_owned());
    }
    section(say!(paper.for_each_team), ticks(lines))
}

fn steps(job: &Job) -> AnyView {
    let has = |is_it: fn(&Setting) -> bool| job.settings.iter().any(is_it);
    let steps = [
        Some(say!(paper.step_print)),
        has_ink(job).then(|| say!(paper.step_ink)),
        (!job.settings.is_empty()).then(|| say!(paper.step_set)),
        has(|setting| setting.real == Real::Card).then(|| say!(paper.step_answers)),
        job.breakout.locks.iter().any(|lock| !lock.hints.is_empty()).then(|| say!(paper.step_hints)),
        job.breakout.rules.hints.neighbour.then(|| say!(paper.step_neighbour)),
    ];
    let steps: Vec<AnyView> = steps.into_iter().flatten().map(|step| view! { <li>{step}</li> }.into_any()).collect();
    section(say!(paper.before), view! { <ol>{steps}</ol> }.into_any())
}

/// A thing to find, as the list names it: its card's number and title.
fn thing(card: &Card) -> String {
    let title = if card.is_blank() { "" } else { card.clue.title.as_str() };
    match (card.number, &card.clue.kind) {
        (_, ClueKind::Tool { tool: Tool::BlackLight }) => say!(paper.the_torch).to_owned(),
        (Some(number), kind) => {
            let title = match kind {
                _ if !title.is_empty() => title.to_owned(),
                ClueKind::Text { .. } | ClueKind::Unknown { .. } => say!(clue.paper).to_owned(),
                ClueKind::Ink { .. } => say!(clue.blank).to_owned(),
                ClueKind::Image { .. } => say!(clue.picture).to_owned(),
                ClueKind::Audio { .. } => say!(clue.sound).to_owned(),
                _ => say!(clue.room).to_owned(),
            };
            say!(paper.card_n, n = number, title = title)
        }
        (None, _) => say!(clue.room).to_owned(),
    }
}

fn answer_card(job: &Job, lock: usize) -> String {
    say!(paper.answer_card_of, title = job.lock(lock))
}

fn table(job: &Job) -> AnyView {
    let mut lines = Vec::new();
    if !job.settings.is_empty() {
        lines.push(say!(paper.on_table_box).to_owned());
    }
    lines.extend(job.cards.iter().filter(|card| card.lies == Lies::Table).map(thing));
    let open = job.settings.iter().filter(|set| set.real == Real::Card && set.lies == Lies::Table);
    lines.extend(open.map(|set| answer_card(job, set.lock)));
    if !job.breakout.cards.is_empty() {
        lines.push(say!(paper.cards).to_lowercase());
    }
    section(say!(paper.on_table), ticks(lines))
}

/// What the teacher hands over, and when.
fn kept(job: &Job) -> Option<AnyView> {
    let mut parts: Vec<(&Lies, Vec<String>)> = Vec::new();
    let mut put = |lies, thing| match parts.iter_mut().find(|(other, _)| *other == lies) {
        Some((_, things)) => things.push(thing),
        None => parts.push((lies, vec![thing])),
    };
    for card in &job.cards {
        if matches!(card.lies, Lies::Kept { .. }) {
            put(&card.lies, thing(card));
        }
    }
    for setting in job.settings.iter().filter(|setting| setting.real == Real::Card) {
        if matches!(setting.lies, Lies::Kept { .. }) {
            put(&setting.lies, answer_card(job, setting.lock));
        }
    }
    if parts.is_empty() {
        return None;
    }
    let part = |(lies, things): (&Lies, Vec<String>)| {
        let Lies::Kept { until, need } = lies else { return String::new() };
        let locks = job.locks(until);
        let when = if *need < until.len() {
            say!(paper.keep_any, need = need, locks = locks)
        } else {
            say!(paper.keep_all, locks = locks)
        };
        format!("{when}: {}", things.join("; "))
    };
    Some(section(say!(paper.keep), ticks(parts.into_iter().map(part).collect())))
}

fn room(job: &Job) -> Option<AnyView> {
    let set_up = |card: &Card| {
        let ClueKind::Room { say, setup } = &card.clue.kind else { return None };
        let words = if setup.is_empty() { plain(say) } else { setup.clone() };
        let place = match card.found {
            Found::On(lock) | Found::Inside(lock) => format!(" ({})", job.lock(lock)),
            _ => String::new(),
        };
        Some(format!("{words}{place}"))
    };
    let lines: Vec<String> = job.cards.iter().filter_map(set_up).collect();
    (!lines.is_empty()).then(|| section(say!(paper.room), ticks(lines)))
}

/// Each box: its lock, what it is set to, what lies behind it.
fn boxes(job: &Job) -> AnyView {
    let row = |setting: &Setting| {
        let lock = job.breakout.locks.get(setting.lock)?;
        let mut behind: Vec<String> = setting.behind.iter().filter_map(|at| job.cards.get(*at)).map(thing).collect();
        behind.extend(setting.answer_cards.iter().map(|other| answer_card(job, *other)));
        if behind.is_empty() {
            behind.push(say!(paper.nothing_behind).to_owned());
        }
        let remarks: Vec<AnyView> =
            setting.remarks.iter().map(|remark| view! { <small>{remark_words(remark)}</small> }.into_any()).collect();
        let row = view! {
            <tr>
                <th scope="row">{job.lock(setting.lock)}<small>{after_words(job.breakout, lock)}</small></th>
                <td><small>{if setting.real == Real::Card { say!(paper.card_lock_how).to_owned() } else { lock_word(&setting.real) }}</small><b class="p-set-to">{set_to(job, lock, &setting.real)}</b>{remarks}</td>
                <td>{behind.join("; ")}</td>
            </tr>
        };
        Some(row.into_any())
    };
    let rows: Vec<AnyView> = job.settings.iter().filter_map(row).collect();
    view! {
        <section class="p-boxes-table">
            <h3>{say!(paper.boxes)}</h3>
            <table>
                <thead><tr><th scope="col">{say!(paper.a_box)}</th><th scope="col">{say!(paper.set_to)}</th><th scope="col">{say!(paper.put_behind)}</th></tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><td colspan="3">{title_words(&job.breakout.title)}": "{say!(paper.setting)}</td></tr></tfoot>
            </table>
        </section>
    }
    .into_any()
}

/// What a lock is set to; of one without a padlock, every answer that opens it.
fn set_to(job: &Job, lock: &Lock, real: &Real) -> String {
    match real {
        Real::Digits(set) | Real::Letters(set) => set.chars().map(String::from).collect::<Vec<_>>().join(" "),
        Real::Directions(steps) => in_words(&lock.mechanism.kind, steps),
        Real::Card => {
            let answers: Vec<String> = lock.answers.iter().map(|answer| said(job.breakout, lock, answer)).collect();
            answers.join("; ")
        }
    }
}

fn remark_words(remark: &Remark) -> String {
    match remark {
        Remark::Zeros(1) => say!(paper.zeros).to_owned(),
        Remark::Zeros(_) => say!(paper.two_zeros).to_owned(),
        Remark::Letters => say!(paper.has_letters).to_owned(),
        Remark::Time => say!(paper.time).to_owned(),
        Remark::OneOf(n) => say!(paper.one_of, n = n),
        Remark::Colours => say!(paper.colours_lock).to_owned(),
        Remark::NoAnswer => say!(paper.no_answer).to_owned(),
    }
}
