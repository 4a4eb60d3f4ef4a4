use std::collections::HashSet;
use std::ops::Range;

use super::own::{HeldBack, is_begun, is_too_long, tidied};
use super::{Members, Told, is_alone};
use crate::breakout::asks::Ask;
use crate::breakout::{Breakout, Extra, Lock, Role};
use crate::mechanism::{Kind, Spelling};
use crate::play::{Event, Journal, What, opens_any};

/// The most characters of a text that are handed in.
pub const LONGEST_TEXT: usize = 2000;

/// What stands in place of words that are not handed in.
const LEFT_OUT: &str = "…";

/// An event of which only is told when it was: the team was at work then.
fn not_told() -> (What, Extra) {
    (What::Unknown, Extra::new())
}

/// What a team hands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Handed {
    /// The journal that is handed in.
    pub journal: Journal,
    /// How many wrong tries are told without what was tried, for that opens a lock.
    pub tries: usize,
    /// In how many texts something was left out: what opens a lock, names, or what is beyond [`LONGEST_TEXT`].
    pub texts: usize,
    /// The lock that the team made, as it is handed in.
    pub own: Option<Box<Lock>>,
    /// Why that is not handed in, though there is one.
    pub held_back: Option<HeldBack>,
}

impl Handed {
    /// The same without the lock that the team made: of each event that tells of it only when it was.
    pub fn without_own(mut self) -> Self {
        let mut journal = Journal::new(self.journal.id, self.journal.breakout, &self.journal.team);
        journal.extra = std::mem::take(&mut self.journal.extra);
        for event in self.journal.events() {
            let mut event = event.clone();
            if matches!(Told::of(&event), Some(Told::Made { .. })) {
                (event.what, event.extra) = not_told();
            }
            journal.insert(event);
        }
        Handed { journal, own: None, held_back: None, ..self }
    }
}

/// Why a lock that a team is making would not go along with what it hands in, were it handed in with names.
pub fn held_back(breakout: &Breakout, lock: &Lock, spelling: Spelling) -> Option<HeldBack> {
    let filter = Filter { breakout, spelling, nameless: HashSet::new(), texts: 0, own: None, held_back: None };
    filter.holds_back(&tidied(lock, breakout))
}

/// What a team hands in of its journal: what it did, and what it says of itself, but nothing that a lock would take as its
/// answer. By allow-list: the notebook stays with the team, and so does what this version doesn't know.
///
/// A wrong try is told without its answer where that opens a lock, the next one or, since a correction, its own. In texts, also
/// in names, `…` stands for what opens a lock, as far as the breakout knows its answers: in a student copy those that the
/// team found. Whoever puts an answer into other words can't be kept from it. The lock that a team made has its own answers: it
/// is in no breakout yet. As it is now it goes along, not as it was before; and not at all where an answer or a label of it opens
/// a lock of this breakout, for with something else in its place it would be another lock. Without
/// `names`, the team and its members have none, and their names are left out of texts, too. Whoever plays alone
/// hands in under their own name.
pub fn hand_in(breakout: &Breakout, journal: &Journal, spelling: Spelling, names: bool) -> Handed {
    let mut nameless = HashSet::new();
    if !names {
        let team = Members::of(journal);
        for name in team.members.iter().map(|member| member.name.as_str()).chain([journal.team.as_str()]) {
            nameless.extend(name.split_whitespace().map(|word| spelling.fold(word)));
        }
    }
    let mut filter = Filter { breakout, spelling, nameless, texts: 0, own: None, held_back: None };
    let team = if names { filter.text(&called(journal)) } else { String::new() };
    let mut handed = Journal::new(journal.id, journal.breakout, &team);
    if !breakout.title.is_empty() {
        handed.extra.insert("title".into(), breakout.title.as_str().into());
    }
    let mut tries = 0;
    let is_made = |event: &&Event| matches!(Told::of(event), Some(Told::Made { .. }));
    let last = journal.events().rfind(is_made).map(Event::stamp);
    for event in journal.events() {
        let Event { writer, n, after, at, .. } = *event;
        let (what, extra) = match &event.what {
            // Ids that the breakout doesn't have could be words.
            what if lock_of(what).is_some_and(|lock| breakout.lock(lock).is_none()) => not_told(),
            What::Tried { lock, answer } => {
                let is_told = !answer.is_empty() && !opens_any(breakout, answer, spelling);
                tries += usize::from(!is_told);
                let answer = if is_told { answer.clone() } else { String::new() };
                (What::Tried { lock: lock.clone(), answer }, Extra::new())
            }
            What::Explained { lock, text } => {
                (What::Explained { lock: lock.clone(), text: filter.text(text) }, Extra::new())
            }
            What::Reflected { question, text } => {
                (What::Reflected { question: *question, text: filter.text(text) }, Extra::new())
            }
            What::Noted { .. } => not_told(),
            What::Unknown => match Told::of(event) {
                Some(Told::Made { lock }) if Some(event.stamp()) == last => match filter.made(&lock) {
                    Some(lock) => (What::Unknown, Told::Made { lock }.event()),
                    None => not_told(),
                },
                Some(Told::Made { .. }) | None => not_told(),
                Some(told) => (What::Unknown, filter.told(told, names).event()),
            },
            plain @ (What::Started { .. }
            | What::Paused
            | What::Resumed
            | What::Opened { .. }
            | What::Hinted { .. }
            | What::Asked { .. }
            | What::Helped { .. }
            | What::Finished) => (plain.clone(), Extra::new()),
        };
        handed.insert(Event { writer, n, after, at, what, extra });
    }
    let Filter { texts, own, held_back, .. } = filter;
    Handed { journal: handed, tries, texts, own, held_back }
}

