//! Saved versions of a draft, and the steps of this sitting: to look at, and to go back to.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::arrival::copy;
use super::bench::Bench;
use super::editor::{download, keep};
use super::lists::{Leaf, More};
use super::questions::differences;
use super::sheet::sheet;
use super::step;
use crate::app::awaited::awaited;
use crate::app::browser;
use crate::app::parts::{Dialog, Icon};
use crate::app::store::Store;
use crate::app::store::versions::{self, Version, Why};
use crate::breakout::Breakout;
use crate::say;

/// So many steps are listed.
const LISTED: usize = 40;

/// What happens to a version.
#[derive(Clone, Copy)]
enum Deed {
    Look,
    GoBack,
    Save,
    Copy,
    Forget,
}

/// A version that is being looked at: which one, and what it says.
type Looked = Option<(Version, Arc<Breakout>)>;

/// The page of saved versions.
#[component]
pub(super) fn VersionsPage(bench: Bench, store: Store) -> impl IntoView {
    let id = bench.peek(|breakout| breakout.id.to_string());
    let draft = StoredValue::new(id);
    let changed = RwSignal::new(0);
    let found = awaited(move || {
        changed.track();
        async move { versions::list(store, &draft.get_value()).await }
    });
    let told = RwSignal::new(String::new());
    let (looked, open) = (RwSignal::new(Looked::None), RwSignal::new(false));
    let name = RwSignal::new(String::new());
    let keep_now = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let called = name.get_untracked().trim().to_owned();
        spawn_local(async move {
            bench.keep_version(Why::Named, called).await;
            name.set(String::new());
            told.set(say!(versions.kept).into());
            changed.update(|n| *n += 1);
        });
    };
    let act = Callback::new(move |(deed, version): (Deed, Version)| {
        let draft = draft.get_value();
        // What was said of another deed is over.
        told.set(String::new());
        spawn_local(async move {
            // One that can't be read can be thrown away.
            let whole = match deed {
                Deed::Forget => None,
                _ => versions::whole(store, &version).await,
            };
            // Who left meanwhile wants none of it.
            if told.try_with_untracked(|_| ()).is_none() {
                return;
            }
            match (deed, whole) {
                (Deed::Forget, _) => {
                    versions::forget(store, &draft, &version).await;
                    told.set(say!(versions.forgotten, version = called(&version)));
                    changed.update(|n| *n += 1);
                }
                (_, None) => told.set(say!(versions.unreadable).into()),
                (Deed::Look, Some(breakout)) => {
                    looked.set(Some((version, Arc::new(breakout))));
                    open.set(true);
                }
                (Deed::GoBack, Some(breakout)) => go_back(bench, &version, &breakout),
                (Deed::Save, Some(breakout)) => download(&breakout),
                (Deed::Copy, Some(breakout)) => keep(copy(breakout), store).await,
            }
        });
    });
    let line = move |version: Version| line(version, act);
    view! {
        <div class="column parts-column">
            <Leaf id="versions" title=say!(versions.title)>
                <p class="quiet">{say!(versions.words)}</p>
                <form class="row" on:submit=keep_now>
                    <div class="field">
                        <label for="version-name">{say!(versions.name)}</label>
                        <input id="version-name" type="text" autocomplete="off" maxlength="80" prop:value=name on:input:target=move |event| name.set(event.target().value())/>
                    </div>
                    <button class="ghost" type="submit"><Icon name="i-save"/>{say!(versions.keep)}</button>
                </form>
                <p class="quiet" role="status">{told}</p>
                {move || found.get().map(|found| if found.is_empty() {
                    view! { <p class="empty">{say!(versions.none)}</p> }.into_any()
                } else {
                    view! { <ul class="lines" role="list">{found.into_iter().map(line).collect_view()}</ul> }.into_any()
                })}
            </Leaf>
            <Leaf id="steps" title=say!(versions.steps)>{steps(bench)}</Leaf>
            <Look bench looked open/>
        </div>
    }
}

