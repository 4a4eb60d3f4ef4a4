use serde::Serialize;
use uuid::Uuid;

use super::{Breakout, Extra};
use crate::mechanism::Spelling;

/// A breakout that another one was adapted from.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Source {
    /// Its id, as text: it may come from another tool.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Its title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Its licence, as an SPDX identifier.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub license: String,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Breakout {
    /// An adaptation of it, with this id: at its first revision, by nobody yet, without the teacher's phrase, which others know,
    /// and with what it was made from before all that this was made from.
    pub fn adapted(mut self, id: Uuid) -> Self {
        let source = Source {
            id: self.id.to_string(),
            title: self.title.clone(),
            authors: std::mem::take(&mut self.authors),
            license: self.license.clone(),
            extra: Extra::new(),
        };
        self.adapted_from.insert(0, source);
        self.rules.teacher_key = None;
        Breakout { id, revision: 1, ..self }
    }

    /// Whether somebody else wrote it: it names its authors, and none of them is one of `ours`.
    pub fn is_by_others(&self, ours: &[String], spelling: Spelling) -> bool {
        let fold = |name: &str| spelling.fold(name.trim());
        let is_ours = |author: &String| ours.iter().any(|own| fold(own) == fold(author));
        !self.authors.is_empty() && !self.authors.iter().any(is_ours)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Spelling = Spelling::native("en");

    fn written(author: &str) -> Breakout {
        let mut breakout = Breakout::new(Uuid::from_u128(1));
        breakout.title = "The Gate".into();
        breakout.authors = vec![author.into()];
        breakout.license = "CC-BY-4.0".into();
        breakout.revision = 7;
        breakout
    }

    #[test]
    fn the_line_of_descent_keeps_its_length_and_its_order() {
        let mut breakout = written("First");
        breakout.rules.teacher_key = Some("brass owl".into());
        for (n, author) in (2..).zip(["Second", "Third", "Fourth"]) {
            breakout = breakout.adapted(Uuid::from_u128(n));
            assert_eq!((breakout.id, breakout.revision, breakout.authors.len()), (Uuid::from_u128(n), 1, 0));
            assert_eq!(breakout.rules.teacher_key, None);
            breakout.authors = vec![author.into()];
            breakout.title = format!("The Gate of {author}");
        }
        let line: Vec<_> = breakout.adapted_from.iter().map(|source| (&*source.title, &*source.authors[0])).collect();
        assert_eq!(line, [("The Gate of Third", "Third"), ("The Gate of Second", "Second"), ("The Gate", "First")]);
        assert_eq!(breakout.adapted_from[2].id, Uuid::from_u128(1).to_string());
        assert!(breakout.adapted_from.iter().all(|source| source.license == "CC-BY-4.0"));
        assert_eq!(breakout.license, "CC-BY-4.0");
    }

    #[test]
    fn what_names_nobody_or_one_of_us_is_no_one_elses() {
        let ours = ["A. Teacher".to_owned()];
        assert!(
            written("B. Colleague").is_by_others(&ours, ENGLISH) && written("B. Colleague").is_by_others(&[], ENGLISH)
        );
        assert!(!written(" a. teacher").is_by_others(&ours, ENGLISH));
        let both = Breakout { authors: ["B. Colleague", "A. Teacher"].map(str::to_owned).to_vec(), ..written("") };
        assert!(!both.is_by_others(&ours, ENGLISH));
        assert!(!Breakout { authors: Vec::new(), ..both }.is_by_others(&ours, ENGLISH));
    }
}
