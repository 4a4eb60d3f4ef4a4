//! Which way of handing a breakout on is best.

use crate::qr;

/// A way to hand a breakout on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// An address that holds all of it.
    Link,
    /// A QR code of that address, or of the one where the file lies.
    Code,
    /// A file.
    File,
    /// A page of its own, for devices without a network.
    Page,
    /// A part of somebody's own page.
    Frame,
}

/// How far an address gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Through mail, chats and learning platforms.
    Everywhere,
    /// Some of them cut it off.
    Mostly,
    /// Many cut it off, and all show a wall of letters.
    Hardly,
    /// There are browsers that take none so long.
    Nowhere,
}

/// How far an address of so many characters gets.
pub fn reach(length: usize) -> Reach {
    match length {
        0..8_000 => Reach::Everywhere,
        8_000..=30_000 => Reach::Mostly,
        30_001..=1_000_000 => Reach::Hardly,
        _ => Reach::Nowhere,
    }
}

/// The ways that there are for a breakout whose address has so many characters, the best first.
pub fn ways(length: usize) -> &'static [Way] {
    use Way::{Code, File, Frame, Link, Page};
    match reach(length) {
        Reach::Everywhere if length <= qr::MOST => &[Link, Code, File, Frame, Page],
        Reach::Everywhere => &[Link, File, Code, Frame, Page],
        Reach::Mostly => &[File, Code, Link, Page, Frame],
        Reach::Hardly => &[File, Code, Page, Frame, Link],
        Reach::Nowhere => &[File, Code, Page, Frame],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_while_it_gets_everywhere_and_stands_last_when_it_hardly_does() {
        assert_eq!(ways(600)[..2], [Way::Link, Way::Code]);
        assert_eq!(ways(7_999)[..2], [Way::Link, Way::File]);
        assert_eq!(ways(8_000)[0], Way::File);
        assert_eq!(ways(30_000).iter().position(|way| *way == Way::Link), Some(2));
        assert_eq!(ways(30_001).last(), Some(&Way::Link));
        assert!(!ways(1_000_001).contains(&Way::Link));
    }

    #[test]
    fn no_way_is_named_twice_and_only_a_link_is_ever_left_out() {
        for length in [0, qr::MOST, 5_000, 20_000, 100_000, usize::MAX] {
            let ways = ways(length);
            for way in [Way::Code, Way::File, Way::Page, Way::Frame] {
                assert_eq!(ways.iter().filter(|other| **other == way).count(), 1, "{way:?} at {length}");
            }
        }
    }
}
