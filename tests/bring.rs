//! What a teacher already has becomes locks: tables and GIFT made by hand, bad ones, and any bytes at all.

use std::collections::BTreeSet;
use std::fs;
use std::time::{Duration, Instant};

use latchwork::breakout::chain::Shape;
use latchwork::breakout::{Breakout, Lock, Severity, check};
use latchwork::bring::{
    Doubt, Encoding, MOST_ROWS, Made, Outcome, Question, Reason, Refusal, Source, Terms, build, decode, left_out,
};
use latchwork::mechanism::{Kind, Spelling};
use latchwork::play;
use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::Xoshiro128PlusPlus;

const ENGLISH: Spelling = Spelling::native("en");
const TRUTH: [&str; 2] = ["True", "False"];
const TERMS: Terms = Terms { spelling: ENGLISH, truth: TRUTH, has_decimal_commas: false };

fn file(name: &str) -> Vec<u8> {
    fs::read(format!("{}/tests/fixtures/bring/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn source(name: &str) -> Source {
    Source::read(&decode(&file(name)).unwrap().0, TRUTH)
}

fn outcomes(source: &Source) -> Vec<Outcome> {
    (0..source.len()).map(|at| source.outcome(at, TERMS)).collect()
}

/// The questions that become locks, each with the first that fits it.
fn questions(source: &Source) -> Vec<(Question, Kind)> {
    let lock = |outcome| match outcome {
        Outcome::Lock { question, fits } => Some((fits[0].question(&question), fits[0].kind.clone())),
        _ => None,
    };
    outcomes(source).into_iter().filter_map(lock).collect()
}

fn refusals(source: &Source) -> Vec<Refusal> {
    let refusal = |outcome| match outcome {
        Outcome::Refused(refusal) => Some(refusal),
        _ => None,
    };
    outcomes(source).into_iter().filter_map(refusal).collect()
}

fn made(questions: &[(Question, Kind)]) -> Made {
    build(questions, Shape::Line, |n| format!("Lock {n}"), ENGLISH, &mut Xoshiro128PlusPlus::seed_from_u64(1))
}

fn kinds(source: &Source) -> Vec<String> {
    questions(source).iter().map(|(_, kind)| kind.name().to_owned()).collect()
}

/// Each answer opens its lock, and no reply does.
fn opens(lock: &Lock) -> Result<(), TestCaseError> {
    prop_assert!(!lock.answers.is_empty());
    for answer in &lock.answers {
        prop_assert!(play::check(lock, answer, ENGLISH).opens(), "{lock:?}");
    }
    for reply in &lock.replies {
        prop_assert!(!play::check(lock, &reply.answer, ENGLISH).opens(), "{lock:?}");
    }
    Ok(())
}

#[test]
fn a_spreadsheet_becomes_locks_that_fit() {
    let source = source("spreadsheet.csv");
    let expected = [
        "number",
        "number",
        "quantity",
        "quantity",
        "quantity",
        "letters",
        "choice",
        "date",
        "clock",
        "order",
        "direction",
        "choice",
        "text",
    ];
    assert_eq!(kinds(&source), expected);
    let Made { locks, targets } = made(&questions(&source));
    locks.iter().for_each(|lock| opens(lock).unwrap());
    assert_eq!(locks[0].hints, ["Think of 6 x 6.", "One more six."]);
    assert_eq!(locks[1].clues[0].text(), Some(r"What is 3\*4\*5?"));
    assert_eq!(
        (locks[0].targets.as_slice(), &locks[1].targets),
        (&["i-can-multiply".to_owned()][..], &locks[0].targets)
    );
    let statements: Vec<_> = targets.iter().map(|target| target.statement.as_str()).collect();
    assert_eq!(statements, ["I can multiply.", "I can write fractions.", "I can measure."]);
    let standard = targets[0].standard.as_ref().unwrap();
    assert_eq!((standard.framework.as_str(), standard.code.as_str()), ("CCSS", "3.OA.C.7"));
    let Kind::Choice(choice) = &locks[6].mechanism.kind else { panic!("{:?}", locks[6]) };
    let labels: BTreeSet<_> = choice.options.iter().map(|option| option.label.as_str()).collect();
    assert_eq!(labels, BTreeSet::from(["whale", "shark", "tuna", "\"jelly\" fish"]));
}

#[test]
fn templates_of_others_are_read_below_their_headings() {
    let kahoot = source("kahoot.csv");
    assert_eq!(kinds(&kahoot), ["choice"; 3]);
    let right: Vec<String> = questions(&kahoot).iter().map(|(question, _)| question.key.words()).collect();
    assert_eq!(right, ["Oslo", "2; 5", "8"]);
    assert_eq!(refusals(&kahoot), [Refusal::NoSuchOption("2".into())]);
    assert_eq!(outcomes(&kahoot).iter().filter(|outcome| **outcome == Outcome::Blank).count(), 2);
    let blooket = source("blooket.csv");
    let right: Vec<String> = questions(&blooket).iter().map(|(question, _)| question.key.words()).collect();
    assert_eq!(right, ["4", "True", "hoots"]);
    for source in [kahoot, blooket] {
        made(&questions(&source)).locks.iter().for_each(|lock| opens(lock).unwrap());
    }
}

#[test]
fn letters_are_read_as_they_were_written() {
    let (text, encoding) = decode(&file("windows-1252.csv")).unwrap();
    assert_eq!(encoding, Encoding::Windows1252);
    let source = Source::read(&text, TRUTH);
    let asked: Vec<String> = questions(&source).into_iter().map(|(question, _)| question.ask).collect();
    assert_eq!(asked, ["How much is 7 : 2; as a decimal?", "Où est le café?", "What does it cost?"]);
    assert_eq!(kinds(&source), ["quantity", "text", "quantity"]);
    let (text, encoding) = decode(&file("unicode.txt")).unwrap();
    assert_eq!(
        (encoding, kinds(&Source::read(&text, TRUTH))),
        (Encoding::Utf16, vec!["text".to_owned(), "text".to_owned()])
    );
}

#[test]
fn ragged_rows_and_open_quotes_cost_themselves_alone() {
    let ragged = source("ragged.csv");
    assert_eq!(refusals(&ragged), [Refusal::TooManyColumns(4), Refusal::NoAnswer, Refusal::NoQuestion]);
    assert_eq!(questions(&ragged).len(), 2);
    let quotes = questions(&source("quotes.csv"));
    let right: Vec<String> = quotes.iter().map(|(question, _)| question.key.words()).collect();
    assert_eq!(right, ["Archimedes", "127 mm", "quote", "this row", "yes"]);
    let doubts: Vec<_> = quotes.into_iter().map(|(question, _)| question.doubts).collect();
    assert_eq!(doubts, [vec![], vec![], vec![Doubt::OpenQuote], vec![], vec![]]);
}

#[test]
fn a_quote_that_costs_columns_is_told_and_a_list_has_none() {
    let source = Source::read("Question,Answer\nE?,\"unclosed, 5\n", TRUTH);
    assert_eq!(refusals(&source), [Refusal::OpenQuote]);
    for list in ["What is 6 x 7? = 42\nHot? = cold", "1. Q - A", "Question?"] {
        assert!(Source::read(list, TRUTH).is_list(), "{list}");
    }
    assert!(!Source::read("What?\tthis", TRUTH).is_list());
    assert!(!Source::gift("What?{=this}", TRUTH).is_list());
}

#[test]
fn the_answer_as_it_stands_is_one_of_the_locks_that_fit() {
    let source = Source::read("Question\tAnswer\tWrong\nWhich are gases?\toxygen, neon\tiron, gold\n", TRUTH);
    let Outcome::Lock { question, fits } = source.outcome(1, TERMS) else { panic!() };
    let reasons: Vec<&Reason> = fits.iter().map(|fit| &fit.reason).collect();
    assert_eq!(reasons, [&Reason::AllOf(4), &Reason::Whole("oxygen, neon".into())]);
    for (fit, options) in fits.iter().zip([4, 3]) {
        let lock = &made(&[(fit.question(&question), fit.kind.clone())]).locks[0];
        let Kind::Choice(choice) = &lock.mechanism.kind else { panic!() };
        assert_eq!(choice.options.len(), options);
        opens(lock).unwrap();
    }
}

#[test]
fn formulas_are_text() {
    let formulas = questions(&source("formula.csv"));
    let right: Vec<String> = formulas.iter().map(|(question, _)| question.key.words()).collect();
    assert_eq!(right, ["=SUM(A1:A3)", "=HYPERLINK(\"x\",\"y\")", "#REF!", "= 5"]);
    let doubted: Vec<bool> = formulas.iter().map(|(question, _)| question.doubts == [Doubt::Formula]).collect();
    assert_eq!(doubted, [true; 4]);
}

#[test]
fn moodle_questions_become_locks_and_the_rest_is_listed() {
    let source = source("moodle.gift");
    let expected =
        ["choice", "choice", "choice", "letters", "text", "number", "quantity", "match", "sort", "choice", "letters"];
    assert_eq!(kinds(&source), expected);
    let refused: Vec<(usize, Refusal)> = (0..source.len())
        .filter_map(|at| match source.outcome(at, TERMS) {
            Outcome::Refused(refusal) => Some((source.number(at), refusal)),
            _ => None,
        })
        .collect();
    let range = Refusal::Range("1..5".into());
    let expected =
        [(4, Refusal::Category), (55, range), (58, Refusal::NoTask), (61, Refusal::Essay), (64, Refusal::Unclosed)];
    assert_eq!(refused, expected);
    let Made { locks, .. } = made(&questions(&source));
    locks.iter().for_each(|lock| opens(lock).unwrap());
    let said = |at: usize| locks[at].replies.iter().map(|reply| reply.say.as_str()).collect::<Vec<_>>();
    assert_eq!(said(0), ["He wrote plays.", "She was a queen."]);
    assert_eq!(said(9), ["It bends the light."]);
    assert_eq!(locks[0].inside[0].text(), Some("Well read!"));
    // What has no title of its own is called after its question.
    assert_eq!((locks[0].title.as_str(), locks[1].title.as_str()), ("The diary", "3 = 2 + 1"));
}

#[test]
fn what_is_too_much_is_told() {
    let long = format!("Question,Answer\nLong?,{}\nShort?,yes\n", "a".repeat(5_000));
    let source = Source::read(&long, TRUTH);
    assert_eq!((refusals(&source), questions(&source).len()), (vec![Refusal::LongAnswer(5_000)], 1));
    let many = Source::read(&"What is 6 x 7?,42\n".repeat(100_000), TRUTH);
    assert_eq!((many.len(), many.left_out()), (MOST_ROWS, 100_000 - MOST_ROWS));
    // The headings are none of the questions.
    let many = Source::read(&format!("Question,Answer\n{}", "What is 6 x 7?,42\n".repeat(100_000)), TRUTH);
    assert_eq!((questions(&many).len(), many.left_out()), (MOST_ROWS, 100_000 - MOST_ROWS));
}

#[test]
fn wrong_answers_that_a_lock_has_no_use_for_are_counted() {
    let source = Source::read("Question,Answer,Wrong answers\nCapital of France?,Paris,London; Rome\n", TRUTH);
    let Outcome::Lock { question, fits } = source.outcome(1, TERMS) else { panic!() };
    let left: Vec<(&str, usize)> =
        fits.iter().map(|fit| (fit.kind.name(), left_out(&question, &fit.kind, ENGLISH))).collect();
    assert_eq!(left, [("choice", 0), ("letters", 2), ("text", 2)]);
    // What is said to a wrong one keeps it, where the lock can be set to it.
    let source = Source::gift("Capital of France? {=Paris ~Rome#In Italy. ~Nowhere at all#It is somewhere.}", TRUTH);
    let Outcome::Lock { question, fits } = source.outcome(0, TERMS) else { panic!() };
    for fit in fits {
        let lost = left_out(&question, &fit.kind, ENGLISH);
        let lock = &made(&[((*question).clone(), fit.kind.clone())]).locks[0];
        assert_eq!(lock.replies.len() + lost, 2, "{lock:?}");
    }
}

#[test]
fn answers_in_one_cell_open_the_lock_each() {
    let source = Source::read(
        "Question\tAnswer\nWhich gas do we breathe in?\toxygen|Oxygen gas\nWhich gas is light?\thydrogen; H2\nWhat sinks?\tstone, iron\n",
        TRUTH,
    );
    let locks = made(&questions(&source)).locks;
    assert_eq!(
        (&locks[0].answers[..], &locks[1].answers[..]),
        (&["oxygen".to_owned(), "Oxygen gas".into()][..], &["hydrogen".to_owned(), "H2".into()][..])
    );
    for (at, reason) in [(1, Reason::Whole("oxygen|Oxygen gas".into())), (3, Reason::Several(2))] {
        let Outcome::Lock { question, fits } = source.outcome(at, TERMS) else { panic!() };
        let other = fits.iter().find(|fit| fit.reason == reason).unwrap();
        let lock = &made(&[(other.question(&question), other.kind.clone())]).locks[0];
        assert_eq!(lock.answers.len(), if at == 1 { 1 } else { 2 });
    }
}

#[test]
fn a_decimal_comma_is_a_number_where_semicolons_part_the_table() {
    let source = Source::read("Question;Answer\nHow much is three halves?;1,5\n", TRUTH);
    let locks = made(&questions(&source)).locks;
    assert_eq!((locks[0].mechanism.kind.name(), &locks[0].answers[..]), ("quantity", &["1.5".to_owned()][..]));
}

#[test]
fn titles_are_short_and_stand_once() {
    let source = Source::read(
        "What is 6 x 7?,42\nWhat is 6 x 7?,42\nIs cold the opposite of hot?,true\nWhich is hot?,hot\n",
        TRUTH,
    );
    let locks = made(&questions(&source)).locks;
    let titles: Vec<&str> = locks.iter().map(|lock| lock.title.as_str()).collect();
    assert_eq!(titles, ["6 x 7", "Lock 2", "Is cold the opposite", "Lock 4"]);
    // Ids tell nothing.
    assert_eq!(locks[0].id, "lock-1");
}

#[test]
fn made_locks_have_nothing_to_fix() {
    let made = made(&questions(&source("spreadsheet.csv")));
    let breakout = Breakout { locks: made.locks, targets: made.targets, ..Breakout::new(uuid::Uuid::nil()) };
    let found = check::check(&breakout, ENGLISH, None);
    assert!(!found.iter().any(|finding| finding.problem.severity() == Severity::ToFix), "{found:?}");
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z ?]{0,12}",
        2 => "[0-9./:%-]{0,8}",
        2 => "([a-c] ?[>;,] ?){1,4}[a-c]",
        1 => "\\PC{0,8}",
        1 => prop::sample::select(vec!["true", "up down", "red blue", "=A1+2", "Question", "Answer 1", "Correct answer(s)", "1,2", "12 cm"]).prop_map(String::from),
    ]
}

