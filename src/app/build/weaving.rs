//! The weaver on a lock's page: its answer dealt out as pieces inside the locks before it, and how students find their order.

use std::sync::Arc;

use leptos::prelude::*;

use super::bench::Bench;
use super::findings::undealt;
use super::lists::Leaf;
use super::shapes::styled;
use crate::app::parts::Icon;
use crate::app::{browser, spelling};
use crate::breakout::weave::{Order, Undealt, Weave, Weaver, deal, deal_again, tell};
use crate::breakout::{Breakout, Lock, Problem};
use crate::say;

/// Whether a lock is of a kind whose answer can be dealt out.
pub(super) fn can(lock: &Lock) -> bool {
    lock.mechanism.kind.is_typed()
}

/// Whether a lock's answer is dealt out.
pub(super) fn is(lock: &Lock) -> bool {
    Weave::of(lock).is_some()
}

/// The weaver, for a draft.
pub(super) fn weaver() -> Weaver {
    Weaver::new(browser::form)
}

/// Has a lock's answer dealt out in an order, and says on the lock how the pieces go together.
pub(super) fn weave(breakout: &mut Breakout, id: &str, order: Order, sentence: &str) {
    let Some(lock) = breakout.locks.iter_mut().find(|lock| lock.id == id) else { return };
    let before = Weave::of(lock).unwrap_or_else(|| Weave { title: say!(weave.slip).into(), ..Weave::default() });
    Weave { order, sentence: sentence.to_owned(), ..before }.put(Arc::make_mut(lock));
    tell(breakout, id, say!(weave.told_title), &told(order, sentence));
    deal_again(breakout, browser::form);
}

/// What stands on the lock.
fn told(order: Order, sentence: &str) -> String {
    match order {
        Order::Dots => say!(weave.told_dots).into(),
        Order::Numerals => say!(weave.told_numerals).into(),
        Order::Names => say!(weave.told_names).into(),
        Order::Hasp => say!(weave.told_hasp).into(),
        Order::Sentence => say!(weave.told_sentence, sentence = sentence),
    }
}

/// What an order is called, and what students do.
fn words(order: Order) -> (&'static str, &'static str) {
    match order {
        Order::Dots => (say!(weave.dots), say!(weave.dots_words)),
        Order::Numerals => (say!(weave.numerals), say!(weave.numerals_words)),
        Order::Names => (say!(weave.names), say!(weave.names_words)),
        Order::Hasp => (say!(weave.hasp), say!(weave.hasp_words)),
        Order::Sentence => (say!(weave.sentence), say!(weave.sentence_words)),
    }
}

/// A piece as the page shows it.
#[derive(Clone, PartialEq)]
struct Shown {
    mark: String,
    text: String,
    /// The locks that it lies in, by id and name.
    locks: Vec<(String, String)>,
}

fn dealt(breakout: &Breakout, id: &str, weave: &Weave) -> Result<Vec<Shown>, Undealt> {
    let at = breakout.locks.iter().position(|lock| lock.id == id).ok_or(Undealt::Unreached)?;
    let dealt = deal(breakout, at, weave, spelling(&breakout.language))?;
    let lock = |at: &usize| breakout.locks.get(*at).map(|lock| (lock.id.clone(), lock.name().to_owned()));
    let shown = dealt.pieces.iter().map(|piece| Shown {
        mark: piece.mark.clone(),
        text: piece.text.clone(),
        locks: piece.locks.iter().filter_map(lock).collect(),
    });
    Ok(shown.collect())
}

