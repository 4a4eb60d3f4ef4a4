/// The longest word, in letters; a letter with its accents and an emoji of several signs stay whole.
pub const LONGEST: usize = 40;

/// Of what is typed so many signs are looked at.
const MOST_SIGNS: usize = 400;

/// A word as it stands in a text: on one line, trimmed, at most [`LONGEST`] letters, without control signs, signs that turn
/// the direction of a line, and braces, so that no word is ever taken for a placeholder. Empty where nothing is left to see.
pub fn word(typed: &str) -> String {
    let mut word = String::new();
    // Nobody types more, and one that was pasted is not looked through.
    for letter in typed.chars().take(MOST_SIGNS) {
        match letter {
            _ if letter.is_whitespace() => {
                if !word.is_empty() && !word.ends_with(' ') {
                    word.push(' ');
                }
            }
            '{' | '}' => {}
            _ if letter.is_control() || is_unseen(letter) => {}
            _ => word.push(letter),
        }
    }
    let begun = word.char_indices().filter(|(at, letter)| begins(&word[..*at], *letter)).nth(LONGEST);
    if let Some((at, _)) = begun {
        word.truncate(at);
    }
    word.truncate(word.trim_end().len());
    if word.chars().all(|letter| letter == ' ' || joins(letter)) { String::new() } else { word }
}

/// What is typed as far as it is kept: no more than [`LONGEST`] letters, so that nobody writes what is then left out.
pub fn typed(typed: &str) -> &str {
    let over = typed.char_indices().filter(|(at, letter)| begins(&typed[..*at], *letter)).nth(LONGEST);
    over.map_or(typed, |(at, _)| &typed[..at])
}

/// Signs of formatting that nobody sees, that turn a line, or that no font has.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0e}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}'
    )
}

/// Whether a letter begins something of its own, after what stands before it.
fn begins(before: &str, letter: char) -> bool {
    !joins(letter) && !before.ends_with('\u{200d}')
}

/// Signs that belong to the letter before them: accents, joiners, colours of skin.
fn joins(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' | '\u{93a}'..='\u{94f}' | '\u{e31}'
            | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
            | '\u{200c}'..='\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
            | '\u{1f3fb}'..='\u{1f3ff}'
    )
}
