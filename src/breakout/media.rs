use std::sync::Arc;

use serde::Serialize;

use super::{Breakout, ClueKind, Extra, fresh_id};

/// A picture or a sound, as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Media {
    /// Its media type: `image/webp`.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Its bytes in base64.
    // Shared, so that no step back holds them again.
    pub data: Arc<str>,
    /// Who made it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub credit: String,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Media {
    /// It as an address that a page can show.
    pub fn address(&self) -> String {
        format!("data:{};base64,{}", self.media_type, self.data)
    }
}

impl Breakout {
    /// The picture or sound that a clue shows, where the file has its bytes.
    pub fn shown_by(&self, kind: &ClueKind) -> Option<&Arc<Media>> {
        self.media.get(kind.media()?).filter(|media| !media.data.is_empty())
    }

    /// A name for one more picture or sound, made from its file's.
    pub fn media_name(&self, file: &str) -> String {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        fresh_id(stem, "media", |name| self.media.contains_key(name))
    }

    /// The same with media that say all but their bytes: what is written each time while someone builds. The bytes are kept
    /// apart, once, and come back through [`Breakout::join`].
    pub fn apart(&self) -> Breakout {
        let mut light = self.clone();
        for media in light.media.values_mut() {
            *media = Arc::new(Media { data: Arc::default(), ..(**media).clone() });
        }
        light
    }

    /// Gives the bytes of a medium back to it, where it has none; false where no medium waits for them.
    pub fn join(&mut self, name: &str, data: Arc<str>) -> bool {
        let waiting = self.media.get_mut(name).filter(|media| media.data.is_empty());
        waiting.map(|media| Arc::make_mut(media).data = data).is_some()
    }

    /// Takes media away that a clue of `before` shows and none does any more.
    pub(super) fn forget_unshown(&mut self, before: &Breakout) {
        let shows = |breakout: &Breakout, name: &str| breakout.clues().any(|clue| clue.kind.media() == Some(name));
        let is_unshown = |name: &&String| shows(before, name) && !shows(self, name);
        let unshown: Vec<String> = self.media.keys().filter(is_unshown).cloned().collect();
        for name in unshown {
            self.media.remove(&name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(media: &[(&str, &str)]) -> Breakout {
        let mut breakout = Breakout::new(uuid::Uuid::nil());
        for (name, data) in media {
            let media = Media { media_type: "image/png".into(), data: (*data).into(), ..Media::default() };
            breakout.media.insert((*name).into(), Arc::new(media));
        }
        breakout
    }

    #[test]
    fn a_name_follows_the_file_and_is_free() {
        let breakout = with(&[("img-0042", "AA")]);
        assert_eq!(breakout.media_name("IMG_0042.JPG"), "img-0042-2");
        assert_eq!(breakout.media_name("Mein Übungsheft.v2.png"), "mein-bungsheft-v2");
        assert_eq!(breakout.media_name("写真.jpg"), "media");
        assert_eq!(breakout.media_name(""), "media");
    }

    #[test]
    fn what_is_kept_apart_comes_together_again() {
        let whole = with(&[("one", "AAAA"), ("two", "BBBB"), ("empty", "")]);
        let mut light = whole.apart();
        assert!(light.media.values().all(|media| media.data.is_empty() && media.media_type == "image/png"));
        assert!(light.join("one", "AAAA".into()) && light.join("two", "BBBB".into()));
        assert_eq!(light, whole);
        // One that holds its bytes itself, as drafts once did, keeps them; a stranger is not let in.
        assert!(!light.join("one", "CCCC".into()) && !light.join("gone", "CCCC".into()));
        assert_eq!(light, whole);
    }
}
