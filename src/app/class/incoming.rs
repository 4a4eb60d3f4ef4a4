//! Taking hand-ins in: files, many at once, and links.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;
use web_sys::FileList;

use super::camera::{self, Camera};
use super::words::{name_word, teams_word};
use crate::app::browser;
use crate::app::parts::{ask, refusal};
use crate::format::{FORMAT, Refused, class, hand_in, sealed, unsqueeze};
use crate::play::Journal;
use crate::report::{Class, Collector, Outcome, Scan};
use crate::say;

/// Something that was given in: its name on screen, and its bytes; none where they could not be read.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub name: String,
    pub bytes: Result<Vec<u8>, Refused>,
}

impl Given {
    /// What a link holds behind `/z/`.
    pub fn link(name: String, link: &str) -> Self {
        let bytes = hand_in::from_link(link).map_err(|refused| match refused {
            // Of what never was one, nothing was lost on the way.
            Refused::BrokenLink if !link.contains("/z/") => Refused::NotOurs { format: None },
            refused => refused,
        });
        Given { name, bytes }
    }

    /// What is in it.
    pub fn open(self) -> Result<Opened, Refused> {
        let bytes = self.bytes?;
        match hand_in::read(&bytes) {
            // What was read is text.
            Ok(journal) => Ok(Opened::HandIn(journal, String::from_utf8(bytes).unwrap_or_default())),
            Err(Refused::NotOurs { format: Some(format) }) if format == class::FORMAT => {
                class::read(&bytes).map(|(name, class)| Opened::Class(name, class))
            }
            Err(refused) => Err(refused),
        }
    }
}

/// What was given in.
pub(super) enum Opened {
    /// The hand-in of a team, and its file.
    HandIn(Journal, String),
    /// A class from its file, with its name.
    Class(String, Class),
}

/// A class that takes hand-ins in, and what of them is to be kept.
pub(super) struct Taking<'c> {
    /// The class.
    pub class: &'c mut Class,
    /// Journals of which there is news, by id, with their file where that says all.
    news: Vec<(Uuid, Option<String>)>,
}

impl<'c> Taking<'c> {
    /// A class that takes in.
    pub fn into(class: &'c mut Class) -> Self {
        Taking { class, news: Vec::new() }
    }

    /// Takes a journal in, which may have a file of its own.
    pub fn take(&mut self, journal: Journal, file: Option<String>) -> Outcome {
        let id = journal.id;
        let outcome = self.class.take(journal);
        match outcome {
            Outcome::New(_) => self.news.push((id, file)),
            Outcome::More { .. } => {
                self.news.retain(|(known, _)| *known != id);
                self.news.push((id, None));
            }
            Outcome::Known(_) | Outcome::OtherBreakout { .. } | Outcome::Refused(_) => {}
        }
        outcome
    }

    /// The files of the journals of which there is news, by id.
    pub fn files(self) -> Vec<(Uuid, String)> {
        let class = self.class;
        let file = |(id, file): (Uuid, Option<String>)| {
            let written = || class.teams.iter().find(|known| known.id == id).map(hand_in::write);
            Some((id, file.or_else(written)?))
        };
        self.news.into_iter().filter_map(file).collect()
    }
}

/// What came of something that was given in, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Came {
    pub words: String,
    pub is_good: bool,
}

impl Came {
    /// It was refused.
    pub fn refused(name: &str, refused: &Refused) -> Self {
        let words = match refused {
            Refused::NotOurs { format: Some(format) } if [FORMAT, sealed::FORMAT].contains(&format.as_str()) => {
                say!(class.a_breakout, name = name)
            }
            Refused::NotJson { .. } | Refused::NotOurs { .. } => say!(class.not_hand_in, name = name),
            _ => {
                let trouble = refusal(refused).within(name);
                format!("{}: {} {}", trouble.place, trouble.what, trouble.remedy)
            }
        };
        Came { words, is_good: false }
    }

    /// A class was taken in from its file.
    pub fn class(name: &str, teams: usize) -> Self {
        Came { words: say!(class.class_file, name = name, teams = teams_word(teams)), is_good: true }
    }

    /// It was taken in, or left out.
    pub fn of(team: &str, outcome: &Outcome) -> Self {
        let team = name_word(team);
        let (words, is_good) = match outcome {
            Outcome::New(_) => (say!(class.new, team = team), true),
            Outcome::More { events, .. } => (say!(class.more, team = team, n = events), true),
            Outcome::Known(_) => (say!(class.known, team = team), true),
            Outcome::OtherBreakout { title, .. } => {
                let title = if title.is_empty() { say!(class.other_untitled) } else { title.as_str() };
                (say!(class.other, team = team, title = title), false)
            }
            Outcome::Refused(refused) => return Came::refused(&team, refused),
        };
        Came { words, is_good }
    }
}

