//! The clues of one place, each as the students will see it and edited there.

mod held;
mod one;
mod writing;

use leptos::prelude::*;

use super::bench::{Bench, Place};
use super::lists::{Add, Leaf};
use super::media::{Picking, put};
use super::picker::{Picked, Wanted};
use crate::app::parts::when;
use crate::app::{browser, later};
use crate::breakout::{Clue, ClueKind, Tool};
use crate::say;

pub(super) use held::Held;
use one::OneClue;

/// The clues of one place, each as the students will see it and edited there.
#[component]
pub(super) fn Clues(bench: Bench, place: Place, title: &'static str, empty: &'static str) -> impl IntoView {
    let id = match place {
        Place::Story => "story",
        Place::Bench => "bench",
        Place::Ending => "ending",
        Place::On(_) => "clues",
        Place::Inside(_) => "inside",
    };
    let place = StoredValue::new(place);
    let ids = Memo::new(move |_| {
        bench.read(|breakout| {
            place.with_value(|place| place.of(breakout).iter().map(|clue| clue.id.clone()).collect::<Vec<_>>())
        })
    });
    // What was just added is open for writing.
    let open = RwSignal::new(None::<String>);
    let add = move |kind: ClueKind, stem: &str| {
        let clue = Clue::new(bench.clue_id(stem), kind);
        let field = clue.id.clone();
        open.set(Some(field.clone()));
        bench.change("add clue", |breakout| place.with_value(|place| place.change(breakout, |clues| clues.push(clue))));
        browser::focus_on(field);
    };
    let text = Callback::new(move |()| add(ClueKind::Text { body: String::new() }, "paper"));
    let ink = Callback::new(move |()| add(ClueKind::Ink { body: String::new() }, "ink"));
    let room = Callback::new(move |()| add(ClueKind::Room { say: String::new(), setup: String::new() }, "room"));
    let light = Callback::new(move |()| add(ClueKind::Tool { tool: Tool::BlackLight }, "black-light"));
    let picking = expect_context::<Picking>();
    let key = StoredValue::new(place.with_value(Place::key));
    let wanted = Memo::new(move |_| picking.wanted(&key.get_value()));
    // What became of the last picture or sound, until something else is picked.
    let told = RwSignal::new(String::new());
    let pick = move |wanted| {
        Callback::new(move |()| {
            told.set(String::new());
            picking.0.set(Some((key.get_value(), wanted)));
        })
    };
    let take = Callback::new(move |picked: Picked| {
        let wanted = picked.wanted;
        let id = bench.clue_id(if wanted == Wanted::Picture { "picture" } else { "sound" });
        let own = id.clone();
        let said = put(bench, &format!("add {id}"), picked, |breakout, src| {
            let kind = match wanted {
                Wanted::Picture => ClueKind::Image { src, alt: String::new() },
                Wanted::Sound => ClueKind::Audio { src, transcript: String::new() },
            };
            place.with_value(|place| place.change(breakout, |clues| clues.push(Clue::new(own, kind))));
        })?;
        told.set(said);
        picking.0.set(None);
        // What it shows, or says, is the next thing to write.
        browser::focus_on(format!("{id}-second"));
        open.set(Some(id));
        Ok(())
    });
    // The story and the ending are read; there is nothing to find with a lamp.
    let is_read = matches!(id, "story" | "ending");
    view! {
        <Leaf id title>
            {when(move || ids.read().is_empty(), move || view! { <p class="quiet">{empty}</p> }.into_any())}
            <For each=move || ids.get() key=|id| id.clone() let:id><OneClue bench place id open/></For>
            <div class="adds">
                <Add word=say!(build.paper) add=text/>
                <Add word=say!(build.picture) add=pick(Wanted::Picture)/>
                <Add word=say!(build.sound) add=pick(Wanted::Sound)/>
                {(!is_read).then(|| view! {
                    <Add word=say!(build.ink) add=ink/>
                    <Add word=say!(build.room) add=room/>
                    <Add word=say!(build.black_light) add=light/>
                })}
            </div>
            {move || wanted.get().map(|wanted| later::picker(wanted, take, Callback::new(move |()| picking.0.set(None))))}
            <p class="quiet" role="status">{told}</p>
        </Leaf>
    }
}
