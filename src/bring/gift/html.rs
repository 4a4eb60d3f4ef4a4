/// Elements that part lines.
const LINES: [&str; 12] = ["p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "blockquote"];

/// Parts of a table: rows part lines, and cells words.
const ROWS: [&str; 2] = ["table", "tr"];
const CELLS: [&str; 2] = ["td", "th"];

/// Elements without which the words say the same.
const LOOKS: [&str; 12] = ["b", "strong", "i", "em", "u", "span", "font", "code", "small", "big", "pre", "tt"];

/// Elements that are lost.
const LOST: [&str; 17] = [
    "a", "img", "sub", "sup", "table", "tbody", "thead", "tr", "td", "th", "audio", "video", "source", "iframe",
    "object", "embed", "svg",
];

/// The words of a text that may have HTML in it, and whether nothing of it is lost.
pub(super) fn words(text: &str) -> (String, bool) {
    let (mut out, mut is_whole, mut rest) = (String::new(), true, text);
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((name, behind)) = element(rest) {
            match name.as_str() {
                name if LINES.contains(&name) => out.push('\n'),
                name => {
                    out.push_str(if ROWS.contains(&name) {
                        "\n"
                    } else if CELLS.contains(&name) {
                        " "
                    } else {
                        ""
                    });
                    is_whole &= !LOST.contains(&name);
                }
            }
            rest = behind;
        } else if let Some((letter, behind)) = entity(rest) {
            out.push(letter);
            rest = behind;
        } else {
            let mark = rest.chars().next().map_or(0, char::len_utf8);
            out.push_str(&rest[..mark]);
            rest = &rest[mark..];
        }
    }
    out.push_str(rest);
    (out.trim().to_owned(), is_whole)
}

/// The name of a tag that a text begins with, and what comes behind it. Of names that are none of ours it is no tag: `a < b > c`.
fn element(text: &str) -> Option<(String, &str)> {
    let (tag, behind) = text.strip_prefix('<')?.split_once('>')?;
    let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next()?.to_ascii_lowercase();
    let is_known = [&LINES[..], &LOOKS[..], &LOST[..]].iter().any(|names| names.contains(&name.as_str()));
    is_known.then_some((name, behind))
}

/// The letter of an entity that a text begins with, and what comes behind it.
fn entity(text: &str) -> Option<(char, &str)> {
    let (name, behind) = text.strip_prefix('&')?.split_once(';')?;
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            code.ok().and_then(char::from_u32).filter(|letter| *letter != '\0')?
        }
    };
    Some((letter, behind))
}
