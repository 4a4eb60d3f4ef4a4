use std::collections::HashMap;
use std::ops::Range;

use super::grid::{Edge, Grid};
use super::{BELOW, LOCK, Line};

/// From one layer's top to the next one's.
const LAYER: i32 = LOCK.1 + BELOW;
/// Between two columns, beside the lines that go over.
const GUTTER: i32 = 36;
/// How far apart lines go over, and how far from the locks the nearest does.
const LANE: i32 = 8;
const NEAREST: i32 = 14;
/// A column ends where no more lines go over, if there is such a place.
const MOST_LINES: usize = 4;

/// The layers folded into columns.
pub(super) struct Fold {
    pub size: (i32, i32),
    /// For each layer, how far it is moved across, how far down, and which column it lies in.
    moved: Vec<(i32, i32, usize)>,
    /// For each column, where its left edge is.
    left: Vec<i32>,
    middles: Vec<i32>,
    /// For each line that goes over into another column, by the slots that it joins: which of how many it is there.
    lanes: HashMap<(usize, usize), (i32, i32)>,
}

impl Fold {
    /// The fold that shows the grid largest in a room of this size; none where that shows it hardly larger.
    pub fn of(grid: &Grid, middles: &[f64], room: (i32, i32)) -> Self {
        let middles: Vec<i32> = middles.iter().map(|middle| middle.round() as i32).collect();
        let spans: Vec<(i32, i32)> = grid.layers.iter().map(|layer| span(grid, layer, &middles)).collect();
        let over: Vec<usize> = grid.layers.iter().map(|layer| lines_below(grid, layer)).collect();
        let mut best: Option<(Plan, i64)> = None;
        let mut unfolded = 0;
        for rows in (1..=grid.layers.len()).rev() {
            let plan = Plan::of(rows, &spans, &over);
            // How large it is shown, in thousandths.
            let scale = [(room.0, plan.size.0), (room.1, plan.size.1)]
                .into_iter()
                .map(|(room, size)| 1000 * i64::from(room.max(1)) / i64::from(size.max(1)))
                .fold(1000, i64::min);
            unfolded = unfolded.max(if plan.columns.len() < 2 { scale } else { 0 });
            // Lines that go over are harder to follow: that must be worth it.
            let worth = if plan.columns.len() < 2 { 0 } else { unfolded * 3 / 2 };
            if best.as_ref().is_none_or(|(_, most)| scale > worth.max(*most)) {
                best = Some((plan, scale));
            }
            if scale == 1000 {
                break;
            }
        }
        let plan = best.map(|(plan, _)| plan).unwrap_or_default();
        let mut moved = Vec::with_capacity(grid.layers.len());
        let mut lanes = HashMap::new();
        for (column, (layers, left)) in plan.columns.iter().zip(&plan.left).enumerate() {
            let from = layers.clone().map(|layer| spans[layer].0).min().unwrap_or(0);
            moved.extend(
                layers.clone().enumerate().map(|(row, _)| (left - from, plan.head + row as i32 * LAYER, column)),
            );
            if let Some(last) = layers.clone().last().filter(|_| column + 1 < plan.columns.len()) {
                let mut lines: Vec<(usize, usize)> = Vec::new();
                for slot in &grid.layers[last] {
                    let mut ends = grid.slots[*slot].down.clone();
                    ends.sort_by_key(|end| middles[*end]);
                    lines.extend(ends.into_iter().map(|end| (*slot, end)));
                }
                let count = lines.len() as i32;
                lanes.extend((0..).zip(lines).map(|(at, line)| (line, (at, count))));
            }
        }
        Fold { size: plan.size, moved, left: plan.left, middles, lanes }
    }

    /// Where a slot's middle lies, and the top of its layer.
    fn place(&self, grid: &Grid, slot: usize) -> (i32, i32) {
        let (across, down, _) = self.moved[grid.slots[slot].layer];
        (self.middles[slot] + across, down)
    }

    /// The upper left corner of a lock.
    pub fn corner(&self, grid: &Grid, lock: usize) -> (i32, i32) {
        let (middle, top) = self.place(grid, lock);
        (middle - LOCK.0 / 2, top)
    }

