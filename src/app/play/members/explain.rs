use leptos::prelude::*;

use super::super::panels::written_soon;
use super::super::sitting::Sitting;
use crate::play::Action;
use crate::say;

/// Asks how the team knows, at a lock that it has open.
pub fn explain(sitting: Sitting, lock: StoredValue<String>) -> AnyView {
    let kept = move || {
        sitting.game.with(|game| lock.with_value(|lock| game.progress().explained(lock).unwrap_or_default().to_owned()))
    };
    let begun = untrack(kept);
    let typed = RwSignal::new(begun.clone());
    let mut write = written_soon(move |text| sitting.act(Action::Explain { lock: lock.get_value(), text }));
    let is_kept = Memo::new(move |_| typed.with(|typed| !typed.trim().is_empty() && *typed == kept()));
    view! {
        <div class="explain field">
            <label for="explain">{say!(team.explain)}</label>
            <textarea id="explain" rows="2" maxlength="500" aria-describedby="explain-w" prop:value=begun
                on:input:target=move |event| { let text = event.target().value(); typed.set(text.clone()); write(text) }></textarea>
            <small id="explain-w">{say!(team.explain_help)}" "<b role="status">{move || is_kept.get().then(|| say!(team.kept))}</b></small>
        </div>
    }
    .into_any()
}
