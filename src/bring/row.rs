use super::lists::{asks_order, listed, right_ones, several};
use super::plain::markdown;
use super::{Column, Doubt, Key, Layout, Offer, Question, Refusal, Row};

/// The question of a row.
///
/// # Errors
/// Why the row has none that could become a lock.
pub fn question(row: &Row, layout: &Layout) -> Result<Question, Refusal> {
    let cells = |column| layout.all(column).map(|at| row.cell(at)).filter(|cell| !cell.is_empty());
    let text = |column| cells(column).collect::<Vec<_>>().join("\n");
    if row.width() > layout.columns.len() || cells(Column::Unclear).next().is_some() {
        return Err(if row.is_open { Refusal::OpenQuote } else { Refusal::TooManyColumns(row.width()) });
    }
    let ask = markdown(&text(Column::Question));
    if ask.is_empty() {
        return Err(Refusal::NoQuestion);
    }
    let Read { key, as_one, is_added } = read(row, layout, &ask)?;
    let mut doubts = doubts(row, layout);
    doubts.extend(is_added.then_some(Doubt::Added));
    let question = Question {
        title: text(Column::Title).lines().collect::<Vec<_>>().join(" "),
        ask,
        key,
        as_one,
        hints: cells(Column::Hint).map(markdown).collect(),
        target: markdown(&text(Column::Target)),
        standard: text(Column::Standard),
        doubts,
        ..Question::default()
    };
    question.checked()
}

/// What is right in a row.
struct Read {
    key: Key,
    /// The answer as it is written, where several were read in it; else empty.
    as_one: String,
    /// Whether the answer was none of the options.
    is_added: bool,
}

impl Read {
    fn of(key: Key) -> Self {
        Read { key, as_one: String::new(), is_added: false }
    }
}

fn read(row: &Row, layout: &Layout, ask: &str) -> Result<Read, Refusal> {
    let options: Vec<&str> = layout.all(Column::Option).map(|at| row.cell(at)).collect();
    if let Some(at) = layout.all(Column::Right).next() {
        return picked(row.cell(at), &options).map(Read::of);
    }
    let right = layout.all(Column::Answer).map(|at| row.cell(at)).find(|cell| !cell.is_empty()).unwrap_or_default();
    let has_options = options.iter().any(|option| !option.is_empty());
    if right.is_empty() {
        return Err(if has_options { Refusal::NoneRight } else { Refusal::NoAnswer });
    }
    let (wrong, mark) = wrong(row, layout);
    let wrong = || options.iter().copied().chain(wrong.iter().copied());
    if has_options {
        return Ok(among(right, &options, wrong()));
    }
    if wrong().all(str::is_empty) {
        return Ok(written(ask, right));
    }
    let parts = right_ones(right, mark, ask).filter(|parts| wrong().all(|wrong| !is_in(parts, wrong)));
    let as_one = if parts.is_some() { right.to_owned() } else { String::new() };
    let right = parts.unwrap_or_else(|| vec![right.to_owned()]);
    Ok(Read { as_one, ..Read::of(offered(&right, wrong())) })
}

/// A written answer, or several that one cell has, with how they stand there; not where they are the list that a question asks
/// to put in order.
fn written(ask: &str, right: &str) -> Read {
    let is_list = asks_order(ask) && listed(right, true).is_some();
    match several(right).filter(|_| !is_list) {
        Some(parts) => Read { as_one: right.to_owned(), ..Read::of(Key::any(parts)) },
        None => Read::of(Key::answer(right)),
    }
}

/// An answer in words, or several, among the options of its row; or a letter that stands for one.
fn among<'r>(right: &str, options: &[&str], all: impl Iterator<Item = &'r str> + Clone) -> Read {
    let is_option = |label: &str| all.clone().any(|option| is_same(option, label));
    let is_letter = right.len() == 1 && right.bytes().all(|byte| byte.is_ascii_alphabetic());
    let by_letter = || is_letter.then(|| picked(right, options).ok()).flatten();
    let parts = || right_ones(right, Some(','), "").filter(|parts| parts.iter().all(|part| is_option(part)));
    match is_option(right) {
        true => Read::of(offered(&[right.to_owned()], all)),
        false => match (by_letter(), parts()) {
            (Some(key), _) => Read::of(key),
            (None, Some(parts)) => Read::of(offered(&parts, all)),
            (None, None) => Read { is_added: true, ..Read::of(offered(&[right.to_owned()], all)) },
        },
    }
}

