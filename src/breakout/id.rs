/// Whether this is an id that a person can type: `[a-z0-9][a-z0-9-]{0,31}`.
pub fn is_id(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    text.len() <= 32 && text.starts_with(allowed) && text.chars().all(|c| allowed(c) || c == '-')
}

/// An id made from a title ("The gate" gives `the-gate`) that `taken` doesn't hold yet. `fallback` is an id, used where
/// the title has no letter or digit to make one from.
pub fn fresh_id(title: &str, fallback: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut stem = String::new();
    for c in title.to_ascii_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            stem.push(c);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    stem.truncate(26);
    let stem = match stem.trim_end_matches('-') {
        "" => fallback,
        stem => stem,
    };
    if !taken(stem) {
        return stem.to_owned();
    }
    let mut n = 2;
    while taken(&format!("{stem}-{n}")) {
        n += 1;
    }
    format!("{stem}-{n}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_and_typeable() {
        for id in ["a", "0", "the-gate", "a23456789-123456789-123456789-12"] {
            assert!(is_id(id), "{id}");
        }
        for id in ["", "-a", "A", "a b", "é", "a23456789-123456789-123456789-123"] {
            assert!(!is_id(id), "{id}");
        }
    }

    #[test]
    fn a_fresh_id_follows_the_title_and_is_free() {
        assert_eq!(fresh_id("The gate!", "lock", |_| false), "the-gate");
        assert_eq!(fresh_id("門", "lock", |_| false), "lock");
        assert_eq!(fresh_id("Gate", "lock", |id| id == "gate" || id == "gate-2"), "gate-3");
        assert!(is_id(&fresh_id(&"Long and longer ".repeat(9), "lock", |_| false)));
    }
}
