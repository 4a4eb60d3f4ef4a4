//! A place that a team saved as a file, carried on here.

use std::collections::HashSet;

use super::teams::{Header, remember};
use crate::app::browser;
use crate::app::later::Coming;
use crate::app::parts::{Trouble, refusal};
use crate::app::shipped::SHIPPED;
use crate::app::store::{Record, Shelf, Store};
use crate::format::from_carried;
use crate::format::journal::{self, read_header, write_event, write_header};
use crate::play::{Journal, What};
use crate::say;

/// Where a journal is played on, or why it can't be; none where a file is no journal.
pub type Carried = Option<Result<String, Trouble>>;

/// Takes a team's journal in from its file: what this device has of it and what the file has are joined, and the team sits down
/// at its breakout. Gives where that is played, or why it can't be; none where the file is no journal.
pub(super) fn carry(file: Vec<u8>, store: Store) -> Coming<Carried> {
    Box::pin(async move {
        let journal = journal::read(&file).ok()?;
        let Some(place) = place_of(&journal, store).await else {
            return Some(Err(unknown(say!(play.carry_unknown_remedy))));
        };
        take(&journal, store).await;
        Some(Ok(place))
    })
}

/// Takes a team's journal in from an address, and goes to where it is played; gives why it can't be where it can't.
pub(super) async fn by_link(carried: &str, store: Store) -> Trouble {
    let (journal, place) = match from_carried(carried) {
        Ok(carried) => carried,
        Err(refused) => return refusal(&refused),
    };
    let place = match place {
        Some(place) => Some(place),
        None => place_of(&journal, store).await,
    };
    let Some(place) = place else { return unknown(say!(carry.link_remedy)) };
    take(&journal, store).await;
    browser::go_on(&place);
    // The page of that address takes over.
    std::future::pending().await
}

/// Where this device plays the breakout of a journal; none where it doesn't have it.
async fn place_of(journal: &Journal, store: Store) -> Option<String> {
    let breakout = journal.breakout.to_string();
    if store.get(Shelf::Opened, &breakout).await.is_some() {
        return Some(format!("/play/id/{breakout}"));
    }
    let shipped = SHIPPED.iter().find(|shipped| shipped.id == breakout)?;
    Some(format!("/play/{}", shipped.slug))
}

async fn take(journal: &Journal, store: Store) {
    // Where it can't be kept the page says so, and the team goes on for this sitting.
    let _ = store.put(records(journal, store).await).await;
    remember(store, journal.breakout, Some(journal.id));
}

fn unknown(remedy: &str) -> Trouble {
    Trouble { what: say!(play.carry_unknown).to_owned(), place: String::new(), remedy: remedy.to_owned() }
}

/// What of a journal this device doesn't have, and its header.
async fn records(journal: &Journal, store: Store) -> Vec<Record> {
    let id = journal.id.to_string();
    let known = store.list(Shelf::Events, &format!("{id}/")).await;
    let is_known = |key: &str| known.binary_search_by(|(known, _)| known.as_str().cmp(key)).is_ok();
    let mut records: Vec<Record> = Vec::new();
    let mut open = HashSet::new();
    let (mut finished, mut last) = (false, 0);
    for event in journal.events() {
        match &event.what {
            What::Opened { lock, .. } | What::Helped { lock } => drop(open.insert(lock)),
            What::Finished => finished = true,
            _ => {}
        }
        last = last.max(event.at);
        let key = format!("{id}/{}/{:08}", event.writer, event.n);
        if !is_known(&key) {
            records.push((Shelf::Events, key, write_event(event)));
        }
    }
    // It is reckoned anew as soon as the team does something.
    let before = store.get(Shelf::Journals, &id).await.and_then(|record| read_header(&record));
    let header = before.unwrap_or_else(|| Header {
        id: journal.id,
        breakout: journal.breakout,
        team: journal.team.clone(),
        open: open.len(),
        finished,
        last,
        chair: 0,
        extra: journal.extra.clone(),
    });
    records.push((Shelf::Journals, id, write_header(&header)));
    records
}
