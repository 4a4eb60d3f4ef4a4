use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;

use crate::app::mechanisms::tape::{Tape, steps};
use crate::mechanism::Pattern;
use crate::say;

/// Cells to draw a line through, as on a phone: with a finger or the mouse in one stroke, or cell by cell.
#[component]
pub(super) fn PatternWidget(pattern: Pattern, entry: RwSignal<String>) -> impl IntoView {
    let size = pattern.size;
    let pattern = StoredValue::new(pattern);
    let cells =
        move || entry.with(|entry| steps(entry).iter().filter_map(|step| step.parse().ok()).collect::<Vec<u32>>());
    let visit = move |cell: u32| {
        let drawn = pattern.with_value(|pattern| pattern.drawn_on(&untrack(cells), cell));
        let written = drawn.iter().map(u32::to_string).collect::<Vec<_>>().join(" ");
        if entry.with_untracked(|entry| *entry != written) {
            entry.set(written);
        }
    };
    let drawing = StoredValue::new(false);
    let grid: NodeRef<html::Div> = NodeRef::new();
    // The cell under a finger, where it is near the middle of one: strokes between cells touch none.
    let under = move |event: &PointerEvent| {
        let field = grid.get_untracked()?.get_bounding_client_rect();
        let side = field.width() / f64::from(size);
        let (across, down) = (f64::from(event.client_x()) - field.left(), f64::from(event.client_y()) - field.top());
        let (column, row) = ((across / side).floor(), (down / side).floor());
        let (x, y) = (across / side - column - 0.5, down / side - row - 0.5);
        let is_within = |at: f64| (0.0..f64::from(size)).contains(&at);
        (is_within(column) && is_within(row) && x * x + y * y < 0.14).then_some(row as u32 * size + column as u32 + 1)
    };
    let go_on = move |event: PointerEvent| {
        if drawing.get_value()
            && let Some(cell) = under(&event)
        {
            visit(cell);
        }
    };
    let begin = move |event: PointerEvent| {
        drawing.set_value(true);
        go_on(event);
    };
    let line = move || {
        let middle = |cell: u32| format!("{},{}", (cell - 1) % size * 2 + 1, (cell - 1) / size * 2 + 1);
        cells().into_iter().filter(|cell| *cell > 0).map(middle).collect::<Vec<_>>().join(" ")
    };
    let cell = move |number: u32| {
        let place = move || cells().iter().position(|cell| *cell == number).map(|at| at + 1);
        let (row, column) = ((number - 1) / size + 1, (number - 1) % size + 1);
        let label = move || match place() {
            Some(at) => say!(mechanism.cell_taken, n = number, row = row, column = column, at = at),
            None => say!(mechanism.cell, n = number, row = row, column = column),
        };
        // A finger has drawn already when its click comes.
        let press = move |event: leptos::ev::MouseEvent| {
            if event.detail() == 0 {
                visit(number);
            }
        };
        view! {
            <button class="cell" class:on=move || place().is_some() type="button" aria-label=label aria-pressed=move || place().is_some().to_string() on:click=press>
                <i aria-hidden="true">{place}</i>
            </button>
        }
        .into_any()
    };
    let draw = |step: &str| view! { <li class="num">{step.to_owned()}</li> }.into_any();
    view! {
        <Tape entry=entry empty=say!(mechanism.draw_line) draw=draw/>
        <div class="pattern" data-size=size.to_string() role="group" aria-label=say!(mechanism.cells) node_ref=grid
            on:pointerdown=begin on:pointermove=go_on on:pointerup=move |_| drawing.set_value(false) on:pointercancel=move |_| drawing.set_value(false) on:pointerleave=move |_| drawing.set_value(false)>
            <svg viewBox=format!("0 0 {0} {0}", size * 2) aria-hidden="true"><polyline points=line/></svg>
            {(1..=size * size).map(cell).collect_view()}
        </div>
    }
}
