//! The games that are under way on this device, or were.

use uuid::Uuid;

use crate::app::shipped::SHIPPED;
use crate::app::store::settings::Last;
use crate::app::store::{Shelf, Store};
use crate::format::journal::{Header, read_header};
use crate::format::named;
use crate::say;

/// How many are told.
const MOST: usize = 5;

/// A game: one for each breakout, with the team that played it last.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Game {
    /// The breakout's title.
    pub title: String,
    /// Its team and how far that came; empty where nobody knows.
    pub about: String,
    /// Where it is played: a fragment.
    pub place: String,
    /// Whether its box is open.
    pub is_done: bool,
}

impl Game {
    /// What was open last, as far as a setting says.
    pub fn last() -> Option<Self> {
        let Last { title, place } = Last::kept()?;
        Some(Game { title, about: String::new(), place, is_done: false })
    }

    fn of(header: &Header, (title, place, locks): (String, String, usize)) -> Self {
        let state =
            if header.finished { say!(home.done).to_owned() } else { say!(home.open, open = header.open, of = locks) };
        let team = header.team.trim();
        let about = if team.is_empty() { state } else { format!("{team} · {state}") };
        Game { title, about, place, is_done: header.finished }
    }
}

/// All of them, the one that was played last first. What came in a link is known only where it was open last: its breakout is in the
/// address.
pub(super) async fn games(store: Store) -> Vec<Game> {
    let records = store.list(Shelf::Journals, "").await;
    let mut headers: Vec<Header> = records.iter().filter_map(|(_, record)| read_header(record)).collect();
    headers.sort_by_key(|header| std::cmp::Reverse(header.last));
    let mut games: Vec<Game> = Vec::new();
    let mut seen: Vec<Uuid> = Vec::new();
    for header in headers {
        if games.len() == MOST {
            break;
        }
        if seen.contains(&header.breakout) {
            continue;
        }
        seen.push(header.breakout);
        games.extend(breakout(store, header.breakout).await.map(|breakout| Game::of(&header, breakout)));
    }
    if let Some(last) = Game::last().filter(|last| games.iter().all(|game| game.place != last.place)) {
        games.insert(0, last);
    }
    games
}

/// A breakout that can be played from here: its title, its place and how many locks it has.
async fn breakout(store: Store, id: Uuid) -> Option<(String, String, usize)> {
    let id = id.to_string();
    if let Some(known) = SHIPPED.iter().find(|shipped| shipped.id == id) {
        return Some((known.title.to_owned(), format!("/play/{}", known.slug), known.locks as usize));
    }
    let (title, locks) = named(store.get(Shelf::Opened, &id).await?.as_bytes())?;
    Some((title, format!("/play/id/{id}"), locks))
}
