use std::collections::HashMap;

use crate::breakout::Breakout;

/// The chain by place in the breakout's list of locks: what `after` names, both ways round. A name that stands twice in
/// a lock's `after` does so here; one that no lock has is left out; one that two locks have means the first.
pub struct Links {
    /// For each lock, those that come before it.
    pub before: Vec<Vec<usize>>,
    /// For each lock, those that come after it.
    pub after: Vec<Vec<usize>>,
}

impl Links {
    /// The links of a breakout.
    pub fn of(breakout: &Breakout) -> Self {
        let locks = &breakout.locks;
        let mut index = HashMap::with_capacity(locks.len());
        for (at, lock) in locks.iter().enumerate() {
            index.entry(lock.id.as_str()).or_insert(at);
        }
        let known = |names: &[String]| names.iter().filter_map(|name| index.get(name.as_str()).copied()).collect();
        let before: Vec<Vec<usize>> = locks.iter().map(|lock| known(&lock.after)).collect();
        let mut after = vec![Vec::new(); locks.len()];
        for (at, before) in before.iter().enumerate() {
            for other in before {
                after[*other].push(at);
            }
        }
        Links { before, after }
    }

    /// The locks in layers, each in the first layer before which as many of those before it stand as `missing` has for
    /// it. Those that never get so many are in none.
    pub(super) fn layers(&self, mut missing: Vec<usize>) -> Vec<Vec<usize>> {
        let mut layer_of = vec![None; missing.len()];
        let mut layer: Vec<usize> = (0..missing.len()).filter(|lock| missing[*lock] == 0).collect();
        let mut count = 0;
        while !layer.is_empty() {
            let mut next = Vec::new();
            for lock in layer {
                layer_of[lock] = Some(count);
                for follower in &self.after[lock] {
                    if missing[*follower] > 0 {
                        missing[*follower] -= 1;
                        if missing[*follower] == 0 {
                            next.push(*follower);
                        }
                    }
                }
            }
            layer = next;
            count += 1;
        }
        let mut layers = vec![Vec::new(); count];
        for (lock, layer) in layer_of.into_iter().enumerate() {
            if let Some(layer) = layer {
                layers[layer].push(lock);
            }
        }
        layers
    }
}
