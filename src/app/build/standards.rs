//! Standards to pick from: lists that lie beside the page, searched by word.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bench::Bench;
use super::shapes::styled;
use crate::app::parts::{Dialog, Icon};
use crate::app::{browser, spelling};
use crate::breakout::check::grades;
use crate::breakout::{Standard, Target, fresh_id};
use crate::format;
use crate::prose::plain;
use crate::say;
use crate::standards::{Collection, FILES, Filter, Listed, search};

/// So many of what is found are shown.
const MOST_SHOWN: usize = 60;

/// The grades that the lists know.
const GRADES: std::ops::RangeInclusive<u32> = 2..=8;

/// For which target a standard is picked: one by id, or a new one.
pub(super) type For = Option<String>;

/// The lists, once they are there; none where none came.
type Lists = Option<Arc<Vec<Collection>>>;

/// A standard that can be picked.
#[derive(Clone, PartialEq)]
struct Found {
    framework: String,
    listed: Listed,
    list: String,
}

/// A dialog to pick a standard from a list.
#[component]
pub(super) fn Picker(bench: Bench, open: RwSignal<bool>, target: RwSignal<For>) -> impl IntoView {
    styled();
    let lists: RwSignal<Option<Lists>> = RwSignal::new(None);
    Effect::new(move |_| {
        if !open.get() {
            return;
        }
        if matches!(lists.get_untracked(), Some(Some(_))) {
            browser::focus("standard-words");
            return;
        }
        lists.set(None);
        spawn_local(async move {
            let fetched = fetch().await;
            lists.try_set(Some((!fetched.is_empty()).then(|| Arc::new(fetched))));
            browser::focus("standard-words");
        });
    });
    let title = Signal::derive(|| say!(standards.title).to_owned());
    view! {
        <Dialog id="standards" title open wide=true>
            {move || match lists.get() {
                None => view! { <p class="inside quiet" role="status">{say!(standards.coming)}</p> }.into_any(),
                Some(None) => view! { <div class="inside"><p class="notice bad" role="alert">{say!(standards.missing)}</p></div> }.into_any(),
                Some(Some(lists)) => picking(bench, lists, open, target),
            }}
        </Dialog>
    }
}

/// The lists that lie beside the page. One that doesn't come or can't be read is left out.
async fn fetch() -> Vec<Collection> {
    let mut lists = Vec::new();
    for name in FILES {
        let file = browser::fetch(&browser::versioned(&format!("standards/{name}.json"))).await;
        if let Some(Ok(list)) = file.map(|file| format::standards::read(&file)) {
            lists.push(list);
        }
    }
    lists
}

/// What is looked for in the lists, and what of it is found.
#[derive(Clone, Copy)]
struct Picking {
    bench: Bench,
    open: RwSignal<bool>,
    target: RwSignal<For>,
    words: RwSignal<String>,
    filter: RwSignal<Filter>,
    /// Which of those that are shown the keyboard is on, by place.
    active: RwSignal<usize>,
    /// How many there are, and those that are shown.
    found: Memo<(usize, Vec<Found>)>,
}

impl Picking {
    fn new(bench: Bench, lists: Arc<Vec<Collection>>, open: RwSignal<bool>, target: RwSignal<For>) -> Self {
        let near = bench.peek(|breakout| grades(&breakout.level));
        let words = RwSignal::new(String::new());
        let filter = RwSignal::new(Filter { near, ..Filter::default() });
        let found = Memo::new(move |_| {
            let found = words.with(|words| search(&lists, words, filter.get(), spelling("en")));
            let shown = found.iter().take(MOST_SHOWN).map(|(at, listed)| Found {
                framework: lists.get(*at).map(|list| list.framework.clone()).unwrap_or_default(),
                list: lists.get(*at).map(|list| list.name.clone()).unwrap_or_default(),
                listed: (*listed).clone(),
            });
            (found.len(), shown.collect())
        });
        Picking { bench, open, target, words, filter, active: RwSignal::new(0), found }
    }

    /// Which one the keyboard is on; none where none is shown.
    fn at(self) -> Option<usize> {
        let last = self.found.with(|(_, shown)| shown.len().checked_sub(1))?;
        Some(self.active.get().min(last))
    }