/// How the answer of a lock is dealt out, or would be.
pub(super) fn panel(bench: Bench, lock: String) -> AnyView {
    styled();
    bench.weave_with(weaver());
    let id = StoredValue::new(lock);
    let woven = Memo::new(move |_| {
        bench.read(|breakout| id.with_value(|id| breakout.lock(id).and_then(|lock| Weave::of(lock))))
    });
    // What is chosen before it is woven.
    let wanted = RwSignal::new(Weave::default());
    let now = Memo::new(move |_| woven.get().unwrap_or_else(|| wanted.get()));
    let shown = Memo::new(move |_| bench.read(|breakout| id.with_value(|id| dealt(breakout, id, &now.read()))));
    let change = move |what: &str, weave_as: Weave| {
        if woven.with_untracked(Option::is_none) {
            return wanted.set(weave_as);
        }
        bench.change(&format!("{}/{what}", id.get_value()), |breakout| {
            id.with_value(|id| weave(breakout, id, weave_as.order, &weave_as.sentence));
        });
    };
    let begin = move |_| {
        let Weave { order, sentence, .. } = wanted.get_untracked();
        let name = bench.lock(&id.get_value(), |lock| lock.name().to_owned());
        bench.act(say!(undo.dealt, lock = name), |breakout| id.with_value(|id| weave(breakout, id, order, &sentence)));
        browser::focus("dealt");
    };
    let stop = move |_| {
        let name = bench.lock(&id.get_value(), |lock| lock.name().to_owned());
        bench.take(say!(weave.stopped, lock = name), |breakout| {
            if let Some(lock) = breakout.locks.iter_mut().find(|lock| id.with_value(|id| lock.id == *id)) {
                Weave::stop(Arc::make_mut(lock));
            }
        });
    };
    let is_lost = Memo::new(move |_| {
        bench.findings.with(|findings| {
            findings
                .iter()
                .any(|finding| matches!(&finding.problem, Problem::PieceLost(of) if id.with_value(|id| of == id)))
        })
    });
    let order = move |order: Order| {
        let is_on = move || now.read().order == order;
        let (name, words) = words(order);
        view! {
            <label class="order" class:on=is_on>
                <input type="radio" name="order" id=format!("order-{}", order.name()) prop:checked=is_on on:change=move |_| change("order", Weave { order, ..now.get_untracked() })/>
                <span><b>{name}</b><small>{words}</small></span>
            </label>
        }
        .into_any()
    };
    let is_by_sentence = Memo::new(move |_| now.read().order == Order::Sentence);
    let sentence = move || {
        is_by_sentence.get().then(|| view! {
            <div class="field">
                <label for="weave-sentence">{say!(weave.sentence_label)}</label>
                <input id="weave-sentence" type="text" autocomplete="off" placeholder=say!(weave.sentence_example) prop:value=move || now.get().sentence
                    on:input:target=move |event| change("sentence", Weave { sentence: event.target().value(), ..now.get_untracked() })/>
            </div>
        })
    };
    let breakout = bench.peek(|breakout| breakout.id);
    let piece = move |piece: Shown| {
        let links = piece
            .locks
            .into_iter()
            .map(|(id, name)| view! { <a href=format!("#/build/{breakout}/lock/{id}")>{name}</a> }.into_any());
        view! { <li><span class="strip">{(!piece.mark.is_empty()).then(|| view! { <i>{piece.mark}</i> })}<b>{piece.text}</b></span><span class="lies">{links.collect_view()}</span></li> }
            .into_any()
    };
    let pieces = move || match shown.get() {
        Ok(pieces) => {
            let title = if woven.with(Option::is_some) { say!(weave.they_lie) } else { say!(weave.they_would_lie) };
            view! {
                <h4 class="label" id="dealt" tabindex="-1">{title}</h4>
                <ol class="dealt" role="list">{pieces.into_iter().map(piece).collect_view()}</ol>
            }
            .into_any()
        }
        Err(why) => {
            view! { <p class="notice warn" id="dealt" tabindex="-1"><span>{undealt(&why)}</span></p> }.into_any()
        }
    };
    let acts = move || {
        if woven.with(Option::is_none) {
            return view! { <button class="go small" type="button" disabled=move || shown.with(Result::is_err) on:click=begin>{say!(weave.begin)}</button> }
                .into_any();
        }
        view! {
            {move || is_lost.get().then(|| view! {
                <button class="add" type="button" on:click=move |_| bench.act(say!(weave.again).into(), |breakout| deal_again(breakout, browser::form))><Icon name="i-again"/>{say!(weave.again)}</button>
            })}
            <button class="add" type="button" on:click=stop><Icon name="i-close"/>{say!(weave.stop)}</button>
        }
        .into_any()
    };
    view! {
        <Leaf id="pieces" title=say!(weave.title)>
            <p class="quiet">{say!(weave.intro)}</p>
            <fieldset class="orders"><legend class="vh">{say!(weave.order)}</legend>{Order::ALL.map(order)}</fieldset>
            {sentence}
            {pieces}
            <div class="row">{acts}</div>
        </Leaf>
    }
    .into_any()
}
