use super::query::{ByCode, Query, by_code, is_prefix};
use super::{Collection, Listed};
use crate::mechanism::{Spelling, unaccented};

/// What is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this list, by place.
    pub collection: Option<usize>,
    /// Only this grade of the United States; a year of England is the grade before.
    pub grade: Option<u32>,
    /// The lowest and the highest grade that a breakout is for: what is for them comes first, then what is near.
    pub near: Option<(u32, u32)>,
}

/// How well one fits: its code, then how far its grade is away, then that grade.
type Rank = (ByCode, u32, u32);

/// The standards that have every word of a query in their code, their words, their part of the curriculum or the names of
/// their framework and their list, each with that by place. First those whose code it is, then those whose code begins so, then the
/// nearest to the grades, from the lowest grade on, in the order of the lists. Without a word all are found.
///
/// A code is found however it is written: with its cluster or without, with what comes before it or without, in whatever
/// letters, dots or none. A grade or year said in words, "grade 5 decimals", leaves the others out.
pub fn search<'c>(
    collections: &'c [Collection],
    query: &str,
    filter: Filter,
    spelling: Spelling,
) -> Vec<(usize, &'c Listed)> {
    let fold = |text: &str| unaccented(&spelling.fold(text));
    let query = Query::of(&fold(query));
    let mut found: Vec<(Rank, (usize, &Listed))> = Vec::new();
    for (at, collection) in collections.iter().enumerate() {
        if filter.collection.is_some_and(|only| only != at) {
            continue;
        }
        let list = fold(&format!("{} {}", collection.framework, collection.name));
        for listed in &collection.standards {
            let grades = || listed.grades.iter().map(|own| collection.stage.grade(*own));
            if filter.grade.is_some_and(|only| grades().all(|grade| grade != only)) {
                continue;
            }
            let own = fold(&listed.code);
            let by_code = |text: &str| by_code(text, listed, collection.stage);
            let rank = match () {
                () if query.whole.is_empty() => ByCode::Not,
                () if own == query.whole => ByCode::Whole,
                () if own.starts_with(&query.whole) => ByCode::Begins,
                () => by_code(&query.whole),
            };
            let is_said = || {
                let is_for = |(low, high): (u32, u32)| grades().any(|grade| (low..=high).contains(&grade));
                if !query.grades.is_none_or(is_for) {
                    return false;
                }
                let text = fold(&format!("{} {}", listed.says, listed.area));
                let has = |word: &String| {
                    own.contains(word.as_str())
                        || has_word(&text, word)
                        || has_word(&list, word)
                        || is_prefix(word, collection.stage)
                        || by_code(word) != ByCode::Not
                };
                query.words.iter().all(has)
            };
            if rank == ByCode::Not && !is_said() {
                continue;
            }
            let away = |grade: u32, (low, high): (u32, u32)| grade.abs_diff(grade.clamp(low, high.max(low)));
            let near = filter.near.and_then(|near| grades().map(|grade| (away(grade, near), grade)).min());
            let (away, grade) = near.unwrap_or_default();
            found.push(((rank, away, grade), (at, listed)));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, found)| found).collect()
}

/// Whether a word of the text begins so, hyphens aside. A word and its plural find each other; "rounding" finds "round".
fn has_word(text: &str, begins: &str) -> bool {
    let begins = &*begins.replace('-', "");
    let doing = begins.strip_suffix("ing").filter(|stem| stem.chars().count() > 2);
    let is_it = |part: &str| {
        let is_done = doing.is_some_and(|stem| part.starts_with(stem));
        is_done || part.starts_with(begins) || is_plural(begins, part) || is_plural(part, begins)
    };
    let mut words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\''));
    words.any(|word| is_it(word) || word.contains('-') && (is_it(&word.replace('-', "")) || word.split('-').any(is_it)))
}

/// Whether a word is the plural of another: "fractions", "prefixes", "properties".
fn is_plural(word: &str, one: &str) -> bool {
    let without = |end| word.strip_suffix(end).filter(|stem| stem.chars().count() > 2);
    without("s") == Some(one)
        || without("es") == Some(one)
        || without("ies").is_some_and(|stem| Some(stem) == one.strip_suffix('y'))
}
