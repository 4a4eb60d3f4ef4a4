use std::sync::Arc;

use super::{Breakout, Clue, Lock, Part, weave};

/// What a step of writing changed: enough to name it beside "Undo".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Its title.
    Title,
    /// The story.
    Story,
    /// What lies on the bench.
    Bench,
    /// The ending.
    Ending,
    /// The learning targets.
    Targets,
    /// The reference cards.
    Cards,
    /// Time, hints, tries, the teacher's key.
    Rules,
    /// The questions to talk about afterwards.
    Debrief,
    /// What was put aside of the findings.
    Aside,
    /// A picture's or a sound's credit.
    Media,
    /// Subject, level, authors, language, licence, and what a newer version put there.
    About,
    /// The order of the locks.
    Order,
    /// After which locks several of them open.
    Chain,
    /// These locks are new, by name.
    Added(Vec<String>),
    /// These locks were taken away, by name.
    Gone(Vec<String>),
    /// A part of one lock.
    Lock {
        /// Its id.
        id: String,
        /// What it is called.
        name: String,
        /// Which part.
        part: Part,
    },
    /// More than one of these.
    Several,
}

impl Changed {
    /// What tells two states apart that follow each other; none where they say the same. What locks, pictures and sounds
    /// share is not looked at twice, so it costs what was changed.
    pub fn between(before: &Breakout, after: &Breakout) -> Option<Changed> {
        let is_in = |breakout: &Breakout, lock: &Lock| breakout.lock(&lock.id).is_some();
        let names = |of: &Breakout, without: &Breakout| -> Vec<String> {
            of.locks.iter().filter(|lock| !is_in(without, lock)).map(|lock| lock.name().to_owned()).collect()
        };
        if before.locks.len() != after.locks.len() || !same_ids(before, after) {
            let (added, gone) = (names(after, before), names(before, after));
            // What hung on a lock that is gone was changed with it.
            match (added.is_empty(), gone.is_empty()) {
                (false, true) => return Some(Changed::Added(added)),
                (true, false) => return Some(Changed::Gone(gone)),
                (false, false) => return Some(Changed::Several),
                (true, true) => return Some(Changed::Order),
            }
        }
        let pairs = before.locks.iter().zip(&after.locks);
        let locks: Vec<(&Arc<Lock>, Vec<Part>)> = pairs
            .filter(|(before, after)| !Arc::ptr_eq(before, after) && before != after)
            .map(|(before, after)| (after, parts(before, after)))
            .collect();
        // Pieces that follow another lock's change are no change of their own.
        let alone: Vec<_> = locks.iter().filter(|(lock, _)| !follows(before, lock)).cloned().collect();
        let locks = if alone.is_empty() { locks } else { alone };
        let mut whole = whole(before, after);
        if locks.is_empty() && whole.is_empty() && !same_media(before, after) {
            whole.push(Changed::Media);
        }
        let all = |meant: Part| locks.iter().all(|(_, parts)| *parts == [meant]);
        match (locks.as_slice(), whole.as_slice()) {
            ([], []) => None,
            ([], [one]) => Some(one.clone()),
            // A target that is taken away is taken from its locks, too.
            (_, [Changed::Targets]) if all(Part::Targets) => Some(Changed::Targets),
            ([(lock, parts)], []) => Some(Changed::Lock {
                id: lock.id.clone(),
                name: lock.name().to_owned(),
                part: if let [part] = parts.as_slice() { *part } else { Part::Whole },
            }),
            (_, []) if all(Part::After) => Some(Changed::Chain),
            _ => Some(Changed::Several),
        }
    }
}

/// Whether nothing of a lock changed but the pieces of another's answer that lie in it.
fn follows(before: &Breakout, after: &Lock) -> bool {
    let own =
        |lock: &Lock| -> Vec<Clue> { lock.inside.iter().filter(|clue| !weave::is_piece(clue)).cloned().collect() };
    before.lock(&after.id).is_some_and(|before| {
        before.inside != after.inside && own(before) == own(after) && parts(before, after) == [Part::Inside]
    })
}

fn same_ids(before: &Breakout, after: &Breakout) -> bool {
    before.locks.iter().zip(&after.locks).all(|(before, after)| Arc::ptr_eq(before, after) || before.id == after.id)
}

fn same_media(before: &Breakout, after: &Breakout) -> bool {
    before.media.len() == after.media.len()
        && before
            .media
            .iter()
            .zip(&after.media)
            .all(|((name, before), (other, after))| name == other && (Arc::ptr_eq(before, after) || before == after))
}

