//! Bytes that only a key opens: XChaCha20-Poly1305, each under a key of its own.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use rand::CryptoRng;
use sha2::{Digest, Sha256};

use crate::format::sealed::Clear;

use super::pack::{pack, unpack, words};

/// A secret of 256 bits: what a slow derivation gives, what opens a lock, what a reply is sealed with.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(pub(super) [u8; Key::BYTES]);

impl Key {
    /// How many bytes a key has.
    pub const BYTES: usize = 32;

    /// A key from the bytes that it was kept as.
    pub fn from_bytes(bytes: [u8; Key::BYTES]) -> Self {
        Key(bytes)
    }

    /// Its bytes, to be kept where the team's own work is kept.
    pub fn to_bytes(&self) -> [u8; Key::BYTES] {
        self.0
    }

    /// A new key.
    pub(super) fn random(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; Key::BYTES];
        rng.fill_bytes(&mut bytes);
        Key(bytes)
    }

    /// The key for one purpose (HKDF with SHA-256, RFC 5869).
    pub(super) fn expand(secret: &[u8], purpose: &str) -> Self {
        let mut bytes = [0; Key::BYTES];
        let expanded = Hkdf::<Sha256>::new(None, secret).expand(purpose.as_bytes(), &mut bytes);
        debug_assert!(expanded.is_ok(), "HKDF gives up to 8,160 bytes");
        Key(bytes)
    }

    /// The key that takes all of these keys, in their order.
    pub(super) fn together(keys: &[&Key]) -> Self {
        let secret: Vec<u8> = keys.iter().flat_map(|key| key.0).collect();
        Key::expand(&secret, "together")
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("Key")
    }
}

/// What every sealed thing of a file is bound to: the digest of all that stands in its clear part. Nothing that is sealed
/// in one file opens in another, or in one whose clear part was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bond {
    digest: [u8; 32],
    /// What texts are packed after.
    words: Vec<u8>,
}

/// How many bytes longer something gets when it is sealed.
pub(super) const TAG: usize = 16;

impl Bond {
    /// The bond to a clear part (SHA-256, FIPS 180-4).
    pub fn to(clear: &Clear) -> Self {
        Bond { digest: Sha256::digest(&clear.all).into(), words: words(&clear.words) }
    }

    /// Seals bytes under a key that seals nothing else: so there is one nonce, of zeros. `what` says which thing it is.
    pub fn seal(&self, key: &Key, what: &str, plain: &[u8]) -> Vec<u8> {
        let aad = self.beside(what);
        let sealed = cipher(key).encrypt(&XNonce::default(), Payload { msg: plain, aad: &aad });
        // Only for messages of 256 GiB it is refused.
        sealed.unwrap_or_default()
    }

    /// What [`seal`](Self::seal) sealed; none where key, bond, thing or any of its bytes is another.
    pub fn open(&self, key: &Key, what: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let aad = self.beside(what);
        cipher(key).decrypt(&XNonce::default(), Payload { msg: sealed, aad: &aad }).ok()
    }

    /// Seals a text, packed, under what `secret` gives for this thing alone.
    pub fn seal_text(&self, secret: &Key, what: &str, text: &str) -> Vec<u8> {
        self.seal(&Key::expand(&secret.0, what), what, &pack(text.as_bytes(), &self.words))
    }

    /// What [`seal_text`](Self::seal_text) sealed. A text that unpacks to more than a file may have is none.
    pub fn open_text(&self, secret: &Key, what: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        unpack(&self.open(&Key::expand(&secret.0, what), what, sealed)?, &self.words)
    }

    /// Texts, packed and all of one length: how long one is would tell which it is.
    pub fn level(&self, texts: &[&str]) -> Vec<Vec<u8>> {
        let mut packed: Vec<Vec<u8>> = texts.iter().map(|text| pack(text.as_bytes(), &self.words)).collect();
        let longest = packed.iter().map(Vec::len).max().unwrap_or_default().next_multiple_of(16);
        packed.iter_mut().for_each(|text| text.resize(longest, 0));
        packed
    }

    /// A text that was made [`level`](Self::level) with others: what is packed ends where it says itself.
    pub fn unlevel(&self, packed: &[u8]) -> Option<String> {
        String::from_utf8(unpack(packed, &self.words)?).ok()
    }

    fn beside(&self, what: &str) -> Vec<u8> {
        [&self.digest, what.as_bytes()].concat()
    }
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&key.0.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand::rngs::ChaCha20Rng;

    fn bond(clear: &str) -> Bond {
        Bond::to(&Clear { all: clear.into(), words: clear.into() })
    }

    #[test]
    fn a_blob_opens_with_its_key_bond_and_name_alone() {
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let (key, other) = (Key::random(&mut rng), Key::random(&mut rng));
        let bond = bond("clear");
        let sealed = bond.seal_text(&key, "inside 1", "behind the gate");
        assert_eq!(bond.open_text(&key, "inside 1", &sealed).as_deref(), Some(b"behind the gate".as_slice()));
        assert_eq!(bond.open_text(&other, "inside 1", &sealed), None);
        assert_eq!(bond.open_text(&key, "inside 2", &sealed), None);
        assert_eq!(self::bond("clear ").open_text(&key, "inside 1", &sealed), None);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(bond.open_text(&key, "inside 1", &changed), None, "byte {at}");
        }
    }

    #[test]
    fn texts_that_were_made_level_are_told_apart_by_their_words_alone() {
        let bond = bond("clear");
        let texts = ["", "Look again at the place value of the 2.", "No."];
        let level = bond.level(&texts);
        assert!(level.iter().all(|text| text.len() == level[1].len()));
        for (text, level) in texts.iter().zip(&level) {
            assert_eq!(bond.unlevel(level).as_deref(), Some(*text));
        }
    }

    /// RFC 5869, test case 3: neither salt nor purpose.
    #[test]
    fn hkdf_is_that_of_the_rfc() {
        let okm = Key::expand(&[0x0b; 22], "");
        assert_eq!(okm.0[..8], [0x8d, 0xa4, 0xe7, 0x75, 0xa5, 0x63, 0xc1, 0x8f]);
    }
}
