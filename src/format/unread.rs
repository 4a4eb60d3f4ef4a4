//! Files that are refused, as far as they are known all the same.

use std::sync::Arc;

use serde_json::Value;

/// What a breakout that is refused calls itself; none where it doesn't say so in the way that we know.
pub fn title(file: &str) -> Option<String> {
    let file: Value = serde_json::from_str(file).ok()?;
    file.get("title")?.as_str().filter(|title| !title.trim().is_empty()).map(str::to_owned)
}

/// Gives the pictures and sounds, by name, that were kept apart back to a file that is refused, wherever they are waited for in
/// the way that we know; all else stays as it is.
pub fn rejoin(file: &str, media: &[(String, Arc<str>)]) -> String {
    let Ok(mut whole) = serde_json::from_str::<Value>(file) else { return file.to_owned() };
    for (name, data) in media {
        let waiting = whole.get_mut("media").and_then(|media| media.get_mut(name)?.get_mut("data"));
        if let Some(waiting) = waiting.filter(|waiting| waiting.as_str() == Some("")) {
            *waiting = Value::String(data.as_ref().to_owned());
        }
    }
    serde_json::to_string_pretty(&whole).unwrap_or_else(|_| file.to_owned())
}
