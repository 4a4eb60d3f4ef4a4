/// The longest side of a picture that is kept, in pixels: more than any screen in a classroom shows of it at once.
pub const LONGEST: u32 = 1600;

/// What a picture should weigh at most, in bytes.
pub const AIM: usize = 200_000;

/// Qualities that are tried one after the other, in percent. Below the last one sees the blocks.
const QUALITIES: [u8; 4] = [85, 75, 65, 50];

/// Longest sides that are tried one after the other. Below the last one small print is gone.
const SIDES: [u32; 3] = [LONGEST, 1200, 900];

/// A way to write a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// In pixels, at least 1.
    pub width: u32,
    /// In pixels, at least 1.
    pub height: u32,
    /// In percent.
    pub quality: u8,
}

/// The ways to write a picture of this size, the best first. The first that weighs no more than [`AIM`] is taken, else
/// the last. No picture is made larger.
pub fn attempts(width: u32, height: u32) -> Vec<Attempt> {
    let mut attempts: Vec<Attempt> = Vec::new();
    for side in SIDES {
        let (width, height) = within(width, height, side);
        // A large one that is too heavy is not saved by quality alone: from the second size on the best is left out.
        let qualities = if attempts.is_empty() { &QUALITIES[..] } else { &QUALITIES[1..] };
        if attempts.last().is_none_or(|last| (last.width, last.height) != (width, height)) {
            attempts.extend(qualities.iter().map(|quality| Attempt { width, height, quality: *quality }));
        }
    }
    attempts
}

/// The size that a drawing is drawn at, which has none of its own: its longest side [`LONGEST`], in the same shape.
pub fn enlarged(width: u32, height: u32) -> (u32, u32) {
    let side = u64::from(width.max(height).max(1));
    let scaled = |length: u32| (u64::from(length) * u64::from(LONGEST)).div_ceil(side).max(1) as u32;
    (scaled(width), scaled(height))
}

/// The size with its longest side at most `longest`, in the same shape.
fn within(width: u32, height: u32, longest: u32) -> (u32, u32) {
    let side = width.max(height).max(1);
    if side <= longest {
        return (width.max(1), height.max(1));
    }
    let scaled = |length: u32| {
        let scaled = (u64::from(length) * u64::from(longest) + u64::from(side) / 2) / u64::from(side);
        (scaled as u32).max(1)
    };
    (scaled(width), scaled(height))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_photograph_keeps_its_shape_and_loses_quality_before_size() {
        let attempts = attempts(4000, 3000);
        assert_eq!(attempts[0], Attempt { width: 1600, height: 1200, quality: 85 });
        assert_eq!(attempts[3], Attempt { width: 1600, height: 1200, quality: 50 });
        assert_eq!(attempts[4], Attempt { width: 1200, height: 900, quality: 75 });
        assert_eq!(attempts.last(), Some(&Attempt { width: 900, height: 675, quality: 50 }));
    }

    #[test]
    fn a_small_one_stays_as_large_as_it_is() {
        assert_eq!(attempts(300, 200).len(), QUALITIES.len());
        assert_eq!(attempts(1000, 10).last(), Some(&Attempt { width: 900, height: 9, quality: 50 }));
    }

    #[test]
    fn a_drawing_is_drawn_large() {
        assert_eq!(enlarged(24, 12), (1600, 800));
        assert_eq!(enlarged(3200, 1), (1600, 1));
        assert_eq!(enlarged(0, 0), (1, 1));
    }

    proptest! {
        #[test]
        fn every_attempt_can_be_drawn_and_none_is_larger(width in 0u32.., height in 0u32..) {
            for attempt in attempts(width, height) {
                prop_assert!((1..=LONGEST).contains(&attempt.width) && (1..=LONGEST).contains(&attempt.height));
                prop_assert!(attempt.width <= width.max(1) && attempt.height <= height.max(1));
                prop_assert!((50..=100).contains(&attempt.quality));
            }
        }
    }
}
