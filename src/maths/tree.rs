/// The elements that stand in `math`. None of them loads, links or runs anything.
pub const ELEMENTS: [&str; 23] = [
    "menclose",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
];

/// The attributes that they may have.
pub const ATTRIBUTES: [&str; 20] = [
    "accent",
    "accentunder",
    "class",
    "display",
    "displaystyle",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "rspace",
    "scriptlevel",
    "stretchy",
    "symmetric",
    "width",
];

/// What of a style stays, and the class that it stays as: the page's policy refuses the style itself.
const CLASSES: [(&str, &str); 7] = [
    ("text-align: left", "left"),
    ("text-align: right", "right"),
    ("padding-left: 0;", "close-left"),
    ("padding-right: 0;", "close-right"),
    ("border-top", "line-above"),
    ("border-left", "line-left"),
    ("border-right", "line-right"),
];

/// An element of MathML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// `math`, or one of [`ELEMENTS`] within it.
    pub name: &'static str,
    /// Each one of [`ATTRIBUTES`], with its value.
    pub attributes: Vec<(&'static str, String)>,
    /// What stands in it.
    pub children: Vec<Node>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Another element.
    Element(Element),
    /// Signs and words, as they are shown.
    Text(String),
}

impl Element {
    fn push(&mut self, text: &str) {
        let text = unescaped(text);
        match self.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(&text),
            _ if text.is_empty() => {}
            _ => self.children.push(Node::Text(text)),
        }
    }
}

/// What is allowed of MathML, in a `math` of our own. An element that isn't allowed leaves its words, and what is no markup
/// is words: `math-core` lets some signs through as they were typed.
pub(super) fn read(mathml: &str, display: bool) -> Element {
    let attributes = if display { vec![("display", "block".to_owned())] } else { Vec::new() };
    let mut math = Element { name: "math", attributes, children: Vec::new() };
    // Those that are begun and not ended, the outermost first.
    let mut open: Vec<Element> = Vec::new();
    let mut rest = mathml;
    while let Some(at) = rest.find('<') {
        let (words, markup) = rest.split_at(at);
        open.last_mut().unwrap_or(&mut math).push(words);
        let Some((tag, after)) = tag(markup) else {
            open.last_mut().unwrap_or(&mut math).push("<");
            rest = &markup[1..];
            continue;
        };
        rest = after;
        match tag {
            Tag::Begin(element) => open.push(element),
            Tag::End(name) if open.last().is_some_and(|last| last.name == name) => end(&mut open, &mut math),
            Tag::Whole(element) => open.last_mut().unwrap_or(&mut math).children.push(Node::Element(element)),
            Tag::End(_) | Tag::Other => {}
        }
    }
    open.last_mut().unwrap_or(&mut math).push(rest);
    while !open.is_empty() {
        end(&mut open, &mut math);
    }
    math
}

/// Puts the innermost element into the one around it.
fn end(open: &mut Vec<Element>, math: &mut Element) {
    if let Some(element) = open.pop() {
        open.last_mut().unwrap_or(math).children.push(Node::Element(element));
    }
}

enum Tag<'a> {
    Begin(Element),
    End(&'a str),
    /// An element with nothing in it.
    Whole(Element),
    /// Of something that isn't allowed.
    Other,
}

/// The tag that a text begins with, and what follows it.
fn tag(text: &str) -> Option<(Tag<'_>, &str)> {
    let inner = &text[1..];
    let (name, mut rest) = word(inner.strip_prefix('/').unwrap_or(inner))?;
    let mut attributes = Vec::new();
    while let Some((name, value, after)) = attribute(rest) {
        attributes.extend(kept(name, value));
        rest = after;
    }
    let (is_whole, after) = match rest.strip_prefix("/>") {
        Some(after) => (true, after),
        None => (false, rest.strip_prefix('>')?),
    };
    let tag = match ELEMENTS.into_iter().find(|allowed| *allowed == name) {
        None => Tag::Other,
        Some(_) if inner.starts_with('/') => Tag::End(name),
        Some(name) => {
            let element = Element { name, attributes, children: Vec::new() };
            if is_whole { Tag::Whole(element) } else { Tag::Begin(element) }
        }
    };
    Some((tag, after))
}

/// The small letters that a text begins with, and what follows them.
fn word(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_lowercase()).filter(|end| *end > 0)?;
    Some(text.split_at(end))
}

/// ` name="value"`, and what follows it.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = word(text.strip_prefix(' ')?)?;
    let (value, after) = rest.strip_prefix("=\"")?.split_once('"')?;
    Some((name, value, after))
}

/// An attribute as it may stay.
fn kept(name: &str, value: &str) -> Option<(&'static str, String)> {
    if name == "style" {
        let classes = CLASSES.into_iter().filter(|(style, _)| value.contains(style)).map(|(_, class)| class);
        let classes = classes.collect::<Vec<_>>().join(" ");
        return (!classes.is_empty()).then_some(("class", classes));
    }
    let name = ATTRIBUTES.into_iter().find(|allowed| *allowed == name && !matches!(name, "class" | "display"))?;
    Some((name, unescaped(value)))
}

fn unescaped(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .into_iter()
        .fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}
