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
        let grade = grades(&breakout.level).map(|(_, highest)| highest).filter(|_| is_english(spelling.language));
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

/// The lowest and the highest grade in words such as "Grades 4-5", "Year 6", "KS2", "P5", "ages 9-11", "Fourth grade", or a
/// number alone.
///
/// A grade is a school year of the United States, of which the first begins at the age of 6; India's and Ireland's classes
/// go alike. A year of England's schools and one of Scotland's primary schools is the grade before; key stages end with
/// the years 2, 6, 9 and 11 (gov.uk, "The national curriculum"). Of an age it is the grade that begins the year before.
pub fn grades(level: &str) -> Option<(u32, u32)> {
    let level = level.to_ascii_lowercase();
    let words: Vec<&str> = level.split(|c: char| !c.is_alphanumeric()).flat_map(parted).collect();
    let words: Vec<&str> =
        words.into_iter().filter(|word| !["", "to", "and", "or", "k", "key"].contains(word)).collect();
    let is_number = |word: &&str| number(word).is_some();
    for (at, name) in words.iter().enumerate() {
        let after = bounds(words[at + 1..].iter());
        let Some((low, high)) = after.or_else(|| bounds(words[..at].iter().rev())) else { continue };
        let both = |grade: fn(u32) -> Option<u32>| grade(low).zip(grade(high));
        let stage = |ends: [u32; 4], stage: u32| ends.get(stage.checked_sub(1)? as usize).copied();
        // "10 year olds", "9-11 years"; not "5th year".
        let is_age = after.is_none() && words[at - 1].ends_with(|c: char| c.is_ascii_digit());
        return match *name {
            "grade" | "grades" | "grader" | "graders" | "g" | "class" => Some((low, high)),
            "year" | "years" if is_age => both(|age| age.checked_sub(5)),
            "year" | "years" | "y" | "primary" | "p" => both(|year| Some(year.saturating_sub(1))),
            "age" | "ages" | "aged" => both(|age| age.checked_sub(5)),
            "ks" | "stage" => stage([0, 2, 6, 9], low).zip(stage([1, 5, 8, 10], high)),
            _ => continue,
        }
        .filter(|(_, high)| *high <= MOST);
    }
    let is_bare = !words.is_empty() && words.iter().all(is_number);
    bounds(words.iter()).filter(|(_, high)| is_bare && *high <= MOST)
}

/// The least and the greatest of the numbers that these words begin with.
fn bounds<'w>(words: impl Iterator<Item = &'w &'w str>) -> Option<(u32, u32)> {
    words.map_while(|word| number(word)).fold(None, |bounds, number| {
        let (low, high) = bounds.unwrap_or((number, number));
        Some((low.min(number), high.max(number)))
    })
}

/// Schools have no more years.
const MOST: u32 = 13;

/// A word as letters, and what follows from its first figure on: "ks2", and not "5th".
fn parted(word: &str) -> [&str; 2] {
    let (letters, rest) = word.split_at(word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len()));
    [letters, rest]
}

const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];

/// The number that a word begins with, "5th", or that it is, "fifth": of a grade or an age.
fn number(word: &str) -> Option<u32> {
    if let Some(at) = ORDINALS.iter().position(|ordinal| *ordinal == word) {
        return Some(at as u32 + 1);
    }
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    word[..digits].parse().ok().filter(|number| *number <= MOST + 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_read_as_teachers_write_it() {
        let levels = [
            ("Grades 4-5", Some((4, 5))),
            ("Grade 4 to 6, ages 9 to 12", Some((4, 6))),
            ("4th and 5th grade", Some((4, 5))),
            ("Year 6 (ages 10-11)", Some((5, 5))),
            ("years 3 and 4", Some((2, 3))),
            ("Ages 9-11", Some((4, 6))),
            ("aged 9 to 11", Some((4, 6))),
            ("9-11 years", Some((4, 6))),
            ("10-year-olds", Some((5, 5))),
            ("4th year", Some((3, 3))),
            ("5", Some((5, 5))),
            ("5B", Some((5, 5))),
            ("3rd and 4th", Some((3, 4))),
            ("Class 5B", Some((5, 5))),
            ("5th class", Some((5, 5))),
            ("P5", Some((4, 4))),
            ("Primary 5-6", Some((4, 5))),
            ("Y6", Some((5, 5))),
            ("KS2", Some((2, 5))),
            ("ks3/4", Some((6, 10))),
            ("Key Stage 1", Some((0, 1))),
            ("KS7", None),
            ("Fourth grade", Some((4, 4))),
            ("Third to fifth graders", Some((3, 5))),
            ("Grades K-2", Some((2, 2))),
            ("Upper school, grade 11", Some((11, 11))),
            ("Middle school", None),
            ("2026", None),
            ("Team 5", None),
            ("grade", None),
            ("Grade 2026", None),
            ("", None),
        ];
        for (level, named) in levels {
            assert_eq!(grades(level), named, "{level}");
        }
    }
}
