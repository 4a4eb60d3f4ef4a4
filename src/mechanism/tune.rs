use std::ops::RangeInclusive;

use serde::{Serialize, Serializer};

use super::{MOST_STEPS, Possible, Spelling, Unfit};
use crate::breakout::Want;
use crate::format::Members;

/// A sequence of notes. How long it is isn't shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Tune {
    /// The key at one end.
    #[cfg_attr(not(target_family = "wasm"), schemars(with = "String"))]
    pub first: Key,
    /// The key at the other end.
    #[cfg_attr(not(target_family = "wasm"), schemars(with = "String"))]
    pub last: Key,
}

/// A key of a piano, from C1 to B7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// As in MIDI: 60 is C4, and 69 is A4 with 440 Hz.
    midi: u8,
}

/// The keys of an octave.
const NAMES: [&str; 12] = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

/// Languages that call B H. Their B is a half-tone lower; answers know no flats, so here it is the B of English all the
/// same.
const WITH_H: [&str; 13] = ["cs", "da", "de", "et", "fi", "hr", "hu", "nb", "nn", "no", "pl", "sk", "sl"];

impl Key {
    /// The numbers of all keys, as in MIDI.
    pub const MIDI: RangeInclusive<u8> = 24..=107;

    /// The key with this number, as in MIDI: 60 is C4.
    pub fn new(midi: u8) -> Option<Key> {
        Key::MIDI.contains(&midi).then_some(Key { midi })
    }

    /// Its number, as in MIDI: 60 is C4, and 69 is A4 with 440 Hz.
    pub fn midi(self) -> u8 {
        self.midi
    }

    /// What it is called: `C#4`.
    pub fn name(self) -> String {
        let name = NAMES.get(usize::from(self.midi % 12)).copied().unwrap_or_default();
        format!("{name}{}", (self.midi / 12).saturating_sub(1))
    }

    /// The key with just this name.
    pub fn named(name: &str) -> Option<Key> {
        let octave = name.bytes().last().filter(u8::is_ascii_digit)? - b'0';
        let place = NAMES.iter().position(|known| name.strip_suffix(|c: char| c.is_ascii_digit()) == Some(known))?;
        Key::new((octave + 1) * 12 + place as u8)
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.serialize_str(&self.name())
    }
}

impl Default for Tune {
    fn default() -> Self {
        Tune { first: Key { midi: 60 }, last: Key { midi: 72 } }
    }
}

impl Tune {
    /// Its settings; keys that can't be read mean the default.
    pub(super) fn read(from: &mut Members) -> Self {
        let default = Tune::default();
        Tune {
            first: from.meant("first", Want::Key, Key::named).unwrap_or(default.first),
            last: from.meant("last", Want::Key, Key::named).unwrap_or(default.last),
        }
    }

    /// The keys that this lock has, the lowest first, whichever way round its ends are given.
    pub fn keys(&self) -> impl Iterator<Item = Key> + use<> {
        let (first, last) = (self.first.min(self.last), self.first.max(self.last));
        (first.midi..=last.midi).map(|midi| Key { midi })
    }

    /// The sequences of up to as many notes as the answer has: whoever guesses begins with the short ones.
    pub(super) fn possible(&self, answer: &str) -> Possible {
        Possible::sequences(self.keys().count(), answer.split(' ').count())
    }

    /// The notes as `C4 G#4`, a space between them: 1 to [`MOST_STEPS`]. Flats are the key that they share.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let text = spelling.normal(entry).to_ascii_lowercase().replace('♯', "#").replace('♭', "b");
        let primary = spelling.language.split('-').next().unwrap_or_default();
        let has_h = WITH_H.iter().any(|language| language.eq_ignore_ascii_case(primary));
        let mut keys = Vec::new();
        for word in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-')) {
            let mut rest = word;
            while !rest.is_empty() {
                // A note ends with its octave: C4E4G4.
                let end = rest.find(|c: char| c.is_ascii_digit()).map_or(rest.len(), |at| at + 1);
                let (note, more) = rest.split_at(end);
                keys.push(self.key(note, has_h)?.name());
                rest = more;
            }
        }
        match keys.len() {
            0 => Err(Unfit::Empty),
            1..=MOST_STEPS => Ok(keys.join(" ")),
            _ => Err(Unfit::TooLong { most: MOST_STEPS }),
        }
    }

    /// The key of this lock that a note in small letters means.
    fn key(&self, note: &str, has_h: bool) -> Result<Key, Unfit> {
        let what = || {
            let mut note = note.to_owned();
            if let Some(first) = note.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            note
        };
        let stranger = || Unfit::Stranger(what());
        let (name, octave) = match note.strip_suffix(|c: char| c.is_ascii_digit()) {
            Some(name) => (name, note.bytes().last().map(|digit| i32::from(digit - b'0'))),
            None => (note, None),
        };
        let place = place(name, has_h).ok_or_else(stranger)?;
        let Some(octave) = octave else {
            let mut fitting = self.keys().filter(|key| i32::from(key.midi % 12) == place.rem_euclid(12));
            return match (fitting.next(), fitting.next()) {
                (Some(key), None) => Ok(key),
                (Some(_), Some(_)) => Err(Unfit::NoOctave(what())),
                (None, _) => Err(stranger()),
            };
        };
        let midi = (octave + 1) * 12 + place;
        self.keys().find(|key| i32::from(key.midi) == midi).ok_or_else(|| Unfit::Beyond {
            what: what(),
            from: self.first.min(self.last).name(),
            to: self.first.max(self.last).name(),
        })
    }
}

