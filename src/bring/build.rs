use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rand::Rng;

use super::title::title;
use super::{Key, Question};
use crate::breakout::chain::{Shape, arrange};
use crate::breakout::check::demand_form;
use crate::breakout::{Clue, ClueKind, Lock, Reply, Standard, Target, fresh_id};
use crate::mechanism::{Choice, Further, Kind, Mechanism, Spelling};
use crate::play::{Checked, check};

/// What was made of questions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Made {
    /// The locks, in a chain.
    pub locks: Vec<Arc<Lock>>,
    /// The learning targets that they serve, each once.
    pub targets: Vec<Target>,
}

/// Makes locks of questions, each of the kind that was chosen for it out of [`fits`](super::fits), in a shape. A lock is called
/// after its question; `name` gives it its title by its number, from 1, where that would tell the answer or is taken. Options and
/// items have ids by `chance`.
pub fn build(
    questions: &[(Question, Kind)],
    shape: Shape,
    name: impl Fn(usize) -> String,
    spelling: Spelling,
    chance: &mut impl Rng,
) -> Made {
    let (mut locks, mut targets, mut ids) = (Vec::new(), Targets::default(), Ids::default());
    let mut titles = BTreeSet::new();
    for (number, (question, kind)) in (1..).zip(questions) {
        let own = Some(question.title.clone()).filter(|title| !title.is_empty());
        let id = ids.fresh(&own.clone().unwrap_or_else(|| name(number)), "lock");
        let title = own.or_else(|| title(question, spelling).filter(|title| !titles.contains(title)));
        let title = title.unwrap_or_else(|| name(number));
        titles.insert(title.clone());
        let mut lock = lock(id, number, question, kind.dealt(chance), spelling);
        lock.title = title;
        lock.targets = targets.of(question).into_iter().collect();
        locks.push(lock);
    }
    let mut locks: Vec<Arc<Lock>> = locks.into_iter().map(Arc::new).collect();
    arrange(&mut locks, shape);
    Made { locks, targets: targets.list }
}

fn lock(id: String, number: usize, question: &Question, kind: Kind, spelling: Spelling) -> Lock {
    let text = |id: String, body: &str| Clue::new(id, ClueKind::Text { body: body.to_owned() });
    let mut lock = Lock::new(id, Mechanism::from(kind));
    lock.clues = vec![text(format!("question-{number}"), &question.ask)];
    lock.inside = (1..).zip(&question.told).map(|(at, told)| text(format!("told-{number}-{at}"), told)).collect();
    lock.answers = answers(&lock.mechanism.kind, &question.key);
    lock.replies = said(&lock, &question.key, spelling);
    lock.hints = question.hints.clone();
    // "Write 0.75 as a fraction" is not answered by 0.75.
    demand_form(&mut lock, spelling);
    lock
}

/// What a lock says to mistakes.
fn said(lock: &Lock, key: &Key, spelling: Spelling) -> Vec<Reply> {
    // What is a mistake on one kind of lock may open another, or not even be set there.
    let is_miss = |reply: &Reply| matches!(check(lock, &reply.answer, spelling), Checked::Misses { .. });
    replies(&lock.mechanism.kind, key).into_iter().filter(is_miss).collect()
}

/// How many of a question's wrong answers a lock of a kind has no use for: it neither offers them nor replies to them.
pub fn left_out(question: &Question, kind: &Kind, spelling: Spelling) -> usize {
    let wrong = match (kind, &question.key) {
        (Kind::Choice(_), Key::Offered { .. }) | (_, Key::Paired { .. }) => return 0,
        (_, Key::Offered { options, .. }) => options.iter().filter(|option| !option.is_right).count(),
        (_, Key::Written { replies, .. }) => replies.len(),
    };
    if wrong == 0 {
        return 0;
    }
    let mut lock = Lock::new("", Mechanism::from(kind.clone()));
    lock.answers = answers(kind, &question.key);
    wrong.saturating_sub(said(&lock, &question.key, spelling).len())
}

