use std::collections::BTreeSet;

/// The most parts that a list has, and the most letters of each: what is longer is a sentence.
const MOST_PARTS: usize = 12;
const MOST_LETTERS: usize = 60;

/// The right answers that stand in one cell, where there are several: short texts with `|`, `;`, a new line or ` / ` between
/// them. None where it is one answer: numbers with a stroke are a fraction.
pub(super) fn several(answer: &str) -> Option<Vec<String>> {
    let marks: [&[char]; 2] = [&['|'], &[';', '\n']];
    let strokes = || {
        let parts = parts(answer.split(" / "));
        let is_number = |part: &String| part.chars().all(|c| !c.is_alphabetic());
        parts.filter(|parts| !parts.iter().all(is_number))
    };
    marks.into_iter().find_map(|marks| parts(answer.split(marks))).or_else(strokes)
}

/// The things of a list, with `|`, `;`, a new line or commas between them; `and` may stand before the last. Commas without a
/// space behind them, as numbers have, part a list only where that is asked for.
pub(super) fn listed(answer: &str, is_asked: bool) -> Option<Vec<String>> {
    let marks: [&[char]; 2] = [&['|'], &[';', '\n']];
    let found = marks.into_iter().find_map(|marks| parts(answer.split(marks)));
    let commas = || if is_asked { parts(answer.split(',')) } else { parts(answer.split(", ")) };
    let mut found = found.or_else(commas)?;
    let last = found.pop()?;
    match (last.strip_prefix("and "), last.split_once(" and ")) {
        (Some(last), _) => found.push(last.trim().to_owned()),
        (None, Some((one, other))) if found.iter().all(|part| !part.contains(" and ")) => {
            found.extend([one, other].map(|part| part.trim().to_owned()));
        }
        _ => found.push(last),
    }
    Some(found)
}

/// The right answers that one cell has beside wrong ones, where it is parted as these are: by `mark`, if their cell has one. A
/// semicolon or a new line parts in any case, and commas do where the question asks for as many: "Which two are gases?"
pub(super) fn right_ones(answer: &str, mark: Option<char>, ask: &str) -> Option<Vec<String>> {
    let commas = || listed(answer, mark == Some(',')).filter(|parts| mark == Some(',') || asks_for(ask, parts.len()));
    match answer {
        _ if answer.contains([';', '\n']) => parts(answer.split([';', '\n'])),
        _ if answer.contains('|') => parts(answer.split('|')).filter(|_| mark == Some('|')),
        _ if answer.contains(',') => commas(),
        _ => None,
    }
}

/// Whether a question, in English, says that it wants so many.
fn asks_for(ask: &str, count: usize) -> bool {
    const COUNTS: [&str; 7] = ["two", "three", "four", "five", "six", "seven", "eight"];
    let word = count.checked_sub(2).and_then(|at| COUNTS.get(at));
    let mut words = ask.split(|c: char| !c.is_alphanumeric());
    words.any(|one| word.is_some_and(|word| one.eq_ignore_ascii_case(word)) || one == count.to_string())
}

/// Parts of which there are several, each short and none twice.
fn parts<'t>(parted: impl Iterator<Item = &'t str>) -> Option<Vec<String>> {
    let mut parts: Vec<String> = parted.map(|part| part.trim().to_owned()).collect();
    // Behind the last there may stand one mark more.
    if parts.last().is_some_and(String::is_empty) {
        parts.pop();
    }
    let has_something = |part: &String| part.chars().any(char::is_alphanumeric);
    let is_short = |part: &String| has_something(part) && part.chars().count() <= MOST_LETTERS;
    let apart: BTreeSet<String> = parts.iter().map(|part| part.to_lowercase()).collect();
    let is_list = (2..=MOST_PARTS).contains(&parts.len()) && parts.iter().all(is_short) && apart.len() == parts.len();
    is_list.then_some(parts)
}

