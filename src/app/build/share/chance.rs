use std::convert::Infallible;

use leptos::prelude::window;
use rand::{TryCryptoRng, TryRng};
use web_sys::Crypto;

/// The most bytes that a browser gives at once.
const AT_ONCE: usize = 65_536;

/// The browser's own chance, which is good enough for keys.
pub(super) struct Chance {
    crypto: Crypto,
    has_failed: bool,
}

impl Chance {
    /// None where the browser has none.
    pub fn of_browser() -> Option<Self> {
        Some(Chance { crypto: window().crypto().ok()?, has_failed: false })
    }

    /// Whether it ever gave nothing. Whatever was made with it then is worth nothing.
    pub fn has_failed(&self) -> bool {
        self.has_failed
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(AT_ONCE) {
            self.has_failed |= self.crypto.get_random_values_with_u8_array(part).is_err();
        }
    }
}

impl TryRng for Chance {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.bytes()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.bytes()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Chance {}
