use super::members::{drop_ask, shift};
use super::spots::{Takes, spots, takes, with};
use super::{Ask, Words};
use crate::breakout::{Breakout, Wording, fresh_id, is_id};

impl Ask {
    /// The texts in which the word under this id stands, each with how often.
    pub fn uses(breakout: &Breakout, id: &str) -> Vec<(Wording, usize)> {
        let mut uses = Vec::new();
        breakout.texts(&mut |place, role, at, text| {
            let count = takes(place, role).map_or(0, |takes| count(text, takes, id));
            if count > 0 {
                uses.push((Wording { place: place.clone(), role, at }, count));
            }
        });
        uses
    }

    /// Writes the ask with this id anew. Where it has another id now, so have its placeholders; an id that is none, or is
    /// another's, becomes one that is free.
    pub fn rewrite(breakout: &mut Breakout, id: &str, change: impl FnOnce(&mut Ask)) {
        let asks = Ask::all(breakout);
        let Some(before) = asks.iter().find(|ask| ask.id == id) else { return };
        let mut after = before.clone();
        change(&mut after);
        if after.id != id {
            let is_others = |new: &str| new != id && asks.iter().any(|ask| ask.id == new);
            if !is_id(&after.id) || is_others(&after.id) {
                after.id = fresh_id(&after.id, "word", is_others);
            }
            rename(breakout, id, &after.id);
        }
        after.put(breakout, id);
    }

    /// Asks for this no more. The teacher's word stands where it stood.
    pub fn take_away(breakout: &mut Breakout, id: &str) {
        Words::stand_ins(breakout).only(id).put_into(breakout);
        drop_ask(breakout, id);
    }

    /// Moves it earlier or later in the list.
    pub fn shift(breakout: &mut Breakout, id: &str, later: bool) {
        shift(breakout, id, later);
    }
}

fn count(text: &str, takes: Takes, id: &str) -> usize {
    if !text.contains('{') {
        return 0;
    }
    spots(text, takes).iter().filter(|spot| spot.id == id).count()
}

/// Has a word stand under another id in all texts.
fn rename(breakout: &mut Breakout, id: &str, new: &str) {
    breakout.rewrite(&mut |place, role, _, text| {
        let takes = takes(place, role).filter(|_| text.contains('{'))?;
        let mut spots = spots(text, takes);
        spots.retain(|spot| spot.id == id);
        let instead = vec![format!("{{{new}}}"); spots.len()];
        (!spots.is_empty()).then(|| with(text, &spots, &instead))
    });
}
