use std::sync::Arc;

use leptos::prelude::*;

use super::words::{answer_word, lock_word};
use crate::app::parts::{Dialog, Icon, Prose, when};
use crate::app::{browser, full_screen};
use crate::report::{Mistake, Report};
use crate::say;

/// How many mistakes are talked about.
const MOST: usize = 3;

/// The mistakes that most teams share, each with its clue, and one after the other for the screen at the front. No team is named.
#[component]
pub(super) fn TalkView(report: Arc<Report>) -> impl IntoView {
    let shared = report.talk_about(MOST);
    if shared.is_empty() {
        return view! { <p class="quiet">{say!(class.no_mistakes)}</p> }.into_any();
    }
    let all = shared.iter().map(|mistake| one(&report, mistake)).collect_view();
    let (open, at) = (RwSignal::new(false), RwSignal::new(0));
    let count = shared.len();
    let (shared, language) = (StoredValue::new((report.clone(), shared)), report.breakout.language.clone());
    let turn = move |on: bool| at.update(|at| *at = if on { (*at + 1).min(count - 1) } else { at.saturating_sub(1) });
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if !open.get_untracked() {
            return;
        }
        let [on, back] = browser::row_keys();
        match event.key() {
            // A presenter's buttons are those of a page.
            key if key == on || key == "PageDown" => turn(true),
            key if key == back || key == "PageUp" => turn(false),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    let shown = move || {
        shared.with_value(|(report, shared)| shared.get(at.get()).map(|mistake| one(report, mistake))).into_any()
    };
    let show = move |_| {
        at.set(0);
        open.set(true);
    };
    let title = Signal::derive(move || say!(class.talk_of, n = at.get() + 1, of = count));
    let (first, last) = (move || at.get() == 0, move || at.get() + 1 == count);
    view! {
        <p class="row"><button class="go small" type="button" on:click=show>{say!(class.at_front)}</button></p>
        <div class="mistakes" lang=language.clone()>{all}</div>
        <Dialog id="at-front" title=title open=open>
            <div class="inside mistakes" tabindex="0" role="group" aria-labelledby="at-front-h" lang=language.clone()>{move || shown()}</div>
            <div class="acts">
                {when(full_screen::is_there, || view! { <button class="ghost" type="button" on:click=|_| full_screen::switch()>{say!(front.fill)}</button> }.into_any())}
                <button class="ghost" type="button" disabled=first on:click=move |_| turn(false)><Icon name="i-arrow" attr:class="left"/>{say!(lesson.back)}</button>
                <button class="ghost" type="button" disabled=last on:click=move |_| turn(true)>{say!(lesson.next)}<Icon name="i-arrow" attr:class="right"/></button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// A mistake: what was answered, what was said to it, and the clue.
fn one(report: &Arc<Report>, mistake: &Mistake) -> AnyView {
    let breakout = &report.breakout;
    let clue = mistake.clue(report).and_then(|clue| Some((clue.title.clone(), clue.text()?.to_owned())));
    let clue = clue.map(|(title, text)| {
        let title = if title.is_empty() { say!(class.mistake_clue).to_owned() } else { title };
        view! { <div class="sheet ear"><p class="label">{title}</p><Prose text first=4/></div> }.into_any()
    });
    let reply = mistake.reply.and_then(|reply| breakout.locks.get(mistake.lock)?.replies.get(reply));
    let reply = reply.map(|reply| {
        view! { <p class="label">{say!(class.mistake_reply)}</p><Prose text=reply.say.clone() first=4/> }.into_any()
    });
    view! {
        <article class="mistake">
            <div>
                <p class="label">{lock_word(breakout, mistake.lock)}</p>
                <p>{say!(class.mistake, n = mistake.teams.len())}</p>
                <h3>{answer_word(breakout, mistake.lock, &mistake.answer)}</h3>
                {reply}
            </div>
            {clue}
        </article>
    }
    .into_any()
}
