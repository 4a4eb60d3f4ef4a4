//! Build and class: loaded when that door opens.

use latchwork::app::build::Studio;
use latchwork::app::start;
use leptos::prelude::*;

fn main() {
    start(|store| view! { <Studio store/> });
}
