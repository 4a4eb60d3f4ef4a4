use leptos::prelude::*;

use crate::app::browser;
use crate::app::parts::{Icon, Prose};
use crate::breakout::{Breakout, Clue, ClueKind, Tool};
use crate::play::{Found, From};
use crate::prose::plain;
use crate::say;

/// A thing on the desk: a paper with the invisible writing on it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Page {
    /// The paper; an ink clue is a sheet that looks blank.
    pub clue: Clue,
    /// Where it was found.
    pub from: From,
    /// What shows under the black light.
    pub ink: Vec<Clue>,
}

/// Found things as pages: ink lies on the paper that comes before it in the same place, else on a blank sheet.
pub(super) fn pages(found: &[Found]) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for found in found {
        let is_ink = matches!(found.clue.kind, ClueKind::Ink { .. });
        match pages.last_mut().filter(|page| is_ink && page.from == *found.from) {
            Some(page) => page.ink.push(found.clue.clone()),
            None => pages.push(Page {
                clue: found.clue.clone(),
                from: found.from.clone(),
                ink: if is_ink { vec![found.clue.clone()] } else { Vec::new() },
            }),
        }
    }
    pages
}

/// What a clue is called: its title, else what kind of thing it is.
pub(super) fn name(clue: &Clue) -> String {
    if !clue.title.is_empty() && !matches!(clue.kind, ClueKind::Ink { .. }) {
        return clue.title.clone();
    }
    match clue.kind {
        ClueKind::Text { .. } => say!(clue.paper),
        ClueKind::Ink { .. } => say!(clue.blank),
        ClueKind::Image { .. } => say!(clue.picture),
        ClueKind::Audio { .. } => say!(clue.sound),
        ClueKind::Room { .. } => say!(clue.room),
        ClueKind::Tool { tool: Tool::BlackLight } => say!(clue.black_light),
        ClueKind::Unknown { .. } => say!(clue.newer),
    }
    .to_owned()
}

/// What a clue says when it is read aloud.
pub(super) fn aloud(clue: &Clue) -> String {
    let body = match &clue.kind {
        ClueKind::Text { body } => plain(body),
        ClueKind::Ink { body } => return plain(body),
        ClueKind::Image { alt, .. } => alt.clone(),
        ClueKind::Audio { transcript, .. } => transcript.clone(),
        ClueKind::Room { say, .. } => plain(say),
        ClueKind::Tool { .. } => say!(clue.light_found).to_owned(),
        ClueKind::Unknown { .. } => String::new(),
    };
    format!("{}.\n{body}", name(clue))
}

/// A clue as it is read.
#[component]
pub(super) fn ClueView(
    clue: Clue,
    breakout: std::sync::Arc<Breakout>,
    /// Where it comes from, where that is worth saying.
    #[prop(optional_no_strip)]
    label: Option<String>,
    /// Whose half it is, where it is one.
    #[prop(optional_no_strip)]
    chair: Option<AnyView>,
) -> impl IntoView {
    let language = clue.language.clone().unwrap_or_else(|| breakout.language.clone());
    let heading = (!clue.title.is_empty() && !matches!(clue.kind, ClueKind::Ink { .. }))
        .then(|| view! { <h2>{clue.title.clone()}</h2> }.into_any());
    let address = |src: &str| {
        let media = breakout.media.get(src.trim_start_matches("media:"))?;
        Some(format!("data:{};base64,{}", media.media_type, media.data))
    };
    let body = match clue.kind {
        ClueKind::Text { body } => view! { <Prose text=body/> }.into_any(),
        ClueKind::Ink { .. } => view! { <p class="quiet">{say!(clue.blank_body)}</p> }.into_any(),
        ClueKind::Image { src, alt } => view! { <img src=address(&src) alt=alt/> }.into_any(),
        ClueKind::Audio { src, transcript } => view! {
            <audio controls src=address(&src)></audio>
            <details><summary>{say!(clue.transcript)}</summary><p>{transcript}</p></details>
        }
        .into_any(),
        ClueKind::Room { say, .. } => view! {
            <div class="said"><Icon name="i-place"/><div class="prose"><p class="label">{say!(clue.room)}</p><Prose text=say/></div></div>
        }
        .into_any(),
        ClueKind::Tool { tool: Tool::BlackLight } => view! {
            <div class="said"><Icon name="i-torch"/><div class="prose"><p>{say!(clue.light_found)}</p></div></div>
        }
        .into_any(),
        ClueKind::Unknown { .. } => view! { <p class="quiet">{say!(clue.newer_body)}</p> }.into_any(),
    };
    let label = label.map(|label| view! { <p class="label">{label}</p> }.into_any());
    view! { <div class="prose" dir=browser::direction(&language) lang=language>{chair}{label}{heading}{body}</div> }
}
