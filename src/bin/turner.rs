//! The turner: a worker's program that derives keys, so that the page never waits for one. `turn.js` calls it.

use latchwork::seal::{Cost, Derivation};
use wasm_bindgen::prelude::*;

/// The key that a derivation gives, from what [`Derivation`] is made of. None where it asks for more than a device
/// should give, or has.
#[wasm_bindgen]
pub fn turn(memory: u32, passes: u32, salt: &[u8], secret: &[u8]) -> Option<Vec<u8>> {
    let cost = Cost::new(memory, passes)?;
    let derivation = Derivation { cost, salt: salt.to_vec(), secret: secret.to_vec() };
    derivation.run().ok().map(|key| key.to_bytes().to_vec())
}

fn main() {}