proptest! {
    #[test]
    fn every_row_is_accounted_for_and_every_lock_opens(rows in prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..12)) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n";
        let source = Source::read(&rows.iter().map(line).collect::<String>(), TRUTH);
        // A cell may hold braces that make it one of Moodle's questions.
        let Source::Table { table, .. } = &source else { return Ok(()) };
        let blank = table.blank;
        // Empty lines at the end are no rows.
        let last = rows.iter().rposition(|row| !row.is_empty()).map_or(0, |last| last + 1);
        prop_assert_eq!(source.len() + blank, last);
        for at in 0..source.len() {
            let Outcome::Lock { question, fits } = source.outcome(at, TERMS) else { continue };
            prop_assert!(!fits.is_empty());
            // One of a kind, and at most one text that reads the answer in another way.
            let of_its_own: BTreeSet<(String, bool)> =
                fits.iter().map(|fit| (fit.kind.name().to_owned(), fit.key.is_some())).collect();
            prop_assert_eq!(of_its_own.len(), fits.len());
            for fit in fits {
                for lock in made(&[(fit.question(&question), fit.kind)]).locks {
                    opens(&lock)?;
                }
            }
        }
    }

    #[test]
    fn no_bytes_are_too_much(bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"\",;\t\n\r=~{}#:\\->%/TF".to_vec())], 0..200)) {
        if let Ok((text, _)) = decode(&bytes) {
            for source in [Source::read(&text, TRUTH), Source::gift(&text, TRUTH)] {
                made(&questions(&source)).locks.iter().try_for_each(|lock| opens(lock))?;
            }
        }
    }

    #[test]
    fn every_piece_of_gift_that_becomes_a_lock_opens(answers in "([=~#] ?(%50%)?[a-c1-3]{1,2}(:0.5|\\.\\.3| -> [a-c])? ?(#[a-c])?){1,5}") {
        let source = Source::gift(&format!("What? {{{answers}}}"), TRUTH);
        prop_assert_eq!(source.len(), 1);
        if let Outcome::Lock { question, fits } = source.outcome(0, TERMS) {
            for fit in fits {
                made(&[(fit.question(&question), fit.kind)]).locks.iter().try_for_each(|lock| opens(lock))?;
            }
        }
    }
}

