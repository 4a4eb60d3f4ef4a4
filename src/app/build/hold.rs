//! One tab at a time writes a draft. The tab that has the Web Lock of its name writes; another waits for it, and may ask for
//! it over a channel: then the first one saves, lets go, and waits in its turn.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{BroadcastChannel, MessageEvent};

use super::bench::Bench;
use super::sheet::sheet;
use crate::app::awaited::awaited;
use crate::app::browser;
use crate::app::later::{fetch, missing, show, shown};
use crate::app::parts::Icon;
use crate::app::store::{Shelf, Store};
use crate::format;
use crate::say;

/// How long a tab that has the draft may take to say so.
const PATIENCE: Duration = Duration::from_millis(800);

/// How long a tab that lets go of a draft stays out of the row: the one that asked for it stands there by then. Browsers take
/// what two tabs ask at once in any order.
const STEP_BACK: Duration = Duration::from_millis(200);

const WHO: &str = "who has it?";
const MINE: &str = "mine";
const GIVE: &str = "give it to me";
const SAVED: &str = "saved";
const REFUSED: &str = "it can't be saved";

/// Who writes a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// Not known yet.
    Asking,
    /// This tab.
    Us,
    /// Another tab.
    Another,
    /// This browser has no way to tell.
    Unknown,
}

/// What a tab knows of a draft's holder.
#[derive(Clone, Copy)]
pub(super) struct Hold {
    /// Who it is.
    pub holder: RwSignal<Holder>,
    /// The draft, where this tab has it.
    pub bench: StoredValue<Option<Bench>>,
    /// How many times the tab that has it has saved it since this one looks on.
    saved: RwSignal<usize>,
    /// Whether the tab that has it could not save it, and so didn't let go of it.
    refused: RwSignal<bool>,
    line: StoredValue<Option<Line>, LocalStorage>,
    let_go: StoredValue<Option<Function>, LocalStorage>,
    name: StoredValue<String>,
}

/// What tabs tell each other, and what hears it, for as long as there is a channel.
struct Line {
    channel: BroadcastChannel,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

impl Hold {
    /// Asks for a draft.
    pub fn ask(draft: &str) -> Self {
        let name = name(draft);
        let hold = Hold {
            holder: RwSignal::new(Holder::Asking),
            bench: StoredValue::new(None),
            saved: RwSignal::new(0),
            refused: RwSignal::new(false),
            line: StoredValue::new_local(None),
            let_go: StoredValue::new_local(None),
            name: StoredValue::new(name),
        };
        hold.listen();
        hold.wait();
        hold.tell(WHO);
        let late = move || hold.turn_from(Holder::Asking, Holder::Another);
        let late = set_timeout_with_handle(late, PATIENCE).ok();
        on_cleanup(move || {
            late.inspect(TimeoutHandle::clear);
            hold.release();
            hold.line.with_value(|line| line.iter().for_each(|line| line.channel.close()));
        });
        hold
    }

    /// Asks the other tab to save and let go.
    pub fn take_over(self) {
        self.refused.set(false);
        self.tell(GIVE);
    }

    /// Tells those who look on that it was saved.
    pub fn tell_saved(self) {
        self.tell(SAVED);
    }

    fn tell(self, words: &str) {
        self.line.try_with_value(|line| {
            if let Some(line) = line {
                // A channel refuses nothing but what can't be copied.
                let _ = line.channel.post_message(&words.into());
            }
        });
    }

    fn turn_from(self, before: Holder, after: Holder) {
        if self.holder.try_get_untracked() == Some(before) {
            self.holder.set(after);
        }
    }

    fn listen(self) {
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            let is_ours = self.holder.try_get_untracked() == Some(Holder::Us);
            match message.data().as_string().as_deref() {
                Some(WHO) if is_ours => self.tell(MINE),
                Some(MINE) => self.turn_from(Holder::Asking, Holder::Another),
                Some(GIVE) if is_ours => self.give(),
                Some(REFUSED) => drop(self.refused.try_set(true)),
                Some(SAVED) => drop(self.saved.try_update(|n| *n += 1)),
                _ => {}
            }
        });
        let Some(channel) = self.name.with_value(|name| BroadcastChannel::new(name)).ok() else { return };
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        self.line.set_value(Some(Line { channel, _heard: heard }));
    }

    fn give(self) {
        let bench = self.bench.try_get_value().flatten();
        spawn_local(async move {
            if let Some(bench) = bench
                && bench.save().await.is_err()
            {
                // This tab alone has it as it is: written on elsewhere as it was before, one of the two would be lost.
                return self.tell(REFUSED);
            }
            self.turn_from(Holder::Us, Holder::Another);
            self.release();
            set_timeout(move || self.wait(), STEP_BACK);
        });
    }

    fn release(self) {
        if let Some(let_go) = self.let_go.try_update_value(Option::take).flatten() {
            // It only settles a promise.
            let _ = let_go.call0(&JsValue::NULL);
        }
    }

    /// Waits for the lock, and keeps it until it is let go or the tab is gone.
    fn wait(self) {
        let granted = Closure::once_into_js(move |_: JsValue| {
            Promise::new(&mut |settle, _| {
                let kept = self.let_go.try_update_value(|let_go| *let_go = Some(settle.clone()));
                match kept {
                    Some(()) => self.holder.set(Holder::Us),
                    // Left meanwhile.
                    None => drop(settle.call0(&JsValue::NULL)),
                }
            })
        });
        let Some(name) = self.name.try_get_value() else { return };
        match web_locks() {
            // What it promises is settled when the lock is let go: nobody waits for that.
            Some((locks, request)) => drop(request.call2(&locks, &name.into(), &granted)),
            None => self.holder.set(Holder::Unknown),
        }
    }
}

