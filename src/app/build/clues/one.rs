//! One clue as the students will see it, and what is done with it.

use leptos::prelude::*;

use super::super::bench::{Bench, Place};
use super::super::lists::More;
use super::super::marks::Asked;
use super::super::media::Shown;
use super::Held;
use super::writing::Writing;
use crate::app::browser;
use crate::app::parts::{Icon, Prose, when};
use crate::breakout::{Clue, ClueKind};
use crate::format::turn::{self, Words};
use crate::say;

/// A clue, with what writes it where it is `open`.
#[component]
pub(super) fn OneClue(
    bench: Bench,
    place: StoredValue<Place>,
    id: String,
    open: RwSignal<Option<String>>,
) -> impl IntoView {
    let held = Held::new(bench, place, id);
    let is_open = move || open.with(|open| open.as_ref().is_some_and(|open| held.is(open)));
    let toggle = move |_| open.set(if is_open() { None } else { Some(held.id()) });
    let head = Memo::new(move |_| held.read(|clue| kind_words(&clue.kind)));
    let editable =
        Memo::new(move |_| held.read(|clue| !matches!(clue.kind, ClueKind::Tool { .. } | ClueKind::Unknown { .. })));
    let heading = StoredValue::new(format!("{}-h", held.id()));
    let writing = StoredValue::new(format!("{}-write", held.id()));
    let delete = move |_| held.delete(say!(build.deleted, title = head.get_untracked().1));
    // Made anew when the kind changes, never while someone writes.
    let shown = Memo::new(move |_| (is_open() && editable.get()).then(|| head.get().0));
    view! {
        <article class="clue" aria-labelledby=heading.get_value()>
            <header>
                {move || view! { <Icon name=head.get().0/> }}
                <h4 id=heading.get_value()>{move || head.get().1}</h4>
                {chair(held)}
                {when(move || editable.get(), move || view! {
                    <button class="add" type="button" aria-expanded=move || is_open().to_string() aria-controls=writing.get_value() aria-describedby=heading.get_value()
                        on:click=toggle>{move || if is_open() { say!(build.done) } else { say!(build.edit) }}</button>
                }.into_any())}
                <More label=say!(build.more)>
                    <li><button type="button" on:click=move |_| held.move_on(false)><Icon name="i-up"/>{say!(build.earlier)}</button></li>
                    <li><button type="button" on:click=move |_| held.move_on(true)><Icon name="i-down"/>{say!(build.later)}</button></li>
                    {turns(held, head)}
                    {chairs(held)}
                    <li class="apart"><button class="danger" type="button" on:click=delete><Icon name="i-bin"/>{say!(build.delete)}</button></li>
                </More>
            </header>
            {move || shown.get().map(|_| view! {
                <div class="writing" id=writing.get_value()><Writing held/></div>
                <p class="label">{say!(build.as_seen)}</p>
            })}
            <Shown bench clue=held.clue/>
            {seen(held)}
        </article>
    }
}

/// The other kinds that it can become without losing a word.
fn turns(held: Held, head: Memo<(&'static str, &'static str)>) -> impl IntoView {
    const TURNED: [(&str, &str, Words); 3] = [
        ("i-letter", say!(build.kind_text), Words::Text),
        ("i-drop", say!(build.kind_ink), Words::Ink),
        ("i-place", say!(build.kind_room), Words::Room),
    ];
    let turn = move |into: Words| held.change("turn", |clue| *clue = turn::clue(clue, into));
    move || {
        let icon = head.get().0;
        let others =
            TURNED.into_iter().filter(|(other, ..)| TURNED.iter().any(|(own, ..)| *own == icon) && *other != icon);
        others.map(|(icon, name, into)| {
            view! { <li><button type="button" on:click=move |_| turn(into)><Icon name=icon/>{say!(build.turn_into, kind = name)}</button></li> }
        }).collect_view()
    }
}

