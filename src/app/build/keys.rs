//! The list of keys.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::browser;
use crate::app::parts::Dialog;
use crate::say;

/// All keys of the studio, and those of a team.
pub(super) fn keys(open: RwSignal<bool>) -> AnyView {
    view! {
        <Dialog id="keys" title=Signal::stored(say!(keys.title).to_owned()) open wide=true>
            <div class="inside keys" tabindex="0">
                <p class="quiet">{say!(keys.command)}</p>
                {group(say!(keys.everywhere), &[
                    (&["?"], say!(keys.list)),
                    (&["Ctrl Z"], say!(keys.undo)),
                    (&["Ctrl Shift Z", "Ctrl Y"], say!(keys.redo)),
                    (&["Ctrl Shift F"], say!(keys.find)),
                    (&["Esc"], say!(keys.close)),
                    (&["Tab", "Shift Tab"], say!(keys.tab)),
                ])}
                {group(say!(keys.writing), &[
                    (&["Ctrl B"], say!(keys.bold)),
                    (&["Ctrl I"], say!(keys.italic)),
                    (&["←", "→"], say!(keys.along)),
                ])}
                {group(say!(map.chain), &[
                    (&["↑", "↓", "←", "→"], say!(map.do_arrows)),
                    (&["C"], say!(map.do_c)),
                    (&["Enter"], say!(map.do_enter)),
                    (&["L"], say!(map.do_l)),
                    (&["N"], say!(map.do_n)),
                    (&["D"], say!(map.do_d)),
                    (&["Del"], say!(map.do_delete)),
                    (&["+", "−", "0"], say!(map.do_zoom)),
                ])}
                {group(say!(keys.teams), &[
                    (&["0–9", "A–Z"], say!(keys.wheels_type)),
                    (&["↑", "↓"], say!(keys.wheels)),
                    (&["↑", "↓", "←", "→"], say!(keys.light)),
                    (&["+", "−", "0"], say!(keys.closely)),
                    (&["Enter"], say!(keys.enter)),
                ])}
            </div>
        </Dialog>
    }
    .into_any()
}

fn group(title: &'static str, keys: &[(&[&'static str], &'static str)]) -> AnyView {
    let line = |(keys, words): &(&[&'static str], &'static str)| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> }.into_any()).collect::<Vec<_>>();
        view! { <div><dt>{keys}</dt><dd>{*words}</dd></div> }.into_any()
    };
    view! { <h3 class="label">{title}</h3><dl>{keys.iter().map(line).collect::<Vec<_>>()}</dl> }.into_any()
}

/// Whether somebody is writing: what is pressed then is a letter.
pub(super) fn is_writing() -> bool {
    let Some(element) = browser::active() else { return false };
    let kind = element.dyn_ref::<web_sys::HtmlInputElement>().map(|input| input.type_());
    match kind {
        Some(kind) => !matches!(kind.as_str(), "checkbox" | "radio" | "button" | "file"),
        None => matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT"),
    }
}
