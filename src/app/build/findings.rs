use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

use super::bench::Bench;
use super::chain::{badge, window_is};
use super::lists::Here;
use crate::app::mechanisms::said;
use crate::app::parts::Icon;
use crate::app::unfit::unfit;
use crate::app::{browser, maths, spelling};
use crate::breakout::asks::{self, AskFault};
use crate::breakout::check::{Remedy, Says};
use crate::breakout::weave::Undealt;
use crate::breakout::{Breakout, Clue, Finding, Part, Place, Problem, Severity, Want};
use crate::prose::plain;
use crate::say;

/// What the checks found, each with the way to its place, and what was put aside.
#[component]
pub(super) fn Findings(bench: Bench) -> impl IntoView {
    let is_well = Memo::new(move |_| bench.findings.read().is_empty());
    let is_none_aside = Memo::new(move |_| bench.aside.read().is_empty());
    let well = || view! { <p class="all-well" role="status" id=HEAD tabindex="-1"><Icon name="i-check"/>{say!(build.all_well)}</p> };
    move || match (is_well.get(), is_none_aside.get()) {
        (true, true) => well().into_any(),
        (is_well, is_none_aside) => view! {
            <aside class="findings" aria-label=say!(build.found)>
                {if is_well { well().into_any() } else { view! {
                    <details open=window_is("(min-width: 60em) and (min-height: 45em)")>
                        <summary id=HEAD>{tallies(bench.findings)}</summary>
                        {groups(bench)}
                    </details>
                }.into_any() }}
                {(!is_none_aside).then(|| view! { <PutAside bench/> }.into_any())}
            </aside>
        }
        .into_any(),
    }
}

/// The same on a page of its own, where there is more room, and nothing of it stands in the way.
pub(super) fn listed(bench: Bench) -> AnyView {
    let is_well = Memo::new(move |_| bench.findings.read().is_empty());
    let is_none_aside = Memo::new(move |_| bench.aside.read().is_empty());
    let aside =
        move || (!is_none_aside.get()).then(|| view! { <div class="findings"><PutAside bench/></div> }.into_any());
    let found = move || {
        if is_well.get() {
            return view! { <p class="all-well" role="status" id=HEAD tabindex="-1"><Icon name="i-check"/>{say!(build.all_well)}</p> }.into_any();
        }
        view! {
            <section class="leaf" aria-labelledby=HEAD>
                <header><h2 class="label" id=HEAD tabindex="-1">{say!(build.before_class)}</h2></header>
                <div class="findings-list findings">{groups(bench)}</div>
            </section>
        }
        .into_any()
    };
    view! { {found}{aside} }.into_any()
}

/// What is to fix, and what could be better.
fn groups(bench: Bench) -> AnyView {
    view! {
        <Group bench severity=Severity::ToFix title=say!(build.to_fix)/>
        <Group bench severity=Severity::CouldBeBetter title=say!(build.could_be_better)/>
    }
    .into_any()
}

/// The head of the list.
const HEAD: &str = "findings-head";

