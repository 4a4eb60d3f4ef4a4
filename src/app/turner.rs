//! Keys, derived in workers, so that the page never waits for one. Where workers are refused the page does it itself.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::app::{browser, named};
use crate::seal::{Derivation, Key, NoMemory};

/// More workers than this only wait for one another's memory.
const MOST: u32 = 4;

/// Workers that derive keys, each one key after another.
#[derive(Clone)]
pub struct Turner(Vec<Rc<Worker>>);

/// A worker, and whoever waits for what it derives, in the order in which it was asked; none where it failed.
struct Worker {
    worker: JsValue,
    waiting: Waiting,
}

type Waiting = Rc<RefCell<Option<VecDeque<Function>>>>;

thread_local! {
    static ONE: Turner = Turner(Worker::begin().map(Rc::new).into_iter().collect());
}

impl Turner {
    /// One worker, always the same: a team tries one thing at a time.
    pub fn of_one() -> Self {
        ONE.with(Turner::clone)
    }

    /// As many workers as this device has use for.
    pub fn of_many() -> Self {
        let cores = named::number(&window().navigator(), "hardwareConcurrency") as u32;
        Turner((0..cores.clamp(1, MOST)).map_while(|_| Worker::begin()).map(Rc::new).collect())
    }

    /// How many derivations are worth asking for at once.
    pub fn hands(&self) -> usize {
        self.0.len().max(1)
    }

    /// Derives a key.
    ///
    /// # Errors
    /// [`NoMemory`].
    pub async fn turn(&self, derivation: &Derivation) -> Result<Key, NoMemory> {
        let worker = self.0.iter().min_by_key(|worker| worker.busy());
        if let Some(worker) = worker
            && let Some(turned) = worker.turn(derivation).await
        {
            return turned;
        }
        // What is on the screen says that it takes a moment, once it is drawn.
        browser::drawn().await;
        derivation.run()
    }
}

impl Worker {
    /// None where the browser refuses workers.
    fn begin() -> Option<Self> {
        let tag = document().query_selector("script[data-turner]").ok().flatten()?;
        let worker = named::make("Worker", &[tag.get_attribute("data-turner")?.into()]).ok()?;
        let waiting: Waiting = Rc::new(RefCell::new(Some(VecDeque::new())));
        let (first, all) = (waiting.clone(), waiting.clone());
        let heard = Closure::<dyn Fn(JsValue)>::new(move |message: JsValue| {
            let waits = first.borrow_mut().as_mut().and_then(VecDeque::pop_front);
            if let Some(waits) = waits {
                // It only settles a promise.
                let _ = waits.call1(&JsValue::NULL, &named::get(&message, "data"));
            }
        });
        // It did not start, and never will: whoever waits does it without.
        let failed = Closure::<dyn Fn()>::new(move || {
            for waits in all.take().unwrap_or_default() {
                let _ = waits.call0(&JsValue::NULL);
            }
        });
        named::set(&worker, "onmessage", heard.as_ref());
        named::set(&worker, "onerror", failed.as_ref());
        // They are there as long as the worker, which the browser may still call back when it is let go.
        heard.forget();
        failed.forget();
        Some(Worker { worker, waiting })
    }

    /// How many wait for it.
    fn busy(&self) -> usize {
        self.waiting.borrow().as_ref().map_or(usize::MAX, VecDeque::len)
    }

    /// None where the worker can't do it.
    async fn turn(&self, derivation: &Derivation) -> Option<Result<Key, NoMemory>> {
        let Derivation { cost, salt, secret } = derivation;
        let bytes = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
        let message = Array::of4(&cost.memory().into(), &cost.passes().into(), &bytes(salt), &bytes(secret));
        self.waiting.borrow().as_ref()?;
        let answer = Promise::new(&mut |settle, _| {
            self.waiting.borrow_mut().as_mut().into_iter().for_each(|waiting| waiting.push_back(settle.clone()));
        });
        named::call(&self.worker, "postMessage", &[message.into()]).ok()?;
        let answer = JsFuture::from(answer).await.ok()?;
        if answer.is_null() {
            return Some(Err(NoMemory));
        }
        let key: [u8; Key::BYTES] = answer.dyn_into::<Uint8Array>().ok()?.to_vec().try_into().ok()?;
        Some(Ok(Key::from_bytes(key)))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // Its memory is given back.
        let _ = named::call(&self.worker, "terminate", &[]);
    }
}
