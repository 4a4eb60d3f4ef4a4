//! The order in which a person puts names: letter by letter, and "Team 9" before "Team 10".

use std::cmp::Ordering;

/// Compares two names: letters as they are, runs of the digits 0 to 9 by their value. Names that differ in leading zeros alone
/// are equal.
pub fn compare(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one, other);
    loop {
        let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (own, others) = (digits(one), digits(other));
        if own > 0 && others > 0 {
            let ((a, rest), (b, other_rest)) = (one.split_at(own), other.split_at(others));
            let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
            match a.len().cmp(&b.len()).then_with(|| a.cmp(b)) {
                Ordering::Equal => (one, other) = (rest, other_rest),
                order => return order,
            }
            continue;
        }
        let (mut a, mut b) = (one.chars(), other.chars());
        match (a.next(), b.next()) {
            (None, None) => return Ordering::Equal,
            (x, y) if x == y => (one, other) = (a.as_str(), b.as_str()),
            (x, y) => return x.cmp(&y),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Names in which letters, digits and their neighbours among the characters meet.
    const NAMES: &str = "[a ./:09é١]{0,3}[0-2]{0,3}[a:/]{0,2}[0-9]{0,2}";

    proptest! {
        #[test]
        fn it_is_a_total_order(a in NAMES, b in NAMES, c in NAMES) {
            prop_assert_eq!(compare(&a, &a), Ordering::Equal);
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
            if compare(&a, &b).is_le() && compare(&b, &c).is_le() {
                prop_assert!(compare(&a, &c).is_le());
            }
        }

        #[test]
        fn digits_compare_by_value(before in "[a-c ]{0,4}", a: u64, b: u64, after in "[a-c ]{0,4}", zeros in "0{0,3}") {
            let name = |number: u64| format!("{before}{number}{after}");
            prop_assert_eq!(compare(&name(a), &name(b)), a.cmp(&b));
            prop_assert_eq!(compare(&name(a), &format!("{before}{zeros}{a}{after}")), Ordering::Equal);
        }

        #[test]
        fn all_else_compares_letter_by_letter(a in "\\PC{0,12}", b in "\\PC{0,12}") {
            let [a, b] = [a, b].map(|name| name.replace(|c: char| c.is_ascii_digit(), ""));
            prop_assert_eq!(compare(&a, &b), a.cmp(&b));
            // A digit beside something else is a letter like others.
            prop_assert_eq!(compare(&format!("{a}7"), &format!("{a}x")), Ordering::Less);
            prop_assert_eq!(compare(&format!("{a}7"), &a), Ordering::Greater);
        }
    }
}
