//! Shapes of a chain: each by its picture, an existing chain arranged in one, and an empty breakout begun with one.

use std::sync::{Arc, Once};

use leptos::prelude::*;

use super::bench::Bench;
use super::chain::new_lock;
use super::lists::Stepper;
use super::weaving;
use crate::app::browser;
use crate::app::parts::Dialog;
use crate::breakout::Breakout;
use crate::breakout::chain::sketch::{Line, SIZE, Sketch, sketch};
use crate::breakout::chain::{Shape, arrange};
use crate::breakout::weave::Order;
use crate::say;

/// How many locks a breakout that is begun with a shape may have.
const MOST_BEGUN: u32 = 20;

/// The styles of this module's screens.
pub(super) fn styled() {
    static STYLED: Once = Once::new();
    STYLED.call_once(|| browser::add_style("weave.css"));
}

/// Each shape by its picture, with as many locks as there are; one is chosen.
pub(super) fn cards(chosen: RwSignal<Shape>, count: Signal<usize>) -> AnyView {
    styled();
    let card = move |shape: Shape| {
        let is_on = move || chosen.get() == shape;
        let (name, words) = words(shape);
        view! {
            <label class="shape" class:on=is_on>
                <input type="radio" name="shape" prop:checked=is_on on:change=move |_| chosen.set(shape)/>
                {move || picture(shape, count.get())}
                <span><b>{name}</b><small>{words}</small></span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="shapes"><legend>{say!(build.shape)}</legend>{Shape::ALL.map(card)}</fieldset>
    }
    .into_any()
}

/// What a shape is called, and what it does for a class.
fn words(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Line => (say!(build.shape_line), say!(build.shape_line_words)),
        Shape::ThreeDoors => (say!(build.shape_doors), say!(build.shape_doors_words)),
        Shape::Vault => (say!(shapes.vault), say!(shapes.vault_words)),
        Shape::Routes => (say!(shapes.routes), say!(shapes.routes_words)),
        Shape::Board => (say!(shapes.board), say!(shapes.board_words)),
    }
}

/// Whether the small locks of a shape lend themselves to hold the pieces of the last one's answer. There they do unless
/// somebody says otherwise; in the other shapes they can.
pub(super) fn is_woven(shape: Shape) -> bool {
    matches!(shape, Shape::Vault | Shape::Board)
}

/// The picture of a shape with so many locks, from left to right, and the box at the end.
fn picture(shape: Shape, count: usize) -> AnyView {
    let Sketch { width, locks, lines } = sketch(shape, count);
    let line = |line: &Line| {
        let Line { from: (x, y), bend, to: (end, down), is_one_of_some } = *line;
        let d = format!("M{x:.1} {y:.1}H{bend:.1}C{end:.1} {y:.1} {bend:.1} {down:.1} {end:.1} {down:.1}");
        view! { <path class="stroke" class:some=is_one_of_some d=d></path> }.into_any()
    };
    let (x, y) = locks.last().copied().unwrap_or_default();
    let right = SIZE.0 - 14.0;
    let end = format!("M{:.1} {y:.1}H{right:.1}m1 -10v20h11v-20z", x + width / 2.0);
    // Drawn 20 wide, so that its strokes are as wide as it is.
    let lock = |(x, y): &(f64, f64)| {
        let place = format!("translate({x:.1} {y:.1}) scale({:.3})", width / 20.0);
        view! {
            <g transform=place>
                <path class="loop" d="M-5.6 -7v-4.6a5.6 5.6 0 0 1 11.2 0v4.6"></path>
                <rect class="knob" x="-10" y="-8" width="20" height="17" rx="3.6"></rect>
            </g>
        }
        .into_any()
    };
    view! {
        <svg class="shape-art" viewBox=format!("0 0 {} {}", SIZE.0, SIZE.1) aria-hidden="true">
            {lines.iter().map(line).collect_view()}<path class="stroke" d=end></path>{locks.iter().map(lock).collect_view()}
        </svg>
    }
    .into_any()
}

