use std::collections::HashMap;

use super::about::About;
use crate::breakout::{Clue, ClueKind, Lock};
use crate::mechanism::{Further, Kind};
use crate::prose::plain;

/// So many letters and figures make an answer that doesn't stand in a text by chance.
const LEAST: usize = 3;

/// So many steps make a sequence that doesn't.
const LEAST_STEPS: usize = 3;

/// A text of which only the words count: folded, each between two spaces, so that one stands whole in the other or not
/// at all. What keeps two clues apart is no word.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(String);

impl Words {
    /// The words of a text.
    pub fn of(text: &str, about: About) -> Self {
        let folded = about.spelling.fold(text);
        let mut words = String::with_capacity(folded.len() + 2);
        words.push(' ');
        for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            words.push_str(word);
            words.push(' ');
        }
        Words(words)
    }

    /// What can be read of clues without a black light.
    pub fn on(clues: &[Clue], about: About) -> Self {
        let mut all = Words::default();
        for text in clues.iter().flat_map(shown) {
            all.0.push_str(&Words::of(&text, about).0);
            all.0.push('/');
        }
        all
    }

    /// Whether these words stand in it, one after the other.
    pub fn say(&self, words: &Words) -> bool {
        self.0.contains(&words.0)
    }

    fn each(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ').filter(|word| !word.is_empty())
    }
}

/// The texts of a clue that a team reads or hears read out, and what the file calls its picture or sound.
fn shown(clue: &Clue) -> Vec<String> {
    let own = match &clue.kind {
        ClueKind::Text { body: text } | ClueKind::Room { say: text, .. } => plain(text),
        ClueKind::Image { alt: text, .. } | ClueKind::Audio { transcript: text, .. } => text.clone(),
        ClueKind::Ink { .. } | ClueKind::Tool { .. } | ClueKind::Unknown { .. } => String::new(),
    };
    vec![clue.title.clone(), own, clue.kind.media().unwrap_or_default().to_owned()]
}

/// What of a lock should stand in no clue.
#[derive(Clone, Debug, Default)]
pub(super) struct Secret {
    /// The answers that would give it away where they stand, each as its author spelt it. A letter or two, a number of
    /// two figures and the ids of what is chosen or sorted give nothing away.
    answers: Vec<(String, Words)>,
    /// The mistakes that are expected. A text that has one of them, too, offers a choice.
    mistakes: Vec<Words>,
}

impl Secret {
    /// What a lock keeps.
    pub fn of(lock: &Lock, about: About) -> Self {
        let words = |answer: &String| Words::of(&written(lock, answer, about).unwrap_or_default(), about);
        let is_sequence = matches!(lock.mechanism.kind, Kind::Direction(_) | Kind::Colour(_));
        let is_telling = |words: &Words| {
            let letters: usize = words.each().map(|word| word.chars().count()).sum();
            letters >= LEAST && (!is_sequence || words.each().count() >= LEAST_STEPS)
        };
        let answers = lock.answers.iter().map(|answer| (answer.clone(), words(answer)));
        let mistakes = lock.replies.iter().map(|reply| words(&reply.answer));
        Secret {
            answers: answers.filter(|(_, words)| is_telling(words)).collect(),
            mistakes: mistakes.filter(is_telling).collect(),
        }
    }

    /// The first answer that stands in a text.
    pub fn said_in(&self, text: &Words) -> Option<&str> {
        self.answers.iter().find(|(_, words)| text.say(words)).map(|(answer, _)| answer.as_str())
    }

    /// The first answer that a text gives away.
    fn told_by(&self, text: &Words) -> Option<&str> {
        let answer = self.said_in(text)?;
        (!self.mistakes.iter().any(|words| text.say(words))).then_some(answer)
    }
}

/// An answer as a text would have it, for the kinds of lock whose answer can be read.
fn written(lock: &Lock, answer: &str, about: About) -> Option<String> {
    let canonical = || lock.mechanism.canonical(answer, about.spelling).ok();
    match &lock.mechanism.kind {
        Kind::Number(_) | Kind::Text(_) | Kind::Direction(_) => canonical(),
        Kind::Letters(_) => Some(canonical()?.replace(' ', "")),
        Kind::Colour(colour) => {
            let ids = canonical()?;
            let names = ids.split(' ').map(|id| colour.palette.iter().find(|swatch| swatch.id == id));
            Some(names.flatten().map(|swatch| swatch.name.as_str()).collect::<Vec<_>>().join(" "))
        }
        Kind::Further(further) => match further.kind() {
            Further::Quantity(_) | Further::Clock(_) | Further::Date(_) => Some(answer.to_owned()),
            _ => None,
        },
        Kind::Choice(_) | Kind::Unknown { .. } => None,
    }
}

/// So many locks whose answers begin with one word are looked at: where there are more, a text has the word by chance.
const MOST_ALIKE: usize = 20;

/// What all locks keep, to be looked for in many texts.
#[derive(Default)]
pub(super) struct Secrets<'k> {
    /// By the first word of an answer: its lock, by place in the file.
    by_word: HashMap<&'k str, Vec<(usize, &'k Secret)>>,
}

impl<'k> Secrets<'k> {
    /// Looks for the answers of one more lock.
    pub fn add(&mut self, lock: usize, secret: &'k Secret) {
        for (_, words) in &secret.answers {
            let alike = self.by_word.entry(words.each().next().unwrap_or_default()).or_default();
            if alike.len() < MOST_ALIKE {
                alike.push((lock, secret));
            }
        }
    }

    /// The locks that a text gives away, each with the answer as its author spelt it.
    pub fn told_by(&self, text: &Words) -> impl Iterator<Item = (usize, &'k str)> {
        let alike = text.each().filter_map(|word| self.by_word.get(word)).flatten();
        alike.filter_map(|(lock, secret)| Some((*lock, secret.told_by(text)?)))
    }
}
