use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use uuid::Uuid;

use super::{MOST_BYTES, Opened, Refused, read, write_compact};
use crate::breakout::Breakout;

/// A breakout as a part of an address: its file, compressed (RFC 1951), in the letters of base64url (RFC 4648).
pub fn to_link(breakout: &Breakout) -> String {
    URL_SAFE_NO_PAD.encode(compress_to_vec(write_compact(breakout).as_bytes(), 9))
}

/// Opens a breakout from what [`to_link`] gave.
///
/// # Errors
/// [`Refused::BrokenLink`] where some of it is missing, [`Refused::TooBig`] where it unpacks to more than a file may
/// have, else as [`read`].
pub fn from_link(link: &str, fresh: Uuid) -> Result<Opened, Refused> {
    let packed = URL_SAFE_NO_PAD.decode(link.trim()).map_err(|_| Refused::BrokenLink)?;
    let file = decompress_to_vec_with_limit(&packed, MOST_BYTES).map_err(|error| match error.status {
        miniz_oxide::inflate::TINFLStatus::HasMoreOutput => Refused::TooBig { bytes: MOST_BYTES },
        _ => Refused::BrokenLink,
    })?;
    read(&file, fresh)
}
