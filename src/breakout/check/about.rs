use std::collections::BTreeMap;
use std::sync::Arc;

use crate::breakout::{Breakout, Media};
use crate::maths::Reader;
use crate::mechanism::Spelling;

/// What must be known of a whole breakout before a part of it is looked at.
#[derive(Clone, Copy)]
pub(super) struct About<'b> {
    /// How it spells.
    pub spelling: Spelling<'b>,
    /// What reads maths; without it nothing is said of maths.
    pub maths: Option<Reader>,
    /// The highest grade that its level names, where it is in English.
    pub grade: Option<u32>,
    /// Its pictures and sounds by name.
    pub media: &'b BTreeMap<String, Arc<Media>>,
}

impl<'b> About<'b> {
    /// What there is to know of this one.
    pub fn of(breakout: &'b Breakout, spelling: Spelling<'b>, maths: Option<Reader>) -> Self {
        let grade = highest_grade(&breakout.level).filter(|_| is_english(spelling.language));
        About { spelling, maths, grade, media: &breakout.media }
    }

    /// Who made the pictures and sounds.
    pub fn credits(&self) -> Vec<(String, String)> {
        let credited = self.media.iter().filter(|(_, media)| !media.credit.is_empty());
        credited.map(|(name, media)| (name.clone(), media.credit.clone())).collect()
    }
}

/// Whether a BCP 47 tag is one of English.
pub(super) fn is_english(tag: &str) -> bool {
    tag.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("en"))
}

/// The highest grade in words such as "Grades 4-5", "5th grade" or "Year 6 (ages 10 to 11)". A year of England's schools
/// is the grade before.
pub fn highest_grade(level: &str) -> Option<u32> {
    let words: Vec<&str> = level.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_named =
        |word: &&str| ["grade", "grades", "year", "years"].iter().any(|name| word.eq_ignore_ascii_case(name));
    let at = words.iter().position(is_named)?;
    let after =
        words[at + 1..].iter().filter(|word| !["to", "and", "or"].contains(word)).map_while(|word| number(word));
    let highest = after.max().or_else(|| number(words[..at].last()?))?;
    let is_year = words[at].to_ascii_lowercase().starts_with("year");
    Some(if is_year { highest.saturating_sub(1) } else { highest })
}

/// The number that a word begins with: "5th". Schools have no more than 13 years.
fn number(word: &str) -> Option<u32> {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    word[..digits].parse().ok().filter(|number| *number <= 13)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_read_as_teachers_write_it() {
        let levels = [
            ("Grades 4-5", Some(5)),
            ("Grade 4 to 6, ages 9 to 12", Some(6)),
            ("4th and 5th grade", Some(5)),
            ("Year 6 (ages 10-11)", Some(5)),
            ("years 3 and 4", Some(3)),
            ("ages 9-11", None),
            ("grade", None),
            ("Grade 2026", None),
            ("", None),
        ];
        for (level, grade) in levels {
            assert_eq!(highest_grade(level), grade, "{level}");
        }
    }
}
