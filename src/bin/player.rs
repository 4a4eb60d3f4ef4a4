//! Home and play: all that a student's first visit loads.

use latchwork::app::{Player, start};
use leptos::prelude::*;

fn main() {
    start(|store| view! { <Player store/> });
}
