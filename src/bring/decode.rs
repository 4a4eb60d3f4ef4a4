use super::NoTable;
use super::no_table::{by_bytes, is_text, is_wide_text};
use crate::format::MOST_BYTES;

/// How a file's letters were written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, as Excel's "Unicode text".
    Utf16,
    /// Windows-1252, as older Excels. Every file can be read so: whether that was meant only its reader can tell.
    Windows1252,
}

/// The text of a file, and how it was written.
///
/// # Errors
/// What it is where it is no text.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), NoTable> {
    if bytes.len() > MOST_BYTES {
        return Err(NoTable::TooBig);
    }
    if let Some(what) = by_bytes(bytes) {
        return Err(what);
    }
    let (text, encoding) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (eight(rest), Encoding::Utf8),
        [0xff, 0xfe, rest @ ..] => (sixteen(rest, u16::from_le_bytes), Encoding::Utf16),
        [0xfe, 0xff, rest @ ..] => (sixteen(rest, u16::from_be_bytes), Encoding::Utf16),
        // Without a mark at its start: its first letter has a byte that is 0.
        [letter, 0, ..] if *letter != 0 => (sixteen(bytes, u16::from_le_bytes), Encoding::Utf16),
        [0, letter, ..] if *letter != 0 => (sixteen(bytes, u16::from_be_bytes), Encoding::Utf16),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), Encoding::Utf8),
            Err(_) => (bytes.iter().copied().map(windows).collect(), Encoding::Windows1252),
        },
    };
    let is_text = is_text(&text) && (encoding != Encoding::Utf16 || is_wide_text(&text));
    if is_text { Ok((text, encoding)) } else { Err(NoTable::Binary) }
}

fn eight(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn sixteen(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// A letter of Windows-1252, as the WHATWG's Encoding Standard has it: 0x80 to 0x9F differ from Latin-1.
fn windows(byte: u8) -> char {
    const APART: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => APART[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> (String, Encoding) {
        decode(bytes).unwrap()
    }

    #[test]
    fn each_encoding_is_told() {
        assert_eq!(read("Où?,là".as_bytes()), ("Où?,là".into(), Encoding::Utf8));
        assert_eq!(read(b"\xef\xbb\xbfcaf\xc3\xa9"), ("café".into(), Encoding::Utf8));
        assert_eq!(read(b"\xff\xfeH\0i\0"), ("Hi".into(), Encoding::Utf16));
        assert_eq!(read(b"\xfe\xff\0H\0i"), ("Hi".into(), Encoding::Utf16));
        assert_eq!(read(b"H\0i\0"), ("Hi".into(), Encoding::Utf16));
        assert_eq!(read(b"\0H\0i"), ("Hi".into(), Encoding::Utf16));
        assert_eq!(read(b"caf\xe9 \x80 5 \x96 \x93q\x94"), ("café € 5 – “q”".into(), Encoding::Windows1252));
    }

    #[test]
    fn what_is_no_text_says_what_it_is() {
        assert_eq!(decode(b"PK\x03\x04 and so on"), Err(NoTable::Archive));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(NoTable::Picture));
        assert_eq!(decode(b"some\0thing"), Err(NoTable::Binary));
        assert_eq!(decode(b"\x01\x02\x9f\x03nothing \xff\x04 that \x05 is \x06 read"), Err(NoTable::Binary));
        assert_eq!(decode(&vec![b'a'; MOST_BYTES + 1]), Err(NoTable::TooBig));
    }

    #[test]
    fn bytes_of_a_program_are_no_letters_of_chinese() {
        // As `head -c 600 /dev/urandom` gives them, but for the second: a step that meets all bytes.
        let mut junk: Vec<u8> = (0..600u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 1).collect();
        junk[1] = 0;
        assert_eq!(decode(&junk), Err(NoTable::Binary));
        let table = "\u{feff}问题\t答案\n六乘七是多少\t四十二\n";
        let bytes: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(decode(&bytes).is_ok());
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_or_not(bytes: Vec<u8>) {
            let _ = decode(&bytes);
        }
    }
}
