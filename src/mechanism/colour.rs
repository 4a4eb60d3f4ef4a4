use serde::Serialize;

use super::{MOST_STEPS, Possible, Spelling, Unfit};
use crate::breakout::Extra;
use crate::format::Members;

/// A sequence of colours. How long it is isn't shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Colour {
    /// The buttons.
    pub palette: Vec<Swatch>,
}

/// A colour that can be pressed. It never stands alone: it has a name and a mark.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
pub struct Swatch {
    /// A slug, unique in the palette. `red`, `orange`, `yellow`, `green`, `turquoise`, `blue`, `purple`, `violet`, `pink`,
    /// `brown`, `white`, `grey` and `black` look so; any other is grey.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The shape drawn on it.
    pub mark: Mark,
    /// What this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The shapes that tell colours apart for whoever doesn't see them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Mark {
    #[default]
    Circle,
    Square,
    Triangle,
    Diamond,
    Star,
    Cross,
    Ring,
    Bar,
}

impl Mark {
    /// All marks.
    pub const ALL: [Mark; 8] =
        [Mark::Circle, Mark::Square, Mark::Triangle, Mark::Diamond, Mark::Star, Mark::Cross, Mark::Ring, Mark::Bar];

    /// What the file calls it.
    pub fn name(self) -> &'static str {
        match self {
            Mark::Circle => "circle",
            Mark::Square => "square",
            Mark::Triangle => "triangle",
            Mark::Diamond => "diamond",
            Mark::Star => "star",
            Mark::Cross => "cross",
            Mark::Ring => "ring",
            Mark::Bar => "bar",
        }
    }
}

impl Default for Colour {
    fn default() -> Self {
        let swatch =
            |id: &str, name: &str, mark| Swatch { id: id.into(), name: name.into(), mark, extra: Extra::new() };
        Colour {
            palette: vec![
                swatch("red", "Red", Mark::Circle),
                swatch("yellow", "Yellow", Mark::Triangle),
                swatch("green", "Green", Mark::Square),
                swatch("blue", "Blue", Mark::Diamond),
            ],
        }
    }
}

impl Colour {
    /// Its settings; a mark that is unknown means a circle.
    pub(super) fn read(from: &mut Members) -> Self {
        let palette = from.list("palette", |mut from| Swatch {
            id: from.text("id"),
            name: from.text("name"),
            mark: from.one_of("mark", Mark::ALL.map(|mark| (mark.name(), mark))).unwrap_or_default(),
            extra: from.rest(),
        });
        Colour { palette }
    }

    /// The ids of the colours, a space between them: 1 to [`MOST_STEPS`]. An id counts before a name.
    pub(super) fn canonical(&self, entry: &str, spelling: Spelling) -> Result<String, Unfit> {
        let mut ids = Vec::new();
        for word in entry.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
            let folded = spelling.fold(word);
            let by_name = || self.palette.iter().find(|swatch| spelling.fold(&swatch.name) == folded);
            let swatch = self.palette.iter().find(|swatch| swatch.id == word).or_else(by_name);
            ids.push(swatch.ok_or_else(|| Unfit::Stranger(word.to_owned()))?.id.as_str());
        }
        match ids.len() {
            0 => Err(Unfit::Empty),
            1..=MOST_STEPS => Ok(ids.join(" ")),
            _ => Err(Unfit::TooLong { most: MOST_STEPS }),
        }
    }

    /// The sequences of up to as many colours as the answer has: whoever guesses begins with the short ones.
    pub(super) fn possible(&self, answer: &str) -> Possible {
        Possible::sequences(self.palette.len(), answer.split(' ').count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Spelling = Spelling::native("en");

    #[test]
    fn ids_and_names_mean_the_same() {
        let lock = Colour::default();
        assert_eq!(lock.canonical("blue, Green RED", ENGLISH), Ok("blue green red".into()));
        assert_eq!(lock.canonical("blue pink", ENGLISH), Err(Unfit::Stranger("pink".into())));
        assert_eq!(lock.canonical(" ", ENGLISH), Err(Unfit::Empty));
        assert_eq!(lock.possible("blue green red"), Possible::Exactly(4 + 16 + 64));
    }
}
