use super::tap::{Part, Unit};

/// Cuts a text into parts, tappable and not; joined they are the text. It serves an author, who may mend the cut: a
/// team gets what the file has.
///
/// - Words: letters and digits, with apostrophes, hyphens and, between digits, points and commas inside them. Where a
///   language writes no spaces, all up to the next mark is one word.
/// - Letters: a letter or digit with the accents, vowel signs and other marks on it. An emoji is one part, too, but none
///   to tap.
/// - Sentences: they end with a mark and a space, or with the line. No mark before a small letter ends one ("Stop!" cried
///   Ann), nor does a full stop behind an initial or an abbreviation without a vowel (Dr. Tull).
/// - Gaps: before the first word, between words, behind the last; where no space is, there is an empty part.
pub fn cut(text: &str, unit: Unit) -> Vec<Part> {
    let is_word = |text: &str| text.contains(char::is_alphanumeric);
    match unit {
        Unit::Word => parts(split(text, in_word), is_word),
        Unit::Letter => parts(split(text, in_letter), is_word),
        Unit::Sentence => parts(split(text, in_sentence), is_word),
        Unit::Gap => gaps(text),
    }
}

fn parts(texts: Vec<&str>, tap: impl Fn(&str) -> bool) -> Vec<Part> {
    texts.into_iter().map(|text| Part::new(text, tap(text))).collect()
}

/// The pieces of a text. `joins` says whether what stands before a character (from the piece's beginning) and what
/// stands from it on belong together.
fn split(text: &str, joins: fn(&str, &str) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    for (at, _) in text.char_indices().skip(1) {
        let (before, after) = text.split_at(at);
        let before = before.get(begin..).unwrap_or_default();
        if !joins(before, after) {
            pieces.push(before);
            begin = at;
        }
    }
    pieces.extend(text.get(begin..).filter(|rest| !rest.is_empty()));
    pieces
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or_default()
}

fn last(text: &str) -> char {
    text.chars().next_back().unwrap_or_default()
}

fn in_word(before: &str, after: &str) -> bool {
    if in_letter(before, after) {
        return true;
    }
    // A mark on a letter counts as the letter.
    let wordy = |c: char| c.is_alphanumeric() || is_mark(c);
    let (end, next) = (last(before), first(after));
    let beyond = after.chars().nth(1).unwrap_or_default();
    let inner = |mark: char, left: char, right: char| match mark {
        '\'' | '’' | 'ʼ' | '-' | '‐' | '‑' => wordy(left) && right.is_alphanumeric(),
        '.' | ',' => left.is_numeric() && right.is_numeric(),
        _ => false,
    };
    let is_in_word = first(before).is_alphanumeric();
    match (is_in_word, next.is_alphanumeric()) {
        (true, true) => wordy(end) || inner(end, before.chars().rev().nth(1).unwrap_or_default(), next),
        (true, false) => inner(next, end, beyond),
        (false, is_wordy) => !is_wordy,
    }
}

fn in_letter(before: &str, after: &str) -> bool {
    let (end, next) = (last(before), first(after));
    let is_flag = |c: char| ('\u{1f1e6}'..='\u{1f1ff}').contains(&c);
    let is_jamo = |c: char| ('\u{1100}'..='\u{11ff}').contains(&c);
    is_mark(next)
        || end == '\u{200d}' && !next.is_ascii()
        || (end, next) == ('\r', '\n')
        || is_flag(end) && is_flag(next) && before.chars().count() % 2 == 1
        // A syllable written as its parts begins with the next initial.
        || is_jamo(end) && ('\u{1160}'..='\u{11ff}').contains(&next)
}

/// Marks that stand on, below or beside the letter before them, in the scripts that schools write most; selectors,
/// joiners and skin tones of emoji.
fn is_mark(c: char) -> bool {
    match c {
        // The blocks of India's scripts are laid out alike.
        '\u{900}'..='\u{d7f}' => {
            !matches!(c, '\u{980}' | '\u{b83}' | '\u{c80}' | '\u{d4e}' | '\u{d54}'..='\u{d56}')
                && matches!(c as u32 & 0x7f, 0..=3 | 0x3c | 0x3e..=0x4d | 0x51..=0x57 | 0x62..=0x63)
        }
        _ => matches!(
            c,
            '\u{300}'..='\u{36f}'
                | '\u{483}'..='\u{489}'
                | '\u{591}'..='\u{5bd}'
                | '\u{5bf}'
                | '\u{5c1}'..='\u{5c2}'
                | '\u{5c4}'..='\u{5c5}'
                | '\u{5c7}'
                | '\u{610}'..='\u{61a}'
                | '\u{64b}'..='\u{65f}'
                | '\u{670}'
                | '\u{6d6}'..='\u{6dc}'
                | '\u{6df}'..='\u{6e4}'
                | '\u{e31}'
                | '\u{e33}'..='\u{e3a}'
                | '\u{e47}'..='\u{e4e}'
                | '\u{eb1}'
                | '\u{eb3}'..='\u{ebc}'
                | '\u{ec8}'..='\u{ece}'
                | '\u{200c}'..='\u{200d}'
                | '\u{20d0}'..='\u{20ff}'
                | '\u{3099}'..='\u{309a}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{1f3fb}'..='\u{1f3ff}'
                | '\u{e0020}'..='\u{e007f}'
        ),
    }
}

