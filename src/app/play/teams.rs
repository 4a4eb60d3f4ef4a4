//! The teams that have played a breakout on this device.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::app::store::{Record, Shelf, Store};
use crate::format::journal::read_event;
use crate::play::{Game, Journal, Millis};

/// A journal without its events, as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Header {
    /// The journal's id.
    pub id: Uuid,
    /// The breakout's id.
    pub breakout: Uuid,
    /// The team's name.
    pub team: String,
    /// How many locks are open.
    pub open: usize,
    /// Whether the box is open.
    pub finished: bool,
    /// When something was last done.
    pub last: Millis,
}

/// The record of a game's header.
pub fn header_record(game: &Game, now: Millis) -> Record {
    let journal = game.journal();
    let header = Header {
        id: journal.id,
        breakout: journal.breakout,
        team: journal.team.clone(),
        open: game.progress().open_count(game.breakout()),
        finished: game.progress().finished().is_some(),
        last: now,
    };
    (Shelf::Journals, journal.id.to_string(), serde_json::to_string(&header).unwrap_or_default())
}

/// The teams of a breakout on this device, the latest first.
pub async fn teams(store: Store, breakout: Uuid) -> Vec<Header> {
    let records = store.list(Shelf::Journals, "").await;
    let mut headers: Vec<Header> = records.iter().filter_map(|(_, text)| serde_json::from_str(text).ok()).collect();
    headers.retain(|header| header.breakout == breakout);
    headers.sort_by_key(|header| std::cmp::Reverse(header.last));
    headers
}

/// A journal with all its events.
pub async fn load(store: Store, header: &Header) -> Journal {
    let mut journal = Journal::new(header.id, header.breakout, &header.team);
    for (_, record) in store.list(Shelf::Events, &format!("{}/", header.id)).await {
        if let Some(event) = read_event(&record) {
            journal.insert(event);
        }
    }
    journal
}
