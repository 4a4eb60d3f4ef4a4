//! Key slots, as a disk's encryption has them: each opens with one entry and holds a key.
//!
//! All slots of a lock are of one size, there are more of them than are used, and they stand in no order that would tell
//! which is which.

use rand::CryptoRng;

use super::Key;
use super::blob::{Bond, TAG};

/// What a slot's key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// The lock, by its answer with this number.
    Lock(usize),
    /// The lock, by the teacher's phrase.
    LockForTeacher,
    /// A reply, by its number.
    Reply(usize),
    /// Nothing: it only says that accents alone keep the entry from being an answer.
    NearlyByAccents,
    /// Nothing: it only says that punctuation alone does.
    NearlyByPunctuation,
}

/// The most slots that a lock may use.
pub(super) const MOST_SLOTS: usize = 1024;

/// Slots come in so many.
const AT_ONCE: usize = 4;

/// How many bytes a sealed slot has: what it opens, a number, a key, and the tag.
const SIZE: usize = 1 + 2 + Key::BYTES + TAG;

/// Slots under the keys that derivations gave.
pub(super) fn seal(slots: &[(Key, Opens, Key)], bond: &Bond, lock: usize, rng: &mut impl CryptoRng) -> Vec<u8> {
    let mut sealed: Vec<Vec<u8>> =
        slots.iter().map(|(derived, opens, key)| bond.seal(derived, &name(lock), &plain(*opens, key))).collect();
    // What nobody can open looks no other than what somebody can.
    sealed.resize_with(slots.len().next_multiple_of(AT_ONCE).max(AT_ONCE), || {
        let mut chance = vec![0; SIZE];
        rng.fill_bytes(&mut chance);
        chance
    });
    // Sealed bytes look like chance: sorted by them, the slots stand in an order that tells nothing.
    sealed.sort_unstable();
    sealed.concat()
}

/// The slot that a derived key opens, if there is one: one derivation, however many slots there are.
pub(super) fn find(slots: &[u8], derived: &Key, bond: &Bond, lock: usize) -> Option<(Opens, Key)> {
    let name = name(lock);
    slots.chunks_exact(SIZE).find_map(|slot| read(&bond.open(derived, &name, slot)?))
}

/// Whether these can be the slots of a lock.
pub(super) fn are_sound(slots: &[u8]) -> bool {
    slots.len().is_multiple_of(SIZE)
}

/// Whether these are more than a lock may have.
pub(super) fn are_too_many(slots: &[u8]) -> bool {
    slots.len() > MOST_SLOTS * SIZE
}

fn name(lock: usize) -> String {
    format!("slot {lock}")
}

fn plain(opens: Opens, key: &Key) -> Vec<u8> {
    let (kind, number) = match opens {
        Opens::Lock(answer) => (0, answer),
        Opens::LockForTeacher => (1, 0),
        Opens::Reply(reply) => (2, reply),
        Opens::NearlyByAccents => (3, 0),
        Opens::NearlyByPunctuation => (4, 0),
    };
    // There are at most `MOST_SLOTS` answers and replies.
    let mut plain = vec![kind];
    plain.extend((number as u16).to_le_bytes());
    plain.extend(key.0);
    plain
}

fn read(plain: &[u8]) -> Option<(Opens, Key)> {
    let (kind, rest) = plain.split_first()?;
    let (number, key) = rest.split_first_chunk()?;
    let number = usize::from(u16::from_le_bytes(*number));
    let opens = match kind {
        0 if number < MOST_SLOTS => Opens::Lock(number),
        1 => Opens::LockForTeacher,
        2 if number < MOST_SLOTS => Opens::Reply(number),
        3 => Opens::NearlyByAccents,
        4 => Opens::NearlyByPunctuation,
        _ => return None,
    };
    Some((opens, Key(key.try_into().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sealed::Clear;
    use rand::SeedableRng;
    use rand::rngs::ChaCha20Rng;

    #[test]
    fn each_slot_opens_with_its_own_key_on_its_own_lock() {
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let bond = Bond::to(&Clear::default());
        let all = [
            Opens::Lock(0),
            Opens::Lock(1023),
            Opens::LockForTeacher,
            Opens::Reply(7),
            Opens::NearlyByAccents,
            Opens::NearlyByPunctuation,
        ];
        let slots = all.map(|opens| (Key::random(&mut rng), opens, Key::random(&mut rng)));
        let sealed = seal(&slots, &bond, 3, &mut rng);
        assert_eq!(sealed.len(), 8 * SIZE);
        assert!(are_sound(&sealed) && !are_too_many(&sealed));
        assert!(sealed.chunks_exact(SIZE).is_sorted(), "their order tells which is which");
        for (derived, opens, key) in &slots {
            assert_eq!(find(&sealed, derived, &bond, 3), Some((*opens, key.clone())));
            assert_eq!(find(&sealed, derived, &bond, 2), None);
            assert_eq!(find(&sealed, key, &bond, 3), None);
        }
    }

    #[test]
    fn a_lock_without_slots_looks_like_one_that_has_some() {
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let none = seal(&[], &Bond::to(&Clear::default()), 0, &mut rng);
        assert_eq!(none.len(), AT_ONCE * SIZE);
    }
}
