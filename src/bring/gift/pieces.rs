use super::words::hidden;

/// The pieces of a file, each with the line in which it begins: what blank lines part, without its comments. A category, and a
/// title behind answers, begin a new one; and where the blank line is missing, so does the line behind answers if others follow
/// before the next one, for a question has its answers once.
pub(super) fn pieces(text: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut pieces: Vec<(usize, String)> = Vec::new();
    let mut is_going_on = false;
    for (at, line) in lines.iter().copied().enumerate() {
        if line.starts_with("//") {
            continue;
        }
        let begins = |piece: &str| begins(line, piece) || is_closed(piece) && has_answers(&lines[at..]);
        match pieces.last_mut().filter(|_| is_going_on) {
            _ if line.is_empty() => {}
            Some((_, piece)) if !begins(piece) => {
                piece.push('\n');
                piece.push_str(line);
            }
            _ => pieces.push((at + 1, line.to_owned())),
        }
        is_going_on = !line.is_empty() && !line.starts_with(CATEGORY);
    }
    pieces
}

const CATEGORY: &str = "$CATEGORY:";

fn begins(line: &str, piece: &str) -> bool {
    line.starts_with(CATEGORY) || line.starts_with("::") && piece.contains('}')
}

/// Whether a piece has its answers, and they end.
fn is_closed(piece: &str) -> bool {
    let piece = hidden(piece);
    piece.find('{').is_some_and(|start| piece[start..].contains('}'))
}

/// Whether answers begin in these lines before one that is blank.
fn has_answers(lines: &[&str]) -> bool {
    let here = lines.iter().take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("//"));
    here.map(|line| hidden(line)).any(|line| line.contains('{'))
}
