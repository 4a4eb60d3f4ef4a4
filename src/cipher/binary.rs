use super::{key, latin};

/// A space between words is a byte like any other.
pub(super) fn encode(text: &str) -> String {
    text.chars().map(byte).collect::<Vec<_>>().join(" ")
}

/// Each capital letter and digit, and its byte.
pub(super) fn key() -> String {
    let pairs: Vec<_> = latin::letters().chain('0'..='9').map(|letter| (letter, byte(letter))).collect();
    key::tables(&pairs, 3)
}

fn byte(letter: char) -> String {
    format!("{:08b}", u32::from(letter))
}

#[cfg(test)]
pub(super) mod tests {
    pub fn decode(shown: &str) -> String {
        shown.split(' ').map(|byte| char::from(u8::from_str_radix(byte, 2).unwrap())).collect()
    }
}
