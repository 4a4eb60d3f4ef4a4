use std::collections::BTreeMap;

use super::members::{PIECE, Told};
use crate::breakout::{Clue, ClueKind};

/// Whether this is a slip with a piece of that lock.
pub(super) fn is_of(clue: &Clue, woven: &str) -> bool {
    Told::by(clue).is_some_and(|told| told.of == woven)
}

/// Whether this tells how pieces go together.
pub(super) fn is_telling(clue: &Clue) -> bool {
    Told::by(clue).is_some_and(|told| told.of.is_empty())
}

/// A new slip, or a new clue that tells how pieces go together.
pub(super) fn new(id: String, title: &str, told: Told) -> Clue {
    let mut clue = Clue { title: title.to_owned(), ..Clue::new(id, ClueKind::Text { body: told.says.clone() }) };
    told.put(&mut clue);
    clue
}

/// Has it say something else where it said what was dealt. What its author wrote around that stays; where that was written
/// over, it comes below.
pub(super) fn say(clue: &mut Clue, says: &str) {
    let Some(mut told) = Told::by(clue) else { return };
    if let Some(text) = words(clue) {
        let is_there = !told.says.is_empty() && text.contains(&told.says);
        *text = match (is_there, text.trim_end()) {
            (true, _) => text.replacen(&told.says, says, 1),
            (false, "") => says.to_owned(),
            (false, text) => format!("{text}\n\n{says}"),
        };
    }
    told.says = says.to_owned();
    told.put(clue);
}

/// Takes what was dealt off it. False where nothing is left of it: then it may go.
pub(super) fn unsay(clue: &mut Clue, title: &str) -> bool {
    let Some(mut told) = Told::by(clue) else { return true };
    if let Some(text) = words(clue)
        && !told.says.is_empty()
    {
        *text = text.replacen(&told.says, "", 1).trim().to_owned();
    }
    told.says.clear();
    told.put(clue);
    let is_bare = clue.text().is_some_and(|text| text.trim().is_empty());
    let is_plain = clue.language.is_none() && clue.seat.is_none() && clue.extra.len() == 1;
    !(is_bare && is_plain && (clue.title.is_empty() || clue.title == title))
}

/// The same, and makes of what is left a clue like any other.
pub(super) fn free(clue: &mut Clue, title: &str) -> bool {
    let stays = unsay(clue, title);
    clue.extra.remove(PIECE);
    stays
}

/// Whether nothing is dealt to it now: all that it says is its author's.
pub(super) fn is_empty(clue: &Clue) -> bool {
    Told::by(clue).is_some_and(|told| told.says.is_empty())
}

/// Whether it shows what was dealt to it.
pub(super) fn shows(clue: &Clue, says: &str) -> bool {
    Told::by(clue).is_some_and(|told| told.says == says) && clue.text().is_some_and(|text| text.contains(says))
}

fn words(clue: &mut Clue) -> Option<&mut String> {
    match &mut clue.kind {
        ClueKind::Text { body: text } | ClueKind::Ink { body: text } | ClueKind::Room { say: text, .. } => Some(text),
        _ => None,
    }
}

/// Has a piece name its woven lock by what that is called where its own was taken to; where it was left behind, this is a clue
/// like any other.
pub(in crate::breakout) fn take(clue: &mut Clue, renamed: &BTreeMap<String, String>) {
    let Some(mut told) = Told::by(clue).filter(|told| !told.of.is_empty()) else { return };
    match renamed.get(&told.of) {
        Some(id) => {
            told.of.clone_from(id);
            told.put(clue);
        }
        None => drop(clue.extra.remove(PIECE)),
    }
}
