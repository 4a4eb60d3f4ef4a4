//! Pictures and sounds as people pick them: what they are, how much of them is taken, how they are looked at closely.
//!
//! What decodes and draws is the browser; every number and every rule is here.

mod fit;
mod kind;
mod look;

use thiserror::Error;

pub use fit::{AIM, Attempt, LONGEST, attempts, enlarged};
pub use kind::{HEAD, Picture, Sound};
pub use look::{CLOSEST, Look, STEP, fitted};

use crate::breakout::Breakout;
use crate::format::MOST_BYTES;

/// A picture of so many bytes or more is not read. The largest that cameras and scanners write have half of it.
pub const MOST_PICTURE: u64 = 40_000_000;

/// The most bytes of a sound. It is kept as it is, so this is what a file and a class's line have to carry: two minutes of
/// MP3 at 128 kbit/s, or five of speech recorded here.
pub const MOST_SOUND: u64 = 2_000_000;

/// The most that all pictures and sounds of a breakout may have together, in characters of base64: 14 MiB. The last two
/// of a file are left to the words.
pub const MOST_TOGETHER: usize = MOST_BYTES - (2 << 20);

/// How many bits a second speech is recorded with: Opus is clear at that, and a minute has 360 kB.
pub const BITS_A_SECOND: u32 = 48_000;

/// How many seconds may be recorded at once: what fits into [`MOST_SOUND`], with some to spare.
pub const MOST_SECONDS: u32 = 300;

/// Why a picture or a sound was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// It has too many bytes; how many are the most.
    #[error("more than {most} bytes")]
    TooLarge {
        /// How many are taken at most.
        most: u64,
    },
    /// Its first bytes are those of no picture, or no sound, that we know.
    #[error("of no kind that is known")]
    Stranger,
    /// The browser can't decode it.
    #[error("damaged, or of a kind that this browser can't decode")]
    Unreadable,
    /// All pictures and sounds together would be more than [`MOST_TOGETHER`].
    #[error("no room in the file")]
    NoRoom,
}

/// What a picked picture is, by its size and its first bytes, at least [`HEAD`] where it has so many.
///
/// # Errors
/// Where it is too large, or none that we know.
pub fn picture(bytes: u64, head: &[u8]) -> Result<Picture, Refused> {
    if bytes >= MOST_PICTURE {
        return Err(Refused::TooLarge { most: MOST_PICTURE });
    }
    Picture::of(head).ok_or(Refused::Stranger)
}

/// What a picked sound is, by its size and its first bytes.
///
/// # Errors
/// Where it is too large, or none that we know.
pub fn sound(bytes: u64, head: &[u8]) -> Result<Sound, Refused> {
    if bytes > MOST_SOUND {
        return Err(Refused::TooLarge { most: MOST_SOUND });
    }
    Sound::of(head).ok_or(Refused::Stranger)
}

/// Whether a breakout has room for one more, of so many characters of base64.
///
/// # Errors
/// [`Refused::NoRoom`] where it hasn't: with it the file could be saved, and never opened again.
pub fn room(breakout: &Breakout, more: usize) -> Result<(), Refused> {
    let all = breakout.media.values().map(|media| media.data.len()).sum::<usize>() + more;
    if all > MOST_TOGETHER { Err(Refused::NoRoom) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::breakout::Media;

    #[test]
    fn size_is_asked_before_kind() {
        assert_eq!(picture(40_000_000, b"\xff\xd8\xff"), Err(Refused::TooLarge { most: MOST_PICTURE }));
        assert_eq!(picture(39_999_999, b"\xff\xd8\xff"), Ok(Picture::Jpeg));
        assert_eq!(picture(9, b"I am text"), Err(Refused::Stranger));
        assert_eq!(picture(0, b""), Err(Refused::Stranger));
        assert_eq!(sound(40_000_000, b"ID3"), Err(Refused::TooLarge { most: MOST_SOUND }));
        assert_eq!(sound(2_000_000, b"ID3"), Ok(Sound::Mp3));
        assert_eq!(sound(9, b"I am text"), Err(Refused::Stranger));
    }

    #[test]
    fn a_full_recording_is_taken() {
        assert!(u64::from(BITS_A_SECOND / 8 * MOST_SECONDS) < MOST_SOUND);
    }

    #[test]
    fn what_has_room_can_be_opened_again() {
        let mut breakout = Breakout::new(uuid::Uuid::nil());
        let half = Media { data: "A".repeat(MOST_TOGETHER / 2).into(), ..Media::default() };
        breakout.media.insert("half".into(), Arc::new(half));
        assert_eq!(room(&breakout, MOST_TOGETHER / 2), Ok(()));
        assert_eq!(room(&breakout, MOST_TOGETHER / 2 + 1), Err(Refused::NoRoom));
        let other = breakout.media["half"].clone();
        breakout.media.insert("other".into(), other);
        assert!(crate::format::read(crate::format::write(&breakout).as_bytes(), uuid::Uuid::nil()).is_ok());
    }
}
