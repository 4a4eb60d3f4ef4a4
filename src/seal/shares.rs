//! A secret in shares, of which some are enough: Shamir's scheme (How to Share a Secret, 1979) byte by byte over GF(2^8)
//! with the polynomial of AES (FIPS 197).
//!
//! It is our own because it is short. Of the crates that there are, `sharks` is no longer kept (RUSTSEC-2024-0398), `blahaj`
//! looks secrets up in tables, and `vsss-rs` brings five schemes over elliptic curves. Here no step and no place in memory
//! depends on a secret.

use rand::CryptoRng;

use super::Key;

/// One share: where it lies, from 1, and what the polynomial of each byte is there.
pub(super) type Share = [u8; SHARE];

/// How many bytes a share has.
pub(super) const SHARE: usize = 1 + Key::BYTES;

/// The most shares that a secret can be cut into.
pub(super) const MOST_SHARES: usize = 255;

/// Cuts a secret into `count` shares of which any `need` (at least 1) give it back, and fewer tell nothing.
pub(super) fn split(secret: &Key, need: usize, count: u8, rng: &mut impl CryptoRng) -> Vec<Share> {
    // For each byte a polynomial: its constant is the secret, the others are chance.
    let mut coefficients = vec![secret.0];
    coefficients.extend((1..need).map(|_| Key::random(rng).0));
    (1..=count).map(|at| share(&coefficients, at)).collect()
}

fn share(coefficients: &[[u8; Key::BYTES]], at: u8) -> Share {
    let mut share = [0; SHARE];
    share[0] = at;
    for coefficient in coefficients.iter().rev() {
        for (value, coefficient) in share[1..].iter_mut().zip(coefficient) {
            *value = times(*value, at) ^ coefficient;
        }
    }
    share
}

/// The secret that these shares are of, where they are enough: Lagrange's polynomial at 0. None where two lie at the same
/// place or one lies where the secret does; too few, or shares of another secret, give another secret.
pub(super) fn join(shares: &[Share]) -> Option<Key> {
    let mut secret = [0; Key::BYTES];
    for (index, share) in shares.iter().enumerate() {
        let mut weight = 1;
        for other in shares.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, other)| other[0]) {
            if other == share[0] {
                return None;
            }
            weight = times(weight, times(other, inverse(other ^ share[0])));
        }
        if share[0] == 0 {
            return None;
        }
        for (byte, value) in secret.iter_mut().zip(&share[1..]) {
            *byte ^= times(*value, weight);
        }
    }
    Some(Key(secret))
}

/// The product, in the same steps whatever the factors are.
fn times(a: u8, b: u8) -> u8 {
    let (mut a, mut product) = (a, 0);
    for bit in 0..8 {
        product ^= a & 0u8.wrapping_sub(b >> bit & 1);
        a = (a << 1) ^ (0x1b & 0u8.wrapping_sub(a >> 7));
    }
    product
}

/// What gives 1 when multiplied with it: its 254th power. 0 for 0.
fn inverse(a: u8) -> u8 {
    let mut power = 1;
    for _ in 0..7 {
        power = times(power, power);
        power = times(power, a);
    }
    times(power, power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rand::SeedableRng;
    use rand::rngs::ChaCha20Rng;

    fn at(at: u8, value: u8) -> Share {
        let mut share = [value; SHARE];
        share[0] = at;
        share
    }

    /// FIPS 197, section 4.2.
    #[test]
    fn products_are_those_of_the_standard() {
        assert_eq!(times(0x57, 0x83), 0xc1);
        assert_eq!(times(0x57, 0x13), 0xfe);
        assert!((1..=255).all(|a| times(a, inverse(a)) == 1));
    }

    /// The vectors of codahale/shamir (`GF256Test.java`), which uses the same field.
    #[test]
    fn shares_of_another_implementation_join() {
        for (points, secret) in
            [([(1, 1), (2, 2), (3, 3)], 0), ([(1, 80), (2, 90), (3, 20)], 30), ([(1, 43), (2, 22), (3, 86)], 107)]
        {
            let shares = points.map(|(x, y)| at(x, y));
            assert_eq!(join(&shares), Some(Key([secret; Key::BYTES])));
        }
    }

    #[test]
    fn shares_that_cannot_be_are_refused() {
        assert_eq!(join(&[at(1, 1), at(1, 2)]), None);
        assert_eq!(join(&[at(0, 1), at(1, 2)]), None);
    }

    proptest! {
        #[test]
        fn any_that_are_enough_give_the_secret_and_fewer_do_not(
            seed: u64, need in 1usize..6, more in 0usize..5, order: prop::sample::Index,
        ) {
            let mut rng = ChaCha20Rng::seed_from_u64(seed);
            let secret = Key::random(&mut rng);
            let count = need + more;
            let mut shares = split(&secret, need, count as u8, &mut rng);
            shares.rotate_left(order.index(count));
            prop_assert_eq!(join(&shares[..need]), Some(secret.clone()));
            prop_assert_eq!(join(&shares), Some(secret.clone()));
            prop_assert_ne!(join(&shares[..need - 1]), Some(secret));
        }
    }
}
