//! Ciphers for clues: a secret in, the Markdown of a clue out.
//!
//! The same secret always gives the same clue. Letters lose their accents where a cipher knows A to Z alone (`É` arrives
//! as `E`, `ß` as `SS`, `Æ` as `AE`), and all arrive as capitals; only mirror writing keeps what was typed. What a
//! cipher cannot carry is refused with a reason, never dropped: a clue that quietly lost a sign would open no lock.

mod a1z26;
mod acrostic;
mod binary;
mod key;
mod latin;
mod marks;
mod mirror;
mod morse;
mod pigpen;
mod shifted;

use thiserror::Error;

pub use shifted::Shift;

use crate::mechanism::Spelling;

/// How long a secret may be, in characters.
pub const LONGEST: usize = 500;

/// A way to hide a secret in a clue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cipher {
    /// Each letter as its place in the alphabet: `13-5-1-14`.
    A1z26,
    /// Each letter moved on by so many places; all else stays.
    Caesar(Shift),
    /// The alphabet turned round: A is Z; all else stays.
    Atbash,
    /// Dots and bars, a space between letters and a stroke between words.
    Morse,
    /// Each letter as the walls of its pen.
    Pigpen,
    /// Written from its end to its beginning.
    Mirror,
    /// Each letter and digit as the eight bits of its ASCII code.
    Binary,
    /// A list whose lines begin with the letters.
    Acrostic,
}

/// Why a cipher cannot carry a secret.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Uncarried {
    /// There is nothing to hide.
    #[error("there is no secret")]
    Empty,
    /// It has no sign for this one.
    #[error("there is no sign for {0}")]
    Sign(char),
    /// It is longer than [`LONGEST`].
    #[error("the secret has more than {LONGEST} characters")]
    TooLong,
}

impl Cipher {
    /// All of them, in the order in which classes meet them; Caesar's with the shift that is offered first.
    pub const ALL: [Cipher; 8] = [
        Cipher::A1z26,
        Cipher::Caesar(Shift::FIRST),
        Cipher::Atbash,
        Cipher::Morse,
        Cipher::Pigpen,
        Cipher::Mirror,
        Cipher::Binary,
        Cipher::Acrostic,
    ];

    /// What a file calls it, and by how many letters it moves the alphabet on where it does.
    pub fn name(self) -> (&'static str, Option<u8>) {
        match self {
            Cipher::A1z26 => ("a1z26", None),
            Cipher::Caesar(shift) => ("caesar", Some(shift.letters())),
            Cipher::Atbash => ("atbash", None),
            Cipher::Morse => ("morse", None),
            Cipher::Pigpen => ("pigpen", None),
            Cipher::Mirror => ("mirror", None),
            Cipher::Binary => ("binary", None),
            Cipher::Acrostic => ("acrostic", None),
        }
    }

    /// The cipher that a file calls so; none where this version doesn't know it.
    pub fn named(name: &str, shift: Option<u8>) -> Option<Self> {
        Some(match name {
            "a1z26" => Cipher::A1z26,
            "caesar" => Cipher::Caesar(Shift::new(shift?)?),
            "atbash" => Cipher::Atbash,
            "morse" => Cipher::Morse,
            "pigpen" => Cipher::Pigpen,
            "mirror" => Cipher::Mirror,
            "binary" => Cipher::Binary,
            "acrostic" => Cipher::Acrostic,
            _ => return None,
        })
    }

    /// What of the secret arrives when the clue is read rightly: without accents and in capitals, mostly.
    pub fn carries(self, secret: &str, spelling: Spelling) -> Result<String, Uncarried> {
        if secret.chars().count() > LONGEST {
            return Err(Uncarried::TooLong);
        }
        let text = match self {
            Cipher::Mirror => mirror::carried(secret, spelling)?,
            Cipher::Acrostic => acrostic::carried(secret, spelling)?,
            Cipher::A1z26 | Cipher::Pigpen => latin::carried(secret, spelling, |_| false)?,
            Cipher::Binary => latin::carried(secret, spelling, |sign| sign.is_ascii_digit())?,
            Cipher::Morse => latin::carried(secret, spelling, |sign| morse::sign(sign).is_some())?,
            Cipher::Caesar(_) | Cipher::Atbash => latin::carried(secret, spelling, |sign| !sign.is_alphabetic())?,
        };
        if text.is_empty() { Err(Uncarried::Empty) } else { Ok(text) }
    }

