//! The widgets of the further kinds of lock. A page fetches them with the kinds themselves.

mod clock;
mod date;
mod form;
mod in_words;
mod order;
mod pattern;
mod place;
mod point;
mod quantity;
mod shape;
mod switches;
mod tap;
mod tune;
mod unfit;

use std::sync::OnceLock;

use leptos::prelude::*;

use crate::app::browser;
use crate::mechanism::{Fetched, Further, Item, Unfit, shuffled};

pub use shape::mark_word;

/// What shows a widget: the kind, its entry, what the order of things depends on, and what Enter does in a line of text.
type Widget = fn(&Further, RwSignal<String>, Option<u64>, Callback<()>) -> AnyView;

static WIDGET: OnceLock<Widget> = OnceLock::new();

/// What is said of the further kinds.
struct Words {
    unfit: fn(&Unfit) -> String,
    in_words: fn(&Further, &str) -> String,
}

static WORDS: OnceLock<Words> = OnceLock::new();

/// From now on further kinds can be read, and their widgets shown.
pub fn arrive() {
    crate::mechanism::further::arrive();
    speak();
    WIDGET.get_or_init(|| {
        browser::add_style("kinds.css");
        widget
    });
}

/// From now on there are words for what further kinds answer and refuse. The studio has them before their widgets.
pub fn speak() {
    WORDS.get_or_init(|| Words { unfit: unfit::unfit, in_words: in_words::in_words });
}

/// The widget of a further kind. Whoever has read one has its widgets, too.
pub(super) fn shown(kind: &Fetched, entry: RwSignal<String>, seed: Option<u64>, submit: Callback<()>) -> AnyView {
    WIDGET.get().map(|widget| widget(kind.kind(), entry, seed, submit)).into_any()
}

/// Why an entry cannot be an answer of a further kind, and what to do.
pub fn unfit(why: &Unfit) -> String {
    WORDS.get().map(|words| (words.unfit)(why)).unwrap_or_default()
}

/// A canonical answer of a further kind as a person reads it.
pub(super) fn in_words(kind: &Fetched, answer: &str) -> String {
    WORDS.get().map(|words| (words.in_words)(kind.kind(), answer)).unwrap_or_default()
}

fn widget(kind: &Further, entry: RwSignal<String>, seed: Option<u64>, submit: Callback<()>) -> AnyView {
    let mixed = |items: Vec<Item>| match seed {
        Some(seed) => shuffled(items, seed),
        None => items,
    };
    // Not as the items are: the first bin would lie beside the first item.
    let mixed_bins = |bins: Vec<Item>| match seed {
        Some(seed) => shuffled(bins, !seed),
        None => bins,
    };
    match kind.clone() {
        Further::Tap(tap) => view! { <tap::TapWidget tap entry/> }.into_any(),
        Further::Quantity(quantity) => view! { <quantity::QuantityWidget quantity entry submit/> }.into_any(),
        Further::Order(order) => view! { <order::OrderWidget items=mixed(order.items) entry/> }.into_any(),
        Further::Sort(sort) => {
            view! { <place::PlaceWidget slots=mixed_bins(sort.bins) items=mixed(sort.items) single=false entry/> }
                .into_any()
        }
        Further::Match(pairs) => {
            view! { <place::PlaceWidget slots=pairs.left items=mixed(pairs.right) single=true entry/> }.into_any()
        }
        Further::Form(form) => view! { <form::FormWidget form entry submit/> }.into_any(),
        Further::Shape(shape) => view! { <shape::ShapeWidget shape entry/> }.into_any(),
        Further::Switches(switches) => view! { <switches::SwitchesWidget switches entry/> }.into_any(),
        Further::Pattern(pattern) => view! { <pattern::PatternWidget pattern entry/> }.into_any(),
        Further::Point(point) => view! { <point::PointWidget point entry/> }.into_any(),
        Further::Clock(clock) => view! { <clock::ClockWidget clock entry submit/> }.into_any(),
        Further::Date(_) => view! { <date::DateWidget entry submit/> }.into_any(),
        Further::Tune(tune) => view! { <tune::TuneWidget tune entry/> }.into_any(),
    }
}