/// How many half-tones above C a note is, by its name in small letters: -1 for Cb.
fn place(name: &str, has_h: bool) -> Option<i32> {
    let mut letters = name.chars();
    let letter = match letters.next()? {
        'h' if has_h => 'B',
        letter => letter.to_ascii_uppercase(),
    };
    let natural = NAMES.iter().position(|known| known.chars().eq([letter]))? as i32;
    match letters.as_str() {
        "" => Some(natural),
        "#" => Some(natural + 1),
        "b" => Some(natural - 1),
        // Cis and Des, where B is H; Es and As.
        "is" if has_h => Some(natural + 1),
        "es" if has_h => Some(natural - 1),
        "s" if has_h && matches!(letter, 'E' | 'A') => Some(natural - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;

    fn lock(first: &str, last: &str) -> Tune {
        Tune { first: Key::named(first).unwrap(), last: Key::named(last).unwrap() }
    }

    fn answer(language: &str, entry: &str) -> Result<String, Unfit> {
        lock("C3", "C5").canonical(entry, Spelling::native(language))
    }

    #[test]
    fn keys_have_names_and_numbers() {
        assert_eq!(Key::named("A4").map(Key::midi), Some(69));
        assert_eq!(Key::named("C4"), Key::new(60));
        for (name, is_key) in [
            ("C1", true),
            ("B7", true),
            ("B0", false),
            ("C8", false),
            ("c4", false),
            ("Db4", false),
            ("E#4", false),
            ("4", false),
            ("", false),
            ("C#9", false),
        ] {
            assert_eq!(Key::named(name).is_some(), is_key, "{name}");
        }
        for midi in 0..=255 {
            assert_eq!(Key::new(midi).and_then(|key| Key::named(&key.name())), Key::new(midi));
        }
    }

    #[test]
    fn a_note_may_be_written_in_many_ways() {
        for entry in
            ["C4 E4 G#4", "c4, e4; g#4", "c4-e4-g♯4", "C4E4G#4", "c4 Fb4 A♭4", "B#3 e4\tab4", "Ｃ４ E４ Ｇ＃４"]
        {
            assert_eq!(answer("en", entry), Ok("C4 E4 G#4".into()), "{entry}");
        }
        assert_eq!(answer("en", "Db4 Bb3 bb3 b3 cb4 e#4"), Ok("C#4 A#3 A#3 B3 B3 F4".into()));
    }

    #[test]
    fn h_is_a_note_where_the_language_has_it() {
        for language in ["de", "de-AT", "DE", "pl", "nb"] {
            assert_eq!(
                answer(language, "H3 c4 cis4 Des4 es4 As4 fis4 his3"),
                Ok("B3 C4 C#4 C#4 D#4 G#4 F#4 C4".into()),
                "{language}"
            );
            // Answers are their own in every language.
            assert_eq!(answer(language, "B3"), Ok("B3".into()), "{language}");
        }
        for language in ["en", "fr", ""] {
            assert_eq!(answer(language, "h3"), Err(Unfit::Stranger("H3".into())), "{language}");
            assert_eq!(answer(language, "cis4"), Err(Unfit::Stranger("Cis4".into())), "{language}");
        }
    }

    #[test]
    fn an_octave_may_be_left_out_where_there_is_one() {
        let lock = Tune::default();
        assert_eq!(lock.canonical("d e F# bb", Spelling::native("en")), Ok("D4 E4 F#4 A#4".into()));
        assert_eq!(lock.canonical("d c", Spelling::native("en")), Err(Unfit::NoOctave("C".into())));
        assert_eq!(self::lock("D4", "E4").canonical("a", Spelling::native("en")), Err(Unfit::Stranger("A".into())));
    }

    #[test]
    fn what_is_no_note_says_why() {
        let beyond = Unfit::Beyond { what: "D5".into(), from: "C3".into(), to: "C5".into() };
        assert_eq!(answer("en", "c4 d5"), Err(beyond.clone()));
        let turned = lock("C5", "C3");
        assert_eq!(turned.canonical("d5", Spelling::native("en")), Err(beyond));
        for (entry, stranger) in [("x4", "X4"), ("c##4", "C##4"), ("4", "4"), ("é4", "é4"), ("ß", "ß"), ("cé", "Cé")]
        {
            assert_eq!(answer("en", entry), Err(Unfit::Stranger(stranger.into())), "{entry}");
        }
        assert_eq!(answer("en", " - "), Err(Unfit::Empty));
        assert_eq!(answer("en", &"c4".repeat(21)), Err(Unfit::TooLong { most: 20 }));
    }

    #[test]
    fn every_answer_that_is_counted_is_reached() {
        for lock in [lock("B3", "D4"), lock("D4", "B3"), lock("G4", "G4")] {
            let mut answers = BTreeSet::new();
            let notes: Vec<String> = Key::MIDI.filter_map(Key::new).map(Key::name).chain([String::new()]).collect();
            for (first, second) in notes.iter().flat_map(|first| notes.iter().map(move |second| (first, second))) {
                answers.extend(lock.canonical(&format!("{first} {second}"), Spelling::native("en")));
            }
            assert_eq!(lock.possible("C4 C4"), Possible::Exactly(answers.len() as u64));
        }
        assert_eq!(Tune::default().possible("C4 E4"), Possible::Exactly(13 + 169));
    }

    proptest! {
        #[test]
        fn a_canonical_answer_is_its_own(
            entry in "(?s).{0,20}|([A-Ha-h](#|♭|b|is|s)?[3-5]?[ ,;-]?){0,22}",
            language in prop::sample::select(vec!["en", "de", "tr", ""]),
        ) {
            if let Ok(tune) = answer(language, &entry) {
                prop_assert_eq!(answer(language, &tune), Ok(tune));
            }
        }
    }
}
