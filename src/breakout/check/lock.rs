use std::collections::{BTreeMap, HashSet};

use super::about::{About, is_english};
use super::as_is::opens_as_is;
use super::colour::{names_colour, of_colour};
use super::readable::{Meant, Secret, Words};
use super::{of_id, of_text};
use crate::breakout::{Clue, ClueKind, Finding, Lock, Part, Place, Problem};
use crate::mechanism::{Colour, Kind, Swatch};
use crate::prose;

/// What is known of a lock whatever the others are: it changes only when the lock does, or what is known of the whole.
#[derive(Clone, Debug)]
pub(super) struct Own {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// What should stand in no clue.
    pub secret: Secret,
    /// What can be read of its name.
    pub title: Words,
    /// What can be read of what hangs on it.
    pub clues: Words,
    /// What can be read of what is inside.
    pub inside: Words,
}

impl Own {
    /// Looks at a lock.
    pub fn of(lock: &Lock, about: About) -> Self {
        let meant = Meant::of(lock, about.spelling);
        let secret = Secret::of(lock, &meant, about);
        let (clues, inside) = (Words::on(&lock.clues, about), Words::on(&lock.inside, about));
        let mut findings = findings(lock, meant, &secret, about);
        for (part, clues, words) in [(Part::Clues, &lock.clues, &clues), (Part::Inside, &lock.inside, &inside)] {
            // Few texts name a colour: most are not read once more.
            let may_need = |clue: &&Clue| matches!(clue.kind, ClueKind::Ink { .. }) || names_colour(words);
            let problems = clues.iter().filter(may_need).filter_map(|clue| of_colour(clue, about));
            findings.extend(problems.map(|problem| Finding { place: Place::Lock(lock.id.clone(), part), problem }));
        }
        Own { findings, secret, title: Words::of(&lock.title, about), clues, inside }
    }
}

/// What is wrong with a lock whatever the others are.
fn findings(lock: &Lock, meant: Meant, secret: &Secret, about: About) -> Vec<Finding> {
    let mut found = Findings::of(&lock.id);
    if lock.title.trim().is_empty() {
        found.add(Part::Title, Problem::NoTitle);
    }
    mechanism(lock, &mut found);
    let is_sound = !found.list.iter().any(|finding| matches!(finding.place, Place::Lock(_, Part::Mechanism)));
    answers(lock, meant, is_sound, &mut found);
    let offered = offered(&lock.mechanism.kind);
    if offered > MOST_OFFERED {
        found.add(Part::Mechanism, Problem::TooMany(offered));
    }
    if let Some(number) = opens_as_is(lock, about.spelling) {
        found.add(Part::Answers, Problem::OpensAsIs(number));
    }
    if let Kind::Colour(colour) = &lock.mechanism.kind
        && let Some((first, second)) = same_mark(colour)
    {
        found.add(Part::Mechanism, Problem::SameMark { first: first.name.clone(), second: second.name.clone() });
    }
    if lock.targets.is_empty() {
        found.add(Part::Targets, Problem::NoTarget);
    }
    if lock.hints.iter().all(|hint| hint.trim().is_empty()) {
        found.add(Part::Hints, Problem::NoHint);
    }
    // A later rung may nearly tell.
    if let Some(first) = lock.hints.first()
        && let Some(answer) = secret.said_in(&Words::of(first, about))
    {
        found.add(Part::Hints, Problem::ToldAtOnce(answer.to_owned()));
    }
    if lock.needed() > lock.after.len() {
        found.add(Part::After, Problem::NeverReached);
    }
    for (part, clues) in [(Part::Clues, &lock.clues), (Part::Inside, &lock.inside)] {
        clues.iter().filter_map(of_clue).for_each(|problem| found.add(part, problem));
        clues.iter().filter_map(|clue| of_reading(clue, about)).for_each(|problem| found.add(part, problem));
    }
    if about.maths.is_some() {
        for (part, text) in texts(lock) {
            of_text(text, about.maths).into_iter().for_each(|problem| found.add(part, problem));
        }
    }
    found.list
}

/// All that it says as Markdown.
fn texts(lock: &Lock) -> impl Iterator<Item = (Part, &str)> {
    let clues = [(Part::Clues, &lock.clues), (Part::Inside, &lock.inside)];
    let clues =
        clues.into_iter().flat_map(|(part, clues)| clues.iter().filter_map(move |clue| Some((part, clue.text()?))));
    let replies = lock.replies.iter().map(|reply| (Part::Replies, reply.say.as_str()));
    clues.chain(replies).chain(lock.hints.iter().map(|hint| (Part::Hints, hint.as_str())))
}

/// The findings of one lock, as they come together.
struct Findings<'l> {
    lock: &'l str,
    list: Vec<Finding>,
}

impl<'l> Findings<'l> {
    fn of(lock: &'l str) -> Self {
        Findings { lock, list: Vec::new() }
    }

