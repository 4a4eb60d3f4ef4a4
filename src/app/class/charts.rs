//! Drawings of a class's figures. Each is told in words, too, and stands beside a table.

use leptos::prelude::*;

use super::words::{mark_class, mark_word};
use crate::report::{Mark, Spread, apart};

/// The drawing of a mark: a disc that is full, in quarters, or empty; the key is a square. So it reads without colour.
pub(super) fn glyph(mark: Option<Mark>) -> AnyView {
    let class = format!("glyph {}", mark_class(mark));
    view! { <svg class=class viewBox="-8 -8 16 16" aria-hidden="true">{shape(mark)}</svg> }.into_any()
}

/// Its lines, 16 wide and high, about the middle.
fn shape(mark: Option<Mark>) -> AnyView {
    let fill = match mark {
        Some(Mark::AtOnce) => "M0-7a7 7 0 1 1 0 14a7 7 0 1 1 0-14z",
        Some(Mark::AfterReply) => "M0-7a7 7 0 1 1-7 7h7z",
        Some(Mark::AfterTries) => "M0-7a7 7 0 0 1 0 14z",
        Some(Mark::WithHints) => "M0 0v-7a7 7 0 0 1 7 7z",
        Some(Mark::Helped) => "M-4.5 0h9M0-4.5v9",
        Some(Mark::NotYet) | None => "",
    };
    let outline = match mark {
        Some(Mark::Helped) => "M-6.5-6.5h13v13h-13z",
        None => "M-4 0h8",
        _ => "M0-7a7 7 0 1 1 0 14a7 7 0 1 1 0-14z",
    };
    view! { <path class="outline" d=outline/><path class="fill" d=fill/> }.into_any()
}

/// How the teams spread over the marks: a bar in parts, in the order of the marks, each with its figure.
pub(super) fn marks_bar(label: String, counts: &[(Option<Mark>, usize)]) -> AnyView {
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let part_of = |count: usize| 1000 * count / all.max(1);
    let mut before = 0;
    let mut part = |(mark, count): &(Option<Mark>, usize)| {
        let (from, until) = (part_of(before), part_of(before + count));
        before += count;
        if *count == 0 {
            return ().into_any();
        }
        let class = format!("bar {}", mark_class(*mark));
        view! {
            <g class=class>
                <title>{mark_word(*mark)}": "{count.to_string()}</title>
                <rect x=percent(from) y="0" width=percent(until - from) height="26"/>
                <text x=percent((from + until) / 2) y="18" text-anchor="middle">{count.to_string()}</text>
            </g>
        }
        .into_any()
    };
    let parts = counts.iter().map(&mut part).collect_view();
    view! { <svg class="chart marks-bar" role="img" aria-label=label>{parts}</svg> }.into_any()
}

/// So many thousandths as a part of the width.
fn percent(thousandths: usize) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// How many of those who came to a lock opened it: a filled part of a bar.
pub(super) fn part_bar(label: String, part: usize, reached: usize, all: usize) -> AnyView {
    let width = |count: usize| (200 * count / all.max(1)).to_string();
    view! {
        <svg class="chart part-bar" viewBox="0 0 200 16" role="img" aria-label=label>
            <rect class="all" x="0" y="1" width="200" height="14"/>
            <rect class="came-to" x="0" y="1" width=width(reached) height="14"/>
            <rect class="opened" x="0" y="1" width=width(part) height="14"/>
        </svg>
    }
    .into_any()
}

/// How times spread: a box from the lower quartile to the upper, a line at the median, whiskers to the ends.
pub(super) fn spread_box(label: String, spread: Spread, most: u64) -> AnyView {
    let x = |millis: u64| (196 * u128::from(millis) / u128::from(most.max(1)) + 2).to_string();
    let width = 196 * u128::from(spread.upper - spread.lower) / u128::from(most.max(1));
    view! {
        <svg class="chart spread" viewBox="0 0 200 20" role="img" aria-label=label>
            <line x1=x(spread.least) x2=x(spread.most) y1="10" y2="10"/>
            <rect x=x(spread.lower) y="3" width=width.max(1).to_string() height="14"/>
            <line class="median" x1=x(spread.median) x2=x(spread.median) y1="2" y2="18"/>
        </svg>
    }
    .into_any()
}

/// How far apart moments are drawn, of 600: the number of a lock finds room below.
const APART: u64 = 28;

/// When locks opened: a line with a dot at each moment; from it hang the mark and the number of the lock, beside each other.
pub(super) fn timeline(label: String, moments: &[(u64, usize, Option<Mark>)], most: u64) -> AnyView {
    let place = |millis: u64| u64::try_from(576 * u128::from(millis) / u128::from(most.max(1))).unwrap_or(576);
    let places: Vec<u64> = moments.iter().map(|(millis, ..)| place(*millis)).collect();
    let apart = apart(&places, APART, 576);
    let moment = |(at, (_, number, mark)): (usize, &(u64, usize, Option<Mark>))| {
        let (on, below) = ((places[at] + 12).to_string(), (apart[at] + 12).to_string());
        view! {
            <g class=mark_class(*mark)>
                <path class="thread" d=format!("M{on} 4L{below} 20")/>
                <circle cx=on cy="4" r="3"/>
                <g transform=format!("translate({below} 32)")><g class="pin">{shape(*mark)}</g></g>
                <text x=below.clone() y="55" text-anchor="middle">{number.to_string()}</text>
            </g>
        }
        .into_any()
    };
    let moments = moments.iter().enumerate().map(moment).collect_view();
    view! {
        <svg class="chart timeline" viewBox="0 0 600 57" role="img" aria-label=label>
            <line x1="12" x2="588" y1="4" y2="4"/>
            {moments}
        </svg>
    }
    .into_any()
}
