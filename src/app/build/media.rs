//! The picture or the sound of a clue: how it comes into the breakout, how it is shown, and who made it.

use std::sync::Arc;

use leptos::prelude::*;

use super::bench::Bench;
use super::clues::Held;
use super::lists::{Add, TextField};
use super::picker::{Picked, Wanted};
use crate::app::{browser, later};
use crate::breakout::{Breakout, Clue, ClueKind};
use crate::media;
use crate::say;

/// For which clue or place a picture or a sound is being picked: what is dropped or pasted goes to one at a time.
#[derive(Clone, Copy)]
pub(super) struct Picking(pub RwSignal<Option<(String, Wanted)>>);

impl Picking {
    /// What is being picked for this one.
    pub fn wanted(self, key: &str) -> Option<Wanted> {
        self.0.with(|picking| picking.as_ref().filter(|(of, _)| of == key).map(|(_, wanted)| *wanted))
    }
}

/// Puts a picture or a sound into the breakout under a name of its own, together with what shows it, and saves both.
/// Gives what is to be said.
pub(super) fn put(
    bench: Bench,
    what: &str,
    picked: Picked,
    show: impl FnOnce(&mut Breakout, String),
) -> Result<String, media::Refused> {
    bench.peek(|breakout| media::room(breakout, picked.media.data.len()))?;
    bench.change(what, |breakout| {
        let name = breakout.media_name(&picked.file);
        let src = format!("media:{name}");
        breakout.media.insert(name, Arc::new(picked.media));
        show(breakout, src);
    });
    bench.save_now();
    Ok(picked.said)
}

/// A clue's picture or sound, made anew only when it is another one.
#[component]
pub(super) fn Shown(bench: Bench, clue: Memo<Option<Clue>>) -> impl IntoView {
    let media = Memo::new(move |_| {
        let kind = clue.with(|clue| clue.as_ref().map(|clue| clue.kind.clone()))?;
        bench
            .read(|breakout| breakout.shown_by(&kind).cloned())
            .map(|media| (matches!(kind, ClueKind::Image { .. }), media))
    });
    let alt = move || match clue.get().map(|clue| clue.kind) {
        Some(ClueKind::Image { alt, .. }) => alt,
        _ => String::new(),
    };
    move || {
        media.get().map(|(is_picture, media)| {
            let credit = (!media.credit.is_empty())
                .then(|| view! { <figcaption>{say!(closely.credit, who = media.credit)}</figcaption> });
            let shown = if is_picture {
                view! { <img src=media.address() alt=alt/> }.into_any()
            } else {
                view! { <audio controls src=media.address()></audio> }.into_any()
            };
            view! { <figure class="prose">{shown}{credit}</figure> }
        })
    }
}

/// Who made a clue's picture or sound, and another one in its place.
#[component]
pub(super) fn Medium(held: Held, wanted: Wanted) -> impl IntoView {
    let (bench, id) = (held.bench, held.id());
    let credit = Signal::derive(move || {
        let kind = held.read(|clue| Some(clue.kind.clone()));
        bench.read(|breakout| kind.and_then(|kind| Some(breakout.shown_by(&kind)?.credit.clone())).unwrap_or_default())
    });
    let write = Callback::new(move |credit: String| {
        let name = untrack(|| held.read(|clue| clue.kind.media().map(str::to_owned)));
        bench.change(&format!("{}/credit", held.id()), |breakout| {
            if let Some(media) = name.and_then(|name| breakout.media.get_mut(&name)) {
                Arc::make_mut(media).credit = credit;
            }
        });
    });
    let picking = expect_context::<Picking>();
    let key = StoredValue::new(format!("clue/{id}"));
    let told = RwSignal::new(String::new());
    let another = Callback::new(move |()| picking.0.set(Some((key.get_value(), wanted))));
    let take = Callback::new(move |picked: Picked| {
        let said = put(bench, &format!("{} another", held.id()), picked, |breakout, other| {
            held.within(breakout, |clue| {
                if let ClueKind::Image { src, .. } | ClueKind::Audio { src, .. } = &mut clue.kind {
                    *src = other;
                }
            });
        })?;
        told.set(said);
        picking.0.set(None);
        browser::focus_on(format!("{}-second", held.id()));
        Ok(())
    });
    let is_picking = Memo::new(move |_| picking.wanted(&key.get_value()));
    let word = if wanted == Wanted::Picture { say!(build.another_picture) } else { say!(build.another_sound) };
    view! {
        <TextField id=format!("{id}-credit") label=say!(build.credit) value=credit write/>
        <div class="adds"><Add word add=another/></div>
        {move || is_picking.get().map(|wanted| later::picker(wanted, take, Callback::new(move |()| picking.0.set(None))))}
        <p class="quiet" role="status">{told}</p>
    }
}
