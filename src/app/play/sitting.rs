use std::collections::HashSet;
use std::sync::Arc;
use std::task::{Context, Waker};
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::app::later::Coming;
use crate::app::shared::{Playable, Seal};
use crate::app::store::{Shelf, Store};
use crate::app::{browser, later};
use crate::breakout::Lock;
use crate::format::journal::{read_event, write_event};
use crate::play::{
    Action, Checked, Effect, Event, Game, How, Journal, LockState, Millis, Reaction, STILL_HERE, Said, check,
};
use crate::say;

use super::clue::{Page, pages};
use super::sound::Sound;
use super::teams::{header_record, remember};

/// One team at one breakout, on this page.
#[derive(Clone, Copy)]
pub struct Sitting {
    /// The game; changes only when what happened is stored.
    pub game: RwSignal<Game>,
    /// Ticks once a second.
    pub now: RwSignal<Millis>,
    /// The lock on the bench.
    pub lock: RwSignal<String>,
    /// The clue on the desk, by id; none: what hangs on the lock.
    pub clue: RwSignal<Option<String>>,
    /// What the lock answered last.
    pub news: RwSignal<News>,
    /// Whether the black light is on.
    pub light: RwSignal<bool>,
    /// Ids of clues that were on the desk and of locks that were on the bench: the others are new.
    pub seen: RwSignal<HashSet<String>>,
    /// Which of the team's two chairs this device stands before; 0: the team shares it.
    pub chair: RwSignal<usize>,
    /// Sounds, off until wanted.
    pub sound: Sound,
    /// The lock on which something is being checked, which may take a moment.
    pub checking: RwSignal<Option<String>>,
    /// What is kept on the device.
    pub store: Store,
    /// A try-out of a draft: nothing of it is kept.
    pub rehearsal: bool,
    own: StoredValue<Own, LocalStorage>,
    /// Whether the team left the table: its time stands still, though the page is there for others.
    left: StoredValue<bool>,
}

/// What a sitting shares with others.
struct Own {
    /// What other tabs of the team hear.
    channel: Option<BroadcastChannel>,
    /// What finds out more, where the breakout is sealed.
    seal: Option<Seal>,
}

/// What a lock answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum News {
    /// Nothing.
    #[default]
    None,
    /// Something that is no event.
    Said(Said),
    /// A wrong try.
    Missed(Checked),
    /// It opened just now.
    Opened,
}

impl Sitting {
    /// Sits down at a journal, which goes on as it was left.
    pub fn new(playable: Playable, journal: Journal, chair: usize, store: Store, rehearsal: bool) -> Self {
        let name = format!("latchwork-{}", journal.id);
        let game = Game::new(playable.breakout, journal, browser::fresh_id(), browser::form);
        // What lay there when the team left is nothing new.
        let mut seen = HashSet::new();
        know(&game, &mut seen);
        let channel = if rehearsal { None } else { BroadcastChannel::new(&name).ok() };
        let sitting = Sitting {
            game: RwSignal::new(game),
            now: RwSignal::new(browser::now()),
            lock: RwSignal::new(String::new()),
            clue: RwSignal::new(None),
            news: RwSignal::new(News::None),
            light: RwSignal::new(false),
            seen: RwSignal::new(seen),
            chair: RwSignal::new(chair),
            sound: Sound::new(),
            checking: RwSignal::new(None),
            store,
            rehearsal,
            own: StoredValue::new_local(Own { channel, seal: playable.seal }),
            left: StoredValue::new(false),
        };
        sitting.lock.set(sitting.first_lock());
        sitting.listen();
        sitting.catch_up();
        sitting.keep_time();
        // Whoever has a name has it still when the page is loaded again before anything happened.
        if sitting.game.with_untracked(|game| !game.journal().team.is_empty() || !game.journal().extra.is_empty()) {
            spawn_local(sitting.store_header());
        }
        later::ahead();
        if let Some(seal) = sitting.seal() {
            seal.sit(sitting);
        }
        sitting
    }

    /// Does what a person did: decides, stores, and only then shows.
    pub fn act(self, action: Action) {
        self.act_all(vec![action]);
    }

    /// Does several things, each once the one before it is stored. What waits for nothing is done at once: whoever leaves has
    /// taken the game along before anything else runs.
    pub fn act_all(self, actions: Vec<Action>) {
        let mut doing: Coming<()> = Box::pin(async move {
            for action in actions {
                self.perform(action).await;
            }
        });
        if doing.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending() {
            spawn_local(doing);
        }
    }

    /// Does one thing, and waits until it is stored.
    pub(super) async fn perform(self, action: Action) {
        // A try is asked about when it is allowed.
        if !matches!(action, Action::Try { .. }) {
            self.ask(action.clone()).await;
        }
        for Effect::Check { lock, entry } in self.settle(action).await.effects {
            let asked = self.ask(Action::Try { lock: lock.clone(), entry: entry.clone() }).await;
            let checked = if asked { self.check(&lock, &entry) } else { None };
            let done = match &checked {
                Some(checked) => Action::Checked { lock, checked: checked.clone() },
                None => Action::NotChecked { lock },
            };
            let is_news = self.settle(done).await.said.is_none();
            if let Some(checked) = checked {
                self.tell(checked, is_news);
            }
        }
    }

