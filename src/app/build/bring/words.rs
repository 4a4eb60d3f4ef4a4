//! What columns, reasons and refusals are called.

use crate::app::browser;
use crate::app::mechanisms::kind_word;
use crate::app::parts::Trouble;
use crate::bring::{Column, Doubt, Fit, Key, MOST_LETTERS, NoTable, Question, Reason, Refusal};
use crate::say;

/// What a column is.
pub(super) fn column(column: Column) -> &'static str {
    match column {
        Column::Question => say!(bring.column_question),
        Column::Answer => say!(bring.column_answer),
        Column::Wrong => say!(bring.column_wrong),
        Column::Option => say!(bring.column_option),
        Column::Right => say!(bring.column_right),
        Column::Hint => say!(bring.column_hint),
        Column::Target => say!(bring.column_target),
        Column::Standard => say!(bring.column_standard),
        Column::Title => say!(bring.column_title),
        Column::Skip => say!(bring.column_skip),
        Column::Unclear => say!(bring.column_unclear),
    }
}

/// Why a lock fits, and whether several answers open it.
pub(super) fn reason(question: &Question, fit: &Fit) -> String {
    let why = why(&fit.reason);
    match &question.key {
        Key::Written { right, .. } if right.len() > 1 && fit.key.is_none() && !tells_how_many(&fit.reason) => {
            [why, say!(bring.why_several, n = right.len())].join(", ")
        }
        _ => why,
    }
}

/// Whether a reason counts the answers itself, or what they have become.
fn tells_how_many(reason: &Reason) -> bool {
    matches!(reason, Reason::Several(_) | Reason::Steps(_))
}

fn why(reason: &Reason) -> String {
    match reason {
        Reason::Digits(n) => say!(bring.why_digits, n = n),
        Reason::Truth => say!(bring.why_truth).into(),
        Reason::Fraction => say!(bring.why_fraction).into(),
        Reason::Percentage => say!(bring.why_percentage).into(),
        Reason::Number => say!(bring.why_number).into(),
        Reason::Unit(unit) => say!(bring.why_unit, unit = unit),
        Reason::Comma(number) => say!(bring.why_comma, number = number),
        Reason::Rounded(places) => say!(bring.why_rounded, places = places),
        Reason::Time => say!(bring.why_time).into(),
        Reason::Day => say!(bring.why_day).into(),
        Reason::Steps(n) => say!(bring.why_steps, n = n),
        Reason::Directions => say!(bring.why_directions).into(),
        Reason::Colours => say!(bring.why_colours).into(),
        Reason::Shapes => say!(bring.why_shapes).into(),
        Reason::Points(1) => say!(bring.why_point).into(),
        Reason::Points(n) => say!(bring.why_points, n = n),
        Reason::Notes(n) => say!(bring.why_notes, n = n),
        Reason::Letters(n) => say!(bring.why_letters, n = n),
        Reason::Words => say!(bring.why_words).into(),
        Reason::Several(n) => say!(bring.why_several, n = n),
        Reason::Whole(answer) => say!(bring.why_whole, answer = short(answer)),
        Reason::Options(n) => say!(bring.why_options, n = n),
        Reason::AllOf(n) => say!(bring.why_all_of, n = n),
        Reason::Pairs(n) => say!(bring.why_pairs, n = n),
        Reason::Groups(n) => say!(bring.why_groups, n = n),
    }
}

/// Why a row can't become a lock.
pub(super) fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoQuestion => say!(bring.no_question).into(),
        Refusal::NoAnswer => say!(bring.no_answer).into(),
        Refusal::OpenQuote => say!(bring.quote_open).into(),
        Refusal::OneGroup => say!(bring.one_group).into(),
        Refusal::NothingGiven => say!(bring.nothing_given).into(),
        Refusal::TooManyColumns(n) => say!(bring.too_many_columns, n = n),
        Refusal::LongAnswer(n) => {
            say!(bring.long_answer, n = browser::number(*n as u64), most = MOST_LETTERS)
        }
        Refusal::NoneRight => say!(bring.none_right).into(),
        Refusal::NoSuchOption(which) => say!(bring.no_such_option, which = which),
        Refusal::OneOption => say!(bring.one_option).into(),
        Refusal::Pairs => say!(bring.few_pairs).into(),
        Refusal::Category => say!(bring.category).into(),
        Refusal::NoTask => say!(bring.no_task).into(),
        Refusal::Essay => say!(bring.essay).into(),
        Refusal::Range(range) => say!(bring.range, range = range),
        Refusal::NoNumber(text) => say!(bring.no_number, text = text),
        Refusal::Wildcard => say!(bring.only_wildcard).into(),
        Refusal::Unclosed => say!(bring.unclosed).into(),
        Refusal::Braces => say!(bring.braces).into(),
        Refusal::NotUnderstood => say!(bring.not_understood).into(),
    }
}

