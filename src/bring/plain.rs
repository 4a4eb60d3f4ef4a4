use crate::prose;

/// Plain text as Markdown that shows it as it is, each line on its own. Maths between dollars stays maths.
pub(super) fn markdown(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(line).collect::<Vec<_>>().join("\\\n")
}

fn line(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    for source in prose::maths(text) {
        let Some(at) = rest.find(&source) else { continue };
        let start = rest[..at].trim_end_matches(['$', ' ']).len();
        let behind = rest[at + source.len()..].trim_start();
        let behind = behind.strip_prefix("$$").or_else(|| behind.strip_prefix('$')).unwrap_or(behind);
        let end = rest.len() - behind.len();
        out.push_str(&words(&rest[..start]));
        out.push_str(&rest[start..end]);
        rest = behind;
    }
    out + &words(rest)
}

/// Words without maths.
fn words(text: &str) -> String {
    if prose::plain(text) == text.trim() { text.to_owned() } else { escaped(text) }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let is_mark = matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '~' | '|' | '&');
        let is_list = out.is_empty() && matches!(c, '#' | '-' | '+' | '=');
        let is_number = matches!(c, '.' | ')') && !out.is_empty() && out.bytes().all(|byte| byte.is_ascii_digit());
        if is_mark || is_list || is_number {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_what_would_be_read_otherwise_is_escaped() {
        for plain in ["What is 6 x 7?", "It is (about) 5 - 3.", "Costs $5 and $6"] {
            assert_eq!(markdown(plain), plain);
        }
        assert_eq!(markdown("What is 3*4*5?"), r"What is 3\*4\*5?");
        assert_eq!(markdown("1. First\n\n# two "), "1\\. First\\\n\\# two");
        assert_eq!(prose::plain(&markdown("one\ntwo")), "one\ntwo");
        assert_eq!(markdown("Solve $\\sqrt{x} = 2$"), "Solve $\\sqrt{x} = 2$");
    }

    proptest! {
        #[test]
        fn it_reads_as_it_was(text in "[a-z0-9 .)#*_`<>~|\\[\\]&+=\\-\\\\!]{0,30}") {
            let read = prose::plain(&markdown(&text));
            prop_assert_eq!(read, text.trim());
        }
    }
}
