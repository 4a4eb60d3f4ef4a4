use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bench::Bench;
use super::chain::badge;
use super::editor::{file_name, save_file, title_words};
use super::findings::{Told, count};
use super::sheet::TeachersSheet;
use crate::app::browser;
use crate::app::parts::Icon;
use crate::breakout::{Breakout, Severity};
use crate::format;
use crate::say;

/// A longer address is cut off by some mail programs and class streams.
const LONG: usize = 8000;

/// Ready for class: what is still to fix, the students' address, the file, and the Teacher's Sheet.
#[component]
pub(super) fn Ready(bench: Bench) -> impl IntoView {
    let id = bench.peek(|breakout| breakout.id);
    let title = move || bench.read(|breakout| title_words(&breakout.title));
    let findings = move || {
        let told = |found: &Vec<_>| {
            let one = |finding| {
                let told = bench.read(|breakout| Told::new(breakout, finding));
                view! { <li><a href=format!("#{}", told.page)>{badge(finding.problem.severity())}<span><b>{told.place}</b>{told.words}</span></a></li> }
            };
            found.iter().map(one).collect_view()
        };
        if bench.findings.read().is_empty() {
            return view! { <p class="all-well"><Icon name="i-check"/>{say!(build.all_well)}</p> }.into_any();
        }
        view! {
            <section class="leaf" aria-labelledby="fix-h">
                <header><h2 class="label" id="fix-h">{say!(build.before_class)}</h2></header>
                <ul class="findings-list" role="list">{bench.findings.with(told)}</ul>
            </section>
        }
        .into_any()
    };
    let print = move |_| {
        // A browser without a printer says so itself.
        let _ = window().print();
    };
    // What only could be better keeps nobody from class.
    let heading = move || {
        let to_fix = bench.findings.with(|findings| count(findings, Severity::ToFix));
        if to_fix > 0 { say!(build.is_nearly_ready, title = title()) } else { say!(build.is_ready, title = title()) }
    };
    let devices = move || bench.read(Breakout::has_seats).then(|| view! { <p>{say!(build.two_devices)}</p> });
    let address = Memo::new(move |_| {
        bench.read(|breakout| format!("{}#/play/z/{}", browser::page_address(), format::to_link(breakout)))
    });
    let is_long = Memo::new(move |_| address.with(String::len) > LONG);
    // What a class can rely on comes first.
    let ways = move || {
        if is_long.get() {
            view! { <File bench address leads=true/><Address address leads=false/> }.into_any()
        } else {
            view! { <Address address leads=true/><File bench address leads=false/> }.into_any()
        }
    };
    view! {
        <div class="home narrow studio-home">
            <header>
                <a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a>
                <a class="ghost" href=format!("#/build/{id}")>{say!(build.back_to_building)}</a>
            </header>
            <main class="home-main" id="main">
                <section><h1>{heading}</h1>{devices}</section>
                {findings}
                {ways}
                <section class="leaf" aria-labelledby="sheet-h">
                    <header><h2 class="label" id="sheet-h">{say!(sheet.title)}</h2></header>
                    <p>{say!(sheet.words)}</p>
                    <p class="row"><button class="ghost" type="button" on:click=print><Icon name="i-print"/>{say!(sheet.print)}</button></p>
                </section>
                <TeachersSheet bench/>
            </main>
        </div>
    }
}

/// The file, and how students open it.
#[component]
fn File(bench: Bench, address: Memo<String>, leads: bool) -> impl IntoView {
    let words = move || {
        let page = browser::page_address();
        if leads {
            say!(build.file_leads, n = browser::number(address.with(String::len) as u64), page = page)
        } else {
            say!(build.file_words, page = page)
        }
    };
    let size = move || {
        let (name, size) = bench.read(|breakout| (file_name(breakout), format::write(breakout).len()));
        say!(build.file_size, name = name, size = browser::number(size.div_ceil(1000) as u64))
    };
    view! {
        <section class="leaf" aria-labelledby="file-h">
            <header><h2 class="label" id="file-h">{say!(build.file)}</h2></header>
            <p>{words}</p>
            <p class="row"><button class=leading(leads) type="button" on:click=move |_| save_file(bench)><Icon name="i-save"/>{say!(build.save_file)}</button><span class="quiet">{size}". "{move || bench.filed_words()}</span></p>
        </section>
    }
}

/// The one button that leads, or one of the rest.
fn leading(leads: bool) -> &'static str {
    if leads { "go small" } else { "ghost" }
}

/// The address that holds the whole breakout, and how far it gets.
#[component]
fn Address(address: Memo<String>, leads: bool) -> impl IntoView {
    let told = RwSignal::new("");
    let copy = move |_| {
        let address = address.get_untracked();
        spawn_local(async move {
            told.set(if browser::copy(&address).await { say!(home.copied) } else { say!(build.select_and_copy) })
        });
    };
    let size = move || {
        let length = browser::number(address.with(String::len) as u64);
        if leads {
            view! { <p class="guess good start-side"><Icon name="i-check"/><span>{say!(build.address_fine, n = length)}</span></p> }
                .into_any()
        } else {
            view! { <p class="notice warn"><span>{say!(build.address_long, n = length)}</span></p> }.into_any()
        }
    };
    view! {
        <section class="leaf" aria-labelledby="address-h">
            <header><h2 class="label" id="address-h">{say!(build.address)}</h2></header>
            <div class="address">
                <input id="address" type="text" readonly aria-label=say!(build.address) prop:value=move || address.get() on:focus:target=|event| event.target().select()/>
                <button class=leading(leads) type="button" on:click=copy><Icon name="i-copy"/>{say!(build.copy)}</button>
            </div>
            <p class="row"><span>{say!(build.address_words)}</span><a href=move || address.get() target="_blank" rel="noopener">{say!(build.look)}</a><span role="status">{told}</span></p>
            {size}
            <p class="quiet">{say!(build.address_open)}</p>
        </section>
    }
}
