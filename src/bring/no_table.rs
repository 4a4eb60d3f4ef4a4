use thiserror::Error;

use crate::format;
use crate::media::{Picture, Sound};

/// What somebody brings that is neither a table nor GIFT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoTable {
    /// A spreadsheet as its program keeps it.
    #[error("a spreadsheet that is not saved as CSV")]
    Spreadsheet,
    /// A document of a word processor.
    #[error("a document")]
    Document,
    /// Slides.
    #[error("slides")]
    Slides,
    /// A PDF.
    #[error("a PDF")]
    Pdf,
    /// A picture.
    #[error("a picture")]
    Picture,
    /// A sound or a film.
    #[error("a sound or a film")]
    Sound,
    /// Files packed into one.
    #[error("an archive")]
    Archive,
    /// Questions in Moodle's XML.
    #[error("Moodle's XML")]
    MoodleXml,
    /// A web page, or another file that is marked up.
    #[error("a web page")]
    Page,
    /// A file of Latchwork's own: a breakout, or a team's.
    #[error("a file of Latchwork's")]
    Ours,
    /// Data for programs.
    #[error("data for a program")]
    Data,
    /// Something else that is no text.
    #[error("no text")]
    Binary,
    /// It has more than [`format::MOST_BYTES`].
    #[error("more than {} bytes", format::MOST_BYTES)]
    TooBig,
}

/// How ZIP archives begin, and how the files of older office programs do.
const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What stands in archives that are more than that: the folders of Office Open XML, and the types of OpenDocument.
const INSIDE: [(&[u8], NoTable); 6] = [
    (b"word/", NoTable::Document),
    (b"xl/", NoTable::Spreadsheet),
    (b"ppt/", NoTable::Slides),
    (b"opendocument.text", NoTable::Document),
    (b"opendocument.spreadsheet", NoTable::Spreadsheet),
    (b"opendocument.presentation", NoTable::Slides),
];

/// What the streams of older office files are called, in UTF-16.
const STREAMS: [(&[u8], NoTable); 2] =
    [(b"W\0o\0r\0d\0D\0o\0c\0u\0m", NoTable::Document), (b"P\0o\0w\0e\0r\0P\0o\0i\0n\0t", NoTable::Slides)];

/// What a file is by its bytes, where these are known to be no text.
pub(super) fn by_bytes(bytes: &[u8]) -> Option<NoTable> {
    let is = |head: &[u8]| bytes.starts_with(head);
    Some(match bytes {
        // Sounds, too, may begin as UTF-16 does.
        _ if is(b"\xff\xfe") => return None,
        _ if is(ZIP) => inside(bytes, &INSIDE).unwrap_or(NoTable::Archive),
        _ if is(OLE) => inside(bytes, &STREAMS).unwrap_or(NoTable::Spreadsheet),
        _ if is(b"%PDF-") => NoTable::Pdf,
        _ if is(b"{\\rtf") => NoTable::Document,
        _ if is(b"\x1f\x8b") || is(b"7z\xbc\xaf\x27\x1c") || is(b"Rar!\x1a") => NoTable::Archive,
        _ if Picture::of(bytes).is_some_and(|picture| picture != Picture::Svg) => NoTable::Picture,
        _ if Sound::of(bytes).is_some() || bytes.get(4..8) == Some(b"ftyp") => NoTable::Sound,
        _ => return None,
    })
}

/// The first that stands in the bytes.
fn inside(bytes: &[u8], known: &[(&[u8], NoTable)]) -> Option<NoTable> {
    (0..bytes.len()).find_map(|at| {
        let found = known.iter().find(|(name, _)| bytes[at..].starts_with(name));
        found.map(|(_, what)| *what)
    })
}

