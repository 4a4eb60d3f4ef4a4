use super::Links;
use crate::breakout::{Breakout, Lock};
use crate::ordered;

/// A place in a drawing of the chain: a lock, or a line that passes a layer on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot<'b> {
    /// The lock; none where a line passes.
    pub lock: Option<&'b Lock>,
    /// The places in the layer above that lines come from.
    pub from: Vec<usize>,
}

/// The chain as it is drawn: each lock below all those that come before it, each line from one layer to the next.
/// Locks that wait for each other in a circle lie in the last layer.
pub fn drawing(breakout: &Breakout) -> Vec<Vec<Slot<'_>>> {
    struct Open {
        /// The lock, or the one whose line passes.
        of: usize,
        passes: bool,
        from: Vec<usize>,
    }
    let links = Links::of(breakout);
    let mut layers: Vec<Vec<Open>> = Vec::new();
    let count = breakout.locks.len();
    let mut in_layers = links.layers(links.before.iter().map(Vec::len).collect());
    let mut is_well = vec![false; count];
    in_layers.iter().flatten().for_each(|lock| is_well[*lock] = true);
    in_layers.push((0..count).filter(|lock| !is_well[*lock]).collect());
    let mut is_placed = vec![false; count];
    for layer in in_layers.into_iter().filter(|layer| !layer.is_empty()) {
        let open = |lock: &usize| {
            let from = links.before[*lock].iter().copied().filter(|before| is_placed[*before]).collect();
            Open { of: *lock, passes: false, from }
        };
        layers.push(layer.iter().map(open).collect());
        layer.into_iter().for_each(|lock| is_placed[lock] = true);
    }
    // The last layer, from below, in which each lock or its line was found.
    let mut there = vec![0; count];
    for number in (1..layers.len()).rev() {
        let (above, below) = layers.split_at_mut(number);
        let Some(above) = above.last_mut() else { continue };
        above.iter().for_each(|slot| there[slot.of] = number);
        for lock in below[0].iter().flat_map(|slot| &slot.from) {
            if std::mem::replace(&mut there[*lock], number) != number {
                above.push(Open { of: *lock, passes: true, from: vec![*lock] });
            }
        }
    }
    let mut drawn: Vec<Vec<Slot>> = Vec::new();
    // Where each stands in the layer above: all that a line comes from does.
    let mut above = vec![0; count];
    for layer in layers {
        let place = |slot: Open| {
            let lock = (!slot.passes).then(|| &*breakout.locks[slot.of]);
            (slot.of, Slot { lock, from: slot.from.iter().map(|before| above[*before]).collect() })
        };
        // Each near the middle of those it comes from, so that few lines cross.
        let slots = ordered::by(layer.into_iter().map(place), |(_, slot)| {
            (2 * slot.from.iter().sum::<usize>()).checked_div(slot.from.len())
        });
        slots.iter().enumerate().for_each(|(at, (of, _))| above[*of] = at);
        drawn.push(slots.into_iter().map(|(_, slot)| slot).collect());
    }
    drawn
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::breakout::Lock;
    use crate::mechanism::{Kind, Mechanism};

    fn chain(locks: &[(&str, &[&str])]) -> Breakout {
        let mut breakout = Breakout::new(uuid::Uuid::nil());
        for (id, after) in locks {
            let mut lock = Lock::new(*id, Mechanism::from(Kind::all()[0].clone()));
            lock.after = after.iter().map(|id| (*id).to_owned()).collect();
            breakout.locks.push(Arc::new(lock));
        }
        breakout
    }

    fn shape(breakout: &Breakout) -> Vec<Vec<(&str, Vec<usize>)>> {
        let name = |slot: Slot<'_>| (breakout.locks.iter().find(|lock| slot.lock == Some(lock)), slot.from);
        drawing(breakout)
            .into_iter()
            .map(|layer| {
                layer.into_iter().map(name).map(|(lock, from)| (lock.map_or("", |lock| &lock.id), from)).collect()
            })
            .collect()
    }

    #[test]
    fn a_long_line_passes_the_layers_between() {
        let breakout = chain(&[("a", &[]), ("b", &["a"]), ("c", &["b", "a", "gone"])]);
        assert_eq!(
            shape(&breakout),
            [vec![("a", vec![])], vec![("b", vec![0]), ("", vec![0])], vec![("c", vec![0, 1])]]
        );
    }

    #[test]
    fn a_lock_lies_below_the_middle_of_those_before_it() {
        let breakout = chain(&[("a", &[]), ("b", &[]), ("c", &["b"]), ("d", &["a"])]);
        assert_eq!(shape(&breakout)[1], [("d", vec![0]), ("c", vec![1])]);
    }

    #[test]
    fn a_circle_lies_last() {
        let breakout = chain(&[("x", &["y"]), ("y", &["x", "a"]), ("a", &[]), ("own", &["own"])]);
        assert_eq!(shape(&breakout), [vec![("a", vec![])], vec![("x", vec![]), ("own", vec![]), ("y", vec![0])]]);
    }
}
