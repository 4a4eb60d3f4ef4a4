//! Cards as students get them, and the words that are traced on them.

use leptos::prelude::*;

use super::Job;
use crate::app::browser;
use crate::app::build::editor::title_words;
use crate::app::parts::{Icon, Prose};
use crate::breakout::{self, Clue, ClueKind};
use crate::paper::{Card, Found, HintCard, Lies};
use crate::say;

/// A clue's card. What is in invisible ink leaves its room empty.
pub(super) fn clue_card(job: &Job, card: &Card, set: Option<usize>) -> AnyView {
    of_clue(job, card, set, "p-ink unseen")
}

/// The same with what is to be traced on it.
pub(super) fn ink_card(job: &Job, card: &Card, set: Option<usize>) -> AnyView {
    of_clue(job, card, set, "p-ink")
}

fn of_clue(job: &Job, card: &Card, set: Option<usize>, ink_class: &'static str) -> AnyView {
    let clue = card.clue;
    let language = clue.language.clone().unwrap_or_else(|| job.breakout.language.clone());
    let is_blank = card.is_blank();
    let heading = (!clue.title.is_empty() && !is_blank).then(|| view! { <h3>{clue.title.clone()}</h3> }.into_any());
    let chair = clue.seat.map(|seat| view! { <p class="p-chair">{say!(paper.chair, n = seat)}</p> }.into_any());
    let body = (!is_blank).then(|| body(job, clue));
    let ink = card.ink.iter().filter_map(|ink| ink.text());
    let ink: Vec<AnyView> = ink
        .map(|text| {
            let is_seen = ink_class == "p-ink";
            view! { <div class=ink_class aria-hidden=(!is_seen).then_some("true")><Prose text=text first=5/></div> }
                .into_any()
        })
        .collect();
    let number = card.number.map(|number| say!(paper.number, n = number)).unwrap_or_default();
    let place = place(job, card);
    framed(view! { {chair}{heading}{body}{ink} }.into_any(), language, [number, place], set)
}

fn body(job: &Job, clue: &Clue) -> AnyView {
    let media = job.breakout.shown_by(&clue.kind);
    match &clue.kind {
        ClueKind::Image { alt, .. } => match media {
            Some(media) => view! { <figure><img src=media.address() alt=alt.clone()/></figure> }.into_any(),
            None => view! { <p>{alt.clone()}</p> }.into_any(),
        },
        ClueKind::Audio { transcript, .. } => {
            view! { <p class="label">{say!(paper.heard)}</p><p>{transcript.clone()}</p> }.into_any()
        }
        ClueKind::Room { say, .. } => view! {
            <div class="p-said"><Icon name="i-place"/><Prose text=say.clone() first=5/></div>
        }
        .into_any(),
        ClueKind::Unknown { .. } => view! { <p>{say!(clue.newer_body)}</p> }.into_any(),
        _ => view! { <Prose text=clue.text().unwrap_or_default() first=5/> }.into_any(),
    }
}

/// Where a card lies, as teams may read it: it says no more than where they find it.
fn place(job: &Job, card: &Card) -> String {
    match (&card.found, &card.lies) {
        (Found::Story, _) => say!(paper.at_story).to_owned(),
        (_, Lies::Table) => say!(paper.at_table).to_owned(),
        (_, Lies::Behind(lock)) => job.lock(*lock),
        (Found::Ending, _) => say!(paper.at_end).to_owned(),
        (_, Lies::Kept { .. }) => say!(paper.from_teacher).to_owned(),
    }
}

/// A card with its foot in small type.
pub(super) fn framed(inside: AnyView, language: String, foot: [String; 2], set: Option<usize>) -> AnyView {
    let [number, place] = foot;
    let set = set.map(|set| view! { <span>{say!(paper.set, n = set)}</span> }.into_any());
    view! {
        <article class="p-card">
            <div class="p-inside" dir=browser::direction(&language) lang=language>{inside}</div>
            <footer><span>{number}</span><span>{place}</span>{set}</footer>
        </article>
    }
    .into_any()
}

/// A rung of a hint ladder: the lock outside, the hint behind when it is folded.
pub(super) fn hint_strip(job: &Job, card: &HintCard, set: Option<usize>) -> AnyView {
    let language = job.breakout.language.clone();
    let set = set.map(|set| format!(", {}", say!(paper.set, n = set)));
    view! {
        <article class="p-strip" style:min-block-size=format!("calc(var(--strip) * {})", card.height())>
            <div><h3>{job.lock(card.lock)}</h3><p>{say!(paper.hint, n = card.rung, of = card.of)}{set}</p></div>
            <div dir=browser::direction(&language) lang=language><Prose text=card.says first=5/></div>
        </article>
    }
    .into_any()
}

/// What a lock is called, for its box.
pub(super) fn label(job: &Job, lock: usize, set: Option<usize>) -> AnyView {
    let set = set.map(|set| format!(", {}", say!(paper.set, n = set)));
    view! {
        <article class="p-label">
            <Icon name="lock-here"/>
            <h3>{job.lock(lock)}</h3>
            <p>{title_words(&job.breakout.title)}{set}</p>
        </article>
    }
    .into_any()
}

/// A reference card.
pub(super) fn reference_card(job: &Job, card: &breakout::Card, set: Option<usize>) -> AnyView {
    let inside = view! { <h3>{card.title.clone()}</h3><Prose text=card.body.clone() first=5/> }.into_any();
    let foot = [String::new(), say!(paper.at_table).to_owned()];
    framed(inside, job.breakout.language.clone(), foot, set)
}
