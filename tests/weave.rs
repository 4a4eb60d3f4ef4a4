//! The weaver: whatever way a team takes, the pieces that it finds, put together as it was told, are the answer; and nothing
//! else of a breakout changes.

mod support;

use std::collections::BTreeMap;
use std::sync::Arc;

use latchwork::breakout::chain::{Shape, arrange};
use latchwork::breakout::weave::{Order, Undealt, Weave, Weaver, deal, deal_again, tell};
use latchwork::breakout::{
    Breakout, Changed, Clue, ClueKind, Draft, Finding, Lock, Part, Place, Problem, chain, check,
};
use latchwork::format::{read, write};
use latchwork::mechanism::{Form, Kind, Letters, Mechanism, Number, Spelling, Text};
use latchwork::prose;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;
use support::chains::{self, breakout, lock};
use support::sealed::{student_copy, try_on};
use uuid::Uuid;

const ENGLISH: Spelling = Spelling::native("en");
const SENTENCE: &str = "Many quiet owls sleep below the windy clock, ever hooting in Zoe’s loft.";

fn form(text: &str, form: Form) -> String {
    (ENGLISH.form)(text, form)
}

/// A draft on which the weaver works.
fn draft(breakout: Breakout) -> Draft {
    let mut draft = Draft::new(breakout);
    draft.weave_with(Weaver::new(form));
    draft
}

fn edit(breakout: &mut Breakout, id: &str, change: impl FnOnce(&mut Lock)) {
    let lock = breakout.locks.iter_mut().find(|lock| lock.id == id).expect("it is there");
    change(Arc::make_mut(lock));
}

/// Has a lock woven with this answer.
fn weave(breakout: &mut Breakout, id: &str, order: Order, kind: Kind, answer: &str) {
    edit(breakout, id, |lock| {
        lock.mechanism = Mechanism::from(kind);
        lock.answers = vec![answer.into()];
        Weave { order, sentence: SENTENCE.into(), title: "A torn strip".into() }.put(lock);
    });
}

fn number(answer: &str) -> Kind {
    Kind::Number(Number { wheels: answer.len() as u32 })
}

/// Names that stand in another order than the file has them.
fn named(mut breakout: Breakout) -> Breakout {
    for (at, lock) in breakout.locks.iter_mut().enumerate() {
        let name = ["Well", "barn", "Élan", "Lock 10", "Lock 9", "Attic", "Mill"][at % 7];
        Arc::make_mut(lock).title = if at < 7 { name.into() } else { format!("{name} {at}") };
    }
    breakout
}

fn slips<'b>(breakout: &'b Breakout, lock: &Lock, woven: &'b str) -> Vec<&'b Clue> {
    let lock = breakout.lock(&lock.id).expect("it is there");
    lock.inside.iter().filter(|clue| clue.extra.get("piece").is_some_and(|piece| piece["of"] == woven)).collect()
}

/// The pieces that a team has read when these locks are open, put together as the lock's order says.
fn together(breakout: &Breakout, woven: &str, open: &[&Lock]) -> Vec<String> {
    let weave = Weave::of(breakout.lock(woven).expect("it is there")).expect("it is woven");
    let mut found: BTreeMap<usize, String> = BTreeMap::new();
    let titles = ["attic", "barn", "elan", "lock 9", "lock 10", "mill", "well"];
    for lock in open {
        for slip in slips(breakout, lock, woven) {
            let text = prose::plain(slip.text().expect("it has words"));
            for line in text.lines() {
                let (place, piece) = match weave.order {
                    Order::Dots => {
                        let (dots, piece) = line.split_once(' ').expect("a mark and a piece");
                        assert!(dots.chars().all(|dot| dot == '•'));
                        (dots.chars().count(), piece)
                    }
                    Order::Numerals => {
                        let (numeral, piece) = line.split_once(' ').expect("a mark and a piece");
                        let numerals = "I II III IV V VI VII VIII IX X XI XII";
                        (numerals.split(' ').position(|it| it == numeral).expect("a numeral"), piece)
                    }
                    Order::Sentence => {
                        let (letter, piece) = line.split_once(' ').expect("a mark and a piece");
                        let begins = |word: &str| word.to_uppercase().starts_with(letter);
                        (SENTENCE.split(' ').position(begins).expect("a word"), piece)
                    }
                    Order::Names => {
                        let name = lock.title.to_lowercase().replace('é', "e");
                        (titles.iter().position(|title| *title == name).expect("a name of ours"), line)
                    }
                    Order::Hasp => (breakout.locks.iter().position(|it| it.id == lock.id).expect("it is there"), line),
                };
                let before = found.insert(place, piece.to_owned());
                assert!(before.is_none_or(|before| before == piece), "one place, two pieces");
            }
        }
    }
    found.into_values().collect()
}