/// Where the keyboard goes when a finding is gone: to the next one of its list, else the one before, else the head.
fn go_on(list: &'static str, at: usize) {
    request_animation_frame(move || {
        let found = |at: usize| document().get_element_by_id(&format!("{list}-{at}"));
        let next = found(at).or_else(|| found(at.checked_sub(1)?)).or_else(|| document().get_element_by_id(HEAD));
        if let Some(element) = next.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// What was put aside, each with its reason and a way back.
#[component]
fn PutAside(bench: Bench) -> impl IntoView {
    let told = Memo::new(move |_| {
        bench.checked.track();
        bench.peek(|breakout| {
            let told = |finding: &Finding| {
                let reason = breakout.why_aside(finding).unwrap_or_default().to_owned();
                (Told::new(breakout, finding), reason)
            };
            bench.aside.with(|aside| aside.iter().map(told).collect::<Vec<_>>())
        })
    });
    let back = move |event: &MouseEvent, at: usize, finding: &Finding| {
        if is_again(event) {
            return;
        }
        act(bench, say!(aside.back), finding, |breakout| breakout.take_back(finding));
        go_on("aside", at);
    };
    view! {
        <details class="aside">
            <summary>{move || say!(aside.n, n = told.read().len())}</summary>
            <ul role="list">
                {move || told.get().into_iter().enumerate().map(|(at, (told, reason))| view! {
                    <li>
                        <p id=format!("aside-{at}-of")><b>{told.place}</b>{told.words}</p>
                        {(!reason.is_empty()).then(|| view! { <p class="quiet">{say!(aside.because, reason = reason)}</p> }.into_any())}
                        <button type="button" class="mend" id=format!("aside-{at}") aria-describedby=format!("aside-{at}-of") on:click=move |event| back(&event, at, &told.finding)>{say!(aside.back)}</button>
                    </li>
                }).collect_view()}
            </ul>
        </details>
    }
}

/// How many there are to fix and how many could be better.
fn tallies(findings: RwSignal<Vec<Finding>>) -> impl IntoView {
    let tally = move |severity: Severity| {
        move || {
            let count = findings.with(|findings| count(findings, severity));
            (count > 0).then(|| view! { <span>{badge(severity)}{tally_words(severity, count)}</span> })
        }
    };
    view! { {tally(Severity::ToFix)}{tally(Severity::CouldBeBetter)} }
}

/// How many findings matter so much.
pub(super) fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.problem.severity() == severity).count()
}

/// "2 to fix".
pub(super) fn tally_words(severity: Severity, count: usize) -> String {
    match severity {
        Severity::ToFix => say!(build.to_fix_n, n = count),
        Severity::CouldBeBetter => say!(build.better_n, n = count),
    }
}

#[component]
fn Group(bench: Bench, severity: Severity, title: &'static str) -> impl IntoView {
    let found = Memo::new(move |_| {
        // What its place is called may be another word, though it is the same.
        bench.checked.track();
        bench.findings.with(|findings| {
            let mine = findings.iter().filter(|finding| finding.problem.severity() == severity);
            mine.map(|finding| bench.peek(|breakout| Told::new(breakout, finding))).collect::<Vec<_>>()
        })
    });
    let here = use_context::<Here>();
    let list = if severity == Severity::ToFix { "fix" } else { "better" };
    view! {
        <Show when=move || !found.read().is_empty()>
            <h3 class="label">{title}</h3>
            <ul role="list">
                {move || found.get().into_iter().enumerate().map(|(at, told)| {
                    let Told { place, words, way, finding, remedy } = told;
                    view! {
                        <li>
                            <button type="button" id=format!("{list}-{at}") on:click=move |_| way.go(here)>{badge(severity)}<span><b>{place}</b>{words}</span></button>
                            {deeds(bench, finding, remedy, list, at)}
                        </li>
                    }
                }).collect_view()}
            </ul>
        </Show>
    }
}

/// The buttons that mend a finding, or put it aside.
fn deeds(bench: Bench, finding: Finding, remedy: Option<Remedy>, list: &'static str, at: usize) -> AnyView {
    let can_be_aside = finding.can_be_aside();
    if remedy.is_none() && !can_be_aside {
        return ().into_any();
    }
    let asking = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let finding = StoredValue::new(finding);
    let mend = move |event: MouseEvent| {
        if is_again(&event) {
            return;
        }
        finding.with_value(|finding| {
            act(bench, remedy.map(mending).unwrap_or_default(), finding, |breakout| {
                let language = breakout.language.clone();
                breakout.mend(finding, spelling(&language), |n| say!(build.new_lock, n = n));
            });
        });
        go_on(list, at);
    };
    let put = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let reason = reason.get_untracked();
        finding.with_value(|finding| {
            act(bench, say!(aside.put), finding, |breakout| breakout.put_aside(finding, reason.trim()));
        });
        go_on(list, at);
    };
    let field = format!("why-{list}-{at}");
    let label = field.clone();
    let ask = move |_| {
        asking.set(true);
        browser::focus_on(field.clone());
    };
    view! {
        <div class="deeds">
            {remedy.map(|remedy| view! { <button type="button" class="mend" aria-describedby=format!("{list}-{at}") on:click=mend>{mending(remedy)}</button> }.into_any())}
            {can_be_aside.then(|| view! { <button type="button" class="mend" hidden=asking aria-expanded=move || asking.get().to_string() aria-describedby=format!("{list}-{at}") on:click=ask>{say!(aside.put)}</button> }.into_any())}
            {move || asking.get().then(|| view! {
                <form class="why" on:submit=put>
                    <label for=label.clone()>{say!(aside.why)}</label>
                    <input id=label.clone() type="text" autocomplete="off" prop:value=reason on:input:target=move |event| reason.set(event.target().value())/>
                    <button type="submit" class="mend">{say!(aside.put)}</button>
                    <button type="button" class="mend" on:click=move |_| { asking.set(false); browser::focus_on(format!("{list}-{at}")) }>{say!(aside.cancel)}</button>
                </form>
            }.into_any())}
        </div>
    }
    .into_any()
}

