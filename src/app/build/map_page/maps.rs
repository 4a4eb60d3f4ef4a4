use std::collections::HashMap;

use leptos::prelude::*;

use super::super::bench::Bench;
use super::super::chain::{new_lock, window_is};
use super::super::lock_page::{delete, double};
use super::solver::{Lit, Walk, shown};
use crate::app::browser;
use crate::breakout::chain::layout::{Layout, Step, layout};
use crate::breakout::chain::{self, Refused};
use crate::breakout::{Lock, Place, Severity};
use crate::say;

/// A lock on the map: its id, and which of those with this id it is. A file may have two.
pub(super) type Key = (String, usize);

/// What is chosen on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// A lock, by id.
    Lock(String),
    /// The line from a lock to one that opens after it.
    Line(String, String),
}

/// The map as it lies, and whose spots they are.
#[derive(Clone, PartialEq)]
pub(super) struct Drawn {
    pub layout: Layout,
    pub keys: Vec<Key>,
}

impl Drawn {
    /// The place of a lock.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.keys.iter().position(|(other, _)| other == id)
    }

    /// The id of the lock in a place.
    pub fn id(&self, place: usize) -> Option<String> {
        self.keys.get(place).map(|(id, _)| id.clone())
    }
}

/// What of a lock makes the chain: its id, what it opens after, how many of those are enough, its targets.
pub(super) type Link = (String, Vec<String>, Option<u32>, Vec<String>);

/// The map as it is worked on.
#[derive(Clone, Copy)]
pub(super) struct Maps {
    pub bench: Bench,
    /// The chain alone: what it is made of changes seldom.
    pub links: Memo<Vec<Link>>,
    pub drawn: Memo<Drawn>,
    /// What is chosen.
    pub chosen: RwSignal<Option<Chosen>>,
    /// The lock that a connection begins at, until another is shown.
    pub from: RwSignal<Option<String>>,
    /// What was done last, or why it was not, and the chain that this was said of.
    told: RwSignal<(String, Vec<Link>)>,
    /// The same while the chain is that one.
    pub said: Memo<String>,
    /// That was a refusal.
    pub refused: RwSignal<bool>,
    /// For each lock, how much is to fix and how much could be better.
    pub health: Memo<HashMap<String, (usize, usize)>>,
    /// What a solver sees; none where no team can finish.
    pub walk: Memo<Option<Walk>>,
    /// What is shown among the rest.
    pub lit: RwSignal<Lit>,
    /// Those locks, and where each stands on a route; none where all are shown alike.
    pub shown: Memo<Option<HashMap<String, Option<usize>>>>,
}

/// What there is of paper beside its margins, in hundredths of the map's unit as it is printed (0.2315 mm): as wide as A4,
/// as high as Letter, less the heading; upright, and across.
const PAPER: [(i32, i32); 2] = [(80_300, 103_000), (110_000, 73_000)];

/// Below this width there is no room for columns, and a long chain is scrolled.
pub(super) const COLUMNS: &str = "(min-width: 40em)";

/// Where there may be keys to press.
const KEYS: &str = "(any-pointer: fine)";

/// The room that the map is laid out for, in its own unit.
fn room() -> (i32, i32) {
    let inner =
        |size: Result<wasm_bindgen::JsValue, _>| size.ok().and_then(|size| size.as_f64()).unwrap_or(1000.0) as i32;
    let (wide, high) = (inner(window().inner_width()), inner(window().inner_height()));
    if window_is("(min-width: 60em)") {
        (wide - 420, high - 230)
    } else if window_is(COLUMNS) {
        (wide - 60, high - 200)
    } else {
        (wide, i32::MAX)
    }
}

