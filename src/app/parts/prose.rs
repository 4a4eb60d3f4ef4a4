use leptos::prelude::*;
use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

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
    view! { <div class="prose">{blocks(&text, first)}</div> }
}

/// What a teacher wrote, as it is read aloud: without marks, a line for each block.
pub fn plain_text(text: &str) -> String {
    let mut plain = String::new();
    for event in parser(text) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                plain.push_str(&words)
            }
            Event::SoftBreak => plain.push(' '),
            Event::HardBreak | Event::Rule => plain.push('\n'),
            Event::End(TagEnd::TableCell) => plain.push_str(", "),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead,
            ) => {
                plain.push('\n');
            }
            _ => {}
        }
    }
    plain.trim().to_owned()
}

fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
}

/// An element whose children are still being collected.
struct Open {
    tag: Option<Tag<'static>>,
    children: Vec<AnyView>,
}

fn blocks(text: &str, first: u8) -> Vec<AnyView> {
    let mut open = vec![Open { tag: None, children: Vec::new() }];
    for event in parser(text) {
        let view = match event {
            Event::Start(tag) => {
                open.push(Open { tag: Some(tag.into_static()), children: Vec::new() });
                continue;
            }
            Event::End(_) => match open.pop() {
                Some(Open { tag: Some(tag), children }) => element(tag, children, first),
                _ => continue,
            },
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => words.into_string().into_any(),
            Event::Code(words) => view! { <code>{words.into_string()}</code> }.into_any(),
            Event::SoftBreak => " ".into_any(),
            Event::HardBreak => view! { <br/> }.into_any(),
            Event::Rule => view! { <hr/> }.into_any(),
            _ => continue,
        };
        if let Some(parent) = open.last_mut() {
            parent.children.push(view);
        }
    }
    open.into_iter().next().map(|root| root.children).unwrap_or_default()
}

fn element(tag: Tag<'static>, children: Vec<AnyView>, first: u8) -> AnyView {
    match tag {
        Tag::Paragraph => view! { <p>{children}</p> }.into_any(),
        Tag::Heading { level, .. } => {
            let deeper = u8::from(level > HeadingLevel::H2);
            match first + deeper {
                0..=3 => view! { <h3>{children}</h3> }.into_any(),
                4 => view! { <h4>{children}</h4> }.into_any(),
                5 => view! { <h5>{children}</h5> }.into_any(),
                _ => view! { <h6>{children}</h6> }.into_any(),
            }
        }
        Tag::BlockQuote(_) => view! { <blockquote>{children}</blockquote> }.into_any(),
        Tag::CodeBlock(_) => view! { <pre><code>{children}</code></pre> }.into_any(),
        Tag::List(Some(start)) => view! { <ol start=start.to_string()>{children}</ol> }.into_any(),
        Tag::List(None) => view! { <ul>{children}</ul> }.into_any(),
        Tag::Item => view! { <li>{children}</li> }.into_any(),
        Tag::Table(alignments) => table(&alignments, children),
        Tag::TableHead => view! { <thead><tr>{children}</tr></thead> }.into_any(),
        Tag::TableRow => view! { <tr>{children}</tr> }.into_any(),
        Tag::TableCell => view! { <td>{children}</td> }.into_any(),
        Tag::Emphasis => view! { <em>{children}</em> }.into_any(),
        Tag::Strong => view! { <strong>{children}</strong> }.into_any(),
        Tag::Strikethrough => view! { <s>{children}</s> }.into_any(),
        Tag::Link { dest_url, .. } if is_safe(&dest_url) => {
            view! { <a href=dest_url.into_string() target="_blank" rel="noopener noreferrer">{children}</a> }.into_any()
        }
        _ => children.into_any(),
    }
}

fn table(_: &[Alignment], children: Vec<AnyView>) -> AnyView {
    view! { <table>{children}</table> }.into_any()
}

/// Only the web and mail: no script, no data, no address of this page.
fn is_safe(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}
