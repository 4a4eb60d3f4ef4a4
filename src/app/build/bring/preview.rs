use leptos::prelude::*;

use super::columns::{has_headings, heads, used};
use super::sorting::{Sorted, Sorting};
use super::words;
use crate::app::build::chain::badge;
use crate::app::spelling;
use crate::breakout::Severity;
use crate::bring::{Fit, Outcome, Question, Source, left_out};
use crate::prose::plain;
use crate::say;

/// How many rows are shown at first, and how many more each time.
const SHOWN: usize = 50;
const MORE: usize = 200;

/// What was brought, row by row, and what becomes of each.
#[component]
pub(super) fn Preview(sorting: Sorting) -> impl IntoView {
    let shown = RwSignal::new(SHOWN);
    let only_refused = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        sorting.sorted.with(|sorted| {
            let Some(Sorted { outcomes, .. }) = sorted else { return Vec::new() };
            let is_shown = |outcome: &Outcome| match outcome {
                Outcome::Refused(_) => true,
                Outcome::Lock { .. } => !only_refused.get(),
                Outcome::Heading | Outcome::Blank => false,
            };
            (0..outcomes.len()).filter(|at| is_shown(&outcomes[*at])).collect::<Vec<usize>>()
        })
    });
    let more = move || rows.with(Vec::len).saturating_sub(shown.get()).min(MORE);
    let has_refused = Memo::new(move |_| sorting.counts().refused > 0 || only_refused.get());
    let Some(source) = sorting.sorted.get_untracked().map(|sorted| sorted.source) else { return ().into_any() };
    let number = match *source {
        Source::Table { .. } => say!(bring.row),
        Source::Gift { .. } => say!(bring.line),
    };
    let body = move || {
        let Some(sorted) = sorting.sorted.get() else { return ().into_any() };
        rows.with(|rows| rows.iter().take(shown.get()).map(|at| row(&sorted, *at, sorting)).collect_view()).into_any()
    };
    view! {
        <div class="row">
            {has_headings(&source, sorting)}
            {move || has_refused.get().then(|| view! {
                <label class="check"><input type="checkbox" prop:checked=move || only_refused.get() on:change:target=move |event| only_refused.set(event.target().checked())/>{say!(bring.only_refused)}</label>
            })}
        </div>
        <div class="brought" role="region" aria-labelledby="seen-h" tabindex="0">
            <table class="become">
                <thead><tr><th scope="col" class="num">{number}</th>{heads(&source, sorting)}<th scope="col">{say!(bring.lock_type)}</th></tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        {move || (more() > 0).then(|| view! {
            <button class="ghost" type="button" on:click=move |_| shown.update(|shown| *shown += MORE)>{move || say!(bring.more, n = words::number(more()))}</button>
        })}
    }
    .into_any()
}

fn row(sorted: &Sorted, at: usize, sorting: Sorting) -> AnyView {
    let Sorted { source, outcomes } = sorted;
    let Some(outcome) = outcomes.get(at) else { return ().into_any() };
    let number = source.number(at);
    let becomes = match outcome {
        Outcome::Lock { question, fits } => lock(question, fits, at, number, sorting),
        Outcome::Refused(refusal) => {
            view! { <td>{badge(Severity::ToFix)}<span>{words::refused(refusal)}</span></td> }.into_any()
        }
        Outcome::Heading | Outcome::Blank => return ().into_any(),
    };
    view! {
        <tr class:ragged=matches!(outcome, Outcome::Refused(_)) class:left=move || sorting.chosen.with(|chosen| chosen.get(at) == Some(&None))>
            <th scope="row" class="num">{number}</th>
            {cells(source, outcome, at)}
            {becomes}
        </tr>
    }
    .into_any()
}

/// What was brought in a row, cell by cell.
fn cells(source: &Source, outcome: &Outcome, at: usize) -> AnyView {
    match (source, outcome) {
        (Source::Table { table, layout }, _) => {
            let Some(row) = table.rows.get(at) else { return ().into_any() };
            let named = |column: usize| layout.columns.get(column).map(|column| words::column(*column));
            used(table)
                .into_iter()
                .map(|column| cell(row.cell(column), named(column).unwrap_or_default()))
                .collect_view()
                .into_any()
        }
        (_, Outcome::Lock { question, .. }) => {
            [cell(&plain(&question.ask), say!(bring.question)), cell(&question.key.words(), say!(bring.answer))]
                .collect_view()
                .into_any()
        }
        (Source::Gift { pieces, .. }, _) => {
            let begins = pieces.get(at).map(|piece| piece.begins.as_str()).unwrap_or_default();
            [cell(begins, say!(bring.question)), cell("", say!(bring.answer))].collect_view().into_any()
        }
    }
}

