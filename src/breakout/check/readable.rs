use std::collections::HashMap;

use super::about::About;
use crate::breakout::{Clue, ClueKind, Lock};
use crate::mechanism::{Further, Kind, Spelling, Unfit};

/// So many letters and figures make an answer that doesn't stand in a text by chance.
const LEAST: usize = 3;

/// So many steps make a sequence that doesn't.
const LEAST_STEPS: usize = 3;

/// A text of which only the words count.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// Folded, each between two spaces, so that one text stands whole in another or not at all. What keeps two texts
    /// apart is no word.
    text: String,
    /// A number for each, the same for the same word: looked up sooner than the word.
    marks: Vec<u32>,
}

impl Words {
    /// The words of a text, with or without marks of Markdown.
    pub fn of(text: &str, about: About) -> Self {
        let mut words = Words::default();
        words.add(text, about);
        words
    }

    /// What can be read of clues without a black light.
    pub fn on<'c>(clues: impl IntoIterator<Item = &'c Clue>, about: About) -> Self {
        let texts: Vec<&str> = clues.into_iter().flat_map(|clue| shown(clue, about)).collect();
        let letters: usize = texts.iter().map(|text| text.len() + 2).sum();
        let mut all = Words { text: String::with_capacity(letters), marks: Vec::with_capacity(letters / 5) };
        for text in texts {
            all.add(text, about);
            all.text.push('/');
        }
        all
    }

    fn add(&mut self, text: &str, about: About) {
        self.text.push(' ');
        for word in text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty()) {
            let before = self.text.len();
            about.spelling.fold_into(word, &mut self.text);
            self.marks.push(mark(&self.text[before..]));
            self.text.push(' ');
        }
    }

    /// Whether these words stand in it, one after the other.
    fn say(&self, words: &Words) -> bool {
        self.text.contains(&words.text)
    }

    /// How many letters and figures it has.
    fn letters(&self) -> usize {
        self.text.chars().filter(|c| *c != ' ').count()
    }
}

/// Letters and figures, and accents that stand behind their letter.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

/// FNV-1a in 32 bits (G. Fowler, L. C. Noll, K.-P. Vo).
fn mark(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |mark, byte| (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The texts of a clue that a team reads or hears read out, what the file calls its picture or sound, and who made that.
fn shown<'t>(clue: &'t Clue, about: About<'t>) -> [&'t str; 4] {
    let own = match &clue.kind {
        ClueKind::Text { body: text } | ClueKind::Room { say: text, .. } => text,
        ClueKind::Image { alt: text, .. } | ClueKind::Audio { transcript: text, .. } => text,
        ClueKind::Ink { .. } | ClueKind::Tool { .. } | ClueKind::Unknown { .. } => "",
    };
    let name = clue.kind.media().unwrap_or_default();
    let credit = about.media.get(name).map_or("", |media| media.credit.as_str());
    [&clue.title, own, name, credit]
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
    /// What a lock keeps, with what its answers and its expected mistakes mean.
    pub fn of(lock: &Lock, meant: &Meant, about: About) -> Self {
        let words = |(answer, meant): (&String, &Result<String, Unfit>)| {
            Words::of(&written(lock, answer, meant.as_ref().ok()).unwrap_or_default(), about)
        };
        let is_sequence = matches!(lock.mechanism.kind, Kind::Direction(_) | Kind::Colour(_));
        let is_telling = |words: &Words| words.letters() >= LEAST && (!is_sequence || words.marks.len() >= LEAST_STEPS);
        let answers = lock.answers.iter().zip(&meant.answers).map(|one| (one.0.clone(), words(one)));
        let mistakes = lock.replies.iter().map(|reply| &reply.answer).zip(&meant.mistakes).map(words);
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

/// What the answers of a lock and its expected mistakes mean, each in its place, or why it can't be set.
pub(super) struct Meant {
    pub answers: Vec<Result<String, Unfit>>,
    pub mistakes: Vec<Result<String, Unfit>>,
}

impl Meant {
    /// Asks the lock's mechanism.
    pub fn of(lock: &Lock, spelling: Spelling) -> Self {
        let canonical = |entry: &String| lock.mechanism.canonical(entry, spelling);
        Meant {
            answers: lock.answers.iter().map(canonical).collect(),
            mistakes: lock.replies.iter().map(|reply| canonical(&reply.answer)).collect(),
        }
    }
}

/// An answer as a text would have it, for the kinds of lock whose answer can be read.
fn written(lock: &Lock, answer: &str, canonical: Option<&String>) -> Option<String> {
    match &lock.mechanism.kind {
        Kind::Number(_) | Kind::Text(_) | Kind::Direction(_) => canonical.cloned(),
        Kind::Letters(_) => Some(canonical?.replace(' ', "")),
        Kind::Colour(colour) => {
            let names = canonical?.split(' ').map(|id| colour.palette.iter().find(|swatch| swatch.id == id));
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
pub(super) struct Secrets<'k> {
    /// By the mark of an answer's first word: its lock, by place in the file.
    by_mark: HashMap<u32, Vec<(usize, &'k Secret)>>,
    /// Whether there may be an answer, by the last bits of that mark. Most words are through with this.
    may_be: Vec<bool>,
}

impl<'k> Secrets<'k> {
    /// What these locks keep, in the order of the file.
    pub fn of(secrets: impl Iterator<Item = &'k Secret>) -> Self {
        let mut all = Secrets { by_mark: HashMap::new(), may_be: vec![false; 1 << 13] };
        for (lock, secret) in secrets.enumerate() {
            for mark in secret.answers.iter().filter_map(|(_, words)| words.marks.first()) {
                let alike = all.by_mark.entry(*mark).or_default();
                if alike.len() < MOST_ALIKE {
                    alike.push((lock, secret));
                }
                let bits = all.bits(*mark);
                all.may_be[bits] = true;
            }
        }
        all
    }

    /// The locks that a text gives away, each with the answer as its author spelt it.
    pub fn told_by(&self, text: &Words) -> impl Iterator<Item = (usize, &'k str)> {
        let marks = text.marks.iter().filter(|mark| self.may_be[self.bits(**mark)]);
        let alike = marks.filter_map(|mark| self.by_mark.get(mark)).flatten();
        alike.filter_map(|(lock, secret)| Some((*lock, secret.told_by(text)?)))
    }

    fn bits(&self, mark: u32) -> usize {
        mark as usize % self.may_be.len()
    }
}