/// Whether it is the second press of a double click: by then another finding lies under it.
fn is_again(event: &MouseEvent) -> bool {
    event.detail() > 1
}

/// Does something about a finding: a step called by what was done, and where.
fn act(bench: Bench, deed: &str, finding: &Finding, change: impl FnOnce(&mut Breakout)) {
    let place = bench.peek(|breakout| place(breakout, &finding.place));
    bench.act(say!(undo.deed, deed = deed, place = place), change);
}

/// What a remedy does.
fn mending(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::TakeAway => say!(mend.take_away),
        Remedy::PutLast => say!(mend.put_last),
        Remedy::AskForAll => say!(mend.ask_for_all),
        Remedy::LeaveCircle => say!(mend.leave_circle),
        Remedy::NewId => say!(mend.new_id),
        Remedy::TakeOut => say!(mend.take_out),
        Remedy::LightOnBench => say!(mend.light_on_bench),
        Remedy::MoveToBench => say!(mend.move_to_bench),
        Remedy::OnPaper => say!(mend.on_paper),
        Remedy::InInk => say!(mend.in_ink),
        Remedy::NameNothing => say!(mend.name_nothing),
        Remedy::NewMark => say!(mend.new_mark),
        Remedy::ServeTarget => say!(mend.serve_target),
        Remedy::DemandForm => say!(mend.demand_form),
        Remedy::ServedByAll => say!(mend.served_by_all),
        Remedy::Number => say!(mend.number),
        Remedy::AddLock => say!(mend.add_lock),
        Remedy::OwnWord => say!(asks.own_word),
    }
}

/// How many frames a page may take until it is there: its module may have to be fetched.
const SOON: u32 = 300;

/// A finding in words, with the way to its place.
#[derive(Clone, PartialEq)]
pub(super) struct Told {
    /// The name of its place.
    pub place: String,
    /// What is wrong, and what to do.
    pub words: String,
    way: Way,
    finding: Finding,
    /// What mends it at once, where something does.
    remedy: Option<Remedy>,
}

impl Told {
    /// What is said about a finding.
    pub fn new(breakout: &Breakout, finding: &Finding) -> Self {
        let mut way = Way::to(breakout, &finding.place);
        if finding.problem == Problem::NoTargets {
            way = Way { page: format!("/build/{}/targets", breakout.id), leaf: Some("targets"), field: None };
        }
        Told {
            place: place(breakout, &finding.place),
            words: words(breakout, finding),
            way,
            finding: finding.clone(),
            remedy: finding.remedy(breakout, spelling(&breakout.language)),
        }
    }
}

