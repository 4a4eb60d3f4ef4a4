//! An acrostic: the first letters of the lines, read downwards.
//!
//! Lines need words, and only English ones are at hand: they hold the place until the teacher writes lines of their own.
//! In another language, and for letters beyond A to Z, a line is its letter and three dots.

use super::{Uncarried, latin};
use crate::mechanism::{Form, Spelling};

/// Two lines for each letter; the second time that a letter comes, its second line.
const LINES: [[&str; 2]; 26] = [
    ["A lamp burns in the last window.", "All the clocks have stopped."],
    ["Beneath the stairs there is a door.", "Books lie open on the floor."],
    ["Candles are no use in this wind.", "Count the steps on your way down."],
    ["Dust covers every shelf.", "Draw the curtains before you read on."],
    ["Every key has its lock.", "Even the mice are silent."],
    ["Footprints lead to the wall.", "Follow the sound of water."],
    ["Grey feathers lie on the sill.", "Ghosts do not leave notes."],
    ["Hold the page up to the light.", "Here the path divides."],
    ["Ink dries slowly in this cold.", "In the corner stands a chair."],
    ["Just once the bell has rung.", "Jars of buttons fill the cupboard."],
    ["Keep your voice low.", "Knock three times, then wait."],
    ["Leaves have blown in from the yard.", "Look again at the map."],
    ["Moonlight falls on the table.", "Many hands have worn this handle smooth."],
    ["Nobody has been here for years.", "Not all that ticks is a clock."],
    ["Only the cat knows the way.", "Old letters lie in the drawer."],
    ["Paper rustles somewhere above.", "Pass the mirror without a glance."],
    ["Quiet now, someone is coming.", "Quills and ink stand ready."],
    ["Rain drums on the roof.", "Read every line with care."],
    ["Seven hooks hang by the door.", "Someone has moved the ladder."],
    ["The last page is missing.", "Turn the handle to the left."],
    ["Under the rug the boards are loose.", "Upstairs a floorboard creaks."],
    ["Voices fade behind the wall.", "Violets dry between the pages."],
    ["Wait for the clock to strike.", "Wind whistles in the keyhole."],
    ["X marks a spot on the plan.", "Xylophone music drifts up from the cellar."],
    ["Yellow paint peels from the gate.", "You are nearly there."],
    ["Zigzag lines run across the floor.", "Zinc buckets stand in a row."],
];

/// The letters of the secret in capitals; spaces leave no trace in an acrostic.
pub(super) fn carried(secret: &str, spelling: Spelling) -> Result<String, Uncarried> {
    let capitals = spelling.normal(&(spelling.form)(&spelling.normal(secret), Form::Upper));
    let letters: String = capitals.split_whitespace().collect();
    match letters.chars().find(|letter| !letter.is_alphabetic()) {
        Some(sign) => Err(Uncarried::Sign(sign)),
        None => Ok(letters),
    }
}

/// A line for each letter; the lines that we have are English, and else there is room to write one.
pub(super) fn encode(text: &str, spelling: Spelling) -> String {
    let is_english = spelling.language.split('-').next() == Some("en");
    let mut seen = [0; 26];
    let mut line = |letter: char| {
        let place = latin::place(letter).map(usize::from).filter(|_| is_english);
        let lines = place.and_then(|place| Some((LINES.get(place)?, seen.get_mut(place)?)));
        match lines {
            Some((lines, seen)) => {
                *seen += 1;
                format!("- {}\n", lines[(*seen - 1) % 2])
            }
            None => format!("- {letter} …\n"),
        }
    };
    text.chars().map(&mut line).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn decode(shown: &str) -> String {
        shown.lines().filter_map(|line| line.chars().next()).collect()
    }

    #[test]
    fn each_line_begins_with_its_letter() {
        for (letter, lines) in latin::letters().zip(LINES) {
            assert!(lines.iter().all(|line| line.starts_with(letter)), "{letter}");
            assert_ne!(lines[0], lines[1]);
        }
    }
}
