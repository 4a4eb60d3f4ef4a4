//! The team's own words: asked for before the story, and then in all that it reads.
//!
//! A breakout that asks for words is wrapped as a student copy is: what it tells is the breakout with the words in it, and so
//! nothing else of play knows of them. In a student copy that goes for whatever is found later, too.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::already;
use super::sitting::Sitting;
use super::story::Top;
use crate::app::later::Coming;
use crate::app::shared::{Playable, Seal, Sealed};
use crate::app::store::{Shelf, Store};
use crate::app::{browser, spelling};
use crate::breakout::Breakout;
use crate::breakout::asks::{Ask, Words, at_the_door, typed as as_kept, word};
use crate::format::Opened;
use crate::format::journal::read_event;
use crate::mechanism::Nearly;
use crate::play::{Action, Game, Journal, Progress, admits};
use crate::report::{Members, Told};
use crate::say;
use crate::seal::NoMemory;

use super::Typing;

/// A breakout that asks for words, with those of one team.
#[derive(Clone)]
struct Worded {
    /// As its author wrote it.
    plain: Playable,
    held: Arc<Mutex<Held>>,
}

#[derive(Default)]
struct Held {
    /// The words of the team; none while nobody has sat down.
    words: Option<Words>,
    /// What was told last, and of what: a student copy grows.
    told: Option<(Arc<Breakout>, Arc<Breakout>)>,
}

/// The same breakout, with the teacher's words until a team gives its own.
pub(super) fn worded(plain: Playable) -> Playable {
    Playable::sealed(Arc::new(Worded::of(plain)))
}

impl Worded {
    fn of(plain: Playable) -> Self {
        Worded { plain, held: Arc::default() }
    }

