//! Moodle's GIFT: questions as text, each with its answers in braces.
//!
//! Read as Moodle's own importer reads it (`question/format/gift/format.php`) and <https://docs.moodle.org/en/GIFT_format>
//! describes it: blank lines part questions, lines that begin with `//` are comments, `::title::` comes first, and what begins
//! the answers says which type they are. What a lock can't do is refused with its line.

mod answers;
mod html;
mod number;
mod pieces;
mod words;

use super::{Question, Refusal};
use answers::answered;
use pieces::pieces;
use words::{Format, hidden, shown};

/// A question of a file, or what stands in the place of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The line in which it begins, from 1.
    pub line: usize,
    /// That line.
    pub begins: String,
    /// The question, or why it can't become a lock.
    pub found: Result<Question, Refusal>,
}

/// Reads a GIFT file. `truth` are the words for true and false.
pub fn read(text: &str, truth: [&str; 2]) -> Vec<Piece> {
    let read = |(line, piece): (usize, String)| {
        let begins = piece.lines().next().unwrap_or_default().to_owned();
        Piece { line, begins, found: question(&piece, truth) }
    };
    pieces(text).into_iter().map(read).collect()
}

/// Whether a text looks like GIFT: it has a category, a title, or answers in braces.
pub fn is_gift(text: &str) -> bool {
    let text = hidden(text);
    let is_marked = |line: &str| line.starts_with("$CATEGORY:") || line.starts_with("::");
    text.lines().any(|line| is_marked(line.trim_start()))
        || text.match_indices('{').any(|(at, _)| begins_answers(&text[..at], &text[at + 1..]))
}

/// Whether a brace between these begins answers, and not a part of a formula.
fn begins_answers(before: &str, after: &str) -> bool {
    let Some((answers, _)) = after.split_once('}') else { return false };
    let is_apart = before.ends_with(|c: char| c.is_whitespace() || matches!(c, '.' | '?' | '!' | ':'));
    match answers.trim() {
        "" | "T" | "F" | "TRUE" | "FALSE" => is_apart,
        answers => answers.starts_with(['=', '~', '#']),
    }
}

fn question(piece: &str, truth: [&str; 2]) -> Result<Question, Refusal> {
    let text = hidden(piece);
    if text.starts_with("$CATEGORY:") {
        return Err(Refusal::Category);
    }
    let (title, text) = titled(&text);
    let (before, answers, after) = match (text.find('{'), text.find('}')) {
        (None, None) => return Err(Refusal::NoTask),
        (Some(start), Some(end)) if start < end => (&text[..start], &text[start + 1..end], &text[end + 1..]),
        _ => return Err(Refusal::Unclosed),
    };
    // As a question has its answers once, something else is meant; or a question behind it has lost the line before it.
    if answers.contains('{') || after.contains(['{', '}']) {
        return Err(Refusal::Braces);
    }
    let asked = if after.trim().is_empty() { before.to_owned() } else { format!("{before}_____{after}") };
    let (format, asked) = Format::of(&asked, Format::Moodle);
    let (answers, general) = answers.rsplit_once("####").unwrap_or((answers, ""));
    let mut question = answered(answers.trim(), format, truth)?;
    question.title = shown(title).split_whitespace().collect::<Vec<_>>().join(" ");
    question.ask = format.markdown(asked, &mut question.doubts);
    let (format, general) = Format::of(general, format);
    let general = format.markdown(general, &mut question.doubts);
    question.told.extend(Some(general).filter(|told| !told.is_empty()));
    question.doubts.dedup();
    question.checked()
}