    /// Sets an entry once more on a lock that the team has open, and that is sealed here.
    pub fn reopen(self, lock: String, entry: String) {
        if let Some(seal) = self.seal() {
            seal.reopen(self, lock, entry);
        }
    }

    /// Whether it was left while something was waited for. What happened is stored, and nobody is there to see it.
    fn is_gone(self) -> bool {
        self.game.try_with_untracked(|_| ()).is_none()
    }

    /// Tells and sounds what came of an entry.
    pub fn tell(self, checked: Checked, is_news: bool) {
        if self.is_gone() {
            return;
        }
        match checked {
            Checked::Opens { .. } => self.sound.spring(),
            Checked::Misses { .. } => self.sound.rattle(),
            Checked::Unfit(_) => self.sound.thud(),
        }
        if is_news {
            self.news.set(match checked {
                Checked::Opens { .. } => News::Opened,
                Checked::Misses { .. } => News::Missed(checked),
                Checked::Unfit(unfit) => News::Said(Said::Unfit(unfit)),
            });
        }
    }

    /// What asks the team for words, as [`Sealed::words`](crate::app::shared::Sealed::words) has it.
    pub(super) fn words(self, begin: Option<Callback<()>>) -> Option<AnyView> {
        self.seal()?.words(self, begin)
    }

    /// What finds out more of a student copy; none, too, where it was left meanwhile.
    pub fn seal(self) -> Option<Seal> {
        self.own.try_with_value(|own| own.seal.clone()).flatten()
    }

    async fn ask(self, action: Action) -> bool {
        match self.seal() {
            Some(seal) => seal.ask(self, action).await,
            None => true,
        }
    }

    /// What comes of an entry, as far as it is known.
    pub fn check(self, lock: &str, entry: &str) -> Option<Checked> {
        self.game.try_with_untracked(|game| {
            let found = game.breakout().lock(lock)?;
            let mut checked = check(found, entry, game.spelling());
            if let Checked::Misses { answer, nearly: nearly @ None, .. } = &mut checked
                && let Some(seal) = self.seal()
            {
                *nearly = seal.nearly(lock, answer);
            }
            Some(checked)
        })?
    }

    /// Where a lock is for the team, here. One that it has open and that is sealed here, since it was opened on another device
    /// or its answer was corrected, is to be opened once more, and what comes after it is out of reach until then.
    pub fn state(self, lock: &str) -> LockState {
        let state = self.game.with(|game| game.progress().state(lock));
        match (state, self.seal()) {
            (LockState::Open(_) | LockState::Reached, Some(seal)) if !seal.is_there(lock) => LockState::OutOfReach,
            (LockState::Open(_), Some(seal)) if !seal.is_open(lock) => LockState::Reached,
            (state, _) => state,
        }
    }

    /// The lock to begin with: the first that can be tried, else the first of all.
    fn first_lock(self) -> String {
        let locks = self.game.with_untracked(|game| game.breakout().locks.clone());
        let is_waiting = |lock: &&Arc<Lock>| untrack(|| self.state(&lock.id)) == LockState::Reached;
        let first = locks.iter().find(is_waiting).or(locks.first());
        first.map(|lock| lock.id.clone()).unwrap_or_default()
    }

    /// How many locks are open here.
    pub fn open_count(self) -> usize {
        let locks = self.game.with(|game| game.breakout().locks.clone());
        locks.iter().filter(|lock| matches!(self.state(&lock.id), LockState::Open(_))).count()
    }

    /// Whether the team has this lock open, and it is sealed here.
    pub fn is_shut_again(self, lock: &str) -> bool {
        let is_open = self.game.with(|game| matches!(game.progress().state(lock), LockState::Open(_)));
        is_open && self.state(lock) == LockState::Reached
    }

