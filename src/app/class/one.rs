use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::evidence::Evidence;
use super::incoming::{Came, GiveIn, Given, Opened, Taking};
use super::locks::LocksView;
use super::members::MembersView;
use super::out::Out;
use super::own::{self, OwnView};
use super::talk::TalkView;
use super::targets::TargetsView;
use super::teams::TeamsView;
use super::words::teams_word;
use super::{Made, address, lesson, shelf};
use crate::app::parts::{Icon, OpenFile, Picked, Sure, when};
use crate::app::store::{Shelf, Store};
use crate::app::{browser, later, spelling};
use crate::breakout::Breakout;
use crate::breakout::asks::{asks, with_stand_ins};
use crate::format::class::Header;
use crate::mechanism::Spelling;
use crate::play::Journal;
use crate::report::{Class, Report};
use crate::say;

/// A class on this page.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// What is kept on the device.
    pub store: Store,
    /// Its name and breakout.
    pub header: RwSignal<Header>,
    /// What its teams handed in.
    pub class: RwSignal<Class>,
    /// The breakout, once it is found.
    pub breakout: RwSignal<Option<Arc<Breakout>>>,
    /// Whether it was looked for, and found or not.
    pub sought: RwSignal<bool>,
    /// What all that amounts to.
    pub report: Memo<Option<Arc<Report>>>,
    /// What is looked at closely, or was last.
    pub evidence: RwSignal<Option<Evidence>>,
    /// Whether it is.
    pub looking: RwSignal<bool>,
}

impl Room {
    fn new(store: Store, header: Header, class: Class) -> Self {
        let class = RwSignal::new(class);
        let breakout = RwSignal::new(None::<Arc<Breakout>>);
        let report = Memo::new(move |_| {
            // What teams were asked for stands there in the teacher's words.
            let breakout = breakout.get()?;
            let breakout = if asks(&breakout) { Arc::new(with_stand_ins(&breakout).into_owned()) } else { breakout };
            let language = breakout.language.clone();
            let spelling: Spelling = spelling(&language);
            Some(class.with(|class| Arc::new(Report::of(&breakout, &class.teams, spelling, browser::now()))))
        });
        let (header, evidence) = (RwSignal::new(header), RwSignal::new(None));
        let (sought, looking) = (RwSignal::new(false), RwSignal::new(false));
        let room = Room { store, header, class, breakout, sought, report, evidence, looking };
        room.find();
        room
    }

    /// Looks for the breakout on this device.
    fn find(self) {
        let id = self.header.with_untracked(|header| header.breakout);
        spawn_local(async move {
            if let Some(breakout) = shelf::breakout(self.store, id).await {
                if breakout.may_have_maths() {
                    later::maths().await;
                }
                self.breakout.try_set(Some(breakout));
            }
            self.sought.try_set(true);
        });
    }

    /// Looks at something closely.
    pub fn look(self, evidence: Evidence) {
        self.evidence.set(Some(evidence));
        self.looking.set(true);
    }

    /// Keeps the header, and these files of hand-ins, by journal.
    fn keep(self, files: Vec<(Uuid, String)>) {
        let header = self.header.get_untracked();
        spawn_local(async move { shelf::keep(self.store, &header, files).await });
    }

    fn take(self, given: Vec<Given>) -> Vec<Came> {
        let mut said = Vec::new();
        let mut files = Vec::new();
        self.class.update(|class| {
            let mut taking = Taking::into(class);
            for given in given {
                let name = given.name.clone();
                match given.open() {
                    Ok(Opened::HandIn(journal, file)) => said.push(taken(&mut taking, journal, Some(file))),
                    Ok(Opened::Class(name, other)) => {
                        let came = other.teams.into_iter().map(|journal| taken(&mut taking, journal, None));
                        let (good, bad): (Vec<Came>, Vec<Came>) = came.partition(|came| came.is_good);
                        if bad.is_empty() || !good.is_empty() {
                            said.push(Came::class(&name, good.len()));
                        }
                        said.extend(bad);
                    }
                    Err(refused) => said.push(Came::refused(&name, &refused)),
                }
            }
            files = taking.files();
            class.sort();
        });
        self.header.update(|header| header.last = browser::now());
        self.keep(files);
        said
    }

    /// Takes a team out of the class, for good.
    pub fn remove(self, journal: Uuid) {
        self.class.update(|class| class.remove(journal));
        let id = self.header.with_untracked(|header| header.id);
        spawn_local(async move { shelf::remove(self.store, id, journal).await });
    }

    fn rename(self, name: String) {
        self.header.update(|header| header.name = name);
        self.keep(Vec::new());
    }

    /// Puts the lock that a team made aside, or takes it back.
    pub fn put_aside(self, journal: Uuid, is_aside: bool) {
        self.header.update(|header| {
            header.aside.retain(|other| *other != journal);
            if is_aside {
                header.aside.push(journal);
            }
        });
        self.keep(Vec::new());
    }

