use uuid::Uuid;

use super::spots::{Spot, Takes, mark, marked, spots, takes, walk, with};
use super::{Ask, word};
use crate::breakout::{Breakout, Clue};
use crate::prose::{self, LENGTH};

/// A sign that nobody sees and that means nothing in Markdown: it may stand between any two.
const JOINER: &str = "\u{2060}";

/// The words that stand in a breakout, each under the id by which it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<(String, String)>);

impl Words {
    /// The words of a team, which has `given` some of them: the teacher's stand where it gave none.
    pub fn of(breakout: &Breakout, given: impl Fn(&str) -> Option<String>) -> Self {
        let own = |ask: &Ask| given(&ask.id).map(|own| word(&own)).filter(|own| !own.is_empty());
        Words(
            Ask::all(breakout)
                .into_iter()
                .map(|ask| (ask.id.clone(), own(&ask).unwrap_or_else(|| ask.stand_in())))
                .collect(),
        )
    }

    /// The teacher's, as they stand on paper.
    pub fn stand_ins(breakout: &Breakout) -> Self {
        Words::of(breakout, |_| None)
    }

    /// The word under this id.
    pub fn get(&self, id: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == id).map(|(_, word)| word.as_str())
    }

    /// Of all these words only the one under this id.
    pub(super) fn only(&self, id: &str) -> Self {
        Words(self.0.iter().filter(|(own, _)| own == id).cloned().collect())
    }

    /// A breakout with the words in it. Nothing but texts that students read changes.
    pub fn put(&self, breakout: &Breakout) -> Breakout {
        let mut worded = breakout.clone();
        self.put_into(&mut worded);
        worded
    }

    /// A clue with the words in it.
    pub fn in_clue(&self, clue: &Clue) -> Clue {
        let mut lone = Breakout::new(Uuid::nil());
        lone.story = vec![clue.clone()];
        self.put_into(&mut lone);
        lone.story.pop().unwrap_or_else(|| clue.clone())
    }

    /// Puts the words into all texts that take them.
    pub(super) fn put_into(&self, breakout: &mut Breakout) {
        breakout.rewrite(&mut |place, role, _, text| self.put_in(text, takes(place, role)?));
    }

    /// None where nothing changes.
    fn put_in(&self, text: &str, takes: Takes) -> Option<String> {
        // Few texts have any.
        if self.0.is_empty() || !text.contains('{') {
            return None;
        }
        let mut spots = spots(text, takes);
        spots.retain(|spot| self.get(&spot.id).is_some());
        if spots.is_empty() {
            return None;
        }
        let words: Vec<String> = spots.iter().filter_map(|spot| self.get(&spot.id)).map(str::to_owned).collect();
        match takes {
            Takes::Plain => Some(with(text, &spots, &words)),
            // As it is typed where that is nothing but words, for it may stand there for good.
            Takes::Markdown => {
                let joined: Vec<String> = words.iter().map(|word| format!("{JOINER}{word}{JOINER}")).collect();
                let put = |words: &[String], spell: fn(&str) -> String| as_words(text, &spots, words, spell);
                put(&words, str::to_owned).or_else(|| put(&words, escaped)).or_else(|| put(&joined, escaped))
            }
        }
    }
}

/// A text of Markdown with words in these places that are nothing but words there; none where they would be more, as a digit
/// behind a dollar.
fn as_words(text: &str, spots: &[Spot], words: &[String], spell: fn(&str) -> String) -> Option<String> {
    let spelt: Vec<String> = words.iter().map(|word| spell(word)).collect();
    let filled = with(text, spots, &spelt);
    // Whether stars beside a word emphasise depends on whether it begins with a letter.
    let end = |letter: Option<char>| if letter.is_some_and(char::is_alphanumeric) { "" } else { JOINER };
    let ends =
        |at: usize| words.get(at).map_or([""; 2], |word| [end(word.chars().next()), end(word.chars().next_back())]);
    let mut meant = prose::read(&marked(text, spots, ends)?);
    let put = &mut |text: &mut String| {
        for (at, word) in words.iter().enumerate() {
            if let Some(mark) = mark(at).filter(|mark| text.contains(*mark)) {
                let [before, after] = ends(at);
                *text = text.replace(&format!("{before}{mark}{after}"), word);
            }
        }
    };
    walk(&mut meant, put, &mut |_| {});
    (filled.len() <= LENGTH && prose::read(&filled) == meant).then_some(filled)
}

/// Each sign by its number: so it ends nothing that was begun before it, as one behind a backslash may.
fn escaped(word: &str) -> String {
    let mut out = String::new();
    for letter in word.chars() {
        if letter.is_ascii_punctuation() {
            out.push_str(&format!("&#{};", u32::from(letter)));
        } else {
            out.push(letter);
        }
    }
    out
}
