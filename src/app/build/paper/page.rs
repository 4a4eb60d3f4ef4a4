//! Pages with cards on them, and how many there are.

use leptos::prelude::*;

use super::cards::{clue_card, hint_strip, ink_card, label, reference_card};
use super::{Job, Sheet, answers, setting};
use crate::app::browser;
use crate::app::build::editor::title_words;
use crate::paper::{Card, HintCard, Real, Row, Setting, Size, Slot, answer_slot, hints, pages, strips};
use crate::say;

/// How many pages of a kind are shown at first.
pub(super) const SHOWN: usize = 3;

/// How many labels a page has.
const LABELS: usize = 8;

/// How many strips of one unit a page has.
const STRIPS: usize = 8;

/// Which cards stand on which pages.
enum Plan<'j, 'b> {
    /// The setting-out sheet: it flows over as many pages as it takes.
    Flow,
    Clues(Vec<&'j Card<'b>>, Vec<Vec<Row>>),
    Ink(Vec<&'j Card<'b>>, Vec<Vec<Row>>),
    Labels(Vec<usize>),
    Answers(Vec<&'j Setting>, Vec<Vec<Row>>),
    Hints(Vec<HintCard<'b>>, Vec<Vec<usize>>),
    Cards(Vec<Vec<Row>>),
}

impl<'j, 'b> Plan<'j, 'b> {
    fn of(sheet: Sheet, job: &'j Job<'b>) -> Self {
        match sheet {
            Sheet::Setting => Plan::Flow,
            Sheet::Clues => {
                let cards: Vec<&Card> = job.cards.iter().filter(|card| card.number.is_some()).collect();
                let pages = pages(cards.iter().map(|card| card.slot()));
                Plan::Clues(cards, pages)
            }
            Sheet::Ink => {
                let cards: Vec<&Card> = job.cards.iter().filter(|card| !card.ink.is_empty()).collect();
                let pages = pages(cards.iter().map(|card| card.slot()));
                Plan::Ink(cards, pages)
            }
            Sheet::Labels => Plan::Labels((0..job.breakout.locks.len()).collect()),
            Sheet::Answers => {
                let open: Vec<&Setting> = job.settings.iter().filter(|set| set.real == Real::Card).collect();
                let slot = |set: &&Setting| {
                    job.breakout.locks.get(set.lock).map_or(Slot::Quarter, |lock| answer_slot(&lock.mechanism.kind))
                };
                let pages = pages(open.iter().map(slot));
                Plan::Answers(open, pages)
            }
            Sheet::Hints => {
                let cards = hints(job.breakout);
                let heights: Vec<usize> = cards.iter().map(HintCard::height).collect();
                Plan::Hints(cards, strips(&heights, STRIPS))
            }
            Sheet::Cards => Plan::Cards(pages(job.breakout.cards.iter().map(|card| Slot::for_text(&card.body)))),
        }
    }

    fn count(&self) -> usize {
        match self {
            Plan::Flow => 1,
            Plan::Clues(_, pages) | Plan::Ink(_, pages) | Plan::Answers(_, pages) | Plan::Cards(pages) => pages.len(),
            Plan::Labels(locks) => locks.len().div_ceil(LABELS),
            Plan::Hints(_, pages) => pages.len(),
        }
    }

    /// What stands on each page of a set.
    fn drawn(&self, job: &Job, set: Option<usize>) -> Vec<AnyView> {
        let card = |cards: &[&Card<'b>], at: usize, draw: fn(&Job, &Card, Option<usize>) -> AnyView| {
            cards.get(at).map(|card| draw(job, card, set)).into_any()
        };
        match self {
            Plan::Flow => vec![setting::sheet(job)],
            Plan::Clues(cards, pages) => {
                pages.iter().map(|page| rows(page, &|at| card(cards, at, clue_card))).collect()
            }
            Plan::Ink(cards, pages) => pages.iter().map(|page| rows(page, &|at| card(cards, at, ink_card))).collect(),
            Plan::Labels(locks) => {
                let page = |locks: &[usize]| {
                    let labels: Vec<AnyView> = locks.iter().map(|lock| label(job, *lock, set)).collect();
                    view! { <div class="p-labels">{labels}</div> }.into_any()
                };
                locks.chunks(LABELS).map(page).collect()
            }
            Plan::Answers(open, pages) => {
                let draw = |at: usize| open.get(at).map(|setting| answers::card(job, setting, set)).into_any();
                pages.iter().map(|page| rows(page, &draw)).collect()
            }
            Plan::Hints(cards, pages) => {
                let strip = |at: &usize| cards.get(*at).map(|card| hint_strip(job, card, set)).into_any();
                pages.iter().map(|page| page.iter().map(strip).collect::<Vec<_>>().into_any()).collect()
            }
            Plan::Cards(pages) => {
                let draw = |at: usize| job.breakout.cards.get(at).map(|card| reference_card(job, card, set)).into_any();
                pages.iter().map(|page| rows(page, &draw)).collect()
            }
        }
    }
}

fn rows(page: &[Row], draw: &dyn Fn(usize) -> AnyView) -> AnyView {
    let row = |row: &Row| {
        let (class, cards) = match *row {
            Row::Quarters(one, other) => ("p-row p-pair", vec![Some(one), other]),
            Row::Half(one) => ("p-row", vec![Some(one)]),
            Row::Whole(one) => ("p-row p-whole", vec![Some(one)]),
        };
        let cards: Vec<AnyView> = cards.into_iter().flatten().map(draw).collect();
        view! { <div class=class>{cards}</div> }.into_any()
    };
    page.iter().map(row).collect::<Vec<_>>().into_any()
}

/// How many pages of a kind a set has; 0 where there is nothing to print.
pub(super) fn count(sheet: Sheet, job: &Job) -> usize {
    match Plan::of(sheet, job) {
        Plan::Flow => usize::from(!job.cards.is_empty() || !job.breakout.locks.is_empty()),
        plan => plan.count(),
    }
}

/// "3 pages".
pub(super) fn count_words(count: usize) -> String {
    if browser::is_one(count) { say!(paper.one_page).to_owned() } else { say!(paper.n_pages, n = count) }
}

/// The pages of a kind, for so many sets. On screen only the first set is shown.
pub(super) fn shown(sheet: Sheet, job: &Job, size: Size, sets: usize) -> AnyView {
    let plan = Plan::of(sheet, job);
    let many = plan.count();
    let mut shown = Vec::new();
    for set in 1..=sets {
        let is_more = set > 1;
        let set = (sets > 1).then_some(set);
        for (at, content) in plan.drawn(job, set).into_iter().enumerate() {
            let class = format!("p-page {}", size.name());
            shown.push(match plan {
                Plan::Flow => view! { <div class=format!("{class} p-flow")>{content}</div> }.into_any(),
                _ => {
                    let foot = foot(job, sheet, set, (at + 1, many));
                    view! { <div class=class class:more=is_more>{content}{foot}</div> }.into_any()
                }
            });
        }
    }
    shown.into_any()
}

fn foot(job: &Job, sheet: Sheet, set: Option<usize>, (at, of): (usize, usize)) -> AnyView {
    let how = match sheet {
        Sheet::Ink => say!(paper.trace),
        Sheet::Hints => say!(paper.fold),
        _ => say!(paper.cut),
    };
    let set = set.map(|set| format!(", {}", say!(paper.set, n = set)));
    let [name, _] = sheet.words();
    view! {
        <p class="p-foot"><span>{title_words(&job.breakout.title)}": "{name}{set}</span><span>{how}</span><span>{say!(paper.page_of, n = at, of = of)}</span></p>
    }
    .into_any()
}
