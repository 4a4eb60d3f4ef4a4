//! The chain as it is laid out on a large map: where each lock lies, and how each line runs.
//!
//! The four steps are those of Sugiyama, Tagawa and Toda, *Methods for visual understanding of hierarchical system
//! structures* (1981): circles are opened and locks put into layers (`grid`), the order in each layer is chosen so that
//! few lines cross (`untangle`), then places along the layer (`across`). What is too tall for its room is folded into
//! columns, as a text is (`fold`). Nothing depends on chance or on the order of a hash: the same chain lies the same.

mod across;
mod fold;
mod grid;
mod untangle;

use crate::breakout::Breakout;

use fold::Fold;
use grid::Grid;

/// How wide and how high a lock is drawn, in the map's unit: a CSS pixel at the usual size of text.
pub const LOCK: (i32, i32) = (200, 76);
/// What is left free below a layer, in the same unit.
const BELOW: i32 = 44;

/// A map of the chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// How wide and how high it is.
    pub size: (i32, i32),
    /// Where each lock lies, by its place in the breakout's list.
    pub spots: Vec<Spot>,
    /// Each pair of locks of which one comes before the other, once. Names that no lock has make no line.
    pub lines: Vec<Line>,
    /// How often lines cross between two layers.
    pub crossings: usize,
    layers: Vec<Vec<usize>>,
}

/// Where a lock lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its upper left corner.
    pub corner: (i32, i32),
    /// Which layer it lies in, from the top.
    pub layer: usize,
}

/// A line from a lock to one that opens after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The lock that comes before, by place in the list.
    pub before: usize,
    /// The lock that opens after it.
    pub lock: usize,
    /// Where it runs, from the one to the other.
    pub points: Vec<(i32, i32)>,
    /// It closes a circle, and so it runs upwards.
    pub closes: bool,
}

/// A way to go on from a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To one that comes before it.
    Up,
    /// To one that opens after it.
    Down,
    /// To its neighbour.
    Left,
    /// To its other neighbour.
    Right,
}

/// Lays the chain out for a room of this width and height: from top to bottom, each lock below those that come before it,
/// folded into as many columns as show it largest there. What fits as it is stays in one.
pub fn layout(breakout: &Breakout, room: (i32, i32)) -> Layout {
    let mut grid = Grid::of(breakout);
    let crossings = untangle::untangle(&mut grid);
    let middles = across::across(&grid);
    let fold = Fold::of(&grid, &middles, room);
    let spots: Vec<Spot> = (0..breakout.locks.len())
        .map(|lock| Spot { corner: fold.corner(&grid, lock), layer: grid.slots[lock].layer })
        .collect();
    let is_lock = |slot: &usize| *slot < spots.len();
    let layers = grid.layers.iter().map(|layer| layer.iter().copied().filter(is_lock).collect()).collect();
    let lines = grid.edges.iter().map(|edge| fold.line(&grid, edge)).collect();
    Layout { size: fold.size, spots, lines, crossings, layers }
}

impl Layout {
    /// The lock where such a step leads: up and down to the nearest that a line leads to, or that lies nearest in the next
    /// layer where none does. From any lock every other can be come to.
    pub fn step(&self, from: usize, step: Step) -> Option<usize> {
        let spot = self.spots.get(from)?;
        let aside = |lock: &usize| (self.spots[*lock].corner.0 - spot.corner.0).abs();
        let next = |forth: bool| {
            // A line that closes a circle leads upwards as it is drawn, and so it does here.
            let lines = self.lines.iter().filter(|line| line.before != line.lock);
            let ends = lines
                .map(|line| if forth != line.closes { (line.before, line.lock) } else { (line.lock, line.before) });
            let others = ends.filter(|(own, _)| *own == from).map(|(_, other)| other);
            let nearest =
                others.min_by_key(|other| (self.spots[*other].layer.abs_diff(spot.layer), aside(other), *other));
            let layer = if forth { spot.layer + 1 } else { spot.layer.wrapping_sub(1) };
            nearest.or_else(|| self.layers.get(layer)?.iter().copied().min_by_key(|other| (aside(other), *other)))
        };
        let layer = self.layers.get(spot.layer)?;
        let at = layer.iter().position(|lock| *lock == from)?;
        match step {
            Step::Up => next(false),
            Step::Down => next(true),
            Step::Left => layer.get(at.wrapping_sub(1)).copied(),
            Step::Right => layer.get(at + 1).copied(),
        }
    }

    /// The lock that lies at a point.
    pub fn at(&self, (x, y): (i32, i32)) -> Option<usize> {
        let holds = |spot: &Spot| {
            let (left, top) = spot.corner;
            (left..left + LOCK.0).contains(&x) && (top..top + LOCK.1).contains(&y)
        };
        self.spots.iter().position(holds)
    }

    /// The first lock and the last, as the map is read.
    pub fn ends(&self) -> Option<(usize, usize)> {
        Some((*self.layers.first()?.first()?, *self.layers.last()?.last()?))
    }
}
