use std::collections::HashMap;

/// The most characters of a name that are shown.
pub const LONGEST_NAME: usize = 40;

/// What a team is called on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its name as it can be shown; empty where it has none.
    pub name: String,
    /// Which one of those with this name it is, from 1; none where the name is its own.
    pub nth: Option<usize>,
    /// Whether something of its name is not shown: it was too long, or held what can't be seen.
    pub is_cut: bool,
}

/// Labels for these names, so that no two are alike.
pub(super) fn labels<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Vec<Label> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for name in names.clone() {
        *counts.entry(cleaned(name).to_lowercase()).or_default() += 1;
    }
    let mut given: HashMap<String, usize> = HashMap::new();
    let label = |name: &str| {
        let shown = cleaned(name);
        let key = shown.to_lowercase();
        let is_shared = counts.get(&key).is_some_and(|count| *count > 1) || key.is_empty();
        let nth = given.entry(key).or_default();
        *nth += 1;
        Label { nth: is_shared.then_some(*nth), is_cut: shown != name.trim(), name: shown }
    };
    names.map(label).collect()
}

/// A name without what can't be seen or turns what stands beside it, and not longer than [`LONGEST_NAME`] characters.
pub fn cleaned(name: &str) -> String {
    shortened(name, LONGEST_NAME)
}

/// The same with another most, which is at least 1.
pub fn shortened(name: &str, most: usize) -> String {
    let is_unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    };
    // Ten times as much is enough to find what is shown.
    let seen: String = name.chars().take(10 * most).map(|c| if is_unseen(c) { ' ' } else { c }).collect();
    let words = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= most {
        return words;
    }
    let short: String = words.chars().take(most - 1).collect();
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_that_are_alike_are_numbered() {
        let given = labels(["Owls", "Newts", "owls", "", " Owls\u{202e} ", "\u{7}"].into_iter());
        let shown: Vec<_> = given.iter().map(|label| (label.name.as_str(), label.nth, label.is_cut)).collect();
        let want = [
            ("Owls", Some(1), false),
            ("Newts", None, false),
            ("owls", Some(2), false),
            ("", Some(1), false),
            ("Owls", Some(3), true),
            ("", Some(2), true),
        ];
        assert_eq!(shown, want);
    }

    proptest! {
        #[test]
        fn no_name_is_too_long_or_hides_anything(name in any::<String>(), again in 0usize..400) {
            let shown = cleaned(&name.repeat(again));
            prop_assert!(shown.chars().count() <= LONGEST_NAME);
            prop_assert!(!shown.chars().any(char::is_control));
            prop_assert_eq!(cleaned(&shown), shown);
        }
    }
}