    fn pick(self, at: usize) {
        if let Some(found) = self.found.with_untracked(|(_, shown)| shown.get(at).cloned()) {
            take(self.bench, self.target.get_untracked(), &found);
            self.open.set(false);
        }
    }

    /// Moves through what is found, and picks: the keyboard stays in the field.
    fn press(self, event: &KeyboardEvent) {
        let last = self.found.with_untracked(|(_, shown)| shown.len().saturating_sub(1));
        let at = self.active.get_untracked().min(last);
        let to = match event.key().as_str() {
            "ArrowDown" => (at + 1).min(last),
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => (at + 8).min(last),
            "PageUp" => at.saturating_sub(8),
            "Enter" => {
                event.prevent_default();
                return self.pick(at);
            }
            _ => return,
        };
        event.prevent_default();
        self.active.set(to);
        browser::within("#standard-list", format!("#standard-{to}"), 0.0);
    }

    /// Looks again, from the first one on.
    fn look(self, change: impl FnOnce(&mut Filter)) {
        self.filter.update(change);
        self.active.set(0);
    }

    fn told(self) -> String {
        match self.found.with(|(count, shown)| (*count, shown.len())) {
            (0, _) => say!(standards.none).to_owned(),
            (count, shown) if count > shown => say!(standards.more, n = count, shown = shown),
            (count, _) if browser::is_one(count) => say!(standards.one).to_owned(),
            (count, _) => say!(standards.found, n = count),
        }
    }

    fn option(self, (at, found): (usize, Found)) -> AnyView {
        let is_on = move || self.active.get() == at;
        let Found { listed, list, .. } = found;
        view! {
            <li role="option" id=format!("standard-{at}") class:on=is_on aria-selected=move || is_on().to_string() on:click=move |_| self.pick(at)>
                <b>{listed.code}</b><span>{listed.says}</span><small>{list}" · "{listed.area}</small>
            </li>
        }
        .into_any()
    }

    /// The field for words.
    fn sought(self, is_none: Memo<bool>) -> AnyView {
        let search = move |text: String| {
            self.words.set(text);
            self.active.set(0);
        };
        let chosen = move || self.at().map(|at| format!("standard-{at}"));
        view! {
            <div class="field">
                <label for="standard-words">{say!(standards.words)}</label>
                <input id="standard-words" type="search" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list" aria-expanded=move || (!is_none.get()).to_string()
                    aria-controls="standard-list" aria-activedescendant=chosen placeholder=say!(standards.example) prop:value=self.words
                    on:input:target=move |event| search(event.target().value()) on:keydown=move |event| self.press(&event)/>
            </div>
        }
        .into_any()
    }

    /// The lists and the grades to choose from.
    fn narrowed(self, names: Vec<String>) -> AnyView {
        let list = move || self.filter.read().collection.map(|at| at.to_string()).unwrap_or_default();
        let grade = move || self.filter.read().grade.map(|grade| grade.to_string()).unwrap_or_default();
        view! {
            <div class="field">
                <label for="standard-framework">{say!(standards.list)}</label>
                <select id="standard-framework" prop:value=list on:change:target=move |event| self.look(|filter| filter.collection = event.target().value().parse().ok())>
                    <option value="">{say!(standards.all_lists)}</option>
                    {names.into_iter().enumerate().map(|(at, name)| view! { <option value=at.to_string()>{name}</option> }).collect_view()}
                </select>
            </div>
            <div class="field">
                <label for="standard-grade">{say!(standards.grade)}</label>
                <select id="standard-grade" prop:value=grade on:change:target=move |event| self.look(|filter| filter.grade = event.target().value().parse().ok())>
                    <option value="">{say!(standards.all_grades)}</option>
                    {GRADES.map(|grade| view! { <option value=grade.to_string()>{grade_words(grade)}</option> }).collect_view()}
                </select>
            </div>
        }
        .into_any()
    }
}

