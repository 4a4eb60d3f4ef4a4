use super::{Ask, Words};
use crate::breakout::{Breakout, ClueKind};

/// A breakout as its door tells of it, before any team gave words: with the teacher's, and without those sentences of the story
/// that are about to have a word of the team's. Nobody reads of one place there, and of another on the first page.
pub fn at_the_door(breakout: &Breakout) -> Breakout {
    let places: Vec<String> = Ask::all(breakout).iter().map(|ask| format!("{{{}}}", ask.id)).collect();
    let mut told = breakout.clone();
    for clue in &mut told.story {
        if let ClueKind::Text { body } = &mut clue.kind {
            let asks = |sentence: &str| places.iter().any(|place| sentence.contains(place));
            *body = body.lines().map(|line| without(line, asks)).collect::<Vec<_>>().join("\n");
        }
    }
    Words::stand_ins(breakout).put_into(&mut told);
    told
}

/// A line without the sentences that ask for a word.
fn without(line: &str, asks: impl Fn(&str) -> bool) -> String {
    let mut kept = String::new();
    let mut begun = 0;
    let ends = line.char_indices().filter(|(_, sign)| matches!(sign, '.' | '!' | '?')).map(|(at, _)| at + 1);
    for end in ends.chain([line.len()]) {
        // What stands close behind a stop is of the same sentence, as the rest of "3.5".
        if !line[end..].is_empty() && !line[end..].starts_with(char::is_whitespace) {
            continue;
        }
        let sentence = &line[begun..end];
        if !asks(sentence) {
            kept.push_str(sentence);
        }
        begun = end;
    }
    kept
}
