//! Find and replace, through a whole breakout.

use leptos::prelude::*;

use super::bench::Bench;
use super::findings::{Way, place};
use super::lists::{Here, Leaf};
use crate::app::parts::Icon;
use crate::app::{browser, spelling};
use crate::breakout::{Breakout, Hit, Place, Role, Search, Wording};
use crate::say;

/// What was looked for last on this bench, and what was to take its place.
#[derive(Clone, Copy)]
pub(super) struct Sought(pub RwSignal<(Search, String)>);

/// The field of what is looked for.
pub(super) const FIELD: &str = "find-words";

/// So many are listed; all are counted, and replaced.
const LISTED: usize = 200;

/// The page.
#[component]
pub(super) fn FindPage(bench: Bench) -> impl IntoView {
    browser::focus(FIELD);
    let Sought(sought) = expect_context::<Sought>();
    let also = RwSignal::new(false);
    // What was done to the last of what was sought, and what that was.
    let done = RwSignal::new(None::<(Search, String)>);
    let deletes = Memo::new(move |_| sought.with(|(_, with)| with.is_empty()));
    let hits = Memo::new(move |_| {
        sought.with(|(search, _)| bench.read(|breakout| breakout.find(search, spelling(&breakout.language))))
    });
    let spoilt = Memo::new(move |_| {
        sought.with(|(search, with)| {
            bench.read(|breakout| hits.with(|hits| breakout.spoilt(hits, search, with, spelling(&breakout.language))))
        })
    });
    let stays = move |at: usize| {
        let by_hand = hits.with(|hits| hits.get(at).is_some_and(|hit| hit.by_hand));
        by_hand || (!also.get() && spoilt.with(|spoilt| spoilt.get(at) == Some(&true)))
    };
    let many = Memo::new(move |_| (0..hits.with(Vec::len)).filter(|at| !stays(*at)).count());
    let risky = Memo::new(move |_| spoilt.with(|spoilt| spoilt.iter().filter(|spoilt| **spoilt).count()));
    // One step back for all of them.
    let replace = move |chosen: &dyn Fn(usize) -> bool| {
        let (search, with) = sought.get_untracked();
        let hits = hits.get_untracked();
        let chosen: Vec<&Hit> = hits.iter().enumerate().filter(|(at, _)| chosen(*at)).map(|(_, hit)| hit).collect();
        let words = match with.is_empty() {
            true => counted(chosen.len(), say!(find.deleted_one).to_owned(), |n| say!(find.deleted, n = n)),
            false => counted(chosen.len(), say!(find.replaced_one).to_owned(), |n| say!(find.replaced, n = n)),
        };
        done.set(Some((search.clone(), format!("{words}."))));
        bench.take(words, |breakout| {
            let language = breakout.language.clone();
            breakout.replace(&chosen, &search, &with, spelling(&language));
        });
    };
    // Of all that were found, or of those that don't stay.
    let acting = move |count: usize, one: &str, all: fn(String) -> String, some: fn(String, String) -> String| {
        let of = hits.with(Vec::len);
        if count < of {
            return some(browser::number(count as u64), browser::number(of as u64));
        }
        counted(count, one.to_owned(), all)
    };
    let replace_all = move |_| {
        replace(&|at| !untrack(|| stays(at)));
        browser::focus(FIELD);
    };
    let one = Callback::new(move |at: usize| {
        replace(&|other| other == at);
        // The next one takes its place.
        let next = if at < hits.with_untracked(Vec::len) { format!("hit-{at}") } else { FIELD.to_owned() };
        browser::focus_on(next);
    });
    let told = move || {
        let count = hits.with(Vec::len);
        match sought.with(|(search, _)| search.words.is_empty()) {
            true => String::new(),
            false if count == 0 => {
                let was = done.with(|done| done.as_ref().filter(|(of, _)| sought.with(|(now, _)| now == of)).cloned());
                was.map_or_else(|| sought.with(|(search, _)| nowhere(bench, search)), |(_, words)| words)
            }
            false => counted(count, say!(find.one).to_owned(), |n| say!(find.found, n = n)),
        }
    };
    let tick = move |word: &'static str, read: fn(&Search) -> bool, write: fn(&mut Search, bool)| {
        let set = move |on: bool| sought.update(|(search, _)| write(search, on));
        view! {
            <label class="tick"><input type="checkbox" prop:checked=move || sought.with(|(search, _)| read(search)) on:change:target=move |event| set(event.target().checked())/>{word}</label>
        }
        .into_any()
    };
    view! {
        <div class="column parts-column">
            <Leaf id="find" title=say!(find.title)>
                <div class="pair">
                    <div class="field">
                        <label for=FIELD>{say!(find.words)}</label>
                        <input id=FIELD type="text" autocomplete="off" prop:value=move || sought.with(|(search, _)| search.words.clone())
                            on:input:target=move |event| sought.update(|(search, _)| search.words = event.target().value())/>
                    </div>
                    <div class="field">
                        <label for="find-with">{say!(find.with)}</label>
                        <input id="find-with" type="text" autocomplete="off" prop:value=move || sought.with(|(_, with)| with.clone())
                            on:input:target=move |event| sought.update(|(_, with)| *with = event.target().value())/>
                    </div>
                </div>
                <div class="row">
                    {tick(say!(find.case), |search| search.case, |search, on| search.case = on)}
                    {tick(say!(find.whole), |search| search.whole, |search, on| search.whole = on)}
                </div>
                <div class="row">
                    <button class="go" type="button" disabled=move || many.get() == 0 || deletes.get() on:click=replace_all>
                        {move || acting(many.get(), say!(find.replace_one), |n| say!(find.replace_all, n = n), |n, of| say!(find.replace_some, n = n, of = of))}
                    </button>
                    {move || (deletes.get() && many.get() > 0).then(|| view! {
                        <button class="ghost" type="button" on:click=replace_all>
                            {acting(many.get(), say!(find.delete), |n| say!(find.delete_all, n = n), |n, of| say!(find.delete_some, n = n, of = of))}
                        </button>
                    }.into_any())}
                    <p class="quiet" role="status">{told}</p>
                </div>
                {move || (risky.get() > 0).then(|| view! {
                    <label class="tick"><input type="checkbox" prop:checked=also on:change:target=move |event| also.set(event.target().checked())/>
                        {counted(risky.get(), say!(find.also_one).to_owned(), |n| say!(find.also, n = n))}</label>
                }.into_any())}
                {move || sought.with(|(search, _)| search.words.is_empty()).then(|| view! { <p class="quiet">{say!(find.intro)}</p> }.into_any())}
            </Leaf>
            {move || hits.with(|hits| groups(bench, hits, &spoilt.get(), deletes.get(), one))}
            {move || {
                let more = hits.with(Vec::len).saturating_sub(LISTED);
                (more > 0).then(|| view! { <p class="quiet">{say!(find.more, n = browser::number(more as u64))}</p> }.into_any())
            }}
        </div>
    }
}

