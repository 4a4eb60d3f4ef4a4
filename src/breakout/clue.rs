use serde::Serialize;

use super::Extra;

/// A thing that a team can find: it lies on the bench, hangs on a lock, or waits inside one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Clue {
    /// A slug, unique among the file's clues.
    pub id: String,
    /// What kind of thing it is, with what that kind holds.
    #[serde(flatten)]
    pub kind: ClueKind,
    /// Plain text; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The BCP 47 tag of its language where that is not the file's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// 1 or 2 where only one of a team's two devices shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seat: Option<u8>,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Clue {
    /// What it says as Markdown, where it does.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            ClueKind::Text { body: text } | ClueKind::Ink { body: text } | ClueKind::Room { say: text, .. } => {
                Some(text)
            }
            _ => None,
        }
    }

    /// A clue of this kind without title, language or seat.
    pub fn new(id: impl Into<String>, kind: ClueKind) -> Self {
        Clue { id: id.into(), kind, title: String::new(), language: None, seat: None, extra: Extra::new() }
    }

    /// Whether a device shows it that stands before this chair of its team, 1 or 2; 0: the team shares one device, which
    /// shows all.
    pub fn is_for(&self, chair: usize) -> bool {
        chair == 0 || self.seat.is_none_or(|seat| usize::from(seat) == chair)
    }
}

/// The kinds of clue.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ClueKind {
    /// A paper to read.
    Text {
        /// Markdown.
        body: String,
    },
    /// Writing that shows under the black light alone.
    Ink {
        /// Markdown.
        body: String,
    },
    /// A picture.
    Image {
        /// `media:` and a name in the file's media.
        src: String,
        /// What it shows, for whoever can't see it.
        #[serde(skip_serializing_if = "String::is_empty")]
        alt: String,
    },
    /// A sound.
    Audio {
        /// `media:` and a name in the file's media.
        src: String,
        /// What it says, for whoever can't hear it.
        #[serde(skip_serializing_if = "String::is_empty")]
        transcript: String,
    },
    /// Something in the room.
    Room {
        /// What the screen says, as Markdown.
        say: String,
        /// What the teacher puts where, before the lesson.
        #[serde(skip_serializing_if = "String::is_empty")]
        setup: String,
    },
    /// A tool that goes into the toolbox.
    Tool {
        /// Which one.
        tool: Tool,
    },
    /// A kind of a newer version: its members are among the clue's `extra`.
    #[serde(untagged)]
    Unknown {
        /// What the file calls it.
        kind: String,
    },
}

/// The tools that can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tool {
    /// Makes invisible ink show.
    BlackLight,
}
