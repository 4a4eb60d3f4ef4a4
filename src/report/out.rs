//! Tables for a gradebook and a spreadsheet.

use super::{Grown, Label, Mark, Report, Team};
use crate::play::How;

/// The words of tables, in the reader's language.
pub struct Words<'w> {
    /// A mark.
    pub mark: &'w dyn Fn(Option<Mark>) -> String,
    /// A team's name.
    pub team: &'w dyn Fn(&Label) -> String,
    /// How a member sees their aim.
    pub grown: &'w dyn Fn(Option<Grown>) -> String,
    /// A canonical answer at the lock at this place.
    pub answer: &'w dyn Fn(usize, &str) -> String,
    /// What stands for a try that a hand-in withholds.
    pub withheld: &'w str,
    /// Heads of columns: team, member, aim, how they see it.
    pub heads: [&'w str; 4],
    /// Heads of columns: minutes, locks open, wrong tries, slips of typing, hints, box open.
    pub team_heads: [&'w str; 6],
    /// Heads of columns: lock, try, answer, reply, slip of typing, opened with it.
    pub try_heads: [&'w str; 6],
    /// Yes and no.
    pub yes_no: [&'w str; 2],
    /// A target's statement, without marks of Markdown.
    pub target: &'w dyn Fn(usize) -> String,
}

type Rows = Vec<Vec<String>>;

/// One row a member, one column a target, and for each the team's mark: that a member did it, no journal says. A team that names
/// nobody has one row.
pub fn gradebook(report: &Report, words: &Words) -> Rows {
    let [team, member, aim, grown] = words.heads.map(str::to_owned);
    let mut head = vec![team, member];
    head.extend((0..report.breakout.targets.len()).map(|at| (words.target)(at)));
    head.extend([aim, grown]);
    let mut rows = vec![head];
    for team in &report.teams {
        let row = |name: &str, aim: String, grown: String| {
            let mut row = vec![(words.team)(&team.label), name.to_owned()];
            row.extend(team.targets.iter().map(|on| (words.mark)(on.mark)));
            row.extend([aim, grown]);
            row
        };
        for member in &team.members.members {
            let aim = report.breakout.targets.iter().position(|target| target.id == member.aim);
            rows.push(row(
                &member.name,
                aim.map(|at| (words.target)(at)).unwrap_or_default(),
                (words.grown)(member.grown),
            ));
        }
        if team.members.members.is_empty() {
            rows.push(row("", String::new(), String::new()));
        }
    }
    rows
}

/// One row a team: its time in minutes, figures, and its mark for each target.
pub fn team_rows(report: &Report, words: &Words) -> Rows {
    let mut head = vec![words.heads[0].to_owned()];
    head.extend(words.team_heads.map(str::to_owned));
    head.extend((0..report.breakout.targets.len()).map(|at| (words.target)(at)));
    let mut rows = vec![head];
    for team in &report.teams {
        let sum = |of: fn(&super::OnLock) -> usize| team.locks.iter().map(of).sum::<usize>().to_string();
        let mut row = vec![
            (words.team)(&team.label),
            minutes(team.trail.active),
            team.trail.open_count().to_string(),
            sum(super::OnLock::ideas),
            sum(super::OnLock::slips),
            sum(|lock| lock.rungs),
            words.yes_no[usize::from(team.trail.finished.is_none())].to_owned(),
        ];
        row.extend(team.targets.iter().map(|on| (words.mark)(on.mark)));
        rows.push(row);
    }
    rows
}

/// One row a try: of each team and lock the wrong ones in their order, and what opened it.
pub fn try_rows(report: &Report, words: &Words) -> Rows {
    let mut head = vec![words.heads[0].to_owned()];
    head.extend(words.try_heads.map(str::to_owned));
    let mut rows = vec![head];
    for team in &report.teams {
        for at in 0..report.breakout.locks.len() {
            tries(report, words, team, at, &mut rows);
        }
    }
    rows
}

fn tries(report: &Report, words: &Words, team: &Team, at: usize, rows: &mut Rows) {
    let lock = &report.breakout.locks[at];
    let (Some(on), Some(trail)) = (team.locks.get(at), team.trail.locks.get(at)) else { return };
    let yes_no = |is: bool| words.yes_no[usize::from(!is)].to_owned();
    let mut row = |number: usize, answer: String, reply: String, is_slip: bool, opens: bool| {
        let (team, lock) = ((words.team)(&team.label), lock.title.clone());
        rows.push(vec![team, lock, number.to_string(), answer, reply, yes_no(is_slip), yes_no(opens)]);
    };
    for (number, wrong) in on.wrong.iter().enumerate() {
        let answer = wrong.answer.as_deref();
        let answer = answer.map_or_else(|| words.withheld.to_owned(), |answer| (words.answer)(at, answer));
        let reply = wrong.reply.and_then(|reply| lock.replies.get(reply)).map(|reply| reply.say.clone());
        row(number + 1, answer, reply.unwrap_or_default(), wrong.is_slip, false);
    }
    match trail.open.map(|opening| opening.how) {
        Some(How::Answer(with)) => {
            let answer = lock.answers.get(with).cloned().unwrap_or_default();
            row(on.wrong.len() + 1, answer, String::new(), false, true);
        }
        Some(How::Helped) => row(on.wrong.len() + 1, (words.mark)(Some(Mark::Helped)), String::new(), false, true),
        None => {}
    }
}

/// Minutes with one decimal, rounded down.
fn minutes(millis: u64) -> String {
    format!("{}.{}", millis / 60_000, millis % 60_000 / 6_000)
}

/// A table as CSV (RFC 4180), each cell in quotes, with the mark at its beginning by which spreadsheets know UTF-8.
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut file = String::from('\u{feff}');
    for row in rows {
        let cells: Vec<String> =
            row.iter().map(|cell| format!("\"{}\"", harmless(cell).replace('"', "\"\""))).collect();
        file.push_str(&cells.join(","));
        file.push_str("\r\n");
    }
    file
}

/// A table as it is pasted into a spreadsheet: cells apart by tabs, rows by lines.
pub fn tabs(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| harmless(&cell.split_whitespace().collect::<Vec<_>>().join(" ")).replace('"', "'");
    let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t");
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// A cell that no spreadsheet takes for a formula: an apostrophe stands before one that begins as formulas do, also behind
/// spaces and in wide letters (OWASP, "CSV Injection").
fn harmless(cell: &str) -> String {
    let is_formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|' | '%');
    let starts = cell.starts_with(['\t', '\r', '\n', '\0']);
    let first =
        cell.chars().find(|c| !c.is_whitespace() && !c.is_control() && *c != '"' && *c != '\'' && *c != '\u{feff}');
    if starts || first.is_some_and(is_formula) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(cell: &str) -> Vec<Vec<String>> {
        vec![vec![cell.to_owned(), "x".into()]]
    }

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "\"=1", "|calc"] {
            let text = csv(&table(cell));
            assert!(text.starts_with("\u{feff}\"'"), "{text:?}");
            assert!(tabs(&table(cell)).starts_with('\''), "{cell:?}");
        }
        assert_eq!(csv(&table("The \"Owls\", 1")), "\u{feff}\"The \"\"Owls\"\", 1\",\"x\"\r\n");
        assert_eq!(tabs(&table("two\tcells\nor lines")), "two cells or lines\tx");
        assert_eq!(minutes(59_999), "0.9");
        assert_eq!(minutes(3_900_000), "65.0");
    }

    proptest! {
        #[test]
        fn what_goes_into_a_table_comes_out_of_it(cells in prop::collection::vec(any::<String>(), 1..6)) {
            let rows = vec![cells.clone(), cells];
            let text = csv(&rows);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            for (record, row) in reader.records().zip(&rows) {
                let record = record.unwrap_or_default();
                prop_assert_eq!(record.len(), row.len());
                for (cell, was) in record.iter().zip(row) {
                    prop_assert!(cell == was || cell.strip_prefix('\'') == Some(was));
                    prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']));
                }
            }
            prop_assert_eq!(tabs(&rows).split('\n').count(), 2);
        }
    }
}
