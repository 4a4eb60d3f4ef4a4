//! A breakout on paper: what to print, on which paper, for how many teams; below it, each page as it will be.

mod answers;
mod cards;
mod page;
mod setting;

use leptos::prelude::*;

use super::bench::Bench;
use super::editor::title_words;
use super::lists::Stepper;
use crate::app::later::dressed;
use crate::app::named::get;
use crate::app::parts::Icon;
use crate::app::store::settings as kept;
use crate::app::{browser, spelling};
use crate::breakout::Breakout;
use crate::breakout::asks::with_stand_ins;
use crate::paper::{Card, Setting, Size, cards, settings};
use crate::say;

/// The setting that holds the size of paper.
const SIZE: &str = "paper";

/// More teams are in no class.
const MOST_SETS: u32 = 12;

/// A kind of page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sheet {
    Setting,
    Clues,
    Ink,
    Labels,
    Answers,
    Hints,
    Cards,
}

impl Sheet {
    const ALL: [Sheet; 7] =
        [Sheet::Setting, Sheet::Clues, Sheet::Ink, Sheet::Labels, Sheet::Answers, Sheet::Hints, Sheet::Cards];

    /// What it is called, and what it is for.
    fn words(self) -> [&'static str; 2] {
        match self {
            Sheet::Setting => [say!(paper.setting), say!(paper.setting_words)],
            Sheet::Clues => [say!(paper.clues), say!(paper.clues_words)],
            Sheet::Ink => [say!(paper.ink), say!(paper.ink_words)],
            Sheet::Labels => [say!(paper.labels), say!(paper.labels_words)],
            Sheet::Answers => [say!(paper.answers), say!(paper.answers_words)],
            Sheet::Hints => [say!(paper.hints), say!(paper.hints_words)],
            Sheet::Cards => [say!(paper.cards), say!(paper.cards_words)],
        }
    }

    /// Whether each team has its own.
    fn is_for_teams(self) -> bool {
        !matches!(self, Sheet::Setting | Sheet::Ink)
    }
}

/// What is printed of: a breakout, taken apart.
struct Job<'b> {
    breakout: &'b Breakout,
    cards: Vec<Card<'b>>,
    settings: Vec<Setting>,
}

impl<'b> Job<'b> {
    fn of(breakout: &'b Breakout, has_padlocks: bool) -> Self {
        let cards = cards(breakout);
        let settings = settings(breakout, &cards, has_padlocks, spelling(&breakout.language));
        Job { breakout, cards, settings }
    }

    /// What a lock is called on paper.
    fn lock(&self, at: usize) -> String {
        self.breakout.locks.get(at).map(|lock| lock.title.clone()).unwrap_or_default()
    }

    /// What several are called.
    fn locks(&self, at: &[usize]) -> String {
        at.iter().map(|at| self.lock(*at)).collect::<Vec<_>>().join(", ")
    }
}

/// On paper: what to print, and how it will look.
#[component]
pub(super) fn Paper(bench: Bench) -> impl IntoView {
    dressed("paper.css", move || view! { <Page bench/> }.into_any())
}

