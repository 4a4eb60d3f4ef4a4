use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Breakout, Lock, Part, Place, Role, Wording};
use crate::mechanism::{Form, Spelling, straight};

/// So many letters are told of what stands before and behind what was found.
const AROUND: usize = 40;

/// What is looked for in the texts of a breakout.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The words; where there are none nothing is found.
    pub words: String,
    /// Capitals count. Otherwise what takes their place follows them: `door` takes the place of `Gate` as `Door`.
    pub case: bool,
    /// Only what stands there as words of their own.
    pub whole: bool,
}

/// Where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The text.
    pub wording: Wording,
    /// Where in the text, in bytes.
    pub range: Range<usize>,
    /// What stands before it, or the end of that behind an ellipsis.
    pub before: String,
    /// What was found, as it is spelt there.
    pub found: String,
    /// What stands behind it, or the beginning of that before an ellipsis.
    pub after: String,
    /// Whether it goes over several parts of a text that is tapped: it is replaced by hand alone.
    pub by_hand: bool,
}

impl Breakout {
    /// Where words stand in its [texts](Breakout::texts), in the order of the file. However a letter with an accent is
    /// put together it is the same, and quotation marks and apostrophes are alike, curly or not.
    pub fn find(&self, search: &Search, spelling: Spelling) -> Vec<Hit> {
        let mut seeker = Seeker::of(search, spelling);
        let mut hits = Vec::new();
        if seeker.needle.is_empty() {
            return hits;
        }
        // A text that is tapped is read as one.
        let mut tapped = Tapped::default();
        self.texts(&mut |place, role, at, text| {
            if role == Role::Part && at > 0 {
                return tapped.add(text);
            }
            tapped.look(&mut seeker, &mut hits);
            match role {
                Role::Part => tapped.begin(place, text),
                _ => {
                    let wording = || Wording { place: place.clone(), role, at };
                    hits.extend(seeker.ranges(text).into_iter().map(|range| Hit::of(wording(), text, range)));
                }
            }
        });
        tapped.look(&mut seeker, &mut hits);
        hits
    }

    /// Puts `with` in the place of these hits, which are some of those that `search` found, in their order; gives how many
    /// were replaced. What no longer stands there, and what is replaced by hand, is left alone. An answer that names
    /// something whose label changes goes on to mean it.
    pub fn replace(&mut self, hits: &[&Hit], search: &Search, with: &str, spelling: Spelling) -> usize {
        let before = self.locks.clone();
        let mut replacing = Replacing { hits, search, with, spelling, at: 0, count: 0 };
        self.rewrite(&mut |place, role, at, text| replacing.text(place, role, at, text));
        let count = replacing.count;
        for (lock, before) in self.locks.iter_mut().zip(before) {
            if !Arc::ptr_eq(lock, &before) {
                pin(Arc::make_mut(lock), &before, spelling);
            }
        }
        count
    }

    /// Which of these hits, all of those that `search` found, had better stay when all are replaced: an answer or an expected
    /// mistake that its lock could take would become one that it can't.
    pub fn spoilt(&self, hits: &[Hit], search: &Search, with: &str, spelling: Spelling) -> Vec<bool> {
        let mut spoilt = Vec::with_capacity(hits.len());
        for of_one in hits.chunk_by(|a, b| lock_of(a).is_some() && lock_of(a) == lock_of(b)) {
            let lock = lock_of(&of_one[0]).and_then(|id| self.lock(id));
            match lock.filter(|_| of_one.iter().any(|hit| is_of_mechanism(hit) || is_of_answers(hit))) {
                Some(lock) => spoilt.extend(Trial { lock, search, with, spelling }.spoilt(of_one)),
                None => spoilt.resize(spoilt.len() + of_one.len(), false),
            }
        }
        spoilt
    }
}

fn lock_of(hit: &Hit) -> Option<&str> {
    match &hit.wording.place {
        Place::Lock(id, _) => Some(id),
        _ => None,
    }
}

fn is_of_mechanism(hit: &Hit) -> bool {
    matches!(hit.wording.place, Place::Lock(_, Part::Mechanism))
}

fn is_of_answers(hit: &Hit) -> bool {
    matches!(hit.wording.role, Role::Answer | Role::Mistake)
}

impl Hit {
    fn of(wording: Wording, text: &str, range: Range<usize>) -> Self {
        let (mut before, mut after) = (text[..range.start].chars().rev(), text[range.end..].chars());
        let mut head: Vec<char> = before.by_ref().take(AROUND).collect();
        head.extend(before.next().map(|_| '…'));
        let mut tail: String = after.by_ref().take(AROUND).collect();
        tail.extend(after.next().map(|_| '…'));
        Hit {
            wording,
            before: head.into_iter().rev().collect(),
            found: text[range.clone()].to_owned(),
            after: tail,
            range,
            by_hand: false,
        }
    }
}

/// The parts of a text that is tapped, put together.
#[derive(Default)]
struct Tapped {
    place: Option<Place>,
    text: String,
    /// Where each part begins.
    starts: Vec<usize>,
}

