//! How long a sealed lock stands up to someone who tries all answers. `src/seal/README.md` tells it lock by lock;
//! `UPDATE=1 cargo test --no-default-features --test strength` writes its table anew. `cargo xtask bench --seal` measures
//! what the table is reckoned from.

mod support;

use std::error::Error;
use std::fs;
use std::time::Instant;

use latchwork::breakout::Breakout;
use latchwork::format::read;
use latchwork::mechanism::Spelling;
use latchwork::seal::{Cost, Sealing, Strength, TRIES, Time, seal};
use rand::SeedableRng;
use rand::rngs::ChaCha20Rng;
use support::sealed::form;
use uuid::Uuid;

const README: &str = "src/seal/README.md";

/// The shipped breakouts by the name of their file.
fn shipped() -> Result<Vec<Breakout>, Box<dyn Error>> {
    let mut paths: Vec<_> = fs::read_dir("puzzles")?.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.retain(|path| !path.to_string_lossy().ends_with(".schema.json"));
    paths.sort();
    assert!(paths.len() >= 2);
    paths.iter().map(|path| Ok(read(&fs::read(path)?, Uuid::nil())?.breakout)).collect()
}

/// A row for each lock: how many answers are possible, and how long one core takes to try them all.
fn table() -> Result<String, Box<dyn Error>> {
    let mut table = "| breakout | lock | kind | answers | all tried in |\n|---|---|---|--:|--:|\n".to_owned();
    for breakout in shipped()? {
        let spelling = Spelling::native(&breakout.language);
        for lock in &breakout.locks {
            let answer = lock.mechanism.canonical(&lock.answers[0], spelling).unwrap_or_default();
            let (count, time) = match Strength::of(lock.mechanism.possible(&answer)) {
                Strength::BeyondCount => ("beyond count".to_owned(), "for ever".to_owned()),
                Strength::Tried(count, time) => (grouped(count), in_words(time)),
                Strength::Typed => ("whatever can be typed".to_owned(), "see above".to_owned()),
            };
            let row = [&breakout.title, &lock.title, lock.mechanism.kind.name(), &count, &time].join(" | ");
            table += &format!("| {row} |\n");
        }
    }
    Ok(table)
}

fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let groups: Vec<String> = digits
        .bytes()
        .rev()
        .collect::<Vec<_>>()
        .chunks(3)
        .map(|group| group.iter().rev().map(|digit| char::from(*digit)).collect())
        .collect();
    groups.into_iter().rev().collect::<Vec<_>>().join(",")
}

fn in_words(time: Time) -> String {
    let (many, unit) = match time {
        Time::Seconds(many) => (many, "second"),
        Time::Minutes(many) => (many, "minute"),
        Time::Hours(many) => (many, "hour"),
        Time::Days(many) => (many, "day"),
        Time::Years(many) => (many, "year"),
    };
    format!("{} {unit}{}", grouped(many), if many == 1 { "" } else { "s" })
}

#[test]
fn the_table_is_what_the_locks_say() -> Result<(), Box<dyn Error>> {
    let readme = fs::read_to_string(README)?;
    let (before, rest) = readme.split_once("<!-- strength -->\n").ok_or("the table has no beginning")?;
    let (_, after) = rest.split_once("<!-- /strength -->").ok_or("the table has no end")?;
    let made = format!("{before}<!-- strength -->\n{}<!-- /strength -->{after}", table()?);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(README, &made)?;
    }
    assert!(fs::read_to_string(README)? == made, "{README} is not what the locks say: run this test with UPDATE=1");
    assert!(readme.contains(&format!("{TRIES} tries a second")));
    Ok(())
}

#[test]
fn counts_are_grouped() {
    assert_eq!([1, 1000, 10_000_000].map(grouped), ["1", "1,000", "10,000,000"]);
}

#[test]
#[ignore = "measures: cargo xtask bench --seal"]
#[expect(clippy::disallowed_methods, reason = "how long it takes is what is measured")]
fn how_fast_this_machine_tries_and_seals() -> Result<(), Box<dyn Error>> {
    let breakout = shipped()?.into_iter().max_by_key(|breakout| breakout.locks.len()).ok_or("nothing is shipped")?;
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let sealing = Sealing::begin(&breakout, Some("brass owl"), Cost::USUAL, form, &mut rng)?;
    let derivation = &sealing.derivations()[0];
    derivation.run()?;
    // The fastest of several rounds: whatever else runs here makes a guesser no slower.
    let mut best = f64::INFINITY;
    for _ in 0..8 {
        let start = Instant::now();
        for _ in 0..10 {
            derivation.run()?;
        }
        best = best.min(start.elapsed().as_secs_f64() / 10.0);
    }
    println!("a try: {:.1} ms, {:.0} tries a second on one core", best * 1000.0, 1.0 / best);
    let start = Instant::now();
    let text = seal(&breakout, Some("brass owl"), Cost::USUAL, form, &mut rng, |_, _| {})?;
    println!(
        "sealing {} ({} locks, {} derivations): {:.1} s, {} bytes",
        breakout.title,
        breakout.locks.len(),
        sealing.derivations().len(),
        start.elapsed().as_secs_f64(),
        text.len()
    );
    let start = Instant::now();
    latchwork::seal::read(text.as_bytes())?;
    println!("reading it: {:.1} ms", start.elapsed().as_secs_f64() * 1000.0);
    for breakout in shipped()? {
        let text = seal(&breakout, None, Cost::new(8, 1).ok_or("no such cost")?, form, &mut rng, |_, _| {})?;
        let link = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9).len().div_ceil(3) * 4;
        println!(
            "{}: {} bytes, {link} characters as a link, {} open",
            breakout.title,
            text.len(),
            latchwork::format::to_link(&breakout).len()
        );
    }
    Ok(())
}
