//! `tests/fixtures/seal-vectors.json`: what sealing gives and what opens it, for every place where it runs to agree on.
//! `UPDATE=1 cargo test --no-default-features --test seal_vectors` writes it anew: only where files that were sealed before
//! can still be opened.

mod support;

use std::error::Error;
use std::fs;
use std::sync::Arc;

use latchwork::breakout::{Breakout, Reply};
use latchwork::format::{self, write};
use latchwork::mechanism::{Kind, Mechanism, Spelling, Text};
use latchwork::play::Checked;
use latchwork::seal::{Cost, Derivation, read, seal};
use rand::SeedableRng;
use rand::rngs::ChaCha20Rng;
use serde_json::{Value, json};
use support::chains::{self, lock};
use support::sealed::{form, try_on, try_phrase};
use uuid::Uuid;

const PATH: &str = "tests/fixtures/seal-vectors.json";
const PHRASE: &str = "Brass Owl";
const SEED: u64 = 4;

/// One lock from the start, one behind it, one behind two of three, and an ending.
fn breakout() -> Breakout {
    let mut some = lock("some", &["gate", "well", "lane"]);
    some.need = Some(2);
    let mut locks = vec![lock("gate", &[]), lock("well", &["gate"]), lock("lane", &[]), some, lock("last", &["some"])];
    for (lock, answer) in locks.iter_mut().zip(["It's a café", "elm", "ash", "oak", "yew"]) {
        lock.mechanism = Mechanism::from(Kind::Text(Text::default()));
        lock.title = format!("The {}", lock.id);
        lock.answers = vec!["another".into(), answer.into()];
        lock.replies = vec![Reply { answer: "owl".into(), say: format!("Not in {}.", lock.id), ..Reply::default() }];
        lock.inside = vec![chains::text(format!("in-{}", lock.id))];
    }
    let mut breakout = chains::breakout(locks);
    breakout.ending = vec![chains::text("in-the-box")];
    breakout.rules.teacher_key = Some(PHRASE.into());
    breakout.rules.tries.wait_seconds = 0;
    breakout
}

/// The same, corrected in the middle of a lesson: the well has another answer.
fn corrected() -> Breakout {
    let mut breakout = breakout();
    breakout.revision = 2;
    Arc::make_mut(&mut breakout.locks[1]).answers = vec!["birch".into()];
    breakout
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn derived(memory: u32, passes: u32, secret: &str) -> Result<Value, Box<dyn Error>> {
    let cost = Cost::new(memory, passes).ok_or("no such cost")?;
    let derivation = Derivation { cost, salt: (0..16).collect(), secret: secret.into() };
    let (salt, key) = (hex(&derivation.salt), hex(&derivation.run()?.to_bytes()));
    Ok(json!({ "memory": memory, "passes": passes, "salt": salt, "secret": secret, "key": key }))
}

/// What the fixture should say of the file that it has.
fn told(file: &str) -> Result<Value, Box<dyn Error>> {
    let mut copy = read(file.as_bytes())?;
    let mut tries = Vec::new();
    for (lock, entry) in [
        ("gate", "oak"),
        ("gate", "its a café"),
        ("gate", "it's a cafe"),
        ("gate", " OWL! "),
        ("some", "oak"),
        ("gate", "It’s a café."),
        ("well", "Elm"),
        ("some", "another"),
        ("last", "yew"),
    ] {
        let came = match try_on(&mut copy, lock, entry) {
            Checked::Opens { with } => json!({ "opens": with }),
            Checked::Misses { answer, reply, nearly } => {
                let say =
                    reply.and_then(|reply| copy.breakout().lock(lock)?.replies.get(reply)).map(|reply| &reply.say);
                json!({ "misses": answer, "reply": say, "nearly": nearly.map(|nearly| format!("{nearly:?}")) })
            }
            Checked::Unfit(why) => json!({ "unfit": format!("{why:?}") }),
        };
        tries.push(json!({ "lock": lock, "entry": entry, "came": came }));
    }
    try_phrase(&mut copy, "lane", " brass owl");
    let known: Value = serde_json::from_str(&write(copy.breakout()))?;
    Ok(json!({ "tries": tries, "phrase": PHRASE, "helped": "lane", "known": known }))
}

#[test]
fn the_vectors_hold() -> Result<(), Box<dyn Error>> {
    let mut rng = ChaCha20Rng::seed_from_u64(SEED);
    let cost = Cost::new(64, 1).ok_or("no such cost")?;
    let file = seal(&breakout(), Some(PHRASE), cost, form, &mut rng, |_, _| {})?;
    let derivations = [
        derived(Cost::USUAL.memory(), Cost::USUAL.passes(), "answer it's own nest")?,
        derived(64, 1, "answer 4962")?,
        derived(64, 3, "phrase brass owl")?,
        derived(8, 1, "answer ")?,
    ];
    let corrected = seal(&corrected(), Some(PHRASE), cost, form, &mut rng, |_, _| {})?;
    let original: Value = serde_json::from_str(&write(&breakout()))?;
    let made = json!({ "derivations": derivations, "original": original, "file": file, "told": told(&file)?, "corrected": corrected });
    if std::env::var_os("UPDATE").is_some() {
        fs::write(PATH, serde_json::to_string_pretty(&made)? + "\n")?;
    }
    let vectors: Value = serde_json::from_str(&fs::read_to_string(PATH)?)?;
    assert_eq!(made, vectors, "{PATH} is not what is sealed and opened here");
    Ok(())
}

/// Whatever is sealed in time to come, what was sealed once must open.
#[test]
fn the_file_of_the_vectors_opens() -> Result<(), Box<dyn Error>> {
    let vectors: Value = serde_json::from_str(&fs::read_to_string(PATH)?)?;
    let file = vectors["file"].as_str().ok_or("there is no file")?;
    assert_eq!(told(file)?, vectors["told"]);
    let copy = read(file.as_bytes())?;
    let derivation = copy.ask_original(PHRASE, Spelling::native("en")).ok_or("there is no original")?;
    let opened = copy.original(&derivation.run()?).ok_or("it does not open")?;
    let original = format::read(vectors["original"].to_string().as_bytes(), Uuid::nil())?;
    assert_eq!(opened.breakout, original.breakout);
    Ok(())
}
