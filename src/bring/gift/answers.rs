use super::number::number;
use super::words::Format;
use crate::breakout::Reply;
use crate::bring::{Doubt, Key, Offer, Question, Refusal};

/// The question with these answers, as yet without its words.
pub(super) fn answered(answers: &str, format: Format, truth: [&str; 2]) -> Result<Question, Refusal> {
    let says = answers.split('#').next().unwrap_or_default().trim();
    match says {
        _ if answers.is_empty() => Err(Refusal::Essay),
        _ if answers.starts_with('#') => numerical(&answers[1..], format),
        _ if answers.contains('~') => choice(answers, format),
        _ if answers.contains('=') && answers.contains("->") => pairs(answers, format),
        "T" | "TRUE" => Ok(told(answers, format, truth)),
        "F" | "FALSE" => Ok(told(answers, format, [truth[1], truth[0]])),
        _ => short(answers, format),
    }
}

/// One of several answers.
struct Answer<'t> {
    words: &'t str,
    /// How much of the marks it gets, in per cent: 100 where nothing is said, less than none for what is worse than wrong.
    worth: f64,
    said: &'t str,
}

impl<'t> Answer<'t> {
    fn read(text: &'t str, usual: f64) -> Self {
        let (text, said) = text.split_once('#').unwrap_or((text, ""));
        let weighed = text.trim().strip_prefix('%').and_then(|rest| rest.split_once('%'));
        let (worth, words) = match weighed.and_then(|(worth, words)| Some((worth.parse().ok()?, words))) {
            Some((worth, words)) => (worth, words),
            None => (usual, text),
        };
        Answer { words: words.trim(), worth, said: said.trim() }
    }

    fn is_right(&self) -> bool {
        self.worth >= 100.0
    }
}

/// What stands behind each `=`, right unless it says otherwise.
fn equal(answers: &str) -> impl Iterator<Item = Answer<'_>> {
    answers.split('=').filter(|answer| !answer.trim().is_empty()).map(|answer| Answer::read(answer, 100.0))
}

/// Something that is said, as Markdown; none where nothing is.
fn say(said: &str, format: Format, doubts: &mut Vec<Doubt>) -> Option<String> {
    let (format, said) = Format::of(said, format);
    Some(format.markdown(said, doubts)).filter(|said| !said.is_empty())
}