/// Says what a text is that is written for programs and holds no table.
///
/// # Errors
/// What it is.
pub fn table_or_not(text: &str) -> Result<(), NoTable> {
    let text = text.trim_start();
    let head: String = text.chars().take(1_000).collect::<String>().to_ascii_lowercase();
    let what = match head.as_str() {
        head if head.starts_with("<?xml") || head.starts_with("<quiz") => {
            if head.contains("<quiz") {
                NoTable::MoodleXml
            } else {
                NoTable::Page
            }
        }
        head if head.starts_with("<!doctype") || head.starts_with("<html") || head.starts_with("<svg") => NoTable::Page,
        head if is_json(head) => {
            let is_ours = head.contains("\"format\"") && head.contains("\"latchwork.");
            if is_ours { NoTable::Ours } else { NoTable::Data }
        }
        _ => return Ok(()),
    };
    Err(what)
}

/// Whether a text begins as JSON does: an object with a name in quotes, in a list or not.
fn is_json(head: &str) -> bool {
    let Some(object) = head.trim_start_matches(|c: char| c == '[' || c.is_whitespace()).strip_prefix('{') else {
        return false;
    };
    let named = object.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"'));
    named.is_some_and(|(_, behind)| behind.trim_start().starts_with(':'))
}

/// Whether letters that were read one by one are a text: of a hundred at most two are signs that no keyboard has.
pub(super) fn is_text(text: &str) -> bool {
    let is_odd = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
    !text.contains('\0') && text.chars().filter(is_odd).count() * 50 <= text.chars().count()
}

/// Whether letters that were read two bytes each are a text. Of any two bytes one in eight is none that anybody writes, and a
/// text of more than a few letters has spaces, ends of lines or marks between columns.
pub(super) fn is_wide_text(text: &str) -> bool {
    const FEW: usize = 16;
    let is_odd = |c: &char| {
        let code = *c as u32;
        *c == char::REPLACEMENT_CHARACTER || (0xe000..0xf900).contains(&code) || code & 0xfffe == 0xfffe
    };
    let letters = text.chars().count();
    let has_breaks = text.contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|'));
    text.chars().filter(is_odd).count() * 50 <= letters && (letters < FEW || has_breaks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn office_files_are_told_apart() {
        for (bytes, what) in [
            (&b"PK\x03\x04....word/document.xml"[..], NoTable::Document),
            (b"PK\x03\x04....xl/workbook.xml", NoTable::Spreadsheet),
            (b"PK\x03\x04....ppt/slides", NoTable::Slides),
            (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text", NoTable::Document),
            (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet", NoTable::Spreadsheet),
            (b"PK\x03\x04..photo.png", NoTable::Archive),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....W\0o\0r\0k\0b\0o\0o\0k\0", NoTable::Spreadsheet),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....W\0o\0r\0d\0D\0o\0c\0u\0m\0", NoTable::Document),
            (b"{\\rtf1\\ansi hello}", NoTable::Document),
            (b"%PDF-1.7\nstream", NoTable::Pdf),
            (b"\x89PNG\r\n\x1a\n", NoTable::Picture),
            (b"ID3\x04", NoTable::Sound),
        ] {
            assert_eq!(by_bytes(bytes), Some(what), "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(by_bytes(b"Question,Answer\nWhat is 6 x 7?,42\n"), None);
    }

    #[test]
    fn what_programs_write_as_text_is_told_from_tables() {
        for (text, what) in [
            ("<?xml version=\"1.0\"?>\n<quiz>\n<question>", NoTable::MoodleXml),
            ("<!DOCTYPE html><html>", NoTable::Page),
            ("{\n  \"format\": \"latchwork.breakout\",\n  \"version\": 1", NoTable::Ours),
            ("[{\"question\": \"q\"}]", NoTable::Data),
        ] {
            assert_eq!(table_or_not(text), Err(what), "{text}");
        }
        for table in ["{a},b", "[html]What?{=a}", "\"q\",a", "<b> means?,bold", "{\"a\", \"b\"} is a?,set", ""] {
            assert_eq!(table_or_not(table), Ok(()), "{table}");
        }
    }
}
