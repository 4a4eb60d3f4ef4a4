//! The breakouts that come with the app.

/// What the card of a shipped breakout says.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// Its short name in addresses and of its file.
    pub slug: &'static str,
    /// Its id.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its subject.
    pub subject: &'static str,
    /// Whom it is for.
    pub level: &'static str,
    /// Its minutes; 0: no clock.
    pub minutes: u32,
    /// How many locks it has.
    pub locks: u32,
}

/// Every file in `puzzles/`.
pub const SHIPPED: &[Shipped] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// Where the file of a shipped breakout lies, beside the page.
pub fn path(slug: &str) -> Option<String> {
    let shipped = SHIPPED.iter().find(|shipped| shipped.slug == slug)?;
    Some(format!("puzzles/{}.json", shipped.slug))
}
