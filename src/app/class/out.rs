use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::one::Room;
use super::words::{answer_word, grown_word, mark_word, target_word, team_word};
use crate::app::browser;
use crate::app::parts::Icon;
use crate::format;
use crate::report::{Report, Words, csv, gradebook, tabs, team_rows, try_rows};
use crate::say;

/// The ways out: for the gradebook, as tables, as JSON, on paper, as a file of the class.
#[component]
pub(super) fn Out(
    room: Room,
    /// True while everything stands on the page, for the printer.
    printing: RwSignal<bool>,
) -> impl IntoView {
    let said = RwSignal::new(None::<&'static str>);
    let name = move |ending: &str| room.header.with_untracked(|header| browser::file_name(&header.name, ending));
    let hand_out = move |rows: fn(&Report, &Words) -> Vec<Vec<String>>| {
        let Some(report) = room.report.get_untracked() else { return };
        browser::download(&name("csv"), "text/csv", &csv(&with_words(&report, rows)));
    };
    let copy = move |_| {
        let Some(report) = room.report.get_untracked() else { return };
        let table = tabs(&with_words(&report, gradebook));
        spawn_local(async move {
            let done = browser::copy(&table).await;
            said.try_set(Some(if done { say!(class.gradebook_done) } else { say!(class.no_copy) }));
        });
    };
    let json = move |_| {
        let Some(report) = room.report.get_untracked() else { return };
        browser::download(&name("json"), "application/json", &format::report::write(&report));
    };
    let save = move |_| {
        let class = room.class.get_untracked();
        let name = room.header.with_untracked(|header| header.name.clone());
        let file = browser::file_name(&name, "class.json");
        browser::download(&file, "application/json", &format::class::write(&name, &class));
    };
    // What is printed is all of it, whoever asks the browser to: the views are there before it looks.
    let before = window_event_listener_untyped("beforeprint", move |_| printing.set(true));
    let after = window_event_listener_untyped("afterprint", move |_| printing.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    let print = move |_| {
        // A browser without a printer says so itself.
        let _ = window().print();
    };
    let is_none = move || room.report.with(|report| report.as_ref().is_none_or(|report| report.teams.is_empty()));
    view! {
        <section aria-labelledby="out">
            <h2 id="out">{say!(class.out)}</h2>
            <div class="row">
                <button class="ghost" type="button" disabled=is_none on:click=copy>{say!(class.gradebook)}</button>
                <button class="ghost" type="button" disabled=is_none on:click=move |_| hand_out(team_rows)>{say!(class.csv_teams)}</button>
                <button class="ghost" type="button" disabled=is_none on:click=move |_| hand_out(try_rows)>{say!(class.csv_tries)}</button>
                <button class="ghost" type="button" disabled=is_none on:click=json>{say!(class.json)}</button>
                <button class="ghost with-icon" type="button" disabled=is_none on:click=print><Icon name="i-print"/>{say!(class.print)}</button>
                <button class="ghost" type="button" on:click=save>{say!(class.save)}</button>
            </div>
            <p class="quiet" role="status">{move || said.get()}</p>
        </section>
    }
}

fn with_words(report: &Arc<Report>, rows: fn(&Report, &Words) -> Vec<Vec<String>>) -> Vec<Vec<String>> {
    let breakout = &report.breakout;
    let words = Words {
        mark: &|mark| mark_word(mark).to_owned(),
        team: &team_word,
        grown: &|grown| grown_word(grown).to_owned(),
        answer: &|lock, answer| answer_word(breakout, lock, answer),
        withheld: say!(class.withheld),
        heads: [say!(class.team), say!(class.member), say!(class.aim), say!(class.grown)],
        team_heads: [
            say!(class.minutes),
            say!(class.open_locks),
            say!(class.wrong_tries),
            say!(class.slips),
            say!(class.hints),
            say!(class.box_column),
        ],
        try_heads: [
            say!(class.lock),
            say!(class.try_number),
            say!(class.answer),
            say!(class.reply),
            say!(class.slip),
            say!(class.opened_it),
        ],
        yes_no: [say!(class.yes), say!(class.no)],
        target: &|at| target_word(breakout, at),
    };
    rows(report, &words)
}
