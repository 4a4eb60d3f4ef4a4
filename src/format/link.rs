use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::{MOST_BYTES, Refused, write_compact};
use crate::breakout::Breakout;

/// A file as a part of an address: compressed (RFC 1951), in the letters of base64url (RFC 4648).
pub fn pack(file: &str) -> String {
    URL_SAFE_NO_PAD.encode(squeeze(file))
}

/// A file compressed (RFC 1951).
pub fn squeeze(file: &str) -> Vec<u8> {
    compress_to_vec(file.as_bytes(), 9)
}

/// A breakout as a part of an address.
pub fn to_link(breakout: &Breakout) -> String {
    pack(&write_compact(breakout))
}

/// The bytes of a file from what [`pack`] gave.
///
/// # Errors
/// [`Refused::BrokenLink`] where some of it is missing, [`Refused::TooBig`] where it unpacks to more than a file may
/// have.
pub fn unpack(link: &str) -> Result<Vec<u8>, Refused> {
    unsqueeze(&URL_SAFE_NO_PAD.decode(link.trim()).map_err(|_| Refused::BrokenLink)?)
}

/// The bytes of a file from what [`squeeze`] gave.
///
/// # Errors
/// As [`unpack`] has them.
pub fn unsqueeze(packed: &[u8]) -> Result<Vec<u8>, Refused> {
    decompress_to_vec_with_limit(packed, MOST_BYTES).map_err(|error| match error.status {
        miniz_oxide::inflate::TINFLStatus::HasMoreOutput => Refused::TooBig { bytes: MOST_BYTES },
        _ => Refused::BrokenLink,
    })
}
