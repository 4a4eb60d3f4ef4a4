use std::collections::HashMap;

use super::about::About;
use crate::breakout::{Clue, ClueKind, Lock};
use crate::mechanism::{Further, Kind, Spelling, Unfit};

/// So many letters and figures make an answer that doesn't stand in a text by chance.
const LEAST: usize = 3;

/// So many steps make a sequence that doesn't.
const LEAST_STEPS: usize = 3;

/// A text of which only the words count: a number for each, the same for the same word, folded; [`APART`] where one text
/// ends. Of all words that a school has, no two share one by chance.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(Vec<u64>);

/// What keeps two texts apart is no word.
const APART: u64 = 0;

impl Words {
    /// The words of a text, with or without marks of Markdown.
    pub fn of(text: &str, about: About) -> Self {
        let mut words = Words::for_bytes(text.len());
        words.add(text, about);
        words
    }

    /// What can be read of clues without a black light.
    pub fn on<'c>(clues: impl IntoIterator<Item = &'c Clue>, about: About) -> Self {
        let texts: Vec<&str> =
            clues.into_iter().flat_map(|clue| shown(clue, about)).filter(|text| !text.is_empty()).collect();
        let mut all = Words::for_bytes(texts.iter().map(|text| text.len() + 4).sum());
        for text in texts {
            all.add(text, about);
            all.0.push(APART);
        }
        all
    }

    /// None yet, with room for those of so much text.
    fn for_bytes(length: usize) -> Self {
        Words(Vec::with_capacity(length / 4 + 1))
    }

    fn add(&mut self, text: &str, about: About) {
        let is_plain = !about.spelling.has_dotless();
        // Where the word begins, the number of its plain letters, and whether it has others.
        let (mut begin, mut mark, mut has_others) = (0, EMPTY, false);
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            if c.is_ascii_alphanumeric() {
                mark = marked(mark, c.to_ascii_lowercase() as u8);
                continue;
            }
            if !c.is_ascii() && is_of_word(c) {
                has_others = true;
                continue;
            }
            if has_others || at > begin && !is_plain {
                mark = about.spelling.fold(&text[begin..at]).bytes().fold(EMPTY, marked);
            }
            if at > begin {
                self.0.push(mark);
            }
            (begin, mark, has_others) = (at + c.len_utf8(), EMPTY, false);
        }
    }

    /// Whether one of these numbers of words is among them.
    pub fn has_any(&self, marks: &[u64]) -> bool {
        self.0.iter().any(|mark| marks.contains(mark))
    }

    /// Whether these words stand in it, one after the other.
    fn say(&self, words: &Words) -> bool {
        let Some(first) = words.0.first() else { return false };
        let mut places = self.0.iter().enumerate().filter(|(_, mark)| *mark == first);
        places.any(|(at, _)| self.0[at..].starts_with(&words.0))
    }
}

/// The words of a text, as they stand there.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_of_word(c)).filter(|word| !word.is_empty())
}

/// Letters and figures, and accents that stand behind their letter.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

/// FNV-1a in 64 bits (G. Fowler, L. C. Noll, K.-P. Vo), begun and one byte further.
const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

const fn marked(mark: u64, byte: u8) -> u64 {
    (mark ^ byte as u64).wrapping_mul(0x100_0000_01b3)
}

/// The number of a word of small letters without accents.
pub(super) const fn mark(word: &str) -> u64 {
    let (bytes, mut mark, mut at) = (word.as_bytes(), EMPTY, 0);
    while at < bytes.len() {
        mark = marked(mark, bytes[at]);
        at += 1;
    }
    mark
}

/// The texts of a clue that a team reads or hears read out, what the file calls its picture or sound, and who made that.
pub(super) fn shown<'t>(clue: &'t Clue, about: About<'t>) -> [&'t str; 4] {
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
        let is_sequence = matches!(lock.mechanism.kind, Kind::Direction(_) | Kind::Colour(_));
        let telling = |(answer, meant): (&String, &Result<String, Unfit>)| {
            let text = written(lock, answer, meant.as_ref().ok())?;
            let words = Words::of(&text, about);
            let is_telling = text.chars().filter(|c| is_of_word(*c)).count() >= LEAST
                && (!is_sequence || words.0.len() >= LEAST_STEPS);
            is_telling.then_some(words)
        };
        let answers = lock.answers.iter().zip(&meant.answers);
        let mistakes = lock.replies.iter().map(|reply| &reply.answer).zip(&meant.mistakes);
        Secret {
            answers: answers.filter_map(|one| Some((one.0.clone(), telling(one)?))).collect(),
            mistakes: mistakes.filter_map(telling).collect(),
        }
    }

    /// The first answer that stands in a text.
    pub fn said_in(&self, text: &Words) -> Option<&str> {
        self.answers.iter().find(|(_, words)| text.say(words)).map(|(answer, _)| answer.as_str())
    }

    /// Whether a text has a mistake that is expected, too.
    fn is_choice(&self, text: &Words) -> bool {
        self.mistakes.iter().any(|words| text.say(words))
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

/// So many numbers of words are told apart before one is looked for among the answers.
const BUCKETS: usize = 1 << 13;

/// A lock by its place in the file, what it keeps, and one answer of it.
type Kept<'k> = (usize, &'k Secret, &'k (String, Words));

/// What all locks keep, to be looked for in many texts.
pub(super) struct Secrets<'k> {
    /// By the number of an answer's first word.
    by_mark: HashMap<u64, Vec<Kept<'k>>>,
    /// Whether there may be an answer, by the last bits of that number. Most words are through with this.
    may_be: Vec<bool>,
}

impl<'k> Secrets<'k> {
    /// What these locks keep, in the order of the file.
    pub fn of(secrets: impl Iterator<Item = &'k Secret>) -> Self {
        let mut all = Secrets { by_mark: HashMap::new(), may_be: vec![false; BUCKETS] };
        for (lock, secret) in secrets.enumerate() {
            for answer in &secret.answers {
                let Some(mark) = answer.1.0.first() else { continue };
                let alike = all.by_mark.entry(*mark).or_default();
                if alike.len() < MOST_ALIKE {
                    alike.push((lock, secret, answer));
                }
                all.may_be[bucket(*mark)] = true;
            }
        }
        all
    }

    /// The locks that a text gives away, each with the answer as its author spelt it.
    pub fn told_by(&self, text: &Words) -> impl Iterator<Item = (usize, &'k str)> {
        let places = text.0.iter().enumerate().filter(|(_, mark)| self.may_be[bucket(**mark)]);
        let alike = places.flat_map(|(at, mark)| self.by_mark.get(mark).into_iter().flatten().map(move |it| (at, it)));
        alike.filter_map(|(at, (lock, secret, (answer, words)))| {
            let stands_there = text.0[at..].starts_with(&words.0);
            (stands_there && !secret.is_choice(text)).then_some((*lock, answer.as_str()))
        })
    }
}

fn bucket(mark: u64) -> usize {
    mark as usize % BUCKETS
}
