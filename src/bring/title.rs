use super::{Key, Question};
use crate::mechanism::Spelling;
use crate::prose;

/// The most words and letters of a title.
const MOST_WORDS: usize = 5;
const MOST_LETTERS: usize = 28;

/// Words with which a question in English begins, those that follow, and those that may come then: a name does without.
const ASKING: &str = "what which who when where how why what's who's where's when's";
const BEING: &str = "is are was were";
const ARTICLES: &str = "the a an";

/// Words that a title doesn't end with.
const BEHIND: &str = "is are was were the a an of in on at to for from with by and or as that than your its if these those \
                      this has have had does did can could will would should may might must";

/// Words that tell nothing alone.
const EMPTY: &str = "it its this that these those he she they you one";

/// What a lock can be called after its question: its first words that tell something. None where they would tell an answer, or
/// where there are none.
pub(super) fn title(question: &Question, spelling: Spelling) -> Option<String> {
    let plain = prose::plain(&question.ask);
    let line = plain.lines().find(|line| !line.trim().is_empty())?;
    let is_mark = |c: char| {
        matches!(
            c,
            '?' | '!'
                | ':'
                | ';'
                | '('
                | '['
                | '…'
                | '"'
                | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | '$'
                | '\\'
                | '{'
                | '}'
                | '_'
                | '|'
                | '`'
        )
    };
    // A full stop ends a sentence where a space follows it: not so in 3.5.
    let clause = line.split(is_mark).find(|part| !part.trim().is_empty())?;
    let clause = clause.split(". ").next().unwrap_or(clause).trim_end_matches('.');
    let words: Vec<&str> = clause.split_whitespace().map(|word| word.trim_matches([',', '\''])).collect();
    let all: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let from = begins(&all);
    let mut words: Vec<&str> = all[from..].iter().copied().take(MOST_WORDS).collect();
    let letters = |words: &[&str]| words.iter().map(|word| word.chars().count() + 1).sum::<usize>();
    while letters(&words) > MOST_LETTERS + 1 || words.last().is_some_and(|word| is_one_of(BEHIND, word)) {
        words.pop();
    }
    // "Which sentence" is no name for what goes on with "has the right comma".
    let is_cut = from + words.len() < all.len();
    if is_cut && words.len() < 3 && words.first().is_some_and(|word| is_one_of(ASKING, word)) {
        return None;
    }
    if words.iter().all(|word| [EMPTY, ASKING].iter().any(|known| is_one_of(known, word))) {
        return None;
    }
    let title = capital(&words.join(" "));
    let has_something = title.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    (has_something && !tells(&title, &question.key, spelling)).then_some(title)
}

fn is_one_of(known: &str, word: &str) -> bool {
    known.split_whitespace().any(|one| one.eq_ignore_ascii_case(word))
}

/// Where what a question asks for begins: behind `What is the`, `Which one is a`.
fn begins(words: &[&str]) -> usize {
    let is = |at: usize, known: &str| words.get(at).is_some_and(|word| is_one_of(known, word));
    if !is(0, ASKING) {
        return 0;
    }
    // "Which of these words is a noun": of what is offered nothing tells but what it is.
    if is(1, "of") && is(2, "these those the") {
        let being = (3..words.len()).find(|at| is(*at, BEING)).unwrap_or(words.len());
        return (being + 1..words.len()).find(|at| !is(*at, ARTICLES)).unwrap_or(words.len());
    }
    let has_both = words.first().is_some_and(|word| word.contains('\''));
    let at = if is(1, "one") { 2 } else { 1 };
    let at = match at {
        _ if has_both => 1,
        at if is(at, BEING) => at + 1,
        _ => return 0,
    };
    (at..words.len()).find(|at| !is(*at, ARTICLES)).unwrap_or_default()
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether an answer stands in a title, word by word.
fn tells(title: &str, key: &Key, spelling: Spelling) -> bool {
    let words = |text: &str| {
        let folded = spelling.fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        format!(" {} ", words.collect::<Vec<_>>().join(" "))
    };
    let title = words(title);
    let is_in = |answer: &str| {
        let answer = words(answer);
        !answer.trim().is_empty() && title.contains(&answer)
    };
    match key {
        Key::Written { right, .. } => right.iter().any(|answer| is_in(answer)),
        Key::Offered { options, .. } => options.iter().any(|option| option.is_right && is_in(&option.label)),
        Key::Paired { pairs, .. } => pairs.iter().any(|(one, other)| is_in(one) && is_in(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(ask: &str, answer: &str) -> Option<String> {
        let question = Question { ask: ask.to_owned(), key: Key::answer(answer), ..Question::default() };
        title(&question, Spelling::native("en"))
    }

    #[test]
    fn a_lock_is_called_after_its_question() {
        for (ask, name) in [
            ("What is 6 x 7?", "6 x 7"),
            ("Opposite of hot?", "Opposite of hot"),
            ("What is the capital of Norway?", "Capital of Norway"),
            ("When was the battle of Waterloo?", "Battle of Waterloo"),
            ("How long is the pencil on the card?", "How long is the pencil"),
            ("Is the Earth flat?", "Is the Earth flat"),
            ("From the well: up, up, right.", "From the well"),
            ("What do you do with a word you don't know?", "What do you do"),
            ("Which gas do we breathe in?", "Which gas do we breathe"),
            ("Which one is a mammal?", "Mammal"),
            ("What's the plural of mouse?", "Plural of mouse"),
            ("Which of these words is a noun?", "Noun"),
            ("Which of the following are prime numbers?", "Prime numbers"),
            ("On what date did the Great Fire begin?", "On what date"),
            (r"What is 3\*4\*5?", "3*4*5"),
            ("Round 3.75 to one place.", "Round 3.75 to one place"),
            ("Où est le café?", "Où est le café"),
            ("Internationalisation of telecommunications", "Internationalisation"),
        ] {
            assert_eq!(called(ask, "elsewhere").as_deref(), Some(name), "{ask}");
        }
    }

    #[test]
    fn no_title_tells_the_answer() {
        assert_eq!(called("Cold is the opposite of what?", "cold"), None);
        assert_eq!(called("What is 6 x 7?", "6"), None);
        assert_eq!(called("Colder than ice?", "cold"), Some("Colder than ice".into()));
        for none in [
            "",
            "?",
            "What is it?",
            "$x^2$",
            "日",
            "Which of these?",
            "Which of these means the same as happy?",
            "Which sentence has the correct punctuation?",
        ] {
            assert_eq!(called(none, "x"), None, "{none}");
        }
    }
}
