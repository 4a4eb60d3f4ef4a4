//! A copy for another class: what has another answer opens with it and with nothing else, what a team decodes gives it, and
//! whatever was not dealt is as it was, and told.

use std::sync::Arc;

use latchwork::breakout::chain::{Shape, arrange};
use latchwork::breakout::weave::{Order, Weave, deal_again, tell};
use latchwork::breakout::{Breakout, Card, Clue, ClueKind, Lock, Reply};
use latchwork::cipher::{Cipher, Shift};
use latchwork::mechanism::{Choice, Direction, Further, Kind, Letters, Mechanism, Number, Quantity, Spelling, Text};
use latchwork::recast::{Before, Ciphered, Left, Mention, Why, deal_anyway, left, recast};
use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::Xoshiro128PlusPlus;
use uuid::Uuid;

const ENGLISH: Spelling = Spelling::native("en");

fn clue(id: &str, cipher: Cipher, secret: &str) -> Clue {
    let body = format!("A note.\n\n{}\n\nAnd no more.", cipher.encode(secret, ENGLISH).unwrap());
    let mut clue = Clue::new(id, ClueKind::Text { body });
    Ciphered { cipher, secret: secret.into() }.put(&mut clue);
    clue
}

fn lock(id: &str, kind: Kind, answer: &str, clues: Vec<Clue>) -> Lock {
    let mut lock = Lock::new(id, Mechanism::from(kind));
    lock.answers = vec![answer.into()];
    lock.clues = clues;
    lock
}

fn of(locks: Vec<Lock>) -> Breakout {
    let mut breakout = Breakout::new(Uuid::from_u128(5));
    breakout.locks = locks.into_iter().map(Arc::new).collect();
    breakout
}

/// A copy, the locks of it that have another answer with both, and what is left.
struct Made {
    breakout: Breakout,
    dealt: Vec<(String, String)>,
    left: Vec<Left>,
}

fn dealt(breakout: &Breakout, offered: &[&str], seed: u64) -> Made {
    let offered: Vec<String> = offered.iter().map(|word| (*word).to_owned()).collect();
    let copy = recast(breakout, &offered, ENGLISH, &mut Xoshiro128PlusPlus::seed_from_u64(seed));
    let before = Before::of(breakout);
    let both = breakout.locks.iter().zip(&copy.locks).filter(|(one, other)| one.answers != other.answers);
    let dealt = both.map(|(one, other)| (one.answers[0].clone(), other.answers[0].clone())).collect();
    Made { left: left(&copy, &before, ENGLISH), dealt, breakout: copy }
}

fn whys(recast: &Made) -> Vec<(&str, &Why)> {
    recast.left.iter().map(|left| (left.lock.as_str(), &left.why)).collect()
}

fn number(wheels: u32) -> Kind {
    Kind::Number(Number { wheels })
}

fn word(wheels: u32) -> Kind {
    Kind::Letters(Letters { wheels, alphabet: Vec::new() })
}

