//! The chain on a page of its own: looked at, rewired, walked as a solver would, printed.

mod ground;
mod knot;
mod lines;
mod maps;
mod panel;
mod solver;
mod zoom;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::bench::Bench;
use super::editor::title_words;
use crate::app::later::dressed;
use crate::app::named::get;
use crate::app::parts::Icon;
use crate::say;

use ground::Ground;
use maps::Maps;
use panel::Panel;
use solver::{Shown, Solver};
use zoom::Zoom;

/// The page, once its styles are there: it is measured when it opens.
#[component]
pub(super) fn MapPage(bench: Bench) -> impl IntoView {
    dressed("map.css", move || view! { <Page bench/> }.into_any())
}

/// Printed smaller than this, in per cent, the locks are their titles, and those are large.
const DENSE: i32 = 80;

#[component]
fn Page(bench: Bench) -> impl IntoView {
    let maps = Maps::new(bench);
    let zoom = Zoom::new(maps);
    let id = bench.peek(|breakout| breakout.id);
    let title = move || say!(map.of, title = bench.read(|breakout| title_words(&breakout.title)));
    let print = move |_| {
        // A browser without a printer says so itself.
        let _ = window().print();
    };
    let back = move || {
        let lock = maps.chosen_lock().map(|lock| format!("/lock/{lock}")).unwrap_or_default();
        format!("#/build/{id}{lock}")
    };
    view! {
        <div class="map-page">
            <header class="map-top">
                <a class="ghost" href=back>{say!(map.back)}</a>
                <button class="ghost" type="button" on:click=print><Icon name="i-print"/>{say!(map.print)}</button>
                <Shown maps/>
                <div class="zooms" role="group" aria-label=say!(map.size)>
                    <button class="icon" type="button" aria-label=say!(map.smaller) title=say!(map.smaller) on:click=move |_| zoom.step(false)><Icon name="i-minus"/></button>
                    <output aria-label=say!(map.size)>{move || say!(map.percent, n = zoom.percent.get())}</output>
                    <button class="icon" type="button" aria-label=say!(map.larger) title=say!(map.larger) on:click=move |_| zoom.step(true)><Icon name="i-plus"/></button>
                    <button class="ghost" type="button" on:click=move |_| zoom.fit(0)>{say!(map.fit)}</button>
                </div>
            </header>
            <section class="map-sheet prints" aria-labelledby="map-h" class:across=move || maps.is_wide() class:dense=move || maps.on_paper() < DENSE>
                <h2 id="map-h">{title}</h2>
                <Ground maps zoom/>
            </section>
            <div class="map-side"><Panel maps/><Solver maps/></div>
        </div>
    }
}

/// A member of an event that is undefined where there is none.
fn is(event: &JsValue, name: &str, word: &str) -> bool {
    get(event, name).as_string().as_deref() == Some(word)
}
