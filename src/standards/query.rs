use super::{Listed, Stage};
use crate::breakout::check::grades;

/// What comes before a code of the Common Core where it is written in full, without dots and dashes.
const FRAMEWORK: &str = "ccss";

/// What may stand between that and the code, the longest first.
const SUBJECTS: [&str; 4] = ["mathcontent", "elaliteracy", "math", "ela"];

/// A level is said in so many words at most: "Grade 5 / Year 6".
const LONGEST_LEVEL: usize = 5;

/// What somebody looks for, in folded letters.
pub(super) struct Query {
    /// All of it.
    pub whole: String,
    /// Its words, without those that say a level.
    pub words: Vec<String>,
    /// The grades that it says: "grade 5", "years 7 to 9", "KS3".
    pub grades: Option<(u32, u32)>,
}

impl Query {
    pub fn of(folded: &str) -> Self {
        let words = folded.split_whitespace().map(|word| word.trim_matches([':', ',', ';']));
        let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let spans = (1..=LONGEST_LEVEL.min(words.len())).rev();
        let mut spans = spans.flat_map(|long| (0..=words.len() - long).map(move |from| from..from + long));
        let said = spans.find_map(|span| level(&words[span.clone()]).map(|grades| (span, grades)));
        let grades = said.map(|(span, grades)| {
            words.drain(span);
            grades
        });
        // Whoever types is on the way to a number.
        words.retain(|word| !matches!(*word, "grade" | "grades"));
        Query { whole: folded.trim().to_owned(), words: words.into_iter().map(str::to_owned).collect(), grades }
    }
}

/// The grades that these words say, if they do nothing else.
fn level(words: &[&str]) -> Option<(u32, u32)> {
    let is_number = |word: &str| !word.contains('.') && grades(word).is_some();
    let is_name = |word: &str| {
        let is_glued = word.starts_with(char::is_alphabetic) && word.contains(|c: char| c.is_ascii_digit());
        let names = ["grade", "grades", "grader", "graders", "class", "year", "years", "ks", "stage", "age", "ages"];
        names.contains(&word) || is_glued && is_number(word)
    };
    let is_between = |word: &str| matches!(word, "to" | "and" | "-" | "–" | "/" | "key");
    let is_whole = words.iter().all(|word| is_name(word) || is_number(word) || is_between(word));
    let ends = [*words.first()?, *words.last()?];
    let begins_and_ends = !is_between(ends[1]) && (ends[0] == "key" || !is_between(ends[0]));
    let is_said = is_whole && begins_and_ends && words.iter().any(|word| is_name(word));
    is_said.then(|| grades(&words.join(" "))).flatten()
}

/// How what somebody wrote is the code of a standard, however they wrote it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ByCode {
    /// It is this code.
    Whole,
    /// The code begins so.
    Begins,
    /// It is another, or none.
    Not,
}

/// Whether a text is the code of a standard, or begins it: `4.NF.B.3.a` is also "4.nf.3a" and "CCSS.MATH.CONTENT.4.NF.B.3.A".
/// Only codes of the Common Core are written in several ways.
pub(super) fn by_code(text: &str, listed: &Listed, stage: Stage) -> ByCode {
    let text = bare(text);
    let text = without_prefix(&text);
    let has = |is: fn(&char) -> bool| text.chars().any(|c| is(&c));
    if stage != Stage::Grade || !has(char::is_ascii_digit) || !has(char::is_ascii_alphabetic) {
        return ByCode::Not;
    }
    let (code, short) = (bare(&listed.code), bare(&without_cluster(&listed.code)));
    match () {
        () if text == code || text == short => ByCode::Whole,
        () if code.starts_with(text) || short.starts_with(text) => ByCode::Begins,
        () => ByCode::Not,
    }
}

/// Whether a word is what comes before all codes of the Common Core, or begins it.
pub(super) fn is_prefix(word: &str, stage: Stage) -> bool {
    let Some(rest) = bare(word).strip_prefix(FRAMEWORK).map(str::to_owned) else { return false };
    stage == Stage::Grade && SUBJECTS.iter().any(|subject| subject.starts_with(&*rest))
}

/// Letters and figures alone, in small letters.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn without_prefix(bare: &str) -> &str {
    let rest = bare.strip_prefix(FRAMEWORK).unwrap_or(bare);
    SUBJECTS.iter().find_map(|subject| rest.strip_prefix(subject)).unwrap_or(rest)
}

/// `5.NF.1` of `5.NF.A.1`: clusters are single capital letters before the number.
fn without_cluster(code: &str) -> String {
    let parts: Vec<&str> = code.split('.').collect();
    let is_cluster = |at: usize| at == 2 && matches!(parts[at].as_bytes(), [b'A'..=b'Z']);
    let kept = parts.iter().enumerate().filter(|(at, _)| !is_cluster(*at));
    kept.map(|(_, part)| *part).collect()
}