    /// How a line runs.
    pub fn line(&self, grid: &Grid, edge: &Edge) -> Line {
        let (upper, lower) = edge.ends();
        let mut points = Vec::new();
        if upper == lower {
            let (left, top) = self.corner(grid, lower);
            let (right, low, high) = (left + LOCK.0, top + LOCK.1 - 24, top + 24);
            let beside = right + GUTTER / 2;
            points.extend([(right, low), (beside, low), (beside, high), (right, high)]);
        } else {
            // From below: the slots that the line passes are those that stand for its upper lock.
            let mut way = vec![lower];
            let mut at = lower;
            while at != upper {
                let next = grid.slots[at].up.iter().copied().find(|slot| grid.slots[*slot].of == upper);
                let Some(next) = next else { break };
                way.push(next);
                at = next;
            }
            way.reverse();
            for pair in way.windows(2) {
                let [from, to] = pair else { continue };
                self.go(grid, *from, *to, &mut points);
            }
        }
        if edge.closes && upper != lower {
            points.reverse();
        }
        Line { before: edge.before, lock: edge.lock, points, closes: edge.closes }
    }

    /// From one layer to the next, from the bottom of one slot to the top of the other.
    fn go(&self, grid: &Grid, from: usize, to: usize, points: &mut Vec<(i32, i32)>) {
        let ((x, top), (end, below)) = (self.place(grid, from), self.place(grid, to));
        let (column, next) = (self.moved[grid.slots[from].layer].2, self.moved[grid.slots[to].layer].2);
        if grid.slots[from].passes {
            points.push((x, top));
        }
        points.push((x, top + LOCK.1));
        if column != next {
            // Down, to the gutter, up, and over to where it goes on. Whatever leaves furthest from the gutter runs outside
            // the others below and inside them above, so that none cross.
            let (lane, count) = self.lanes.get(&(from, to)).copied().unwrap_or((0, 1));
            let gutter = self.left[next] - GUTTER / 2 - LANE * lane;
            let low = top + LOCK.1 + NEAREST + LANE * (count - 1 - lane);
            let high = below - NEAREST - LANE * lane;
            points.extend([(x, low), (gutter, low), (gutter, high), (end, high)]);
        }
        points.push((end, below));
    }
}

/// Which layers lie in which column.
#[derive(Default)]
struct Plan {
    columns: Vec<Range<usize>>,
    left: Vec<i32>,
    /// What is left free above and below for the lines that go over.
    head: i32,
    size: (i32, i32),
}

impl Plan {
    /// Columns of about so many rows: each ends where few lines go over.
    fn of(rows: usize, spans: &[(i32, i32)], over: &[usize]) -> Self {
        let mut columns = Vec::new();
        let mut start = 0;
        while start < spans.len() {
            let full = (start + rows).min(spans.len());
            let earliest = start + rows.div_ceil(2);
            let fits = |end: &usize| *end == spans.len() || over[end - 1] <= MOST_LINES;
            let end =
                (earliest..=full).rev().find(fits).or_else(|| (full..=spans.len()).find(fits)).unwrap_or(spans.len());
            columns.push(start..end);
            start = end;
        }
        let (mut right, mut left, mut head) = (0, Vec::with_capacity(columns.len()), 0);
        for (at, layers) in columns.iter().enumerate() {
            if at > 0 {
                let lines = LANE * over[layers.start - 1] as i32;
                right += GUTTER + lines;
                head = head.max(NEAREST + lines);
            }
            left.push(right);
            let from = spans[layers.clone()].iter().map(|(from, _)| *from).min().unwrap_or(0);
            let to = spans[layers.clone()].iter().map(|(_, to)| *to).max().unwrap_or(0);
            right += to - from;
        }
        let rows = columns.iter().map(ExactSizeIterator::len).max().unwrap_or(0) as i32;
        Plan { size: (right, (rows * LAYER - BELOW).max(0) + 2 * head), columns, left, head }
    }
}

/// From where to where a layer reaches.
fn span(grid: &Grid, layer: &[usize], middles: &[i32]) -> (i32, i32) {
    let half = |slot: usize| if grid.slots[slot].passes { LANE } else { LOCK.0 / 2 };
    let from = layer.iter().map(|slot| middles[*slot] - half(*slot)).min().unwrap_or(0);
    let to = layer.iter().map(|slot| middles[*slot] + half(*slot)).max().unwrap_or(0);
    (from, to)
}

/// How many lines lead from a layer to the next.
fn lines_below(grid: &Grid, layer: &[usize]) -> usize {
    layer.iter().map(|slot| grid.slots[*slot].down.len()).sum()
}
