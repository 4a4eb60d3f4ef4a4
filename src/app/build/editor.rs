use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Spot;
use super::another::Another;
use super::arrival::Arrival;
use super::asks;
use super::bench::{Bench, Saved, has_steps};
use super::chain::{Arrange, Chain, add_lock};
use super::coming::Coming;
use super::find::{FIELD, Sought};
use super::findings::Findings;
use super::hold::{Hold, Holder, elsewhere};
use super::keys::{is_writing, keys as list_of_keys};
use super::lists::{Here, More, Toast};
use super::lock_page::LockPage;
use super::map_page::MapPage;
use super::marks::Asked;
use super::media::Picking;
use super::pages::WholePage;
use super::paper::Paper;
use super::questions::Questions;
use super::ready::Ready;
use super::step::Steps;
use super::titled;
use super::weaving;
use crate::app::awaited::awaited;
use crate::app::browser;
use crate::app::later::{Coming as Later, fetch, missing, missing_part, show, shown};
use crate::app::parts::{Icon, OpenFile, Trouble, TroublePage, refusal, when};
use crate::app::store::{Shelf, Store, drafts, settings, versions};
use crate::breakout::asks as words;
use crate::breakout::weave::{self as woven, Weaver};
use crate::breakout::{Breakout, Search};
use crate::format;
use crate::say;

/// A draft, where no other tab is writing it.
#[component]
pub(super) fn Editor(id: String, store: Store, spot: Memo<Spot>) -> impl IntoView {
    let hold = Hold::ask(&id);
    let coming = expect_context::<Coming>();
    let id = StoredValue::new(id);
    // What is to take its place is wanted here, whichever tab has it.
    Effect::new(move |_| {
        if hold.holder.get() == Holder::Another && id.with_value(|id| coming.is_for(id)) {
            hold.take_over();
        }
    });
    on_cleanup(move || drop(id.try_with_value(|id| coming.take(id))));
    move || match hold.holder.get() {
        Holder::Asking => ().into_any(),
        Holder::Another => elsewhere(hold, id.get_value(), store),
        Holder::Us | Holder::Unknown => view! { <Opened id=id.get_value() store spot hold/> }.into_any(),
    }
}

/// A draft being written.
#[component]
fn Opened(id: String, store: Store, spot: Memo<Spot>, hold: Hold) -> impl IntoView {
    let coming = expect_context::<Coming>();
    browser::add_style("works.css");
    let loaded = {
        let id = id.clone();
        awaited(move || {
            let id = id.clone();
            async move {
                if store.unkept(Shelf::Drafts, &id).is_some()
                    && let Ok(settle) = fetch_settle().await
                {
                    settle(store, id.clone()).await;
                }
                let text = store.get(Shelf::Drafts, &id).await?;
                let mut opened = format::read(text.as_bytes(), browser::fresh_id());
                let mut kept = Vec::new();
                if let Ok(opened) = &mut opened {
                    let found = drafts::join(store, &mut opened.breakout).await;
                    kept = found.kept;
                    if hold.holder.try_get_untracked() == Some(Holder::Us) {
                        // No step back leads to them, and no other tab has the draft.
                        if !has_steps(&id) {
                            drafts::sweep(store, &id, &found.unclaimed).await;
                        }
                        versions::thin(store, &id).await;
                    }
                }
                browser::styled("works.css").await;
                Some(opened.map(|opened| (opened.breakout, kept)))
            }
        })
    };
    move || {
        loaded.get().map(|opened| match opened {
            Some(Ok((breakout, kept))) => {
                let bench = Bench::new(breakout, kept, store);
                hold.bench.set_value(Some(bench));
                if let Some(other) = coming.take(&id) {
                    bench.replace(&other);
                }
                view! { <Desk bench store spot hold/> }.into_any()
            }
            Some(Err(refused)) => view! { <TroublePage trouble=refusal(&refused)/> }.into_any(),
            None => view! { <TroublePage trouble=gone()/> }.into_any(),
        })
    }
}

// Few ever need it.
fetch!(tools, fetch_settle -> fn(Store, String) -> Later<()>, |store, id| Box::pin(drafts::settle(store, id, say!(versions.not_kept))));

