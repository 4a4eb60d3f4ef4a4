//! The digest that a sealed file ends with: so no byte of it changes unnoticed, on its way or on a disk.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// What stands before the digest.
const BEFORE: &str = ",\"digest\":\"";

/// What stands behind it.
const BEHIND: &str = "\"}";

/// A file with its digest (SHA-256) as its last member.
pub(super) fn ended(mut file: String) -> String {
    file.truncate(file.len().saturating_sub(1));
    let digest = URL_SAFE_NO_PAD.encode(Sha256::digest(&file));
    format!("{file}{BEFORE}{digest}{BEHIND}")
}

/// Whether a file is as it was when its digest was made. A mark before it and lines behind it are no part of it.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_end();
    let told = bytes.strip_suffix(BEHIND.as_bytes());
    let cut = |told: &[u8]| told.len().checked_sub(43 + BEFORE.len());
    told.and_then(|told| told.split_at_checked(cut(told)?)).is_some_and(|(file, told)| {
        told.strip_prefix(BEFORE.as_bytes()) == Some(URL_SAFE_NO_PAD.encode(Sha256::digest(file)).as_bytes())
    })
}