/// A lock whose answer a cipher carries, with the secret as a teacher may type it.
fn hidden() -> impl Strategy<Value = (Kind, String, Cipher, String)> {
    let carried = prop::sample::select(vec![
        Cipher::A1z26,
        Cipher::Caesar(Shift::new(3).unwrap()),
        Cipher::Atbash,
        Cipher::Morse,
        Cipher::Pigpen,
        Cipher::Mirror,
        Cipher::Binary,
        Cipher::Acrostic,
    ]);
    let figures = prop::sample::select(vec![Cipher::Morse, Cipher::Mirror, Cipher::Binary]);
    let around = prop::sample::select(vec![("", ""), ("Set it to ", " at once"), ("", " of course")]);
    let spelt = |digits: &str| {
        let names = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        digits.chars().map(|digit| names[digit.to_digit(10).unwrap() as usize]).collect::<Vec<_>>().join(" ")
    };
    prop_oneof![
        (prop::sample::select(vec!["TREE", "fish", "Barn"]), carried.clone(), around.clone(), any::<bool>()).prop_map(
            |(answer, cipher, (before, after), wheels)| {
                let kind = if wheels { word(4) } else { Kind::Text(Text::default()) };
                let secret =
                    if cipher == Cipher::Acrostic { answer.to_owned() } else { format!("{before}{answer}{after}") };
                (kind, answer.to_owned(), cipher, secret)
            }
        ),
        ("[0-9]{2,6}", figures, around.clone()).prop_map(|(answer, cipher, (before, after))| (
            number(answer.len() as u32),
            answer.clone(),
            cipher,
            format!("{before}{answer}{after}")
        )),
        ("[0-9]{2,5}", carried.clone())
            .prop_filter("an acrostic has no spaces", |(_, cipher)| *cipher != Cipher::Acrostic)
            .prop_map(move |(answer, cipher)| (number(answer.len() as u32), answer.clone(), cipher, spelt(&answer))),
        ("[1-9][0-9]{1,4}", prop::sample::select(vec![Cipher::Mirror, Cipher::Binary])).prop_map(|(answer, cipher)| (
            Kind::from(Further::Quantity(Quantity::default())),
            answer.clone(),
            cipher,
            answer
        )),
        (prop::collection::vec(prop::sample::select(vec!["up", "down", "left", "right"]), 3..6), carried)
            .prop_filter("an acrostic has no spaces", |(_, cipher)| *cipher != Cipher::Acrostic)
            .prop_map(|(steps, cipher)| (
                Kind::Direction(Direction::default()),
                steps.join(" "),
                cipher,
                steps.join(" ")
            )),
    ]
}

proptest! {
    #[test]
    fn a_lock_opens_with_its_new_answer_alone_and_its_clue_gives_it(
        (kind, answer, cipher, secret) in hidden(),
        seed: u64,
    ) {
        let before = of(vec![
            lock("dealt", kind, &answer, vec![clue("note", cipher, &secret)]),
            lock("left", number(9), "123456789", vec![Clue::new("page", ClueKind::Text { body: "Count them.".into() })]),
        ]);
        let made = dealt(&before, &[], seed);
        prop_assert_eq!(made.dealt.len(), 1, "{:?}", made.left);
        prop_assert_eq!(whys(&made), [("left", &Why::NoCipher)]);
        let (old, new) = (&before.locks[0], &made.breakout.locks[0]);
        let canonical = |entry: &str| new.mechanism.canonical(entry, ENGLISH);
        let opens: Vec<_> = new.answers.iter().map(|answer| canonical(answer)).collect();
        prop_assert!(opens.len() == 1 && opens[0].is_ok() && opens[0] != canonical(&answer), "{opens:?}");
        prop_assert_eq!(opens[0].as_ref().unwrap().chars().filter(|sign| sign.is_ascii_digit()).count(), answer.chars().filter(|sign| sign.is_ascii_digit()).count());
        prop_assert_eq!(&new.mechanism, &old.mechanism);
        // What a team decodes: the clue holds what the cipher makes of a secret that says the new answer and not the old one.
        let note = &new.clues[0];
        let secret = Ciphered::of(note)[0].clone().unwrap().secret;
        let shown = cipher.encode(&secret, ENGLISH).unwrap();
        prop_assert_eq!(note.text().unwrap(), format!("A note.\n\n{shown}\n\nAnd no more."));
        // And once more: what was dealt can be dealt again, so the clue says what the lock takes.
        let again = dealt(&made.breakout, &[], seed ^ 1);
        prop_assert_eq!(again.dealt.len(), 1, "{:?}", again.left);
        prop_assert_eq!(&again.dealt[0].0, &new.answers[0]);
        // Nothing else was touched.
        let mut rest = made.breakout.clone();
        rest.locks[0] = old.clone();
        prop_assert_eq!(rest, before);
    }

    #[test]
    fn however_chance_falls_no_mistake_becomes_the_answer(seed: u64) {
        let mut found = lock("dealt", number(1), "4", vec![clue("note", Cipher::Morse, "4")]);
        found.replies = ["1", "2", "3", "5", "6", "8", "9", "0"].map(|answer| Reply { answer: answer.into(), say: "Look.".into(), ..Reply::default() }).to_vec();
        let made = dealt(&of(vec![found]), &[], seed);
        prop_assert_eq!(&made.breakout.locks[0].answers, &["7"]);
        prop_assert_eq!(whys(&made), [("dealt", &Why::Replies)]);
    }
}

