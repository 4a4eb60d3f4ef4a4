//! Small parts of the editor's pages.

use leptos::prelude::*;

use crate::app::parts::Icon;
use crate::say;

/// A labelled line or block of text that is edited in place.
#[component]
pub(super) fn TextField(
    id: String,
    label: &'static str,
    /// What stands there.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed.
    write: Callback<String>,
    /// A block of so many lines, not a single one.
    #[prop(optional)]
    rows: Option<u32>,
    /// A word of help below it.
    #[prop(optional)]
    help: Option<&'static str>,
) -> impl IntoView {
    let own = id.clone();
    let field = match rows {
        Some(rows) => view! {
            <textarea id=own rows=rows.to_string() prop:value=value on:input:target=move |event| write.run(event.target().value())></textarea>
        }
        .into_any(),
        None => view! {
            <input id=own type="text" autocomplete="off" prop:value=value on:input:target=move |event| write.run(event.target().value())/>
        }
        .into_any(),
    };
    view! { <div class="field"><label for=id>{label}</label>{field}{help.map(|help| view! { <small>{help}</small> })}</div> }
}

/// A number between two bounds, with a button on each side.
#[component]
pub(super) fn Stepper(
    label: &'static str,
    #[prop(into)] value: Signal<u32>,
    bounds: (u32, u32),
    #[prop(default = 1)] step: u32,
    write: Callback<u32>,
) -> impl IntoView {
    let (least, most) = bounds;
    let less = move |_: leptos::ev::MouseEvent| write.run(value.get_untracked().saturating_sub(step).max(least));
    let more = move |_: leptos::ev::MouseEvent| write.run((value.get_untracked() + step).min(most));
    view! {
        <div class="row">
            <span>{label}</span>
            <div class="stepper" role="group" aria-label=label>
                <button class="icon" type="button" aria-label=say!(build.less) disabled=move || { value.get() <= least } on:click=less><Icon name="i-minus"/></button>
                <output aria-live="polite">{value}</output>
                <button class="icon" type="button" aria-label=say!(build.more) disabled=move || { value.get() >= most } on:click=more><Icon name="i-plus"/></button>
            </div>
        </div>
    }
}

/// A button that adds something.
#[component]
pub(super) fn Add(word: &'static str, add: Callback<()>) -> impl IntoView {
    view! { <button class="add" type="button" on:click=move |_| add.run(())><Icon name="i-plus"/>{word}</button> }
}

/// A menu behind a button; choosing closes it.
#[component]
pub(super) fn More(
    label: &'static str,
    /// A word on the button, in place of three dots.
    #[prop(optional)]
    word: Option<&'static str>,
    /// Opens towards the end of the line.
    #[prop(optional)]
    start: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = match word {
        Some(word) => view! { <Icon name="i-plus"/>{word} }.into_any(),
        None => view! { <Icon name="i-more"/> }.into_any(),
    };
    let children = StoredValue::new(children);
    view! {
        <div class="menu" class:start=start on:keydown=move |event| if event.key() == "Escape" { open.set(false) }>
            <button class=if word.is_some() { "add" } else { "icon" } type="button" aria-label=label aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)>{button}</button>
            <Show when=move || open.get()>
                <ul role="list" on:click=move |_| open.set(false)>{children.with_value(|children| children())}</ul>
            </Show>
        </div>
    }
}

/// Moves the entry at `index` one place, where there is one.
pub(super) fn moved<T>(list: &mut [T], index: usize, later: bool) {
    let to = if later { index + 1 } else { index.wrapping_sub(1) };
    if index < list.len() && to < list.len() {
        list.swap(index, to);
    }
}