fn gone() -> Trouble {
    Trouble { what: say!(build.gone).into(), place: String::new(), remedy: say!(build.gone_remedy).into() }
}

/// The setting that says that a draft was tried as a team, or made ready: from then on findings are shown. So are those of a
/// draft that has locks and some of them when it is opened; only whoever begins is left in peace.
pub(super) fn tried_setting(id: &str) -> String {
    format!("tried-{id}")
}

/// What it says of a draft that is about to be opened for the first time.
pub(super) const NOT_YET: &str = "no";

/// How long after a draft is on the bench the other tools are fetched, so that they are there when they are wanted.
const UNHURRIED: Duration = Duration::from_secs(3);

#[component]
fn Desk(bench: Bench, store: Store, spot: Memo<Spot>, hold: Hold) -> impl IntoView {
    provide_context(hold);
    set_timeout(|| spawn_local(async { drop(fetch_whole().await) }), UNHURRIED);
    follow_pieces(bench);
    follow_asks(bench);
    let id = bench.peek(|breakout| breakout.id.to_string());
    let has_findings = || {
        bench.peek(|breakout| !breakout.locks.is_empty()) && bench.findings.with_untracked(|found| !found.is_empty())
    };
    let setting = settings::get(&tried_setting(&id));
    let is_new = setting.as_deref() == Some(NOT_YET);
    let tried = RwSignal::new(!is_new && (setting.is_some() || has_findings()));
    if is_new {
        settings::set(&tried_setting(&id), "yes");
    }
    let id = StoredValue::new(id);
    let here = Here(RwSignal::new(None));
    provide_context(here);
    let sought = Search { whole: true, ..Search::default() };
    provide_context(Sought(RwSignal::new((sought, String::new()))));
    provide_context(FromList(RwSignal::new(false)));
    let listed = RwSignal::new(false);
    provide_context(Listed(listed));
    // Once it is there it stays, so that the keyboard goes back when it is closed.
    let asked = Memo::new(move |asked: Option<&bool>| asked == Some(&true) || listed.get());
    provide_context(Picking(RwSignal::new(None)));
    Effect::new(move |_| {
        if spot.get() == Spot::Ready {
            tried.set(true);
            settings::set(&id.with_value(|id| tried_setting(id)), "yes");
        }
        // A leaf that a finding led to is marked until another page is opened.
        let page = browser::fragment();
        here.0.update(|here| *here = here.take().filter(|(led, _)| *led == page));
    });
    Effect::new(move |_| {
        if bench.saved.get() == Saved::Yes {
            hold.tell_saved();
        }
    });
    // A lock that was taken away leaves the first one on the bench.
    let lock = Memo::new(move |_| {
        let wanted = spot.get();
        bench.read(|breakout| match wanted {
            Spot::Lock(id) if breakout.lock(&id).is_some() => Some(id),
            Spot::Lock(_) | Spot::First => breakout.locks.first().map(|lock| lock.id.clone()),
            _ => None,
        })
    });
    titled::of_draft(bench, spot, lock);
    // Each page begins at its top. Where a place on it was wanted, the keyboard comes to it later, and moves it into sight.
    Effect::new(move |before: Option<(Spot, Option<String>)>| {
        let page = (spot.get(), lock.get());
        bench.check_now();
        if before.is_some_and(|before| before != page) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            document().get_element_by_id("work").inspect(|work| work.set_scroll_top(0));
        }
        page
    });
    let attempt = Callback::new(move |from: Option<String>| {
        settings::set(&id.with_value(|id| tried_setting(id)), "yes");
        let from = from.map(|lock| format!("/{lock}")).unwrap_or_default();
        let address = format!("/play/try/{}{from}", id.get_value());
        spawn_local(async move {
            // Where it can't be kept the sign says so, and it is there for this sitting.
            let _ = bench.save().await;
            browser::go(&address);
        });
    });
    let keys = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let command = event.ctrl_key() || event.meta_key();
        match (command, event.shift_key(), event.key().to_ascii_lowercase().as_str()) {
            (true, true, "f") => {
                let address = format!("/build/{}/find", id.get_value());
                if browser::fragment() == address { browser::focus(FIELD) } else { browser::go(&address) }
            }
            (false, _, "?") if !is_writing() => listed.set(true),
            (true, false, "z") => bench.undo(),
            (true, true, "z") | (true, false, "y") => bench.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    // What stands on a page of its own, in place of the frame.
    let own =
        Memo::new(move |_| Some(spot.get()).filter(|spot| matches!(spot, Spot::Ready | Spot::Paper | Spot::Another)));
    view! {
        {move || match own.get() {
            Some(Spot::Ready) => ready(bench),
            Some(spot) => whole(bench, store, spot),
            None => view! { <Frame bench store spot lock tried attempt/> }.into_any(),
        }}
        {move || asked.get().then(|| keys_dialog(listed))}
        <Toast words=bench.taken undo=Callback::new(move |()| bench.undo())/>
    }
}

