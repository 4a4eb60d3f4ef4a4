use super::{Links, Team};
use crate::breakout::Breakout;

/// Which locks come before which, whatever a team opens first. Worked out when it is first asked.
pub(in crate::breakout) struct Before<'b> {
    breakout: &'b Breakout,
    links: &'b Links,
    /// For each lock, the layer in which a team opens it that opens all it can as soon as it can.
    layers: Option<Vec<Option<usize>>>,
    /// For each lock, if it was asked about, which locks a team opens that leaves it alone.
    opened_without: Vec<Option<Vec<bool>>>,
}

impl<'b> Before<'b> {
    /// Nothing was asked yet.
    pub fn of(breakout: &'b Breakout, links: &'b Links) -> Self {
        Before { breakout, links, layers: None, opened_without: vec![None; breakout.locks.len()] }
    }

    /// Whether no team opens `other` that hasn't opened `lock` before.
    pub fn comes(&mut self, lock: usize, other: usize) -> bool {
        let layers = self.layers.get_or_insert_with(|| layers(self.breakout, self.links));
        match (layers[lock], layers[other]) {
            (_, None) => return lock != other,
            (None, Some(_)) => return false,
            // That team needs no walk to tell.
            (Some(layer), Some(its)) if its <= layer => return false,
            _ => {}
        }
        let opened = self.opened_without[lock].get_or_insert_with(|| {
            let mut opened = vec![false; self.breakout.locks.len()];
            let team = Team::new(self.breakout, self.links, |_| false);
            team.opened_without(&[lock]).into_iter().for_each(|other| opened[other] = true);
            opened
        });
        lock != other && !opened[other]
    }
}

fn layers(breakout: &Breakout, links: &Links) -> Vec<Option<usize>> {
    let mut layer_of = vec![None; breakout.locks.len()];
    let layers = links.layers(breakout.locks.iter().map(|lock| lock.needed()).collect());
    for (layer, locks) in layers.into_iter().enumerate() {
        locks.into_iter().for_each(|lock| layer_of[lock] = Some(layer));
    }
    layer_of
}
