use leptos::prelude::*;

use super::bench::Bench;
use super::editor::title_words;
use super::start::locks_words;
use crate::app::browser;
use crate::app::mechanisms::{kind_word, said};
use crate::app::parts::{Prose, after, credit, hint_words, try_words};
use crate::breakout::asks::{Ask, with_stand_ins};
use crate::breakout::{Breakout, Clue, ClueKind, Lock, Made, Tool, chain};
use crate::prose::plain;
use crate::say;

/// The Teacher's Sheet: all that a substitute needs, on a page or two.
#[component]
pub(super) fn TeachersSheet(bench: Bench) -> impl IntoView {
    move || bench.read(sheet)
}

/// The same of any breakout.
pub(super) fn sheet(breakout: &Breakout) -> AnyView {
    let breakout = &*with_stand_ins(breakout);
    browser::add_style("works.css");
    let about: Vec<&str> =
        [&breakout.subject, &breakout.level].into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let about = (!about.is_empty()).then(|| format!("{}. ", about.join(", ")));
    let minutes = breakout.minutes.map(|minutes| view! { <b>{say!(sheet.minutes, minutes = minutes)}</b>", " });
    let locks_there = locks_words(breakout.locks.len());
    let teams = if breakout.has_seats() {
        say!(sheet.teams_two, locks = locks_there)
    } else {
        say!(sheet.teams, locks = locks_there)
    };
    let by = credit::by(&breakout.authors, &breakout.license);
    let before = credit::sources(breakout);
    let before = (!before.is_empty()).then(|| format!(". {} {}", say!(build.adapted_from), before.join("; ")));
    view! {
        <article class="sheet teachers prints" lang=breakout.language.clone()>
            <header>
                <p class="label">{say!(sheet.title)}</p>
                <h2>{title_words(&breakout.title)}</h2>
                <p>{about}{minutes}{teams}</p>
            </header>
            <div class="t-columns">{steps(breakout)}{room(breakout)}{goals(breakout)}{map(breakout)}{stuck(breakout)}{key(breakout)}{talk(breakout)}</div>
            {locks(breakout)}
            <footer>{say!(sheet.revision, title = title_words(&breakout.title), n = breakout.revision)}{by}{before}</footer>
        </article>
    }
    .into_any()
}