impl Maps {
    /// A map with its first lock chosen, so that keys have something to begin at.
    pub fn new(bench: Bench) -> Self {
        let link = |lock: &std::sync::Arc<Lock>| (lock.id.clone(), lock.after.clone(), lock.need, lock.targets.clone());
        let links = Memo::new(move |_| bench.read(|breakout| breakout.locks.iter().map(link).collect::<Vec<_>>()));
        let room = room();
        let drawn = Memo::new(move |_| {
            let mut seen: HashMap<String, usize> = HashMap::new();
            let key = |(id, ..): &Link| {
                let count = seen.entry(id.clone()).or_default();
                *count += 1;
                (id.clone(), *count - 1)
            };
            let keys = links.with(|links| links.iter().map(key).collect());
            Drawn { layout: bench.peek(|breakout| layout(breakout, room)), keys }
        });
        let health = Memo::new(move |_| {
            let mut health: HashMap<String, (usize, usize)> = HashMap::new();
            bench.findings.with(|findings| {
                for finding in findings {
                    if let Place::Lock(lock, _) = &finding.place {
                        let (fix, better) = health.entry(lock.clone()).or_default();
                        match finding.problem.severity() {
                            Severity::ToFix => *fix += 1,
                            Severity::CouldBeBetter => *better += 1,
                        }
                    }
                }
            });
            health
        });
        let lit = RwSignal::new(Lit::Whole);
        let told = RwSignal::new((String::new(), Vec::new()));
        let goals = Memo::new(move |_| bench.read(|breakout| breakout.targets.clone()));
        let walk = Memo::new(move |_| {
            links.track();
            goals.track();
            bench.peek(Walk::of)
        });
        let shown =
            Memo::new(move |_| links.with(|links| walk.with(|walk| lit.with(|lit| shown(links, walk.as_ref(), lit)))));
        Maps {
            bench,
            links,
            drawn,
            chosen: RwSignal::new(None),
            from: RwSignal::new(None),
            told,
            said: Memo::new(move |_| {
                told.with(|(words, of)| links.with(|links| if links == of { words.clone() } else { String::new() }))
            }),
            refused: RwSignal::new(false),
            health,
            walk,
            lit,
            shown,
        }
    }

    /// The lock that is chosen and still there.
    pub fn chosen_lock(self) -> Option<String> {
        match self.chosen.get() {
            Some(Chosen::Lock(id)) => self.drawn.with(|drawn| drawn.place(&id)).map(|_| id),
            _ => None,
        }
    }

    /// The line that is chosen and still there.
    pub fn chosen_line(self) -> Option<(String, String)> {
        match self.chosen.get() {
            Some(Chosen::Line(before, lock)) => {
                let is_there =
                    self.links.with(|links| links.iter().any(|(id, after, ..)| *id == lock && after.contains(&before)));
                is_there.then_some((before, lock))
            }
            _ => None,
        }
    }

    /// Whether it is wider than high, and is printed so.
    pub fn is_wide(self) -> bool {
        self.drawn.with(|drawn| drawn.layout.size.0 > drawn.layout.size.1)
    }

    /// How large it is printed, in per cent of its size on a screen.
    pub fn on_paper(self) -> i32 {
        let (wide, high) = self.drawn.with(|drawn| drawn.layout.size);
        let (across, down) = PAPER[usize::from(self.is_wide())];
        (across / wide.max(1)).min(down / high.max(1)).min(120)
    }

    /// What a lock is called.
    pub fn name(self, id: &str) -> String {
        self.bench.read(|breakout| name(breakout, id))
    }

    fn names(self, ids: &[String]) -> Vec<String> {
        self.bench.peek(|breakout| ids.iter().map(|id| name(breakout, id)).collect())
    }

    fn peek_name(self, id: &str) -> String {
        self.bench.peek(|breakout| name(breakout, id))
    }

    /// Says what was done.
    pub fn tell(self, words: String) {
        self.refused.set(false);
        self.told.set((words, self.links.get_untracked()));
    }

    /// Chooses a lock; where a connection has begun, it ends there.
    pub fn pick(self, id: &str) {
        match self.from.get_untracked() {
            Some(from) if from == id => self.leave(),
            Some(from) => self.connect(&from, id),
            None => self.choose(id),
        }
    }

    /// Chooses a lock.
    pub fn choose(self, id: &str) {
        self.chosen.set(Some(Chosen::Lock(id.to_owned())));
    }

    /// The keyboard has come to a lock: it is chosen, unless a line that comes to it is.
    pub fn reach(self, id: &str) {
        if untrack(|| self.chosen_line()).is_none_or(|(_, lock)| lock != id) {
            self.choose(id);
        }
    }

    /// Begins a connection at a lock.
    pub fn begin(self, id: &str) {
        self.choose(id);
        self.from.set(Some(id.to_owned()));
        let lock = self.peek_name(id);
        self.tell(if window_is(KEYS) { say!(map.from_by_keys, lock = lock) } else { say!(map.from, lock = lock) });
    }