/// Why nothing was found.
fn nowhere(bench: Bench, search: &Search) -> String {
    let loose = Search { whole: false, ..search.clone() };
    let within = bench.peek(|breakout| breakout.find(&loose, spelling(&breakout.language)).len());
    match (search.whole && within > 0, search.whole || search.case) {
        (true, _) => say!(find.within, n = browser::number(within as u64)),
        (false, true) => say!(find.none_ticked).to_owned(),
        (false, false) => say!(find.none).to_owned(),
    }
}

fn counted(count: usize, one: String, many: impl Fn(String) -> String) -> String {
    if browser::is_one(count) { one } else { many(browser::number(count as u64)) }
}

/// The hits, those of one place together.
fn groups(bench: Bench, hits: &[Hit], spoilt: &[bool], deletes: bool, one: Callback<usize>) -> Vec<AnyView> {
    let listed = &hits[..hits.len().min(LISTED)];
    let mut at = 0;
    let group = |hits: &[Hit]| {
        let name = bench.peek(|breakout| named(breakout, &hits[0].wording));
        let lines = hits.iter().map(|hit| {
            at += 1;
            line(bench, hit, at - 1, spoilt.get(at - 1) == Some(&true), deletes, one)
        });
        let lines = lines.collect_view();
        view! { <section class="leaf found"><h3 class="label">{name}</h3><ul class="hits" role="list">{lines}</ul></section> }
            .into_any()
    };
    listed.chunk_by(|a, b| whose(a) == whose(b)).map(group).collect()
}

