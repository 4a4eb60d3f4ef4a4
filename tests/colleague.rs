//! What the checks say as a colleague would: a clue that lies behind itself, a hint that tells at once, what needs colour, and
//! where an answer can be read.

mod support;

use std::sync::Arc;

use latchwork::breakout::check::{self, Remedy, Says};
use latchwork::breakout::{Breakout, Card, Clue, ClueKind, Finding, Lock, Media, Part, Place, Problem, Reply};
use latchwork::mechanism::{Further, Kind, Letters, Mechanism, Quantity, Spelling, Written};
use support::chains::{breakout, lock, text};

const ENGLISH: Spelling = Spelling::native("en");

fn found(breakout: &Breakout) -> Vec<Finding> {
    check::check(breakout, ENGLISH, None)
}

/// The locks whose clue may lie inside them.
fn locked_in(breakout: &Breakout) -> Vec<String> {
    let of_lock = |finding: Finding| match finding {
        Finding { place: Place::Lock(id, Part::Clues), problem: Problem::LockedIn } => Some(id),
        _ => None,
    };
    found(breakout).into_iter().filter_map(of_lock).collect()
}

/// Locks with these names and so many clues on each and inside it; each opens after the one before it, and nothing lies on
/// the bench.
fn line(locks: &[(&str, usize, usize)]) -> Breakout {
    let papers = |count, place: &str| (0..count).map(|n| text(format!("{place}-{n}"))).collect();
    let one = |(at, (id, on, inside)): (usize, &(&str, usize, usize))| {
        let after = at.checked_sub(1).map(|before| locks[before].0);
        let mut lock = lock(*id, after.as_slice());
        lock.clues = papers(*on, &format!("on-{id}"));
        lock.inside = papers(*inside, &format!("in-{id}"));
        lock
    };
    let mut line = breakout(locks.iter().enumerate().map(one).collect());
    line.bench.clear();
    line
}

fn edit(breakout: &mut Breakout, id: &str, change: impl FnOnce(&mut Lock)) {
    let lock = breakout.locks.iter_mut().find(|lock| lock.id == id).expect("it is there");
    change(Arc::make_mut(lock));
}

#[test]
fn a_lock_whose_clue_may_lie_inside_it_is_told() {
    assert_eq!(locked_in(&line(&[("a", 1, 0), ("b", 0, 1), ("c", 1, 0)])), ["b"]);
    // The one clue that was found is for the lock between.
    assert_eq!(locked_in(&line(&[("a", 1, 1), ("b", 0, 0), ("c", 0, 1)])), ["c"]);
    assert_eq!(locked_in(&line(&[("a", 1, 0), ("b", 0, 2), ("c", 1, 0), ("d", 0, 1)])), ["b"]);
    // On either of two ways.
    let mut ways = line(&[("a", 1, 0), ("b", 0, 1), ("c", 0, 1), ("d", 1, 0)]);
    edit(&mut ways, "c", |lock| lock.after = vec!["a".into()]);
    edit(&mut ways, "d", |lock| lock.after = vec!["b".into(), "c".into()]);
    assert_eq!(locked_in(&ways), ["b", "c"]);
}

#[test]
fn a_clue_that_can_have_been_found_before_is_left_in_peace() {
    let passed = |breakout: &Breakout| assert_eq!(locked_in(breakout), Vec::<String>::new());
    // Each lock's clue lies inside the one before it.
    passed(&line(&[("a", 1, 1), ("b", 0, 1), ("c", 0, 1), ("d", 0, 0)]));
    // It holds nothing that could be a clue, or two papers hung on the lock before.
    passed(&line(&[("a", 1, 0), ("b", 0, 0), ("c", 1, 0)]));
    passed(&line(&[("a", 2, 0), ("b", 0, 1)]));
    let b_alone = || line(&[("a", 1, 0), ("b", 0, 1), ("c", 1, 0)]);
    let with = |change: &dyn Fn(&mut Breakout)| {
        let mut breakout = b_alone();
        change(&mut breakout);
        breakout
    };
    passed(&with(&|breakout| breakout.bench = vec![text("page")]));
    passed(&with(&|breakout| breakout.cards = vec![Card { id: "card".into(), ..Card::default() }]));
    passed(&with(&|breakout| edit(breakout, "b", |lock| lock.title = "What is 4 × 5?".into())));
    // It lies on a way of its own, which can be gone first.
    passed(&with(&|breakout| {
        edit(breakout, "c", |lock| {
            lock.after = vec!["a".into()];
            lock.inside = vec![text("in-c")];
        });
    }));
    // Where nothing at all can have been found, that is told, and once.
    let mut nothing = line(&[("a", 0, 1), ("b", 0, 1)]);
    passed(&nothing);
    nothing.locks.truncate(1);
    let [finding] = &found(&nothing)[..] else { panic!("one finding") };
    assert_eq!(finding.problem, Problem::NoClue);
    assert_eq!(finding.remedy(&nothing, ENGLISH), Some(Remedy::TakeOut));
}