/// The way to a place: its page as a fragment, the leaf and the field on it.
#[derive(Clone, PartialEq)]
pub(super) struct Way {
    pub page: String,
    pub leaf: Option<&'static str>,
    pub field: Option<String>,
}

impl Way {
    /// The way to a place.
    pub fn to(breakout: &Breakout, place: &Place) -> Self {
        let (page, leaf, field) = target(breakout, place);
        Way { page: format!("/build/{}/{page}", breakout.id), leaf, field }
    }

    /// Goes there, with the keyboard. The leaf is marked `here`.
    pub fn go(&self, here: Option<Here>) {
        if let Some(here) = here {
            here.0.set(self.leaf.map(|leaf| (self.page.clone(), leaf)));
        }
        browser::go(&self.page);
        let (leaf, field) = (self.leaf, self.field.clone());
        request_animation_frame(move || focus_in(leaf, field, SOON));
    }
}

/// The page, the leaf and the field of a place.
fn target(breakout: &Breakout, place: &Place) -> (String, Option<&'static str>, Option<String>) {
    match place {
        Place::Lock(lock, part) => {
            let (leaf, field) = match part {
                Part::Whole | Part::Title => (None, Some("name")),
                Part::Targets => (None, Some("add-target")),
                Part::After => (None, Some("add-after")),
                Part::Clues => (Some("clues"), None),
                Part::Mechanism | Part::Answers => (Some("type"), None),
                Part::Replies => (Some("replies"), None),
                Part::Hints => (Some("hints"), None),
                Part::Inside => (Some("inside"), None),
            };
            (format!("lock/{lock}"), leaf, field.map(str::to_owned))
        }
        Place::Clue(id) => {
            let has = |clues: &[crate::breakout::Clue]| clues.iter().any(|clue| clue.id == *id);
            let leaf = if has(&breakout.bench) {
                "bench"
            } else if has(&breakout.ending) {
                "ending"
            } else {
                "story"
            };
            ("story".into(), Some(leaf), None)
        }
        Place::Target(id) => ("targets".into(), Some("targets"), Some(format!("{id}-statement"))),
        Place::Card(_) => ("cards".into(), Some("cards"), None),
        Place::Debrief => ("debrief".into(), Some("debrief"), None),
        Place::Breakout => (String::new(), None, Some("title".into())),
        Place::Member(pointer) if pointer.starts_with("/asks") => ("story".into(), Some("asks"), None),
        Place::Member(pointer) => {
            let index = pointer.strip_prefix("/locks/").and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
            match index.and_then(|index| breakout.locks.get(index)) {
                Some(lock) => (format!("lock/{}", lock.id), None, Some("name".into())),
                None => ("about".into(), Some("about"), None),
            }
        }
    }
}

/// Moves the keyboard to a field, or to the first one of a leaf, once its page is there, for so many frames at most.
fn focus_in(leaf: Option<&'static str>, field: Option<String>, frames: u32) {
    request_animation_frame(move || {
        let named = field.as_deref().and_then(|id| document().get_element_by_id(id));
        let first = || {
            let selector = format!("#{} :is(textarea, select, .add, input, button):not([tabindex='-1'])", leaf?);
            document().query_selector(&selector).ok().flatten()
        };
        match named.or_else(first).and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
            Some(element) => drop(element.focus()),
            None if frames > 0 => focus_in(leaf, field, frames - 1),
            None => {}
        }
    });
}

