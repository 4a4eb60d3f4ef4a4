use super::Column;

/// What a heading says that its column is. None for one that says nothing known.
///
/// The words are those of tables that teachers make, and of the templates that Kahoot ("Answer 1 - max 75 characters",
/// "Correct answer(s) - choose at least one") and Blooket ("Question Text", "Answer 3 (Optional)") give out for their imports.
pub(super) fn named(heading: &str) -> Option<Column> {
    let words = words(heading);
    let (stem, is_numbered) = stem(&words);
    let column = match stem {
        "question" | "questions" | "question text" | "prompt" | "task" | "problem" | "clue" | "q" if !is_numbered => {
            Column::Question
        }
        "answer" | "option" | "choice" | "possible answer" if is_numbered => Column::Option,
        "answer" | "answers" | "right answer" | "solution" | "definition" | "response" | "correct answer"
        | "correct answers" | "correct" | "correct option" | "key" | "answer key" => Column::Answer,
        "wrong answer" | "wrong answers" | "wrong" | "incorrect answer" | "incorrect answers" | "incorrect"
        | "distractor" | "distractors" | "other options" => Column::Wrong,
        "hint" | "hints" | "tip" | "help" => Column::Hint,
        "target" | "learning target" | "objective" | "learning objective" | "goal" | "skill" => Column::Target,
        "standard" | "standards" | "standard code" | "code" => Column::Standard,
        "title" | "name" | "lock" => Column::Title,
        "time" | "time limit" | "time in seconds" | "points" | "no" | "nr" | "number" | "question number"
        | "question type" | "type" | "image" | "question image" | "image link" => Column::Skip,
        "a" | "b" | "c" | "d" | "e" | "f" => Column::Option,
        _ => return None,
    };
    Some(column)
}

/// A heading in small letters, without what explains it behind a bracket, a dash or a colon.
fn words(heading: &str) -> String {
    let lower = heading.to_lowercase().replace('#', " number ");
    let spaced = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = ["(", " - ", " – ", ":"].iter().filter_map(|mark| spaced.find(mark)).min().unwrap_or(spaced.len());
    let plain = spaced[..end].replace(['.', '_', '-'], " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words without the number or the letter behind them, and whether there was one.
fn stem(words: &str) -> (&str, bool) {
    let Some((stem, last)) = words.rsplit_once(' ') else {
        let stem = words.trim_end_matches(|c: char| c.is_ascii_digit());
        return (stem, stem.len() < words.len());
    };
    let is_number = last.len() <= 2 && last.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = matches!(last, "a" | "b" | "c" | "d" | "e" | "f");
    if is_number || is_letter { (stem, true) } else { (words, false) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_their_columns_are() {
        for (heading, column) in [
            ("Question", Column::Question),
            ("Question - max 120 characters", Column::Question),
            ("Question Text", Column::Question),
            ("Question #", Column::Skip),
            ("Answer", Column::Answer),
            ("Answer 1 - max 75 characters", Column::Option),
            ("Answer 3\n(Optional)", Column::Option),
            ("Option B", Column::Option),
            ("option1", Column::Option),
            ("B", Column::Option),
            ("Correct answer(s) - choose at least one", Column::Answer),
            ("Correct Answer(s)\n(Only include Answer #)", Column::Answer),
            ("Wrong answers", Column::Wrong),
            ("Incorrect Answer 2", Column::Wrong),
            ("Hint 3", Column::Hint),
            ("Learning target", Column::Target),
            ("Standard", Column::Standard),
            ("Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs", Column::Skip),
        ] {
            assert_eq!(named(heading), Some(column), "{heading}");
        }
        for none in ["", "What is 6 x 7?", "Question 3", "Berlin", "42", "-"] {
            assert_eq!(named(none), None, "{none}");
        }
    }
}
