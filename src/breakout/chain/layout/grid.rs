use std::collections::HashSet;

use crate::breakout::Breakout;
use crate::breakout::chain::{Links, circles};

/// The chain in layers, each line from one layer to the next: where it is longer it passes those between. What goes out
/// from one lock passes a layer together.
pub struct Grid {
    /// First the locks, by place in the breakout's list, then the places where lines pass.
    pub slots: Vec<Slot>,
    /// The slots of each layer, from left to right.
    pub layers: Vec<Vec<usize>>,
    /// Each line that is to be drawn, once.
    pub edges: Vec<Edge>,
}

/// A lock, or a place where a lock's lines pass.
pub struct Slot {
    /// The lock.
    pub of: usize,
    /// Its lines pass here.
    pub passes: bool,
    pub layer: usize,
    /// The slots in the layer above that lines come from.
    pub up: Vec<usize>,
    /// The slots in the layer below that lines lead to.
    pub down: Vec<usize>,
}

/// A line.
pub struct Edge {
    pub before: usize,
    pub lock: usize,
    /// It closes a circle: it is laid as if it ran the other way.
    pub closes: bool,
}

impl Edge {
    /// Its upper and its lower lock.
    pub fn ends(&self) -> (usize, usize) {
        if self.closes { (self.lock, self.before) } else { (self.before, self.lock) }
    }
}

impl Grid {
    /// The grid of a chain, in a first order: each slot near the middle of those that it comes from.
    pub fn of(breakout: &Breakout) -> Self {
        let edges = edges(breakout);
        let count = breakout.locks.len();
        let mut down = Links { before: vec![Vec::new(); count], after: vec![Vec::new(); count] };
        for (upper, lower) in edges.iter().map(Edge::ends).filter(|(upper, lower)| upper != lower) {
            down.before[lower].push(upper);
            down.after[upper].push(lower);
        }
        let mut layers = down.layers(down.before.iter().map(Vec::len).collect());
        let slot = |of, passes, layer| Slot { of, passes, layer, up: Vec::new(), down: Vec::new() };
        let mut slots: Vec<Slot> = (0..count).map(|lock| slot(lock, false, 0)).collect();
        for (at, layer) in layers.iter().enumerate() {
            layer.iter().for_each(|lock| slots[*lock].layer = at);
        }
        // Which slot stands for a lock in the layer that is looked at.
        let mut stands = vec![None; count];
        for at in (1..layers.len()).rev() {
            let (above, below) = layers.split_at_mut(at);
            let (above, below) = (&mut above[at - 1], &below[0]);
            stands.fill(None);
            above.iter().for_each(|lock| stands[*lock] = Some(*lock));
            for lower in below {
                let from = if slots[*lower].passes { vec![slots[*lower].of] } else { down.before[*lower].clone() };
                for lock in from {
                    let upper = *stands[lock].get_or_insert_with(|| {
                        slots.push(slot(lock, true, at - 1));
                        above.push(slots.len() - 1);
                        slots.len() - 1
                    });
                    slots[*lower].up.push(upper);
                    slots[upper].down.push(*lower);
                }
            }
        }
        let mut grid = Grid { slots, layers, edges };
        let mut place = vec![0; grid.slots.len()];
        for layer in &mut grid.layers {
            let middle = |slot: &usize| {
                let up = &grid.slots[*slot].up;
                (2 * up.iter().map(|upper| place[*upper]).sum::<usize>()).checked_div(up.len())
            };
            layer.sort_by_key(middle);
            layer.iter().enumerate().for_each(|(at, slot)| place[*slot] = at);
        }
        grid
    }
}

/// The lines of a chain, each once, in the order of its locks. Of those among the locks of a circle, the ones that lead
/// to an earlier lock close it; without them there is none.
fn edges(breakout: &Breakout) -> Vec<Edge> {
    let links = Links::of(breakout);
    let mut circle_of = vec![usize::MAX; breakout.locks.len()];
    for (at, circle) in circles(&links).into_iter().enumerate() {
        circle.into_iter().for_each(|lock| circle_of[lock] = at);
    }
    let mut edges = Vec::new();
    for (lock, before) in links.before.iter().enumerate() {
        let mut seen = HashSet::new();
        for before in before.iter().copied().filter(|before| seen.insert(*before)) {
            let in_circle = circle_of[before] != usize::MAX && circle_of[before] == circle_of[lock];
            edges.push(Edge { before, lock, closes: in_circle && before >= lock });
        }
    }
    edges
}