/// The name of a place.
pub(super) fn place(breakout: &Breakout, place: &Place) -> String {
    match place {
        Place::Breakout => say!(build.whole).to_owned(),
        Place::Member(pointer) if pointer.starts_with("/asks") => say!(asks.asks).to_owned(),
        Place::Member(pointer) => say!(finding.in_file, pointer = pointer),
        Place::Target(id) => breakout.target(id).map_or_else(|| id.clone(), |target| plain(&target.statement)),
        Place::Lock(id, _) => lock_name(breakout, id),
        Place::Clue(id) => {
            let loose = [
                (&breakout.story, say!(build.story_leaf)),
                (&breakout.bench, say!(build.bench_leaf)),
                (&breakout.ending, say!(build.ending_leaf)),
            ];
            let named = |(clues, leaf): (&Vec<Clue>, &str)| {
                let at = clues.iter().position(|clue| clue.id == *id)?;
                Some(
                    Some(clues[at].title.clone())
                        .filter(|title| !title.trim().is_empty())
                        .unwrap_or_else(|| nth(leaf, at)),
                )
            };
            loose.into_iter().find_map(named).unwrap_or_else(|| id.clone())
        }
        Place::Card(id) => {
            let card = breakout.cards.iter().enumerate().find(|(_, card)| card.id == *id);
            card.map_or_else(
                || id.clone(),
                |(at, card)| match card.title.trim() {
                    "" => nth(say!(build.cards), at),
                    title => title.to_owned(),
                },
            )
        }
        Place::Debrief => say!(build.talk).to_owned(),
    }
}

/// What a lock is called, and one without a name by its number.
pub(super) fn lock_name(breakout: &Breakout, id: &str) -> String {
    match breakout.locks.iter().position(|lock| lock.id == id) {
        Some(at) if breakout.locks[at].title.trim().is_empty() => say!(build.new_lock, n = at + 1),
        Some(at) => breakout.locks[at].title.clone(),
        None => id.to_owned(),
    }
}

/// What has no name, by its leaf and its number there.
fn nth(leaf: &str, at: usize) -> String {
    let leaf = leaf.split(':').next().unwrap_or(leaf);
    say!(build.nth, leaf = leaf, n = at + 1)
}

/// So many letters of maths are told.
const SHOWN: usize = 40;

/// What a finding says: what is wrong, and what to do.
fn words(breakout: &Breakout, finding: &Finding) -> String {
    let of_lock = |answer: &String| match &finding.place {
        Place::Lock(id, _) => breakout.lock(id).map(|lock| said(breakout, lock, answer)),
        _ => None,
    };
    let in_words = |answer: &String| of_lock(answer).unwrap_or_else(|| answer.clone());
    let title = |id: &String| lock_name(breakout, id);
    match &finding.problem {
        Problem::NoLocks => say!(finding.no_locks).into(),
        Problem::WrongValue { want } => say!(finding.wrong_value, want = wanted(want)),
        Problem::SameId(id) => say!(finding.same_id, id = id),
        Problem::BadId(id) => say!(finding.bad_id, id = id),
        Problem::Dangling(id) => say!(finding.dangling, id = title(id)),
        Problem::NewerKind(kind) => say!(finding.newer_kind, kind = kind),
        Problem::NoKind => say!(finding.no_kind).into(),
        Problem::NoMechanism => say!(finding.no_mechanism).into(),
        Problem::Circle => say!(finding.circle).into(),
        Problem::NeverReached => say!(finding.never_reached).into(),
        Problem::NoAnswer => say!(finding.no_answer).into(),
        Problem::Refused { answer, why } => say!(finding.refused, answer = answer, why = unfit(why)),
        Problem::Alike { first, second } => say!(finding.alike, first = first, second = second),
        Problem::ToldAtOnce(answer) => say!(finding.told_at_once, answer = in_words(answer)),
        Problem::ReplyOpens(answer) => say!(finding.reply_opens, answer = in_words(answer)),
        Problem::Readable { lock, answer } => {
            let answer = breakout.lock(lock).map_or_else(|| answer.clone(), |lock| said(breakout, lock, answer));
            let lock = title(lock);
            match finding.says(breakout, spelling(&breakout.language)) {
                Some(Says::Title) => say!(finding.readable_title, answer = answer, lock = lock),
                Some(Says::Alt) => say!(finding.readable_alt, answer = answer, lock = lock),
                Some(Says::FileName) => say!(finding.readable_name, answer = answer, lock = lock),
                Some(Says::Credit) => say!(finding.readable_credit, answer = answer, lock = lock),
                _ => say!(finding.readable, answer = answer, lock = lock),
            }
        }
        Problem::NoClue => say!(finding.no_clue).into(),
        Problem::LockedIn => say!(finding.locked_in).into(),
        Problem::LightTooLate => say!(finding.light_too_late).into(),
        Problem::LightNeverFound => say!(finding.light_never_found).into(),
        Problem::NeverLit => say!(finding.never_lit).into(),
        Problem::Maths { source, why } => {
            let mut shown: String = source.chars().take(SHOWN).collect();
            if shown.len() < source.len() {
                shown.push('…');
            }
            say!(finding.maths, source = shown, why = maths::why(why))
        }
        Problem::NoAlt => say!(finding.no_alt).into(),
        Problem::NoTranscript => say!(finding.no_transcript).into(),
        Problem::UnservedTarget => say!(finding.unserved_target).into(),
        Problem::MissedTarget => say!(finding.missed_target).into(),
        Problem::NoTarget => say!(finding.no_target).into(),
        Problem::OpensAsIs(number) => say!(finding.opens_as_is, number = number),
        Problem::NoTargets => say!(finding.no_targets).into(),
        Problem::NoHint => say!(finding.no_hint).into(),
        Problem::NoTitle => say!(finding.no_title).into(),
        Problem::QuicklyGuessed(count) => say!(finding.quickly_guessed, count = browser::number(*count)),
        Problem::SameMark { first, second } => say!(finding.same_mark, first = first, second = second),
        Problem::HardToRead { grade, level } => say!(finding.hard_to_read, grade = grade, level = level),
        Problem::NeedsColour(colour) => say!(finding.needs_colour, colour = colour),
        Problem::TooMany(count) => say!(finding.too_many, count = browser::number(*count as u64)),
        Problem::Undealt(why) => undealt(why),
        Problem::PieceLost(id) => say!(weave.piece_lost, lock = title(id)),
        Problem::Asked(id, fault) => asked(id, *fault),
        Problem::Untitled => say!(finding.untitled).into(),
    }
}

