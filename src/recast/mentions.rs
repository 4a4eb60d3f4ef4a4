use crate::breakout::{Breakout, Clue, ClueKind};
use crate::mechanism::Spelling;
use crate::prose::plain;

/// Something that names an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mention {
    /// A clue, by id.
    Clue(String),
    /// A lock's hint: the lock's id, and which rung, from 1.
    Hint(String, usize),
    /// What is said to a likely mistake at a lock, by id.
    Reply(String),
    /// A reference card, by id.
    Card(String),
    /// A question to talk about afterwards, from 1.
    Debrief(usize),
}

/// Shorter answers stand in a text by chance.
const LEAST: usize = 3;

/// What still names an answer, as words of its own.
pub(super) fn of(breakout: &Breakout, answer: &str, spelling: Spelling) -> Vec<Mention> {
    let folded = |text: &str| {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.fold(String::from(" "), |all, word| all + &spelling.fold(word) + " ")
    };
    let wanted = folded(answer);
    if wanted.chars().filter(|letter| *letter != ' ').count() < LEAST {
        return Vec::new();
    }
    let names = |text: &str| folded(&plain(text)).contains(&wanted);
    let mut found = Vec::new();
    let says = |clue: &&Clue| {
        let more = match &clue.kind {
            ClueKind::Image { alt: text, .. } | ClueKind::Audio { transcript: text, .. } => text,
            ClueKind::Room { setup: text, .. } => text,
            _ => "",
        };
        [clue.title.as_str(), clue.text().unwrap_or_default(), more].into_iter().any(names)
    };
    found.extend(breakout.clues().filter(says).map(|clue| Mention::Clue(clue.id.clone())));
    for other in &breakout.locks {
        let hints = other.hints.iter().enumerate().filter(|(_, hint)| names(hint));
        found.extend(hints.map(|(at, _)| Mention::Hint(other.id.clone(), at + 1)));
        if other.replies.iter().any(|reply| names(&reply.say)) {
            found.push(Mention::Reply(other.id.clone()));
        }
    }
    let cards = breakout.cards.iter().filter(|card| names(&card.title) || names(&card.body));
    found.extend(cards.map(|card| Mention::Card(card.id.clone())));
    let debrief = breakout.debrief.iter().enumerate().filter(|(_, question)| names(question));
    found.extend(debrief.map(|(at, _)| Mention::Debrief(at + 1)));
    found
}