    /// Takes all teams out, for good.
    fn empty(self) {
        let id = self.header.with_untracked(|header| header.id);
        self.class.update(|class| class.teams.clear());
        spawn_local(async move { shelf::empty(self.store, id).await });
    }

    /// Begins another class at the same breakout, and goes there.
    fn another(self) {
        let (breakout, title) = self.header.with_untracked(|header| (header.breakout, header.title.clone()));
        spawn_local(async move {
            let header = shelf::fresh(self.store, breakout, title).await;
            shelf::keep(self.store, &header, Vec::new()).await;
            browser::go(address(&header).trim_start_matches('#'));
        });
    }

    fn forget(self) {
        let id = self.header.with_untracked(|header| header.id);
        spawn_local(async move {
            shelf::forget(self.store, id).await;
            browser::go("/class");
        });
    }
}

fn taken(taking: &mut Taking, journal: Journal, file: Option<String>) -> Came {
    let team = journal.team.clone();
    Came::of(&team, &taking.take(journal, file))
}

/// What of a class is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Targets,
    Locks,
    Teams,
    Members,
    Own,
    Talk,
}

const VIEWS: [(View, &str, &str); 6] = [
    (View::Targets, "targets", say!(class.targets)),
    (View::Locks, "locks", say!(class.locks)),
    (View::Teams, "teams", say!(class.teams)),
    (View::Members, "members", say!(class.members)),
    (View::Own, "own", say!(own.view)),
    (View::Talk, "talk", say!(class.talk)),
];

/// One class.
#[component]
pub(super) fn OneClass(
    /// Its id.
    id: String,
    /// What is kept on the device.
    store: Store,
) -> impl IntoView {
    let loaded = RwSignal::new(None::<Option<StoredValue<Option<(Header, Class)>>>>);
    let made = expect_context::<Made>().0.try_update_value(Option::take).flatten();
    spawn_local(async move {
        let found = match made.filter(|(header, _)| header.id.to_string() == id) {
            Some(made) => Some(made),
            None => shelf::load(store, &id).await,
        };
        loaded.try_set(Some(found.map(|found| StoredValue::new(Some(found)))));
    });
    move || match loaded.get().map(|found| found.map(|found| found.try_update_value(Option::take).flatten())) {
        None => ().into_any(),
        Some(None) => view! {
            <div class="home narrow">
                <header><a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a></header>
                <main id="main" class="sheet trouble">
                    <h1>{say!(class.title)}</h1><p>{say!(class.gone)}</p>
                    <p><a class="go small" href="#/class">{say!(class.all)}</a></p>
                </main>
            </div>
        }
        .into_any(),
        Some(Some(None)) => ().into_any(),
        Some(Some(Some((header, class)))) => shown(Room::new(store, header, class)),
    }
}