#[test]
fn what_lies_inside_is_hung_on_the_lock() {
    let mut wrong = line(&[("a", 1, 0), ("b", 0, 1), ("c", 1, 0)]);
    let [finding] = &found(&wrong)[..] else { panic!("one finding") };
    assert_eq!(finding.remedy(&wrong, ENGLISH), Some(Remedy::TakeOut));
    let mut right = wrong.clone();
    right.mend(finding, ENGLISH, |_| String::new());
    assert_eq!(found(&right), []);
    let b = right.lock("b").expect("it is there");
    assert_eq!((&b.clues[..], &b.inside[..]), (&[text("in-b-0")][..], &[][..]));
    // Which of two it is needs a thought.
    edit(&mut wrong, "b", |lock| lock.inside.push(text("more")));
    let [finding] = &found(&wrong)[..] else { panic!("one finding") };
    assert_eq!(finding.remedy(&wrong, ENGLISH), None);
}

#[test]
fn an_only_hint_that_tells_all_is_told() {
    let hints = |hints: &[&str]| {
        let mut told = line(&[("a", 1, 0)]);
        edit(&mut told, "a", |lock| lock.hints = hints.iter().map(|hint| (*hint).into()).collect());
        let remedies: Vec<_> = found(&told).iter().map(|finding| finding.remedy(&told, ENGLISH)).collect();
        remedies
    };
    assert_eq!(hints(&["123"]), [None]);
    assert_eq!(hints(&["123", "Look."]), [Some(Remedy::PutLast)]);
    assert_eq!(hints(&["Look.", "123"]), []);
}

/// What of a clue on the bench says the answer 123, and what mends that.
fn says(clue: Clue, change: impl FnOnce(&mut Breakout)) -> (Option<Says>, Option<Remedy>) {
    let mut told = line(&[("a", 1, 0)]);
    told.media.insert("photo".into(), Arc::new(Media::default()));
    told.media.insert("door-123".into(), Arc::new(Media::default()));
    told.bench = vec![clue];
    change(&mut told);
    let finding = found(&told).into_iter().find(|finding| matches!(finding.problem, Problem::Readable { .. }));
    let finding = finding.expect("it can be read");
    (finding.says(&told, ENGLISH), finding.remedy(&told, ENGLISH))
}

#[test]
fn where_an_answer_can_be_read_is_told() {
    let image = |src: &str, alt: &str| Clue::new("x", ClueKind::Image { src: format!("media:{src}"), alt: alt.into() });
    let paper =
        |title: &str, body: &str| Clue { title: title.into(), ..Clue::new("x", ClueKind::Text { body: body.into() }) };
    let nothing = |_: &mut Breakout| ();
    assert_eq!(says(paper("", "It is 123."), nothing), (Some(Says::Text), Some(Remedy::InInk)));
    assert_eq!(says(paper("Room 123", "A room."), nothing), (Some(Says::Title), None));
    assert_eq!(says(image("door-123", "A door"), nothing), (Some(Says::FileName), Some(Remedy::NameNothing)));
    assert_eq!(says(image("photo", "A door, 123"), nothing), (Some(Says::Alt), None));
    let sound = ClueKind::Audio { src: "media:photo".into(), transcript: "123".into() };
    assert_eq!(says(Clue::new("x", sound), nothing), (Some(Says::Alt), None));
    let credited = |breakout: &mut Breakout| {
        breakout.media.insert("photo".into(), Arc::new(Media { credit: "Studio 123".into(), ..Media::default() }));
    };
    assert_eq!(says(image("photo", "A door"), credited), (Some(Says::Credit), None));
    // A lock's own name is read before it is open.
    let named = |breakout: &mut Breakout| edit(breakout, "a", |lock| lock.title = "Room 123".into());
    assert_eq!(says(paper("", "A room."), named), (Some(Says::Title), None));
}

