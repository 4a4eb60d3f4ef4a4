use super::grid::{Grid, Slot};

/// So many times the layers are gone through at most, down and up again.
const SWEEPS: usize = 24;
/// Sweeps end after so many that made nothing better.
const PATIENCE: usize = 8;
/// So many lines are looked at in all, so that a tangle of thousands is drawn at once, too.
const MOST_LOOKS: usize = 600_000;

/// Gives each layer an order in which few lines cross, and says how often they do; never more often than before.
///
/// To find the best is hard for two layers already. Each slot goes to the mean or, every other time, to the median of
/// its neighbours in the layer that was ordered before (Sugiyama and others 1981; Eades and Wormald 1994), layer by
/// layer, down and up; the best of all those orders is kept. Then neighbours change places wherever that saves a
/// crossing (Gansner and others 1993).
pub(super) fn untangle(grid: &mut Grid) -> usize {
    let mut place = vec![0; grid.slots.len()];
    number(&grid.layers, &mut place);
    let lines: usize = grid.slots.iter().map(|slot| slot.up.len()).sum();
    let affordable = MOST_LOOKS / (lines + 1);
    let mut best = (crossings(grid, &place), grid.layers.clone());
    let mut unmoved = 0;
    for sweep in 0..SWEEPS.min(affordable) {
        if best.0 == 0 || unmoved == PATIENCE {
            break;
        }
        let measure = if sweep % 4 < 2 { mean } else { median };
        let count = grid.layers.len();
        for step in 1..count {
            let (at, neighbours): (usize, fn(&Slot) -> &[usize]) =
                if sweep % 2 == 0 { (step, |slot| &slot.up) } else { (count - 1 - step, |slot| &slot.down) };
            let mut wanted: Vec<(usize, usize)> = Vec::with_capacity(grid.layers[at].len());
            for (own, slot) in grid.layers[at].iter().enumerate() {
                wanted.push((measure(neighbours(&grid.slots[*slot]), &place).unwrap_or(own * FINE), *slot));
            }
            wanted.sort_by_key(|(wanted, _)| *wanted);
            grid.layers[at] = wanted.into_iter().map(|(_, slot)| slot).collect();
            number(&grid.layers[at..=at], &mut place);
        }
        for _ in 0..4 {
            if exchange(grid, &mut place) == 0 {
                break;
            }
        }
        let now = crossings(grid, &place);
        unmoved = if now < best.0 { 0 } else { unmoved + 1 };
        if now < best.0 {
            best = (now, grid.layers.clone());
        }
    }
    grid.layers = best.1;
    number(&grid.layers, &mut place);
    let mut count = best.0;
    for _ in 0..SWEEPS.min(affordable) {
        let saved = exchange(grid, &mut place);
        count -= saved;
        if saved == 0 {
            break;
        }
    }
    count
}

/// Places are told in such parts of a place.
const FINE: usize = 64;

fn mean(neighbours: &[usize], place: &[usize]) -> Option<usize> {
    (FINE * neighbours.iter().map(|slot| place[*slot]).sum::<usize>()).checked_div(neighbours.len())
}

fn median(neighbours: &[usize], place: &[usize]) -> Option<usize> {
    let sorted = places(neighbours, place);
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get(sorted.len().saturating_sub(1) / 2)?;
    Some(FINE * (lower + upper) / 2)
}

fn places(slots: &[usize], place: &[usize]) -> Vec<usize> {
    let mut places: Vec<usize> = slots.iter().map(|slot| place[*slot]).collect();
    places.sort_unstable();
    places
}

fn number(layers: &[Vec<usize>], place: &mut [usize]) {
    layers.iter().for_each(|layer| layer.iter().enumerate().for_each(|(at, slot)| place[*slot] = at));
}

/// How often the lines of all pairs of layers cross, counted by a tree of sums (Barth, Jünger and Mutzel 2002).
fn crossings(grid: &Grid, place: &[usize]) -> usize {
    let mut count = 0;
    for pair in grid.layers.windows(2) {
        let [above, below] = pair else { continue };
        // Binary indexed: how many of the lines so far end at or before each place below.
        let mut ended = vec![0; below.len() + 1];
        let mut lines = 0;
        for upper in above {
            for end in places(&grid.slots[*upper].down, place) {
                let mut at = end + 1;
                let mut before = 0;
                while at > 0 {
                    before += ended[at];
                    at &= at - 1;
                }
                count += lines - before;
                let mut at = end + 1;
                while at < ended.len() {
                    ended[at] += 1;
                    at += at & at.wrapping_neg();
                }
                lines += 1;
            }
        }
    }
    count
}

/// Lets neighbours change places where that saves crossings, and says how many it saved.
fn exchange(grid: &mut Grid, place: &mut [usize]) -> usize {
    let mut saved = 0;
    for layer in &mut grid.layers {
        for at in 1..layer.len() {
            let (left, right) = (&grid.slots[layer[at - 1]], &grid.slots[layer[at]]);
            let (now, then) = [(&left.up, &right.up), (&left.down, &right.down)].into_iter().fold(
                (0, 0),
                |(now, then), (left, right)| {
                    let (left, right) = (places(left, place), places(right, place));
                    (now + inverted(&left, &right), then + inverted(&right, &left))
                },
            );
            if then < now {
                saved += now - then;
                layer.swap(at - 1, at);
                (place[layer[at - 1]], place[layer[at]]) = (at - 1, at);
            }
        }
    }
    saved
}

/// How many lines of the left slot end right of how many of the right one: so many cross.
fn inverted(left: &[usize], right: &[usize]) -> usize {
    let mut count = 0;
    let mut passed = 0;
    for end in left {
        while right.get(passed).is_some_and(|other| other < end) {
            passed += 1;
        }
        count += passed;
    }
    count
}
