use js_sys::Promise;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::File;

use super::Icon;
use crate::app::browser;
use crate::format::MOST_BYTES;

/// A file that someone picked or dropped.
#[derive(Clone, Debug)]
pub struct Picked {
    /// Its name.
    pub name: String,
    /// Its bytes, none where it could not be read; of a file that is too large only as many as show that.
    pub bytes: Option<Vec<u8>>,
}

/// A button that opens a file; one can also be dropped on it.
#[component]
pub fn OpenFile(
    /// What it says.
    #[prop(into)]
    label: String,
    /// Its class.
    #[prop(default = "ghost")]
    class: &'static str,
    /// A drawing before it.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// What files it is for.
    #[prop(default = ".json,application/json")]
    accept: &'static str,
    /// Takes the file.
    on_file: impl Fn(Picked) + Copy + 'static,
) -> impl IntoView {
    let input: NodeRef<html::Input> = NodeRef::new();
    let take = move |file: Option<File>| {
        let Some(file) = file else { return };
        spawn_local(async move {
            let picked = pick(file).await;
            // Who left meanwhile took along what would take it.
            if input.try_get_untracked().is_some() {
                on_file(picked);
            }
        });
    };
    let changed = move |_| {
        let Some(input) = input.get() else { return };
        take(input.files().and_then(|files| files.get(0)));
        // So that the same file can be picked again.
        input.set_value("");
    };
    let dropped = move |event: web_sys::DragEvent| {
        event.prevent_default();
        take(event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)));
    };
    view! {
        <button
            class=class
            type="button"
            on:click=move |_| if let Some(input) = input.get() { input.click() }
            on:dragover=|event| event.prevent_default()
            on:drop=dropped
        >{icon.map(|icon| view! { <Icon name=icon/> }.into_any())}{label}</button>
        <input class="vh" type="file" accept=accept tabindex="-1" aria-hidden="true" node_ref=input on:change=changed/>
    }
}

/// Reads a file that someone picked.
pub async fn pick(file: File) -> Picked {
    let (name, asked) = ask(&file);
    Picked { name, bytes: browser::bytes(asked).await }
}

/// A file's name, and its bytes on their way; of a file that is too large only as many as show that.
pub fn ask(file: &File) -> (String, Result<Promise, JsValue>) {
    let most = MOST_BYTES as f64 + 1.0;
    let part = if file.size() > most { file.slice_with_f64_and_f64(0.0, most) } else { Ok(file.clone().into()) };
    (file.name(), part.map(|part| part.array_buffer()))
}