fetch!(tools, fetch_weaver -> fn() -> Weaver, weaving::weaver);

/// Fetches the weaver as soon as something is woven: its pieces follow each change from then on.
fn follow_pieces(bench: Bench) {
    let is_woven = Memo::new(move |_| bench.read(woven::is_woven));
    Effect::new(move |_| {
        if is_woven.get() {
            spawn_local(async move {
                // Where it doesn't come the pieces lie as they are, and are dealt with the next change that finds it.
                if let Ok(weaver) = fetch_weaver().await {
                    bench.weave_with(weaver());
                }
            });
        }
    });
}

fetch!(tools, fetch_asks -> fn(Asked), asks::follow);

/// Fetches what puts words of the team into texts as soon as they are asked for.
fn follow_asks(bench: Bench) {
    let asked = Asked { bench, shown: RwSignal::new(None) };
    provide_context(asked);
    let has_asks = Memo::new(move |_| bench.read(words::asks));
    Effect::new(move |_| {
        if has_asks.get() {
            spawn_local(async move {
                // Where it doesn't come placeholders are typed.
                if let Ok(follow) = fetch_asks().await {
                    follow(asked);
                }
            });
        }
    });
}

fetch!(tools, fetch_ready -> fn(Bench) -> AnyView, |bench| view! { <Ready bench/> }.into_any());

/// Ready for class, fetched when it is wanted: it holds what makes addresses and the Teacher's Sheet.
fn ready(bench: Bench) -> AnyView {
    let coming = async move { fetch_ready().await.ok().map(|ready| show(move || ready(bench))) };
    shown(Box::pin(coming), missing)
}

fetch!(tools, fetch_whole -> fn(Bench, Store, Spot) -> AnyView, |bench, store, spot| match spot {
    Spot::Map => view! { <MapPage bench/> }.into_any(),
    Spot::Paper => view! { <Paper bench/> }.into_any(),
    Spot::Another => view! { <Another bench store/> }.into_any(),
    spot => view! { <WholePage bench store spot/> }.into_any(),
});

/// A page about the whole breakout, fetched when it is wanted: a teacher begins with the locks.
fn whole(bench: Bench, store: Store, spot: Spot) -> AnyView {
    let coming = async move { fetch_whole().await.ok().map(|page| show(move || page(bench, store, spot.clone()))) };
    shown(Box::pin(coming), missing_part)
}

fetch!(tools, fetch_findings -> fn(Bench) -> AnyView, |bench| view! { <Findings bench/> }.into_any());

/// What the checks found, from the first try on.
fn findings(bench: Bench) -> AnyView {
    let coming = async move { fetch_findings().await.ok().map(|findings| show(move || findings(bench))) };
    shown(Box::pin(coming), missing_part)
}

/// Whether the list of a copy for another class led to a place, and is to be gone back to.
#[derive(Clone, Copy)]
pub(super) struct FromList(pub RwSignal<bool>);

/// Whether the list of keys is open.
#[derive(Clone, Copy)]
struct Listed(RwSignal<bool>);

fetch!(tools, fetch_keys -> fn(RwSignal<bool>) -> AnyView, list_of_keys);

/// The list of keys, fetched when it is first asked for.
fn keys_dialog(open: RwSignal<bool>) -> AnyView {
    let coming = async move { fetch_keys().await.ok().map(|keys| show(move || keys(open))) };
    shown(Box::pin(coming), missing_part)
}

