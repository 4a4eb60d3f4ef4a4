//! What is wrong with a breakout: findings, each with its place. A breakout with findings can always be saved.

use std::collections::{BTreeMap, BTreeSet};

use super::{Breakout, Clue, ClueKind, Finding, Lock, Part, Place, Problem, Tool, chain, is_id};
use crate::mechanism::{Kind, Spelling};

/// Everything: each lock on its own, then all that needs the whole.
pub fn check(breakout: &Breakout, spelling: Spelling) -> Vec<Finding> {
    let mut findings: Vec<Finding> = breakout.locks.iter().flat_map(|locked| lock(locked, spelling)).collect();
    findings.extend(whole(breakout));
    findings
}

/// What is wrong with a lock whatever the others are: it changes only when the lock does.
pub fn lock(lock: &Lock, spelling: Spelling) -> Vec<Finding> {
    let mut found = Findings::of(&lock.id);
    if lock.title.trim().is_empty() {
        found.add(Part::Title, Problem::NoTitle);
    }
    mechanism(lock, &mut found);
    answers(lock, spelling, &mut found);
    if lock.targets.is_empty() {
        found.add(Part::Targets, Problem::NoTarget);
    }
    if lock.hints.iter().all(|hint| hint.trim().is_empty()) {
        found.add(Part::Hints, Problem::NoHint);
    }
    if lock.need.is_some_and(|need| need as usize > lock.after.len()) {
        found.add(Part::After, Problem::NeedsTooMany);
    }
    for (part, clues) in [(Part::Clues, &lock.clues), (Part::Inside, &lock.inside)] {
        clues.iter().filter_map(of_clue).for_each(|problem| found.add(part, problem));
    }
    found.list
}

/// What is wrong with the chain and with what belongs to no lock.
pub fn whole(breakout: &Breakout) -> Vec<Finding> {
    let mut list = Vec::new();
    let mut add = |place, problem| list.push(Finding { place, problem });
    if breakout.title.trim().is_empty() {
        add(Place::Breakout, Problem::Untitled);
    }
    if breakout.locks.is_empty() {
        add(Place::Breakout, Problem::NoLocks);
    }
    let served: BTreeSet<&str> =
        breakout.locks.iter().flat_map(|lock| lock.targets.iter().map(String::as_str)).collect();
    for target in &breakout.targets {
        if !served.contains(target.id.as_str()) {
            add(Place::Target(target.id.clone()), Problem::UnservedTarget);
        }
    }
    for clue in breakout.story.iter().chain(&breakout.bench).chain(&breakout.ending) {
        if let Some(problem) = of_clue(clue) {
            add(Place::Clue(clue.id.clone()), problem);
        }
    }
    ids(breakout, &mut list);
    references(breakout, &mut list);
    reach(breakout, &mut list);
    list
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
}

fn mechanism(lock: &Lock, found: &mut Findings) {
    let mut own = BTreeSet::new();
    let mut id = |id: &str| {
        if !is_id(id) {
            found.add(Part::Mechanism, Problem::BadId(id.to_owned()));
        } else if !own.insert(id.to_owned()) {
            found.add(Part::Mechanism, Problem::SameId(id.to_owned()));
        }
    };
    match &lock.mechanism.kind {
        Kind::Colour(colour) => colour.palette.iter().for_each(|swatch| id(&swatch.id)),
        Kind::Choice(choice) => choice.options.iter().for_each(|option| id(&option.id)),
        Kind::Unknown { kind } => found.add(Part::Mechanism, Problem::NewerKind(kind.clone())),
        Kind::Number(_) | Kind::Letters(_) | Kind::Text(_) | Kind::Direction(_) => {}
    }
}

fn answers(lock: &Lock, spelling: Spelling, found: &mut Findings) {
    if matches!(lock.mechanism.kind, Kind::Unknown { .. }) {
        return;
    }
    if lock.answers.iter().all(|answer| answer.trim().is_empty()) {
        found.add(Part::Answers, Problem::NoAnswer);
        return;
    }
    let mut canonical = BTreeSet::new();
    for answer in &lock.answers {
        match lock.mechanism.canonical(answer, spelling) {
            Ok(answer) => drop(canonical.insert(answer)),
            Err(why) => found.add(Part::Answers, Problem::Refused { answer: answer.clone(), why }),
        }
    }
    if let Some(count) = canonical.iter().filter_map(|answer| lock.mechanism.possible(answer).quick()).min() {
        found.add(Part::Answers, Problem::QuicklyGuessed(count));
    }
    for reply in &lock.replies {
        match lock.mechanism.canonical(&reply.answer, spelling) {
            Ok(answer) if canonical.contains(&answer) => {
                found.add(Part::Replies, Problem::ReplyOpens(reply.answer.clone()))
            }
            Ok(_) => {}
            Err(why) => found.add(Part::Replies, Problem::Refused { answer: reply.answer.clone(), why }),
        }
    }
}

fn of_clue(clue: &Clue) -> Option<Problem> {
    match &clue.kind {
        ClueKind::Image { alt, .. } if alt.trim().is_empty() => Some(Problem::NoAlt),
        ClueKind::Audio { transcript, .. } if transcript.trim().is_empty() => Some(Problem::NoTranscript),
        ClueKind::Unknown { kind } => Some(Problem::NewerKind(kind.clone())),
        _ => None,
    }
}