#[test]
fn what_is_left_says_why() {
    let both = clue("both", Cipher::Morse, "LAMP and 4711");
    let mut several = lock("several", word(4), "MOON", vec![clue("moon", Cipher::Atbash, "moon")]);
    several.answers.push("NOON".into());
    let mut changed = clue("changed", Cipher::A1z26, "gate");
    changed.kind = ClueKind::Text { body: "It was rubbed out.".into() };
    let options = Kind::Choice(Choice { many: false, options: vec![latchwork::mechanism::Item::new("owl", "Owl")] });
    let breakout = of(vec![
        lock("one", word(4), "LAMP", vec![both]),
        lock("two", number(4), "4711", vec![]),
        several,
        lock("changed", word(4), "gate", vec![changed]),
        lock("kind", options, "owl", vec![clue("owl", Cipher::A1z26, "owl")]),
        lock("long", word(9), "crocodile", vec![clue("long", Cipher::A1z26, "crocodile")]),
        lock("bare", word(3), "key", vec![]),
    ]);
    let made = dealt(&breakout, &[], 1);
    let expected = [
        ("one", &Why::Shared),
        ("two", &Why::Shared),
        ("several", &Why::Several),
        ("changed", &Why::Changed),
        ("kind", &Why::Kind),
        ("long", &Why::NoWord),
        ("bare", &Why::NoCipher),
    ];
    assert_eq!(whys(&made), expected);
    assert_eq!(made.breakout, breakout);
}

#[test]
fn words_that_the_teacher_offers_come_first_and_no_word_opens_two_locks() {
    let one = lock("one", word(4), "LAMP", vec![clue("a", Cipher::Pigpen, "LAMP")]);
    let two = lock("two", word(4), "GATE", vec![clue("b", Cipher::Pigpen, "the word is GATE!".trim_end_matches('!'))]);
    let made = dealt(&of(vec![one.clone(), two.clone()]), &["sail", "mast", "harbour"], 3);
    let mut words: Vec<_> = made.dealt.iter().map(|(_, after)| after.as_str()).collect();
    words.sort();
    assert_eq!(words, ["MAST", "SAIL"]);
    let made = dealt(&of(vec![one, two]), &["sail"], 3);
    assert_eq!((made.dealt.len(), whys(&made)), (1, vec![("two", &Why::NoWord)]));
}

