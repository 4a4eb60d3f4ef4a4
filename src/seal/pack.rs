//! Small texts made smaller: deflate (RFC 1951) that begins where the words of the clear part end, so that what was said there
//! need not be said again.

use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params};
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::format::MOST_BYTES;

/// How much of the words is of use: what lies further back than this and a usual text together deflate doesn't see.
const REACH: usize = 24 << 10;

/// The words that texts are packed after: the beginning of the clear part.
pub(super) fn words(clear: &str) -> Vec<u8> {
    clear.as_bytes()[..clear.len().min(REACH)].to_vec()
}

/// A text as it follows these words.
pub(super) fn pack(text: &[u8], words: &[u8]) -> Vec<u8> {
    let mut packer = CompressorOxide::new(create_comp_flags_from_zip_params(9, 0, 0));
    let mut packed = Vec::new();
    // The words are packed and thrown away; what comes after them starts at a whole byte.
    compress_to_output(&mut packer, words, TDEFLFlush::Sync, |_| true);
    compress_to_output(&mut packer, text, TDEFLFlush::Finish, |bytes| {
        packed.extend(bytes);
        true
    });
    packed
}

/// The text that was packed after these words. None where it is no such thing, or more than a file may have.
pub(super) fn unpack(packed: &[u8], words: &[u8]) -> Option<Vec<u8>> {
    // A block of deflate that just has the words, and more to come.
    let length = u16::try_from(words.len()).ok()?;
    let before = [&[0], &length.to_le_bytes()[..], &(!length).to_le_bytes(), words].concat();
    let mut text = decompress_to_vec_with_limit(&[&before, packed].concat(), words.len() + MOST_BYTES).ok()?;
    text.drain(..words.len());
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(text: Vec<u8>, words: Vec<u8>, again in 0usize..9) {
            let text = [words.repeat(again), text].concat();
            prop_assert_eq!(unpack(&pack(&text, &words), &words), Some(text));
        }

        #[test]
        fn no_bytes_make_it_panic(packed: Vec<u8>, words: Vec<u8>) {
            let _ = unpack(&packed, &words);
        }
    }

    #[test]
    fn what_was_said_before_is_not_said_again() {
        let text = b"The gate stands open, and nobody went through.";
        assert!(pack(text, text).len() < 8, "{}", pack(text, text).len());
        assert_eq!(words(&"a".repeat(1 << 20)).len(), REACH);
    }

    #[test]
    fn what_unpacks_to_more_than_a_file_may_have_is_not_unpacked() {
        assert_eq!(unpack(&pack(&vec![b' '; MOST_BYTES], b"x"), b"x").map(|text| text.len()), Some(MOST_BYTES));
        assert_eq!(unpack(&pack(&vec![b' '; MOST_BYTES + 1], b"x"), b"x"), None);
    }
}
