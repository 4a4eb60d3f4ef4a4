use leptos::prelude::*;

use crate::app::build::bench::Bench;
use crate::app::build::lists::TextField;
use crate::app::build::rules::teacher_key;
use crate::app::parts::{Icon, when};
use crate::app::store::settings;
use crate::say;

/// The setting that keeps the phrase of the last student copy: a teacher may have one for all classes.
const LAST: &str = "phrase";

/// The teacher's phrase.
pub(super) fn phrase(bench: Bench) -> AnyView {
    let (key, set_key) = teacher_key(bench);
    let last = StoredValue::new(settings::get(LAST));
    let again = move || {
        let last = last.get_value();
        (key.read().is_empty()).then_some(last).flatten().map(|last| {
            view! {
                <p><button class="ghost" type="button" on:click=move |_| set_key.run(last.clone())><Icon name="i-key"/>{say!(share.phrase_again)}</button></p>
            }
            .into_any()
        })
    };
    let is_little = Memo::new(move |_| key.with(|key| key.split_whitespace().count() == 1));
    view! {
        <div class="phrase">
            <TextField id="phrase".into() label=say!(share.phrase) value=key write=set_key help=say!(share.phrase_help)/>
            {move || again()}
            {when(move || is_little.get(), || view! { <p class="notice warn" role="status">{say!(share.one_word)}</p> }.into_any())}
        </div>
    }
    .into_any()
}

/// Remembers the phrase of a student copy that is made.
pub(super) fn remember(bench: Bench) {
    if let Some(phrase) = bench.peek(|breakout| breakout.rules.teacher_key.clone()) {
        settings::set(LAST, &phrase);
    }
}