    /// The clue that hides a secret, in Markdown.
    pub fn encode(self, secret: &str, spelling: Spelling) -> Result<String, Uncarried> {
        let text = self.carries(secret, spelling)?;
        Ok(match self {
            Cipher::A1z26 => a1z26::encode(&text),
            Cipher::Caesar(shift) => shifted::caesar(&text, shift),
            Cipher::Atbash => shifted::atbash(&text),
            Cipher::Morse => morse::encode(&text),
            Cipher::Pigpen => pigpen::encode(&text),
            Cipher::Mirror => mirror::encode(&text),
            Cipher::Binary => binary::encode(&text),
            Cipher::Acrostic => acrostic::encode(&text, spelling),
        })
    }

    /// The tables of its key, in Markdown, for a reference card; none where a sentence says it all.
    pub fn key(self) -> Option<String> {
        match self {
            Cipher::A1z26 => Some(a1z26::key()),
            Cipher::Caesar(shift) => Some(shifted::caesar_key(shift)),
            Cipher::Atbash => Some(shifted::atbash_key()),
            Cipher::Morse => Some(morse::key()),
            Cipher::Pigpen => Some(pigpen::key()),
            Cipher::Binary => Some(binary::key()),
            Cipher::Mirror | Cipher::Acrostic => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::{Block, plain, read};
    use proptest::prelude::*;

    const ENGLISH: Spelling = Spelling::native("en");

    /// Reads a clue as a team does that knows its key: from what is shown, not from its marks.
    fn decode(cipher: Cipher, clue: &str) -> String {
        let shown = plain(clue);
        match cipher {
            Cipher::A1z26 => a1z26::tests::decode(&shown),
            Cipher::Caesar(shift) => shifted::tests::decode(&shown, shift),
            Cipher::Atbash => shifted::tests::turn(&shown),
            Cipher::Morse => morse::tests::decode(&shown),
            Cipher::Pigpen => pigpen::tests::decode(&shown),
            Cipher::Mirror => shown.chars().rev().collect(),
            Cipher::Binary => binary::tests::decode(&shown),
            Cipher::Acrostic => acrostic::tests::decode(&shown),
        }
    }

    fn comes_back(secret: &str) {
        let shifts = (1..=25).filter_map(Shift::new).map(Cipher::Caesar);
        for cipher in Cipher::ALL.into_iter().chain(shifts) {
            for language in ["en", "de"] {
                let spelling = Spelling::native(language);
                match (cipher.carries(secret, spelling), cipher.encode(secret, spelling)) {
                    (Ok(text), Ok(clue)) => assert_eq!(decode(cipher, &clue), text, "{cipher:?}: {clue}"),
                    (Err(why), Err(same)) => assert_eq!(why, same),
                    (carries, encodes) => panic!("{cipher:?} of {secret:?}: {carries:?}, {encodes:?}"),
                }
            }
        }
    }

    #[test]
    fn each_is_known_by_its_name() {
        let shifts = (1..=25).filter_map(Shift::new).map(Cipher::Caesar);
        for cipher in Cipher::ALL.into_iter().chain(shifts) {
            let (name, shift) = cipher.name();
            assert_eq!(Cipher::named(name, shift), Some(cipher));
        }
        assert_eq!(Cipher::named("caesar", None), None);
        assert_eq!(Cipher::named("enigma", Some(3)), None);
    }

    #[test]
    fn what_each_makes_of_a_word() {
        let clue = |cipher: Cipher| cipher.encode("Café mean", ENGLISH).unwrap();
        assert_eq!(clue(Cipher::A1z26), "3-1-6-5 / 13-5-1-14");
        assert_eq!(clue(Cipher::Caesar(Shift::new(3).unwrap())), "FDIH PHDQ");
        assert_eq!(clue(Cipher::Atbash), "XZUV NVZM");
        assert_eq!(clue(Cipher::Morse), "▬•▬• •▬ ••▬• • / ▬▬ • •▬ ▬•");
        assert_eq!(clue(Cipher::Pigpen), "└ ┘ ⊏ □ / ⊐• □ ┘ □•");
        assert_eq!(clue(Cipher::Mirror), "naem éfaC");
        assert!(clue(Cipher::Binary).starts_with("01000011 01000001 01000110 01000101 00100000 01001101"));
        assert!(clue(Cipher::Acrostic).lines().next().unwrap().starts_with("- C"));
    }

    #[test]
    fn what_cannot_be_carried_says_why() {
        for cipher in Cipher::ALL {
            assert_eq!(cipher.encode(" \t ", ENGLISH), Err(Uncarried::Empty));
            assert_eq!(cipher.encode(&"A".repeat(LONGEST + 1), ENGLISH), Err(Uncarried::TooLong));
            assert!(cipher.encode(&"A".repeat(LONGEST), ENGLISH).unwrap().len() < crate::prose::LENGTH);
        }
        assert_eq!(Cipher::A1z26.encode("MEAN 7", ENGLISH), Err(Uncarried::Sign('7')));
        assert_eq!(Cipher::Pigpen.encode("it's", ENGLISH), Err(Uncarried::Sign('\'')));
        assert_eq!(Cipher::Caesar(Shift::FIRST).encode("жук", ENGLISH), Err(Uncarried::Sign('ж')));
        assert_eq!(Cipher::Binary.encode("5 %", ENGLISH), Err(Uncarried::Sign('%')));
        assert_eq!(Cipher::Morse.encode("5 %", ENGLISH), Err(Uncarried::Sign('%')));
        assert_eq!(Cipher::Mirror.encode("a\u{1f44d}\u{1f3fd}", ENGLISH), Err(Uncarried::Sign('\u{1f44d}')));
        assert_eq!(Cipher::Acrostic.encode("a-b", ENGLISH), Err(Uncarried::Sign('-')));
    }

    #[test]
    fn secrets_that_look_like_marks_come_back() {
        let secrets = [
            "1. not a list",
            "2) nor this",
            "- a",
            "+ b",
            "# c",
            "> d",
            "*e* _f_ ~~g~~",
            "`h` [i](j) ![k](l)",
            "--- ",
            "===",
            "a | b",
            "&amp; <b> \\ \\*",
            "it costs $5 and $6",
            "!]x[ .1",
            "a$b$",
            "\u{201c}Quote\u{201d} \u{2026}",
            "    code",
        ];
        secrets.into_iter().for_each(comes_back);
    }

    #[test]
    fn a_key_is_tables_with_no_gap() {
        for cipher in Cipher::ALL {
            let tables = cipher.key().map(|key| read(&key)).unwrap_or_default();
            for table in &tables {
                let Block::Table { head, rows } = table else { panic!("{cipher:?}: {table:?}") };
                assert_eq!(rows.len(), 1, "{cipher:?}");
                assert!(head.iter().chain(&rows[0]).all(|cell| !cell.is_empty()), "{cipher:?}: {table:?}");
            }
            let letters: usize =
                tables.iter().map(|table| if let Block::Table { head, .. } = table { head.len() } else { 0 }).sum();
            assert!(letters == 0 || letters >= 26, "{cipher:?} has a key for {letters}");
        }
    }

    proptest! {
        #[test]
        fn any_secret_comes_back_or_says_why(secret in "\\PC{0,60}") {
            comes_back(&secret);
        }

        #[test]
        fn words_come_back(secret in "[A-Za-zéßœ]{1,9}( [a-zA-Z]{1,9}){0,4}") {
            for cipher in Cipher::ALL {
                prop_assert!(cipher.carries(&secret, ENGLISH).is_ok());
            }
            comes_back(&secret);
        }

        #[test]
        fn marks_come_back(secret in "[A-C1-3 *_~`\\[\\]()<>!#|\\\\&;.:>=$+-]{0,30}") {
            comes_back(&secret);
        }
    }
}