#[test]
fn what_still_names_the_old_answer_is_told() {
    let mut found = lock("gate", word(4), "LAMP", vec![clue("note", Cipher::Caesar(Shift::FIRST), "LAMP")]);
    found.hints = vec!["Look at the **lamp**.".into(), "A lampshade is none.".into()];
    found.replies = vec![Reply { answer: "LIMP".into(), say: "It is no limp but a lamp.".into(), ..Reply::default() }];
    let mut breakout = of(vec![found]);
    breakout.cards = vec![Card { id: "card".into(), title: "The lamp".into(), ..Card::default() }];
    breakout.ending = vec![Clue::new("end", ClueKind::Text { body: "The lamp is lit.".into() })];
    breakout.debrief = vec!["Who found the lamp?".into()];
    let made = dealt(&breakout, &[], 1);
    let names = [
        Mention::Clue("end".into()),
        Mention::Hint("gate".into(), 1),
        Mention::Reply("gate".into()),
        Mention::Card("card".into()),
        Mention::Debrief(1),
    ];
    let mut expected: Vec<_> = names.into_iter().map(Why::Names).collect();
    expected.push(Why::Replies);
    assert_eq!(made.left.iter().map(|left| left.why.clone()).collect::<Vec<_>>(), expected);
    let keys: std::collections::BTreeSet<_> = made.left.iter().map(Left::key).collect();
    assert_eq!(keys.len(), expected.len());
    // Whatever the teacher changes is off the list.
    let mut mended = made.breakout.clone();
    Arc::make_mut(&mut mended.locks[0]).hints.clear();
    Arc::make_mut(&mut mended.locks[0]).replies.clear();
    mended.cards.clear();
    (mended.ending, mended.debrief) = (Vec::new(), Vec::new());
    assert_eq!(left(&mended, &Before::of(&breakout), ENGLISH), []);
}

#[test]
fn a_lock_is_off_the_list_once_its_answer_is_another() {
    let before = of(vec![lock("bare", number(3), "123", vec![])]);
    let mut copy = before.clone();
    let list = |copy: &Breakout| left(copy, &Before::of(&before), ENGLISH).len();
    assert_eq!(list(&copy), 1);
    Arc::make_mut(&mut copy.locks[0]).answers = vec![" 1 2 3".into()];
    assert_eq!(list(&copy), 1, "the same answer, spelt otherwise");
    Arc::make_mut(&mut copy.locks[0]).answers = vec!["321".into()];
    assert_eq!(list(&copy), 0);
}

#[test]
fn an_answer_that_only_its_pieces_give_is_dealt_out_anew() {
    let vault = |clues: Vec<Clue>| {
        let mut locks: Vec<Lock> = ["oak", "ash", "elm"].map(|id| lock(id, number(2), "42", Vec::new())).into();
        locks.push(lock("vault", number(4), "4962", clues));
        let mut breakout = of(locks);
        arrange(&mut breakout.locks, Shape::Board);
        Weave { order: Order::Hasp, ..Weave::default() }.put(Arc::make_mut(&mut breakout.locks[3]));
        tell(&mut breakout, "vault", "The strips", "From left to right.");
        deal_again(&mut breakout, ENGLISH.form);
        breakout
    };
    let made = dealt(&vault(Vec::new()), &[], 1);
    let pieces: String = made.breakout.locks.iter().flat_map(|lock| &lock.inside).filter_map(Clue::text).collect();
    assert_eq!(made.dealt.len(), 1);
    assert_eq!(pieces.replace('*', ""), made.dealt[0].1);
    assert!(!whys(&made).iter().any(|(lock, _)| *lock == "vault"));
    // Where a question may ask for it, it stays, until somebody wants another all the same.
    let question = Clue::new("ask", ClueKind::Text { body: "How many steps?".into() });
    let mut made = dealt(&vault(vec![question]), &[], 1);
    assert_eq!(made.dealt, []);
    assert!(whys(&made).contains(&("vault", &Why::Pieces)));
    let mut chance = Xoshiro128PlusPlus::seed_from_u64(1);
    assert!(deal_anyway(&mut made.breakout, "vault", &[], ENGLISH, &mut chance));
    let vault = made.breakout.lock("vault").expect("it is there");
    let pieces: String = made.breakout.locks.iter().flat_map(|lock| &lock.inside).filter_map(Clue::text).collect();
    assert_eq!([pieces.replace('*', "")], vault.answers[..]);
    assert_ne!(vault.answers, ["4962"]);
    // A word that no other can take the place of.
    let mut word = of(vec![lock("vault", self::word(2), "OX", Vec::new())]);
    assert!(!deal_anyway(&mut word, "vault", &[], ENGLISH, &mut chance));
    assert_eq!(word.locks[0].answers, ["OX"]);
}
