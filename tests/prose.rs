//! What a teacher writes is read as CommonMark reads it, as far as we promise it; and nothing at all breaks it.

use latchwork::prose::{Block, Span, maths, may_have_maths, plain, read};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};
use std::fmt::Write as _;
use std::{error::Error, fs};

#[test]
fn reads_as_commonmark_does() {
    let texts = [
        "One line\nand another  \nbroken\\\ntwice",
        "*a* **b** ***c*** _d_ __e__ ~~f~~ a_b_c 2*3*4 ** x ** *(**y**)* **z*",
        "**The *whole* truth** and *nothing **but** it*",
        "*a **b* c** *un*frigging*believable* ***x** y*",
        "# One\n## Two ##\n### Three #4\n#Not\n\nSetext\n===\nTwo\n---",
        "- a\n- b\n- c",
        "- a\n\n- b\n\n\n- c",
        "1. a\n2. b\n   - c\n   - d\n3. e\n\nafter",
        "3) three\n4) four\n\n* other\n+ list",
        "- a\n\n  second paragraph\n- b",
        "- a\nlazy\n- b\n  going on",
        "- a\n  - b\n    - c\n\n- d",
        "text\n- list right behind\ntext\n2. no list",
        "> quoted\n> more\nlazy\n\nnot quoted\n> > deep\n> back",
        "> - list\n> - in quote\n\n- > quote\n- in list",
        "```\ncode *stays*\n  so\n```\nafter\n~~~\n``` \n~~~",
        "    indented code\n    more\n\ntext",
        "a `b` ``c ` d`` `` ` `` `open",
        "---\n***\n_ _ _\na\n***",
        "| a | b |\n|---|:-:|\n| 1 | *2* |\n| 3 |\n\nafter",
        "before\n\na | b\n--|--\n1 | 2 | 3\n`x` | y \\| z",
        "[a](https://example.org) [b *c*](<x y> \"title\") [d](e(f)g) [no](a b) [un]closed [x][y]",
        "[a [b](c) d](e) *[f*](g) ![picture *of*](h)",
        "<https://example.org> <not a link> <b>bold</b> a < b",
        "&amp; &lt;b&gt; &#39; &#x41; &nothing; & &",
        "\\*not\\* \\# \\a 1\\. C:\\dir",
        "1986\\. A year\n\n1986. A list",
        "a  \n  b\n   c",
        "\"quotes\" -- it's 7 x 8 = 56 (no!) __init__ snake_case_word",
        "-\n- a\n-\n\n  b",
        "Café *naïve*s 日本*語*です «*a*»",
        "#\n\n##  \n\n-----\n- - -",
        "1. one\n\n   two\n2. three",
    ];
    for text in texts {
        assert_eq!(ours(text), theirs(text), "{text}");
    }
}