#[test]
fn a_clue_that_asks_for_a_word_of_its_own_gives_nothing_away() {
    let said = |body: &str, answer: &str| {
        let mut words = lock("word", &[]);
        words.mechanism = Mechanism::from(Kind::Text(Default::default()));
        words.answers = vec![answer.into()];
        words.clues = vec![Clue::new("sentence", ClueKind::Text { body: body.into() })];
        found(&breakout(vec![words])).iter().any(|finding| matches!(finding.problem, Problem::Readable { .. }))
    };
    assert!(!said("Which word is the adverb: The dog barked loudly at the gate?", "loudly"));
    assert!(!said("Find the noun. Slowly, the *lantern* went out.", "lantern"));
    assert!(said("The dog barked loudly at the gate.", "loudly"));
    let mut wheels = breakout(vec![lock("word", &[])]);
    edit(&mut wheels, "word", |lock| {
        lock.mechanism = Mechanism::from(Kind::Letters(Letters { wheels: 6, ..Letters::default() }));
        lock.answers = vec!["LOUDLY".into()];
        lock.clues =
            vec![Clue::new("ask", ClueKind::Text { body: "Which word is the adverb: It barked loudly.".into() })];
    });
    assert!(!found(&wheels).iter().any(|finding| matches!(finding.problem, Problem::Readable { .. })));
    assert!(said("How did the dog bark? It barked loudly.", "loudly"));
}

/// A lock that takes a number, asked in these words.
fn number(body: &str, answer: &str) -> Breakout {
    let mut number = lock("number", &[]);
    number.mechanism = Mechanism::from(Kind::from(Further::Quantity(Quantity::default())));
    number.answers = vec![answer.into()];
    number.clues = vec![Clue::new("ask", ClueKind::Text { body: body.into() })];
    breakout(vec![number])
}

#[test]
fn a_number_of_the_clue_that_opens_its_lock_is_told_and_the_form_of_the_answer_mends_it() {
    let told = |breakout: &Breakout| {
        found(breakout).into_iter().find(|finding| matches!(finding.problem, Problem::OpensAsIs(_)))
    };
    for (body, answer, number_told, form) in [
        ("Write 0.75 as a fraction in its simplest form.", "3/4", "0.75", Written::Simplest),
        ("Simplify 6/8.", "3/4", "6/8", Written::Simplest),
        ("Write 3/4 as a decimal.", "0.75", "3/4", Written::Decimal),
        ("What is 1/5 as a percentage?", "20%", "1/5", Written::Percent),
    ] {
        let mut lock = number(body, answer);
        let finding = told(&lock).unwrap_or_else(|| panic!("{body}"));
        assert_eq!(finding.problem, Problem::OpensAsIs(number_told.into()), "{body}");
        assert_eq!(finding.remedy(&lock, ENGLISH), Some(Remedy::DemandForm), "{body}");
        lock.mend(&finding, ENGLISH, |n| n.to_string());
        assert_eq!(told(&lock), None, "{body}");
        let Kind::Further(further) = &lock.locks[0].mechanism.kind else { panic!("{body}") };
        assert!(matches!(further.kind(), Further::Quantity(quantity) if quantity.form == form), "{body}");
    }
    for (body, answer) in [("What is 3/4 of 12?", "9"), ("Add 5 and 0.", "5"), ("How many thirds are 4?", "12")] {
        assert_eq!(told(&number(body, answer)), None, "{body}");
    }
    // Where a mistake could not be typed any more nothing is changed by itself.
    let mut kept = number("Write 0.75 as a fraction.", "3/4");
    edit(&mut kept, "number", |lock| lock.replies = vec![Reply { answer: "0.7".into(), ..Reply::default() }]);
    assert_eq!(told(&kept).and_then(|finding| finding.remedy(&kept, ENGLISH)), None);
}
