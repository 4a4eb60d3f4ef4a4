//! A table that is pasted from a document or a web page: what its program says in words loses where cells end.

use wasm_bindgen::JsValue;
use web_sys::{Event, HtmlTextAreaElement};

use crate::app::named::{call, get, make, number};
use crate::bring::{Spread, bare, tabbed};

/// Elements that stand on lines of their own.
const LINES: [&str; 14] = ["P", "DIV", "LI", "UL", "OL", "TR", "BLOCKQUOTE", "PRE", "H1", "H2", "H3", "H4", "H5", "H6"];

/// The text of a table that a paste brings; none where it brings none.
pub(super) fn table(event: &Event) -> Option<String> {
    let html = call(&get(event, "clipboardData"), "getData", &["text/html".into()]).ok()?.as_string()?;
    // A document of its own, and bare: nothing in it is run or fetched, and no policy is broken by its styles.
    let parser = make("DOMParser", &[]).ok()?;
    let document = call(&parser, "parseFromString", &[bare(&html)?.into(), "text/html".into()]).ok()?;
    // What stands in a cell of another table is that cell's.
    let rows = call(&document, "querySelectorAll", &["tr:not(td *, th *)".into()]).ok()?;
    let rows = list(&rows).map(|row| list(&get(&row, "cells")).map(|cell| spread(&cell)).collect());
    tabbed(&rows.collect::<Vec<_>>())
}

/// Puts text where it would have been pasted.
pub(super) fn put(field: &HtmlTextAreaElement, text: String) {
    let [from, to] = ["selectionStart", "selectionEnd"].map(|name| get(field, name));
    // Only of a field that has no selection this would be refused.
    let _ = call(field, "setRangeText", &[text.into(), from, to, "end".into()]);
}

fn spread(cell: &JsValue) -> Spread {
    let mut text = String::new();
    words(cell, &mut text);
    Spread::new(&text, number(cell, "colSpan") as usize, number(cell, "rowSpan") as usize)
}

/// The words within a node, as a browser would break them into lines.
fn words(node: &JsValue, out: &mut String) {
    let mut child = get(node, "firstChild");
    while child.is_object() {
        match get(&child, "nodeName").as_string().unwrap_or_default().to_ascii_uppercase().as_str() {
            "#TEXT" => {
                let text = get(&child, "data").as_string().unwrap_or_default();
                // Ends of lines in the file are spaces.
                out.extend(text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
            }
            "BR" => out.push('\n'),
            name if LINES.contains(&name) => {
                out.push('\n');
                words(&child, out);
                out.push('\n');
            }
            "TD" | "TH" => {
                out.push(' ');
                words(&child, out);
            }
            _ => words(&child, out),
        }
        child = get(&child, "nextSibling");
    }
}

/// The members of a list of nodes.
fn list(of: &JsValue) -> impl Iterator<Item = JsValue> {
    let of = of.clone();
    (0..number(&of, "length") as usize).map(move |at| get(&of, &at.to_string()))
}