    /// What is said of a lock that the team has open and that is sealed here.
    pub fn shut_again_words(self, lock: &str) -> &'static str {
        match self.game.with(|game| game.progress().state(lock)) {
            LockState::Open(How::Helped) => say!(play.shut_again_helped),
            _ => say!(play.shut_again),
        }
    }

    /// Whether nothing that the team has opened is sealed here.
    pub fn has_all(self) -> bool {
        untrack(|| self.open_count() == self.game.with(|game| game.breakout().locks.len()))
    }

    /// The breakout as it is known now, with what finds out more.
    pub fn playable(self) -> Playable {
        Playable { breakout: self.game.with_untracked(|game| game.breakout().clone()), seal: self.seal() }
    }

    /// Decides, stores what happened, and shows it.
    async fn settle(self, action: Action) -> Reaction {
        let reaction = self.game.try_update_untracked(|game| game.act(action, browser::now()));
        let Some(reaction) = reaction else { return Reaction::default() };
        if !reaction.events.is_empty() {
            self.store(&reaction.events).await;
            if self.is_gone() {
                return Reaction::default();
            }
            self.apply(&reaction.events);
            // Not waited for: the news of an event comes with it.
            spawn_local(self.store_header());
        }
        if let Some(said) = &reaction.said {
            self.news.set(News::Said(said.clone()));
        }
        reaction
    }

    /// Whether what happens is kept on this device.
    pub fn is_kept(self) -> bool {
        self.rehearsal || self.store.is_kept()
    }

    /// Puts a lock on the bench, with its own clue on the desk.
    pub fn take_up(self, lock: &str) {
        self.lock.set(lock.to_owned());
        self.seen.update(|seen| {
            seen.insert(lock.to_owned());
        });
        self.clue.set(None);
        self.news.set(News::None);
    }

    /// What the team has found and this device shows, as pages.
    pub(super) fn pages(self) -> Vec<Page> {
        let chair = self.chair.get();
        self.game.with(|game| pages(&game.progress().found_from(game.breakout(), chair)))
    }

    /// Another chair was chosen, at the table: what was found before it lies there, and is nothing new.
    pub fn moved(self) {
        self.game.with_untracked(|game| self.seen.update(|seen| know(game, seen)));
        self.clue.set(None);
        spawn_local(self.store_header());
    }

    /// Leaves the table: whoever comes next is asked who it is.
    pub fn leave(self) {
        self.left.set_value(true);
        let breakout = self.game.with_untracked(|game| game.breakout().id);
        remember(self.store, breakout, None);
    }

    async fn store(self, events: &[Event]) {
        if self.rehearsal {
            return;
        }
        let id = self.game.with_untracked(|game| game.journal().id);
        let record =
            |event: &Event| (Shelf::Events, format!("{id}/{}/{:08}", event.writer, event.n), write_event(event));
        // Where it can't be kept the store says so, and the team goes on.
        let _ = self.store.put(events.iter().map(record).collect()).await;
    }

    /// Keeps how far the team is, for whoever looks for it.
    async fn store_header(self) {
        let header =
            self.game.try_with_untracked(|game| header_record(game, self.chair.get_untracked(), browser::now()));
        if let Some(header) = header.filter(|_| !self.rehearsal) {
            let _ = self.store.put(vec![header]).await;
        }
    }

    fn apply(self, events: &[Event]) {
        self.own.with_value(|own| {
            for event in events {
                if let Some(channel) = &own.channel {
                    // The other tab reads the store when it is opened next.
                    let _ = channel.post_message(&write_event(event).into());
                }
            }
        });
        self.game.update(|game| events.iter().for_each(|event| game.apply(event.clone())));
    }

    /// Takes what another tab stored between the reading of the journal and the opening of the channel.
    fn catch_up(self) {
        if self.rehearsal {
            return;
        }
        spawn_local(async move {
            let Some(id) = self.game.try_with_untracked(|game| game.journal().id) else { return };
            let records = self.store.list(Shelf::Events, &format!("{id}/")).await;
            let events: Vec<Event> = records.iter().filter_map(|(_, record)| read_event(record)).collect();
            // What is known already is not taken twice.
            self.game.try_update(|game| events.into_iter().for_each(|event| game.apply(event)));
            self.hear();
        });
    }

    fn hear(self) {
        if let Some(seal) = self.seal() {
            seal.hear(self);
        }
    }

    /// Takes what another tab of the same team stored.
    fn listen(self) {
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            if let Some(event) = message.data().as_string().and_then(|record| read_event(&record)) {
                self.game.try_update(|game| game.apply(event));
                self.hear();
            }
        });
        self.own.with_value(|own| {
            if let Some(channel) = &own.channel {
                channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            }
        });
        heard.forget();
        on_cleanup(move || {
            self.own.with_value(|own| {
                if let Some(channel) = &own.channel {
                    channel.close();
                }
            });
        });
    }

    /// Ticks, says now and then that the page is still there, and notices when it is put away.
    fn keep_time(self) {
        // Asked anew at each tick: what was decided while the page was put away may be stored when it is back.
        let attend = move |again: bool| {
            let (started, there) = self.game.with_untracked(|game| (game.progress().is_started(), game.is_there()));
            match (document().hidden(), there) {
                _ if !started || self.left.get_value() => {}
                (true, true) => self.act(Action::Pause),
                (false, false) => self.act(Action::Resume),
                (false, true) if again => self.act(Action::Resume),
                _ => {}
            }
        };
        let tick = move || {
            let (now, before) = (browser::now(), self.now.get_untracked());
            self.now.set(now);
            attend(before / STILL_HERE != now / STILL_HERE);
        };
        if let Ok(handle) = set_interval_with_handle(tick, Duration::from_secs(1)) {
            on_cleanup(move || handle.clear());
        }
        let visibility = window_event_listener_untyped("visibilitychange", move |_| attend(false));
        on_cleanup(move || visibility.remove());
    }
}

/// Takes all that was found and every lock that was reached for seen.
fn know(game: &Game, seen: &mut HashSet<String>) {
    let found = game.progress().found(game.breakout()).into_iter().map(|found| found.clue.id.clone());
    let reached = game.breakout().locks.iter().filter(|lock| game.progress().state(&lock.id) != LockState::OutOfReach);
    seen.extend(found.chain(reached.map(|lock| lock.id.clone())));
}
