//! Shapes as small pictures.

use super::Shape;

/// How wide and how high a sketch is.
pub const SIZE: (f64, f64) = (132.0, 84.0);

/// How far a lock reaches above and below the height at which lines meet it, with its stroke, in its own width.
pub const REACH: (f64, f64) = (0.94, 0.46);

/// What is kept free at the end, for the box.
const BOX: f64 = 18.0;

/// The widest lock.
const WIDEST: f64 = 20.0;

/// A shape as a small picture, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    /// How wide a lock is.
    pub width: f64,
    /// Where lines meet each lock: in the middle of its width.
    pub locks: Vec<(f64, f64)>,
    /// What leads from lock to lock.
    pub lines: Vec<Line>,
}

/// A line from a lock to the next: straight on as far as the bend, and from there to the other lock's height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Where it begins.
    pub from: (f64, f64),
    /// How far it goes straight on.
    pub bend: f64,
    /// Where it ends.
    pub to: (f64, f64),
    /// Whether it need not be gone: some of several are enough.
    pub is_one_of_some: bool,
}

/// Draws a shape with about so many locks: at least so many that it can be told from the others, and no more than can be
/// seen. What goes on from a way stays in its row, so that no line runs through a lock.
pub fn sketch(shape: Shape, count: usize) -> Sketch {
    let most = match shape {
        Shape::Line => 8,
        Shape::ThreeDoors | Shape::Routes => 10,
        Shape::Vault => 7,
        Shape::Board => 6,
    };
    let count = count.clamp(4, most);
    let before: Vec<(Vec<usize>, Option<u32>)> = (0..count).map(|at| shape.before(count, at)).collect();
    let mut layer: Vec<usize> = Vec::new();
    for (before, _) in &before {
        layer.push(before.iter().filter_map(|at| layer.get(*at)).max().map_or(0, |above| above + 1));
    }
    let layers = layer.iter().max().map_or(1, |last| last + 1);
    let rows = |of: usize| layer.iter().filter(|own| **own == of).count();
    let step = (SIZE.0 - BOX) / layers as f64;
    let row = SIZE.1 / (0..layers).map(rows).max().unwrap_or(1) as f64;
    let width = (step * 0.58).min((row - 2.0) / (REACH.0 + REACH.1)).min(WIDEST);
    let follow = |at: usize| before.iter().filter(|(before, _)| before.contains(&at)).count();
    let mut locks: Vec<(f64, f64)> = Vec::new();
    for at in 0..count {
        let own = layer[at];
        let straight_on = match before[at].0[..] {
            [one] if follow(one) == 1 => locks.get(one).map(|(_, y)| *y),
            _ => None,
        };
        let rank = layer[..at].iter().filter(|other| **other == own).count();
        let middle = SIZE.1 * (rank as f64 + 0.5) / rows(own) as f64;
        let y = straight_on.unwrap_or(middle + (REACH.0 - REACH.1) / 2.0 * width);
        locks.push((step * (own as f64 + 0.5), y));
    }
    let lead = |at: usize| {
        let (before, need) = &before[at];
        let (locks, to) = (&locks, locks[at]);
        let to = (to.0 - width / 2.0, to.1);
        before.iter().map(move |other| {
            let from = (locks[*other].0 + width / 2.0, locks[*other].1);
            Line { from, bend: to.0 - (step - width), to, is_one_of_some: need.is_some() }
        })
    };
    let lines = (0..count).flat_map(lead).collect();
    Sketch { width, locks, lines }
}
