use super::members::{Told, misread};
use super::{Weave, deal, slip};
use crate::breakout::{Breakout, Finding, Part, Place, Problem};
use crate::mechanism::Spelling;

/// What is wrong with woven locks and with pieces, in the order of the file.
pub(super) fn faults(breakout: &Breakout, spelling: Spelling) -> Vec<Finding> {
    let mut findings = misread(breakout);
    let mut add = |lock: &str, part: Part, problem: Problem| {
        findings.push(Finding { place: Place::Lock(lock.to_owned(), part), problem });
    };
    for (woven, lock) in breakout.locks.iter().enumerate() {
        let Some(weave) = Weave::of(lock) else { continue };
        let dealt = match deal(breakout, woven, &weave, spelling) {
            Ok(dealt) => dealt,
            Err(why) => {
                add(&lock.id, Part::Answers, Problem::Undealt(why));
                continue;
            }
        };
        for (at, other) in breakout.locks.iter().enumerate() {
            let mut slips = other.inside.iter().filter(|clue| slip::is_of(clue, &lock.id));
            let is_right = match dealt.slip(at) {
                Some(says) => slips.any(|clue| slip::shows(clue, &says)),
                // One without a piece is its author's.
                None => slips.all(slip::is_empty),
            };
            if !is_right {
                add(&other.id, Part::Inside, Problem::PieceLost(lock.id.clone()));
            }
        }
    }
    let is_woven = |id: &str| breakout.lock(id).is_some_and(|lock| Weave::of(lock).is_some());
    for lock in &breakout.locks {
        for told in lock.inside.iter().filter_map(Told::by).filter(|told| !told.of.is_empty()) {
            if !is_woven(&told.of) {
                add(&lock.id, Part::Inside, Problem::Dangling(told.of));
            }
        }
    }
    findings
}
