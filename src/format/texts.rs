/// Texts as a JSON array.
pub fn as_list(texts: &[String]) -> String {
    serde_json::Value::from(texts).to_string()
}

/// The texts of a JSON array; none where it is no such thing.
pub fn from_list(list: &str) -> Option<Vec<String>> {
    serde_json::from_str(list).ok()
}
