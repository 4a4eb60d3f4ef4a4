use std::sync::Arc;

use leptos::prelude::*;

use super::charts::{part_bar, spread_box};
use super::words::{lock_word, time};
use crate::report::Report;
use crate::say;

/// Each lock: how far the class came, how time spread, ideas and typing apart.
#[component]
pub(super) fn LocksView(report: Arc<Report>) -> impl IntoView {
    let figures: Vec<_> = (0..report.breakout.locks.len()).map(|at| report.lock(at)).collect();
    let most = figures.iter().filter_map(|it| it.time).map(|time| time.most).max().unwrap_or_default();
    let all = report.teams.len();
    let whole = report.time().map(|it| {
        let [median, least, most] = [it.median, it.least, it.most].map(time);
        let words = match it.count {
            1 => say!(class.one_time, time = median),
            n => say!(class.whole_time, n = n, median = median, least = least, most = most),
        };
        view! { <p>{words}</p> }.into_any()
    });
    let row = |(at, it): (usize, &crate::report::LockFigures)| {
        let words = say!(class.how_far_of, open = it.answered + it.helped, reached = it.reached);
        let bar = part_bar(words.clone(), it.answered + it.helped, it.reached, all);
        let spread = it.time.map(|spread| {
            let words = [spread.least, spread.lower, spread.median, spread.upper, spread.most].map(time).join(", ");
            spread_box(format!("{}: {words}", say!(class.time_spread)), spread, most)
        });
        let median = it.time.map(|spread| time(spread.median));
        view! {
            <tr>
                <th scope="row"><span class="quiet num">{at + 1}</span>" "{lock_word(&report.breakout, at)}</th>
                <td class="across" data-label=say!(class.how_far)>{bar}<small class="num">{it.answered + it.helped}" / "{it.reached}</small></td>
                <td class="across" data-label=say!(class.time_spread)>{spread}<small class="num">{median}</small></td>
                <td class="num" data-label=say!(class.ideas)>{it.ideas}</td><td class="num" data-label=say!(class.slips)>{it.slips}</td><td class="num" data-label=say!(class.hints)>{it.hints}</td>
            </tr>
        }
        .into_any()
    };
    let rows = figures.iter().enumerate().map(row).collect_view();
    let plain = |(at, it): (usize, &crate::report::LockFigures)| {
        let times = it.time.map(|spread| [spread.least, spread.lower, spread.median, spread.upper, spread.most]);
        let times =
            (0..5).map(|place| view! { <td class="num">{times.map(|times| time(times[place]))}</td> }.into_any());
        view! {
            <tr><th scope="row">{lock_word(&report.breakout, at)}</th><td class="num">{it.reached}</td><td class="num">{it.answered}</td><td class="num">{it.helped}</td>{times.collect_view()}</tr>
        }
        .into_any()
    };
    let table = figures.iter().enumerate().map(plain).collect_view();
    view! {
        {whole}
        <div class="scrolls" tabindex="0" role="region" aria-label=say!(class.how_far)>
            <table class="figures stacks">
                <thead><tr>
                    <th scope="col">{say!(class.lock)}</th><th scope="col">{say!(class.how_far)}</th><th scope="col">{say!(class.time_spread)}</th>
                    <th scope="col">{say!(class.ideas)}</th><th scope="col">{say!(class.slips)}</th><th scope="col">{say!(class.hints)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <details>
            <summary>{say!(class.as_table)}</summary>
            <div class="scrolls" tabindex="0" role="region" aria-label=say!(class.as_table)>
                <table class="figures">
                    <thead><tr>
                        <th scope="col">{say!(class.lock)}</th><th scope="col">{say!(class.reached)}</th><th scope="col">{say!(class.answered)}</th><th scope="col">{say!(class.helped)}</th>
                        <th scope="col">{say!(class.least)}</th><th scope="col">{say!(class.lower)}</th><th scope="col">{say!(class.median)}</th><th scope="col">{say!(class.upper)}</th><th scope="col">{say!(class.most)}</th>
                    </tr></thead>
                    <tbody>{table}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
