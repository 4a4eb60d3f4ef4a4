//! The large map: nothing of a chain is lost on it, nothing lies over anything, few lines cross.

mod support;

use std::collections::HashSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use latchwork::breakout::chain::layout::{LOCK, Layout, Step, layout};
use latchwork::breakout::chain::{self, Links};
use latchwork::breakout::{Breakout, Lock};
use proptest::prelude::*;
use support::chains::{breakout, chain, lock};

/// A room that no chain of these tests is too large for.
const HALL: (i32, i32) = (1_000_000, 1_000_000);
/// What a map has on the screen of a small laptop.
const LAPTOP: (i32, i32) = (1000, 560);

/// A chain of so many locks: each opens after up to four of those before it, mostly near ones.
fn woven(count: usize) -> impl Strategy<Value = Breakout> {
    prop::collection::vec(prop::collection::vec((1..12usize, any::<bool>()), 0..4), count).prop_map(|locks| {
        let make = |(at, after): (usize, Vec<(usize, bool)>)| {
            let mut before: Vec<String> = Vec::new();
            for (back, is_far) in after {
                let back = if is_far { back * 3 } else { back };
                let name = at.checked_sub(back).map(|other| format!("lock-{other}"));
                before.extend(name.filter(|name| !before.contains(name)));
            }
            let mut lock = lock(format!("lock-{at}"), &[]);
            lock.after = before;
            lock
        };
        breakout(locks.into_iter().enumerate().map(make).collect())
    })
}

/// How often the lines of the small drawing cross.
fn crossings(drawing: &[Vec<chain::Slot>]) -> usize {
    let mut count = 0;
    for layer in drawing.iter().skip(1) {
        let lines: Vec<(usize, usize)> =
            layer.iter().enumerate().flat_map(|(at, slot)| slot.from.iter().map(move |from| (*from, at))).collect();
        for (at, (from, to)) in lines.iter().enumerate() {
            count += lines[..at]
                .iter()
                .filter(|(other, end)| (from < other && to > end) || (from > other && to < end))
                .count();
        }
    }
    count
}

/// What must hold of every map.
fn is_sound(breakout: &Breakout, map: &Layout) -> Result<(), TestCaseError> {
    prop_assert_eq!(map.spots.len(), breakout.locks.len());
    let (wide, high) = map.size;
    for (at, spot) in map.spots.iter().enumerate() {
        let (x, y) = spot.corner;
        prop_assert!(
            x >= 0 && y >= 0 && x + LOCK.0 <= wide && y + LOCK.1 <= high,
            "{} of {:?}: {:?}",
            at,
            map.size,
            spot
        );
        for other in &map.spots[..at] {
            let apart = (x - other.corner.0).abs() >= LOCK.0 || (y - other.corner.1).abs() >= LOCK.1;
            prop_assert!(apart, "{:?} lies over {:?}", spot, other);
        }
    }
    let links = Links::of(breakout);
    let mut drawn = HashSet::new();
    for line in &map.lines {
        prop_assert!(drawn.insert((line.before, line.lock)), "a line twice");
        let (from, to) = (map.spots[line.before], map.spots[line.lock]);
        let ends = [line.points.first(), line.points.last()].map(|point| point.copied().unwrap_or_default());
        let touches = |(x, y): (i32, i32), (left, top): (i32, i32)| {
            (left..=left + LOCK.0).contains(&x) && (top..=top + LOCK.1).contains(&y)
        };
        prop_assert!(touches(ends[0], from.corner) && touches(ends[1], to.corner), "{:?} hangs loose", line);
        prop_assert_eq!(line.closes, from.layer >= to.layer);
        // No line runs through a lock.
        for spot in &map.spots {
            let (left, top) = spot.corner;
            let within = |(x, y): &(i32, i32)| *x > left && *x < left + LOCK.0 && *y > top && *y < top + LOCK.1;
            prop_assert!(!line.points.iter().any(within), "{:?} runs through {:?}", line, spot);
        }
    }
    let wanted: HashSet<(usize, usize)> = links
        .before
        .iter()
        .enumerate()
        .flat_map(|(lock, before)| before.iter().map(move |other| (*other, lock)))
        .collect();
    prop_assert_eq!(drawn, wanted);
    Ok(())
}

/// The locks that steps lead to from the first one.
fn walked(map: &Layout) -> HashSet<usize> {
    let mut next: Vec<usize> = map.ends().map(|(first, _)| first).into_iter().collect();
    let mut seen: HashSet<usize> = next.iter().copied().collect();
    while let Some(lock) = next.pop() {
        let steps = [Step::Up, Step::Down, Step::Left, Step::Right].map(|step| map.step(lock, step));
        next.extend(steps.into_iter().flatten().filter(|lock| seen.insert(*lock)));
    }
    seen
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_lock_and_no_line_is_lost(breakout in chain(), room in (200..2000i32, 100..2000i32)) {
        let map = layout(&breakout, room);
        is_sound(&breakout, &map)?;
        prop_assert_eq!(walked(&map).len(), breakout.locks.len());
        prop_assert_eq!(&map, &layout(&breakout, room));
    }

    #[test]
    fn a_long_chain_is_whole_too_and_crosses_no_more_than_the_small_map(breakout in woven(40)) {
        for room in [HALL, LAPTOP] {
            let map = layout(&breakout, room);
            is_sound(&breakout, &map)?;
            prop_assert_eq!(walked(&map).len(), 40);
            prop_assert!(map.crossings <= crossings(&chain::drawing(&breakout)));
        }
    }
}