/// So many that came in well are told one by one.
const FEW: usize = 3;

/// Where hand-ins are given in: a button for files, all of the page for what is dropped, a field for links.
#[component]
pub(super) fn GiveIn(
    /// Takes them.
    #[prop(into)]
    take: Callback<Vec<Given>>,
    /// What came of the last ones.
    came: RwSignal<Vec<Came>>,
) -> impl IntoView {
    let input: NodeRef<html::Input> = NodeRef::new();
    let links = RwSignal::new(String::new());
    let read = move |files: Option<FileList>| {
        let Some(files) = files else { return };
        // All of them are on their way before the first is there.
        let asked: Vec<_> = (0..files.length()).filter_map(|at| files.get(at)).map(|file| ask(&file)).collect();
        spawn_local(async move {
            let mut given = Vec::new();
            for (name, asked) in asked {
                given.push(Given { name, bytes: browser::bytes(asked).await.ok_or(Refused::NotText) });
            }
            if !given.is_empty() {
                // The page may have been left meanwhile.
                take.try_run(given);
            }
        });
    };
    let changed = move |_| {
        let Some(input) = input.get() else { return };
        read(input.files());
        // So that the same files can be picked again.
        input.set_value("");
    };
    let over = window_event_listener(leptos::ev::dragover, |event| event.prevent_default());
    let dropped = window_event_listener(leptos::ev::drop, move |event| {
        event.prevent_default();
        read(event.data_transfer().and_then(|data| data.files()));
    });
    on_cleanup(move || {
        over.remove();
        dropped.remove();
    });
    let collector = StoredValue::new(Collector::default());
    // A part of a series gives something in once all of it is there.
    let see = Callback::new(move |code: String| {
        let scan = collector.try_update_value(|collector| collector.see(&code));
        let words = match scan {
            None | Some(Scan::NotOurs) => return,
            Some(Scan::Part { have, of } | Scan::Again { have, of }) => say!(class.code_have, have = have, of = of),
            Some(Scan::KnownWhole) => say!(class.code_known).to_owned(),
            Some(Scan::Damaged) => say!(class.code_damaged).to_owned(),
            Some(Scan::Whole(bytes)) => {
                let name = say!(class.a_code).to_owned();
                return take.run(vec![Given { name, bytes: unsqueeze(&bytes) }]);
            }
        };
        came.set(vec![Came { words, is_good: true }]);
    });
    let take_links = move |_| {
        let text = links.get_untracked();
        let (codes, lines): (Vec<&str>, Vec<&str>) =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).partition(|line| line.starts_with("LW1:"));
        let lines = lines.into_iter().enumerate();
        let given: Vec<Given> = lines.map(|(at, line)| Given::link(say!(class.a_link, n = at + 1), line)).collect();
        if !given.is_empty() {
            take.run(given);
        }
        codes.into_iter().for_each(|code| see.run(code.to_owned()));
        links.set(String::new());
    };
    let outcomes = move || {
        let line = |came: Came| {
            let class = if came.is_good { "notice good" } else { "notice warn" };
            view! { <li class=class>{came.words}</li> }.into_any()
        };
        let (good, bad): (Vec<Came>, Vec<Came>) = came.get().into_iter().partition(|came| came.is_good);
        let bad = bad.into_iter().map(line).collect_view();
        // Thirty teams that came in push nothing off the screen.
        let good = if good.len() > FEW {
            let count = good.len();
            let each = good.into_iter().map(|came| view! { <li>{came.words}</li> }.into_any()).collect_view();
            view! {
                <li class="notice good"><details><summary>{say!(class.came_in, n = count)}</summary><ul>{each}</ul></details></li>
            }
            .into_any()
        } else {
            good.into_iter().map(line).collect_view().into_any()
        };
        (bad, good)
    };
    view! {
        <section class="give-in" aria-label=say!(class.came)>
            <div class="row">
                <button class="go small" type="button" on:click=move |_| if let Some(input) = input.get() { input.click() }>{say!(class.choose)}</button>
                {camera::is_there().then(|| view! { <Camera see/> }.into_any())}
                <span class="quiet">{say!(class.drop)}</span>
                <input class="vh" type="file" multiple accept=".json,application/json" tabindex="-1" aria-hidden="true" node_ref=input on:change=changed/>
            </div>
            <details>
                <summary>{say!(class.links)}</summary>
                <div class="field">
                    <label for="links" class="vh">{say!(class.links)}</label>
                    <textarea id="links" rows="3" prop:value=move || links.get() on:input:target=move |event| links.set(event.target().value())></textarea>
                    <button class="ghost" type="button" on:click=take_links>{say!(class.take_links)}</button>
                </div>
            </details>
            <div role="status"><ul class="came" role="list">{move || outcomes()}</ul></div>
        </section>
    }
}
