//! Breakouts that differ in their chain and in where things lie; their locks themselves are as they should be.

use std::sync::Arc;

use latchwork::breakout::{Breakout, Clue, ClueKind, Lock, Target, Tool};
use latchwork::mechanism::{Kind, Mechanism, Number};
use proptest::prelude::*;
use uuid::Uuid;

/// What opens every lock of [`chain`].
pub const ANSWER: &str = "123";

/// A lock without fault, after these.
pub fn lock(id: impl Into<String>, after: &[&str]) -> Lock {
    let mut lock = Lock::new(id, Mechanism::from(Kind::Number(Number { wheels: 3 })));
    lock.title = "Lock".into();
    lock.targets = vec!["target".into()];
    lock.answers = vec![ANSWER.into()];
    lock.hints = vec!["A nudge.".into()];
    lock.after = after.iter().map(|id| (*id).to_owned()).collect();
    lock
}

/// A breakout with these locks and a page on the bench.
pub fn breakout(locks: Vec<Lock>) -> Breakout {
    let mut breakout = Breakout::new(Uuid::from_u128(7));
    breakout.title = "Chain".into();
    breakout.targets =
        vec![Target { id: "target".into(), statement: "I can wait my turn.".into(), ..Target::default() }];
    breakout.bench = vec![text("page")];
    breakout.locks = locks.into_iter().map(Arc::new).collect();
    breakout
}

/// A paper.
pub fn text(id: impl Into<String>) -> Clue {
    Clue::new(id, ClueKind::Text { body: "Look.".into() })
}

/// Invisible ink.
pub fn ink(id: impl Into<String>) -> Clue {
    Clue::new(id, ClueKind::Ink { body: "Look.".into() })
}

/// The black light.
pub fn light(id: impl Into<String>) -> Clue {
    Clue::new(id, ClueKind::Tool { tool: Tool::BlackLight })
}

/// Nothing, a paper, ink, both, or the light: what lies in one place.
fn things() -> impl Strategy<Value = Vec<fn(String) -> Clue>> {
    prop_oneof![
        4 => Just(Vec::new()),
        1 => Just(vec![text as fn(String) -> Clue]),
        2 => Just(vec![ink as fn(String) -> Clue]),
        1 => Just(vec![text as fn(String) -> Clue, ink]),
        1 => Just(vec![light as fn(String) -> Clue]),
    ]
}

fn named(things: Vec<fn(String) -> Clue>, place: &str) -> Vec<Clue> {
    things.into_iter().enumerate().map(|(at, thing)| thing(format!("{place}-{at}"))).collect()
}

/// Up to seven locks in any chain, also with circles, names that no lock has and more needed than there are; things
/// lie in any place.
pub fn chain() -> impl Strategy<Value = Breakout> {
    let parts = (prop::collection::vec(0..8usize, 0..3), prop::option::of(0..3u32), things(), things());
    let circles = prop::bool::weighted(0.3);
    (prop::collection::vec(parts, 0..7), circles, things(), things()).prop_map(|(locks, circles, story, bench)| {
        let count = locks.len();
        let make = |(at, (after, need, clues, inside)): (usize, (Vec<usize>, Option<u32>, _, _))| {
            let before: Vec<String> = after
                .into_iter()
                // 7 is the name that no lock has.
                .filter(|other| *other < if circles { count } else { at } || (circles && *other == 7))
                .map(|other| format!("lock-{other}"))
                .collect();
            let mut lock = lock(format!("lock-{at}"), &[]);
            lock.need = need.filter(|need| circles || *need as usize <= before.len());
            lock.after = before;
            lock.clues = named(clues, &format!("on-{at}"));
            lock.inside = named(inside, &format!("in-{at}"));
            lock
        };
        let mut breakout = breakout(locks.into_iter().enumerate().map(make).collect());
        breakout.story = named(story, "story");
        breakout.bench = named(bench, "bench");
        breakout
    })
}
