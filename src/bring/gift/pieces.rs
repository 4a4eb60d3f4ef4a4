/// The pieces of a file, each with the line in which it begins: what blank lines part, without its comments. A category, and a
/// title behind answers, begin a new one.
pub(super) fn pieces(text: &str) -> Vec<(usize, String)> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    let mut is_going_on = false;
    for (number, line) in (1..).zip(text.lines().map(str::trim)) {
        if line.starts_with("//") {
            continue;
        }
        match pieces.last_mut().filter(|_| is_going_on) {
            _ if line.is_empty() => {}
            Some((_, piece)) if !begins(line, piece) => {
                piece.push('\n');
                piece.push_str(line);
            }
            _ => pieces.push((number, line.to_owned())),
        }
        is_going_on = !line.is_empty() && !line.starts_with(CATEGORY);
    }
    pieces
}

const CATEGORY: &str = "$CATEGORY:";

fn begins(line: &str, piece: &str) -> bool {
    line.starts_with(CATEGORY) || line.starts_with("::") && piece.contains('}')
}
