//! A breakout on paper: what to print, on which paper, for how many teams; below it, each page as it will be.

mod answers;
mod cards;
mod choice;
mod page;
mod setting;

use leptos::prelude::*;

use super::bench::Bench;
use super::editor::title_words;
use super::findings::lock_name;
use super::lists::Stepper;
use crate::app::later::dressed;
use crate::app::parts::Icon;
use crate::app::spelling;
use crate::breakout::Breakout;
use crate::breakout::asks::with_stand_ins;
use crate::paper::{Card, Setting, Size, cards, settings};
use crate::say;

use choice::Choice;

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
        self.breakout.locks.get(at).map(|lock| lock_name(self.breakout, &lock.id)).unwrap_or_default()
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
    let choice = Choice::new(bench);
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
                <Settings choice/>
                <Sheets bench choice/>
            </main>
        </div>
    }
}

/// The paper, for how many teams, and whether padlocks of metal are set.
#[component]
fn Settings(choice: Choice) -> impl IntoView {
    let sizes = Size::ALL.map(|own| {
        let is_on = move || choice.size.get() == own;
        let name = if own == Size::A4 { say!(paper.a4) } else { say!(paper.letter) };
        view! { <label class:on=is_on><input type="radio" name="paper" prop:checked=is_on on:change=move |_| choice.take_size(own)/>{name}</label> }
            .into_any()
    });
    view! {
        <div class="p-settings">
            <div class="field"><span aria-hidden="true">{say!(paper.size)}</span><fieldset class="either"><legend class="vh">{say!(paper.size)}</legend>{sizes}</fieldset></div>
            <div class="field">
                <Stepper id="sets" label=say!(paper.sets) value=choice.sets bounds=(1, MOST_SETS) write=Callback::new(move |n| choice.sets.set(n))/>
                <small>{say!(paper.sets_help)}</small>
            </div>
            <label class="tick">
                <input type="checkbox" prop:checked=choice.has_padlocks on:change:target=move |event| choice.has_padlocks.set(event.target().checked())/>
                <span>{say!(paper.padlocks)}<small>{say!(paper.padlocks_help)}</small></span>
            </label>
        </div>
    }
}

/// The kinds of page that there are, and the button that prints those that are chosen.
#[component]
fn Sheets(bench: Bench, choice: Choice) -> impl IntoView {
    let kinds =
        Memo::new(move |_| choice.sheets.with(|sheets| sheets.iter().map(|(sheet, _)| *sheet).collect::<Vec<_>>()));
    let print = move |_| {
        // A browser without a printer says so itself.
        let _ = window().print();
    };
    move || {
        let kinds = kinds.get();
        if kinds.is_empty() {
            return view! { <p class="notice">{say!(paper.nothing)}</p> }.into_any();
        }
        view! {
            <fieldset class="p-sheets"><legend class="label">{say!(paper.what)}</legend>
                {kinds.into_iter().map(|sheet| view! { <OneSheet bench choice sheet/> }.into_any()).collect::<Vec<_>>()}</fieldset>
            <div class="p-bar">
                <button class="go" type="button" disabled=move || choice.is_nothing() on:click=print><Icon name="i-print"/>{move || choice.print_words()}</button>
                <small class="quiet">{say!(paper.dialog_help)}</small>
            </div>
        }
        .into_any()
    }
}

/// A kind of page, and below it its pages as they will be.
#[component]
fn OneSheet(bench: Bench, choice: Choice, sheet: Sheet) -> impl IntoView {
    let is_all = RwSignal::new(false);
    let is_on = move || choice.is_on(sheet);
    let more = move || {
        let count = choice.count(sheet);
        (count > page::SHOWN && is_on()).then(|| {
            let words = move || if is_all.get() { say!(paper.show_few).to_owned() } else { say!(paper.show_all, n = count) };
            view! { <button class="plain" type="button" aria-expanded=move || is_all.get().to_string() on:click=move |_| is_all.update(|all| *all = !*all)>{words}</button> }
                .into_any()
        })
    };
    let shown = move || {
        bench.read(|breakout| {
            let breakout = with_stand_ins(breakout);
            page::shown(sheet, &Job::of(&breakout, choice.has_padlocks.get()), choice.size.get(), choice.sets_of(sheet))
        })
    };
    let [name, words] = sheet.words();
    view! {
        <section class="p-sheet" class:off=move || !is_on()>
            <label class="tick">
                <input type="checkbox" prop:checked=is_on on:change=move |_| choice.toggle(sheet)/>
                <span><b>{name}</b>" "<span class="quiet">{move || choice.count_words(sheet)}</span><small>{words}</small></span>
            </label>
            <div class="p-pages" class:prints=is_on class:all=is_all>{move || is_on().then(shown)}</div>
            {more}
        </section>
    }
}