    /// Nothing that waits is done in between.
    fn with<T>(&self, act: impl FnOnce(&mut Held) -> T) -> T {
        act(&mut self.held.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn seal(&self) -> Option<&Seal> {
        self.plain.seal.as_ref()
    }

    /// Takes the words that a team gave.
    fn take(&self, journal: &Journal) {
        let given = Members::of(journal).words;
        let of = |id: &str| given.iter().find(|(ask, _)| ask == id).map(|(_, word)| word.clone());
        let words = Some(Words::of(&self.plain.breakout, of));
        self.with(|held| {
            if held.words != words {
                *held = Held { words, told: None };
            }
        });
    }

    /// Takes the words of a sitting's team, and shows them.
    fn show(&self, sitting: Sitting) {
        if sitting.game.try_with_untracked(|game| self.take(game.journal())).is_none() {
            return;
        }
        let breakout = self.breakout();
        if sitting.game.with_untracked(|game| !Arc::ptr_eq(game.breakout(), &breakout)) {
            sitting.game.update(|game| game.take_up(breakout));
        }
    }
}

impl Sealed for Worded {
    fn fresh(&self) -> Seal {
        Arc::new(Worded::of(self.plain.fresh()))
    }

    fn breakout(&self) -> Arc<Breakout> {
        let plain = self.seal().map_or_else(|| self.plain.breakout.clone(), |seal| seal.breakout());
        self.with(|held| match &held.told {
            Some((of, told)) if Arc::ptr_eq(of, &plain) => told.clone(),
            _ => {
                let told = Arc::new(held.words.as_ref().map_or_else(|| at_the_door(&plain), |words| words.put(&plain)));
                held.told = Some((plain, told.clone()));
                told
            }
        })
    }

    fn is_there(&self, lock: &str) -> bool {
        self.seal().is_none_or(|seal| seal.is_there(lock))
    }

    fn is_open(&self, lock: &str) -> bool {
        self.seal().is_none_or(|seal| seal.is_open(lock))
    }

    fn nearly(&self, lock: &str, answer: &str) -> Option<Nearly> {
        self.seal()?.nearly(lock, answer)
    }

    fn sit(&self, sitting: Sitting) {
        self.show(sitting);
        if let Some(seal) = self.seal() {
            seal.sit(sitting);
        }
    }

    fn hear(&self, sitting: Sitting) {
        self.show(sitting);
        if let Some(seal) = self.seal() {
            seal.hear(sitting);
        }
    }

    fn ask(&self, sitting: Sitting, action: Action) -> Coming<bool> {
        match self.seal() {
            Some(seal) => seal.ask(sitting, action),
            None => Box::pin(async { true }),
        }
    }

    fn reopen(&self, sitting: Sitting, lock: String, entry: String) {
        if let Some(seal) = self.seal() {
            seal.reopen(sitting, lock, entry);
        }
    }

    fn add(&self, typing: Typing) {
        match self.seal() {
            Some(seal) => seal.add(typing),
            None => already::add(&self.plain.breakout, typing),
        }
    }

    fn admits(&self, journal: Journal, entry: String) -> Coming<bool> {
        if let Some(seal) = self.seal() {
            return seal.admits(journal, entry);
        }
        let breakout = self.plain.breakout.clone();
        Box::pin(async move {
            let progress = Progress::fold(&breakout, &journal);
            admits(&breakout, &progress, &entry, spelling(&breakout.language))
        })
    }

    fn recall(&self, store: Store, journal: Uuid) -> Coming<()> {
        let own = self.clone();
        Box::pin(async move {
            let mut kept = Journal::new(journal, own.plain.breakout.id, "");
            for (_, record) in store.list(Shelf::Events, &format!("{journal}/")).await {
                if let Some(event) = read_event(&record) {
                    kept.insert(event);
                }
            }
            own.take(&kept);
            if let Some(seal) = own.seal() {
                seal.recall(store, journal).await;
            }
        })
    }

    fn original(&self, phrase: String) -> Coming<Result<Option<Opened>, NoMemory>> {
        match self.seal() {
            Some(seal) => seal.original(phrase),
            None => Box::pin(async { Ok(None) }),
        }
    }

    fn words(&self, sitting: Sitting, begin: Option<Callback<()>>) -> Option<AnyView> {
        let asks = Ask::all(&self.plain.breakout);
        let given = |game: &Game| Members::of(game.journal()).words;
        let before = sitting.game.with_untracked(given);
        let ids: Vec<String> = asks.iter().map(|ask| ask.id.clone()).collect();
        // A word that was left out was asked for, too.
        let has_all = move |given: &[(String, String)]| ids.iter().all(|id| given.iter().any(|(ask, _)| ask == id));
        if asks.is_empty() || (begin.is_some() && has_all(&before)) {
            return None;
        }
        browser::add_style("words.css");
        let own = self.clone();
        let done = Callback::new(move |(typed, said): Typed| {
            let own = own.clone();
            spawn_local(async move {
                for (ask, text) in typed {
                    sitting.perform(Action::Tell { told: Told::Word { ask, text }.event() }).await;
                }
                own.show(sitting);
                said.try_set(true);
            });
        });
        let form = view! { <Form asks before done begins=begin.is_some()/> };
        let Some(begin) = begin else { return Some(form.into_any()) };
        // Whether they are given here or in another tab.
        Effect::new(move |_| {
            if sitting.game.with(|game| has_all(&given(game))) {
                begin.run(());
            }
        });
        Some(
            view! {
                <div class="play">
                    <div class="lamp" aria-hidden="true"></div>
                    <Top sitting/>
                    <main class="stage">{form}</main>
                </div>
            }
            .into_any(),
        )
    }
}

/// Words by what was asked, as they were typed, and where it is said that they were taken.
type Typed = (Vec<(String, String)>, RwSignal<bool>);

/// A field for each word.
#[component]
fn Form(
    asks: Vec<Ask>,
    /// The words that the team has given, by what was asked.
    before: Vec<(String, String)>,
    /// Takes what was typed, also where that is nothing, and where it is said that it was taken.
    done: Callback<Typed>,
    /// Whether the story comes next.
    begins: bool,
) -> impl IntoView {
    let (said, is_said) = (RwSignal::new(false), StoredValue::new(false));
    let typed = |ask: &Ask| {
        let before = before.iter().find(|(of, _)| *of == ask.id).map(|(_, word)| word.clone());
        (ask.id.clone(), RwSignal::new(before.unwrap_or_default()))
    };
    let fields: Vec<(String, RwSignal<String>)> = asks.iter().map(typed).collect();
    let field = |(ask, (_, typed)): (&Ask, &(String, RwSignal<String>))| {
        let (typed, id) = (*typed, format!("word-{}", ask.id));
        let question = if ask.say.trim().is_empty() { ask.id.clone() } else { ask.say.clone() };
        view! {
            <div class="field">
                <label for=id.clone()>{question}</label>
                <input id=id type="text" autocomplete="off" prop:value=move || typed.get()
                    on:input:target=move |event| {
                        let (field, text) = (event.target(), event.target().value());
                        let kept = as_kept(&text);
                        if kept.len() < text.len() {
                            field.set_value(kept);
                        }
                        said.set(false);
                        typed.set(kept.to_owned());
                    }/>
            </div>
        }
        .into_any()
    };
    let fields_view = asks.iter().zip(&fields).map(field).collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // Pressed twice it is said once: the story comes when it is stored.
        if begins && is_said.with_value(|said| *said) {
            return;
        }
        is_said.set_value(true);
        let words = fields.iter().map(|(ask, typed)| (ask.clone(), word(&typed.get_untracked()))).collect();
        done.run((words, said));
    };
    let (title, why) = match begins {
        true if asks.len() == 1 => (say!(end.word_title), say!(end.word_why)),
        true => (say!(asks.title), say!(asks.why)),
        false => (say!(asks.again), say!(asks.again_why)),
    };
    view! {
        <form class="words" class:sheet=begins class:ear=begins on:submit=submit aria-labelledby="words">
            <h2 id="words">{title}</h2>
            <p class="quiet">{why}</p>
            {fields_view}
            <div class="row">
                <button class=if begins { "go" } else { "ghost" } type="submit">{if begins { say!(asks.begin) } else { say!(asks.change) }}</button>
                <span class="quiet" role="status">{move || (said.get() && !begins).then(|| say!(asks.changed))}</span>
            </div>
        </form>
    }
}
