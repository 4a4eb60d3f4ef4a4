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

/// The weaver of one lock.
#[derive(Clone, Copy)]
struct Weaving {
    bench: Bench,
    lock: StoredValue<String>,
    /// How its answer is dealt out; none where it is not.
    woven: Memo<Option<Weave>>,
    /// What is chosen before it is woven.
    wanted: RwSignal<Weave>,
    /// Either.
    now: Memo<Weave>,
    /// Its pieces, as they lie or would.
    dealt: Memo<Result<Vec<Shown>, Undealt>>,
}

impl Weaving {
    fn new(bench: Bench, lock: String) -> Self {
        let lock = StoredValue::new(lock);
        let woven = Memo::new(move |_| lock.with_value(|id| bench.lock(id, Weave::of)));
        let wanted = RwSignal::new(Weave::default());
        let now = Memo::new(move |_| woven.get().unwrap_or_else(|| wanted.get()));
        let dealt = Memo::new(move |_| bench.read(|breakout| lock.with_value(|id| dealt(breakout, id, &now.read()))));
        Weaving { bench, lock, woven, wanted, now, dealt }
    }

    fn is_woven(self) -> bool {
        self.woven.with(Option::is_some)
    }

    /// What the lock is called.
    fn name(self) -> String {
        self.lock.with_value(|id| self.bench.peek(|breakout| breakout.lock_name(id).to_owned()))
    }

    fn change(self, what: &str, change: impl FnOnce(&mut Weave)) {
        let mut weave_as = self.now.get_untracked();
        change(&mut weave_as);
        if self.woven.with_untracked(Option::is_none) {
            return self.wanted.set(weave_as);
        }
        self.lock.with_value(|id| {
            self.bench.change(&format!("{id}/{what}"), |breakout| {
                weave(breakout, id, weave_as.order, &weave_as.sentence);
            });
        });
    }

    fn begin(self) {
        let Weave { order, sentence, .. } = self.wanted.get_untracked();
        self.lock.with_value(|id| {
            let deal_out = |breakout: &mut Breakout| weave(breakout, id, order, &sentence);
            self.bench.act(say!(undo.dealt, lock = self.name()), deal_out);
        });
        browser::focus("dealt");
    }

    fn stop(self) {
        self.bench.take(say!(weave.stopped, lock = self.name()), |breakout| {
            if let Some(lock) = breakout.locks.iter_mut().find(|lock| self.lock.with_value(|id| lock.id == *id)) {
                Weave::stop(Arc::make_mut(lock));
            }
        });
    }

    fn again(self) {
        self.bench.act(say!(weave.again).into(), |breakout| deal_again(breakout, browser::form));
    }

    /// Whether a piece of it was taken away somewhere.
    fn is_lost(self) -> bool {
        let is_ours =
            |problem: &Problem| matches!(problem, Problem::PieceLost(of) if self.lock.with_value(|id| of == id));
        self.bench.findings.with(|findings| findings.iter().any(|finding| is_ours(&finding.problem)))
    }
}

/// How the answer of a lock is dealt out, or would be.
pub(super) fn panel(bench: Bench, lock: String) -> AnyView {
    styled();
    bench.weave_with(weaver());
    let weaving = Weaving::new(bench, lock);
    let is_by_sentence = Memo::new(move |_| weaving.now.read().order == Order::Sentence);
    view! {
        <Leaf id="pieces" title=say!(weave.title)>
            <p class="quiet">{say!(weave.intro)}</p>
            <fieldset class="orders"><legend class="vh">{say!(weave.order)}</legend>{Order::ALL.map(|order| choice(weaving, order))}</fieldset>
            {move || is_by_sentence.get().then(|| sentence(weaving))}
            {pieces(weaving)}
            <div class="row">{acts(weaving)}</div>
        </Leaf>
    }
    .into_any()
}

/// An order to choose.
fn choice(weaving: Weaving, order: Order) -> AnyView {
    let is_on = move || weaving.now.read().order == order;
    let (name, words) = words(order);
    view! {
        <label class="order" class:on=is_on>
            <input type="radio" name="order" id=format!("order-{}", order.name()) prop:checked=is_on on:change=move |_| weaving.change("order", |weave| weave.order = order)/>
            <span><b>{name}</b><small>{words}</small></span>
        </label>
    }
    .into_any()
}

/// The sentence that the pieces follow.
fn sentence(weaving: Weaving) -> AnyView {
    view! {
        <div class="field">
            <label for="weave-sentence">{say!(weave.sentence_label)}</label>
            <input id="weave-sentence" type="text" autocomplete="off" placeholder=say!(weave.sentence_example) prop:value=move || weaving.now.get().sentence
                on:input:target=move |event| weaving.change("sentence", |weave| weave.sentence = event.target().value())/>
        </div>
    }
    .into_any()
}

/// Each piece, and where it lies or would lie; or why there are none.
fn pieces(weaving: Weaving) -> impl IntoView {
    let breakout = weaving.bench.peek(|breakout| breakout.id);
    let piece = move |Shown { mark, text, locks }: Shown| {
        let mark = (!mark.is_empty()).then(|| view! { <i>{mark}</i> });
        let link = |(id, name)| view! { <a href=format!("#/build/{breakout}/lock/{id}")>{name}</a> }.into_any();
        let links = locks.into_iter().map(link).collect_view();
        view! { <li><span class="strip">{mark}<b>{text}</b></span><span class="lies">{links}</span></li> }.into_any()
    };
    move || match weaving.dealt.get() {
        Ok(pieces) => {
            let title = if weaving.is_woven() { say!(weave.they_lie) } else { say!(weave.they_would_lie) };
            view! {
                <h4 class="label" id="dealt" tabindex="-1">{title}</h4>
                <ol class="dealt" role="list">{pieces.into_iter().map(piece).collect_view()}</ol>
            }
            .into_any()
        }
        Err(why) => {
            view! { <p class="notice warn" id="dealt" tabindex="-1"><span>{undealt(&why)}</span></p> }.into_any()
        }
    }
}

/// What begins, mends and ends it.
fn acts(weaving: Weaving) -> impl IntoView {
    let is_lost = Memo::new(move |_| weaving.is_lost());
    let begin = move || {
        view! { <button class="go small" type="button" disabled=move || weaving.dealt.with(Result::is_err) on:click=move |_| weaving.begin()>{say!(weave.begin)}</button> }
            .into_any()
    };
    let again = move || {
        is_lost.get().then(|| view! { <button class="add" type="button" on:click=move |_| weaving.again()><Icon name="i-again"/>{say!(weave.again)}</button> })
    };
    let stop = move || {
        view! { {again}<button class="add" type="button" on:click=move |_| weaving.stop()><Icon name="i-close"/>{say!(weave.stop)}</button> }
            .into_any()
    };
    move || if weaving.is_woven() { stop() } else { begin() }
}