fn in_sentence(before: &str, after: &str) -> bool {
    let (end, next) = (last(before), first(after));
    if before.trim().is_empty() {
        return next.is_whitespace();
    }
    if next == '\n' || next == '\r' {
        return false;
    }
    // Quotes and brackets that close belong to the mark before them.
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』');
    let said = before.trim_end_matches(closing);
    match last(said) {
        '。' | '！' | '？' => closing(next) || matches!(next, '。' | '！' | '？'),
        '.' | '!' | '?' | '…' | '؟' | '।' if next.is_whitespace() => {
            let follows = after.trim_start_matches(|c: char| c.is_whitespace() || closing(c) || c == '“' || c == '«');
            first(follows).is_lowercase() || end == '.' && is_short(said)
        }
        _ => true,
    }
}

/// Whether a full stop behind this ends a short form and no sentence.
fn is_short(said: &str) -> bool {
    let word = said.trim_end_matches('.');
    let word = word.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let mut letters = word.chars();
    let (capital, rest) = (letters.next().unwrap_or_default(), letters.as_str());
    let has_no_vowel = rest.bytes().all(|byte| byte.is_ascii_lowercase() && !b"aeiouy".contains(&byte));
    capital.is_uppercase()
        && capital != 'I'
        && rest.len() <= 2
        && (rest.is_empty() || capital.is_ascii() && has_no_vowel)
}

fn gaps(text: &str) -> Vec<Part> {
    if text.is_empty() {
        return Vec::new();
    }
    let is_gap = |text: &str| text.trim().is_empty();
    let mut gaps =
        parts(split(text, |before, after| last(before).is_whitespace() == first(after).is_whitespace()), is_gap);
    if !text.starts_with(char::is_whitespace) {
        gaps.insert(0, Part::new("", true));
    }
    if !text.ends_with(char::is_whitespace) {
        gaps.push(Part::new("", true));
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The parts, with those to tap in brackets.
    fn shown(text: &str, unit: Unit) -> String {
        let part = |part: &Part| if part.tap { format!("[{}]", part.text) } else { part.text.clone() };
        cut(text, unit).iter().map(part).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_keep_what_is_inside_them() {
        assert_eq!(shown("She ran, quickly.", Unit::Word), "[She]| |[ran]|, |[quickly]|.");
        assert_eq!(shown("“Don’t!” the well-known", Unit::Word), "“|[Don’t]|!” |[the]| |[well-known]");
        assert_eq!(shown("3.50 or 1,000-", Unit::Word), "[3.50]| |[or]| |[1,000]|-");
        assert_eq!(shown("rock 'n' roll - no", Unit::Word), "[rock]| '|[n]|' |[roll]| - |[no]");
        assert_eq!(shown("cafe\u{301} e\u{301}te\u{301}", Unit::Word), "[cafe\u{301}]| |[e\u{301}te\u{301}]");
        assert_eq!(shown("हिन्दी में", Unit::Word), "[हिन्दी]| |[में]");
    }

    #[test]
    fn a_letter_has_its_marks() {
        assert_eq!(shown("e\u{301}a b", Unit::Letter), "[e\u{301}]|[a]| |[b]");
        assert_eq!(shown("👩‍🚀👍🏽🇨🇭🇩🇪", Unit::Letter), "👩‍🚀|👍🏽|🇨🇭|🇩🇪");
        assert_eq!(shown("กำ", Unit::Letter), "[กำ]");
    }

    #[test]
    fn a_sentence_ends_where_it_ends() {
        assert_eq!(
            shown("Dr. Tull slept. “Wake up!” she said. Why? It was 3.5 km.", Unit::Sentence),
            "[Dr. Tull slept.]| |[“Wake up!” she said.]| |[Why?]| |[It was 3.5 km.]"
        );
        assert_eq!(shown("One\nTwo e.g. three. J. Smith", Unit::Sentence), "[One]|\n|[Two e.g. three.]| |[J. Smith]");
        assert_eq!(shown("我来了。你呢？", Unit::Sentence), "[我来了。]|[你呢？]");
    }

    #[test]
    fn a_gap_is_wherever_a_mark_could_go() {
        assert_eq!(shown("Come here, said Tom", Unit::Gap), "[]|Come|[ ]|here,|[ ]|said|[ ]|Tom|[]");
        assert_eq!(shown(" a ", Unit::Gap), "[ ]|a|[ ]");
        assert_eq!(shown("", Unit::Gap), "");
    }

    proptest! {
        #[test]
        fn the_parts_joined_are_the_text(text in "(\\PC|[a-zA-Z0-9 .,'’\\-!?\n\r“”\u{301}\u{200d}]){0,60}") {
            for unit in Unit::ALL {
                let parts = cut(&text, unit);
                prop_assert_eq!(parts.iter().map(|part| part.text.as_str()).collect::<String>(), text.as_str());
                prop_assert!(unit == Unit::Gap || parts.iter().all(|part| !part.text.is_empty()));
            }
        }
    }
}