/// The parts of a lock that are not the same; its kind and its answers count as one, for a new kind asks for a new answer.
fn parts(before: &Lock, after: &Lock) -> Vec<Part> {
    let mechanism = before.mechanism != after.mechanism;
    let differs = [
        (Part::Title, before.title != after.title),
        (Part::Targets, before.targets != after.targets),
        (Part::After, (&before.after, before.need) != (&after.after, after.need)),
        (Part::Clues, before.clues != after.clues),
        (Part::Mechanism, mechanism),
        (Part::Answers, !mechanism && before.answers != after.answers),
        (Part::Replies, before.replies != after.replies),
        (Part::Hints, before.hints != after.hints),
        (Part::Inside, before.inside != after.inside),
        (Part::Whole, before.explain != after.explain || before.extra != after.extra),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
}

/// What else is not the same.
fn whole(before: &Breakout, after: &Breakout) -> Vec<Changed> {
    let about = (&before.subject, &before.level, &before.authors, &before.language, &before.license)
        != (&after.subject, &after.level, &after.authors, &after.language, &after.license)
        || (before.id, before.revision, &before.modified) != (after.id, after.revision, &after.modified)
        || (&before.adapted_from, &before.extra) != (&after.adapted_from, &after.extra);
    let rules = before.minutes != after.minutes || before.rules != after.rules;
    let differs = [
        (Changed::Title, before.title != after.title),
        (Changed::Story, before.story != after.story),
        (Changed::Bench, before.bench != after.bench),
        (Changed::Ending, before.ending != after.ending),
        (Changed::Targets, before.targets != after.targets),
        (Changed::Cards, before.cards != after.cards),
        (Changed::Rules, rules),
        (Changed::Debrief, before.debrief != after.debrief),
        (Changed::Aside, before.aside != after.aside),
        (Changed::About, about),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(changed, _)| changed).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::breakout::{Clue, ClueKind, Media, Target};
    use crate::mechanism::{Kind, Mechanism, Number};

    fn lock(id: &str) -> Arc<Lock> {
        let mut lock = Lock::new(id, Mechanism::from(Kind::Number(Number::default())));
        lock.title = id.to_uppercase();
        lock.targets = vec!["aim".into()];
        Arc::new(lock)
    }

    fn breakout() -> Breakout {
        let mut breakout = Breakout::new(Uuid::nil());
        breakout.targets = vec![Target { id: "aim".into(), ..Target::default() }];
        breakout.locks = vec![lock("gate"), lock("well"), lock("lane")];
        breakout
    }

    fn told(change: impl FnOnce(&mut Breakout)) -> Option<Changed> {
        let before = breakout();
        let mut after = before.clone();
        change(&mut after);
        Changed::between(&before, &after)
    }

    fn of_lock(part: Part) -> Option<Changed> {
        Some(Changed::Lock { id: "well".into(), name: "WELL".into(), part })
    }

    fn well(change: impl FnOnce(&mut Lock)) -> Option<Changed> {
        told(|breakout| change(Arc::make_mut(&mut breakout.locks[1])))
    }

    #[test]
    fn the_same_is_no_step() {
        assert_eq!(told(|_| {}), None);
        assert_eq!(well(|lock| lock.hints = Vec::new()), None);
    }

    #[test]
    fn a_lock_s_part_is_named() {
        assert_eq!(well(|lock| lock.answers = vec!["12".into()]), of_lock(Part::Answers));
        assert_eq!(well(|lock| lock.hints = vec!["Look".into()]), of_lock(Part::Hints));
        assert_eq!(well(|lock| lock.after = vec!["gate".into()]), of_lock(Part::After));
        assert_eq!(well(|lock| lock.need = Some(1)), of_lock(Part::After));
        let kind = |lock: &mut Lock| {
            lock.mechanism = Mechanism::from(Kind::Number(Number { wheels: 7 }));
            lock.answers = vec!["1234567".into()];
        };
        assert_eq!(well(kind), of_lock(Part::Mechanism));
        let more = |lock: &mut Lock| {
            lock.hints = vec!["Look".into()];
            lock.answers = vec!["12".into()];
        };
        assert_eq!(well(more), of_lock(Part::Whole));
        assert_eq!(well(|lock| drop(lock.extra.insert("x".into(), 1.into()))), of_lock(Part::Whole));
    }

    #[test]
    fn locks_that_come_and_go_are_named() {
        assert_eq!(told(|breakout| breakout.locks.push(lock("shed"))), Some(Changed::Added(vec!["SHED".into()])));
        let gone = |breakout: &mut Breakout| {
            breakout.locks.remove(0);
            Arc::make_mut(&mut breakout.locks[0]).after.clear();
        };
        assert_eq!(told(gone), Some(Changed::Gone(vec!["GATE".into()])));
        assert_eq!(told(|breakout| breakout.locks.swap(0, 2)), Some(Changed::Order));
        assert_eq!(told(|breakout| breakout.locks[0] = lock("shed")), Some(Changed::Several));
    }

    #[test]
    fn what_concerns_several_locks_is_named_where_it_has_a_name() {
        let each = |change: fn(&mut Lock)| {
            move |breakout: &mut Breakout| {
                breakout.locks.iter_mut().for_each(|lock| change(Arc::make_mut(lock)));
            }
        };
        assert_eq!(told(each(|lock| lock.after.push("x".into()))), Some(Changed::Chain));
        assert_eq!(told(each(|lock| lock.hints.push("x".into()))), Some(Changed::Several));
        let gone = |breakout: &mut Breakout| {
            breakout.targets.clear();
            each(|lock| lock.targets.clear())(breakout);
        };
        assert_eq!(told(gone), Some(Changed::Targets));
        assert_eq!(told(each(|lock| lock.targets.clear())), Some(Changed::Several));
    }

    #[test]
    fn what_is_about_the_whole_is_named() {
        let clue = || vec![Clue::new("letter", ClueKind::Text { body: String::new() })];
        for (change, is) in [
            (&(|breakout: &mut Breakout| breakout.title = "T".into()) as &dyn Fn(&mut Breakout), Changed::Title),
            (&|breakout| breakout.story = clue(), Changed::Story),
            (&|breakout| breakout.bench = clue(), Changed::Bench),
            (&|breakout| breakout.ending = clue(), Changed::Ending),
            (&|breakout| breakout.minutes = Some(4), Changed::Rules),
            (&|breakout| breakout.debrief = vec![String::new()], Changed::Debrief),
            (&|breakout| breakout.level = "4".into(), Changed::About),
            (&|breakout| drop(breakout.extra.insert("x".into(), 1.into())), Changed::About),
            (&|breakout| drop(breakout.media.insert("owl".into(), Arc::new(Media::default()))), Changed::Media),
            (
                &|breakout| {
                    breakout.title = "T".into();
                    breakout.level = "4".into();
                },
                Changed::Several,
            ),
        ] {
            assert_eq!(told(change), Some(is));
        }
    }
}
