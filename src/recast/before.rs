use crate::breakout::Breakout;

/// The answers that locks had before a copy was made, to be kept as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Before(Vec<(String, Vec<String>)>);

impl Before {
    /// Those of a breakout.
    pub fn of(breakout: &Breakout) -> Self {
        Before(breakout.locks.iter().map(|lock| (lock.id.clone(), lock.answers.clone())).collect())
    }

    /// Those of one lock; none where the copy was made without it.
    pub fn answers(&self, lock: &str) -> Option<&[String]> {
        self.0.iter().find(|(id, _)| id == lock).map(|(_, answers)| answers.as_slice())
    }

    /// A line for each lock and for each answer.
    pub fn text(&self) -> String {
        let answer = |answer: &String| format!("\t{}\n", answer.replace('\\', "\\\\").replace('\n', "\\n"));
        let lock = |(id, answers): &(String, Vec<String>)| {
            format!("{}\n{}", id.replace('\n', " "), answers.iter().map(answer).collect::<String>())
        };
        self.0.iter().map(lock).collect()
    }

    /// What such a text says.
    pub fn read(text: &str) -> Self {
        let mut all: Vec<(String, Vec<String>)> = Vec::new();
        for line in text.lines() {
            match (line.strip_prefix('\t'), all.last_mut()) {
                (Some(answer), Some((_, answers))) => answers.push(unescaped(answer)),
                (Some(_), None) => {}
                (None, _) => all.push((line.to_owned(), Vec::new())),
            }
        }
        Before(all)
    }
}

fn unescaped(text: &str) -> String {
    let (mut plain, mut letters) = (String::new(), text.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.push(if letters.next() == Some('n') { '\n' } else { '\\' }),
            letter => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_kept_as_text(all in prop::collection::vec(("[a-z][a-z0-9-]{0,6}", prop::collection::vec("[a-z\\\\\n\t \u{e9}]{0,6}", 0..3)), 0..4)) {
            let before = Before(all);
            prop_assert_eq!(Before::read(&before.text()), before);
        }
    }
}
