use leptos::prelude::*;

use super::sorting::Sorting;
use super::words;
use crate::bring::{Column, Layout, Row, Source, Table};
use crate::say;

/// The columns of a table that have something in them, from 0.
pub(super) fn used(table: &Table) -> Vec<usize> {
    (0..table.width()).filter(|at| table.rows.iter().any(|row| !row.cell(*at).is_empty())).collect()
}

/// The heads of the columns: what each is, which can be changed.
pub(super) fn heads(source: &Source, sorting: Sorting) -> AnyView {
    let Source::Table { table, layout } = source else {
        return view! { <th scope="col">{say!(bring.question)}</th><th scope="col">{say!(bring.answer)}</th> }
            .into_any();
    };
    let headings = headings(table, layout);
    let head = |at: usize| {
        let heading = headings.map(|row| row.cell(at).to_owned()).filter(|heading| !heading.is_empty());
        let letter = words::letter(at);
        let label = match &heading {
            Some(heading) => say!(bring.column_headed, letter = letter, heading = words::short(heading)),
            None => say!(bring.column, letter = letter),
        };
        let now = move || {
            sorting.sorted.with(|sorted| match sorted.as_ref().map(|sorted| &*sorted.source) {
                Some(Source::Table { layout, .. }) => layout.columns.get(at).copied(),
                _ => None,
            })
        };
        let choose = move |name: String| {
            let column = Column::ALL.into_iter().find(|column| words::column(*column) == name);
            sorting.arrange(|layout| {
                if let (Some(place), Some(column)) = (layout.columns.get_mut(at), column) {
                    *place = column;
                }
            });
        };
        view! {
            <th scope="col">
                <span class="heading">{heading.unwrap_or(letter)}</span>
                <select aria-label=label on:change:target=move |event| choose(event.target().value())>
                    {Column::ALL.map(|column| view! {
                        <option value=words::column(column) prop:selected=move || now() == Some(column)>{words::column(column)}</option>
                    })}
                </select>
            </th>
        }
    };
    used(table).into_iter().map(head).collect_view().into_any()
}

/// The row with the headings, where there is one.
fn headings<'t>(table: &'t Table, layout: &Layout) -> Option<&'t Row> {
    table.rows.get(layout.headings.checked_sub(1)?)
}

/// Whether a table's first row has its headings, which can be changed. Where they stand further down, so does this.
pub(super) fn has_headings(source: &Source, sorting: Sorting) -> AnyView {
    let Source::Table { table, layout } = source else { return ().into_any() };
    let found = layout.headings.max(1);
    let Some(row) = table.rows.get(found - 1) else { return ().into_any() };
    let words = match found {
        1 => say!(bring.has_headings, n = row.number),
        _ => say!(bring.above, n = row.number),
    };
    let is_on = move || {
        sorting.sorted.with(|sorted| match sorted.as_ref().map(|sorted| &*sorted.source) {
            Some(Source::Table { layout, .. }) => layout.headings > 0,
            _ => false,
        })
    };
    let set = move |on: bool| sorting.arrange(|layout| layout.headings = if on { found } else { 0 });
    view! {
        <label class="check"><input type="checkbox" prop:checked=is_on on:change:target=move |event| set(event.target().checked())/>{words}</label>
    }
    .into_any()
}
