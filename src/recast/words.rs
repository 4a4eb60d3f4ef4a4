//! Words to deal where the teacher offers none: things that a child can picture, and that no two spellings have.

/// By length, three to eight letters.
const ENGLISH: [&str; 96] = [
    "owl", "key", "map", "sun", "bee", "fox", "jam", "log", "nut", "pie", "hat", "cup", "net", "oak", "rug", "van",
    "bell", "boat", "cave", "duck", "fern", "gate", "harp", "kite", "lamp", "moon", "nest", "pond", "rope", "sand",
    "tent", "wolf", "apple", "beach", "chair", "cloud", "drums", "eagle", "flute", "grape", "horse", "lemon", "maple",
    "ocean", "piano", "river", "stone", "tiger", "anchor", "basket", "button", "candle", "castle", "circle", "dragon",
    "forest", "garden", "hammer", "island", "kitten", "ladder", "magnet", "pencil", "window", "balloon", "blanket",
    "captain", "curtain", "dolphin", "feather", "gallery", "harvest", "journey", "kitchen", "lantern", "meadows",
    "octopus", "penguin", "rainbow", "village", "backpack", "birthday", "crescent", "dinosaur", "elephant", "football",
    "hedgehog", "kangaroo", "lavender", "mountain", "notebook", "platform", "sandwich", "starfish", "sunlight",
    "umbrella",
];

/// Those that the teacher offered, and else the list, where the language is English.
pub(super) fn of(offered: &[String], language: &str) -> Vec<String> {
    let offered: Vec<String> =
        offered.iter().map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect();
    if !offered.is_empty() || language.split('-').next() != Some("en") {
        return offered;
    }
    ENGLISH.iter().map(|word| (*word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn there_are_words_of_each_length_and_none_twice() {
        assert_eq!(ENGLISH.iter().collect::<BTreeSet<_>>().len(), ENGLISH.len());
        for length in 3..=8 {
            assert_eq!(ENGLISH.iter().filter(|word| word.len() == length).count(), 16, "{length}");
        }
        assert_eq!(of(&[" sail ".into(), "".into()], "en"), ["sail"]);
        assert_eq!(of(&[], "de"), Vec::<String>::new());
    }
}
