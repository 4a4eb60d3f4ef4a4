//! The roles that a teacher names, in the member `roles` of the rules. It stands among what play's first module doesn't know:
//! only a team with names needs it, and that fetches what deals roles.

use serde_json::Value;

use super::Rules;
use crate::report::shortened;

/// The member of the rules.
const ROLES: &str = "roles";

/// The most roles that are dealt; the others are left alone.
pub const MOST_ROLES: usize = 6;

/// The most characters of a role that are shown.
pub const LONGEST_ROLE: usize = 24;

/// The roles that these rules name, as they can be shown; empty where they name none, and a team has the usual ones. What is no
/// text, or empty, is none.
pub fn named_roles(rules: &Rules) -> Vec<String> {
    let list = rules.extra.get(ROLES).and_then(Value::as_array);
    let texts = list.into_iter().flatten().filter_map(Value::as_str);
    texts.map(|role| shortened(role, LONGEST_ROLE)).filter(|role| !role.is_empty()).take(MOST_ROLES).collect()
}

/// Has these rules name roles; none, and the member is gone.
pub fn name_roles(rules: &mut Rules, roles: Vec<String>) {
    if roles.is_empty() {
        rules.extra.remove(ROLES);
    } else {
        rules.extra.insert(ROLES.into(), roles.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn roles_are_short_plain_texts_and_what_is_none_is_left_out() {
        let mut rules = Rules::default();
        assert!(named_roles(&rules).is_empty());
        name_roles(&mut rules, vec!["Map keeper".into()]);
        assert_eq!(named_roles(&rules), ["Map keeper"]);
        rules.extra.insert(ROLES.into(), json!(["a\u{202e}b", 7, "", null, "x".repeat(5000), "c", "d", "e", "f", "g"]));
        let roles = named_roles(&rules);
        assert_eq!((roles.len(), roles[0].as_str(), roles[1].chars().count()), (MOST_ROLES, "a b", LONGEST_ROLE));
        rules.extra.insert(ROLES.into(), json!({ "reader": true }));
        assert!(named_roles(&rules).is_empty());
        name_roles(&mut rules, Vec::new());
        assert!(rules.is_default());
    }
}