fn shown(room: Room) -> AnyView {
    let came = RwSignal::new(Vec::new());
    let chosen = RwSignal::new(View::Targets);
    let printing = RwSignal::new(false);
    let take = Callback::new(move |given| came.set(room.take(given)));
    let (deleting, emptying) = (RwSignal::new(false), RwSignal::new(false));
    // Not every team names its members, or makes a lock: then nothing is told of any.
    let told = move |tells: fn(&Report) -> bool| room.report.with(|it| it.as_ref().is_some_and(|it| tells(it)));
    let tells = move |of: View| match of {
        View::Members => told(Report::names_members),
        View::Own => told(own::is_one),
        _ => true,
    };
    let view = Memo::new(move |_| if tells(chosen.get()) { chosen.get() } else { View::Targets });
    Effect::new(move |_| document().set_title(&say!(locks.tab_title, title = room.header.with(|it| it.name.clone()))));
    let name = room.header.with_untracked(|header| header.name.clone());
    let body = move || match room.report.get() {
        None => when(move || room.sought.get(), move || missing(room)),
        Some(report) if report.teams.is_empty() => view! { <p class="quiet">{say!(class.nobody)}</p> }.into_any(),
        Some(report) => {
            let part = move |(this, id, word): (View, &'static str, &'static str)| {
                let report = report.clone();
                when(
                    move || (printing.get() && this != View::Own && tells(this)) || view.get() == this,
                    move || {
                        let report = report.clone();
                        let inner = match this {
                            View::Targets => view! { <TargetsView room report/> }.into_any(),
                            View::Locks => view! { <LocksView report/> }.into_any(),
                            View::Teams => view! { <TeamsView room report/> }.into_any(),
                            View::Members => view! { <MembersView report/> }.into_any(),
                            View::Own => view! { <OwnView room report/> }.into_any(),
                            View::Talk => view! { <TalkView report/> }.into_any(),
                        };
                        view! { <section class="view" aria-labelledby=id><h2 id=id>{word}</h2>{inner}</section> }
                            .into_any()
                    },
                )
            };
            VIEWS.into_iter().map(part).collect_view().into_any()
        }
    };
    let tab = move |(this, _, word): (View, &'static str, &'static str)| {
        let is_on = move || view.get() == this;
        let chip = move || {
            view! { <label class="chip" class:on=is_on><input type="radio" name="view" prop:checked=is_on on:change=move |_| chosen.set(this)/>{word}</label> }
                .into_any()
        };
        when(move || tells(this), chip)
    };
    let is_told = move || room.report.with(|report| report.as_ref().is_some_and(|report| !report.teams.is_empty()));
    let views = move || {
        let tabs = VIEWS.into_iter().map(tab).collect_view();
        view! { <fieldset class="choices"><legend class="vh">{say!(class.views)}</legend>{tabs}</fieldset> }.into_any()
    };
    let is_empty = move || room.class.with(|class| class.teams.is_empty());
    let gone = move || say!(class.delete_class_what, n = room.class.with(|class| class.teams.len()));
    let about = move || {
        let teams = room.class.with(|class| class.teams.len());
        room.header.with(|header| format!("{} · {}", header.title, teams_word(teams)))
    };
    view! {
        <div class="home class-page">
            <header>
                <a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a>
                <nav class="row">
                    <a class="ghost" href=move || lesson::address(room.header.with(|header| header.breakout))>{say!(lesson.open)}</a>
                    <a class="ghost" href="#/class">{say!(class.all)}</a>
                </nav>
            </header>
            <main id="main" class="home-main">
                <section>
                    <h1 class="vh">{say!(class.title)}</h1>
                    <div class="field class-name">
                        <label for="class-name">{say!(class.name)}</label>
                        <input id="class-name" type="text" maxlength="80" prop:value=name on:change:target=move |event| room.rename(event.target().value())/>
                        <small>{move || about()}</small>
                    </div>
                    <GiveIn take came/>
                </section>
                {when(is_told, views)}
                <div class="prints class-report">
                    <header class="on-paper"><p class="label">{move || about()}</p><h2>{move || room.header.with(|header| header.name.clone())}</h2></header>
                    {move || body()}
                </div>
                <Out room printing/>
                <p class="row">
                    <button class="ghost" type="button" on:click=move |_| room.another()>{say!(class.another)}</button>
                    <button class="ghost danger" type="button" disabled=is_empty on:click=move |_| emptying.set(true)>{say!(class.empty_class)}</button>
                    <button class="ghost danger" type="button" on:click=move |_| deleting.set(true)>{say!(class.delete_class)}</button>
                </p>
            </main>
            <super::evidence::EvidencePanel room/>
            <Sure
                id="sure-empty"
                open=emptying
                title=Signal::derive(move || say!(class.empty_sure, name = room.header.with(|header| header.name.clone())))
                what=Signal::derive(gone)
                on_sure=move || room.empty()
            />
            <Sure
                id="sure-class"
                open=deleting
                title=Signal::derive(move || say!(class.delete_class_sure, name = room.header.with(|header| header.name.clone())))
                what=Signal::derive(gone)
                on_sure=move || room.forget()
            />
        </div>
    }
    .into_any()
}

/// The page has no breakout: it is asked for.
fn missing(room: Room) -> AnyView {
    let said = RwSignal::new(None::<&'static str>);
    let picked = move |picked: Picked| {
        let id = room.header.with_untracked(|header| header.breakout);
        spawn_local(async move {
            let Some(bytes) = picked.bytes else { return };
            match shelf::read(&bytes).await {
                Some(breakout) if breakout.id == id => {
                    let record = String::from_utf8_lossy(&bytes).into_owned();
                    let _ = room.store.put(vec![(Shelf::Opened, id.to_string(), record)]).await;
                    // The page may have been left meanwhile.
                    if room.header.try_update(|header| header.title = breakout.title.clone()).is_none() {
                        return;
                    }
                    room.keep(Vec::new());
                    room.breakout.set(Some(Arc::new(breakout)));
                }
                Some(_) => said.set(Some(say!(class.not_it))),
                None => said.set(Some(say!(class.sealed))),
            }
        });
    };
    let title = room.header.with_untracked(|header| {
        if header.title.is_empty() { say!(class.other_untitled).to_owned() } else { header.title.clone() }
    });
    view! {
        <section class="view">
            <h2>{say!(class.no_breakout)}</h2>
            <p>{say!(class.no_breakout_what, title = title)}</p>
            <p class="row"><OpenFile label=say!(class.open_breakout) on_file=picked/></p>
            <p role="status">{move || said.get()}</p>
        </section>
    }
    .into_any()
}
