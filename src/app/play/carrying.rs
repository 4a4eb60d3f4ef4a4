//! The ways in which a team carries on elsewhere: a file, a link, a code.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::sitting::Sitting;
use crate::app::browser;
use crate::app::store::Shelf;
use crate::format::{LONGEST, journal, pack, to_carried};
use crate::qr::Code;
use crate::say;

/// A camera reads a code of an address of so many characters from a screen: 129 dots a side.
const READABLE: usize = 1_190;

/// All of them. Each holds the team's place as it is now. Whoever closes the lid may leave without any: the device keeps it, too.
pub(super) fn carrying(sitting: Sitting, leave: Option<Callback<()>>) -> AnyView {
    let said = RwSignal::new(None::<String>);
    let link = RwSignal::new(None::<String>);
    spawn_local(async move {
        let made = link_of(sitting).await;
        link.try_set(made);
    });
    let copy = move |_| {
        let Some(link) = link.get_untracked() else { return };
        spawn_local(async move {
            let done = browser::copy(&link).await;
            let words = if done { say!(carry.copied) } else { say!(class.link_not_copied) };
            said.try_set(Some(words.to_owned()));
        });
    };
    let code = move || {
        let link = link.get()?;
        Some(match Code::of(&link) {
            Some(code) if link.len() <= READABLE => {
                let size = code.size();
                view! {
                    <p>{say!(carry.code_how)}</p>
                    <figure class="code">
                        <svg viewBox=format!("0 0 {size} {size}") shape-rendering="crispEdges" role="img" aria-label=say!(carry.code)>
                            <rect fill="#fff" width=size.to_string() height=size.to_string()/><path fill="#000" d=code.path()/>
                        </svg>
                    </figure>
                }
                .into_any()
            }
            _ => view! { <p class="quiet">{say!(carry.no_code)}</p> }.into_any(),
        })
    };
    let needs = move || {
        link.get().is_some_and(|link| needs_file(&link)).then(|| view! { <p>{say!(carry.needs)}</p> }.into_any())
    };
    let save = move |_| said.set(Some(say!(end.saved, name = save(sitting))));
    let why = match (leave.is_some(), sitting.is_kept()) {
        (false, _) => say!(carry.why),
        (true, true) => say!(end.kept),
        (true, false) => say!(end.not_kept),
    };
    let acts = leave.map(|leave| {
        view! { <div class="acts"><button class="go small" type="button" on:click=move |_| leave.run(())>{say!(end.leave)}</button></div> }
            .into_any()
    });
    let is_sealed = sitting.playable().seal.is_some();
    let again = is_sealed.then(|| view! { <p>{say!(carry.answers_again)}</p> }.into_any());
    view! {
        <div class="inside">
            <p>{why}</p>
            {again}
            {move || needs()}
            <div class="row">
                <button class="go small" type="button" aria-disabled=move || link.read().is_none().then_some("true") on:click=copy>{say!(carry.copy)}</button>
                <button class="ghost" type="button" on:click=save>{say!(play.save_place)}</button>
            </div>
            <p class="quiet" role="status">{move || said.get()}</p>
            {move || code()}
        </div>
        {acts}
    }
    .into_any()
}

/// Hands the team its journal as a file, and tells its name.
fn save(sitting: Sitting) -> String {
    sitting.game.with_untracked(|game| {
        let name = browser::file_name(&format!("{} {}", game.breakout().title, game.journal().team), "journal.json");
        // Where the browser refuses a download it says so itself.
        let _ = browser::download(&name, "application/json", &journal::write(game.journal()));
        name
    })
}

/// The address at which the team carries on. A breakout that was opened from a file goes along where it is short enough.
async fn link_of(sitting: Sitting) -> Option<String> {
    let (journal, mut place) = (sitting.game.try_with_untracked(|game| game.journal().clone())?, browser::fragment());
    let whole = |place: &str| format!("{}#/play/on/{}", browser::page_address(), to_carried(&journal, place));
    if let Some(id) = place.strip_prefix("/play/id/")
        && let Some(file) = sitting.store.get(Shelf::Opened, id).await
    {
        let packed = format!("/play/z/{}", pack(&file));
        if whole(&packed).len() <= LONGEST {
            place = packed;
        }
    }
    Some(whole(&place))
}

/// Whether another device must have opened the breakout's file first.
fn needs_file(link: &str) -> bool {
    browser::fragment().starts_with("/play/id/") && !link.contains("/z/")
}