/// What somebody should look at.
pub(super) fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Formula => say!(bring.formula),
        Doubt::OpenQuote => say!(bring.open_quote),
        Doubt::Added => say!(bring.added),
        Doubt::Twice => say!(bring.twice),
        Doubt::AnyLetters => say!(bring.any_letters),
        Doubt::LostLetters => say!(bring.lost_letters),
        Doubt::PartMarks => say!(bring.part_marks),
        Doubt::Wildcard => say!(bring.wildcard),
        Doubt::Markup => say!(bring.markup),
    }
}

/// What a lock type is called among those that fit an answer; where it reads the answer in another way, with how.
pub(super) fn kind(fit: &Fit) -> String {
    let name = kind_word(&fit.kind);
    match (&fit.reason, &fit.key) {
        (Reason::Whole(_), _) => say!(bring.as_one, kind = name),
        (Reason::Several(_), Some(_)) => say!(bring.any_of, kind = name),
        _ => name.to_owned(),
    }
}

/// How many wrong answers a lock has no use for; nothing where there are none.
pub(super) fn unused(count: usize) -> String {
    match count {
        0 => String::new(),
        count if browser::is_one(count) => say!(bring.one_unused).to_owned(),
        count => say!(bring.unused, n = number(count)),
    }
}

/// What somebody brought that holds no table, and what to do.
pub(super) fn no_table(what: NoTable) -> Trouble {
    let (what, remedy) = match what {
        NoTable::Spreadsheet => (say!(bring.is_spreadsheet), say!(bring.is_spreadsheet_remedy)),
        NoTable::Document => (say!(bring.is_document), say!(bring.is_document_remedy)),
        NoTable::Slides => (say!(bring.is_slides), say!(bring.is_document_remedy)),
        NoTable::Pdf => (say!(bring.is_pdf), say!(bring.is_pdf_remedy)),
        NoTable::Picture => (say!(bring.is_picture), say!(bring.is_binary_remedy)),
        NoTable::Sound => (say!(bring.is_sound), say!(bring.is_binary_remedy)),
        NoTable::Archive => (say!(bring.is_archive), say!(bring.is_archive_remedy)),
        NoTable::MoodleXml => (say!(bring.is_moodle_xml), say!(bring.is_moodle_xml_remedy)),
        NoTable::Page => (say!(bring.is_page), say!(bring.is_page_remedy)),
        NoTable::Ours => (say!(bring.is_ours), say!(bring.is_ours_remedy)),
        NoTable::Data => (say!(bring.is_data), say!(bring.is_binary_remedy)),
        NoTable::Binary => (say!(bring.is_binary), say!(bring.is_binary_remedy)),
        NoTable::TooBig => (say!(bring.too_big), say!(bring.too_big_remedy)),
    };
    Trouble { what: what.into(), place: String::new(), remedy: remedy.into() }
}

/// What happened to a file with nothing in it.
pub(super) fn nothing() -> Trouble {
    Trouble { what: say!(bring.empty_file).into(), place: String::new(), remedy: say!(refused.other_file).into() }
}

/// How many locks there are to make.
pub(super) fn make(count: usize) -> String {
    if browser::is_one(count) { say!(bring.make_one).to_owned() } else { say!(bring.make, n = number(count)) }
}

/// How many rows can't become a lock, how many their teacher leaves out, and how many are empty; nothing where there are none.
pub(super) fn tally(refused: usize, left: usize, blank: usize) -> [String; 3] {
    let words = |count: usize, one: &'static str, many: String| match count {
        0 => String::new(),
        count if browser::is_one(count) => one.to_owned(),
        _ => many,
    };
    [
        words(refused, say!(bring.one_refused), say!(bring.refused, n = number(refused))),
        words(left, say!(bring.one_left), say!(bring.left, n = number(left))),
        words(blank, say!(bring.one_blank), say!(bring.blank, n = number(blank))),
    ]
}

/// A count, written as the device's language has it.
pub(super) fn number(count: usize) -> String {
    browser::number(count as u64)
}

/// A column's letter, as spreadsheets have it: A to Z, then AA.
pub(super) fn letter(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + (at % 26) as u8).to_string();
    match column / 26 {
        0 => letter(column),
        before => letter(before - 1) + &letter(column),
    }
}

/// As much of a text as a table needs.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 160;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
