use std::sync::Arc;

use leptos::prelude::*;

use super::words::{answer_word, lock_word};
use crate::app::parts::Prose;
use crate::report::{Mistake, Report};
use crate::say;

/// How many mistakes are talked about.
const MOST: usize = 3;

/// The mistakes that most teams share, each with its clue: large, for the screen at the front. No team is named.
#[component]
pub(super) fn TalkView(report: Arc<Report>) -> impl IntoView {
    let shared = report.talk_about(MOST);
    if shared.is_empty() {
        return view! { <p class="quiet">{say!(class.no_mistakes)}</p> }.into_any();
    }
    let one = |mistake: &Mistake| {
        let breakout = &report.breakout;
        let clue = mistake.clue(&report).and_then(|clue| Some((clue.title.clone(), clue.text()?.to_owned())));
        let clue = clue.map(|(title, text)| {
            view! { <div class="sheet ear"><p class="label">{if title.is_empty() { say!(class.mistake_clue).to_owned() } else { title }}</p><Prose text first=4/></div> }
                .into_any()
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
    };
    view! { <div class="mistakes" lang=report.breakout.language.clone()>{shared.iter().map(one).collect_view()}</div> }
        .into_any()
}
