//! What was found, each with where it stands and a way there.

use leptos::prelude::*;

use super::LISTED;
use super::seeking::Seeking;
use crate::app::build::findings::{Way, place};
use crate::app::build::lists::Here;
use crate::app::parts::Icon;
use crate::breakout::{Breakout, Hit, Place, Role, Wording};
use crate::say;

/// The hits, those of one place together.
pub(super) fn groups(seeking: Seeking, hits: &[Hit], spoilt: &[bool], deletes: bool) -> Vec<AnyView> {
    let listed = &hits[..hits.len().min(LISTED)];
    let mut at = 0;
    let group = |hits: &[Hit]| {
        let name = seeking.bench.peek(|breakout| named(breakout, &hits[0].wording));
        let lines = hits.iter().map(|hit| {
            at += 1;
            line(seeking, hit, at - 1, spoilt.get(at - 1) == Some(&true), deletes)
        });
        let lines = lines.collect_view();
        view! { <section class="leaf found"><h3 class="label">{name}</h3><ul class="hits" role="list">{lines}</ul></section> }
            .into_any()
    };
    listed.chunk_by(|a, b| whose(a) == whose(b)).map(group).collect()
}

/// What a hit stands with: all of a lock is one.
fn whose(hit: &Hit) -> (u8, &str) {
    match &hit.wording.place {
        Place::Lock(id, _) => (0, id),
        Place::Clue(id) => (1, id),
        Place::Target(id) => (2, id),
        Place::Card(id) => (3, id),
        Place::Debrief => (4, ""),
        Place::Breakout => (5, ""),
        Place::Member(pointer) => (6, pointer),
    }
}

fn named(breakout: &Breakout, wording: &Wording) -> String {
    match wording.place {
        Place::Breakout => say!(build.whole).to_owned(),
        _ => place(breakout, &wording.place),
    }
}

fn line(seeking: Seeking, hit: &Hit, at: usize, spoilt: bool, deletes: bool) -> AnyView {
    let here = use_context::<Here>();
    let wording = hit.wording.clone();
    let go = move |_| seeking.bench.peek(|breakout| way(breakout, &wording)).go(here);
    let why = match (hit.by_hand, spoilt) {
        (true, _) => Some(say!(find.by_hand)),
        (false, true) => Some(say!(find.spoilt)),
        (false, false) => None,
    };
    let words = match (deletes, spoilt) {
        (false, false) => say!(find.replace),
        (false, true) => say!(find.anyway),
        (true, false) => say!(find.delete_one),
        (true, true) => say!(find.delete_anyway),
    };
    let label = format!("{words}: {}{}{}", hit.before, hit.found, hit.after);
    view! {
        <li>
            <button type="button" class="where" on:click=go>
                <small>{role(hit.wording.role)}</small>
                <span>{hit.before.clone()}<mark>{hit.found.clone()}</mark>{hit.after.clone()}</span>
            </button>
            {(!hit.by_hand).then(|| view! { <button type="button" class="add" id=format!("hit-{at}") aria-label=label on:click=move |_| seeking.replace_one(at)>{words}</button> }.into_any())}
            {why.map(|why| view! { <small class="why"><Icon name="i-warn"/>{why}</small> }.into_any())}
        </li>
    }
    .into_any()
}

/// Where a text is edited: its own field where it has one.
fn way(breakout: &Breakout, wording: &Wording) -> Way {
    let way = Way::to(breakout, &wording.place);
    let at = wording.at;
    match (wording.role, &wording.place) {
        (Role::Subject | Role::Level | Role::Author, _) => {
            Way { page: way.page + "about", leaf: Some("about"), field: None }
        }
        (Role::Hint, _) => Way { field: Some(format!("hint-{at}")), ..way },
        (Role::Mistake, _) => Way { field: Some(format!("if-{at}")), ..way },
        (Role::Reply, _) => Way { field: Some(format!("say-{at}")), ..way },
        (Role::Question, _) => Way { field: Some(format!("question-{at}")), ..way },
        (Role::Ask, _) => Way { field: Some(format!("ask-{at}-say")), ..way },
        (Role::Otherwise, _) => Way { field: Some(format!("ask-{at}-otherwise")), ..way },
        _ => way,
    }
}

/// What a text is, in words.
fn role(role: Role) -> &'static str {
    match role {
        Role::Title => say!(find.of_title),
        Role::Subject => say!(find.of_subject),
        Role::Level => say!(find.of_level),
        Role::Author => say!(find.of_author),
        Role::Body => say!(find.of_body),
        Role::Alt => say!(find.of_alt),
        Role::Transcript => say!(find.of_transcript),
        Role::Say => say!(find.of_say),
        Role::Setup => say!(find.of_setup),
        Role::Credit => say!(find.of_credit),
        Role::Statement => say!(find.of_statement),
        Role::Framework | Role::Code => say!(find.of_standard),
        Role::Label => say!(find.of_label),
        Role::Unit => say!(find.of_unit),
        Role::Part => say!(find.of_part),
        Role::Answer => say!(find.of_answer),
        Role::Mistake => say!(find.of_mistake),
        Role::Reply => say!(find.of_reply),
        Role::Hint => say!(find.of_hint),
        Role::Question | Role::Ask => say!(find.of_question),
        Role::Otherwise => say!(find.of_otherwise),
    }
}