/// A dialog to arrange the chain in a shape, or to begin an empty breakout with one.
pub(super) fn arranging(bench: Bench, open: RwSignal<bool>) -> AnyView {
    styled();
    let title = Signal::derive(move || {
        if bench.read(|breakout| breakout.locks.is_empty()) { say!(shapes.begin) } else { say!(shapes.arrange) }
            .to_owned()
    });
    view! { <Dialog id="arrange" title open wide=true>{move || choice(bench, open)}</Dialog> }.into_any()
}

fn choice(bench: Bench, open: RwSignal<bool>) -> AnyView {
    let own = bench.peek(|breakout| breakout.locks.len());
    let is_new = own == 0;
    // What it has now is chosen.
    let now = bench.peek(|breakout| Shape::ALL.into_iter().find(|shape| is_shaped(breakout, *shape)));
    let (shape, begun) = (RwSignal::new(now.unwrap_or_default()), RwSignal::new(5u32));
    let count = Signal::derive(move || if is_new { begun.get() as usize } else { own });
    // An answer that is dealt out already goes on to be.
    let last = move || bench.peek(|breakout| breakout.locks.last().cloned());
    let can_weave = is_new || last().is_some_and(|lock| weaving::can(&lock) && !weaving::is(&lock));
    let said_pieces: RwSignal<Option<bool>> = RwSignal::new(None);
    let wants_pieces = move || said_pieces.get().unwrap_or_else(|| is_new && is_woven(shape.get()));
    let make = move |_| {
        let pieces = can_weave && untrack(wants_pieces);
        let shape = shape.get_untracked();
        bench.change("arrange", |breakout| {
            if is_new {
                begin(breakout, count.get_untracked());
            }
            arrange(&mut breakout.locks, shape);
            if let Some(last) = breakout.locks.last().map(|lock| lock.id.clone()).filter(|_| pieces) {
                weaving::weave(breakout, &last, Order::default(), "");
            }
        });
        open.set(false);
        if is_new {
            bench.peek(|breakout| browser::go(&format!("/build/{}", breakout.id)));
            browser::focus("name");
        }
    };
    let order = (!is_new).then(|| view! { <p class="quiet">{say!(shapes.in_order)}</p> });
    let how_many = is_new.then(|| view! {
        <div class="row">
            <Stepper id="how-many" label=say!(shapes.how_many) value=begun bounds=(2, MOST_BEGUN) write=Callback::new(move |count| begun.set(count))/>
        </div>
    });
    let last_name = move || last().map_or_else(|| say!(shapes.last).to_owned(), |lock| lock.name().to_owned());
    let pieces = move || {
        can_weave.then(|| view! {
            <label class="tick"><input type="checkbox" prop:checked=wants_pieces on:change:target=move |event| said_pieces.set(Some(event.target().checked()))/>
                {say!(shapes.with_pieces, lock = last_name())}</label>
        })
    };
    view! {
        <div class="inside arranging">
            {how_many}
            {cards(shape, count)}
            {order}
            {pieces}
        </div>
        <div class="acts">
            <button class="ghost" type="button" on:click=move |_| open.set(false)>{say!(shapes.cancel)}</button>
            <button class="go small" type="button" on:click=make>{move || if is_new { say!(shapes.make, n = count.get()) } else { say!(shapes.do_arrange).to_owned() }}</button>
        </div>
    }
    .into_any()
}

/// Puts so many locks without anything into an empty breakout.
fn begin(breakout: &mut Breakout, count: usize) {
    for _ in 0..count {
        let lock = new_lock(breakout);
        breakout.locks.push(Arc::new(lock));
    }
}

/// Whether a chain has just this shape.
fn is_shaped(breakout: &Breakout, shape: Shape) -> bool {
    let mut arranged = breakout.locks.clone();
    arrange(&mut arranged, shape);
    arranged.iter().zip(&breakout.locks).all(|(one, other)| Arc::ptr_eq(one, other))
}