fn picking(bench: Bench, lists: Arc<Vec<Collection>>, open: RwSignal<bool>, target: RwSignal<For>) -> AnyView {
    let names = lists.iter().map(|list| list.name.clone()).collect();
    let rights = format!("{} {}", say!(standards.ours), credits(&lists).join(" "));
    let picking = Picking::new(bench, lists, open, target);
    let is_none = Memo::new(move |_| picking.found.with(|(count, _)| *count == 0));
    let options = move || {
        let shown = picking.found.with(|(_, shown)| shown.clone());
        shown.into_iter().enumerate().map(|one| picking.option(one)).collect_view()
    };
    view! {
        <div class="inside picking">
            {picking.sought(is_none)}
            {picking.narrowed(names)}
            <p class="quiet tally-line" role="status">{move || picking.told()}</p>
            {move || is_none.get().then(|| nothing(picking.words, picking.filter))}
            <ul class="standards" id="standard-list" role="listbox" aria-label=say!(standards.title) hidden=move || is_none.get()>
                {options}
            </ul>
            <p class="rights">{rights}</p>
        </div>
    }
    .into_any()
}

/// Whose the lists are, each once.
fn credits(lists: &[Collection]) -> Vec<&str> {
    lists.iter().fold(Vec::new(), |mut credits, list| {
        if !credits.contains(&list.credit.as_str()) {
            credits.push(list.credit.as_str());
        }
        credits
    })
}

/// What stands in the list's place where nothing is found: what may help, and the ways back to more.
fn nothing(words: RwSignal<String>, filter: RwSignal<Filter>) -> AnyView {
    let again = move |change: fn(RwSignal<String>, RwSignal<Filter>)| {
        change(words, filter);
        browser::focus("standard-words");
    };
    let is_narrowed = move || filter.with(|filter| filter.collection.is_some() || filter.grade.is_some());
    view! {
        <div class="standards no-standard">
            <Icon name="i-list"/>
            <p>{say!(standards.none_help)}</p>
            <p class="row">
                {move || is_narrowed().then(|| view! {
                    <button class="add" type="button" on:click=move |_| again(|_, filter| filter.update(|filter| (filter.collection, filter.grade) = (None, None)))>{say!(standards.everywhere)}</button>
                })}
                <button class="add" type="button" on:click=move |_| again(|words, _| words.set(String::new()))>{say!(standards.other_words)}</button>
            </p>
            <p class="quiet">{say!(standards.none_typed)}</p>
        </div>
    }
    .into_any()
}

/// A grade of the United States, and the year of England that is the same.
fn grade_words(grade: u32) -> String {
    match grade {
        2 => say!(standards.year, year = 3),
        _ => say!(standards.grade_year, grade = grade, year = grade + 1),
    }
}

/// Gives a target the standard; one that says nothing yet says what it is about, and so does a new one.
fn take(bench: Bench, target: For, found: &Found) {
    let standard = |standard: &mut Standard| {
        standard.framework.clone_from(&found.framework);
        standard.code.clone_from(&found.listed.code);
    };
    let statement = say!(standards.i_can, what = found.listed.says);
    let is_empty = |statement: &str| {
        let said = plain(statement);
        said.trim().is_empty() || said.trim() == say!(build.i_can).trim()
    };
    let id = target
        .clone()
        .unwrap_or_else(|| bench.peek(|breakout| fresh_id("target", "target", |id| breakout.target(id).is_some())));
    let own = id.clone();
    bench.change("pick standard", |breakout| match breakout.targets.iter_mut().find(|target| target.id == own) {
        Some(target) => {
            standard(target.standard.get_or_insert_with(Standard::default));
            if is_empty(&target.statement) {
                target.statement = statement;
            }
        }
        None => {
            let mut target = Target { id: own, statement, ..Target::default() };
            standard(target.standard.get_or_insert_with(Standard::default));
            breakout.targets.push(target);
        }
    });
    if target.is_none() {
        browser::focus_on(format!("{id}-statement"));
    }
}

/// The button that opens the list for a target.
pub(super) fn button(open: RwSignal<bool>, target: RwSignal<For>, of: For) -> AnyView {
    let word = if of.is_some() { say!(standards.pick) } else { say!(standards.make) };
    let press = move |_| {
        target.set(of.clone());
        open.set(true);
    };
    view! { <button class="add" type="button" on:click=press><Icon name="i-list"/>{word}</button> }.into_any()
}
