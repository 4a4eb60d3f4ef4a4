use super::about::{About, is_english};
use super::readable::{Words, mark, words};
use crate::breakout::{Clue, ClueKind, Problem};

const COLOURS: [&str; 12] =
    ["red", "orange", "yellow", "green", "blue", "purple", "violet", "pink", "brown", "grey", "gray", "turquoise"];

/// The same as numbers of words.
const MARKS: [u64; COLOURS.len()] = {
    let (mut marks, mut at) = ([0; COLOURS.len()], 0);
    while at < COLOURS.len() {
        marks[at] = mark(COLOURS[at]);
        at += 1;
    }
    marks
};

/// Whether a colour may be named among these words.
pub(super) fn names_colour(words: &Words) -> bool {
    words.has_any(&MARKS)
}

/// What is told apart by its colour where one stands beside it: many of a kind.
const SEEN: [&str; 12] = [
    "letters",
    "words",
    "numbers",
    "digits",
    "figures",
    "sentences",
    "lines",
    "parts",
    "dots",
    "circles",
    "squares",
    "ones",
];

/// How it came by its colour.
const PUT: [&str; 7] = ["written", "printed", "marked", "shown", "coloured", "colored", "highlighted"];

/// Whether a clue asks in English for something that only its colour tells from the rest: "the red letters", "words in blue".
pub(super) fn of_colour(clue: &Clue, about: About) -> Option<Problem> {
    let language = clue.language.as_deref().unwrap_or(about.spelling.language);
    // What is said of a picture is said to whoever doesn't see it.
    let is_shown = matches!(clue.kind, ClueKind::Image { .. } | ClueKind::Audio { .. });
    if is_shown || !is_english(language) {
        return None;
    }
    let is = |word: &str, list: &[&str]| list.iter().any(|other| other.eq_ignore_ascii_case(word));
    let (mut before, mut last) = ("", "");
    for word in words(clue.text()?).filter(|word| !is(word, &["are", "is"])) {
        if is(last, &COLOURS) && is(word, &SEEN) {
            return Some(Problem::NeedsColour(last.to_ascii_lowercase()));
        }
        if is(word, &COLOURS) && is(last, &["in"]) && (is(before, &SEEN) || is(before, &PUT)) {
            return Some(Problem::NeedsColour(word.to_ascii_lowercase()));
        }
        (before, last) = (last, word);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mechanism::Spelling;

    #[test]
    fn only_what_colour_alone_tells_apart_is_told() {
        let told = [
            ("Take the **red** letters.", Some("red")),
            ("Read the words that are in Blue ink.", None),
            ("The words are in blue.", Some("blue")),
            ("Every second line is marked in green.", Some("green")),
            ("Which numbers are underlined in red?", None),
            ("The red fox ran into the green wood in autumn.", None),
            ("In red", None),
            ("Where the thick red line ends, look up.", None),
            ("Ein Rot, red letters", Some("red")),
        ];
        let media = Default::default();
        let about = About { spelling: Spelling::native("en"), maths: None, grade: None, media: &media };
        for (text, colour) in told {
            let clue = Clue::new("c", ClueKind::Text { body: text.into() });
            let found = of_colour(&clue, about);
            assert_eq!(found, colour.map(|colour| Problem::NeedsColour(colour.into())), "{text}");
            let elsewhere = Clue { language: Some("de".into()), ..clue };
            assert_eq!(of_colour(&elsewhere, about), None, "{text}");
        }
        let picture = ClueKind::Image { src: "media:a".into(), alt: "the red letters".into() };
        assert_eq!(of_colour(&Clue::new("c", picture), about), None);
    }
}
