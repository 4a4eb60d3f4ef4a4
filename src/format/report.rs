//! A report as JSON, for whoever reckons on with it.

use serde_json::{Value, json};

use crate::play::How;
use crate::report::{Grown, Mark, Odd, OnLock, Report, Team};

/// What a report calls itself.
pub const FORMAT: &str = "latchwork.report";

/// The version that is written.
pub const VERSION: u64 = 1;

/// The file of a report. Times are milliseconds.
pub fn write(report: &Report) -> String {
    let breakout = &report.breakout;
    let file = json!({
        "format": FORMAT,
        "version": VERSION,
        "breakout": breakout.id.to_string(),
        "title": breakout.title,
        "revision": breakout.revision,
        "teams": report.teams.iter().map(|team| of_team(report, team)).collect::<Vec<_>>(),
    });
    file.to_string()
}

fn of_team(report: &Report, team: &Team) -> Value {
    let breakout = &report.breakout;
    let targets = breakout.targets.iter().zip(&team.targets);
    let target = |(target, on): (&crate::breakout::Target, &crate::report::OnTarget)| json!({ "id": target.id, "mark": name(on.mark), "locks": on.locks.len(), "telling": on.telling(), "maybe_chance": on.maybe_chance });
    let members = team.members.members.iter();
    let member = |member: &crate::report::Member| json!({ "name": member.name, "aim": member.aim, "grown": member.grown.map(grown) });
    json!({
        "team": team.label.name,
        "nth": team.label.nth,
        "active": team.trail.active,
        "finished": team.trail.finished.is_some(),
        "targets": targets.map(target).collect::<Vec<_>>(),
        "locks": (0..breakout.locks.len()).map(|at| of_lock(report, team, at)).collect::<Vec<_>>(),
        "members": members.map(member).collect::<Vec<_>>(),
        "odd": team.trail.odd.iter().map(|odd| of_odd(*odd)).collect::<Vec<_>>(),
    })
}

fn of_lock(report: &Report, team: &Team, at: usize) -> Value {
    let (lock, trail, on): (_, _, &OnLock) = (&report.breakout.locks[at], &team.trail.locks[at], &team.locks[at]);
    let wrong =
        |wrong: &crate::report::Wrong| json!({ "answer": wrong.answer, "reply": wrong.reply, "slip": wrong.is_slip });
    let with = trail.open.and_then(|opening| match opening.how {
        How::Answer(with) => Some(with),
        How::Helped => None,
    });
    json!({
        "id": lock.id,
        "mark": name(on.mark),
        "reached": trail.reached,
        "with": with,
        "wrong": on.wrong.iter().map(wrong).collect::<Vec<_>>(),
        "rungs": on.rungs,
        "active": trail.active,
        "opened_after": trail.open.map(|opening| opening.active),
        "explained": trail.explained,
        "maybe_chance": on.maybe_chance,
    })
}

fn of_odd(odd: Odd) -> Value {
    match odd {
        Odd::Revision(revision) => json!({ "revision": revision }),
        Odd::Strange(events) => json!({ "strange": events }),
        Odd::TooEarly(locks) => json!({ "too_early": locks }),
        Odd::Unread(events) => json!({ "unread": events }),
        Odd::Newer(events) => json!({ "newer": events }),
        Odd::ClockBack(times) => json!({ "clock_back": times }),
        Odd::ClockAhead(days) => json!({ "clock_ahead": days }),
        Odd::ClockOld => json!("clock_old"),
        Odd::NoStart => json!("no_start"),
    }
}

fn name(mark: Option<Mark>) -> Option<&'static str> {
    Some(match mark? {
        Mark::AtOnce => "at_once",
        Mark::AfterReply => "after_reply",
        Mark::AfterTries => "after_tries",
        Mark::WithHints => "with_hints",
        Mark::Helped => "helped",
        Mark::NotYet => "not_yet",
    })
}

fn grown(grown: Grown) -> &'static str {
    match grown {
        Grown::Can => "can",
        Grown::Almost => "almost",
        Grown::NotYet => "not_yet",
    }
}