/// What is right beside what isn't: of several right ones all have to be chosen.
fn offered<'r>(right: &[String], wrong: impl Iterator<Item = &'r str>) -> Key {
    let mut options = Vec::new();
    right.iter().for_each(|label| offer(&mut options, label, true));
    wrong.for_each(|label| offer(&mut options, label, false));
    match options.as_slice() {
        [only] => Key::answer(&only.label),
        _ => Key::Offered { many: right.len() > 1, options },
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

fn is_in(labels: &[String], label: &str) -> bool {
    labels.iter().any(|known| is_same(known, label))
}

/// The options of which the picked ones are right.
fn picked(right: &str, options: &[&str]) -> Result<Key, Refusal> {
    if right.is_empty() {
        return Err(if options.iter().all(|option| option.is_empty()) {
            Refusal::NoAnswer
        } else {
            Refusal::NoneRight
        });
    }
    let no_such = || Refusal::NoSuchOption(right.to_owned());
    let in_words = || options.iter().position(|option| is_same(option, right)).map(|at| vec![at]);
    let picks = picks(right, options.len()).or_else(in_words).ok_or_else(no_such)?;
    if picks.iter().any(|at| options[*at].is_empty()) {
        return Err(no_such());
    }
    let mut offers = Vec::new();
    for (at, label) in options.iter().enumerate() {
        offer(&mut offers, label, picks.contains(&at));
    }
    match offers.as_slice() {
        [only] => Ok(Key::answer(&only.label)),
        _ => Ok(Key::Offered { many: picks.len() > 1, options: offers }),
    }
}

/// Adds an option, where it says something that no other says.
fn offer(offers: &mut Vec<Offer>, label: &str, is_right: bool) {
    let is_known = offers.iter().any(|offer| is_same(&offer.label, label));
    if !label.is_empty() && !is_known {
        offers.push(Offer { label: label.to_owned(), is_right, ..Offer::default() });
    }
}

/// The wrong answers: a cell each, or all in one, with the mark that parts them there.
fn wrong<'r>(row: &'r Row, layout: &Layout) -> (Vec<&'r str>, Option<char>) {
    let columns: Vec<usize> = layout.all(Column::Wrong).collect();
    let [one] = columns.as_slice() else {
        return (columns.iter().map(|at| row.cell(*at)).collect(), None);
    };
    let cell = row.cell(*one);
    let answer = layout.all(Column::Answer).map(|at| row.cell(at)).next().unwrap_or_default();
    let marks: &[char] = match cell {
        cell if cell.contains([';', '|', '\n']) => &[';', '|', '\n'],
        // Beside 1,5 the wrong 2,5 is one number, too.
        _ if has_decimal_comma(answer) && !cell.contains(", ") => &[],
        _ => &[','],
    };
    (cell.split(marks).map(str::trim).collect(), cell.chars().find(|mark| marks.contains(mark)))
}

/// Which options are meant, from 0, each once: by their numbers or letters, `1,3` or `B`. None where it means none of so many.
pub(super) fn picks(right: &str, options: usize) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    for word in right
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '&' | '/' | '.'))
        .filter(|word| !word.is_empty())
    {
        let at = match word.as_bytes() {
            [letter] if letter.is_ascii_alphabetic() => usize::from(letter.to_ascii_lowercase() - b'a'),
            _ => word.parse::<usize>().ok()?.checked_sub(1)?,
        };
        if at >= options {
            return None;
        }
        if !found.contains(&at) {
            found.push(at);
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Whether digits stand on both sides of its comma.
fn has_decimal_comma(answer: &str) -> bool {
    answer.split_once(',').is_some_and(|(whole, rest)| {
        whole.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit())
    })
}

fn doubts(row: &Row, layout: &Layout) -> Vec<Doubt> {
    let mut found = Vec::new();
    let wanted = |at: usize| layout.columns.get(at) != Some(&Column::Skip);
    let mut doubt = |doubt: Doubt, is_there: bool| found.extend(is_there.then_some(doubt));
    doubt(Doubt::Formula, row.cells.iter().enumerate().any(|(at, cell)| wanted(at) && is_formula(cell)));
    doubt(Doubt::OpenQuote, row.is_open);
    doubt(Doubt::LostLetters, row.cells.iter().any(|cell| cell.contains(char::REPLACEMENT_CHARACTER)));
    found
}

/// Whether a spreadsheet would calculate this, or could not: `=SUM(A1:A3)`, `=3+4`, `-A1*2`, `#REF!`. `-3` is a number, and `=`
/// alone a sign.
fn is_formula(cell: &str) -> bool {
    const ERRORS: [&str; 7] = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"];
    let calculates = |rest: &str| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '$').unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        let is_function =
            name.len() > 1 && behind.starts_with('(') && name.bytes().all(|byte| !byte.is_ascii_lowercase());
        is_place(name) || is_function || behind.starts_with('!')
    };
    let begins = |rest: &str| {
        rest.trim_start()
            .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '"' | '$' | '\'' | '+' | '-' | '@'))
    };
    cell.strip_prefix('=').is_some_and(begins)
        || cell.strip_prefix(['@', '+', '-']).is_some_and(calculates)
        || ERRORS.iter().any(|error| cell.starts_with(error))
}