/// Every lock with its answers and hints.
fn locks(breakout: &Breakout) -> Option<AnyView> {
    let rows = breakout.locks.iter().enumerate().map(|(index, lock)| row(breakout, index, lock));
    (!breakout.locks.is_empty()).then(|| {
        view! {
            <section class="t-locks">
                <h3>{say!(sheet.locks)}</h3>
                <table>
                    <thead><tr><th scope="col">{say!(build.lock)}</th><th scope="col">{say!(build.answer)}</th><th scope="col">{say!(sheet.hints)}</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}

/// What happens in class, one step after the other.
fn steps(breakout: &Breakout) -> AnyView {
    let has_targets = !breakout.targets.is_empty();
    let has_room = breakout.clues().any(|clue| matches!(clue.kind, ClueKind::Room { .. }));
    let asks: Vec<String> = Ask::all(breakout).iter().map(|ask| format!("{} ({})", ask.say, ask.stand_in())).collect();
    let asks = (!asks.is_empty()).then(|| view! { <li>{say!(asks.sheet, asks = asks.join("; "))}</li> });
    view! {
        <section class="t-steps">
            <h3>{say!(sheet.in_class)}</h3>
            <ol>
                <li>{if has_room { say!(sheet.step_before_room) } else { say!(sheet.step_before) }}</li>
                {asks}
                <li>{if has_targets { say!(sheet.step_story_targets) } else { say!(sheet.step_story) }}</li>
                <li>{say!(sheet.step_walk)}" "<b>{say!(sheet.come)}</b>" "{say!(sheet.come_words)}" "<b>{say!(sheet.need)}</b>" "{say!(sheet.need_words)}</li>
                <li>{say!(sheet.step_lid, tap = say!(play.some_open))}</li>
                <li>{if breakout.debrief.is_empty() { say!(sheet.step_end) } else { say!(sheet.step_talk) }}</li>
            </ol>
        </section>
    }
    .into_any()
}

fn goals(breakout: &Breakout) -> Option<AnyView> {
    if breakout.targets.is_empty() {
        return None;
    }
    let row = |target: &crate::breakout::Target| {
        let code = target.standard.as_ref().map(|standard| standard.code.clone());
        let locks = breakout.locks.iter().enumerate().filter(|(_, lock)| lock.targets.contains(&target.id));
        let numbers: Vec<String> = locks.map(|(index, _)| (index + 1).to_string()).collect();
        view! { <tr><td>{plain(&target.statement)}</td><td>{code}</td><td>{numbers.join(", ")}</td></tr> }
    };
    Some(
        view! {
            <section class="t-goals">
                <h3>{say!(sheet.targets)}</h3>
                <table><tbody>{breakout.targets.iter().map(row).collect_view()}</tbody></table>
            </section>
        }
        .into_any(),
    )
}

fn talk(breakout: &Breakout) -> Option<AnyView> {
    let question = |question: &String| view! { <li>{plain(question)}</li> };
    (!breakout.debrief.is_empty()).then(|| {
        view! { <section class="t-talk"><h3>{say!(build.talk)}</h3><ul>{breakout.debrief.iter().map(question).collect_view()}</ul></section> }
            .into_any()
    })
}

/// Where a clue is found, as the sheet names it: a lock's number and name, or a place without a lock.
fn place(breakout: &Breakout, clue: &Clue) -> String {
    let is_it = |other: &Clue| other.id == clue.id;
    let lock = breakout.locks.iter().enumerate().find(|(_, lock)| lock.clues.iter().chain(&lock.inside).any(is_it));
    match lock {
        Some((index, lock)) => format!("{}, {}", index + 1, lock.title),
        None if breakout.bench.iter().any(is_it) => say!(sheet.bench).to_owned(),
        None if breakout.ending.iter().any(is_it) => say!(sheet.ending).to_owned(),
        None => say!(play.story).to_owned(),
    }
}

/// What to set up in the room, with a box to tick.
fn room(breakout: &Breakout) -> Option<AnyView> {
    let set_up = |clue: &Clue| {
        let ClueKind::Room { say, setup } = &clue.kind else { return None };
        let words = if setup.is_empty() { plain(say) } else { setup.clone() };
        Some(view! { <li>{words}" "<span>{format!("({})", place(breakout, clue))}</span></li> })
    };
    let lines: Vec<_> = breakout.clues().filter_map(set_up).collect();
    (!lines.is_empty())
        .then(|| view! { <section class="t-room"><h3>{say!(sheet.room)}</h3><ul>{lines}</ul></section> }.into_any())
}

fn stuck(breakout: &Breakout) -> AnyView {
    let light = breakout.clues().find(|clue| clue.kind == ClueKind::Tool { tool: Tool::BlackLight });
    let light = light.map(|clue| format!(" {}", say!(sheet.light, place = place(breakout, clue))));
    let neighbour = breakout.rules.hints.neighbour.then(|| format!(" {}", say!(sheet.neighbour)));
    view! {
        <section>
            <h3>{say!(sheet.stuck)}</h3>
            <p>{say!(sheet.stuck_ask)}" "{say!(sheet.stuck_rules, hints = hint_words(breakout), tries = try_words(breakout))}{neighbour}{light}</p>
        </section>
    }
    .into_any()
}

/// How the teacher's key works, where there is one.
fn key(breakout: &Breakout) -> Option<AnyView> {
    let key = breakout.rules.teacher_key.clone().filter(|key| !key.is_empty())?;
    Some(
        view! {
            <section>
                <h3>{say!(sheet.key)}</h3>
                <p>{say!(sheet.key_before)}" "<b class="t-key">{key}</b>". "{say!(sheet.key_after)}</p>
            </section>
        }
        .into_any(),
    )
}

/// How far apart layers and locks are drawn, and how large a lock is.
const WIDE: f64 = 50.0;
const HIGH: f64 = 38.0;
const LOCK: f64 = 12.0;

/// The chain as numbered circles, from left to right: dashed lines, and how many of them, where not all are needed.
fn map(breakout: &Breakout) -> Option<AnyView> {
    let layers = chain::drawing(breakout);
    if layers.is_empty() {
        return None;
    }
    let tallest = layers.iter().map(Vec::len).max().unwrap_or_default() as f64 * HIGH;
    let at = |row: usize, index: usize| {
        let many = layers.get(row).map_or(0, Vec::len) as f64;
        (LOCK + 4.0 + row as f64 * WIDE, tallest / 2.0 + (index as f64 - (many - 1.0) / 2.0) * HIGH)
    };
    let number = |lock: &Lock| breakout.locks.iter().position(|other| other.id == lock.id).map_or(0, |index| index + 1);
    let (mut lines, mut circles, mut said) = (Vec::new(), Vec::new(), Vec::new());
    for (row, layer) in layers.iter().enumerate() {
        for (index, slot) in layer.iter().enumerate() {
            let (x, y) = at(row, index);
            let any = slot.lock.filter(|lock| lock.needed() < lock.after.len());
            for from in &slot.from {
                let (before, height) = at(row.saturating_sub(1), *from);
                let is_lock = layers
                    .get(row.wrapping_sub(1))
                    .and_then(|above| above.get(*from))
                    .is_some_and(|slot| slot.lock.is_some());
                let start = before + if is_lock { LOCK + 1.0 } else { 0.0 };
                let end = x - if slot.lock.is_some() { LOCK + 1.0 } else { 0.0 };
                let middle = (before + x) / 2.0;
                let d = format!("M{start} {height}C{middle} {height} {middle} {y} {end} {y}");
                lines.push(view! { <path class:some=any.is_some() d=d></path> });
            }
            if let Some(lock) = slot.lock {
                let any = any.map(|lock| say!(sheet.any, need = lock.needed()));
                let any = any.map(|words| view! { <text class="any" x=x y=y + LOCK + 11.0>{words}</text> });
                circles
                    .push(view! { <circle cx=x cy=y r=LOCK></circle><text x=x y=y + 5.0>{number(lock)}</text>{any} });
            }
        }
        let numbers: Vec<String> =
            layer.iter().filter_map(|slot| slot.lock).map(|lock| number(lock).to_string()).collect();
        said.push(numbers.join(", "));
    }
    let width = (layers.len() as f64 - 1.0) * WIDE + 2.0 * (LOCK + 4.0);
    let drawing = view! {
        <svg class="t-map" viewBox=format!("0 0 {width} {tallest}") width=width height=tallest role="img" aria-label=said.join("; ")>{lines}{circles}</svg>
    };
    Some(view! { <section class="t-chain"><h3>{say!(sheet.chain)}</h3>{drawing}</section> }.into_any())
}

fn row(breakout: &Breakout, index: usize, lock: &Lock) -> AnyView {
    let made = Made::of(lock).filter(|made| !made.by.is_empty());
    let made = made.map(|made| view! { <small>{say!(own.made_by, who = made.by)}</small> });
    let answers: Vec<String> = lock.answers.iter().map(|answer| said(breakout, lock, answer)).collect();
    let before =
        |id: &String| breakout.locks.iter().position(|other| other.id == *id).map(|index| (index + 1).to_string());
    let reached = after(lock, lock.after.iter().filter_map(before).collect());
    let hints = lock.hints.iter().map(|hint| view! { <li><Prose text=hint.clone() first=5/></li> }).collect_view();
    let asked = lock.clues.iter().find_map(Clue::text).map(opening).filter(|words| !words.is_empty());
    let asked = asked.map(|words| view! { <p class="t-asked">{say!(sheet.asked, words = words)}</p> }.into_any());
    view! {
        <tr>
            <th scope="row"><b>{index + 1}</b>" "{lock.title.clone()}<small>{format!("{}, {reached}", kind_word(&lock.mechanism.kind))}</small>{made}</th>
            <td><b>{answers.join("; ")}</b></td>
            <td>{asked}<ol>{hints}</ol></td>
        </tr>
    }
    .into_any()
}

/// So many letters of a clue are told.
const OPENING: usize = 110;

/// What a clue begins with, in whole words on one line.
fn opening(text: &str) -> String {
    let words = plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= OPENING {
        return words;
    }
    let cut: String = words.chars().take(OPENING).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(&*cut, |(whole, _)| whole))
}
