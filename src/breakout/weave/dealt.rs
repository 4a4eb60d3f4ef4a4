use super::answer::Units;
use super::order::{by_name, initials};
use super::places::{chance, places};
use super::{MOST_PIECES, Order, Undealt, Weave};
use crate::breakout::Breakout;
use crate::mechanism::Spelling;

/// An answer as it is dealt out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dealt {
    /// Its pieces, in the order in which they go together.
    pub pieces: Vec<Piece>,
    /// What joins them.
    pub joint: &'static str,
}

/// A piece of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What tells its place among the others; nothing where the lock that it lies in does.
    pub mark: String,
    /// The piece itself.
    pub text: String,
    /// The locks that it lies in, by place in the breakout's list. A team finds it in one of them at least.
    pub locks: Vec<usize>,
}

impl Dealt {
    /// What stands on the slip in a lock, as Markdown: each of its pieces on a line, with its mark. None where the lock has
    /// no piece.
    pub fn slip(&self, lock: usize) -> Option<String> {
        let lines: Vec<String> =
            self.pieces.iter().filter(|piece| piece.locks.contains(&lock)).map(Piece::line).collect();
        (!lines.is_empty()).then(|| lines.join("\\\n"))
    }
}

impl Piece {
    fn line(&self) -> String {
        let text = format!("**{}**", escaped(&self.text));
        if self.mark.is_empty() { text } else { format!("{} {text}", self.mark) }
    }
}

/// Deals out the answer of a lock, by place in the breakout's list.
///
/// # Errors
/// Why it can't be dealt out so.
pub fn deal(breakout: &Breakout, woven: usize, weave: &Weave, spelling: Spelling) -> Result<Dealt, Undealt> {
    let lock = breakout.locks.get(woven).ok_or(Undealt::Unreached)?;
    let units = Units::of(lock, spelling)?;
    let mut places = places(breakout, woven)?;
    let initials = match weave.order {
        Order::Sentence => initials(&weave.sentence, spelling)?,
        _ => Vec::new(),
    };
    let mut count = units.list.len().min(places.len()).min(MOST_PIECES);
    if weave.order == Order::Sentence {
        count = count.min(initials.len());
    }
    // By ids alone: where the chain grows, those that had a piece mostly keep it.
    let by_chance = |place: &Vec<usize>| place.first().map(|at| (chance(&lock.id, &breakout.locks[*at].id), *at));
    places.sort_by_key(by_chance);
    places.truncate(count);
    if weave.order.is_by_lock() {
        let mut alone = Vec::new();
        for place in &places {
            let [at] = place[..] else { return Err(Undealt::Shared) };
            alone.push((at, &*breakout.locks[at]));
        }
        match weave.order {
            Order::Names => by_name(&mut alone, spelling)?,
            _ => alone.sort_by_key(|(at, _)| *at),
        }
        places = alone.into_iter().map(|(at, _)| vec![at]).collect();
    }
    let (each, more) = (units.list.len() / count, units.list.len() % count);
    let mut rest = units.list.iter();
    let pieces = places.into_iter().enumerate().map(|(at, locks)| {
        let own: Vec<&str> = rest.by_ref().take(each + usize::from(at < more)).map(String::as_str).collect();
        Piece { mark: weave.order.mark(at, &initials), text: own.join(units.joint), locks }
    });
    Ok(Dealt { pieces: pieces.collect(), joint: units.joint })
}

/// Plain text as Markdown that shows it as it is, whatever stands around it: a mark behind a backslash is a letter.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        // Within a word neither is a mark.
        if c.is_ascii_punctuation() && !matches!(c, '\'' | '-' | ',') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
