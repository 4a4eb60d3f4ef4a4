//! What a single line begins.

/// A point of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// `-`, `*` or `+`; after a number `.` or `)`.
    pub sign: char,
    /// The number.
    pub number: Option<u32>,
    /// How many columns belong to the marker: what stands further in belongs to the point.
    pub width: usize,
    /// Whether nothing follows on its line.
    pub is_empty: bool,
}

/// How many spaces a line begins with.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether nothing but spaces is in it.
pub(super) fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// The line without so many spaces at its beginning, or without all it has.
pub(super) fn outdent(line: &str, columns: usize) -> &str {
    line.get(columns.min(indent(line))..).unwrap_or_default()
}

/// The level and the words of a heading that begins with `#`.
pub(super) fn heading(line: &str) -> Option<(usize, &str)> {
    let line = text(line)?;
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    if !(1..=6).contains(&level) || !(words.is_empty() || words.starts_with(' ')) {
        return None;
    }
    let words = words.trim();
    let bare = words.trim_end_matches('#');
    Some((level, if bare.is_empty() || bare.ends_with(' ') { bare.trim_end() } else { words }))
}

/// The level that a line of `=` or `-` gives to the paragraph above it.
pub(super) fn underline(line: &str) -> Option<usize> {
    let line = text(line)?.trim_end();
    let is_all = |sign: char| !line.is_empty() && line.chars().all(|letter| letter == sign);
    if is_all('=') { Some(1) } else { is_all('-').then_some(2) }
}

/// Whether it is a rule: at least three of `-`, `*` or `_`, and nothing else but spaces.
pub(super) fn is_rule(line: &str) -> bool {
    let Some(line) = text(line) else { return false };
    ['-', '*', '_'].into_iter().any(|sign| {
        line.chars().filter(|letter| *letter == sign).count() >= 3
            && line.chars().all(|letter| letter == sign || letter == ' ')
    })
}

/// The sign and the length of a fence of code.
pub(super) fn fence(line: &str) -> Option<(char, usize)> {
    let line = text(line)?;
    let sign = line.chars().next().filter(|sign| ['`', '~'].contains(sign))?;
    let rest = line.trim_start_matches(sign);
    let length = line.len() - rest.len();
    (length >= 3 && !(sign == '`' && rest.contains('`'))).then_some((sign, length))
}

/// What stands behind the `>` of a quotation.
pub(super) fn quoted(line: &str) -> Option<&str> {
    let rest = text(line)?.strip_prefix('>')?;
    Some(rest.strip_prefix(' ').unwrap_or(rest))
}

/// The point of a list that a line begins.
pub(super) fn marker(line: &str) -> Option<Marker> {
    let inner = text(line)?;
    let digits = inner.len() - inner.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let (number, after) = inner.split_at_checked(digits)?;
    let sign = after.chars().next()?;
    let is_sign = if number.is_empty() { ['-', '*', '+'].contains(&sign) } else { ['.', ')'].contains(&sign) };
    if !is_sign || number.len() > 9 || is_rule(line) {
        return None;
    }
    let rest = after.get(1..)?;
    let is_empty = is_blank(rest);
    if !is_empty && !rest.starts_with(' ') {
        return None;
    }
    let gap = if is_empty || indent(rest) > 4 { 1 } else { indent(rest) };
    Some(Marker { sign, number: number.parse().ok(), width: indent(line) + digits + 1 + gap, is_empty })
}

/// Whether a line ends the paragraph above it.
pub(super) fn interrupts(line: &str) -> bool {
    let is_point = |marker: Marker| !marker.is_empty && marker.number.is_none_or(|number| number == 1);
    heading(line).is_some()
        || fence(line).is_some()
        || quoted(line).is_some()
        || is_rule(line)
        || marker(line).is_some_and(is_point)
}

/// The line without its indent, where that is too small for code.
fn text(line: &str) -> Option<&str> {
    (indent(line) < 4).then(|| line.trim_start_matches(' '))
}
