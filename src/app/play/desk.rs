use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

use super::clue::{ClueView, Page, aloud, name};
use super::seldom::Seldom;
use super::sitting::Sitting;
use super::story::ReadAloud;
use crate::app::browser;
use crate::app::parts::{Icon, Prose, when};
use crate::breakout::{Clue, ClueKind};
use crate::play::From;
use crate::say;

/// How far an arrow key moves the black light, in CSS pixels.
const STEP: i32 = 28;

/// The desk: what hangs on the lock, or one thing from the tray.
#[component]
pub(super) fn Desk(sitting: Sitting) -> impl IntoView {
    let pages = Memo::new(move |_| on_desk(sitting));
    let tab = RwSignal::new(0usize);
    Effect::new(move |_| {
        pages.track();
        tab.set(0);
    });
    let page = Memo::new(move |_| pages.with(|pages| pages.get(tab.get()).or(pages.first()).cloned()));
    Effect::new(move |before: Option<bool>| {
        browser::hush();
        if let Some(page) = page.get() {
            sitting.seen.update(|seen| {
                seen.insert(page.clue.id);
            });
        }
        if before.is_some() {
            browser::from_top("#clue", "#desk", "start");
        }
        true
    });
    view! {
        <main class="desk" id="desk">
            {when(move || pages.with(|pages| pages.len() > 1), move || view! {
                <div class="tabs" role="tablist" aria-label=say!(play.clues)>
                    {move || pages.get().iter().enumerate().map(|(index, page)| view! { <Tab index tab name=name(&page.clue) count=pages.with_untracked(Vec::len)/> }.into_any()).collect_view().into_any()}
                </div>
            }.into_any())}
            {move || match page.get() {
                Some(page) => view! { <Sheet sitting page tabbed=pages.with_untracked(|pages| pages.len() > 1)/> }.into_any(),
                None => with_the_other(sitting),
            }}
        </main>
    }
}

/// The pages on the desk now.
fn on_desk(sitting: Sitting) -> Vec<Page> {
    let mut found = sitting.pages();
    let lock = sitting.lock.get();
    match sitting.clue.get() {
        Some(clue) => found.retain(|page| page.clue.id == clue),
        None => found.retain(|page| page.from == From::On(lock.clone())),
    }
    found
}

/// What hangs on the lock for the other chair alone is named: someone there can read it out.
fn with_the_other(sitting: Sitting) -> AnyView {
    let lock = sitting.lock.get();
    let names: Vec<String> = sitting.game.with_untracked(|game| {
        game.breakout().lock(&lock).map(|lock| lock.clues.iter().map(name).collect()).unwrap_or_default()
    });
    if names.is_empty() { ().into_any() } else { Seldom::Other(names).view() }
}

#[component]
fn Tab(index: usize, count: usize, tab: RwSignal<usize>, name: String) -> impl IntoView {
    let is_on = move || tab.get() == index;
    let node: NodeRef<html::Button> = NodeRef::new();
    let key = move |event: KeyboardEvent| {
        let [on, back] = browser::row_keys();
        let to = match event.key() {
            key if key == on => (index + 1) % count,
            key if key == back => (index + count - 1) % count,
            _ => return,
        };
        event.prevent_default();
        tab.set(to);
    };
    Effect::new(move |before: Option<bool>| {
        let on = is_on();
        // The keyboard follows the tab that it chose, not the one that is first.
        if on
            && before == Some(false)
            && let Some(button) = node.get_untracked()
        {
            let _ = button.focus();
        }
        on
    });
    view! {
        <button
            class="tab"
            type="button"
            role="tab"
            node_ref=node
            aria-selected=move || is_on().to_string()
            tabindex=move || if is_on() { "0" } else { "-1" }
            on:click=move |_| tab.set(index)
            on:keydown=key
        >{name}</button>
    }
}

