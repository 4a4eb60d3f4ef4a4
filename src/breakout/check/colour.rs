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

/// How it came by its colour: "in red" stands behind it.
const PUT: [&str; 14] = [
    "written",
    "printed",
    "marked",
    "shown",
    "coloured",
    "colored",
    "highlighted",
    "underlined",
    "circled",
    "ringed",
    "shaded",
    "typed",
    "drawn",
    "painted",
];

/// The same where the colour itself stands behind it.
const MADE: [&str; 4] = ["coloured", "colored", "highlighted", "shaded"];

/// What tells a team to look for something.
const ASKS: [&str; 17] = [
    "count", "follow", "read", "trace", "connect", "join", "look", "find", "use", "take", "choose", "pick", "press",
    "tap", "add", "spot", "which",
];

/// What stands before such a word where a story is told, and nobody is asked.
const TELLERS: [&str; 9] = ["i", "you", "we", "they", "he", "she", "it", "to", "can"];

/// What stands before a colour that is one of several.
const MEANT: [&str; 8] = ["the", "only", "all", "every", "each", "any", "these", "those"];

/// What is one of several, though it stands alone.
const PATHS: [&str; 9] = ["line", "path", "arrow", "route", "thread", "letter", "word", "number", "one"];

/// Whether a clue asks in English for something that only its colour tells from the rest: "the red letters", "words in
/// blue", "count the green balloons". What only tells of colours is left alone: "the red fox ran into the green wood".
pub(super) fn of_colour(clue: &Clue, about: About) -> Option<Problem> {
    let language = clue.language.as_deref().unwrap_or(about.spelling.language);
    // What is said of a picture is said to whoever doesn't see it.
    let is_shown = matches!(clue.kind, ClueKind::Image { .. } | ClueKind::Audio { .. });
    if is_shown || !is_english(language) {
        return None;
    }
    clue.text()?.split(['.', '!', '?', ':', ';', '\n']).find_map(needed_in).map(Problem::NeedsColour)
}

/// The colour that a sentence asks for.
fn needed_in(sentence: &str) -> Option<String> {
    let sentence = sentence.to_ascii_lowercase();
    let (mut before, mut last, mut asks) = ("", "", false);
    let mut words = words(&sentence).filter(|word| !["are", "is", "that"].contains(word)).peekable();
    while let Some(word) = words.next() {
        asks |= ASKS.contains(&word) && !TELLERS.contains(&last);
        if COLOURS.contains(&word) {
            let next = words.peek().copied().unwrap_or_default();
            let is_put = last == "in" && (SEEN.contains(&before) || PUT.contains(&before)) || MADE.contains(&last);
            let is_sought =
                asks && (MEANT.contains(&last) || ASKS.contains(&last)) && (PATHS.contains(&next) || is_many(next));
            if is_put || is_sought || SEEN.contains(&next) {
                return Some(word.to_owned());
            }
        }
        (before, last) = (last, word);
    }
    None
}

/// Whether a word looks like many of a kind: "balloons", not "grass".
fn is_many(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mechanism::Spelling;

    #[test]
    fn only_what_colour_alone_tells_apart_is_told() {
        let told = [
            ("Take the **red** letters.", Some("red")),
            ("Read the words that are in Blue ink.", Some("blue")),
            ("The words are in blue.", Some("blue")),
            ("Every second line is marked in green.", Some("green")),
            ("Which numbers are underlined in red?", Some("red")),
            ("Count the red balloons.", Some("red")),
            ("Count red balloons.", Some("red")),
            ("At the fork, follow the red line, then the blue one", Some("red")),
            ("Follow the line, then the blue one", Some("blue")),
            ("The boxes that are coloured orange show the code.", Some("orange")),
            ("Read every word underlined in green ink.", Some("green")),
            ("Which of the blue boxes is full?", Some("blue")),
            ("Look at the sky. The blue boxes are full.", None),
            ("In the kitchen you find the red apples and a note.", None),
            ("They look at the green hills.", None),
            ("Take 3 red apples and 2 green apples.", None),
            ("How many red apples does Tom have?", None),
            ("Find the red fox.", None),
            ("Sit on the green grass and read.", None),
            ("Look behind the orange curtain.", None),
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
