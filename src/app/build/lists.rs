//! Small parts of the editor's pages.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::browser;
use crate::app::parts::Icon;
use crate::say;

/// Where a finding led: the page and the leaf on it.
#[derive(Clone, Copy)]
pub(super) struct Here(pub RwSignal<Option<(String, &'static str)>>);

/// A sheet with one part of a lock or of the whole.
#[component]
pub(super) fn Leaf(id: &'static str, title: &'static str, children: Children) -> impl IntoView {
    let here = use_context::<Here>();
    let is_here =
        move || here.is_some_and(|here| here.0.with(|here| here.as_ref().is_some_and(|(_, leaf)| *leaf == id)));
    let (heading, own) = (format!("{id}-h"), format!("{id}-h"));
    view! {
        <section class="leaf" class:lock-leaf=id == "type" class:column=ALONE.contains(&id) class:here=is_here id=id aria-labelledby=heading.clone()>
            <header><h3 class="label" id=own>{title}</h3></header>
            {children()}
        </section>
    }
}

/// Leaves that have their page for themselves.
const ALONE: [&str; 4] = ["targets", "rules", "debrief", "about"];

/// A labelled line or block of text.
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
    /// A word of help below it; none where it is empty.
    #[prop(optional)]
    help: &'static str,
    /// Reads as text until it is written on.
    #[prop(optional)]
    in_place: bool,
    /// Why what stands there can't be.
    #[prop(optional, into)]
    wrong: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let own = id.clone();
    let bad = format!("{id}-bad");
    let wrong = move || wrong.and_then(|wrong| wrong.get());
    let described = {
        let bad = bad.clone();
        move || wrong().map(|_| bad.clone())
    };
    let field = match rows {
        Some(rows) => view! {
            <textarea class:in-place=in_place id=own rows=rows.to_string() prop:value=value on:input:target=move |event| write.run(event.target().value())></textarea>
        }
        .into_any(),
        None => view! {
            <input class:in-place=in_place id=own type="text" autocomplete="off" aria-invalid=move || wrong().map(|_| "true") aria-describedby=described
                prop:value=value on:input:target=move |event| write.run(event.target().value())/>
        }
        .into_any(),
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>{field}{(!help.is_empty()).then(|| view! { <small>{help}</small> })}
            {move || wrong().map(|words| view! { <small class="wrong" id=bad.clone()>{words}</small> })}
        </div>
    }
}

/// A number between two bounds, with a button on each side. The words before it name it.
#[component]
pub(super) fn Stepper(
    id: &'static str,
    label: &'static str,
    #[prop(into)] value: Signal<u32>,
    bounds: (u32, u32),
    #[prop(default = 1)] step: u32,
    write: Callback<u32>,
    /// How the number is said.
    #[prop(default = |value| value.to_string())]
    shown: fn(u32) -> String,
) -> impl IntoView {
    let (least, most) = bounds;
    let less = move |_: leptos::ev::MouseEvent| write.run(value.get_untracked().saturating_sub(step).max(least));
    let more = move |_: leptos::ev::MouseEvent| write.run((value.get_untracked() + step).min(most));
    view! {
        <span id=id>{label}</span>
        <div class="stepper" role="group" aria-labelledby=id>
            <button class="icon" type="button" aria-label=say!(build.less) aria-disabled=move || (value.get() <= least).then_some("true") on:click=less><Icon name="i-minus"/></button>
            <output aria-live="polite">{move || shown(value.get())}</output>
            <button class="icon" type="button" aria-label=say!(build.more_of) aria-disabled=move || (value.get() >= most).then_some("true") on:click=more><Icon name="i-plus"/></button>
        </div>
    }
}

/// A few choices in one pill.
#[component]
pub(super) fn Either<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    legend: &'static str,
    choices: [(T, &'static str); 2],
    #[prop(into)] value: Signal<T>,
    choose: Callback<T>,
) -> impl IntoView {
    view! {
        <fieldset class="either">
            <legend class="vh">{legend}</legend>
            {choices.map(|(choice, word)| {
                let is_on = move || value.get() == choice;
                view! { <label class:on=is_on><input type="radio" name=name prop:checked=is_on on:change=move |_| choose.run(choice)/>{word}</label> }
            })}
        </fieldset>
    }
}

/// A button that adds something.
#[component]
pub(super) fn Add(#[prop(into)] word: Signal<&'static str>, add: Callback<()>) -> impl IntoView {
    view! { <button class="add" type="button" on:click=move |_| add.run(())><Icon name="i-plus"/>{word}</button> }
}

/// A menu behind a button. Choosing closes it, and so do Escape and going elsewhere.
#[component]
pub(super) fn More(
    #[prop(into)] label: String,
    /// A word on the button, in place of three dots.
    #[prop(optional)]
    word: Option<&'static str>,
    /// The button's drawing.
    #[prop(default = "i-more")]
    icon: &'static str,
    /// The button's id.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Opens towards the end of the line.
    #[prop(optional)]
    start: bool,
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let node: NodeRef<html::Div> = NodeRef::new();
    let button: NodeRef<html::Button> = NodeRef::new();
    let list: NodeRef<html::Ul> = NodeRef::new();
    let close_for = move |target: Option<web_sys::EventTarget>| {
        let target = target.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        // A menu that is taken off the page with the keyboard on it is told so when its signals are gone.
        if let (Some(true), Some(Some(node)), Some(target)) =
            (open.try_get_untracked(), node.try_get_untracked(), target)
            && !node.contains(Some(&target))
        {
            open.set(false);
        }
    };
    let elsewhere = window_event_listener(leptos::ev::pointerdown, move |event| close_for(event.target()));
    on_cleanup(move || elsewhere.remove());
    let back = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let unfold = move || {
        open.update(|open| *open = !*open);
        // At the window's end it would hang below it.
        if let Some(list) = list.get_untracked().filter(|_| open.get_untracked()) {
            browser::into_sight(&list);
        }
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            back();
        }
    };
    view! {
        <div class="menu" class:start=start node_ref=node on:keydown=key on:focusout=move |event| close_for(event.related_target())>
            <button class=if word.is_some() { "add" } else { "icon" } type="button" id=id node_ref=button
                aria-label=word.is_none().then(|| label.clone()) title=word.is_none().then_some(label) aria-expanded=move || open.get().to_string()
                on:click=move |_| unfold()>
                <Icon name=icon/>{word}
            </button>
            <ul role="list" node_ref=list hidden=move || !open.get() on:click=move |_| back()>{children()}</ul>
        </div>
    }
}

/// Something was done, and can be undone.
#[component]
pub(super) fn Toast(
    /// What was done, while that is worth saying.
    words: RwSignal<Option<String>>,
    /// Undoes it.
    undo: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="toasts" role="status">
            {move || words.get().map(|said| view! {
                <div class="toast">
                    <span>{said}</span>
                    <button class="plain" type="button" on:click=move |_| undo.run(())>{say!(build.undo)}</button>
                    <button class="icon" type="button" aria-label=say!(app.close) on:click=move |_| words.set(None)><Icon name="i-close"/></button>
                </div>
            })}
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