impl Tapped {
    fn begin(&mut self, place: &Place, text: &str) {
        self.place = Some(place.clone());
        self.add(text);
    }

    fn add(&mut self, text: &str) {
        self.starts.push(self.text.len());
        self.text.push_str(text);
    }

    /// Looks through it, and is empty then.
    fn look(&mut self, seeker: &mut Seeker, hits: &mut Vec<Hit>) {
        let Tapped { place: Some(place), text, starts } = std::mem::take(self) else { return };
        for range in seeker.ranges(&text) {
            let at = starts.partition_point(|start| *start <= range.start).saturating_sub(1);
            let (start, end) = (starts[at], starts.get(at + 1).copied().unwrap_or(text.len()));
            let wording = Wording { place: place.clone(), role: Role::Part, at };
            let hit = Hit::of(wording, &text, range.clone());
            hits.push(Hit { range: range.start - start..range.end - start, by_hand: range.end > end, ..hit });
        }
    }
}

/// Looks for words in one text after the other.
struct Seeker<'s> {
    search: &'s Search,
    spelling: Spelling<'s>,
    needle: String,
    /// How letters fold that took some time.
    known: HashMap<String, String>,
}

impl<'s> Seeker<'s> {
    fn of(search: &'s Search, spelling: Spelling<'s>) -> Self {
        let mut seeker = Seeker { search, spelling, needle: String::new(), known: HashMap::new() };
        seeker.needle = seeker.folded(&search.words).text;
        seeker
    }

    /// Where the words stand in a text, from its beginning to its end.
    fn ranges(&mut self, text: &str) -> Vec<Range<usize>> {
        let folded = self.folded(text);
        let mut ranges = Vec::new();
        let mut from = 0;
        while let Some(found) = folded.text.get(from..).and_then(|rest| rest.find(&self.needle)) {
            let start = from + found;
            let (first, end) = (folded.place(start), folded.place(start + self.needle.len()));
            match first.zip(end).filter(|(first, end)| !self.search.whole || is_whole(text, *first, *end)) {
                Some((first, end)) => {
                    ranges.push(first..end);
                    from = start + self.needle.len();
                }
                None => from = start + folded.text[start..].chars().next().map_or(1, char::len_utf8),
            }
        }
        ranges
    }

    fn folded(&mut self, text: &str) -> Folded {
        let mut folded = Folded::default();
        let mut rest = text.char_indices().peekable();
        while let Some((start, letter)) = rest.next() {
            let mut end = start + letter.len_utf8();
            while let Some((at, mark)) = rest.next_if(|(_, c)| is_mark(*c)) {
                end = at + mark.len_utf8();
            }
            folded.places.push((folded.text.len(), start));
            self.fold(letter, &text[start + letter.len_utf8()..end], &mut folded.text);
        }
        folded.places.push((folded.text.len(), text.len()));
        folded
    }

    /// A letter with the marks on it.
    fn fold(&mut self, letter: char, marks: &str, into: &mut String) {
        let letter = straight(letter);
        if letter.is_ascii() && marks.is_empty() && self.search.case {
            return into.push(letter);
        }
        let whole = format!("{letter}{marks}");
        if whole.is_ascii() {
            return self.spelling.fold_into(&whole, into);
        }
        let fold = |whole: &String| match self.search.case {
            true => self.spelling.normal(whole),
            false => self.spelling.fold(whole),
        };
        if !self.known.contains_key(&whole) {
            self.known.insert(whole.clone(), fold(&whole));
        }
        into.push_str(self.known.get(&whole).map_or("", String::as_str));
    }
}

/// A text as it is compared.
#[derive(Default)]
struct Folded {
    text: String,
    /// For each letter, and the end, where it is here and in the text itself.
    places: Vec<(usize, usize)>,
}

impl Folded {
    /// Where in the text itself a letter begins, or the text ends, that is so far into the folded one; none within a letter.
    fn place(&self, folded: usize) -> Option<usize> {
        let at = self.places.binary_search_by_key(&folded, |(folded, _)| *folded).ok()?;
        Some(self.places[at].1)
    }
}

/// Accents that stand behind their letter, and what chooses its drawing.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether a letter is of a script that sets no space between words: there each is a word as far as we can tell. South-East
/// Asia's, and those of Chinese and Japanese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}')
        || matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether no word goes on over either end.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let is_of_word = |c: Option<char>| c.is_some_and(|c| (c.is_alphanumeric() || is_mark(c)) && !is_unspaced(c));
    let goes_on = |a: Option<char>, b: Option<char>| is_of_word(a) && is_of_word(b);
    !goes_on(text[..start].chars().next_back(), text[start..].chars().next())
        && !goes_on(text[..end].chars().next_back(), text[end..].chars().next())
}

