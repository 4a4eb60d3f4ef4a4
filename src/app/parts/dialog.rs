use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{Icon, when};
use crate::app::browser;
use crate::say;

/// A panel over the page, closed by its button, Escape or its owner.
#[component]
pub fn Dialog(
    /// Its id; its heading's is that and `-h`.
    #[prop(into)]
    id: String,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is open; the owner keeps it.
    open: RwSignal<bool>,
    /// At the side, with the page still usable.
    #[prop(optional)]
    side: bool,
    /// For much to read.
    #[prop(optional)]
    wide: bool,
    /// What is inside; made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let node: NodeRef<html::Dialog> = NodeRef::new();
    let children = StoredValue::new(children);
    let opener = StoredValue::new_local(None::<HtmlElement>);
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) if side => {
                opener.set_value(browser::active().and_then(|element| element.dyn_into().ok()));
                dialog.show();
            }
            // Refused only where it is open already.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => {
                dialog.close();
                // A panel that covers the page gives the keyboard back by itself.
                if browser::active().is_none()
                    && let Some(opener) = opener.get_value()
                {
                    let _ = opener.focus();
                }
            }
            _ => {}
        }
    });
    let heading = StoredValue::new(format!("{id}-h"));
    view! {
        <dialog
            id=id
            class="panel"
            class:side=side
            class:wide=wide
            aria-labelledby=heading.get_value()
            node_ref=node
            on:close=move |_| open.set(false)
            on:keydown=move |event| if side && event.key() == "Escape" { open.set(false) }
        >
            {when(move || open.get(), move || view! {
                <div class="head">
                    <h2 id=heading.get_value()>{title}</h2>
                    <button class="icon" type="button" aria-label=say!(app.close) on:click=move |_| open.set(false)>
                        <Icon name="i-close"/>
                    </button>
                </div>
                {children.with_value(|children| children())}
            }.into_any())}
        </dialog>
    }
}