#[component]
fn Sheet(sitting: Sitting, page: Page, tabbed: bool) -> impl IntoView {
    let breakout = sitting.game.with_untracked(|game| game.breakout().clone());
    let has_light = move || sitting.game.with(|game| game.progress().has_light(game.breakout()));
    let is_lit = Memo::new(move |_| sitting.light.get() && has_light());
    let chair = |clue: &Clue| clue.seat.map(|seat| Seldom::Chair(seat).view());
    let place = match &page.from {
        From::Inside(lock) => breakout.lock(lock).map(|lock| say!(play.from_inside, lock = lock.title)),
        _ => None,
    };
    let (clue, ink) = (page.clue.clone(), page.ink.clone());
    let loose = !matches!(page.from, From::On(_));
    let unfolds =
        matches!(page.from, From::Inside(_)) && sitting.seen.with_untracked(|seen| !seen.contains(&page.clue.id));
    let words = Signal::derive(move || {
        let mut words = aloud(&clue);
        if is_lit.get() {
            ink.iter().for_each(|ink| words = format!("{words}\n{}", aloud(ink)));
        }
        words
    });
    let language = page.clue.language.clone().unwrap_or_else(|| breakout.language.clone());
    let ink_view: Vec<_> = page
        .ink
        .iter()
        .filter_map(|clue| match &clue.kind {
            ClueKind::Ink { body } => {
                let chair = chair(clue).filter(|_| clue.seat != page.clue.seat);
                Some(view! { {chair}<Prose text=body.clone()/> }.into_any())
            }
            _ => None,
        })
        .collect();
    let has_ink = !ink_view.is_empty();
    let (x, y) = (RwSignal::new(90), RwSignal::new(90));
    let node: NodeRef<html::Div> = NodeRef::new();
    let shine = move |event: PointerEvent| {
        let Some(page) = node.get_untracked().filter(|_| is_lit.get_untracked()) else { return };
        let bounds = page.get_bounding_client_rect();
        // Under a finger the light shines above it, where it can be seen.
        let lift = if event.pointer_type() == "touch" { 64 } else { 0 };
        x.set(event.client_x() - bounds.left() as i32);
        y.set(event.client_y() - bounds.top() as i32 - lift);
    };
    let key = move |event: KeyboardEvent| {
        let (dx, dy) = match event.key().as_str() {
            "ArrowUp" => (0, -STEP),
            "ArrowDown" => (0, STEP),
            "ArrowLeft" => (-STEP, 0),
            "ArrowRight" => (STEP, 0),
            _ => return,
        };
        event.prevent_default();
        let Some(page) = node.get_untracked() else { return };
        x.update(|x| *x = (*x + dx).clamp(0, page.offset_width()));
        y.update(|y| *y = (*y + dy).clamp(0, page.offset_height()));
    };
    view! {
        <div
            class="sheet ear"
            class:unfolds=unfolds
            role=tabbed.then_some("tabpanel")
            aria-label=tabbed.then(|| name(&page.clue))
            data-light=move || is_lit.get().then_some("on")
        >
            <div class="scroll" id="clue" tabindex="0" role="region" aria-label=name(&page.clue)>
                <div
                    class="page"
                    node_ref=node
                    style:--torch-x=move || format!("{}px", x.get())
                    style:--torch-y=move || format!("{}px", y.get())
                    on:pointermove=shine
                    on:pointerdown=shine
                >
                    <ClueView clue=page.clue.clone() breakout label=place chair=chair(&page.clue)/>
                    {has_ink.then_some(view! { <div class="ink">{ink_view}</div> }.into_any())}
                    {when(move || is_lit.get(), move || view! {
                        <button class="torch" type="button" aria-label=say!(play.move_light) on:keydown=key></button>
                    }.into_any())}
                </div>
            </div>
            <div class="foot">
                <ReadAloud words language/>
                {loose.then(|| view! {
                    <button class="ghost" type="button" on:click=move |_| sitting.clue.set(None)><Icon name="i-fold"/>{say!(play.fold)}</button>
                }.into_any())}
            </div>
        </div>
    }
}