/// The studio's frame: head, chain, findings, and the bench.
#[component]
fn Frame(
    bench: Bench,
    store: Store,
    spot: Memo<Spot>,
    lock: Memo<Option<String>>,
    tried: RwSignal<bool>,
    attempt: Callback<Option<String>>,
) -> impl IntoView {
    let id = bench.peek(|breakout| breakout.id.to_string());
    let hold = expect_context::<Hold>();
    let arrival = Arrival::of_files(store, Some(bench));
    let FromList(from_list) = expect_context();
    let title = move || bench.read(|breakout| breakout.title.clone());
    let page = move || match (lock.get(), spot.get()) {
        (Some(lock), _) => view! { <LockPage bench lock attempt/> }.into_any(),
        (None, Spot::First | Spot::Lock(_) | Spot::Ready) => view! { <Empty bench/> }.into_any(),
        (None, spot) => whole(bench, store, spot),
    };
    view! {
        <button class="skip" type="button" on:click=|_| browser::focus("work")>{say!(build.to_bench)}</button>
        <div class="studio">
            <header class="studio-top">
                <h1 class="vh">{move || say!(build.build_this, title = title_words(&title()))}</h1>
                <FileMenu bench arrival/>
                <input class="in-place" id="title" type="text" autocomplete="off" aria-label=say!(build.title) placeholder=say!(build.title)
                    prop:value=title
                    on:input:target=move |event| { let title = event.target().value(); bench.change("title", |breakout| breakout.title = title) }/>
                <SavedSign bench/>
                <Steps bench/>
                <button class="ghost" type="button" on:click=move |_| attempt.run(None)>{say!(build.try_it)}</button>
                <a class="go small" href=format!("#/build/{id}/ready")>{say!(build.ready)}</a>
            </header>
            {when(move || !store.is_kept(), move || view! {
                <div class="notice bad" role="status">
                    <span><b>{say!(build.not_kept)}</b>" "{say!(build.not_kept_words)}</span>
                    <button class="ghost" type="button" on:click=move |_| save_file(bench)><Icon name="i-save"/>{say!(build.save_as)}</button>
                </div>
            }.into_any())}
            {when(move || hold.holder.get() == Holder::Unknown, || view! { <p class="notice" role="status">{say!(build.one_tab)}</p> }.into_any())}
            {when(move || from_list.get(), move || view! {
                <p class="notice">
                    <span>{say!(recast.came_from)}</span>
                    <a class="ghost" href=format!("#/build/{}/another", bench.peek(|breakout| breakout.id))>{say!(recast.back)}</a>
                    <button class="icon" type="button" aria-label=say!(app.close) on:click=move |_| from_list.set(false)><Icon name="i-close"/></button>
                </p>
            }.into_any())}
            <RefusedNotice trouble=arrival.trouble/>
            <Questions arrival/>
            <Chain bench spot lock tried/>
            {move || tried.get().then(|| findings(bench))}
            <main class="work" id="work" tabindex="-1">{page}</main>
        </div>
    }
}

/// The name of a breakout, also of one without.
pub(super) fn title_words(title: &str) -> String {
    if title.is_empty() { say!(build.untitled).to_owned() } else { title.to_owned() }
}

/// A breakout without a lock.
#[component]
fn Empty(bench: Bench) -> impl IntoView {
    view! {
        <div class="leaf start">
            <svg class="shape-art" aria-hidden="true"><use href="#shape-line"/></svg>
            <h2>{say!(build.where_begins)}</h2>
            <p>{say!(build.where_begins_words)}</p>
            <p class="row">
                <button class="go" type="button" on:click=move |_| add_lock(bench)>{say!(build.first_lock)}</button>
                <Arrange bench word=say!(shapes.begin) class="ghost"/>
                <a class="ghost" href="#/build/bring">{say!(bring.title)}</a>
            </p>
        </div>
    }
}

/// Says that a file was refused, why, and what to do; it takes the keyboard, so nobody misses it.
#[component]
pub(super) fn RefusedNotice(trouble: RwSignal<Option<Trouble>>) -> impl IntoView {
    Effect::new(move |_| {
        if trouble.read().is_some() {
            browser::focus("refused");
        }
    });
    move || {
        trouble.get().map(|found| {
            let place = if found.place.is_empty() { String::new() } else { format!(": {}", found.place) };
            view! {
                <div class="notice bad" role="alert" id="refused" tabindex="-1">
                    <span><b>{say!(refused.title)}{place}". "</b>{found.what}" "{found.remedy}</span>
                    <button class="ghost" type="button" on:click=move |_| trouble.set(None)>{say!(app.close)}</button>
                </div>
            }
        })
    }
}

