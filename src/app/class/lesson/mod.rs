//! The lesson: what its teacher holds in their hand while teams play. One lock at a time, its answers covered, for somebody looks
//! over the shoulder.

mod about;
mod lock;
mod timer;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::shelf::{self, Found};
use crate::app::browser;
use crate::app::later;
use crate::app::parts::{Icon, OpenFile, Picked};
use crate::app::shipped::SHIPPED;
use crate::app::store::{Shelf, Store, settings};
use crate::breakout::Breakout;
use crate::format;
use crate::lesson::Clock;
use crate::say;

use about::{Afterwards, Before};
use lock::LockPage;
use timer::Timer;

/// A breakout that is being played.
#[derive(Clone, Copy)]
struct Lesson {
    breakout: StoredValue<Arc<Breakout>>,
    /// Its short name, where it is one that comes with the app, as it came.
    slug: Option<&'static str>,
    /// What is kept on the device.
    store: Store,
    /// Which page is shown: the lesson itself, then each lock, then what comes afterwards.
    page: RwSignal<usize>,
    /// Whether nothing is covered.
    bare: RwSignal<bool>,
    /// The hints that were said: lock and rung.
    said: RwSignal<Vec<String>>,
    /// The clock of the lesson.
    clock: RwSignal<Clock>,
}

impl Lesson {
    fn of((breakout, slug): Found, store: Store) -> Self {
        let id = breakout.id;
        let kept = settings::get(&setting(id, "said")).unwrap_or_default();
        let said = kept.split(' ').filter(|hint| !hint.is_empty()).map(str::to_owned).collect();
        let page = settings::get(&setting(id, "page")).and_then(|page| page.parse().ok()).unwrap_or_default();
        Lesson {
            page: RwSignal::new(usize::min(page, breakout.locks.len() + 1)),
            breakout: StoredValue::new(breakout),
            slug,
            store,
            bare: RwSignal::new(false),
            said: RwSignal::new(said),
            clock: RwSignal::new(Clock::read(&settings::get(&setting(id, "clock")).unwrap_or_default())),
        }
    }

    fn id(self) -> Uuid {
        self.breakout.with_value(|breakout| breakout.id)
    }

    /// How many pages there are.
    fn pages(self) -> usize {
        self.breakout.with_value(|breakout| breakout.locks.len()) + 2
    }

    /// What a page is called.
    fn name(self, page: usize) -> String {
        self.breakout.with_value(|breakout| match page.checked_sub(1) {
            None => say!(lesson.before).to_owned(),
            Some(at) => match breakout.locks.get(at) {
                Some(lock) => lock.title.clone(),
                None => say!(lesson.afterwards).to_owned(),
            },
        })
    }

    /// Turns to a page; the keyboard goes there.
    fn turn_to(self, page: usize) {
        settings::set(&setting(self.id(), "page"), &page.to_string());
        self.page.set(page);
        window().scroll_to_with_x_and_y(0.0, 0.0);
        browser::focus("lesson-page");
    }

    /// Ticks a hint as said, or not.
    fn tick(self, hint: &str, is_said: bool) {
        self.said.update(|said| {
            said.retain(|known| known != hint);
            if is_said {
                said.push(hint.to_owned());
            }
        });
        self.said.with_untracked(|said| settings::set(&setting(self.id(), "said"), &said.join(" ")));
    }

    /// Sets the clock.
    fn set_clock(self, clock: Clock) {
        settings::set(&setting(self.id(), "clock"), &clock.write());
        self.clock.set(clock);
    }

    /// Plays it here, large, with the whole class at one screen.
    fn play_at_front(self) {
        settings::set(settings::FRONT, "yes");
        let breakout = self.breakout.get_value();
        spawn_local(async move {
            if let Some(slug) = self.slug {
                return browser::go(&format!("/play/{slug}"));
            }
            let id = breakout.id.to_string();
            // As it is now, also where an older one was played.
            let _ = self.store.put(vec![(Shelf::Opened, id.clone(), format::write(&breakout))]).await;
            // Whoever went elsewhere meanwhile stays there.
            if self.page.try_get_untracked().is_some() {
                browser::go(&format!("/play/id/{id}"));
            }
        });
    }

    /// Begins anew: for the next class.
    fn begin_anew(self) {
        self.set_clock(Clock::default());
        self.said.set(Vec::new());
        settings::set(&setting(self.id(), "said"), "");
    }
}

/// A setting of a lesson.
fn setting(breakout: Uuid, what: &str) -> String {
    format!("lesson-{what}-{breakout}")
}

/// Where the lesson with a breakout is.
pub(super) fn address(breakout: Uuid) -> String {
    format!("#/class/lesson/{breakout}")
}