/// Every set of locks that a team can have open when it gets to a lock.
fn arrivals<'b>(breakout: &'b Breakout, woven: &str) -> Vec<Vec<&'b Lock>> {
    let locks: Vec<&Lock> = breakout.locks.iter().map(|lock| &**lock).collect();
    let mut arrivals = Vec::new();
    for set in 0..1u32 << locks.len() {
        let mut open: Vec<&Lock> = Vec::new();
        loop {
            let is_open = |id: &str| open.iter().any(|lock| lock.id == id);
            let next = locks
                .iter()
                .enumerate()
                .find(|(at, lock)| set & 1 << at != 0 && !is_open(&lock.id) && chain::is_reached(lock, is_open));
            let Some((_, next)) = next else { break };
            open.push(next);
        }
        let is_open = |id: &str| open.iter().any(|lock| lock.id == id);
        let is_there = breakout.lock(woven).is_some_and(|lock| chain::is_reached(lock, is_open));
        if open.len() == set.count_ones() as usize && is_there && !is_open(woven) {
            arrivals.push(open);
        }
    }
    arrivals
}

/// Whether whoever gets to the lock can put its answer together.
fn holds(breakout: &Breakout, woven: &str) -> Result<(), TestCaseError> {
    let lock = breakout.lock(woven).expect("it is there");
    let canonical = |answer: &str| lock.mechanism.canonical(answer, ENGLISH);
    let answer = canonical(&lock.answers[0]);
    let arrivals = arrivals(breakout, woven);
    prop_assert!(!arrivals.is_empty());
    for open in arrivals {
        let pieces = together(breakout, woven, &open);
        let joint = if lock.answers[0].contains(' ') { " " } else { "" };
        prop_assert_eq!(canonical(&pieces.join(joint)), answer.clone(), "{:?}", pieces);
    }
    prop_assert_eq!(Weaver::new(form).faults(breakout), vec![]);
    Ok(())
}

/// The same without any slip.
fn without_slips(breakout: &Breakout) -> Breakout {
    let mut bare = breakout.clone();
    for lock in &mut bare.locks {
        let lock = Arc::make_mut(lock);
        lock.inside.retain(|clue| !clue.extra.contains_key("piece"));
    }
    bare
}

fn answers() -> impl Strategy<Value = (Kind, String)> {
    prop_oneof![
        "[0-9]{1,10}".prop_map(|answer| (number(&answer), answer)),
        "[A-Z]{1,12}"
            .prop_map(|answer| (Kind::Letters(Letters { wheels: answer.len() as u32, alphabet: vec![] }), answer)),
        "[a-zé'*_!$`.#1<-]{1,20}".prop_map(|answer| (Kind::Text(Text::default()), answer)),
        "[a-z*]{1,5}( [a-z1.]{1,5}){1,4}".prop_map(|answer| (Kind::Text(Text::default()), answer)),
    ]
}

fn orders() -> impl Strategy<Value = Order> {
    prop::sample::select(&Order::ALL)
}

/// A change that an author makes.
#[derive(Clone, Debug)]
enum Step {
    Add(Vec<Index>, Option<u32>),
    Remove(Index),
    Swap(Index, Index),
    Rewire(Index, Vec<Index>, Option<u32>),
    Answer(Kind, String),
    Order(Order),
    Shape(Shape),
    Word(Index),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let after = || (prop::collection::vec(any::<Index>(), 0..4), prop::option::of(1..3u32));
    let step = prop_oneof![
        after().prop_map(|(after, need)| Step::Add(after, need)),
        any::<Index>().prop_map(Step::Remove),
        any::<[Index; 2]>().prop_map(|[one, other]| Step::Swap(one, other)),
        (any::<Index>(), after()).prop_map(|(lock, (after, need))| Step::Rewire(lock, after, need)),
        answers().prop_map(|(kind, answer)| Step::Answer(kind, answer)),
        orders().prop_map(Step::Order),
        prop::sample::select(&Shape::ALL).prop_map(Step::Shape),
        any::<Index>().prop_map(Step::Word),
    ];
    prop::collection::vec(step, 1..6)
}