/// What a draft's lock and its channel are called.
fn name(draft: &str) -> String {
    format!("latchwork-draft-{draft}")
}

/// The browser's locks, and what asks for one; none where it has none.
fn web_locks() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into::<Function>().ok()?;
    Some((locks, request))
}

/// How long, in milliseconds, a tab that has a draft may take to let go of it.
const LETTING_GO: u32 = 5000;

/// Does something to a draft while no other tab writes it. One that has it saves and lets go; it shows it as it is then, or has it
/// back. None where such a tab doesn't answer.
pub(super) async fn alone_with<T: 'static>(draft: &str, work: impl Future<Output = T> + 'static) -> Option<T> {
    let Some((locks, request)) = web_locks() else { return Some(work.await) };
    let name = name(draft);
    let channel = BroadcastChannel::new(&name).ok();
    let tell = |words: &str| {
        if let Some(channel) = &channel {
            // A channel refuses nothing but what can't be copied.
            let _ = channel.post_message(&words.into());
        }
    };
    tell(GIVE);
    let done = Rc::new(RefCell::new(None));
    let granted = {
        let done = done.clone();
        Closure::once_into_js(move |_: JsValue| {
            future_to_promise(async move {
                let did = work.await;
                *done.borrow_mut() = Some(did);
                Ok(JsValue::UNDEFINED)
            })
        })
    };
    let options = Object::new();
    let patience = Reflect::get(&window(), &"AbortSignal".into()).and_then(|class| {
        let timeout: Function = Reflect::get(&class, &"timeout".into())?.dyn_into()?;
        timeout.call1(&class, &LETTING_GO.into())
    });
    if let Ok(signal) = patience {
        // An object of its own takes any member.
        let _ = Reflect::set(&options, &"signal".into(), &signal);
    }
    if let Ok(asked) = request.call3(&locks, &name.as_str().into(), &options, &granted) {
        // What went wrong is told by what was not done.
        let _ = JsFuture::from(asked.unchecked_into::<Promise>()).await;
    }
    tell(SAVED);
    channel.iter().for_each(BroadcastChannel::close);
    done.take()
}

fetch!(tools, fetch_elsewhere -> fn(Hold, String, Store) -> AnyView, |hold, id, store| view! { <Elsewhere hold id store/> }.into_any());

/// What is shown of a draft that another tab has, fetched then.
pub(super) fn elsewhere(hold: Hold, id: String, store: Store) -> AnyView {
    let coming = async move {
        let page = fetch_elsewhere().await.ok()?;
        Some(show(move || page(hold, id.clone(), store)))
    };
    shown(Box::pin(coming), missing)
}

/// Says that another tab has the draft, how to go on here, and what is in it as it was saved last.
#[component]
fn Elsewhere(hold: Hold, id: String, store: Store) -> impl IntoView {
    let id = StoredValue::new(id);
    let read = awaited(move || {
        hold.saved.track();
        async move {
            let text = store.get(Shelf::Drafts, &id.get_value()).await?;
            format::read(text.as_bytes(), browser::fresh_id()).ok().map(|opened| Arc::new(opened.breakout))
        }
    });
    view! {
        <div class="home narrow studio-home">
            <header><a class="mark" href="#/build"><Icon name="lock-here"/>{say!(build.library)}</a></header>
            <main class="sheet trouble">
                <h1>{say!(build.elsewhere)}</h1>
                <p>{say!(build.elsewhere_words)}</p>
                <p class="row"><button class="go" type="button" on:click=move |_| hold.take_over()>{say!(build.take_over)}</button></p>
                <div role="status">{move || hold.refused.get().then(|| view! { <p class="notice warn"><span>{say!(build.not_given)}</span></p> })}</div>
            </main>
            {move || read.get().flatten().map(|breakout| view! { <section class="home-main" aria-label=say!(build.as_saved)>{sheet(&breakout)}</section> })}
        </div>
    }
}
