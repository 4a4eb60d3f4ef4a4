use leptos::html::custom;
use leptos::prelude::*;

use crate::app::maths;
use crate::prose::{Block, Span, read};

/// What a teacher wrote, as views: no HTML of theirs is ever taken as HTML.
#[component]
pub fn Prose(
    /// Markdown.
    #[prop(into)]
    text: String,
    /// How deep its headings begin: h3, or h5 where it lies inside a part of something.
    #[prop(default = 3)]
    first: u8,
) -> impl IntoView {
    view! { <div class="prose">{blocks(&read(&text), first)}</div> }
}

fn blocks(all: &[Block], first: u8) -> Vec<AnyView> {
    all.iter().map(|block| view_of(block, first)).collect()
}

fn view_of(block: &Block, first: u8) -> AnyView {
    match block {
        Block::Paragraph(words) => element("p", spans(words)),
        Block::Words(words) => spans(words).into_any(),
        Block::Heading { level, words } => {
            let deeper = u8::from(*level > 2);
            element(["h3", "h4", "h5", "h6"][usize::from(first + deeper).clamp(3, 6) - 3], spans(words))
        }
        Block::Quote(inner) => element("blockquote", blocks(inner, first)),
        Block::Code(code) => element("pre", vec![code_of(code)]),
        Block::List { start, items } => {
            let items = items.iter().map(|item| element("li", blocks(item, first))).collect::<Vec<_>>();
            match start {
                Some(start) => view! { <ol start=start.to_string()>{items}</ol> }.into_any(),
                None => element("ul", items),
            }
        }
        Block::Table { head, rows } => {
            let rows = rows.iter().map(|cells| row("td", cells)).collect();
            element("table", vec![element("thead", vec![row("th", head)]), element("tbody", rows)])
        }
        Block::Rule => element("hr", Vec::new()),
    }
}

fn row(cell: &'static str, cells: &[Vec<Span>]) -> AnyView {
    element("tr", cells.iter().map(|words| element(cell, spans(words))).collect())
}

fn spans(all: &[Span]) -> Vec<AnyView> {
    let span = |span: &Span| match span {
        Span::Text(text) => text.clone().into_any(),
        Span::Code(code) => code_of(code),
        Span::Emphasis(words) => element("em", spans(words)),
        Span::Strong(words) => element("strong", spans(words)),
        Span::Struck(words) => element("s", spans(words)),
        Span::Link { to, words } if is_safe(to) => {
            let words = spans(words);
            view! { <a href=to.clone() target="_blank" rel="noopener noreferrer">{words}</a> }.into_any()
        }
        Span::Link { words, .. } => spans(words).into_any(),
        Span::Maths { source, display } => maths::shown(source.clone(), *display),
        Span::Break => element("br", Vec::new()),
    };
    all.iter().map(span).collect()
}

/// Letters as they were typed.
pub fn code_of(code: &str) -> AnyView {
    element("code", vec![code.to_owned().into_any()])
}

/// One type for all elements: each of its own would be code of its own.
fn element(tag: &'static str, children: Vec<AnyView>) -> AnyView {
    custom(tag).child(children).into_any()
}

/// Only the web and mail: no script, no data, no address of this page.
fn is_safe(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}
