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
use crate::breakout::chain::{Shape, arrange};
use crate::breakout::weave::Order;
use crate::say;

/// The picture of a shape has so many locks at most; more would be dots.
const MOST_DRAWN: usize = 10;

/// How many locks a breakout that is begun with a shape may have.
const MOST_BEGUN: u32 = 20;

/// The size of a picture.
const WIDTH: f64 = 132.0;
const HEIGHT: f64 = 84.0;

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

/// Whether the small locks of a shape lend themselves to hold the pieces of the last one's answer.
pub(super) fn is_woven(shape: Shape) -> bool {
    matches!(shape, Shape::Vault | Shape::Board)
}

/// A lock in a picture: where its middle is.
#[derive(Clone, Copy)]
struct Spot {
    x: f64,
    y: f64,
}

/// The picture of a shape with so many locks, from left to right, and the box at the end.
fn picture(shape: Shape, count: usize) -> AnyView {
    let count = count.clamp(4, MOST_DRAWN);
    let before: Vec<(Vec<usize>, Option<u32>)> = (0..count).map(|at| shape.before(count, at)).collect();
    let mut layer: Vec<usize> = Vec::new();
    for (before, _) in &before {
        layer.push(before.iter().filter_map(|at| layer.get(*at)).max().map_or(0, |above| above + 1));
    }
    let layers = layer.iter().max().map_or(1, |last| last + 1);
    let rows = |of: usize| layer.iter().filter(|own| **own == of).count();
    let step = (WIDTH - 18.0) / layers as f64;
    let size = (step * 0.58).min(HEIGHT * 0.62 / (0..layers).map(rows).max().unwrap_or(1) as f64).min(20.0);
    let mut spots: Vec<Spot> = Vec::new();
    for at in 0..count {
        let own = layer[at];
        let in_row = match before[at].0[..] {
            // A way goes straight on.
            [one] if rows(own) > 1 && rows(own) <= rows(own - 1) => spots.get(one).map(|spot| spot.y),
            _ => None,
        };
        let rank = layer[..at].iter().filter(|other| **other == own).count();
        let y = in_row.unwrap_or(HEIGHT * (rank as f64 + 0.5) / rows(own) as f64 + size * 0.12);
        spots.push(Spot { x: step * (own as f64 + 0.5), y });
    }
    let mut lines = Vec::new();
    for (at, (before, need)) in before.iter().enumerate() {
        for other in before {
            let (from, to) = (spots[*other], spots[at]);
            let (start, end) = (from.x + size / 2.0, to.x - size / 2.0);
            let bend = end - step.min(end - start) * 0.5;
            let d = format!(
                "M{start:.1} {:.1}H{bend:.1}C{end:.1} {:.1} {bend:.1} {:.1} {end:.1} {:.1}",
                from.y, from.y, to.y, to.y
            );
            lines.push(view! { <path class="stroke" class:some=need.is_some() d=d></path> }.into_any());
        }
    }
    let last = spots[count - 1];
    let end = format!(
        "M{:.1} {:.1}H{:.1}M{:.1} {:.1}v20h11v-20z",
        last.x + size / 2.0,
        last.y,
        WIDTH - 14.0,
        WIDTH - 13.0,
        last.y - 10.0
    );
    let lock = |spot: &Spot| {
        let (x, y, half) = (spot.x - size / 2.0, spot.y - size * 0.4, size * 0.28);
        let bow = format!(
            "M{:.1} {y:.1}v{:.1}a{half:.1} {half:.1} 0 0 1 {:.1} 0v{:.1}",
            spot.x - half,
            -size * 0.18,
            half * 2.0,
            size * 0.18
        );
        view! {
            <path class="loop" d=bow></path>
            <rect class="knob" x=format!("{x:.1}") y=format!("{y:.1}") width=format!("{size:.1}") height=format!("{:.1}", size * 0.85) rx=format!("{:.1}", size * 0.18)></rect>
        }
        .into_any()
    };
    view! {
        <svg class="shape-art" viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true">
            {lines}<path class="stroke" d=end></path>{spots.iter().map(lock).collect_view()}
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
    let wants_pieces = RwSignal::new(is_new);
    let make = move |_| {
        let shape = shape.get_untracked();
        let pieces = can_weave && is_woven(shape) && wants_pieces.get_untracked();
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
        (can_weave && is_woven(shape.get())).then(|| view! {
            <label class="tick"><input type="checkbox" prop:checked=wants_pieces on:change:target=move |event| wants_pieces.set(event.target().checked())/>
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