/// The title, where there is one, and what comes behind it.
fn titled(text: &str) -> (&str, &str) {
    let titled = text.strip_prefix("::").and_then(|rest| rest.split_once("::"));
    titled.map_or(("", text), |(title, rest)| (title, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bring::{Doubt, Key};

    fn one(text: &str) -> Result<Question, Refusal> {
        let mut pieces = read(text, ["True", "False"]);
        assert_eq!(pieces.len(), 1, "{pieces:?}");
        pieces.remove(0).found
    }

    fn options(text: &str) -> (bool, Vec<(String, bool, String)>) {
        let Key::Offered { many, options } = one(text).unwrap().key else { panic!("{text}") };
        (many, options.into_iter().map(|option| (option.label, option.is_right, option.say)).collect())
    }

    fn written(text: &str) -> (Vec<String>, Option<u32>, Vec<(String, String)>) {
        let Key::Written { right, places, replies } = one(text).unwrap().key else { panic!("{text}") };
        (right, places, replies.into_iter().map(|reply| (reply.answer, reply.say)).collect())
    }

    fn own(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn one_is_chosen_or_several() {
        let (many, all) = options("Who?{~Grant#Not he. ~%50%Lee =no one#Right!}");
        assert_eq!((many, all[0].clone()), (false, ("Grant".to_owned(), false, "Not he.".to_owned())));
        assert_eq!(all.iter().map(|option| option.1).collect::<Vec<_>>(), [false, false, true]);
        let question = one("Who?{~Grant#Not he. ~%50%Lee =no one#Right!}").unwrap();
        assert_eq!((question.told, question.doubts), (own(&["Right!"]), vec![Doubt::PartMarks]));
        let (many, all) = options("Which?{~%50%a ~%50%b ~%-100%c ~d}");
        assert_eq!((many, all.iter().filter(|option| option.1).count(), all.len()), (true, 2, 4));
        assert_eq!(one("Which?{~a ~b}"), Err(Refusal::NoneRight));
        assert_eq!(one("Which?{~%100%a}"), Err(Refusal::OneOption));
    }

    #[test]
    fn a_word_is_typed_or_a_truth_told() {
        assert_eq!(written("Two plus two? {=four =4}").0, ["four", "4"]);
        let (right, _, replies) = written("Whose tomb? {=Grant =%50%Lee#Close. =%0%*#Look it up.}");
        assert_eq!((right, replies), (own(&["Grant"]), vec![("Lee".to_owned(), "Close.".to_owned())]));
        assert_eq!(one("Any? {=*}"), Err(Refusal::Wildcard));
        let (right, _, replies) = written("The sun is cold. {FALSE#It is hot.#Well said.}");
        assert_eq!((right, replies), (own(&["False"]), vec![("True".to_owned(), "It is hot.".to_owned())]));
        assert_eq!(one("The sun is cold. {F#It is hot.#Well said.}").unwrap().told, ["Well said."]);
    }

    #[test]
    fn numbers_are_exact_or_rounded_and_ranges_no_lock() {
        assert_eq!(written("When? {#1822}"), (own(&["1822"]), None, Vec::new()));
        assert_eq!(written("Pi? {#3.14:0.005#Good.}"), (own(&["3.14"]), Some(2), Vec::new()));
        assert_eq!(written("Pi? {#3.135..3.145}"), (own(&["3.14"]), Some(2), Vec::new()));
        assert_eq!(written("How many? {#7:0.5}"), (own(&["7"]), Some(0), Vec::new()));
        let (right, places, replies) = written("When? {#\n=1822:0 # Yes.\n=%50%1823 # Nearly.\n=%20%1822:2}");
        assert_eq!((right, places, replies), (own(&["1822"]), None, vec![("1823".to_owned(), "Nearly.".to_owned())]));
        assert_eq!(one("Any of 1 to 5? {#1..5}"), Err(Refusal::Range("1..5".into())));
        assert_eq!(one("Any of 1 to 5? {#3:2}"), Err(Refusal::Range("3:2".into())));
        assert_eq!(one("What? {#three}"), Err(Refusal::NoNumber("three".into())));
    }

    #[test]
    fn what_stands_twice_is_offered_once_and_what_is_left_out_is_told() {
        let (many, all) = options("Which?{=a ~a ~b}");
        assert_eq!(
            (many, all.iter().map(|option| (option.0.as_str(), option.1)).collect::<Vec<_>>()),
            (false, vec![("a", true), ("b", false)])
        );
        assert_eq!(one("Which?{~a =a ~b}").unwrap().doubts, [Doubt::Twice]);
        assert_eq!(one("Which?{=a ~a}"), Err(Refusal::OneOption));
        let question = one("Which?{=cat* =dog}").unwrap();
        assert_eq!((question.key.words().as_str(), question.doubts), ("dog", vec![Doubt::AnyLetters]));
        assert_eq!(one("Which?{=dog =%0%*#No.}").unwrap().doubts, [Doubt::Wildcard]);
        for none in ["How many? {#}", "Which? {=}", "Which? {=%50%a}"] {
            assert_eq!(one(none), Err(Refusal::NothingGiven), "{none}");
        }
        let table = one("[html]<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>Which?{=a}").unwrap();
        assert_eq!(
            (table.ask.split_whitespace().collect::<Vec<_>>().join(" ").as_str(), table.doubts),
            (r"1 2\ 3\ Which?", vec![Doubt::Markup])
        );
    }

    #[test]
    fn pairs_are_matched() {
        let Key::Paired { pairs, decoys } = one("Match. {=cat -> kitten =dog -> puppy = -> cub}").unwrap().key else {
            panic!()
        };
        assert_eq!(pairs, [("cat".to_owned(), "kitten".to_owned()), ("dog".to_owned(), "puppy".to_owned())]);
        assert_eq!(decoys, ["cub"]);
        assert_eq!(one("Match. {=cat -> kitten}"), Err(Refusal::Pairs));
        assert_eq!(one("Match. {=cat -> kitten =cat -> puppy}"), Err(Refusal::Pairs));
        assert_eq!(one("Match. {=cat -> kitten =dog}"), Err(Refusal::NotUnderstood));
        assert_eq!(one("Sort. {=cat -> pet =dog -> pet}"), Err(Refusal::OneGroup));
        assert!(one("Sort. {=cat -> pet =dog -> pet = -> wild}").is_ok());
    }

    #[test]
    fn titles_gaps_escapes_comments_and_formats_are_read() {
        let question = one("// a comment\n::The \\: gate:: Two plus {=two#ok} equals \\{four\\}.").unwrap();
        assert_eq!((question.title.as_str(), question.ask.as_str()), ("The : gate", "Two plus _____ equals {four}."));
        let html = one("[html]<p>What is <b>5 &lt; 6</b>?</p><p>Say.</p>{=true}").unwrap();
        assert_eq!((html.ask.as_str(), html.doubts.len()), ("What is 5 < 6?\\\nSay.", 0));
        let picture = one("[html]<img src\\=\"x\"/>What?{=owl}").unwrap();
        assert_eq!((picture.ask.as_str(), picture.doubts), ("What?", vec![Doubt::Markup]));
        assert_eq!(one("[markdown]What is **this**?{=owl}").unwrap().ask, "What is **this**?");
        assert_eq!(one("Maths \\\\(x^\\{2\\}\\\\)?{=x}").unwrap().ask, "Maths $x^{2}$?");
        assert_eq!(one("What?{=owl####It hoots.}").unwrap().told, ["It hoots."]);
    }

    #[test]
    fn what_is_no_question_says_so_with_its_line() {
        let text = "$CATEGORY: a/b\n\nRead this.\n\nWrite. {}\n\nOpen {=a\n\n\n::t::What? {=a}\n::u::And? {=b}\n";
        let pieces = read(text, ["True", "False"]);
        let lines: Vec<usize> = pieces.iter().map(|piece| piece.line).collect();
        assert_eq!(lines, [1, 3, 5, 7, 10, 11]);
        let refused: Vec<_> = pieces.into_iter().filter_map(|piece| piece.found.err()).collect();
        assert_eq!(refused, [Refusal::Category, Refusal::NoTask, Refusal::Essay, Refusal::Unclosed]);
    }

    #[test]
    fn questions_without_a_blank_line_between_them_are_parted_at_their_answers() {
        let text = "1+1? {=2}\n::Two:: 2+2? {\n=4\n~5\n}\nThree lines\nof a question {=yes} and its end.\n// a note\nThe sun is hot. {T}\n\nAn owl {=hoots}\nat night.\n";
        let pieces = read(text, ["True", "False"]);
        let asked: Vec<(usize, String)> =
            pieces.into_iter().map(|piece| (piece.line, piece.found.unwrap().ask)).collect();
        let own = |line: usize, ask: &str| (line, ask.to_owned());
        let expected = [
            own(1, "1+1?"),
            own(2, "2+2?"),
            own(6, "Three lines\\\nof a question _____ and its end."),
            own(9, "The sun is hot."),
            own(11, "An owl _____\\\nat night."),
        ];
        assert_eq!(asked, expected);
        // Where a bracket is missing nobody knows where the one ends.
        assert_eq!(one("Open {=a\nWhat? {=b}"), Err(Refusal::Braces));
        assert_eq!(one("What is $x^{2}$? {=4}"), Err(Refusal::Braces));
    }

    #[test]
    fn what_is_said_to_what_is_right_and_to_all_is_found_inside() {
        let told = |text: &str| one(text).unwrap().told;
        assert_eq!(told("Is it? {=yes ~no ####General feedback}"), ["General feedback"]);
        assert_eq!(told("How many? {=one#well done =1}"), ["well done"]);
        assert_eq!(told("How many? {=one#well done ~two#no####All.}"), ["well done", "All."]);
        assert_eq!(told("How many? {#1#well done####All.}"), ["well done", "All."]);
        assert_eq!(told("Match. {=cat -> kitten =dog -> puppy####All.}"), ["All."]);
        assert_eq!(told("Hot? {T####All.}"), ["All."]);
    }

    #[test]
    fn gift_is_told_from_a_table() {
        for gift in ["Who?{=a ~b}", "::t:: x", "$CATEGORY: a", "The sun is hot. {T}", "1+1? {#2}", "Write. {}"] {
            assert!(is_gift(gift), "{gift}");
        }
        for table in ["q\ta", r"What is $\frac{T}{F}$?,x", r"$x^{}$,y", "a {b},c", "=SUM({1,2}),d", r"Set \{=a\},b"] {
            assert!(!is_gift(table), "{table}");
        }
    }
}
