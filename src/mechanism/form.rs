use serde::Serialize;

use super::{Nearly, Spelling, Strict, Text, Unfit};
use crate::breakout::Extra;
use crate::format::{Members, as_list, from_list};

/// Several fields to fill in. An entry is a JSON array with a text for each, or has a line for each.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct FillIn {
    /// What is filled in, in the order of an answer.
    pub fields: Vec<Field>,
}

/// A field of a form. It takes a text as a text lock does.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Field {
    /// What belongs in it, in plain text.
    pub label: String,
    /// What is taken more strictly.
    #[serde(skip_serializing_if = "Strict::is_default")]
    pub strict: Strict,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Field {
    fn text(&self) -> Text {
        Text { strict: self.strict.clone() }
    }
}

impl Default for FillIn {
    fn default() -> Self {
        FillIn { fields: vec![Field::default(), Field::default()] }
    }
}

impl FillIn {
    /// Its settings; left out, it has no fields.
    pub(super) fn read(from: &mut Members) -> Self {
        let field = |mut from: Members| Field {
            label: from.text("label"),
            strict: from.object("strict", Strict::read).unwrap_or_default(),
            extra: from.rest(),
        };
        FillIn { fields: from.list("fields", field) }
    }

    /// What an entry has for each field, as it was typed.
    pub fn filled(&self, entry: &str) -> Vec<String> {
        from_list(entry).unwrap_or_else(|| entry.lines().map(str::to_owned).collect())
    }

    /// What stands in the fields, each as a text lock takes it, as a JSON list. Each must be filled in.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let filled = self.filled(entry);
        let want = self.fields.len();
        // What is too much is told as it is; what is blank is still to be filled in.
        let got = match filled.len() {
            many if many > want => many,
            _ => filled.iter().filter(|text| !text.trim().is_empty()).count(),
        };
        if got == 0 {
            return Err(Unfit::Empty);
        }
        if want != got {
            return Err(Unfit::Length { want, got });
        }
        let folded = self.fields.iter().zip(&filled).map(|(field, text)| field.text().canonical(text, spelling));
        Ok(as_list(&folded.collect::<Result<Vec<_>, _>>()?))
    }

    /// What alone keeps one or more fields from being right, where the others are.
    pub(super) fn nearly(&self, entry: &str, answer: &str) -> Option<Nearly> {
        let mut found = None;
        for (field, (text, right)) in self.fields.iter().zip(self.filled(entry).iter().zip(&self.filled(answer))) {
            if text != right {
                found = Some(field.text().nearly(text, right)?);
            }
        }
        found
    }

    /// What a hurried team makes of an answer, the same in each field.
    pub(super) fn hurried(&self, answer: &str) -> [String; 2] {
        let filled = self.filled(answer);
        [0, 1].map(|way| as_list(&filled.iter().map(|text| Text::hurried(text)[way].clone()).collect::<Vec<_>>()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ENGLISH: Spelling = Spelling::native("en");

    fn lock(fields: usize) -> FillIn {
        FillIn { fields: vec![Field::default(); fields] }
    }

    #[test]
    fn each_field_is_a_text() {
        let mut lock = lock(2);
        let folded = Ok(r#"["cat","it's on \"1\""]"#.to_owned());
        assert_eq!(lock.canonical(r#"[" Cat. ", "It’s on “1” "]"#, ENGLISH), Ok(r#"["cat","it's on \"1"]"#.into()));
        assert_eq!(lock.canonical("CAT\nit’s on “1” x", ENGLISH), Ok(r#"["cat","it's on \"1\" x"]"#.into()));
        assert_eq!(lock.canonical("CAT!\r\nit’s on “1”,", ENGLISH), Ok(r#"["cat","it's on \"1"]"#.into()));
        lock.fields[1].strict.punctuation = true;
        assert_eq!(lock.canonical("CAT!\r\nit’s on “1”", ENGLISH), folded);
        lock.fields[0].strict.case = true;
        assert_ne!(lock.canonical("CAT!\r\nit’s on “1”", ENGLISH), folded);
    }

    #[test]
    fn every_field_is_filled_in() {
        assert_eq!(lock(2).canonical("cat", ENGLISH), Err(Unfit::Length { want: 2, got: 1 }));
        assert_eq!(lock(2).canonical(r#"["cat", " "]"#, ENGLISH), Err(Unfit::Length { want: 2, got: 1 }));
        assert_eq!(lock(2).canonical("a\nb\nc", ENGLISH), Err(Unfit::Length { want: 2, got: 3 }));
        assert_eq!(lock(2).canonical(r#"["", ""]"#, ENGLISH), Err(Unfit::Empty));
        assert_eq!(lock(2).canonical("[]", ENGLISH), Err(Unfit::Empty));
        assert_eq!(lock(1).canonical("[1, 2]", ENGLISH), Ok(r#"["1, 2"]"#.into()));
        assert_eq!(lock(0).canonical("", ENGLISH), Err(Unfit::Empty));
    }

    #[test]
    fn nearly_is_told_where_all_the_rest_is_right() {
        let lock = lock(3);
        let right = r#"["cat","it's","café"]"#;
        assert_eq!(lock.nearly(right, right), None);
        assert_eq!(lock.nearly(r#"["cat","its","café"]"#, right), Some(Nearly::Punctuation));
        assert_eq!(lock.nearly(r#"["cat","it's","cafe"]"#, right), Some(Nearly::Accents));
        assert_eq!(lock.nearly(r#"["dog","its","café"]"#, right), None);
    }

    proptest! {
        #[test]
        fn a_canonical_answer_is_its_own(
            entry in prop_oneof!["(\\PC|[\\[\\]\",\n\\\\]){0,20}", prop::collection::vec("\\PC{0,6}", 0..4).prop_map(|texts| as_list(&texts))],
            strict: [bool; 4],
            fields in 0..4usize,
        ) {
            let mut lock = lock(fields);
            for (field, at) in lock.fields.iter_mut().zip(0..) {
                field.strict = Strict { case: strict[at], punctuation: strict[at + 1], ..Strict::default() };
            }
            if let Ok(answer) = lock.canonical(&entry, ENGLISH) {
                prop_assert_eq!(lock.canonical(&answer, ENGLISH), Ok(answer));
            }
        }

        #[test]
        fn what_was_typed_is_what_was_filled_in(texts in prop::collection::vec(".{0,9}", 0..4)) {
            prop_assert_eq!(lock(3).filled(&as_list(&texts)), texts);
        }
    }
}
