use std::collections::BTreeMap;

use super::{Item, Spelling, Unfit};
use crate::breakout::is_id;

/// The words of an entry: spaces, commas and semicolons keep them apart.
pub(super) fn words(entry: &str) -> impl Iterator<Item = &str> {
    entry.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).filter(|word| !word.is_empty())
}

/// Finds the one text that a word means, whatever its capitals.
pub(super) struct Labels<'t> {
    spelling: Spelling<'t>,
    texts: Vec<&'t str>,
    /// Where each folded text stands; nowhere, where it stands twice. Made when it is first wanted.
    places: BTreeMap<String, Option<usize>>,
}

impl<'t> Labels<'t> {
    /// Of texts; those that are alike mean nothing.
    pub(super) fn of(texts: Vec<&'t str>, spelling: Spelling<'t>) -> Self {
        Labels { spelling, texts, places: BTreeMap::new() }
    }

    /// Which text it is, counted from 0.
    pub(super) fn find(&mut self, word: &str) -> Result<usize, Unfit> {
        if self.places.is_empty() {
            for (at, text) in self.texts.iter().enumerate() {
                let place = self.places.entry(self.spelling.fold(text)).or_insert(Some(at));
                *place = place.filter(|first| *first == at);
            }
        }
        match self.places.get(&self.spelling.fold(word)) {
            Some(Some(at)) => Ok(*at),
            Some(None) => Err(Unfit::Ambiguous(word.to_owned())),
            None => Err(Unfit::Stranger(word.to_owned())),
        }
    }
}

/// Finds the item that a word means: by its id, or by its label where that is one word.
pub(super) struct Names<'i> {
    ids: BTreeMap<&'i str, &'i Item>,
    items: &'i [Item],
    labels: Labels<'i>,
}

impl<'i> Names<'i> {
    /// Of items; an id that is none names nothing.
    pub(super) fn of(items: &'i [Item], spelling: Spelling<'i>) -> Self {
        let mut ids = BTreeMap::new();
        // An answer is made of ids: what is none would fall apart in it.
        for item in items.iter().filter(|item| is_id(&item.id)) {
            ids.insert(item.id.as_str(), item);
        }
        Names { ids, items, labels: Labels::of(items.iter().map(|item| item.label.as_str()).collect(), spelling) }
    }

    /// The id of the item.
    pub(super) fn find(&mut self, word: &str) -> Result<&'i str, Unfit> {
        let folded = self.labels.spelling.fold(word);
        if let Some((id, _)) = self.ids.get_key_value(word).or_else(|| self.ids.get_key_value(folded.as_str())) {
            return Ok(id);
        }
        let labelled = self.items.get(self.labels.find(word)?);
        let id = labelled.map(|item| item.id.as_str()).filter(|id| self.ids.contains_key(id));
        id.ok_or_else(|| Unfit::Stranger(word.to_owned()))
    }
}

/// What an entry such as `noun=a,c verb=b` says: each name, with the words behind its sign.
pub(super) fn assigned(entry: &str) -> Result<Vec<(String, Vec<String>)>, Unfit> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    let signed = entry.split(['=', ':', '→']).map(str::trim_end).collect::<Vec<_>>().join("= ");
    for word in words(&signed) {
        match (word.strip_suffix('='), found.last_mut()) {
            (Some(""), _) => return Err(Unfit::Stranger(word.to_owned())),
            (Some(name), _) => found.push((name.to_owned(), Vec::new())),
            (None, Some((_, words))) => words.push(word.to_owned()),
            (None, None) => return Err(Unfit::Loose(word.to_owned())),
        }
    }
    if found.is_empty() { Err(Unfit::Empty) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Spelling = Spelling::native("en");

    #[test]
    fn an_item_goes_by_its_id_first_and_by_its_label_where_that_is_its_own() {
        let items = [("a", "Noun"), ("b", "A"), ("c", "same"), ("d", "SAME"), ("No id", "odd")];
        let items = items.map(|(id, label)| Item::new(id, label));
        let mut names = Names::of(&items, ENGLISH);
        assert_eq!(names.find("A"), Ok("a"));
        assert_eq!(names.find("noun"), Ok("a"));
        assert_eq!(names.find("Same"), Err(Unfit::Ambiguous("Same".into())));
        assert_eq!(names.find("odd"), Err(Unfit::Stranger("odd".into())));
        assert_eq!(names.find(""), Err(Unfit::Stranger("".into())));
    }

    #[test]
    fn signs_may_stand_close_or_apart() {
        let said = |entry| assigned(entry).map(|found| format!("{found:?}"));
        assert_eq!(said("noun=a,c verb=b adj="), said("noun : a, c; verb→b adj ="));
        assert_eq!(said("a noun=b"), Err(Unfit::Loose("a".into())));
        assert_eq!(said("=b"), Err(Unfit::Stranger("=".into())));
        assert_eq!(said(" , "), Err(Unfit::Empty));
    }
}