/// The answers that open a lock of a kind that was made for a key.
pub(super) fn answers(kind: &Kind, key: &Key) -> Vec<String> {
    match (kind, key) {
        (Kind::Choice(choice), Key::Offered { many, options }) => {
            let chosen = choice.options.iter().zip(options).filter(|(_, offer)| offer.is_right);
            let ids: Vec<String> = chosen.map(|(option, _)| option.id.clone()).collect();
            if *many { vec![ids.join(" ")] } else { ids }
        }
        // Of true and false the right one comes first.
        (Kind::Choice(choice), Key::Written { .. }) => {
            choice.options.first().map(|option| option.id.clone()).into_iter().collect()
        }
        (Kind::Further(further), key) => match (further.kind(), key) {
            (Further::Order(order), Key::Written { .. }) => {
                vec![order.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>().join(" ")]
            }
            (Further::Match(pairs), Key::Paired { .. }) => {
                let pairs = pairs.left.iter().zip(&pairs.right);
                vec![pairs.map(|(one, other)| format!("{}={}", one.id, other.id)).collect::<Vec<_>>().join(" ")]
            }
            (Further::Sort(sort), Key::Paired { pairs, .. }) => {
                let bin = |label: &str| sort.bins.iter().find(|bin| bin.label == label);
                let sorted = sort.items.iter().zip(pairs).filter_map(|(item, (_, label))| Some((item, bin(label)?)));
                vec![sorted.map(|(item, bin)| format!("{}={}", bin.id, item.id)).collect::<Vec<_>>().join(" ")]
            }
            _ => written(key),
        },
        _ => written(key),
    }
}

fn written(key: &Key) -> Vec<String> {
    match key {
        Key::Written { right, .. } => right.clone(),
        Key::Offered { options, .. } => {
            options.iter().filter(|option| option.is_right).map(|option| option.label.clone()).collect()
        }
        Key::Paired { .. } => Vec::new(),
    }
}

/// What is said to mistakes on such a lock.
fn replies(kind: &Kind, key: &Key) -> Vec<Reply> {
    match (kind, key) {
        // Of true and false the wrong one comes last.
        (Kind::Choice(Choice { options, .. }), Key::Written { replies, .. }) => {
            let wrong = options.last().map(|option| option.id.clone()).unwrap_or_default();
            replies.iter().take(1).map(|reply| Reply { answer: wrong.clone(), ..reply.clone() }).collect()
        }
        (_, Key::Written { replies, .. }) => replies.clone(),
        (kind, Key::Offered { options, .. }) => {
            let said = options.iter().enumerate().filter(|(_, offer)| !offer.is_right && !offer.say.is_empty());
            let answer = |at: usize, label: &str| match kind {
                Kind::Choice(choice) => choice.options.get(at).map(|option| option.id.clone()).unwrap_or_default(),
                _ => label.to_owned(),
            };
            said.map(|(at, offer)| Reply {
                answer: answer(at, &offer.label),
                say: offer.say.clone(),
                ..Reply::default()
            })
            .collect()
        }
        (_, Key::Paired { .. }) => Vec::new(),
    }
}

/// Ids dealt to thousands: as [`fresh_id`] gives them, without counting from 2 again for each that begins alike.
#[derive(Default)]
struct Ids {
    taken: BTreeSet<String>,
    /// The number to try next, by what stands before it.
    next: BTreeMap<String, usize>,
}

impl Ids {
    fn fresh(&mut self, title: &str, fallback: &str) -> String {
        let stem = fresh_id(title, fallback, |_| false);
        if self.taken.insert(stem.clone()) {
            return stem;
        }
        let next = self.next.entry(stem.clone()).or_insert(2);
        loop {
            let id = format!("{stem}-{next}");
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Learning targets as they come up.
#[derive(Default)]
struct Targets {
    list: Vec<Target>,
    /// The id of each, by what it says and its standard.
    ids: BTreeMap<(String, String), String>,
    dealt: Ids,
}

impl Targets {
    /// The id of the target that a question serves, which is made where it is new.
    fn of(&mut self, question: &Question) -> Option<String> {
        let (target, code) = (question.target.trim(), question.standard.trim());
        let statement = if target.is_empty() { code } else { target };
        if statement.is_empty() {
            return None;
        }
        let known = self.ids.entry((statement.to_lowercase(), code.to_lowercase()));
        let id = known.or_insert_with(|| {
            let id = self.dealt.fresh(statement, "target");
            let standard = (!code.is_empty()).then(|| standard(code));
            self.list.push(Target { id: id.clone(), statement: statement.to_owned(), standard, ..Target::default() });
            id
        });
        Some(id.clone())
    }
}

/// A standard as it is written: `CCSS L.4.1.f` has its framework before its code.
fn standard(written: &str) -> Standard {
    let (framework, code) = match written.split_once([' ', ':']) {
        Some((framework, code)) if !code.trim().is_empty() => (framework, code.trim()),
        _ => ("", written),
    };
    Standard { framework: framework.to_owned(), code: code.to_owned(), ..Standard::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ids_are_dealt_to_many_as_to_one(titles in prop::collection::vec("[ab](-[23])?|Long and longer and longer [a-c]|-", 0..20)) {
            let (mut ids, mut taken) = (Ids::default(), Vec::<String>::new());
            for title in titles {
                let one = fresh_id(&title, "lock", |id| taken.iter().any(|taken| taken == id));
                prop_assert_eq!(ids.fresh(&title, "lock"), one.clone());
                taken.push(one);
            }
        }
    }
}
