//! Rows on their way to locks, in slices: however many there are, the page can be moved and left meanwhile.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::{browser, spelling};
use crate::bring::{Fit, Layout, Outcome, Question, Source, Terms};
use crate::mechanism::Kind;
use crate::play::Millis;
use crate::say;

/// How long the page may stand still.
const SLICE: Millis = 30;

/// What was brought, and what becomes of each of its rows.
#[derive(Clone)]
pub(super) struct Sorted {
    pub source: Arc<Source>,
    pub outcomes: Arc<Vec<Outcome>>,
}

/// How many rows become what.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Counts {
    pub locks: usize,
    pub left: usize,
    pub refused: usize,
    pub blank: usize,
}

/// Sorts what is brought.
#[derive(Clone, Copy)]
pub(super) struct Sorting {
    /// All of it, once it is sorted; nothing where nothing was brought.
    pub sorted: RwSignal<Option<Sorted>>,
    /// Which of the locks that fit each row has; none where its teacher leaves it out.
    pub chosen: RwSignal<Vec<Option<usize>>>,
    /// How many rows are sorted, of how many, while that takes its time.
    pub busy: RwSignal<Option<(usize, usize)>>,
    /// Which source it is, of all that were brought here: a new layout makes no other.
    pub reading: RwSignal<u32>,
    /// Which sorting is the latest.
    latest: StoredValue<u32>,
}

/// The words for true and false.
pub(super) fn truth() -> [&'static str; 2] {
    [say!(bring.yes), say!(bring.no)]
}

fn terms() -> Terms<'static> {
    Terms { spelling: spelling("en"), truth: truth(), has_decimal_commas: false }
}

impl Sorting {
    /// With what was sorted before, and which locks its rows have.
    pub fn new(sorted: Option<Sorted>, chosen: Vec<Option<usize>>) -> Self {
        Sorting {
            sorted: RwSignal::new(sorted),
            chosen: RwSignal::new(chosen),
            busy: RwSignal::new(None),
            reading: RwSignal::new(0),
            latest: StoredValue::new(0),
        }
    }

    /// Takes a source in place of what was here; none leaves nothing.
    pub fn take(self, source: Option<Source>) {
        let source = source.filter(|source| !source.is_empty());
        match source {
            Some(source) => self.sort(Arc::new(source), true),
            None => {
                self.latest.update_value(|latest| *latest += 1);
                self.busy.set(None);
                self.sorted.set(None);
            }
        }
    }

    /// Reads the table in another way.
    pub fn arrange(self, change: impl FnOnce(&mut Layout)) {
        let sorted = self.sorted.get_untracked();
        let Some(Source::Table { table, mut layout }) = sorted.map(|sorted| (*sorted.source).clone()) else { return };
        change(&mut layout);
        self.sort(Arc::new(Source::Table { table, layout }), false);
    }

    fn sort(self, source: Arc<Source>, is_new: bool) {
        let this = self.latest.get_value() + 1;
        self.latest.set_value(this);
        spawn_local(async move {
            let mut outcomes = Vec::with_capacity(source.len());
            loop {
                let start = browser::now();
                while outcomes.len() < source.len() && browser::now() < start + SLICE {
                    outcomes.push(source.outcome(outcomes.len(), terms()));
                }
                // Something else was brought meanwhile, or the page was left.
                if self.latest.try_get_value() != Some(this) {
                    return;
                }
                if outcomes.len() == source.len() {
                    break;
                }
                self.busy.set(Some((outcomes.len(), source.len())));
                browser::drawn().await;
            }
            self.busy.set(None);
            let chosen = if is_new { vec![Some(0); outcomes.len()] } else { self.still_chosen(&outcomes) };
            self.chosen.set(chosen);
            self.sorted.set(Some(Sorted { source, outcomes: Arc::new(outcomes) }));
            if is_new {
                self.reading.update(|reading| *reading += 1);
            }
        });
    }

    /// Which lock each row has, where its table is read in another way: one of the same kind, if it still fits. What was left
    /// out stays so.
    fn still_chosen(self, outcomes: &[Outcome]) -> Vec<Option<usize>> {
        let before = self.sorted.get_untracked();
        let chosen = self.chosen.read_untracked();
        let still = |(at, outcome): (usize, &Outcome)| {
            let (Outcome::Lock { fits, .. }, Some(Some(fit @ 1..))) = (outcome, chosen.get(at)) else { return None };
            let Outcome::Lock { fits: known, .. } = before.as_ref()?.outcomes.get(at)? else { return None };
            let of = |fit: &Fit| (fit.kind.name().to_owned(), fit.key.is_some());
            let known = of(known.get(*fit)?);
            fits.iter().position(|fit| of(fit) == known)
        };
        let is_left = |at: usize| chosen.get(at) == Some(&None);
        let row = |row: (usize, &Outcome)| (!is_left(row.0)).then(|| still(row).unwrap_or_default());
        outcomes.iter().enumerate().map(row).collect()
    }

    /// How many rows become what.
    pub fn counts(self) -> Counts {
        let mut counts = Counts::default();
        self.sorted.with(|sorted| {
            let Some(Sorted { source, outcomes }) = sorted else { return };
            let chosen = self.chosen.read();
            if let Source::Table { table, .. } = &**source {
                counts.blank = table.blank;
            }
            for (at, outcome) in outcomes.iter().enumerate() {
                match outcome {
                    Outcome::Lock { .. } if chosen.get(at) == Some(&None) => counts.left += 1,
                    Outcome::Lock { .. } => counts.locks += 1,
                    Outcome::Refused(_) => counts.refused += 1,
                    Outcome::Blank => counts.blank += 1,
                    Outcome::Heading => {}
                }
            }
        });
        counts
    }

    /// The questions that become locks, each with the kind that was chosen.
    pub fn questions(self) -> Vec<(Question, Kind)> {
        let Some(sorted) = self.sorted.get_untracked() else { return Vec::new() };
        let chosen = self.chosen.read_untracked();
        let question = |(at, outcome): (usize, &Outcome)| match outcome {
            Outcome::Lock { question, fits } => {
                let fit = fits.get((*chosen.get(at)?)?)?;
                Some((fit.question(question), fit.kind.clone()))
            }
            _ => None,
        };
        sorted.outcomes.iter().enumerate().filter_map(question).collect()
    }
}
