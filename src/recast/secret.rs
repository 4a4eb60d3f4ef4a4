use super::answer::dressed;
use crate::breakout::Lock;
use crate::mechanism::Spelling;

/// Figures as they are spelt where a cipher knows letters alone.
const FIGURES: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/// Where words of a secret say an answer: from byte to byte, and whether its figures are spelt.
struct Said {
    from: usize,
    to: usize,
    is_spelt: bool,
}

/// Whether a secret says this answer of a lock: alone, or as words of it, its figures also spelt in English.
pub(super) fn names(secret: &str, lock: &Lock, answer: &str, spelling: Spelling) -> bool {
    find(secret, 0, lock, answer, spelling).is_some()
}

/// The secret with another answer wherever it says this one; none where it doesn't.
pub(super) fn replaced(secret: &str, lock: &Lock, answer: &str, next: &str, spelling: Spelling) -> Option<String> {
    let (mut made, mut at) = (String::new(), 0);
    while let Some(Said { from, to, is_spelt }) = find(secret, at, lock, answer, spelling) {
        let before = secret.get(from..to)?;
        made.push_str(secret.get(at..from)?);
        let spelt = |digit: char| digit.to_digit(10).and_then(|digit| FIGURES.get(digit as usize).copied());
        let said =
            if is_spelt { next.chars().filter_map(spelt).collect::<Vec<_>>().join(" ") } else { next.to_owned() };
        made.push_str(&dressed(&said, before));
        at = to;
    }
    made.push_str(secret.get(at..)?);
    (at > 0).then_some(made)
}

/// The first and longest run of words from a byte on that says the answer.
fn find(secret: &str, after: usize, lock: &Lock, answer: &str, spelling: Spelling) -> Option<Said> {
    let words = words(secret, after);
    for (at, (from, _)) in words.iter().enumerate() {
        for (_, to) in words.get(at..)?.iter().rev() {
            let said = secret.get(*from..*to)?;
            let says = |text: &str| lock.mechanism.canonical(text, spelling).as_deref() == Ok(answer);
            let spelt = figures(said);
            if says(said) || spelt.as_deref().is_some_and(says) {
                return Some(Said { from: *from, to: *to, is_spelt: spelt.is_some() });
            }
        }
    }
    None
}

/// Where words begin and end, without what stands around them.
fn words(text: &str, after: usize) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut open = None;
    for (at, letter) in text.char_indices().filter(|(at, _)| *at >= after) {
        match (letter.is_alphanumeric(), open) {
            (true, None) => open = Some(at),
            (false, Some(from)) if letter.is_whitespace() || !continues(text, at + letter.len_utf8()) => {
                words.push((from, at));
                open = None;
            }
            _ => {}
        }
    }
    words.extend(open.map(|from| (from, text.len())));
    words
}

/// Whether a word goes on behind a sign within it: "up-left", "it's".
fn continues(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric)
}

/// "Four two" is 42, where all of it is figures.
fn figures(text: &str) -> Option<String> {
    let mut digits = String::new();
    for word in text.split_whitespace() {
        let digit = FIGURES.iter().position(|figure| figure.eq_ignore_ascii_case(word))?;
        digits.push_str(&digit.to_string());
    }
    (!digits.is_empty()).then_some(digits)
}
