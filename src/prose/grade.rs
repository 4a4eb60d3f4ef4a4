/// The years of school that an English text asks for, by the formula of Flesch and Kincaid: 0.39 times the words of a
/// sentence, and 11.8 times the syllables of a word, less 15.59 (J. P. Kincaid, R. P. Fishburne, R. L. Rogers and
/// B. S. Chissom, "Derivation of New Readability Formulas for Navy Enlisted Personnel", 1975). Whole grades, rounded
/// down; none where there are fewer than 30 words, of which it says nothing.
///
/// Marks of Markdown are no words. A line ends a sentence. Syllables are counted by their vowels, which is not always
/// how a word is said.
pub fn grade(text: &str) -> Option<u32> {
    // Too short for so many words.
    if (text.len() as u64) < 2 * LEAST_WORDS {
        return None;
    }
    let (mut words, mut sentences, mut sounds) = (0, 0, 0);
    // The words when the sentence began, where the word began, and whether it has a letter.
    let (mut before, mut begin, mut has_letter) = (0, 0, false);
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        let is_letter = c.is_ascii_alphabetic() || !c.is_ascii() && c.is_alphabetic();
        if is_letter || c.is_ascii_digit() || matches!(c, '\'' | '’') || !c.is_ascii() && c.is_numeric() {
            has_letter |= is_letter;
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
    let (mut groups, mut within) = (0_u64, false);
    // No letter of more bytes has one of a vowel.
    for byte in word.bytes() {
        let is_vowel = is_vowel(byte);
        groups += u64::from(is_vowel && !within);
        within = is_vowel;
    }
    groups.saturating_sub(u64::from(has_silent_end(word))).max(1)
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether the last `e` of a word is silent: lock-ed, note-s, gate, but not wan-ted, box-es, ta-ble.
fn has_silent_end(word: &str) -> bool {
    let ends_in_vowel = |before: &[u8]| before.last().is_some_and(|byte| is_vowel(*byte));
    let is_heard =
        |before: &[u8], after: &[u8]| ends_in_vowel(before) || before.last().is_some_and(|byte| after.contains(byte));
    match word.as_bytes() {
        [before @ .., b'e', b'd'] => !is_heard(before, b"td"),
        [before @ .., b'e', b's'] => !is_heard(before, b"sxzcgh"),
        [before @ .., b'l', b'e'] => ends_in_vowel(before),
        [before @ .., b'e'] => !ends_in_vowel(before),
        _ => false,
    }
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