    /// Leaves a connection that has begun.
    pub fn leave(self) {
        if self.from.get_untracked().is_some() {
            self.from.set(None);
            self.tell(say!(map.left).to_owned());
        }
    }

    /// Lets `lock` open after `before`, or says why it can't. Where it can't another lock may be shown.
    pub fn connect(self, before: &str, lock: &str) {
        if let Err(why) = self.bench.peek(|breakout| chain::may_connect(breakout, before, lock)) {
            self.tell(self.why(before, lock, &why));
            self.refused.set(true);
            return;
        }
        self.bench.change(&format!("connect {before} {lock}"), |breakout| {
            // It was asked just now.
            let _ = chain::connect(breakout, before, lock);
        });
        self.from.set(None);
        self.choose(lock);
        self.tell(say!(map.connected, lock = self.peek_name(lock), before = self.peek_name(before)));
    }

    fn why(self, before: &str, lock: &str, why: &Refused) -> String {
        let (first, second) = (self.peek_name(before), self.peek_name(lock));
        match why {
            Refused::Itself => say!(map.itself, lock = second),
            Refused::Already => say!(map.already, lock = second, before = first),
            Refused::Gone => say!(map.gone).to_owned(),
            Refused::Circle(way) => {
                let names = self.names(way);
                let steps = names.windows(2).map(|pair| match pair {
                    [before, after] => say!(map.comes_before, before = before, after = after),
                    _ => String::new(),
                });
                let steps: Vec<String> = steps.collect();
                say!(map.circle, lock = second, before = first, way = steps.join(", "))
            }
        }
    }

    /// Lets `lock` no longer open after `before`.
    pub fn disconnect(self, before: &str, lock: &str) {
        self.bench.change(&format!("disconnect {before} {lock}"), |breakout| chain::disconnect(breakout, before, lock));
        self.from.set(None);
        self.choose(lock);
        self.tell(say!(map.disconnected, lock = self.peek_name(lock), before = self.peek_name(before)));
    }

    /// Says how many of those before it must be open; none: all.
    pub fn set_need(self, id: &str, need: Option<u32>) {
        let what = format!("need {}", need.unwrap_or(0));
        self.bench.change_lock(&what, id, |lock| lock.need = need);
    }

    /// Puts a new lock behind another, or before the one that opens after it.
    pub fn add(self, after: &str, before: Option<&str>) {
        let new = self.bench.peek(new_lock);
        let (id, title) = (new.id.clone(), new.title.clone());
        self.bench.change(&format!("add {id}"), |breakout| match before {
            Some(before) => chain::between(breakout, after, before, new),
            None => chain::right_after(breakout, after, new),
        });
        let after = self.peek_name(after);
        self.show(&id);
        self.tell(match before {
            Some(before) => say!(map.added_between, lock = title, after = after, before = self.peek_name(before)),
            None => say!(map.added, lock = title, after = after),
        });
    }

    /// Puts a copy of a lock behind it.
    pub fn double(self, id: &str) {
        let Some(copy) = double(self.bench, id) else { return };
        self.show(&copy);
        self.tell(say!(map.doubled, lock = self.peek_name(&copy)));
    }

    /// Takes a lock away; the keyboard goes to one that came before it, or else to the first.
    pub fn delete(self, id: &str) {
        let next = self.drawn.with_untracked(|drawn| {
            let own = drawn.place(id)?;
            let layout = &drawn.layout;
            [Step::Up, Step::Left, Step::Right, Step::Down]
                .into_iter()
                .find_map(|step| drawn.id(layout.step(own, step)?))
        });
        delete(self.bench, id);
        self.from.set(None);
        match next {
            Some(next) => self.show(&next),
            None => self.chosen.set(None),
        }
    }

    /// The lock that is worked on: the one that is chosen, or that the chosen line comes to.
    pub fn in_hand(self) -> Option<String> {
        self.chosen_lock().or_else(|| Some(self.chosen_line()?.1))
    }

    /// Chooses a lock and gives it the keyboard.
    pub fn show(self, id: &str) {
        self.choose(id);
        browser::focus_on(knot_id(&(id.to_owned(), 0)));
    }
}

/// The id of a lock's element.
pub(super) fn knot_id((id, nth): &Key) -> String {
    if *nth == 0 { format!("knot-{id}") } else { format!("knot-{id}.{nth}") }
}

pub(super) use super::super::findings::lock_name as name;
