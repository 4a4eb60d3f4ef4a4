use serde::Serialize;

use super::{Possible, Spelling, Unfit};
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

    /// One of the options; with [`Choice::many`] each choice of at least one.
    pub(super) fn possible(&self) -> Possible {
        let options = self.options.len() as u32;
        Possible::Exactly(if self.many { 2u64.saturating_pow(options).saturating_sub(1) } else { u64::from(options) })
    }
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
    fn many_are_sorted() {
        let lock = Choice { many: true, ..Choice::default() };
        assert_eq!(lock.canonical("c a c", ENGLISH), Ok("a c".into()));
        assert_eq!(lock.possible(), Possible::Exactly(7));
    }
}
