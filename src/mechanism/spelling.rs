/// A form of letters that Unicode's tables tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Normalisation form KC.
    Nfkc,
    /// Capitals.
    Upper,
    /// Small letters.
    Lower,
}

/// What spelling depends on: the file's language, and how text is brought into one form.
#[derive(Clone, Copy)]
pub struct Spelling<'a> {
    /// The BCP 47 tag of the file's language, never the device's.
    pub language: &'a str,
    /// Brings text into a form. The browser has Unicode's tables built in, so a page need not carry them.
    pub form: fn(&str, Form) -> String,
}

impl<'a> Spelling<'a> {
    /// The spelling of a language, by Rust's own tables and the `unicode-normalization` crate.
    #[cfg(not(target_family = "wasm"))]
    pub const fn native(language: &'a str) -> Self {
        fn form(text: &str, form: Form) -> String {
            use unicode_normalization::UnicodeNormalization;
            match form {
                Form::Nfkc => text.nfkc().collect(),
                Form::Upper => text.to_uppercase(),
                Form::Lower => text.to_lowercase(),
            }
        }
        Spelling { language, form }
    }

    /// `text` in NFKC.
    pub fn normal(&self, text: &str) -> String {
        // Most texts, which are as they should be.
        if text.is_ascii() { text.to_owned() } else { (self.form)(text, Form::Nfkc) }
    }

    /// `text` in NFKC and without a difference between capitals and small letters, by the rules of the language:
    /// a Turkish `I` is a capital `ı`.
    pub fn fold(&self, text: &str) -> String {
        let mut folded = String::new();
        self.fold_into(text, &mut folded);
        folded
    }

    /// The same, put behind what stands there.
    pub fn fold_into(&self, text: &str, into: &mut String) {
        // Most words, and all that it takes.
        if text.is_ascii() && !self.has_dotless() {
            let before = into.len();
            into.push_str(text);
            return into[before..].make_ascii_lowercase();
        }
        let mut folded = self.normal(text);
        loop {
            let again = self.normal(&self.small(&folded));
            if again == folded {
                return into.push_str(&folded);
            }
            folded = again;
        }
    }

    /// Whether the language has an `i` without a dot.
    pub fn has_dotless(&self) -> bool {
        matches!(self.language.split('-').next(), Some("tr" | "az"))
    }

    /// Small letters by way of capitals, which brings `ß` to `ss` and `ς` to `σ`.
    fn small(&self, text: &str) -> String {
        let upper = |text: &str| (self.form)(text, Form::Upper);
        let lower = |text: &str| (self.form)(text, Form::Lower);
        if !self.has_dotless() {
            return lower(&upper(text));
        }
        let dotless = |c: char| match c {
            'i' => 'İ',
            'I' => 'I',
            c => c,
        };
        let capitals = upper(&text.chars().map(dotless).collect::<String>());
        lower(&capitals.replace('İ', "i").replace('I', "ı"))
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

        #[test]
        fn plain_letters_fold_as_all_others_do(text in "[ -~]*") {
            let spelling = Spelling::native("en");
            prop_assert_eq!(spelling.fold(&text), spelling.small(&spelling.normal(&text)));
        }
    }
}
