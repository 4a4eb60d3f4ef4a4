use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bench::Bench;
use super::editor::save_file;
use super::sheet::TeachersSheet;
use crate::app::browser;
use crate::app::parts::Icon;
use crate::breakout::Severity;
use crate::format;
use crate::say;

/// A longer address is cut off by some mail programs and class streams.
const LONG: usize = 8000;

/// Ready for class: the students' address, the file, and the Teacher's Sheet.
#[component]
pub(super) fn Ready(bench: Bench) -> impl IntoView {
    let address = Memo::new(move |_| {
        bench.read(|breakout| format!("{}#/play/z/{}", browser::page_address(), format::to_link(breakout)))
    });
    let to_fix = move || {
        bench
            .findings
            .with(|findings| findings.iter().filter(|finding| finding.problem.severity() == Severity::ToFix).count())
    };
    let told = RwSignal::new("");
    let copy = move |_| {
        let address = address.get_untracked();
        spawn_local(async move {
            told.set(if browser::copy(&address).await { say!(home.copied) } else { say!(build.select_and_copy) })
        });
    };
    let size = move || {
        let length = address.with(String::len);
        if length > LONG { say!(build.address_long, n = length) } else { say!(build.address_fine, n = length) }
    };
    let print = move |_| {
        // A browser without a printer says so itself.
        let _ = window().print();
    };
    view! {
        <h2>{say!(build.ready)}</h2>
        {move || (to_fix() > 0).then(|| view! { <p class="notice warn"><span>{say!(build.still_to_fix, n = to_fix())}</span></p> })}
        <section class="leaf" aria-labelledby="address-h">
            <header><h3 class="label" id="address-h">{say!(build.address)}</h3></header>
            <p>{say!(build.address_words)}</p>
            <div class="field">
                <label class="vh" for="address">{say!(build.address)}</label>
                <input id="address" type="text" readonly prop:value=move || address.get()/>
                <small>{size}</small>
            </div>
            <p class="row">
                <button class="go small" type="button" on:click=copy>{say!(build.copy)}</button>
                <a class="ghost" href=move || address.get() target="_blank" rel="noopener">{say!(build.look)}</a>
                <span role="status">{told}</span>
            </p>
            <p class="quiet">{say!(build.address_open)}</p>
        </section>
        <section class="leaf" aria-labelledby="file-h">
            <header><h3 class="label" id="file-h">{say!(build.file)}</h3></header>
            <p>{say!(build.file_words)}</p>
            <p class="row"><button class="ghost" type="button" on:click=move |_| save_file(bench)><Icon name="i-save"/>{say!(build.save_as)}</button></p>
        </section>
        <section class="leaf" aria-labelledby="sheet-h">
            <header><h3 class="label" id="sheet-h">{say!(sheet.title)}</h3>
                <button class="go small" type="button" on:click=print><Icon name="i-print"/>{say!(play.print)}</button></header>
            <p class="quiet">{say!(sheet.words)}</p>
            <TeachersSheet bench/>
        </section>
    }
}