/// Whether a question, in English, asks to put things in order. `In order to` asks for a reason, and `what sort of` for a kind.
pub(super) fn asks_order(ask: &str) -> bool {
    let words: Vec<String> = ask
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && !matches!(c, '.' | '?' | '!' | ':'))
        .flat_map(|word| word.split_inclusive(['.', '?', '!', ':']))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let bare = |at: usize| words.get(at).map_or("", |word| word.trim_end_matches(['.', '?', '!', ':']));
    let begins = |at: usize| at == 0 || bare(at - 1) == "please" || words[at - 1].ends_with(['.', '?', '!', ':']);
    (0..words.len()).any(|at| match bare(at) {
        "order" => {
            let is_place = |before: usize| matches!(bare(before), "in" | "into");
            let is_put = (1..=3).filter_map(|back| at.checked_sub(back)).any(is_place);
            let is_reason = words[at] == "order" && matches!(bare(at + 1), "to" | "that");
            begins(at) || is_put && !is_reason || bare(at + 1) == "of"
        }
        "arrange" | "rearrange" | "reorder" | "unscramble" | "chronologically" => true,
        "sort" | "rank" | "sequence" => begins(at),
        "put" | "place" | "list" => {
            begins(at) && (at..words.len()).any(|at| bare(at) == "from" && bare(at + 2) == "to")
        }
        // The smallest first, smallest to largest, first to last.
        first if first.ends_with("est") || first == "least" || first == "first" => {
            let next = bare(at + 1);
            let last = bare(at + 2);
            next == "first" || next == "to" && (last.ends_with("est") || last == "last" || last == "most")
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(parts: &[&str]) -> Option<Vec<String>> {
        Some(parts.iter().map(|part| (*part).to_owned()).collect())
    }

    #[test]
    fn several_answers_stand_in_one_cell() {
        for answer in ["oxygen|Oxygen gas", "oxygen; Oxygen gas", "oxygen / Oxygen gas", "oxygen\nOxygen gas;"] {
            assert_eq!(several(answer), own(&["oxygen", "Oxygen gas"]), "{answer}");
        }
        let long = format!("{}; it is short", "a very long answer ".repeat(4));
        for one in ["and/or", "3 / 4", "1/2", "red, white", "oxygen", "a; A", "; ;", "|x|", "", long.as_str()] {
            assert_eq!(several(one), None, "{one}");
        }
    }

    #[test]
    fn lists_have_any_mark() {
        for answer in
            ["Mercury, Venus, Earth", "Mercury | Venus | Earth", "Mercury; Venus; Earth", "Mercury, Venus and Earth"]
        {
            assert_eq!(listed(answer, false), own(&["Mercury", "Venus", "Earth"]), "{answer}");
        }
        assert_eq!(listed("Mercury, Venus, and Earth", true), own(&["Mercury", "Venus", "Earth"]));
        assert_eq!(listed("1,3,7", true), own(&["1", "3", "7"]));
        assert_eq!(listed("1,234,567", false), None);
        assert_eq!(listed("look it up", true), None);
    }

    #[test]
    fn some_questions_ask_for_an_order() {
        for ask in [
            "Put in order: small to large",
            "Put the planets in the right order.",
            "In which order do they hatch?",
            "Order the fractions.",
            "Arrange these by size",
            "Here are three. Sort them by age.",
            "Sequence the events of the story.",
            "Write the numbers, smallest first.",
            "From oldest to newest:",
            "Put the animals from small to large.",
            "What is the order of the planets from the Sun?",
            "Name the planets in order. To begin: Mercury.",
        ] {
            assert!(asks_order(ask), "{ask}");
        }
        for ask in [
            "What do plants need in order to grow?",
            "What sort of animals are these?",
            "What comes next in the sequence 2, 4, 6?",
            "Which primes are less than 8?",
            "Put the verb into the past.",
            "What did she order at the inn?",
            "Which are the three largest cities?",
            "",
        ] {
            assert!(!asks_order(ask), "{ask}");
        }
    }
}