/// What takes the place of what was found, with capitals where that has them.
fn in_its_place(found: &str, search: &Search, with: &str, spelling: Spelling) -> String {
    let is_small = with.chars().next().is_some_and(char::is_lowercase);
    if search.case || !is_small {
        return with.to_owned();
    }
    let mut letters = found.chars().filter(|c| c.is_alphabetic());
    let (first, second) = (letters.next(), letters.next());
    let is_capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
    let capitals = is_capital(first) && is_capital(second) && letters.all(char::is_uppercase);
    let end = if capitals { with.len() } else { with.chars().next().map_or(0, char::len_utf8) };
    match is_capital(found.chars().next()) {
        true => capital(&with[..end], spelling) + &with[end..],
        false => with.to_owned(),
    }
}

fn capital(text: &str, spelling: Spelling) -> String {
    let dotted = spelling.fold("I") != "i";
    let text = if dotted { text.replace('i', "İ") } else { text.to_owned() };
    (spelling.form)(&text, Form::Upper)
}

/// A walk through the texts that replaces what was found.
struct Replacing<'h> {
    hits: &'h [&'h Hit],
    search: &'h Search,
    with: &'h str,
    spelling: Spelling<'h>,
    /// The next hit.
    at: usize,
    count: usize,
}

impl Replacing<'_> {
    fn text(&mut self, place: &Place, role: Role, at: usize, text: &str) -> Option<String> {
        let first = self.at;
        while self.hits.get(self.at).is_some_and(|hit| hit.wording.is(place, role, at)) {
            self.at += 1;
        }
        let mut new = String::new();
        let mut end = 0;
        for hit in &self.hits[first..self.at] {
            let is_there = !hit.by_hand && text.get(hit.range.clone()) == Some(hit.found.as_str());
            if let Some(before) = text.get(end..hit.range.start).filter(|_| is_there) {
                new.push_str(before);
                new.push_str(&in_its_place(&hit.found, self.search, self.with, self.spelling));
                end = hit.range.end;
                self.count += 1;
            }
        }
        new.push_str(&text[end..]);
        (new != text).then_some(new)
    }
}

/// Lets answers and expected mistakes that were not written anew mean what they meant before, though labels changed.
fn pin(lock: &mut Lock, before: &Lock, spelling: Spelling) {
    if lock.mechanism == before.mechanism {
        return;
    }
    let mechanism = &lock.mechanism;
    let keep = |answer: &mut String, was: &String| {
        if answer == was
            && let Ok(meant) = before.mechanism.canonical(was, spelling)
            && mechanism.canonical(was, spelling).as_ref() != Ok(&meant)
        {
            *answer = meant;
        }
    };
    lock.answers.iter_mut().zip(&before.answers).for_each(|(answer, was)| keep(answer, was));
    let replies = lock.replies.iter_mut().zip(&before.replies);
    replies.for_each(|(reply, was)| keep(&mut reply.answer, &was.answer));
}

/// What replacing would make of a lock.
struct Trial<'t> {
    lock: &'t Lock,
    search: &'t Search,
    with: &'t str,
    spelling: Spelling<'t>,
}

impl Trial<'_> {
    /// Which of its hits had better stay. Where labels and answers change together an answer may go on to fit; where it
    /// does not, the answer stays as it is, and where that does not help, the labels do, too.
    fn spoilt(&self, hits: &[Hit]) -> Vec<bool> {
        let unfit = self.unfit(&hits.iter().collect::<Vec<_>>());
        let stays = |hit: &Hit| unfit.iter().any(|(role, at)| hit.wording.role == *role && hit.wording.at == *at);
        let others: Vec<&Hit> = hits.iter().filter(|hit| !stays(hit)).collect();
        if self.unfit(&others).is_empty() {
            return hits.iter().map(stays).collect();
        }
        let others: Vec<&Hit> = hits.iter().filter(|hit| !is_of_mechanism(hit)).collect();
        let unfit = self.unfit(&others);
        let stays = |hit: &Hit| unfit.iter().any(|(role, at)| hit.wording.role == *role && hit.wording.at == *at);
        hits.iter().map(|hit| is_of_mechanism(hit) || stays(hit)).collect()
    }

    /// The answers and expected mistakes that the lock could take before these hits are replaced, and then can't.
    fn unfit(&self, hits: &[&Hit]) -> Vec<(Role, usize)> {
        let mut replacing =
            Replacing { hits, search: self.search, with: self.with, spelling: self.spelling, at: 0, count: 0 };
        let new = self.lock.rewritten(&mut |place, role, at, text| replacing.text(place, role, at, text));
        let Some(mut new) = new else { return Vec::new() };
        pin(&mut new, self.lock, self.spelling);
        let fits = |lock: &Lock, answer: &str| lock.mechanism.canonical(answer, self.spelling).is_ok();
        let is_unfit = |was: &str, is: &str| fits(self.lock, was) && !fits(&new, is);
        let answers = self.lock.answers.iter().zip(&new.answers).enumerate();
        let answers = answers.filter(|(_, (was, is))| is_unfit(was, is)).map(|(at, _)| (Role::Answer, at));
        let replies = self.lock.replies.iter().zip(&new.replies).enumerate();
        let replies = replies.filter(|(_, (was, is))| is_unfit(&was.answer, &is.answer));
        answers.chain(replies.map(|(at, _)| (Role::Mistake, at))).collect()
    }
}
