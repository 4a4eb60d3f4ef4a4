//! The bench of files: `cargo test --profile native --no-default-features --test speed -- --ignored --nocapture`.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use latchwork::breakout::chain::layout::layout;
use latchwork::breakout::check::check;
use latchwork::breakout::{Breakout, Lock};
use latchwork::format;
use latchwork::mechanism::{Kind, Mechanism, Spelling};
use serde_json::{Value, json};
use uuid::Uuid;

/// The shipped breakouts' locks over and over, each behind the one before it, under ids of their own.
fn file(locks: usize) -> Vec<u8> {
    let shipped = ["run-on-gate", "owl-at-midnight"]
        .map(|slug| std::fs::read(format!("puzzles/{slug}.json")).unwrap())
        .map(|text| serde_json::from_slice::<Value>(&text).unwrap());
    let kinds: Vec<&Value> = shipped.iter().flat_map(|breakout| breakout["locks"].as_array().unwrap()).collect();
    let mut clues = 0;
    let locks: Vec<Value> = (0..locks)
        .map(|at| {
            let mut lock = kinds[at % kinds.len()].clone();
            lock["id"] = json!(format!("lock-{at}"));
            lock["after"] = if at > 0 { json!([format!("lock-{}", at - 1)]) } else { json!([]) };
            lock.as_object_mut().unwrap().remove("need");
            for part in ["clues", "inside"] {
                for clue in lock.get_mut(part).and_then(Value::as_array_mut).into_iter().flatten() {
                    clue["id"] = json!(format!("clue-{clues}"));
                    clues += 1;
                }
            }
            lock
        })
        .collect();
    let mut breakout = shipped[0].clone();
    breakout["locks"] = json!(locks);
    serde_json::to_vec(&breakout).unwrap()
}

/// How long it takes at best, of eleven times: a machine's pace changes.
#[expect(clippy::disallowed_methods, reason = "how long it takes is what is measured")]
fn taken<T>(work: impl Fn() -> T) -> Duration {
    let once = |_| {
        let begun = Instant::now();
        black_box(work());
        begun.elapsed()
    };
    (0..11).map(once).min().unwrap()
}

#[test]
#[ignore = "measures time"]
fn ten_thousand_locks_are_read_and_checked() {
    let text = file(10_000);
    // First, where nothing was freed yet that the memory must be found between: that makes it slower, and us look quick.
    let json = taken(|| serde_json::from_slice::<Value>(&text).unwrap());
    let read = taken(|| format::read(&text, Uuid::nil()).unwrap());
    let breakout = format::read(&text, Uuid::nil()).unwrap().breakout;
    let checked = taken(|| check(&breakout, Spelling::native("en"), None));
    let found = check(&breakout, Spelling::native("en"), None).len();
    let times = (read + checked).as_secs_f64() / json.as_secs_f64();
    println!(
        "10,000 locks, {:.1} MB: as JSON alone {json:.0?}, read {read:.0?}, checked {checked:.0?} ({found} findings): {times:.2} x",
        text.len() as f64 / 1e6
    );
}

/// So many locks: each behind the one before it, or in rows of ten with two lines up from each.
fn chain(locks: usize, is_wide: bool) -> Breakout {
    let mut breakout = Breakout::new(Uuid::nil());
    for at in 0..locks {
        let mut lock = Lock::new(format!("lock-{at}"), Mechanism::from(Kind::all()[0].clone()));
        let before =
            if is_wide { [at.checked_sub(10), (at + 7 * (at % 3)).checked_sub(20)] } else { [at.checked_sub(1), None] };
        lock.after = before.into_iter().flatten().map(|other| format!("lock-{other}")).collect();
        breakout.locks.push(Arc::new(lock));
    }
    breakout
}

#[test]
#[ignore = "measures time"]
fn five_hundred_locks_are_laid_out() {
    let took = [false, true].map(|is_wide| {
        let breakout = chain(500, is_wide);
        taken(|| layout(&breakout, (950, 540)))
    });
    println!(
        "500 locks laid out, one behind the other and in rows: {:.1} ms",
        took[0].max(took[1]).as_secs_f64() * 1e3
    );
}
