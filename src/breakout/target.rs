use serde::Serialize;

use super::Extra;

/// A learning target: what a student will be able to do.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Target {
    /// A slug, unique among targets.
    pub id: String,
    /// "I can ...", as Markdown.
    pub statement: String,
    /// The standard that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard: Option<Standard>,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A standard of a curriculum.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Standard {
    /// Whose it is: "CCSS".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub framework: String,
    /// Its code: "L.4.1.f".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// Where it is published.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub uri: String,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}
