//! The page: home, play and the studio. What a student's first visit does not need is fetched when it is wanted.

use latchwork::app::{Page, start};
use leptos::prelude::*;

fn main() {
    start(|store| view! { <Page store/> });
}