fn cell(text: &str, column: &'static str) -> AnyView {
    view! { <td class:blank=text.is_empty() data-column=column>{words::short(text)}</td> }.into_any()
}

/// How many of the other locks that fit are a tap away; the rest is behind the first.
const ALSO: usize = 2;

/// The lock that a row becomes, which can be changed for another that fits, or left out.
fn lock(question: &Question, fits: &[Fit], at: usize, number: usize, sorting: Sorting) -> AnyView {
    let chosen = Memo::new(move |_| sorting.chosen.with(|chosen| chosen.get(at).copied().flatten()));
    let choose = move |fit: Option<usize>| {
        sorting.chosen.update(|chosen| {
            if let Some(place) = chosen.get_mut(at) {
                *place = fit;
            }
        });
    };
    let whys: Vec<(String, String)> = fits
        .iter()
        .map(|fit| {
            let unused = left_out(&fit.question(question), &fit.kind, spelling("en"));
            (words::reason(question, fit), words::unused(unused))
        })
        .collect();
    let unused = {
        let unused: Vec<String> = whys.iter().map(|(_, unused)| unused.clone()).collect();
        move || chosen.get().and_then(|fit| unused.get(fit).cloned()).filter(|words| !words.is_empty())
    };
    let reasons: Vec<String> = whys.into_iter().map(|(reason, _)| reason).collect();
    // Two may be of one kind.
    let names: Vec<String> = (0..fits.len()).map(|fit| value(fits, fit)).collect();
    let option = |(fit, name): (usize, &String)| {
        let word = fits.get(fit).map(words::kind);
        view! { <option value=name.clone() prop:selected=move || chosen.get() == Some(fit)>{word}</option> }
    };
    let options = names.iter().enumerate().map(option).collect_view();
    let pick = move |name: String| choose(names.iter().position(|known| *known == name));
    let doubt =
        |words: String| view! { <small class="doubt">{badge(Severity::CouldBeBetter)}<span>{words}</span></small> };
    let told = question.told.iter().map(|told| {
        view! { <small class="told">{say!(bring.found_inside, text = words::short(&plain(told)))}</small> }
    });
    view! {
        <td>
            <select aria-label=say!(bring.type_of, n = number) on:change:target=move |event| pick(event.target().value())>
                {options}
                <option value="" prop:selected=move || chosen.get().is_none()>{say!(bring.leave_out)}</option>
            </select>
            <small>{move || chosen.get().and_then(|fit| reasons.get(fit).cloned())}</small>
            {also(fits, number, chosen, choose)}
            {move || unused().map(doubt)}
            {question.doubts.iter().map(|found| doubt(words::doubt(*found).to_owned())).collect_view()}
            {told.collect_view()}
        </td>
    }
    .into_any()
}

/// What a lock that fits is called in its list: by its kind, and by its place where another of that kind comes before it.
fn value(fits: &[Fit], at: usize) -> String {
    let name = |fit: &Fit| fit.kind.name().to_owned();
    let this = fits.get(at).map(name).unwrap_or_default();
    let is_second = fits.iter().take(at).any(|fit| name(fit) == this);
    if is_second { format!("{this}-{at}") } else { this }
}

/// A button for each of the next locks that fit, and for one that reads the answer in another way: pressed once more, the first
/// is back.
fn also(
    fits: &[Fit],
    number: usize,
    chosen: Memo<Option<usize>>,
    choose: impl Fn(Option<usize>) + Copy + 'static,
) -> AnyView {
    if fits.len() < 2 {
        return ().into_any();
    }
    let button = |(at, fit): (usize, &Fit)| {
        let name = words::kind(fit);
        let is_on = move || chosen.get() == Some(at);
        let press = move |_| choose(Some(if chosen.get_untracked() == Some(at) { 0 } else { at }));
        view! {
            <button type="button" aria-pressed=move || is_on().to_string() aria-label=say!(bring.also, kind = name, n = number) on:click=press>{name.clone()}</button>
        }
    };
    let is_near = |(at, fit): &(usize, &Fit)| *at > 0 && (*at <= ALSO || fit.key.is_some());
    let buttons = fits.iter().enumerate().filter(is_near).map(button).collect_view();
    view! { <span class="also" role="group" aria-label=say!(bring.also_of, n = number)>{buttons}</span> }.into_any()
}
