/// The years of school that an English text asks for, by the formula of Flesch and Kincaid: 0.39 times the words of a
/// sentence, and 11.8 times the syllables of a word, less 15.59 (J. P. Kincaid, R. P. Fishburne, R. L. Rogers and
/// B. S. Chissom, "Derivation of New Readability Formulas for Navy Enlisted Personnel", 1975). Whole grades, rounded
/// down; none where there are fewer than 30 words, of which it says nothing.
///
/// Marks of Markdown are no words. A line ends a sentence. Syllables are counted by their vowels, which is not always
/// how a word is said.
pub fn grade(text: &str) -> Option<u32> {
    let (mut words, mut sentences, mut sounds) = (0, 0, 0);
    // The words when the sentence began, where the word began, and whether it has a letter.
    let (mut before, mut begin, mut has_letter) = (0, 0, false);
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        if c.is_alphanumeric() || matches!(c, '\'' | '’') {
            has_letter |= c.is_alphabetic();
            continue;
        }
        if has_letter {
            words += 1;
            sounds += syllables(&text[begin..at]);
        }
        (begin, has_letter) = (at + c.len_utf8(), false);
        if matches!(c, '.' | '!' | '?' | '\n') {
            sentences += u64::from(words > before);
            before = words;
        }
    }
    if words < LEAST_WORDS {
        return None;
    }
    // In hundredths.
    let sum = (39 * words / sentences + 1180 * sounds / words).saturating_sub(1559);
    u32::try_from(sum / 100).ok()
}

/// So many words make a text of which the formula can say something.
const LEAST_WORDS: u64 = 30;

/// The syllables of an English word: its groups of vowels, but for an `e` at the end that isn't heard.
fn syllables(word: &str) -> u64 {
    let groups = word.split(|c: char| !is_vowel(c)).filter(|group| !group.is_empty()).count() as u64;
    groups.saturating_sub(u64::from(has_silent_end(word))).max(1)
}

fn is_vowel(c: char) -> bool {
    matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Whether the last `e` of a word is silent: lock-ed, note-s, gate, but not wan-ted, box-es, ta-ble.
fn has_silent_end(word: &str) -> bool {
    let is_heard = |before: &str, after: &[char]| before.ends_with(is_vowel) || before.ends_with(after);
    if let Some(before) = word.strip_suffix("ed") {
        return !is_heard(before, &['t', 'd']);
    }
    if let Some(before) = word.strip_suffix("es") {
        return !is_heard(before, &['s', 'x', 'z', 'c', 'g', 'h']);
    }
    let Some(before) = word.strip_suffix('e') else { return false };
    let is_heard_l = before.strip_suffix('l').is_some_and(|before| !before.ends_with(is_vowel));
    !is_heard_l && !before.ends_with(is_vowel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_heard() {
        let counts = [
            ("the", 1),
            ("gate", 1),
            ("table", 2),
            ("opened", 2),
            ("locked", 1),
            ("wanted", 2),
            ("boxes", 2),
            ("notes", 1),
            ("midnight", 2),
            ("station", 2),
            ("photosynthesis", 5),
            ("rhythm", 1),
            ("it's", 1),
            ("whole", 1),
        ];
        for (word, count) in counts {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn short_words_in_short_sentences_ask_for_little() {
        let easy = "The cat sat on the mat. ".repeat(6);
        assert_eq!(grade(&easy), Some(0));
        // Six words and eight syllables a sentence: 2.34 + 15.73 - 15.59.
        assert_eq!(grade(&"The old gate was very heavy. ".repeat(6)), Some(2));
        // Ten words and 22 syllables: 3.90 + 25.96 - 15.59.
        assert_eq!(
            grade(&"A suspicious traveller carefully opened the heavy wooden gate yesterday. ".repeat(6)),
            Some(14)
        );
        assert_eq!(grade("The cat sat on the mat."), None);
        assert_eq!(grade(&"1 2 3 . ".repeat(40)), None);
    }
}
