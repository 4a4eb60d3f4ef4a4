//! What a file is, by its first bytes: its name and the type that a system gives it are no more than a claim.

/// How many bytes tell.
pub const HEAD: u64 = 1024;

/// The kinds of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// GIF; its first picture is taken.
    Gif,
    /// AVIF.
    Avif,
    /// What iPhones write; few browsers decode it.
    Heic,
    /// A Windows bitmap.
    Bmp,
    /// A drawing; it is drawn once, at full size, and never kept as the markup that it is.
    Svg,
}

/// The kinds of sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sound {
    /// MP3.
    Mp3,
    /// AAC without a container.
    Aac,
    /// AAC in MP4, as phones record it.
    Mp4,
    /// Opus or Vorbis in Ogg.
    Ogg,
    /// Opus in WebM, as browsers record it.
    Webm,
    /// WAV.
    Wav,
    /// FLAC.
    Flac,
}

impl Picture {
    /// What begins so.
    pub fn of(head: &[u8]) -> Option<Self> {
        let brand = brand(head);
        let is = |prefix: &[u8]| head.starts_with(prefix);
        Some(match head {
            _ if is(b"\xff\xd8\xff") => Picture::Jpeg,
            _ if is(b"\x89PNG\r\n\x1a\n") => Picture::Png,
            _ if is(b"GIF87a") || is(b"GIF89a") => Picture::Gif,
            _ if is_riff(head, b"WEBP") => Picture::Webp,
            _ if matches!(brand, Some(b"avif" | b"avis")) => Picture::Avif,
            _ if matches!(brand, Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1")) => {
                Picture::Heic
            }
            // Two letters alone could begin a text: a bitmap has four noughts from its seventh byte on.
            _ if is(b"BM") && head.get(6..10) == Some(&[0; 4]) => Picture::Bmp,
            _ if is_svg(head) => Picture::Svg,
            _ => return None,
        })
    }
}

impl Sound {
    /// What begins so.
    pub fn of(head: &[u8]) -> Option<Self> {
        let is = |prefix: &[u8]| head.starts_with(prefix);
        Some(match head {
            _ if is(b"ID3") => Sound::Mp3,
            _ if is(b"OggS") => Sound::Ogg,
            _ if is(b"fLaC") => Sound::Flac,
            _ if is(b"\x1a\x45\xdf\xa3") => Sound::Webm,
            _ if is_riff(head, b"WAVE") => Sound::Wav,
            _ if matches!(brand(head), Some(b"M4A " | b"M4B " | b"mp41" | b"mp42" | b"isom" | b"iso5" | b"3gp4")) => {
                Sound::Mp4
            }
            // A frame begins with eleven or twelve ones; two bits further on MPEG's layer stands, and AAC has none.
            [0xff, second, ..] if second & 0xf6 == 0xf0 => Sound::Aac,
            [0xff, second, ..] if second & 0xe0 == 0xe0 && second & 0x06 != 0 => Sound::Mp3,
            _ => return None,
        })
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Sound::Mp3 => "audio/mpeg",
            Sound::Aac => "audio/aac",
            Sound::Mp4 => "audio/mp4",
            Sound::Ogg => "audio/ogg",
            Sound::Webm => "audio/webm",
            Sound::Wav => "audio/wav",
            Sound::Flac => "audio/flac",
        }
    }
}

/// The brand of what is built like MP4.
fn brand(head: &[u8]) -> Option<&[u8; 4]> {
    (head.get(4..8)? == b"ftyp").then(|| head.get(8..12)?.try_into().ok()).flatten()
}

fn is_riff(head: &[u8], kind: &[u8; 4]) -> bool {
    head.starts_with(b"RIFF") && head.get(8..12) == Some(kind)
}

/// Text whose first element is `svg`, whatever prolog stands before it.
fn is_svg(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            ">"
        } else {
            return rest.starts_with("<svg");
        };
        match rest.split_once(end) {
            Some((_, after)) => rest = after.trim_start(),
            None => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_known_by_their_first_bytes() {
        let known: [(&[u8], Picture); 10] = [
            (b"\xff\xd8\xff\xe1\0\0Exif", Picture::Jpeg),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Picture::Png),
            (b"GIF89a\x01\0\x01\0", Picture::Gif),
            (b"RIFF\x24\0\0\0WEBPVP8 ", Picture::Webp),
            (b"\0\0\0\x20ftypavif\0\0\0\0", Picture::Avif),
            (b"\0\0\0\x18ftypheic\0\0\0\0", Picture::Heic),
            (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0", Picture::Bmp),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Picture::Svg),
            (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a > b --><!DOCTYPE svg>\n<svg>", Picture::Svg),
            (b"  \n<svg>", Picture::Svg),
        ];
        for (head, kind) in known {
            assert_eq!(Picture::of(head), Some(kind), "{kind:?}");
            assert_eq!(Sound::of(head), None, "{kind:?}");
        }
    }

    #[test]
    fn sounds_are_known_by_their_first_bytes() {
        let known: [(&[u8], Sound); 9] = [
            (b"ID3\x04\0", Sound::Mp3),
            (b"\xff\xfb\x90\x64", Sound::Mp3),
            (b"\xff\xf3\x40\xc4", Sound::Mp3),
            (b"\xff\xf1\x50\x80", Sound::Aac),
            (b"\0\0\0\x20ftypM4A \0\0\0\0", Sound::Mp4),
            (b"OggS\0\x02", Sound::Ogg),
            (b"\x1a\x45\xdf\xa3\x9f", Sound::Webm),
            (b"RIFF\x24\0\0\0WAVEfmt ", Sound::Wav),
            (b"fLaC\0\0\0\x22", Sound::Flac),
        ];
        for (head, kind) in known {
            assert_eq!(Sound::of(head), Some(kind), "{kind:?}");
            assert_eq!(Picture::of(head), None, "{kind:?}");
        }
    }

    #[test]
    fn what_is_neither_is_neither() {
        let strangers: [&[u8]; 9] = [
            b"",
            b"\xff",
            b"hello",
            b"BMW is a car, and this a text.",
            b"<html><svg></svg></html>",
            b"<?xml",
            b"RIFF\0\0\0\0AVI ",
            b"%PDF-1.7",
            b"PK\x03\x04",
        ];
        for head in strangers {
            assert_eq!((Picture::of(head), Sound::of(head)), (None, None), "{}", String::from_utf8_lossy(head));
        }
    }
}
