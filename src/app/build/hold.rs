//! One tab at a time writes a draft. The tab that has the Web Lock of its name writes; another waits for it, and may ask for
//! it over a channel: then the first one saves, lets go, and waits in its turn.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

use super::bench::Bench;
use crate::app::parts::Icon;
use crate::say;

/// How long a tab that has the draft may take to say so.
const PATIENCE: Duration = Duration::from_millis(800);

const WHO: &str = "who has it?";
const MINE: &str = "mine";
const GIVE: &str = "give it to me";

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
    channel: StoredValue<Option<BroadcastChannel>, LocalStorage>,
    let_go: StoredValue<Option<Function>, LocalStorage>,
    name: StoredValue<String>,
}

impl Hold {
    /// Asks for a draft.
    pub fn ask(draft: &str) -> Self {
        let name = format!("latchwork-draft-{draft}");
        let hold = Hold {
            holder: RwSignal::new(Holder::Asking),
            bench: StoredValue::new(None),
            channel: StoredValue::new_local(BroadcastChannel::new(&name).ok()),
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
            hold.channel.with_value(|channel| channel.iter().for_each(BroadcastChannel::close));
        });
        hold
    }

    /// Asks the other tab to save and let go.
    pub fn take_over(self) {
        self.tell(GIVE);
    }

    fn tell(self, words: &str) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                // A channel refuses nothing but what can't be copied.
                let _ = channel.post_message(&words.into());
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
                _ => {}
            }
        });
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            }
        });
        heard.forget();
    }

    fn give(self) {
        spawn_local(async move {
            if let Some(bench) = self.bench.get_value() {
                bench.save().await;
            }
            self.turn_from(Holder::Us, Holder::Another);
            self.release();
            self.wait();
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
        let locks = Reflect::get(&window().navigator(), &"locks".into()).unwrap_or_default();
        let request =
            Reflect::get(&locks, &"request".into()).ok().and_then(|request| request.dyn_into::<Function>().ok());
        match request {
            // What it promises is settled when the lock is let go: nobody waits for that.
            Some(request) => drop(request.call2(&locks, &name.into(), &granted)),
            None => self.holder.set(Holder::Unknown),
        }
    }
}

/// Says that another tab has the draft, and how to go on here.
#[component]
pub(super) fn Elsewhere(hold: Hold) -> impl IntoView {
    view! {
        <div class="home narrow">
            <header><a class="mark" href="#/build"><Icon name="lock-here"/>{say!(build.library)}</a></header>
            <main class="sheet trouble">
                <h1>{say!(build.elsewhere)}</h1>
                <p>{say!(build.elsewhere_words)}</p>
                <p class="row"><button class="go" type="button" on:click=move |_| hold.take_over()>{say!(build.take_over)}</button></p>
            </main>
        </div>
    }
}
