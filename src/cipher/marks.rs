/// A line of text as Markdown that shows it as it stands: what could be a mark has a stroke before it.
pub(super) fn unmarked(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let mut out = String::new();
    for (at, sign) in text.char_indices() {
        let begins = (at == 0 && "#+-=>".contains(sign)) || (at > 0 && at == digits && ".)".contains(sign));
        if begins || "\\`*_~[]<&$|".contains(sign) {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}
