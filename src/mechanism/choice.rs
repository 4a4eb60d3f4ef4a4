use serde::Serialize;

use super::{Possible, Spelling, Unfit, shuffled};
use crate::breakout::Extra;
use crate::format::Members;

/// One or several of some options.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Choice {
    /// Whether several may be chosen.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub many: bool,
    /// What can be chosen.
    pub options: Vec<Item>,
}

/// Something with a label that can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Item {
    /// A slug, unique in its list.
    pub id: String,
    /// Plain text.
    pub label: String,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Item {
    /// An item with this id and label.
    pub fn new(id: &str, label: &str) -> Self {
        Item { id: id.into(), label: label.into(), extra: Extra::new() }
    }

    /// An item of a list. What is missing is empty; ids are checked with the breakout.
    pub(super) fn read(mut from: Members) -> Self {
        Item { id: from.text("id"), label: from.text("label"), extra: from.rest() }
    }
}

impl Default for Choice {
    fn default() -> Self {
        Choice { many: false, options: ["a", "b", "c"].map(|id| Item::new(id, "")).to_vec() }
    }
}

impl Choice {
    /// Its settings; left out, there are no options, and one is chosen.
    pub(super) fn read(from: &mut Members) -> Self {
        Choice { many: from.flag("many"), options: from.list("options", Item::read) }
    }

    /// The ids of the chosen, in the order of the alphabet, a space between them. Not [`Choice::many`]: one alone.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let mut ids: Vec<&str> = Vec::new();
        for word in entry.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
            let id = spelling.fold(word);
            let option = self.options.iter().find(|option| option.id == id);
            let id = option.ok_or_else(|| Unfit::Stranger(word.to_owned()))?.id.as_str();
            if let Err(place) = ids.binary_search(&id) {
                ids.insert(place, id);
            }
        }
        match ids.len() {
            0 => Err(Unfit::Empty),
            1 => Ok(ids.concat()),
            _ if self.many => Ok(ids.join(" ")),
            _ => Err(Unfit::OnlyOne),
        }
    }

    /// The options as a team is offered them: [shuffled], but in the order of the file where that is the order of their
    /// numbers or letters, as "Post 1, Post 2": nobody would look for them elsewhere.
    pub fn offered(self, seed: u64) -> Vec<Item> {
        let mut marks = self.options.iter().map(|option| mark(&option.label));
        let mut before = marks.next().flatten();
        let follows = |now: Option<u32>| {
            let follows = now.is_some() && now == before.map(|before| before.saturating_add(1));
            before = now;
            follows
        };
        if marks.all(follows) { self.options } else { shuffled(self.options, seed) }
    }

    /// One of the options; with [`Choice::many`] each choice of at least one.
    pub(super) fn possible(&self) -> Possible {
        let options = self.options.len() as u32;
        Possible::Exactly(if self.many { 2u64.saturating_pow(options).saturating_sub(1) } else { u64::from(options) })
    }
}

/// The first number of a label, or its first letter that stands alone, by its place in the alphabet and what comes before it.
fn mark(label: &str) -> Option<u32> {
    label.split(|sign: char| !sign.is_alphanumeric()).find_map(|word| match word.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some(u32::from(*letter)),
        _ => word.parse().ok(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Spelling = Spelling::native("en");

    #[test]
    fn one_is_one() {
        let lock = Choice::default();
        assert_eq!(lock.canonical("B", ENGLISH), Ok("b".into()));
        assert_eq!(lock.canonical("a b", ENGLISH), Err(Unfit::OnlyOne));
        assert_eq!(lock.canonical("z", ENGLISH), Err(Unfit::Stranger("z".into())));
        assert_eq!(lock.possible(), Possible::Exactly(3));
    }

    #[test]
    fn what_is_numbered_or_lettered_stays_in_order() {
        let offered = |labels: &[&str]| {
            let options = labels.iter().enumerate().map(|(at, label)| Item::new(&format!("o{at}"), label)).collect();
            let ids = Choice { many: true, options }.offered(7).into_iter().map(|item| item.id);
            ids.collect::<Vec<_>>().join(" ")
        };
        let (kept, mixed) = ("o0 o1 o2 o3 o4 o5", "o4 o5 o2 o0 o3 o1");
        assert_eq!(offered(&["Post 1", "Post 2", "Post 3", "Post 4", "Post 5", "Post 6"]), kept);
        assert_eq!(offered(&["A. 9 of 12", "B. 40", "C. 60 cm", "D. 200", "E. 8 on 40", "F. 35"]), kept);
        assert_eq!(offered(&["Post 1", "Post 3", "Post 2", "Post 4", "Post 5", "Post 6"]), mixed);
        assert_eq!(offered(&["A fox", "A dog", "A cat", "A bat", "A rat", "A hen"]), mixed);
        assert_eq!(offered(&["sun", "moon", "stars", "rain", "wind", "snow"]), mixed);
    }

    #[test]
    fn many_are_sorted() {
        let lock = Choice { many: true, ..Choice::default() };
        assert_eq!(lock.canonical("c a c", ENGLISH), Ok("a c".into()));
        assert_eq!(lock.possible(), Possible::Exactly(7));
    }
}
