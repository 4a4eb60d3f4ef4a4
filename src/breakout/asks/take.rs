use super::{Ask, MOST};
use crate::breakout::{Breakout, Place, fresh_id};

/// Has a breakout ask for the words that stand in the locks of another, which it takes. One that is asked for here in the
/// same words is the same; one whose id means something else here gets another in `source`. Where there is no room for
/// more, the teacher's word stands there.
pub fn take(breakout: &mut Breakout, source: &mut Breakout) {
    for ask in Ask::all(source) {
        let is_used = Ask::uses(source, &ask.id).iter().any(|(wording, _)| matches!(wording.place, Place::Lock(..)));
        let own = Ask::all(breakout);
        if !is_used {
            continue;
        }
        if own.len() >= MOST && own.iter().all(|own| *own != ask) {
            Ask::take_away(source, &ask.id);
            continue;
        }
        let here = match own.iter().find(|own| (&own.say, &own.otherwise) == (&ask.say, &ask.otherwise)) {
            Some(own) => own.id.clone(),
            None => {
                let theirs = Ask::all(source);
                let is_taken = |id: &str| {
                    own.iter().any(|own| own.id == id)
                        || theirs.iter().any(|other| other.id == id && other.id != ask.id)
                };
                let id = if is_taken(&ask.id) { fresh_id(&ask.id, "word", is_taken) } else { ask.id.clone() };
                Ask { id: id.clone(), ..ask.clone() }.add(breakout);
                id
            }
        };
        if here != ask.id {
            Ask::rewrite(source, &ask.id, |ask| ask.id.clone_from(&here));
        }
    }
}