#[component]
fn SavedSign(bench: Bench) -> impl IntoView {
    let words = move || match bench.saved.get() {
        Saved::Yes => say!(build.saved),
        Saved::Soon => say!(build.saving),
        Saved::No => say!(build.not_saved),
    };
    let icon = move || match bench.saved.get() {
        Saved::Yes => "i-check",
        Saved::Soon => "i-again",
        Saved::No => "i-warn",
    };
    view! {
        <p class="saved" role="status" class:saving=move || bench.saved.get() == Saved::Soon class:not=move || bench.saved.get() == Saved::No>
            {move || view! { <Icon name=icon()/> }}<span>{words}</span>
        </p>
    }
}

#[component]
fn FileMenu(bench: Bench, arrival: Arrival) -> impl IntoView {
    let id = bench.peek(|breakout| breakout.id);
    let listed = expect_context::<Listed>();
    // Home is another page: what is not saved yet is saved before this one is left.
    let home = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        spawn_local(async move {
            // Where it can't be kept it is there for this sitting.
            let _ = bench.save().await;
            browser::go("/");
        });
    };
    view! {
        <More label=say!(play.menu) icon="i-menu" start=true>
            <li><a href="#/" on:click=home><Icon name="i-home"/>{say!(build.home)}</a></li>
            <li><a href="#/build"><Icon name="i-list"/>{say!(build.library)}</a></li>
            <li class="apart"><OpenFile label=say!(build.open) class="" icon="i-open" on_file=move |picked| arrival.file(picked)/></li>
            <li><button type="button" on:click=move |_| save_file(bench)><Icon name="i-save"/><span>{say!(build.save_as)}<small>{move || bench.filed_words()}</small></span></button></li>
            <li><a href=format!("#/build/{id}/versions")><Icon name="i-again"/>{say!(versions.title)}</a></li>
            <li class="apart"><a href=format!("#/build/{id}/map")><Icon name="i-map"/>{say!(map.open)}</a></li>
            <li><a href=format!("#/build/{id}/find")><Icon name="i-pencil"/><span>{say!(find.title)}<small>"Ctrl Shift F"</small></span></a></li>
            <li><a href=format!("#/build/{id}/take")><Icon name="i-copy"/>{say!(take.title)}</a></li>
            <li class="apart"><a href=format!("#/build/{id}/paper")><Icon name="i-print"/>{say!(paper.title)}</a></li>
            <li><a href=format!("#/build/{id}/another")><Icon name="i-copy"/>{say!(recast.title)}</a></li>
            <li class="apart"><button type="button" on:click=move |_| listed.0.set(true)><Icon name="i-list"/><span>{say!(keys.title)}<small>"?"</small></span></button></li>
        </More>
    }
}

/// Hands the teacher the file: the teacher's copy, with all answers.
pub(super) fn save_file(bench: Bench) {
    // Whoever gets it may get a corrected one later.
    bench.share();
    bench.peek(download);
    bench.filed_now();
}

/// Hands out a breakout's file.
pub(super) fn download(breakout: &Breakout) {
    let mut breakout = breakout.clone();
    breakout.modified = browser::timestamp(browser::now());
    // Where the browser refuses a download it says so itself.
    let _ = browser::download(&file_name(&breakout), "application/json", &format::write(&breakout));
}

/// The name of a teacher copy: nobody should mail it to students by its name.
pub(super) fn file_name(breakout: &Breakout) -> String {
    browser::file_name(&breakout.title, "teacher.breakout.json")
}

/// Puts a new draft into the library and goes to it.
pub(super) async fn keep(breakout: Breakout, store: Store) {
    // Where it can't be kept the studio says so, and it is there for this sitting.
    let _ = store.put(drafts::records(&breakout, &[])).await;
    browser::go(&format!("/build/{}", breakout.id));
}