/// What a team is called; whoever plays alone, by their own name.
fn called(journal: &Journal) -> String {
    if !journal.team.is_empty() || !is_alone(journal) {
        return journal.team.clone();
    }
    Members::of(journal).members.into_iter().next().map(|member| member.name).unwrap_or_default()
}

/// The lock that an event is about.
fn lock_of(what: &What) -> Option<&str> {
    match what {
        What::Tried { lock, .. }
        | What::Opened { lock, .. }
        | What::Hinted { lock, .. }
        | What::Asked { lock, .. }
        | What::Helped { lock }
        | What::Explained { lock, .. } => Some(lock),
        _ => None,
    }
}

struct Filter<'b> {
    breakout: &'b Breakout,
    spelling: Spelling<'b>,
    nameless: HashSet<String>,
    texts: usize,
    own: Option<Box<Lock>>,
    held_back: Option<HeldBack>,
}

impl Filter<'_> {
    fn told(&mut self, told: Told, names: bool) -> Told {
        match told {
            Told::Member { member, name } => {
                Told::Member { member, name: if names { self.text(&name) } else { String::new() } }
            }
            Told::Wrote { topic, text } => Told::Wrote { topic, text: self.text(&text) },
            Told::Word { ask, text } => {
                let is_asked = Ask::all(self.breakout).iter().any(|known| known.id == ask);
                Told::Word { ask: if is_asked { ask } else { String::new() }, text: self.text(&text) }
            }
            Told::Aim { member, target } => {
                let target = if self.breakout.target(&target).is_some() { target } else { String::new() };
                Told::Aim { member, target }
            }
            told @ (Told::Roles { .. } | Told::Grown { .. } | Told::Made { .. }) => told,
        }
    }

    /// The lock that the team made, as it is handed in; none where there is nothing to it, or it is held back.
    fn made(&mut self, lock: &Lock) -> Option<Box<Lock>> {
        let lock = tidied(lock, self.breakout);
        if !is_begun(&lock) {
            return None;
        }
        self.held_back = self.holds_back(&lock);
        if self.held_back.is_some() {
            return None;
        }
        let filtered = lock.rewritten(&mut |_, role, _, text| match role {
            Role::Title | Role::Body | Role::Hint | Role::Reply => Some(self.text(text)).filter(|new| new != text),
            _ => None,
        });
        self.own = Some(Box::new(filtered.unwrap_or(lock)));
        self.own.clone()
    }

    fn holds_back(&self, lock: &Lock) -> Option<HeldBack> {
        let answers = lock.answers.iter().chain(lock.replies.iter().map(|reply| &reply.answer));
        for answer in answers {
            let canonical = lock.mechanism.canonical(answer, self.spelling).unwrap_or_default();
            if [answer, &canonical].iter().any(|answer| opens_any(self.breakout, answer, self.spelling)) {
                return Some(HeldBack::Opens(answer.clone()));
            }
        }
        let (mut labels, mut parts) = (Vec::new(), String::new());
        lock.rewritten(&mut |_, role, _, text| {
            match role {
                Role::Label | Role::Unit | Role::Answer | Role::Mistake => labels.push(text.to_owned()),
                Role::Part => parts.push_str(text),
                _ => {}
            }
            None
        });
        labels.push(parts);
        let is_told = labels.into_iter().find_map(|text| {
            let is_named = words(&text).iter().any(|word| self.is_name(&text[word.bare.clone()]));
            self.without(&text).map(|_| if is_named { HeldBack::Named(text) } else { HeldBack::Opens(text) })
        });
        is_told.or_else(|| is_too_long(lock).then_some(HeldBack::TooLong))
    }

    fn is_name(&self, word: &str) -> bool {
        self.nameless.contains(&self.spelling.fold(word))
    }

    /// A text without what is not handed in.
    fn text(&mut self, text: &str) -> String {
        let short: String = text.chars().take(LONGEST_TEXT).collect();
        let mut left_out = short.len() < text.len();
        let mut kept = if left_out { format!("{short}{LEFT_OUT}") } else { short };
        // What stays, joined anew, may open a lock again.
        while let Some(shorter) = self.without(&kept).filter(|shorter| *shorter != kept) {
            kept = shorter;
            left_out = true;
        }
        self.texts += usize::from(left_out);
        kept
    }

    /// A text without its words that open a lock or are names; none where there are no such words.
    fn without(&self, text: &str) -> Option<String> {
        let words = words(text);
        let mut out: Vec<bool> = words.iter().map(|word| self.is_name(&text[word.bare.clone()])).collect();
        for lock in &self.breakout.locks {
            let most = self.longest(lock);
            for from in 0..words.len() {
                for until in from + 1..=words.len().min(from + most) {
                    let (first, last) = (&words[from], &words[until - 1]);
                    // With and without the signs around it, some of which may be a part of the answer.
                    let slices = [&text[first.bare.start..last.bare.end], &text[first.all.start..last.all.end]];
                    if slices.iter().any(|slice| self.opens(lock, slice)) {
                        out[from..until].fill(true);
                    }
                }
            }
        }
        if !out.contains(&true) {
            return None;
        }
        let mut kept = String::new();
        let mut next = 0;
        let mut was_out = false;
        for (word, out) in words.into_iter().zip(out) {
            let between = &text[next..word.bare.start];
            let joins = out && was_out && between.trim().is_empty();
            kept.push_str(if joins { "" } else { between });
            kept.push_str(match out {
                false => &text[word.bare.clone()],
                true if joins => "",
                true => LEFT_OUT,
            });
            (next, was_out) = (word.bare.end, out);
        }
        kept.push_str(&text[next..]);
        Some(kept)
    }

    /// How many words an answer of a lock may be spread over.
    fn longest(&self, lock: &Lock) -> usize {
        let words = |answer: &String| {
            let canonical = lock.mechanism.canonical(answer, self.spelling).unwrap_or_default();
            let letters = match &lock.mechanism.kind {
                Kind::Number(_) | Kind::Letters(_) => canonical.chars().filter(|c| !c.is_whitespace()).count(),
                _ => 1,
            };
            self::words(answer).len().max(self::words(&canonical).len()).max(letters)
        };
        lock.answers.iter().map(words).max().unwrap_or_default()
    }

    /// Whether a lock opens with this, as it stands or with nothing but spaces between its words, or its letters and digits.
    fn opens(&self, lock: &Lock, slice: &str) -> bool {
        let bare = words(slice).into_iter().map(|word| &slice[word.bare]).collect::<Vec<_>>().join(" ");
        let apart: String = slice.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        [slice, &bare, &apart].iter().any(|entry| crate::play::check(lock, entry, self.spelling).opens())
    }
}

/// A word of a text.
struct Word {
    /// All that stands between two spaces.
    all: Range<usize>,
    /// From its first letter or digit to its last: `it's`, `3/4`. Signs alone are a word, too: an answer may be.
    bare: Range<usize>,
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut end = 0;
    for all in text.split_whitespace() {
        let start = end + text[end..].find(all).unwrap_or_default();
        end = start + all.len();
        let left = all.trim_start_matches(|c: char| !c.is_alphanumeric());
        let bare = left.trim_end_matches(|c: char| !c.is_alphanumeric());
        let from = end - left.len();
        let bare = if bare.is_empty() { start..end } else { from..from + bare.len() };
        words.push(Word { all: start..end, bare });
    }
    words
}
