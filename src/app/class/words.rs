//! What a class's figures are called.

use crate::app::browser;
use crate::app::mechanisms::in_words;
use crate::breakout::Breakout;
use crate::play::Millis;
use crate::prose::plain;
use crate::report::{Grown, Label, Mark, Odd};
use crate::say;

/// What a mark is called.
pub(super) fn mark_word(mark: Option<Mark>) -> &'static str {
    match mark {
        Some(Mark::AtOnce) => say!(class.at_once),
        Some(Mark::AfterReply) => say!(class.after_reply),
        Some(Mark::AfterTries) => say!(class.after_tries),
        Some(Mark::WithHints) => say!(class.with_hints),
        Some(Mark::Helped) => say!(class.helped),
        Some(Mark::NotYet) => say!(class.not_yet),
        None => say!(class.nothing),
    }
}

/// What a mark says.
pub(super) fn mark_rule(mark: Option<Mark>) -> &'static str {
    match mark {
        Some(Mark::AtOnce) => say!(class.rule_at_once),
        Some(Mark::AfterReply) => say!(class.rule_after_reply),
        Some(Mark::AfterTries) => say!(class.rule_after_tries),
        Some(Mark::WithHints) => say!(class.rule_with_hints),
        Some(Mark::Helped) => say!(class.rule_helped),
        Some(Mark::NotYet) => say!(class.rule_not_yet),
        None => say!(class.rule_nothing),
    }
}

/// Every mark, the one that tells most first, and none at the end.
pub(super) fn all_marks() -> impl Iterator<Item = Option<Mark>> + Clone {
    Mark::ALL.into_iter().map(Some).chain([None])
}

/// What the drawing of a mark is called in the sheet.
pub(super) fn mark_class(mark: Option<Mark>) -> &'static str {
    match mark {
        Some(Mark::AtOnce) => "at-once",
        Some(Mark::AfterReply) => "after-reply",
        Some(Mark::AfterTries) => "after-tries",
        Some(Mark::WithHints) => "with-hints",
        Some(Mark::Helped) => "helped",
        Some(Mark::NotYet) => "not-yet",
        None => "nothing",
    }
}

/// A team's name, as no other is called.
pub(super) fn team_word(label: &Label) -> String {
    let name = if label.name.is_empty() { say!(class.unnamed) } else { &label.name };
    label.nth.map_or_else(|| name.to_owned(), |nth| say!(class.nth, name = name, n = nth))
}

/// A name that was handed in, where it has no label yet.
pub(super) fn name_word(name: &str) -> String {
    let name = crate::report::cleaned(name);
    if name.is_empty() { say!(class.unnamed).to_owned() } else { name }
}

/// How a member sees their aim.
pub(super) fn grown_word(grown: Option<Grown>) -> &'static str {
    match grown {
        Some(Grown::Can) => say!(class.grown_can),
        Some(Grown::Almost) => say!(class.grown_almost),
        Some(Grown::NotYet) => say!(class.grown_not_yet),
        None => "",
    }
}

/// Minutes and seconds: `12:05`.
pub(super) fn time(millis: Millis) -> String {
    let seconds = millis / 1000;
    say!(class.time, m = seconds / 60, s = format!("{:02}", seconds % 60))
}

/// How many teams.
pub(super) fn teams_word(count: usize) -> String {
    if browser::is_one(count) { say!(class.one_team).to_owned() } else { say!(class.n_teams, n = count) }
}

/// A canonical answer at a lock, as a person reads it.
pub(super) fn answer_word(breakout: &Breakout, lock: usize, answer: &str) -> String {
    breakout.locks.get(lock).map_or_else(|| answer.to_owned(), |lock| in_words(&lock.mechanism.kind, answer))
}

/// The author's answer that opened a lock, as a person reads it.
pub(super) fn opened_word(breakout: &Breakout, lock: usize, with: usize) -> String {
    let answer = breakout.locks.get(lock).and_then(|lock| Some((lock, lock.answers.get(with)?)));
    let spelling = crate::app::spelling(&breakout.language);
    let canonical = answer.and_then(|(lock, answer)| lock.mechanism.canonical(answer, spelling).ok());
    canonical.map(|answer| answer_word(breakout, lock, &answer)).unwrap_or_default()
}

/// A target's statement without marks.
pub(super) fn target_word(breakout: &Breakout, target: usize) -> String {
    breakout.targets.get(target).map(|target| plain(&target.statement)).unwrap_or_default()
}

/// A lock's title.
pub(super) fn lock_word(breakout: &Breakout, lock: usize) -> String {
    breakout.locks.get(lock).map(|lock| lock.title.clone()).unwrap_or_default()
}

/// What is odd about a journal.
pub(super) fn odd_word(odd: Odd, own: u32) -> String {
    match odd {
        Odd::Revision(n) => say!(class.odd_revision, n = n, own = own),
        Odd::Strange(n) => say!(class.odd_strange, n = n),
        Odd::TooEarly(n) => say!(class.odd_early, n = n),
        Odd::Unread(n) => say!(class.odd_unread, n = n),
        Odd::Newer(n) => say!(class.odd_newer, n = n),
        Odd::ClockBack(n) => say!(class.odd_back, n = n),
        Odd::ClockAhead(n) => say!(class.odd_ahead, n = n),
        Odd::ClockOld => say!(class.odd_old).to_owned(),
        Odd::NoStart => say!(class.odd_no_start).to_owned(),
    }
}
