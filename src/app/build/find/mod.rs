//! Find and replace, through a whole breakout.

mod hits;
mod seeking;

use leptos::prelude::*;

use self::seeking::{Seeking, counted};
use super::bench::Bench;
use super::lists::Leaf;
use crate::app::browser;
use crate::breakout::Search;
use crate::say;

/// What was looked for last on this bench, and what was to take its place.
#[derive(Clone, Copy)]
pub(super) struct Sought(pub RwSignal<(Search, String)>);

/// The field of what is looked for.
pub(super) const FIELD: &str = "find-words";

/// So many are listed; all are counted, and replaced.
const LISTED: usize = 200;

/// The page.
#[component]
pub(super) fn FindPage(bench: Bench) -> impl IntoView {
    browser::focus(FIELD);
    let seeking = Seeking::new(bench);
    let Seeking { sought, also, deletes, .. } = seeking;
    let risky = Memo::new(move |_| seeking.risky());
    let may_delete = Memo::new(move |_| deletes.get() && seeking.many() > 0);
    let more = Memo::new(move |_| seeking.hits.with(Vec::len).saturating_sub(LISTED));
    view! {
        <div class="column parts-column">
            <Leaf id="find" title=say!(find.title)>
                {fields(sought)}
                <div class="row">
                    {tick(sought, say!(find.case), |search| search.case, |search, on| search.case = on)}
                    {tick(sought, say!(find.whole), |search| search.whole, |search, on| search.whole = on)}
                </div>
                <div class="row">
                    <button class="go" type="button" disabled=move || deletes.get() || seeking.many() == 0 on:click=move |_| seeking.replace_all()>
                        {move || seeking.acting(say!(find.replace_one), |n| say!(find.replace_all, n = n), |n, of| say!(find.replace_some, n = n, of = of))}
                    </button>
                    {move || may_delete.get().then(|| view! {
                        <button class="ghost" type="button" on:click=move |_| seeking.replace_all()>
                            {move || seeking.acting(say!(find.delete), |n| say!(find.delete_all, n = n), |n, of| say!(find.delete_some, n = n, of = of))}
                        </button>
                    }.into_any())}
                    <p class="quiet" role="status">{move || seeking.told()}</p>
                </div>
                {move || (risky.get() > 0).then(|| view! {
                    <label class="tick"><input type="checkbox" prop:checked=also on:change:target=move |event| also.set(event.target().checked())/>
                        {also_words(risky.get(), deletes.get())}</label>
                }.into_any())}
                {move || sought.with(|(search, _)| search.words.is_empty()).then(|| view! { <p class="quiet">{say!(find.intro)}</p> }.into_any())}
            </Leaf>
            {move || seeking.hits.with(|hits| hits::groups(seeking, hits, &seeking.spoilt.get(), deletes.get()))}
            {move || (more.get() > 0).then(|| view! { <p class="quiet">{say!(find.more, n = browser::number(more.get() as u64))}</p> }.into_any())}
        </div>
    }
}

/// What the box says that has done to the risky ones, too, what is done to the others.
fn also_words(risky: usize, deletes: bool) -> String {
    match deletes {
        true => counted(risky, say!(find.also_delete_one).to_owned(), |n| say!(find.also_delete, n = n)),
        false => counted(risky, say!(find.also_one).to_owned(), |n| say!(find.also, n = n)),
    }
}

/// What is looked for, and what takes its place.
fn fields(sought: RwSignal<(Search, String)>) -> AnyView {
    view! {
        <div class="pair">
            <div class="field">
                <label for=FIELD>{say!(find.words)}</label>
                <input id=FIELD type="text" autocomplete="off" prop:value=move || sought.with(|(search, _)| search.words.clone())
                    on:input:target=move |event| sought.update(|(search, _)| search.words = event.target().value())/>
            </div>
            <div class="field">
                <label for="find-with">{say!(find.with)}</label>
                <input id="find-with" type="text" autocomplete="off" prop:value=move || sought.with(|(_, with)| with.clone())
                    on:input:target=move |event| sought.update(|(_, with)| *with = event.target().value())/>
            </div>
        </div>
    }
    .into_any()
}

/// A box to tick: how what is looked for must stand there.
fn tick(
    sought: RwSignal<(Search, String)>,
    word: &'static str,
    read: fn(&Search) -> bool,
    write: fn(&mut Search, bool),
) -> AnyView {
    let set = move |on: bool| sought.update(|(search, _)| write(search, on));
    view! {
        <label class="tick"><input type="checkbox" prop:checked=move || sought.with(|(search, _)| read(search)) on:change:target=move |event| set(event.target().checked())/>{word}</label>
    }
    .into_any()
}