#[test]
fn shipped_words_read_as_commonmark() -> Result<(), Box<dyn Error>> {
    fn texts(value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => found.push(text.clone()),
            serde_json::Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
            serde_json::Value::Object(values) => values.values().for_each(|value| texts(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for entry in fs::read_dir("puzzles")? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "json") && !path.to_string_lossy().contains("schema") {
            texts(&serde_json::from_slice(&fs::read(path)?)?, &mut found);
        }
    }
    assert!(found.len() > 100);
    // CommonMark has no maths.
    for text in found.into_iter().filter(|text| maths(text).is_empty()) {
        assert_eq!(ours(&text), theirs(&text), "{text}");
    }
    Ok(())
}

#[test]
fn maths_stands_between_dollars() {
    let all: [(&str, &[&str]); 20] = [
        (r"Take $\tfrac{3}{4}$ of *it*.", &[r"\tfrac{3}{4}"]),
        ("$$ x^2 $$", &["x^2"]),
        ("before $$x$$ behind", &["x"]),
        ("$a$ and $b$, **$c$**, [$d$](e)", &["a", "b", "c", "d"]),
        ("$a_1 * b_2 * c_3$ `d`", &["a_1 * b_2 * c_3"]),
        ("# $a$\n\n- $b$\n\n> $c$\n\n|$d$|\n|-|\n|$e$|", &["a", "b", "c", "e", "d"]),
        ("$a\nb$", &["a\nb"]),
        (r"$\text{\$5}$", &[r"\text{\$5}"]),
        ("costs $5$ and ($6)$", &["5", "6)"]),
        // Amounts and what is escaped are words.
        ("It costs $5 and $6.", &[]),
        ("$5, or is it 5$?", &["5, or is it 5"]),
        ("from $5 to 6$7", &[]),
        ("$20,000 and USD$30,000", &[]),
        (r"\$a$ and \$b\$", &[]),
        ("`$a$` and\n\n    $b$", &[]),
        ("$ a$ and $b $", &[]),
        ("$a\n\nb$", &[]),
        ("$", &[]),
        ("$$", &[]),
        ("$$ $$ $$$ $$$$", &["$"]),
    ];
    for (text, sources) in all {
        assert_eq!(maths(text), sources, "{text}");
    }
    let display = |text: &str| matches!(&read(text)[..], [Block::Paragraph(words)] if matches!(words[..], [Span::Maths { display: true, .. }]));
    assert!(!may_have_maths("It costs $5 and $6, or \\$20,000."));
    assert!(display("$$\nx\n$$") && !display("$x$"));
}

#[test]
fn maths_is_read_aloud_roughly() {
    assert_eq!(plain(r"Take $1\tfrac{3}{4}$ of $2 \times x^{2}$."), "Take 1  3/4 of 2  times x^ 2.");
    assert_eq!(plain(r"$\sqrt{2}\,\text{cm}$, $50\%$, \$5"), "sqrt 2  , text cm, 50 %, $5");
}

#[test]
fn read_aloud_has_no_marks() {
    assert_eq!(plain("# A\n\n*b* `c`\n\n- d\n- e\n\n|f|g|\n|-|-|\n|h|i|"), "A\nb c\nd\ne\nf, g\nh, i");
}

#[test]
fn depth_is_bounded() {
    for text in
        [">".repeat(40_000), "- ".repeat(20_000), "**a ".repeat(9_000) + &" a**".repeat(3_000), "[".repeat(40_000)]
    {
        let blocks = read(&text);
        assert!(blocks.iter().map(depth).max() < Some(40));
    }
    assert_eq!(read(&"x".repeat(60_000)).len(), 1);
}

proptest! {
    #[test]
    fn nothing_breaks_it(text in "\\PC*") {
        plain(&text);
    }

    #[test]
    fn no_marks_break_it(text in "[a *_~`$\\[\\]()<>!#|\\\\&;\n\t.:>=1-]{0,80}") {
        plain(&text);
    }

    #[test]
    fn maths_comes_back_as_it_was_written(source in "(\\\\[a-z]{1,4})?[a-z0-9{}^_*`<&+|-]([a-z0-9{}^_*`<&+ |-]{0,20}[a-z0-9{}^_*`<&+|-])?", before in "[a-z][a-z ]{0,5}", after in "[a-z .]{0,5}") {
        prop_assert_eq!(maths(&format!("{before} ${source}$ {after}")), vec![source]);
    }

    #[test]
    fn maths_is_never_overlooked(text in "[ab5 $\\\\`*>|\n-]{0,40}") {
        prop_assert!(maths(&text).is_empty() || may_have_maths(&text));
    }

    #[test]
    fn where_there_is_no_dollar_there_is_no_maths(text in "[^$]{0,60}") {
        prop_assert!(maths(&text).is_empty());
    }

    #[test]
    fn words_are_never_lost(words in prop::collection::vec("[a-z]{1,6}", 1..12), marks in prop::collection::vec("[*_~`#>|\\[\\]-]{1,3}| |\n|\n\n", 12)) {
        let text: String = words.iter().zip(&marks).map(|(word, mark)| format!("{word}{mark}")).collect();
        let all: String = plain(&text).chars().filter(char::is_ascii_lowercase).collect();
        prop_assert_eq!(all, words.concat());
    }
}

fn depth(block: &Block) -> usize {
    let of_spans = |spans: &[Span]| spans.iter().map(span_depth).max().unwrap_or(0);
    1 + match block {
        Block::Paragraph(words) | Block::Words(words) | Block::Heading { words, .. } => of_spans(words),
        Block::Quote(inner) => inner.iter().map(depth).max().unwrap_or(0),
        Block::List { items, .. } => items.iter().flatten().map(depth).max().unwrap_or(0),
        Block::Table { .. } | Block::Code(_) | Block::Rule => 0,
    }
}

fn span_depth(span: &Span) -> usize {
    match span {
        Span::Emphasis(words) | Span::Strong(words) | Span::Struck(words) | Span::Link { words, .. } => {
            1 + words.iter().map(span_depth).max().unwrap_or(0)
        }
        Span::Text(_) | Span::Code(_) | Span::Maths { .. } | Span::Break => 0,
    }
}

/// Another reader's opinion, with HTML as letters, images as their words and lines joined by a space.
fn theirs(text: &str) -> String {
    let mut image = 0;
    let events =
        Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).filter_map(|event| match event {
            Event::Start(Tag::Image { .. }) => {
                image += 1;
                None
            }
            Event::End(TagEnd::Image) => {
                image -= 1;
                None
            }
            Event::Start(Tag::Link { dest_url, .. }) => Some(Event::Start(Tag::Link {
                link_type: pulldown_cmark::LinkType::Inline,
                dest_url,
                title: "".into(),
                id: "".into(),
            })),
            Event::Start(Tag::CodeBlock(_)) => {
                Some(Event::Start(Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Indented)))
            }
            Event::Start(Tag::Table(columns)) => {
                Some(Event::Start(Tag::Table(columns.iter().map(|_| pulldown_cmark::Alignment::None).collect())))
            }
            Event::InlineHtml(html) => Some(Event::Text(html)),
            Event::SoftBreak => Some(Event::Text(" ".into())),
            event => Some(event),
        });
    let mut out = String::new();
    html::push_html(&mut out, events);
    tidy(&out)
}