/// What a hit stands with: all of a lock is one.
fn whose(hit: &Hit) -> (u8, &str) {
    match &hit.wording.place {
        Place::Lock(id, _) => (0, id),
        Place::Clue(id) => (1, id),
        Place::Target(id) => (2, id),
        Place::Card(id) => (3, id),
        Place::Debrief => (4, ""),
        Place::Breakout => (5, ""),
        Place::Member(pointer) => (6, pointer),
    }
}

fn named(breakout: &Breakout, wording: &Wording) -> String {
    match wording.place {
        Place::Breakout => say!(build.whole).to_owned(),
        _ => place(breakout, &wording.place),
    }
}

fn line(bench: Bench, hit: &Hit, at: usize, spoilt: bool, deletes: bool, one: Callback<usize>) -> AnyView {
    let here = use_context::<Here>();
    let wording = hit.wording.clone();
    let go = move |_| bench.peek(|breakout| way(breakout, &wording)).go(here);
    let why = match (hit.by_hand, spoilt) {
        (true, _) => Some(say!(find.by_hand)),
        (false, true) => Some(say!(find.spoilt)),
        (false, false) => None,
    };
    let words = match (deletes, spoilt) {
        (false, false) => say!(find.replace),
        (false, true) => say!(find.anyway),
        (true, false) => say!(find.delete_one),
        (true, true) => say!(find.delete_anyway),
    };
    let label = format!("{words}: {}{}{}", hit.before, hit.found, hit.after);
    view! {
        <li>
            <button type="button" class="where" on:click=go>
                <small>{role(hit.wording.role)}</small>
                <span>{hit.before.clone()}<mark>{hit.found.clone()}</mark>{hit.after.clone()}</span>
            </button>
            {(!hit.by_hand).then(|| view! { <button type="button" class="add" id=format!("hit-{at}") aria-label=label on:click=move |_| one.run(at)>{words}</button> }.into_any())}
            {why.map(|why| view! { <small class="why"><Icon name="i-warn"/>{why}</small> }.into_any())}
        </li>
    }
    .into_any()
}

/// Where a text is edited: its own field where it has one.
fn way(breakout: &Breakout, wording: &Wording) -> Way {
    let way = Way::to(breakout, &wording.place);
    let at = wording.at;
    match (wording.role, &wording.place) {
        (Role::Subject | Role::Level | Role::Author, _) => {
            Way { page: way.page + "about", leaf: Some("about"), field: None }
        }
        (Role::Hint, _) => Way { field: Some(format!("hint-{at}")), ..way },
        (Role::Mistake, _) => Way { field: Some(format!("if-{at}")), ..way },
        (Role::Reply, _) => Way { field: Some(format!("say-{at}")), ..way },
        (Role::Question, _) => Way { field: Some(format!("question-{at}")), ..way },
        (Role::Ask, _) => Way { field: Some(format!("ask-{at}-say")), ..way },
        (Role::Otherwise, _) => Way { field: Some(format!("ask-{at}-otherwise")), ..way },
        _ => way,
    }
}

/// What a text is, in words.
fn role(role: Role) -> &'static str {
    match role {
        Role::Title => say!(find.of_title),
        Role::Subject => say!(find.of_subject),
        Role::Level => say!(find.of_level),
        Role::Author => say!(find.of_author),
        Role::Body => say!(find.of_body),
        Role::Alt => say!(find.of_alt),
        Role::Transcript => say!(find.of_transcript),
        Role::Say => say!(find.of_say),
        Role::Setup => say!(find.of_setup),
        Role::Credit => say!(find.of_credit),
        Role::Statement => say!(find.of_statement),
        Role::Framework | Role::Code => say!(find.of_standard),
        Role::Label => say!(find.of_label),
        Role::Unit => say!(find.of_unit),
        Role::Part => say!(find.of_part),
        Role::Answer => say!(find.of_answer),
        Role::Mistake => say!(find.of_mistake),
        Role::Reply => say!(find.of_reply),
        Role::Hint => say!(find.of_hint),
        Role::Question | Role::Ask => say!(find.of_question),
        Role::Otherwise => say!(find.of_otherwise),
    }
}