fn label(words: &str, format: Format, doubts: &mut Vec<Doubt>) -> String {
    let (format, words) = Format::of(words, format);
    format.plain(words, doubts).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn choice(answers: &str, format: Format) -> Result<Question, Refusal> {
    let is_one = answers.contains('=');
    let answers = answers.replace('=', "~=");
    let mut question = Question::default();
    let mut options = Vec::new();
    for answer in answers.split('~').map(str::trim).filter(|answer| !answer.is_empty()) {
        let answer = match answer.strip_prefix('=') {
            Some(right) => Answer::read(right, 100.0),
            None => Answer::read(answer, 0.0),
        };
        let is_right = if is_one { answer.is_right() } else { answer.worth > 0.0 };
        let said = say(answer.said, format, &mut question.doubts);
        if !is_right && answer.worth > 0.0 {
            question.doubts.push(Doubt::PartMarks);
        }
        if is_right {
            question.told.extend(said.clone());
        }
        let label = label(answer.words, format, &mut question.doubts);
        let say = said.filter(|_| !is_right).unwrap_or_default();
        match options.iter_mut().find(|option: &&mut Offer| option.label == label) {
            Some(known) => {
                known.is_right |= is_right;
                question.doubts.push(Doubt::Twice);
            }
            None => options.push(Offer { label, is_right, say }),
        }
    }
    let right = options.iter().filter(|option| option.is_right).count();
    question.key = Key::Offered { many: !is_one && right > 1, options };
    match &question.key {
        Key::Offered { options, .. } if options.len() < 2 => Err(Refusal::OneOption),
        _ if right == 0 => Err(Refusal::NoneRight),
        _ => Ok(question),
    }
}

fn short(answers: &str, format: Format) -> Result<Question, Refusal> {
    let mut question = Question::default();
    let (mut right, mut replies) = (Vec::new(), Vec::new());
    for answer in equal(answers) {
        let words = label(answer.words, format, &mut question.doubts);
        if words.contains('*') {
            question.doubts.push(if answer.is_right() { Doubt::AnyLetters } else { Doubt::Wildcard });
            continue;
        }
        let said = say(answer.said, format, &mut question.doubts);
        match said {
            said if answer.is_right() => {
                right.push(words);
                question.told.extend(said);
            }
            Some(say) => replies.push(Reply { answer: words, say, ..Reply::default() }),
            None => question.doubts.push(Doubt::PartMarks),
        }
    }
    if right.is_empty() {
        let has_wildcard = [Doubt::Wildcard, Doubt::AnyLetters].iter().any(|doubt| question.doubts.contains(doubt));
        return Err(if has_wildcard { Refusal::Wildcard } else { Refusal::NothingGiven });
    }
    question.key = Key::Written { right, places: None, replies };
    Ok(question)
}

fn numerical(answers: &str, format: Format) -> Result<Question, Refusal> {
    // Behind a tilde is what is said to any other number.
    let (answers, other) = answers.split_once('~').unwrap_or((answers, ""));
    let mut question = Question::default();
    question.doubts.extend((!other.is_empty()).then_some(Doubt::Wildcard));
    let (mut right, mut replies) = (Vec::new(), Vec::new());
    for answer in equal(answers) {
        let said = say(answer.said, format, &mut question.doubts);
        match (number(answer.words), said) {
            (found, said) if answer.is_right() => {
                right.push(found?);
                question.told.extend(said);
            }
            (Ok((mistake, None)), Some(say)) => replies.push(Reply { answer: mistake, say, ..Reply::default() }),
            _ => question.doubts.push(Doubt::PartMarks),
        }
    }
    let Some((first, places)) = right.first().cloned() else { return Err(Refusal::NothingGiven) };
    if right.iter().any(|(_, other)| *other != places) {
        return Err(Refusal::Range(first));
    }
    question.key = Key::Written { right: right.into_iter().map(|(number, _)| number).collect(), places, replies };
    Ok(question)
}

fn pairs(answers: &str, format: Format) -> Result<Question, Refusal> {
    let mut question = Question::default();
    let (mut pairs, mut decoys) = (Vec::<(String, String)>::new(), Vec::new());
    for pair in answers.split('=').filter(|pair| !pair.trim().is_empty()) {
        let (one, other) = pair.split_once("->").ok_or(Refusal::NotUnderstood)?;
        let [one, other] = [one, other].map(|side| label(side, format, &mut question.doubts));
        match one.as_str() {
            _ if other.is_empty() => return Err(Refusal::NotUnderstood),
            "" => decoys.push(other),
            known if pairs.iter().any(|(one, _)| one == known) => return Err(Refusal::Pairs),
            _ => pairs.push((one, other)),
        }
    }
    if pairs.len() < 2 {
        return Err(Refusal::Pairs);
    }
    let (_, first) = &pairs[0];
    if decoys.is_empty() && pairs.iter().all(|(_, other)| other == first) {
        return Err(Refusal::OneGroup);
    }
    question.key = Key::Paired { pairs, decoys };
    Ok(question)
}

/// True or false, with what is said to the wrong one and to the right one.
fn told(answers: &str, format: Format, [right, wrong]: [&str; 2]) -> Question {
    let mut question = Question::default();
    let mut said =
        answers.split('#').skip(1).map(|said| say(said, format, &mut question.doubts)).collect::<Vec<_>>().into_iter();
    let reply = |say: String| Reply { answer: wrong.to_owned(), say, ..Reply::default() };
    let replies = said.next().flatten().map(reply).into_iter().collect();
    question.told = said.next().flatten().into_iter().collect();
    question.key = Key::Written { right: vec![right.to_owned()], places: None, replies };
    question
}
