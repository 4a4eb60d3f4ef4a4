//! What is to be printed, on which paper, for how many teams.

use leptos::prelude::*;

use super::super::bench::Bench;
use super::{Job, Sheet, page};
use crate::app::browser;
use crate::app::named::get;
use crate::app::store::settings;
use crate::breakout::asks::with_stand_ins;
use crate::paper::Size;
use crate::say;

/// The setting that holds the size of paper.
const SIZE: &str = "paper";

/// What a teacher chooses before printing.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    /// The size of paper.
    pub size: RwSignal<Size>,
    /// For how many teams.
    pub sets: RwSignal<u32>,
    /// Whether padlocks of metal are set.
    pub has_padlocks: RwSignal<bool>,
    /// The kinds of page that are not printed.
    left_out: RwSignal<Vec<Sheet>>,
    /// The kinds of page that there are, with how many pages a set has.
    pub sheets: Memo<Vec<(Sheet, usize)>>,
}

impl Choice {
    /// On this device's paper, one of each.
    pub fn new(bench: Bench) -> Self {
        let usual = || Size::usual(&get(&window().navigator(), "language").as_string().unwrap_or_default());
        let has_padlocks = RwSignal::new(true);
        Choice {
            size: RwSignal::new(settings::get(SIZE).as_deref().and_then(Size::named).unwrap_or_else(usual)),
            sets: RwSignal::new(1),
            has_padlocks,
            left_out: RwSignal::new(Vec::new()),
            sheets: Memo::new(move |_| {
                bench.read(|breakout| {
                    let breakout = with_stand_ins(breakout);
                    let job = Job::of(&breakout, has_padlocks.get());
                    let counts = Sheet::ALL.map(|sheet| (sheet, page::count(sheet, &job)));
                    counts.into_iter().filter(|(_, count)| *count > 0).collect()
                })
            }),
        }
    }

    /// Takes a size of paper, from now on.
    pub fn take_size(self, size: Size) {
        settings::set(SIZE, size.name());
        self.size.set(size);
    }

    /// Whether a kind of page is printed.
    pub fn is_on(self, sheet: Sheet) -> bool {
        self.left_out.with(|left_out| !left_out.contains(&sheet))
    }

    /// Has a kind of page printed, or not.
    pub fn toggle(self, sheet: Sheet) {
        self.left_out.update(|left_out| match left_out.iter().position(|other| *other == sheet) {
            Some(at) => drop(left_out.remove(at)),
            None => left_out.push(sheet),
        });
    }

    /// How many sets of a kind of page are printed.
    pub fn sets_of(self, sheet: Sheet) -> usize {
        if sheet.is_for_teams() { self.sets.get() as usize } else { 1 }
    }

    /// How many pages a set has.
    pub fn count(self, sheet: Sheet) -> usize {
        self.sheets.with(|sheets| sheets.iter().find(|(own, _)| *own == sheet).map_or(0, |(_, count)| *count))
    }

    /// The same in words. How long the sheet for setting is, is known on paper only.
    pub fn count_words(self, sheet: Sheet) -> String {
        match (sheet, page::count_words(self.count(sheet))) {
            (Sheet::Setting, _) => String::new(),
            (_, pages) if self.sets_of(sheet) > 1 => say!(paper.a_set, pages = pages),
            (_, pages) => pages,
        }
    }

    /// How many pages are printed, but for the sheet for setting.
    fn total(self) -> usize {
        let is_chosen = |(sheet, _): &&(Sheet, usize)| *sheet != Sheet::Setting && self.is_on(*sheet);
        self.sheets
            .with(|sheets| sheets.iter().filter(is_chosen).map(|(sheet, count)| count * self.sets_of(*sheet)).sum())
    }

    /// Whether nothing is printed.
    pub fn is_nothing(self) -> bool {
        self.total() == 0 && !self.is_on(Sheet::Setting)
    }

    /// What the button that prints says.
    pub fn print_words(self) -> String {
        match (self.total(), self.is_on(Sheet::Setting)) {
            (0, true) => say!(paper.print).to_owned(),
            (0, false) => say!(paper.choose_some).to_owned(),
            (n, true) => say!(paper.print_n, n = n),
            (n, false) if browser::is_one(n) => say!(paper.print_one).to_owned(),
            (n, false) => say!(paper.print_only, n = n),
        }
    }
}
