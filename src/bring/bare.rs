/// The tables of a piece of HTML, bare: of its tags' attributes only those that say how far a cell reaches, and no styles or
/// scripts. So a browser that reads it has nothing to fetch, run or refuse. None where it has no table.
pub fn bare(html: &str) -> Option<String> {
    let small = html.to_ascii_lowercase();
    let mut rest = html.get(small.find("<table")?..)?;
    let mut out = String::new();
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = behind(rest, "-->");
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            let end = tag_end(rest);
            let tag = &rest[1..end];
            rest = rest.get(end + 1..).unwrap_or_default();
            match name(tag).as_str() {
                "style" => rest = behind(rest, "</style>"),
                "script" => rest = behind(rest, "</script>"),
                name if name.starts_with(['!', '?']) => {}
                name => {
                    let end = if tag.ends_with('/') { "/" } else { "" };
                    out.push_str(&format!("<{name}{}{end}>", reaches(tag)));
                }
            }
        } else {
            out.push_str("&lt;");
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    Some(out)
}

/// What a tag is called, in small letters, with the mark that it begins with. A stroke ends a name as a space does.
fn name(tag: &str) -> String {
    let marks = tag.len() - tag.trim_start_matches(['/', '!', '?']).len();
    let end = tag[marks..].find(|c: char| c.is_whitespace() || matches!(c, '/' | '>'));
    tag[..end.map_or(tag.len(), |end| marks + end)].to_ascii_lowercase()
}

/// What comes behind a mark, whatever the case of its letters; nothing where it is missing.
fn behind<'t>(text: &'t str, mark: &str) -> &'t str {
    let found = text.as_bytes().windows(mark.len()).position(|part| part.eq_ignore_ascii_case(mark.as_bytes()));
    found.map_or("", |at| &text[at + mark.len()..])
}

/// Where a tag ends that a text begins with: at its first `>` outside quotes, or with the text.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// How far a cell reaches, as attributes.
fn reaches(tag: &str) -> String {
    let small = tag.to_ascii_lowercase();
    let attribute = |name: &str| {
        let (_, value) = small.split_once(&format!(" {name}="))?;
        let digits = value.trim_start_matches(['"', '\'']);
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        (end > 0).then(|| format!(" {name}={}", &digits[..end]))
    };
    ["colspan", "rowspan"].into_iter().filter_map(attribute).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn of_a_table_its_words_and_cells_are_left() {
        let html = "<style>p {}</style>é<TABLE class=x><tr><td style=\"a: '>'\" colspan=\"2\" rowspan=3><p style='b'>5 < 6 &amp; <br/>é</p><script>x</script><!-- no > -->!<![endif]></td></tr></TABLE>";
        assert_eq!(
            bare(html).as_deref(),
            Some("<table><tr><td colspan=2 rowspan=3><p>5 &lt; 6 &amp; <br/>é</p>!</td></tr></table>")
        );
        assert_eq!(bare("<p>no</p>"), None);
        assert_eq!(
            bare("<table/style=x/class=y><td/onclick=z>a</td></table>").as_deref(),
            Some("<table><td>a</td></table>")
        );
    }

    proptest! {
        #[test]
        fn any_text_is_bared(text in "(<table>|<|>|\"|'|é|style=|<!--|<style>|[a-z /]){0,30}") {
            let _ = bare(&text);
        }
    }
}