fn chain_of(locks: &[(&str, &[&str])]) -> Breakout {
    breakout(locks.iter().map(|(id, after)| lock(*id, after)).collect())
}

#[test]
fn doors_that_cross_are_untangled() {
    let tangled = chain_of(&[
        ("a", &[]),
        ("b", &[]),
        ("c", &[]),
        ("x", &["c"]),
        ("y", &["a", "b"]),
        ("z", &["b", "c"]),
        ("w", &["a"]),
    ]);
    assert_eq!(layout(&tangled, HALL).crossings, 0);
}

#[test]
fn a_line_of_locks_is_straight() {
    let names: Vec<String> = (0..12).map(|at| format!("lock-{at}")).collect();
    let line =
        (0..12).map(|at| lock(&names[at], &at.checked_sub(1).map(|at| &*names[at]).into_iter().collect::<Vec<_>>()));
    let line = breakout(line.collect());
    let map = layout(&line, HALL);
    assert_eq!(map.size.0, LOCK.0);
    assert!(map.spots.iter().all(|spot| spot.corner.0 == 0));
    assert_eq!(map.step(3, Step::Down), Some(4));
    assert_eq!(map.step(3, Step::Up), Some(2));
    assert_eq!(map.step(3, Step::Left), None);
    // In a room that is wide and low it is folded, and fits far larger than it would in one column.
    let folded = layout(&line, LAPTOP);
    assert!(folded.size.1 < map.size.1 / 2, "{:?}", folded.size);
    assert_eq!(folded.step(3, Step::Down), Some(4));
}

#[test]
fn a_circle_is_drawn_with_the_line_that_closes_it() {
    let circle = chain_of(&[("a", &[]), ("b", &["a", "d"]), ("c", &["b"]), ("d", &["c", "d"])]);
    let map = layout(&circle, HALL);
    let closing: Vec<(usize, usize)> =
        map.lines.iter().filter(|line| line.closes).map(|line| (line.before, line.lock)).collect();
    assert_eq!(closing, [(3, 1), (3, 3)]);
    assert_eq!(map.lines.len(), 5);
}

#[test]
fn an_empty_chain_has_an_empty_map() {
    let map = layout(&breakout(Vec::new()), LAPTOP);
    assert_eq!((map.size, map.lines.len(), map.ends()), ((0, 0), 0, None));
}

/// 500 locks as teachers chain them, only many more: blocks of doors, of which some are enough, with vaults behind them, and
/// some locks that need one from far before.
fn five_hundred() -> Breakout {
    let mut locks: Vec<Lock> = Vec::new();
    for at in 0..500usize {
        let name = |other: usize| format!("lock-{other}");
        let mut lock = lock(name(at), &[]);
        lock.after = match at % 8 {
            _ if at < 8 => Vec::new(),
            0 => (at - 7..at).map(name).collect(),
            4 => vec![name(at - 4), name(at * 7 % (at - 4))],
            near => vec![name(at - near), name(at - 8)],
        };
        lock.need = (at % 16 == 8).then_some(3);
        locks.push(lock);
    }
    let mut breakout = breakout(Vec::new());
    breakout.locks = locks.into_iter().map(Arc::new).collect();
    breakout
}

/// So many locks, each after all those before it.
fn all_for_all(count: usize) -> Breakout {
    let names: Vec<String> = (0..count).map(|at| format!("lock-{at}")).collect();
    let locks = (0..count).map(|at| lock(&names[at], &names[..at].iter().map(String::as_str).collect::<Vec<_>>()));
    breakout(locks.collect())
}

#[test]
fn all_waiting_for_all_is_laid_out_too() {
    assert_eq!(layout(&all_for_all(120), LAPTOP).lines.len(), 120 * 119 / 2);
}

/// How long it takes, in milliseconds: the middle of 11 times, and the slowest.
#[expect(clippy::disallowed_methods, reason = "how long it takes is what is measured")]
fn taken<T>(work: impl Fn() -> T) -> [f64; 2] {
    let mut times: Vec<Duration> = (0..11)
        .map(|_| {
            let begin = Instant::now();
            std::hint::black_box(work());
            begin.elapsed()
        })
        .collect();
    times.sort_unstable();
    [times[5], times[10]].map(|time| time.as_secs_f64() * 1e3)
}

/// The bench of the map: `cargo test --release --no-default-features --test layout -- --ignored --nocapture`.
#[test]
#[ignore = "measures time"]
fn five_hundred_locks_are_laid_out_in_a_tenth_of_a_second() {
    let breakout = five_hundred();
    let map = layout(&breakout, LAPTOP);
    let [time, slowest] = taken(|| layout(&breakout, LAPTOP));
    let small = crossings(&chain::drawing(&breakout));
    println!(
        "500 locks, {} lines: laid out in {time:.1} ms (slowest {slowest:.1}); {} crossings, {small} on the small map",
        map.lines.len(),
        map.crossings
    );
    let [walked, slowest] = taken(|| chain::routes(&breakout).is_some());
    println!("all routes walked in {walked:.1} ms (slowest {slowest:.1})");
    assert!(time < 100.0);
}