/// The bench of the core: `cargo test --release --no-default-features --test bring -- --ignored --nocapture`.
#[test]
#[ignore = "measures time"]
#[expect(clippy::disallowed_methods, reason = "how long it takes is what is measured")]
fn two_thousand_rows_are_read_at_once() {
    let table = String::from_utf8(file("spreadsheet.csv")).unwrap();
    let (headings, rows) = table.split_once('\n').unwrap();
    let table = format!("{headings}\n{}", rows.repeat(2_000 / 13 + 1));
    let start = Instant::now();
    let source = Source::read(&table, TRUTH);
    let questions = questions(&source);
    let locks = made(&questions).locks.len();
    println!("{} rows, {locks} locks: {:?}", source.len(), start.elapsed());
}

/// Each has a target of its own, and all ids begin alike: dealing them one by one from 2 on took a minute.
#[test]
#[expect(clippy::disallowed_methods, reason = "how long it takes is what is measured")]
fn thousands_of_locks_are_made_at_once() {
    let row = |n: usize| format!("What is {n} + {n}?\t{}\tI can answer a question that has the number {n}.\n", 2 * n);
    let table: String = (0..MOST_ROWS).map(row).collect();
    let source = Source::read(&format!("Question\tAnswer\tLearning target\n{table}"), TRUTH);
    let questions = questions(&source);
    let start = Instant::now();
    let Made { locks, targets } = made(&questions);
    let took = start.elapsed();
    assert_eq!((locks.len(), targets.len()), (MOST_ROWS, MOST_ROWS));
    let ids: BTreeSet<&str> = targets.iter().map(|target| target.id.as_str()).collect();
    assert_eq!(ids.len(), MOST_ROWS);
    assert!(took < Duration::from_secs(10), "{took:?}");
}
