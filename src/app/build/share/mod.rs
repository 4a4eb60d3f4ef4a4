//! Handing a breakout on: to students as a student copy, to a colleague with all answers. The best way comes first.

mod address;
mod chance;
mod code;
mod colleague;
mod copied;
mod frame;
mod making;
mod page;
mod phrase;
mod poster;
mod students;
mod unsealed;
mod way;

use leptos::prelude::*;

use super::bench::Bench;
use crate::app::parts::Icon;
use crate::say;

/// Who gets it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whom {
    Students,
    Colleague,
}

/// Asks who the breakout is for, and then how it gets there.
pub(super) fn share(bench: Bench) -> AnyView {
    let whom = RwSignal::new(Whom::Students);
    let card = move |one: Whom, icon: &'static str, name: &'static str, words: &'static str| {
        let is_on = move || whom.get() == one;
        view! {
            <label class="shape" class:on=is_on>
                <input type="radio" name="whom" prop:checked=is_on on:change=move |_| whom.set(one)/>
                <Icon name=icon/><span><b>{name}</b><small>{words}</small></span>
            </label>
        }
        .into_any()
    };
    let ways = move || match whom.get() {
        Whom::Students => students::students(bench),
        Whom::Colleague => colleague::colleague(bench),
    };
    view! {
        <section class="leaf share" id="share" aria-labelledby="share-h">
            <header><h2 class="label" id="share-h">{say!(share.title)}</h2></header>
            <fieldset class="shapes">
                <legend>{say!(share.whom)}</legend>
                {card(Whom::Students, "lock-here", say!(share.students), say!(share.students_words))}
                {card(Whom::Colleague, "i-pencil", say!(share.colleague), say!(share.colleague_words))}
            </fieldset>
            {move || ways()}
        </section>
    }
    .into_any()
}