#[component]
fn Page(bench: Bench) -> impl IntoView {
    let id = bench.peek(|breakout| breakout.id);
    let title = move || bench.read(|breakout| title_words(&breakout.title));
    let usual = || Size::usual(&get(&window().navigator(), "language").as_string().unwrap_or_default());
    let size = RwSignal::new(kept::get(SIZE).as_deref().and_then(Size::named).unwrap_or_else(usual));
    let sets = RwSignal::new(1u32);
    let has_padlocks = RwSignal::new(true);
    let left_out = RwSignal::new(Vec::<Sheet>::new());
    let choose = move |chosen: Size| {
        kept::set(SIZE, chosen.name());
        size.set(chosen);
    };
    let sheets = Memo::new(move |_| {
        bench.read(|breakout| {
            let breakout = with_stand_ins(breakout);
            let job = Job::of(&breakout, has_padlocks.get());
            let counts = Sheet::ALL.map(|sheet| (sheet, page::count(sheet, &job)));
            counts.into_iter().filter(|(_, count)| *count > 0).collect::<Vec<_>>()
        })
    });
    let is_on = move |sheet: Sheet| left_out.with(|left_out| !left_out.contains(&sheet));
    let total = Memo::new(move |_| {
        let many = |sheet: Sheet| if sheet.is_for_teams() { sets.get() as usize } else { 1 };
        let chosen = |(sheet, _): &&(Sheet, usize)| *sheet != Sheet::Setting && is_on(*sheet);
        sheets.with(|sheets| sheets.iter().filter(chosen).map(|(sheet, count)| count * many(*sheet)).sum::<usize>())
    });
    let print_words = move || match (total.get(), is_on(Sheet::Setting)) {
        (0, true) => say!(paper.print).to_owned(),
        (0, false) => say!(paper.choose_some).to_owned(),
        (n, true) => say!(paper.print_n, n = n),
        (n, false) if browser::is_one(n) => say!(paper.print_one).to_owned(),
        (n, false) => say!(paper.print_only, n = n),
    };
    let print = move |_| {
        // A browser without a printer says so itself.
        let _ = window().print();
    };
    let sizes = Size::ALL.map(|own| {
        let is_on = move || size.get() == own;
        let name = if own == Size::A4 { say!(paper.a4) } else { say!(paper.letter) };
        view! { <label class:on=is_on><input type="radio" name="paper" prop:checked=is_on on:change=move |_| choose(own)/>{name}</label> }
            .into_any()
    });
    let settings = view! {
        <div class="p-settings">
            <div class="field"><span aria-hidden="true">{say!(paper.size)}</span><fieldset class="either"><legend class="vh">{say!(paper.size)}</legend>{sizes}</fieldset></div>
            <div class="field">
                <Stepper id="sets" label=say!(paper.sets) value=sets bounds=(1, MOST_SETS) write=Callback::new(move |n| sets.set(n))/>
                <small>{say!(paper.sets_help)}</small>
            </div>
            <label class="tick">
                <input type="checkbox" prop:checked=move || has_padlocks.get() on:change:target=move |event| has_padlocks.set(event.target().checked())/>
                <span>{say!(paper.padlocks)}<small>{say!(paper.padlocks_help)}</small></span>
            </label>
        </div>
    }
    .into_any();
    let one = move |sheet: Sheet| {
        let toggle = move |_| {
            left_out.update(|left_out| match left_out.iter().position(|other| *other == sheet) {
                Some(at) => drop(left_out.remove(at)),
                None => left_out.push(sheet),
            });
        };
        let count =
            move || sheets.with(|sheets| sheets.iter().find(|(own, _)| *own == sheet).map_or(0, |(_, count)| *count));
        let count_words = move || match (sheet, page::count_words(count())) {
            (Sheet::Setting, _) => String::new(),
            (_, pages) if sheet.is_for_teams() && sets.get() > 1 => say!(paper.a_set, pages = pages),
            (_, pages) => pages,
        };
        let is_all = RwSignal::new(false);
        let more = move || {
            let count = count();
            (count > page::SHOWN && is_on(sheet)).then(|| {
                let words = move || if is_all.get() { say!(paper.show_few).to_owned() } else { say!(paper.show_all, n = count) };
                view! { <button class="plain" type="button" aria-expanded=move || is_all.get().to_string() on:click=move |_| is_all.update(|all| *all = !*all)>{words}</button> }
                    .into_any()
            })
        };
        let shown = move || {
            let sets = if sheet.is_for_teams() { sets.get() as usize } else { 1 };
            bench.read(|breakout| {
                page::shown(sheet, &Job::of(&with_stand_ins(breakout), has_padlocks.get()), size.get(), sets)
            })
        };
        let [name, words] = sheet.words();
        view! {
            <section class="p-sheet" class:off=move || !is_on(sheet)>
                <label class="tick">
                    <input type="checkbox" prop:checked=move || is_on(sheet) on:change=toggle/>
                    <span><b>{name}</b>" "<span class="quiet">{count_words}</span><small>{words}</small></span>
                </label>
                <div class="p-pages" class:prints=move || is_on(sheet) class:all=move || is_all.get()>{move || is_on(sheet).then(shown)}</div>
                {more}
            </section>
        }
        .into_any()
    };
    let kinds = Memo::new(move |_| sheets.with(|sheets| sheets.iter().map(|(sheet, _)| *sheet).collect::<Vec<_>>()));
    let body = move || {
        let kinds = kinds.get();
        if kinds.is_empty() {
            return view! { <p class="notice">{say!(paper.nothing)}</p> }.into_any();
        }
        view! {
            <fieldset class="p-sheets"><legend class="label">{say!(paper.what)}</legend>{kinds.into_iter().map(one).collect::<Vec<_>>()}</fieldset>
            <div class="p-bar">
                <button class="go" type="button" disabled=move || total.get() == 0 && !is_on(Sheet::Setting) on:click=print><Icon name="i-print"/>{print_words}</button>
                <small class="quiet">{say!(paper.dialog_help)}</small>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="home studio-home">
            <header>
                <a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a>
                <nav class="row">
                    <a class="ghost" href=format!("#/build/{id}/ready")>{say!(build.ready)}</a>
                    <a class="ghost" href=format!("#/build/{id}")>{say!(build.back_to_building)}</a>
                </nav>
            </header>
            <main class="home-main p-main" id="main">
                <section><h1>{move || say!(paper.heading, title = title())}</h1><p>{say!(paper.intro)}</p></section>
                {settings}
                {body}
            </main>
        </div>
    }
}
