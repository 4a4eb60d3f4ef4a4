use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::incoming::{Came, GiveIn, Given, Opened, Taking};
use super::words::{name_word, teams_word};
use super::{Made, address, shelf};
use crate::app::browser;
use crate::app::parts::Icon;
use crate::app::store::Store;
use crate::format::class::Header;
use crate::format::hand_in;
use crate::play::Journal;
use crate::report::{Class, Outcome};
use crate::say;

/// All classes of this device, and the place where hand-ins of whichever breakout are sorted.
#[component]
pub(super) fn Classes(
    /// What is kept on the device.
    store: Store,
    /// A hand-in that came in the address.
    link: Option<String>,
) -> impl IntoView {
    document().set_title(&say!(locks.tab_title, title = say!(class.title)));
    let classes = RwSignal::new(None::<Vec<(Header, Vec<String>)>>);
    let came = RwSignal::new(Vec::new());
    let made = expect_context::<Made>();
    let refresh = move || {
        spawn_local(async move {
            classes.try_set(Some(shelf::classes(store).await));
        });
    };
    refresh();
    let take = Callback::new(move |given: Vec<Given>| {
        spawn_local(async move {
            let (said, last) = sort(store, given).await;
            came.try_set(said.clone());
            // All of it went into one class: there it is shown.
            match last.filter(|_| said.iter().all(|came| came.is_good)) {
                Some((header, class)) => {
                    let to = address(&header);
                    made.0.try_set_value(Some((header, class)));
                    browser::go(to.trim_start_matches('#'));
                }
                None => refresh(),
            }
        });
    });
    if let Some(link) = link {
        take.run(vec![Given::link(say!(class.a_link, n = 1), &format!("/z/{link}"))]);
    }
    let line = |(header, teams): (Header, Vec<String>)| {
        let href = address(&header);
        view! {
            <li>
                <span><b>{header.name.clone()}</b><small class="quiet">{header.title}" · "{teams_word(teams.len())}</small></span>
                <a class="go small" href=href aria-label=say!(class.open_this, name = header.name)>{say!(home.go_on)}</a>
            </li>
        }
        .into_any()
    };
    let list = move || match classes.get() {
        None => ().into_any(),
        Some(all) if all.is_empty() => view! { <p class="quiet">{say!(class.none_yet)}</p> }.into_any(),
        Some(all) => view! { <ul class="lines" role="list">{all.into_iter().map(line).collect_view()}</ul> }.into_any(),
    };
    view! {
        <div class="home all-classes">
            <header>
                <a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a>
            </header>
            <main id="main" class="home-main">
                <section>
                    <h1>{say!(class.title)}</h1>
                    <p class="intro">{say!(class.intro)}</p>
                    <GiveIn take came/>
                </section>
                <section aria-labelledby="mine-h"><h2 id="mine-h">{say!(class.mine)}</h2>{move || list()}</section>
            </main>
        </div>
    }
}

/// Puts each hand-in into a class of its breakout: the one that has this team, the one that something last came into, or a new one. Says what came of
/// each, and gives the class where there was but one.
async fn sort(store: Store, given: Vec<Given>) -> (Vec<Came>, Option<(Header, Class)>) {
    let mut said = Vec::new();
    let mut into: Vec<(Header, Class)> = Vec::new();
    let mut hand_ins = Vec::new();
    for given in given {
        let name = given.name.clone();
        match given.open() {
            Ok(Opened::Class(name, class)) => {
                let count = class.teams.len();
                let is_it = |header: &Header| header.breakout == class.breakout && header.name == name;
                let known = shelf::headers(store).await.into_iter().find(is_it);
                let home = (known, Some(name.clone()));
                let teams = class.teams.into_iter().map(|journal| (journal, None)).collect();
                into.push(take_in(store, teams, class.breakout, home, &mut Vec::new()).await);
                said.push(Came::class(&name, count));
            }
            Ok(Opened::HandIn(journal, file)) => hand_ins.push((journal, Some(file))),
            Err(refused) => said.push(Came::refused(&name, &refused)),
        }
    }
    let classes = shelf::classes(store).await;
    let mut sorted: Vec<(Option<Header>, Uuid, Vec<HandIn>)> = Vec::new();
    for (journal, file) in hand_ins {
        let (key, breakout) = (journal.id.to_string(), journal.breakout);
        let mut own = classes.iter().filter(|(header, _)| header.breakout == breakout);
        let home = own.clone().find(|(_, teams)| teams.contains(&key)).or_else(|| own.next());
        let home = home.map(|(header, _)| header.clone());
        match sorted.iter_mut().find(|(of, at, _)| *of == home && *at == breakout) {
            Some((.., those)) => those.push((journal, file)),
            None => sorted.push((home, breakout, vec![(journal, file)])),
        }
    }
    for (home, breakout, those) in sorted {
        into.push(take_in(store, those, breakout, (home, None), &mut said).await);
    }
    // What came into one class twice is all there the second time.
    into.reverse();
    into.dedup_by_key(|(header, _)| header.id);
    let only = into.pop().filter(|_| into.is_empty());
    (said, only)
}

/// A journal, and its file where it came in one of its own.
type HandIn = (Journal, Option<String>);

/// Takes hand-ins into a class, or into a new one, called so where somebody says how.
async fn take_in(
    store: Store,
    hand_ins: Vec<HandIn>,
    breakout: Uuid,
    (known, name): (Option<Header>, Option<String>),
    said: &mut Vec<Came>,
) -> (Header, Class) {
    let mut header = match known {
        Some(header) => header,
        None => {
            let named = hand_ins.first().map(|(journal, _)| hand_in::title(journal)).unwrap_or_default().to_owned();
            let title = shelf::breakout(store, breakout).await.map_or(named, |breakout| breakout.title.clone());
            let fresh = shelf::fresh(store, breakout, title).await;
            let name = name.filter(|name| !name.trim().is_empty());
            Header { name: name.unwrap_or_else(|| fresh.name.clone()), ..fresh }
        }
    };
    header.last = browser::now();
    let id = header.id.to_string();
    let mut class = shelf::load(store, &id).await.map_or_else(|| Class::new(breakout), |(_, class)| class);
    let mut taking = Taking::into(&mut class);
    for (journal, file) in hand_ins {
        let team = journal.team.clone();
        let outcome = taking.take(journal, file);
        let mut came = Came::of(&team, &outcome);
        if matches!(outcome, Outcome::New(_)) {
            came.words = say!(class.own_class, team = name_word(&team), name = header.name);
        }
        said.push(came);
    }
    shelf::keep(store, &header, taking.files()).await;
    class.sort();
    (header, class)
}