    fn add(&mut self, part: Part, problem: Problem) {
        self.list.push(Finding { place: Place::Lock(self.lock.to_owned(), part), problem });
    }

    /// Two spellings of one answer, where there was one before.
    fn alike(&mut self, part: Part, before: Option<&String>, answer: &str) {
        if let Some(first) = before {
            self.add(part, Problem::Alike { first: first.clone(), second: answer.to_owned() });
        }
    }
}

/// As many things to choose from as a team may be given: a class list and some more.
const MOST_OFFERED: usize = 60;

/// How many things there are to choose from, where each stands on its own.
fn offered(kind: &Kind) -> usize {
    match kind {
        Kind::Colour(colour) => colour.palette.len(),
        Kind::Choice(choice) => choice.options.len(),
        Kind::Further(further) => further.ids().len(),
        _ => 0,
    }
}

/// The first two colours that have the same mark.
fn same_mark(colour: &Colour) -> Option<(&Swatch, &Swatch)> {
    colour.palette.iter().enumerate().find_map(|(at, second)| {
        let first = colour.palette[..at].iter().find(|first| first.mark == second.mark)?;
        Some((first, second))
    })
}

fn mechanism(lock: &Lock, found: &mut Findings) {
    let mut ids = HashSet::new();
    let mut id = |id| of_id(id, &mut ids).into_iter().for_each(|problem| found.add(Part::Mechanism, problem));
    match &lock.mechanism.kind {
        Kind::Colour(colour) => colour.palette.iter().for_each(|swatch| id(&swatch.id)),
        Kind::Choice(choice) => choice.options.iter().for_each(|option| id(&option.id)),
        Kind::Further(further) => further.ids().iter().for_each(|given| id(given)),
        Kind::Unknown { kind } if kind.is_empty() => found.add(Part::Mechanism, Problem::NoMechanism),
        Kind::Unknown { kind } => found.add(Part::Mechanism, Problem::NewerKind(kind.clone())),
        Kind::Number(_) | Kind::Letters(_) | Kind::Text(_) | Kind::Direction(_) => {}
    }
}

fn answers(lock: &Lock, meant: Meant, is_sound: bool, found: &mut Findings) {
    if matches!(lock.mechanism.kind, Kind::Unknown { .. }) {
        return;
    }
    if lock.answers.iter().all(|answer| answer.trim().is_empty()) {
        found.add(Part::Answers, Problem::NoAnswer);
        return;
    }
    // An answer that names something of a wrong id is mended with the id.
    if !is_sound {
        return;
    }
    let mut canonical = BTreeMap::new();
    for (answer, meant) in lock.answers.iter().zip(meant.answers) {
        match meant {
            Ok(meant) => found.alike(Part::Answers, canonical.insert(meant, answer), answer),
            Err(why) => found.add(Part::Answers, Problem::Refused { answer: answer.clone(), why }),
        }
    }
    if let Some(count) = canonical.keys().filter_map(|answer| lock.mechanism.possible(answer).quick()).min() {
        found.add(Part::Answers, Problem::QuicklyGuessed(count));
    }
    let mut mistakes = BTreeMap::new();
    for (reply, meant) in lock.replies.iter().zip(meant.mistakes) {
        match meant {
            Ok(meant) if canonical.contains_key(&meant) => {
                found.add(Part::Replies, Problem::ReplyOpens(reply.answer.clone()))
            }
            Ok(meant) => found.alike(Part::Replies, mistakes.insert(meant, &reply.answer), &reply.answer),
            Err(why) => found.add(Part::Replies, Problem::Refused { answer: reply.answer.clone(), why }),
        }
    }
}

/// What is wrong with a clue wherever it lies.
pub(super) fn of_clue(clue: &Clue) -> Option<Problem> {
    match &clue.kind {
        ClueKind::Image { alt, .. } if alt.trim().is_empty() => Some(Problem::NoAlt),
        ClueKind::Audio { transcript, .. } if transcript.trim().is_empty() => Some(Problem::NoTranscript),
        ClueKind::Unknown { kind } if kind.is_empty() => Some(Problem::NoKind),
        ClueKind::Unknown { kind } => Some(Problem::NewerKind(kind.clone())),
        _ => None,
    }
}

/// A text may ask for so many grades more than the level has: the formula is no finer than that.
const MARGIN: u32 = 2;

/// Whether a clue's text is far above the level.
pub(super) fn of_reading(clue: &Clue, about: About) -> Option<Problem> {
    let level = about.grade.filter(|_| clue.language.as_deref().is_none_or(is_english))?;
    let text = match &clue.kind {
        ClueKind::Audio { transcript, .. } => transcript,
        _ => clue.text()?,
    };
    let grade = prose::grade(text)?;
    (grade > level + MARGIN).then_some(Problem::HardToRead { grade, level })
}
