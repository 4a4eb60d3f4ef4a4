use serde_json::{Map, Value};

use crate::breakout::Clue;
use crate::cipher::Cipher;

/// The member of a clue. It stands among what play doesn't know, so that a page which only plays carries nothing of it, and
/// a student copy has none of it.
const CIPHERS: &str = "ciphers";

/// A secret that the cipher bench hid in a clue's text. The text may have been changed since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ciphered {
    /// How it is hidden.
    pub cipher: Cipher,
    /// The secret as it was typed.
    pub secret: String,
}

impl Ciphered {
    /// What a clue remembers; each is none where it can't be read or is of a newer version.
    pub fn of(clue: &Clue) -> Vec<Option<Self>> {
        let all = clue.extra.get(CIPHERS).and_then(Value::as_array);
        all.map(|all| all.iter().map(Ciphered::read).collect()).unwrap_or_default()
    }

    fn read(value: &Value) -> Option<Self> {
        let shift = value.get("shift").and_then(Value::as_u64).and_then(|shift| u8::try_from(shift).ok());
        let cipher = Cipher::named(value.get("cipher")?.as_str()?, shift)?;
        Some(Ciphered { cipher, secret: value.get("secret")?.as_str()?.to_owned() })
    }

    /// Has a clue remember it, after what it remembers already. One that stands there alike is not put twice.
    pub fn put(self, clue: &mut Clue) {
        if Ciphered::of(clue).iter().flatten().any(|known| *known == self) {
            return;
        }
        let (name, shift) = self.cipher.name();
        let mut members = Map::new();
        members.insert("cipher".into(), name.into());
        if let Some(shift) = shift {
            members.insert("shift".into(), shift.into());
        }
        members.insert("secret".into(), self.secret.into());
        // What else stands there is not ours to lose.
        if let Value::Array(all) = clue.extra.entry(CIPHERS).or_insert_with(|| Value::Array(Vec::new())) {
            all.push(members.into());
        }
    }

    /// Has a clue remember another secret in the place of one, and leaves all else of it.
    pub(super) fn hide(clue: &mut Clue, at: usize, secret: String) -> Option<()> {
        let one = clue.extra.get_mut(CIPHERS)?.as_array_mut()?.get_mut(at)?.as_object_mut()?;
        one.insert("secret".into(), secret.into());
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::breakout::ClueKind;
    use crate::cipher::Shift;
    use serde_json::json;

    #[test]
    fn a_clue_remembers_each_secret_once_and_loses_nothing() {
        let mut clue = Clue::new("note", ClueKind::Text { body: String::new() });
        let hidden = |letters| Ciphered {
            cipher: Shift::new(letters).map_or(Cipher::Morse, Cipher::Caesar),
            secret: "LAMP".into(),
        };
        for letters in [3, 0, 3] {
            hidden(letters).put(&mut clue);
        }
        assert_eq!(Ciphered::of(&clue), [Some(hidden(3)), Some(hidden(0))]);
        let said =
            json!([{ "cipher": "caesar", "shift": 3, "secret": "LAMP" }, { "cipher": "morse", "secret": "LAMP" }]);
        assert_eq!(clue.extra[CIPHERS], said);
        let odd = json!([{ "cipher": "enigma", "secret": "LAMP" }, 7, { "cipher": "morse", "secret": "OWL", "x": 1 }]);
        clue.extra.insert(CIPHERS.into(), odd);
        assert_eq!(Ciphered::of(&clue).iter().filter(|one| one.is_some()).count(), 1);
        assert_eq!(Ciphered::hide(&mut clue, 2, "FOX".into()), Some(()));
        assert_eq!(clue.extra[CIPHERS][2], json!({ "cipher": "morse", "secret": "FOX", "x": 1 }));
        clue.extra.insert(CIPHERS.into(), json!("strange"));
        hidden(3).put(&mut clue);
        assert_eq!(clue.extra[CIPHERS], json!("strange"));
    }
}