/// What is wrong with a word that teams are asked for.
fn asked(id: &str, fault: AskFault) -> String {
    match fault {
        AskFault::NoQuestion => say!(asks.no_question, id = id),
        AskFault::NoWord => say!(asks.no_word, id = id),
        AskFault::Unused => say!(asks.unused, id = id),
        AskFault::NotAsked => say!(asks.not_asked, id = id),
        AskFault::InAnswer => say!(asks.in_answer, id = id),
        AskFault::NoPlace => say!(asks.no_place, id = id),
        AskFault::IsAnswer => say!(asks.is_answer, id = id),
        AskFault::TooMany => say!(asks.too_many, most = asks::MOST),
    }
}

/// Why an answer can't be dealt out as pieces.
pub(super) fn undealt(why: &Undealt) -> String {
    match why {
        Undealt::Kind => say!(weave.no_kind).into(),
        Undealt::NoAnswer => say!(weave.no_answer).into(),
        Undealt::Short => say!(weave.short).into(),
        Undealt::Unreached => say!(weave.unreached).into(),
        Undealt::Few => say!(weave.few).into(),
        Undealt::Shared => say!(weave.shared).into(),
        Undealt::Alike { first, second } => say!(weave.alike, first = first, second = second),
        Undealt::Sentence => say!(weave.no_sentence).into(),
    }
}

fn wanted(want: &Want) -> String {
    match want {
        Want::Text => say!(finding.want_text).into(),
        Want::Flag => say!(finding.want_flag).into(),
        Want::Whole(from, to) => say!(finding.want_whole, from = from, to = to),
        Want::List => say!(finding.want_list).into(),
        Want::Object => say!(finding.want_object).into(),
        Want::OneOf(words) => say!(finding.want_one_of, words = words.join(", ")),
        Want::Key => say!(finding.want_key).into(),
        Want::Uuid => say!(finding.want_uuid).into(),
    }
}
