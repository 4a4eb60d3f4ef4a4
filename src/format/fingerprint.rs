use std::hash::{DefaultHasher, Hash, Hasher};

use super::write_compact;
use crate::breakout::Breakout;

/// What tells whether a breakout was changed: the same for two that say the same, whatever their revision and whenever they
/// were saved. Another compiler may give another one; then something counts as changed that was not.
pub fn fingerprint(breakout: &Breakout) -> String {
    let mut hasher = DefaultHasher::new();
    write_compact(&Breakout { revision: 1, modified: String::new(), ..breakout.clone() }).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn it_changes_with_what_a_breakout_says() {
        let breakout = Breakout::new(Uuid::nil());
        let saved = Breakout { revision: 4, modified: "2026-11-23T18:40:00Z".into(), ..breakout.clone() };
        let changed = Breakout { title: "Gate".into(), ..breakout.clone() };
        assert_eq!(fingerprint(&breakout), fingerprint(&saved));
        assert_ne!(fingerprint(&breakout), fingerprint(&changed));
    }
}
