use serde::Serialize;

use super::Extra;

/// How hints, tries and time go.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Rules {
    /// When a hint is free.
    #[serde(skip_serializing_if = "HintRules::is_default")]
    pub hints: HintRules,
    /// What wrong tries lead to.
    #[serde(skip_serializing_if = "TryRules::is_default")]
    pub tries: TryRules,
    /// What happens when the minutes are over.
    #[serde(skip_serializing_if = "TimeUp::is_default")]
    pub time_up: TimeUp,
    /// A phrase that the teacher types on a team's device to open one lock for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub teacher_key: Option<String>,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Rules {
    /// Whether nothing here differs from what an absent member means.
    pub fn is_default(&self) -> bool {
        *self == Rules::default()
    }
}

/// Which rungs a lock's hint ladder has beside its hints, and when the next is free: after so many tries or so much time
/// since the rung before it (or since the lock could be reached), whichever comes first; or at once for a hint card.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct HintRules {
    /// Wrong tries.
    pub after_tries: u32,
    /// Seconds of active time.
    pub after_seconds: u32,
    /// How many hint cards the team has for the whole breakout.
    pub cards: u32,
    /// Whether each ladder has a rung that sends one of the team to another: they may ask and point, but not tell.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub neighbour: bool,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl HintRules {
    /// Whether nothing here differs from what an absent member means.
    pub fn is_default(&self) -> bool {
        *self == HintRules::default()
    }
}

impl Default for HintRules {
    fn default() -> Self {
        HintRules { after_tries: 2, after_seconds: 120, cards: 2, neighbour: false, extra: Extra::new() }
    }
}

/// What wrong tries lead to: so many are free, then each lets the lock cool for a while.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct TryRules {
    /// Wrong tries on a lock before the first wait.
    pub free: u32,
    /// Seconds that the lock then cools after each wrong try; 0: never.
    pub wait_seconds: u32,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl TryRules {
    /// Whether nothing here differs from what an absent member means.
    pub fn is_default(&self) -> bool {
        *self == TryRules::default()
    }
}

impl Default for TryRules {
    fn default() -> Self {
        TryRules { free: 3, wait_seconds: 10, extra: Extra::new() }
    }
}

/// What happens when the minutes are over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TimeUp {
    /// The team is told and goes on.
    #[default]
    KeepGoing,
    /// No lock can be tried any more; the team goes to what was learnt.
    Stop,
}

impl TimeUp {
    /// Whether this is what an absent member means.
    pub fn is_default(&self) -> bool {
        *self == TimeUp::default()
    }
}
