use leptos::prelude::*;

use crate::app::mechanisms::on_enter;
use crate::format::as_list;
use crate::mechanism::FillIn;
use crate::say;

/// Fields to fill in.
#[component]
pub(super) fn FormWidget(form: FillIn, entry: RwSignal<String>, submit: Callback<()>) -> impl IntoView {
    let count = form.fields.len();
    let mut filled = form.filled(&entry.get_untracked());
    filled.resize(count, String::new());
    let filled = RwSignal::new(filled);
    let write = move |at: usize, text: String| {
        filled.update(|filled| {
            if let Some(field) = filled.get_mut(at) {
                *field = text;
            }
        });
        let is_blank = filled.with_untracked(|filled| filled.iter().all(|text| text.trim().is_empty()));
        entry.set(if is_blank { String::new() } else { filled.with_untracked(|filled| as_list(filled)) });
    };
    let field = move |at: usize, label: String| {
        let label = if label.is_empty() { say!(mechanism.field_n, n = at + 1) } else { label };
        let begun = filled.with_untracked(|filled| filled.get(at).cloned().unwrap_or_default());
        view! {
            <div class="write">
                <label for=format!("field-{at}")>{label}</label>
                <input id=format!("field-{at}") type="text" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="500"
                    value=begun on:input:target=move |event| write(at, event.target().value()) on:keydown=on_enter(submit)/>
            </div>
        }
        .into_any()
    };
    view! { <div class="fields">{form.fields.into_iter().enumerate().map(|(at, of)| field(at, of.label)).collect_view()}</div> }
}
