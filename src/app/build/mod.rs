//! The studio: where a teacher builds. Loaded only when that door opens.

mod another;
mod arrival;
mod asks;
mod authors;
mod bench;
mod bin;
mod bring;
mod canvas;
mod chain;
mod ciphers;
mod clues;
mod coming;
mod editor;
mod find;
mod findings;
mod further;
mod hold;
mod items;
mod keys;
mod lists;
mod lock_page;
mod lock_type;
mod map;
mod map_page;
mod marks;
mod media;
mod mend;
pub mod own;
mod pages;
mod paper;
pub mod picker;
mod questions;
mod ready;
mod rules;
mod shapes;
mod share;
mod shared;
mod sheet;
mod standards;
mod start;
mod step;
mod strength;
mod stuck;
mod taking;
mod team_rules;
mod titled;
mod unread;
mod versions;
mod weaving;

use leptos::prelude::*;

use crate::app::later::{fetch, missing, show, shown};
use crate::app::mechanisms::further as further_words;
use crate::app::store::Store;
use crate::app::{browser, fragment, maths};
use crate::mechanism;

use bin::Bin;
use bring::Bring;
use coming::Coming;
use editor::Editor;
use start::{Adapt, Start};

/// A place of the studio.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// The first ten minutes, and the library.
    Start,
    /// The same, with a breakout that is in the address itself: `#/build/z/...`.
    Link(String),
    /// Bringing questions.
    Bring,
    /// What was thrown away.
    Bin,
    /// Taking a shipped breakout as a beginning.
    Adapt(String),
    /// A draft.
    Draft(String),
}

/// What of a draft is on the bench.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// The first lock, or the whole where there is none.
    First,
    /// One lock, by id.
    Lock(String),
    /// Learning targets.
    Targets,
    /// Story, bench and ending.
    Story,
    /// Reference cards.
    Cards,
    /// Time, hints, tries, the teacher's key.
    Rules,
    /// Questions to talk about afterwards.
    Debrief,
    /// Subject, level, authors, language, licence.
    About,
    /// The chain on a page of its own.
    Map,
    /// Ready for class.
    Ready,
    /// Saved versions.
    Versions,
    /// Find and replace.
    Find,
    /// Taking locks from another breakout.
    Take,
    /// On paper.
    Paper,
    /// A copy for another class.
    Another,
}

fn parts(fragment: &str) -> Vec<&str> {
    fragment.split('/').filter(|part| !part.is_empty()).collect()
}

fn place(fragment: &str) -> Place {
    match parts(fragment).as_slice() {
        ["build", "bring", ..] => Place::Bring,
        ["build", "bin"] => Place::Bin,
        ["build", "adapt", slug, ..] => Place::Adapt((*slug).to_owned()),
        ["build", "z", link] => Place::Link((*link).to_owned()),
        ["build", id, ..] => Place::Draft((*id).to_owned()),
        _ => Place::Start,
    }
}

fn spot(fragment: &str) -> Spot {
    match parts(fragment).as_slice() {
        ["build", _, "lock", id] => Spot::Lock((*id).to_owned()),
        ["build", _, "targets"] => Spot::Targets,
        ["build", _, "story"] => Spot::Story,
        ["build", _, "cards"] => Spot::Cards,
        ["build", _, "rules"] => Spot::Rules,
        ["build", _, "debrief"] => Spot::Debrief,
        ["build", _, "about"] => Spot::About,
        ["build", _, "map"] => Spot::Map,
        ["build", _, "ready"] => Spot::Ready,
        ["build", _, "versions"] => Spot::Versions,
        ["build", _, "find"] => Spot::Find,
        ["build", _, "take"] => Spot::Take,
        ["build", _, "paper"] => Spot::Paper,
        ["build", _, "another"] => Spot::Another,
        _ => Spot::First,
    }
}

fetch!(tools, fetch_bring -> fn(Store) -> AnyView, |store| view! { <Bring store/> }.into_any());

/// Bringing questions, fetched when it is wanted: it holds what reads tables and GIFT.
fn bring(store: Store) -> AnyView {
    let coming = async move { fetch_bring().await.ok().map(|bring| show(move || bring(store))) };
    shown(Box::pin(coming), missing)
}

fetch!(tools, fetch_bin -> fn(Store) -> AnyView, |store| view! { <Bin store/> }.into_any());

fn bin(store: Store) -> AnyView {
    let coming = async move { fetch_bin().await.ok().map(|bin| show(move || bin(store))) };
    shown(Box::pin(coming), missing)
}

/// The studio.
#[component]
pub fn Studio(
    /// What is kept on the device.
    store: Store,
) -> impl IntoView {
    browser::keep_pressing();
    // To read and to check them the studio has their code; their widgets are fetched with the first that is set.
    mechanism::further::arrive();
    further_words::speak();
    provide_context(maths::TellFaults);
    provide_context(Coming::new());
    let fragment = fragment();
    let here = Memo::new(move |_| place(&fragment.get()));
    let spot = Memo::new(move |_| spot(&fragment.get()));
    Effect::new(move |_| here.with(titled::of_place));
    move || match here.get() {
        Place::Start => view! { <Start store link=None/> }.into_any(),
        Place::Link(link) => view! { <Start store link=Some(link)/> }.into_any(),
        Place::Bring => bring(store),
        Place::Bin => bin(store),
        Place::Adapt(slug) => view! { <Adapt slug store/> }.into_any(),
        Place::Draft(id) => view! { <Editor id store spot/> }.into_any(),
    }
}