fn tidy(html: &str) -> String {
    html.replace("<tbody>", "").replace("</tbody>", "").replace('\n', "")
}

fn ours(text: &str) -> String {
    let mut out = String::new();
    blocks(&read(text), &mut out);
    tidy(&out)
}

fn blocks(all: &[Block], out: &mut String) {
    for block in all {
        match block {
            Block::Paragraph(words) => {
                out.push_str("<p>");
                spans(words, out);
                out.push_str("</p>");
            }
            Block::Words(words) => spans(words, out),
            Block::Heading { level, words } => {
                let _ = write!(out, "<h{level}>");
                spans(words, out);
                let _ = write!(out, "</h{level}>");
            }
            Block::Quote(inner) => {
                out.push_str("<blockquote>");
                blocks(inner, out);
                out.push_str("</blockquote>");
            }
            Block::Code(code) => {
                let _ = write!(out, "<pre><code>{}</code></pre>", escaped(code));
            }
            Block::List { start, items } => {
                let (open, close) = match start {
                    Some(1) => ("<ol>".to_owned(), "</ol>"),
                    Some(start) => (format!("<ol start=\"{start}\">"), "</ol>"),
                    None => ("<ul>".to_owned(), "</ul>"),
                };
                out.push_str(&open);
                for item in items {
                    out.push_str("<li>");
                    blocks(item, out);
                    out.push_str("</li>");
                }
                out.push_str(close);
            }
            Block::Table { head, rows } => {
                out.push_str("<table><thead><tr>");
                row(head, "th", out);
                out.push_str("</tr></thead>");
                for cells in rows {
                    out.push_str("<tr>");
                    row(cells, "td", out);
                    out.push_str("</tr>");
                }
                out.push_str("</table>");
            }
            Block::Rule => out.push_str("<hr />"),
        }
    }
}

fn row(cells: &[Vec<Span>], tag: &str, out: &mut String) {
    for cell in cells {
        let _ = write!(out, "<{tag}>");
        spans(cell, out);
        let _ = write!(out, "</{tag}>");
    }
}

fn spans(all: &[Span], out: &mut String) {
    for span in all {
        let (tag, words) = match span {
            Span::Text(text) => {
                out.push_str(&escaped(text));
                continue;
            }
            Span::Code(code) => {
                let _ = write!(out, "<code>{}</code>", escaped(code));
                continue;
            }
            Span::Maths { source, .. } => {
                let _ = write!(out, "<math>{source}</math>");
                continue;
            }
            Span::Break => {
                out.push_str("<br />");
                continue;
            }
            Span::Link { to, words } => {
                let mut href = String::new();
                let _ = pulldown_cmark_escape(&mut href, to);
                let _ = write!(out, "<a href=\"{href}\">");
                spans(words, out);
                out.push_str("</a>");
                continue;
            }
            Span::Emphasis(words) => ("em", words),
            Span::Strong(words) => ("strong", words),
            Span::Struck(words) => ("del", words),
        };
        let _ = write!(out, "<{tag}>");
        spans(words, out);
        let _ = write!(out, "</{tag}>");
    }
}

fn pulldown_cmark_escape(out: &mut String, address: &str) -> std::fmt::Result {
    address.chars().try_for_each(|letter| if letter == ' ' { write!(out, "%20") } else { write!(out, "{letter}") })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
