use super::LOCK;
use super::grid::{Grid, Slot};

/// What is left free between two locks, and beside a line that passes.
const BESIDE: f64 = 28.0;
/// How far apart two lines pass.
const LINES: f64 = 20.0;
/// So many times all layers are gone through.
const ROUNDS: usize = 10;

/// The middle of each slot along its layer: as near as may be to those that it hangs together with, in the order of the
/// layer and with room between. A long line is to be straight above all.
///
/// A layer whose neighbours lie fast is settled at once: the nearest places in an order are those of isotonic regression,
/// by pooling whoever stands in the way of the next (Ayer and others 1955).
pub(super) fn across(grid: &Grid) -> Vec<f64> {
    let mut middles = vec![0.0; grid.slots.len()];
    for layer in &grid.layers {
        let offsets = offsets(grid, layer);
        let half = offsets.last().copied().unwrap_or(0.0) / 2.0;
        layer.iter().zip(offsets).for_each(|(slot, offset)| middles[*slot] = offset - half);
    }
    let count = grid.layers.len();
    for round in 0..ROUNDS {
        for step in 0..count {
            let down = round % 2 == 0;
            let at = if down { step } else { count - 1 - step };
            // In the end it counts what lies on both sides.
            let both = round + 2 >= ROUNDS;
            settle(grid, &grid.layers[at], (down || both, !down || both), &mut middles);
        }
    }
    middles
}

/// How far each slot of a layer must at least be from the first.
fn offsets(grid: &Grid, layer: &[usize]) -> Vec<f64> {
    let mut offsets = Vec::with_capacity(layer.len());
    let mut end = 0.0;
    for (at, slot) in layer.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).and_then(|at| layer.get(at)) {
            end += match (grid.slots[*before].passes, grid.slots[*slot].passes) {
                (true, true) => LINES,
                (false, false) => f64::from(LOCK.0) + BESIDE,
                _ => f64::from(LOCK.0) / 2.0 + BESIDE,
            };
        }
        offsets.push(end);
    }
    offsets
}

/// What slots have in common after they met: where the first wants to be, how much that weighs, how many they are.
struct Pool {
    wanted: f64,
    weight: f64,
    count: usize,
}

fn settle(grid: &Grid, layer: &[usize], (up, down): (bool, bool), middles: &mut [f64]) {
    let offsets = offsets(grid, layer);
    let mut pools: Vec<Pool> = Vec::with_capacity(layer.len());
    for (slot, offset) in layer.iter().zip(&offsets) {
        let own = &grid.slots[*slot];
        let (mut sum, mut weight) = (0.0, 0.0);
        let neighbours = own.up.iter().filter(|_| up).chain(own.down.iter().filter(|_| down));
        for other in neighbours {
            let pull = pull(own, &grid.slots[*other]);
            sum += pull * middles[*other];
            weight += pull;
        }
        if weight == 0.0 {
            (sum, weight) = (middles[*slot] * 0.25, 0.25);
        }
        pools.push(Pool { wanted: sum / weight - offset, weight, count: 1 });
        while let [.., before, last] = &pools[..] {
            if before.wanted <= last.wanted {
                break;
            }
            let weight = before.weight + last.weight;
            let wanted = (before.wanted * before.weight + last.wanted * last.weight) / weight;
            let count = before.count + last.count;
            pools.truncate(pools.len() - 2);
            pools.push(Pool { wanted, weight, count });
        }
    }
    let settled = pools.iter().flat_map(|pool| std::iter::repeat_n(pool.wanted, pool.count));
    for ((slot, offset), wanted) in layer.iter().zip(&offsets).zip(settled) {
        middles[*slot] = wanted + offset;
    }
}

/// How much two slots pull at each other, as Gansner and others (*A technique for drawing directed graphs*, 1993) weigh it.
fn pull(own: &Slot, other: &Slot) -> f64 {
    match (own.passes, other.passes) {
        (true, true) => 8.0,
        (false, false) => 1.0,
        _ => 2.0,
    }
}
