use leptos::prelude::*;

use super::bench::Bench;
use super::editor::title_words;
use super::findings::{count, listed};
use super::share::share;
use super::sheet::TeachersSheet;
use crate::app::parts::Icon;
use crate::breakout::{Breakout, Severity};
use crate::say;

/// Ready for class: what is still to fix, sharing, and the Teacher's Sheet.
#[component]
pub(super) fn Ready(bench: Bench) -> impl IntoView {
    let id = bench.peek(|breakout| breakout.id);
    let title = move || bench.read(|breakout| title_words(&breakout.title));
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
    view! {
        <div class="home narrow studio-home">
            <header>
                <a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a>
                <a class="ghost" href=format!("#/build/{id}")>{say!(build.back_to_building)}</a>
            </header>
            <main class="home-main" id="main">
                <section><h1>{heading}</h1>{devices}</section>
                {listed(bench)}
                {share(bench)}
                <section class="leaf" aria-labelledby="paper-h">
                    <header><h2 class="label" id="paper-h">{say!(paper.title)}</h2></header>
                    <p>{say!(paper.words)}</p>
                    <p class="row"><a class="ghost" href=format!("#/build/{id}/paper")><Icon name="i-print"/>{say!(paper.open)}</a></p>
                </section>
                <section class="leaf" aria-labelledby="lesson-h">
                    <header><h2 class="label" id="lesson-h">{say!(lesson.title)}</h2></header>
                    <p>{say!(lesson.words)}</p>
                    <p class="row"><a class="ghost" href=format!("#/class/lesson/{id}")>{say!(lesson.open_it)}</a></p>
                </section>
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