/// `#/class/lesson/ID`: the lesson with a breakout that this device has with its answers, or by its short name with one that comes with
/// the app.
#[component]
pub(super) fn LessonPage(id: String, store: Store) -> impl IntoView {
    let found = RwSignal::new(None::<Option<Found>>);
    let shipped = SHIPPED.iter().find(|shipped| shipped.slug == id);
    let id = Uuid::try_parse(shipped.map_or(&id, |shipped| shipped.id)).unwrap_or_default();
    browser::add_style("lesson.css");
    spawn_local(async move {
        // A file that somebody opened may have the id of one that comes with the app.
        let breakout = match shipped {
            Some(shipped) => shelf::shipped(shipped).await,
            None => shelf::found(store, id).await,
        };
        if breakout.as_ref().is_some_and(|(breakout, _)| breakout.may_have_maths()) {
            later::maths().await;
        }
        browser::styled("lesson.css").await;
        found.try_set(Some(breakout));
    });
    move || match found.get() {
        None => ().into_any(),
        Some(None) => missing(id, store, found),
        Some(Some(those)) => shown(Lesson::of(those, store)),
    }
}

/// The device has no breakout of this id with its answers: it is asked for.
fn missing(id: Uuid, store: Store, found: RwSignal<Option<Option<Found>>>) -> AnyView {
    let said = RwSignal::new(None::<&'static str>);
    let picked = move |picked: Picked| {
        spawn_local(async move {
            let Some(bytes) = picked.bytes else { return };
            match shelf::read(&bytes).await {
                Some(breakout) if breakout.id == id => {
                    let record = String::from_utf8_lossy(&bytes).into_owned();
                    let _ = store.put(vec![(Shelf::Opened, id.to_string(), record)]).await;
                    found.try_set(Some(Some((Arc::new(breakout), None))));
                }
                Some(_) => drop(said.try_set(Some(say!(class.not_it)))),
                None => drop(said.try_set(Some(say!(class.sealed)))),
            }
        });
    };
    view! {
        <div class="home narrow">
            <header><a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a></header>
            <main id="main" class="sheet trouble">
                <h1>{say!(class.no_breakout)}</h1>
                <p>{say!(lesson.missing)}</p>
                <p class="row"><OpenFile label=say!(class.open_breakout) on_file=picked/></p>
                <p role="status">{move || said.get()}</p>
            </main>
        </div>
    }
    .into_any()
}

fn shown(lesson: Lesson) -> AnyView {
    let title = lesson.breakout.with_value(|breakout| breakout.title.clone());
    let language = lesson.breakout.with_value(|breakout| breakout.language.clone());
    document().set_title(&say!(locks.tab_title, title = say!(lesson.tab, title = title)));
    let tab = move |page: usize| {
        let number = (page > 0 && page + 1 < lesson.pages()).then(|| view! { <b class="num">{page}</b> }.into_any());
        let is_here = move || lesson.page.get() == page;
        view! {
            <li><button type="button" class="chip" class:on=is_here aria-current=move || is_here().then_some("page") on:click=move |_| lesson.turn_to(page)>
                {number}<span>{lesson.name(page)}</span>
            </button></li>
        }
        .into_any()
    };
    let page = move || {
        let page = lesson.page.get();
        match page.checked_sub(1) {
            None => view! { <Before lesson/> }.into_any(),
            Some(at) if at + 2 < lesson.pages() => view! { <LockPage lesson at/> }.into_any(),
            Some(_) => view! { <Afterwards lesson/> }.into_any(),
        }
    };
    // Where there is none, the button stays, so that the other stays where it is.
    let turn = move |to: Option<usize>, word: &'static str| {
        let name = to.map(|to| lesson.name(to)).unwrap_or_default();
        view! {
            <button class="ghost" type="button" disabled=to.is_none() on:click=move |_| if let Some(to) = to { lesson.turn_to(to) }>
                <small>{word}</small><b>{name}</b>
            </button>
        }
        .into_any()
    };
    let turns = move || {
        let page = lesson.page.get();
        let next = Some(page + 1).filter(|next| *next < lesson.pages());
        view! { {turn(page.checked_sub(1), say!(lesson.back))}{turn(next, say!(lesson.next))} }.into_any()
    };
    view! {
        <div class="lesson">
            <header class="lesson-top">
                <a class="mark" href="#/class"><Icon name="lock-here"/><span class="vh">{say!(class.all)}</span></a>
                <h1>{title}</h1>
                <Timer lesson/>
                <label class="tick"><input type="checkbox" prop:checked=move || lesson.bare.get() on:change:target=move |event| lesson.bare.set(event.target().checked())/>{say!(lesson.show_all)}</label>
            </header>
            <nav class="lesson-pages" aria-label=say!(lesson.pages)><ul class="tabs-list" role="list">{(0..lesson.pages()).map(tab).collect_view()}</ul></nav>
            <main id="lesson-page" tabindex="-1" lang=language>{move || page()}</main>
            <footer class="lesson-turn">{move || turns()}</footer>
        </div>
    }
    .into_any()
}

/// Something that is covered until it is tapped.
#[component]
fn Covered(
    lesson: Lesson,
    /// What stands on the cover.
    #[prop(into)]
    word: String,
    /// Whether no like cover is beside it: then it says what to do with it, as long as it is shut.
    #[prop(optional)]
    alone: bool,
    /// What is below it.
    children: ChildrenFn,
) -> impl IntoView {
    let tap = alone.then(|| view! { <span class="tap">{say!(lesson.tap)}</span> }.into_any());
    view! { <details class="covered" prop:open=move || lesson.bare.get()><summary><span>{word}{tap}</span></summary><div>{children()}</div></details> }
}