/// The chairs that it can be found from. What is read together is for both: there only a chair that came with the file can be
/// taken away.
fn chairs(held: Held) -> impl IntoView {
    let seat = Memo::new(move |_| held.read(|clue| clue.seat));
    let sit = move |seat: Option<u8>| held.change("seat", |clue| clue.seat = seat);
    let is_read = held.is_read();
    move || {
        let chairs = [(None, say!(build.seat_both)), (Some(1), say!(build.seat_1)), (Some(2), say!(build.seat_2))];
        let others = chairs.into_iter().filter(|(chair, _)| *chair != seat.get() && (chair.is_none() || !is_read));
        let item = |(at, (chair, word)): (usize, (Option<u8>, &'static str))| {
            view! { <li class:apart=at == 0><button type="button" on:click=move |_| sit(chair)><Icon name="i-chair"/>{word}</button></li> }
        };
        others.enumerate().map(item).collect_view()
    }
}

/// The chair that it is found from, where not both do.
fn chair(held: Held) -> impl IntoView {
    let word = |seat| if seat == 1 { say!(play.chair_1) } else { say!(play.chair_2) };
    move || held.read(|clue| clue.seat).map(|seat| view! { <span class="chip">{word(seat)}</span> })
}

/// As the students see it: made anew when something of it is another one, not at each key elsewhere.
fn seen(held: Held) -> impl IntoView {
    let asked = use_context::<Asked>();
    let seen = Memo::new(move |_| {
        let clue = held.clue.get()?;
        let worded = asked.and_then(|asked| asked.shown.get());
        held.bench.read(|breakout| {
            let clue = worded.map_or(clue.clone(), |(_, worded)| worded(breakout, &clue));
            let language = clue.language.clone().unwrap_or_else(|| breakout.language.clone());
            let lacks_medium = breakout.shown_by(&clue.kind).is_none();
            Some((clue, language, lacks_medium))
        })
    });
    move || seen.get().map(|(clue, language, lacks_medium)| preview(&clue, language, lacks_medium))
}

/// A kind's drawing and name.
fn kind_words(kind: &ClueKind) -> (&'static str, &'static str) {
    match kind {
        ClueKind::Text { .. } => ("i-letter", say!(build.kind_text)),
        ClueKind::Ink { .. } => ("i-drop", say!(build.kind_ink)),
        ClueKind::Image { .. } => ("i-picture", say!(build.kind_image)),
        ClueKind::Audio { .. } => ("i-speak", say!(build.kind_audio)),
        ClueKind::Room { .. } => ("i-place", say!(build.kind_room)),
        ClueKind::Tool { .. } => ("i-torch", say!(build.kind_tool)),
        ClueKind::Unknown { .. } => ("i-page", say!(clue.newer)),
    }
}

/// The clue as the students see it, but for its picture or sound.
fn preview(clue: &Clue, language: String, lacks_medium: bool) -> AnyView {
    let title = (!clue.title.is_empty()).then(|| view! { <h5>{clue.title.clone()}</h5> });
    match &clue.kind {
        ClueKind::Text { body } | ClueKind::Ink { body } | ClueKind::Room { say: body, .. }
            if body.trim().is_empty() && clue.title.is_empty() =>
        {
            view! { <p class="quiet">{say!(build.empty_paper)}</p> }.into_any()
        }
        ClueKind::Ink { body } => {
            view! { <div class="prose uv" dir=browser::direction(&language) lang=language><Prose text=body.clone() first=5/></div> }.into_any()
        }
        ClueKind::Text { body } => {
            view! { <div class="prose" dir=browser::direction(&language) lang=language>{title}<Prose text=body.clone() first=5/></div> }.into_any()
        }
        ClueKind::Room { say, setup } => {
            let setup =
                (!setup.is_empty()).then(|| view! { <p class="quiet">{say!(build.setup_is, setup = setup)}</p> });
            view! { <div class="prose" dir=browser::direction(&language) lang=language>{title}<Prose text=say.clone() first=5/></div>{setup} }.into_any()
        }
        ClueKind::Image { alt: words, .. } | ClueKind::Audio { transcript: words, .. }
            if lacks_medium =>
        {
            view! { <p class="quiet">{say!(build.no_media)}" "{words.clone()}</p> }.into_any()
        }
        ClueKind::Image { .. } => ().into_any(),
        ClueKind::Audio { transcript, .. } => {
            view! { <p class="quiet" lang=language>{transcript.clone()}</p> }.into_any()
        }
        ClueKind::Tool { .. } => view! { <p class="quiet">{say!(build.light_words)}</p> }.into_any(),
        ClueKind::Unknown { kind } => view! { <p class="quiet">{say!(build.newer_clue, kind = kind)}</p> }.into_any(),
    }
}
