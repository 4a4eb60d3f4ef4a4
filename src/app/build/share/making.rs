use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use js_sys::{Array, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::chance::Chance;
use super::unsealed::Unsealed;
use crate::app::build::bench::Bench;
use crate::app::turner::Turner;
use crate::app::{browser, named};
use crate::breakout::Breakout;
use crate::format::pack;
use crate::seal::{Cost, Derivation, Key, NoMemory, Sealing};
use crate::share::{Reach, reach};

/// A student copy.
#[derive(Clone)]
pub(super) struct StudentCopy {
    /// What it was made of.
    pub of: Arc<Breakout>,
    /// Its file.
    pub file: Arc<str>,
    /// The students' address that holds all of it; none where no browser takes one so long.
    pub link: Option<Arc<str>>,
    /// How many characters such an address has, or about so many.
    pub length: usize,
}

impl StudentCopy {
    fn new(of: Arc<Breakout>, file: String) -> Self {
        // What is sealed does not pack: the address is about as long as the file.
        let link = (reach(file.len()) != Reach::Nowhere)
            .then(|| Arc::from(format!("{}#/play/z/{}", browser::page_address(), pack(&file))));
        let length = link.as_ref().map_or(file.len(), |link: &Arc<str>| link.len());
        StudentCopy { of, file: file.into(), link, length }
    }
}

/// How far it is.
#[derive(Clone)]
pub(super) enum Phase {
    /// It was not asked for.
    Not,
    Going,
    Failed(Unsealed),
    Made(StudentCopy),
}

thread_local! {
    /// The last that was made, as long as this page is there: whoever mends a lock and comes back sees that it is older.
    static LAST: RefCell<Option<StudentCopy>> = const { RefCell::new(None) };
}

/// Makes a student copy.
#[derive(Clone, Copy)]
pub(super) struct Maker {
    bench: Bench,
    /// How far it is.
    pub phase: RwSignal<Phase>,
    /// How many derivations are done, and of how many.
    pub done: RwSignal<(usize, usize)>,
    /// Which of its runs is not cancelled.
    run: StoredValue<u32>,
}

impl Maker {
    /// With the copy that was made last of this breakout on this page, where there is one.
    pub fn new(bench: Bench) -> Self {
        let maker =
            Maker { bench, phase: RwSignal::new(Phase::Not), done: RwSignal::new((0, 0)), run: StoredValue::new(0) };
        maker.phase.set(maker.before());
        maker
    }

    /// What there was before.
    fn before(self) -> Phase {
        let id = self.bench.peek(|breakout| breakout.id);
        let last = LAST.with_borrow(|last| last.clone().filter(|last| last.of.id == id));
        last.map_or(Phase::Not, Phase::Made)
    }

    /// Whether the breakout was changed since.
    pub fn is_older(self, copy: &StudentCopy) -> bool {
        self.bench.read(|breakout| *breakout != *copy.of)
    }

    /// Makes it, beside the page.
    pub fn make(self) {
        self.bench.share();
        let breakout = Arc::new(self.bench.peek(Breakout::clone));
        let run = self.next_run();
        self.done.set((0, 0));
        self.phase.set(Phase::Going);
        let step = move |done, of| {
            // None where the page has been left.
            let is_on = self.run.try_get_value() == Some(run);
            if is_on {
                self.done.try_set((done, of));
            }
            is_on
        };
        spawn_local(async move {
            let Some(sealed) = sealed(&breakout, step).await else { return };
            if self.run.try_get_value() != Some(run) {
                return;
            }
            let phase = match sealed {
                Ok(file) => {
                    let copy = StudentCopy::new(breakout, file);
                    LAST.set(Some(copy.clone()));
                    Phase::Made(copy)
                }
                Err(why) => Phase::Failed(why),
            };
            self.phase.try_set(phase);
        });
    }

    /// Stops, and nothing has been.
    pub fn cancel(self) {
        self.next_run();
        self.phase.set(self.before());
    }

    fn next_run(self) -> u32 {
        self.run.update_value(|run| *run += 1);
        self.run.get_value()
    }
}

/// The file of a student copy; none where `step`, which hears what is done and of how much, wants no more of it.
async fn sealed(
    breakout: &Breakout,
    step: impl Fn(usize, usize) -> bool + Copy + 'static,
) -> Option<Result<String, Unsealed>> {
    let Some(mut chance) = Chance::of_browser() else { return Some(Err(Unsealed::NoChance)) };
    let phrase = breakout.rules.teacher_key.as_deref();
    let sealing = match Sealing::begin(breakout, phrase, Cost::USUAL, browser::form, &mut chance) {
        Ok(sealing) => sealing,
        Err(why) => return Some(Err(why.into())),
    };
    let keys = match derived(sealing.derivations(), step).await? {
        Ok(keys) => keys,
        Err(NoMemory) => return Some(Err(crate::seal::Unsealable::NoMemory(NoMemory).into())),
    };
    let file = sealing.finish(&keys, &mut chance);
    Some(if chance.has_failed() { Err(Unsealed::NoChance) } else { Ok(file) })
}

/// Derivations that several hands share.
struct Work {
    derivations: Vec<Derivation>,
    next: Cell<usize>,
    done: Cell<usize>,
    keys: RefCell<Vec<Option<Key>>>,
    has_memory: Cell<bool>,
}

async fn derived(
    derivations: &[Derivation],
    step: impl Fn(usize, usize) -> bool + Copy + 'static,
) -> Option<Result<Vec<Key>, NoMemory>> {
    let work = Rc::new(Work {
        derivations: derivations.to_vec(),
        next: Cell::new(0),
        done: Cell::new(0),
        keys: RefCell::new(vec![None; derivations.len()]),
        has_memory: Cell::new(true),
    });
    let turner = Turner::of_many();
    let hand = |_| -> JsValue {
        let (work, turner) = (work.clone(), turner.clone());
        future_to_promise(async move {
            while work.goes_on(&turner, step).await {}
            Ok(JsValue::UNDEFINED)
        })
        .into()
    };
    step(0, derivations.len());
    let hands: Array = (0..turner.hands()).map(hand).collect();
    let all = named::call(&named::get(&window(), "Promise"), "all", &[hands.into()]).ok()?;
    JsFuture::from(all.unchecked_into::<Promise>()).await.ok()?;
    if !work.has_memory.get() {
        return Some(Err(NoMemory));
    }
    // Where one is missing it was cancelled.
    work.keys.take().into_iter().collect::<Option<Vec<Key>>>().map(Ok)
}

impl Work {
    /// Does the next one; false where there is no more to do.
    async fn goes_on(&self, turner: &Turner, step: impl Fn(usize, usize) -> bool) -> bool {
        let at = self.next.get();
        let Some(derivation) = self.derivations.get(at) else { return false };
        self.next.set(at + 1);
        match turner.turn(derivation).await {
            Ok(key) => self.keys.borrow_mut()[at] = Some(key),
            Err(NoMemory) => self.has_memory.set(false),
        }
        self.done.set(self.done.get() + 1);
        step(self.done.get(), self.derivations.len()) && self.has_memory.get()
    }
}