/// Ids that are none, and ids that stand twice among targets, locks, clues and cards.
fn ids(breakout: &Breakout, list: &mut Vec<Finding>) {
    let targets = breakout.targets.iter().map(|target| (target.id.as_str(), Place::Target(target.id.clone())));
    let locks = breakout.locks.iter().map(|lock| (lock.id.as_str(), Place::Lock(lock.id.clone(), Part::Whole)));
    let loose = breakout.story.iter().chain(&breakout.bench).chain(&breakout.ending);
    let loose = loose.map(|clue| (clue.id.as_str(), Place::Clue(clue.id.clone())));
    let hanging = breakout.locks.iter().flat_map(|lock| {
        let place = |part| Place::Lock(lock.id.clone(), part);
        let own = lock.clues.iter().map(move |clue| (clue.id.as_str(), place(Part::Clues)));
        own.chain(lock.inside.iter().map(move |clue| (clue.id.as_str(), place(Part::Inside))))
    });
    let cards = breakout.cards.iter().map(|card| (card.id.as_str(), Place::Breakout));
    unique(targets, list);
    unique(locks, list);
    unique(loose.chain(hanging), list);
    unique(cards, list);
}

fn unique<'b>(ids: impl Iterator<Item = (&'b str, Place)>, list: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for (id, place) in ids {
        if !is_id(id) {
            list.push(Finding { place, problem: Problem::BadId(id.to_owned()) });
        } else if !seen.insert(id) {
            list.push(Finding { place, problem: Problem::SameId(id.to_owned()) });
        }
    }
}

/// Names of targets, locks and media that aren't there.
fn references(breakout: &Breakout, list: &mut Vec<Finding>) {
    let locks: BTreeSet<&str> = breakout.locks.iter().map(|lock| lock.id.as_str()).collect();
    let targets: BTreeSet<&str> = breakout.targets.iter().map(|target| target.id.as_str()).collect();
    let media = |clue: &Clue| match &clue.kind {
        ClueKind::Image { src, .. } | ClueKind::Audio { src, .. } => {
            let name = src.strip_prefix("media:");
            name.is_none_or(|name| !breakout.media.contains_key(name)).then(|| Problem::Dangling(src.clone()))
        }
        _ => None,
    };
    for lock in &breakout.locks {
        let mut found = Findings::of(&lock.id);
        let missing = |known: &BTreeSet<&str>, names: &[String]| -> Vec<Problem> {
            names
                .iter()
                .filter(|name| !known.contains(name.as_str()))
                .map(|name| Problem::Dangling(name.clone()))
                .collect()
        };
        missing(&locks, &lock.after).into_iter().for_each(|problem| found.add(Part::After, problem));
        missing(&targets, &lock.targets).into_iter().for_each(|problem| found.add(Part::Targets, problem));
        lock.clues.iter().filter_map(media).for_each(|problem| found.add(Part::Clues, problem));
        lock.inside.iter().filter_map(media).for_each(|problem| found.add(Part::Inside, problem));
        list.extend(found.list);
    }
    for clue in breakout.story.iter().chain(&breakout.bench).chain(&breakout.ending) {
        list.extend(media(clue).map(|problem| Finding { place: Place::Clue(clue.id.clone()), problem }));
    }
}

/// Locks that no team can get to, and locks before which nothing can have been found.
fn reach(breakout: &Breakout, list: &mut Vec<Finding>) {
    let layers = chain::layers(breakout);
    let reached: BTreeSet<&str> = layers.iter().flatten().map(|lock| lock.id.as_str()).collect();
    let circles = circles(breakout, &reached);
    for lock in breakout.locks.iter().filter(|lock| !reached.contains(lock.id.as_str())) {
        // More needed than there are has a finding of its own.
        let problem = if circles.contains(lock.id.as_str()) { Problem::Circle } else { Problem::NeverReached };
        list.push(Finding { place: Place::Lock(lock.id.clone(), Part::After), problem });
    }
    let (mut found, mut light) = (!breakout.bench.is_empty(), !breakout.gives(Tool::BlackLight));
    light |= breakout.bench.iter().any(is_light);
    for layer in &layers {
        for lock in layer {
            let own = |part| Place::Lock(lock.id.clone(), part);
            if !found && lock.clues.is_empty() {
                list.push(Finding { place: own(Part::Clues), problem: Problem::NoClue });
            }
            let has_ink = lock.clues.iter().any(|clue| matches!(clue.kind, ClueKind::Ink { .. }));
            if has_ink && !light && !lock.clues.iter().any(is_light) {
                list.push(Finding { place: own(Part::Clues), problem: Problem::LightTooLate });
            }
        }
        found |= layer.iter().any(|lock| !lock.clues.is_empty() || !lock.inside.is_empty());
        light |= layer.iter().any(|lock| lock.clues.iter().chain(&lock.inside).any(is_light));
    }
}

fn is_light(clue: &Clue) -> bool {
    clue.kind == ClueKind::Tool { tool: Tool::BlackLight }
}

/// The locks that stand in a circle among those that can't be reached: what is left when, again and again, those that
/// nothing unreached comes before or comes after are taken away.
fn circles<'b>(breakout: &'b Breakout, reached: &BTreeSet<&str>) -> BTreeSet<&'b str> {
    let unreached = breakout.locks.iter().filter(|lock| !reached.contains(lock.id.as_str()));
    let mut before: BTreeMap<&str, Vec<&str>> =
        unreached.map(|lock| (lock.id.as_str(), lock.after.iter().map(String::as_str).collect())).collect();
    loop {
        let left: BTreeSet<&str> = before.keys().copied().collect();
        let named: BTreeSet<&str> = before.values().flatten().copied().collect();
        before.retain(|id, after| named.contains(id) && after.iter().any(|other| left.contains(other)));
        if before.len() == left.len() {
            return left;
        }
    }
}
