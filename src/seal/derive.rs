//! The slow step: from what someone types to a key.

use argon2::{Algorithm, Argon2, Params, Version};
use rand::CryptoRng;

use super::Key;

/// What a derivation costs, whoever does it: the team for each try, and who guesses for each guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    memory: u32,
    passes: u32,
}

impl Cost {
    /// What sealed files are written with: 19 MiB, two passes. OWASP's first choice for Argon2id on one lane (Password
    /// Storage Cheat Sheet).
    pub const USUAL: Cost = Cost { memory: 19 * 1024, passes: 2 };

    /// A cost of so many kibibytes, passed over so many times; none where a file has no business to ask for it. A
    /// school's device must not be brought down by a file.
    pub fn new(memory: u32, passes: u32) -> Option<Self> {
        let is_bearable = (8..=64 * 1024).contains(&memory) && (1..=8).contains(&passes);
        is_bearable.then_some(Cost { memory, passes })
    }

    /// Kibibytes of memory.
    pub fn memory(self) -> u32 {
        self.memory
    }

    /// How often they are passed over.
    pub fn passes(self) -> u32 {
        self.passes
    }
}

/// The device has not enough memory for a derivation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not enough memory to check an answer")]
pub struct NoMemory;

/// How many bytes a salt has.
pub(super) const SALT: usize = 16;

/// One derivation that is to be done. It is plain data and knows nothing of the file, so that a worker can do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// What it costs.
    pub cost: Cost,
    /// What it is salted with.
    pub salt: Vec<u8>,
    /// What it starts from.
    pub secret: Vec<u8>,
}

impl Derivation {
    /// From the canonical answer of a lock.
    pub(super) fn of_answer(cost: Cost, salt: &[u8], answer: &str) -> Self {
        Derivation { cost, salt: salt.to_vec(), secret: [b"answer ", answer.as_bytes()].concat() }
    }

    /// From the teacher's phrase. What opens a lock as an answer never does as the phrase.
    pub(super) fn of_phrase(cost: Cost, salt: &[u8], phrase: &str) -> Self {
        Derivation { cost, salt: salt.to_vec(), secret: [b"phrase ", phrase.as_bytes()].concat() }
    }

    /// Does it: Argon2id, version 1.3 (RFC 9106), one lane. Takes tens of milliseconds.
    ///
    /// # Errors
    /// [`NoMemory`].
    pub fn run(&self) -> Result<Key, NoMemory> {
        let params = Params::new(self.cost.memory, self.cost.passes, 1, Some(Key::BYTES)).map_err(|_| NoMemory)?;
        let mut key = [0; Key::BYTES];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(&self.secret, &self.salt, &mut key)
            .map_err(|_| NoMemory)?;
        Ok(Key(key))
    }
}

/// A new salt, of [`SALT`] bytes.
pub(super) fn salt(rng: &mut impl CryptoRng) -> Vec<u8> {
    let mut salt = vec![0; SALT];
    rng.fill_bytes(&mut salt);
    salt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_cannot_ask_for_what_no_device_should_give() {
        for (memory, passes) in [(4 << 20, 2), (u32::MAX, 1), (19 * 1024, 1000), (7, 1), (0, 1), (19 * 1024, 0)] {
            assert_eq!(Cost::new(memory, passes), None, "{memory} KiB, {passes} passes");
        }
        let usual = Cost::new(Cost::USUAL.memory, Cost::USUAL.passes);
        assert_eq!(usual, Some(Cost::USUAL));
    }
}
