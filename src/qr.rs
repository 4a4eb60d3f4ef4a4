//! Addresses that a camera reads: QR codes (ISO/IEC 18004), a seventh part of which may be dirty.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// The most bytes that a code holds.
pub const MOST: usize = 2331;

/// A phone reads a code of at most so many bytes from a wall: version 20, with 97 dots a side.
pub const COMFORTABLE: usize = 666;

/// The empty border that a reader needs, in dots.
const BORDER: usize = 4;

/// A code.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(QrCode);

impl Code {
    /// The code of a text; none where it is longer than any code.
    pub fn of(text: &str) -> Option<Self> {
        QrCode::encode_text(text, QrCodeEcc::Medium).ok().map(Code)
    }

    /// How many dots it has a side, with its border.
    pub fn size(&self) -> usize {
        self.dots() + 2 * BORDER
    }

    /// The dark dots as bars: x, y, how many stand beside each other. Its corner is 0, 0, and the border is empty.
    pub fn bars(&self) -> Vec<(usize, usize, usize)> {
        let mut bars: Vec<(usize, usize, usize)> = Vec::new();
        for y in 0..self.dots() {
            let mut is_going_on = false;
            for x in 0..self.dots() {
                let is_dark = self.0.get_module(x as i32, y as i32);
                match bars.last_mut().filter(|_| is_going_on) {
                    Some(bar) if is_dark => bar.2 += 1,
                    _ if is_dark => bars.push((x + BORDER, y + BORDER, 1)),
                    _ => {}
                }
                is_going_on = is_dark;
            }
        }
        bars
    }

    /// The same as the path of a drawing.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for (x, y, width) in self.bars() {
            // Writing into memory cannot fail.
            let _ = write!(path, "M{x} {y}h{width}v1h-{width}z");
        }
        path
    }

    /// The file of a drawing, black on white.
    pub fn svg(&self) -> String {
        let (size, path) = (self.size(), self.path());
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>"##
        )
    }

    fn dots(&self) -> usize {
        // It is between 21 and 177.
        usize::try_from(self.0.size()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No letter stands in a code that packs some letters closer.
    fn address(length: usize) -> String {
        "a".repeat(length)
    }

    #[test]
    fn the_longest_is_as_long_as_said() {
        assert!(Code::of(&address(MOST)).is_some());
        assert!(Code::of(&address(MOST + 1)).is_none());
        let dots = |length| Code::of(&address(length)).map(|code| code.dots());
        assert_eq!([dots(COMFORTABLE), dots(COMFORTABLE + 1)], [Some(97), Some(101)]);
    }

    /// What is drawn is what the code has, dot by dot, with nothing in the border.
    #[test]
    fn the_bars_are_its_dark_dots() {
        let Some(code) = Code::of("https://school.example/latchwork/#/play/z/abc") else { panic!("it is short") };
        let mut drawn = vec![vec![false; code.size()]; code.size()];
        for (x, y, width) in code.bars() {
            drawn[y][x..x + width].fill(true);
        }
        for (y, row) in drawn.iter().enumerate() {
            for (x, dot) in row.iter().enumerate() {
                let is_dark = code.0.get_module(x as i32 - BORDER as i32, y as i32 - BORDER as i32);
                assert_eq!(*dot, is_dark, "{x}, {y}");
            }
        }
        assert!(code.svg().contains(&format!("viewBox=\"0 0 {0} {0}\"", code.size())));
    }
}
