//! What the browser's tab says in the studio: the page, and whose it is.

use leptos::prelude::*;

use super::bench::Bench;
use super::editor::title_words;
use super::findings::lock_name;
use super::{Place, Spot};
use crate::say;

/// Names the tab after a place beside the drafts, which name their own.
pub(super) fn of_place(place: &Place) {
    match place {
        Place::Start | Place::Link(_) | Place::Adapt(_) => put(say!(build.library)),
        Place::Bring => put(say!(bring.title)),
        Place::Bin => put(say!(bin.title)),
        Place::Draft(_) => {}
    }
}

/// Names the tab after a page of a draft, as long as it is there.
pub(super) fn of_draft(bench: Bench, spot: Memo<Spot>, lock: Memo<Option<String>>) {
    let words = Memo::new(move |_| {
        bench.read(|breakout| {
            let page = match lock.get() {
                Some(id) => lock_name(breakout, &id),
                None => page_words(&spot.get()).to_owned(),
            };
            say!(build.tab, page = page, title = title_words(&breakout.title))
        })
    });
    Effect::new(move |_| put(&words.get()));
}

fn put(title: &str) {
    document().set_title(&say!(locks.tab_title, title = title));
}

fn page_words(spot: &Spot) -> &'static str {
    match spot {
        Spot::First | Spot::Lock(_) => say!(build.whole),
        Spot::Targets => say!(build.targets),
        Spot::Story => say!(play.story),
        Spot::Cards => say!(build.cards),
        Spot::Rules => say!(build.rules),
        Spot::Debrief => say!(build.debrief),
        Spot::About => say!(build.about),
        Spot::Map => say!(map.chain),
        Spot::Ready => say!(build.ready),
        Spot::Versions => say!(versions.title),
        Spot::Find => say!(find.title),
        Spot::Take => say!(take.title),
        Spot::Paper => say!(paper.title),
        Spot::Another => say!(recast.title),
    }
}