/// Whether this is the place of a cell: `B2`, `$B$2`. Its letters are large: the power of `x2` is none.
fn is_place(text: &str) -> bool {
    let bare = text.replace('$', "");
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = bare.len() - digits.len();
    (1..=3).contains(&letters) && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bring::Table;

    fn read(text: &str) -> Vec<Result<Question, Refusal>> {
        let table = Table::read(text);
        let layout = Layout::of(&table);
        table.rows[layout.headings..].iter().map(|row| question(row, &layout)).collect()
    }

    fn refusals(text: &str) -> Vec<Option<Refusal>> {
        read(text).into_iter().map(Result::err).collect()
    }

    fn options(question: &Question) -> Vec<(&str, bool)> {
        let Key::Offered { options, .. } = &question.key else { return Vec::new() };
        options.iter().map(|option| (option.label.as_str(), option.is_right)).collect()
    }

    #[test]
    fn ragged_rows_say_why() {
        let rows = refusals("r\ta\ns\tb\nt\ta\nu\tb\tc\nv\n\tx\n");
        let expected =
            [None, None, None, Some(Refusal::TooManyColumns(3)), Some(Refusal::NoAnswer), Some(Refusal::NoQuestion)];
        assert_eq!(rows, expected);
    }

    #[test]
    fn all_that_a_row_has_comes_along() {
        let table = "Title,Question,Answer,Hint 1,Hint 2,Learning target,Standard\nGate,2*3*4?,24,Count.,,I can multiply.,CCSS 3.OA.7";
        let question = read(table).remove(0).unwrap();
        assert_eq!((question.title.as_str(), question.ask.as_str()), ("Gate", r"2\*3\*4?"));
        assert_eq!((question.hints, question.target.as_str()), (vec!["Count.".to_owned()], "I can multiply."));
        assert_eq!(question.standard, "CCSS 3.OA.7");
    }

    #[test]
    fn the_right_option_is_told_by_number_letter_or_words() {
        for table in [
            "Question,Answer 1,Answer 2,Correct answer(s)\nq,hot,cold,2",
            "Question,A,B,Correct\nq,hot,cold,B",
            "Question,Option 1,Option 2,Answer\nq,hot,cold,Cold",
        ] {
            let question = read(table).remove(0).unwrap();
            assert_eq!(question.key.words().to_lowercase(), "cold", "{table}");
            assert_eq!(options(&question).len(), 2, "{table}");
        }
        let many = read("Question,Answer 1,Answer 2,Answer 3,Correct answer(s)\nq,a,b,c,\"1,3\"").remove(0).unwrap();
        assert_eq!(options(&many), [("a", true), ("b", false), ("c", true)]);
        let table = "Question,Answer 1,Answer 2,Correct answer(s)\nq,a,b,3\nq,a,b,\nq,a,,2\n";
        let none = |which: &str| Some(Refusal::NoSuchOption(which.into()));
        assert_eq!(refusals(table), [none("3"), Some(Refusal::NoneRight), none("2")]);
    }

    #[test]
    fn wrong_answers_stand_in_one_cell_or_in_several() {
        let one = read("Question,Answer,Wrong answers\nq,Paris,\"Rome; Oslo, Norway; paris\"").remove(0).unwrap();
        assert_eq!(options(&one), [("Paris", true), ("Rome", false), ("Oslo, Norway", false)]);
        let several = read("Question,Answer,Wrong 1,Wrong 2\nq,Paris,\"Oslo, Norway\",").remove(0).unwrap();
        assert_eq!(options(&several), [("Paris", true), ("Oslo, Norway", false)]);
    }

    #[test]
    fn several_right_answers_beside_wrong_ones_are_all_to_be_chosen() {
        let right = |table: &str| {
            let question = read(table).remove(0).unwrap();
            let many = matches!(question.key, Key::Offered { many: true, .. });
            (many, question.key.words(), question.as_one)
        };
        for (answer, wrong) in [
            ("oxygen, neon", "iron, gold"),
            ("oxygen,neon", "iron,gold"),
            ("oxygen; neon", "iron; gold"),
            ("oxygen|neon", "iron|gold"),
        ] {
            let table = format!("Question\tAnswer\tWrong answers\nAny gases?\t{answer}\t{wrong}");
            assert_eq!(right(&table), (true, "oxygen; neon".into(), answer.into()), "{table}");
        }
        // One wrong answer has no mark: the question says how many it asks for, or semicolons do.
        assert!(right("Question\tAnswer\tWrong\nWhich two are gases?\toxygen, neon\tiron").0);
        assert!(right("Question\tAnswer\tWrong 1\tWrong 2\nWhich are?\toxygen; neon\tiron\tgold").0);
        for (answer, wrong) in [
            ("Oslo, Norway", "Rome"),
            ("Oslo, Norway", "Rome, Italy; Bern, Switzerland"),
            ("1,5", "2,5"),
            ("1,500", "2,500"),
            ("salt|NaCl", "gold, iron"),
        ] {
            let table = format!("Question\tAnswer\tWrong answers\nWhich is it?\t{answer}\t{wrong}");
            assert_eq!(right(&table), (false, answer.into(), String::new()), "{table}");
        }
    }

    #[test]
    fn an_answer_that_is_no_option_is_told() {
        let one = |answer: &str| {
            let table = "Question\tA\tB\tC\tD\tAnswer\nLarge?\tant\telephant\tmouse\tbee\t";
            let question = read(&format!("{table}{answer}\nr\ta\tb\tc\td\tb\ns\tx\ty\tz\tq\ty")).remove(0).unwrap();
            (question.key.words(), options(&question).len(), question.doubts.clone())
        };
        assert_eq!(one("Elephant"), ("Elephant".into(), 4, vec![]));
        assert_eq!(one("elefant"), ("elefant".into(), 5, vec![Doubt::Added]));
        assert_eq!(one("mouse, bee"), ("mouse; bee".into(), 4, vec![]));
        assert_eq!(one("C"), ("mouse".into(), 4, vec![]));
        // Where letters tell, words do, too; and what is none of them is refused.
        let rows =
            read("Question,A,B,Correct option\np,hen,owl,A\nq,hen,owl,A\nr,hen,owl,B\ns,hen,owl,Owl\nt,hen,owl,cow");
        assert_eq!(rows[3].as_ref().unwrap().key.words(), "owl");
        assert_eq!(rows[4], Err(Refusal::NoSuchOption("cow".into())));
    }

    #[test]
    fn several_answers_in_a_cell_are_told_from_lists_to_put_in_order() {
        let one = |table: &str| read(table).remove(0).unwrap();
        let question = one("Question\tAnswer\nWhich gas?\toxygen|Oxygen gas");
        assert_eq!(
            (question.key, question.as_one.as_str()),
            (Key::any(vec!["oxygen".into(), "Oxygen gas".into()]), "oxygen|Oxygen gas")
        );
        let list = one("Question\tAnswer\nPut the planets in order.\tMercury | Venus | Earth");
        assert_eq!((list.key, list.as_one.as_str()), (Key::answer("Mercury | Venus | Earth"), ""));
        assert_eq!(one("Question\tAnswer\nHow much?\t3 / 4").key, Key::answer("3 / 4"));
        let wrong = one("Question;Answer;Wrong answers\nHow much?;1,5;2,5");
        assert_eq!(options(&wrong), [("1,5", true), ("2,5", false)]);
    }

    #[test]
    fn formulas_are_text_and_long_answers_none() {
        let question = read("Question,Answer\nWhat?,=SUM(A1:A3)").remove(0).unwrap();
        assert_eq!((question.key.words().as_str(), question.doubts), ("=SUM(A1:A3)", vec![Doubt::Formula]));
        for question in ["=B2", "=$B$2", "=Sheet2!B2", "=UPPER(B2)"] {
            let doubts = read(&format!("Question,Answer\n{question},5")).remove(0).unwrap().doubts;
            assert_eq!(doubts, [Doubt::Formula], "{question}");
        }
        assert_eq!(
            read("Question,Answer,Points\nWhat?,5,=B2")[0].as_ref().map(|question| question.doubts.len()),
            Ok(0)
        );
        for answer in ["=3+4", "=5", "= 5", "+A1", "-A1*2", "-SUM(A1)", "@SUM(A1)", "=-B2", "=Sheet2!B2", "+Sheet2!B2"]
        {
            let doubts = read(&format!("Question,Answer\nWhat?,{answer}")).remove(0).unwrap().doubts;
            assert_eq!(doubts, [Doubt::Formula], "{answer}");
        }
        for answer in ["-3", "+5", "-3.5", "-x2", "+ 5 cm", "=", "-sin(x)", "@home", "-a", "=>", "+C"] {
            let doubts = read(&format!("Question,Answer\nWhat?,{answer}")).remove(0).unwrap().doubts;
            assert_eq!(doubts, [], "{answer}");
        }
        let long = format!("Question,Answer\nWhat?,{}", "a".repeat(5_000));
        assert_eq!(refusals(&long), [Some(Refusal::LongAnswer(5_000))]);
    }
}