/// What a version is called: by its name, or by why it was kept.
fn called(version: &Version) -> String {
    match version.why {
        _ if !version.name.is_empty() => version.name.clone(),
        Why::Opened => say!(versions.opened).into(),
        Why::Meanwhile => say!(versions.meanwhile).into(),
        Why::Shared => say!(versions.shared).into(),
        Why::Named => say!(versions.unnamed).into(),
    }
}

fn line(version: Version, act: Callback<(Deed, Version)>) -> AnyView {
    let (name, at) = (called(&version), browser::date_and_time(version.at));
    let whole = format!("{name}, {at}");
    let version = StoredValue::new(version);
    let run = move |deed: Deed| move |_| act.run((deed, version.get_value()));
    view! {
        <li>
            <div><b>{name}</b><small>{at}</small></div>
            <button class="ghost" type="button" aria-label=say!(versions.look_at, version = whole) on:click=run(Deed::Look)>{say!(versions.look)}</button>
            <More label=say!(build.more_about, what = whole)>
                <li><button type="button" on:click=run(Deed::GoBack)><Icon name="i-undo"/>{say!(versions.go_back)}</button></li>
                <li><button type="button" on:click=run(Deed::Save)><Icon name="i-save"/>{say!(build.save_as)}</button></li>
                <li><button type="button" on:click=run(Deed::Copy)><Icon name="i-copy"/>{say!(versions.copy)}</button></li>
                <li class="apart"><button class="danger" type="button" on:click=run(Deed::Forget)><Icon name="i-bin"/>{say!(build.delete)}</button></li>
            </More>
        </li>
    }
    .into_any()
}

/// Puts a version in place of what is there now: a step like any other.
fn go_back(bench: Bench, version: &Version, breakout: &Breakout) {
    let step = say!(versions.back_to, version = called(version));
    bench.act(step, |now| *now = Breakout { revision: now.revision, ..breakout.clone() });
    bench.taken.set(Some(say!(versions.went_back, at = browser::date_and_time(version.at))));
}

/// A version as its Teacher's Sheet, with what is otherwise now.
#[component]
fn Look(bench: Bench, looked: RwSignal<Looked>, open: RwSignal<bool>) -> impl IntoView {
    let title = Signal::derive(move || {
        looked.with(|looked| match looked {
            Some((version, _)) => format!("{}, {}", called(version), browser::date_and_time(version.at)),
            None => String::new(),
        })
    });
    view! {
        <Dialog id="version" title open wide=true>
            {move || looked.get().map(|(version, breakout)| {
                let differing = bench.peek(|now| breakout.differing(now));
                let shown = sheet(&breakout);
                let back = move |_| {
                    open.set(false);
                    go_back(bench, &version, &breakout);
                };
                view! {
                    <div class="inside" tabindex="0">
                        <h3 class="label">{say!(versions.since)}</h3>
                        {differences(&differing)}
                        {shown}
                    </div>
                    <div class="acts">
                        <button class="ghost" type="button" on:click=move |_| open.set(false)>{say!(app.close)}</button>
                        <button class="go small" type="button" on:click=back>{say!(versions.go_back)}</button>
                    </div>
                }
            })}
        </Dialog>
    }
}

/// The steps of this sitting, the last one first; each with the way back to before it.
fn steps(bench: Bench) -> impl IntoView {
    let steps = Memo::new(move |_| bench.steps().iter().map(step::words).collect::<Vec<_>>());
    let line = move |(index, what): (usize, String)| {
        let label = say!(versions.back_before, what = what);
        view! {
            <li><span>{what}</span><button class="ghost" type="button" aria-label=label on:click=move |_| bench.undo_steps(index + 1)>{say!(versions.before)}</button></li>
        }
    };
    move || {
        let mut all = steps.get();
        if all.is_empty() {
            return view! { <p class="quiet">{say!(versions.no_steps)}</p> }.into_any();
        }
        let more = all.len().saturating_sub(LISTED);
        all.truncate(LISTED);
        let more = (more > 0).then(|| view! { <p class="quiet">{say!(versions.more_steps, n = more)}</p> });
        view! { <ol class="lines" role="list">{all.into_iter().enumerate().map(line).collect_view()}</ol>{more} }
            .into_any()
    }
}
