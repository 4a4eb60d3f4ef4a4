//! The teams that have played a breakout on this device.

use leptos::task::spawn_local;
use uuid::Uuid;

use crate::app::maths;
use crate::app::shared::Playable;
use crate::app::store::{Record, Shelf, Store};
pub use crate::format::journal::Header;
use crate::format::journal::{read_event, read_header, write_header};
use crate::play::{Game, Journal, Millis};

/// The record of a game's header.
pub fn header_record(game: &Game, chair: usize, now: Millis) -> Record {
    let journal = game.journal();
    let header = Header {
        id: journal.id,
        breakout: journal.breakout,
        team: journal.team.clone(),
        open: game.progress().open_count(game.breakout()),
        finished: game.progress().finished().is_some(),
        last: now,
        chair,
        extra: journal.extra.clone(),
    };
    (Shelf::Journals, journal.id.to_string(), write_header(&header))
}

/// The key of the record that says which team sits at a breakout. Not a setting: those may be lost when a browser is
/// killed, and a team must be where it was.
fn seat(breakout: Uuid) -> String {
    format!("seat/{breakout}")
}

/// Remembers which team sits at a breakout, or that none does.
pub fn remember(store: Store, breakout: Uuid, journal: Option<Uuid>) {
    let id = journal.map(|id| id.to_string()).unwrap_or_default();
    spawn_local(async move {
        // Where it can't be kept, the team is asked who it is.
        let _ = store.put(vec![(Shelf::Journals, seat(breakout), id)]).await;
    });
}

/// The journal of the team that sits at a breakout, if one does.
pub async fn last(store: Store, breakout: Uuid) -> Option<Uuid> {
    Uuid::try_parse(&store.get(Shelf::Journals, &seat(breakout)).await?).ok()
}

/// The teams of a breakout on this device, the latest first.
pub async fn teams(store: Store, breakout: Uuid) -> Vec<Header> {
    let records = store.list(Shelf::Journals, "").await;
    let mut headers: Vec<Header> = Vec::new();
    for header in records.iter().filter_map(|(_, text)| read_header(text)).filter(|header| header.breakout == breakout)
    {
        let later = headers.partition_point(|other| other.last >= header.last);
        headers.insert(later, header);
    }
    headers
}

/// A journal with all its events.
pub async fn load(store: Store, header: &Header) -> Journal {
    let mut journal = Journal::new(header.id, header.breakout, &header.team);
    journal.extra = header.extra.clone();
    for (_, record) in store.list(Shelf::Events, &format!("{}/", header.id)).await {
        if let Some(event) = read_event(&record) {
            journal.insert(event);
        }
    }
    journal
}

/// A breakout as the team of a journal has it: of a student copy what it has found, too.
pub async fn recalled(store: Store, playable: &Playable, journal: Uuid) -> Playable {
    let mut playable = playable.fresh();
    if let Some(seal) = &playable.seal {
        seal.recall(store, journal).await;
        playable.breakout = seal.breakout();
    }
    maths::prepare(&playable.breakout);
    playable
}
