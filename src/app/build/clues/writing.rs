//! The fields that write a clue.

use leptos::prelude::*;

use super::super::ciphers::{Ciphers, Remember};
use super::super::lists::TextField;
use super::super::marks::Markdown;
use super::super::media::Medium;
use super::super::picker::Wanted;
use super::Held;
use crate::breakout::{Clue, ClueKind};
use crate::say;

/// The fields of a clue's kind.
#[component]
pub(super) fn Writing(held: Held) -> impl IntoView {
    let read = move |read: fn(&Clue) -> String| Signal::derive(move || held.read(read));
    let id = held.id();
    let kind = held.clue.get_untracked().map(|clue| clue.kind);
    let title = (!matches!(kind, Some(ClueKind::Ink { .. }))).then(|| {
        view! {
            <TextField id=format!("{id}-title") label=say!(build.clue_title) value=read(|clue| clue.title.clone())
                write=Callback::new(move |title: String| held.change("title", |clue| clue.title = title))/>
        }
    });
    let second = match kind {
        Some(ClueKind::Room { .. }) => Some((say!(build.setup), "")),
        Some(ClueKind::Image { .. }) => Some((say!(build.alt), say!(build.alt_help))),
        Some(ClueKind::Audio { .. }) => Some((say!(build.transcript), "")),
        _ => None,
    };
    let second = second.map(|(label, help)| {
        view! {
            <TextField id=format!("{id}-second") label=label help=help rows=2 value=read(|clue| second_of(clue).cloned().unwrap_or_default())
                write=Callback::new(move |text: String| held.change("second", |clue| if let Some(second) = second_mut(clue) { *second = text }))/>
        }
    });
    let wanted = match kind {
        Some(ClueKind::Image { .. }) => Some(Wanted::Picture),
        Some(ClueKind::Audio { .. }) => Some(Wanted::Sound),
        _ => None,
    };
    let medium = wanted.map(|wanted| view! { <Medium held wanted/> });
    let has_body = matches!(kind, Some(ClueKind::Text { .. } | ClueKind::Ink { .. } | ClueKind::Room { .. }));
    let body = has_body.then(|| {
        let write = Callback::new(move |text: String| {
            held.change("body", |clue| {
                if let Some(body) = body_mut(&mut clue.kind) {
                    *body = text;
                }
            });
        });
        let language = Signal::derive(move || {
            let own = held.read(|clue| clue.language.clone());
            own.unwrap_or_else(|| held.bench.read(|breakout| breakout.language.clone()))
        });
        view! {
            <Markdown id=id.clone() value=read(|clue| body_of(&clue.kind).cloned().unwrap_or_default()) write/>
            <Ciphers bench=held.bench id=id.clone() language write remember=Callback::new(move |remember: Remember| held.change("body", |clue| remember(clue)))/>
        }
    });
    view! { {title}{body}{second}{medium} }
}

fn body_of(kind: &ClueKind) -> Option<&String> {
    match kind {
        ClueKind::Text { body } | ClueKind::Ink { body } | ClueKind::Room { say: body, .. } => Some(body),
        _ => None,
    }
}

fn body_mut(kind: &mut ClueKind) -> Option<&mut String> {
    match kind {
        ClueKind::Text { body } | ClueKind::Ink { body } | ClueKind::Room { say: body, .. } => Some(body),
        _ => None,
    }
}

fn second_of(clue: &Clue) -> Option<&String> {
    match &clue.kind {
        ClueKind::Room { setup: second, .. }
        | ClueKind::Image { alt: second, .. }
        | ClueKind::Audio { transcript: second, .. } => Some(second),
        _ => None,
    }
}

fn second_mut(clue: &mut Clue) -> Option<&mut String> {
    match &mut clue.kind {
        ClueKind::Room { setup: second, .. }
        | ClueKind::Image { alt: second, .. }
        | ClueKind::Audio { transcript: second, .. } => Some(second),
        _ => None,
    }
}
