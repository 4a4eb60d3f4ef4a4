/// How much closer one goes at most.
pub const CLOSEST: f64 = 8.0;

/// How much closer one step of a button or a key goes.
pub const STEP: f64 = 1.5;

/// How a picture in a frame is looked at. Lengths are in CSS pixels, from the middle of the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// 1 shows the whole picture, at most [`CLOSEST`].
    pub scale: f64,
    /// How far the picture's middle is moved to the right.
    pub x: f64,
    /// How far it is moved down.
    pub y: f64,
}

impl Look {
    /// The whole picture.
    pub const WHOLE: Look = Look { scale: 1.0, x: 0.0, y: 0.0 };

    /// Goes closer (above 1) or farther; what lies at `x`, `y` stays there.
    pub fn zoomed(self, factor: f64, x: f64, y: f64) -> Look {
        let scale = (self.scale * factor).clamp(1.0, CLOSEST);
        let factor = scale / self.scale;
        Look { scale, x: x - (x - self.x) * factor, y: y - (y - self.y) * factor }
    }

    /// Moves the picture.
    pub fn moved(self, x: f64, y: f64) -> Look {
        Look { x: self.x + x, y: self.y + y, ..self }
    }

    /// Keeps the picture from leaving its frame: none of its edges comes further in than it must. `picture` is its size
    /// when the whole is shown, `frame` that of the frame.
    pub fn held(self, picture: (f64, f64), frame: (f64, f64)) -> Look {
        let most = |picture: f64, frame: f64| ((picture * self.scale - frame) / 2.0).max(0.0);
        let (wide, high) = (most(picture.0, frame.0), most(picture.1, frame.1));
        Look { x: self.x.clamp(-wide, wide), y: self.y.clamp(-high, high), ..self }
    }
}

/// The size of a picture when the whole of it fills a frame as far as its shape allows. A picture without a size fills it.
pub fn fitted(picture: (f64, f64), frame: (f64, f64)) -> (f64, f64) {
    if picture.0 <= 0.0 || picture.1 <= 0.0 {
        return frame;
    }
    let scale = (frame.0 / picture.0).min(frame.1 / picture.1);
    (picture.0 * scale, picture.1 * scale)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_whole_picture_lies_still() {
        assert_eq!(Look::WHOLE.moved(50.0, -9.0).held((400.0, 300.0), (500.0, 300.0)), Look::WHOLE);
    }

    #[test]
    fn a_picture_fills_its_frame_in_its_own_shape() {
        assert_eq!(fitted((1600.0, 800.0), (400.0, 400.0)), (400.0, 200.0));
        assert_eq!(fitted((10.0, 20.0), (400.0, 400.0)), (200.0, 400.0));
        assert_eq!(fitted((0.0, 20.0), (400.0, 300.0)), (400.0, 300.0));
    }

    #[test]
    fn closer_than_closest_is_not_to_be_had() {
        assert_eq!(Look::WHOLE.zoomed(100.0, 0.0, 0.0).scale, CLOSEST);
        assert_eq!(Look::WHOLE.zoomed(0.1, 7.0, 7.0), Look::WHOLE);
    }

    #[test]
    fn an_edge_comes_to_the_frame_and_no_further() {
        let look = Look::WHOLE.zoomed(2.0, 0.0, 0.0).moved(9000.0, -9000.0).held((400.0, 300.0), (500.0, 300.0));
        assert_eq!((look.x, look.y), (150.0, -150.0));
    }

    proptest! {
        #[test]
        fn what_is_pointed_at_stays(
            factor in 0.1f64..10.0,
            point in (-300.0f64..300.0, -300.0f64..300.0),
            look in (1.0f64..8.0, -200.0f64..200.0, -200.0f64..200.0),
        ) {
            let look = Look { scale: look.0, x: look.1, y: look.2 };
            let next = look.zoomed(factor, point.0, point.1);
            let on_picture = |look: Look| ((point.0 - look.x) / look.scale, (point.1 - look.y) / look.scale);
            let (before, after) = (on_picture(look), on_picture(next));
            prop_assert!((before.0 - after.0).abs() < 1e-6 && (before.1 - after.1).abs() < 1e-6);
        }
    }
}
