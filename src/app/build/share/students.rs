use leptos::prelude::*;

use super::address::Hosted;
use super::code::{code, fits};
use super::copied::copied;
use super::frame::frame;
use super::making::{Maker, Phase, StudentCopy};
use super::page::page;
use super::phrase::{phrase, remember};
use super::way::{leading, way};
use crate::app::browser;
use crate::app::build::bench::Bench;
use crate::app::build::editor::title_words;
use crate::app::parts::{Icon, when};
use crate::say;
use crate::share::{Reach, Way, reach, ways};

/// A student copy: the teacher's phrase, making it, and the ways in which students get it.
pub(super) fn students(bench: Bench) -> AnyView {
    let maker = Maker::new(bench);
    let make = move || {
        remember(bench);
        maker.make();
        browser::focus("cancel");
    };
    // What has the keyboard goes with each step.
    Effect::new(move |before: Option<bool>| {
        let is_going = matches!(*maker.phase.read(), Phase::Going);
        if before == Some(true) && !is_going {
            browser::focus(match *maker.phase.read_untracked() {
                Phase::Failed(_) => "unsealed",
                Phase::Made(_) => "made",
                _ => "make",
            });
        }
        is_going
    });
    let button = move |words: &'static str| {
        view! { <button class="go small" type="button" id="make" on:click=move |_| make()>{words}</button> }
    };
    let phase = move || match maker.phase.get() {
        Phase::Not => {
            view! { <p class="row">{button(say!(share.make))}<span class="quiet">{say!(share.make_words)}</span></p> }
                .into_any()
        }
        Phase::Going => going(maker),
        Phase::Failed(why) => {
            let words = bench.peek(|breakout| why.words(breakout));
            view! { {words}<p class="row">{button(say!(share.make))}</p> }.into_any()
        }
        Phase::Made(copy) => {
            let is_older = {
                let copy = copy.clone();
                Memo::new(move |_| maker.is_older(&copy))
            };
            let older = move || {
                view! { <div class="notice warn" role="status"><span>{say!(share.older)}</span>{button(say!(share.again))}</div> }.into_any()
            };
            view! {
                {made(&copy)}
                {when(move || is_older.get(), older)}
                {the_ways(copy, is_older)}
            }
            .into_any()
        }
    };
    view! {
        {phrase(bench)}
        {move || phase()}
        <p class="quiet worth">{say!(share.worth)}</p>
    }
    .into_any()
}

/// The keys that are derived, and how many there are.
fn going(maker: Maker) -> AnyView {
    let done = move || maker.done.get();
    let words = move || say!(share.done_of, done = done().0, of = done().1);
    view! {
        <div class="making">
            <label for="making">{say!(share.making)}</label>
            <progress id="making" max=move || done().1.to_string() prop:value=move || done().0 as f64></progress>
            <span class="num">{words}</span>
            <button class="ghost" type="button" id="cancel" on:click=move |_| maker.cancel()>{say!(share.cancel)}</button>
        </div>
    }
    .into_any()
}

fn made(copy: &StudentCopy) -> AnyView {
    let size = kilobytes(copy.file.len());
    let words = say!(share.made, revision = copy.of.revision, size = size);
    view! { <p class="saved" id="made" tabindex="-1"><Icon name="i-check"/><span role="status">{words}</span></p> }
        .into_any()
}

/// Thousands of bytes, rounded up, written as the device's language has it.
pub(super) fn kilobytes(bytes: usize) -> String {
    browser::number(bytes.div_ceil(1000) as u64)
}

/// All ways, the best first. While the copy is older none leads.
fn the_ways(copy: StudentCopy, is_older: Memo<bool>) -> AnyView {
    let hosted: Hosted = RwSignal::new(None);
    let each = ways(copy.length).iter().enumerate().map(|(at, one)| {
        let leads = Signal::derive(move || at == 0 && !is_older.get());
        let (name, why, body) = match one {
            Way::Link => (say!(share.link), link_why(copy.length), link(&copy, leads)),
            Way::File => (say!(share.file), say!(share.file_why).to_owned(), file(copy.clone(), leads)),
            Way::Code => (say!(share.code), code_why(&copy).to_owned(), code(&copy, hosted)),
            Way::Page => (say!(share.page), say!(share.page_why).to_owned(), page(copy.clone())),
            Way::Frame => {
                let own = copy.link.as_deref().filter(|_| reach(copy.length) == Reach::Everywhere).map(str::to_owned);
                let address = Signal::derive(move || own.clone().or_else(|| hosted.get()));
                (say!(share.frame), say!(share.frame_why).to_owned(), frame(title_words(&copy.of.title), address))
            }
        };
        way(at == 0, name, why, body)
    });
    view! { <div class="rules ways">{each.collect_view()}</div> }.into_any()
}

/// How far an address of so many characters gets, in words.
pub(super) fn link_why(length: usize) -> String {
    let n = browser::number(length as u64);
    match reach(length) {
        Reach::Everywhere => say!(share.link_everywhere, n = n),
        Reach::Mostly => say!(share.link_mostly, n = n),
        Reach::Hardly | Reach::Nowhere => say!(share.link_hardly, n = n),
    }
}

fn code_why(copy: &StudentCopy) -> &'static str {
    if fits(copy) { say!(share.code_why) } else { say!(share.code_why_put) }
}

fn link(copy: &StudentCopy, leads: Signal<bool>) -> AnyView {
    let link = copy.link.as_deref().unwrap_or_default().to_owned();
    view! {
        {copied("address", say!(build.address), Signal::stored(link.clone()), leads, || ())}
        <p class="row"><span>{say!(build.address_words)}</span><a href=link target="_blank" rel="noopener">{say!(build.look)}</a></p>
    }
    .into_any()
}

fn file(copy: StudentCopy, leads: Signal<bool>) -> AnyView {
    let name = browser::file_name(&copy.of.title, "breakout.json");
    let size = say!(build.file_size, name = name, size = kilobytes(copy.file.len()));
    // Where the browser refuses a download it says so itself.
    let save = move |_| {
        let _ = browser::download(&name, "application/json", &copy.file);
    };
    view! {
        <p>{say!(share.file_words, page = browser::page_address())}</p>
        <p class="row"><button class=move || leading(leads.get()) type="button" on:click=save><Icon name="i-save"/>{say!(share.file_save)}</button><span class="quiet">{size}</span></p>
    }
    .into_any()
}
