/// What spelling depends on: the file's language, and how text is brought into one form.
#[derive(Clone, Copy)]
pub struct Spelling<'a> {
    /// The BCP 47 tag of the file's language, never the device's.
    pub language: &'a str,
    /// Unicode's normalisation form NFKC. The browser has it built in, so a page need not carry its tables.
    pub nfkc: fn(&str) -> String,
}

impl<'a> Spelling<'a> {
    /// The spelling of a language, normalised by the `unicode-normalization` crate.
    #[cfg(not(target_family = "wasm"))]
    pub const fn native(language: &'a str) -> Self {
        fn nfkc(text: &str) -> String {
            use unicode_normalization::UnicodeNormalization;
            text.nfkc().collect()
        }
        Spelling { language, nfkc }
    }

    /// `text` in NFKC.
    pub fn normal(&self, text: &str) -> String {
        (self.nfkc)(text)
    }

    /// `text` in NFKC and without a difference between capitals and small letters, by the rules of the language:
    /// a Turkish `I` is a capital `ı`.
    pub fn fold(&self, text: &str) -> String {
        let mut folded = self.normal(text);
        loop {
            let again = self.normal(&self.small(&folded));
            if again == folded {
                return folded;
            }
            folded = again;
        }
    }

    /// Small letters by way of capitals, which brings `ß` to `ss` and `ς` to `σ`.
    fn small(&self, text: &str) -> String {
        let primary = self.language.split('-').next().unwrap_or_default();
        if !matches!(primary, "tr" | "az") {
            return text.to_uppercase().to_lowercase();
        }
        let dotless = |c: char| match c {
            'i' => 'İ',
            'I' => 'I',
            c => c,
        };
        let capitals = text.chars().map(dotless).collect::<String>().to_uppercase();
        capitals.replace('İ', "i").replace('I', "ı").to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding_follows_the_language() {
        assert_eq!(Spelling::native("en").fold("TITLE"), "title");
        assert_eq!(Spelling::native("tr").fold("ISI"), Spelling::native("tr").fold("ısı"));
        assert_ne!(Spelling::native("tr").fold("I"), Spelling::native("tr").fold("i"));
        assert_eq!(Spelling::native("de").fold("Straße"), Spelling::native("de").fold("STRASSE"));
    }

    proptest! {
        #[test]
        fn folding_ends_and_folds_no_further(text in "\\PC*") {
            for language in ["en", "tr", "el"] {
                let spelling = Spelling::native(language);
                let folded = spelling.fold(&text);
                prop_assert_eq!(spelling.fold(&folded), folded);
            }
        }
    }
}
