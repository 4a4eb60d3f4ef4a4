//! Text with marks, for whoever knows no Markdown: buttons put them in, and a line shows them as the students see it.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::bench::Bench;
use crate::app::parts::{Icon, Prose};
use crate::breakout::{Breakout, Clue};
use crate::prose::plain;
use crate::say;

/// Marks that the buttons put around or before what is selected.
#[derive(Clone, Copy)]
enum Format {
    Around(&'static str),
    Before(&'static str),
    Insert(&'static str),
    Maths,
}

const BOLD: Format = Format::Around("**");
const ITALIC: Format = Format::Around("*");

/// What stands between the dollars where nothing is selected.
const EXAMPLE: &str = r"\tfrac{3}{4}";

/// What shows a button for each word that teams are asked for: for this breakout, beside the text with this id, which it is
/// put into so.
type Words = fn(Bench, String, Callback<String>) -> AnyView;

/// What gives a clue with the teacher's words in it.
type Worded = fn(&Breakout, &Clue) -> Clue;

/// Whether teams are asked for words, and what shows them beside a text: there once its code is.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// The breakout.
    pub bench: Bench,
    /// What shows them, and what puts them in.
    pub shown: RwSignal<Option<(Words, Worded)>>,
}

type Area = NodeRef<html::Textarea>;

/// Text of several paragraphs, with all buttons above it.
#[component]
pub(super) fn Markdown(id: String, #[prop(into)] value: Signal<String>, write: Callback<String>) -> impl IntoView {
    let area = Area::new();
    view! {
        <Bar id=id.clone() area write full=true/>
        <textarea id=id aria-label=say!(build.clue_text) rows="4" node_ref=area prop:value=value
            on:keydown=move |event| by_key(&event, area, write) on:input:target=move |event| write.run(event.target().value())></textarea>
    }
}

/// A line or two, written where they stand: shown as the students see them until they are written on.
#[component]
pub(super) fn MarkedLine(
    id: String,
    /// What it is called where no label stands beside it.
    #[prop(optional, into)]
    label: Option<String>,
    #[prop(optional)] placeholder: &'static str,
    #[prop(into)] value: Signal<String>,
    write: Callback<String>,
) -> impl IntoView {
    let area = Area::new();
    let is_marked = Memo::new(move |_| value.with(|text| plain(text) != text.trim()));
    view! {
        <div class="marked" class:shown=is_marked>
            {move || is_marked.get().then(|| view! { <div class="seen" aria-hidden="true"><Prose text=value.get() first=5/></div> }.into_any())}
            <textarea class="in-place" rows="1" id=id.clone() aria-label=label placeholder=placeholder node_ref=area prop:value=value
                on:keydown=move |event| by_key(&event, area, write) on:input:target=move |event| write.run(event.target().value())></textarea>
            <Bar id area write/>
        </div>
    }
}

/// Control or Command with B or I.
fn by_key(event: &KeyboardEvent, area: Area, write: Callback<String>) {
    let how = match event.key().as_str() {
        "b" => BOLD,
        "i" => ITALIC,
        _ => return,
    };
    if (event.ctrl_key() || event.meta_key()) && !event.alt_key() {
        event.prevent_default();
        put(area, write, how);
    }
}

/// Puts a format on what is selected.
fn put(area: Area, write: Callback<String>, format: Format) {
    let Some(area) = area.get_untracked() else { return };
    let text = area.value();
    let (from, to) = selection(&area, &text);
    let (changed, cursor) = formatted(&text, from, to, format);
    area.set_value(&changed);
    write.run(changed);
    let _ = area.focus();
    let cursor = u32::try_from(cursor).ok();
    // The selection of a field that is on the page can always be set.
    let _ = area.set_selection_start(cursor);
    let _ = area.set_selection_end(cursor);
}

/// Puts paragraphs into a text, where its cursor is.
pub(super) fn insert(id: &str, write: Callback<String>, what: &str) {
    let area = document().get_element_by_id(id).and_then(|area| area.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    let Some(area) = area else { return };
    let text = area.value();
    let (before, after) = text.split_at(selection(&area, &text).1);
    let (before, after) = (before.trim_end(), after.trim());
    let gap = |beside: &str| if beside.is_empty() { "" } else { "\n\n" };
    let changed = format!("{before}{}{what}{}{after}", gap(before), gap(after));
    let cursor = changed.len() - after.len() - gap(after).len();
    let cursor = changed.get(..cursor).and_then(|head| u32::try_from(head.encode_utf16().count()).ok());
    area.set_value(&changed);
    write.run(changed);
    // The next one goes behind this one.
    let _ = area.set_selection_start(cursor);
    let _ = area.set_selection_end(cursor);
}

/// The buttons of a text. They are one stop for the Tab key; the arrow keys go along them.
#[component]
fn Bar(
    /// The text's id.
    id: String,
    area: Area,
    write: Callback<String>,
    /// With what makes blocks, not only bold and italic.
    #[prop(optional)]
    full: bool,
) -> impl IntoView {
    let mut buttons = vec![
        (say!(build.bold), "B".into_any(), BOLD),
        (say!(build.italic), view! { <i>"I"</i> }.into_any(), ITALIC),
        (say!(build.maths), view! { <span>"√x"</span> }.into_any(), Format::Maths),
    ];
    if full {
        let icon = |name: &'static str| view! { <Icon name/> }.into_any();
        buttons.extend([
            (say!(build.heading), "H".into_any(), Format::Before("## ")),
            (say!(build.bullets), icon("i-list"), Format::Before("- ")),
            (say!(build.numbers), icon("i-numbered"), Format::Before("1. ")),
            (say!(build.quote), icon("i-quote"), Format::Before("> ")),
            (say!(build.table), icon("i-table"), Format::Insert("\n\n|  |  |\n|--|--|\n|  |  |\n")),
        ]);
    }
    let count = buttons.len() as u32;
    let at = RwSignal::new(0);
    let row: NodeRef<html::Div> = NodeRef::new();
    let key = move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowRight" => (at.get_untracked() + 1) % count,
            "ArrowLeft" => (at.get_untracked() + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        at.set(to);
        let button = row.get_untracked().and_then(|row| row.children().item(to));
        if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = button.focus();
        }
    };
    let button = |(index, (label, face, how)): (usize, (&'static str, AnyView, Format))| {
        let index = index as u32;
        view! {
            <button type="button" aria-label=label title=label tabindex=move || if at.get() == index { "0" } else { "-1" }
                on:focus=move |_| at.set(index) on:click=move |_| put(area, write, how)>{face}</button>
        }
    };
    let text = id.clone();
    let words = move || {
        let Asked { bench, shown } = use_context()?;
        shown.get().map(|(show, _)| show(bench, text.clone(), write))
    };
    // Pressed by a pointer they leave the keyboard, and what is selected, in the text.
    view! {
        <div class="bar" role="toolbar" aria-label=say!(build.formatting) aria-controls=id node_ref=row on:keydown=key on:mousedown=|event| event.prevent_default()>
            {buttons.into_iter().enumerate().map(button).collect_view()}
            {words}
        </div>
    }
}

/// What is selected, in bytes; the browser counts UTF-16.
pub(super) fn selection(area: &web_sys::HtmlTextAreaElement, text: &str) -> (usize, usize) {
    let bytes = |units: Option<u32>| {
        let units = units.map_or(usize::MAX, |units| units as usize);
        let mut seen = 0;
        let at = text.char_indices().find(|(_, c)| {
            let here = seen >= units;
            seen += c.len_utf16();
            here
        });
        at.map_or(text.len(), |(at, _)| at)
    };
    let (from, to) = (area.selection_start().ok().flatten(), area.selection_end().ok().flatten());
    (bytes(from), bytes(to))
}

/// The text with a format put on what is selected, and where the cursor then stands, in UTF-16 units.
fn formatted(text: &str, from: usize, to: usize, format: Format) -> (String, usize) {
    let (before, chosen, after) = (&text[..from], &text[from..to], &text[to..]);
    let (head, tail) = match format {
        Format::Around(mark) => (format!("{before}{mark}{chosen}"), format!("{mark}{after}")),
        Format::Maths => {
            // Just within the dollars no space may stand.
            let (lead, source) = chosen.split_at(chosen.len() - chosen.trim_start().len());
            let (source, tail) = source.split_at(source.trim_end().len());
            let source = if source.is_empty() { EXAMPLE } else { source };
            (format!("{before}{lead}${source}"), format!("${tail}{after}"))
        }
        Format::Insert(what) => (format!("{before}{chosen}{what}"), after.to_owned()),
        Format::Before(mark) => {
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let lines: Vec<String> = text[start..to].split('\n').map(|line| format!("{mark}{line}")).collect();
            (format!("{}{}", &text[..start], lines.join("\n")), after.to_owned())
        }
    };
    let cursor = head.encode_utf16().count();
    (head + &tail, cursor)
}