fn change(breakout: &mut Breakout, woven: &str, step: &Step, n: usize) {
    let count = breakout.locks.len();
    let names = |breakout: &Breakout, after: &[Index]| -> Vec<String> {
        let mut names: Vec<String> = after.iter().map(|at| breakout.locks[at.index(count)].id.clone()).collect();
        names.sort();
        names.dedup();
        names
    };
    match step {
        Step::Add(after, need) if count < 7 => {
            let mut added = lock(format!("added-{n}"), &[]);
            added.after = names(breakout, after);
            added.need = need.filter(|need| (*need as usize) < added.after.len());
            breakout.locks.insert(count / 2, Arc::new(added));
        }
        Step::Add(..) => {}
        Step::Remove(at) => {
            let at = at.index(count);
            if breakout.locks[at].id != woven {
                breakout.locks.remove(at);
            }
        }
        Step::Swap(one, other) => breakout.locks.swap(one.index(count), other.index(count)),
        Step::Rewire(at, after, need) => {
            let names = names(breakout, after);
            let lock = Arc::make_mut(&mut breakout.locks[at.index(count)]);
            lock.need = need.filter(|need| (*need as usize) < names.len());
            lock.after = names;
        }
        Step::Answer(kind, answer) => edit(breakout, woven, |lock| {
            lock.mechanism = Mechanism::from(kind.clone());
            lock.answers = vec![answer.clone()];
        }),
        Step::Order(order) => edit(breakout, woven, |lock| {
            Weave { order: *order, ..Weave::of(lock).expect("it is woven") }.put(lock);
        }),
        Step::Shape(shape) => arrange(&mut breakout.locks, *shape),
        Step::Word(at) => {
            // What an author writes round a piece.
            let at = at.index(count);
            let lock = Arc::make_mut(&mut breakout.locks[at]);
            if let Some(ClueKind::Text { body }) = lock.inside.last_mut().map(|clue| &mut clue.kind) {
                *body = format!("Stuck to the lid:\n\n{body}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whichever_way_a_team_comes_it_has_the_answer(breakout in chains::chain(), at in any::<Index>(), order in orders(), (kind, answer) in answers()) {
        prop_assume!(!breakout.locks.is_empty());
        let mut draft = draft(named(breakout));
        let woven = draft.breakout().locks[at.index(draft.breakout().locks.len())].id.clone();
        let plain = draft.breakout().clone();
        draft.change("weave", 0, |breakout| weave(breakout, &woven, order, kind, &answer));
        let place = plain.locks.iter().position(|lock| lock.id == woven).expect("it is there");
        let how = Weave::of(&draft.breakout().locks[place]).expect("it is woven");
        match deal(draft.breakout(), place, &how, ENGLISH) {
            Ok(_) => holds(draft.breakout(), &woven)?,
            Err(why) => {
                let told = Finding { place: Place::Lock(woven.clone(), Part::Answers), problem: Problem::Undealt(why) };
                prop_assert_eq!(Weaver::new(form).faults(draft.breakout()), vec![told]);
            }
        }
        draft.undo();
        prop_assert_eq!(draft.breakout(), &plain);
    }

    #[test]
    fn pieces_follow_whatever_an_author_does(shape in prop::sample::select(&Shape::ALL), count in 3..7usize, order in orders(), steps in steps()) {
        let locks = (0..count).map(|at| lock(format!("lock-{at}"), &[])).collect();
        let mut breakout = named(breakout(locks));
        arrange(&mut breakout.locks, shape);
        let woven = format!("lock-{}", count - 1);
        let mut draft = draft(breakout);
        draft.change("weave", 0, |breakout| weave(breakout, &woven, order, number("49621"), "49621"));
        for (n, step) in steps.iter().enumerate() {
            let before = draft.breakout().clone();
            let mut alone = without_slips(&before);
            draft.change(&format!("step {n}"), 9000 * n as u64, |breakout| change(breakout, &woven, step, n));
            // Titles that an added lock has are none of ours.
            if matches!(step, Step::Add(..)) {
                let all = named((**draft.breakout()).clone());
                draft.change("names", 0, |breakout| *breakout = all);
            } else if !matches!(step, Step::Word(_)) {
                change(&mut alone, &woven, step, n);
                let is_slip_with_words = |clue: &Clue| clue.text().is_some_and(|text| text.contains("Stuck"));
                let slips = draft.breakout().locks.iter().flat_map(|lock| &lock.inside);
                let kept = slips.filter(|clue| is_slip_with_words(clue)).count();
                let removed = match step { Step::Remove(_) => before.locks.iter().find(|lock| draft.breakout().lock(&lock.id).is_none()), _ => None };
                let had = before.locks.iter().filter(|lock| removed != Some(lock)).flat_map(|lock| &lock.inside);
                prop_assert_eq!(kept, had.filter(|clue| is_slip_with_words(clue)).count(), "no word of an author's is lost");
                prop_assert_eq!(without_slips(draft.breakout()), alone, "nothing else changes");
            }
            let at = draft.breakout().locks.iter().position(|lock| lock.id == woven).expect("it is there");
            let how = Weave::of(&draft.breakout().locks[at]).expect("it is woven");
            if deal(draft.breakout(), at, &how, ENGLISH).is_ok() {
                holds(&bare_words(draft.breakout()), &woven)?;
            }
            let now = draft.breakout().clone();
            draft.undo();
            draft.redo();
            prop_assert_eq!(draft.breakout(), &now);
        }
        draft.change("stop", 1_000_000, |breakout| edit(breakout, &woven, Weave::stop));
        let left = draft.breakout().clues().any(|clue| clue.extra.contains_key("piece"));
        prop_assert!(!left, "no piece is left");
    }
}

/// The same without the words that an author put round pieces.
fn bare_words(breakout: &Breakout) -> Breakout {
    let mut bare = breakout.clone();
    for lock in &mut bare.locks {
        for clue in &mut Arc::make_mut(lock).inside {
            if let ClueKind::Text { body } = &mut clue.kind {
                *body = body.replace("Stuck to the lid:", "").trim().to_owned();
            }
        }
        Arc::make_mut(lock).inside.retain(|clue| clue.text() != Some(""));
    }
    bare
}

/// A vault before which three locks come.
fn vault(order: Order) -> Draft {
    let locks = ["start", "well", "mill", "barn", "vault"].map(|id| {
        let mut lock = lock(id, &[]);
        lock.title = id.into();
        lock
    });
    let mut breakout = breakout(locks.to_vec());
    arrange(&mut breakout.locks, Shape::Vault);
    let mut draft = draft(breakout);
    draft.change("weave", 0, |breakout| weave(breakout, "vault", order, number("4962"), "4962"));
    draft
}

fn bodies(draft: &Draft) -> Vec<(String, Option<String>)> {
    let slip = |lock: &Arc<Lock>| lock.inside.first().and_then(|clue| clue.text()).map(str::to_owned);
    draft.breakout().locks.iter().map(|lock| (lock.id.clone(), slip(lock))).collect()
}

#[test]
fn a_slip_has_a_mark_and_a_piece() {
    let draft = vault(Order::Names);
    let own = |id: &str, says: Option<&str>| (id.to_owned(), says.map(str::to_owned));
    let by_name = [("start", "**6**"), ("well", "**2**"), ("mill", "**9**"), ("barn", "**4**")];
    let mut expected: Vec<_> = by_name.iter().map(|(id, says)| own(id, Some(says))).collect();
    expected.push(own("vault", None));
    assert_eq!(bodies(&draft), expected);
    let clue = &draft.breakout().locks[0].inside[0];
    assert_eq!((clue.title.as_str(), clue.id.as_str()), ("A torn strip", "piece"));
    assert_eq!(clue.extra["piece"], json!({ "of": "vault", "says": "**6**" }));
    let marked = bodies(&vault(Order::Dots)).into_iter().filter_map(|(_, says)| says).collect::<Vec<_>>();
    assert!(marked.contains(&"•• **9**".to_owned()), "{marked:?}");
}

#[test]
fn where_more_letters_than_locks_are_some_lie_together_and_else_some_locks_have_none() {
    let mut draft = vault(Order::Hasp);
    draft.change("answer", 9000, |breakout| weave(breakout, "vault", Order::Hasp, number("496217"), "496217"));
    let says = |draft: &Draft| bodies(draft).into_iter().filter_map(|(_, says)| says).collect::<Vec<_>>();
    assert_eq!(says(&draft), ["**49**", "**62**", "**1**", "**7**"]);
    draft.change("answer", 19000, |breakout| weave(breakout, "vault", Order::Hasp, number("49"), "49"));
    assert_eq!(says(&draft), ["**4**", "**9**"]);
}

#[test]
fn of_any_two_doors_of_four_both_together_have_all() {
    let doors = ["north", "south", "east", "west", "end"].map(|id| lock(id, &[]));
    let mut breakout = breakout(doors.to_vec());
    arrange(&mut breakout.locks, Shape::Routes);
    let mut draft = draft(breakout);
    let kind = Kind::Text(Text::default());
    draft.change("weave", 0, |breakout| weave(breakout, "end", Order::Numerals, kind.clone(), "lantern"));
    holds(draft.breakout(), "end").expect("any two have all");
    let lines =
        |id: &str| draft.breakout().lock(id).map_or(0, |lock| lock.inside[0].text().map_or(0, |t| t.lines().count()));
    assert_eq!(["north", "south", "east", "west"].map(lines), [3; 4], "no door has all four");
    // By the names of the doors nobody could tell.
    let at = |order| deal(draft.breakout(), 4, &Weave { order, ..Weave::default() }, ENGLISH);
    assert_eq!(at(Order::Names), Err(Undealt::Shared));
    assert_eq!(at(Order::Hasp), Err(Undealt::Shared));
}

#[test]
fn what_cannot_be_dealt_is_told_and_left_as_it_was() {
    let mut draft = vault(Order::Dots);
    let dealt = bodies(&draft);
    let mut faulty = |change: &mut dyn FnMut(&mut Breakout)| {
        draft.change("change", 0, |breakout| change(breakout));
        let found = Weaver::new(form).faults(draft.breakout());
        let now = bodies(&draft);
        draft.undo();
        draft.redo();
        draft.undo();
        (found.into_iter().map(|finding| finding.problem).collect::<Vec<_>>(), now)
    };
    // Each begins where the others began: a burst is one step.
    let (found, now) = faulty(&mut |breakout| edit(breakout, "vault", |lock| lock.answers = vec!["4".into()]));
    assert_eq!(found, [Problem::Undealt(Undealt::NoAnswer)]);
    assert_eq!(now, dealt);
    let mut draft = vault(Order::Dots);
    draft.change("direct", 9000, |breakout| edit(breakout, "vault", |lock| lock.after = vec!["start".into()]));
    let found: Vec<Problem> = Weaver::new(form).faults(draft.breakout()).into_iter().map(|it| it.problem).collect();
    assert_eq!(found, [Problem::Undealt(Undealt::Few)]);
    let mut draft = vault(Order::Names);
    draft.change("name", 9000, |breakout| edit(breakout, "mill", |lock| lock.title = "Well".into()));
    let alike = Undealt::Alike { first: "well".into(), second: "Well".into() };
    let found: Vec<Problem> = Weaver::new(form).faults(draft.breakout()).into_iter().map(|it| it.problem).collect();
    assert_eq!(found, [Problem::Undealt(alike)]);
}

#[test]
fn what_a_teacher_writes_on_a_slip_stays_on_it() {
    let mut draft = vault(Order::Hasp);
    let write_on = |breakout: &mut Breakout, id: &str, text: &str| {
        edit(breakout, id, |lock| {
            lock.inside[0].kind = ClueKind::Text { body: text.into() };
            lock.inside[0].title = "Under the bucket".into();
        });
    };
    draft.change("slip", 9000, |breakout| write_on(breakout, "well", "Wet paper: **9** – handle with care."));
    assert_eq!(Weaver::new(form).faults(draft.breakout()), []);
    draft.change("answer", 19000, |breakout| edit(breakout, "vault", |lock| lock.answers = vec!["4762".into()]));
    let slip = |draft: &Draft| draft.breakout().lock("well").map(|lock| lock.inside.clone()).unwrap_or_default();
    assert_eq!(slip(&draft)[0].text(), Some("Wet paper: **7** – handle with care."));
    // Written over, it is told, and dealt below the words at the next change.
    draft.change("slip", 29000, |breakout| write_on(breakout, "well", "Wet paper"));
    let lost = Finding { place: Place::Lock("well".into(), Part::Inside), problem: Problem::PieceLost("vault".into()) };
    assert_eq!(Weaver::new(form).faults(draft.breakout()), [lost]);
    draft.change("deal again", 39000, |breakout| deal_again(breakout, form));
    assert_eq!(slip(&draft)[0].text(), Some("Wet paper\n\n**7**"));
    assert_eq!(Weaver::new(form).faults(draft.breakout()), []);
    // With no piece for it the words stay, and get the next one.
    draft.change("before", 49000, |breakout| {
        edit(breakout, "vault", |lock| lock.after = vec!["mill".into(), "barn".into()]);
    });
    assert_eq!(slip(&draft)[0].text(), Some("Wet paper"));
    draft.change("before", 59000, |breakout| {
        edit(breakout, "vault", |lock| lock.after = vec!["well".into(), "mill".into(), "barn".into()]);
    });
    assert_eq!(slip(&draft)[0].text(), Some("Wet paper\n\n**7**"));
    // Woven no more: bare slips go, this one is a clue like any other.
    draft.change("stop", 69000, |breakout| edit(breakout, "vault", Weave::stop));
    assert_eq!(bodies(&draft).into_iter().filter_map(|(_, says)| says).collect::<Vec<_>>(), ["Wet paper"]);
    assert!(slip(&draft)[0].extra.is_empty());
    draft.undo();
    assert_eq!(slip(&draft)[0].text(), Some("Wet paper\n\n**7**"));
}

#[test]
fn a_lock_that_goes_takes_its_pieces_and_a_slip_that_goes_is_missed() {
    let mut draft = vault(Order::Dots);
    draft.change("take", 9000, |breakout| edit(breakout, "mill", |lock| lock.inside.clear()));
    let lost = Finding { place: Place::Lock("mill".into(), Part::Inside), problem: Problem::PieceLost("vault".into()) };
    assert_eq!(Weaver::new(form).faults(draft.breakout()), [lost]);
    draft.undo();
    draft.change("take", 19000, |breakout| breakout.locks.retain(|lock| lock.id != "vault"));
    assert!(!draft.breakout().clues().any(|clue| clue.extra.contains_key("piece")));
    draft.undo();
    holds(draft.breakout(), "vault").expect("all came back");
}

#[test]
fn how_they_go_together_is_told_once_in_words_that_can_be_changed() {
    let mut draft = vault(Order::Dots);
    draft.change("tell", 9000, |breakout| tell(breakout, "vault", "The pieces", "By the dots."));
    draft.change("tell", 19000, |breakout| tell(breakout, "vault", "The pieces", "By the numbers."));
    let told = |draft: &Draft| draft.breakout().lock("vault").map(|lock| lock.clues.clone()).unwrap_or_default();
    let texts =
        |draft: &Draft| told(draft).iter().filter_map(|clue| clue.text().map(str::to_owned)).collect::<Vec<_>>();
    assert_eq!(texts(&draft), ["By the numbers."]);
    let own = "Lay them out by the numbers!";
    draft.change("own", 29000, |breakout| {
        edit(breakout, "vault", |lock| lock.clues[0].kind = ClueKind::Text { body: own.into() });
    });
    draft.change("tell", 39000, |breakout| tell(breakout, "vault", "The pieces", "By the dots."));
    assert_eq!(texts(&draft), [format!("{own}\n\nBy the dots.")]);
    draft.change("stop", 49000, |breakout| edit(breakout, "vault", Weave::stop));
    assert_eq!(texts(&draft), [own]);
}

#[test]
fn no_other_key_that_is_pressed_deals_again() {
    let mut draft = vault(Order::Dots);
    let before = draft.breakout().clone();
    draft.change("hint", 9000, |breakout| edit(breakout, "well", |lock| lock.hints.push("Look down.".into())));
    for (now, before) in draft.breakout().locks.iter().zip(&before.locks) {
        assert_eq!(Arc::ptr_eq(now, before), now.id != "well", "{}", now.id);
    }
}

#[test]
fn pieces_that_lie_stay_when_the_chain_grows() {
    let mut draft = vault(Order::Dots);
    let before = bodies(&draft);
    draft.change("add", 9000, |breakout| {
        breakout.locks.insert(1, Arc::new(lock("shed", &[])));
        edit(breakout, "start", |lock| lock.after = vec!["shed".into()]);
    });
    let moved = before.iter().filter(|own| !bodies(&draft).contains(own)).count();
    assert!(moved <= 2, "{moved} slips changed");
}

#[test]
fn a_file_keeps_what_is_woven_and_says_what_can_not_be_read() {
    let draft = vault(Order::Sentence);
    let file = write(draft.breakout());
    let opened = read(file.as_bytes(), Uuid::nil()).expect("it was refused");
    assert_eq!((&opened.breakout, opened.findings.len()), (&**draft.breakout(), 0));
    let mut odd: serde_json::Value = serde_json::from_str(&file).expect("it is JSON");
    odd["locks"][4]["weave"] = json!({ "order": "by heart", "sentence": 7, "x": 1 });
    odd["locks"][0]["inside"][0]["piece"] = json!("of the vault");
    let opened = read(odd.to_string().as_bytes(), Uuid::nil()).expect("it was refused");
    assert_eq!(serde_json::from_str::<serde_json::Value>(&write(&opened.breakout)).expect("it is JSON"), odd);
    let places: Vec<String> = Weaver::new(form)
        .faults(&opened.breakout)
        .into_iter()
        .filter_map(|finding| match finding.place {
            Place::Member(pointer) => Some(pointer),
            _ => None,
        })
        .collect();
    assert_eq!(places, ["/locks/0/inside/0/piece", "/locks/4/weave/order", "/locks/4/weave/sentence"]);
}

#[test]
fn a_piece_of_nothing_is_told() {
    let mut draft = vault(Order::Dots);
    draft.change("copy", 9000, |breakout| {
        edit(breakout, "start", |lock| {
            let mut copy = lock.inside[0].clone();
            copy.id = "stray".into();
            copy.extra.insert("piece".into(), json!({ "of": "cellar", "says": "**1**" }));
            lock.inside.push(copy);
        });
    });
    let told =
        Finding { place: Place::Lock("start".into(), Part::Inside), problem: Problem::Dangling("cellar".into()) };
    assert_eq!(Weaver::new(form).faults(draft.breakout()), [told]);
}

#[test]
fn locks_taken_to_another_breakout_bring_their_pieces_along() {
    let (from, mut into) = (vault(Order::Dots), vault(Order::Numerals));
    let ids = ["start", "well", "mill", "barn", "vault"].map(str::to_owned);
    into.change("take", 9000, |breakout| drop(breakout.take_locks(from.breakout(), &ids)));
    assert_eq!(Weaver::new(form).faults(into.breakout()), []);
    let taken = &into.breakout().locks[9];
    assert!(taken.id != "vault" && Weave::of(taken).is_some(), "{}", taken.id);
    // A slip whose lock was left behind is a clue like any other.
    let mut alone = Draft::new(breakout(Vec::new()));
    alone.change("take", 0, |breakout| drop(breakout.take_locks(from.breakout(), &ids[1..2])));
    let slip = &alone.breakout().locks[0].inside[0];
    assert!(slip.extra.is_empty() && slip.text().is_some_and(|text| text.contains("**")));
}

#[test]
fn a_step_is_called_by_what_the_author_changed() {
    let mut draft = vault(Order::Dots);
    draft.change("answer", 9000, |breakout| edit(breakout, "vault", |lock| lock.answers = vec!["7308".into()]));
    let answer = Changed::Lock { id: "vault".into(), name: "vault".into(), part: Part::Answers };
    assert_eq!(draft.undoes().map(|step| step.changed), Some(answer));
    draft.change("take", 19000, |breakout| edit(breakout, "mill", |lock| lock.inside.clear()));
    draft.change("deal again", 29000, |breakout| deal_again(breakout, form));
    let inside = Changed::Lock { id: "mill".into(), name: "mill".into(), part: Part::Inside };
    assert_eq!(draft.undoes().map(|step| step.changed), Some(inside), "where nothing else changed they are the step");
}

#[test]
fn no_slip_gives_the_answer_away() {
    let draft = vault(Order::Dots);
    let readable = |finding: &Finding| matches!(finding.problem, Problem::Readable { .. });
    assert!(!check::check(draft.breakout(), ENGLISH, None).iter().any(readable));
}

#[test]
fn a_student_copy_has_the_slips_and_does_not_say_whose_pieces_they_are() {
    let draft = vault(Order::Dots);
    let mut copy = student_copy(draft.breakout(), None, 7);
    try_on(&mut copy, "start", chains::ANSWER);
    let start = copy.breakout().lock("start").expect("it is there");
    let slip = start.inside.iter().find(|clue| clue.title == "A torn strip").expect("it is inside");
    assert_eq!(slip.text(), draft.breakout().lock("start").and_then(|lock| lock.inside[0].text()));
    assert!(copy.breakout().clues().all(|clue| clue.extra.is_empty()));
    assert!(copy.breakout().locks.iter().all(|lock| lock.extra.is_empty()));
}
